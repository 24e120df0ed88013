"""The inks of a page: what preflight would hold against the printed file is reported while the page is made.

The limits are those of preflight's profile (:class:`layout.stylesheets.preflight.Limits`), so that a page that makes up
clean is not refused afterwards for the colours that its style has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, Place, finding
from layout.geometry import Rect
from layout.page import BLACK, Drawing, GlyphRun, Ink, InkGradient, Mark, Outline, Picture, Rule, Tint
from layout.proofing.type_places import WORDS, PlacedSlot
from layout.spec.model import PageRule
from layout.stylesheets.preflight import RUBY, Limits, is_black_of_four
from layout.units import Length, in_mm, in_pt

_FAINT: Final = 4
"""Per mille of a solid under which an ink is none."""

_INKED: Final = 0.2
"""Share of its em square that a character covers at the least: a head of thin strokes and few of them."""


def ink_findings(placed: PlacedSlot, limits: Limits) -> list[Finding]:
    """The worst type of a slot in black of four inks, its smallest that is too small for its inks, and on deep inks.

    And what of its tints, type, rules, drawings and pictures in one ink is of more ink than the press takes.
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
    over = [one for one in inks_over(marks, limits) if one not in told]
    found += [over_finding(one, slot.place, slot.id, limits)._replace(story=slot.story) for one in over]
    found += [one._replace(story=slot.story) for one in thin_findings(marks, slot.place, slot.id, limits)]
    deep = _on_deep_ink(marks)
    if deep and deep[1] not in over:
        words, ink = _words(deep[0]), _shown(deep[1])
        facts = {"total": f"{(sum(deep[1].plates) + BLACK.k) / 10:g}", "wanted": f"{limits.ink_wanted:g}"}
        found.append(finding("type-on-deep-ink", slot.place, story=slot.story, words=words, ink=ink, **facts))
    return found


def rule_findings(rule: PageRule, marks: Sequence[Mark], limits: Limits) -> list[Finding]:
    """What is wrong with a *rule* of the page, whose *marks* these are."""
    over = [over_finding(ink, rule.place, rule.style, limits) for ink in inks_over(marks, limits)]
    return over + thin_findings(marks, rule.place, rule.style, limits)


def over_finding(ink: Ink, place: Place, name: str, limits: Limits) -> Finding:
    """What is said of an *ink* of which *name* has more than the press takes."""
    facts = {"ink": _shown(ink), "total": f"{sum(ink.plates) / 10:g}", "most": f"{limits.ink_most:g}"}
    return finding("ink-over", place, slot=name, **facts)


def thin_findings(marks: Sequence[Mark], place: Place, name: str, limits: Limits) -> list[Finding]:
    """What is said of rules, and lines of drawings, of *name* that are thinner than the press prints."""
    lines = [one.thickness for one in marks if isinstance(one, Rule) and 0 < one.thickness < limits.rule_solid]
    lines += [
        path.width for one in marks if isinstance(one, Drawing) for path in one.shapes
        if path.stroke and 0 < path.width < limits.rule_solid
    ]  # fmt: skip
    if not lines:
        return []
    facts = {"width": f"{in_pt(min(lines)):g}", "least": f"{in_pt(limits.rule_solid):g}"}
    return [finding("rule-too-thin", place, slot=name, **facts)]


def inks_over(marks: Sequence[Mark], limits: Limits) -> list[Ink]:
    """The inks that are more than a press takes where *marks* cover more than a blot with them.

    Tints are cut out of what lies under them, so that each is measured by itself; what lies on a tint hides some of it.
    """
    areas: dict[Ink, float] = {}
    for at, mark in enumerate(marks):
        if isinstance(mark, Drawing):
            for ink, area in _areas_drawn(mark, limits):
                areas[ink] = areas.get(ink, 0) + area
            continue
        if not isinstance(mark, Tint | GlyphRun | Rule | Picture) or not mark.ink or not _is_over(mark.ink, limits):
            continue
        if isinstance(mark, Tint | Picture):
            area = _square(mark.rect) - sum(
                _square(one.rect)
                for one in marks[at + 1 :]
                if isinstance(one, Tint | Picture) and _within(mark.rect, one.rect.x, one.rect.y)
            )
        elif isinstance(mark, Rule):
            on, off = mark.dash if len(mark.dash) == 2 else (1, 0)
            area = _square(mark.rect) * on / max(1, on + off)
        else:
            area = _INKED * in_mm(mark.size) ** 2 * len("".join(mark.texts).strip())
        areas[mark.ink] = areas.get(mark.ink, 0) + max(0, area)
    return [ink for ink, area in areas.items() if area > limits.ink_area]


def _is_over(ink: Ink, limits: Limits) -> bool:
    return not ink.spot and sum(ink.plates) > 10 * limits.ink_most


def _areas_drawn(drawing: Drawing, limits: Limits) -> list[tuple[Ink, float]]:
    """Square millimetres of each fill of *drawing* in too much ink: of paths that hide all that lies under them."""
    made: list[tuple[Ink, float]] = []
    for at, path in enumerate(drawing.shapes):
        for ink in _inks_of(path.fill):
            if _is_over(ink, limits) and path.opacity[0] == 1000 and not path.clips:
                over = sum(_area(one.steps) for one in drawing.shapes[at + 1 :] if one.fill and one.opacity[0] == 1000)
                made.append((ink, max(0, min(_area(path.steps), _square(drawing.rect)) - over)))
    return made


def _inks_of(paint: Ink | InkGradient | None) -> Sequence[Ink]:
    if isinstance(paint, InkGradient):
        return tuple(stop.ink for stop in paint.stops if stop.opacity == 1000)
    return (paint,) if paint else ()


def _area(steps: Outline) -> float:
    """Square millimetres inside a path, its curves taken as straight; what is drawn the other way round is a hole."""
    twice, first, last = 0.0, (0.0, 0.0), (0.0, 0.0)
    for step, ends in steps:
        to = first if step == "h" else (in_mm(ends[-2]), in_mm(ends[-1]))
        if step == "m":
            first = to
        else:
            twice += last[0] * to[1] - to[0] * last[1]
        last = to
    return abs(twice) / 2


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
