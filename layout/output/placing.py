"""What only some files have: pages of others, placed as forms or for the screen as pictures, and spot inks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layout.output.file import File, Ref, Value, name
from layout.output.model import Make
from layout.output.xmp import ClaimedStandards
from layout.page import Ink
from layout.pictures.placed import PlacedPage
from layout.streams.operands import number


def add_placed(file: File, placed: PlacedPage | None, make: Make) -> Ref:
    """Put *placed* into *file*: as it is where four inks are wanted, else as a picture in the screen's colours.

    A page that is not there, as it was refused, is an empty form.
    """
    if placed is None or (make.colours != "cmyk" and placed.shown is None):
        return file.stream(b"", {"Type": "/XObject", "Subtype": "/Form", "BBox": [0, 0, 1, 1]})
    if make.colours == "cmyk":
        return file.lifted(placed.objects)
    shown, bleed = placed.shown, placed.bleed
    assert shown is not None
    entries: dict[str, Value] = {
        "Type": "/XObject", "Subtype": "/Image", "Width": shown.width, "Height": shown.height, "BitsPerComponent": 8,
        "ColorSpace": "/DeviceRGB", "Filter": f"/{shown.filter}",
    }  # fmt: skip
    image = file.stream(shown.data, entries, packed=True)
    wide, tall = (number(side + 2 * bleed) for side in placed.size)
    low = number(-bleed)
    box: Value = [low, low, number(placed.size[0] + bleed), number(placed.size[1] + bleed)]
    form: dict[str, Value] = {
        "Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": {"XObject": {"Im": image}},
    }  # fmt: skip
    return file.stream(f"q {wide} 0 0 {tall} {low} {low} cm /Im Do Q".encode(), form)


def claims_with(claims: ClaimedStandards, files: Iterable[str], artworks: Mapping[str, PlacedPage]) -> ClaimedStandards:
    """What a file may still claim with the placed pages *files* in it: somebody's ad may keep less than ours."""
    broken = {one for file in files if file in artworks for one in artworks[file].breaks}
    if "a" in broken:
        claims = claims._replace(a=("", ""))
    elif "u" in broken and claims.a[1] == "U":
        claims = claims._replace(a=(claims.a[0], "B"))
    return claims._replace(ua="") if "ua" in broken else claims


def add_spot(file: File, ink: Ink) -> Ref:
    """Put the colour space of a spot *ink* into *file*: its name, and the way from a share of it to four inks."""
    solid: Value = [number(plate) for plate in ink.plates]
    way: Value = {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": solid, "N": 1}
    return file.add(["/Separation", name(ink.spot), "/DeviceCMYK", file.add(way)])
