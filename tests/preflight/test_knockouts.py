"""Knockout groups beside Ghostscript's plates: isolated or not, blended in every way, nested, through soft masks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from paper import PROFILE, saved, separation
from pikepdf import Array, Dictionary, Name
from test_groups import apart, ghosts, inked, ours

from layout.preflight.check import checked
from layout.stylesheets.preflight import Limits

GROUND = ".1 .1 .5 0 k 0 0 100 50 re f "
FIRST = ".6 .2 0 0 k 10 10 50 50 re f "
SECOND = "30 30 60 60 re f "
STATES = {
    "Normal": "", "Half": "/Half gs ", **{f"{mode}": f"/{mode} gs " for mode in (
        "Multiply", "Screen", "Darken", "Lighten", "Overlay", "Difference", "HardLight", "ColorDodge", "Luminosity",
    )},
    "half multiplied": "/Half gs /Multiply gs ", "soft mask": "/Soft gs ",
    "soft mask multiplied": "/Soft gs /Multiply gs ", "mask of alpha": "/Alpha gs ",
}  # fmt: skip
THINGS = {
    "area": "0 .8 .3 .1 k " + SECOND,
    "line": "0 .8 .3 .1 K 14 w 20 85 m 85 20 l S ",
    "both": "0 .8 .3 .1 k .2 0 .7 0 K 8 w 34 34 52 52 re B ",
    "spot": "/Gold cs .7 scn " + SECOND,
    "black overprints": "/Over gs 0 0 0 1 k " + SECOND,
    "spot overprints": "/Over gs /Gold cs .7 scn " + SECOND,
    "picture": "q 60 0 0 60 30 30 cm /Im Do Q ",
    "picture seen through": "q 60 0 0 60 30 30 cm /Faded Do Q ",
    "stencil": "0 .8 .3 .1 k q 60 0 0 60 30 30 cm /Stencil Do Q ",
    "group": "/Inner Do ",
    "knockout group": "/Knocks Do ",
    "many": ("0 .8 .3 .1 k " + SECOND) * 70,
    "type": "0 .8 .3 .1 k BT /F 60 Tf 30 30 Td (n) Tj ET ",
}
"""What is painted second, on the first and on the ground."""


class Knockout(NamedTuple):
    """A page: how the second thing is painted, what it is, whether the group is *alone* (isolated)."""

    how: str
    what: str
    alone: bool
    third: bool = False

    @property
    def named(self) -> str:
        """In words."""
        return " ".join([self.how, self.what, *["isolated"] * self.alone, *["third"] * self.third])


def grid() -> Iterator[Knockout]:
    for alone in (False, True):
        for how in STATES:
            yield Knockout(how, "area", alone)
        for what in THINGS:
            if what == "many" or (alone and "overprints" in what):
                continue  # see test_groups.py: Ghostscript makes 400 % of black there
            for how in ("Normal", "Half", "Multiply", "soft mask"):
                # The first is said to be unmeasured, and of the other Ghostscript puts the mask on all of the group's
                # things, also where the line is not; mupdf does not.
                blended = how == "Multiply" and "overprints" in what
                if not blended and (how, what, alone) != ("soft mask", "line", True):
                    yield Knockout(how, what, alone)
        yield from (Knockout(how, "area", alone, third=True) for how in STATES)


def resources(document: pikepdf.Pdf) -> Any:
    states = {name: Dictionary(BM=Name(f"/{name}")) for name in STATES if name[:1].isupper()}
    states |= {"Half": Dictionary(ca=0.5, CA=0.5), "Over": Dictionary(OP=True, op=True, OPM=1),
               "Soft": masked(document, Name.Luminosity, ".4 g 0 0 100 100 re f .8 g 0 0 50 100 re f"),
               "Alpha": masked(document, Name.Alpha, "/Half gs 0 0 100 100 re f")}  # fmt: skip
    del states["Normal"]
    return Dictionary(
        ExtGState=Dictionary({f"/{name}": state for name, state in states.items()}),
        ColorSpace=Dictionary(Gold=separation(document, "Gold")),
        Font=Dictionary(F=square(document)),
    )


def square(document: pikepdf.Pdf) -> Any:
    """A font whose n is a square."""
    glyph = document.make_stream(b"1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f")
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(n=glyph),
        Encoding=Dictionary(Differences=Array([110, Name.n])), FirstChar=110, LastChar=110,
        Widths=Array([1000]), Resources=Dictionary(),
    )  # fmt: skip


def masked(document: pikepdf.Pdf, kind: Any, content: str) -> Any:
    form = document.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray, I=True)
    form.Resources = Dictionary(ExtGState=Dictionary(Half=Dictionary(ca=0.5)))
    return Dictionary(SMask=Dictionary(S=kind, G=form))


def form_of(document: pikepdf.Pdf, content: str, inner: Any, **group: Any) -> Any:
    made = document.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
    made.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, **group)
    made.Resources = inner
    return made


def pixels(document: pikepdf.Pdf, width: int, height: int, space: Any, samples: list[int]) -> Any:
    return document.make_stream(bytes(samples), Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
                                ColorSpace=space, BitsPerComponent=8)  # fmt: skip


def objects(document: pikepdf.Pdf) -> Any:
    """Pictures and groups that stand in the knockout group."""
    plain, faded = (pixels(document, 2, 1, Name.DeviceCMYK, [0, 204, 77, 26, 77, 26, 204, 0]) for _ in range(2))
    faded.SMask = pixels(document, 1, 2, Name.DeviceGray, [128, 255])
    stencil = document.make_stream(b"\x40", Type=Name.XObject, Subtype=Name.Image, Width=2, Height=1,
                                   ImageMask=True, BitsPerComponent=1)  # fmt: skip
    two = "/Half gs 0 .8 .3 .1 k 30 30 60 60 re f .3 .1 .8 0 k 60 60 30 30 re f"
    return Dictionary(
        Im=plain, Faded=faded, Stencil=stencil, Inner=form_of(document, two, resources(document), I=True),
        Knocks=form_of(document, two, resources(document), I=True, K=True),
    )  # fmt: skip


def drawn(pages: list[Knockout]) -> bytes:
    document = pikepdf.new()
    for one in pages:
        document.add_blank_page(page_size=(100, 100))
        page = document.pages[-1].obj
        inner = resources(document)
        inner.XObject = objects(document)
        content = FIRST + STATES[one.how] + THINGS[one.what]
        if one.third:
            content = "q " + content + "Q /Half gs .2 .2 0 .2 k 40 5 20 70 re f"
        page.TrimBox, page.Resources = page.MediaBox, Dictionary(XObject=Dictionary(F=form_of(
            document, content, inner, K=True, I=one.alone)))  # fmt: skip
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        page.Contents = document.make_stream((GROUND + "/F Do").encode())
    return saved(document)


def test_knockout_groups_have_the_plates_of_ghostscript(tmp_path: Path) -> None:
    pages = list(grid())
    data = drawn(pages)
    theirs = [inked(plates) for plates in ghosts(data, tmp_path, len(pages))]
    mine = ours(data)
    differ = {one.named: found for one, a, b in zip(pages, mine, theirs, strict=True) if (found := apart(a, b))}
    assert not differ
    found = checked(data, "t.pdf", Limits("t", resolution=72), PROFILE).report.findings
    assert "preflight-unmeasured" not in {one.code for one in found}


def test_what_is_not_drawn_in_a_knockout_group_is_said_to_be_unmeasured() -> None:
    def codes(what: str, how: str = "Half") -> set[str]:
        one = Knockout(how, what, alone=False)
        return {one.code for one in checked(drawn([one]), "t.pdf", Limits("t", resolution=72), PROFILE).report.findings}

    assert "preflight-unmeasured" not in codes("area")
    assert "preflight-unmeasured" in codes("many")
    assert "preflight-unmeasured" in codes("spot overprints", "Multiply")
    assert "preflight-unmeasured" not in codes("spot overprints", "Normal")
