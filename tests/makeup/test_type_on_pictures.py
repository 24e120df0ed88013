"""Furniture printed on a picture: a folio over a picture of the whole page, words in a picture's corner."""

from __future__ import annotations

from pathlib import Path

import pytest
from evening_head import evening_head

from layout.composing import Composed, compose
from layout.findings import Finding
from layout.loading.load import load
from layout.page import GlyphRun, Picture

PAGES = """\
pages:
  - number: 2
    section: 影像
    slots:
      - {use: folio, within: photo, at: [1, 1], span: [5, 2], ink: white}
      - {use: notice, text: 江上, within: photo, at: [1, 40], span: [2, 3], ink: white}
      - {id: photo, use: picture, picture: tree.png, rect: [0mm, 0mm, 275mm, 395mm], caption_at: none}
"""


def made(folder: Path, pages: str = PAGES) -> tuple[Composed, list[Finding]]:
    """The page of *pages*, made up in *folder*, with all that was found."""
    (folder / "tree.png").write_bytes((Path(__file__).resolve().parents[1] / "pages/tree.png").read_bytes())
    (folder / "a.md").write_text("---\nheadline: 桥\n---\n桥上的人看着河水。\n", "utf-8")
    (folder / "issue.yaml").write_text(evening_head("on", pages=2) + pages, "utf-8")
    loaded = load(folder / "issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    return composed, [*loaded.findings, *composed.edition.findings]


def test_a_folio_is_printed_in_white_over_a_picture_of_the_whole_page(tmp_path: Path) -> None:
    composed, found = made(tmp_path)
    (page,) = composed.edition.pages
    kinds = [type(mark) for mark in page.marks]
    assert kinds.index(Picture) < kinds.index(GlyphRun), "the picture is painted first, wherever it is written"
    type_on_it = [mark for mark in page.marks if isinstance(mark, GlyphRun)]
    assert type_on_it
    assert {mark.ink[:4] for mark in type_on_it} == {(0, 0, 0, 0)}
    assert not {one.code for one in found} & {"slots-overlap", "spec-overlap", "spec-within-what", "spec-key-idle"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("[0mm, 0mm, 275mm, 395mm]", "[0mm, 0mm, 200mm, 395mm]"), "spec-not-within"),
        (("within: photo, at: [1, 1]", "at: [1, 1]"), "slots-overlap"),
        (("use: notice, text: 江上", "story: a"), "spec-within-what"),
    ],
)
def test_type_beside_its_picture_unasked_for_or_of_a_story_is_an_error(
    tmp_path: Path, change: tuple[str, str], code: str
) -> None:
    assert code in {one.code for one in made(tmp_path, PAGES.replace(*change))[1]}
