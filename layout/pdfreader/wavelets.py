"""What the boxes of a JPEG 2000 file say of its numbers: how deep they are, and the palette that they may lead to."""

from __future__ import annotations

from typing import Final

from PIL import Image

from layout.value import NamedTuple

_MOST_ENTRIES: Final = 1024
"""Of a palette (ISO 15444-1, I.5.3.4)."""
_NESTED: Final = b"jp2h"
_MOST_CHANNELS: Final = 4
_USUAL: Final = (0, 12, 16, 17, 18)
"""Kinds of colours: by a profile, four inks, sRGB, grey, and lightness with two differences (I.5.3.3)."""
_SYCC: Final = 18


class Turned(NamedTuple):
    """Channels that are not in the order of their colours: where they begin, and which channel each colour is."""

    at: int
    order: list[int]
    differences: bool
    """The colours are lightness and two differences."""

    def in_order(self, channels: list[Image.Image]) -> list[Image.Image]:
        """*channels* as they come, as colours, with what is beyond them behind."""
        made = [channels[one] for one in self.order]
        rest = [one for at, one in enumerate(channels) if at not in self.order]
        if self.differences and len(made) == 3:
            made = list(Image.merge("YCbCr", made).convert("RGB").split())
        return [*made, *rest]


def turned_of(data: bytes) -> Turned | None:
    """How the channels of a file are in another order than its colours (ITU-T T.800, I.5.3.6), which Pillow overlooks.

    ``None`` where they are not, and where the colours are of a kind that it does not know.
    """
    header = _box(data, 0, len(data), _NESTED)
    told = _box(data, *header, b"cdef") if header else None
    if header is None or told is None or _box(data, *header, b"pclr"):
        return None
    at, end = told
    colours: dict[int, int] = {}
    for entry in range(at + 2, end - 5, 6):
        channel, kind, colour = (int.from_bytes(data[i : i + 2], "big") for i in (entry, entry + 2, entry + 4))
        if kind == 0 and 0 < colour <= _MOST_CHANNELS:
            colours[colour] = channel
    order = [colours.get(one + 1, -1) for one in range(len(colours))]
    start = data.find(b"jp2c\xff\x4f")
    if sorted(order) != list(range(len(order))) or order == sorted(order) or start < 0:
        return None
    said = _box(data, *header, b"colr")
    kind = int.from_bytes(data[said[0] + 3 : said[0] + 7], "big") if said and data[said[0]] == 1 else 0
    return Turned(start + 4, order, kind == _SYCC) if kind in _USUAL else None


def depth_of(data: bytes) -> int:
    """Bits of the first component of a JPEG 2000 (ITU-T T.800, A.5.1); 8 where that is not to be found."""
    start = data.find(b"\xff\x4f\xff\x51")
    return (data[start + 42] & 0x7F) + 1 if 0 <= start < len(data) - 42 else 8


def profile_of(data: bytes) -> bytes:
    """The ICC profile that a file gives for its colours before all others (I.5.3.3); empty if there is none."""
    header = _box(data, 0, len(data), _NESTED)
    said = _box(data, *header, b"colr") if header else None
    return data[said[0] + 3 : said[1]] if said and data[said[0] : said[0] + 1] in (b"\2", b"\3") else b""


def palette_of(data: bytes) -> list[list[int]]:
    """The palette of a file as one list of levels, 0 to 255, for each component of a colour; empty if it has none.

    Palettes of components that are signed, deeper than sixteen bits, or that do not hold together are none.
    """
    header = _box(data, 0, len(data), _NESTED)
    told = _box(data, *header, b"pclr") if header else None
    if header is None or told is None:
        return []
    at, end = told
    count, parts = int.from_bytes(data[at : at + 2], "big"), data[at + 2] if end > at + 2 else 0
    depths = [(one & 0x7F) + 1 for one in data[at + 3 : at + 3 + parts]]
    sizes = [(depth + 7) // 8 for depth in depths]
    at += 3 + parts
    if not 0 < count <= _MOST_ENTRIES or not parts or max(sizes) > 2 or at + count * sum(sizes) > end:
        return []
    columns: list[list[int]] = [[] for _ in range(parts)]
    for _ in range(count):
        for column, depth, size in zip(columns, depths, sizes, strict=True):
            level = int.from_bytes(data[at : at + size], "big")
            column.append(round(min(level / ((1 << depth) - 1), 1) * 255))
            at += size
    mapped = _box(data, *header, b"cmap")
    order = [data[i + 3] for i in range(mapped[0], mapped[1] - 3, 4) if data[i + 2] == 1] if mapped else []
    return [columns[one] for one in order if one < parts] or columns


def through(numbers: Image.Image, palette: list[list[int]]) -> list[Image.Image]:
    """The components of the colours that *numbers* lead to, as greys."""
    return [numbers.point([column[min(i, len(column) - 1)] for i in range(256)]) for column in palette]


def numbers_of(band: Image.Image, depth: int) -> Image.Image:
    """Numbers of colours, as a picture of *depth* bits has them: Pillow moves those of few bits to the top of eight."""
    return Image.frombytes("L", band.size, band.tobytes()).point([i >> max(8 - depth, 0) for i in range(256)])


def _box(data: bytes, at: int, end: int, wanted: bytes) -> tuple[int, int] | None:
    """Where the content of the box *wanted* begins and ends (ISO 15444-1, I.4); ``None`` if there is none."""
    while at + 8 <= end:
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        after = end if size == 0 else at + size
        if (size and size < head) or after > end:
            return None
        if kind == wanted:
            return at + head, after
        at = after
    return None
