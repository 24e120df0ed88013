"""A way to run the command line on a small issue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC, Ran

from layout.cli import main


@pytest.fixture
def issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Write a small issue with something changed, run it, and give what came of it."""

    def run(*more: str, spec: str | bytes = SPEC, dump: str | bytes | None = DUMP, **files: bytes | str) -> Ran:
        told = {"issue.yaml": spec, **files} if dump is None else {"issue.yaml": spec, "page.txt": dump, **files}
        for name, content in told.items():
            path = tmp_path / name.replace("__", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        code = main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "en", *more])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err, tmp_path)

    return run
