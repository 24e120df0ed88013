"""A web page saved as one file (MHT) or an e-mail: its page, or its plain text, as lines of copy."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message
from typing import Final

from layout.characters.source import decode, lines_of
from layout.findings import Place, finding
from layout.markup.html import read_html
from layout.markup.marked_lines import MarkedLines

_MOST_PARTS: Final = 400
_OF_A_PAGE: Final = ("text/css", "text/javascript", "application/javascript", "application/x-javascript")


def read_mht(data: bytes, name: str) -> MarkedLines:
    """The first page of a message, else its first text; the names of what else is in it are reported."""
    try:
        parts = [one for one in message_from_bytes(data, policy=policy.compat32).walk() if not one.is_multipart()]
        bodies = [(one.get_content_type(), one) for one in parts[:_MOST_PARTS]]
        chosen = next((one for kind in ("text/html", "text/plain") for said, one in bodies if said == kind), None)
        content = _content(chosen) if chosen is not None else b""
        others = [_named(one) for kind, one in bodies if one is not chosen and kind not in _OF_A_PAGE]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:  # damaged headers
        return MarkedLines((), {}, (finding("mht-broken", Place(name), why=type(error).__name__),))
    if chosen is None or not content.strip():
        return MarkedLines((), {}, (finding("mht-broken", Place(name), why="text/html"),))
    charset = chosen.get_content_charset("")
    if chosen.get_content_type() == "text/html":
        made = read_html(_in_utf8(content, charset), name)
    else:
        text, found = decode(_in_utf8(content, charset), name)
        made = MarkedLines(lines_of(text), {}, found)
    left = [one for one in others if one]
    if left:
        left_out = finding("mht-parts", Place(name), count=len(left), listed="  ".join(left[:8])[:200])
        made = made._replace(findings=(*made.findings, left_out))
    return made


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
