"""The tree of a tagged file: its objects, and the way back from every stretch of content to the tree.

There is an object for every paragraph, so they are written as they stand in the file rather than built up.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.output.file import File, Ref, text
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
        refs = [_leaf(file, one, art, pages, back) for one in group]
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


def _leaf(
    file: File, one: Element, parent: Ref, pages: Sequence[tuple[Ref, DrawnPage]], back: Sequence[dict[int, Ref]]
) -> Ref:
    first = one.stretches[0].page
    kids = " ".join(_stretch(stretch, first, pages) for stretch in one.stretches)
    more = f"/Alt{text(one.alt)}" if one.alt else ""
    if one.box is not None:
        page = pages[first][1]
        x, y = page.beyond + one.box.x, page.height + page.beyond - one.box.bottom
        corners = " ".join(map(number, (x, y, x + one.box.width, y + one.box.height)))
        more += f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
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
