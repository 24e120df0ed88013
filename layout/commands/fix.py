"""``render-page preflight --fix``: a file put right by order, checked again and compared with what was sent."""

from __future__ import annotations

import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory

from layout import files
from layout.commands.inspecting import PRESS, at_arms_length, data_of
from layout.console import show_findings
from layout.findings import Finding, Place, Unreadable, finding
from layout.intake.fixes import fixed, turns_of
from layout.preflight.check import Plates, checked
from layout.preflight.proof_image import apart, upright
from layout.stylesheets.preflight import Limits

_DPI = 72
_SEEN = 0.5
"""Per cent of a page that has to look different to be reported."""
_FAR = 24
"""Steps of 255 by which a point has to differ: less is how edges are rounded."""


def made(path: Path, out: Path, limits: Limits, kinds: tuple[str, ...], seconds: int, language: str) -> Path | None:
    """Put right what can be in the PDF at *path*, write it to *out* and tell it; ``None`` where there was nothing.

    Raises :class:`Unreadable` for a file that cannot be used, and where *out* is *path*.
    """
    if out.resolve() == path.resolve():
        raise Unreadable(finding("fix-onto-itself", Place(str(out))))
    if not path.is_file():
        files.read(path)
    before = at_arms_length(path, seconds, seen, str(path), limits)  # refuses what is beyond bounds before all else
    with TemporaryDirectory() as scratch:
        mended = Path(scratch) / "mended.pdf"
        notes = at_arms_length(path, seconds, fix, str(mended), limits, kinds)
        if not mended.stat().st_size:
            show_findings((*notes, finding("fixed-nothing", Place(str(path)))), language, sys.stdout)
            return None
        after = at_arms_length(mended, seconds, seen, str(path), limits)
        show_findings((*notes, *_visible_changes(before, after, str(path))), language, sys.stdout)
        with mended.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            files.write(out, data)
    return out


def seen(path: str, name: str, limits: Limits) -> list[Plates]:
    """What one process does, so that none keeps what another has held: the pages of a file as they are looked at."""
    profile = files.read(files.kit("styles") / PRESS)
    with data_of(Path(path)) as data:
        known = checked(data, name, limits, profile, dpi=_DPI)
        return [upright(plates, turn) for plates, turn in zip(known.plates, turns_of(data, name), strict=True)]


def fix(path: str, mended: str, limits: Limits, kinds: tuple[str, ...]) -> tuple[Finding, ...]:
    """What another does: write the file *mended*, unless nothing was put right."""
    profile = files.read(files.kit("styles") / PRESS)
    try:
        with data_of(Path(path)) as data, Path(mended).open("wb") as out:
            return fixed(data, path, limits, profile, kinds, out)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise Unreadable(finding("file-unwritable", Place(mended), file=mended, why=why)) from None


def _visible_changes(before: list[Plates], after: list[Plates], path: str) -> list[Finding]:
    """Pages that look different on a proof, with how much of each."""
    profile = files.read(files.kit("styles") / PRESS)
    shares = [apart(a, b, profile, _FAR) for a, b in zip(before, after, strict=True)]
    return [
        finding("fixed-looks", Place(f"{path}:{page}"), page=page, share=f"{share:.1f}")
        for page, share in enumerate(shares, 1) if share >= _SEEN
    ]  # fmt: skip
