"""The rescue file and what became of it."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, record_id, text, whole
from server.schemas.sync import OUTCOMES

#: As sent to the office's route; the command line takes larger files.
FILE_BYTES = 64 * 1024 * 1024
_MOST = 2**53 - 1
_BASE64URL = validate.Regexp(r"^[A-Za-z0-9_-]+={0,2}$", error="invalid")


class RescueFileSchema(Schema):
    """A sealed file: HPKE's encapsulated key `enc` and ciphertext `ct`, base64url."""

    format = choice("miljovakt-rescue", required=True)
    v = whole(1, 1, required=True)
    kid = text(40, shortest=1, required=True)
    enc = fields.String(required=True, validate=[validate.Length(max=100), _BASE64URL])
    ct = fields.String(required=True, validate=[validate.Length(max=2**31 - 1), _BASE64URL])


class RescueReplySchema(Schema):
    """What became of a rescue file. `new` operations were not here before; `outcomes` are of all of them."""

    replica = record_id(required=True)
    user = record_id(required=True)
    operations = whole(0, _MOST, required=True)
    new = whole(0, _MOST, required=True)
    outcomes = fields.Dict(
        keys=choice(*OUTCOMES),
        values=whole(0, _MOST),
        required=True,
        validate=validate.Length(max=7),
    )
    photos = whole(0, _MOST, required=True)
    photos_kept = whole(0, _MOST, required=True)
