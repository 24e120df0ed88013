"""Text and a measure become set lines; no page is known here."""

from __future__ import annotations

from layout.typeset.atoms import KEPT, Piece
from layout.typeset.heads import SetHead, even_lines, set_head
from layout.typeset.lines import Line, Run
from layout.typeset.paragraph import aligned, inked, may_be_shorter, set_line, set_paragraph
from layout.typeset.prepare import Prepared, prepare

__all__ = [
    "KEPT", "Line", "Piece", "Prepared", "Run", "SetHead", "aligned", "even_lines", "inked", "may_be_shorter",
    "prepare", "set_head", "set_line", "set_paragraph",
]  # fmt: skip
