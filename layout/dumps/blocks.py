"""All blocks of a dump: what interrupts copy is taken out, groups of captions and lists of pairs bound, rows known."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.dumps.interruptions import caption_parts, lifted
from layout.dumps.pairs import label_of, lists_of_pairs
from layout.dumps.photo_groups import PhotoGroup, photo_groups
from layout.findings import Finding
from layout.kept_answers import LastAnswers, NothingKept
from layout.lines.beside import seen_from_afar, seen_in_list
from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import may_be_head
from layout.lines.items import listed
from layout.lines.neighbours import Titles, particulars, titles_of
from layout.lines.shapes import LineShape, shape_of
from layout.lines.verse import verse_of
from layout.stories.columns import Cells, cells_in_columns
from layout.stories.model import Cell, Paragraph, Story, row_of
from layout.stories.parts import CAPTION, CREDIT, MORE, START, SUBHEAD
from layout.value import NamedTuple

_LIST_HEAD: Final = 6
"""Characters of a line over a list, under copy, that is its heading (入选名单) and no story's."""


class Blocks(NamedTuple):
    """The lines that are left to be read.

    *parts* are settled by index; a line of *bound* goes on with what stands before it; *captions* were taken out of the
    copy that ends with the line of that number; *items* are labels of list items by the number of their first line.
    """

    shapes: tuple[LineShape, ...]
    parts: dict[int, str]
    captions: tuple[tuple[int, tuple[LineShape, ...]], ...]
    furniture: tuple[LineShape, ...]
    findings: tuple[Finding, ...]
    bound: frozenset[int]
    listed: frozenset[int]
    items: dict[int, str]
    rows: dict[int, bool]
    """Numbers of lines that are rows of a table; ``True`` for the first of one."""
    cells: dict[int, Cells]
    """Of rows that blanks part."""


def blocks_of(
    shapes: Sequence[LineShape], settled: Mapping[int, str], name: str, kinds: Mapping[int, str],
    kept: LastAnswers | None = None, *, headed: bool = False,
) -> Blocks:  # fmt: skip
    """The blocks in *shapes*, of which the parts *settled* by hints and markup stay as they are.

    *kinds* are ``list``, ``table`` and ``photos`` by line number, as hints have them; a document that is *headed*
    marks its heads.  What was *kept* of lines that stand as they did the last time is not asked again.
    """
    kept = NothingKept() if kept is None else kept
    cells = cells_in_columns([one.line for at, one in enumerate(shapes) if at not in settled and not one.furniture])
    kinds, settled = _with_cells(shapes, kinds, settled, cells)
    hinted = [kinds.get(shape.line.number, "") for shape in shapes]
    settled = {at: part for at, part in settled.items() if hinted[at] != "photos"}
    groups = photo_groups(shapes, settled, kept)
    inside = {at for group in [*groups, *_hinted_groups(hinted)] for at in range(group.start - group.label, group.end)}
    first = lifted(shapes, dict(settled) | dict.fromkeys(inside, CAPTION), name, kept, headed=headed)
    parts = {at: part for at, part in first.parts.items() if part != CAPTION or settled.get(at) == CAPTION}
    rest, captions = list(first.shapes), list(first.captions)
    bound: set[int] = set()
    labels: list[LineShape] = []
    out: set[int] = set()
    groups = groups if len(rest) == len(shapes) else photo_groups(rest, parts, NothingKept())
    for group in [*groups, *_hinted_groups([kinds.get(one.line.number, "") for one in rest])]:
        _bind(group, rest, parts, bound, out, captions)
        if group.label:
            out.add(group.start - 1)
            labels.append(rest[group.start - 1])
    left = [at for at in range(len(rest)) if at not in out]
    parts = {new: parts[old] for new, old in enumerate(left) if old in parts}
    bound = {new for new, old in enumerate(left) if old in bound}
    made = [rest[at] for at in left]
    items, listed = _with_pairs(made, parts, bound, kept)
    rows = _with_hinted(made, [kinds.get(shape.line.number, "") for shape in made], bound, items)
    listed = listed.union(at for at, one in enumerate(made) if one.line.number in rows)
    aside, told = (*first.furniture, *labels), first.findings
    return Blocks(tuple(made), parts, tuple(captions), aside, told, frozenset(bound), listed, items, rows, cells)


def _with_cells(
    shapes: Sequence[LineShape], kinds: Mapping[int, str], settled: Mapping[int, str], cells: Mapping[int, Cells]
) -> tuple[dict[int, str], dict[int, str]]:
    """*kinds* and *settled* with the lines that have *cells* as rows of tables, where they say nothing of them."""
    begun = {at: START for at, one in enumerate(shapes) if one.line.number in cells}
    return dict.fromkeys(cells, "table") | {**kinds}, begun | {**settled}


