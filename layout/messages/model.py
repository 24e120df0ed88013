"""The form of one entry of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from layout.value import NamedTuple


class Message(NamedTuple):
    """Words for one finding code; braces take the finding's facts."""

    severity: str
    """``note``, ``warning`` or ``error``."""
    zh: str
    en: str
    zh_hint: str = ""
    en_hint: str = ""
    why: str = ""
    """For ``explain``: the rule and where it comes from; :mod:`layout.reasons` has it in Chinese."""
    words: Mapping[str, str] = {}
    """Facts that are English words of the program, in Chinese; ``#`` stands for each number in them."""
    heard: Mapping[str, str] = {}
    """What other programs say (the fact ``why``) in Chinese, by a piece of it: the first that is in it is said, and
    that of nothing where no other is.  In English, and in the facts that machines read, it stays as it was said."""


COLUMNS = {"column": "栏", "band": "段"}
"""What the fact ``kind`` calls a division of the grid, on pages set across and downward."""
