"""A web page as lines of copy: the article, without what stands round it.  A line's number is that of the file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import BLANKS, SourceLine, decode
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
    """A run of text: its first line in the file, its kind, and the containers it stands in, by number."""

    __slots__ = ("inside", "kind", "line", "texts")

    def __init__(self, line: int, kind: str, inside: tuple[int, ...]) -> None:
        self.line = line
        self.kind = kind
        self.inside = inside
        self.texts: list[str] = []


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_TextBlock] = []
        self.left_out: list[str] = []
        self.pictures: list[str] = []
        self.unseen: dict[str, list[str]] = {"hidden": [], "struck": []}
        self._unseen: dict[int, str] = {}
        self.articles: set[int] = set()
        self._open: list[tuple[str, int]] = []
        self._roots: tuple[int, ...] = ()
        self._count = 0
        self._silent = 0
        self._round = 0
        self._pending = True
        self._kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            named = dict(attrs).get("src")
            self.pictures += [named] if named and not self._round else []
        if tag == "br" or tag in _BLOCKS:
            self._pending = True
        if tag in _CELLS and self.blocks and not self._pending:
            self.blocks[-1].texts.append("　")
        if tag in _VOID:
            return
        if len(self._open) >= _DEEPEST:
            return
        self._count += 1
        self._open.append((tag, self._count))
        self._silent += tag in _SILENT
        if tag in _STRUCK or _is_hidden(attrs):
            self._unseen[self._count] = "struck" if tag in _STRUCK else "hidden"
        self._round += tag in _ROUND
        if tag in _ROOTS:
            self._roots = (*self._roots, self._count)
            if tag == "article":
                self.articles.add(self._count)
        if tag in ("h1", "figcaption"):
            self._kind = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._pending = True
        if tag == self._kind:
            self._kind = ""
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 40), -1):
            if self._open[at][0] == tag:
                for name, number in self._open[at:]:
                    self._silent -= name in _SILENT
                    self._unseen.pop(number, None)
                    self._round -= name in _ROUND
                    if self._roots and self._roots[-1] == number:
                        self._roots = self._roots[:-1]
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._round:
            self.left_out.append(data)
            return
        if self._unseen:
            kind = "hidden" if "hidden" in self._unseen.values() else "struck"
            self.unseen[kind].append(data)
            return
        if not data.strip(BLANKS + "\n"):
            if self.blocks and not self._pending and self.blocks[-1].texts:
                self.blocks[-1].texts.append(" ")
            return
        if self._pending:
            before = len(data) - len(data.lstrip(" \t\r\n"))
            self.blocks.append(_TextBlock(self.getpos()[0] + data.count("\n", 0, before), self._kind, self._roots))
            self._pending = False
        self.blocks[-1].texts.append(data)


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    """True for ``hidden`` and for a style that shows nothing."""
    for name, value in attrs:
        if name == "hidden":
            return True
        if name == "style" and _NO_SHOW.search(value or ""):
            return True
    return False


def read_html(data: bytes, name: str) -> MarkedLines:
    """The lines of the article in a web page: its ``article`` elements, else where most running Chinese text stands.

    Words left out (navigation, forms, footers, what stands round the article) are reported with their count.
    """
    text, found = _decoded(data, name)
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    words = [(block, _squeezed("".join(block.texts))) for block in reader.blocks]
    words = [(block, line) for block, line in words if line.strip(BLANKS)]
    root = _root(reader, words)
    kept = [(block, line) for block, line in words if not root or root & set(block.inside)]
    kept_ids = {id(block) for block, _ in kept}
    heads = [(block, line) for block, line in words if block.kind == "h1" and id(block) not in kept_ids]
    first = kept[0][0].line if kept else 0
    kept = [*[one for one in heads if one[0].line <= first], *kept]
    kept_ids = {id(block) for block, _ in kept}
    left = "".join(reader.left_out).split() + [line for block, line in words if id(block) not in kept_ids]
    findings = [*found, *_left_out(left, reader.pictures, name)]
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
    weight: dict[int, int] = {}
    depth: dict[int, int] = {}
    total = 0
    for block, line in words:
        han = sum(map(is_han, line)) if len(line) >= _SHORT else 0
        total += han
        for level, number in enumerate(block.inside):
            weight[number] = weight.get(number, 0) + han
            depth[number] = level
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
