"""The L shapes (咬合) that a story may stand in, each tried with its own copy: only those without a fault are used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.fitting.remedies import Doses
from layout.planner.kitchen import Kitchen, Manner, slot_for
from layout.planner.model import Form, cost_of
from layout.planner.needs import LEG_LONGEST, look_of, tried, tried_heads
from layout.planner.placing import shaped
from layout.spec.model import Area, Head
from layout.stories.model import Story

ARM_LEAST: Final = 5
"""Lines of text of the shallowest arm: what is less under a head looks like leavings over another story."""

NOTCH_LEAST: Final = 10
"""Lines of the shallowest notch: a head and half a dozen lines."""

SLACK: Final = 1
"""Lines by which the copy may be shorter than its legs."""

SHAPES: Final = 6
"""Shapes that are tried of a story at a width with one stem: from the shallowest arm to the deepest, evenly."""

HEADS: Final = 4
"""Depths of the head that are tried: those that suit it best."""


def ell_forms(story: Story, manner: Manner, kitchen: Kitchen) -> tuple[Form, ...]:
    """The L shapes of *story* that it fills without a fault, one leg a column; none for a story in a box."""
    return tuple(
        form for columns in manner.columns if columns > 1 for form in _at_width(story, manner, columns, kitchen)
    )


def _at_width(story: Story, manner: Manner, columns: int, kitchen: Kitchen) -> Iterator[Form]:
    slot = slot_for(story, manner._replace(legs=0), columns, kitchen)
    fitter = kitchen.fitter(slot, story)
    if manner.legs or (slot.box or fitter.look.box) in kitchen.kit.styles.boxes:
        return
    whole = fitter.trial(Doses(), 0, False, jump=0)
    every = tried_heads(fitter, kitchen) if fitter.head_rows else {}
    if whole.over or not every:
        return
    taste = kitchen.kit.styles.taste
    heads = sorted(every, key=lambda head: (every[head].cost, head))[: min(HEADS, kitchen.heads)]
    for arm, more, stem in _shapes(whole.poured.rows, columns, max(ARM_LEAST, taste["leg_least"])):
        for side in (stem, -stem):
            form = Form(
                columns, heads[0] + arm + more, 0, manner.style, manner.style, columns, heads[0],
                arm=heads[0] + arm, stem=side,
            )  # fmt: skip
            area = Area(1, 1, columns, form.lines)
            wanted = shaped(slot._replace(area=area, head=Head(lines=form.head)), form)
            # Three of four shapes stand level as they are; remedies cost as much time as all of these, for one in ten.
            faults, _, spare = tried(story, wanted, kitchen, means=((),))
            if faults:
                continue
            long = max(0, arm + more - taste["leg_most"]) * taste["leg"]
            for head in heads:
                if head + spare in every:
                    block = every[head]
                    yield form._replace(
                        lines=head + arm + more, arm=head + arm, head=head, cost=cost_of(shape=long + block.cost),
                        why=((("leg", long),) if long else ()) + block.why, head_type=(block.face, block.size),
                        look=look_of(manner, block, kitchen),
                    )  # fmt: skip


def _shapes(rows: int, columns: int, least: int) -> Iterator[tuple[int, int, int]]:
    """Lines of text in the arm's legs, lines more in those of the stem, and columns of the stem, for so many *rows*."""
    for stem in range(1, columns):
        found: list[tuple[int, int, int]] = []
        for arm in range(least, rows // columns):
            more = -(-(rows - arm * columns) // stem)
            if more >= NOTCH_LEAST and arm + more <= LEG_LONGEST and more * stem + arm * columns - rows <= SLACK:
                found.append((arm, more, stem))
        step = max(1, -(-len(found) // SHAPES))
        yield from found[::step]
