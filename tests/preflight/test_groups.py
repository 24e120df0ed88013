"""Transparency groups of every kind beside Ghostscript's plates: blended in inks, light or grey; isolated or not."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from paper import PROFILE, ROOT, paper, saved, separation, stream
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from layout.preflight.check import checked
from layout.stylesheets.preflight import Limits

GROUND = ".1 .1 .5 0 k 0 0 100 50 re f "
FIRST = ".6 .2 0 0 k 10 10 50 50 re f "
SECOND = " 30 30 60 60 re f"
CONTENT = {
    "black overprints": "/Over gs 0 0 0 1 k", "black knocks out": "0 0 0 1 k", "half": "/Half gs 0 .8 .3 0 k",
    "multiplied": "/Multiply gs 0 .8 .3 0 k", "screened": "/Screen gs .2 .8 .3 0 k", "spot": "/Gold cs .7 scn",
    "spot overprints": "/Over gs /Gold cs .7 scn", "RGB": ".9 .2 .1 rg", "grey": ".4 g",
    "white overprints": "/Over gs 0 0 0 0 k",
    "hue": "/Hue gs .2 .8 .3 .1 k", "luminosity": "/Luminosity gs .2 .8 .3 .1 k",
    "luminous grey": "/Luminosity gs .4 g",
}  # fmt: skip
SPACES = {"CMYK": Name.DeviceCMYK, "RGB": Name.DeviceRGB, "grey": Name.DeviceGray, "none": None}
POINTS = [(20, 80), (45, 55), (75, 25), (5, 90), (45, 45), (5, 5)]
NEAR = 5


class Group(NamedTuple):
    """A page of the grid: the group *on* the page or a form, its colours, *alone* (isolated), what *does* in it."""

    on: str
    space: str
    alone: bool
    does: str
    half: bool = False

    @property
    def named(self) -> str:
        """In words."""
        return " ".join([self.on, self.space, *["isolated"] * self.alone, self.does, *["half seen"] * self.half])


def grid() -> Iterator[Group]:
    for space in SPACES:
        for does in CONTENT:
            yield Group("page", space, False, does)
            if space != "none":
                yield from (Group("form", space, alone, does) for alone in (False, True))
        yield from (Group("form", space, True, does, half=True) for does in ("black overprints", "half", "spot"))


def resources(document: pikepdf.Pdf) -> Any:
    states = Dictionary(Over=Dictionary(OP=True, op=True, OPM=1), Half=Dictionary(ca=0.5),
                        Multiply=Dictionary(BM=Name.Multiply), Screen=Dictionary(BM=Name.Screen),
                        Hue=Dictionary(BM=Name.Hue), Luminosity=Dictionary(BM=Name.Luminosity))  # fmt: skip
    return Dictionary(ExtGState=states, ColorSpace=Dictionary(Gold=separation(document, "Gold")))


def form_of(document: pikepdf.Pdf, content: str, group: Any) -> Any:
    return stream(document, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]),
                  Resources=resources(document), Group=group)  # fmt: skip


def drawn(groups: list[Group]) -> bytes:
    document = pikepdf.new()
    for one in groups:
        document.add_blank_page(page_size=(100, 100))
        page = document.pages[-1].obj
        page.TrimBox, page.Resources = page.MediaBox, resources(document)
        group = Dictionary(S=Name.Transparency, I=one.alone)
        if SPACES[one.space] is not None:
            group.CS = SPACES[one.space]
        content = FIRST + CONTENT[one.does] + SECOND
        if one.on == "page":
            page.Group = group
        else:
            page.Resources.XObject = Dictionary(F=form_of(document, content, group))
            content = "/Half gs /F Do" if one.half else "/F Do"
        page.Contents = document.make_stream((GROUND + content).encode())
    return saved(document)


def inked(plates: dict[str, Image.Image]) -> dict[str, list[int]]:
    return {name: seen for name, plate in plates.items() if any(seen := [plate.getpixel(at) for at in POINTS])}


def ghosts(data: bytes, folder: Path, count: int) -> list[dict[str, Image.Image]]:
    """Ghostscript's plates of every page, with the press's profile for what has to be turned into light and back."""
    (folder / "grid.pdf").write_bytes(data)
    press = ROOT / "styles/press/newsprint.icc"
    words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-dUseTrimBox", "-r72"]
    words += ["-dOverprint=/enable", f"-sOutputICCProfile={press}", f"-sDefaultCMYKProfile={press}"]
    words += [f"--permit-file-read={press}", f"-sOutputFile={folder}/p%04d.tif", str(folder / "grid.pdf")]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    made: list[dict[str, Image.Image]] = []
    for number in range(1, count + 1):
        plates = {}
        for path in sorted(folder.glob(f"p{number:04d}(*).tif")):
            with Image.open(path) as plate:
                plates[re.sub(r".*\((.*)\).*", r"\1", path.name)] = ImageChops.invert(plate.convert("L"))
        made.append(plates)
    return made


def apart(mine: dict[str, list[int]], other: dict[str, list[int]]) -> dict[str, Any]:
    none = [0] * len(POINTS)
    pairs = {name: (mine.get(name, none), other.get(name, none)) for name in {*mine, *other}}
    return {name: pair for name, pair in pairs.items() if any(abs(a - b) > NEAR for a, b in zip(*pair, strict=True))}


def ours(data: bytes) -> list[dict[str, list[int]]]:
    return [inked(plates) for plates in checked(data, "t.pdf", Limits("t", resolution=72), PROFILE, dpi=72).plates]


def test_groups_of_every_kind_have_the_plates_of_ghostscript(tmp_path: Path) -> None:
    groups = list(grid())
    data = drawn(groups)
    theirs = [inked(plates) for plates in ghosts(data, tmp_path, len(groups))]
    mine = ours(data)
    differ = {one.named: found for one, a, b in zip(groups, mine, theirs, strict=True) if (found := apart(a, b))}
    assert not differ
    knocks = next(at for at, one in enumerate(groups) if one.does == "black knocks out")
    assert apart(mine[0], theirs[knocks]), "the comparison sees nothing"


def test_a_stencil_that_is_half_seen_has_half_its_ink(tmp_path: Path) -> None:
    def put(document: pikepdf.Pdf) -> Any:
        mask = stream(document, b"\x40", Type=Name.XObject, Subtype=Name.Image, Width=2, Height=1, ImageMask=True,
                      BitsPerComponent=1)  # fmt: skip
        return Dictionary({**dict(resources(document).items()), "/XObject": Dictionary(M=mask)})

    data = paper("/Half gs 0 .8 .3 0 k q 100 0 0 100 0 0 cm /M Do Q", put)
    seen = ours(data)[0]
    assert not apart(seen, inked(ghosts(data, tmp_path, 1)[0]))
    assert seen["Magenta"][0] == pytest.approx(102, abs=1)


@pytest.mark.parametrize("state", ["Half", "Multiply"])
def test_a_form_that_is_no_group_is_not_faded_as_a_whole(state: str, tmp_path: Path) -> None:
    """What is in it is seen as it says itself, and by what it stands in only where it says nothing (ISO 32000-1, 8.10).

    A renderer that takes it for a group makes 50 % of what is solid, and fades what lies over another only once.
    """
    whole = Dictionary(Whole=Dictionary(ca=1, BM=Name.Normal))
    inside = "0 1 0 0 k 10 10 50 50 re f 0 0 1 0 k 30 30 60 60 re f /Whole gs 1 0 0 0 k 60 65 30 20 re f"

    def put(document: pikepdf.Pdf, **group: Any) -> Any:
        form = form_of(document, inside, Dictionary())
        del form.Group
        for key, value in group.items():
            form[f"/{key}"] = value
        form.Resources.ExtGState = whole
        inner = form_of(document, "/F Do", Dictionary())
        del inner.Group
        inner.Resources.XObject = Dictionary(F=form)
        return Dictionary({**dict(resources(document).items()), "/XObject": Dictionary(F=inner)})

    content = f"{GROUND} /{state} gs /F Do"
    data = paper(content, put)
    seen = ours(data)[0]
    assert not apart(seen, inked(ghosts(data, tmp_path, 1)[0]))
    assert seen["Cyan"][2] == 255, "solid, as it says itself"
    grouped = paper(content, lambda document: put(document, Group=Dictionary(S=Name.Transparency)))
    assert apart(ours(grouped)[0], seen), "a group is blended as a whole"


def test_a_group_in_light_makes_four_inks_of_black() -> None:
    plain, lit = ours(drawn([Group("form", space, True, "black overprints") for space in ("CMYK", "RGB")]))
    assert sum(values[1] for values in plain.values()) == pytest.approx(255 + 153 + 51, abs=2)
    assert {name for name, values in lit.items() if values[2] > 10} == {"Cyan", "Magenta", "Yellow", "Black"}


def test_black_that_overprints_in_an_isolated_knockout_group_is_black_alone() -> None:
    """Everything is painted on nothing there; Ghostscript 10 makes 400 % of it."""
    data = knockout(FIRST + CONTENT["black overprints"] + SECOND, alone=True)
    seen = ours(data)[0]
    assert {name: values[1] for name, values in seen.items()} == {"Cyan": 0, "Magenta": 0, "Yellow": 0, "Black": 255}
    assert "preflight-unmeasured" not in codes(data)


def test_colours_that_are_mixed_by_their_luminosity_are_those_of_the_standard() -> None:
    """ISO 32000-1, 11.3.5.3: the three colours as light, black as that of what is painted."""
    ground, paint = (0.8, 0.0, 0.0, 0.0), (0.0, 0.6, 0.1, 0.3)
    states = Dictionary(ExtGState=Dictionary(L=Dictionary(BM=Name.Luminosity)))
    said = " ".join(map(str, ground)), " ".join(map(str, paint))
    data = paper("{} k 0 0 100 100 re f /L gs {} k 10 10 80 80 re f".format(*said), lambda _: states,
                 Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))  # fmt: skip
    seen = ours(data)[0]
    light = [1 - one for one in ground[:3]]
    weights = 0.3, 0.59, 0.11
    wanted = sum(weight * (1 - one) for weight, one in zip(weights, paint, strict=False))
    off = wanted - sum(weight * one for weight, one in zip(weights, light, strict=True))
    mixed = [one + off for one in light]
    least, most = min(mixed), max(mixed)
    assert least >= 0
    mixed = [wanted + (one - wanted) * (1 - wanted) / (most - wanted) if most > 1 else one for one in mixed]
    expected = [*(255 * (1 - one) for one in mixed), 255 * paint[3]]
    none = [0] * len(POINTS)
    assert [seen.get(name, none)[1] for name in ("Cyan", "Magenta", "Yellow", "Black")] == pytest.approx(
        expected, abs=2
    )


def test_a_colour_that_leaves_another_alone_among_those_mixed_by_hue_is_said_to_be_unmeasured() -> None:
    states = Dictionary(ExtGState=Dictionary(H=Dictionary(BM=Name.Hue), O=Dictionary(OP=True, op=True, OPM=1)))
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    mixed = ".5 0 0 0 k 0 0 100 100 re f /H gs 0 .6 .1 .3 k 10 10 80 80 re f "
    assert "preflight-unmeasured" not in codes(paper(mixed, lambda _: states, Group=group))
    over = paper(mixed + "/O gs 0 .6 0 0 k 10 10 80 80 re f", lambda _: states, Group=group)
    assert "preflight-unmeasured" in codes(over)


def knockout(content: str, *, alone: bool = False) -> bytes:
    """A knockout group over a ground."""

    def put(document: pikepdf.Pdf) -> Any:
        form = form_of(document, content, Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=alone, K=True))
        form.Resources.ExtGState = Dictionary(Over=form.Resources.ExtGState.Over)
        return Dictionary(XObject=Dictionary(F=form))

    return paper(GROUND + "/F Do", put)


def codes(data: bytes) -> set[str]:
    return {one.code for one in checked(data, "t.pdf", Limits("t", resolution=72), PROFILE).report.findings}
