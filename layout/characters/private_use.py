"""Private-use points that old GBK and GB 18030 systems used for characters Unicode has a point for now.

The 80 characters of GBK rows FE50–FEA0 stood on U+E815–U+E864; GB 18030-2022 gives each its point, as it does the
vertical forms of A6D9–A6F3 and the signs of A8BC, A8BF and A989–A995.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_TRAILS: Final = (*range(0x50, 0x7F), *range(0x80, 0xA1))
_FIRST: Final = 0xE815

_SETTLED: Final = {
    0xFE51: 0x20087, 0xFE52: 0x20089, 0xFE53: 0x200CC, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7,
    0xFE6C: 0x215D7, 0xFE6D: 0x9FB8, 0xFE76: 0x2298F, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFE91: 0x241FE, 0xFEA0: 0x9FBB,
}  # fmt: skip
"""GBK code → Unicode of the characters that Python's codec still puts on private points (GB 18030-2022, table D.2)."""

_FORMS: Final = "︐︒︑︓︔︕︖︗︘︙"
"""On U+E78D–U+E796."""


@cache
def remapped() -> dict[str, str]:
    """Old private point → the character it stands for."""
    table: dict[str, str] = {}
    for index, trail in enumerate(_TRAILS):
        code = 0xFE00 | trail
        known = _SETTLED.get(code)
        table[chr(_FIRST + index)] = chr(known) if known else bytes((0xFE, trail)).decode("gb18030")
    table |= {chr(0xE78D + index): form for index, form in enumerate(_FORMS)}
    table |= {"\ue7c7": "\u1e3f", "\ue7c8": "\u01f9", "\ue7e7": "\u303e"}
    table |= {chr(0xE7E8 + index): chr(0x2FF0 + index) for index in range(12)}
    return table
