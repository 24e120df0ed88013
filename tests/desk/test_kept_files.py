"""What runs keep for the next: within its bounds, and whole whoever else writes there at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC

from layout import files
from layout.cli import main
from layout.findings import Unreadable

WRITER = """
import sys
from hashlib import sha256
from pathlib import Path
from layout import files
folder, lost = Path(sys.argv[1]), 0
for turn in range(60):
    for number in range(12):
        path = folder / f"{number:02}"
        data = files.kept(path)
        assert not data or sha256(data[32:]).digest() == data[:32], path
        lost += not data
        body = bytes([number]) * (20_000 + turn)
        files.keep_among(path, sha256(body).digest() + body, 150_000)
print(lost)
"""


def test_what_was_not_wanted_for_the_longest_time_goes_first(tmp_path: Path) -> None:
    for age, name in enumerate("abcd"):
        (tmp_path / name).write_bytes(bytes(100))
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    assert files.kept(tmp_path / "d") == bytes(100)  # the oldest, wanted just now
    files.keep_among(tmp_path / "e", bytes(100), 300)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "d", "e"}


def test_one_file_is_kept_though_it_is_larger_than_the_folder_may_be(tmp_path: Path) -> None:
    files.keep_among(tmp_path / "large", bytes(900), 300)
    assert files.kept(tmp_path / "large") == bytes(900)


def test_folders_and_links_in_it_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "elsewhere").write_bytes(bytes(900))
    (tmp_path / "kept" / "folder").mkdir()
    (tmp_path / "kept" / "link").symlink_to(tmp_path / "elsewhere")
    files.keep_among(tmp_path / "kept" / "a", bytes(200), 100)
    files.keep_among(tmp_path / "kept" / "b", bytes(200), 100)
    assert {path.name for path in (tmp_path / "kept").iterdir()} == {"folder", "link", "b"}
    assert (tmp_path / "elsewhere").stat().st_size == 900


def test_two_writers_lose_nothing_but_time(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [writer.communicate() for writer in writers]
    assert [(writer.returncode, err) for writer, (_, err) in zip(writers, said, strict=True)] == [(0, ""), (0, "")]
    left = [path.stat().st_size for path in tmp_path.iterdir()]
    assert 0 < sum(left) <= 150_000 + 2 * 25_000
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


KILLED = """
import os, signal, sys
from pathlib import Path
from layout import files
real = Path.replace
def killed(self, target):
    os.kill(os.getpid(), signal.SIGKILL)
Path.replace = killed
files.write(Path(sys.argv[1]), b"half")
"""


def part_of_a_killed_writer(path: Path) -> Path:
    """What a writer leaves that is killed before its file is in place."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -9
    (part,) = path.parent.glob(f".{path.name}.*.part")
    return part


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_a_killed_writer_left_is_swept_and_what_a_live_one_holds_is_not(tmp_path: Path) -> None:
    part = part_of_a_killed_writer(tmp_path / "a.json")
    held = tmp_path / ".b.json.0123456789ab.part"
    alike = [tmp_path / ".c.12345.part", tmp_path / "d.0123456789ab.part", tmp_path / ".e.0123456789ab.part"]
    alike[2].mkdir()
    for path in (held, *alike[:2]):
        path.write_bytes(b"x")
    (tmp_path / ".f.0123456789ab.part").symlink_to(alike[0])
    import fcntl

    with held.open("rb") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        files.sweep_parts(tmp_path)
        assert held.exists() and not part.exists()
    files.sweep_parts(tmp_path)
    assert not held.exists(), "its writer is gone"
    assert all(path.exists() for path in alike) and (tmp_path / ".f.0123456789ab.part").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_next_run_sweeps_what_was_left_in_the_output_and_among_kept_pictures(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "page.txt").write_text(DUMP, "utf-8")
    out = tmp_path / "out"
    (out / ".pictures").mkdir(parents=True)
    parts = [part_of_a_killed_writer(out / ".words.json"), part_of_a_killed_writer(out / ".pictures/p.json")]
    assert main([str(tmp_path / "issue.yaml"), "--out", str(out), "--only", "report", "--quiet"]) == 0
    assert not parts[0].exists()
    files.keep_among(out / ".pictures/q.json", b"q")
    assert not parts[1].exists()


def test_a_file_that_is_swept_before_it_is_held_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, lost = Path.replace, []

    def once(self: Path, target: Path) -> Path:
        if not lost:
            lost.append(self)
            self.unlink()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", once)
    files.write(tmp_path / "a", b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole" and lost


def test_names_up_to_what_the_system_bears_can_be_written(tmp_path: Path) -> None:
    for name in ("a" * 255, "长" * 85, "𠮷" * 63):
        files.write(tmp_path / name, b"x")
    assert len(list(tmp_path.iterdir())) == 3
    with pytest.raises(Unreadable):
        files.write(tmp_path / ("长" * 86), b"x")
