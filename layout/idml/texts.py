"""Texts as stories of the document: those that run through frames, and the single lines of heads and furniture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from layout.fitting.fitted import Fitted
from layout.galley.items import Item
from layout.idml.book import DOM, Book, element, points, words
from layout.page import GlyphRun, Tag
from layout.stories.model import stretches
from layout.value import NamedTuple

PACKAGING = "http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging"
_PLAIN = "CharacterStyle/$ID/[No character style]"
_NAMED = ("strong", "emphasis")
"""Spans that have a character style of their own."""

HEADS = frozenset(("kicker", "head", "deck"))
"""Roles whose lines, one part of the copy each, stand in one frame and stay as they were broken."""

IN_LINES = HEADS | {"caption"}
"""Roles of one text whose lines are parts."""

_LINE_END = "\u2028"
"""Ends a line within a paragraph."""

IN_THREAD = frozenset(("byline", "dateline", "paragraph", "subhead", "row", "signature"))
"""Roles of what runs through the frames of a story."""


class StoryPart(NamedTuple):
    """A file of the package that holds one text."""

    name: str
    xml: str


def part(kind: str, inner: str) -> str:
    """A file of the package whose root is of *kind*."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<idPkg:{kind} xmlns:idPkg="{PACKAGING}" DOMVersion="{DOM}">{inner}</idPkg:{kind}>\n'
    )


def story(name: str, paragraphs: Iterable[str], *, down: bool) -> StoryPart:
    """The text *name* of *paragraphs*, its lines running across or *down*."""
    way = element("StoryPreference", StoryOrientation="Vertical" if down else "Horizontal",
                  StoryDirection="LeftToRightDirection")  # fmt: skip
    return StoryPart(name, part("Story", element("Story", way + "".join(paragraphs), Self=name, AppliedTOCStyle="n")))


def _paragraph(style: str, runs: Iterable[str], **said: str) -> str:
    """A paragraph of *runs*, of which more is *said*."""
    return element("ParagraphStyleRange", "".join(runs), AppliedParagraphStyle=style, **said)


def _run(text: str, character: str = "", **said: str) -> str:
    style = f"CharacterStyle/{character}" if character else _PLAIN
    return element("CharacterStyleRange", words(text), AppliedCharacterStyle=style, **said)


def threaded(book: Book, done: Fitted) -> list[str]:
    """The paragraphs of a fitted story as they run through its frames, what was left over included."""
    made = [_of_item(book, done, item) for item in done.items]
    return [*(one.replace(_END, f"<Br/>{_END}") for one in made[:-1]), *made[-1:]]


_END = "</CharacterStyleRange></ParagraphStyleRange>"


def _of_item(book: Book, done: Fitted, item: Item) -> str:
    own = done.story.body[item.index] if 0 <= item.index < len(done.story.body) else None
    style = book.style(item.role, item.style)
    if own is not None and item.role == "row":
        return _paragraph(style, [_run("\t".join(cell.text for cell in own.cells))])
    text = item.prepared.text
    dropped: dict[str, str] = {}
    if own is not None and item.form.initial is not None:
        text = text[: item.lead] + own.text  # its first letter is set by itself
        dropped = {"DropCapCharacters": "1", "DropCapLines": str(item.form.initial.rows)}
    label = own.label if own is not None and item.role == "paragraph" and not text.startswith(own.label) else ""
    if own is None or text[item.lead :] != own.text:
        return _paragraph(style, [_run(label + text)])
    runs = [_run(label + text[: item.lead])] if label or item.lead else []
    for stretch, spans in stretches(own):
        kind = next((one.kind for one in spans if one.kind in _NAMED), "")
        ruby = next((one.value for one in spans if one.kind == "ruby"), "")
        above = {"RubyFlag": "true", "RubyString": ruby, "RubyType": "GroupRuby"} if ruby else {}
        runs.append(_run(stretch, kind, **above))
    return _paragraph(style, runs, **dropped)


class TypeGroup(NamedTuple):
    """Lines of type of one tag, such as a caption, that have a frame of their own."""

    tag: Tag | None
    lines: tuple[tuple[GlyphRun, ...], ...]


def set_apart(book: Book, group: TypeGroup) -> list[str]:
    """The paragraph of a *group*: its lines as one text, its size and face as they are on the page."""
    first = group.lines[0][0]
    family, cut = book.font(first.face)
    leading = first.size * 12 // 10
    if len(group.lines) > 1:
        leading = abs(group.lines[1][0].origin.y - first.origin.y) or leading
    font = element("AppliedFont", escape(family), type="string") + element("Leading", points(leading), type="unit")
    run = element(
        "CharacterStyleRange", element("Properties", font) + words(joined(group.lines)), AppliedCharacterStyle=_PLAIN,
        FontStyle=cut, PointSize=points(first.size), FillColor=book.ink(first.ink), Tracking=_tracking(first),
        HorizontalScale=f"{first.squeeze / 10:g}",
    )  # fmt: skip
    return [_paragraph(book.role_style(group.tag.role if group.tag else "type"), [run])]


def joined(lines: Sequence[Sequence[GlyphRun]]) -> str:
    """The text of *lines* laid end to end; words of Latin that a line end parted keep a space between.

    Lines of a head stay as they were broken.
    """
    made = ""
    cell = part_before = None
    for line in lines:
        here_part = line[0].tag.part if line[0].tag else None
        if made and here_part != part_before and line[0].tag and line[0].tag.role in HEADS:
            made = f"{made.rstrip()}{_LINE_END}"
        part_before = here_part
        for run in line:
            said = "".join(run.texts)
            here = run.tag.cell if run.tag else None
            made += "\t" if here != cell and made else ""
            cell = here
            made += said
        made += " " if made[-1:].isascii() and made[-1:].isalnum() else ""
    return made.rstrip()


def _tracking(run: GlyphRun) -> int:
    """White after every character of *run* in thousandths of an em, where all are as far from each other."""
    steps = {after - before for before, after in zip(run.xs, run.xs[1:], strict=False)}
    if len(steps) != 1 or not run.size:
        return 0
    step = steps.pop() - run.size * run.squeeze // 1000
    return step * 1000 // run.size if step > 0 and all(ord(one[:1] or "a") > 0x2E7F for one in run.texts) else 0
