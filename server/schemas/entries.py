"""What crosses the wire about entries in the office."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.vocabulary import keys

_STATES = ("submitted", "approved", "returned", "voided", "draft")
_DAY = 24 * 60
_MOST = 2**53 - 1  # the largest whole number that JavaScript holds exactly


class EntryQuerySchema(Schema):
    """Which entries, and which page of them."""

    state = choice(*_STATES, load_default="submitted")
    page = whole(1, 100_000, is_query=True, load_default=1)
    page_size = whole(1, 200, is_query=True, load_default=50)
    kind = choice("all", "plain", "odd", load_default="all")
    author_id = record_id(load_default=None)
    sort = choice("newest", "oldest", "longest", "author", load_default="newest")


class PersonSchema(Schema):
    """A user, as others see them."""

    id = record_id(required=True)
    code = text(20, required=True)
    name = text(120, required=True)


class ColleagueSchema(PersonSchema):
    """Who is named on an entry; both are null until they have answered."""

    confirmed_at = instant(required=True, allow_none=True)
    declined_at = instant(required=True, allow_none=True)


class EntryCaseSchema(Schema):
    """The case of an entry, in the version that says whether photos may be taken in it."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)
    version = whole(1, _MOST, required=True)
    is_photo_allowed = fields.Boolean(required=True)
    may_allow_photos = fields.Boolean(required=True)


class EntryPlaceSchema(Schema):
    """The place of an entry; a protected address is null."""

    id = record_id(required=True)
    address = text(200, required=True, allow_none=True)


class EntryLineSchema(Schema):
    """One task of an entry; the minutes of its lines sum to the entry's own."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    position = whole(0, 1000, required=True)
    task_type = choice(*sorted(keys("task_type")), required=True)
    duration_minutes = whole(0, _DAY, required=True)
    sacks = whole(0, 10_000, required=True)
    kg = whole(0, 100_000, required=True)
    trips = whole(0, 1_000, required=True)
    is_hazardous = fields.Boolean(required=True)


class EntryPhotoSchema(Schema):
    """A photo of an entry; while it is `waiting`, the device that announced it still holds it."""

    id = record_id(required=True)
    slot = choice(*sorted(keys("photo_slot")), required=True)
    position = whole(0, 200, required=True)
    taken_at = instant(required=True)
    state = choice("waiting", "stored", "damaged", required=True)
    announced_at = instant(required=True)
    received_at = instant(required=True, allow_none=True)
    device_label = text(120, required=True, allow_none=True)
    device_seen_at = instant(required=True, allow_none=True)


class EntrySchema(Schema):
    """An entry as it is reviewed."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    version = whole(1, _MOST, required=True)
    state = choice(*_STATES, required=True)
    kind = choice(*sorted(keys("entry_kind")), required=True)
    done_on = local_date(required=True)
    started_at = instant(required=True)
    ended_at = instant(required=True)
    duration_minutes = whole(0, _DAY, required=True)
    travel_minutes = whole(0, _DAY, required=True)
    km = whole(0, 10_000, required=True)
    outcome = choice(*sorted(keys("visit_outcome")), required=True, allow_none=True)
    note = text(2000, required=True, allow_none=True)
    was_offline = fields.Boolean(required=True)
    review_flags = fields.List(text(40), required=True)
    author = fields.Nested(PersonSchema, required=True)
    colleagues = fields.List(fields.Nested(ColleagueSchema), required=True)
    case = fields.Nested(EntryCaseSchema, required=True, allow_none=True)
    place = fields.Nested(EntryPlaceSchema, required=True, allow_none=True)
    lines = fields.List(fields.Nested(EntryLineSchema), required=True)
    photos = fields.List(fields.Nested(EntryPhotoSchema), required=True)
    received_at = instant(required=True, allow_none=True)
    received_number = whole(0, _MOST, required=True, allow_none=True)
    clock_offset_minutes = whole(
        -_MOST,
        _MOST,
        required=True,
        allow_none=True,
        metadata={"description": "How far ahead the phone's clock was; below zero when behind."},
    )
    approved_at = instant(required=True, allow_none=True)
    approved_by = fields.Nested(PersonSchema, required=True, allow_none=True)
    may_approve = fields.Boolean(required=True)
    may_correct = fields.Boolean(required=True)


class EntryPageSchema(Schema):
    """One page of entries."""

    entries = fields.List(fields.Nested(EntrySchema), required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


class ApprovalSchema(Schema):
    """An approval: which operation it is, and which version was seen."""

    op_id = record_id(required=True)
    base_version = whole(1, _MOST, required=True)


class ReturnSchema(ApprovalSchema):
    """An entry sent back: what is to be mended, and in which of its lines."""

    comment = text(500, shortest=1, required=True)
    line_id = record_id(load_default=None, allow_none=True)


class SeenEntrySchema(Schema):
    """An entry, in the version that was seen."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)


class BulkApprovalSchema(Schema):
    """Entries to approve together: only those without a flag are."""

    op_id = record_id(required=True)
    entries = fields.List(
        fields.Nested(SeenEntrySchema),
        required=True,
        validate=validate.Length(min=1, max=100, error="too_many"),
    )


class BulkOutcomeSchema(Schema):
    """What became of one of them: approved when there is no reason."""

    id = record_id(required=True)
    reason = text(40, required=True, allow_none=True)


class BulkApprovedSchema(Schema):
    """What became of each, in the order in which they were sent."""

    entries = fields.List(fields.Nested(BulkOutcomeSchema), required=True)


class CorrectedFieldsSchema(Schema):
    """The entry's own fields that a reviewer puts right."""

    kind = choice(*sorted(keys("entry_kind")))
    duration_minutes = whole(0, _DAY)
    started_at = instant()
    ended_at = instant()
    done_on = local_date()
    travel_minutes = whole(0, _DAY)
    km = whole(0, 2_000)
    outcome = choice(*sorted(keys("visit_outcome")), allow_none=True)
    note = text(2000, allow_none=True)


class CorrectedLineSchema(Schema):
    """One line as it is to be; without an id it is new."""

    id = record_id(load_default=None, allow_none=True)
    task_type = choice(*sorted(keys("task_type")), required=True)
    duration_minutes = whole(0, _DAY, required=True)
    sacks = whole(0, 500, load_default=0)
    kg = whole(0, 20_000, load_default=0)
    trips = whole(0, 100, load_default=0)
    is_hazardous = fields.Boolean(load_default=False)


class CorrectionSchema(ApprovalSchema):
    """What is put right, why, and which version was seen."""

    reason = text(500, shortest=1, required=True)
    entry = fields.Nested(CorrectedFieldsSchema, load_default=dict)
    lines = fields.List(
        fields.Nested(CorrectedLineSchema),
        load_default=None,
        allow_none=True,
        validate=validate.Length(min=1, max=15, error="too_many"),
    )
