"""Blocks of a word processor's document as lines of copy; a line's number is that of its block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import BLANKS, SourceLine
from layout.documents.direct_formatting import Formatting, parts_by_formatting
from layout.documents.docxblocks import QUOTE_STYLES, DocxBlock
from layout.documents.docxtext import PAGE
from layout.findings import Finding, Place, finding
from layout.markup.headings import counted_sections, parts_by_level, stories_in
from layout.markup.marked_lines import LiftedCaption, MarkedLines
from layout.stories.model import Paragraph, Span
from layout.stories.parts import BYLINE, CAPTION, DECK, HEAD, HEAD_MORE, KICKER, START, SUBHEAD
from layout.stories.words import CLOSERS, STOPS

MOST_TEXT: Final = 4 << 20

_PARTS: Final = {
    "subtitle": DECK, "caption": CAPTION, "byline": BYLINE, "kicker": KICKER,
    "illustration": CAPTION, "figure": CAPTION,
}  # fmt: skip
"""Names of styles in Word and, of captions, in LibreOffice, with the parts that they say."""

_LEVELS: Final = {"title": 1} | {f"heading {level}": level + 1 for level in range(1, 10)}
HOUSE_STYLES: Final = {
    "标题": "title", "大标题": "title", "主标题": "title", "正标题": "title", "主题": "title", "新闻标题": "title",
    "副标题": "subtitle", "副题": "subtitle", "小标题": "heading 2", "标题1": "heading 1", "标题2": "heading 2",
    "标题3": "heading 3", "引题": "kicker", "肩题": "kicker", "眉题": "kicker", "图说": "caption",
    "图片说明": "caption", "题注": "caption", "署名": "byline", "作者": "byline", "引用": "quote",
}  # fmt: skip
"""Names that houses give styles of their own, with the name that Word has for such a style in every language."""

_BELOW_TABLE: Final = re.compile(r"(?:(?:数据|资料|信息)?来源|注|备注|说明|制表|单位)\s*[：:]")
"""What the line under a table begins with, which is copy and no subhead."""


def usual_name(chain: Iterable[tuple[str, int]]) -> str:
    """Word's name of a style; for one of a house's own, that of the first one it is based on that says what it is.

    *chain* has the names of the style and of those it is based on, from itself on, each with its level in the outline:
    one that has a level is a heading of that level.
    """
    first = ""
    for said, outline in chain:
        own = said.strip(" ;\r\n").lower()
        first = first or own
        name = HOUSE_STYLES.get("".join(own.split()), own)
        if is_known(name):
            return name
        if outline:
            return f"heading {outline}"
    return first


def is_known(style: str) -> bool:
    """True for a style of Word that says what a paragraph is."""
    return style in _PARTS or style in _LEVELS or style in QUOTE_STYLES or style.startswith("toc ")


def lines_of_blocks(
    blocks: Iterable[DocxBlock], styles: Mapping[str, str], name: str, found: list[Finding]
) -> MarkedLines:
    """The lines of *blocks* and what styles (Word's names by id) or formatting settles; *found* takes the excess."""
    maker = _LineMaker(styles)
    taken = 0
    for block in _with_downward(blocks):
        taken += len(block.text)
        if taken > MOST_TEXT:
            found.append(finding("dump-too-big", Place(name, maker.number + 1), size=taken, most=MOST_TEXT))
            break
        maker.take(block)
    return maker.made()


class _LineMaker:
    """Makes lines of blocks one after the other, and keeps what is stated of them."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.number = 0
        self._styles = styles
        self._lines: list[SourceLine] = []
        self._parts: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        """Levels of headings by index of the line."""
        self._more: set[int] = set()
        """Lines that go on with the heading before them."""
        self._below: set[int] = set()
        """Lines that stand under a table and belong to it."""
        self._spans: dict[int, tuple[Span, ...]] = {}
        self._structures: dict[int, Paragraph] = {}
        self._formats: dict[int, Formatting] = {}
        self._gap, self._page = 0, 1
        self._captions: list[LiftedCaption] = []

    def take(self, block: DocxBlock) -> None:
        """Add the lines of *block*: one for each line end of the writer's."""
        self.number += 1
        if block.is_caption and self._lines:
            line = SourceLine(self.number, block.text, 0, 0, self._page, False)
            self._captions.append(LiftedCaption(self._lines[-1].number, line))
            return
        first = len(self._lines)
        at, turned = 0, False
        for row in re.split(f"([\n{PAGE}])", block.text):
            if row == PAGE:
                self._page += bool(self._lines)
                turned = True
            elif row.strip(BLANKS + "\n"):
                self.number += len(self._lines) > first
                self._add(block, row, at, turned=turned)
                turned = False
            at += len(row)
        if len(self._lines) == first:
            self._gap += 1
        else:
            self._settle(block, first)

    def _add(self, block: DocxBlock, row: str, at: int, *, turned: bool) -> None:
        """The line *row*, which stands at *at* in the text of *block*."""
        words = row.strip(BLANKS)
        front = row[: len(row) - len(row.lstrip(BLANKS))]
        self._lines.append(
            SourceLine(self.number, words, len(front) + front.count("\u3000"), self._gap, self._page, turned)
        )
        self._gap = 0
        if block.formatting.size:
            self._formats[self.number] = block.formatting
        if block.structure:
            self._structures[self.number] = block.structure
            return
        start = at + len(front)
        own = (
            one._replace(start=max(0, one.start - start), end=min(len(words), one.end - start)) for one in block.spans
        )
        spans = tuple(one for one in own if one.start < one.end)
        if spans:
            self._spans[self.number] = spans

    def _settle(self, block: DocxBlock, first: int) -> None:
        """What the style or the outline says of the lines of *block*, which are those from *first* on."""
        if block.structure:
            return
        style = self._styles.get(block.style, "")
        part = _PARTS.get(style, "")
        level = _LEVELS.get(style) or (block.outline + 1 if block.outline else 0)
        numbers = [one.number for one in self._lines[first:]]
        if part == CAPTION and first and self._is_copy(first - 1):
            # Under copy it is of the picture of that story, wherever in the document it stands.
            above = self._lines[first - 1].number
            self._captions += [LiftedCaption(above, one) for one in self._lines[first:]]
            del self._lines[first:]
            return
        if part:
            self._parts |= dict.fromkeys(numbers, part)
        elif level:
            self._levels[first] = level
            self._more.update(numbers[1:])
        above = self._lines[first - 1].number if first else 0
        row = self._structures.get(above)
        if row and row.kind == "row" and _BELOW_TABLE.match(self._lines[first].text):
            self._below.add(numbers[0])
            self._parts[numbers[0]] = START
        elif above in self._below and not part and not level:
            self._parts[numbers[0]] = START

    def _is_copy(self, at: int) -> bool:
        """True for a line that no style says something of, and that ends as a sentence does."""
        line = self._lines[at]
        stated = at in self._levels or line.number in self._parts or line.number in self._structures
        return not stated and line.text.rstrip(CLOSERS).endswith(tuple(STOPS))

    def made(self) -> MarkedLines:
        """All lines."""
        made = self._marked()
        parts = {**counted_sections(self._lines, made.parts), **made.parts}
        stories = stories_in(self._lines, parts, self._structures)
        if stories != 1:
            kept = parts if not stories else {number: part for number, part in parts.items() if part != HEAD}
            return made._replace(parts=kept)
        # What nothing marks may yet be the head of a second story, as it may in a dump: it is doubted.
        unmarked = frozenset(line.number for line in self._lines) - parts.keys() - self._structures.keys()
        return made._replace(parts=parts, single=True, doubtful=unmarked)

    def _marked(self) -> MarkedLines:
        formatted, captions = self._by_formatting(), tuple(self._captions)
        if not self._levels:
            parts = formatted | self._parts if formatted else self._parts
            return MarkedLines(tuple(self._lines), parts, (), self._spans, self._structures, captions=captions)
        levels = self._with_larger_heads(formatted)
        parts, doubtful = parts_by_level(self._lines, levels)
        parts |= dict.fromkeys(self._more, HEAD_MORE)
        for above, line in zip(self._lines, self._lines[1:], strict=False):
            if line.number in self._more and parts.get(above.number) not in (HEAD, HEAD_MORE):
                parts[line.number] = parts.get(above.number, HEAD_MORE)
        # Where styles have the heads a line that is bold throughout, in the body's size, is none: it has no style.
        by_hand = {number: part for number, part in formatted.items() if part == SUBHEAD}
        every = by_hand | parts | self._parts
        return MarkedLines(tuple(self._lines), every, (), self._spans, self._structures, doubtful, captions)

    def _by_formatting(self) -> dict[int, str]:
        """Parts that the formatting of lines settles."""
        seen = [line for line in self._lines if line.number in self._formats and line.number not in self._parts]
        parts = parts_by_formatting([line.text for line in seen], [self._formats[line.number] for line in seen])
        return {seen[at].number: part for at, part in parts.items()}

    def _with_larger_heads(self, formatted: Mapping[int, str]) -> dict[int, int]:
        """The levels, and over them lines larger than every heading: a head set by hand over subheads with a style."""
        sizes = [self._formats.get(self._lines[at].number, Formatting()).size for at in self._levels]
        larger = {
            at: 0
            for at, line in enumerate(self._lines)
            if formatted.get(line.number) == HEAD and self._formats[line.number].size > max(sizes)
        }
        return dict(sorted((larger | self._levels).items()))


_DOWNWARD: Final = 3
"""Paragraphs of one character each that are a title set downward, at least: two may be a name or two items."""


def _with_downward(blocks: Iterable[DocxBlock]) -> Iterator[DocxBlock]:
    """*blocks* with paragraphs of one Chinese character each, as covers have their titles, as one line."""
    run: list[DocxBlock] = []
    empty: list[DocxBlock] = []
    for block in blocks:
        words = block.text.strip(BLANKS + "\n")
        if len(words) == 1 and is_han(words) and not block.structure and (not run or block.style == run[-1].style):
            run.append(block)
            empty = []
        elif not words and run:
            empty.append(block)
        else:
            yield from _one_line(run)
            yield from empty
            run, empty = [], []
            yield block
    yield from _one_line(run)
    yield from empty


def _one_line(run: Sequence[DocxBlock]) -> Iterator[DocxBlock]:
    if len(run) < _DOWNWARD:
        yield from run
        return
    yield run[0]._replace(text="".join(one.text.strip(BLANKS + "\n") for one in run), spans=())
