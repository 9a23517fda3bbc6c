"""What crosses the wire about devices."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, record_id, text, whole
from server.schemas.entries import PersonSchema

#: Why a device is revoked; a closed list, because the log holds no free text.
REASONS = ("lost", "stolen", "left", "broken", "other")
MODES = ("park", "refuse")


class DeviceSchema(Schema):
    """A phone, as it last described itself. `pending` is null until it has said anything."""

    id = record_id(required=True)
    user = fields.Nested(PersonSchema, required=True)
    label = text(120, required=True, allow_none=True)
    platform = text(200, required=True, allow_none=True)
    enrolled_at = instant(required=True)
    last_seen_at = instant(required=True, allow_none=True)
    build = text(80, required=True, allow_none=True)
    schema = whole(1, 10_000, required=True, allow_none=True)
    pending = whole(0, 1_000_000, required=True, allow_none=True)
    oldest_unsent_at = instant(required=True, allow_none=True)
    is_storage_persistent = fields.Boolean(required=True, allow_none=True)
    revoked_at = instant(required=True, allow_none=True)
    revoke_mode = choice(*MODES, required=True, allow_none=True)


class DeviceListSchema(Schema):
    """Every phone."""

    devices = fields.List(
        fields.Nested(DeviceSchema), required=True, validate=validate.Length(max=1_000)
    )


class NothingSchema(Schema):
    """A request whose address says it all."""


class RevocationSchema(Schema):
    """How a device is revoked: parked (what it sends is held) or refused (its app wipes itself)."""

    mode = choice(*MODES, required=True)
    reason = choice(*REASONS)
