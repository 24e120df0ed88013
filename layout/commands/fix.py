"""``render-page preflight --fix``: a file put right by order, checked again and compared with what was sent."""

from __future__ import annotations

import sys
from pathlib import Path

from layout import files
from layout.commands.inspecting import PRESS, at_arms_length, data_of
from layout.console import show_findings
from layout.findings import Finding, Place, Unreadable, finding
from layout.intake.fixes import fixed, turns_of
from layout.pdfreader.packed_bytes import PdfData
from layout.preflight.check import Checked, checked
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
    data, notes = at_arms_length(path, seconds, fix, limits, kinds)
    if not notes:
        notes = (finding("fixed-nothing", Place(str(path))),)
    show_findings(notes, language, sys.stdout)
    if not data:
        return None
    files.write(out, data)
    return out


def fix(path: str, limits: Limits, kinds: tuple[str, ...]) -> tuple[bytes, tuple[Finding, ...]]:
    """What the other process does: no bytes where nothing was put right."""
    profile = files.read(files.kit("styles") / PRESS)
    with data_of(Path(path)) as before:
        # Refuses what is beyond bounds before anything is written.
        known = checked(before, path, limits, profile, dpi=_DPI)
        data, notes = fixed(before, path, limits, profile, kinds)
        if not notes:
            return b"", ()
        after = checked(data, path, limits, profile, dpi=_DPI)
        return data, (*notes, *_visible_changes((before, known), (data, after), path, profile))


def _visible_changes(
    before: tuple[PdfData, Checked], after: tuple[PdfData, Checked], path: str, profile: bytes
) -> list[Finding]:
    """Pages that look different on a proof, with how much of each; each file with what was found of it."""
    pages = [
        [upright(plates, turn) for plates, turn in zip(known.plates, turns_of(data, path), strict=True)]
        for data, known in (before, after)
    ]
    shares = [apart(a, b, profile, _FAR) for a, b in zip(*pages, strict=True)]
    return [
        finding("fixed-looks", Place(f"{path}:{page}"), page=page, share=f"{share:.1f}")
        for page, share in enumerate(shares, 1) if share >= _SEEN
    ]  # fmt: skip
