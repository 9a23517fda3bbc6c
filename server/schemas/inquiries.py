"""What crosses the wire about inquiries in the office."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.schemas.entries import PersonSchema
from server.vocabulary import keys

_MOST = 2**53 - 1


class InquiryQuerySchema(Schema):
    """Which page of the inquiries."""

    page = whole(1, 100_000, is_query=True, load_default=1)
    page_size = whole(1, 200, is_query=True, load_default=50)


class InquiryCaseSchema(Schema):
    """The case that an inquiry belongs to."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)


class InquirySchema(Schema):
    """One inquiry; `case` is null also for whoever may not read the case."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    version = whole(1, _MOST, required=True)
    received_at = instant(required=True)
    received_by = fields.Nested(PersonSchema, required=True)
    source = choice(*sorted(keys("inquiry_source")), required=True)
    channel = choice(*sorted(keys("channel")), required=True)
    urgency = choice(*sorted(keys("urgency")), required=True)
    decision = choice(*sorted(keys("inquiry_decision")), required=True)
    follow_up_on = local_date(required=True, allow_none=True)
    caller_name = text(120, required=True, allow_none=True)
    caller_phone = text(30, required=True, allow_none=True)
    about = text(120, required=True, allow_none=True)
    address = text(200, required=True, allow_none=True)
    is_without_home = fields.Boolean(required=True)
    is_not_coping = fields.Boolean(required=True)
    is_not_reached = fields.Boolean(required=True)
    text = text(2000, required=True, allow_none=True)
    case = fields.Nested(InquiryCaseSchema, required=True, allow_none=True)


class InquiryPageSchema(Schema):
    """One page of inquiries out of `total`; of all of them, `critical` are critical and undecided."""

    inquiries = fields.List(
        fields.Nested(InquirySchema), required=True, validate=validate.Length(max=200)
    )
    critical = whole(0, _MOST, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)
