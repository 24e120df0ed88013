"""A paragraph at another tracking, without shaping it anew."""

from __future__ import annotations

from operator import add

from layout.typeset.classes import SPACE
from layout.typeset.prepare import Prepared


def tracked(paragraph: Prepared, per_mille: int) -> Prepared:
    """*paragraph* with *per_mille* of its size put in (negative: taken out) after every character.

    The whole paragraph is treated evenly, as ``tracking`` of its style would; one set on the grid of cells keeps them.
    """
    style = paragraph.style
    more = style.size * per_mille // 1000
    if not more or style.cells:
        return paragraph
    made = Prepared.__new__(Prepared)
    made.__dict__.update(paragraph.__dict__)
    made.style = style._replace(tracking=style.tracking + per_mille)
    count = len(paragraph.atoms)
    made.gaps = [gap + more for gap in paragraph.gaps]
    steps = range(0, more * (count + 1), more)
    made.sums = list(map(add, paragraph.sums, steps))
    made.full_sums = list(map(add, paragraph.full_sums, steps))
    made.trim_end = list(paragraph.trim_end)
    for index in paragraph.special:
        if paragraph.kinds[index] == SPACE and index:
            made.trim_end[index] += more
    made.takes = [list(take) for take in paragraph.takes]
    made.penalties, made.hyphens = list(paragraph.penalties), dict(paragraph.hyphens)
    made.known_chains, made.known_lines = {}, {}
    return made
