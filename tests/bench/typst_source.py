"""Write the sample page as a typst source: the same stories, in the same boxes, in the same faces.

Used by ``page.py`` beside this file.  typst cannot chain boxes, so each story is set in one block of columns;
heads stand in boxes of their own.  Nothing is left out that the page has: flag, heads, text, picture, rules.
"""

from __future__ import annotations

from pathlib import Path

from layout.areas.grid import lay_grid
from layout.composing import compose
from layout.loading.load import load
from layout.units import in_pt

FAMILIES = {
    "song": "Noto Serif SC", "song-bold": "Noto Serif SC Cut", "song-black": "Noto Serif SC Cut",
    "hei": "Noto Sans SC Cut", "kai": "WenKai Cut",
}  # fmt: skip

PREAMBLE = """#set page(width: {w}pt, height: {h}pt, margin: 0pt)
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn", cjk-latin-spacing: auto)
#set par(justify: true, leading: {lead}pt, spacing: {lead}pt, first-line-indent: (amount: 2em, all: true))
#let kai(it) = text(font: "WenKai Cut", it)
#let hei(it) = text(font: "Noto Sans SC Cut", weight: "bold", it)
#let box-at(x, y, w, h, it) = place(top + left, dx: x, dy: y, block(width: w, height: h, clip: true, it))
"""


def escape(text: str) -> str:
    """*text* with typst's markup taken literally."""
    return "".join("\\" + c if c in "\\#*_`$<>@=-+/[]~" else c for c in text)


def write(issue: Path, folder: Path) -> Path:
    """Write ``page.typ`` for *issue* into *folder* with what it needs, and return its path."""
    loaded = load(issue)
    composed = compose(loaded.issue, loaded.materials)
    grid = lay_grid(loaded.issue.sheet, loaded.issue.grid)
    lead = in_pt(loaded.issue.grid.leading) - 10.5
    page = composed.edition.pages[0]
    parts = [PREAMBLE.format(w=in_pt(page.width), h=in_pt(page.height), lead=lead)]
    for done in composed.fits:
        parts += [_head(done, grid), _body(done, grid)]
    for slot in loaded.issue.pages[0].slots:
        rect = grid.rect(slot.area)
        where = f"{in_pt(rect.x)}pt, {in_pt(rect.y)}pt, {in_pt(rect.width)}pt, {in_pt(rect.height)}pt"
        if slot.use == "flag":
            parts.append(
                f'#box-at({where})[#text(font: "Noto Serif SC Cut", weight: "black", size: 96pt, '
                f"fill: cmyk(0%, 100%, 100%, 0%))[{escape(loaded.issue.paper.name)}]]"
            )
        elif slot.use == "picture" and slot.story in loaded.materials.stories:
            story = loaded.materials.stories[slot.story]
            name = slot.picture or story.picture
            if name in loaded.pictures:
                (folder / name).write_bytes(loaded.pictures[name].read_bytes())
                deep = in_pt(rect.height) - 80
                parts.append(f'#box-at({where})[#image("{name}", width: 100%, height: {deep}pt, fit: "cover")]')
            y = in_pt(rect.y) + in_pt(rect.height) - 78
            parts.append(
                f"#box-at({in_pt(rect.x)}pt, {y}pt, {in_pt(rect.width)}pt, 78pt)[#kai[{escape(story.caption)}]]"
            )
        elif slot.text:
            parts.append(f"#box-at({where})[{escape(' '.join((slot.title, *slot.text)))}]")
    path = folder / "page.typ"
    path.write_text("\n".join(parts), "utf-8")
    return path


def _head(done, grid) -> str:
    x, y = in_pt(done.head_place.x), in_pt(done.head_place.y)
    where = f"{x}pt, {y}pt, {in_pt(done.head_place.width)}pt, {in_pt(done.head.rows * grid.grid.leading)}pt"
    story = done.story
    lines = []
    if story.rubric:
        lines.append(f"#text(size: 14pt)[#hei[{escape(story.rubric)}]]")
    if story.headline:
        head = escape(" ".join(story.headline))
        lines.append(f'#text(font: "Noto Serif SC Cut", weight: "black", size: {in_pt(done.head.size)}pt)[{head}]')
    if story.deck:
        lines.append(f"#text(size: 14pt)[#kai[{escape(story.deck)}]]")
    return f"#box-at({where})[#set par(first-line-indent: 0pt)\n#align(center)[" + "\\\n".join(lines) + "]]"


def _body(done, grid) -> str:
    legs = done.room.legs
    x, y = in_pt(legs[0].x), in_pt(grid.row_y(legs[0].row))
    width = in_pt(legs[-1].x + legs[-1].measure) - x
    gutter = in_pt(legs[1].x - legs[0].x - legs[0].measure) if len(legs) > 1 else 0
    paragraphs = []
    if done.story.byline and not done.story.byline.inline:
        paragraphs.append(f"#kai[{escape(done.story.byline.raw)}]")
    opening = f"#hei[{escape(done.story.dateline.raw)}] " if done.story.dateline else ""
    for paragraph in done.story.body:
        if paragraph.kind == "subhead":
            paragraphs.append(f"#align(center)[#hei[{escape(paragraph.text)}]]")
        else:
            paragraphs.append(opening + escape(paragraph.text))
            opening = ""
    where = f"{x}pt, {y}pt, {width}pt, {in_pt(legs[0].rows * grid.grid.leading) + 1}pt"
    text = "\n\n".join(paragraphs)
    return f"#box-at({where})[#columns({len(legs)}, gutter: {gutter}pt)[{text}]]"
