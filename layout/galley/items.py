"""The items of a story, which are poured one after another: what they are, and how each is set.

Items know no page: they are prepared once and set as often as a trial needs, at whatever measures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import pairwise, takewhile
from typing import Final, TypeAlias

from layout.fonts.library import Library
from layout.galley.forms import PLAIN, ParagraphForm, inset, narrowed, number_of
from layout.galley.signatures import signature_lines
from layout.galley.table_rows import names_depth, row_lines, rows_kept_under
from layout.galley.tables import SetTable
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stories.model import Story
from layout.typeset import (
    KEPT,
    Line,
    Piece,
    Prepared,
    WhiteWanted,
    aligned,
    may_be_shorter,
    prepare,
    set_head,
    set_line,
    set_paragraph,
    white_if_longer,
)
from layout.units import Length
from layout.value import NamedTuple

IDEOGRAPHIC_SPACE = "\u3000"
_BLANKS: Final = re.compile(r"\s+")


def _is_han(char: str) -> bool:
    """True for what stands in Chinese words, their marks and full-width forms included.

    Compared, for a pattern of as many characters takes longer to compile than all heads of a page to look at.
    """
    return "\u2e80" <= char <= "\uffee" or "\U00020000" <= char <= "\U000323af"


def _touches(word: str) -> bool:
    """True where a Latin word or a figure stands directly at an ideograph."""
    return any(
        ("\u3400" <= one <= "\u9fff" and _is_word(other))
        or ("\u3400" <= other <= "\u9fff" and (_is_word(one) or one == "%"))
        for one, other in pairwise(word)
    )


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def with_em_blanks(text: str) -> str:
    """*text* of a head with a blank of an em between its parts, a word space between words of Latin.

    One blank on both sides of every Latin word or figure (中国 GDP 增长 5%) is how some write Chinese, and parts
    nothing: it gives way to the gap that the line has there anyway.

    >>> with_em_blanks("绿水青山  绘就画卷"), with_em_blanks("Words of the Week"), with_em_blanks("增3% GDP破万亿")
    ('绿水青山\u3000绘就画卷', 'Words of the Week', '增3%\u3000GDP破万亿')
    >>> with_em_blanks("rock ’n’ roll归来"), with_em_blanks("中国 GDP 增长 5%"), with_em_blanks("安全生产 12条措施")
    ('rock ’n’ roll归来', '中国GDP增长5%', '安全生产\u300012条措施')
    """
    words, blanks = text.split(), _BLANKS.findall(text.strip())
    spaced = not any(map(_touches, words))
    made = words[:1]
    for before, blank, after in zip(words, blanks, words[1:], strict=False):
        mixed = _is_han(before[-1]) != _is_han(after[0])
        if spaced and mixed and blank == " ":
            made += [after]
        else:
            made += [" " if _one_language("".join(made), after) else IDEOGRAPHIC_SPACE, after]
    return "".join(made)


def _one_language(before: str, after: str) -> bool:
    """A blank between *before* and *after* parts words of Latin: letters, and no Han, stand on both sides of it."""
    last = "".join(takewhile(lambda char: not _is_han(char), reversed(before)))[::-1]
    first = "".join(takewhile(lambda char: not _is_han(char), after))
    if first[:1].islower() and first[0].isascii() and last[-1:].isdigit():
        return True  # 12 minutes
    return bool(_letter().search(last)) and bool(re.match(r"\w|[‘’“(&–-]", first))


@cache
def _letter() -> re.Pattern[str]:
    return re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]")


class Item(NamedTuple):
    """One piece of a story's run of text.

    *role* is ``byline``, ``dateline`` (one that no paragraph begins with), ``paragraph``, ``subhead``, ``row`` (of a
    table), ``signature`` or ``jump``; *index* is the paragraph of the story's body it came from, -1 for those that are
    none.
    """

    role: str
    index: int  # type: ignore[assignment]  # a place, not tuple.index
    style: TextStyle
    prepared: Prepared
    lead: int = 0
    """Characters at the front of the prepared text that are not the paragraph's own (dateline and space)."""
    start: int = 0
    """Where this piece takes up the prepared text, when the paragraph began on another page."""
    table: SetTable | None = None
    """The table that a row belongs to, and *number* the row's in it."""
    number: int = 0
    divisible: bool = False
    """It is no paragraph, and yet it may be divided, because no leg is deep enough for it."""
    form: ParagraphForm = PLAIN
    """How it stands in its measure."""
    frame: int = -1
    """The paragraph that opens the boxed note it is part of; -1: it stands in none."""
    apart: str = ""
    """What it is, with others of its kind, that stands apart from what is before and after it: ``verse``, ``note``, a
    ``table`` that has rules, with the number of its first paragraph."""
    titled: bool = False
    """The first words of a boxed note whose title is the item before it."""

    @property
    def whole(self) -> bool:
        """True for what must not be divided between legs."""
        return self.role != "paragraph" and not self.divisible


