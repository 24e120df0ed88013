"""How Latin and figures stand in a line downward."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.typeset.turning import stretches


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我市GDP增", "han:我市 stack:GDP han:增"),
        ("12月", "cell:12 han:月"),
        ("5G", "cell:5G"),
        ("AI芯", "cell:AI han:芯"),
        ("长100米", "han:长 stack:100 han:米"),
        ("增12%", "han:增 cell:12 stack:%"),
        ("2023年", "turned:2023 han:年"),
        ("涨5.2%", "han:涨 turned:5.2%"),
        ("比分3:2", "han:比分 turned:3:2"),
        ("G20峰会", "stack:G cell:20 han:峰会"),
        ("C919", "stack:C stack:919"),
        ("APEC", "stack:APEC"),
        ("ASEAN", "turned:ASEAN"),
        ("Wi-Fi", "turned:Wi-Fi"),
        ("看ChatGPT来", "han:看 turned:ChatGPT han:来"),
        ("café", "turned:café"),
        ("Made in China造", "turned:Made in China han:造"),
        ("AI　GDP", "cell:AI han:　 stack:GDP"),
        ("(一)", "turned:( han:一 turned:)"),
        ("A、B", "stack:A han:、 stack:B"),
        ("行’80s風", "han:行 turned:’80s han:風"),
        ("唱rock ’n’ roll吧", "han:唱 turned:rock ’n’ roll han:吧"),
        ("‘’98 World Cup’是", "han:‘ turned:’98 World Cup han:’是"),
        ("說‘好’AI芯", "han:說‘好’ cell:AI han:芯"),
        ("‘Android’ Pro机", "han:‘ turned:Android han:’  turned:Pro han:机"),
    ],
)
def test_a_word_stands_as_a_careful_compositor_has_it(text: str, told: str) -> None:
    found = list(stretches(text))
    assert "".join(one.text for one in found) == text
    assert " ".join(f"{one.form}:{one.text}" for one in found) == told


@given(st.text("今年（，。Aab19%.-() 　é“”‘’", max_size=24))
def test_stretches_are_the_text_and_only_han_stands_outside_them(text: str) -> None:
    found = list(stretches(text))
    assert "".join(one.text for one in found) == text
    for one in found:
        assert one.text
        if one.form == "han":
            assert not any("!" <= character <= "~" for character in one.text)
        if one.form == "cell":
            assert len(one.text) <= 2 and one.text.isalnum()


@given(st.lists(st.sampled_from(["AI", "in", "China", "12", "GDP", "5.2"]), min_size=1, max_size=5))
def test_a_phrase_is_turned_whole_or_not_at_all(words: list[str]) -> None:
    forms = {one.form for one in stretches(" ".join(words))}
    assert ("turned" in forms) == bool({"China", "5.2"} & set(words))
    assert forms == {"turned"} or "turned" not in forms
