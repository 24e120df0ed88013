"""The account of a story's copyfit: what is over, what might be cut, what is found; against all that could be said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from test_pour import MEASURE, Fake, Text, legs

from layout.fitting.account import Fate, FitReport, ProposedCut, fit_findings, floor_findings, proposal, report_of
from layout.fitting.overset import fill_overset
from layout.fitting.pour import pour
from layout.fitting.remedies import Doses, Outcome, Tried
from layout.fitting.steps import rows_wanted
from layout.spec.model import Area, Slot
from layout.stories.model import Paragraph, Story

SLOT = Slot("s", "story", Area(1, 1, 1, 1), None)


@dataclass
class Passage(Text):
    """A paragraph of characters that stand nowhere else, with its stops at *stops*; ten characters to a line."""

    number: int = 0
    short: int = 0
    """Characters that its last line lacks."""
    stops: tuple[int, ...] = ()
    lead: int = 0

    @property
    def index(self):
        return self.number

    @property
    def style(self):
        plain = super().style
        plain.size = 21_000 if self.whole else 10_500
        return plain

    @property
    def prepared(self):
        length = 10 * self.count - self.short
        made = [chr(0x4E00 + 200 * self.number + at) for at in range(length)]
        for at, stop in enumerate(self.stops):
            if stop < length:
                made[stop] = "。！？；，"[at % 5]
        return SimpleNamespace(text="".join(made))


@st.composite
def stories(draw: st.DrawFn) -> list[Passage]:
    items = []
    for number in range(draw(st.integers(1, 7))):
        subhead = number > 0 and draw(st.integers(0, 3)) == 0
        stops = tuple(sorted(draw(st.sets(st.integers(1, 120), max_size=6))))
        count = 1 if subhead else draw(st.sampled_from([1, 2, 3, 5, 8, 13]))
        role, rows = ("subhead", draw(st.integers(1, 2))) if subhead else ("paragraph", 1)
        items.append(
            Passage(
                count,
                role,
                rows=rows,
                number=number,
                short=draw(st.integers(0, 9)),
                stops=stops,
                lead=draw(st.sampled_from([0, 0, 4])),
            )
        )
    return items


def story_of(items: list[Passage]) -> Story:
    return Story(
        "a", "news", body=tuple(Paragraph("p", one.prepared.text, lines=(10 + one.number, 99)) for one in items)
    )


def rows(item: Passage) -> int:
    return item.count + (item.rows - 1 if item.whole else 0)


@settings(max_examples=300)
@given(stories(), st.sampled_from([1, 1, 2, 3, 4, 6, 9]))
@example([Passage(1), Passage(999, number=1)], 701)  # seven in ten of a story and no more
@example([Passage(1), Passage(999, number=1)], 700)
def test_the_cut_that_is_proposed_costs_the_reader_least(items: list[Passage], over: int) -> None:
    """All paragraphs but the first are looked at; of the fitting ones the shortest is taken, the last of several."""
    cut = proposal(Fake(*items), over, MEASURE, story_of(items))
    whole = sum(item.count for item in items)
    later = items[1:]
    fitting = [item for item in later if item.role == "paragraph" and item.count >= over]
    at_end = [later[at:] for at in range(len(later)) if sum(map(rows, later[at:])) >= over]
    if 10 * over > 7 * whole or not later:
        assert cut is None
        event("none")
        return
    assert cut is not None
    if fitting:
        least = min(item.count for item in fitting)
        chosen = [next(item for item in reversed(fitting) if item.count == least)]
        text = chosen[0].prepared.text
        if least > 2 * over + 2:
            # Of a long one the end goes, from after the last stop that leaves enough.
            upto = 10 * (least - over)
            stops = [at for at, one in enumerate(text[:upto]) if one in "。！？；，"]
            text = text[stops[-1] + 1 :] if stops else text[upto:]
            event(f"without a stop: {not stops}")
            event("the end of a paragraph")
            assert cut == ProposedCut(over, len(text), text[:12], text[-12:], 10 + chosen[0].number)
            return
        event("a paragraph")
    else:
        chosen = at_end[-1] if at_end else later
        event("several at the end")
    texts = [item.prepared.text for item in chosen]
    texts[0] = texts[0][chosen[0].lead :]
    assert cut.lines == sum(map(rows, chosen))
    assert cut.chars == sum(map(len, texts))
    assert (cut.first, cut.last) == (texts[0][:12], chosen[-1].prepared.text[-12:])
    assert cut.line == 10 + chosen[0].number


@settings(max_examples=150)
@given(stories(), st.lists(st.integers(1, 16), min_size=1, max_size=3), st.integers(0, 3))
def test_room_is_what_is_set_and_what_is_short_and_no_character_is_uncounted(
    items: list[Passage], deep: list[int], free: int
) -> None:
    fake, room = Fake(*items), legs(*deep)
    done = pour(fake, room) or fill_overset(fake, room)
    over = rows_wanted(fake, room, done.rest) if done.rest else 0
    tried = (Tried("head", 1, 2, 3),)
    report = report_of(fake, Outcome(Doses(head=1), 0, room, done, over), free, tried)
    assert report.room == sum(deep) + free
    assert report.set == done.rows
    assert report.over == over
    assert report.short == (0 if over else report.room - report.set)
    assert report.chars == MEASURE // 10_500
    assert (report.doses, report.tried, report.cut) == (Doses(head=1), tried, None)
    assert (report.came_from, report.goes_to) == (0, 0)
    whole = "".join(item.prepared.text for item in items)
    before = sum(len(item.prepared.text) for item in items[: done.rest.item]) + done.rest.offset if done.rest else 0
    left = whole[before:] if done.rest else ""
    event(f"over: {over > 0}")
    assert report.left == len(left)
    # The first words of what is left: of one paragraph, not of the next as well.
    own = items[done.rest.item].prepared.text[done.rest.offset :] if done.rest else ""
    assert report.left_out == own[:12]


def test_a_cut_of_copy_whose_lines_are_not_known_names_none() -> None:
    items = [Passage(9), Passage(9, number=1)]
    cut = proposal(Fake(*items), 2, MEASURE, Story("a", "news", body=tuple(Paragraph("p", "文") for _ in items)))
    assert cut is not None and cut.line == 0


def test_a_story_without_a_paragraph_is_counted_in_characters_of_the_usual_size() -> None:
    report = report_of(
        Fake(Text(1, "subhead")), Outcome(Doses(), 0, legs(3), pour(Fake(Text(1, "subhead")), legs(3))), 0, ()
    )
    assert report.chars == MEASURE // 10_500


def test_an_account_of_a_story_that_fits_leaves_nothing() -> None:
    plain = FitReport(20, 20, 0, 0, 12, "")
    assert (plain.left, plain.came_from, plain.goes_to, plain.cut, plain.doses) == (0, 0, 0, None, Doses())


CUT = ProposedCut(3, 40, "头", "尾", 7)


@pytest.mark.parametrize(
    ("over", "short", "cut", "chained", "to"), list(product((0, 3), (0, 1, 2, 3), (None, CUT), (False, True), (0, 4)))
)
def test_what_is_found_follows_from_the_account(
    over: int, short: int, cut: ProposedCut | None, chained: bool, to: int
) -> None:
    """A row of each leg (two here) is too much white; less is legs that do not end level, if more than is allowed."""
    report = FitReport(20, 18, over, short, 12, "余下的话", cut=cut, left=55)
    found = fit_findings(SLOT, Story("a", "news"), report, 2, Fate(chained, to))
    if over:
        over_codes = ["jump-rest"] if to else ["overset", *(["cut-proposed"] if cut else [])]
        wanted = [] if chained else over_codes
    else:
        wanted = ["underset"] if short >= 2 else ["legs-unlevel"] * (short == 1)
    assert [one.code for one in found] == wanted
    for unlevel in (1, 2):
        borne = fit_findings(SLOT, Story("a", "news"), report, 2, Fate(chained, to), unlevel)
        assert borne == (found if over or short > unlevel else [])
    for one in found:
        facts = dict(one.facts)
        assert (one.story, facts["slug"]) == ("a", "a")
        if one.code in ("overset", "jump-rest"):
            assert (facts["lines"], facts["chars"], facts["words"]) == (3, 55, "余下的话")
            assert facts.get("page", 4) == 4
        elif one.code == "cut-proposed":
            assert [facts[name] for name in ("lines", "chars", "first", "last", "line")] == list(CUT)
        elif one.code == "underset":
            assert (facts["lines"], facts["chars"]) == (short, 12 * short)
        else:
            assert facts["lines"] == short


@pytest.mark.parametrize(("size", "small"), [(8_999, True), (9_000, False), (9_001, False), (7_500, True), (50, True)])
def test_type_is_too_small_under_the_floor_and_not_at_it(size: int, small: bool) -> None:
    found = floor_findings(SLOT, Story("a", "news"), size, {"body_least": 90})
    assert [one.code for one in found] == ["body-too-small"] * small
    assert not floor_findings(SLOT, Story("a", "news"), size, {})
    for one in found:
        assert dict(one.facts) == {"slug": "a", "size": f"{size / 1000:g}", "least": "9"}
