"""Small pages of every form of area, picture and head, as a person reads them: one line for each line set.

Run as a program, this file writes the pages as they now are beside their specs, to be looked over.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby
from pathlib import Path

import pytest

from layout.composing import Composed, compose
from layout.geometry import Rect
from layout.loading.load import load
from layout.page import GlyphRun, Mark, Page, Picture, Rule, Tint

FOLDER = Path(__file__).resolve().parents[1] / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def composed(name: str) -> Composed:
    loaded = load(FOLDER / f"{name}.yaml")
    return compose(loaded.issue, loaded.materials)


def told(one: Composed) -> str:
    """The page line by line, then what was found."""
    (page,) = one.edition.pages
    found = sorted({finding.code for finding in one.edition.findings if finding.code != "story-unplaced"})
    return "\n".join([*_lines(page), "findings: " + ", ".join(found)]) + "\n"


def _lines(page: Page) -> Iterator[str]:
    for (kind, *at), marks in groupby(page.marks, _key):
        same = list(marks)
        runs = [one for one in same if isinstance(one, GlyphRun)]
        if runs and runs[0].tag:
            down = " down" if runs[0].ys and len(set(runs[0].ys)) > 1 else ""
            x, y = runs[0].origin.x + runs[0].xs[0], runs[0].origin.y
            text = "".join("".join(run.texts) for run in runs)
            yield f"{runs[0].tag.role} {_mm(x)} {_mm(y)} {runs[0].size / 1000:g}pt{down}: {text}"
        elif kind == "Rule":
            rules = [one for one in same if isinstance(one, Rule)]
            yield f"rules {len(rules)}"
        elif kind in ("Tint", "Picture"):
            for one in same:
                assert isinstance(one, Tint | Picture)
                name = f" {one.image} {one.crop}" if isinstance(one, Picture) else ""
                yield f"{kind.lower()} {' '.join(map(_mm, one.rect))}{name}"
        else:
            yield f"under-type {len(runs)}"
        del at


def _key(mark: Mark) -> tuple[object, ...]:
    if isinstance(mark, GlyphRun) and mark.tag:
        return ("GlyphRun", mark.tag, mark.origin)
    return (type(mark).__name__,)


def _mm(length: int) -> str:
    return f"{length * 25.4 / 72000:.1f}"


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_made_up_as_it_was_looked_over(name: str) -> None:
    assert told(composed(name)) == (FOLDER / f"{name}.txt").read_text("utf-8"), f"look at it, then run {__file__}"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_spec_gives_the_same_page(name: str) -> None:
    assert composed(name).edition.pages == composed(name).edition.pages


@pytest.mark.parametrize("name", NAMES)
def test_lines_of_text_pictures_and_boxes_lie_apart(name: str) -> None:
    one = composed(name)
    (page,) = one.edition.pages
    lines = [
        Rect(run.origin.x + run.xs[0], run.origin.y - run.size // 2, max(1, run.xs[-1] - run.xs[0]), run.size // 2)
        for run in page.marks
        if isinstance(run, GlyphRun) and run.tag and run.tag.role in ("paragraph", "subhead", "byline")
    ]
    pictures = [mark.rect for mark in page.marks if isinstance(mark, Picture)]
    assert lines or name == "group"
    assert not any(a.overlaps(b) for a, b in combinations(lines, 2))
    assert not any(line.overlaps(picture) for line in lines for picture in pictures)
    for done in one.fits:
        inner = done.rect
        others = [
            line for line, run in zip(lines, _body(page), strict=True) if run.tag and run.tag.story != done.story.slug
        ]
        if done.slot.within:
            assert not any(line.overlaps(inner) for line in others)


def _body(page: Page) -> list[GlyphRun]:
    return [
        run for run in page.marks
        if isinstance(run, GlyphRun) and run.tag and run.tag.role in ("paragraph", "subhead", "byline")
    ]  # fmt: skip


def test_a_chain_has_three_measures_and_every_line_its_own() -> None:
    (done,) = composed("chain").fits
    assert len({leg.measure // 1000 for leg in done.room.legs}) == 3
    for placed in done.poured.placed:
        assert placed.line.measure == done.room.legs[done.room.leg_of(placed.row)].measure


if __name__ == "__main__":
    for case in NAMES:
        (FOLDER / f"{case}.txt").write_text(told(composed(case)), "utf-8")
