"""A web page as lines of copy: the article, without what stands round it.  A line's number is that of the file."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import BLANKS, SourceLine, decode
from layout.documents.htmltokens import END, TAG, WORDS, tokens
from layout.documents.marked_lines import MarkedLines
from layout.findings import Finding, Place, finding
from layout.stories.parts import CAPTION, HEAD

_SILENT: Final = frozenset(("script", "style", "template", "noscript", "svg", "head", "iframe", "object", "select"))
"""What shows no words."""

_ROUND: Final = frozenset(("nav", "footer", "aside", "form", "button", "menu", "dialog", "textarea"))
"""What shows words that are no copy; how much is reported."""

_BLOCKS: Final = frozenset(
    "p div section article main body li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote figure figcaption header pre dl dt dd "
    "hr center caption".split()
)
_ROOTS: Final = frozenset(("article", "main", "section", "div", "td", "body"))
_CELLS: Final = frozenset(("td", "th"))
_STRUCK: Final = frozenset(("del", "s", "strike"))
"""Words struck out, which an editor does not want printed."""

_NO_SHOW: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_VOID: Final = frozenset("br hr img input meta link wbr area base col embed source track".split())
_DEEPEST: Final = 400
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_CHINESE_BREAK: Final = re.compile(r"(?<=[^\x00-\x7f])[ \t\r]*\n[ \t\r\n]*(?=[^\x00-\x7f])")
_SHORT: Final = 30
"""Characters from which a block counts as running text when the article is looked for."""


class _TextBlock:
    """A run of text: its first line in the file, its kind, and the innermost container it stands in, by number."""

    __slots__ = ("inside", "kind", "line", "texts")

    def __init__(self, line: int, kind: str, inside: int) -> None:
        self.line = line
        self.kind = kind
        self.inside = inside
        self.texts: list[str] = []


class _PageReader:
    """Takes tags and words in their order and keeps blocks; what is not shown is kept apart."""

    def __init__(self) -> None:
        self.blocks: list[_TextBlock] = []
        self.left_out: list[str] = []
        self.pictures: list[str] = []
        self.unseen: dict[str, list[str]] = {"hidden": [], "struck": []}
        self.cut = (0, 0)
        """The line from which on all is lost, and how many characters."""
        self.articles: set[int] = set()
        self.around: dict[int, int] = {0: 0}
        """The container that a container stands in; 0 is the page."""
        self._root = 0
        self._unseen: dict[int, str] = {}
        self._counts = Counter[str]()
        self._open: list[tuple[str, int]] = []
        self._count = 0
        self._silent = 0
        self._round = 0
        self._pending = True
        self._kind = ""

    def read(self, page: str) -> None:
        """Take all of *page*."""
        line, seen = 1, 0
        for token in tokens(page, ("src", "hidden", "style")):
            if token.kind == WORDS:
                line, seen = line + page.count("\n", seen, token.at), token.at
                self._words(token.text, line)
            elif token.kind == TAG:
                self._begin(token.text, token.attributes)
            elif token.kind == END:
                self._end(token.text)
            else:
                self.cut = (line + page.count("\n", seen, token.at), len("".join(token.text.split())))

    def _begin(self, tag: str, attributes: tuple[tuple[str, str], ...]) -> None:
        if tag == "img":
            named = dict(attributes).get("src")
            self.pictures += [named] if named and not self._round else []
        if tag == "br" or tag in _BLOCKS:
            self._pending = True
        if tag in _CELLS and self.blocks and not self._pending:
            self.blocks[-1].texts.append("　")
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        self._count += 1
        self._open.append((tag, self._count))
        self._silent += tag in _SILENT
        if tag in _STRUCK or _is_hidden(attributes):
            kind = self._unseen[self._count] = "struck" if tag in _STRUCK else "hidden"
            self._counts[kind] += 1
        self._round += tag in _ROUND
        if tag in _ROOTS:
            self.around[self._count] = self._root
            self._root = self._count
            if tag == "article":
                self.articles.add(self._count)
        if tag in ("h1", "figcaption"):
            self._kind = tag

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._pending = True
        if tag == self._kind:
            self._kind = ""
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 40), -1):
            if self._open[at][0] == tag:
                for name, number in reversed(self._open[at:]):
                    self._silent -= name in _SILENT
                    self._round -= name in _ROUND
                    if number in self._unseen:
                        self._counts[self._unseen.pop(number)] -= 1
                    if self._root == number:
                        self._root = self.around[number]
                del self._open[at:]
                return

    def _words(self, data: str, line: int) -> None:
        if self._silent:
            return
        if self._round:
            self.left_out.append(data)
            return
        if self._unseen:
            self.unseen["hidden" if self._counts["hidden"] else "struck"].append(data)
            return
        if not data.strip(BLANKS + "\n"):
            if self.blocks and not self._pending and self.blocks[-1].texts:
                self.blocks[-1].texts.append(" ")
            return
        if self._pending:
            before = len(data) - len(data.lstrip(" \t\r\n"))
            self.blocks.append(_TextBlock(line + data.count("\n", 0, before), self._kind, self._root))
            self._pending = False
        self.blocks[-1].texts.append(data)

    def within(self, roots: set[int]) -> set[int]:
        """The containers that are one of *roots* or stand in one."""
        made: set[int] = set()
        for number, outer in self.around.items():  # an outer one was met before
            if number in roots or outer in made:
                made.add(number)
        return made


def _is_hidden(attributes: tuple[tuple[str, str], ...]) -> bool:
    """True for ``hidden`` and for a style that shows nothing."""
    for name, value in attributes:
        if name == "hidden":
            return True
        if name == "style" and _NO_SHOW.search(value):
            return True
    return False


def read_html(data: bytes, name: str) -> MarkedLines:
    """The lines of the article in a web page: its ``article`` elements, else where most running Chinese text stands.

    Words left out (navigation, forms, footers, what stands round the article) are reported with their count.
    """
    text, found = _decoded(data, name)
    reader = _PageReader()
    reader.read(text)
    words = [(block, _squeezed("".join(block.texts))) for block in reader.blocks]
    words = [(block, line) for block, line in words if line.strip(BLANKS)]
    root = _root(reader, words)
    inside = reader.within(root)
    kept = [(block, line) for block, line in words if not root or block.inside in inside]
    kept_ids = {id(block) for block, _ in kept}
    heads = [(block, line) for block, line in words if block.kind == "h1" and id(block) not in kept_ids]
    first = kept[0][0].line if kept else 0
    kept = [*[one for one in heads if one[0].line <= first], *kept]
    kept_ids = {id(block) for block, _ in kept}
    left = "".join(reader.left_out).split() + [line for block, line in words if id(block) not in kept_ids]
    findings = [*found, *_left_out(left, reader.pictures, name)]
    if reader.cut[1]:
        findings.append(finding("html-cut", Place(name, reader.cut[0]), count=reader.cut[1]))
    for kind, pieces in reader.unseen.items():
        hidden = "".join("".join(pieces).split())
        if hidden:
            findings.append(finding(f"copy-{kind}", Place(name), count=len(hidden), words=hidden[:16]))
    return MarkedLines(*_numbered(kept), tuple(findings))


def _squeezed(line: str) -> str:
    """Blanks of the source as a browser shows them, but a line end between Chinese is nothing; U+3000 stays."""
    line = _CHINESE_BREAK.sub("", line)
    return re.sub(r"[ \t\r\n]+", " ", line).strip(" ")


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """By its own encoding; that which the page names counts where its bytes are not UTF-8."""
    named = _CHARSET.search(data[:2048])
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    if named:
        charset = named[1].decode().lower()
        try:
            charset = "gb18030" if charset in ("gb2312", "gbk") else charset
            return data.decode(charset), (finding("dump-encoding", Place(name), encoding=charset.upper()),)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data, name)


def _root(reader: _PageReader, words: list[tuple[_TextBlock, str]]) -> set[int]:
    """The containers that hold the copy; empty for all of the page."""
    if reader.articles:
        return reader.articles
    weight = dict.fromkeys(reader.around, 0)
    depth = {0: -1}
    for number, outer in reader.around.items():
        depth[number] = depth[outer] + 1
    for block, line in words:
        weight[block.inside] += sum(map(is_han, line)) if len(line) >= _SHORT else 0
    for number in reversed(reader.around):  # an inner one was met later
        if number:
            weight[reader.around[number]] += weight[number]
    total = weight.pop(0)
    # The innermost container that still has nearly all of the running text.
    best = [number for number, han in weight.items() if total and han * 10 >= total * 8]
    return {max(best, key=depth.__getitem__)} if best else set()


def _left_out(left: list[str], pictures: list[str], name: str) -> list[Finding]:
    made: list[Finding] = []
    if left:
        made.append(finding("html-left-out", Place(name), count=sum(map(len, left)), words=" ".join(left)[:24]))
    if pictures:
        made.append(finding("html-pictures", Place(name), count=len(pictures), listed="  ".join(pictures[:8])[:200]))
    return made


def _numbered(kept: list[tuple[_TextBlock, str]]) -> tuple[tuple[SourceLine, ...], dict[int, str]]:
    """Lines with the numbers of the file, or counted from 1 where two blocks share a line of it."""
    own = [block.line for block, _ in kept]
    unique = all(a < b for a, b in pairwise(own))
    lines: list[SourceLine] = []
    parts: dict[int, str] = {}
    for count, (block, line) in enumerate(kept, 1):
        number = block.line if unique else count
        words = line.strip(BLANKS)
        indent = 2 * (len(line) - len(line.lstrip("\u3000")))
        lines.append(SourceLine(number, words, indent, 0, 1, False))
        if block.kind:
            parts[number] = HEAD if block.kind == "h1" else CAPTION
    return tuple(lines), parts
