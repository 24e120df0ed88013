"""Pages that were damaged on the way keep every letter: in a story, or on a line that a finding names as left out."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from page_truth import all_pages, dump_of, lost_letters

from layout.dumps.dump import read_dump

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
HALF = {wide: code for code, wide in WIDE.items()}
OPENING = ("", "　　", "■", "# ", "【", "（", "：", "——", "\t", "1.")
CLOSING = ("", "）", "】", "：", "。", "（下转第2版）", "（记者 王明）", "摄", "\f")
PAGES = [dump_of(page)[0].split("\n") for page in all_pages()]

Change = Callable[[list[str], random.Random], list[str]]


def shuffled(lines: list[str], chance: random.Random) -> list[str]:
    return chance.sample(lines, len(lines))


def without_blanks(lines: list[str], chance: random.Random) -> list[str]:
    return [line.replace(" ", "").replace("\u3000", "") for line in lines if line.strip()]


def of_other_width(lines: list[str], chance: random.Random) -> list[str]:
    table = chance.choice((WIDE, HALF))
    return [line.translate(table) if chance.random() < 0.5 else line for line in lines]


def spaced_out(lines: list[str], chance: random.Random) -> list[str]:
    return [" ".join(line) if chance.random() < 0.3 else line for line in lines]


def mixed(lines: list[str], chance: random.Random) -> list[str]:
    at, other = chance.randrange(len(lines) + 1), chance.choice(PAGES)
    return [*lines[:at], *chance.sample(other, min(len(other), 6)), *lines[at:]]


def torn(lines: list[str], chance: random.Random) -> list[str]:
    cuts = [(line, chance.randrange(len(line) + 1) if chance.random() < 0.2 else 0) for line in lines]
    return [piece for line, at in cuts for piece in ((line[:at], line[at:]) if at else (line,))]


def dressed(lines: list[str], chance: random.Random) -> list[str]:
    return [chance.choice(OPENING) + line + chance.choice(CLOSING) if chance.random() < 0.2 else line for line in lines]


CHANGES: tuple[Change, ...] = (shuffled, without_blanks, of_other_width, spaced_out, mixed, torn, dressed)


@pytest.mark.parametrize("seed", range(24))
def test_no_letter_of_a_damaged_page_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(4):
        lines = chance.choice(PAGES)
        for change in chance.sample(CHANGES, chance.randint(1, 4)):
            lines = change(lines, chance)
        text = "\n".join(lines)
        assert not lost_letters(text, read_dump(text.encode(), "page.txt")), text


def test_a_lost_letter_is_seen() -> None:
    text = "\n".join(PAGES[0])
    copy = read_dump(text.encode(), "page.txt")
    assert lost_letters(text, copy._replace(stories=copy.stories[1:]))
