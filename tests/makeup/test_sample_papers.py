"""The two other sample papers, an evening tabloid and a weekend page: finished, whole, circled nowhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from issues import runs, words

from layout.composing import Composed, compose
from layout.findings import Severity
from layout.galley.table_cells import with_minus
from layout.loading.load import load
from layout.page import Artwork, Drawing, GlyphRun, Picture

PAPERS = ("evening", "weekend")


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, repository: Path) -> tuple[Composed, dict[str, object]]:
    loaded = load(repository / f"seeds/{request.param}/issue.yaml")
    return compose(loaded.issue, loaded.materials), dict(loaded.materials.stories)


def test_an_editor_would_circle_nothing(paper) -> None:
    composed, _ = paper
    assert [str(one) for one in composed.edition.findings if one.severity > Severity.NOTE] == []


def test_every_paragraph_of_every_story_is_on_the_pages_in_order(paper) -> None:
    composed, stories = paper
    assert composed.rests == ()
    for slug, story in stories.items():
        for kind, role in (("p", "paragraph"), ("subhead", "subhead")):
            wanted = "".join(p.text for p in story.body if p.kind == kind)
            on = "".join(words(page, role, slug) for page in composed.edition.pages)
            assert "".join(on.split()).endswith("".join(wanted.split())), (slug, kind)


def test_legs_end_level(paper) -> None:
    composed, _ = paper
    assert [one.story.slug for one in composed.fits if one.fit.short or (one.fit.over and not one.fit.goes_to)] == []


def test_a_page_of_tables_shows_every_cell_and_is_circled_nowhere(repository: Path) -> None:
    loaded = load(repository / "seeds/evening/sports.yaml")
    composed = compose(loaded.issue, loaded.materials)
    assert [str(one) for one in composed.edition.findings if one.severity > Severity.NOTE] == []
    assert len(composed.tables) == 8
    for done in composed.tables:
        cells = [with_minus(cell.text) for row in done.story.body for cell in row.cells]
        wanted = Counter("".join("".join(cells).split()))
        shown = Counter("".join(words(composed.edition.pages[0], "row", done.story.slug).split()))
        assert shown == wanted
        assert done.rect.bottom - max(one.rect.bottom for one in done.placed) <= 3 * loaded.issue.grid.leading


def test_a_page_of_small_forms_has_each_of_them_and_is_circled_nowhere(repository: Path) -> None:
    loaded = load(repository / "seeds/evening/forms.yaml")
    composed = compose(loaded.issue, loaded.materials)
    told = [one.code for one in composed.edition.findings if one.severity > Severity.NOTE]
    assert told == ["caption-missing", "credit-missing"], "of the logo, which the spec allows"
    found = composed.edition.pages[0]
    roles = {one.tag.role for one in found.marks if isinstance(one, GlyphRun) and one.tag}
    assert {"quote", "row", "signature", "code", "byline", "caption", "subhead"} <= roles
    forms = {one.tag.form for one in found.marks if isinstance(one, GlyphRun) and one.tag}
    assert {"item", "label", "note"} <= forms
    body = words(found, "paragraph")
    assert all(part in body for part in ("■", "＊＊＊", "问：", "答：", "编辑同志：", "编辑回音：", "对岸的灯", "①"))
    large = {"".join(one.texts) for one in runs(found, "paragraph") if one.size > 2 * loaded.issue.grid.em}
    assert large == {"我", "H"}, "an initial of Chinese, one of Latin"


def test_nine_pages_with_a_spread_and_a_special_written_in_chinese_keys(repository: Path) -> None:
    loaded = load(repository / "seeds/lancheng/issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    found = [one.code for one in composed.edition.findings if one.severity > Severity.NOTE]
    assert found == ["page-cut"] * 2, "which the spec allows: a comment as wide as the page, the strips of a special"
    assert [str(page.number) for page in composed.edition.pages] == [*"12345678", "特1"]
    assert sum(slot.use == "ad" for page in loaded.issue.pages for slot in page.slots) == 6
    assert composed.rests == ()
    assert [words(page, "jump", "run") for page in composed.edition.pages if words(page, "jump", "run")] == [
        "（下转特1版）", "（上接第6版）",
    ]  # fmt: skip
    marks = [mark for page in composed.edition.pages for mark in page.marks]
    roles = {mark.tag.role for mark in marks if isinstance(mark, GlyphRun) and mark.tag}
    assert {"quote", "row", "signature", "code", "byline", "caption", "subhead", "jump", "index"} <= roles
    forms = {mark.tag.form for mark in marks if isinstance(mark, GlyphRun) and mark.tag}
    assert {"item", "label", "note"} <= forms
    ads = {type(mark) for mark in marks if not isinstance(mark, GlyphRun) and getattr(mark, "tag", None)
           and mark.tag.role == "ad"}  # fmt: skip
    assert ads == {Artwork, Drawing, Picture}, "a PDF, a drawing, a picture"
    assert any(isinstance(mark, Drawing) and mark.tag and mark.tag.role == "picture" for mark in marks)
    body = "".join(words(page, "paragraph") for page in composed.edition.pages)
    assert all(part in body for part in ("■", "◆", "＊＊＊", "问：", "答：", "编辑同志：", "买的是单程"))
    inks = {mark.ink.spot for mark in composed.edition.pages[8].marks if isinstance(mark, GlyphRun)}
    assert inks == {"", "PANTONE 185 C"}


def test_the_head_of_the_spread_is_parted_evenly_about_the_fold(repository: Path) -> None:
    loaded = load(repository / "seeds/lancheng/issue.yaml")
    pages = compose(loaded.issue, loaded.materials).edition.pages
    assert [words(page, "head", "river") for page in pages[3:5]] == ["澜江十", "二时辰"]


def test_the_evening_papers_jumps_cross(repository: Path) -> None:
    loaded = load(repository / "seeds/evening/issue.yaml")
    pages = compose(loaded.issue, loaded.materials).edition.pages
    told = {(page.number, slug): words(page, "jump", slug) for page in pages for slug in ("river", "lift")}
    assert told == {
        (1, "river"): "（下转第2版）", (1, "lift"): "（下转第3版）", (2, "river"): "（上接第1版）", (2, "lift"): "",
        (3, "river"): "", (3, "lift"): "（上接第1版）",
    }  # fmt: skip
    index = "".join(
        "".join(mark.texts) for mark in pages[0].marks
        if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role == "index"
    )  # fmt: skip
    assert Counter(index)["版"] == 5
    assert "修表匠的四十年" in index
    assert "3版" in index.replace(" ", "")


def test_the_weekend_papers_head_runs_downward(repository: Path) -> None:
    loaded = load(repository / "seeds/weekend/issue.yaml")
    (page,) = compose(loaded.issue, loaded.materials).edition.pages
    runs = [mark for mark in page.marks if isinstance(mark, GlyphRun) and mark.tag]
    head = [run for run in runs if (run.tag.story, run.tag.role) == ("paper", "head")]
    spots = [
        (text, run.origin.x + x, run.origin.y + y)
        for run in head
        for text, x, y in zip(run.texts, run.xs, run.ys or (0,) * len(run.xs), strict=True)
        if text
    ]
    (_, x0, y0), (_, x1, y1) = [spot for spot in spots if spot[0] in "水边"]
    assert abs(x0 - x1) < 5000
    assert y1 - y0 > 30_000
    assert min(x for text, x, _ in spots if text in "水边") > max(x for text, x, _ in spots if text in "造纸人")
