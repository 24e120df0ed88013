"""Two drawings of a page held against each other: which pixels differ, and both as people see what changed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final, TypeAlias

from PIL import Image, ImageChops, ImageDraw

from layout.value import NamedTuple

Pixels: TypeAlias = "tuple[tuple[int, int], bytes]"
"""Width and height, and four bytes a pixel: red, green, blue, and one that says nothing."""

Area: TypeAlias = "tuple[int, int, int, int]"
"""Left, top, right and bottom in pixels."""

RED: Final = (214, 32, 32)
_WIDE: Final = 1100
"""Pixels across of what goes into HTML."""
_TILE: Final = 64
_MOST_PLACES: Final = 12


class Marked(NamedTuple):
    """A page and what is to be marked on it, each with the words of its mark."""

    pixels: Pixels
    boxes: tuple[tuple[str, Area], ...]


class Seen(NamedTuple):
    """Pixels that *changed*, how many of them are *left* unexplained, and where those lie."""

    changed: int
    left: int
    places: tuple[Area, ...]


def explained(old: Pixels, new: Pixels, boxes: Sequence[Area]) -> Seen:
    """How many pixels of *old* and *new* differ at all, and how many of those lie outside of all *boxes*."""
    mask = _differing(old, new)
    changed = mask.histogram()[255]
    if not changed:
        return Seen(0, 0, ())
    width, height = mask.size
    for left, top, right, foot in boxes:
        area = (max(0, left), max(0, top), min(width, right), min(height, foot))
        if area[0] < area[2] and area[1] < area[3]:
            mask.paste(0, area)
    left_over = mask.histogram()[255]
    return Seen(changed, left_over, tuple(_places(mask)) if left_over else ())


def _places(mask: Image.Image) -> list[Area]:
    """Where *mask* has anything, by tiles: the first few."""
    made: list[Area] = []
    for top in range(0, mask.height, _TILE):
        for left in range(0, mask.width, _TILE):
            box = mask.crop((left, top, min(left + _TILE, mask.width), min(top + _TILE, mask.height))).getbbox()
            if box:
                made.append((left + box[0], top + box[1], left + box[2], top + box[3]))
    if len(made) <= _MOST_PLACES:
        return made
    whole = mask.getbbox()
    return [whole] if whole else []


def _differing(old: Pixels, new: Pixels) -> Image.Image:
    """255 where the two differ in any of red, green and blue; what only one of them has differs."""
    size = max(old[0][0], new[0][0]), max(old[0][1], new[0][1])
    first, second = (_image(one, size) for one in (old, new))
    parts = ImageChops.difference(first, second).split()
    most = ImageChops.lighter(ImageChops.lighter(parts[0], parts[1]), parts[2])
    mask = most.point([0, *(255,) * 255])
    if old[0] != new[0]:
        both = min(old[0][0], new[0][0]), min(old[0][1], new[0][1])
        mask.paste(255, (both[0], 0, *size))
        mask.paste(255, (0, both[1], *size))
    return mask


def _image(pixels: Pixels, size: tuple[int, int] | None = None) -> Image.Image:
    """*pixels* as an image of *size*, white where they do not reach."""
    made = Image.frombytes("RGB", pixels[0], pixels[1], "raw", "RGBX")
    if size is None or size == pixels[0]:
        return made
    sheet = Image.new("RGB", size, (255, 255, 255))
    sheet.paste(made, (0, 0))
    return sheet


def _with_marks(one: Marked, width: int = 0) -> Image.Image:
    """The page with a red line round every box and the number of its change beside it, *width* pixels across."""
    made = _image(one.pixels).copy()
    scale = 1.0
    if 0 < width < made.width:
        scale = width / made.width
        made = made.resize((width, max(1, round(made.height * scale))), Image.Resampling.BOX, reducing_gap=None)
    pen = ImageDraw.Draw(made)
    thick = max(2, round(made.width / 700))
    for words, area in one.boxes:
        left, top, right, foot = (round(edge * scale) for edge in area)
        pen.rectangle((left - thick, top - thick, right + thick, foot + thick), outline=RED, width=thick)
        wide = 4 + 6 * len(words)
        corner = max(0, min(left - thick, made.width - wide)), max(0, top - thick - 13)
        pen.rectangle((*corner, corner[0] + wide, corner[1] + 12), fill=RED)
        pen.text((corner[0] + 2, corner[1]), words, fill=(255, 255, 255))
    return made


def marked_png(one: Marked, dpi: int) -> bytes:
    """The page with its marks, as a PNG."""
    out = BytesIO()
    _with_marks(one).save(out, "PNG", dpi=(dpi, dpi), compress_level=1)
    return out.getvalue()


def shown_jpeg(one: Marked) -> bytes:
    """The page with its marks as a JPEG for a screen."""
    return _jpeg(_with_marks(one, _WIDE))


def laid_over(old: Pixels, new: Pixels) -> bytes:
    """Both pages as one JPEG: what only the old one has is red, what only the new one has blue, the rest grey."""
    size = max(old[0][0], new[0][0]), max(old[0][1], new[0][1])
    first, second = (_image(one, size).convert("L") for one in (old, new))
    if size[0] > _WIDE:
        small = _WIDE, max(1, round(size[1] * _WIDE / size[0]))
        first, second = (one.resize(small, Image.Resampling.BOX) for one in (first, second))
    return _jpeg(Image.merge("RGB", (second, ImageChops.darker(first, second), first)))


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
