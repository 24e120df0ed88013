"""The words of an SVG's text, cut where a place of their own is given to some of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from layout.svg.safety import tag_of
from layout.svg.style import Rules, Style, first_long, first_of, length, styled, unfollowed
from layout.value import NamedTuple

_MOST: Final = 2000
"""Characters of a stretch."""


class Stretch(NamedTuple):
    """Words that stand one after another from *x* and *y* on, their baseline there."""

    text: str
    style: Style
    x: float
    y: float


def stretches(
    node: Element, style: Style, rules: Rules, view: tuple[float, float], left: dict[str, None]
) -> Iterator[Stretch]:
    """The stretches of a text in the user space of *node*; *left* takes what of it is not followed."""
    left |= dict.fromkeys(one for part in node.iter() for one in unfollowed(part))
    x, y = (_at(node, key, view[at], style.size) for at, key in enumerate(("x", "y")))
    x, y = x + first_long(node.get("dx", "0"), style.size), y + first_long(node.get("dy", "0"), style.size)
    pending: list[tuple[str, Style, float, float]] = [(node.text or "", style, x, y)]
    for child in node:
        if not tag_of(child):
            continue
        own = styled(style, child, rules)
        left |= dict.fromkeys(own.more)
        if child.get("x") or child.get("y") or child.get("dy"):
            x = _at(child, "x", view[0], own.size) if child.get("x") else x
            y = _at(child, "y", view[1], own.size) if child.get("y") else y
            x, y = x + first_long(child.get("dx", "0"), own.size), y + first_long(child.get("dy", "0"), own.size)
            pending.append(("".join(child.itertext()), own, x, y))
        else:
            said, how, at, down = pending[-1]
            pending[-1] = (said + "".join(child.itertext()), how if said.strip() else own, at, down)
        said, how, at, down = pending[-1]
        pending[-1] = (said + (child.tail or ""), how, at, down)
    for said, how, at, down in pending:
        yield Stretch(" ".join(said.split())[:_MOST], how, at, down + how.baseline * how.size)


def _at(node: Element, key: str, whole: float, size: float) -> float:
    said = first_of(node.get(key, "0"))
    return length(said, whole if said.endswith("%") else 0, size)
