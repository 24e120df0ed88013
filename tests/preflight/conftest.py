"""Clean pages in both standards, made once."""

from __future__ import annotations

import pytest
from clean import clean_page


@pytest.fixture(scope="session")
def x4(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A clean page in PDF/X-4."""
    return clean_page(tmp_path_factory.mktemp("x4"), "x-4").read_bytes()


@pytest.fixture(scope="session")
def x1a(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A clean page in PDF/X-1a."""
    return clean_page(tmp_path_factory.mktemp("x1a"), "x-1a").read_bytes()
