"""The sample front page, read back."""

from __future__ import annotations

import pytest
from readback import ReadBack


@pytest.fixture(scope="session")
def page(sample) -> ReadBack:  # type: ignore[no-untyped-def]
    """The sample front page, read back."""
    return ReadBack((sample / "P01.pdf").read_bytes())
