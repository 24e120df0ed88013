"""Pages of newspaper copy of many kinds: how well they are read must not get worse, and no letter is ever lost.

``python tests/bench/pages.py --faults`` prints all figures and what is wrong with each page.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from page_truth import FOLDER, Figures, Line, Truth, all_pages, parted, reading_of

FLOORS = {
    (False, False): (92.7, 94.7, 96.4),
    (True, False): (91.0, 91.5, 94.9),
    (False, True): (98.0, 96.3, 96.5),
    (True, True): (96.0, 91.0, 95.4),
}
"""By (held out, blank lines between stories): least shares of stories found, heads exact, lines in the right role."""


@cache
def figures(*, held_out: bool, apart: bool) -> Figures:
    """All pages of one half together."""
    made = Figures()
    for page in all_pages():
        if page.held_out is held_out:
            made = made.plus(reading_of(parted(page) if apart else page).figures)
    return made


@pytest.mark.parametrize(("held_out", "apart"), FLOORS)
def test_pages_are_read_no_worse_than_they_were(held_out: bool, apart: bool) -> None:
    one = figures(held_out=held_out, apart=apart)
    shares = (one.found / one.stories, one.exact / one.heads, one.right / one.lines)
    assert [round(100 * share, 1) >= least for share, least in zip(shares, FLOORS[held_out, apart], strict=True)] == [
        True, True, True,
    ], shares  # fmt: skip


@pytest.mark.parametrize(("held_out", "apart"), FLOORS)
def test_no_letter_of_a_page_is_lost(held_out: bool, apart: bool) -> None:
    assert figures(held_out=held_out, apart=apart).lost == 0


def test_there_are_pages_of_many_kinds() -> None:
    pages = all_pages()
    assert len(pages) >= 60
    assert len({page.kind for page in pages}) >= 20
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert len(list(FOLDER.iterdir())) == len(pages)


def test_the_measure_sees_what_is_wrong() -> None:
    truth = Truth(1, "any", (
        Line(1, "headline", "市图书馆延长开放", 0),
        Line(1, "body", "本报讯（记者 李华）市图书馆从本月起延长开放时间，每周二至周日开到晚上九点。", 0),
        Line(2, "headline", "青山公路昨日通车", 0),
        Line(2, "body", "本报讯（记者 王明）青山公路昨日通车，沿线六个村子的人出门方便了。", 0),
    ))  # fmt: skip
    right = reading_of(truth).figures
    assert (right.found, right.exact, right.right, right.wrong_ends, right.lost) == (2, 2, 4, 0, 0)
    merged = truth._replace(lines=(*truth.lines[:2], *(one._replace(story=1, role="body") for one in truth.lines[2:])))
    wrong = reading_of(merged).figures
    assert (wrong.stories, wrong.found, wrong.exact, wrong.right, wrong.wrong_ends) == (1, 0, 1, 3, 1)
