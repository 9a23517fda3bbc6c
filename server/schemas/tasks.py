"""What crosses the wire about tasks at a desk."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.schemas.entries import PersonSchema

_MOST = 2**53 - 1


class TaskQuerySchema(Schema):
    """Whose tasks, and which page of them."""

    whose = choice("mine", "all", "overdue", load_default="mine")
    page = whole(1, 100_000, is_query=True, load_default=1)


class TaskCaseSchema(Schema):
    """The case that a task is about."""

    id = record_id(required=True)
    code = text(20, required=True)


class OfficeTaskSchema(Schema):
    """One task; `case` is null also for whoever may not read it."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    due_on = local_date(required=True, allow_none=True)
    done_at = instant(required=True, allow_none=True)
    is_overdue = fields.Boolean(required=True)
    owner = fields.Nested(PersonSchema, required=True)
    case = fields.Nested(TaskCaseSchema, required=True, allow_none=True)
    inquiry_id = record_id(required=True, allow_none=True)
    meeting_id = record_id(required=True, allow_none=True)
    text = text(500, required=True)


class TaskPageSchema(Schema):
    """One page of tasks out of `total`; `overdue` of the open ones should have been done."""

    tasks = fields.List(
        fields.Nested(OfficeTaskSchema), required=True, validate=validate.Length(max=200)
    )
    overdue = whole(0, _MOST, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


class NewTaskSchema(Schema):
    """A task that is given to somebody."""

    op_id = record_id(required=True)
    owner_id = record_id(required=True)
    due_on = local_date(load_default=None, allow_none=True)
    case_id = record_id(load_default=None, allow_none=True)
    text = text(500, shortest=1, required=True)


class TaskTickSchema(Schema):
    """Says that a task is done, or not after all."""

    op_id = record_id(required=True)
    base_version = whole(1, _MOST, required=True)
    is_done = fields.Boolean(required=True)
