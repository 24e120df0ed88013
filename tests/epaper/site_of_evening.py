"""The e-paper of the evening sample issue, made once for all tests of a process."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from layout.cli import main

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@cache
def evening() -> Path:
    """The folder of the e-paper."""
    out = Path(mkdtemp(prefix="epaper-"))
    with redirect_stdout(io.StringIO()):
        assert main(["epaper", str(SEEDS / "evening/issue.yaml"), "--out", str(out)]) == 0
    return out / "evening-2024-05-17/epaper"


def text(name: str) -> str:
    """A file of it as text."""
    return (evening() / name).read_text("utf-8")


def told(name: str):
    """A JSON file of it."""
    return json.loads(text(name))