def _hinted_groups(kinds: Sequence[str]) -> list[PhotoGroup]:
    """Groups of pictures that hints name."""
    starts = [at for at, kind in enumerate(kinds) if kind == "photos" and (not at or kinds[at - 1] != "photos")]
    ends = [at + 1 for at, kind in enumerate(kinds) if kind == "photos" and "photos" not in kinds[at + 1 : at + 2]]
    return [PhotoGroup(start, end, hinted=True) for start, end in zip(starts, ends, strict=True)]


def _with_hinted(
    shapes: Sequence[LineShape], kinds: Sequence[str], bound: set[int], items: dict[int, str]
) -> dict[int, bool]:
    """Bind lists and tables that hints name; the rows by line number."""
    rows: dict[int, bool] = {}
    for at, kind in enumerate(kinds):
        opens = not at or kinds[at - 1] != kind
        if kind in ("list", "table") and not opens:
            bound.add(at)
        if kind == "list":
            items[shapes[at].line.number] = label_of(shapes[at].text)
        elif kind == "table":
            rows[shapes[at].line.number] = opens
    return rows


def with_rows(stories: Sequence[Story], apart: Blocks) -> list[Story]:
    """*stories* with the paragraphs that are rows of a table as such: cells part at tabs, bars and blanks."""
    if not apart.rows:
        return list(stories)
    return [story._replace(body=_with_rows(story.body, apart)) for story in stories]


def _with_rows(body: tuple[Paragraph, ...], apart: Blocks) -> tuple[Paragraph, ...]:
    """*body* with its rows; names of columns that nobody marked stand over figures."""
    made = [each for one in body for each in _row(one, apart)]
    for at, (one, below) in enumerate(pairwise(made)):
        if one.is_head and one.lines[0] in apart.cells and not any(map(str.isdigit, below.text)):
            made[at] = one._replace(is_head=False)
    return tuple(made)


def _row(one: Paragraph, apart: Blocks) -> Iterator[Paragraph]:
    line = one.lines[0] if one.lines else 0
    if line not in apart.rows or one.kind != "p":
        yield one
        return
    wide = re.split(r"\s*[|｜\t]\s*|\s{2,}|\u3000", one.text.strip("|｜"))
    cells = wide if len(wide) > 1 else one.text.split()
    told = " ".join(filter(None, apart.cells.get(line, ())))
    under = ""
    if told and one.text.startswith(told) and not one.spans:  # what was mended in a line stays mended
        cells, under = [*apart.cells[line]], one.text[len(told) :].strip()
    opens = apart.rows[line]
    is_head = opens and not any(map(str.isdigit, one.text))
    lines = one.lines[:1] if under else one.lines
    yield row_of(tuple(Cell(cell.strip()) for cell in cells), lines, is_head=is_head, opens=opens)
    if under:
        yield Paragraph("p", under, one.lines[1:])  # a note that seemed to go on with the last row


def _bind(
    group: PhotoGroup, shapes: list[LineShape], parts: dict[int, str], bound: set[int], out: set[int],
    captions: list[tuple[int, tuple[LineShape, ...]]],
) -> None:  # fmt: skip
    """Captions under copy go to its story, those under a head are its story's."""
    above = group.start - group.label - 1
    while above >= 0 and shapes[above].furniture:
        above -= 1
    inside = range(group.start, group.end)
    captioned = caption_parts(tuple(shapes[at] for at in inside))
    if group.hinted:
        captioned = tuple(CAPTION if shapes[at].text else CREDIT for at in inside)
    own = [at for at in inside if shapes[at].credit]
    for at in own[:-1]:
        # A story has one credit; those of the other pictures stay behind their captions.
        shapes[at] = shape_of(shapes[at].line, frozenset(("credit", "sign")))
    if above >= 0 and (shapes[above].end == "stop" or shapes[above].opening) and not shapes[above].credit:
        captions.append((shapes[above].line.number, tuple(shapes[at] for at in inside)))
        out |= set(inside)
        return
    parts |= {
        at: MORE if part == CREDIT and shapes[at].text and not shapes[at].byline else part
        for at, part in zip(inside, captioned, strict=True)
    }
    bound |= set(inside) - {group.start}


