"""The tree of an issue with what one of its editions changes.

It is laid over the tree before that is read, so that every key may differ and every finding names the line where the
value stands.  Only a run that makes an edition reads this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from layout.findings import BadSpec, Finding, LayoutError, Place, finding
from layout.keydocs.names import english
from layout.keys.editions import MERGED, REPLACED
from layout.keys.file_reading import FileReading, near
from layout.keys.reading import Shape, in_order
from layout.numbering import plain
from layout.spec.model import Issue
from layout.spec.zone_editions import Zones
from layout.trees.nodes import Items, Map, Node, Scalar, Source
from layout.trees.reader import read_tree
from layout.units import Length

_LEFT_OUT: Final = ("none", "无")
"""What stands for a slot or a page that the edition has not."""

_AREA: Final = frozenset(("rect", "areas"))
_PLACED: Final = frozenset(("at", "span", "size")) | _AREA
_KEPT: Final = _PLACED | {"id", "order", "within", "box"}
"""What is kept of a slot whose use is another in the edition."""


class SlotChanges:
    """What an edition says of slots, by their ids, and which of it has found its slot."""

    def __init__(self, changes: Mapping[str, tuple[Scalar, Node]], base: Issue, source: Source) -> None:
        self.changes, self.source = changes, source
        self.ids: dict[Place, list[str]] = {}
        self.known: dict[str, None] = {}
        self.used: set[str] = set()
        for slot in (slot for page in base.pages for slot in page.slots):
            self.ids.setdefault(slot.place, []).append(slot.id)
            self.known[slot.id] = None

    def into(self, source: Source, tree: Node) -> tuple[Source, Node]:
        """The page in *tree* of *source* with its changes; values from the issue's file keep their places there."""
        if not self.changes or not isinstance(tree, Map):
            return source, tree
        after = source.before + len(source.lines) + 1
        joined = source._replace(further=self.source, further_from=after)
        return joined, self.page(joined, tree, lambda node: _moved(node, after))

    def page(self, source: Source, tree: Map, moved: Callable[[Node], Node]) -> Map:
        """The page in *tree* with its slots changed."""
        pairs = [(at, self.slots(source, value, moved) if _is(at, "page", "slots") else value)
                 for at, value in tree.pairs]  # fmt: skip
        return tree._replace(pairs=tuple(pairs))

    def slots(self, source: Source, node: Node, moved: Callable[[Node], Node]) -> Node:
        """A list of slots, those changed that the edition has something to say of."""
        if not isinstance(node, Items):
            return node
        made: list[Node] = []
        for one in node.items:
            changed = [name for name in self.ids.get(source.of(one), ()) if name in self.changes]
            if not changed or not isinstance(one, Map):
                made.append(one)
                continue
            self.used.update(changed)
            change = self.changes[changed[0]][1]
            if not _is_left_out(change):
                made.append(_slot(one, moved(change)))
        return node._replace(items=tuple(made))


def _slot(base: Map, change: Node) -> Node:
    if not isinstance(change, Map):
        return change  # no map: the reader of slots says so
    given = {_called("slot", at) for at, _ in change.pairs}
    kept = list(base.pairs)
    if "use" in given:
        kept = [pair for pair in kept if _called("slot", pair[0]) in _KEPT]
    if given & _AREA or given >= {"at", "span"} or given >= {"at", "size"}:
        kept = [pair for pair in kept if _called("slot", pair[0]) not in _PLACED]
    return _merged("slot", base._replace(pairs=tuple(kept)), change, ("head",))


def _merged(named: str, base: Map, change: Map, deeper: Iterable[str] = ()) -> Map:
    """*base* with the keys of *change* in place of its own; maps under the keys *deeper* are merged in turn."""
    theirs = [(_called(named, at), at, value) for at, value in change.pairs]
    given = {key for key, _, _ in theirs}
    old = {_called(named, at): value for at, value in base.pairs}
    made = [pair for pair in base.pairs if _called(named, pair[0]) not in given]
    for key, at, value in theirs:
        before = old.get(key)
        if key in deeper and isinstance(before, Map) and isinstance(value, Map):
            value = _merged(key, before, value)
        made.append((at, value))
    return base._replace(pairs=tuple(made))


