"""Findings as an editor reads them on a screen: code, file:line:column, the excerpt with a caret, a hint."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from typing import TextIO

from layout.findings import Finding, Several, Severity
from layout.numbering import plain

_WORDS = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
}


def language_of() -> str:
    """``zh`` or ``en`` by the locale of the environment."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def show_findings(found: Sequence[Finding], language: str, stream: TextIO) -> None:
    """Print *found* to *stream*, the gravest last so that they are on the screen at the end."""
    for one in sorted(found, key=lambda f: f.severity):
        print(said(one, language), file=stream)


def said(one: Finding, language: str) -> str:
    """One finding on one to four lines."""
    where = f"{one.place}: " if one.place else ""
    word = _WORDS["zh" if language.startswith("zh") else "en"][one.severity]
    lines = [f"{where}{word} {one.code}: {one.message(language)}"]
    if one.place and one.place.excerpt and one.place.column:
        excerpt = one.place.excerpt.replace("\t", " ")
        lines.append(f"    {excerpt}")
        lines.append(f"    {' ' * cells(excerpt[: one.place.column - 1])}^")
    hint = one.hint(language)
    if hint:
        lines.append(f"    {'→' if language.startswith('zh') else '->'} {hint}")
    # A path may hold bytes that are no characters; no stream takes them as they are.
    return "\n".join(lines).encode("utf-8", "backslashreplace").decode()


def planning_on(language: str, stream: TextIO | None = None) -> Callable[[int, str], None]:
    """What says on *stream*, the error stream if there is none, how far planning is: a page's number, what was done.

    Nothing where that is no terminal.
    """
    screen = stream or sys.stderr
    words = _STEPS["zh" if language.startswith("zh") else "en"]

    def told(number: int, step: str) -> None:
        screen.write(f"{words[step].format(number)}\n")
        screen.flush()

    return told if screen.isatty() else lambda number, step: None


_STEPS = {
    "zh": {"made": "第 {} 版拟好", "unmade": "第 {} 版这样分稿排不成", "mending": "第 {} 版还有毛病，找改法"},
    "en": {
        "made": "page {} proposed",
        "unmade": "page {}: the stories tried do not make it up",
        "mending": "page {} has faults: looking for what would mend it",
    },
}


def cells(text: str) -> int:
    """Cells that *text* takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def as_json(one: Finding, language: str) -> dict[str, object]:
    """A finding for ``--output-format json`` and for reports."""
    made: dict[str, object] = {
        "code": one.code,
        "severity": one.severity.name.lower(),
        "message": one.message(language),
        "hint": one.hint(language),
    }
    if one.story:
        made["story"] = one.story
    if one.place:
        made.update(file=one.place.file, line=one.place.line, column=one.place.column)
        if one.place.excerpt:
            made["excerpt"] = one.place.excerpt
    facts: dict[str, object] = {}
    for key, value in one.facts:
        if isinstance(value, Several):
            facts |= {key: [*value.first], f"{key}_count": value.total}
        else:
            facts[key] = plain(value) if isinstance(value, int) else value
    return made | {"facts": facts}
