"""Rules of the mainland's standards are not held against papers elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "makeup"))

from issues import HEAD, write

from layout.composing import compose
from layout.loading.load import load
from layout.reviewing.review import reviewed

PAGES = "pages:\n  - number: 1\n    slots: [{id: x, story: 甲, at: [1, 1], span: [3, 20]}]\n"


THERE = "他答覆說，水深5公分，明天再量。"


@pytest.mark.parametrize(
    ("language", "copy", "told"),
    [
        ("zh-Hans", "他答覆说，水深5公分，明天再量。", True),
        ("zh-Hans", THERE, False),  # copy as it came, in an issue whose language nobody has said
        ("zh-Hant-TW", THERE, False),
        ("zh-Hant-HK", THERE, False),
    ],
)
def test_a_character_or_a_unit_right_elsewhere_is_no_slip_there(
    tmp_path: Path, language: str, copy: str, told: bool
) -> None:
    path = write(tmp_path, PAGES, {"甲": copy}, HEAD + f"language: {language}\n")
    loaded = load(path)
    composed = compose(loaded.issue, loaded.materials)
    codes = {one.code for one in reviewed(composed.issue, loaded.materials.stories, composed.edition.pages)}
    assert {"check-character" in codes, "check-unit" in codes} == {told}
