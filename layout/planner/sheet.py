"""The score sheet of a proposal: every term with its number, for people and for machines."""

from __future__ import annotations

from layout.planner.model import TERMS
from layout.planner.propose import Proposal

WORDS = {
    "faults": ("编辑会圈的毛病", "faults that an editor would circle"),
    "over": ("转出行数", "lines that go on elsewhere"),
    "rank": ("轻重倒置", "stories below or right of lesser ones"),
    "shape": ("栏长、占行、裁切不合常规", "legs, heads and crops that are not the usual"),
}
"""What every term counts, in Chinese and English; the least is best, the first that differs decides."""


def in_words(one: Proposal, number: int, language: str) -> str:
    """A few lines on the screen: the score by term, what stands where."""
    zh = language.startswith("zh")
    head = f"方案 {number}" if zh else f"proposal {number}"
    lines = [f"{head}: {score_in_words(one, language)}"]
    for thing in one.things:
        area = thing.area
        if thing.piece.use != "fixed":
            lines.append(f"  {thing.piece.id:<12} [{area.column}, {area.line}] {area.columns} × {area.lines}")
    return "\n".join(lines)


def score_in_words(one: Proposal, language: str) -> str:
    """The score by term, of those that count anything."""
    zh = language.startswith("zh")
    terms = [f"{WORDS[name][0 if zh else 1]} {amount}" for name, amount in one.terms.items() if amount]
    return ("；" if zh else "; ").join(terms) or ("无可挑剔" if zh else "nothing to mind")


def as_values(one: Proposal) -> dict[str, object]:
    """The sheet as plain values."""
    return {
        "score": {name: one.terms[name] for name in TERMS},
        "stories": [
            {
                "id": thing.piece.id, "rank": thing.piece.rank, "at": [thing.area.column, thing.area.line],
                "span": [thing.area.columns, thing.area.lines], "style": thing.form.style, "head": thing.form.head,
                "over": thing.form.over, "cost": thing.form.cost,
            }
            for thing in one.things
            if thing.piece.use != "fixed"
        ],
        "findings": [found.code for found in one.findings],
    }  # fmt: skip
