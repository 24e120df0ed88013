"""The tree of a tagged file: its objects, and the way back from every stretch of content to the tree.

There is an object for every paragraph, so they are written as they stand in the file rather than built up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from layout.output.file import File, Ref, text
from layout.page import CellPlace
from layout.streams.draw import DrawnPage
from layout.streams.operands import number
from layout.streams.tags import Element, MarkedContent, by_story


def add_structure(
    file: File,
    elements: Sequence[Element],
    pages: Sequence[tuple[Ref, DrawnPage]],
    links: Sequence[tuple[Ref, Ref]] = (),
) -> Ref:
    """Put the tree of *elements* on *pages* into *file*, with *links* as (annotation, its page); gives its root.

    The number of a page is its entry (StructParents) in the way back; links follow after the pages.
    """
    root, document = file.reserve(), file.reserve()
    back: list[dict[int, Ref]] = [{} for _ in pages]
    kids: list[Ref] = []
    for story, group in by_story(elements):
        art = file.reserve() if story else document
        refs = _Branches(file, pages, back).kids(group, art)
        if story:
            file.add(f"<</Type/StructElem/S/Art/P {_to(document)}/K[{_several(refs)}]>>", art)
            kids.append(art)
        else:
            kids += refs
    nums: list[str] = []
    for page, stretches in enumerate(back):
        refs = [stretches[count] for count in range(len(stretches))]
        nums.append(f"{page}[{_several(refs)}]")
    for count, (link, page_ref) in enumerate(links, len(pages)):
        leaf = f"<</Type/StructElem/S/Link/P {_to(document)}/K<</Type/OBJR/Obj {_to(link)}/Pg {_to(page_ref)}>>>>"
        kids.append(file.add(leaf))
        nums.append(f"{count} {_to(kids[-1])}")
    file.add(f"<</Type/StructElem/S/Document/P {_to(root)}/K[{_several(kids)}]>>", document)
    tree = file.add(f"<</Nums[{' '.join(nums)}]>>")
    following = len(pages) + len(links)
    file.add(f"<</Type/StructTreeRoot/K {_to(document)}/ParentTree {_to(tree)}/ParentTreeNextKey {following}>>", root)
    return root


class _Branches:
    """Writes the elements of a story, cells put together into tables and items into lists."""

    def __init__(self, file: File, pages: Sequence[tuple[Ref, DrawnPage]], back: Sequence[dict[int, Ref]]) -> None:
        self._file, self._pages, self._back = file, pages, back

    def kids(self, group: Sequence[Element], parent: Ref) -> list[Ref]:
        """The elements of *group* under *parent*, in their order."""
        made: list[Ref] = []
        for key, run in groupby(_gathered(group), key=_branch_of):
            elements = list(run)
            if key[0] == "Table":
                made.append(self._table(elements, parent))
            elif key[0] == "L":
                made.append(self._list(elements, parent))
            elif key[0] == "BlockQuote":
                made.append(self._branch("BlockQuote", parent, partial(self._leaves, elements)))
            else:
                made += self._leaves(elements, parent)
        return made

    def _leaves(self, elements: Sequence[Element], parent: Ref) -> list[Ref]:
        return [_leaf(self._file, one, parent, self._pages, self._back) for one in elements]

    def _branch(self, kind: str, parent: Ref, kids: Callable[[Ref], list[Ref]], more: str = "") -> Ref:
        ref = self._file.reserve()
        inner = kids(ref)
        held = f"/K[{_several(inner)}]" if inner else ""
        self._file.add(f"<</Type/StructElem/S/{kind}/P {_to(parent)}{held}{more}>>", ref)
        return ref

    def _list(self, elements: Sequence[Element], parent: Ref) -> Ref:
        """L > LI > Lbl, LBody."""

        def items(ref: Ref) -> list[Ref]:
            made = []
            for _, run in groupby(elements, key=lambda one: one.tag.part if one.tag else 0):
                inner = list(run)
                made.append(self._branch("LI", ref, partial(self._leaves, inner)))
            return made

        return self._branch("L", parent, items)

    def _table(self, elements: Sequence[Element], parent: Ref) -> Ref:
        """Table > TR > TH, TD, with a TD for every cell that is empty."""
        by_row: dict[int, dict[int, tuple[CellPlace, Element | None]]] = {}
        for one in elements:
            if one.tag is not None and one.tag.cell is not None:
                by_row.setdefault(one.tag.cell.row, {})[one.tag.cell.column] = (one.tag.cell, one)
        first, last = min(by_row), max(by_row)
        wide = max(column + cell.across for row in by_row.values() for column, (cell, _) in row.items())
        covered: set[tuple[int, int]] = set()

        def rows(ref: Ref) -> list[Ref]:
            made = []
            for at in range(first, last + 1):
                cells = dict(by_row.get(at, {}))
                for cell, _ in cells.values():
                    across, down = range(cell.column, cell.column + cell.across), range(at, at + cell.down)
                    covered.update((row, column) for row in down for column in across)
                for column in range(wide):
                    if (at, column) not in covered:
                        cells[column] = (CellPlace(0, at, column), None)
                ordered = [cells[column] for column in sorted(cells)]
                made.append(self._branch("TR", ref, partial(self._cells, ordered, last)))
            return made

        return self._branch("Table", parent, rows)

    def _cells(self, cells: Sequence[tuple[CellPlace, Element | None]], last: int, row: Ref) -> list[Ref]:
        made: list[Ref] = []
        for place, one in cells:
            down = min(place.down, last - place.row + 1)
            attributes = f"/ColSpan {place.across}" if place.across > 1 else ""
            attributes += f"/RowSpan {down}" if down > 1 else ""
            attributes += "/Scope/Column" if place.is_head else ""
            more = f"/A<</O/Table{attributes}>>" if attributes else ""
            if one is None:
                made.append(self._branch("TD", row, lambda _: [], more))
            else:
                made.append(_leaf(self._file, one, row, self._pages, self._back, more))
        return made


def _branch_of(one: Element) -> tuple[str, int]:
    """What *one* is put together with others into, and which of these."""
    if one.tag is None:
        return "", 0
    if one.tag.cell is not None:
        return "Table", one.tag.cell.table
    return {"item": "L", "label": "L", "quote": "BlockQuote"}.get(one.tag.form, ""), 0


def _gathered(group: Sequence[Element]) -> list[Element]:
    """*group* with the cells of a table together, where it begins: it may go on after something else."""
    tables: dict[int, list[Element]] = {}
    for one in group:
        if one.tag is not None and one.tag.cell is not None:
            tables.setdefault(one.tag.cell.table, []).append(one)
    made: list[Element] = []
    for one in group:
        if one.tag is None or one.tag.cell is None:
            made.append(one)
        else:
            made += tables.pop(one.tag.cell.table, [])
    return made


def _leaf(
    file: File, one: Element, parent: Ref, pages: Sequence[tuple[Ref, DrawnPage]], back: Sequence[dict[int, Ref]],
    more: str = "",
) -> Ref:  # fmt: skip
    first = one.stretches[0].page
    kids = " ".join(_stretch(stretch, first, pages) for stretch in one.stretches)
    more += f"/Alt{text(one.alt)}" if one.alt else ""
    if one.box is not None:
        page = pages[first][1]
        x, y = page.beyond + one.box.x, page.height + page.beyond - one.box.bottom
        corners = " ".join(map(number, (x, y, x + one.box.width, y + one.box.height)))
        more += f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
    if one.kind == "Note":  # which ISO 14289-1 (7.9) wants to have a name of its own
        more += f"/ID(note-{first}-{one.stretches[0].number})"
    ref = file.add(f"<</Type/StructElem/S/{one.kind}/P {_to(parent)}/Pg {_to(pages[first][0])}/K[{kids}]{more}>>")
    for stretch in one.stretches:
        back[stretch.page][stretch.number] = ref
    return ref


def _stretch(stretch: MarkedContent, first: int, pages: Sequence[tuple[Ref, DrawnPage]]) -> str:
    """A stretch as a kid: its number, with its page where that is not the element's own."""
    if stretch.page == first:
        return str(stretch.number)
    return f"<</Type/MCR/Pg {_to(pages[stretch.page][0])}/MCID {stretch.number}>>"


def _to(ref: Ref) -> str:
    return f"{int(ref)} 0 R"


def _several(refs: Sequence[Ref]) -> str:
    return " ".join(map(_to, refs))
