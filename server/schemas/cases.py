"""What crosses the wire about cases in the office."""

from marshmallow import fields

from server.schemas.base import Schema, record_id, whole

_MOST = 2**53 - 1


class AllowPhotosSchema(Schema):
    """Whether photos may be taken in a case from now on: which operation it is, and what was seen."""

    op_id = record_id(required=True)
    base_version = whole(1, 2**31 - 1, required=True)
    is_allowed = fields.Boolean(required=True, truthy={True}, falsy={False})


class CasePhotosSchema(Schema):
    """Whether photos may be taken in a case."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    is_photo_allowed = fields.Boolean(required=True)
