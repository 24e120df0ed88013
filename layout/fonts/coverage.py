"""How much of the lists of Chinese characters a face has.

GB 2312-80: 6,763.  通用规范汉字表 (2013): 8,105.  GB 18030-2022, implementation level 1: 27,584, which are the unified
ideographs to U+9FEF (20,976) and those of Extension A to U+4DB5 (6,582), the twelve of the compatibility block and
fourteen components; level 3: 87,887, which adds Extensions B to F and leaves the components out.  Big5 with HKSCS-2004:
17,571; JIS X 0213:2004, levels 1 to 4, with the supplement JIS X 0212: 13,027; both as Python's codecs read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

import uharfbuzz as hb

from layout.fonts.face import Face

Tables: TypeAlias = "dict[str, hb.Set]"

_UNIFIED: Final = ((0x4E00, 0x9FEF), (0x3400, 0x4DB5))
_COMPATIBILITY: Final = (
    0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29,
)  # fmt: skip
_COMPONENTS: Final = tuple(map(ord, "⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊"))
_EXTENSIONS: Final = (
    (0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0),
)  # fmt: skip


def tables(general: str) -> Tables:
    """The lists by name; *general* is a text with the characters of 通用规范汉字表 in it."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    gb2312 = {ord(char) for row in rows if len(char := row.decode("gb2312", "ignore")) == 1}
    first, whole = hb.Set(_COMPATIBILITY), hb.Set(_COMPATIBILITY)
    for start, end in _UNIFIED:
        first.add_range(start, end)
        whole.add_range(start, end)
    for start, end in _EXTENSIONS:
        whole.add_range(start, end)
    first.update(_COMPONENTS)
    return {
        "GB2312": hb.Set(gb2312), "8105": hb.Set(_ideographs(general)), "GB18030-1": first, "GB18030-3": whole,
        "HKSCS": _encoded("big5hkscs"), "JIS": _encoded("euc_jis_2004"),
    }  # fmt: skip


def _encoded(name: str) -> hb.Set:
    """The ideographs that a coded character set has."""
    rows = [bytes((0x8F, high, low)) for high in range(0xA1, 0xFF) for low in range(0xA1, 0xFF)]
    rows += [bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF)]
    return hb.Set(_ideographs("".join(row.decode(name, "ignore") for row in rows)))


def _ideographs(text: str) -> set[int]:
    return {ord(char) for char in text if char >= "\u3400" and not "\ue000" <= char <= "\uffff"}


def coverage_of(face: Face, lists: Mapping[str, hb.Set]) -> dict[str, tuple[int, int]]:
    """For each of *lists* how many of its characters *face* has, and how many there are."""
    points = face.raw.unicodes
    found: dict[str, tuple[int, int]] = {}
    for name, wanted in lists.items():
        has = wanted.copy()
        has.intersection_update(points)
        found[name] = (len(has), len(wanted))
    return found


def has_all(face: Face, text: str) -> bool:
    """True when *face* has every character of *text* that needs a glyph."""
    points = face.raw.unicodes
    return all(ord(one) in points for one in text)
