"""Infographics read in, and their colours turned into those of the press."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from layout import files
from layout.findings import Finding, Place, finding
from layout.pictures.model import PictureFacts
from layout.pictures.svg_inks import facts_of, inks_of, is_grey
from layout.spec.press import Press
from layout.svg.flat import flattened
from layout.svg.reading import read_svg

PROFILE: Final = "press/newsprint.icc"


def drawing(data: bytes, name: str, place: Place) -> tuple[PictureFacts, list[Finding]]:
    """The drawing in *data*, and what of it is not drawn.  Raises :class:`layout.findings.Unreadable`."""
    read = read_svg(data, name)
    left = [finding("svg-left-out", place, file=name, what="、".join(read.left_out[:8]))] if read.left_out else []
    return facts_of(read), left


def is_coloured(facts: PictureFacts) -> bool:
    """True for a drawing that is not of greys alone, which black ink prints."""
    return facts.drawing is not None and not all(is_grey(paint) for paint in facts.drawing.paints)


def with_inks(facts: Mapping[str, PictureFacts], press: Press) -> dict[str, PictureFacts]:
    """*facts*, every drawing of which knows the inks of its colours; X-1a has none that can be seen through."""
    if press.standard == "x-1a":
        facts = {
            name: one._replace(drawing=flattened(one.drawing)) if one.drawing else one for name, one in facts.items()
        }
    path = Path(press.icc) if press.icc else files.kit("styles") / PROFILE
    profile = files.read(path)
    paints = [paint for one in facts.values() if one.drawing for paint in one.drawing.paints]
    inks = inks_of(paints, profile, press.intent, press.ink * 10)
    return {
        name: one._replace(inks={paint: inks[paint] for paint in one.drawing.paints}) if one.drawing else one
        for name, one in facts.items()
    }
