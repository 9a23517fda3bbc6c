"""The health answer."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, text, whole

_MOST = 2**53 - 1
_PARKED = ("conflict", "late", "held", "rejected", "quarantined")


class HealthSchema(Schema):
    """What a supervisor needs to know."""

    status = choice("ok", required=True)
    database = choice("sqlite", "postgresql", required=True)
    schema = text(40, required=True, allow_none=True)


class AuditSchema(Schema):
    """What the last nightly audit found."""

    at = instant(required=True)
    rows = whole(0, _MOST, required=True)
    row_faults = whole(
        0, _MOST, required=True, metadata={"description": "Rows that something else has written."}
    )
    base_faults = whole(
        0, _MOST, required=True, metadata={"description": "Bases from phones that never stood."}
    )


class ServiceHealthSchema(Schema):
    """How the service is: the database, the queues, what is unsent, the last audit."""

    database = choice("sqlite", "postgresql", required=True)
    database_version = text(120, required=True)
    cautions = fields.List(
        choice("sqlite_race", "no_fsync"), required=True, validate=validate.Length(max=10)
    )
    seq = whole(0, _MOST, required=True)
    floor = whole(0, _MOST, required=True)
    parked = fields.Dict(
        keys=choice(*_PARKED),
        values=whole(0, _MOST),
        required=True,
        validate=validate.Length(max=len(_PARKED)),
    )
    unsent_devices = whole(0, _MOST, required=True)
    unsent_operations = whole(0, _MOST, required=True)
    oldest_unsent_at = instant(required=True, allow_none=True)
    audit = fields.Nested(AuditSchema, required=True, allow_none=True)