def _called(named: str, at: Node) -> str:
    """A key of a map of the shape *named* as the program calls it."""
    word = at.value if isinstance(at, Scalar) else ""
    return english(named, word) or word


def _is_left_out(value: Node) -> bool:
    return isinstance(value, Scalar) and value.value in _LEFT_OUT


def _is(at: Node, named: str, key: str) -> bool:
    return isinstance(at, Scalar) and at.value != "" and _called(named, at) == key


def _moved(node: Node, lines: int) -> Node:
    """*node* as many lines further down."""
    if isinstance(node, Map):
        pairs = tuple((_moved(at, lines), _moved(value, lines)) for at, value in node.pairs)
        return Map(node.line + lines, node.column, pairs)
    if isinstance(node, Items):
        return Items(node.line + lines, node.column, tuple(_moved(one, lines) for one in node.items))
    return node._replace(line=node.line + lines)


class Changed:
    """The tree of an issue with what the edition *called* so changes, and what is to be asked of it once it is read.

    *base* is the issue as it is without; *of_file* gives the name of the file of a page as places name it.
    """

    def __init__(self, tree: Map, source: Source, base: Issue, called: str, of_file: Callable[[Node], str]) -> None:
        self._source, self._base, self._of_file = source, base, of_file
        chosen = next(one for one in base.zones.editions if one.name == called)
        self.edition = chosen
        own = _edition_at(tree, source, chosen.place)
        parts = {_called("edition", at): value for at, value in own.pairs}
        named = parts.get("slots")
        self.slots = SlotChanges(_by_name(named), base, source)
        self.pages = _by_name(parts.get("pages"))
        pairs: list[tuple[Node, Node]] = []
        for at, value in tree.pairs:
            key = _called("issue", at)
            theirs = parts.get(key)
            if key == "pages":
                value = self._pages(value)
            elif theirs is not None and key in MERGED and isinstance(value, Map) and isinstance(theirs, Map):
                value = _merged(key, value, theirs)
            elif theirs is not None and key in (*REPLACED, *MERGED):
                value = theirs
            if key == "every":
                value = self.slots.slots(source, value, lambda node: node)
            pairs.append((at, value))
        given = {_called("issue", at) for at, _ in tree.pairs}
        pairs += [
            (at, value) for at, value in own.pairs
            if (key := _called("edition", at)) not in given and key in (*REPLACED, *MERGED)
        ]  # fmt: skip
        self.tree = tree._replace(pairs=tuple(pairs))

    def _pages(self, node: Node) -> Node:
        if not isinstance(node, Items):
            return node
        waiting = dict(self.pages)
        made: list[Node] = []
        for one in node.items:
            number = self._number_of(one)
            theirs = waiting.pop(number, None)
            if theirs is None:
                made.append(self._page(one))
            elif not _is_left_out(theirs[1]):
                made.append(theirs[1])
        made += [value for _, value in waiting.values() if not _is_left_out(value)]
        return node._replace(items=tuple(made))

    def _page(self, node: Node) -> Node:
        return self.slots.page(self._source, node, lambda one: one) if isinstance(node, Map) else node

    def _number_of(self, node: Node) -> str:
        """The number of the page that *node* is in the base, the lower one of a spread."""
        place, file = self._source.of(node), self._of_file(node)
        for page in self._base.pages:
            if page.place == place or (file and page.place.file == file):
                return str(plain(page.number))
        return ""

    def faults(self, issue: Issue, known: Iterable[Finding]) -> list[Finding]:
        """What the edition says of slots and pages that *issue*, read with its changes, has not.

        *known* is what was found wrong when it was read: a page that could not be read is not there either.
        """
        unread = {one.place.line for one in known if one.place and one.place.file == self._source.name}
        reading = FileReading(self._source, 1, 1)
        reading.key = "slots"
        for name_of, (at, _) in self.slots.changes.items():
            if name_of not in self.slots.used:
                reading.fault("edition-slot-unknown", at, slot=name_of[:40], near=near(name_of, self.slots.known))
        reading.key = "pages"
        for said, (at, value) in self.pages.items():
            # A page that is left out was there before; one in its place is there now.
            pages = self._base.pages if _is_left_out(value) else issue.pages
            have = [str(plain(page.number)) for page in pages]
            if said.upper() not in have and value.line not in unread:
                reading.fault("edition-page-number", at, page=said[:12], known=", ".join(have))
        return list(in_order(reading.faults))