def _with_pairs(
    shapes: list[LineShape], parts: dict[int, str], bound: set[int], kept: LastAnswers
) -> tuple[dict[int, str], frozenset[int]]:
    """Settle the parts of lists of pairs in *shapes*; the second of a pair stands behind the first, a blank between."""
    items: dict[int, str] = {}
    listed: set[int] = set()
    for block in lists_of_pairs(shapes, parts, kept):
        above = block.start - 1
        if above > 0 and above not in parts and may_be_head(shapes[above]) and shapes[above].size <= _LIST_HEAD:
            parts[above] = SUBHEAD
            bound.add(above)
        for number, at in enumerate(range(block.start, block.end, 2)):
            parts |= {at: START, at + 1: MORE}
            bound |= {at, at + 1} if at else {at + 1}
            items[shapes[at].line.number] = block.labels[number]
            listed |= {at, at + 1}
            shapes[at + 1] = shapes[at + 1]._replace(text=f"\u3000{shapes[at + 1].text}")
        after = shapes[block.end] if block.end < len(shapes) and block.end not in parts else None
        if after is not None and not block.labels[0] and after.end == "stop" and not (after.opening or after.furniture):
            parts[block.end] = START  # a sentence goes on with no entry
            bound.add(block.end)
    return items, frozenset(listed)


def with_items(stories: Sequence[Story], items: Mapping[int, str]) -> list[Story]:
    """*stories* with the paragraphs that are items of a list as such."""
    if not items:
        return list(stories)
    return [story._replace(body=tuple(_item(one, items) for one in story.body)) for story in stories]


def _item(one: Paragraph, items: Mapping[int, str]) -> Paragraph:
    if not one.lines or one.lines[0] not in items or one.kind not in ("p", "subhead"):
        return one
    return one._replace(kind="item", label=items[one.lines[0]])


def with_verse(
    stories: Sequence[Story], shapes: Sequence[LineShape], style: DumpStyle, kept: LastAnswers
) -> list[Story]:
    """*stories* with their lines of verse as such; one with more blank lines above it than others opens a stanza."""
    verse = _verse(shapes, style, kept)
    gaps = {shape.line.number: shape.line.gap for shape, is_verse in zip(shapes, verse, strict=True) if is_verse}
    return [_in_stanzas(story, gaps) if gaps else story for story in stories]


def _in_stanzas(story: Story, gaps: Mapping[int, int]) -> Story:
    at = {
        index for index, one in enumerate(story.body) if one.kind == "p" and one.lines and gaps.keys() >= {*one.lines}
    }
    under = [gaps[story.body[index].lines[0]] for index in at if index - 1 in at]
    least = min(under, default=0)
    body = list(story.body)
    for index in at:
        opens = index - 1 in at and gaps[body[index].lines[0]] > least
        body[index] = body[index]._replace(kind="verse", opens=opens)
    return story._replace(body=tuple(body)) if at else story


def _verse(shapes: Sequence[LineShape], style: DumpStyle, kept: LastAnswers) -> list[bool]:
    afar = kept.row("seen from afar", None, shapes, lambda at: seen_from_afar(shapes[at]))
    return kept.of("verse", (afar, style.wrapped), lambda: verse_of(tuple(shapes), style.wrapped))


def titles_in(shapes: Sequence[LineShape], kept: LastAnswers) -> Titles:
    """The titles of *shapes*; what was *kept* serves as long as nothing changed that is seen of a line from afar."""
    afar = kept.row("seen from afar", None, shapes, lambda at: seen_from_afar(shapes[at]))
    return kept.of("titles", afar, lambda: titles_of(shapes))


def rows_in(
    shapes: Sequence[LineShape], style: DumpStyle, blocks: Container[int] = (), kept: LastAnswers | None = None
) -> tuple[bool, ...]:
    """Which lines are rows of a list or a table, or lines of verse; those with a number in *blocks* are.

    What was *kept* serves as long as nothing changed that can be seen of a line from others.
    """
    kept = NothingKept() if kept is None else kept
    seen = kept.row("seen in list", None, shapes, lambda at: seen_in_list(shapes[at].text))
    lists = kept.of("listed", seen, lambda: listed([one.text for one in shapes]))
    afar = kept.row("seen from afar", None, shapes, lambda at: seen_from_afar(shapes[at]))
    verse = _verse(shapes, style, kept)
    short = kept.of("particulars", afar, lambda: particulars(shapes))
    # Who wrote verse stands over it and is no row of particulars with its lines.
    short = [one and (here or not below) for one, here, below in zip(short, verse, [*verse, False][1:], strict=True)]
    triples = zip(lists, verse, short, strict=True)
    return tuple(any(triple) or one.line.number in blocks for triple, one in zip(triples, shapes, strict=True))
