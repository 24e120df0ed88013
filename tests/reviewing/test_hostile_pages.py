"""Pages that nobody sets, made to take long to be read: what is looked at of them is bounded."""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path
from time import process_time

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.stories.model import Paragraph, Story
from layout.stories.words import SURNAMES

GIVEN = "明华丽强伟芳敏静军洋勇艳杰娟涛超秀霞平刚桂文辉玲鹏波岩凤洁梅琳素云莲真环雪荣爱妹香月莺媛"
SOUNDS = "斯特尔森克拉丁罗卡门莱纳多维"
ONE = [name for name in sorted(SURNAMES) if len(name) == 1]


def of_one_letter(length: int, chance: random.Random) -> str:
    """One surname without an end."""
    return "王" * length


def of_short_names(length: int, chance: random.Random) -> str:
    """Names of two letters, each by itself: most are like some other."""
    return "".join(f"{chance.choice(ONE)}{chance.choice(GIVEN)}，" for _ in range(length // 3))


def of_foreign_names(length: int, chance: random.Random) -> str:
    """Foreign names of a few sounds."""
    names = ("".join(chance.choices(SOUNDS, k=6)) for _ in range(length // 8))
    return "".join(f"{name[:3]}·{name[3:]}，" for name in names)


@pytest.mark.parametrize(
    ("made", "length"),
    [(of_one_letter, 40_000), (of_short_names, 16_000), (of_foreign_names, 16_000)],
)
def test_a_page_that_nobody_sets_is_read_in_time(made, length: int) -> None:
    """They take a second or two of CPU each, and ten and more where a bound is taken away."""
    text = made(length, random.Random(27))
    body = tuple(Paragraph("p", text[at : at + 400], (at // 400 + 1,)) for at in range(0, length, 400))
    page = printed("hostile", date(2024, 5, 6), {"s": Story("s", "news", ("新闻一束",), body)})
    began = process_time()
    findings(page)
    assert process_time() - began < 8
