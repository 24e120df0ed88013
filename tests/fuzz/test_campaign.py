"""A few cases of the campaign on damaged files for every reader; continuous integration runs minutes of it."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

from campaign import Count, Surface, changed, one_case, surfaces

from layout.findings import Unreadable, finding


def test_readers_of_damaged_files_give_findings_and_nothing_else(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, surface in surfaces(tmp_path).items():
            count = Count()
            told = [one_case(surface, random.Random(f"test {name} {number}"), count, None) for number in range(25)]
            assert not any(told), f"{name}: {told}"
            assert count.cases == 25


def test_a_case_is_the_same_again_and_faults_are_counted() -> None:
    def reader(data: bytes) -> None:
        if data[:1] != b"s":
            raise Unreadable(finding("file-missing", None, file="x"))
        if len(data) % 2:
            raise ZeroDivisionError

    surface = Surface(reader, (b"sound 1234",), (b"x",))
    assert changed(surface, random.Random("a")) == changed(surface, random.Random("a"))
    count = Count()
    for number in range(200):
        one_case(surface, random.Random(number), count, None)
    assert count.refused and count.crashes and count.cases == 200 and not count.hangs
