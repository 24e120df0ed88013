"""Words of heads are kept from one run to the next, and what is kept changes nothing but the time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_issue import DUMP, SPEC

from layout.fonts.library import Library
from layout.fonts.model import Manifest
from layout.publishing.kept_words import MOST, NAME, words_of
from layout.typeset import head_breaks

HEAD = "习近平离京赴美国举行中美元首会晤"


def read(folder: Path, text: str) -> tuple[str, ...]:
    faces = Library(Manifest({}, {}, ()), Path())
    with words_of(folder, faces):
        return head_breaks.words_of(text, faces)


def test_a_second_run_reads_the_same_without_the_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(tmp_path, HEAD)
    assert "".join(first) == HEAD and len(first) > 4
    asked: list[str] = []
    monkeypatch.setattr(
        head_breaks, "_read", lambda text: asked.append(text) or head_breaks.Reading((text,), frozenset())
    )
    assert read(tmp_path, HEAD) == first
    assert asked == []
    read(tmp_path, "另外一个标题")
    assert asked == ["另外一个标题"]


@given(st.text(alphabet="中美元首会晤的了 A1“”，", min_size=0, max_size=24))
def test_what_is_kept_is_what_was_read(text: str) -> None:
    fresh = head_breaks._read(text)
    lengths = [len(word) for word in fresh.words]
    from layout.publishing.kept_words import _reading

    assert _reading(text, lengths, sorted(fresh.inside)) == fresh


@pytest.mark.parametrize(
    "spoilt",
    [
        b"", b"{", b"[]", b'{"by": "another", "read": {}}', b"\xff\xfe", b"[" * 100_000,
        b'{"by": BY, "read": {"HEAD": [[1, 2], []]}}',
        b'{"by": BY, "read": {"HEAD": [[17, -1], []]}}',
        b'{"by": BY, "read": {"HEAD": [[16], [99]]}}',
        b'{"by": BY, "read": {"HEAD": 3}}',
    ],
)  # fmt: skip
def test_what_is_amiss_is_read_anew(tmp_path: Path, spoilt: bytes) -> None:
    first = read(tmp_path, HEAD)
    by = json.dumps(json.loads((tmp_path / NAME).read_text("utf-8"))["by"])
    (tmp_path / NAME).write_bytes(spoilt.replace(b"BY", by.encode()).replace(b"HEAD", HEAD.encode()))
    assert read(tmp_path, HEAD) == first


def test_a_spoilt_reading_would_have_been_taken_had_it_been_whole(tmp_path: Path) -> None:
    read(tmp_path, HEAD)
    told = json.loads((tmp_path / NAME).read_text("utf-8"))
    told["read"][HEAD] = [[1] * len(HEAD), []]
    (tmp_path / NAME).write_text(json.dumps(told), "utf-8")
    assert read(tmp_path, HEAD) == tuple(HEAD)


def test_where_nothing_can_be_kept_words_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "".join(read(tmp_path / "file", HEAD)) == HEAD


def test_too_many_begin_anew(tmp_path: Path) -> None:
    read(tmp_path, HEAD)
    told = json.loads((tmp_path / NAME).read_text("utf-8"))
    told["read"] |= {str(number): [[len(str(number))], []] for number in range(MOST)}
    (tmp_path / NAME).write_text(json.dumps(told), "utf-8")
    read(tmp_path, "另外一个标题")
    assert list(json.loads((tmp_path / NAME).read_text("utf-8"))["read"]) == ["另外一个标题"]


def test_a_second_run_of_the_program_loads_no_dictionary_and_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "page.txt").write_text(
        DUMP.replace("今年粮食又丰收", "今年全市粮食总产量再创历史新高农民喜获丰收记者走进田间地头看变化听心声话未来"),
        "utf-8",
    )
    code = (
        "import sys\nfrom layout.cli import main\n"
        f"main(['render', {str(tmp_path / 'issue.yaml')!r}, '--out', {str(tmp_path / 'out')!r}, '--only', 'pdf'])\n"
        "print('rjieba' in sys.modules)"
    )
    made = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
        made.append((done.stdout.splitlines()[-1], (tmp_path / "out/small/P01.pdf").read_bytes()))
    assert [one for one, _ in made] == ["True", "False"]
    assert made[0][1] == made[1][1]


def test_a_finding_is_explained_by_its_chinese_name_too(capsys):
    from layout.cli import main

    assert main(["explain", "断版", "--lang", "zh"]) == 0
    assert "page-cut" in capsys.readouterr().out
    assert main(["explain", "没有这个词"]) == 2
