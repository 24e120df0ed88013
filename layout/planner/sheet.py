"""The score sheet of a proposal: every term with its number, for people and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.geometry import WritingMode
from layout.planner.accounts import CostPart, heaviest, worse_by
from layout.planner.model import TERMS
from layout.planner.propose import Proposal

WORDS: Final = {
    "lead": ("头条之上有别的稿件", "things over the lead"),
    "faults": ("编辑会圈的毛病", "faults that an editor would circle"),
    "over": ("转出行数", "lines that go on elsewhere"),
    "rank": ("轻重倒置", "stories below or right of lesser ones, heads larger than the lead's"),
    "shape": ("栏长、占行、裁切不合常规", "legs, heads and crops that are not the usual"),
}
"""What every term counts, in Chinese and English; the least is best, the first that differs decides."""


REASONS: Final = {
    "lead": ("头条 {0} 之上有 {1}", "{1} stands over the lead {0}"),
    "below": ("{0} 排在比它轻的 {1} 之下", "{0} stands under {1}, which is lesser"),
    "right": ("{0} 排在比它轻的 {1} 右边", "{0} stands right of {1}, which is lesser"),
    "larger": ("{1} 的标题比头条 {0} 的大", "the head of {1} is larger than that of the lead {0}"),
    "clash": ("{0} 和 {1} 碰题", "heads of {0} and {1} clash"),
    "pictures": ("{0} 和 {1} 的图片相邻", "pictures of {0} and {1} side by side"),
    "across": ("一条缝横贯全版（断版）", "a gap across the whole page"),
    "parted": ("一条线横贯全版", "a rule across the whole page"),
    "through": ("一条栏缝从上通到下（通线）", "a gutter from top to foot"),
    "gap": ("{0} 之上多空了行", "white lines over {0}"),
    "joined": ("几条横缝连成一条（断版）", "gaps that run together across the whole page"),
    "gutters": ("几条栏缝连成一条（通线）", "gutters that run together down the page"),
    "levels": ("{0} 和 {1} 的标题大小相近，左右相碰", "heads of {0} and {1} are alike and stand side by side"),
    "faults": ("{0} 怎么排都有毛病（栏不齐、孤行等）", "{0} has faults of its own (legs not level, lines alone)"),
    "over": ("{0} 转出的行", "lines of {0} that go on elsewhere"),
    "head": ("{0} 的标题四周太空", "the head of {0} stands in white"),
    "small": ("{0} 的标题字号小了", "the head of {0} is smaller than it might be"),
    "short": ("{0} 的标题太短，撑不起栏宽", "the head of {0} is short for its measure"),
    "leg": ("{0} 的栏太长或太短", "legs of {0} are long or short"),
    "bastard": ("{0} 破栏", "{0} leaves the page's columns"),
    "remedy": ("{0} 要调稿才齐", "{0} needs copyfit to end level"),
    "jump": ("{0} 转版", "{0} jumps"),
    "crop": ("{0} 的图片裁得多", "the picture of {0} is cropped"),
    "away": ("{0} 不挨着稿件 {1}", "{0} stands away from its story {1}"),
    "wide": ("{0} 比这类稿件通常的宽", "{0} is wider than stories of its kind usually are"),
    "form": ("{0}", "{0}"),
}  # fmt: skip
"""What each reason of an account says, in Chinese and English, of the pieces that it is about."""

DOWNWARD: Final = {
    "lead": ("头条 {0} 之右有 {1}", "{1} stands right of the lead {0}"),
    "below": ("{0} 排在比它轻的 {1} 左边", "{0} stands left of {1}, which is lesser"),
    "right": ("{0} 排在比它轻的 {1} 之下", "{0} stands under {1}, which is lesser"),
    "across": ("一条缝从上到下贯通全版（断版）", "a gap from top to foot of the page"),
    "parted": ("一条线从上到下贯通全版", "a rule from top to foot of the page"),
    "through": ("一条段缝横贯全版（通线）", "a gap between bands from side to side"),
    "gap": ("{0} 右边多空了行", "white lines right of {0}"),
    "joined": ("几条竖缝连成一条（断版）", "gaps that run together down the whole page"),
    "gutters": ("几条段缝连成一条（通线）", "gaps between bands that run together across the page"),
    "levels": ("{0} 和 {1} 的标题上下相碰", "heads of {0} and {1} stand under each other"),
}  # fmt: skip
"""The same of a vertical page, where lines follow each other from the right and bands stand under each other."""

SAID: Final = 3
"""Reasons that are said of a proposal on the screen: the sheet has them all."""


def _said(parts: Sequence[CostPart], *, zh: bool, down: bool) -> str:
    lines = []
    every = REASONS | (DOWNWARD if down else {})
    for part in heaviest(parts, SAID):
        names = [f"《{piece}》" if zh else piece for piece in part.pieces[:2]]
        words = every[part.reason][0 if zh else 1].format(*(*names, "", ""))
        lines.append(f"{words} {part.amount}")
    return ("；" if zh else "; ").join(lines)


def in_words(one: Proposal, number: int, language: str, best: Proposal | None = None) -> str:
    """A few lines on the screen: the score by term, its weightiest reasons, what stands where.

    With the *best* proposal of the page, what makes this one worse.
    """
    zh = language.startswith("zh")
    head = f"方案 {number}" if zh else f"proposal {number}"
    lines = [f"{head}: {score_in_words(one, language)}"]
    lines += (f"  {said}" for said in reasons_in_words(one, language, best))
    for thing in one.things:
        if thing.piece.use != "fixed":
            places = (f"[{area.column}, {area.line}] {area.columns} × {area.lines}" for area in thing.areas)
            lines.append(f"  {thing.piece.id:<12} {' + '.join(places)}")
    return "\n".join(lines)


def score_in_words(one: Proposal, language: str) -> str:
    """The score by term, of those that count anything."""
    zh = language.startswith("zh")
    terms = [f"{WORDS[name][0 if zh else 1]} {amount}" for name, amount in one.terms.items() if amount]
    return ("；" if zh else "; ").join(terms) or ("无可挑剔" if zh else "nothing to mind")


def reasons_in_words(one: Proposal, language: str, best: Proposal | None = None) -> list[str]:
    """What weighs most in a score, and with the *best* proposal what makes this one worse: a line each."""
    zh = language.startswith("zh")
    made: list[tuple[str, Sequence[CostPart]]] = [("计入" if zh else "counted", one.account)]
    if best is not None:
        made.append(("不如方案 1" if zh else "worse than proposal 1", worse_by(one.account, best.account)))
    down = (one.page.grid or one.composed.issue.grid).mode is WritingMode.VERTICAL
    return [f"{title}: {said}" for title, parts in made if (said := _said(parts, zh=zh, down=down))]


def _as_parts(parts: Sequence[CostPart]) -> list[dict[str, object]]:
    return [
        {"term": part.term, "amount": part.amount, "reason": part.reason, "stories": list(part.pieces)}
        for part in heaviest(parts, len(parts))
    ]


def as_values(one: Proposal, best: Proposal | None = None) -> dict[str, object]:
    """The sheet as plain values; ``worse`` is what makes it worse than the *best* of its page."""
    return {
        "score": {name: one.terms[name] for name in TERMS},
        "account": _as_parts(one.account), "worse": _as_parts(worse_by(one.account, best.account)) if best else [],
        "stories": [
            {
                "id": thing.piece.id, "rank": thing.piece.rank, "at": [thing.area.column, thing.area.line],
                "span": [thing.area.columns, thing.area.lines], "style": thing.form.style, "head": thing.form.head,
                "over": thing.form.over, "cost": thing.form.cost,
                **({"areas": [[*one] for one in thing.areas]} if thing.form.arm else {}),
            }
            for thing in one.things
            if thing.piece.use != "fixed"
        ],
        "findings": [found.code for found in one.findings],
    }  # fmt: skip
