"""One raw dump of a page becomes stories: decode → lines → hints → shapes → parts → groups → stories → doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.characters.repairs import repaired
from layout.characters.source import SourceLine, decode, lines_of
from layout.documents.formats import lines_in, may_be_markdown, rows_of_tabs, too_many
from layout.dumps.apply_hints import HintedLines, apply_fields, apply_to_lines, attach, changes_lines
from layout.dumps.blocks import Blocks, blocks_of, rows_in, titles_in, with_items, with_rows, with_verse
from layout.dumps.boundaries import beginnings
from layout.dumps.boundary_doubts import DOUBTS, boundary_doubts, once_doubted
from layout.dumps.doubted_lines import Evidence, paragraph_doubts
from layout.dumps.doubts import doubts_of, stray_doubts
from layout.dumps.from_margin import (
    WrittenMargin,
    keys_of,
    margin_of,
    not_followed,
    settled_parts,
    written_blocks,
    written_by,
    written_groups,
    written_ids,
)
from layout.dumps.groups import Group, as_one_article, groups_of, with_copy_under_pictures
from layout.dumps.interruptions import with_captions
from layout.dumps.keeper import Keeper
from layout.dumps.lone_heads import furniture_told, settle_lone_heads, strays_told, with_captions_settled
from layout.dumps.photo_groups import without_picture_counts
from layout.dumps.pieces import settled_groups
from layout.dumps.roles import read_roles
from layout.dumps.story_ids import ids_of
from layout.dumps.structure import as_stated, stated_captions, stated_parts
from layout.findings import Finding, Place, finding
from layout.fitted.blank_lines import with_partings
from layout.fitted.table import LineWeights, fitted_to
from layout.kept_answers import LastAnswers, NothingKept
from layout.lines.dump_style import DumpStyle, dump_style_of
from layout.lines.labels import without_labels
from layout.lines.letters import letter_parts, opening_parts
from layout.lines.links import counted_subheads, furnished
from layout.lines.neighbours import Titles
from layout.lines.page_names import paged
from layout.lines.shapes import LineShape, shape_of
from layout.lines.verse import titles_inside
from layout.markup.marked_lines import MarkedLines
from layout.stories.columns import with_columns
from layout.stories.hints import Hints
from layout.stories.margins import MarginLine, aligned_margin
from layout.stories.model import Copy
from layout.stories.parts import CAPTION, HEAD, START, SUBHEAD
from layout.value import NamedTuple

MOST_BYTES: Final = 2 << 20


def read_dump(
    data: bytes, name: str, hints: Hints | None = None, margin: Sequence[MarginLine] | None = None,
    known: LastAnswers | None = None,
) -> Copy:  # fmt: skip
    """The stories of a dump, in its order, and everything doubtful about them.

    Bad input of any kind gives findings, never an exception.  *name* is the dump's file name in findings; *margin* has
    the lines of its marked file; *known* is what is kept from one reading of a dump of text to the next.
    """
    way = lines_in(data, name)
    if way is not None:
        return read_lines(way.lines, name, hints, way.findings, way, margin) if way.lines else _nothing(way, name)
    if len(data) > MOST_BYTES:
        return Copy((), (finding("dump-too-big", Place(name), size=len(data), most=MOST_BYTES),))
    text, found = decode(data, name)
    if not text.strip():
        return Copy((), (*found, finding("dump-empty", Place(name))))
    if may_be_markdown(text):
        from layout.documents.markdown import is_markdown, read_markdown  # with its patterns 4 ms of a cold run

        if is_markdown(text, name):
            way = read_markdown(text, name)
            return read_lines(way.lines, name, hints, (*found, *way.findings), way, margin)
    return read_lines(lines_of(text), name, hints, found, None, margin, known)


def _nothing(way: MarkedLines, name: str) -> Copy:
    """No line was read: why is reported already, unless there was none."""
    return Copy((), way.findings or (finding("dump-empty", Place(name)),))


def read_lines(
    lines: tuple[SourceLine, ...], name: str, hints: Hints | None = None, found: Sequence[Finding] = (),
    marked: MarkedLines | None = None, margin: Sequence[MarginLine] | None = None, known: LastAnswers | None = None,
) -> Copy:  # fmt: skip
    """As :func:`read_dump`, from lines that another reader has made; *marked* has what its markup settles."""
    if beyond := too_many(lines, name):
        return Copy((), (*found, *beyond))
    lines, marked = rows_of_tabs(lines, marked, lambda one: bool(shape_of(one).furniture))
    written = None
    if margin is not None:
        hints, written, differences = _written(lines, name, hints, marked, margin)
        found = (*found, *differences)
    known = NothingKept() if known is None else known
    kept = known.part("lines")
    mended = repaired(paged(lines), name)
    mended = mended._replace(lines=known.same("source lines", mended.lines))
    divided = _divided(mended.lines, name, hints or Hints(), marked, written, kept)
    apart, strays, style = divided.apart, divided.strays, divided.style
    keeper = Keeper(name, mended.changes)
    keeper.see(divided.shapes)
    copies = settled_groups(divided.groups, kept)
    copies = [one._replace(captions_reported=not divided.captioned.isdisjoint(one.captioned)) for one in copies]
    if written is not None:
        ids = written_ids(written, copies)
    else:
        changed = hints is not None and changes_lines(hints)
        # Most lines are the same without what hints change.
        again = known.part("plain lines", kept) if changed else kept
        plain = _divided(mended.lines, name, Hints(), marked, None, again, weighed=False).groups if changed else ()
        ids = ids_of(copies, [group for group in plain if not group.is_furniture])
    stories = [keeper.story(group, slug, kept) for slug, group in zip(ids, copies, strict=True)]
    findings = [*found, *mended.findings, *divided.findings]
    stories = without_picture_counts(stories, name, findings)
    findings += [*furniture_told(divided.aside, name), *strays_told(strays, name)]
    findings += stray_doubts([shape for shape, _ in strays], name)
    if marked:
        stories = as_stated(stories, lines, marked, name, findings, keeper.put)
    stories = with_rows(with_items(with_columns(stories, lines), apart.items), apart)
    stories = attach(with_verse(stories, apart.shapes, style, kept), divided.hinted, findings, keeper.put, name)
    stated_lines, stated = _stated(divided, marked)
    doubts = doubts_of(stories, copies, hints or Hints(), name, kept)
    findings += [one for one in doubts if one.code not in _UNDOUBTED or not stated.keys() >= set(one.lines)]
    findings += paragraph_doubts(stories, copies, style, stated_lines, name)
    evidence = dict(zip((shape.line.number for shape in apart.shapes), divided.begin, strict=True))
    evidence |= {number: max(_BEGUN, evidence.get(number, 0)) for number in divided.begun}
    open_ = _open(divided, marked)
    told = frozenset(number for one in findings if one.code in DOUBTS for number in one.lines)
    weighed = Evidence(evidence, divided.margins, style, stated_lines - open_, open_, told)
    findings += boundary_doubts(stories, copies, weighed, name, kept)
    stories = apply_fields(stories, hints or Hints(), findings)
    findings = [*once_doubted(findings), *keeper.findings()]
    read = margin_of(lines, copies, ids, [shape for shape, _ in strays], apart)
    findings += not_followed(written, read, lines, name) if written is not None else []
    return Copy(tuple(stories), tuple(findings), read)


class DividedDump(NamedTuple):
    """The lines of a dump divided among its stories, before any words are put together."""

    hinted: HintedLines
    """The lines that are left for stories, with the parts that are settled."""
    shapes: tuple[LineShape, ...]
    """All lines but noise."""
    apart: Blocks
    style: DumpStyle
    begin: Sequence[int]
    """How much speaks for a story's beginning at each line of *hinted*."""
    groups: tuple[Group, ...]
    strays: tuple[tuple[LineShape, str], ...]
    aside: tuple[LineShape, ...]
    """What is no copy."""
    captioned: frozenset[int]
    findings: tuple[Finding, ...]
    titled: frozenset[int]  # lines that are titles in verse
    begun: frozenset[int]  # lines of one article with which a dump would have begun another story
    margins: Mapping[int, int]  # by how much stories are likelier parted so at each line than otherwise


