"""The health answer."""

from server.schemas.base import Schema, choice, text


class HealthSchema(Schema):
    """What a supervisor needs to know."""

    status = choice("ok", required=True)
    database = choice("sqlite", "postgresql", required=True)
    schema = text(40, required=True, allow_none=True)
