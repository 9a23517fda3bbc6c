"""What crosses the wire about photos and the bytes of them."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, record_id, text, whole

_LARGEST = 2 * 1024 * 1024
_SHA256 = validate.Regexp(r"^[0-9a-f]{64}$", error="invalid")


class UploadRequestSchema(Schema):
    """A phone announces the bytes of a photo; the same announcement finds the same upload."""

    proto = whole(1, 1, required=True)
    request_id = text(64, shortest=1, required=True)
    replica = record_id(required=True)
    sha256 = fields.String(required=True, validate=_SHA256)
    size = whole(1, _LARGEST, required=True)
    media_type = choice("image/jpeg", "image/png", "image/webp", required=True)


class UploadSchema(Schema):
    """How far an upload has come. When it is complete, the photo's own row tells what became of it."""

    id = record_id(required=True)
    offset = whole(0, _LARGEST, required=True)
    size = whole(1, _LARGEST, required=True)
    is_complete = fields.Boolean(required=True)
