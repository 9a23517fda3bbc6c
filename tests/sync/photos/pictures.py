"""Pictures for tests: drawn from noise, and dressed up as phones and attackers do it."""

import hashlib
import io
import random
import zlib
from typing import Any

from PIL import Image

#: Where nobody lives: what must not be found in a kept photo.
GPS = {1: "N", 2: (61.0, 6.0, 36.0), 3: "E", 4: (10.0, 28.0, 0.0)}


def photo(
    seed: int = 0, size: tuple[int, int] = (48, 32), kind: str = "JPEG", **save: Any
) -> bytes:
    """A photo of noise: each seed gives another one."""
    noise = random.Random(seed).randbytes(size[0] * size[1] * 3)  # noqa: S311 - noise, not a secret
    file = io.BytesIO()
    Image.frombytes("RGB", size, noise).save(file, kind, **save)
    return file.getvalue()


def with_metadata(size: tuple[int, int] = (48, 32), orientation: int = 6, **save: Any) -> bytes:
    """A photo as a phone takes it: lying on its side, with its place, its camera and a comment."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Phonemaker"
    exif.get_ifd(0x8825).update(GPS)
    return photo(1, size, exif=exif, comment=b"secret comment", **save)


def huge_png(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it has this many pixels, and nearly does."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + crc

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    rows = zlib.compressobj(9)
    line = bytes(1 + (width + 7) // 8)
    data = b"".join(rows.compress(line) for _ in range(height)) + rows.flush()
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
