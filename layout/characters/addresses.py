"""Web and mail addresses: whose marks are no punctuation."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

ADDRESS: Final = "\x00"
"""Stands for an address while the marks are turned; :func:`clean` leaves no such character."""


@cache
def _address() -> re.Pattern[str]:
    """Web and mail addresses."""
    return re.compile(
        r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[A-Za-z0-9.-]+|\b[A-Za-z0-9-]{1,63}\.(?:com|cn|net|org|gov)\b[/!-~]*",
        re.A,
    )


def set_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """*text* with every address replaced by a sign, and the addresses."""
    found: list[str] = []

    def put(match: re.Match[str]) -> str:
        address = match.group().rstrip(",;:?!.)")
        found.append(address)
        return ADDRESS + match.group()[len(address) :]

    return _address().sub(put, text.replace(ADDRESS, "")), tuple(found)
