"""Work done by two processes gives what one would have given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layout.processes import shared_tasks
from layout.processes.shared_tasks import shared


def in_a_fresh_process(code: str) -> str:
    program = f"from layout.processes import shared_tasks\nshared_tasks.os.cpu_count = lambda: 2\n{code}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_tasks_are_done_elsewhere_while_the_first_is_done_here() -> None:
    code = (
        "import os, time\nhome = os.getpid()\n"
        "first, done = shared_tasks.shared(lambda: time.sleep(1) or os.getpid(), [os.getpid] * 3)\n"
        "print(first == home, [one == home for one in done], len(set(done)))"
    )
    assert in_a_fresh_process(code) == "True [False, False, False] 1\n"


def test_who_is_free_takes_the_next_task_and_results_stand_in_order() -> None:
    code = (
        "import os, time\nhome = os.getpid()\n"
        "def task(n):\n    return lambda: (time.sleep(1 if n == 0 else 0.2), n, os.getpid() == home)[1:]\n"
        "first, done = shared_tasks.shared(lambda: None, [task(n) for n in range(9)])\n"
        "print([n for n, _ in done], {here for _, here in done})"
    )
    assert in_a_fresh_process(code) == "[0, 1, 2, 3, 4, 5, 6, 7, 8] {False, True}\n"


def test_tasks_of_a_process_that_dies_are_done_again_here() -> None:
    code = (
        "import os\nhome = os.getpid()\n"
        "def there():\n    if os.getpid() != home: os._exit(3)\n    return 'done'\n"
        "print(shared_tasks.shared(lambda: 1, [there, there]))"
    )
    assert in_a_fresh_process(code) == "(1, ['done', 'done'])\n"


def test_what_a_task_raises_is_raised_here() -> None:
    code = (
        "def there(): raise ValueError('no')\n"
        "try:\n    shared_tasks.shared(lambda: 1, [there])\nexcept ValueError as fault:\n    print(fault)"
    )
    assert in_a_fresh_process(code) == "no\n"


def test_where_no_process_may_be_doubled_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_tasks, "may_fork", lambda: False)
    assert shared(os.getpid, [os.getpid]) == (os.getpid(), [os.getpid()])


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
