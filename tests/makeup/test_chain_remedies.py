"""A story in two slots: the first helps where the last cannot bear what is left, or has white that it cannot fill."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import codes, copy, made, words
from PIL import Image

from layout.composing import Composed
from layout.fitting.fitted import Fitted

PAGES = """\
pages:
  - number: 1
    slots:
      - {id: one, story: a, at: [1, 1], span: [4, 20], fit: [FIT]MORE}
  - number: 2
    slots:
      - {id: two, story: a, at: [1, 5], span: [4, LINES], fit: [LAST]LATER}
"""

OVER, EVEN, SHORT = 12, 13, 17
"""Lines of the second slot in which the story is a little too long, fits, and is too short."""


def chain(folder: Path, lines: int, fit: str = "", last: str = "", more: str = "", later: str = "") -> Composed:
    """*fit* and *more* are the first slot's, *last* and *later* those of the last one, of so many *lines*."""
    given = {"FIT": fit, "MORE": more, "LAST": last, "LATER": later, "LINES": str(lines)}
    pages = PAGES
    for name, text in given.items():
        pages = pages.replace(name, text)
    return made(folder, pages, {"a": copy(30)})


def slots(composed: Composed) -> tuple[Fitted, Fitted]:
    by_id = {one.slot.id: one for one in composed.fits}
    return by_id["one"], by_id["two"]


def whole(composed: Composed) -> bool:
    printed = "".join(words(page, "paragraph", "a") for page in composed.edition.pages)
    left = "".join(one.text for rest in composed.rests for one in rest.body if one.kind == "p")
    return "".join((printed + left).split()) == "".join(copy(30).split())


def test_a_head_on_the_first_page_gives_a_line_for_what_is_over_on_the_second(tmp_path: Path) -> None:
    plain, helped = chain(tmp_path, OVER), chain(tmp_path, OVER, "head")
    assert slots(plain)[1].fit.over and "overset" in codes(plain) and plain.rests
    first, last = slots(helped)
    assert first.fit.doses.head == -1 and first.head.rows == slots(plain)[0].head.rows - 1
    assert last.fit.over == 0 and last.fit.doses == slots(plain)[1].fit.doses
    assert [(one.remedy, one.went, one.left) for one in first.fit.tried] == [("head", -1, -last.fit.short)]
    assert "overset" not in codes(helped) and not helped.rests
    assert whole(plain) and whole(helped)


def test_white_on_the_second_page_goes_to_the_head_on_the_first_as_well(tmp_path: Path) -> None:
    plain, helped = chain(tmp_path, SHORT), chain(tmp_path, SHORT, "head")
    assert "underset" in codes(plain)
    first, last = slots(helped)
    assert 1 <= first.fit.doses.head <= 2
    assert last.fit.short < slots(plain)[1].fit.short
    assert "underset" not in codes(helped)
    assert whole(helped)


def test_what_the_last_slot_can_do_itself_asks_nothing_of_the_first(tmp_path: Path) -> None:
    for lines in (EVEN, EVEN + 1, EVEN + 2):
        eager = chain(tmp_path, lines, "head, tracking, subhead, picture")
        assert eager.edition.pages == chain(tmp_path, lines).edition.pages
    deep = ", head: {lines: 5}"  # a head of its own that can give a line
    lines = next(n for n in range(OVER, 30) if slots(chain(tmp_path, n, later=deep))[1].fit.over in (1, 2, 3))
    first, last = slots(chain(tmp_path, lines, "head, tracking", "head", later=deep))
    assert last.fit.doses.head == -1 and not last.fit.over
    assert (first.fit.doses.head, first.fit.doses.tracking, first.fit.tried) == (0, 0, ())


@pytest.mark.parametrize("lines", [8, 10, 11, OVER, 16, SHORT, 20])
def test_remedies_before_the_last_slot_never_make_it_worse_and_lose_nothing(tmp_path: Path, lines: int) -> None:
    plain, helped = chain(tmp_path, lines), chain(tmp_path, lines, "head, tracking")
    for one in slots(helped):
        assert abs(one.fit.doses.tracking) <= 15 and -1 <= one.fit.doses.head <= 2
    was, now = slots(plain)[1].fit, slots(helped)[1].fit
    assert (now.over, now.short if not was.over else 0) <= (was.over, was.short)
    assert whole(helped)


def test_a_head_that_does_not_go_into_fewer_lines_gives_none(tmp_path: Path) -> None:
    deep = ", head: {lines: 2, size: {min: 28pt, max: 28pt}}"
    plain, asked = chain(tmp_path, OVER, more=deep), chain(tmp_path, OVER, "head", more=deep)
    assert slots(asked)[0].fit.doses.head == 0
    assert codes(plain).count("head-too-deep") == codes(asked).count("head-too-deep")


def test_a_slot_of_a_group_keeps_to_its_group(tmp_path: Path) -> None:
    grouped = chain(tmp_path, OVER, "head", more=", group: g")
    assert slots(grouped)[0].fit.doses.head == 0 and slots(grouped)[1].fit.over


def test_a_picture_in_the_first_slot_gives_lines_too(tmp_path: Path) -> None:
    Image.new("RGB", (900, 900), "white").save(tmp_path / "p.png")
    picture = ", pictures: [{picture: p.png, caption: 图, credit: 某摄, corner: 右下, span: [2, 9]}]"
    lines = next(n for n in range(OVER, 40) if slots(chain(tmp_path, n, more=picture))[1].fit.over in (1, 2, 3))
    plain, helped = chain(tmp_path, lines, more=picture), chain(tmp_path, lines, "picture", more=picture)
    assert slots(plain)[1].fit.over and not slots(helped)[1].fit.over
    assert slots(helped)[0].fit.doses.picture < 0
    assert whole(helped)


def test_a_head_beside_its_text_is_no_deeper_than_its_slot_whatever_its_group_takes(tmp_path: Path) -> None:
    pages = (
        "pages:\n  - number: 1\n    slots:\n"
        "      - {id: one, story: a, at: [1, 1], span: [2, 6], head: {mode: vertical, place: left}, jump: 2,\n"
        "         group: g}\n"
        "  - number: 2\n    slots:\n      - {id: two, story: a, at: [1, 1], span: [2, 60], group: g}\n"
    )
    composed = made(tmp_path, pages, {"a": copy(9)})
    assert slots(composed)[1].fit.doses.head > 0, "what the group takes"
    assert slots(composed)[0].fit.doses.head == 0
    assert "type-off-slot" not in codes(composed)
