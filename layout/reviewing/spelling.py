"""Characters taken for others: what the tables of confusions hold, found in what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.reviewing.passages import IssueReading, passage_at, starts_of
from layout.reviewing.remarks import LIKELY, SURE, remark
from layout.spec.regional import regional
from layout.value import NamedTuple
from layout.wording.confused_words import FORMS, WORDS
from layout.wording.idioms import IDIOMS


class Confusion(NamedTuple):
    """A *wrong* form, its *right* one, and the *pattern* of its context where it has one."""

    wrong: str
    right: str
    code: str
    pattern: re.Pattern[str] | None = None


def parsed(table: str, code: str) -> Iterator[Confusion]:
    """The pairs of a *table* of ``wrong right``."""
    for pair in re.split(r"[;\n]", table.strip()):
        wrong, right = pair.split()
        bare = re.sub(r"\(\?[^)]*\)", "", wrong)
        yield Confusion(bare, right, code, re.compile(wrong) if bare != wrong else None)


@cache
def confusions() -> tuple[Confusion, ...]:
    """All pairs that are known."""
    tables = ((IDIOMS, "check-character"), (WORDS, "check-character"), (FORMS, "check-word-form"))
    return tuple(one for table, code in tables for one in parsed(table, code))


TRADITIONAL: Final = frozenset(("答覆", "回覆", "反覆"))
"""Forms that are wrong in simplified characters and right in traditional ones."""


def spelling(reading: IssueReading) -> Iterator[Finding]:
    """Confusions of characters in *reading*; pages are searched whole, since hardly a passage has one."""
    right = TRADITIONAL if regional(reading.issue.language).traditional else frozenset()
    text = "\0".join(one.text for one in reading.passages)
    starts = starts_of(reading.passages)
    for one in confusions():
        if one.wrong in right:
            continue
        at = text.find(one.wrong)
        while at >= 0:
            passage, offset = passage_at(reading.passages, starts, at)
            if one.pattern is None or one.pattern.match(passage.text, offset):
                span = (offset, offset + len(one.wrong))
                sure = SURE if one.code == "check-character" else LIKELY
                yield remark(one.code, passage, span, sure, said=one.wrong, right=one.right)
            at = text.find(one.wrong, at + 1)
