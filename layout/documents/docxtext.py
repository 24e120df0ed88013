"""The words of one paragraph of a Word document, with what is raised, lowered, annotated, hidden or struck out."""

from __future__ import annotations

from typing import Any, Final

from layout.stories.model import Span
from layout.stories.unset import as_script

_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr", "sdtPr", "instrText", "delText", "rubyPr")
)
_FRACTIONS: Final = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "1/8": "⅛"}
_SIGNS: Final = {
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFE): "☑", ("wingdings", 0xA8): "☐", ("wingdings", 0x6F): "☐",
    ("wingdings", 0xFB): "✗", ("wingdings", 0x6C): "●", ("wingdings", 0x6E): "■", ("wingdings", 0x75): "◆",
    ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0xA3): "☐", ("wingdings 2", 0x54): "☒",
}  # fmt: skip
"""Signs of Microsoft's symbol fonts that copy uses, by font and code, as the characters Unicode has for them."""

CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
PAGE: Final = "\f"
_DEEPEST: Final = 200


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


class ParagraphWords:
    """Reads paragraphs one after the other; counts notes and keeps what was left out."""

    def __init__(self) -> None:
        self.hidden: list[str] = []
        self.struck: list[str] = []
        self.unknown: list[str] = []
        self.notes: dict[str, str] = {}
        """Id of a note → its mark."""
        self._out: list[str] = []
        self._size = 0
        self._spans: list[Span] = []

    def read(self, paragraph: Any) -> tuple[str, tuple[Span, ...]]:  # noqa: ANN401
        """Text (line breaks as LF, page breaks as FF) and spans of *paragraph*."""
        self._out, self._spans, self._size = [], [], 0
        self._walk(paragraph, 0)
        return "".join(self._out), tuple(self._spans)

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
            if tag == "r":
                self._run(one, depth)
            elif tag == "t":
                self._put(one.text or "")
            elif tag in ("br", "cr"):
                self._put(PAGE if attribute(one, "type") == "page" else "\n")
            elif tag == "tab":
                self._put("\t")
            elif tag == "noBreakHyphen":
                self._put("-")
            elif tag == "sym":
                self._sign(one)
            elif tag == "ruby":
                self._ruby(one, depth)
            elif tag == "f":
                self._fraction(one)
            elif tag in ("sSup", "sSub"):
                self._script(one, depth, "sup" if tag == "sSup" else "sub")
            elif tag in ("footnoteReference", "endnoteReference"):
                self._note(one, tag)
            else:
                self._walk(one, depth + 1)

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
        raised = child(properties, "vertAlign") if properties is not None else None
        kind = {"superscript": "sup", "subscript": "sub"}.get(attribute(raised, "val") if raised is not None else "")
        if kind and words and len(self._spans) == kept:
            self._put_script(pieces, kind)
        elif words.strip():
            for name, kind in (("b", "strong"), ("i", "emphasis"), ("em", "dots"), ("u", "underline")):
                value = child(properties, name) if properties is not None else None
                if value is not None and attribute(value, "val") not in ("0", "false", "off", "none"):
                    self._spans.append(Span(start, start + len(words), kind))
                    break

    def _put_script(self, pieces: int, kind: str) -> None:
        """Raise or lower what was put since there were *pieces*."""
        words = self._taken_back(pieces)
        plain = as_script(words, kind)
        if not plain:
            self._spans.append(Span(self._size, self._size + len(words), kind))
        self._put(plain or words)

    def _script(self, element: Any, depth: int, kind: str) -> None:  # noqa: ANN401
        base, raised = child(element, "e"), child(element, kind)
        if base is not None:
            self._walk(base, depth + 1)
        if raised is not None:
            pieces = len(self._out)
            self._walk(raised, depth + 1)
            self._put_script(pieces, kind)

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
        self._put(_FRACTIONS.get(words, words))

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
