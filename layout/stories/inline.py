"""Marks inside a paragraph of a story file: ``**strong**``, ``*emphasis*``, ``[…]{dots}``, ``[垚]{ruby yáo}``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.stories.model import Span

_MARKS: Final = {"strong": ("**", "**"), "emphasis": ("*", "*")}
_NAMED: Final = ("dots", "underline", "wave", "mourning", "warichu", "note", "sup", "sub")
_VALUED: Final = ("ruby", "link")
_LONGEST_VALUE: Final = 2000
_NOTED: Final = re.compile(r"\[\^([^\]\s]{1,8})\]")
"""The mark of a footnote in its paragraph, as Markdown has it."""


def with_marks(text: str, spans: Sequence[Span]) -> str:
    """*text* with its spans as marks; :func:`without_marks` reads it back."""
    if not spans:
        return escaped(text)
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        before, after = _MARKS.get(span.kind, ("[", f"]{{{_name(span)}}}"))
        opens[span.start] = opens.get(span.start, "") + before
        closes[span.end] = after + closes.get(span.end, "")
    made = [
        closes.get(at, "") + opens.get(at, "") + (escaped(text[at]) if at < len(text) else "")
        for at in range(len(text) + 1)
    ]
    return "".join(made)


def _name(span: Span) -> str:
    if span.kind not in _VALUED:
        return span.kind
    value = re.sub(r"[\s{}\\]+", " ", span.value).strip()
    return f"{span.kind} {value}"


def escaped(text: str) -> str:
    """*text* with a backslash before what would be a mark."""
    return "".join(f"\\{char}" if char in "\\*[]|" else char for char in text)


@cache
def _end() -> re.Pattern[str]:
    """What closes a bracket: ``]{dots}``, ``]{ruby yáo}``, ``](address)``."""
    named, valued = "|".join(_NAMED), "|".join(_VALUED)
    most = _LONGEST_VALUE
    return re.compile(
        rf"\]\{{(?P<named>{named})\}}|\]\{{(?P<valued>{valued}) (?P<value>[^{{}}\n]{{1,{most}}})\}}"
        rf"|\]\((?P<address>[^()\s]{{1,{most}}})\)"
    )


def without_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """Text without its marks, and the spans they made; a mark without its fellow stays in the text."""
    if not any(char in text for char in "\\*["):
        return text, ()
    ends = _fellows(text)
    last = {"**": text.rfind("**"), "*": text.rfind("*")}
    out: list[str] = []
    open_at: dict[str, int] = {}
    brackets: list[int] = []
    spans: list[Span] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\\" and at + 1 < len(text):
            out.append(text[at + 1])
            at += 2
            continue
        noted = _NOTED.match(text, at) if char == "[" else None
        if noted:
            spans.append(Span(len(out), len(out) + len(noted[1]), "note"))
            out += noted[1]
            at = noted.end()
            continue
        mark = "**" if text.startswith("**", at) else char if char == "*" else ""
        match = ends.get(at)
        if char == "[" and match:
            brackets.append(len(out))
            at += 1
        elif match or mark in open_at:
            begun = brackets.pop() if match else open_at.pop(mark)
            step = len(match.group()) if match else len(mark)
            if begun == len(out):
                out += ("[" if match else mark) + text[at : at + step]
            else:
                spans.append(_span(begun, len(out), match, mark))
            at += step
        elif mark and last[mark] >= at + len(mark):
            open_at[mark] = len(out)
            at += len(mark)
        else:
            out.append(char)
            at += 1
    return _unclosed("".join(out), open_at, sorted(spans))


def _fellows(text: str) -> dict[int, re.Match[str]]:
    """What closes a bracket that makes a span, by its place and by that of the bracket it closes.

    Brackets lie in each other; a plain one closes the last that was opened, and both are words of the text.
    """
    closes = {match.start(): match for match in _end().finditer(text)} if "]" in text else {}
    found: dict[int, re.Match[str]] = {}
    opened: list[int] = []
    at = 0
    while closes and at < len(text):
        noted = _NOTED.match(text, at) if text[at] == "[" else None
        if text[at] == "\\":
            at += 1
        elif noted:
            at = noted.end() - 1
        elif text[at] == "[":
            opened.append(at)
        elif text[at] == "]" and opened:
            begun, match = opened.pop(), closes.get(at)
            if match:
                found[begun] = found[at] = match
                at = match.end() - 1
        at += 1
    return found


def _span(start: int, end: int, match: re.Match[str] | None, mark: str) -> Span:
    if not match:
        return Span(start, end, "strong" if mark == "**" else "emphasis")
    if match["address"]:
        return Span(start, end, "link", match["address"])
    return Span(start, end, match["named"] or match["valued"], match["value"] or "")


def _unclosed(text: str, open_at: dict[str, int], spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Marks that were opened and never closed are words of the text."""
    for mark, begun in sorted(open_at.items(), key=lambda one: -one[1]):
        text = text[:begun] + mark + text[begun:]
        spans = [
            one._replace(
                start=one.start + (len(mark) if one.start >= begun else 0),
                end=one.end + (len(mark) if one.end > begun else 0),
            )
            for one in spans
        ]
    return text, tuple(spans)
