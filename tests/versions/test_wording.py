"""Which words became which: readable cases, and the law that the changes make the new text of the old one."""

from __future__ import annotations

import random

import pytest

from layout.comparing.wording import changed_words


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("增长12%，创新高", "增长15%，创新高", [("12", "15")]),
        ("市长王明出席", "市长王铭出席", [("明", "铭")]),
        ("共三段", "共三段", []),
        ("", "新的", [("", "新的")]),
        ("第一段\n第二段\n", "第一段\n第三段\n第二段\n", [("", "第三段\n")]),
        ("用 Windows 98 的人", "用 Windows 11 的人", [("98", "11")]),
        ("同比增长1,234.5万元", "同比增长1,243.5万元", [("1,234.5", "1,243.5")]),
    ],
)
def test_words_that_changed(old: str, new: str, said: list[tuple[str, str]]) -> None:
    assert [(one.old, one.new) for one in changed_words(old, new)] == said


def test_changes_make_the_new_text_of_the_old_one() -> None:
    for seed in range(200):
        chance = random.Random(seed)
        old = "".join(chance.choices("的是一在12 ab，。\n", k=chance.randrange(200)))
        new = list(old)
        for _ in range(chance.randrange(6)):
            at = chance.randrange(len(new) + 1)
            new[at : at + chance.randrange(3)] = chance.choices("的不人3c、\n", k=chance.randrange(4))
        text = "".join(new)
        made, last = "", 0
        for one in changed_words(old, text):
            assert old[one.at : one.upto] == one.old and text[one.now : one.until] == one.new
            made += old[last : one.at] + one.new
            last = one.upto
        assert made + old[last:] == text


def test_a_long_text_that_is_all_other_is_exchanged_as_a_whole() -> None:
    (one,) = changed_words("甲" * 9_000, "乙" * 9_000)
    assert (len(one.old), len(one.new)) == (9_000, 9_000)
