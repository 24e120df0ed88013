"""The words of one paragraph of a Word document, with what is raised, lowered, annotated, hidden or struck out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from layout.characters.source import OTHER_ENDS
from layout.documents.direct_formatting import is_red, is_shaded, raised
from layout.documents.docxtree import NOTHING, PartNode
from layout.documents.symbolfonts import sign_of
from layout.markup.equations import CIRCLED, FRACTIONS, equation_of
from layout.markup.fields import shown_by
from layout.stories.model import Span
from layout.stories.unset import as_script

_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr", "sdtPr", "delText", "delInstrText", "rubyPr")
)
PAGE: Final = "\f"
_DEEPEST: Final = 200

NOT_CARRIED: Final = {
    "chart": "chart", "relIds": "SmartArt", "OLEObject": "OLE", "altChunk": "altChunk", "subDoc": "subDoc",
    "control": "ActiveX",
    "rad": "formula", "nary": "formula", "m": "formula", "eqArr": "formula", "limLow": "formula", "limUpp": "formula",
    "acc": "formula", "bar": "formula", "phant": "formula",
    "groupChr": "formula", "borderBox": "formula", "sPre": "formula", "contentPart": "ink",
    "eastAsianLayout": "eastAsianLayout", "highlight": "highlight", "videoFile": "video", "webVideoPr": "video",
    "dayShort": "date", "dayLong": "date", "monthShort": "date", "monthLong": "date", "yearShort": "date",
    "yearLong": "date", "pgNum": "page number",
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

_TERMS: Final = frozenset("+-−±=")
"""Signs of a sum, which a fraction holds together."""


class _Field:
    """A field while it is read: what it is reported to do, its form, where its words begin and whether it has any."""

    __slots__ = ("form", "said", "separate", "start")

    def __init__(self, start: int, form: PartNode) -> None:
        self.said: list[str] = []
        self.start = start
        self.form = form
        self.separate = False


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

    def read(self, paragraph: PartNode) -> tuple[str, tuple[Span, ...]]:
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

    def _walk(self, element: PartNode, depth: int) -> None:
        for one in element.nodes:
            tag = one.tag
            if tag in _SKIPPED or depth > _DEEPEST:
                continue
            if tag in NOT_CARRIED:
                self.not_carried.append((NOT_CARRIED[tag], ""))
            if tag == "r":
                self._run(one, depth)
            elif tag == "t":
                self._put(OTHER_ENDS.sub("\n", one.text))
            elif tag in ("br", "cr"):
                self._put(PAGE if one.get("type") == "page" else "\n")
            elif tag in ("tab", "ptab"):
                self._put("\t")
            elif tag == "noBreakHyphen":
                self._put("-")
            elif tag == "sym":
                self._sign(one)
            elif tag == "ruby":
                self._ruby(one, depth)
            elif tag == "f":
                self._fraction(one, depth)
            elif tag == "d":
                self._bracketed(one, depth)
            elif tag in ("sSup", "sSub", "sSubSup"):
                self._script(one, depth, tag)
            elif tag in ("footnoteReference", "endnoteReference"):
                self._note(one, tag)
            elif tag in ("fldChar", "instrText"):
                self._field(one, tag)
            elif tag in ("hyperlink", "sdt", "fldSimple"):
                self._around(one, tag, depth)
            elif tag == "textpath":
                self._put(one.get("string"))
            else:
                self._walk(one, depth + 1)

    def _around(self, element: PartNode, tag: str, depth: int) -> None:
        """A link, or a field of either kind: what stands in an empty one is no word of the writer."""
        start, pieces, kept = self._size, len(self._out), len(self._spans)
        self._walk(element, depth + 1)
        if tag == "hyperlink":
            self._link(start, self._links.get(element.get("id"), ""))
        elif tag == "fldSimple":
            self._ended(element.get("instr").strip(), start, NOTHING, kept=bool(element.nodes))
        elif element.first("sdtPr").is_on("showingPlcHdr"):
            words = self._taken_back(pieces)
            self.hidden += [words] if words else []
            del self._spans[kept:]

    def _link(self, start: int, address: str) -> None:
        if address.lower().startswith(("http://", "https://")) and self._size > start:
            self._spans.append(Span(start, self._size, "link", address))

    def _field(self, element: PartNode, tag: str) -> None:
        """A field: its words are what it showed when it was saved, but an equation is in its instruction alone."""
        kind = element.get("fldCharType")
        if tag == "instrText":
            if self._fields:
                self._fields[-1].said.append(element.text)
        elif kind == "begin":
            self._fields.append(_Field(self._size, element.first("ffData")))
        elif kind == "separate" and self._fields:
            self._fields[-1].start, self._fields[-1].separate = self._size, True
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            self._ended("".join(field.said).strip(), field.start, field.form, kept=field.separate)

    def _ended(self, said: str, start: int, form: PartNode, *, kept: bool) -> None:
        """A field with the instruction *said* is over, whose words begin at *start* if it has *kept* any."""
        if said[:3].upper() == "EQ ":
            if self._size == start:
                self._equation(said[3:])
        elif said[:10].upper() == "HYPERLINK ":
            self._link(start, said[10:].partition('"')[2].partition('"')[0])
        elif not kept:
            self._unkept(said, form)

    def _unkept(self, said: str, form: PartNode) -> None:
        """What a field shows that keeps no words: those of its instruction or of its *form*; others are reported."""
        box, chosen = form.child("checkBox"), form.child("ddList")
        if box is not None:
            self._put("☑" if box.is_on("checked" if box.child("checked") else "default") else "☐")
        elif chosen is not None:
            entries = [one.get("val") for one in chosen.nodes if one.tag == "listEntry"]
            number = (chosen.value("result") or chosen.value("default") or "0")[:4]
            self._put(entries[int(number)] if number.isdecimal() and int(number) < len(entries) else "")
        else:
            words, kind = shown_by(said, sign_of)
            self._put(words)
            self.not_carried += [(kind, "")] if kind else []

    def _equation(self, said: str) -> None:
        """What Word draws by an EQ field: ruby (拼音指南), a character in a circle, a fraction; others as words."""
        words, kind, value = equation_of(said)
        start = self._size
        self._put(words)
        if kind == "ruby":
            self._spans.append(Span(start, self._size, "ruby", value))
        elif kind:
            self.not_carried.append((kind, ""))

    def _run(self, run: PartNode, depth: int) -> None:
        properties = run.first("rPr")
        start, pieces = self._size, len(self._out)
        kept = len(self._spans)
        self._walk(run, depth + 1)
        words = "".join(self._out[pieces:])
        left_out = self.hidden if properties.is_on("vanish") else None
        if properties.is_on("strike") or properties.is_on("dstrike"):
            left_out = self.struck
        if left_out is not None and words:
            left_out.append(words)
            self._taken_back(pieces)
            del self._spans[kept:]
            return
        if (properties.is_on("caps") or properties.is_on("smallCaps")) and words.upper() != words:
            self._taken_back(pieces)
            self._put(words.upper())
        self._look(properties)
        kind = raised(properties, words)
        if kind and words and len(self._spans) == kept:
            self._put_script(pieces, kind)
        elif words.strip():
            self._spans += [Span(start, start + len(words), kind) for kind in self._kinds_of(properties)]

    def _look(self, properties: PartNode) -> None:
        """What a run looks like that is not carried over; a colour behind words may be called one or the other."""
        for one in properties.nodes:
            if one.tag in NOT_CARRIED and one.get("val") != "none":
                self.not_carried.append((NOT_CARRIED[one.tag], ""))
        if is_shaded(properties):
            self.not_carried.append(("highlight", ""))
        if is_red(properties):
            self.not_carried.append(("red", ""))

    def _kinds_of(self, properties: PartNode) -> list[str]:
        """What holds for a run with these *properties*."""
        made: list[str] = []
        for name, kind in _HELD:
            if properties.is_on(name):
                wavy = kind == "underline" and properties.value(name).startswith("wav")
                made.append("wave" if wavy else kind)
        styled = _STYLED.get(self._styles.get(properties.value("rStyle"), ""))
        return [*made, styled] if styled and styled not in made else made

    def _put_script(self, pieces: int, kind: str) -> None:
        """Raise or lower what was put since there were *pieces*."""
        words = self._taken_back(pieces)
        plain = as_script(words, kind)
        if not plain:
            self._spans.append(Span(self._size, self._size + len(words), kind))
        self._put(plain or words)

    def _script(self, element: PartNode, depth: int, tag: str) -> None:
        for name in ("e", "sub", "sup"):
            part = element.child(name)
            if part is not None and (name == "e" or name in tag.lower()):
                pieces = len(self._out)
                self._walk(part, depth + 1)
                if name != "e":
                    self._put_script(pieces, name)

    def _ruby(self, ruby: PartNode, depth: int) -> None:
        base, beside = ruby.first("rubyBase"), ruby.first("rt")
        start = self._size
        self._walk(base, depth + 1)
        words = beside.words()
        if words and self._size > start:
            self._spans.append(Span(start, self._size, "ruby", words))
        elif words:
            self._put(words)

    def _fraction(self, element: PartNode, depth: int) -> None:
        """A fraction on one line: a sum above or below it stands in brackets."""
        words = "/".join(one.words() for one in element.nodes if one.tag in ("num", "den"))
        if words in FRACTIONS:
            self._put(FRACTIONS[words])
            return
        for sign, name in (("", "num"), ("/", "den")):
            part = element.first(name)
            sum_ = not _TERMS.isdisjoint(part.words())
            self._put(f"{sign}(" if sum_ else sign)
            self._walk(part, depth + 1)
            self._put(")" if sum_ else "")

    def _bracketed(self, element: PartNode, depth: int) -> None:
        """Terms in brackets of any kind, which are properties; round ones where none are said, | between terms."""
        said = element.first("dPr")
        begin, between, end = (
            said.value(name) if said.child(name) is not None else usual
            for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        )
        self._put(begin)
        for number, term in enumerate(one for one in element.nodes if one.tag == "e"):
            self._put(between if number else "")
            self._walk(term, depth + 1)
        self._put(end)

    def _sign(self, element: PartNode) -> None:
        font = element.get("font").lower()
        code = element.get("char")
        number = int(code, 16) if code and all(one in "0123456789abcdefABCDEF" for one in code[:6]) else 0
        sign = sign_of(font, number)
        if not sign:
            self.unknown.append(f"{element.get('font')[:20]} {code[:8]}")
        self._put(sign or "〓")

    def _note(self, element: PartNode, tag: str) -> None:
        key = f"{tag[:-9]}{element.get('id')}"
        count = len(self.notes)
        mark = self.notes.setdefault(key, CIRCLED[count] if count < len(CIRCLED) else f"[{count + 1}]")
        start = self._size
        self._put(mark)
        self._spans.append(Span(start, start + len(mark), "note"))