def _divided(
    lines: tuple[SourceLine, ...], name: str, hints: Hints, marked: MarkedLines | None, written: WrittenMargin | None,
    kept: LastAnswers, *, weighed: bool = True,
) -> DividedDump:  # fmt: skip
    """*lines* divided among stories; it is *weighed* how much likelier so than otherwise."""
    hinted = apply_to_lines(lines, hints, name)
    if written is not None:
        parts, blocks = settled_parts(written, hinted.lines)
        hinted = hinted._replace(parts=parts, blocks=blocks)
    hinted, unlabelled = _named_fields(hinted, name, is_plain=marked is None or marked.message)
    known = stated_parts(marked)
    stated = {index: known[line.number] for index, line in enumerate(hinted.lines) if line.number in known}
    hinted = hinted._replace(parts=stated | hinted.parts)
    hinted = hinted._replace(parts=counted_subheads(hinted.lines) | hinted.parts)
    noise, hinted = _without_noise(hinted)
    shaped = kept.row("shapes", None, hinted.lines, lambda at: shape_of(hinted.lines[at]))
    every = kept.same("furnished", furnished(tuple(shaped), hinted.parts))
    apart = blocks_of(every, hinted.parts, name, hinted.blocks, kept, headed=HEAD in known.values())
    found = (*hinted.findings, *unlabelled, *apart.findings)
    shapes = apart.shapes
    hinted = hinted._replace(lines=tuple(shape.line for shape in shapes), parts=apart.parts)
    apart = written_blocks(written, apart) if written is not None else apart
    style = with_partings(dump_style_of(tuple(one for at, one in enumerate(shapes) if at not in apart.listed)), shapes)
    style = style._replace(headed=HEAD in known.values())
    numbers = frozenset(hinted.blocks) | apart.rows.keys() | (marked.structures.keys() if marked else set())
    rows, titles = rows_in(shapes, style, numbers, kept), titles_in(shapes, kept)
    begin = beginnings(shapes, style, rows, titles, kept)
    fitted = fitted_to(shapes, broken=bool(style.wrapped))
    inside = titles_inside(shapes, rows)
    settled = hinted._replace(parts=dict.fromkeys(inside, SUBHEAD) | hinted.parts)
    groups, strays, begun, margins = _grouped(
        shapes, style, settled, apart, marked, written, rows, begin, fitted, titles, kept, weighed=weighed
    )
    aside = (*noise, *apart.furniture, *(shape for group in groups for shape in group.of("furniture")))
    titled, captioned = frozenset(shapes[at].line.number for at in inside), frozenset(_captioned(hinted, marked))
    return DividedDump(
        hinted, every, apart, style, begin, groups, strays, aside, captioned, found, titled, begun, margins
    )


