"""Hints proposed for the doubts that are open: every line a comment, for a person to settle."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from layout.characters.source import decode
from layout.findings import Fact, Finding
from layout.stories.model import Story
from layout.value import NamedTuple

_HALF = str.maketrans("，；：？！（）", ",;:?!()")
_ORDER = ("stories", "drop_lines", "replace", "split", "join", "assign")


class ProposedHint(NamedTuple):
    """What would settle *doubt*, or one *line* of it: *words* as they stand under *key* of a hints file."""

    doubt: Finding
    key: str
    words: str
    line: int = 0

    @property
    def where(self) -> tuple[str, str]:
        """Which of several lines it settles, in Chinese and in English; empty where its doubt is about one."""
        return (f"第{self.line}行：", f"Line {self.line}: ") if len(self.doubt.lines) > 1 else ("", "")


def proposed_hints(found: Iterable[Finding], data: bytes, heads: Mapping[str, str] | None = None) -> list[ProposedHint]:
    """Hints for the doubts in *found* about the dump *data*.

    *heads* are the first words of stories by their ids: a hint names its story by both.
    """
    lines = decode(data, "")[0].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = tuple(found)
    brought = {one.story for one in found if one.code == "orphan-headline"}
    made: list[ProposedHint] = []
    for one in found:
        facts = dict(one.facts)
        words = (heads or {}).get(one.story, "")
        facts |= {"named": _quoted(f"{one.story} {words}") if words else one.story}
        known = _PROPOSED.get(one.code)
        if known is None or one.place is None or (one.code == "missing-headline" and one.story in brought):
            continue
        key, make = known
        each = one.lines if one.code in _OF_RUNS else (one.place.line,)
        made += [ProposedHint(one, key, words, line) for line in each if (words := make(facts, line, lines))]
    return made


def first_words(stories: Iterable[Story]) -> dict[str, str]:
    """The first words of each story by its id."""
    return {one.slug: (one.headline or (one.caption[:_WORDS],))[0].replace(" ", "")[:_WORDS] for one in stories}


def proposals(found: Iterable[Finding], data: bytes, language: str, heads: Mapping[str, str] | None = None) -> str:
    """A hints file for the doubts in *found* about the dump *data*; nothing in it holds until its # is taken away."""
    parts: dict[str, list[str]] = {}
    for one in proposed_hints(found, data, heads):
        parts.setdefault(one.key, []).append(f"#   {one.words}   # {one.line}: {one.doubt.message(language)}")
    zh, en = "# 对原稿的疑点，逐条核对后去掉行首的 #。", "# Doubts about the dump: take away the # of what is settled."
    head = zh if language == "zh" else en
    made = [head]
    for key in _ORDER:
        if key in parts:
            made += ["", f"# {key}:", *parts[key]]
    return "\n".join(made) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_WORDS = 12
"""Characters of a line or a head by which a hint knows it."""

Facts = Mapping[str, Fact]
Maker = Callable[[Facts, int, list[str]], str]


def _field(key: str, value: str) -> Maker:
    def make(facts: Facts, line: int, lines: list[str]) -> str:
        return f"{facts['named']}: {{{key}: {value.format(**{k: _quoted(str(v)) for k, v in facts.items()})}}}"

    return make


def _head(facts: Facts, line: int, lines: list[str]) -> str:
    """The head that was brought to the story, without the deck that hangs on it."""
    return f"{facts['named']}: {{headline: {_quoted(str(facts['text']).partition('——')[0])}}}"


def _replace(facts: Facts, line: int, lines: list[str]) -> str:
    """The words as they stand in the dump, at or after *line*, and what is probably meant."""
    said = str(facts["said"])
    meant = str(facts.get("meant", "")) or said.replace("，", "、")
    for number in range(max(line, 1), min(line + 12, len(lines)) + 1):
        for words in (said, said.translate(_HALF)):
            if words in lines[number - 1]:
                return f"- {{line: {number}, find: {_quoted(words)}, with: {_quoted(meant)}}}"
    return ""


def _split(facts: Facts, line: int, lines: list[str]) -> str:
    """Where the paragraph seems to part, in the line of the dump that has the words."""
    words = str(facts["near"]).rpartition("。")[2]
    for number in range(max(line, 1), min(line + 60, len(lines)) + 1):
        for said in (words, words.translate(_HALF)):
            if said in lines[number - 1]:
                return f"- {{line: {number}, find: {_quoted(said)}}}"
    return ""


def _drop(facts: Facts, line: int, lines: list[str]) -> str:
    return f"- {line}"


def _join(facts: Facts, line: int, lines: list[str]) -> str:
    before = max((n for n in range(1, line) if lines[n - 1].strip()), default=0)
    return f"- [{before}, {line}]"


def _join_next(facts: Facts, line: int, lines: list[str]) -> str:
    after = next((n for n in range(line + 1, len(lines) + 1) if lines[n - 1].strip()), 0)
    return f"- [{line}, {after}]" if after else ""


def _assign(role: str) -> Maker:
    def make(facts: Facts, line: int, lines: list[str]) -> str:
        number = int(str(facts.get("second", line)))
        words = lines[number - 1].strip()[:_WORDS] if number <= len(lines) else ""
        words = f", words: {_quoted(words)}" if words else ""
        return f"- {{line: {number}{words}, as: {role}}}"

    return make


def _boundary(facts: Facts, line: int, lines: list[str]) -> str:
    """A line that was read as a head is a subhead, if it is none, and the other way round."""
    role = "subhead" if str(line) in str(facts["heads"]).split(", ") else "headline"
    return _assign(role)(facts, line, lines)


_PROPOSED: Mapping[str, tuple[str, Maker]] = {
    "truncated-no-jump": ("stories", _field("jump", "2")),
    "missing-headline": ("stories", _field("headline", '""')),
    "orphan-headline": ("stories", _head),
    "missing-image": ("stories", _field("picture", '""')),
    "stray-line": ("drop_lines", _drop),
    "stray-headline": ("drop_lines", _drop),
    "ocr-confusable": ("replace", _replace),
    "possible-ocr": ("replace", _replace),
    "mixed-list-separator": ("replace", _replace),
    "possible-lost-paragraph-break": ("split", _split),
    "unit-split-off": ("join", _join),
    "subhead-or-head": ("assign", _assign("headline")),
    "head-or-subhead": ("assign", _assign("subhead")),
    "boundaries-in-doubt": ("assign", _boundary),
    "caption-or-copy": ("assign", _assign("body")),
    "head-like-copy": ("assign", _assign("body")),
    "subhead-alone": ("assign", _assign("body")),
    "paragraph-interrupted": ("assign", _assign("body")),
    "paragraph-joined": ("assign", _assign("body")),
    "paragraphs-by-width": ("assign", _assign("body")),
    "paragraph-unended": ("join", _join_next),
}
"""Finding code → key of the hints file, and what to propose."""

_OF_RUNS = (
    "subhead-or-head", "head-or-subhead", "boundaries-in-doubt", "paragraph-joined", "paragraph-unended",
    "paragraphs-by-width", "stray-line", "stray-headline",
)  # fmt: skip
"""Doubts of which one finding may count several lines: each has a hint of its own."""

DOUBTS = frozenset(_PROPOSED)
"""Findings that a person settles by saying what a line is, or what its words are."""
