"""Lines of Markdown that became one paragraph, as lines that follow each other do, though each was meant for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, Place, finding
from layout.stories.model import Paragraph
from layout.value import NamedTuple

LONG: Final = 15
"""Characters of a paragraph of prose: lines of verse are shorter."""

_VERSES: Final = 3
"""Short lines under each other from which on they are not prose that somebody broke by hand."""

_QUOTED: Final = 18
"""Characters of a line that a finding quotes."""

_SLACK: Final = 2.0
"""Ems that a line broken by hand may stay short: a mark that may not begin the next line, and the word before it."""

_ENDED: Final = re.compile(r"[。！？…；.!?;][”’」』》）)\]]*\Z")
_LABELLED: Final = re.compile(r"[^：:，。；？！\s]{1,14}[：:](?!//)")
"""A name and a colon, as entries of a list and turns of a talk begin; an address on the web does not."""
_FIRST_WORD: Final = re.compile(r"[\x21-\x7e]+|.[，。、；：！？”’」』》）…—]*")


class _Run(NamedTuple):
    """A paragraph that was read from several lines: the number of its first, and what each says."""

    number: int
    said: tuple[str, ...]


def short_lines_joined(body: Sequence[Paragraph], lines: Sequence[str], name: str) -> list[Finding]:
    """What says where lines became one paragraph that nobody had broken from one, at the most twice a file.

    Short lines are verse or a list, for nobody breaks prose so narrow.  Others are each for itself where their lengths
    do not come from a measure, where each ends a sentence, or where each begins with a name and a colon; two short
    ones are so as well, but no verse.
    """
    runs = [_Run(one.lines[0], tuple(lines[number - 1].strip() for number in one.lines))
            for one in body if one.kind == "p" and len(one.lines) > 1]  # fmt: skip
    runs = [one for one in runs if all(one.said)]
    if not runs:
        return []
    short = [one for one in runs if len(one.said) >= _VERSES and all(len(line) <= LONG for line in one.said)]
    wrapped = any(_are_full(one.said) and not all(_ENDED.search(line) for line in one.said[:-1]) for one in runs)
    own = [one for one in runs if one not in short and _are_apart(one.said, wrapped=wrapped)]
    told = (("short-lines-joined", short), ("lines-joined", own))
    return [_told(code, found, name) for code, found in told if found]


def _told(code: str, runs: Sequence[_Run], name: str) -> Finding:
    first = runs[0]
    words = "／".join(_opening(line) for line in first.said[:_VERSES])
    every = ", ".join(str(one.number) for one in runs)
    return finding(code, Place(name, first.number, 1, first.said[0]), words=words, lines=every)


def _opening(line: str) -> str:
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def _are_apart(said: Sequence[str], *, wrapped: bool) -> bool:
    """Whether the lines *said* were each meant for itself.

    In a file where other lines are *wrapped* to a measure one of them ends with a sentence now and then.
    """
    if all(len(line) <= LONG for line in said) or all(_LABELLED.match(line) for line in said):
        return True
    return not _are_full(said) or (not wrapped and all(_ENDED.search(line) for line in said))


def _are_full(said: Sequence[str]) -> bool:
    """Whether what each line after the first begins with would not have gone into the line before."""
    measure = max(map(_ems, said))
    follows = (_FIRST_WORD.match(line) for line in said[1:])
    starts = [_ems(match[0]) if match else 0.0 for match in follows]
    return all(_ems(line) + start + _SLACK > measure for line, start in zip(said[:-1], starts, strict=True))


def _ems(text: str) -> float:
    """How wide *text* is as a plain editor shows it: a letter or a figure is half of a character."""
    return sum(0.5 if char < "\u0300" else 1.0 for char in text)
