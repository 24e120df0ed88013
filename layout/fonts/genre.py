"""Which of the four kinds of Chinese type a face is of, by what it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_SIGNS: Final = (
    ("fangsong", ("fangsong", "仿宋")),
    ("kai", ("kai", "楷")),
    ("hei", ("hei", "sans", "gothic", "yahei", "pingfang", "黑", "圓", "圆", "ゴシック")),
    ("song", ("song", "sung", "serif", "ming", "mincho", "simsun", "宋", "明")),
)
"""Kinds and parts of names, in the order they are looked for: 仿宋 before 宋, a Sans before anything else."""


def genre_of(names: Iterable[str]) -> str:
    """``song``, ``hei``, ``kai`` or ``fangsong``; empty when none of *names* tells."""
    for name in names:
        plain = "".join(name.split()).casefold()
        for genre, signs in _SIGNS:
            if any(sign in plain for sign in signs):
                return genre
    return ""
