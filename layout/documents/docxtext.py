"""The words of one paragraph of a Word document, with what is raised, lowered, annotated, hidden or struck out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from layout.markup.equations import CIRCLED, FRACTIONS, equation_of
from layout.stories.model import Span
from layout.stories.unset import as_script

_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr", "sdtPr", "delText", "delInstrText", "rubyPr")
)
_SIGNS: Final = {
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFE): "☑", ("wingdings", 0xA8): "☐", ("wingdings", 0x6F): "☐",
    ("wingdings", 0xFB): "✗", ("wingdings", 0x6C): "●", ("wingdings", 0x6E): "■", ("wingdings", 0x75): "◆",
    ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0xA3): "☐", ("wingdings 2", 0x54): "☒",
}  # fmt: skip
"""Signs of Microsoft's symbol fonts that copy uses, by font and code, as the characters Unicode has for them."""

PAGE: Final = "\f"
_DEEPEST: Final = 200

NOT_CARRIED: Final = {
    "chart": "chart", "relIds": "SmartArt", "OLEObject": "OLE", "altChunk": "altChunk", "subDoc": "subDoc",
    "control": "ActiveX",
    "rad": "formula", "nary": "formula", "m": "formula", "eqArr": "formula", "limLow": "formula", "limUpp": "formula",
    "acc": "formula", "groupChr": "formula", "borderBox": "formula", "sPre": "formula", "contentPart": "ink",
    "eastAsianLayout": "eastAsianLayout", "highlight": "highlight", "videoFile": "video", "webVideoPr": "video",
}  # fmt: skip
"""Elements that show something which is not carried over, or not as it is, by the name they are reported under."""

_HELD: Final = (
    ("b", "strong"), ("i", "emphasis"), ("em", "dots"), ("u", "underline"),
)  # fmt: skip
_STYLED: Final = {
    "strong": "strong",
    "emphasis": "emphasis",
    "intense emphasis": "emphasis",
    "subtle emphasis": "emphasis",
}
"""Character styles of Word that say what its buttons say."""


def tag_of(element: Any) -> str:  # noqa: ANN401 - an lxml element, whose package has no types
    """The local name of *element*, "" for comments."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, wanted: str) -> str:  # noqa: ANN401
    """An attribute by its local name."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == wanted), "")


def child(element: Any, wanted: str) -> Any:  # noqa: ANN401
    """The first child with that local name, or ``None``."""
    return next((one for one in element.iterchildren() if tag_of(one) == wanted), None)


def _is_on(properties: Any, name: str) -> bool:  # noqa: ANN401
    one = child(properties, name) if properties is not None else None
    return one is not None and attribute(one, "val") not in ("0", "false", "off")


class _Field:
    """A field while it is read: what it is reported to do, and where its words begin."""

    __slots__ = ("said", "start")

    def __init__(self, start: int) -> None:
        self.said: list[str] = []
        self.start = start


