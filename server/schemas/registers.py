"""What crosses the wire about the registers."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, local_date, record_id, whole
from server.schemas.base import text as bounded
from server.vocabulary import keys

_MOST = 2**53 - 1


class RegisterQuerySchema(Schema):
    """What is looked for. It is sent as a body: a landlord's name has no place in an address."""

    text = bounded(100, load_default="")
    page = whole(1, 100_000, load_default=1)
    is_retired = fields.Boolean(load_default=False)


class DwellingQuerySchema(Schema):
    """Which homes: those that stand empty, or all."""

    text = bounded(100, load_default="")
    page = whole(1, 100_000, load_default=1)
    is_vacant = fields.Boolean(load_default=True)


class _RowSchema(Schema):
    """A record that a form can change."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)


class _ReachedSchema(_RowSchema):
    """Somebody who is reached by phone and mail."""

    name = bounded(120, required=True)
    phone = bounded(30, required=True, allow_none=True)
    email = bounded(120, required=True, allow_none=True)


class PartnerContactSchema(_ReachedSchema):
    """A person at a partner."""

    role = bounded(120, required=True, allow_none=True)


class RegisteredPartnerSchema(_ReachedSchema):
    """A partner with its people."""

    code = bounded(20, required=True, allow_none=True)
    partner_type = choice(*sorted(keys("partner_type")), required=True)
    note = bounded(500, required=True, allow_none=True)
    is_retired = fields.Boolean(required=True)
    contacts = fields.List(fields.Nested(PartnerContactSchema), required=True)


class _PageSchema(Schema):
    """One page out of `total`."""

    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


class PartnerPageSchema(_PageSchema):
    """One page of partners."""

    partners = fields.List(
        fields.Nested(RegisteredPartnerSchema), required=True, validate=validate.Length(max=200)
    )


class RegisteredLandlordSchema(_ReachedSchema):
    """A landlord."""

    code = bounded(20, required=True, allow_none=True)
    landlord_type = choice(*sorted(keys("landlord_type")), required=True)
    note = bounded(500, required=True, allow_none=True)
    is_retired = fields.Boolean(required=True)


class ListedLandlordSchema(RegisteredLandlordSchema):
    """A landlord, with how many of their homes stand empty."""

    vacant = whole(0, _MOST, required=True)


class LandlordPageSchema(_PageSchema):
    """One page of landlords."""

    landlords = fields.List(
        fields.Nested(ListedLandlordSchema), required=True, validate=validate.Length(max=200)
    )


class LettingSchema(Schema):
    """Who lets a home out."""

    id = record_id(required=True)
    name = bounded(120, required=True)


class RegisteredDwellingSchema(_RowSchema):
    """A home that is let out; `vacant_from` when it stands empty."""

    landlord = fields.Nested(LettingSchema, required=True)
    address = bounded(200, required=True)
    rooms = whole(0, 20, required=True, allow_none=True)
    rent_ore = whole(0, _MOST, required=True, allow_none=True)
    vacant_from = local_date(required=True, allow_none=True)
    note = bounded(500, required=True, allow_none=True)


class DwellingPageSchema(_PageSchema):
    """One page of homes."""

    dwellings = fields.List(
        fields.Nested(RegisteredDwellingSchema), required=True, validate=validate.Length(max=200)
    )


class AgreementCaseSchema(Schema):
    """The case that an agreement is about."""

    id = record_id(required=True)
    code = bounded(20, required=True)


class RegisteredAgreementSchema(_RowSchema):
    """What was agreed with a landlord."""

    agreed_on = local_date(required=True)
    text = bounded(500, required=True)
    next_on = local_date(required=True, allow_none=True)
    noted_by = bounded(120, required=True)
    case = fields.Nested(AgreementCaseSchema, required=True, allow_none=True)


class LandlordCaseSchema(Schema):
    """A case in a home of a landlord."""

    id = record_id(required=True)
    code = bounded(20, required=True)
    resident_name = bounded(120, required=True)
    opened_on = local_date(required=True)
    closed_on = local_date(required=True, allow_none=True)


class LandlordHistorySchema(RegisteredLandlordSchema):
    """A landlord with their homes, what was agreed, and the cases that one may read."""

    dwellings = fields.List(fields.Nested(RegisteredDwellingSchema), required=True)
    agreements = fields.List(fields.Nested(RegisteredAgreementSchema), required=True)
    cases = fields.List(fields.Nested(LandlordCaseSchema), required=True)


class GrantShareSchema(_RowSchema):
    """How much of somebody's position a grant pays."""

    user_id = record_id(required=True)
    name = bounded(120, required=True)
    percent = whole(0, 100, required=True)


class RegisteredGrantSchema(_RowSchema):
    """A grant with its conditions, its deadline and its shares."""

    code = bounded(20, required=True, allow_none=True)
    name = bounded(120, required=True)
    funder = bounded(120, required=True)
    amount_ore = whole(0, _MOST, required=True)
    starts_on = local_date(required=True)
    ends_on = local_date(required=True)
    report_due_on = local_date(required=True, allow_none=True)
    fte_hours = whole(0, 10_000, required=True)
    conditions = bounded(2000, required=True, allow_none=True)
    letter_ref = bounded(60, required=True, allow_none=True)
    shares = fields.List(fields.Nested(GrantShareSchema), required=True)


class GrantListSchema(Schema):
    """Every grant."""

    grants = fields.List(fields.Nested(RegisteredGrantSchema), required=True)


class RegisteredRateSchema(_RowSchema):
    """What a kilometre is paid from a day on, in øre."""

    valid_from = local_date(required=True)
    ore_per_km = whole(0, 10_000, required=True)
    passenger_ore_per_km = whole(0, 10_000, required=True)
    source = bounded(200, required=True, allow_none=True)
    is_in_force = fields.Boolean(required=True)


class RateListSchema(Schema):
    """Every rate."""

    rates = fields.List(fields.Nested(RegisteredRateSchema), required=True)
