"""What a line costs: how many characters to cut from each paragraph so that it is set in a line less.

It comes of the lines as they stand: only a paragraph that changed, or stands at other measures, is set again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from layout.areas.direction import styles_along
from layout.findings import LayoutError
from layout.fitting.fitted import Fitted
from layout.fitting.remedies import dosed
from layout.fonts.library import Library
from layout.galley.items import Item
from layout.galley.story import items_of
from layout.kept_answers import KeptAnswers, LastAnswers
from layout.page import Tag
from layout.spec.styles import Stylesheet, TextStyle
from layout.stories.model import Paragraph, Story
from layout.stories.words import CLOSERS, STOPS
from layout.typeset import Piece, Prepared, prepare, set_paragraph
from layout.units import Length
from layout.value import NamedTuple
from layout.workbench.acts import Refused
from layout.workbench.documents import Document
from layout.workbench.outcomes import MadePages
from layout.workbench.proposed_cut import GOES_ON
from layout.workbench.words_in_place import words_of

LEAST_LEFT: Final = 8
"""Characters that a cut leaves of a paragraph: with fewer it is another paragraph."""
_NEAR: Final = (3, 8)
"""Characters fewer and more than stand on the last line among which the cut is looked for: the lines above give and
take so much, and a cut may not end in a word, behind a comma or between quotes."""
_ENDS: Final = frozenset((*STOPS, *CLOSERS, "…", "—"))
"""What closes a paragraph, and stays."""
_PAIRS: Final = ("“”", "‘’", "（）", "《》", "「」", "『』", "【】", "()")


class LineCut(NamedTuple):
    """Without *words*, which stand before its closing *tail*, paragraph *part* is set in less than *lines* lines.

    That is how it is set best, and no more than it has on the page, where one may be let out or taken in by a line.
    """

    slot: str
    story: str
    part: int
    words: str
    tail: str
    lines: int


class CutPlace(NamedTuple):
    """A cut and the *line*, from 1, of *file* that its paragraph begins on."""

    cut: LineCut
    file: str
    line: int


class LineCuts:
    """The cuts that win a line, of every paragraph of the pages that were made last."""

    def __init__(self) -> None:
        self._cuts = LastAnswers()
        self._prepared: KeptAnswers[Prepared] = KeptAnswers()

    def of(self, pages: MadePages, go_on: Callable[[], bool]) -> tuple[LineCut, ...] | None:
        """The least cut of each paragraph that has one; ``None`` where *go_on* ceased to hold before all were found."""
        materials = pages.loaded.materials
        faces = materials.faces.anew()
        self._cuts.begin()
        self._prepared.begin()
        made: list[LineCut] = []
        for done in pages.composed.fits:
            styles = styles_along(materials.styles, done.grid)
            for one in _standing(done):
                if not go_on():
                    return None
                prepared = one.item.prepared
                asked = done.story.body[one.item.index], prepared.text, prepared.style, one
                make = partial(self._cut, done, one, styles, faces)
                cut = self._cuts.of((done.slot.id, one.item.index), asked, make)
                made += [cut] if cut else []
        return tuple(made)

    def _cut(self, done: Fitted, one: _Standing, styles: Stylesheet, faces: Library) -> LineCut | None:
        item, measures = one.item, one.measures
        paragraph = done.story.body[item.index]
        best = set_paragraph(item.prepared, measures, drawn=False)
        lines = min(len(best), one.lines or len(best))
        if lines < 2:
            return None
        last = best[-1].end - best[-1].start

        def prepared(pieces: tuple[Piece, ...], style: TextStyle) -> Prepared:
            key = pieces, style
            return self._prepared.get(key) or self._prepared.keep(key, prepare(pieces, style, faces))

        for words, tail in _candidates(paragraph, last):
            left = paragraph._replace(text=paragraph.text[: -len(words + tail)] + tail)
            body = (*done.story.body[: item.index], left, *done.story.body[item.index + 1 :])
            every = items_of(done.story._replace(body=body), done.look, styles, faces, prepared)
            other = next((one for one in every if one.index == item.index and one.role == item.role), None)
            if other is None:
                return None
            if len(set_paragraph(dosed(other, done.fit.doses).prepared, measures, drawn=False)) < lines:
                return LineCut(done.slot.id, done.story.slug, item.index, words, tail, lines)
        return None


def placed_cuts(
    cuts: Sequence[LineCut], stories: Mapping[str, Story], name_of: Callable[[str], str],
    opened: Callable[[str], Document],
) -> Iterator[CutPlace]:  # fmt: skip
    """*cuts* of words that stand in a file as they are printed, with the place of their paragraphs.

    There are none in a file that is read and cannot be edited, such as one in GB18030.
    """
    for one in cuts:
        story = stories[one.story]
        name = name_of(story.place.file) if story.place else ""
        place = None
        with suppress(LayoutError, Refused):
            place = words_of(Tag(one.story, "paragraph", one.part), story, name, opened) if name else None
        if place is not None and one.words + one.tail in place.raw:
            yield CutPlace(one, place.file, opened(place.file).text.count("\n", 0, place.start) + 1)


class _Standing(NamedTuple):
    """A paragraph, the measures of its lines, and how many of them stand; 0 where not all do."""

    item: Item
    measures: tuple[Length, ...]
    lines: int


def _standing(done: Fitted) -> Iterator[_Standing]:
    """The plain paragraphs of *done* of which no other slot has a part."""
    placed: dict[int, list[Length]] = {}
    for one in done.poured.placed:
        placed.setdefault(one.item, []).append(one.line.measure)
    for number, item in enumerate(done.items):
        if item.role != "paragraph" or item.index < 0 or item.start or item.form.initial is not None or item.frame >= 0:
            continue
        rest = done.poured.rest
        if rest is not None and number >= rest.item:
            if done.jump is not None or done.fit.goes_to:
                return  # it stands, or goes on, in another slot
            yield _Standing(item, _shortest((*placed.get(number, ()), done.room.usual)), 0)
        elif number in placed:
            yield _Standing(item, _shortest(placed[number]), len(placed[number]))


def _shortest(measures: Sequence[Length]) -> tuple[Length, ...]:
    """*measures* without those at the end that the one before them stands for."""
    count = len(measures)
    while count > 1 and measures[count - 2] == measures[count - 1]:
        count -= 1
    return tuple(measures[:count])


def _candidates(paragraph: Paragraph, last: int) -> Iterator[tuple[str, str]]:
    """Words that could go, about as many as stand on the *last* line, and the marks behind them that stay."""
    text = paragraph.text
    end = len(text)
    while end and text[end - 1] in _ENDS:
        end -= 1
    tail = text[end:]
    styled = max((one.end for one in paragraph.spans), default=0)
    fewest = max(1, last - len(tail) - _NEAR[0])
    for count in range(fewest, last + _NEAR[1] + 1):
        start = end - count
        if start < max(LEAST_LEFT, styled):
            return
        words, before = text[start:end], text[start - 1]
        if before in GOES_ON or not _may_end(before, words) or _opened(words):
            continue
        yield words, tail


def _may_end(before: str, words: str) -> bool:
    """True where copy may break off between *before* and *words*: in no Latin word or figure, behind no opening."""
    if before.isascii() and before.isalnum() and words[0].isascii() and words[0].isalnum():
        return False
    return not any(before == pair[0] for pair in _PAIRS)


def _opened(words: str) -> bool:
    """True where *words* have one mark of a pair without the other."""
    return any(words.count(opening) != words.count(closing) for opening, closing in _PAIRS)
