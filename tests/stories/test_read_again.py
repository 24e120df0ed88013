"""A dump that is read again after an edit says what it says when it is read for the first time.

``python tests/stories/test_read_again.py COUNT`` holds so many edits of each dump to it.
"""

from __future__ import annotations

import random
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from layout.dumps.dump import read_dump
from layout.kept_answers import LastAnswers
from layout.stories.hints import Hints, read_hints
from layout.stories.margins import read_margin, written_margin

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TYPED = ("的", "，", "。", "：", "3", "一、", "a", "“", "（", "本报记者", "\n", "　　", "（下转2版）", "——", "图为")


def edited(text: str, chance: random.Random) -> str:
    """*text* after one edit: typed, taken away, a line moved or given twice."""
    at = chance.randrange(len(text))
    kind = chance.random()
    if kind < 0.6:
        return text[:at] + chance.choice(TYPED) + text[at:]
    if kind < 0.85:
        return text[:at] + text[at + chance.choice((1, 1, 2, 9)) :]
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines))) if kind < 0.95 else chance.choice(lines)
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def differences(text: str, hints: Hints | None, count: int, *, margin: str = "") -> Iterator[int]:
    """Edits after which what was kept made another reading; after 20 edits the text is as it was."""
    known, lines = LastAnswers(), read_margin(margin, "a.txt")[0] if margin else None
    chance, now = random.Random(22), text
    for number in range(count):
        now = edited(now, chance) if number % 20 else text
        if read_dump(now.encode(), "a.txt", hints, lines, known) != read_dump(now.encode(), "a.txt", hints, lines):
            yield number


def _front_page() -> tuple[str, Hints]:
    folder = SEEDS / "datong"
    return (folder / "front-page.txt").read_text("utf-8"), read_hints((folder / "hints.yaml").read_text("utf-8"), "h")


def test_a_dump_with_hints_is_read_again_as_for_the_first_time() -> None:
    assert list(differences(*_front_page(), 60)) == []


def test_so_is_one_without_hints_and_one_with_a_margin() -> None:
    text, _ = _front_page()
    assert list(differences(text, None, 30)) == []
    read = read_dump(text.encode(), "a.txt")
    assert read.margin
    margin = written_margin(list(enumerate(read.margin, 1)), {}, "a.txt", "zh")
    assert list(differences(text, None, 30, margin=margin)) == []


def test_what_is_kept_of_a_story_grows_with_its_lines_and_not_with_their_square() -> None:
    few, many = (_kept_of("新桥通车第十天\n他等了两个小时没有人来找。\n" * times) for times in (150, 600))
    assert many < 6 * few


def _kept_of(text: str) -> int:
    """Bytes that are kept of *text*."""
    known = LastAnswers()
    tracemalloc.start()
    try:
        read_dump(text.encode(), "a.txt", None, None, known)
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_a_dump_of_another_name_has_its_own_places() -> None:
    (text, hints), known = _front_page(), LastAnswers()
    read_dump(text.encode(), "a.txt", hints, None, known)
    assert read_dump(text.encode(), "b.txt", hints, None, known) == read_dump(text.encode(), "b.txt", hints)


def test_the_law_sees_what_is_kept_of_another_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.kept_answers.LastAnswers.of", _stale)
    assert list(differences(*_front_page(), 12))


def _stale(self, name, asked, make):
    """What was kept, whatever is asked; but of as many lines, or the readers would stop."""
    made, known = make(), self._now.get(name) or self._before.get(name)
    if known is None or (isinstance(made, list | tuple) and len(known[1]) != len(made)):
        known = (asked, made)
    self._now[name] = known
    return known[1]


if __name__ == "__main__":
    for way, given in (("with hints", _front_page()), ("without", (_front_page()[0], None))):
        bad = list(differences(*given, int(sys.argv[1])))
        print(f"{way}: {sys.argv[1]} edits, {len(bad)} differ", *bad[:20])
