"""Boxes whose own rules stand on the type inside them."""

from __future__ import annotations

from layout.areas.strokes import rule_depth
from layout.findings import Finding, finding
from layout.spec.model import Slot
from layout.spec.styles import Stylesheet
from layout.units import in_pt


def tight_box(slot: Slot, name: str, styles: Stylesheet) -> list[Finding]:
    """What is said of the box *name* round *slot* where its upright rules are deeper than the white inside them."""
    box = styles.boxes.get(name)
    if box is None or box.rule not in styles.rules or not set(box.sides) & set("lr"):
        return []
    depth = rule_depth(styles.rules[box.rule])
    if box.inside >= depth:
        return []
    facts = {"box": name, "depth": f"{in_pt(depth):g}", "inside": f"{in_pt(box.inside):g}"}
    return [finding("box-on-type", slot.where("box"), story=slot.story, slot=slot.id, **facts)]
