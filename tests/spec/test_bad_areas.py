"""Areas of several rectangles and slots in stories: every way to be wrong, and where that is reported."""

from __future__ import annotations

import pytest
from test_bad_specs import ISSUE, at_mark, faults, seen

from layout.messages.areas import MESSAGES

LEAD = "at: [1, 10], span: [5, 20]"
TWO = "areas: [{at: [1, 10], span: [3, 10]}, "
IN_LEAD = "{id: photo, picture: p.jpg, story: a2, at: [1, 30], span: [3, 20]"

ROWS = [
    ("spec-areas-overlap", LEAD, TWO + "¦{at: [3, 12], span: [2, 10]}]", TWO + "{at: [4, 12], span: [2, 10]}]"),
    ("spec-chain-back", LEAD, "areas: [{at: [3, 10], span: [2, 10]}, ¦{at: [1, 15], span: [2, 10]}]",
     "areas: [{at: [3, 10], span: [2, 10]}, {at: [1, 20], span: [2, 10]}]"),
    ("spec-off-grid", LEAD, TWO + "¦{at: [4, 10], span: [3, 10]}]", TWO + "{at: [4, 10], span: [2, 10]}]"),
    ("spec-overlap", LEAD, TWO + "{at: [1, 20], span: [3, 15]}]", TWO + "{at: [4, 20], span: [2, 15]}]"),
    ("spec-slot-place", LEAD, "areas: [], " + LEAD, LEAD),
    ("spec-slot-place", "- {id: lead, story: a1, at: [1, 10], span: [5, 20]",
     "- ¦{id: lead, story: a1, rect: [9mm, 9mm, 50mm, 50mm], " + TWO[:-2] + "]",
     "- {id: lead, story: a1, " + TWO[:-2] + "]"),
    ("spec-out-of-range", LEAD, "areas: [{at: [1, 10], span: [0, 10]}]".replace("[0, 10]", "[¦0, 10]"), LEAD),
    ("spec-off-sheet", "at: [1, 30], span: [3, 20]", "rect: ¦[10mm, 100mm, 300mm, 20mm]",
     "rect: [10mm, 200mm, 200mm, 20mm]"),
    ("spec-beyond-type", "at: [1, 30], span: [3, 20]", "at: [4, 30], size: ¦[105mm, 60mm]",
     "at: [4, 30], size: [102mm, 60mm]"),
    ("spec-beyond-type", "at: [1, 30], span: [3, 20]", "at: [1, 44], size: ¦[100mm, 100mm]",
     "at: [1, 40], size: [100mm, 100mm]"),
    ("spec-within-what", "at: [1, 30], span: [3, 20]", "at: [1, 30], span: [3, 20], within: ¦flag",
     "at: [1, 20], span: [3, 10], within: lead"),
    ("spec-within-what", "at: [1, 30], span: [3, 20]", "at: [1, 30], span: [3, 20], within: ¦leed"),
    ("spec-within-loop", "story: a1, at: [1, 10]", "story: a1, within: ¦lead, at: [1, 10]"),
    ("spec-not-within", "at: [1, 30], span: [3, 20]", "at: [1, 22], span: ¦[3, 20], within: lead"),
    ("spec-insert-place", LEAD, LEAD + ", pictures: [¦{picture: p.jpg, span: [2, 4]}]",
     LEAD + ", pictures: [{picture: p.jpg, span: [2, 4], corner: 右下}]"),
    ("spec-unknown-head", "head: {lines: 6,", "head: {form: ¦竖提, lines: 6,"),
    ("spec-unknown-ink", "head: {lines: 6,", "head: {tint: ¦blue, lines: 6,", "head: {tint: red, lines: 6,"),
    ("spec-unknown-box", "head: {lines: 6,", "head: {box: ¦boxx, lines: 6,", "head: {box: comment, lines: 6,"),
    ("spec-not-within", LEAD, LEAD + ", pictures: [{picture: p.jpg, span: ¦[2, 40], corner: 右下}]"),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2][:30]!a}")
def test_a_bad_area_is_told_where_it_is_bad(row) -> None:
    code, old, new, *other = row
    found = seen(faults(at_mark(ISSUE, old, new)[0] if "¦" in new else ISSUE.replace(old, new)))
    assert code in {one[0] for one in found}
    if "¦" in new:
        _, line, column = at_mark(ISSUE, old, new)
        assert (code, line, column) in found
    for twin in other:
        assert faults(ISSUE.replace(old, twin)) == ()


def test_every_code_of_areas_is_tried() -> None:
    assert set(MESSAGES) - {row[0] for row in ROWS} == {"inset-on-head", "caption-overset"}  # reported on the page
