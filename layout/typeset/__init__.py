"""Text and a measure become set lines; no page is known here."""

from __future__ import annotations

from layout.typeset.atoms import KEPT, Piece
from layout.typeset.heads import SetHead, even_lines, set_head
from layout.typeset.lines import Line, Run
from layout.typeset.paragraph import (
    WhiteWanted,
    aligned,
    inked,
    may_be_shorter,
    set_line,
    set_paragraph,
    white_if_longer,
)
from layout.typeset.prepared import Prepared, prepare

__all__ = [
    "KEPT", "Line", "Piece", "Prepared", "Run", "SetHead", "WhiteWanted", "aligned", "even_lines", "inked",
    "may_be_shorter", "prepare", "set_head", "set_line", "set_paragraph", "white_if_longer",
]  # fmt: skip