def byline_text(story: Story) -> str:
    """The byline as it is printed: the copy's own words, brackets of an inline one full width.

    One whose names the dateline says (新华社记者某某北京11月14日电, 【記者某某／台北報導】) has no words of its own.
    """
    byline = story.byline
    assert byline is not None
    if not byline.inline:
        return byline.raw
    said = "".join(story.dateline.raw.split()) if story.dateline else ""
    if byline.names and all(name in said for name in byline.names):
        return ""
    return byline.raw.replace("(", "（").replace(")", "）")


LONGEST_KEPT: Final = 8
"""Characters of a name, with what its bearer is, that stay on one line (本报记者 沈一帆); more would leave a hole."""

_WORD: Final = re.compile(r"[^\s、，,；;/／（）()：:]+")


def byline_pieces(story: Story, style: TextStyle) -> tuple[Piece, ...]:
    """The byline in pieces: a name is not broken, nor parted from a 记者 right before it where both are short.

    In a paragraph's own lines a name may go to the next one without its 记者: kept together in a narrow leg, 通讯员 and
    a name leave a line of three words with holes between them.  Names are those that were read from the words; one of
    two characters may have a blank in it (方　明).
    """
    assert story.byline is not None
    text, names = byline_text(story), story.byline.names
    made: list[Piece] = []
    at = 0
    words = [match.span() for match in _WORD.finditer(text)]
    for start, end in _names_in(text, words, names, with_role=not story.byline.inline):
        made += [Piece(text[at:start], style)] if at < start else []
        made.append(Piece(text[start:end], style, KEPT))
        at = end
    return (*made, Piece(text[at:], style)) if at < len(text) else tuple(made)


def _names_in(
    text: str, words: Sequence[tuple[int, int]], names: Sequence[str], *, with_role: bool
) -> list[tuple[int, int]]:
    """Where names stand in *text*, each from the short word before it that is none, if it is *with_role*."""
    made: list[tuple[int, int]] = []
    role = -1  # where the word before begins, if it is no name and blanks alone part it from what follows
    number = 0
    while number < len(words):
        start, end = words[number]
        if end - start == 1 and number + 1 < len(words) and text[start] + text[slice(*words[number + 1])] in names:
            number += 1
            end = words[number][1]
        number += 1
        named = "".join(text[start:end].split()) in names
        if named:
            made.append((role if with_role and role >= 0 and end - role <= LONGEST_KEPT else start, end))
        after = words[number][0] if number < len(words) else end
        role = -1 if named or text[end:after].strip() else start
    return made


def opening_pieces(story: Story, look: StoryStyle, styles: Stylesheet) -> tuple[Piece, ...]:
    """Dateline and inline byline that stand in front of the first paragraph's own words."""
    pieces: list[Piece] = []
    if story.dateline:
        pieces.append(Piece(story.dateline.raw, styles.text[look.role("dateline")]))
    if story.byline and story.byline.inline:
        pieces += byline_pieces(story, styles.text[look.role("byline-inline")])
    if pieces and (blank := blank_after(pieces[-1].text)):
        pieces.append(Piece(blank, styles.text[look.role("body")]))
    return tuple(pieces)


def blank_after(opening: str) -> str:
    """What stands between the words that open a paragraph and its own: a blank, nothing where a colon parts them."""
    return "" if opening.endswith("：") else IDEOGRAPHIC_SPACE


def items_from(items: tuple[Item, ...], index: int, offset: int) -> tuple[Item, ...]:
    """The items that are left when the story was set up to *offset* of item *index*."""
    if index >= len(items):
        return ()
    return (items[index]._replace(start=offset), *items[index + 1 :])


Preparing: TypeAlias = Callable[[tuple[Piece, ...], TextStyle], Prepared]
"""Prepares pieces in a style, or has what was prepared of the same."""


def preparing_once(faces: Library) -> Preparing:
    """Prepares for *faces*, the same pieces in the same style once."""
    return cache(partial(prepare, faces=faces))


