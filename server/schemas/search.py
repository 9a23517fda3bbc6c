"""What crosses the wire about searching. What is searched for stands in the body, never in an address."""

from marshmallow import fields

from server.schemas.base import Schema, choice, local_date, record_id, text, whole
from server.vocabulary import keys

LONGEST = 100


class SearchSchema(Schema):
    """What is searched for."""

    text = text(LONGEST, required=True)


class CaseHitSchema(Schema):
    """A case; a protected address is not told."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)
    address = text(200, required=True, allow_none=True)
    is_closed = fields.Boolean(required=True)


class PersonHitSchema(Schema):
    """A resident, with the case by which one may see them."""

    id = record_id(required=True)
    name = text(120, required=True)
    birth_year = whole(1900, 2100, required=True, allow_none=True)
    case_id = record_id(required=True)
    case_code = text(20, required=True)


class NamedHitSchema(Schema):
    """A partner or a landlord."""

    id = record_id(required=True)
    name = text(120, required=True)
    phone = text(30, required=True, allow_none=True)
    type = text(40, required=True)


class NoteHitSchema(Schema):
    """An entry, by its note: the part of it around what was found."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    done_on = local_date(required=True)
    kind = choice(*sorted(keys("entry_kind")), required=True)
    case_code = text(20, required=True, allow_none=True)
    excerpt = text(200, required=True)


class CaseHitsSchema(Schema):
    """Cases, and whether there are more."""

    hits = fields.List(fields.Nested(CaseHitSchema), required=True)
    has_more = fields.Boolean(required=True)


class PersonHitsSchema(Schema):
    """People, and whether there are more."""

    hits = fields.List(fields.Nested(PersonHitSchema), required=True)
    has_more = fields.Boolean(required=True)


class NamedHitsSchema(Schema):
    """Partners or landlords, and whether there are more."""

    hits = fields.List(fields.Nested(NamedHitSchema), required=True)
    has_more = fields.Boolean(required=True)


class NoteHitsSchema(Schema):
    """Notes, and whether there are more."""

    hits = fields.List(fields.Nested(NoteHitSchema), required=True)
    has_more = fields.Boolean(required=True)


class FoundSchema(Schema):
    """What was found, in groups."""

    cases = fields.Nested(CaseHitsSchema, required=True)
    people = fields.Nested(PersonHitsSchema, required=True)
    partners = fields.Nested(NamedHitsSchema, required=True)
    landlords = fields.Nested(NamedHitsSchema, required=True)
    notes = fields.Nested(NoteHitsSchema, required=True)
