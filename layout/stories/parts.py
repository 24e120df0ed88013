"""The parts a line of copy may play, and what may follow what.  Tables only, in tenths, to be read and tuned."""

from __future__ import annotations

from typing import Final

FURNITURE: Final = "furniture"
ASIDE: Final = "aside"
"""Furniture between a head and its copy."""
RUBRIC: Final = "rubric"
KICKER: Final = "kicker"
HEAD: Final = "head"
HEAD_MORE: Final = "head-more"
DECK: Final = "deck"
BYLINE: Final = "byline"
WIRE: Final = "wire"
"""A paragraph that opens with a dateline."""
START: Final = "start"
"""The first line of any other paragraph."""
MORE: Final = "more"
"""A line that goes on with the paragraph before it."""
SUBHEAD: Final = "subhead"
JUMP: Final = "jump"
CAPTION: Final = "caption"
CREDIT: Final = "credit"
SIGN: Final = "sign"

BODY: Final = frozenset((WIRE, START, MORE))
HEADER: Final = frozenset((RUBRIC, KICKER, HEAD, HEAD_MORE, DECK))
OPENS: Final = frozenset((RUBRIC, KICKER, HEAD, CAPTION))
"""Parts that always begin a story."""

NEVER: Final = -1000
"""The score of what may not be."""

STEPS: Final[dict[str, dict[str, int]]] = {
    RUBRIC: {KICKER: 0, HEAD: 0, BYLINE: -20, CAPTION: -10, WIRE: -10, START: -40, RUBRIC: -30, FURNITURE: -40},
    KICKER: {HEAD: 0, KICKER: -15},
    HEAD: {
        ASIDE: 0,
        HEAD_MORE: 0,
        JUMP: 10,
        DECK: 0,
        BYLINE: 10,
        WIRE: 10,
        START: -15,
        CAPTION: -10,
        SUBHEAD: -30,
        HEAD: -60,
    },
    HEAD_MORE: {ASIDE: 0, HEAD_MORE: -25, JUMP: 10, DECK: 0, BYLINE: 10, WIRE: 10, START: -15, CAPTION: -10},
    DECK: {ASIDE: 0, DECK: -15, JUMP: 10, BYLINE: 10, WIRE: 10, START: -15, CAPTION: -10, HEAD: -60},
    BYLINE: {ASIDE: -5, BYLINE: -10, JUMP: 10, START: 10, WIRE: 0, SUBHEAD: -10, DECK: -40, CAPTION: -20},
    WIRE: {START: 5, WIRE: -60, MORE: 0, SUBHEAD: 0, JUMP: 10, SIGN: 0, CREDIT: -5, BYLINE: -20},
    START: {START: 5, WIRE: -60, MORE: 0, SUBHEAD: 0, JUMP: 10, SIGN: 0, CREDIT: -5, BYLINE: -20},
    MORE: {START: 5, WIRE: -60, MORE: 0, SUBHEAD: 0, JUMP: 10, SIGN: 0, CREDIT: -5, BYLINE: -20},
    SUBHEAD: {START: 5, SUBHEAD: -40, WIRE: -20},
    JUMP: {RUBRIC: 10, KICKER: 10, HEAD: 10, BYLINE: 10, WIRE: 10, START: 10, CAPTION: 0},
    CAPTION: {CREDIT: 20, MORE: 0, JUMP: 0, CAPTION: 0, START: -25},
    CREDIT: {SIGN: -5, START: -15, SUBHEAD: -30, CREDIT: -10},
    SIGN: {SIGN: -5, JUMP: 0},
    FURNITURE: {FURNITURE: 5},
    ASIDE: {ASIDE: 5, DECK: 0, BYLINE: 10, WIRE: 10, START: -15, CAPTION: 0, SUBHEAD: -30},
}
"""What may follow what inside a story, and how gladly.  Only 上接 stands at or under a head, only 下转 under copy."""


NEW: Final[dict[str, int]] = {
    RUBRIC: 0, KICKER: -5, HEAD: -5, CAPTION: -5, BYLINE: -30, WIRE: -30, START: -60, FURNITURE: 0, JUMP: -60,
    SUBHEAD: -90, MORE: -90, CREDIT: -40, SIGN: -60,
}  # fmt: skip
"""How gladly each part begins something new, after the end of a story or at the top."""

UNENDING: Final = frozenset((RUBRIC, KICKER, HEAD, HEAD_MORE, DECK, SUBHEAD, ASIDE))
"""A story does not end here: a head without copy."""

LEAST_CELLS: Final = 3
LONGEST_CELL: Final = 12
"""Pieces with ideographic blanks between that make a paragraph a row of a table, and characters of the longest of them:
two pieces are a name and a word."""
