"""What a person has settled about a dump, as data beside it.

stories:                    # by id (a6), by the first words of the head, or by both
  a1: {slug: ecology, jump: 2}
  a2 市图书馆延长开放: {deck: 每周开到晚上九点}
  a8: {picture: millet.jpg}
drop_lines: [127, 128-130]
replace: [{line: 55, find: 官外孕, with: 宫外孕}]
join: [[33, 35]]            # line 35 goes on with the paragraph of line 33
split: [{line: 69, find: 聚集全市之力}]     # a paragraph begins with these words
assign: [{line: 127, as: headline, story: a6}, {line: 3, words: 一碗热汤面, as: headline}]
  # a range may be a block: list, table or photos: {line: 4-13, as: list}

Lines are numbered as an editor program shows them.  With *words* a hint follows its line when lines above were added or
taken away, and is an error when no line has them.
"""

from __future__ import annotations

from typing import Final

from layout.findings import BadSpec, Finding, Place, finding
from layout.naming import slug_is_good
from layout.stories.field_names import KINDS_IN_CHINESE, ROLES_IN_CHINESE, YES_AND_NO, english_field, known_words
from layout.trees.nodes import Items, Map, Node, Scalar, Source
from layout.trees.reader import read_map
from layout.value import NamedTuple

STORY_KEYS: Final = (
    "slug", "kind", "rubric", "kicker", "headline", "deck", "byline", "signature", "jump", "picture", "caption",
    "credit", "complete", "rank", "section",
)  # fmt: skip
ROLES: Final = (
    "rubric", "kicker", "headline", "deck", "byline", "body", "more", "subhead", "caption", "credit", "jump",
    "signature", "furniture", "list", "table", "photos",
)  # fmt: skip
KINDS: Final = ("news", "feature", "commentary", "photo")
MOST_RANK: Final = 999
"""The last rank that a story may be given: no issue has more stories to set in order."""
_TOP: Final = ("stories", "drop_lines", "replace", "join", "split", "assign")


class StoryHint(NamedTuple):
    """What is settled of one story: *fields* are (key, values, place)."""

    key: str
    fields: tuple[tuple[str, tuple[str, ...], Place], ...]
    place: Place


class LineHint(NamedTuple):
    """Something about a line.  *find* and *put* are of replacements and splits, *role* and *story* of ``assign``."""

    line: int
    place: Place
    find: str = ""
    put: str = ""
    role: str = ""
    story: str = ""
    other: int = 0
    """The second line of a join."""
    last: int = 0
    """The last line of a range, 0 for one line."""
    words: str = ""
    """Words that the line has, by which it is found when its number has changed."""


class Hints(NamedTuple):
    """A hints file."""

    name: str = ""
    stories: tuple[StoryHint, ...] = ()
    drop: tuple[LineHint, ...] = ()
    replace: tuple[LineHint, ...] = ()
    join: tuple[LineHint, ...] = ()
    split: tuple[LineHint, ...] = ()
    assign: tuple[LineHint, ...] = ()


def is_rank(said: str) -> bool:
    """True when *said* is a rank of a story: a whole number from 1 to :data:`MOST_RANK`."""
    return said.isascii() and said.isdigit() and len(said) < 8 and 0 < int(said) <= MOST_RANK


def read_hints(text: str, name: str) -> Hints:
    """Read a hints file.  Raises :class:`BadSpec` with all faults of its form, each with its line and column."""
    source, table = read_map(text.removeprefix("\ufeff"), name)
    reader = _HintsReader(source)
    parts: dict[str, Node] = reader.keys(table, _TOP, "hints")
    hints = Hints(
        name,
        tuple(reader.story(key, node) for key, node in reader.pairs(parts.get("stories"))),
        tuple(reader.dropped(one) for one in reader.items(parts.get("drop_lines"))),
        tuple(reader.about_line(one, ("line", "find", "with"), 3) for one in reader.items(parts.get("replace"))),
        tuple(reader.join(one) for one in reader.items(parts.get("join"))),
        tuple(reader.about_line(one, ("line", "find"), 2) for one in reader.items(parts.get("split"))),
        tuple(reader.about_line(one, ("line", "as", "story", "words"), 2) for one in reader.items(parts.get("assign"))),
    )
    if reader.faults:
        raise BadSpec(*reader.faults)
    return hints


