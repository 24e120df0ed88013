"""A web page as tags and words, in time that grows as the page does whatever is opened in it and never closed.

The words of the standard (HTML, 13.2.5) where it settles what a broken page is: a comment, a tag or a script that never
ends takes the rest of the page with it, and that rest is handed on as lost.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container, Generator, Iterator
from typing import Final

from layout.value import NamedTuple

TAG: Final = "tag"
END: Final = "end"
WORDS: Final = "words"
LOST: Final = "lost"
COMMENT: Final = "comment"

_NAME: Final = re.compile(r"[^\s/>]+")
_LETTERS: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_NOT_NAMED: Final = re.compile(r"[\s/]*")
_ATTRIBUTE: Final = re.compile(r"([^\s/>=][^\s/>=]*)\s*(?:(=)\s*)?")
_BARE: Final = re.compile(r"[^\s>]*")
_LONG_NUMBER: Final = re.compile(r"&#(?:[xX][0-9a-fA-F]{7,}|[0-9]{8,});?")
_RAW: Final = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose content is no markup and shows no words."""

_PLAIN: Final = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("title", "textarea", "xmp")}
"""Elements whose content is words and no markup."""


class Token(NamedTuple):
    """One of :data:`TAG`, :data:`END` (*text* is the element's name), :data:`WORDS`, :data:`COMMENT` and :data:`LOST`.

    The text of the last two is what is said.
    """

    kind: str
    text: str
    at: int
    attributes: tuple[tuple[str, str], ...] = ()
    """Those of a tag that were asked for."""


def tokens(page: str, wanted: Container[str]) -> Iterator[Token]:
    """The tags and words of *page* in order, each with the offset it stands at; attributes only if *wanted*."""
    at, begun = 0, 0
    while (at := page.find("<", at)) >= 0:
        after = page[at + 1 : at + 2]
        if not after or not (after in "!?/" or (after.isascii() and after.isalpha())):
            at += 1  # a sign of the words
            continue
        yield from _words(page, begun, at)
        begun = at
        if after in "!?" or (after == "/" and not page[at + 2 : at + 3].isalpha()):
            at = _after_comment(page, at)
            if at and page.startswith("<!--", begun):
                yield Token(COMMENT, page[begun + 4 : max(begun + 4, at - 3)], begun)
        elif after == "/":
            name, end = _named(page, at + 2)
            over = page.find(">", at) + 1
            lost = over and not page[at:over].isascii()  # </blockquote, and copy up to the next tag
            at = end or (at + 2 + len(name) if lost else over)
            if at:
                yield Token(END, name, begun)
        else:
            name, end = _named(page, at + 1)
            attributes, at = ((), end) if end else _attributes(page, at + 1 + len(name), wanted)
            if at:
                yield Token(TAG, name, begun, attributes)
                at = yield from _content(page, name, at)
        if not at:
            yield Token(LOST, page[begun:], begun)
            return
        begun = at
    yield from _words(page, begun, len(page))


def _words(page: str, start: int, end: int) -> Iterator[Token]:
    if start < end:
        yield Token(WORDS, unescaped(page[start:end]), start)


def unescaped(text: str) -> str:
    """*text* with its character references resolved; a number beyond all characters is U+FFFD."""
    return html.unescape(_LONG_NUMBER.sub(_number, text)) if "&" in text else text


def _number(match: re.Match[str]) -> str:
    """Python refuses to read numbers of thousands of digits."""
    digits = match[0].strip("&#;").lstrip("xX0")
    base = "x" if match[0][2] in "xX" else ""
    return f"&#{base}{digits or '0'};" if len(digits) < 8 else "\ufffd"


def _named(page: str, at: int) -> tuple[str, int]:
    """The name of a tag from *at* on; where copy stands right behind it (<p昨日…), its > is lost: that, too, else 0."""
    match = _NAME.match(page, at)
    name = match[0].lower() if match else ""
    if name.isascii():
        return name, 0
    known = _LETTERS.match(page, at)
    return (known[0].lower(), known.end()) if known else (name, 0)


def _after_comment(page: str, at: int) -> int:
    """Where a comment, a declaration or an instruction ends; 0 where it never does."""
    if not page.startswith("<!--", at):
        return page.find(">", at) + 1
    for short in ("<!-->", "<!--->"):
        if page.startswith(short, at):
            return at + len(short)
    end = page.find("-->", at + 4)
    return end + 3 if end >= 0 else 0


def _attributes(page: str, at: int, wanted: Container[str]) -> tuple[tuple[tuple[str, str], ...], int]:
    """The attributes from *at* on, and where the tag ends; 0 where it never does."""
    found: list[tuple[str, str]] = []
    while True:
        between = _NOT_NAMED.match(page, at)
        at = between.end() if between else at
        if page.startswith(">", at):
            return tuple(found), at + 1
        match = _ATTRIBUTE.match(page, at)
        if match is None:
            if at >= len(page):
                return (), 0
            at += 1  # a stray sign
            continue
        if not match[1].isascii():
            return tuple(found), match.start()  # <p 昨日…: copy, where the > is lost
        at = match.end()
        start, end = at, at
        if match[2]:
            mark = page[at : at + 1]
            if mark == "'" or mark == '"':
                start, end = at + 1, page.find(mark, at + 1)
                if end < 0:
                    return (), 0
                at = end + 1
            else:
                bare = _BARE.match(page, at)
                at = end = bare.end() if bare else at
        if match[1].lower() in wanted:
            found.append((match[1].lower(), unescaped(page[start:end])))


def _content(page: str, name: str, at: int) -> Generator[Token, None, int]:
    """The content of an element without markup, as words if it shows any; gives where it ends, 0 for never."""
    pattern = _RAW.get(name) or _PLAIN.get(name)
    if pattern is None:
        return at
    match = pattern.search(page, at)
    if match is None:
        return 0
    if name in _PLAIN:
        yield from _words(page, at, match.start())
    return match.start()
