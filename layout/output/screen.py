"""Links and outline, for files that are read on a screen: no standard of the press allows them."""

from __future__ import annotations

from collections.abc import Sequence

from layout.output.file import File, Ref, Value, text
from layout.output.model import Heading, Link
from layout.streams.draw import DrawnPage
from layout.streams.operands import number

_PRINT = 4
"""The annotation's flag that PDF/A wants set."""


def add_link(file: File, link: Link, pages: Sequence[tuple[Ref, DrawnPage]], entry: int) -> Ref:
    """Put the annotation of *link* into *file*; *entry* is its number in the structure tree's way back."""
    page = pages[link.page][1]
    left, top = page.beyond + link.rect.x, page.height + page.beyond - link.rect.y
    corners = [number(one) for one in (left, top - link.rect.height, left + link.rect.width, top)]
    made: dict[str, Value] = {
        "Type": "/Annot", "Subtype": "/Link", "Rect": corners, "Border": [0, 0, 0], "F": _PRINT,
        "Contents": text(link.title), "StructParent": entry,
    }  # fmt: skip
    if link.address:
        made["A"] = {"S": "/URI", "URI": text_of_address(link.address)}
    else:
        made["Dest"] = [pages[link.to_page][0], "/Fit"]
    return file.add(made)


def text_of_address(address: str) -> str:
    """An address as a string of the file: ASCII, whatever else as its percent codes, none of it an operator."""
    plain = "".join(
        c if "!" <= c <= "~" and c not in "()\\" else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace"))
        for c in address
    )
    return f"({plain})"


def add_outline(file: File, headings: Sequence[Heading], pages: Sequence[tuple[Ref, DrawnPage]]) -> Ref:
    """Put the outline into *file*; *headings* stand in reading order, each at most one deeper than the last."""
    root = file.reserve()
    refs = [file.reserve() for _ in headings]
    parents = [_above(headings, index) for index in range(len(headings))]
    for index, one in enumerate(headings):
        siblings = [at for at, parent in enumerate(parents) if parent == parents[index]]
        place = siblings.index(index)
        page = pages[one.page][1]
        top = number(page.height + page.beyond - one.down)
        made: dict[str, Value] = {
            "Title": text(one.title),
            "Parent": root if parents[index] < 0 else refs[parents[index]],
            "Dest": [pages[one.page][0], "/XYZ", "null", top, "null"],
        }
        if place:
            made["Prev"] = refs[siblings[place - 1]]
        if place + 1 < len(siblings):
            made["Next"] = refs[siblings[place + 1]]
        kids = [refs[at] for at, parent in enumerate(parents) if parent == index]
        if kids:
            made |= {"First": kids[0], "Last": kids[-1], "Count": -len(kids)}
        file.add(made, refs[index])
    tops = [refs[at] for at, parent in enumerate(parents) if parent < 0]
    file.add({"Type": "/Outlines", "First": tops[0], "Last": tops[-1], "Count": len(tops)}, root)
    return root


def _above(headings: Sequence[Heading], index: int) -> int:
    """The heading that *index* stands under, -1 for none."""
    for at in range(index - 1, -1, -1):
        if headings[at].depth < headings[index].depth:
            return at
    return -1