class _HintsReader:
    """Reads nodes and gathers every fault."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.faults: list[Finding] = []

    def _fault(self, code: str, node: Node, /, **facts: str | int) -> None:
        self.faults.append(finding(code, self._source.of(node), story="", **facts))

    def keys(self, table: Map, known: tuple[str, ...], shape: str) -> dict[str, Node]:
        """What stands under the *known* keys, in English or by their Chinese names in *shape*."""
        found: dict[str, Node] = {}
        for key, node in self.pairs(table):
            meant = key.value if key.value in known else english_field(shape, key.value)
            if meant not in known:
                self._fault("hints-key", key, key=key.value[:40], known=known_words(shape, known, key.value))
            elif meant in found:
                self._fault("hints-twice", key, key=key.value)
            else:
                found[meant] = node
        return found

    def pairs(self, node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
        if node is None or (isinstance(node, Scalar) and not node.value):
            return ()
        if isinstance(node, Map):
            for key, _ in node.pairs:
                if not isinstance(key, Scalar):
                    self._fault("hints-type", key, key="-", wanted="key: value")
            return tuple((key, one) for key, one in node.pairs if isinstance(key, Scalar))
        self._fault("hints-type", node, key="stories", wanted="a1: {jump: 2}")
        return ()

    def items(self, node: Node | None) -> tuple[Node, ...]:
        if node is None or (isinstance(node, Scalar) and not node.value):
            return ()
        if isinstance(node, Items):
            return node.items
        self._fault("hints-type", node, key="-", wanted="[ … ]")
        return ()

    def text(self, node: Node) -> str:
        if isinstance(node, Scalar):
            return node.value
        self._fault("hints-type", node, key="-", wanted="text / 文字")
        return ""

    def line(self, node: Node) -> int:
        value = node.value if isinstance(node, Scalar) else ""
        if value.isascii() and value.isdigit() and 0 < len(value) < 8 and int(value) > 0:
            return int(value)
        self._fault("hints-type", node, key="line", wanted="line number / 行号")
        return 0

    def lines(self, node: Node) -> tuple[int, int]:
        """A line, or the first and last of a range 3-5; the last is 0 for one line."""
        first, dash, last = (node.value if isinstance(node, Scalar) else "").replace("–", "-").partition("-")
        if not dash or not isinstance(node, Scalar):
            return self.line(node), 0
        ends = [self.line(node._replace(value=one.strip())) for one in (first, last)]
        if ends[0] and ends[1] and ends[1] < ends[0]:
            self._fault("hints-type", node, key="line", wanted="3-5")
        return ends[0], ends[1]

    def dropped(self, node: Node) -> LineHint:
        """A line to be left out: its number, a range, or {line: 3, words: …}."""
        if isinstance(node, Map):
            return self.about_line(node, ("line", "words"), 1)
        first, last = self.lines(node)
        return LineHint(first, self._source.of(node), last=last)

    def about_line(self, node: Node, known: tuple[str, ...], needed: int) -> LineHint:
        place = self._source.of(node)
        if not isinstance(node, Map):
            self._fault("hints-type", node, key="-", wanted="{" + ", ".join(known) + "}")
            return LineHint(0, place)
        found = self.keys(node, known, "hint")
        for key in known[:needed]:
            if key not in found:
                self._fault("hints-missing", node, key=key)
        value = {key: self.text(one) for key, one in found.items() if key != "line"}
        said = value.get("as", "")
        role = ROLES_IN_CHINESE.get(said) or english_field("story", said) or said
        if role and role not in ROLES:
            self._fault("hints-value", found["as"], said=said[:40], known=", ".join(ROLES))
        ranged = "words" in known
        line, last = (
            (self.lines(found["line"]) if ranged else (self.line(found["line"]), 0)) if "line" in found else (0, 0)
        )
        hint = LineHint(line, place, value.get("find", ""), value.get("with", ""), role, value.get("story", ""))
        return hint._replace(last=last, words=value.get("words", ""))

    def join(self, node: Node) -> LineHint:
        if not isinstance(node, Items) or len(node.items) != 2:
            self._fault("hints-type", node, key="join", wanted="[33, 35]")
            return LineHint(0, self._source.of(node))
        first, second = node.items
        return LineHint(self.line(first), self._source.of(node), other=self.line(second))

    def story(self, key: Scalar, node: Node) -> StoryHint:
        place = self._source.of(key)
        if not isinstance(node, Map):
            self._fault("hints-type", node, key=key.value[:40], wanted="{jump: 2, …}")
            return StoryHint(key.value, (), place)
        fields: list[tuple[str, tuple[str, ...], Place]] = []
        for name, value in self.keys(node, STORY_KEYS, "story").items():
            many = isinstance(value, Items) and name == "headline"
            texts = tuple(map(self.text, value.items)) if many and isinstance(value, Items) else (self.text(value),)
            texts = tuple(self._meant(name, one) for one in texts)
            self._check(name, texts[0] if texts else "", value)
            fields.append((name, texts, self._source.of(value)))
        return StoryHint(key.value, tuple(fields), place)

    @staticmethod
    def _meant(name: str, said: str) -> str:
        """*said* as the program has it: kinds and yes and no in English, 第2版 as its number."""
        if name == "kind":
            return KINDS_IN_CHINESE.get(said, said)
        if name == "complete":
            return YES_AND_NO.get(said, said)
        return said.removeprefix("第").removesuffix("版").strip() if name == "jump" else said

    def _check(self, name: str, value: str, node: Node) -> None:
        if name == "kind" and value not in KINDS:
            self._fault("hints-value", node, said=value[:40], known=", ".join(KINDS))
        elif name == "complete" and value not in ("true", "false"):
            self._fault("hints-value", node, said=value[:40], known="true, false")
        elif name == "jump" and not (value.isascii() and value.isdigit() and 0 < int(value[:6]) < 1000):
            self._fault("hints-value", node, said=value[:40], known="2, 3, …")
        elif name == "rank" and not is_rank(value):
            self._fault("hints-value", node, said=value[:40], known="1, 2, 3 …")
        elif name == "slug" and not slug_is_good(value):
            self._fault("hints-value", node, said=value[:40], known="lead, medical, 评论 …")
