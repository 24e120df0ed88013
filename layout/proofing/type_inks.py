"""The inks of type and tints: what preflight would hold against the printed file is reported while the page is made.

The limits are those of preflight's profile (:class:`layout.stylesheets.preflight.Limits`), so that a page that makes up
clean is not refused afterwards for the colours that its style has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, finding
from layout.geometry import Rect
from layout.page import BLACK, GlyphRun, Ink, Mark, Picture, Tint
from layout.proofing.type_places import WORDS, PlacedSlot
from layout.stylesheets.preflight import RUBY, Limits, is_black_of_four
from layout.units import Length, in_mm, in_pt

_FAINT: Final = 4
"""Per mille of a solid under which an ink is none."""

_INKED: Final = 0.2
"""Share of its em square that a character covers at the least: a head of thin strokes and few of them."""


def ink_findings(placed: PlacedSlot, limits: Limits) -> list[Finding]:
    """The worst type of a slot in black of four inks, its smallest that is too small for its inks, and on deep inks.

    And what of its tints and type is of more ink than the press takes.
    """
    slot, marks = placed
    found: list[Finding] = []
    fours: list[GlyphRun] = []
    small: list[tuple[Length, GlyphRun]] = []
    for run in marks:
        if not isinstance(run, GlyphRun) or not "".join(run.texts).strip():
            continue
        if run.ink == BLACK and run.size >= limits.type_solid:
            continue
        if not run.ink.spot and is_black_of_four([one / 1000 for one in run.ink.plates]):
            fours.append(run)
        least = least_size(run.ink, limits)
        if run.size < (least * RUBY // 1000 if run.ruby else least):
            small.append((least, run))
    if fours:
        run = min(fours, key=lambda one: one.size)
        words, ink = _words(run), _shown(run.ink)
        found.append(finding("type-black-of-four", slot.place, story=slot.story, words=words, ink=ink))
    if small:
        least, run = min(small, key=lambda one: one[1].size - one[0])
        facts = {"size": f"{in_pt(run.size):g}", "least": f"{in_pt(least):g}"}
        words, ink = _words(run), _shown(run.ink)
        found.append(finding("type-too-small", slot.place, story=slot.story, words=words, ink=ink, **facts))
    told = {run.ink for run in fours}
    over = [one for one, area in _areas_over(marks, limits).items() if one not in told and area > limits.ink_area]
    for one in over:
        facts = {"ink": _shown(one), "total": f"{sum(one.plates) / 10:g}", "most": f"{limits.ink_most:g}"}
        found.append(finding("ink-over", slot.place, story=slot.story, slot=slot.id, **facts))
    deep = _on_deep_ink(marks)
    if deep and deep[1] not in over:
        words, ink = _words(deep[0]), _shown(deep[1])
        facts = {"total": f"{(sum(deep[1].plates) + BLACK.k) / 10:g}", "wanted": f"{limits.ink_wanted:g}"}
        found.append(finding("type-on-deep-ink", slot.place, story=slot.story, words=words, ink=ink, **facts))
    return found


def _areas_over(marks: Sequence[Mark], limits: Limits) -> dict[Ink, float]:
    """Square millimetres at the least that tints and type cover in each ink that is more than a press takes.

    Tints are cut out of what lies under them, so that each is measured by itself; what lies on a tint hides some of it.
    """
    areas: dict[Ink, float] = {}
    for at, mark in enumerate(marks):
        if not isinstance(mark, Tint | GlyphRun) or mark.ink.spot or sum(mark.ink.plates) <= 10 * limits.ink_most:
            continue
        if isinstance(mark, Tint):
            area = _square(mark.rect) - sum(
                _square(one.rect)
                for one in marks[at + 1 :]
                if isinstance(one, Tint | Picture) and _within(mark.rect, one.rect.x, one.rect.y)
            )
        else:
            area = _INKED * in_mm(mark.size) ** 2 * len("".join(mark.texts).strip())
        areas[mark.ink] = areas.get(mark.ink, 0) + max(0, area)
    return areas


def _square(rect: Rect) -> float:
    return in_mm(rect.width) * in_mm(rect.height)


def _on_deep_ink(marks: Sequence[Mark]) -> tuple[GlyphRun, Ink] | None:
    """The first black type on a tint that is deep, where it overprints: black rules are cut out of such.

    Type is not: the least fault of register would show paper at every stroke of it.
    """
    tints: list[Tint] = []
    for mark in marks:
        if isinstance(mark, Tint):
            tints.append(mark)
        elif tints and isinstance(mark, GlyphRun) and mark.ink == BLACK and "".join(mark.texts).strip():
            x, y = mark.origin
            below = next((one.ink for one in reversed(tints) if _within(one.rect, x, y)), None)
            if below is not None and below.is_deep:
                return mark, below
    return None


def _within(rect: Rect, x: Length, y: Length) -> bool:
    return 0 <= x - rect.x < rect.width and 0 <= y - rect.y <= rect.height


def least_size(ink: Ink, limits: Limits) -> Length:
    """The least size of type in *ink*: solid, tinted or of two inks, of several or reversed out of others."""
    inks = [ink.share] if ink.spot else [one for one in ink.plates if one > _FAINT]
    if not inks or len(inks) > 2:
        return limits.type_several
    return limits.type_tinted if len(inks) == 2 or inks[0] < 990 else limits.type_solid


def _words(run: GlyphRun) -> str:
    return "".join(run.texts)[:WORDS]


def _shown(ink: Ink) -> str:
    plates = zip("CMYK", ink.plates, strict=True)
    return ink.spot or " ".join(f"{name}{share / 10:g}" for name, share in plates if share) or "0"
