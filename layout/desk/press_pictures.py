"""Pictures of the pages in press colour, each converted once and kept until it or its use changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from layout import files
from layout.page import Picture
from layout.pictures.cache import cache_key, pack, unpack
from layout.pictures.model import PressPicture
from layout.units import in_pt

WANTED_PPI = 300
"""Resolution a press picture is brought down to; it is never brought up."""


def convert(marks: Iterable[Picture], paths: Mapping[str, Path], cache: Path) -> dict[str, PressPicture]:
    """The press picture of every mark by its key; *cache* is the folder of converted pictures."""
    raise NotImplementedError
