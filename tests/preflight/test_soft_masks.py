"""Soft masks of luminosity whose groups are in inks: what they let through, by the standard and by Ghostscript."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from paper import PROFILE, image, saved, separation, stream
from pikepdf import Array, Dictionary, Name
from PIL import Image
from test_groups import ghosts

from layout.preflight import check
from layout.preflight.check import checked
from layout.stylesheets.preflight import Limits

ALL = "0 0 100 100 re f"
NEAR = 10
"""Levels of 255: Ghostscript weighs colours by a profile of its own, in which yellow is lighter by 2½ per cent."""


class Mask(NamedTuple):
    """What is painted in a mask's group, the colours that it is blended in, and what lets through how much (0…1)."""

    paints: str
    through: float
    space: str = "DeviceCMYK"
    backdrop: tuple[float, ...] = ()


STANDARD = [
    Mask(f"0 0 0 .5 k {ALL}", 0.5), Mask(f"0 0 0 1 k {ALL}", 0), Mask(f"0 0 0 0 k {ALL}", 1),
    Mask(f".5 0 0 0 k {ALL}", 0.85), Mask(f"0 .5 0 0 k {ALL}", 0.705), Mask(f"0 0 .5 0 k {ALL}", 0.945),
    Mask(f".6 .6 .6 .3 k {ALL}", 0.1), Mask(f"1 1 1 1 k {ALL}", 0), Mask(f".5 g {ALL}", 0.5),
    Mask(f"0 0 0 .5 k {ALL}", 0.5, "DeviceGray"), Mask(f"0 0 0 .5 k {ALL}", 0.5, "DeviceRGB"),
    Mask(f"/F Do 0 0 0 0 k {ALL}", 1), Mask("/F Do", 0.75), Mask("/I Do", 0.5), Mask("/Indexed Do", 0.5),
    Mask(f"0 0 0 0 k {ALL} /Half gs 0 0 0 1 k {ALL}", 0.5), Mask("", 0.6, backdrop=(0, 0, 0, 0.4)), Mask("", 0),
    Mask("q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \0\0\0\x80 EI Q", 0.5), Mask("/Shade sh", 0.35),
    Mask(f"/Pattern cs /Cell scn {ALL}", 0.5), Mask(f"/Over gs 0 0 0 0 k {ALL}", 1),
]  # fmt: skip


def shading() -> Any:
    """From cyan on the left, which lets 70 per cent through, to black on the right; 35 in the middle."""
    turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 100, 0]), Function=turn)


def resources(document: pikepdf.Pdf) -> Any:
    box, half = Array([0, 0, 100, 100]), b"\0\0\0\x80" * 4
    group = Dictionary(S=Name.Transparency, I=True, CS=Name.DeviceCMYK)
    table = Array([Name.Indexed, Name.DeviceCMYK, 0, pikepdf.String(b"\0\0\0\x80")])
    pictures = {"I": image(document, Name.DeviceCMYK, half), "Indexed": image(document, table, bytes(4))}
    placed = {
        name: stream(document, b"q 100 0 0 100 0 0 cm /P Do Q", Type=Name.XObject, Subtype=Name.Form, BBox=box,
                     Resources=Dictionary(XObject=Dictionary(P=one)))
        for name, one in pictures.items()
    }  # fmt: skip
    nested = stream(document, f"0 0 0 .25 k {ALL}".encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box,
                    Group=group)  # fmt: skip
    cell = stream(document, f"0 0 0 .5 k {ALL}".encode(), PatternType=1, PaintType=1, TilingType=1, BBox=box,
                  XStep=100, YStep=100, Resources=Dictionary())  # fmt: skip
    states = Dictionary(Half=Dictionary(ca=0.5), Over=Dictionary(OP=True, op=True, OPM=1))
    return Dictionary(
        ExtGState=states, XObject=Dictionary(F=nested, **placed), Shading=Dictionary(Shade=shading()),
        Pattern=Dictionary(Cell=cell), ColorSpace=Dictionary(Gold=separation(document, "Gold")),
    )  # fmt: skip


def masked(masks: list[Mask], *, within: bool = False) -> bytes:
    """A page a mask: black through it.  *within*: the mask is in force in its own group, too."""
    document = pikepdf.new()
    for one in masks:
        document.add_blank_page(page_size=(100, 100))
        page = document.pages[-1].obj
        page.TrimBox, page.Group = page.MediaBox, Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        group = Dictionary(S=Name.Transparency, I=True, CS=Name(f"/{one.space}"))
        form = stream(document, one.paints.encode("latin-1"), Type=Name.XObject, Subtype=Name.Form,
                      BBox=Array([0, 0, 100, 100]), Resources=resources(document), Group=group)  # fmt: skip
        mask = Dictionary(S=Name.Luminosity, G=form)
        if one.backdrop:
            mask.BC = Array(list(one.backdrop))
        states = Dictionary(Soft=Dictionary(SMask=mask))
        if within:
            form.Resources.ExtGState.Soft = states.Soft
        page.Resources = Dictionary(ExtGState=states)
        page.Contents = document.make_stream(f"/Soft gs 0 0 0 1 k {ALL}".encode())
    return saved(document)


def through(plates: dict[str, Image.Image]) -> Any:
    return plates["Black"].getpixel((50, 50))


def ours(data: bytes) -> list[Any]:
    return [through(one) for one in checked(data, "t.pdf", Limits("t", resolution=72), PROFILE, dpi=72).plates]


def test_a_mask_in_inks_lets_through_what_the_standard_says() -> None:
    """ISO 32000-1, 10.3.3: .3, .59 and .11 of cyan, magenta and yellow, and black whole, are taken from white."""
    for one, seen in zip(STANDARD, ours(masked(STANDARD)), strict=True):
        assert seen == pytest.approx(one.through * 255, abs=3), one


def test_masks_in_inks_are_those_of_ghostscript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = masked(STANDARD)
    theirs = [through(plates) for plates in ghosts(data, tmp_path, len(STANDARD))]

    def apart() -> list[Mask]:
        return [one for one, a, b in zip(STANDARD, ours(data), theirs, strict=True) if abs(a - b) > NEAR]

    assert not apart()
    monkeypatch.setattr(check, "weighed", None)
    assert len(apart()) > 10, "the comparison sees nothing"


def test_masks_of_grey_light_and_spot_inks_are_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    masks = [
        Mask(f"{paints} {ALL}", 0, space) for space in ("DeviceGray", "DeviceRGB")
        for paints in (".3 g", ".8 .4 .2 rg", "/Gold cs .7 scn")
    ]  # fmt: skip
    data = masked([*masks, Mask(f"/Gold cs .7 scn {ALL}", 0)])
    seen = ours(data)
    monkeypatch.setattr(check, "weighed", None)
    assert seen == ours(data)


def test_a_mask_within_itself_comes_to_an_end() -> None:
    assert ours(masked([Mask(f"/Soft gs 0 0 0 .5 k {ALL}", 0.5)], within=True))
