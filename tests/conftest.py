"""Fixtures that many rooms share: the repository, the kit of faces, a composed sample issue."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("untimed", settings.default, deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout the tests run from."""
    return ROOT


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the sample front page, made once by the command line."""
    from layout.cli import main

    out = tmp_path_factory.mktemp("sample")
    assert main([str(ROOT / "seeds/datong/issue.yaml"), "--out", str(out), "--dpi", "60", "--lang", "zh"]) in (0, 1)
    return out / "datong-2023-11-15"
