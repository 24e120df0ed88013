"""Heads: lines of display type as large as their bounds and the measure allow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset.atoms import Piece
from layout.typeset.classes import COST_HYPHEN, DIGIT, LATIN, SPACE
from layout.typeset.head_breaks import parts_pair, phrase_costs
from layout.typeset.justify import SOFT_HYPHEN
from layout.typeset.latin_words import HYPHEN
from layout.typeset.line_cost import natural_width
from layout.typeset.line_ends import RELIEF
from layout.typeset.lines import Line
from layout.typeset.paragraph import line_of
from layout.typeset.prepared import Prepared, prepare
from layout.units import PT, Length, in_pt
from layout.value import NamedTuple

STEP: Final = PT // 2
"""Sizes go by half points."""

SPACE_BETWEEN: Final = "\u3000"
"""What stands between lines that are put together before they are broken anew."""

PER_MILLE: Final = 1000
_LETTERS: Final = frozenset((LATIN, DIGIT))
_REFERENCE: Final = 100 * PT


class SetHead(NamedTuple):
    """A head: the size it came out at, its lines at their natural width, and what was found as (code, facts)."""

    size: Length
    lines: tuple[Line, ...]
    findings: tuple[tuple[str, tuple[tuple[str, str | int], ...]], ...] = ()
    texts: tuple[str, ...] = ()
    """What stands on each line."""


def set_head(
    lines: Sequence[str], style: TextStyle, faces: Library, measure: Length, *,
    smallest: Length, largest: Length, max_lines: int = 1, cut_words: bool = False, keep_pairs: bool = False,
) -> SetHead:  # fmt: skip
    """Set *lines* at one size between *smallest* and *largest*, the largest at which every line goes into *measure*.

    Lines too wide even at *smallest* are tightened as far as the style's ``last_resort`` lets them, all alike; if that
    is not enough they are broken anew where the text allows, up to *max_lines* of even length.  With *cut_words* a
    Latin word that is wider than *measure* by itself is cut, which is told.  With *keep_pairs* they are broken into a
    line more where that keeps a word of two characters whole.
    """
    texts = [text for text in lines if text]
    if not texts:
        return SetHead(largest, ())
    size = _size(texts, style, faces, measure, smallest, largest)
    found: list[tuple[str, tuple[tuple[str, str | int], ...]]] = []
    made = _prepared(texts, style._replace(size=size), faces)
    if _width(made) > measure:
        loose, style = style, _tightened(made, style._replace(size=size), measure)
        if style.tracking != loose.tracking:
            made = _prepared(texts, style._replace(size=size), faces)
    if max_lines > len(texts) and _width(made) > measure:
        whole = SPACE_BETWEEN.join(texts)
        broken = _rebroken(whole, style._replace(size=smallest), faces, measure, max_lines, keep_pairs)
        if not broken and cut_words:
            broken = _cut(whole, style._replace(size=smallest), faces, measure, max_lines)
            found += [("head-word-cut", (("words", whole[:12]),))] * bool(broken)
        if broken:
            texts = broken
            size = _size(texts, style, faces, measure, smallest, largest)
            made = _prepared(texts, style._replace(size=size), faces)
    for text, paragraph in zip(texts, made, strict=True):
        over = natural_width(paragraph, 0, len(paragraph.atoms)) - measure if paragraph.atoms else 0
        if over > 0:
            facts = (("words", text[:12]), ("over", f"{in_pt(over):.1f}"), ("size", f"{in_pt(size):g}"))
            found.append(("head-too-wide", facts))
    whole = SPACE_BETWEEN.join(lines)
    set_lines = tuple(_read_as(line_of(paragraph), paragraph.text, whole) for paragraph in made)
    return SetHead(size, set_lines, tuple(found), tuple(texts))


def _read_as(line: Line, text: str, whole: str) -> Line:
    """*line* of *text*; a hyphen that *whole* does not have reads as what it is, no part of the words."""
    if not text.endswith(HYPHEN) or text in whole:
        return line
    last = line.runs[-1]
    return line._replace(runs=(*line.runs[:-1], last._replace(texts=(*last.texts[:-1], SOFT_HYPHEN))))


def _tightened(made: Sequence[Prepared], style: TextStyle, measure: Length) -> TextStyle:
    """*style* with the tracking at which every line *made* in it goes into *measure*; itself if that is too tight."""
    need = 0
    for paragraph in made:
        over = natural_width(paragraph, 0, len(paragraph.atoms)) - measure if paragraph.atoms else 0
        if over > 0:
            gaps = max(1, len(paragraph.atoms) - 1) * style.size
            need = max(need, -(-over * PER_MILLE // gaps))
    return style._replace(tracking=style.tracking - need) if need <= style.last_resort else style


def _size(
    texts: list[str], style: TextStyle, faces: Library, measure: Length, smallest: Length, largest: Length
) -> Length:
    if smallest >= largest:
        return largest
    widest = _width(_prepared(texts, style._replace(size=_REFERENCE), faces))
    fits = measure * _REFERENCE // max(1, widest)
    size = max(smallest, min(largest, fits))
    return size if size in (smallest, largest) else max(smallest, size // STEP * STEP)


def _prepared(texts: Sequence[str], style: TextStyle, faces: Library) -> list[Prepared]:
    """Each of *texts* as a line in *style*."""
    return [prepare((Piece(text, style),), style, faces, one_line=True) for text in texts]


def _width(made: Sequence[Prepared]) -> Length:
    """The natural width of the widest of the lines *made*."""
    return max(natural_width(one, 0, len(one.atoms)) if one.atoms else 0 for one in made)


def _rebroken(text: str, style: TextStyle, faces: Library, measure: Length, most: int, keep_pairs: bool) -> list[str]:
    """*text* in as few lines as go into *measure*, the longest as short as can be; empty when none will do.

    With *keep_pairs* in one more where that keeps a word of two characters whole and leaves none of one character.
    """
    paragraph = prepare((Piece(text, style),), style, faces)
    fewest = _lines_at(paragraph, measure, 2, most)
    if not keep_pairs or not _parts_pair(fewest, text, faces):
        return fewest
    more = _lines_at(paragraph, measure, len(fewest) + 1, min(most, len(fewest) + 1))
    return fewest if not more or min(map(len, more)) < 2 or _parts_pair(more, text, faces) else more


def _parts_pair(lines: Sequence[str], text: str, faces: Library) -> bool:
    """True where one of *lines*, into which *text* is broken, ends in a word of two characters."""
    cuts, at = [], 0
    for line in lines[:-1]:
        at = text.find(line, at) + len(line)
        cuts.append(at)
    return parts_pair(text, cuts, faces)


def _cut(text: str, style: TextStyle, faces: Library, measure: Length, most: int) -> list[str]:
    """The same with Latin words cut: at the hyphens of their language, or between any two letters if need be."""
    paragraph = prepare((Piece(text, style),), style._replace(hyphenate=True), faces).hyphenated()
    penalties = list(paragraph.penalties)
    for gap, pair in enumerate(pairwise(paragraph.kinds)):
        if _LETTERS.issuperset(pair):
            penalties[gap] = min(penalties[gap], COST_HYPHEN)
    anywhere = paragraph._replace(penalties=tuple(penalties))
    return _lines_at(paragraph, measure, 2, most) or _lines_at(anywhere, measure, 2, most)


def _lines_at(paragraph: Prepared, measure: Length, least: int, most: int) -> list[str]:
    text, starts, hyphens = paragraph.text, paragraph.starts, paragraph.hyphens
    for count in range(least, most + 1):
        ends = _even(paragraph, count, measure)
        if ends:
            cuts = [0, *(starts[end] for end in ends)]
            lines = [text[a:b].strip() for a, b in pairwise(cuts)]
            return [line + HYPHEN * (end - 1 in hyphens) for line, end in zip(lines, ends, strict=True)]
    return []


def _even(paragraph: Prepared, count: int, measure: Length) -> tuple[int, ...]:
    """Ends of *count* lines none wider than *measure*, alike in width: at blanks if that can be, else between words."""
    total = len(paragraph.atoms)
    blanks = [at + 1 for at in range(total - 1) if paragraph.kinds[at] == SPACE and paragraph.penalties[at] < RELIEF]
    found = _alike(paragraph, count, measure, blanks, {}) if len(blanks) >= count - 1 else ()
    if found:
        return found
    # Words cost a dictionary, which most heads do not need.
    costs = phrase_costs(paragraph.text, paragraph.faces)
    places = [at + 1 for at in range(total - 1) if paragraph.penalties[at] < RELIEF]
    prices = {
        end: costs.get(paragraph.starts[end], 0)
        + (IN_FIGURE if paragraph.penalties[end - 1] else 0)
        + (0 if paragraph.kinds[end - 1] == SPACE else _SPACE_WORTH)
        for end in places
    }
    return _alike(paragraph, count, measure, places, prices)


IN_FIGURE: Final = 2_000_000
"""A head never parts a figure from what it counts (第23次, 35亿元) if as many lines can be had otherwise."""

_SPACE_WORTH: Final = 400_000
"""A head with a blank in it is best broken there, even if its lines come out four and more em apart."""


def _alike(
    paragraph: Prepared, count: int, measure: Length, places: Sequence[int], prices: Mapping[int, int]
) -> tuple[int, ...]:
    """Ends of *count* lines at *places*, of which each costs its price, with the least sum of squared whites."""
    total, size = len(paragraph.atoms), paragraph.style.size
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for number in range(count):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in [total] if number == count - 1 else islice(places, bisect_right(places, start), None):
                width = natural_width(paragraph, start, end)
                if width > measure + _TRIMMED * size:
                    break
                if width > measure:
                    continue
                price = cost + ((measure - width) * 100 // size) ** 2 + prices.get(end, 0)
                if end not in following or price < following[end][0]:
                    following[end] = (price, (*ends, end))
        best = following
    return best[total][1] if total in best else ()


_TRIMMED: Final = 2
"""Em that the edges of a line give up at most: one that is longer by more does not fit with more words, either."""


def even_lines(text: str, style: TextStyle, faces: Library, count: int) -> tuple[tuple[str, ...], int]:
    """*text* in *count* lines as alike in width as can be, and what its breaks cost; no lines when it has no places.

    A cost of 0 is a head broken between words that stand by themselves, see :mod:`layout.typeset.head_breaks`.
    """
    if count == 1:
        return (text,), 0
    paragraph = prepare((Piece(text, style),), style, faces)
    total = len(paragraph.atoms)
    ends = _even(paragraph, count, natural_width(paragraph, 0, total)) if total else ()
    if not ends:
        return (), 0
    starts = [paragraph.starts[end] for end in ends]
    costs = phrase_costs(text, faces)
    lines = tuple(text[a:b].strip() for a, b in pairwise((0, *starts)))
    return lines, sum(costs.get(start, 0) for start in starts[:-1] if not text[start - 1].isspace())
