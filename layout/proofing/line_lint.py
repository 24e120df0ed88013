"""What an editor would circle in a set line by itself, of body and captions alike: too loose, a rule broken, a runt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.findings import Finding, Place, finding
from layout.galley.items import is_runt
from layout.typeset import Line, Prepared, inked
from layout.units import Length

WORDS_APART: Final = 750
"""White between Latin words from which a line is plainly full of holes, per mille of an em: three times a blank."""


SHORT: Final = 150
"""White at the end of a line that should be filled from which the margin is seen to be uneven, per mille of an em."""

FEW: Final = 3
"""Loose lines of one slot that are reported each for itself: so many an editor mends by words."""

FIRST_WIDE: Final = "\u2e80"
"""The first character of the blocks that are set in full cells (CJK Radicals)."""


def widest_gap(limits: Mapping[str, int]) -> int:
    """White between Han, per mille of an em, from which on a line is loose."""
    return limits.get("gap", 120)


def line_findings(line: Line, prepared: Prepared, most: int, place: Place | None, slug: str) -> list[Finding]:
    """What is wrong with *line* of *prepared*, where white between Han may be *most* per mille of an em."""
    text = prepared.text[line.start : line.end]
    found: list[Finding] = []
    if line.gap > most and _has_han_side_by_side(text):
        found.append(finding("line-loose", place, story=slug, gap=f"{line.gap / 1000:.2f}", text=text))
    elif " " in text and not line.last:
        white = word_white(inked(prepared, line)) * 1000 // prepared.style.size
        if white > WORDS_APART:
            found.append(finding("words-apart", place, story=slug, gap=f"{white / 1000:.2f}", text=text))
    if not line.last:
        short = (line.measure - line.width) * 1000 // prepared.style.size
        lone = any(one < FIRST_WIDE for one in text.strip())  # one Han beside an indent leaves white, and is no word
        if short >= SHORT and lone and prepared.style.align == "justify" and not prepared.style.cells:
            found.append(finding("word-alone", place, story=slug, gap=f"{short / 1000:.2f}", text=text.strip()))
    if line.relief:
        found.append(finding("line-relief", place, story=slug, text=text))
    if line.last and line.start and is_runt(text):
        found.append(finding("line-runt", place, story=slug, text=text))
    return found


def gathered(found: Sequence[Finding]) -> list[Finding]:
    """*found* in one slot, where more than :data:`FEW` lines are loose as one finding: the measure is, not the words.

    It has the widest gap, the first of the lines and how many there are.
    """
    loose = [one for one in found if one.code == "line-loose"]
    if len(loose) <= FEW:
        return list(found)
    facts = [dict(one.facts) for one in loose]
    gap = max((str(one["gap"]) for one in facts), key=float)
    text = " / ".join(str(one["text"]) for one in facts[:FEW]) + f" … ({len(loose)})"
    first = loose[0]
    whole = first._replace(facts=(("gap", gap), ("text", text)))
    return [whole if one is first else one for one in found if one is first or one.code != "line-loose"]


def _has_han_side_by_side(text: str) -> bool:
    """True where white between Han can be: a line of Latin is judged by its words."""
    return any(one >= FIRST_WIDE and other >= FIRST_WIDE for one, other in pairwise(text))


def word_white(line: Line) -> Length:
    """The widest white between two words of *line*, from a blank's left edge to the next glyph's."""
    glyphs = [one for run in line.runs for one in zip(run.xs, run.texts, strict=True)]
    return max((after - at for (at, text), (after, _) in pairwise(glyphs) if text == " "), default=0)
