"""Pictures of the pages in press colour, each converted once and kept until it or its use changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

from layout import files
from layout.findings import Finding, Place, Unreadable, finding
from layout.page import Picture
from layout.pictures.cache import cache_key, pack, unpack
from layout.pictures.model import PressPicture, wanted_size

WANTED_PPI = 220
"""Resolution a press picture is brought down to, two and a half times the 85 lines of newsprint; never brought up."""

INK_LIMIT = 2200
"""Total ink for coldset newsprint, per mille of one solid."""

PROFILE = "press/newsprint.icc"


def convert(
    marks: Iterable[Picture], paths: Mapping[str, Path], cache: Path
) -> tuple[dict[tuple[str, tuple[int, int, int, int]], PressPicture], list[Finding]]:
    """The press picture of every mark by name and crop; *cache* is the folder of converted pictures."""
    profile = files.read(files.kit("styles") / PROFILE)
    made: dict[tuple[str, tuple[int, int, int, int]], PressPicture] = {}
    found: list[Finding] = []
    for mark in marks:
        if (mark.image, mark.crop) in made or mark.image not in paths:
            continue
        data = files.read(paths[mark.image], files.MOST_PICTURE)
        size = wanted_size(mark.crop, (mark.rect.width, mark.rect.height), WANTED_PPI)
        try:
            picture = made[mark.image, mark.crop] = _one(data, mark, size, profile, cache)
            found += [
                finding(code, Place(mark.image), file=mark.image, limit=INK_LIMIT // 10) for code in picture.notes
            ]
        except Unreadable as fault:
            found += fault.findings
    return made, found


def _one(data: bytes, mark: Picture, size: tuple[int, int], profile: bytes, cache: Path) -> PressPicture:
    key = cache_key(data, mark.crop, size, profile=profile, intent="perceptual", limit=INK_LIMIT)
    kept = cache / key
    if kept.is_file():
        known = unpack(files.read(kept, files.MOST_PICTURE))
        if known is not None:
            return known
    # Pillow and LittleCMS are loaded only when something has to be converted.
    press = import_module("layout.pictures.press")
    picture: PressPicture = press.press_picture(
        data, mark.image, crop=mark.crop, size=size, profile=profile, limit=INK_LIMIT
    )
    files.write(kept, pack(picture))
    return picture
