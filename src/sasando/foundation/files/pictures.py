"""Draws a photo anew, in the child process: pixels are kept, everything beside them is not."""

import io
import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from PIL import Image, ImageDraw, ImageOps

from sasando.foundation.files.limits import MOST_PIXELS, Refuse

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
# A WEBP searched longer for would be little smaller, and a large one would not end in time.
OPTIONS: Mapping[str, dict[str, Any]] = {
    "image/jpeg": {"quality": 90},
    "image/png": {},
    "image/webp": {"quality": 90, "method": 2},
}
SIXTEEN_TO_EIGHT = 1 / 256
# The limit below is ours, and refuses in words.
Image.MAX_IMAGE_PIXELS = None


def clean(data: bytes, *, media: str, boxes: Sequence[Sequence[int]] = ()) -> bytes:
    """Return a photo turned as it was meant, without place, camera, colour profile or comments.

    Boxes (left, top, right, bottom) are painted black in the very pixels.
    """
    fresh = _drawn_anew(data, media)
    for box in boxes:
        _paint(fresh, box)
    out = io.BytesIO()
    fresh.save(out, FORMATS[media], **OPTIONS[media])
    return out.getvalue()


def _drawn_anew(data: bytes, media: str) -> Image.Image:
    """Return the pixels alone; all that the reader holds is let go before anything is written."""
    if media == "image/webp":
        _refuse_large(*webp_size(data))
    opened = Image.open(io.BytesIO(data), formats=[FORMATS[media]])
    _refuse_large(*opened.size)
    if media != "image/jpeg" and getattr(opened, "is_animated", False):
        raise Refuse("file_moving_picture")
    opened.load()
    # Spoilt tags say nothing of how it was meant; the photo itself may still be whole.
    with suppress(SyntaxError, ValueError, TypeError, LookupError, OSError, struct.error):
        ImageOps.exif_transpose(opened, in_place=True)
    return _pixels_only(opened, may_be_clear=media != "image/jpeg")


def webp_size(data: bytes) -> tuple[int, int]:
    """Return width and height from the head: the reader takes all memory before it tells them."""
    kind = data[12:16]
    if kind == b"VP8X":
        wide, high = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    elif kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        wide, high = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        wide, high = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    else:
        raise Refuse("file_broken")
    return wide, high


def _refuse_large(wide: int, high: int) -> None:
    if wide * high > MOST_PIXELS:
        raise Refuse("file_too_many_pixels")


def _pixels_only(opened: Image.Image, *, may_be_clear: bool) -> Image.Image:
    """Return a new picture with the same pixels; nothing that hung on the old one comes along."""
    plain = opened
    if plain.mode.startswith("I"):
        plain = plain.convert("I").point(lambda value: value * SIXTEEN_TO_EIGHT).convert("L")
    clear = plain.has_transparency_data and may_be_clear
    mode = "RGBA" if clear else "L" if plain.mode in ("1", "L") else "RGB"
    if plain.mode != mode:
        plain = plain.convert(mode)
    fresh = Image.new(mode, plain.size)
    fresh.paste(plain)
    return fresh


def _paint(picture: Image.Image, box: Sequence[int]) -> None:
    left, top, right, bottom = box
    if right <= left or bottom <= top:
        raise Refuse("box_outside")
    if left >= picture.width or top >= picture.height or right <= 0 or bottom <= 0:
        raise Refuse("box_outside")
    ImageDraw.Draw(picture).rectangle((left, top, right, bottom), fill="black")
