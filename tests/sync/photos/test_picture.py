"""What is kept of a photo is its pixels, drawn anew: ASVS 5.2.1, 5.2.2, 5.2.6 and 14.2.8."""

import io

import pytest
from PIL import Image

from server.errors import TryLater
from server.services.photos import picture
from server.services.photos.picture import NotAPicture, clean_picture
from tests.sync.photos.pictures import huge_png, photo, with_metadata


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_kind_that_is_read_becomes_a_jpeg(kind):
    clean = opened(clean_picture(photo(kind=kind)))

    assert (clean.format, clean.mode, clean.size) == ("JPEG", "RGB", (48, 32))


def test_place_camera_comment_and_profile_are_gone():
    """Seen to fail with the old picture saved instead of a new one with its pixels (the comment and the
    XMP stay), and with `exif=picture.getexif()` given to it."""
    dressed = with_metadata(xmp=b"<x:xmpmeta>secret xmp</x:xmpmeta>", icc_profile=b"secret profile")
    assert opened(dressed).getexif().get_ifd(0x8825)
    assert b"secret comment" in dressed

    clean = clean_picture(dressed)

    again = opened(clean)
    assert dict(again.getexif()) == {}
    assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"secret" not in clean
    assert b"Phonemaker" not in clean
    assert b"Exif" not in clean


def test_a_picture_that_lay_on_its_side_stands_up():
    """Seen to fail without exif_transpose."""
    assert opened(clean_picture(with_metadata((48, 32), orientation=6))).size == (32, 48)


def test_what_shines_through_becomes_white():
    file = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")

    clean = opened(clean_picture(file.getvalue()))

    assert clean.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    "tail", [b"<script>alert(1)</script>", b"PK\x03\x04 an archive", b"%PDF-1.7"], ids=repr
)
def test_what_hides_behind_a_picture_is_gone(tail):
    """Polyglots: seen to fail with the received bytes kept as they came."""
    assert tail not in clean_picture(photo() + tail)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"GIF89a" + bytes(200),
        photo()[:200],
        photo()[:-40],
        photo(kind="PNG")[:-200],
        photo(kind="WEBP")[:120],
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"\xff\xd8\xff" + bytes(5000),
    ],
    ids=["nothing", "html", "gif", "head", "cut", "cut png", "cut webp", "postscript", "zeros"],
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(NotAPicture):
        clean_picture(content)


@pytest.mark.parametrize(
    ("width", "height"), [(100_000, 1), (1, 100_000), (5001, 5000), (20_000, 20_000)]
)
def test_a_picture_of_few_bytes_and_many_pixels_is_refused(width, height):
    """Bombs. Seen to fail with the comparison left out of `_opened`."""
    bomb = huge_png(width, height)
    assert len(bomb) < 200_000

    with pytest.raises(NotAPicture):
        clean_picture(bomb)


def test_the_largest_photo_is_let_through():
    assert opened(clean_picture(huge_png(5000, 5000))).size == (5000, 5000)


def test_a_machine_without_memory_is_not_the_photos_fault(monkeypatch):
    """Seen to fail without the branch for MemoryError: the photo would be called damaged for ever."""

    def without_memory(*_args):
        raise MemoryError

    monkeypatch.setattr(picture, "_drawn", without_memory)

    with pytest.raises(TryLater):
        clean_picture(photo())
