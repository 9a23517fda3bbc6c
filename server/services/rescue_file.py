"""The rescue file: what is unsent on a phone whose user can no longer sign in, sealed to our key.

HPKE in base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180). Only someone at a desk
can open it, and only here; `tests/contract/vectors_rescue.json` is the form that both sides agree on.
"""

import re
from dataclasses import dataclass
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from server.errors import RescueKeyUnknown, RescueUnreadable
from server.ids import is_uuid
from server.services.rescue_key import decoded, private_key
from server.sync.operation import Submitted

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SHA256 = re.compile("[0-9a-f]{64}")
_LARGEST_SEQ = 2**53 - 1
_LARGEST_BODY = 512 * 1024


@dataclass(frozen=True, slots=True)
class RescuedPhoto:
    """A photo in the file: `data` is base64 of the bytes that hash to `sha256`."""

    sha256: str
    media_type: str
    size: int
    data: str


@dataclass(frozen=True, slots=True)
class RescueContent:
    """What lies in the file: the phone's unsent operations, as they were sealed, and its unsent photos."""

    replica: str
    user: str
    exported_at: str
    operations: list[Submitted]
    photos: list[RescuedPhoto]


def open_file(file: bytes) -> RescueContent:
    """What the file holds.

    Raises RescueUnreadable when it is no rescue file, or was changed on its way, and RescueKeyUnknown
    when it was sealed for another installation.
    """
    match _read(file):
        case {
            "format": "miljovakt-rescue",
            "v": 1,
            "kid": str(kid),
            "enc": str(enc),
            "ct": str(ct),
            **rest,
        } if not rest:
            return _content(_read(_opened(kid, enc, ct)))
        case _:
            raise RescueUnreadable


def info_of(kid: str) -> bytes:
    """What the seal is bound to, so that a file says truly for which key and purpose it was made."""
    return f"miljovakt/rescue/v1/{kid}".encode()


def _opened(kid: str, enc: str, ct: str) -> bytes:
    key = private_key(kid)
    if key is None:
        raise RescueKeyUnknown
    try:
        return _SUITE.decrypt(decoded(enc) + decoded(ct), key, info=info_of(kid))
    except (ValueError, InvalidTag):
        raise RescueUnreadable from None


def _read(text: bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise RescueUnreadable from None


def _content(told: Any) -> RescueContent:
    match told:
        case {
            "replica": str(replica),
            "user": str(user),
            "exported_at": str(exported_at),
            "ops": list(operations),
            "photos": list(photos),
            **rest,
        } if not rest and is_uuid(replica) and is_uuid(user):
            read = [_operation(each) for each in operations]
            return RescueContent(
                replica,
                user,
                exported_at,
                sorted(read, key=lambda each: each.seq),
                [_photo(each) for each in photos],
            )
        case _:
            raise RescueUnreadable


def _operation(told: Any) -> Submitted:
    match told:
        case {"seq": int(seq), "body": str(body), **rest} if not rest:
            if type(seq) is int and 0 < seq <= _LARGEST_SEQ and len(body) <= _LARGEST_BODY:
                return Submitted(seq, body)
    raise RescueUnreadable


def _photo(told: Any) -> RescuedPhoto:
    match told:
        case {
            "sha256": str(sha256),
            "media_type": str(media_type),
            "size": int(size),
            "data": str(data),
            **rest,
        } if not rest and _SHA256.fullmatch(sha256):
            return RescuedPhoto(sha256, media_type, size, data)
    raise RescueUnreadable
