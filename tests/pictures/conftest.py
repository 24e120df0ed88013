from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

NEWSPRINT = Path(__file__).parents[2] / "styles" / "press" / "newsprint.icc"


@pytest.fixture(scope="session")
def newsprint() -> bytes:
    return NEWSPRINT.read_bytes()


@pytest.fixture(scope="session")
def saved() -> Callable[..., bytes]:
    def save(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
        out = BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    return save


@pytest.fixture(scope="session")
def scene() -> Image.Image:
    """Sky above field, dark in the lower left: 240 × 160."""
    sky, field = Image.linear_gradient("L").resize((240, 160)), Image.radial_gradient("L").resize((240, 160))
    return Image.merge("RGB", (sky, field, sky.rotate(180)))
