"""How paragraphs of a Word document are formatted, and what that says where no style does: a large line is a head.

Reporters set size, weight, face and place of a line by hand (二号方正小标宋居中) and leave every paragraph in the style
of the body.  Sizes are in half points, as Word has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from layout.documents.docxtext import attribute, child, tag_of
from layout.stories.parts import HEAD, HEAD_MORE, SUBHEAD
from layout.value import NamedTuple

_DEEPEST: Final = 12
"""Styles that a style may be based on, one on the other."""

_LARGER: Final = 3
"""Half points that a head is larger than the copy: 小三 over 四号."""

_OF_HEAD: Final = 0.85
"""Share of the largest head's size from which a line is a head too: 二号 beside 小二 is no other level."""

_LONGEST: Final = 44
_SUBHEAD: Final = 30
_HEAVY: Final = ("黑体", "粗黑", "大黑", "小标宋", "大标宋", "标宋", "雅黑", "heiti", "simhei", "black")
"""What the names of faces for heads have in them."""

_ENDS: Final = tuple("。，；：、,;:")


class Formatting(NamedTuple):
    """Size, weight and place of most of the words of a paragraph."""

    size: int = 0
    bold: bool = False
    heavy: bool = False
    centred: bool = False


class FormattingReader:
    """Finds what a run has, its paragraph's style has, or the document has."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - the root of word/styles.xml, or None
        self._styles = {attribute(one, "styleId"): one for one in _children(root, "style")}
        self._default = next((key for key, one in self._styles.items() if _is_default(one)), "")
        defaults = _child(_child(_child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._base = [defaults] if defaults is not None else []

    def of(self, paragraph: Any) -> Formatting:  # noqa: ANN401
        """How *paragraph* is formatted, its runs weighed by their characters."""
        properties = child(paragraph, "pPr")
        named = _child(properties, "pStyle")
        chain = self._chain(attribute(named, "val") if named is not None else self._default)
        inherited = [*(_child(style, "rPr") for style in chain), *self._base]
        weights: Counter[tuple[int, bool, bool]] = Counter()
        for run in paragraph.iter():
            if tag_of(run) != "r":
                continue
            words = sum(len((one.text or "").strip()) for one in run.iterchildren() if tag_of(one) == "t")
            own = [child(run, "rPr"), *inherited]
            face = _value(own, "rFonts", "eastAsia").lower()
            half_points = _value(own, "sz", "val")
            weights[
                int(half_points) if half_points.isdigit() and len(half_points) < 5 else 21,
                _is_on(own, "b"),
                any(w in face for w in _HEAVY),
            ] += words
        if not weights:
            return Formatting()
        size, bold, heavy = max(weights, key=weights.__getitem__)
        places = [properties, *(_child(style, "pPr") for style in chain)]
        return Formatting(size, bold, heavy, _value(places, "jc", "val") == "center")

    def _chain(self, style: str) -> list[Any]:
        made: list[Any] = []
        while style in self._styles and len(made) < _DEEPEST:
            made.append(self._styles[style])
            base = _child(made[-1], "basedOn")
            style = attribute(base, "val") if base is not None else ""
        return made


def parts_by_formatting(texts: Sequence[str], formats: Sequence[Formatting]) -> dict[int, str]:
    """Parts of lines (by index) that their formatting settles.

    A larger line is a head; a line of the body's size in a heavy face, all of it, a subhead.  Where no line is larger,
    bold centred lines are heads.  A line next to a head and smaller may be a kicker, deck or byline: it is left open.
    """
    sizes: Counter[int] = Counter()
    for text, formatting in zip(texts, formats, strict=True):
        sizes[formatting.size] += len(text)
    body = max(sizes, key=sizes.__getitem__) if sizes else 0
    if not body:
        return {}
    plain = sum(
        len(text) for text, formatting in zip(texts, formats, strict=True) if not (formatting.bold or formatting.heavy)
    )
    if plain * 2 < sum(map(len, texts)):
        return {}  # all of it is heavy: weight says nothing
    large = [
        at for at, formatting in enumerate(formats) if formatting.size >= body + _LARGER and _may_be_head(texts[at])
    ]
    if not large:
        large = [
            at for at, one in enumerate(formats) if one.centred and (one.bold or one.heavy) and _may_be_head(texts[at])
        ]
    most = max((formats[at].size for at in large), default=0)
    heads = {at for at in large if formats[at].size >= most * _OF_HEAD}
    parts = {
        at: HEAD_MORE if at - 1 in heads and formats[at - 1].size == formats[at].size else HEAD for at in sorted(heads)
    }
    for at, formatting in enumerate(formats):
        near = at - 1 in heads or at + 1 in heads
        heavy = (formatting.bold or formatting.heavy or at in large) and not formatting.centred
        if at not in parts and not near and heavy and len(texts[at]) <= _SUBHEAD and _may_be_head(texts[at]):
            parts[at] = SUBHEAD
    return parts


def _may_be_head(text: str) -> bool:
    return 1 < len(text) <= _LONGEST and not text.endswith(_ENDS) and "。" not in text


def _child(element: Any, name: str) -> Any:  # noqa: ANN401
    return child(element, name) if element is not None else None


def _children(element: Any, name: str) -> list[Any]:  # noqa: ANN401
    return [one for one in element.iterchildren() if tag_of(one) == name] if element is not None else []


def _is_default(style: Any) -> bool:  # noqa: ANN401
    return attribute(style, "default") == "1" and attribute(style, "type") == "paragraph"


def _value(chain: Sequence[Any], name: str, key: str) -> str:
    """The attribute *key* of the first element *name* in *chain* that has it."""
    for properties in chain:
        one = _child(properties, name)
        value = attribute(one, key) if one is not None else ""
        if value:
            return value
    return ""


def _is_on(chain: Sequence[Any], name: str) -> bool:
    for properties in chain:
        one = _child(properties, name)
        if one is not None:
            return attribute(one, "val") not in ("0", "false", "off")
    return False
