"""A paragraph at another tracking, without shaping it anew."""

from __future__ import annotations

from operator import add

from layout.typeset.classes import SPACE
from layout.typeset.prepared import Memory, Prepared
from layout.units import Length


def tracked(paragraph: Prepared, per_mille: int) -> Prepared:
    """*paragraph* with *per_mille* of its size put in (negative: taken out) after every character.

    The whole paragraph is treated evenly, as ``tracking`` of its style would; one set on the grid of cells keeps them.
    """
    style = paragraph.style
    more = style.size * per_mille // 1000
    if not more or style.cells:
        return paragraph
    known = paragraph.memory.tracked.get(per_mille)
    if known is None:
        known = paragraph.memory.tracked[per_mille] = _tracked(paragraph, per_mille, more)
    return known if known.faces is paragraph.faces else known._replace(faces=paragraph.faces)


def _tracked(paragraph: Prepared, per_mille: int, more: Length) -> Prepared:
    """*paragraph* with *more* after every character, which is *per_mille* of its size."""
    style = paragraph.style
    count = len(paragraph.atoms)
    steps = range(0, more * (count + 1), more)
    trims = list(paragraph.trim_end)
    for index in paragraph.special:
        if paragraph.kinds[index] == SPACE and index:
            trims[index] += more
    return paragraph._replace(
        style=style._replace(tracking=style.tracking + per_mille),
        gaps=tuple([gap + more for gap in paragraph.gaps]),
        sums=tuple(map(add, paragraph.sums, steps)),
        full_sums=tuple(map(add, paragraph.full_sums, steps)),
        trim_end=tuple(trims),
        memory=Memory(),
    )
