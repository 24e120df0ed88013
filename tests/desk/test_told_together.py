"""What is true of many pictures or stories of a paper is one finding that names them."""

from __future__ import annotations

from layout.console import as_json
from layout.findings import Finding, Place, Several, finding
from layout.publishing.reporting import reported
from layout.spec.model import CopySource
from layout.stories.model import Story
from layout.value import NamedTuple


class Paper(NamedTuple):
    """As much of an issue as reporting asks of one that allows nothing."""

    copy: CopySource = CopySource()
    pages: tuple[()] = ()
    allow: tuple[()] = ()


def alone(slug: str, text: str) -> Finding:
    return finding("line-alone", Place("issue.yaml", 3), story=slug, slug=slug, text=text)


def facts(found: tuple[Finding, ...]) -> list[dict[str, object]]:
    return [dict(one.facts) for one in found]


def test_lines_alone_are_one_note_however_many() -> None:
    one, two = alone("river", "步道沿线"), alone("price", "市价格监测")
    other = finding("underset", Place("issue.yaml", 9), story="bus", slug="bus", lines=3, chars=36)
    assert facts(reported([one], Paper(), {}).findings) == [dict(one.facts)]
    told = reported([one, other, two], Paper(), {}).findings
    assert [found.code for found in told] == ["line-alone", "underset"]
    assert facts(told)[0] == {
        "slug": Several(("river", "price"), 2), "text": Several(("步道沿线", "市价格监测"), 2),
    }  # fmt: skip
    many = [alone(f"s{number}", f"第{number}行") for number in range(9)]
    (last,) = facts(reported(many, Paper(), {}).findings)
    assert last["slug"] == Several(("s0", "s1", "s2", "s3"), 9)
    (whole,) = reported(many, Paper(), {}).findings
    assert whole.message("zh").startswith("《s0》《s1》《s2》《s3》等 9 篇")
    assert "s0, s1, s2, s3, … (9)" in whole.message("en")
    written = as_json(whole, "en")["facts"]
    assert written["slug"] == ["s0", "s1", "s2", "s3"]
    assert (written["slug_count"], written["text_count"]) == (9, 9)
    same = reported([alone("river", "一"), alone("river", "二")], Paper(), {}).findings
    assert facts(same) == [{"slug": "river", "text": Several(("一", "二"), 2)}]


def test_stories_of_a_dump_are_called_by_their_heads_there_too() -> None:
    stories = {
        slug: Story(slug, "news", (head,)) for slug, head in (("a1", "老街书屋重新开门"), ("a2", "早市挪了新家"))
    }
    paper = Paper(CopySource(dump="page.txt"))
    (told,) = reported([alone("a1", "一"), alone("a2", "二")], paper, stories).findings
    assert dict(told.facts)["slug"] == Several(("老街书屋重新开门", "早市挪了新家"), 2)


def test_stories_that_are_told_together_are_called_by_their_heads_and_quotes_within_quotes_are_single() -> None:
    stories = {slug: Story(slug, "news", (head,)) for slug, head in (("bus", "“夜班车”延时"), ("shop", "早市挪了新家"))}
    (told,) = reported([alone("bus", "“我们不怕没人"), alone("shop", "它叫‘早’”")], Paper(), stories).findings
    assert told.message("zh").startswith("《“夜班车”延时》《早市挪了新家》")
    assert told.message("zh").endswith("：“‘我们不怕没人” “它叫“早”’”")
    assert "“夜班车”延时, 早市挪了新家" in told.message("en")
    one = finding("line-alone", None, slug="rock", text="rock ’n’ roll归来")
    assert one.message("zh").endswith("“rock ’n’ roll归来”")


def test_that_the_second_slot_of_a_story_stands_empty_is_no_finding_of_its_own() -> None:
    place = Place("issue.yaml", 3)
    empty = finding("jump-empty", place, story="bus", slug="bus", page=1)
    twice = finding("spec-story-twice", place, story="bus", name="bus", first=2)
    other = finding("jump-empty", place, story="shop", slug="shop", page=1)
    assert reported([empty, twice, other], Paper(), {}).findings == (twice, other)
    assert reported([empty, other], Paper(), {}).findings == (empty, other)


def test_white_of_a_page_that_was_not_planned_is_no_finding_of_its_own() -> None:
    place = Place("issue.yaml", 3)
    gap, other = (
        finding("page-gap", place, page=page, column=1, line=3, lines=9, columns=2, kind="column") for page in (2, 3)
    )
    failed = finding("plan-too-little", place, page=2, needs=1, free=9, advice="", advice_en="")
    assert reported([gap, failed, other], Paper(), {}).findings == (failed, other)
    assert reported([gap, other], Paper(), {}).findings == (gap, other)
