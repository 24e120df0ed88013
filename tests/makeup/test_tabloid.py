"""The copy of the sample front page on half its sheet: finished, level, and honest about what does not go in."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import words

from layout.composing import Composed, compose
from layout.loading.load import load
from layout.stories.storyfile import read_story, write_story


@pytest.fixture(scope="module")
def tabloid(repository: Path) -> Composed:
    loaded = load(repository / "seeds/datong/tabloid.yaml")
    return compose(loaded.issue, loaded.materials)


def test_nothing_is_circled(tabloid: Composed) -> None:
    assert {one.code for one in tabloid.edition.findings} <= {"jump-rest"}


def test_every_character_is_on_the_page_or_saved(tabloid: Composed, repository: Path) -> None:
    stories = load(repository / "seeds/datong/tabloid.yaml").materials.stories
    rests = {one.slug: one for one in tabloid.rests}
    for slug, story in stories.items():
        for kind, role in (("p", "paragraph"), ("subhead", "subhead")):
            wanted = "".join(p.text for p in story.body if p.kind == kind)
            on = words(tabloid.edition.pages[0], role, slug)
            left = "".join(p.text for p in rests[slug].body if p.kind == kind) if slug in rests else ""
            assert ("".join((on + left).split())).endswith("".join(wanted.split())), slug
    assert set(rests) == {"a2", "a3", "a6", "a7"}


def test_legs_end_level_and_jumps_say_where_they_lead(tabloid: Composed) -> None:
    for one in tabloid.fits:
        assert one.fit.short == 0
        assert one.poured.rows == one.room.total or one.poured.jump_row == one.room.total - 1
        assert (one.fit.goes_to == 2) == (one.story.slug != "a4")
    page = tabloid.edition.pages[0]
    assert all(words(page, "jump", slug) == "（下转第2版）" for slug in ("a1", "a2", "a3", "a5", "a6", "a7"))


def test_the_lead_took_lines_of_its_head_and_of_the_picture(tabloid: Composed) -> None:
    lead = next(one for one in tabloid.fits if one.story.slug == "a1")
    assert lead.fit.doses.head < 0 < -lead.fit.doses.picture
    assert [tried.remedy for tried in lead.fit.tried] == ["tracking", "head", "picture"]
    assert lead.fit.over == 0


def test_the_rests_can_be_read_back(tabloid: Composed) -> None:
    for rest in tabloid.rests:
        again, found = read_story(write_story(rest), f"{rest.slug}.md")
        assert not found
        assert [p.text for p in again.body] == [p.text for p in rest.body]
        assert (again.runs_on, again.jump and again.jump.page) == (rest.runs_on, 1)
