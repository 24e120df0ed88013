"""Photo stories planned: a head over its picture; a picture lowers no story; the rest of a story from another page."""

from __future__ import annotations

import pytest
from stock import ROOT

from layout.findings import Severity
from layout.loading.load import Loaded, materials_of, read
from layout.loading.planned_pictures import with_story_pictures
from layout.page import GlyphRun, Picture
from layout.planner.division import Divider
from layout.planner.keeping import with_kept
from layout.planner.model import Form, PlanPiece, Taste
from layout.planner.pieces import led
from layout.planner.propose import propose
from layout.spec.wishes import PlanWishes
from layout.stories.model import Paragraph, Story


@pytest.fixture(scope="module")
def kept() -> Loaded:
    """The second page of a sample with its jump and its comment standing, all else to be planned anew."""
    loaded = materials_of(read(ROOT / "seeds" / "lancheng" / "issue.yaml"))
    asked = PlanWishes(keep=("tram-2", "talk"))
    pages = tuple(one._replace(plan=asked) if one.number == 2 else one for one in loaded.issue.pages)
    return loaded._replace(issue=with_kept(loaded.issue._replace(pages=pages), loaded.materials.stories))


def test_the_head_of_a_photo_story_stands_over_its_picture(kept: Loaded) -> None:
    page = next(one for one in kept.issue.pages if one.number == 2)
    one = propose(kept.issue, kept.materials, page, 1).pages[0]
    slots = {slot.id: slot for slot in one.page.slots}
    head, picture = slots["canteen"].area, slots["canteen-picture"].area
    assert (head.column, head.columns, head.line + head.lines) == (picture.column, picture.columns, picture.line)
    assert (slots["canteen"].use, slots["canteen"].style, slots["canteen-picture"].use) == ("story", "photo", "picture")
    (made,) = one.composed.edition.pages
    runs = [
        mark for mark in made.marks if isinstance(mark, GlyphRun) and mark.tag and mark.tag[:2] == ("canteen", "head")
    ]
    (drawn,) = (mark for mark in made.marks if isinstance(mark, Picture) and mark.image == "canteen.jpg")
    assert runs
    assert max(run.origin.y for run in runs) < drawn.rect.y


def test_a_notice_leads_no_page_that_has_longer_copy() -> None:
    """But where an editor ranks it first, and where nothing is longer."""
    notice = Story("notice", "news", ("致歉",), (Paragraph("text", "本报昨日有误，谨致歉意。"),))
    news = Story("news", "news", ("初雪下了三小时",), (Paragraph("text", "雪从凌晨开始下。" * 30),))
    brief = Story("brief", "news", ("停水预告",), (Paragraph("text", "明天停水。"),))
    assert led([notice, news]) == [news, notice]
    assert led([notice._replace(rank=1), news])[0].slug == "notice"
    assert led([notice, brief]) == [notice, brief]


def test_the_rest_of_a_story_that_begins_on_another_page_is_no_fault_of_a_plan(kept: Loaded) -> None:
    """The page is made up alone, and so from the story's beginning: what is found there no division mends."""
    page = next(one for one in kept.issue.pages if one.number == 2)
    one = propose(kept.issue, kept.materials, page, 1).pages[0]
    assert not [found for found in one.findings if found.severity is Severity.ERROR]
    assert "overset" in {found.code for found in one.composed.edition.findings if found.story == "tram"}


def test_a_picture_lowers_no_story_that_stands_under_it_and_a_lesser_story_does() -> None:
    form = (Form(2, 10, 0),)
    lead, second = PlanPiece("a", 1, form), PlanPiece("b", 2, form)
    picture = PlanPiece("p", 2, form, use="picture")
    divider = Divider((lead, second, picture), Taste(page_columns=4), 40)
    assert divider.steps_against(0b010, 0b001) == 1
    assert divider.steps_against(0b100, 0b001) == 0
    assert divider.steps_against(0b001, 0b100) == 0


def test_drawings_of_slots_keep_the_inks_of_their_colours_where_pages_are_planned(kept: Loaded) -> None:
    path = ROOT / "seeds" / "lancheng"
    whole = with_story_pictures(kept, path, ())
    drawn = {name: one for name, one in whole.materials.pictures.items() if one.drawing}
    assert "shimen.svg" in drawn
    assert all(one.inks for one in drawn.values())
