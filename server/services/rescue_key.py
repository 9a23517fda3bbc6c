"""The key that rescue files are sealed to: its private half lies in `instance/keys/` and nowhere else.

A phone gets the public half when it is enrolled. There is a new key each year and the old ones stay, so
that a file that lay on a memory stick over New Year can still be opened (docs/security/keys.md).
"""

import contextlib
import hashlib
import os
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from flask import current_app

from server.clock import local_today
from server.config import Settings

_NAME = re.compile(r"rescue-(\d{4}-[0-9a-f]{8})\.key")
_KID = re.compile(r"\d{4}-[0-9a-f]{8}")


@dataclass(frozen=True)
class PublicKey:
    """What a phone seals to: the key's name, and its public half as base64url."""

    kid: str
    public_key: str


def current_key() -> PublicKey:
    """This year's public key; the pair is made when it is first asked for."""
    kid = _newest() or _make()
    return PublicKey(kid, encoded(_public(_read(kid))))


def private_key(kid: str) -> X25519PrivateKey | None:
    """The private half of the key of that name; None when this installation never had it."""
    # The name comes out of a file that anyone may have written.
    if not _KID.fullmatch(kid) or not _file(kid).is_file():
        return None
    return _read(kid)


def encoded(content: bytes) -> str:
    """Base64url without padding, as in the rescue file."""
    return urlsafe_b64encode(content).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """The bytes of base64url, with or without padding. Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _folder() -> Path:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.instance / "keys"


def _file(kid: str) -> Path:
    return _folder() / f"rescue-{kid}.key"


def _newest() -> str | None:
    """This year's key; of two made at once, both servers take the same."""
    year = str(local_today().year)
    names = (_NAME.fullmatch(file.name) for file in _folder().glob(f"rescue-{year}-*.key"))
    return max((found[1] for found in names if found), default=None)


def _make() -> str:
    key = X25519PrivateKey.generate()
    mark = hashlib.sha256(_public(key)).hexdigest()[:8]
    kid = f"{local_today().year}-{mark}"
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f".{kid}-{secrets.token_hex(4)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(encoded(key.private_bytes_raw()) + "\n")
        file.flush()
        os.fsync(file.fileno())
    # Whole, or not there: a phone may have sealed to it in the next moment.
    with contextlib.suppress(FileExistsError):
        os.link(draft, _file(kid))
    draft.unlink()
    place = os.open(folder, os.O_RDONLY)
    os.fsync(place)
    os.close(place)
    return _newest() or kid


def _read(kid: str) -> X25519PrivateKey:
    text = _file(kid).read_text(encoding="ascii").strip()
    return X25519PrivateKey.from_private_bytes(decoded(text))


def _public(key: X25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()