def _edition_at(tree: Map, source: Source, place: Place) -> Map:
    lists = [value for at, value in tree.pairs if _is(at, "issue", "editions")]
    items = [one for each in lists if isinstance(each, Items) for one in each.items]
    return next(one for one in items if isinstance(one, Map) and source.of(one) == place)


def _by_name(node: Node | None) -> dict[str, tuple[Scalar, Node]]:
    pairs = node.pairs if isinstance(node, Map) else ()
    return {at.value: (at, value) for at, value in pairs if isinstance(at, Scalar)}


def among_editions(
    tree: tuple[Source, Node], first: FileReading, base: Issue, called: str,
    of: Shape, units: Callable[[Source, Node], tuple[Length, Length]],
) -> tuple[Issue, tuple[Finding, ...]]:  # fmt: skip
    """The edition *called* so of the issue *base*, which *first* is the reading of, and what is wrong with it.

    It is *base* itself where none is called.  The issue knows which stories stand in other editions.  *of* is the shape
    of an issue, *units* gives the 字 and the 行 of its grid.  Raises :class:`BadSpec` for an edition that there is not,
    and where no page can be made.
    """
    source, node = tree
    assert isinstance(node, Map)
    if called and all(one.name != called for one in base.zones.editions):
        known = ", ".join(one.name for one in base.zones.editions) or "—"
        raise BadSpec(finding("edition-unknown", Place("--edition"), said=called[:40], known=known))
    others = [one for one in base.zones.editions if one.name != called]
    stories = [said for one in others for said in _stories(first, _edition_at(node, source, one.place))]
    if not called:
        zones = base.zones._replace(elsewhere=tuple(dict.fromkeys(stories)))
        return base._replace(zones=zones), tuple(first.faults)
    changed = Changed(node, source, base, called, lambda one: _page_file(first, one))
    reading = FileReading(source, *units(source, changed.tree))
    reading.fetch, reading.changed = first.fetch, changed.slots.into
    issue = of.read(reading, changed.tree)
    if not isinstance(issue, Issue) or not issue.pages:
        raise BadSpec(*in_order(reading.faults))
    stories += [slot.story for page in base.pages for slot in page.slots if slot.story]
    zones = Zones(base.zones.editions, changed.edition, base.id, tuple(dict.fromkeys(stories)))
    issue = issue._replace(id=f"{base.id}-{called}", zones=zones)
    return issue, (*reading.faults, *changed.faults(issue, reading.faults))


def _stories(reading: FileReading, own: Map) -> Iterable[str]:
    """The stories that an edition has in slots that it changes, and on pages of its own, as they are named."""
    for at, value in own.pairs:
        key = _called("edition", at)
        for _, (_, one) in _by_name(value).items() if key in ("slots", "pages") else ():
            yield from _stories_of(one) if key == "slots" else _stories_on(reading, one)


def _stories_on(reading: FileReading, page: Node) -> Iterable[str]:
    if isinstance(page, Scalar) and not _is_left_out(page) and reading.fetch is not None:
        try:
            page = read_tree(*reading.fetch(page.value, reading.source.of(page)))[1]
        except LayoutError:  # reported where the edition is made
            return
    for at, value in page.pairs if isinstance(page, Map) else ():
        if _called("page", at) == "slots" and isinstance(value, Items):
            for one in value.items:
                yield from _stories_of(one)


def _stories_of(slot: Node) -> Iterable[str]:
    for at, value in slot.pairs if isinstance(slot, Map) else ():
        if _called("slot", at) == "story" and isinstance(value, Scalar):
            yield value.value


def _page_file(reading: FileReading, node: Node) -> str:
    """The name of the file that a page or a spread among the pages of an issue stands in; "" for one that does not."""
    if isinstance(node, Map) and len(node.pairs) == 1:
        node = node.pairs[0][1]
    if not isinstance(node, Scalar) or reading.fetch is None:
        return ""
    try:
        return reading.fetch(node.value, reading.source.of(node))[1]
    except LayoutError:
        return ""
