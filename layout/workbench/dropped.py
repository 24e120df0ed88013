"""A picture that was dropped on a page: kept in the issue's folder, never over what is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from layout import files
from layout.pictures.probe import probe
from layout.workbench import disk
from layout.workbench.acts import Refused

MOST: Final = 64 << 20
"""Bytes of a picture that is dropped: the largest photographs of newspapers have a third of it."""
ENDINGS: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
_ODD: Final = re.compile(r"[^\w.() -]+")
_LONGEST: Final = 80


def kept(folder: Path, name: str, data: bytes) -> str:
    """The name under which the picture *data*, called *name*, is kept in *folder*; the same one is kept once.

    Raises :class:`Refused` for what is too large or has no ending of a picture, and
    :class:`layout.findings.LayoutError` for what is none.
    """
    words = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    path = Path(_ODD.sub("-", words).lstrip(".-") or "picture")
    if path.suffix.lower() not in ENDINGS:
        raise Refused(f"这里收的图片：{' '.join(ENDINGS)}", f"pictures that are taken here: {' '.join(ENDINGS)}")
    if len(data) > MOST:
        raise Refused(f"图片超过 {MOST >> 20} MB", f"the picture has more than {MOST >> 20} MB")
    probe(data, words)
    target = folder / f"{path.stem[:_LONGEST]}{path.suffix.lower()}"
    if target.is_file() and files.read(target, MOST + 1) == data:
        return target.name
    target = disk.free_picture(target)
    files.write(target, data)
    return target.name
