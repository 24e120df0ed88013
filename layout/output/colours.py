"""Colours of a file: the four inks as they are, through a press profile for a proof, or as red, green and blue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from zlib_ng import zlib_ng

from layout.output.file import Ref, Value
from layout.output.model import LEVEL, Make
from layout.page import Ink
from layout.pictures.model import PressPicture
from layout.streams.operands import number
from layout.streams.spots import shown_as, without_spots

SPACE: Final = "Press"
"""The resource that names the press profile's colours."""

_INK: Final = re.compile(rb"^([\d. ]+) ([kK])$", re.MULTILINE)
"""An ink as :mod:`layout.streams.content` writes it: alone on a line."""


def recoloured(content: bytes, make: Make, spots: Mapping[str, Ink]) -> bytes:
    """The packed stream *content* with every ink in the colours of *make*, packed again.

    *spots* are the spot inks in it by their resources; proofs and screens show them as the inks that they look like.
    """
    if make.colours == "cmyk":
        return content
    plain = without_spots(zlib_ng.decompress(content), spots)
    if make.colours == "proof":
        # A colour space is chosen once: every page's lines and areas have no other.
        chosen = f"/{SPACE} cs\n/{SPACE} CS\n".encode()
        made = chosen + _INK.sub(lambda m: m[1] + (b" scn" if m[2] == b"k" else b" SCN"), plain)
        return zlib_ng.compress(made, 1 if make.kept else 0)

    def lights(found: re.Match[bytes]) -> bytes:
        c, m, y, k = (round(float(plate) * 1000) for plate in found[1].split())
        said = " ".join(f"{light / 255:.3g}" for light in make.rgb[c, m, y, k])
        return f"{said} {'rg' if found[2] == b'k' else 'RG'}".encode()

    return zlib_ng.compress(_INK.sub(lights, plain), LEVEL if make.kept else 0)


def picture_space(picture: PressPicture, make: Make, profile: Ref | None) -> Value:
    """The colour space of a picture's pixels.

    Those of one ink, 255 for paper, are grey, which in a file for four inks is black alone (ISO 32000-1, 10.3.2).
    """
    if picture.mode == "RGB":
        return "/DeviceRGB"
    if make.colours == "proof" and profile:
        press: Value = ["/ICCBased", profile]
        return press if picture.mode == "CMYK" else _ramp((0, 0, 0, 1000), picture.bits, press)
    return "/DeviceCMYK" if picture.mode == "CMYK" else "/DeviceGray"


def one_ink_space(
    picture: PressPicture, ink: Ink, plane: Value | None, plain: Value
) -> tuple[Value, Sequence[int | str] | None]:
    """The colour space, and the decoding, of a grey *picture* printed in one *ink* alone.

    *plane* is the space of a spot ink's own plate, ``None`` where its looks are shown; *plain* that of black's greys.
    """
    if plane is not None:
        return plane, (number(ink.share), 0)  # its samples are light, those of an ink are dark
    base = plain[1] if isinstance(plain, list) else "/DeviceCMYK"
    return _ramp(shown_as(ink), picture.bits, base), None


def _ramp(solid: tuple[int, int, int, int], bits: int, base: Value) -> Value:
    """A space of samples of so many *bits*, from *solid* (per mille) to paper, by a table of colours of *base*."""
    most = (1 << bits) - 1
    table = bytes(plate * (most - at) * 255 // (most * 1000) for at in range(most + 1) for plate in solid)
    return ["/Indexed", base, most, f"<{table.hex()}>"]
