"""Work done by two processes gives what one would have given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layout.desk import halves
from layout.desk.halves import both


def in_a_fresh_process(code: str) -> str:
    told = f"from layout.desk import halves\nhalves.os.cpu_count = lambda: 2\n{code}"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_other_half_is_done_elsewhere() -> None:
    code = "import os\none, other = halves.both(os.getpid, os.getpid)\nprint(one == os.getpid(), other == os.getpid())"
    assert in_a_fresh_process(code) == "True False\n"


def test_a_half_that_dies_is_done_again_here() -> None:
    code = (
        "import os\nhome = os.getpid()\n"
        "def there():\n    if os.getpid() != home: os._exit(3)\n    return 'done'\n"
        "print(halves.both(lambda: 1, there))"
    )
    assert in_a_fresh_process(code) == "(1, 'done')\n"


def test_what_a_half_raises_is_raised_here() -> None:
    code = (
        "def there(): raise ValueError('no')\n"
        "try:\n    halves.both(lambda: 1, there)\nexcept ValueError as fault:\n    print(fault)"
    )
    assert in_a_fresh_process(code) == "no\n"


def test_where_no_process_may_be_doubled_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "may_fork", lambda: False)
    assert both(os.getpid, os.getpid) == (os.getpid(), os.getpid())


def test_cards_are_the_same_from_one_process_and_from_two(repository: Path, tmp_path: Path) -> None:
    issue = str(repository / "seeds/datong/issue.yaml")
    made = []
    for number in (1, 2):
        out = tmp_path / str(number)
        words = ["cards", issue, "--out", str(out), "--size", "og,wechat", "--quiet"]
        code = (
            f"import os, sys\nos.cpu_count = lambda: {number}\nfrom layout.cli import main\nsys.exit(main({words!r}))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in (out / "datong-2023-11-15/cards").iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == 9 * 3 * 2 + 1
