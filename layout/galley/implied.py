"""Tables that nobody marked: paragraphs that stand in columns by blanks, and rows of scores."""

from __future__ import annotations

from typing import Final

from layout.galley.items import IDEOGRAPHIC_SPACE
from layout.stories.model import Cell, Paragraph, Story, row_of
from layout.stories.parts import LEAST_CELLS, LONGEST_CELL

LEAST_ROWS: Final = 3
"""Paragraphs one after the other of equal pieces with blanks between that are a table, though nobody marked them: two
might be any two lines."""

LEAST_SHORT: Final = 2
"""Of these as many at least have nothing but short pieces; one piece of each of the others may be long."""


def with_rows(body: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """*body* with paragraphs that stand in columns by blanks (名次　球队　胜) as rows of a table."""
    made = list(body)
    start = 0
    while start < len(body):
        count = len(_pieces_in_columns(body[start]))
        end, beyond_doubt = start, 0
        while count and end < len(body) and len(_pieces_of_row(body[end])) == count:
            beyond_doubt += len(_pieces_in_columns(body[end])) == count
            end += 1
        if end - start >= LEAST_ROWS and beyond_doubt >= LEAST_SHORT:
            for at in range(start, end):
                cells = tuple(Cell(text) for text in body[at].text.split(IDEOGRAPHIC_SPACE))
                names = at == start and not any(char.isdecimal() for char in body[at].text)
                row = row_of(cells, body[at].lines, is_head=names, opens=at == start)
                made[at] = row._replace(text=body[at].text)
        start = max(end, start + 1)
    return tuple(made) if made != list(body) else body


def _pieces_in_columns(paragraph: Paragraph) -> list[str]:
    """The short pieces of a paragraph that has nothing but them, with ideographic spaces between; empty otherwise."""
    if paragraph.kind != "p" or paragraph.spans or IDEOGRAPHIC_SPACE not in paragraph.text:
        return []
    parts = paragraph.text.split(IDEOGRAPHIC_SPACE)
    short = len(parts) >= LEAST_CELLS and all(0 < len(part) <= LONGEST_CELL for part in parts)
    return parts if short and not any(mark in paragraph.text for mark in SENTENCE_MARKS) else []


SENTENCE_MARKS: Final = "，。！？；"


LONGEST_IN_TABLE: Final = 30
"""Characters of the longest piece of a row, what is told under short names: 直播：足球联赛第十轮，南港队对江渡队."""


def _pieces_of_row(paragraph: Paragraph) -> list[str]:
    """The pieces of a paragraph, one of which may be long and have marks in it, but is no sentence; empty otherwise."""
    if paragraph.kind != "p" or paragraph.spans or paragraph.text.endswith(("。", "！", "？")):
        return []
    parts = paragraph.text.split(IDEOGRAPHIC_SPACE)
    told = [part for part in parts if len(part) > LONGEST_CELL or any(mark in part for mark in SENTENCE_MARKS)]
    good = len(parts) >= LEAST_CELLS and all(parts) and len(told) < 2
    return parts if good and all(len(part) <= LONGEST_IN_TABLE for part in told) else []


LONGEST_SCORE: Final = 30
"""Characters of the longest row of a table of scores."""


def score_rows(story: Story) -> frozenset[int]:
    """Paragraphs that are rows of a table of scores: their figures are of one width, so that the rows stand in line."""
    rows = [index for index, one in enumerate(story.body) if one.kind == "p" and _is_score(one.text)]
    return frozenset(index for index in rows if index - 1 in rows or index + 1 in rows)


def _is_score(text: str) -> bool:
    """南港 2∶0 平川: figures about a colon, and no sentence."""
    if len(text) > LONGEST_SCORE or any(mark in text for mark in "，。！？"):
        return False
    return any(
        mark in "∶：:" and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()
        for at, mark in enumerate(text)
    )
