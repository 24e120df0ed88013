"""What files for the plant are called: a pattern of paper, date, page and version, so that no two are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

PATTERN: Final = "{paper}-{date}-P{page}-V{version}"
"""What files are called where the issue does not say."""

FIELDS: Final[dict[str, str]] = {
    "paper": "paper", "报名": "paper", "date": "date", "日期": "date", "day": "day", "日": "day", "page": "page",
    "版次": "page", "version": "version", "版本": "version", "id": "id", "代号": "id",
}  # fmt: skip
"""What may stand in braces → the field that it means; a day is a date without dashes."""

_BRACED: Final = re.compile(r"\{([^{}]*)\}")
_DIGEST: Final = 8
_LONGEST: Final = 200
"""Bytes of a name, without its ending: file systems have 255."""


def fault_of(pattern: str) -> str:
    """What is wrong with *pattern*: the field that is unknown or lacking, or the sign no file's name can have."""
    named = [FIELDS.get(one, "") for one in _BRACED.findall(pattern)]
    for said in _BRACED.findall(pattern):
        if said not in FIELDS:
            return f"{{{said}}}"
    if "page" not in named:
        return "{page} 版次"
    if not {"date", "day", "id"} & {*named}:
        return "{date} 日期"
    bad = [sign for sign in _BRACED.sub("", pattern) if not (sign.isalnum() or sign in "-_.")]
    return bad[0] if bad else "." if pattern.startswith(".") else ""


def name_of(pattern: str, paper: str, day: date, page: int, version: int, issue: str) -> str:
    """The name of the file of a *page*, without its ending, by a *pattern* in which nothing is wrong.

    >>> name_of(PATTERN, "小城日报", date(2023, 11, 15), 1, 2, "small")
    '小城日报-2023-11-15-P01-V2'
    """
    values = {
        "paper": _plain(paper), "date": day.isoformat(), "day": day.isoformat().replace("-", ""),
        "page": f"{page:02}", "version": str(version), "id": issue,
    }  # fmt: skip
    return _short(_filled(pattern or PATTERN, values))


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    return _BRACED.sub(lambda found: values[FIELDS[found[1]]], pattern)


def _plain(name: str) -> str:
    """*name* in signs that any disk takes; what stood for others is told apart by a digest of the whole."""
    plain = "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in name)
    return plain if plain == name else f"{plain}_{_digest(name)}"


def _short(name: str) -> str:
    """*name*, cut where it is longer than a disk takes, with a digest of the whole."""
    if len(name.encode()) <= _LONGEST:
        return name
    cut = name.encode()[: _LONGEST - _DIGEST - 1].decode("utf-8", "ignore")
    return f"{cut}_{_digest(name)}"


def _digest(name: str) -> str:
    from hashlib import sha256  # 2 ms while copy is read, and few names need it

    return sha256(name.encode()).hexdigest()[:_DIGEST]
