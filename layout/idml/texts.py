"""Texts as stories of the document: those that run through frames, and those with a frame of their own."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from layout.fitting.fitted import Fitted
from layout.galley.items import Item
from layout.galley.small_forms import note_mark, without_front
from layout.galley.story import span_style
from layout.galley.table_cells import with_minus
from layout.idml.book import DOM, Book, element, points, words
from layout.idml.groups import TypeGroup, runs_alike
from layout.spec.styles import Stylesheet, TextStyle
from layout.stories.model import Paragraph, stretches
from layout.typeset.ruby import NOTE
from layout.value import NamedTuple

PACKAGING = "http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging"
_PLAIN = "CharacterStyle/$ID/[No character style]"
_NAMED = ("strong", "emphasis", "note")
"""Spans that have a character style of their own."""

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


def _run(text: str, style: str = _PLAIN, **said: str) -> str:
    return element("CharacterStyleRange", words(text), AppliedCharacterStyle=style, **said)


def threaded(book: Book, done: Fitted, styles: Stylesheet) -> list[str]:
    """The paragraphs of a fitted story as they run through its frames, what was left over included."""
    made = [_of_item(book, done, item, styles) for item in done.items]
    return [*(one.replace(_END, f"<Br/>{_END}") for one in made[:-1]), *made[-1:]]


_END = "</CharacterStyleRange></ParagraphStyleRange>"


def _of_item(book: Book, done: Fitted, item: Item, styles: Stylesheet) -> str:
    own = done.story.body[item.index] if 0 <= item.index < len(done.story.body) else None
    style = book.style(item.role, item.style)
    if own is not None and item.role == "row":
        return _paragraph(style, [_run("\t".join(with_minus(cell.text) for cell in own.cells))])
    text = item.prepared.text
    dropped: dict[str, str] = {}
    if own is not None and item.form.initial is not None:
        text = text[: item.lead] + own.text  # its first letter is set by itself
        dropped = {"DropCapCharacters": "1", "DropCapLines": str(item.form.initial.rows)}
    label = _label(own, item, text)
    if own is not None and item.lead < 0:
        own = without_front(own, -item.lead)  # its label, which hangs beside the words
    lead = max(0, item.lead)
    if own is None or text[lead:] != own.text:
        return _paragraph(style, [_run(label + text)])
    runs = [_run(label + text[:lead])] if label or lead else []
    for stretch, spans in stretches(own):
        kinds = " ".join(dict.fromkeys(one.kind for one in spans if one.kind in _NAMED))
        kind = book.span(kinds, span_style(spans, item.style, done.look, styles), item.style) if kinds else _PLAIN
        if any(one.kind == "note" for one in spans):
            stretch = note_mark(stretch)
        ruby = next((one.value for one in spans if one.kind == "ruby"), "")
        above = {"RubyFlag": "true", "RubyString": ruby, "RubyType": "GroupRuby"} if ruby else {}
        for name in (one.kind for one in spans if one.kind in _SET):
            above |= _SET[name]
        if any(one.kind == "dots" for one in spans):
            above |= _dotted(item.style)
        runs.append(_run(stretch, kind, **above))
    return _paragraph(style, runs, **dropped)


_SET = {
    "underline": {"Underline": "true"},
    "warichu": {"Warichu": "true", "WarichuLines": "2", "WarichuSize": str(NOTE / 10)},
}
"""What InDesign sets by itself, by kind of span."""


def _dotted(style: TextStyle) -> dict[str, str]:
    """Emphasis as :mod:`layout.typeset.emphasis` draws it."""
    if style.region == "jp" and style.down:
        return {"KentenKind": "KentenSesameDot", "KentenPosition": "AboveRight"}
    over = style.down or style.region == "jp"
    return {"KentenKind": "KentenSmallBlackCircle", "KentenPosition": "AboveRight" if over else "BelowLeft"}


def _label(own: Paragraph | None, item: Item, text: str) -> str:
    """The label of an item or a note that hangs beside its words, which are *text*; empty where they begin with it."""
    if own is None or item.role != "paragraph" or own.kind not in ("item", "note"):
        return ""
    label = note_mark(own.label) if own.kind == "note" else own.label
    return "" if text.startswith(label) else label


def set_apart(book: Book, group: TypeGroup) -> list[str]:
    """The paragraph of a *group*: its lines as one text, each stretch of it as it is on the page."""
    ranges: list[str] = []
    for run, text in runs_alike(group.lines):
        family, cut = book.font(run.face)
        font = element("AppliedFont", escape(family), type="string")
        font += element("Leading", points(group.leading), type="unit")
        ranges.append(element(
            "CharacterStyleRange", element("Properties", font) + words(text), AppliedCharacterStyle=_PLAIN,
            FontStyle=cut, PointSize=points(run.size), FillColor=book.ink(run.ink), Tracking=group.tracking,
            HorizontalScale=f"{run.squeeze / 10:g}",
        ))  # fmt: skip
    return [_paragraph(book.role_style(group.tag.role if group.tag else "type"), ranges)]
