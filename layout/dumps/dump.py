"""One raw dump of a page becomes stories: decode → lines → hints → shapes → parts → groups → stories → doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.characters.changes import Change
from layout.characters.normalise import normalise
from layout.characters.repairs import repaired
from layout.characters.source import SourceLine, decode, lines_of
from layout.documents.formats import lines_in
from layout.documents.markdown import is_markdown, read_markdown
from layout.dumps.apply_hints import HintedLines, apply_fields, apply_to_lines, attach, changes_lines
from layout.dumps.assemble import story_of
from layout.dumps.blocks import blocks_of, with_items, with_rows
from layout.dumps.boundaries import beginnings
from layout.dumps.boundary_doubts import boundary_doubts
from layout.dumps.broken_paragraphs import paragraph_doubts
from layout.dumps.doubts import doubts_of, stray_doubts
from layout.dumps.groups import Group, groups_of
from layout.dumps.interruptions import with_captions
from layout.dumps.lone_heads import settle_lone_heads
from layout.dumps.pieces import settled
from layout.dumps.roles import read_roles
from layout.dumps.story_ids import ids_of
from layout.dumps.structure import unset_spans, with_structure
from layout.findings import Finding, Place, finding
from layout.lines.dump_style import dump_style_of
from layout.lines.furniture import is_page_start
from layout.lines.labels import without_labels
from layout.lines.shapes import LineShape, shape_of
from layout.markup.marked_lines import MarkedLines
from layout.stories.hints import Hints
from layout.stories.model import Copy
from layout.stories.parts import CAPTION, HEAD, HEAD_MORE, START

MOST_BYTES: Final = 2 << 20


def read_dump(data: bytes, name: str, hints: Hints | None = None) -> Copy:
    """The stories of a dump, in its order, and everything doubtful about them.

    Bad input of any kind gives findings, never an exception.  *name* is the dump's file name in findings.
    """
    way = lines_in(data, name)
    if way is not None:
        return read_lines(way.lines, name, hints, way.findings, way) if way.lines else _nothing(way, name)
    if len(data) > MOST_BYTES:
        return Copy((), (finding("dump-too-big", Place(name), size=len(data), most=MOST_BYTES),))
    text, found = decode(data, name)
    if not text.strip():
        return Copy((), (*found, finding("dump-empty", Place(name))))
    if "#" in text and is_markdown(text, name):
        way = read_markdown(text, name)
        return read_lines(way.lines, name, hints, (*found, *way.findings), way)
    return read_lines(lines_of(text), name, hints, found)


def _nothing(way: MarkedLines, name: str) -> Copy:
    """No line was read: why is reported already, unless there was none."""
    return Copy((), way.findings or (finding("dump-empty", Place(name)),))


def read_lines(
    lines: tuple[SourceLine, ...], name: str, hints: Hints | None = None, found: Sequence[Finding] = (),
    marked: MarkedLines | None = None,
) -> Copy:  # fmt: skip
    """As :func:`read_dump`, from lines that another reader has made; *marked* has what its markup settles."""
    mended = repaired(_paged(lines), name)
    hinted = apply_to_lines(mended.lines, hints or Hints(), name)
    labelled = without_labels(hinted.lines, name)
    moved = {index: hinted.parts[at] for index, at in enumerate(labelled.order) if at in hinted.parts}
    hinted = hinted._replace(lines=labelled.lines, parts=labelled.parts | moved)
    known: dict[int, str] = dict.fromkeys(marked.structures, START) | dict(marked.parts) if marked else {}
    if known:
        settled_parts = {index: known[line.number] for index, line in enumerate(hinted.lines) if line.number in known}
        hinted = hinted._replace(parts=settled_parts | hinted.parts)
    findings = [*found, *mended.findings, *hinted.findings, *labelled.findings]
    noise, hinted = _without_noise(hinted)
    findings += _field_findings(noise, name)
    every = tuple(map(shape_of, hinted.lines))
    keeper = _Keeper(name, mended.changes)
    keeper.see(every)
    apart = blocks_of(every, hinted.parts, name, hinted.blocks)
    shapes = apart.shapes
    captioned = {line.number for index, line in enumerate(hinted.lines) if hinted.parts.get(index) == CAPTION}
    hinted = hinted._replace(lines=tuple(shape.line for shape in shapes), parts=apart.parts)
    findings += [*_field_findings(apart.furniture, name), *apart.findings]
    style = dump_style_of(tuple(shape for at, shape in enumerate(shapes) if at not in apart.listed))
    structures = frozenset(hinted.blocks) | (marked.structures.keys() if marked else set())
    groups = groups_of(shapes, read_roles(shapes, style, hinted.parts, structures, apart.bound))
    groups, strays = settle_lone_heads(groups)
    told_captions = [(one.under, (shape_of(one.line),)) for one in marked.captions] if marked else []
    groups = with_captions(groups, (*apart.captions, *_together(told_captions)))
    copies = [settled(group) for group in groups if not group.is_furniture]
    copies = [one._replace(captions_told=not captioned.isdisjoint(one.captioned)) for one in copies]
    plain = read_lines(lines, name, None, (), marked).stories if hints and changes_lines(hints) else ()
    ids = ids_of(copies, plain)
    stories = [story_of(group, slug, name, keeper.put) for slug, group in zip(ids, copies, strict=True)]
    findings += _furniture(groups, name)
    findings += _strays(strays, name)
    findings += stray_doubts([shape for shape, _ in strays], name)
    if marked:
        texts = {line.number: line.text for line in lines}
        stories = with_structure(stories, texts, marked.spans, marked.structures, keeper.put)
        for number, span in unset_spans(stories, marked.spans):
            words = texts.get(number, "")
            place = Place(name, number, 1, words[:60])
            findings.append(finding("script-not-set", place, words=words[span.start : span.end][:20]))
    stories = with_rows(with_items(stories, apart.items), apart.rows)
    stories = attach(stories, hinted, findings, keeper.put, name)
    doubts = doubts_of(stories, copies, hints or Hints(), name)
    findings += [one for one in doubts if one.code not in _UNDOUBTED or not (one.place and one.place.line in known)]
    settled_lines = frozenset(hinted.lines[index].number for index in hinted.parts)
    findings += paragraph_doubts(stories, copies, style, settled_lines, name)
    evidence = dict(zip((shape.line.number for shape in shapes), beginnings(shapes, style), strict=True))
    certain = settled_lines - marked.doubtful if marked else settled_lines
    findings += boundary_doubts(stories, copies, evidence, style, certain, name)
    stories = apply_fields(stories, hints or Hints(), findings)
    findings += keeper.findings()
    return Copy(tuple(stories), tuple(findings))


_UNDOUBTED: Final = ("subhead-alone", "paragraph-unended")
"""What is no doubt about a line whose part the document states."""


def _together(captions: Sequence[tuple[int, tuple[LineShape, ...]]]) -> list[tuple[int, tuple[LineShape, ...]]]:
    """Captions under one line as one, of which only the last keeps its credit apart: a story has one."""
    made: dict[int, list[LineShape]] = {}
    for under, shapes in captions:
        made.setdefault(under, []).extend(shapes)
    return [
        (under, (*(shape_of(one.line, frozenset(("credit", "sign"))) for one in shapes[:-1]), shapes[-1]))
        for under, shapes in made.items()
    ]


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


def _furniture_kind(shape: LineShape) -> str:
    if shape.furniture or not shape.text:
        return shape.furniture or "markup"
    return "label" if shape.text[-1] in "：:" else "field"


def _field_findings(shapes: Sequence[LineShape], name: str) -> list[Finding]:
    return [
        finding(
            "page-furniture",
            _place(shape, name),
            kind=_furniture_kind(shape),
            text=shape.line.text[:40],
        )
        for shape in shapes
    ]


def _paged(lines: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    """Lines with pages counted at 第N版 lines as well, where the dump has several of them."""
    starts = [line.number for line in lines if is_page_start(line.text)]
    if len(starts) < 2 or any(line.turned for line in lines):
        return lines
    page = 0 if lines[0].number == starts[0] else 1
    made: list[SourceLine] = []
    wanted = set(starts)
    for line in lines:
        page += line.number in wanted
        made.append(line._replace(page=max(page, 1)))
    return tuple(made)


_GLYPHS: Final = 6
"""Look-alikes reported one by one; a page from a PDF has dozens, and those beyond are listed in one finding."""


class _Keeper:
    """Brings texts to their final form and remembers what was changed where."""

    def __init__(self, name: str, glyphs: Sequence[tuple[int, Change]]) -> None:
        self._name = name
        self._marks: Counter[str] = Counter()
        self._first = 0
        self._glyphs = list(glyphs)
        self._kinds: Counter[str] = Counter()
        self._where: dict[str, int] = {}

    def see(self, shapes: Sequence[LineShape]) -> None:
        for shape in shapes:
            for change in shape.changes:
                if change.kind in ("radical", "compatibility", "private"):
                    self._glyphs.append((shape.line.number, change))
                else:
                    self._kinds[change.kind] += change.count
                    self._where.setdefault(change.kind, shape.line.number)

    def put(self, text: str, line: int) -> str:
        done = normalise(text)
        for change in done.changes:
            self._marks[f"{change.old}→{change.new}"] += change.count
            self._first = self._first or line
        return done.text

    def findings(self) -> list[Finding]:
        once: dict[tuple[str, str], int] = {}
        for line, one in self._glyphs:
            once.setdefault((one.old, one.new), line)
        kinds = list(once.items())
        made = [
            finding("glyph-replaced", Place(self._name, line), old=old, new=new, code=f"U+{ord(old):04X}")
            for (old, new), line in kinds[:_GLYPHS]
        ]
        if len(kinds) > _GLYPHS:
            listed = "  ".join(f"{old}→{new}" for (old, new), _ in kinds[_GLYPHS:])
            place = Place(self._name, kinds[_GLYPHS][1])
            made.append(finding("glyphs-replaced", place, count=len(kinds) - _GLYPHS, listed=listed))
        codes = {
            "markup": "markup-removed", "zero-width": "zero-width-removed", "control": "control-removed",
            "width": "width-changed", "space": "space-changed", "variation": "variation-removed",
        }  # fmt: skip
        for kind, count in self._kinds.items():
            made.append(finding(codes[kind], Place(self._name, self._where[kind]), count=count))
        if self._marks:
            listed = "  ".join(f"{what} {count}" for what, count in self._marks.most_common(12))
            made.append(finding("halfwidth-punctuation", Place(self._name), count=self._marks.total(), listed=listed))
        return made


def _furniture(groups: Sequence[Group], name: str) -> list[Finding]:
    return _field_findings([shape for group in groups for shape in group.of("furniture")], name)


def _strays(strays: Sequence[tuple[LineShape, str]], name: str) -> list[Finding]:
    """A head is reported as one; anything else as a line of no story."""
    return [
        finding("stray-headline" if part in _HEADS else "stray-line", _place(shape, name), text=shape.line.text[:40])
        for shape, part in strays
    ]


_HEADS: Final = (HEAD, HEAD_MORE)


def _place(shape: LineShape, name: str) -> Place:
    return Place(name, shape.line.number, 1, shape.line.text[:60])
