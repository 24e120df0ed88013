"""Dashes in long rows, as rules are keyed in: a line ends between pairs of them, and nothing else changes there."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.spec.styles import TextStyle
from layout.typeset import Piece, prepare
from layout.typeset.classes import DASHES_SEEN
from layout.typeset.line_ends import RELIEF

FONTS = Path(__file__).resolve().parents[2] / "fonts"
KIT = Library(read_manifest((FONTS / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), FONTS)
KAI = TextStyle("body", "kai", 10_000, 15_000, punctuation="quanjiao")
"""A face without a dash of two cells: each is a character by itself."""


@pytest.mark.parametrize("count", [2, 6, 300, 1001])
def test_a_row_of_dashes_parts_between_pairs_only(count: int) -> None:
    paragraph = prepare((Piece("—" * count, KAI),), KAI, KIT)
    assert len(paragraph.atoms) == count
    between = [penalty < RELIEF for penalty in paragraph.penalties[: min(count, DASHES_SEEN) - 1]]
    assert between == [bool(gap % 2) for gap in range(len(between))]


def test_halves_of_a_pair_meet_and_one_alone_stays() -> None:
    paragraph = prepare((Piece("——" * 3, KAI),), KAI, KIT)
    moved = [atom.glyphs[0][1] for atom in paragraph.atoms]
    assert moved[0] > 0 > moved[1]
    assert moved == [moved[0], moved[1]] * 3
    (alone,) = prepare((Piece("—", KAI),), KAI, KIT).atoms
    assert alone.glyphs[0][1] == 0
