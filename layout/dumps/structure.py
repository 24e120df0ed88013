"""What a document states of its lines put on the paragraphs that were read from them: lists, tables, notes, spans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from layout.characters.source import SourceLine
from layout.dumps.assemble import Put
from layout.findings import Finding, Place, finding
from layout.lines.shapes import LineShape, shape_of
from layout.markup.marked_lines import MarkedLines
from layout.stories.model import Cell, Paragraph, Span, Story
from layout.stories.parts import START


def stated_parts(marked: MarkedLines | None) -> dict[int, str]:
    """What the document says that its lines are, by their numbers."""
    return dict.fromkeys(marked.structures, START) | dict(marked.parts) if marked else {}


def stated_captions(marked: MarkedLines | None) -> list[tuple[int, tuple[LineShape, ...]]]:
    """Captions under one line as one, of which only the last keeps its credit apart: a story has one."""
    made: dict[int, list[LineShape]] = {}
    for one in marked.captions if marked else ():
        made.setdefault(one.under, []).append(shape_of(one.line))
    return [
        (under, (*(shape_of(one.line, frozenset(("credit", "sign"))) for one in shapes[:-1]), shapes[-1]))
        for under, shapes in made.items()
    ]


def as_stated(
    stories: Sequence[Story], lines: Sequence[SourceLine], marked: MarkedLines, name: str, findings: list[Finding],
    put: Put,
) -> list[Story]:  # fmt: skip
    """*stories* with what the document states of their lines; raised words that are set plain are written."""
    texts = {line.number: line.text for line in lines}
    made = _with_structure(stories, texts, marked.spans, marked.structures, put)
    for number, span in _unset_spans(made, marked.spans):
        words = texts.get(number, "")
        place = Place(name, number, 1, words[:60])
        base = words[span.start : span.end][:20]
        if span.kind == "ruby":
            findings.append(finding("ruby-not-set", place, words=base, ruby=span.value[:20]))
        else:
            findings.append(finding("script-not-set", place, words=base))
    return made


def _with_structure(
    stories: Sequence[Story], texts: Mapping[int, str], spans: Mapping[int, tuple[Span, ...]],
    structures: Mapping[int, Paragraph], put: Put,
) -> list[Story]:  # fmt: skip
    """*stories* whose paragraphs are what the document says; *texts* are its lines by number."""
    if not spans and not structures:
        return list(stories)
    made: list[Story] = []
    for story in stories:
        body = tuple(_paragraph(one, texts, spans, structures, put) for one in story.body)
        made.append(story._replace(body=body))
    return made


def _paragraph(
    one: Paragraph, texts: Mapping[int, str], spans: Mapping[int, tuple[Span, ...]],
    structures: Mapping[int, Paragraph], put: Put,
) -> Paragraph:  # fmt: skip
    structure = structures.get(one.lines[0]) if len(one.lines) == 1 else None
    if structure is not None and one.kind == "p":
        cells = tuple(_cell(cell, put(cell.text)) for cell in structure.cells)
        text = "\u3000".join(cell.text for cell in cells) if cells else one.text
        own = _moved(structure.text, text, structure.spans) if structure.spans else ()
        return structure._replace(text=text, cells=cells, lines=one.lines, spans=own)
    found: list[Span] = []
    for line in one.lines:
        if line in spans:
            found += _moved(texts.get(line, ""), one.text, spans[line])
    return one._replace(spans=tuple(sorted(found))) if found else one


def _cell(cell: Cell, text: str) -> Cell:
    return cell._replace(text=text, spans=_moved(cell.text, text, cell.spans) if cell.spans else ())


def _unset_spans(stories: Sequence[Story], spans: Mapping[int, tuple[Span, ...]]) -> Iterator[tuple[int, Span]]:
    """Raised, lowered and annotated words (line and span) that stand in no paragraph: those of heads and captions."""
    kept = {line for story in stories for one in story.body if one.kind != "subhead" for line in one.lines}
    for line, several in spans.items():
        yield from ((line, one) for one in several if one.kind in ("sup", "sub", "ruby") and line not in kept)


def _moved(source: str, text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """*spans* of *source* where the same letters stand in *text*; marks may have changed their width."""
    places = [at for at, char in enumerate(text) if char.isalnum()]
    letters = "".join(text[at] for at in places)
    whole = [at for at, char in enumerate(source) if char.isalnum()]
    before = "".join(source[at] for at in whole)
    shift = before.find(letters) if len(letters) <= len(before) else -letters.find(before)
    if shift < 0 and len(letters) <= len(before):
        return ()
    made: list[Span] = []
    for span in spans:
        first, last = bisect_left(whole, span.start) - shift, bisect_left(whole, span.end) - 1 - shift
        if 0 <= first <= last < len(places):
            start, end = places[first], places[last] + 1
            # The marks that stand in it at its ends, as far as there are any.
            before_it, after_it = whole[first + shift] - span.start, span.end - whole[last + shift] - 1
            start = max(start - before_it, places[first - 1] + 1 if first else 0)
            end = min(end + after_it, places[last + 1] if last + 1 < len(places) else len(text))
            made.append(span._replace(start=start, end=end))
    return tuple(made)
