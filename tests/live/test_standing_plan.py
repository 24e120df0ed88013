"""A planned page at the desk: it stands as it is while words are typed, and follows them when the hand rests."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from desk_server import served, talk
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC

from layout.processes.bounded import Bounds, BrokeOffError, bounded_while
from layout.trees.spans import TextChange
from layout.workbench import standing_plan
from layout.workbench.workbench import Workbench

PLANNED = SPEC[: SPEC.index("      - id: lead")] + "    plan: auto\n"
MORE = "\n".join(["渔火照着河面，船一条一条靠了岸。" * 4] * 12)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    (tmp_path / "issue.yaml").write_text(PLANNED, "utf-8")
    for name, text in (("grain", GRAIN), ("river", RIVER), ("bridge", BRIDGE)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    made = Workbench(tmp_path / "issue.yaml")
    assert made.make().pages
    return made


def slots(bench: Workbench) -> list[tuple[str, object]]:
    assert bench.pages is not None
    return [(one.story, one.area) for one in bench.pages.loaded.issue.pages[0].slots]


def types(bench: Workbench, name: str, before: str, words: str) -> None:
    document = bench.document(name)
    at = document.text.index(before)
    bench.edit(name, document.version, (TextChange(at, at, words),))
    assert bench.make().pages


def count(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was planned, in this process."""
    asked: list[object] = []
    known = standing_plan.planned
    monkeypatch.setattr(standing_plan, "planned", lambda *given: asked.append(given) or known(*given))
    return asked


def test_words_that_are_typed_move_no_story_of_a_planned_page_until_the_hand_rests(bench, monkeypatch):
    asked = count(monkeypatch)
    before = slots(bench)
    types(bench, "river.md", "记者在", f"{MORE}\n\n")
    assert slots(bench) == before and not asked
    assert MORE.split("\n", maxsplit=1)[0] in "".join(
        one.text for one in bench.pages.loaded.materials.stories["river"].body
    )
    assert bench.plan.is_behind
    assert bench.plan.catch_up(lambda: True) and not bench.plan.is_behind
    assert bench.make().pages
    assert slots(bench) != before
    anew = Workbench(bench.path)
    assert anew.make().findings == bench.last.findings
    assert slots(anew) == slots(bench)


@pytest.mark.parametrize(
    ("name", "before", "words"),
    [
        ("river.md", "slug: river", "rank: 1\n"),
        ("issue.yaml", "    plan: auto", "      - {id: lead, story: grain, at: [1, 11], span: [5, 12]}\n"),
        ("issue.yaml", "pt}", ".5"),
    ],
    ids=["rank", "placed", "grid"],
)
def test_what_gives_other_stories_or_another_room_is_planned_for_at_once(bench, monkeypatch, name, before, words):
    asked = count(monkeypatch)
    types(bench, name, before, words)
    assert len(asked) == 1
    assert not bench.plan.is_behind
    placed = [story for story, _ in slots(bench) if story]
    assert sorted(placed) == sorted({*placed})


def test_a_plan_that_nobody_waits_for_any_more_is_given_up(bench):
    types(bench, "river.md", "记者在", f"{MORE}\n\n")
    begun = time.monotonic()
    with pytest.raises(BrokeOffError):
        bounded_while(lambda: False, Bounds(60), time.sleep, 30)
    assert time.monotonic() - begun < 10
    assert not bench.plan.catch_up(lambda: False)
    assert bench.plan.is_behind


def test_an_issue_without_a_plan_is_never_behind(bench):
    types(bench, "issue.yaml", "    plan: auto", "    # ")
    assert not bench.plan.is_behind and not bench.plan.catch_up(lambda: True)


def test_the_desk_says_that_a_page_stands_by_its_plan_of_before(bench):
    folder = bench.path.parent
    with served(bench.path, folder.parent / "out") as one, talk(one) as browser:
        assert browser.until("state", ok=True)["behind"] is False
        browser.ask("open", file="river.md")
        text = browser.until("text", file="river.md")["text"]
        at = text.index("记者在")
        browser.ask("edit", file="river.md", version=0, changes=[[at, at, f"{MORE}\n\n"]])
        assert browser.until("state", behind=True)
        assert browser.until("state", behind=False)
