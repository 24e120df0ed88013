"""Old private points of GBK become their characters; others are an error, never set in silence."""

from __future__ import annotations

import unicodedata

from layout.characters.private_use import remapped
from layout.dumps.dump import read_dump
from layout.findings import Severity

COPY = "今年粮食又丰收\n\n□本报记者 某某\n\n老教授{}先生说，今年全市粮食总产量达到十年来的最高水平。\n"


def test_every_point_of_the_old_rows_has_its_character() -> None:
    table = remapped()
    assert [chr(code) in table for code in range(0xE815, 0xE865)] == [True] * 80
    assert len(set(table.values())) == len(table) == 80 + 10 + 3 + 12
    for old, new in table.items():
        assert unicodedata.category(old) == "Co"
        assert unicodedata.category(new) not in ("Co", "Cn") or "\u9fb4" <= new <= "\u9fbb"


def test_what_the_codec_knows_agrees() -> None:
    """Python's own table of the rows, wherever it has a character and not a private point."""
    agreed = 0
    for old, new in remapped().items():
        if "\ue815" <= old <= "\ue864":
            trail = 0x50 + ord(old) - 0xE815
            trail += trail >= 0x7F
            known = bytes((0xFE, trail)).decode("gb18030")
            if unicodedata.category(known) != "Co":
                assert known == new
                agreed += 1
    assert agreed >= 60


def test_an_old_point_is_remapped_and_reported() -> None:
    copy = read_dump(COPY.format("\ue863").encode(), "a.txt")
    assert "老教授\u4dae先生" in copy.stories[0].body[0].text
    told = [one for one in copy.findings if one.code == "glyph-replaced"]
    assert [dict(one.facts)["code"] for one in told] == ["U+E863"]


def test_any_other_private_point_is_an_error() -> None:
    copy = read_dump(COPY.format("\ue000").encode(), "a.txt")
    assert [one.code for one in copy.findings if one.severity is Severity.ERROR] == ["private-use"]
    assert "\ue000" in copy.stories[0].body[0].text
