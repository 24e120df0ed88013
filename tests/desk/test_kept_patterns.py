"""Patterns that were compiled in a run before are those that would be compiled now, and nothing else is kept."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]

import pytest

from layout.processes import kept_patterns
from layout.processes.kept_patterns import KeptPatterns

COMMAND = (sys.executable, "-c", "from layout.cli import program; program()", "explain", "overset")


def ran(folder: Path, *options: str) -> str:
    """What the command prints that keeps its bytecode, and so its patterns, in *folder*."""
    own = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [COMMAND[0], *options, *COMMAND[1:]]
    done = subprocess.run(
        command, env=own | {"PYTHONPYCACHEPREFIX": str(folder)}, capture_output=True, text=True, check=True
    )
    return done.stdout


def kept_in(folder: Path) -> Path:
    """The one file of kept patterns under *folder*."""
    (path,) = folder.rglob("*.explain.re")
    return path


@pytest.fixture
def patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], KeptPatterns]]:
    """What makes a new run's patterns, kept in a folder of the test's own."""
    monkeypatch.setattr(kept_patterns.__spec__, "cached", str(tmp_path / "kept.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    plainly = _compiler.compile
    yield lambda: KeptPatterns("run")
    _compiler.compile = plainly


def compiled(of: KeptPatterns, make: Callable[[], re.Pattern[str]]) -> re.Pattern[str]:
    """What *make* compiles by way of *of*, with nothing that ``re`` remembers itself."""
    re.purge()
    plainly = _compiler.compile
    of.begin()
    try:
        return make()
    finally:
        _compiler.compile = plainly


def test_the_second_run_of_a_command_compiles_nothing_anew_and_writes_nothing(tmp_path: Path) -> None:
    first = ran(tmp_path)
    path = kept_in(tmp_path)
    before = path.stat()
    assert ran(tmp_path) == first
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_every_pattern_that_a_command_keeps_is_the_one_that_would_be_compiled(tmp_path: Path) -> None:
    ran(tmp_path)
    known = kept_patterns._read(str(kept_in(tmp_path)))
    assert len(known) > 10
    for (_, pattern, flags), kept in known.items():
        made, plain = kept_patterns._put_together(pattern, *kept), re.compile(pattern, flags)
        assert made == plain  # of code and flags
        assert (made.groups, made.groupindex) == (plain.groups, plain.groupindex)
    assert kept_patterns._put_together("a", *kept) != re.compile("a")


def test_nothing_is_kept_where_bytecode_is_not(tmp_path: Path) -> None:
    assert ran(tmp_path / "none", "-B") == ran(tmp_path / "some")
    assert not list((tmp_path / "none").rglob("*.re"))
    assert kept_in(tmp_path / "some")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(r"(?P<year>\d{4})年|(?P<han>[一-龥]+)" + "|[·・]", re.IGNORECASE)


def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"记者{name}")


def test_a_pattern_of_our_source_is_kept_with_its_groups_and_one_made_of_copy_is_not(
    patterns: Callable[[], KeptPatterns], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "__name__", "layout.lines.made")
    first = patterns()
    compiled(first, _said)
    compiled(first, lambda: _named("王某"))
    compiled(first, lambda: re.compile("stands in the source"))
    first.save()
    text = Path(first._path).read_bytes().decode("utf-8", "replace")
    assert "stands in the source" in text
    assert "王某" not in text
    _said.cache_clear()
    second = patterns()
    made = compiled(second, _said)
    assert made == _said.__wrapped__()
    found = made.fullmatch("2024年")
    assert found is not None
    assert found["year"] == "2024"
    assert not second._learnt
    compiled(second, lambda: _named("王某"))
    assert not second._learnt


def test_what_is_kept_is_used(patterns: Callable[[], KeptPatterns]) -> None:
    first = patterns()
    compiled(first, lambda: re.compile("one thing"))
    first.save()
    path = Path(first._path)
    head = kept_patterns._head()
    known = marshal.loads(path.read_bytes().removeprefix(head))
    other = kept_patterns._taken_apart("another", 0, re.compile("another"))
    path.write_bytes(head + marshal.dumps(dict.fromkeys(known, other)))
    assert compiled(patterns(), lambda: re.compile("one thing")).match("another")


@pytest.mark.parametrize("damage", ["cut short", "of another Python", "no such values", "no code", "empty", "a folder"])
def test_a_file_with_something_amiss_costs_time_only(damage: str, patterns: Callable[[], KeptPatterns]) -> None:
    first = patterns()
    compiled(first, lambda: re.compile("one (?P<what>thing)"))
    first.save()
    path, head = Path(first._path), kept_patterns._head()
    known = marshal.loads(path.read_bytes().removeprefix(head))
    path.unlink()
    if damage == "a folder":
        path.mkdir()
    else:
        path.write_bytes({
            "cut short": head + marshal.dumps(known)[:-9],
            "of another Python": b"2.7\n" + marshal.dumps(known),
            "no such values": head + marshal.dumps([1, 2]),
            "no code": head + marshal.dumps(dict.fromkeys(known, (32, b"\xff" * 8, 1, {"what": 1}, (None, "what")))),
            "empty": b"",
        }[damage])  # fmt: skip
    made = compiled(patterns(), lambda: re.compile("one (?P<what>thing)"))
    assert made == re.compile("one (?P<what>thing)")


def test_a_pattern_that_is_wrong_is_refused_as_ever(patterns: Callable[[], KeptPatterns]) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled(patterns(), lambda: re.compile("(open"))


def test_patterns_of_text_and_of_bytes_are_told_apart(patterns: Callable[[], KeptPatterns]) -> None:
    first = patterns()
    compiled(first, lambda: re.compile("same"))
    first.save()
    second = patterns()
    re.purge()
    second.begin()
    assert re.compile(b"same").match(b"same")
    assert re.compile("same").match("same")
