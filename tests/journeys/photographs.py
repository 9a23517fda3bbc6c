"""A photo as a phone's camera gives it: large, lying on its side, with the place where it was taken."""

import io

from PIL import Image, ImageFilter
from playwright.sync_api import FilePayload

#: Where nobody lives: what must not leave the camera's own file.
GPS = {1: "N", 2: (61.0, 6.0, 36.0), 3: "E", 4: (10.0, 28.0, 0.0)}
SIDE, LYING = 0x0112, 6
RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 30), (30, 30, 200), (120, 120, 120)


def camera_photo(size: tuple[int, int] = (4000, 3000), grain: float = 0.25) -> FilePayload:
    """A photo of four fields with a camera's grain: red, green above; blue, grey below, once upright."""
    width, height = size[1], size[0]
    upright = Image.new("RGB", (width, height), GREY)
    half = (width // 2, height // 2)
    for colour, place in ((RED, (0, 0)), (GREEN, (half[0], 0)), (BLUE, (0, half[1]))):
        upright.paste(colour, (*place, place[0] + half[0], place[1] + half[1]))
    noise = Image.effect_noise((width // 2, height // 2), 40).resize((width, height))
    grained = Image.blend(upright, noise.filter(ImageFilter.SMOOTH).convert("RGB"), grain)
    exif = Image.Exif()
    exif[SIDE] = LYING
    exif.get_ifd(0x8825).update(GPS)
    file = io.BytesIO()
    # Turned against the clock, so that the camera's note turns it back.
    grained.transpose(Image.Transpose.ROTATE_90).save(file, "JPEG", quality=92, exif=exif)
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def corners(content: bytes) -> list[str]:
    """The strongest colour of each field, row by row: «red green blue grey» when it stands upright."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    width, height = picture.size
    return [
        _name(picture.getpixel((int(width * x), int(height * y))))
        for y in (0.25, 0.75)
        for x in (0.25, 0.75)
    ]


def _name(colour: object) -> str:
    assert isinstance(colour, tuple)
    red, green, blue = colour
    strongest = max(colour)
    if strongest - min(colour) < 40:
        return "grey"
    return {red: "red", green: "green", blue: "blue"}[strongest]
