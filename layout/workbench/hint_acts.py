"""What is settled of a dump at the desk, written into its hints: an item or a field, all else as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from layout.findings import LayoutError, Place
from layout.keydocs.names import chinese
from layout.spec.model import Issue
from layout.stories.hints import read_hints
from layout.trees.spans import SpanItems, SpanMap, SpanNode, TextChange, item_change, spans, with_value, written
from layout.workbench.acts import Refused
from layout.workbench.documents import Document

KEYS: Final = ("stories", "drop_lines", "replace", "split", "join", "assign")

FileNamed = Callable[[str], Document]
"""Opens a file by the name that it has in the issue's folder, or begins it."""


def hint_changes(
    act: Mapping[str, Any], issue: Issue, opened: FileNamed, spec_at: Callable[[Place], Document]
) -> dict[str, tuple[TextChange, ...]]:
    """The changes, by file, that write a hint; a hints file that there is none of yet is named in the spec.

    Raises :class:`Refused`.
    """
    key, words = str(act.get("key")), str(act.get("hint"))
    if key not in KEYS or "\n" in words or not issue.copy.dump:
        raise Refused("写不成批注", "this is no hint")
    made: dict[str, tuple[TextChange, ...]] = {}
    name = hints_file(issue)
    if not issue.copy.hints:
        spec = spec_at(issue.copy.place or Place(""))
        copy = _map_at(spec.text, ("copy", *chinese("issue").get("copy", ())))
        made[spec.name] = (with_value(spec.text, copy, ("hints", *chinese("copy").get("hints", ())), name),)
    hints = opened(name)
    change = _field(hints.text, words, act) if key == "stories" else _item(hints.text, key, words)
    try:
        read_hints(hints.changed((change,)).text, hints.name)
    except LayoutError as fault:
        raise Refused(fault.findings[0].message("zh"), fault.findings[0].message("en")) from None
    return made | {hints.name: (change,)}


def hints_file(issue: Issue) -> str:
    """The name of the hints of the issue's dump, or of the file that they will be in."""
    return issue.copy.hints or PurePosixPath(issue.copy.dump).with_suffix(".hints.yaml").as_posix()


def top_item(text: str, key: str) -> SpanNode | None:
    """What stands under *key* of the hints in *text*, by its English or its Chinese name."""
    top = spans(text)
    return top.get(key, *chinese("hints").get(key, ())) if isinstance(top, SpanMap) else None


def _map_at(text: str, names: tuple[str, ...]) -> SpanMap:
    top = spans(text)
    found = top.get(*names) if isinstance(top, SpanMap) else None
    if not isinstance(found, SpanMap):
        raise Refused("版面文件里的原稿写法加不进批注", "how the spec names its copy leaves no place for hints")
    return found


def _item(text: str, key: str, words: str) -> TextChange:
    """The change that adds *words* to the list under *key*."""
    known = top_item(text, key)
    if isinstance(known, SpanItems):
        return item_change(text, known, words)
    return _at_end(text, f"{key}:\n  - {words}\n")


def _field(text: str, words: str, act: Mapping[str, Any]) -> TextChange:
    """The change that gives a story the field that was asked for; *words* name the story, by id and head."""
    given = spans("{" + words + "}")
    if not isinstance(given, SpanMap) or not given.pairs:
        raise Refused("写不成批注", "this is no hint")
    said, field = given.pairs[0][0].words, str(act.get("field"))
    value = _value(str(act.get("words", "")).strip())
    stories = top_item(text, "stories")
    if not isinstance(stories, SpanMap):
        return _at_end(text, f"stories:\n  {written(said)}: {{{field}: {written(value)}}}\n")
    one = next((value for key, value in stories.pairs if key.words.split(" ")[0] == said.split(" ")[0]), None)
    if isinstance(one, SpanMap):
        return with_value(text, one, (field, *chinese("story").get(field, ())), value)
    return with_value(text, stories, (said,), {field: value})


def _value(words: str) -> object:
    if not words:
        raise Refused("还没有写", "nothing is written yet")
    return int(words) if words.isascii() and words.isdigit() else words


def _at_end(text: str, words: str) -> TextChange:
    lead = "" if not text or text.endswith("\n") else "\n"
    return TextChange(len(text), len(text), lead + words)
