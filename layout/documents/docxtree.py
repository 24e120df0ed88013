"""A part of a Word document as a tree of plain values: elements by their local names, attributes, words.

Readers ask thousands of times for the name of an element or for one of its children; here both are at hand, and names
are compared without their name spaces, which differ between the two forms of the standard (transitional and strict).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

DEEPEST: Final = 256
"""Elements one in the other: a table in a table in a text box comes to sixty."""

MOST_ELEMENTS: Final = 800_000
"""Elements of a part: a newspaper page of copy comes to twenty thousand."""


class BrokenPartError(Exception):
    """A part that is no sound XML, has entities of its own, or is deeper or larger than any that a program writes."""


class PartNode:
    """An element: its local name, its attributes by local name, its words, and the elements in it."""

    __slots__ = ("attributes", "nodes", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.nodes: list[PartNode] | tuple[()] = ()
        self.text = ""

    def get(self, wanted: str) -> str:
        """An attribute, "" where it is not given."""
        return self.attributes.get(wanted, "")

    def child(self, wanted: str) -> PartNode | None:
        """The first element of that name in it."""
        for one in self.nodes:
            if one.tag == wanted:
                return one
        return None

    def first(self, wanted: str) -> PartNode:
        """As :meth:`child`; an empty element where there is none."""
        return self.child(wanted) or NOTHING

    def value(self, wanted: str, key: str = "val") -> str:
        """An attribute of the first element of that name in it; Word says nearly all in ``val``."""
        return self.first(wanted).attributes.get(key, "")

    def is_on(self, wanted: str) -> bool:
        """True when the first element of that name in it switches something on."""
        one = self.child(wanted)
        return one is not None and one.attributes.get("val") not in ("0", "false", "off", "none")

    def words(self, without: str = "") -> str:
        """The words of all the text in it, one after the other, but for what is in elements named *without*."""
        return "".join(one.text for one in self.every(without) if one.tag == "t")

    def every(self, without: str = "") -> Iterator[PartNode]:
        """The element and all in it, in their order; those named *without* are passed over with all in them."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            if one.tag == without:
                continue
            yield one
            waiting += reversed(one.nodes)


_UNSAID: Final[dict[str, str]] = {}
NOTHING: Final = PartNode("", _UNSAID)
"""What stands for an element that is not there."""


def tree_of(data: bytes) -> PartNode:
    """The root of a part.  Raises :class:`BrokenPartError`."""
    reader = _TreeReader()
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.pieces.append
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BrokenPartError(str(error)) from None
    return reader.root


class _TreeReader:
    """Takes the events of a parser."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        """Words since the last tag."""
        self._open = [PartNode("", _UNSAID)]
        self._names: dict[str, str] = {}
        self._left = MOST_ELEMENTS

    @property
    def root(self) -> PartNode:
        """The one element that all others are in."""
        return self._open[0].nodes[0] if self._open[0].nodes else self._open[0]

    def begin(self, name: str, attributes: list[str]) -> None:
        """An element begins."""
        names = self._names
        tag = names.get(name) or names.setdefault(name, name.rpartition(":")[2])
        said = _UNSAID
        if attributes:
            said = {}
            for at in range(0, len(attributes), 2):
                key = attributes[at]
                said.setdefault(names.get(key) or names.setdefault(key, key.rpartition(":")[2]), attributes[at + 1])
        made = PartNode(tag, said)
        outer = self._open[-1]
        if outer.nodes:
            outer.nodes.append(made)
            self.pieces.clear()
        else:
            self._take(outer)
            outer.nodes = [made]
        self._open.append(made)
        self._left -= 1
        if self._left < 0 or len(self._open) > DEEPEST:
            raise BrokenPartError("size" if self._left < 0 else "depth")

    def end(self, name: str) -> None:
        """The innermost element ends."""
        self._take(self._open.pop())

    def _take(self, node: PartNode) -> None:
        """Words that stand before the elements in *node* are its words; Word has none elsewhere."""
        if not node.nodes:
            node.text = "".join(self.pieces)
        self.pieces.clear()

    def refuse(self, *_: object) -> None:
        """A document type, where entities are made that grow without end; no office program writes one."""
        raise BrokenPartError("DOCTYPE")
