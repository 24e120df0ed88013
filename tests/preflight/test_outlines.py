"""Outlines of glyphs that hang together, and such as cannot be drawn."""

from __future__ import annotations

import io
from struct import pack

import pytest
from fontTools.ttLib import TTFont
from further_mutants import letters

from layout.pdfreader.inline_keys import said_once
from layout.pdfreader.outlines import has_end, is_torn

FONT = TTFont(io.BytesIO(letters()))
SQUARE = FONT.getTableData("glyf")[: FONT["loca"].locations[1]]


def test_a_sound_outline_is_none_torn_and_every_cut_is_seen() -> None:
    assert not is_torn(SQUARE) and not is_torn(b"") and not is_torn(bytes(12))
    sound = len(SQUARE.rstrip(b"\0"))  # what follows is padding
    assert all(is_torn(SQUARE[:at]) for at in range(1, sound))


@pytest.mark.parametrize("spoilt", [
    bytes(40), pack(">h8x", 1), pack(">h8xHHH", 2, 3, 1, 0) + bytes(40), pack(">h8xHH", 1, 9000, 0) + bytes(40),
    pack(">h8x", -1),
])  # fmt: skip
def test_what_is_no_outline_is_torn(spoilt: bytes) -> None:
    assert is_torn(spoilt)


def test_a_program_of_a_glyph_ends_with_an_end_a_return_or_a_call() -> None:
    assert all(map(has_end, (b"", b"\x8b\x0e", b"\x8b\x0a", b"\x8b\x1d", b"\x0b")))
    assert not has_end(bytes(9)) and not has_end(b"\x8b\x15")


@pytest.mark.parametrize(("content", "meant"), [
    (b"BI /W 2 /Width 3 ID x EI", b"BI /Width 3 ID x EI"),
    (b"q BI\n/W 2/H 1/F [/AHx]/DP <</K -1>>/CS/G/ColorSpace[/I/G 1<00ff>] ID x",
     b"q BI /Width 2 /Height 1 /Filter [/AHx] /DecodeParms <</K -1>> /ColorSpace [/I/G 1<00ff>] ID x"),
    (b"BI /W 2 % as wide\r\n /Width 2\n/F [/AHx /Fl] /DP [null <</Columns 20>>]/H 1%\nID x",
     b"BI /Width 2 /Filter [/AHx /Fl] /DecodeParms [null <</Columns 20>>] /Height 1 ID x"),
    (b"BI /W 2 /H 3 ID x EI", None), (b"(BI /W 2 /W 2 x) Tj", None), (b"/BI gs /W 2 /W 2 ID ", None),
])  # fmt: skip
def test_keys_of_inline_images_are_said_once(content: bytes, meant: bytes | None) -> None:
    assert said_once(content) == (content if meant is None else meant)


@pytest.mark.parametrize(("content", "told"), [
    (b"BI /W 2 /Width 3 /H 4 ID x EI", ["inline image: /Width \xd72"]), (b"BI /W 2 /Width 2 ID x EI", []),
    (b"BI /CS [/I /G 1 <00ff>] /ColorSpace [/Indexed/DeviceGray 1 <00ff>] ID x EI", []),
])  # fmt: skip
def test_of_keys_that_are_said_in_two_ways_it_is_told(content: bytes, told: list[str]) -> None:
    found: list[str] = []
    said_once(content, found.append)
    assert found == told
