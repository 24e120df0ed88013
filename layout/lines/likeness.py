"""What lines and passages have in common: the form of a head, words that two passages share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from layout.characters.normalise import is_han
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape

_ALIKE: Final = 4
"""Characters by which two lines of one form may differ in length and be made alike."""

_LABEL: Final = 6


def form_of(text: str) -> str:
    """``quoted``, a ``couplet``, ``parted`` by a blank, with a ``label`` before a colon; "" for other lines."""
    if text[:1] in "“「" and text[-1:] in "”」":
        return "quoted"
    if " " in text:
        return "parted"
    if is_couplet(text):
        return "couplet"
    return "label" if any(mark in text[1:_LABEL] for mark in "：:") else ""


def are_alike(one: LineShape, other: LineShape) -> bool:
    """True for two lines made to one pattern: of one form, and of one length where that is all they have."""
    form = form_of(one.text)
    return form == form_of(other.text) and abs(one.size - other.size) <= (_ALIKE if form else 0)


MUCH: Final = 35
"""Pairs that a passage must have for it to say something that another has hardly any of them."""


def pairs_in(shapes: Iterable[LineShape]) -> set[str]:
    """The pairs of ideographs of all *shapes* together."""
    return set().union(*(pairs_of(shape.text) for shape in shapes))


def pairs_of(text: str) -> set[str]:
    """Every two ideographs that stand together in *text*: its words, near enough to see what two passages share."""
    return {text[at : at + 2] for at in range(len(text) - 1) if is_han(text[at]) and is_han(text[at + 1])}
