"""What crosses the wire about parked operations and conflicts in the office."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.schemas.entries import PersonSchema

_MOST = 2**53 - 1
_PARKED = ("conflict", "late", "held", "rejected", "quarantined")
_STATES = ("submitted", "approved", "returned", "voided", "draft")


class ParkedQuerySchema(Schema):
    """Which of what waits, and which page of it."""

    outcome = choice(*_PARKED, load_default="late")
    page = whole(1, 100_000, is_query=True, load_default=1)


class OfferedFieldSchema(Schema):
    """One field: what its writer saw, what they set, and what stands now."""

    name = text(60, required=True)
    kind = text(20, required=True)
    words = text(60, required=True, allow_none=True)
    base = fields.Raw(required=True, allow_none=True)
    offered = fields.Raw(required=True, allow_none=True)
    current = fields.Raw(required=True, allow_none=True)


class ParkedChangeSchema(Schema):
    """What the operation wanted with one record."""

    entity = text(40, required=True)
    record_id = text(64, required=True)
    action = text(20, required=True)
    act = text(20, required=True, allow_none=True)
    is_there = fields.Boolean(required=True)
    values = fields.List(fields.Nested(OfferedFieldSchema), required=True)


class OpenConflictSchema(Schema):
    """Two values for the same fields, until someone chooses."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    entity = text(40, required=True)
    record_id = record_id(required=True)
    field_group = text(40, required=True)
    is_deleted = fields.Boolean(required=True)
    values = fields.List(fields.Nested(OfferedFieldSchema), required=True)


class ParkedEntrySchema(Schema):
    """The entry that an operation is about."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    version = whole(1, _MOST, required=True)
    state = choice(*_STATES, required=True)
    done_on = local_date(required=True)
    case_code = text(20, required=True, allow_none=True)
    resident_name = text(120, required=True, allow_none=True)


class ParkedSchema(Schema):
    """An operation that was not applied, or not wholly; `base_n` names its latest outcome."""

    op_id = record_id(required=True)
    base_n = whole(1, _MOST, required=True)
    outcome = choice(*_PARKED, required=True)
    reason = text(60, required=True, allow_none=True)
    received_at = instant(required=True)
    saved_at = instant(required=True, allow_none=True)
    author = fields.Nested(PersonSchema, required=True)
    device = text(120, required=True, allow_none=True)
    waiting_on = record_id(required=True, allow_none=True)
    changes = fields.List(fields.Nested(ParkedChangeSchema), required=True)
    conflicts = fields.List(fields.Nested(OpenConflictSchema), required=True)
    entry = fields.Nested(ParkedEntrySchema, required=True, allow_none=True)
    ways = fields.List(choice("accept", "decline", "retry"), required=True)


class ParkedCountsSchema(Schema):
    """How many operations wait with each outcome."""

    conflict = whole(0, _MOST, required=True)
    late = whole(0, _MOST, required=True)
    held = whole(0, _MOST, required=True)
    rejected = whole(0, _MOST, required=True)
    quarantined = whole(0, _MOST, required=True)


class ParkedPageSchema(Schema):
    """One page of what waits."""

    operations = fields.List(fields.Nested(ParkedSchema), required=True)
    counts = fields.Nested(ParkedCountsSchema, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


class WayOutSchema(Schema):
    """A way out: which operation it is, and which outcome was seen."""

    op_id = record_id(required=True)
    base_n = whole(1, _MOST, required=True)
    comment = text(500, shortest=1)


class ChoiceSchema(Schema):
    """What one conflict is to end in; `set` are values for the same fields that replace both."""

    id = record_id(required=True)
    base_version = whole(1, _MOST, required=True)
    choice = choice("keep", "take", required=True)
    set = fields.Dict(
        keys=text(60), values=fields.Raw(allow_none=True), validate=validate.Length(max=20)
    )


class ChoicesSchema(Schema):
    """Choices that belong together."""

    op_id = record_id(required=True)
    choices = fields.List(
        fields.Nested(ChoiceSchema), required=True, validate=validate.Length(min=1, max=20)
    )
