"""Copyfit of one story in one slot: how deep the head, where the legs end, what is over or short."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from layout.areas.grid import PageGrid
from layout.areas.ground import Ground, ground_of, inset_clashes
from layout.findings import finding
from layout.fitting.account import Fate, FitReport, fit_findings, floor_findings, proposal, report_of
from layout.fitting.fitted import FitMemory, Fitted
from layout.fitting.head_room import by_lines, head_room, rows_off_rule, with_width
from layout.fitting.heads import HeadBlock, HeadRoom, has_head
from layout.fitting.overset import fill_overset
from layout.fitting.pour import pour
from layout.fitting.remedies import Doses, Means, Outcome, Tried, dosed, levelled, seek
from layout.fitting.rows import room_of
from layout.fitting.steps import (
    ANY,
    NOTHING_POURED,
    Setter,
    divided,
    held_up,
    rows_wanted,
    with_divisible,
    with_room_for_initials,
)
from layout.fitting.story_style import short_headed, style_of
from layout.fitting.stranded_lines import lines_alone
from layout.fonts.library import Library
from layout.galley.items import Item, notice_item
from layout.spec.model import PageSpec, Slot
from layout.spec.regional import regional
from layout.spec.styles import Stylesheet
from layout.stories.model import Story
from layout.typeset import Line, inked
from layout.units import Length
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.fitting.picture_rows import PictureSlack

__all__ = ["WHOLE", "FitReport", "Fitted", "Part", "fit"]


class Part(NamedTuple):
    """Which part of a story a slot takes: all of it, or what another slot left; and where it goes on."""

    items: tuple[Item, ...] | None = None
    """What is left of the story; ``None``: all of it."""
    came_from: int = 0
    """Page the story comes from (上接); 0: it begins here."""
    goes_to: int = 0
    """Page of the next slot of the same story (下转); 0: none, or the same page."""
    chained: bool = False
    """True when another slot takes what does not go in here."""
    page: int = 0
    hold: int = 0
    """Lines to be kept back for where the story goes on, so that it does not go on with too few."""
    forced: Doses | None = None
    """What the group of the slot has settled on."""
    around: PageSpec | None = None  # its pictures may give the story rows


WHOLE = Part()


def fit(
    slot: Slot, story: Story, styles: Stylesheet, faces: Library, grid: PageGrid, part: Part = WHOLE,
    memory: FitMemory | None = None,
) -> Fitted:  # fmt: skip
    """Fit *story* into *slot*: head, legs that end level, and an honest account of what is over or short.

    *memory* has what other fits with the same styles and faces have set; the result is the same without it.
    """
    fitter = StoryFitter(slot, story, styles, faces, grid, part, memory)
    one, tried, jump = fitter.settle()
    setter, poured = fitter.setter(one.doses), one.poured
    items = tuple(setter.items)
    poured = poured._replace(
        placed=tuple(done._replace(line=inked(items[done.item].prepared, done.line)) for done in poured.placed)
    )
    ground, rows, final = fitter.ground(one.doses), fitter.head_rows + one.doses.head, fitter.slot_at(one.doses)
    free = room_of(ground.legs(rows, 0)).total - one.room.total if one.feet_free else 0
    report = report_of(setter, one, free, tried)._replace(came_from=fitter.came_from)
    if jump is not None:
        report = report._replace(goes_to=fitter.target)
    if report.over and not fitter.goes_on and "cut" in fitter.remedies:
        report = report._replace(cut=proposal(setter, report.over, one.room.usual, story))
    block = fitter.head(rows)
    asked = fitter.target if fitter.goes_on else 0
    found = [*block.findings, *inset_clashes(slot, story.slug, ground, rows)]
    asked_for, legs = ground.legs_held
    if asked_for:
        said = {"slug": story.slug, "kind": grid.grid.mode.column}
        found.append(finding("legs-held", slot.place, story=story.slug, asked=asked_for, made=legs, **said))
    unlevel = styles.limits.get("leg_short", 0)
    found += fit_findings(slot, story, report, ground.feet, Fate(part.chained, asked), unlevel)
    found += floor_findings(slot, story, styles.text[fitter.look.role("body")].size, styles.limits)
    head_place = ground.head_place._replace(height=rows * grid.grid.leading)
    return Fitted(
        final, story, fitter.look, grid.place(final), head_place, block, items, one.room, poured, jump, report,
        tuple(found), grid, part.page,
    )  # fmt: skip


def _pages_of_jump(story: Story) -> tuple[int, int]:
    """(page it comes from, page it goes to) as the copy says; 0 where it says nothing."""
    if story.jump is None:
        return 0, 0
    return (story.jump.page, 0) if story.jump.direction == "from" else (0, story.jump.page)


class StoryFitter:
    """One story and its slot on the stone: what trials share, each worked out once."""

    def __init__(
        self, slot: Slot, story: Story, styles: Stylesheet, faces: Library, grid: PageGrid, part: Part,
        memory: FitMemory | None = None,
    ) -> None:  # fmt: skip
        self.slot, self.story, self.styles, self.faces, self.grid, self.part = slot, story, styles, faces, grid, part
        copy_from, copy_to = _pages_of_jump(story)
        self.came_from = part.came_from or (copy_from if part.items is None else 0)
        self.continued = bool(self.came_from)
        self.look = style_of(slot, story, styles, continued=self.continued)
        self.slot = slot = slot._replace(head=by_lines(styles.head(slot.head, self.look), grid))
        self.remedies = slot.remedies or self.look.remedies
        self.memory = memory or FitMemory()
        items = self.memory.items_of(story, self.look, styles, faces) if part.items is None else part.items
        items = tuple(item for item in items if item.role != "jump")
        self.empty = not items and part.items is not None
        if self.came_from and items:
            style = styles.text[self.look.role("jump")]._replace(align="left", indent=2000)
            say = regional(style.language)
            items = (notice_item(say.jump_from.format(say.page_words(self.came_from)), "jump", style, faces), *items)
        self.items = items
        self.head_story = short_headed(story, begins=part.items is None) if self.continued else story
        self.target = part.goes_to
        """Page that a jump line here names; 0: there is none, for the story ends here or goes on on the same page."""
        if not part.chained:
            self.target = part.goes_to or slot.jump or (copy_to if copy_to != part.page else 0)
        self.goes_on = bool(part.chained or part.goes_to or slot.jump)
        """An editor has the rest stand elsewhere; otherwise at most the copy says that it does."""
        self.must_jump = bool(copy_to and self.target and not part.chained)
        self._setters: dict[tuple[int, int], Setter] = {}
        self._grounds: dict[int, Ground] = {}
        self._heads: dict[int, HeadBlock] = {}
        self._known: dict[tuple[Doses, int, bool, Length], Outcome] = {}
        self.headed = headed = has_head(self.head_story, slot.head) and not self.empty
        if headed:
            self.slot = slot = with_width(slot, styles, grid, self._head_in)
        elif slot.head.place in ("left", "right"):
            self.slot = slot = slot._replace(head=slot.head._replace(place=""))
        ground = self.ground(Doses())
        rows = slot.head.lines or (0 if ground.beside else self.look.head_lines) or ground.most_rows
        self.head_rows = min(ground.most_rows, rows) if headed else 0
        if headed and not slot.head.lines and not ground.beside:
            self.head_rows = self._rows_for_head(ground.most_rows)
        if part.forced:  # its head is no deeper than its area, whatever others of its group have
            self.part = part._replace(forced=part.forced.held_to(ground.most_rows - self.head_rows))

    def _rows_for_head(self, most: int) -> int:
        """Rows that the head block takes where the editor gave none: more than its style's if need be."""
        rows = self.head_rows
        while rows <= most:
            block = self.head(rows)
            if not any(one.code == "head-too-deep" for one in block.findings):
                return rows
            rows = max(rows + 1, -(-block.across // self.grid.grid.leading))
        return self.head_rows

    def settle(self) -> tuple[Outcome, tuple[Tried, ...], Line | None]:
        """The setting taken, what was tried, and the jump line if there is to be one."""
        jump = self._jump_line() if self.target else None
        width = jump.width + self.styles.text[self.look.role("body")].size if jump else 0
        sure = width if self.must_jump else 0
        means = self._means()
        forced = self.part.forced
        one: Outcome
        tried: tuple[Tried, ...] = ()
        if forced is not None:
            one = levelled(partial(self.trial, jump=sure), forced, 0, means.feet)
        else:
            one, tried = seek(partial(self.trial, jump=sure), means)
        if not one.over and not self.part.hold:
            return one, tried, jump if sure else None
        if self.goes_on or sure:
            return self._filled_for_jump(width, means), tried, jump
        return self._filled(one), tried, None

    def trial(self, doses: Doses, feet_free: int, supple: bool, *, jump: Length) -> Outcome:
        """Pour the story with *doses* and a jump line as wide as *jump* (0: none); see :data:`.remedies.Trial`."""
        key = (doses, feet_free, supple, jump)
        if key not in self._known:
            setter = self.setter(doses)
            room = room_of(self.ground(doses).legs(self.head_rows + doses.head, feet_free), goes_on=self.continued)
            plain = self._known.get((doses, feet_free, False, jump))
            worth = plain.poured.cost if plain and not plain.over else ANY
            poured = pour(setter, room, jump=jump, supple=supple, worth=worth)
            over = 0 if poured else max(1, rows_wanted(setter, room) - room.total)
            free = room.total - poured.rows if poured else 0
            self._known[key] = Outcome(doses, feet_free, room, poured or NOTHING_POURED, over, free)
        return self._known[key]

    def _filled_for_jump(self, width: Length, means: Means) -> Outcome:
        """As much of the story as goes in, less what is kept back; no other remedy is used where it jumps anyway."""
        doses = self.part.forced or Doses()
        rows = -(-self.part.hold // means.feet)
        extra = min(rows, means.spare)
        doses, feet_free = doses._replace(head=doses.head + extra), rows - extra
        room = room_of(self.ground(doses).legs(self.head_rows + doses.head, feet_free), goes_on=self.continued)
        return self._filled(Outcome(doses, feet_free, room, NOTHING_POURED), width, goes_on=True)

    def _filled(self, one: Outcome, jump: Length = 0, *, goes_on: bool = False) -> Outcome:
        """*one* with as much of the story as goes into its legs, and the lines that do not.

        What is not divided must not keep copy off the page: what goes into no leg in one is divided after all.
        """
        while True:
            setter = self.setter(one.doses)
            poured = fill_overset(setter, one.room, jump=jump, goes_on=goes_on)
            held = held_up(setter, one.room, poured)
            if held < 0:
                break
            self._setters[one.doses.tracking, one.doses.subhead] = divided(setter, [held])
        over = max(1, rows_wanted(setter, one.room, poured.rest)) if poured.rest is not None else 0
        return one._replace(poured=poured, over=over)

    def setter(self, doses: Doses) -> Setter:
        """The items at the tracking and subhead space of *doses*."""
        key = (doses.tracking, doses.subhead)
        if key not in self._setters:
            room = room_of(self.ground(Doses()).legs(self.head_rows, 0))
            items = tuple(dosed(item, doses) for item in with_room_for_initials(self.items, room))
            whole = self.part.items is None and not self.came_from
            plain = self.memory.setter(self.story, self.look, items, self.faces) if whole else Setter(items, self.faces)
            self._setters[key] = with_divisible(plain, room)
        return self._setters[key]

    def ground(self, doses: Doses) -> Ground:
        """The ground when the picture beside the slot has given or taken rows."""
        if doses.picture not in self._grounds:
            box = self.styles.boxes.get(self.slot.box or self.look.box)
            slot = self.slot_at(doses)
            top = 0 if self.headed else rows_off_rule(box, self.styles, self.grid)
            self._grounds[doses.picture] = ground_of(slot, box, self.styles.limits, self.grid, top)
        return self._grounds[doses.picture]

    @cached_property
    def slack(self) -> PictureSlack:
        """The picture that the story may ask for rows; most stories fit as they are."""
        from layout.fitting.picture_rows import NO_SLACK, slack_of

        return slack_of(self.slot, self.part.around) if self.part.around else NO_SLACK

    def slot_at(self, doses: Doses) -> Slot:
        """The slot with the rows that the picture has given (negative dose) or taken."""
        if not doses.picture:
            return self.slot
        from layout.fitting.picture_rows import with_picture_rows

        return with_picture_rows(self.slot, self.slack, doses.picture)

    def head(self, rows: int) -> HeadBlock:
        """The head block *rows* deep."""
        if rows not in self._heads:
            ground = self.ground(Doses())
            place = ground.head_place._replace(height=rows * self.grid.grid.leading)
            room = head_room(self.slot, place, rows, self.styles, self.grid, aside=bool(ground.beside))
            self._heads[rows] = self._head_in(room) if self.head_rows else HeadBlock(0, (), ())
        return self._heads[rows]

    def _head_in(self, room: HeadRoom) -> HeadBlock:
        return self.memory.head(self.head_story, self.slot.head, self.look, self.styles, self.faces, room)

    def _means(self) -> Means:
        limits = dict(self.styles.limits)
        if "picture" in self.remedies:
            limits["picture_less"] = min(limits.get("picture_less", 0), self.slack.less)
            limits["picture_more"] = min(limits.get("picture_more", 0), self.slack.more)
        listed = bool(self.remedies)
        spare = limits.get("head_spare", 0) if self.head_rows and (not listed or "head" in self.remedies) else 0
        ground = self.ground(Doses())
        spare = max(0, ground.free_under_head(self.head_rows + spare) - self.head_rows) if spare else 0
        remedies = self.remedies
        if self.goes_on:
            remedies = remedies[: remedies.index("jump")] if "jump" in remedies else ()
        return Means(remedies, limits, self._bears, spare, ground.feet, self._alone)

    def _alone(self, one: Outcome) -> int:
        return len(lines_alone(self.setter(one.doses).items, one.room, one.poured))

    def _bears(self, doses: Doses) -> bool:
        """False when the head would not go into its rows any more, or there are no rows to take."""
        if doses.head and not self.head_rows:
            return False
        if doses.head < 0:
            rows = self.head_rows + doses.head
            if rows < 1 or self.head(rows).airless:
                return False
            return len(self.head(rows).findings) <= len(self.head(self.head_rows).findings)
        if doses.subhead and not any(item.role == "subhead" for item in self.items):
            return False
        ground = self.ground(doses)
        if doses.picture and inset_clashes(self.slot_at(doses), "", ground, self.head_rows + doses.head):
            return False
        most = ground.blocks[-1].rows - 1 if ground.beside is None else ground.blocks[0].rows
        return self.head_rows + doses.head <= most

    def _jump_line(self) -> Line:
        """The jump line in the fullest words that go into the last leg."""
        style = self.styles.text[self.look.role("jump")]
        measure = self.ground(Doses()).legs(self.head_rows, 0)[-1].measure
        words = regional(style.language).jumps_to(self.target)
        fullest = self.memory.line(words[0], style, self.faces)
        if fullest.width <= measure:
            return fullest
        shorter = (self.memory.line(one, style, self.faces) for one in words[1:])
        return next((line for line in shorter if line.width <= measure), fullest)
