"""The picture of a card: how deep it stands over the text, and what is cut off it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from layout.cards.column import CardStory, Column
from layout.cards.parts import PX, Bench
from layout.geometry import Insets, Rect
from layout.makeup.pictures import contained, crop_of
from layout.page import Picture, Tag
from layout.units import Length

WHOLE: Final = 500
SHARES: Final = (440, 400, 360, 320)
"""How deep a picture may be, per mille of the card, the best first; less when the text would have too little room.
A picture that is whole so may be a little deeper."""

MARGIN: Final = 50
"""White round an infographic, per mille of its place: a photograph bleeds off the card, a chart's axis must not."""

SHARES_ALONE: Final = (560, 500, 440, 380)
"""Of a picture that has a caption and no story."""


def picture_depths(item: CardStory, bench: Bench) -> tuple[Length, ...]:
    """Depths to try for the picture of *item*, never more than it has by its own proportions.

    A card that grows with its text has room for the whole of it, up to a square.
    """
    if item.facts is None:
        return (0,)
    whole = bench.width * item.facts.height // max(1, item.facts.width)
    if bench.card.most_height > bench.card.height:
        return (min(whole, bench.width, bench.card.most_height * PX * SHARES[0] // 1000),)
    shares: tuple[int, ...] = SHARES if item.story.headline else SHARES_ALONE
    shares = (WHOLE, *shares) if whole * 1000 <= bench.card.height * PX * WHOLE else shares
    return tuple(min(whole, bench.card.height * PX * share // 1000) for share in shares)


def with_picture(depths: tuple[Length, ...], filled: Callable[[Length], Column]) -> tuple[Length, Column]:
    """The deepest picture that leaves the text enough room, or none less than the least deep one does."""
    tried: list[tuple[Length, Column]] = []
    for deep in depths:
        tried.append((deep, filled(deep)))
        if tried[-1][1].ample:
            return tried[-1]
    return next(one for one in tried if one[1].as_good_as(tried[-1][1]))


def picture_mark(item: CardStory, rect: Rect) -> Picture:
    """The picture of *item*, which has one, in *rect*; an infographic whole, for its words stand at its edges."""
    assert item.facts is not None
    if item.facts.drawing is not None:
        whole = (0, 0, item.facts.width, item.facts.height)
        rect = rect.inset(Insets(*4 * (min(rect.width, rect.height) * MARGIN // 1000,)))
        return Picture(
            contained(item.facts, rect), item.picture, whole, item.story.caption or "", Tag(item.story.slug, "picture")
        )
    crop = crop_of(item.facts, rect, item.focus)
    return Picture(rect, item.picture, crop, item.story.caption or "", Tag(item.story.slug, "picture"))
