"""What crosses the wire when a caretaker asks for a case."""

from marshmallow import fields, validate

from server.schemas.base import Schema, record_id, text


class CaseQuestionSchema(Schema):
    """Beginnings of words, in the body: no name stands in an address."""

    text = text(100, shortest=2, required=True)


class FoundCaseSchema(Schema):
    """A case to choose; a protected address is null."""

    id = record_id(required=True)
    code = text(20, required=True)
    name = text(120, required=True)
    address = text(200, required=True, allow_none=True)


class FoundCasesSchema(Schema):
    """The first few."""

    cases = fields.List(
        fields.Nested(FoundCaseSchema), required=True, validate=validate.Length(max=10)
    )


class CaseChoiceSchema(Schema):
    """The one that the phone is to hold."""

    case_id = record_id(required=True)


class FetchedSchema(Schema):
    """It is the phone's at its next sync."""

    case_id = record_id(required=True)
