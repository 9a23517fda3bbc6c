"""What crosses the wire about safety incidents in the office."""

from marshmallow import fields

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.vocabulary import keys

_MOST = 2**31 - 1


class IncidentQuerySchema(Schema):
    """Which page of the incidents."""

    page = whole(1, 100_000, is_query=True, load_default=1)


class IncidentRowSchema(Schema):
    """One incident; `due_on` is the day it is to be followed up by, planned or reckoned."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    occurred_at = instant(required=True)
    type = choice(*sorted(keys("incident_type")), required=True)
    by_name = text(120, required=True)
    entry_id = record_id(required=True, allow_none=True)
    case_id = record_id(required=True, allow_none=True)
    case_code = text(20, required=True, allow_none=True)
    follow_up_by = local_date(required=True, allow_none=True)
    followed_up_on = local_date(required=True, allow_none=True)
    follow_up = text(2000, required=True, allow_none=True)
    text = text(500, required=True, allow_none=True)
    due_on = local_date(required=True)
    is_late = fields.Boolean(required=True)


class IncidentPageSchema(Schema):
    """One page of incidents; `waiting` of all of them are not followed up."""

    incidents = fields.List(fields.Nested(IncidentRowSchema), required=True)
    waiting = whole(0, _MOST, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)
