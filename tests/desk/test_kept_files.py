"""What runs keep for the next: within its bounds, and whole whoever else writes there at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from layout import files

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
