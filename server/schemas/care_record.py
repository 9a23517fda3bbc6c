"""What crosses the wire about what is to be written into the care record."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.vocabulary import keys


class MarkedTaskSchema(Schema):
    """A task of a marked entry."""

    task_type = choice(*sorted(keys("task_type")), required=True)
    duration_minutes = whole(0, 24 * 60, required=True)


class CopyReceiptSchema(Schema):
    """That an entry has been copied: the reference that came back, when, and who did it."""

    reference = text(60, required=True)
    copied_on = local_date(required=True)
    by_name = text(120, required=True, allow_none=True)


class MarkedEntrySchema(Schema):
    """An entry that is to be in the care record."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    done_on = local_date(required=True)
    started_at = instant(required=True)
    ended_at = instant(required=True)
    note = text(2000, required=True, allow_none=True)
    author_name = text(120, required=True)
    tasks = fields.List(fields.Nested(MarkedTaskSchema), required=True)
    copy = fields.Nested(CopyReceiptSchema, required=True, allow_none=True)


class CareRecordSchema(Schema):
    """The marked entries, and whether the case has come so far that it belongs in the care record."""

    entries = fields.List(
        fields.Nested(MarkedEntrySchema), required=True, validate=validate.Length(max=200)
    )
    visits = whole(0, 2**53 - 1, required=True)
    asked_after_visits = whole(0, 3650, required=True)
