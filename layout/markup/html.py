"""A web page as lines of copy: the article, without what stands round it.  A line's number is that of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import BLANKS, SourceLine, decode
from layout.findings import Finding, Place, finding
from layout.markup.headings import parts_by_level
from layout.markup.htmlarticle import PageArticle, article_of
from layout.markup.htmlblocks import PageBlocks
from layout.markup.htmlmeta import stated_head
from layout.markup.htmltop import is_all_strong
from layout.markup.htmlwords import HtmlBlock
from layout.markup.marked_lines import LiftedCaption, MarkedLines
from layout.stories.model import Paragraph, Span
from layout.stories.parts import BYLINE, CAPTION, HEAD, START, SUBHEAD
from layout.stories.people import byline_of
from layout.stories.storybody import item_of_list

_CHARSET: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
_BULLETED: Final = re.compile(r"[·•●■◆▪▶►▲★☆\-—]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]")
_BACK: Final = re.compile(r"[\s↩↑^⏎\ufe0e\ufe0f]+$")
BREAK: Final = "* * *"
"""What a rule between two parts of the copy is printed as."""


def read_html(data: bytes, name: str) -> MarkedLines:
    """The lines of the article in a web page: its ``article`` elements, else where most running Chinese text stands.

    What is left out (navigation, share bars, footers, what is hidden or cannot be carried over) is reported.
    """
    text, found = _decoded(data, name)
    return html_lines(text, name, found)


def html_lines(text: str, name: str, found: Sequence[Finding] = ()) -> MarkedLines:
    """As :func:`read_html`, of a page that was decoded."""
    page = _blocks(text)
    if _is_shown_by_script(page):
        page = _blocks(text, shown=True)
    if _is_round_all(page):
        page = _blocks(text, whole=True)
        if not _has_copy(page) and _is_shown_by_script(page):
            page = _blocks(text, whole=True, shown=True)
    if "ld+json" in text:
        stated = stated_head(text)
        page.titles |= {"ld+json": stated} if stated else {}
    article = article_of(page)
    made = _lines(article)
    return made._replace(findings=(*found, *_findings(page, article, name)))


def _blocks(text: str, *, shown: bool = False, whole: bool = False) -> PageBlocks:
    page = PageBlocks(shown=shown, whole=whole)
    page.read(text)
    return page


_HIDDEN: Final = 60
"""Chinese characters that are hidden, or stand round the copy, from which they may be the whole copy of a page."""


_SENTENCE: Final = 16
"""And from which they may be where not one sentence is seen."""


def _is_shown_by_script(page: PageBlocks) -> bool:
    """True where nearly all words are hidden: a script shows them when the page has come (WeChat's pages do so)."""
    hidden = "".join(words for words, _, _ in page.unseen["hidden"])
    count = sum(map(is_han, hidden))
    if not _has_copy(page) and "。" in hidden and count >= _SENTENCE:
        return True
    return count >= _HIDDEN and count > 2 * sum(map(is_han, "".join(one.text for one in page.blocks)))


def _is_round_all(page: PageBlocks) -> bool:
    """True where all running text stands in a form, or in a nav that never ends: the page has no other copy."""
    return not _has_copy(page) and sum(sum(map(is_han, one)) for one, _ in page.left_out if "。" in one) >= _HIDDEN


def _has_copy(page: PageBlocks) -> bool:
    return any("。" in one.text for one in page.blocks)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """By its own encoding; that which the page names counts where its bytes are not UTF-8."""
    named = _CHARSET.search(data[:4096])
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


def _left_out(pieces: Sequence[tuple[str, int]], name: str) -> list[Finding]:
    """One finding for *pieces* of a page, with their lines: sentences among them may be copy, and are told whole."""
    count = sum(len("".join(words.split())) for words, _ in pieces)
    said = [(" ".join(words.split())[:_TOLD], line) for words, line in pieces if "。" in words][:_SENTENCES]
    if said:
        lines = {"lines": ", ".join(str(line) for line in dict.fromkeys(line for _, line in said))}
        words = "…".join(words for words, _ in said)
        return [finding("html-left-out", Place(name, said[0][1]), count=count, words=words, **lines)]
    words = " ".join(" ".join(words.split()) for words, _ in pieces if words.strip())
    return [finding("html-left-out", Place(name), count=count, words=words[:24])] if count else []


_TOLD: Final = 60
_SENTENCES: Final = 20
_PIECES: Final = 5
"""What a finding tells: characters of a sentence that is left out, such sentences, and as many of what is hidden."""


def _findings(page: PageBlocks, article: PageArticle, name: str) -> list[Finding]:
    made: list[Finding] = []
    made += _left_out([*page.left_out, *article.left_out], name)
    if article.about:
        made.append(
            finding("html-about", Place(name, article.about[0][1]), words="　".join(x for x, _ in article.about))
        )
    if article.title:
        made.append(finding("html-title", Place(name, article.title[1]), words=article.title[0]))
    if article.pictures:
        listed = "  ".join(article.pictures[:8])[:200]
        made.append(finding("html-pictures", Place(name), count=len(article.pictures), listed=listed))
    if article.lost:
        listed = "  ".join(f"{tag}:{line}" for tag, line in article.lost[:12])
        made.append(
            finding("html-not-carried", Place(name, article.lost[0][1]), count=len(article.lost), listed=listed)
        )
    if page.cut[1]:
        made.append(finding("html-cut", Place(name, page.cut[0]), count=page.cut[1]))
    for kind, pieces in article.unseen.items():
        hidden = "".join("".join(pieces).split())
        if hidden:
            words = hidden[: _TOLD * _PIECES if "。" in hidden else 16]
            made.append(finding(f"copy-{kind}", Place(name), count=len(hidden), words=words))
    return made


def _lines(article: PageArticle) -> MarkedLines:
    """Lines with the numbers of the file, or counted from 1 where two blocks share a line of it."""
    blocks = _without_ends(article.blocks)
    unique = all(a.line < b.line for a, b in pairwise(blocks))
    lines: list[SourceLine] = []
    parts: dict[int, str] = {}
    spans: dict[int, tuple[Span, ...]] = {}
    structures: dict[int, Paragraph] = {}
    captions: list[LiftedCaption] = []
    levels: dict[int, int] = {}
    under, last_head = 0, 0
    set_apart = _set_apart(article, blocks)
    for count, block in enumerate(blocks, 1):
        number = block.line if unique else count
        words, own, structure = _read(block)
        text = article.words.get(id(block)) or block.text
        indent = 2 * (len(text) - len(text.lstrip("\u3000")))
        line = SourceLine(number, words, indent, 0, 1, False)
        if (block.kind == "figcaption" or set_apart.get(id(block)) == CAPTION) and lines:
            under = under if under >= last_head else lines[-1].number
            captions.append(LiftedCaption(under, line, block.picture))
            continue
        if id(block) in article.words:
            line, own = line._replace(text=article.words[id(block)]), ()
            parts[number] = BYLINE
        if block.kind in _LEVELS and not byline_of(words):
            levels[len(lines)] = _LEVELS[block.kind]
            last_head = number
        elif block.kind == "p":
            parts[number] = START
        elif set_apart.get(id(block)) == SUBHEAD and not byline_of(words):
            parts[number] = SUBHEAD
        if structure:
            structures[number] = structure
        if own:
            spans[number] = own
        lines.append(line)
    read, doubtful = parts_by_level(lines, _without_decks(levels))
    made = MarkedLines(tuple(lines), read | parts, (), spans, structures, doubtful, tuple(captions))
    at = next((at for at, block in enumerate(blocks) if block is article.head), len(blocks)) if article.single else -1
    return _as_one(made, blocks[at].line if unique else at + 1) if 0 <= at < len(blocks) else made


def _as_one(made: MarkedLines, head: int) -> MarkedLines:
    """*made* as one article with its head at line *head*: other headings in it are subheads."""
    parts = {number: SUBHEAD if part == HEAD else part for number, part in made.parts.items()}
    return made._replace(parts=parts | {head: HEAD}, doubtful=frozenset(), single=True)


def _set_apart(article: PageArticle, blocks: Sequence[HtmlBlock]) -> dict[int, str]:
    """Short lines of one article that stand out of its paragraphs, by the ids of their blocks: subheads and captions.

    A line in bold is a subhead where most are not; another right under a picture is its caption where most of the
    article runs on, for pages of the social media part their sentences into lines and put pictures between.
    """
    start = next((at for at, one in enumerate(blocks) if one.size >= _RUNNING), len(blocks))
    copy = [one for one in blocks[start:] if not one.structure and not one.kind]
    short = [one for one in copy if 0 < one.size <= _APART and one.text[-1] not in _ENDS]
    strong = {id(one) for one in short if is_all_strong(one, one.text.strip(BLANKS))}
    if not article.single or len(short) * 2 > len(copy):
        return {}
    last = id(blocks[-1])
    made = {one: SUBHEAD for one in strong if one != last}
    return made | {id(one): CAPTION for one in short if one.under and id(one) not in strong}


_RUNNING: Final = 30
_APART: Final = 40
_ENDS: Final = "。！？；，：…”"


def _without_decks(levels: Mapping[int, int]) -> dict[int, int]:
    """*levels* without headings right under the only ``h1`` whose level nothing else has: they are its deck."""
    tops = [at for at, level in levels.items() if level == 1]
    made = dict(levels)
    at = tops[0] + 1 if len(tops) == 1 else -1
    while at in made and list(levels.values()).count(made[at]) == 1:
        del made[at]
        at += 1
    return made


def _without_ends(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """*blocks* without rules before the first and after the last paragraph, and of several rules one."""
    made: list[HtmlBlock] = []
    for at, block in enumerate(blocks):
        bare = not made or made[-1].kind == "rule" or at + 1 == len(blocks) or made[-1].kind in _LEVELS
        if block.kind != "rule" or not (bare or blocks[at + 1].kind in _LEVELS):
            made.append(block)
    return made[:-1] if made and made[-1].kind == "rule" else made


def _read(block: HtmlBlock) -> tuple[str, tuple[Span, ...], Paragraph | None]:
    """Words, spans and structure of *block*."""
    if block.kind == "rule":
        return BREAK, (), Paragraph("p", BREAK)
    text, structure = block.text, block.structure
    lead = len(text) - len(text.lstrip(BLANKS))
    words = text.strip(BLANKS)
    spans = tuple(_moved(one, -lead, len(words)) for one in block.spans)
    spans = tuple(sorted(one for one in spans if one.start < one.end))
    if structure is None or structure.kind == "row":
        return words, spans, structure
    if structure.kind == "item":
        label = "" if _BULLETED.match(words) and structure.label == "·" else structure.label
        made = item_of_list(label, words, spans, level=structure.level)
        return made.text, made.spans, made
    if structure.kind == "note":
        words = _BACK.sub("", words.lstrip("^↑ "))
        bare = re.sub(r"^[\[［(（]?\d{1,3}[\]］)）.、]?\s*", "", words)
        words = structure.label + (bare or words)
        return words, (), structure._replace(text=words)
    return words, spans, structure._replace(text=words, spans=spans)


def _moved(span: Span, by: int, most: int) -> Span:
    return span._replace(start=max(0, span.start + by), end=min(most, span.end + by))
