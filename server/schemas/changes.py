"""What crosses the wire when plain records are written at a desk."""

from marshmallow import fields, validate

from server.access.edits import EDITS
from server.schemas.base import Schema, choice, record_id, text, whole

_MOST = 2**53 - 1
_MANY = validate.Length(max=60, error="too_many")


class RecordChangeSchema(Schema):
    """What is to become of one record. `base` holds, for each field of `set`, what the writer saw."""

    entity = choice(*EDITS, required=True)
    id = record_id(required=True)
    action = choice("create", "patch", "delete", required=True)
    base_version = whole(0, 2**31 - 1, required=True)
    base = fields.Dict(
        keys=text(60), values=fields.Raw(allow_none=True), required=True, validate=_MANY
    )
    set = fields.Dict(
        keys=text(60), values=fields.Raw(allow_none=True), required=True, validate=_MANY
    )


class ChangesSchema(Schema):
    """One operation: its id was made when the form opened."""

    op_id = record_id(required=True)
    changes = fields.List(
        fields.Nested(RecordChangeSchema),
        required=True,
        validate=validate.Length(min=1, max=20, error="too_many"),
    )


class ChangedSchema(Schema):
    """What became of it. After a `conflict` both values are kept until someone chooses."""

    outcome = choice("applied", "merged", "conflict", required=True)
    versions = fields.Dict(keys=record_id(), values=whole(1, _MOST), required=True)
    conflicts = fields.List(record_id(), required=True)


class PersonChoiceSchema(Schema):
    """Somebody at work, who can own a task, be sent on a visit, or be named for a protected address."""

    id = record_id(required=True)
    name = text(120, required=True)
    is_caretaker = fields.Boolean(required=True)
    can_be_named = fields.Boolean(required=True)


class BodyChoiceSchema(Schema):
    """A partner or a landlord."""

    id = record_id(required=True)
    name = text(120, required=True)
    type = text(60, required=True)


class FormCaseSchema(Schema):
    """An open case, by its code and the resident's name."""

    id = record_id(required=True)
    name = text(200, required=True)


class FormChoicesSchema(Schema):
    """What forms offer."""

    cases = fields.List(fields.Nested(FormCaseSchema), required=True)

    people = fields.List(fields.Nested(PersonChoiceSchema), required=True)
    partners = fields.List(fields.Nested(BodyChoiceSchema), required=True)
    landlords = fields.List(fields.Nested(BodyChoiceSchema), required=True)
