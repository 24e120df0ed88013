"""The folio (报眉) of inside pages, and words of furniture that depend on the page they stand on."""

from __future__ import annotations

import re
from typing import Final

from layout.areas.grid import PageGrid, centred_baseline
from layout.calendar import lunar_of
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Rect, WritingMode
from layout.makeup.marks import line_marks, rule_depth
from layout.numbering import lies_left
from layout.page import Mark, Tag
from layout.spec.model import NO_DATE, Issue, PageSpec, Slot
from layout.spec.regional import regional
from layout.spec.styles import Stylesheet, TextStyle
from layout.typeset import Line, Piece, aligned, set_line
from layout.units import EM_ASCENT, Length, in_pt

OUTER: Final = "{page}　{section}"
MIDDLE: Final = "{paper}"
INNER: Final = "{date}　{weekday}"

IMPRINT: Final = (
    "publisher", "cn", "postal", "supervisor", "sponsor", "printer", "address", "postcode", "phone", "price", "licence",
)  # fmt: skip
"""Facts of the paper that an imprint (版权栏) sets by their names in braces."""

_ORDER: Final = ("left", "centre", "right")

WHITE_AT_RULE: Final = 60
"""Least white between the em box of a folio and its rule, per mille of its size: its strokes do not touch the rule."""

_QUOTED: Final = 24
"""Characters of a folio that a finding quotes."""
_FIELD: Final = re.compile(r"\{([a-z][a-z0-9_]{0,20}|[\u4e00-\u9fff]{2,8})\}")

CALLED: Final = {
    "版次": "page", "版名": "section", "报名": "paper", "日期": "date", "星期": "weekday", "农历": "lunar",
    "期号": "issue", "版数": "pages", "今日版数": "pages", "网址": "site", "出版": "publisher", "出版单位": "publisher",
    "刊号": "cn", "统一刊号": "cn", "邮发代号": "postal", "主管": "supervisor", "主管单位": "supervisor",
    "主办": "sponsor", "主办单位": "sponsor", "承印": "printer", "承印单位": "printer", "地址": "address",
    "社址": "address", "邮编": "postcode", "电话": "phone", "零售价": "price", "广告许可": "licence",
    "广告经营许可": "licence",
}  # fmt: skip
"""Fields by the Chinese names that the same facts have as keys of the paper."""


def fields_of(page: PageSpec, issue: Issue, *, han: bool) -> dict[str, str]:
    """What may stand in braces in the words of furniture, and what it is on *page*; its date in *han* figures."""
    day, paper, say = issue.date, issue.paper, regional(issue.language)
    return {
        "page": str(page.number),
        "page2": f"{page.number:02}",
        "section": page.section,
        "paper": paper.name,
        "date": say.date_words(day, han=han) if day != NO_DATE else "",
        "weekday": paper.weekday or (say.weekday_words(day) if day != NO_DATE else ""),
        "lunar": say.lunar_date(paper.lunar or (lunar_of(day) if day != NO_DATE else "")),
        "issue": str(paper.number or ""),
        "pages": str(paper.pages or len(issue.pages)),
        "site": paper.site,
        **{name: str(getattr(paper, name)) for name in IMPRINT},
    }


def with_fields_filled(slot: Slot, page: PageSpec, issue: Issue, styles: Stylesheet) -> tuple[Slot, list[Finding]]:
    """*slot* with the fields in its words filled in; words in braces that are no field stay, with a finding."""
    words = (slot.title, *slot.text, slot.outer, slot.middle, slot.inner)
    if slot.use in ("story", "picture", "flag") or (slot.use != "folio" and not any("{" in one for one in words)):
        return slot, []
    fields = fields_of(page, issue, han=style_of(styles, slot.use, slot).digits == "han")
    known = ", ".join(fields)
    fields |= {called: fields[name] for called, name in CALLED.items()}
    found: list[Finding] = []

    def fill(words: str) -> str:
        unknown = [name for name in _FIELD.findall(words) if name not in fields]
        found.extend(finding("field-unknown", slot.place, field=name, known=known) for name in unknown)
        made = _FIELD.sub(lambda match: fields.get(match[1], match[0]), words)
        # A field may be empty, as a page without a section is; the white beside it goes with it.
        return made.strip("\u3000 ") if made != words else words

    one = slot._replace(title=fill(slot.title), text=tuple(fill(words) for words in slot.text))
    if slot.use == "folio":
        parts = (slot.outer or OUTER, slot.middle or MIDDLE, slot.inner or INNER)
        outer, middle, inner = (fill(words) for words in parts)
        one = one._replace(outer=outer, middle=middle, inner=inner)
    return one, found


def folio_marks(
    slot: Slot, page: PageSpec, styles: Stylesheet, faces: Library, grid: PageGrid, *, from_right: bool = False
) -> tuple[list[Mark], list[Finding]]:
    """A folio: the page and its section at the outer edge, the paper in the middle, the date at the inner edge.

    Even pages lie on the left, those of a paper that is read *from_right* on the right; that is their outer edge.  In
    a folio set downward what stands outside else begins the line.
    """
    rect, ink = grid.place(slot), styles.inks.get(slot.ink)
    left_page = grid.grid.mode is WritingMode.VERTICAL or lies_left(page.number, from_right=from_right)
    sides = (
        (slot.outer, "left" if left_page else "right", style_of(styles, "folio-number", slot)),
        (slot.middle, "centre", style_of(styles, "folio-paper", slot)),
        (slot.inner, "right" if left_page else "left", style_of(styles, "folio", slot)),
    )
    largest = max(style.size for _, _, style in sides)
    baseline = _off_rules(centred_baseline(rect.y, rect.height, largest), largest, slot, styles, rect)
    made: list[Mark] = []
    lines: list[Line] = []
    for part, (words, align, style) in enumerate(sides):
        if words:
            line = set_line((Piece(words, style),), style, faces)
            lines.append(line)
            made += line_marks(
                aligned(line, rect.width, align), rect.x, baseline, ink or style.ink, Tag("", "folio", part)
            )
    over = sum(line.width for line in lines) + largest * max(0, len(lines) - 1) - rect.width
    if over > 0:
        words = " ".join(words for words, _, _ in sorted(sides, key=lambda one: _ORDER.index(one[1])) if words)
        return made, [finding("text-too-wide", slot.place, words=words[:_QUOTED], over=f"{in_pt(over):.1f}")]
    return made, []


def _off_rules(baseline: Length, size: Length, slot: Slot, styles: Stylesheet, rect: Rect) -> Length:
    """*baseline* of type of *size* moved off the rule under *slot*, or over it, that would run through its strokes."""
    white = size * WHITE_AT_RULE // 1000
    under, over = styles.rules.get(slot.rule_below), styles.rules.get(slot.rule_above)
    if under is not None:
        return min(baseline, rect.bottom - rule_depth(under) - white - size * (1000 - EM_ASCENT) // 1000)
    if over is not None:
        return max(baseline, rect.y + rule_depth(over) + white + size * EM_ASCENT // 1000)
    return baseline


def style_of(styles: Stylesheet, name: str, slot: Slot) -> TextStyle:
    """The text style *name*; a house without one sets its folio like the small type of its flag."""
    for one in (name, slot.style, "folio", "flag-facts"):
        if one in styles.text:
            return styles.text[one]
    return next(iter(styles.text.values()))
