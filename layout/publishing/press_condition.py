"""The condition press files are made for: the profile of plant or kit, and how the writer is to use it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from layout import files
from layout.output.model import Make, intent_of
from layout.output.pdf import Pictures, assemble
from layout.output.program import FontProgram
from layout.pictures.placed import PlacedPage
from layout.pictures.profile import MOST_BYTES, read_profile
from layout.processes.worker import Rest
from layout.publishing.press_pictures import proofs
from layout.spec.press import Press
from layout.value import NamedTuple

PROFILE = "press/newsprint.icc"
MOST_NAME = 250
"""Characters of a profile's own name that are shown: a file may hold more than a string of PDF/A may."""


class Condition(NamedTuple):
    """The press's *profile*, and how a file is made for it."""

    profile: bytes
    make: Make


def condition_of(press: Press, artworks: Mapping[str, PlacedPage] | None = None) -> Condition:
    """The condition that *press* asks for, with the *artworks* that may stand in its files.

    Raises :class:`layout.findings.Unreadable`.
    """
    path = Path(press.icc) if press.icc else files.kit("styles") / PROFILE
    profile = files.read(path, MOST_BYTES)
    facts = read_profile(profile, path.name)
    name = facts.description.strip()[:MOST_NAME] or path.stem
    return Condition(profile, Make(press.standard, intent_of(profile, name), artworks=artworks or {}))


def paper_of(press: Press) -> tuple[bytes, ...]:
    """Tables that show a proof on the press's paper, as :func:`layout.pixels.png.png` takes them."""
    from layout.pictures.soft_proof import paper_tables

    tables: tuple[bytes, ...] = paper_tables(condition_of(press).profile)
    return tables


def put(
    rest: Rest, programs: Mapping[str, FontProgram], pictures: Pictures, condition: Condition, cache: Path
) -> bytes:
    """Write the press file of what *rest* brings where it says, and give a proof of it if it wants one.

    *programs* are those of all faces; *cache* is the folder of converted pictures.  A proof shows the same with every
    colour through the press's profile, since viewers take no notice of output intents; it is drawn and thrown away.
    Raises :class:`layout.findings.Unreadable` when the file cannot be written.
    """
    drawn, make = rest.drawn, condition.make
    if rest.path:
        files.write(rest.path, assemble(drawn, programs, pictures, make))
    if not rest.proof:
        return b""
    shown = proofs(pictures, cache, condition.profile) if pictures else pictures
    return assemble(drawn, programs, shown, make._replace(standard="", colours="proof", kept=False, words=False))
