"""What is printed of a picture that cannot be decoded: a crossed frame, like that of one which is not there."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw

from layout.pictures.cache import cache_key
from layout.pictures.encode import encoded
from layout.pictures.model import PressPicture
from layout.units import Length

_GROUND: Final = 224
"""Grey of the field, 12 % of black; the lines over it are 60 % (see ``makeup.pictures.placeholder``)."""
_LINE: Final = 102
_PER_POINT: Final = 2
"""144 to the inch: lines half a point wide are one pixel."""
_MOST: Final = 2_000


def crossed_picture(room: tuple[Length, Length]) -> PressPicture:
    """A grey field with its diagonals for a place of *room* (width, height): black ink alone, no file read."""
    width, height = (min(_MOST, max(2, one * _PER_POINT // 1000)) for one in room)
    image = Image.new("L", (width, height), _GROUND)
    draw = ImageDraw.Draw(image)
    right, foot = width - 1, height - 1
    draw.line((0, 0, right, foot), _LINE)
    draw.line((0, foot, right, 0), _LINE)
    draw.rectangle((0, 0, right, foot), outline=_LINE)
    done = encoded(image, flat=True, limit=1000)
    key = cache_key(b"crossed", None, (width, height), profile=b"", intent="", limit=1000)
    return PressPicture(key, width, height, "L", done.data, done.filter, done.decode, done.ink_max, (width, height))
