"""What the style sheets in a web page do not show: classes and ids with ``display: none``."""

from __future__ import annotations

import re
from typing import Final

from layout.markup.htmllooks import NO_SHOW
from layout.value import NamedTuple

_SHEET: Final = re.compile(r"<style\b[^>]{0,200}>", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE: Final = re.compile(r"[{}]")
_NAMED: Final = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)", re.IGNORECASE)
_SHOWS: Final = re.compile(r"(?:display|visibility|clip|clip-path)\s*:", re.IGNORECASE)
_MOST: Final = 200_000
"""Characters of style sheets that are read."""


class Unshown(NamedTuple):
    """Selectors of one class or id, with a tag or without one (``p.x``, ``#y``), whose elements are not shown."""

    selectors: frozenset[str] = frozenset()

    def has(self, tag: str, attributes: dict[str, str]) -> bool:
        """True where a sheet hides an element by its class or id."""
        if not self.selectors:
            return False
        names = [f".{one}" for one in attributes.get("class", "").split()]
        names += [f"#{attributes['id']}"] if attributes.get("id") else []
        return any(one in self.selectors or f"{tag}{one}" in self.selectors for one in names)


def unshown_by_sheets(page: str) -> Unshown:
    """What the ``style`` elements of *page* hide for every reader: of rules with the same selector the last counts.

    Selectors of several parts and rules under ``@media`` are passed over: they hide something for some only.
    """
    hidden: dict[str, bool] = {}
    read = 0
    for match in _SHEET.finditer(page):
        end = page.find("</", match.end())
        sheet = page[match.end() : end if end >= 0 else len(page)][: _MOST - read]
        read += len(sheet)
        _take(_COMMENT.sub("", sheet), hidden)
    return Unshown(frozenset(name for name, is_hidden in hidden.items() if is_hidden))


def _take(sheet: str, hidden: dict[str, bool]) -> None:
    """Lay the rules of *sheet* over what was *hidden* before it."""
    depth, heads, seen = 0, "", 0
    for match in _BRACE.finditer(sheet):
        words, seen = sheet[seen : match.start()], match.end()
        if match[0] == "{":
            heads = words if not depth else ""
            depth += 1
            continue
        depth = max(0, depth - 1)
        if depth or not _SHOWS.search(words):
            continue
        for one in heads.split(","):
            if named := _NAMED.fullmatch(one.strip()):
                tag, sign, name = named.groups()
                hidden[f"{(tag or '').lower()}{sign}{name}"] = bool(NO_SHOW.search(words))
