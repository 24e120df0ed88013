"""Pictures that give rows to a story or take rows from it: one over or under it, or one that stands in its area."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from layout.spec.model import Area, Inset, Issue, PageRule, PageSpec, Slot
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.fitting.fitted import Fitted

LEAST_PICTURE: Final = 6
"""Rows that a picture keeps with its caption, whatever it gives."""

BETWEEN: Final = 2
"""Rows that may lie between a picture and the story it gives rows to: white, a rule."""

FARTHEST: Final = 12
"""More rows than any style lets a picture take."""


class PictureSlack(NamedTuple):
    """The picture that a story may ask for rows, by the *id* of its slot; *stands* is empty where there is none."""

    id: str = ""
    stands: str = ""
    """``over`` or ``under`` the story's slot, or ``inside`` its area."""
    less: int = 0
    """Rows that it can give."""
    more: int = 0
    """Rows that it can take."""


NO_SLACK: Final = PictureSlack()


def slack_of(slot: Slot, page: PageSpec) -> PictureSlack:
    """The picture as wide as *slot* that touches it, else the deepest of those that stand in its area."""
    if slot.rect:
        return NO_SLACK
    other = None if slot.stretches else picture_of(slot, page)
    if other is None:
        return _inside(slot, page)
    over = other.area.line < slot.area.line
    more = slot.area.lines - LEAST_PICTURE
    for inset in slot.insets:
        # What stands in the area stays where it is, and in it.
        free = inset.area.line - slot.area.line if over else _end(slot.area) - _end(inset.area)
        more = min(more, 0 if inset.rect else free)
    return PictureSlack(other.id, "over" if over else "under", max(0, other.area.lines - LEAST_PICTURE), max(0, more))


def _inside(slot: Slot, page: PageSpec) -> PictureSlack:
    pictures = [one for one in page.slots if one.within == slot.id and one.use == "picture" and not one.rect]
    pictures = [one for one in pictures if any(inset.id == one.id for inset in slot.insets)]
    if not pictures:
        return NO_SLACK
    from layout.spec.nested_areas import cell_in, shared  # few stories have a picture in them

    one = max(pictures, key=lambda picture: picture.area.lines)
    slack = PictureSlack(one.id, "inside", max(0, one.area.lines - LEAST_PICTURE))
    parts = [part.area for part in slot.stretches] or [slot.area]
    others = [inset for inset in slot.insets if inset.id != one.id]

    def free(rows: int) -> bool:
        """True when so many rows more stay in the story's area and off what else stands in it."""
        area = _deeper(one.area, rows, slot)
        corners = {(x, y) for x in (area.column, area.column + area.columns - 1) for y in (area.line, _end(area) - 1)}
        lies_in = all(any(cell_in(*corner, part) for part in parts) for corner in corners)
        return lies_in and not any(other.rect or shared(area, other.area) for other in others)

    return slack._replace(more=len(list(takewhile(free, range(1, FARTHEST)))))


def _end(area: Area) -> int:
    """The line after the last of *area*."""
    return area.line + area.lines


def _deeper(area: Area, rows: int, host: Slot) -> Area:
    """*area* of something in *host* so many rows deeper: it keeps its foot where that is the host's, else its top."""
    ends = {_end(part.area) for part in host.stretches} or {_end(host.area)}
    return area._replace(line=area.line - rows if _end(area) in ends else area.line, lines=area.lines + rows)


def with_picture_rows(slot: Slot, slack: PictureSlack, rows: int) -> Slot:
    """*slot* when its picture is so many *rows* deeper (negative: it gives them to the story)."""
    if slack.stands == "inside":
        insets = (
            one._replace(area=_deeper(one.area, rows, slot)) if one.id == slack.id else one for one in slot.insets
        )
        return slot._replace(insets=tuple(insets))
    area = slot.area
    line = area.line + rows if slack.stands == "over" else area.line
    return slot._replace(area=area._replace(line=line, lines=area.lines - rows))


def picture_of(slot: Slot, page: PageSpec) -> Slot | None:
    """The picture that stands directly over or under *slot* and is as wide."""
    area = slot.area
    for other in page.slots:
        if (
            other.use != "picture"
            or other.rect
            or (other.area.column, other.area.columns) != (area.column, area.columns)
        ):
            continue
        if 0 <= area.line - _end(other.area) <= BETWEEN:
            return other
        if 0 <= other.area.line - _end(area) <= BETWEEN:
            return other
    return None


def with_moved_pictures(issue: Issue, fits: Mapping[str, Fitted]) -> Issue:
    """*issue* with pictures as deep as their stories left them, and the rules between moved along."""
    return issue._replace(pages=tuple(_moved_page(page, fits) for page in issue.pages))


def _moved_page(page: PageSpec, fits: Mapping[str, Fitted]) -> PageSpec:
    for slot in page.slots:
        done = fits.get(slot.id)
        if done is None or not done.fit.doses.picture:
            continue
        slack, rows = slack_of(slot, page), done.fit.doses.picture
        picture = next((one for one in page.slots if one.id == slack.id), None)
        if picture is None:
            continue
        if slack.stands == "inside":
            area = _area_in(done.slot.insets, picture)
        else:
            area = picture.area
            line = area.line if slack.stands == "over" else area.line - rows
            area = area._replace(line=line, lines=area.lines + rows)
        rules = page.rules if slack.stands == "inside" else _shifted(page.rules, slot, picture, slack, rows)
        grown = picture._replace(area=area)
        slots = tuple(grown if one is picture else done.slot if one is slot else one for one in page.slots)
        page = page._replace(slots=slots, rules=rules)
    return page


def _area_in(insets: tuple[Inset, ...], picture: Slot) -> Area:
    return next((one.area for one in insets if one.id == picture.id), picture.area)


def _shifted(
    rules: tuple[PageRule, ...], slot: Slot, picture: Slot, slack: PictureSlack, rows: int
) -> tuple[PageRule, ...]:
    """*rules* with those between a story and its picture moved along."""
    over, area = slack.stands == "over", slot.area
    gap = range(_end(picture.area), area.line) if over else range(_end(area), picture.area.line)
    shift = rows if over else -rows

    def moved_along(rule: PageRule) -> PageRule:
        one = rule.area
        within = one.column >= area.column and one.column + one.columns <= area.column + area.columns
        if within and one.lines == 1 and one.line in gap:
            return rule._replace(area=one._replace(line=one.line + shift))
        return rule

    return tuple(map(moved_along, rules))
