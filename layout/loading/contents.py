"""Digests of what pictures and placed pages show, whatever their files are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path

from layout import files
from layout.findings import LayoutError
from layout.loading.load import Loaded
from layout.page import Artwork, Mark, Picture


def contents_of(loaded: Loaded) -> Callable[[Mark], str]:
    """What tells the digest of the bytes that a mark of an issue shows; empty for what shows none of a file."""
    known: dict[str, str] = {}

    def digest(mark: Mark) -> str:
        if isinstance(mark, Picture):
            name = f"p{mark.image}"
            if name not in known:
                known[name] = _of_file(loaded.pictures, mark.image)
            return known[name]
        if isinstance(mark, Artwork):
            name = f"a{mark.file}"
            if name not in known:
                placed = loaded.artworks.get(mark.file)
                known[name] = _short(repr((placed.size, placed.objects)).encode()) if placed else "-"
            return known[name]
        return ""

    return digest


def press_digest(loaded: Loaded) -> str:
    """The digest of what the pixels of all pages depend on beside their marks: how press files are made."""
    press = loaded.press
    profile = _of_file({"icc": Path(press.icc)}, "icc") if press.icc else ""
    return _short(repr((press.standard, press.intent, press.ink, press.ppi, press.sharpen, profile)).encode())


def bytes_of(paths: Mapping[str, Path], name: str) -> bytes:
    """The file that *name* has among *paths*; empty where there is none, or it cannot be read."""
    try:
        return files.read(paths[name], files.MOST_PICTURE) if name in paths else b""
    except LayoutError:
        return b""


def _of_file(paths: Mapping[str, Path], name: str) -> str:
    data = bytes_of(paths, name)
    return _short(data) if data else "-"


def _short(data: bytes) -> str:
    return blake2b(data, digest_size=6).hexdigest()