class ParagraphWords:
    """Reads paragraphs one after the other; counts notes and keeps what was left out."""

    def __init__(
        self, links: Mapping[str, str] = MappingProxyType({}), styles: Mapping[str, str] | None = None
    ) -> None:
        self.hidden: list[str] = []
        self.not_carried: list[tuple[str, str]] = []
        """Kinds of :data:`NOT_CARRIED` with words that stand near."""
        self.struck: list[str] = []
        self.unknown: list[str] = []
        self.notes: dict[str, str] = {}
        """Id of a note → its mark."""
        self._links, self._styles = links, styles or {}
        self._fields: list[_Field] = []
        self._out: list[str] = []
        self._size = 0
        self._spans: list[Span] = []

    def read(self, paragraph: Any) -> tuple[str, tuple[Span, ...]]:  # noqa: ANN401
        """Text (line breaks as LF, page breaks as FF) and spans of *paragraph*."""
        self._out, self._spans, self._size = [], [], 0
        for field in self._fields:
            field.start = 0
        said = len(self.not_carried)
        self._walk(paragraph, 0)
        text = "".join(self._out)
        self.not_carried[said:] = [(kind, text.strip()[:12]) for kind, _ in self.not_carried[said:]]
        return text, tuple(sorted(self._spans))

    def _put(self, words: str) -> None:
        self._out.append(words)
        self._size += len(words)

    def _taken_back(self, kept: int) -> str:
        """What was put since there were *kept* pieces, which is no longer there."""
        words = "".join(self._out[kept:])
        del self._out[kept:]
        self._size -= len(words)
        return words

    def _walk(self, element: Any, depth: int) -> None:  # noqa: ANN401
        for one in element.iterchildren():
            tag = tag_of(one)
            if tag in _SKIPPED or depth > _DEEPEST:
                continue
            if tag in NOT_CARRIED:
                self.not_carried.append((NOT_CARRIED[tag], ""))
            if tag == "r":
                self._run(one, depth)
            elif tag == "t":
                self._put(one.text or "")
            elif tag in ("br", "cr"):
                self._put(PAGE if attribute(one, "type") == "page" else "\n")
            elif tag in ("tab", "ptab"):
                self._put("\t")
            elif tag == "noBreakHyphen":
                self._put("-")
            elif tag == "sym":
                self._sign(one)
            elif tag == "ruby":
                self._ruby(one, depth)
            elif tag == "f":
                self._fraction(one)
            elif tag in ("sSup", "sSub", "sSubSup"):
                self._script(one, depth, tag)
            elif tag in ("footnoteReference", "endnoteReference"):
                self._note(one, tag)
            elif tag in ("fldChar", "instrText"):
                self._field(one, tag)
            elif tag in ("hyperlink", "sdt"):
                self._around(one, tag, depth)
            elif tag == "textpath":
                self._put(attribute(one, "string"))
            else:
                self._walk(one, depth + 1)

    def _around(self, element: Any, tag: str, depth: int) -> None:  # noqa: ANN401
        """A link, or a field to be filled in: what stands in an empty one is no word of the writer."""
        start, pieces, kept = self._size, len(self._out), len(self._spans)
        self._walk(element, depth + 1)
        if tag == "hyperlink":
            self._link(start, self._links.get(attribute(element, "id"), ""))
        elif _is_on(child(element, "sdtPr"), "showingPlcHdr"):
            words = self._taken_back(pieces)
            self.hidden += [words] if words else []
            del self._spans[kept:]

    def _link(self, start: int, address: str) -> None:
        if address.lower().startswith(("http://", "https://")) and self._size > start:
            self._spans.append(Span(start, self._size, "link", address))

    def _field(self, element: Any, tag: str) -> None:  # noqa: ANN401
        """A field: its words are what it showed when it was saved, but an equation is in its instruction alone."""
        kind = attribute(element, "fldCharType")
        if tag == "instrText":
            if self._fields:
                self._fields[-1].said.append(element.text or "")
        elif kind == "begin":
            self._fields.append(_Field(self._size))
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self._size
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            said = "".join(field.said).strip()
            if said[:3].upper() == "EQ ":
                if self._size == field.start:
                    self._equation(said[3:])
            elif said[:10].upper() == "HYPERLINK ":
                self._link(field.start, said[10:].partition('"')[2].partition('"')[0])

    def _equation(self, said: str) -> None:
        """What Word draws by an EQ field: ruby (拼音指南), a character in a circle, a fraction; others as words."""
        words, kind, value = equation_of(said)
        start = self._size
        self._put(words)
        if kind == "ruby":
            self._spans.append(Span(start, self._size, "ruby", value))
        elif kind:
            self.not_carried.append((kind, ""))

    def _run(self, run: Any, depth: int) -> None:  # noqa: ANN401
        properties = child(run, "rPr")
        start, pieces = self._size, len(self._out)
        kept = len(self._spans)
        self._walk(run, depth + 1)
        words = "".join(self._out[pieces:])
        left_out = self.hidden if _is_on(properties, "vanish") else None
        if _is_on(properties, "strike") or _is_on(properties, "dstrike"):
            left_out = self.struck
        if left_out is not None and words:
            left_out.append(words)
            self._taken_back(pieces)
            del self._spans[kept:]
            return
        if _is_on(properties, "caps") and words.upper() != words:
            self._taken_back(pieces)
            self._put(words.upper())
        if properties is not None:
            self.not_carried += [
                (NOT_CARRIED[name], "") for one in properties.iterchildren() if (name := tag_of(one)) in NOT_CARRIED
            ]
        raised = child(properties, "vertAlign") if properties is not None else None
        kind = {"superscript": "sup", "subscript": "sub"}.get(attribute(raised, "val") if raised is not None else "")
        if kind and words and len(self._spans) == kept:
            self._put_script(pieces, kind)
        elif words.strip():
            self._spans += [Span(start, start + len(words), kind) for kind in self._kinds_of(properties)]

    def _kinds_of(self, properties: Any) -> list[str]:  # noqa: ANN401
        """What holds for a run with these *properties*."""
        made: list[str] = []
        for name, kind in _HELD:
            value = child(properties, name) if properties is not None else None
            said = attribute(value, "val") if value is not None else "none"
            if said not in ("0", "false", "off", "none"):
                made.append("wave" if kind == "underline" and said.startswith("wav") else kind)
        style = child(properties, "rStyle") if properties is not None else None
        styled = _STYLED.get(self._styles.get(attribute(style, "val"), "")) if style is not None else None
        return [*made, styled] if styled and styled not in made else made

    def _put_script(self, pieces: int, kind: str) -> None:
        """Raise or lower what was put since there were *pieces*."""
        words = self._taken_back(pieces)
        plain = as_script(words, kind)
        if not plain:
            self._spans.append(Span(self._size, self._size + len(words), kind))
        self._put(plain or words)

    def _script(self, element: Any, depth: int, tag: str) -> None:  # noqa: ANN401
        for name in ("e", "sub", "sup"):
            part = child(element, name)
            if part is not None and (name == "e" or name in tag.lower()):
                pieces = len(self._out)
                self._walk(part, depth + 1)
                if name != "e":
                    self._put_script(pieces, name)

    def _ruby(self, ruby: Any, depth: int) -> None:  # noqa: ANN401
        base, beside = child(ruby, "rubyBase"), child(ruby, "rt")
        start = self._size
        if base is not None:
            self._walk(base, depth + 1)
        words = "".join(_texts(beside)) if beside is not None else ""
        if words and self._size > start:
            self._spans.append(Span(start, self._size, "ruby", words))
        elif words:
            self._put(words)

    def _fraction(self, element: Any) -> None:  # noqa: ANN401
        parts = ["".join(_texts(one)) for one in (child(element, "num"), child(element, "den")) if one is not None]
        words = "/".join(parts)
        self._put(FRACTIONS.get(words, words))

    def _sign(self, element: Any) -> None:  # noqa: ANN401
        font = attribute(element, "font").lower()
        code = attribute(element, "char")
        number = int(code, 16) if code and all(one in "0123456789abcdefABCDEF" for one in code[:6]) else 0
        sign = _SIGNS.get((font, number & 0xFF), "")
        if not sign:
            self.unknown.append(f"{attribute(element, 'font')[:20]} {code[:8]}")
        self._put(sign or "〓")

    def _note(self, element: Any, tag: str) -> None:  # noqa: ANN401
        key = f"{tag[:-9]}{attribute(element, 'id')}"
        count = len(self.notes)
        mark = self.notes.setdefault(key, CIRCLED[count] if count < len(CIRCLED) else f"[{count + 1}]")
        start = self._size
        self._put(mark)
        self._spans.append(Span(start, start + len(mark), "note"))


def _texts(element: Any) -> list[str]:  # noqa: ANN401
    return [one.text or "" for one in element.iter() if tag_of(one) == "t"]
