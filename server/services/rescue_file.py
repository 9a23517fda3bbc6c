"""The rescue file: what is unsent on a phone whose user can no longer sign in, sealed to our key.

HPKE in base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180). Only someone at a desk
can open it, and only here; `tests/contract/vectors_rescue.json` is the form that both sides agree on.
"""

from typing import Any

import marshmallow as ma
import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from server.errors import RescueKeyUnknown, RescueUnreadable
from server.schemas.rescue import RescueContentSchema, RescueFileSchema
from server.services.rescue_key import decoded, private_key

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_FILE = RescueFileSchema()
_CONTENT = RescueContentSchema()


def open_file(file: bytes) -> dict[str, Any]:
    """What the file holds, as `RescueContentSchema` says.

    Raises RescueUnreadable when it is no rescue file, or was changed on its way, and RescueKeyUnknown
    when it was sealed for another installation.
    """
    sealed = _load(_FILE, file)
    key = private_key(sealed["kid"])
    if key is None:
        raise RescueKeyUnknown
    try:
        ciphertext = decoded(sealed["enc"]) + decoded(sealed["ct"])
        plain = _SUITE.decrypt(ciphertext, key, info=info_of(sealed["kid"]))
    except (ValueError, InvalidTag):
        raise RescueUnreadable from None
    return _load(_CONTENT, plain)


def info_of(kid: str) -> bytes:
    """What the seal is bound to, so that a file says truly for which key and purpose it was made."""
    return f"miljovakt/rescue/v1/{kid}".encode()


def _load(schema: ma.Schema, text: bytes) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = schema.load(orjson.loads(text))
    except (orjson.JSONDecodeError, ma.ValidationError):
        raise RescueUnreadable from None
    return loaded
