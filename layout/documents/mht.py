"""A web page saved as one file (MHT) or an e-mail: its page, or its plain text, as lines of copy."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from html import unescape
from typing import Final

from layout.characters.source import decode, lines_of
from layout.findings import Place, finding
from layout.markup.html import read_html
from layout.markup.marked_lines import MarkedLines

_MOST_PARTS: Final = 400
_OF_A_PAGE: Final = ("text/css", "text/javascript", "application/javascript", "application/x-javascript")


def read_mht(data: bytes, name: str) -> MarkedLines:
    """The first page of a message, else its first text; the names of what else is in it are reported.

    A page that has hardly any of the words of the plain text beside it is not the message; a plain text that has no
    other words than the page is it once more, and is nothing left out.
    """
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        parts = [one for one in message.walk() if not one.is_multipart()]
        bodies = [(one.get_content_type(), one) for one in parts[:_MOST_PARTS]]
        texts = [(said, one) for said, one in bodies if said in _TEXTS and not one.get_filename()]
        chosen = next((one for kind in _TEXTS for said, one in texts if said == kind), None)
        plain = next((one for said, one in texts if said == "text/plain"), None)
        if chosen is not None and plain is not None and _much_more(plain, chosen):
            chosen = plain
        content = _content(chosen) if chosen is not None else b""
        known = _letters(chosen) if chosen is not None and len(texts) > 1 else ""
        same = [one for _, one in texts if one is not chosen and not _adds(one, known)]
        others = [_named(one) for kind, one in bodies if one not in (chosen, *same) and kind not in _OF_A_PAGE]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:  # damaged headers
        return MarkedLines((), {}, (finding("mht-broken", Place(name), why=type(error).__name__),))
    if chosen is None or not content.strip():
        return MarkedLines((), {}, (finding("mht-broken", Place(name), why="text/html"),))
    charset = chosen.get_content_charset("")
    if chosen.get_content_type() == "text/html":
        made = read_html(_in_utf8(content, charset), name)
    else:
        text, found = decode(_in_utf8(content, charset), name)
        made = MarkedLines(lines_of(_fields(message) + text), {}, found, message=True)
    left = [one for one in others if one]
    if left:
        left_out = finding("mht-parts", Place(name), count=len(left), listed="  ".join(left[:8])[:200])
        made = made._replace(findings=(*made.findings, left_out))
    return made


def _fields(message: Message) -> str:
    """Who sent a message and what it is about, as lines over its text, where mailed copy that was pasted has them."""
    try:
        known = [(label, str(make_header(decode_header(str(message[key]))))) for label, key in _HEADS if message[key]]
    except (ValueError, LookupError, UnicodeError, HeaderParseError):
        return ""
    lines = [f"{label}：{' '.join(words.split())}" for label, words in known if words.strip()]
    return "\n".join([*lines, "", ""]) if len(lines) == len(_HEADS) else ""


_HEADS: Final = (("发件人", "From"), ("主题", "Subject"))


def _much_more(plain: Message, page: Message) -> bool:
    """True when *plain* has twice the letters of *page*."""
    return len(_letters(plain)) > 2 * len(_letters(page))


def _adds(other: Message, known: str) -> bool:
    """True when a line of *other* is not in the letters that are *known*."""
    return any(bare and bare not in known for bare in map(_bare, _words(other).splitlines()))


def _letters(part: Message) -> str:
    return _bare(_words(part))


def _words(part: Message) -> str:
    """The words of a part, markup left out."""
    text = _in_utf8(_content(part), part.get_content_charset("")).decode("utf-8", "replace")[:_MOST_LETTERS]
    if part.get_content_type() != "text/html":
        return text
    return unescape(re.sub(r"<[^<>]{0,2000}>", "\n", re.sub(r"(?is)<(style|script)\b.{0,20000}?</\1>", "", text)))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))


_TEXTS: Final = ("text/html", "text/plain")
_MOST_LETTERS: Final = 1 << 20
"""Letters of a part that are compared with those of another."""


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _in_utf8(content: bytes, charset: str) -> bytes:
    """*content* in UTF-8 if it is in the *charset* that its part names."""
    try:
        return content.decode("gb18030" if charset in ("gb2312", "gbk") else charset).encode() if charset else content
    except (LookupError, UnicodeError):
        return content


def _named(part: Message) -> str:
    """What a part that is not read is called: a file, or the end of the place where it stood."""
    left_out = part.get_filename() or str(part.get("Content-Location", "")).rsplit("/", 1)[-1]
    return (left_out or part.get_content_type())[:40]
