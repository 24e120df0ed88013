"""The blocks of a web page in order: paragraphs, items of lists, tables, captions; and what is not shown."""

from __future__ import annotations

from collections import Counter

from layout.characters.source import BLANKS, OTHER_ENDS
from layout.markup.htmlelements import (
    ATTRIBUTES,
    BLOCKS,
    CLOSED_BY,
    DEEPEST,
    DEEPEST_TABLE,
    IN_HEAD,
    KINDS,
    LOST,
    PICTURES,
    ROOTS,
    SCOPES,
    SEAMS,
    SENTENCE,
    VERSE,
    VOID,
    beside_kind,
    picture_of,
    unseen_kind,
)  # fmt: skip
from layout.markup.htmllists import PageList
from layout.markup.htmllooks import OpenLooks, says_caption
from layout.markup.htmlsheets import Unshown, unshown_by_sheets
from layout.markup.htmlspans import OpenSpans
from layout.markup.htmltables import PageTable, settled_table
from layout.markup.htmltokens import COMMENT, END, TAG, WORDS, tokens
from layout.markup.htmlwords import HtmlBlock
from layout.stories.model import Paragraph

_NEAR = 4
"""Open elements of which one may centre a caption."""


class PageBlocks:
    """Takes tags and words in their order and keeps blocks; what is not shown is kept apart."""

    def __init__(self, *, shown: bool = False, whole: bool = False) -> None:
        self._shown = shown
        self._unshown = Unshown({})
        self._whole = whole
        self.blocks: list[HtmlBlock] = []
        self.left_out: list[tuple[str, int]] = []
        """Words round the copy, with their lines."""
        self.pictures: list[tuple[str, int]] = []
        """Pictures and the containers that they stand in."""
        self.lost: list[tuple[str, int, int]] = []
        """Elements of :data:`LOST` with their lines and the containers that they stand in."""
        self.titles: dict[str, tuple[str, int]] = {}
        """What the page's head says of it, with its line: ``title``, ``og:title``, ``author``."""
        self.unseen: dict[str, list[tuple[str, int, int]]] = {"hidden": [], "struck": []}
        """Words that are not shown, with their lines and the containers that they stand in."""
        self.cut = (0, 0)
        """The line from which on all is lost, and how many characters."""
        self.articles: set[int] = set()
        self.around: dict[int, int] = {0: 0}
        """The container that a container stands in; 0 is the page."""
        self.beside: dict[int, str] = {}
        """Containers that by their names stand beside an article: ``said`` by readers, or ``beside``."""
        self.called: dict[int, tuple[str, str]] = {}
        """The element and the class of a container."""
        self._root = 0
        self._unseen: dict[int, str] = {}
        self._counts = Counter[str]()
        self._open: list[tuple[str, int]] = []
        self._count = 0
        self._current: HtmlBlock | None = None
        self._spans = OpenSpans()
        self._kinds: list[tuple[int, str]] = []
        self._lists: list[tuple[int, PageList]] = []
        self._item: tuple[PageList, int, int] | None = None
        self._tables: list[PageTable] = []
        self._noted = ""
        self._figure = ""
        self._pictured = False
        self._looks = OpenLooks()

    def read(self, page: str) -> None:
        """Take all of *page*."""
        line, seen = 1, 0
        self._unshown = Unshown({}) if self._shown or "<style" not in page.lower() else unshown_by_sheets(page)
        for token in tokens(page, ATTRIBUTES):
            line, seen = line + page.count("\n", seen, token.at), token.at
            if token.kind == WORDS:
                self._words(token.text, line)
            elif token.kind == TAG:
                self._begin(token.text, dict(token.attributes), line)
            elif token.kind == END:
                self._end(token.text)
            elif token.kind == COMMENT:
                self.unseen["hidden"] += [(token.text, line, self._root)] if SENTENCE.search(token.text) else []
            else:
                self.cut = (line, len("".join(token.text.split())))
        self._close_down_to(0)
        self._finish()

    def _begin(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if tag in CLOSED_BY:
            self._close_open(CLOSED_BY[tag])
        last = self._open[-1][0] if self._open else ""
        if (last == "p" and tag in BLOCKS) or (last == "head" and tag not in IN_HEAD):
            self._close_down_to(len(self._open) - 1)
        if tag == "meta" and attributes.get("content"):
            key = attributes.get("property") or attributes.get("name", "")
            self.titles.setdefault(key.lower(), (attributes["content"], line))
        if tag in PICTURES and picture_of(attributes):
            self._picture(picture_of(attributes))
        if tag in LOST and not self._counts["silent"] and not self._counts["round"]:
            self.lost.append((tag, line, self._root))
        if tag == "br" or tag in BLOCKS:
            self._break()
        if tag == "hr" and not any(self._counts.values()):
            self._rule(line)
        if tag in VOID or len(self._open) >= DEEPEST:
            return
        self._count += 1
        self._open.append((tag, self._count))
        unseen = unseen_kind(tag, attributes, shown=self._shown, whole=self._whole)
        unseen = self._unshown.begin(self._count, tag, attributes) or unseen
        self._counts["hidden"] += self._looks.begin(self._count, tag, attributes, shown=self._shown)
        if unseen:
            self._unseen[self._count] = unseen
            self._counts[unseen] += 1
        beside = beside_kind(attributes) if tag in BLOCKS and tag != "body" else ""
        if tag in ROOTS or beside:
            self.around[self._count] = self._root
            self._root = self._count
            self.called[self._count] = (tag, attributes.get("class", ""))
            if beside:
                self.beside[self._count] = beside
            if tag == "article":
                self.articles.add(self._count)
        self._begin_structure(tag, attributes)
        self._spans.begin(tag, attributes, self._count, self._current)

    def _begin_structure(self, tag: str, attributes: dict[str, str]) -> None:
        number = self._count
        if tag in KINDS:
            self._kinds.append((number, {"caption": "p", "dt": "p", "dd": "p", "summary": "h6"}.get(tag, tag)))
        elif tag in ("blockquote", "pre", "listing", "xmp"):
            self._kinds.append((number, "quote" if tag == "blockquote" else "pre"))
        elif tag in ("ul", "ol", "menu"):
            self._lists.append((number, PageList(tag, attributes)))
        elif tag == "li" and self._lists:
            shared = self._lists[-1][1]
            self._item = (shared, shared.take(attributes), len(self._lists) - 1)
        elif tag == "table" and len(self._tables) < DEEPEST_TABLE:
            self._tables.append(PageTable(number, len(self.blocks), self._root))
        elif tag in ("tr", "td", "th", "thead") and self._tables:
            self._tables[-1].begin(tag, attributes, len(self.blocks))
        elif tag == "figure":
            self._figure = ""
        elif tag == "q":
            self._put("“")
        elif tag in ("p", "div", "span") and says_caption(attributes):
            self._kinds.append((number, "figcaption"))
        if attributes.get("id") and tag != "a":
            self._noted = self._spans.notes.pop(attributes["id"], self._noted)

    def _end(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break()
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 40), -1):
            if self._open[at][0] == tag:
                self._close_down_to(at)
                return

    def _close_open(self, tags: tuple[str, ...]) -> None:
        """Close what is open of *tags* in the innermost list, table or ruby."""
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 40), -1):
            name = self._open[at][0]
            if name in SCOPES:
                return
            if name in tags:
                self._close_down_to(at)

    def _close_down_to(self, at: int) -> None:
        for name, number in reversed(self._open[at:]):
            self._close(name, number)
        del self._open[at:]

    def _close(self, name: str, number: int) -> None:
        self._spans.end(name, number, self._current)
        if self._current and name in SEAMS:
            self._current.seams.append(self._current.size)
        if name in BLOCKS:
            self._break()
        self._counts["hidden"] += self._looks.end(number)
        self._unshown.end(number)
        if number in self._unseen:
            self._counts[self._unseen.pop(number)] -= 1
        if self._root == number:
            self._root = self.around[number]
        if self._kinds and self._kinds[-1][0] == number:
            self._kinds.pop()
        if self._lists and self._lists[-1][0] == number:
            self._lists.pop()
        if name == "li":
            self._item, self._noted = None, ""
        if self._tables:
            self._close_table(name, number)
        if name == "figure":
            self._figure = ""
        elif name == "q":
            self._put("”")

    def _close_table(self, name: str, number: int) -> None:
        table = self._tables[-1]
        if name in ("td", "th", "thead"):
            table.end(name, len(self.blocks))
        elif table.number == number:
            self._tables.pop()
            table.end("td", len(self.blocks))
            self.blocks[table.first :] = settled_table(table, self.blocks[table.first :])

    def _break(self) -> None:
        """The block is over; what is open holds for the next one, too."""
        block = self._current
        if block is None:
            return
        self._spans.leave(block)
        self._current = None

    def _rule(self, line: int) -> None:
        self.blocks.append(HtmlBlock(line, "rule", self._root))

    def _picture(self, named: str) -> None:
        if not self._counts["round"] and not self._counts["hidden"]:
            self.pictures.append((named, self._root))
            self._figure = self._figure or named
            self._pictured = self._current is None

    def _put(self, words: str) -> None:
        if self._current and not any(self._counts.values()):
            self._current.put(words)

    def _words(self, data: str, line: int) -> None:
        counts = self._counts
        if self._open and self._open[-1][0] == "title":
            self.titles.setdefault("title", (" ".join(data.split()), line))
            return
        if counts["silent"] or counts["round"]:
            if counts["round"] or SENTENCE.search(data):
                self.left_out.append((data, line))
            return
        if counts["hidden"] or counts["struck"]:
            self.unseen["hidden" if counts["hidden"] else "struck"].append((data, line, self._root))
            return
        if self._spans.takes(data):
            return
        if OTHER_ENDS.search(data):
            for number, part in enumerate(OTHER_ENDS.split(data)):
                if number:
                    self._break()
                self._words(part, line)
            return
        kind = self._kinds[-1][1] if self._kinds else ""
        if kind == "pre":
            self._lines(data, line)
            return
        blank = not data.strip(BLANKS + "\n")
        if self._current is None:
            if blank:
                return
            before = len(data) - len(data.lstrip(" \t\r\n"))
            self._open_block(line + data.count("\n", 0, before), kind)
        if self._current is not None:
            self._current.put(" " if blank else data)

    def _lines(self, data: str, line: int) -> None:
        """Words whose line ends and blanks count."""
        for number, words in enumerate(data.replace("\r\n", "\n").split("\n")):
            if number:
                self._break()
            if words.strip(BLANKS):
                if self._current is None:
                    self._open_block(line + number, "pre")
                if self._current is not None:
                    self._current.put(words, kept=True)

    def _open_block(self, line: int, kind: str) -> None:
        block = self._current = HtmlBlock(line, kind, self._root)
        self._spans.enter()
        if self._item:
            block.item, self._item = self._item, None
        if self._noted:
            block.note, self._noted = self._noted, ""
        block.under = self._pictured and self._looks.centre(number for _, number in self._open[-_NEAR:])
        self._pictured = False
        if kind == "figcaption":
            block.picture = self._figure
        self.blocks.append(block)

    def _finish(self) -> None:
        """Settle what blocks are that only the end of their list or of the page tells."""
        verse: list[HtmlBlock] = []
        for at, block in enumerate(self.blocks):
            if block.note:
                block.structure = Paragraph("note", "", label=block.note)
            elif block.item:
                shared, number, level = block.item
                block.structure = Paragraph("item", "", label=shared.label(number), level=level)
            elif block.kind == "quote":
                block.structure = Paragraph("quote", "")
            if block.kind == "pre":
                verse.append(block)
            if verse and (block.kind != "pre" or at + 1 == len(self.blocks)):
                if len(verse) > 1 and max(one.size for one in verse) <= VERSE and len(verse) < len(self.blocks):
                    for one in verse:
                        one.structure = Paragraph("verse", "")
                verse = []