def notice_item(text: str, role: str, style: TextStyle, faces: Library) -> Item:
    """A line of the desk's own in the run of a story, such as （上接第1版）."""
    return Item(role, -1, style, prepare((Piece(text, style),), style, faces))


def item_lines(item: Item, measures: Sequence[Length], faces: Library, looseness: int = 0) -> tuple[Line, ...]:
    """Set *item* in rows of *measures*; most lines have no runs yet, for they may not stay.

    A line counts from where the item's form has it begin: see :func:`line_place`.
    """
    if item.table is not None:
        return row_lines(item.table, item.number, table_measure(item, min(measures)), len(item.prepared.text))
    measures = narrowed(item.form, measures, item.style.size, begun=item.start > 0)
    if item.role == "subhead" and not item.divisible:
        return _subhead_lines(item, measures[0], faces)
    if item.role == "signature" and not item.divisible:
        parted = signature_lines(item.prepared.text, item.style, min(measures), faces)
        if parted:
            return parted
    moved = item.role == "signature" or item.style.align in ("centre", "right")
    lines = set_paragraph(item.prepared, measures, start=item.start, looseness=looseness, drawn=moved)
    if moved:
        align = "right" if item.role == "signature" else item.style.align
        return tuple(aligned(line, measures[min(i, len(measures) - 1)], align) for i, line in enumerate(lines))
    return lines


def may_lose_line(item: Item, measures: Sequence[Length]) -> bool:
    """False where :func:`item_lines` has no line less in rows of *measures* with a looseness of -1."""
    if item.table is not None or (item.role == "subhead" and not item.divisible):
        return False
    measures = narrowed(item.form, measures, item.style.size, begun=item.start > 0)
    return may_be_shorter(item.prepared, measures, start=item.start)


def wanted_if_longer(item: Item, measures: Sequence[Length]) -> WhiteWanted:
    """The least white of the paragraph *item* in rows of *measures* where it is a line longer than is best for it."""
    measures = narrowed(item.form, measures, item.style.size, begun=item.start > 0)
    return white_if_longer(item.prepared, measures, start=item.start)


def table_measure(item: Item, measure: Length) -> Length:
    """How wide the table of *item* is in a row of *measure*: in a boxed note it keeps off the box."""
    return measure - item.form.left - item.form.right


def names_over(item: Item, measure: Length) -> int:
    """Lines that the names of its columns take over *item* where it begins a leg; 0 for what is no row of a table."""
    return names_depth(item.table, item.number, table_measure(item, measure)) if item.table is not None else 0


def kept_under(item: Item) -> int:
    """Rows of its table that stay under *item* in its leg: under names of columns, and under the last row but one."""
    return rows_kept_under(item.table, item.number) if item.table is not None else 0


def line_place(item: Item, at: int, measure: Length) -> Length:
    """How far right of the left edge of a row of *measure* line *at* of the lines of *item* begins."""
    if item.form is PLAIN:
        return 0
    if item.table is not None:
        return item.form.left
    return inset(item.form, number_of(item.form, at, begun=item.start > 0), measure, item.style.size)[0]


def is_runt(text: str) -> bool:
    """True for a last line of one character and its mark (孤字不成行)."""
    letters = filter(str.isalnum, text)
    return next(letters, "") != "" and next(letters, "") == ""


def _subhead_lines(item: Item, measure: Length, faces: Library) -> tuple[Line, ...]:
    """A subhead on one line if it fits, else broken at its inner space, else wherever a head may break."""
    style = item.style
    line = set_line((Piece(item.prepared.text, style),), style, faces)
    if line.width <= measure:
        return (aligned(line, measure, style.align),)
    parts = item.prepared.text.split() if len(item.prepared.text.split()) > 1 else [item.prepared.text]
    size = style.size
    head = set_head(parts, style, faces, measure, smallest=size, largest=size, max_lines=12, cut_words=True)
    cut = any(code == "head-word-cut" for code, _ in head.findings)
    made: list[Line] = []
    at = 0
    for words, one in zip(head.texts, head.lines, strict=True):
        start = item.prepared.text.find(words.rstrip("-"), at)
        start, at = (at, at) if start < 0 else (start, start + len(words.rstrip("-")))
        # A word that was cut is reported once, by the line that it ends.
        relief = int(cut and not any(line.relief for line in made) and item.prepared.text[at : at + 1].isalnum())
        made.append(aligned(one._replace(start=start, end=at, relief=relief), measure, style.align))
    return tuple(made)
