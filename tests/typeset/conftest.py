"""The kit's faces and a body style for setting lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.spec.styles import TextStyle

EM = 10_000


@pytest.fixture(scope="session")
def faces(repository: Path) -> Library:
    """The kit as it stands in the checkout."""
    folder = repository / "fonts"
    return Library(read_manifest((folder / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), folder)


@pytest.fixture(scope="session")
def style() -> Callable[..., TextStyle]:
    """A body style of 10 pt in song, never tightened between Han, with what a case wants otherwise."""

    def make(**kwargs: object) -> TextStyle:
        plain = TextStyle("body", "song", EM, 15_000, punctuation="quanjiao", last_resort=0)
        return plain._replace(**kwargs)  # type: ignore[arg-type]

    return make