def _named_fields(hinted: HintedLines, name: str, *, is_plain: bool) -> tuple[HintedLines, tuple[Finding, ...]]:
    """*hinted* with the fields of an export in a page's order and without names; lines of a message known."""
    labelled = without_labels(hinted.lines, name)
    moved = {index: hinted.parts[at] for index, at in enumerate(labelled.order) if at in hinted.parts}
    letters = letter_parts(labelled.lines) if is_plain else {}
    opened = opening_parts(labelled.lines, letters, labelled.parts) if letters else {}
    return hinted._replace(lines=labelled.lines, parts=letters | labelled.parts | opened | moved), labelled.findings


def _captioned(hinted: HintedLines, marked: MarkedLines | None) -> set[int]:
    """Numbers of the lines that a hint or the document says are captions."""
    hints = {line.number for at, line in enumerate(hinted.lines) if hinted.parts.get(at) == CAPTION}
    return hints | {one.line.number for one in marked.captions} if marked else hints


def _grouped(
    shapes: tuple[LineShape, ...], style: DumpStyle, hinted: HintedLines, apart: Blocks, marked: MarkedLines | None,
    written: WrittenMargin | None, rows: Sequence[bool], begin: Sequence[int], fitted: Sequence[LineWeights],
    titles: Titles, kept: LastAnswers, *, weighed: bool,
) -> tuple[tuple[Group, ...], tuple[tuple[LineShape, str], ...], frozenset[int], Mapping[int, int]]:  # fmt: skip
    """The stories and the furniture that *shapes* are, as a margin has *written* or as they are likely; and strays.

    Of one article also the numbers of the lines with which a dump would have begun another story; of several, by how
    much they are likelier parted so at each line than otherwise.
    """
    captions = stated_captions(marked)
    begun, margins = frozenset[int](), dict[int, int]()
    if written is not None:
        groups, strays = written_groups(written, (*shapes, *(one for _, several in apart.captions for one in several)))
    else:
        readings = read_roles(
            shapes, style, hinted.parts, rows, begin, fitted, titles, apart.bound, kept, margins=weighed
        )
        groups = with_copy_under_pictures(groups_of(shapes, readings), marked.quoted if marked else ())
        if marked is not None and marked.single:
            begun = frozenset(one.shapes[0].line.number for one in groups[1:] if one.of(HEAD))
            groups = as_one_article(shapes, readings, hinted.parts, rows, style)
        elif weighed:
            margins = {shape.line.number: one.margin for shape, one in zip(shapes, readings, strict=True)}
        groups, strays = settle_lone_heads(with_captions_settled(groups, style))
        captions = [*apart.captions, *captions]
    return with_captions(groups, captions), strays, begun, margins


