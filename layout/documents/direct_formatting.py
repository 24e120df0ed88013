"""How paragraphs of a Word document are formatted, and what that says where no style does: a large line is a head.

Reporters set size, weight, face and place of a line by hand (二号方正小标宋居中) and leave every paragraph in the style
of the body.  Sizes are in half points, as Word has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from string import hexdigits
from typing import Final

from layout.documents.docxtree import PartNode
from layout.stories.parts import DECK, HEAD, HEAD_MORE, SUBHEAD
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

_DASHES: Final = ("——", "--")
"""What a deck begins with, in the same paragraph as its head, behind a line end of the writer's."""

_ENDS: Final = tuple("。，；：、,;:")


class Formatting(NamedTuple):
    """Size, weight and place of most of the words of a paragraph."""

    size: int = 0
    bold: bool = False
    heavy: bool = False
    centred: bool = False


def is_heavy(face: str) -> bool:
    """True for the name of a face that heads are set in."""
    return any(one in face.lower() for one in _HEAVY)


class FormattingReader:
    """Finds what a run has, its paragraph's style has, or the document has."""

    def __init__(self, root: PartNode) -> None:
        self.styles = {one.get("styleId"): one for one in root.nodes if one.tag == "style"}
        self._default = next((key for key, one in self.styles.items() if _is_default(one)), "")
        self._base = root.first("docDefaults").first("rPrDefault").first("rPr")
        self._chains: dict[str, tuple[PartNode, ...]] = {}
        self._inherited: dict[str, tuple[PartNode, ...]] = {}

    def of(self, paragraph: PartNode) -> Formatting:
        """How *paragraph* is formatted, its runs weighed by their characters."""
        properties = paragraph.first("pPr")
        style = properties.value("pStyle") or self._default
        inherited = self._inherited.get(style)
        if inherited is None:
            inherited = (*(one.first("rPr") for one in self.chain(style)), self._base)
            self._inherited[style] = inherited
        weights: Counter[tuple[int, bool, bool]] = Counter()
        for run in paragraph.every("rPr"):  # half of a paragraph's elements are what its runs look like
            if run.tag == "r":
                own = (run.first("rPr"), *inherited)
                words = sum(len(one.text.strip()) for one in run.nodes if one.tag == "t")
                face = _value(own, "rFonts", "eastAsia")
                half_points = _value(own, "sz", "val")
                size = int(half_points) if half_points.isdigit() and len(half_points) < 5 else 21
                weights[size, _is_on(own, "b"), is_heavy(face)] += words
        if not weights:
            return Formatting()
        size, bold, heavy = max(weights, key=weights.__getitem__)
        places = (properties, *(one.first("pPr") for one in self.chain(style)))
        return Formatting(size, bold, heavy, _value(places, "jc", "val") == "center")

    def chain(self, style: str) -> tuple[PartNode, ...]:
        """The style of that id and those that it is based on, from itself on."""
        if style not in self._chains:
            made: list[PartNode] = []
            at = style
            while at in self.styles and len(made) < _DEEPEST:
                made.append(self.styles[at])
                at = made[-1].value("basedOn")
            self._chains[style] = tuple(made)
        return self._chains[style]


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
    parts: dict[int, str] = {}
    for at in sorted(heads):
        below = at - 1 in heads and formats[at - 1].size == formats[at].size
        parts[at] = DECK if below and texts[at].startswith(_DASHES) else HEAD_MORE if below else HEAD
    for at, formatting in enumerate(formats):
        near = at - 1 in heads or at + 1 in heads
        heavy = (formatting.bold or formatting.heavy or at in large) and not formatting.centred
        if at not in parts and not near and heavy and len(texts[at]) <= _SUBHEAD and _may_be_head(texts[at]):
            parts[at] = SUBHEAD
    return parts


def _may_be_head(text: str) -> bool:
    return 1 < len(text) <= _LONGEST and not text.endswith(_ENDS) and "。" not in text


def _is_default(style: PartNode) -> bool:
    return style.get("default") in ("1", "true") and style.get("type") == "paragraph"


def _value(chain: Sequence[PartNode], name: str, key: str) -> str:
    """The attribute *key* of the first element *name* in *chain* that has it."""
    for properties in chain:
        value = properties.value(name, key)
        if value:
            return value
    return ""


def _is_on(chain: Sequence[PartNode], name: str) -> bool:
    said = next((one for one in chain if one.child(name) is not None), None)
    return said is not None and said.is_on(name)


def is_shaded(properties: PartNode) -> bool:
    """True for a run behind whose words a colour is seen: none is said, or white, behind most."""
    return properties.value("shd", "fill").upper() not in ("", "AUTO", "FFFFFF")


def is_red(properties: PartNode) -> bool:
    """True for words in red, as editors mark what is to be checked; blue ones are links, greys a matter of looks."""
    said = properties.value("color")
    if len(said) != _RGB or not set(said) <= set(hexdigits):
        return False
    red, green, blue = bytes.fromhex(said)
    return red >= _STRONG and max(green, blue) <= _WEAK


_RGB: Final = 6
_STRONG: Final = 0xC0
_WEAK: Final = 0x40
"""Word's own red is FF0000, its dark red C00000; browns and oranges have more green."""

_A_SCRIPT: Final = 6
"""Characters that are raised or lowered by hand as a script; a whole line is moved for its looks."""


def raised(properties: PartNode, words: str) -> str:
    """``sup`` or ``sub`` for a run that is raised or lowered, as such or by hand (位置: 提升); else ""."""
    kind = {"superscript": "sup", "subscript": "sub"}.get(properties.value("vertAlign"), "")
    moved = properties.value("position")
    if kind or not 0 < len(words) <= _A_SCRIPT or not moved.removeprefix("-").isdecimal() or not int(moved[:5]):
        return kind
    return "sub" if moved[0] == "-" else "sup"
