"""A picture made harmless: decoded, turned the right way up, and encoded anew without anything else.

What is kept has been drawn by us from the pixels alone: no position, no camera, no comment, no colour
profile, and nothing that was hidden before, between or after the pixels (ASVS 5.2.2, 14.2.8).
"""

import io
import logging
import threading

from PIL import Image, ImageOps

from server.errors import TryLater

log = logging.getLogger(__name__)

#: The kinds that are read; the bytes tell which, never a name or a header.
FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 25_000_000
#: The longest side: what is longer is no photo, however few its pixels are.
MAX_SIDE = 12_000
MEDIA_TYPE = "image/jpeg"
_QUALITY = 85

# Decoding the largest picture takes some 200 MB for a moment; the others wait.
_decoding = threading.Semaphore(2)


class NotAPicture(Exception):
    """The bytes are none of the kinds that are read, are broken, or are larger than any photo."""


def clean_picture(content: bytes) -> bytes:
    """The picture in `content` as a JPEG of our own making.

    Raises NotAPicture; or TryLater when the machine has no memory left, which is not the picture's fault.
    """
    with _decoding:
        picture = _opened(content)
        try:
            return _drawn(picture)
        except MemoryError as error:
            raise TryLater(retry_after=30) from error
        except Exception as error:
            raise _refused(error) from error


def _opened(content: bytes) -> Image.Image:
    """Read the head alone: the sides are known before any pixel is."""
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except Exception as error:
        # A decoder that meets what it was not made for can raise anything.
        raise _refused(error) from error
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise NotAPicture("Larger than any photo.")
    return picture


def _drawn(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture).convert(
        "RGBA" if _is_see_through(picture) else "RGB"
    )
    # A new picture carries nothing along: Pillow would copy comments and XMP from the old one.
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright if upright.mode == "RGBA" else None)
    file = io.BytesIO()
    clean.save(file, "JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue()


def _is_see_through(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _refused(error: Exception) -> NotAPicture:
    # What kind of trouble, never what the picture held.
    log.warning("A photo could not be read: %s", type(error).__name__)
    return NotAPicture("Not a picture that can be read.")
