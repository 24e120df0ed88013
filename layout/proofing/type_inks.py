"""The inks of type: what preflight of the printed file would hold against it is reported while the page is made.

The limits are those of preflight's profile (:class:`layout.stylesheets.preflight.Limits`), so that a page that makes up
clean is not refused afterwards for the colour of its type.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, finding
from layout.geometry import Rect
from layout.page import BLACK, GlyphRun, Ink, Mark, Tint
from layout.proofing.type_places import WORDS, PlacedSlot
from layout.stylesheets.preflight import RUBY, Limits, is_black_of_four
from layout.units import Length, in_pt

_FAINT: Final = 4
"""Per mille of a solid under which an ink is none."""


def ink_findings(placed: PlacedSlot, limits: Limits) -> list[Finding]:
    """The worst type of a slot in black of four inks, its smallest that is too small for its inks, and on deep inks."""
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
    deep = _on_deep_ink(marks)
    if deep:
        words, ink = _words(deep[0]), _shown(deep[1])
        facts = {"total": f"{(sum(deep[1].plates) + BLACK.k) / 10:g}", "wanted": f"{limits.ink_wanted:g}"}
        found.append(finding("type-on-deep-ink", slot.place, story=slot.story, words=words, ink=ink, **facts))
    return found


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
