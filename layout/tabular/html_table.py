"""The tables of a web page, each cell at its place."""

from __future__ import annotations

from typing import Final

from layout.characters.source import decode
from layout.markup.htmltokens import END, TAG, WORDS, tokens
from layout.stories.model import Cell
from layout.tabular.read_table import ReadTable, bounded_rows

_MOST_SPAN: Final = 999
_CELLS: Final = ("td", "th")
_BREAKS: Final = ("br", "p", "div", "li")
_SILENT: Final = ("script", "style", "template")


class _OpenTable:
    """A table that is being read: rows of (words, is a head, across, down)."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[list[str], bool, int, int]]] = []
        self.heads: set[int] = set()
        self.in_head = False
        self.caption: list[str] = []
        self.in_caption = False


def read_html_tables(data: bytes, name: str) -> tuple[ReadTable, ...]:
    """Every table of the page *data* in the order in which they end: one that stands in another comes before it."""
    text, notes = decode(data, name)
    open_: list[_OpenTable] = []
    made: list[_OpenTable] = []
    silent = 0
    for token in tokens(text, ("colspan", "rowspan")):
        here = open_[-1] if open_ else None
        if token.kind == TAG:
            silent += token.text in _SILENT
            if token.text == "table":
                open_.append(_OpenTable())
            elif here is not None:
                _begin(here, token.text, dict(token.attributes))
        elif token.kind == END:
            silent = max(0, silent - (token.text in _SILENT))
            if token.text == "table" and here is not None:
                made.append(open_.pop())
            elif here is not None and token.text == "thead":
                here.in_head = False
            elif here is not None and token.text == "caption":
                here.in_caption = False
        elif token.kind == WORDS and here is not None and not silent:
            if here.in_caption:
                here.caption.append(token.text)
            elif here.rows and here.rows[-1]:
                here.rows[-1][-1][0].append(token.text)
    tables = tuple(_table(one) for one in (*made, *open_) if any(one.rows))
    return tuple(bounded_rows(one._replace(findings=notes if not at else ()), name) for at, one in enumerate(tables))


def _begin(here: _OpenTable, tag: str, attributes: dict[str, str]) -> None:
    if tag == "thead":
        here.in_head = True
    elif tag == "tbody":
        here.in_head = False
    elif tag == "caption":
        here.in_caption = True
    elif tag == "tr":
        here.rows.append([])
    elif tag in _CELLS:
        if not here.rows:
            here.rows.append([])
        here.rows[-1].append(([], tag == "th", _span(attributes, "colspan"), _span(attributes, "rowspan")))
        if here.in_head:
            here.heads.add(len(here.rows) - 1)
    elif tag in _BREAKS and here.rows and here.rows[-1] and here.rows[-1][-1][0]:
        here.rows[-1][-1][0].append(" ")


def _span(attributes: dict[str, str], key: str) -> int:
    value = attributes.get(key, "1").strip()[:4]
    return min(max(1, int(value)), _MOST_SPAN) if value.isascii() and value.isdigit() else 1


def _table(one: _OpenTable) -> ReadTable:
    rows = [row for row in one.rows if row]
    marked = [number in one.heads or all(head for _, head, _, _ in row) for number, row in enumerate(rows)]
    heads = next((at for at, head in enumerate(marked) if not head), len(marked))
    cells = tuple(
        tuple(
            Cell(squeezed("".join(words)), (), across, min(down, len(rows) - number)) for words, _, across, down in row
        )
        for number, row in enumerate(rows)
    )
    known = any(marked)
    return ReadTable(cells, heads if known else -1, squeezed("".join(one.caption)))


def squeezed(words: str) -> str:
    """*words* with blanks as a browser shows them; a line end between two Han is nothing."""
    parts = words.split()
    made = "".join(parts[:1])
    for part in parts[1:]:
        wide = made[-1:] > "\u2e80" and part[:1] > "\u2e80" and "\n" in words
        made += part if wide else f" {part}"
    return made
