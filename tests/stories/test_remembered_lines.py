"""What is remembered of lines changes no reading: mixes of pages read with memories and without are the same."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from page_truth import all_pages, dump_of

from layout.dumps.dump import read_dump
from layout.lines import head_forms, items, likeness, line_scores, shapes, signatures

MEMORIES = (
    (shapes, "_seen"), (head_forms, "_are_words_of_heads"), (items, "item_of"), (likeness, "pairs_of"),
    (likeness, "_pairs_in"), (items, "_kinds_of"), (line_scores, "is_couplet"), (signatures, "_is_office"),
)  # fmt: skip
"""Functions that remember what they said of a line."""


class _Forgetful(dict[tuple[str, str, int], bool]):
    """Keeps nothing."""

    def __setitem__(self, key: tuple[str, str, int], value: bool) -> None:
        pass


def mixed(seed: int) -> bytes:
    """Pages and pieces of pages in any order, some of them twice."""
    chance = random.Random(seed)
    pages = [dump_of(page)[0].split("\n") for page in chance.sample(all_pages(), 6)]
    pieces = [page[chance.randrange(len(page) // 2) :] for page in (*pages, chance.choice(pages))]
    return "\n".join("\n".join(piece) for piece in pieces).encode()


@pytest.mark.pure_python
@pytest.mark.parametrize("seed", range(8))
def test_memories_change_no_reading(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = mixed(seed)
    first = read_dump(data, "page.txt")
    assert read_dump(data, "page.txt") == first
    monkeypatch.setattr(head_forms, "_KNOWN", _Forgetful())
    for room, name in MEMORIES:
        plain = getattr(room, name).__wrapped__
        for module in [
            one for one in sys.modules.values() if one.__name__.startswith(("layout.lines", "layout.dumps"))
        ]:
            if getattr(module, name, None) is getattr(room, name) and module is not room:
                monkeypatch.setattr(module, name, plain)
        monkeypatch.setattr(room, name, plain)
    assert read_dump(data, "page.txt") == first
    assert not head_forms._KNOWN


@pytest.mark.pure_python
def test_more_lines_than_are_remembered_are_read_as_if_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    data = mixed(11)
    first = read_dump(data, "page.txt")
    monkeypatch.setattr(head_forms, "_MOST_KNOWN", 3)
    monkeypatch.setattr(head_forms, "_KNOWN", {})
    assert read_dump(data, "page.txt") == first
    assert len(head_forms._KNOWN) <= 3
