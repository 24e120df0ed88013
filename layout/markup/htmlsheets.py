"""What the style sheets in a web page do not show, or strike out: elements by their classes and ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from layout.markup.htmlelements import STRUCK
from layout.markup.htmllooks import is_unseen, sizes_of

_SHEET: Final = re.compile(r"<style\b[^>]{0,200}>", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE: Final = re.compile(r"[{}]")
_NAMED: Final = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)", re.IGNORECASE)
_ROUND: Final = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?[.#][\w-]+", re.IGNORECASE)
_SAYS: Final = re.compile(
    r"(?:display|visibility|clip|clip-path|opacity|font-size|color|height|left|right|top|text-indent|margin-left"
    r"|text-decoration(?:-line)?)\s*:",
    re.IGNORECASE,
)
_SHOWS: Final = re.compile(r"(?:display|visibility|clip|clip-path|opacity)\s*:", re.IGNORECASE)
"""What shows an element that another rule hides."""

_MOST: Final = 200_000
"""Characters of style sheets that are read."""

_PARTS: Final = 4
"""Elements that a selector names one in the other; one of more is passed over."""


class Unshown:
    """Why elements are not copy, ``hidden`` or ``struck``, by selectors of one class or id (``p.x``, ``#y``).

    *rules* have for each: in which elements it is to stand (none for anywhere), and why; the last that holds counts.
    """

    def __init__(self, rules: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]) -> None:
        self._rules = rules
        self._nested = any(outer for several in rules.values() for outer, _ in several)
        self._named: dict[int, tuple[str, ...]] = {}
        self._around = Counter[str]()
        """What open elements are called, where a rule asks for it, and by how many of them."""

    def begin(self, number: int, tag: str, attributes: dict[str, str]) -> str:
        """Element *number* is open: why a sheet takes it out, "" where none does."""
        said = ""
        if self._rules:
            names = names_of(tag, attributes)
            for outer, why in [rule for name in names[1:] for rule in self._rules.get(name, ())]:
                said = why if all(self._around[one] > 0 for one in outer) else said
            if self._nested:
                self._named[number] = names
                self._around.update(names)
        return said

    def end(self, number: int) -> None:
        """Element *number* is closed."""
        if self._nested:
            self._around.subtract(self._named.pop(number, ()))


def names_of(tag: str, attributes: dict[str, str]) -> tuple[str, ...]:
    """What selectors call an element: by its tag, its classes, its id, and these with its tag."""
    names = [f".{one}" for one in attributes.get("class", "").split()[:_CLASSES]]
    names += [f"#{attributes['id']}"] if attributes.get("id") else []
    return (tag, *names, *(f"{tag}{one}" for one in names))


_CLASSES: Final = 20


def unshown_by_sheets(page: str) -> Unshown:
    """What the ``style`` elements of *page* hide for every reader: of rules with the same selector the last counts.

    Rules under ``@media`` are passed over: they hide something for some only.
    """
    seen: dict[tuple[str, ...], str] = {}
    read = 0
    for match in _SHEET.finditer(page):
        end = page.find("</", match.end())
        sheet = page[match.end() : end if end >= 0 else len(page)][: _MOST - read]
        read += len(sheet)
        for named, why in _rules(_COMMENT.sub("", sheet)):
            seen.pop(named, None)
            seen[named] = why
    made: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for named, why in seen.items():
        if why:
            made.setdefault(named[-1], []).append((named[:-1], why))
    return Unshown({name: tuple(rules[-_PARTS:]) for name, rules in made.items()})


def _rules(sheet: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The selectors of *sheet*, outer elements first, each with why its element is not copy, "" where it is shown."""
    depth, heads, seen = 0, "", 0
    for match in _BRACE.finditer(sheet):
        words, seen = sheet[seen : match.start()], match.end()
        if match[0] == "{":
            heads = words if not depth else ""
            depth += 1
            continue
        depth = max(0, depth - 1)
        if depth or not _SAYS.search(words):
            continue
        hidden = is_unseen(words) or sizes_of(words) == "none"
        why = "hidden" if hidden else "struck" if STRUCK.search(words) else ""
        if not why and not _SHOWS.search(words):
            continue
        for one in heads.split(","):
            *outer, last = one.replace(">", " ").split() or [""]
            named = _NAMED.fullmatch(last)
            if named and len(outer) < _PARTS and all(map(_ROUND.fullmatch, outer)):
                yield (*map(_lowered, outer), _lowered(last)), why


def _lowered(name: str) -> str:
    """*name* with its tag in small letters."""
    at = next((at for at, char in enumerate(name) if char in ".#"), len(name))
    return name[:at].lower() + name[at:]