def _written(
    lines: tuple[SourceLine, ...], name: str, hints: Hints | None, marked: MarkedLines | None,
    margin: Sequence[MarginLine],
) -> tuple[Hints | None, WrittenMargin, list[Finding]]:  # fmt: skip
    """What *margin* says of *lines*, where it differs from how they are read without it, and what does not match.

    Hints beside it may speak of stories and put other words in; what lines are is said in the margin alone.
    """
    found: list[Finding] = []
    if hints and (hints.drop or hints.join or hints.split or hints.assign):
        first = (*hints.drop, *hints.join, *hints.split, *hints.assign)[0]
        found.append(finding("marked-and-hints", first.place))
        hints = hints._replace(drop=(), join=(), split=(), assign=())
    own = hints._replace(stories=()) if hints else None
    plain = read_lines(lines, name, own, (), marked)
    known, differences = aligned_margin(margin, [line.text for line in lines], [line.number for line in lines], name)
    keys = keys_of(lines)
    return hints, written_by({keys[at]: one for at, one in known.items()}, plain.margin, lines), [*found, *differences]


def _stated(divided: DividedDump, marked: MarkedLines | None) -> tuple[frozenset[int], dict[int, str]]:
    """Numbers of the lines whose parts are settled, and what the document says that lines are.

    In one article paragraphs are elements, and nothing begins a story: only lines over 本报讯 are doubted there, and in
    a document those that nothing in it marks.
    """
    stated = stated_parts(marked) | dict.fromkeys(divided.titled, SUBHEAD)
    settled = frozenset(divided.hinted.lines[index].number for index in divided.hinted.parts)
    if marked and marked.single:
        settled |= {line.number for line in divided.hinted.lines} - marked.doubtful - _over_openings(divided)
        stated = {line.number: START for line in divided.hinted.lines} | stated
    return settled, stated


def _open(divided: DividedDump, marked: MarkedLines | None) -> frozenset[int]:
    """Numbers of the lines that are marked as heads and may be subheads, or stand in one article as heads do."""
    if marked is None:
        return frozenset()
    return _over_openings(divided).difference(marked.structures) if marked.single else marked.doubtful


def _over_openings(divided: DividedDump) -> frozenset[int]:
    return frozenset(one.line.number for one, below in pairwise(divided.shapes[1:]) if below.opening)


_BEGUN: Final = 90
"""What speaks for a story beginning where one would in a dump: more than any doubt asks for."""

_UNDOUBTED: Final = ("subhead-alone", "paragraph-unended")
"""What is no doubt about a line whose part the document states."""


def _without_noise(hinted: HintedLines) -> tuple[tuple[LineShape, ...], HintedLines]:
    """Specks and bare page numbers that stand between two lines of the same page break no story; they are reported."""
    noise: list[LineShape] = []
    kept: list[int] = []
    for index, line in enumerate(hinted.lines):
        shape = shape_of(line) if len(line.text) <= _NOISE and index not in hinted.parts else None
        if shape and shape.furniture in ("rule", "folio") and "版" not in line.text and not line.turned:
            noise.append(shape)
        else:
            kept.append(index)
    parts = {new: hinted.parts[index] for new, index in enumerate(kept) if index in hinted.parts}
    return tuple(noise), hinted._replace(lines=tuple(hinted.lines[index] for index in kept), parts=parts)


_NOISE: Final = 3
