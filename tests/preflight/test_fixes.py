"""Faults put right by order: the kind is gone, nothing new is there, other plates are as they were, all is reported."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from further_mutants import FURTHER
from more_mutants import PLATES, icc
from mutants import EITHER, Mutant, spoilt
from paper import PROFILE, image, paper, stream
from pikepdf import Array, Dictionary, Name

from layout.cli import main
from layout.commands import fix
from layout.commands.preflight import FIXES
from layout.findings import Finding, Unreadable
from layout.intake import convert
from layout.intake.fixes import fixed
from layout.preflight.check import check, checked
from layout.stylesheets.preflight import Limits

LIMITS = Limits("t", resolution=72)
KNOWN: dict[str, Mutant] = {**EITHER, **PLATES, **FURTHER}
NOTHING = Mutant(lambda pdf: None, set())
BASE = ".4 .3 .2 0 k 0 0 100 100 re f "

MENDED = {
    "RGB photograph": "fixed-colour", "RGB black type": "fixed-colour", "RGB in a form of a form": "fixed-colour",
    "RGB in a pattern": "fixed-colour", "mask in RGB": "fixed-colour", "RGB palette": "fixed-colour",
    "page blended in RGB": "fixed-colour", "group in RGB": "fixed-colour",
    "black of four inks": "fixed-black", "black of three inks": "fixed-black",
    "white overprints": "fixed-white", "hairline": "fixed-hairline", "hairline by scale": "fixed-hairline",
    "hairline of 0.05 pt": "fixed-hairline", "dashed hairline": "fixed-hairline",
    "outline of 0.05 pt": "fixed-hairline",
    "no TrimBox": "fixed-boxes", "TrimBox and ArtBox": "fixed-boxes",
}  # fmt: skip
"""Faults that can be put right, and what is reported."""
LEFT = {"preflight-bleed-small", "preflight-black-knocks-out"}
"""What stays, or is seen now: a page cut at its sheet has no bleed, black type that was of four inks knocks out."""
NOT_MENDED = ("photograph of 14 ppi", "type of 5 pt", "photograph of 320 %", "a link", "no intent")


def codes(data: bytes) -> set[str]:
    return {one.code for one in check(data, "P01.pdf", LIMITS, PROFILE).findings}


def put_right(data: bytes, *kinds: str) -> tuple[bytes, tuple[Finding, ...]]:
    out = io.BytesIO()
    notes = fixed(data, "P01.pdf", LIMITS, PROFILE, kinds or FIXES, out)
    return out.getvalue(), notes


def mended(data: bytes, *kinds: str) -> tuple[bytes, dict[str, Any]]:
    made, notes = put_right(data, *kinds)
    return made, {one.code: dict(one.facts)["count"] for one in notes}


def test_a_clean_page_is_left_as_it_is(x4: bytes) -> None:
    clean = spoilt(x4, NOTHING)
    assert mended(clean) == (b"", {}), "nothing is made anew"


@pytest.mark.parametrize("name", MENDED)
def test_a_fault_is_put_right_and_told_and_no_other_is_made(name: str, x4: bytes) -> None:
    bad = spoilt(x4, KNOWN[name])
    made, told = mended(bad)
    assert set(told) == {MENDED[name]} and told[MENDED[name]] >= 1
    assert codes(bad) and codes(made) <= LEFT
    assert mended(made) == (b"", {}), "once is enough"


@pytest.mark.parametrize("name", MENDED)
def test_what_is_not_ordered_is_not_done(name: str, x4: bytes) -> None:
    bad = spoilt(x4, KNOWN[name])
    others = [kind for kind in FIXES if f"fixed-{kind}" != MENDED[name]]
    assert mended(bad, *others) == (b"", {})


@pytest.mark.parametrize("name", NOT_MENDED)
def test_what_only_the_maker_can_put_right_is_left(name: str, x4: bytes) -> None:
    bad = spoilt(x4, KNOWN[name])
    assert mended(bad) == (b"", {})


def plates(data: bytes) -> dict[str, Any]:
    return dict(checked(data, "t.pdf", LIMITS, PROFILE, dpi=72).plates[0])


def test_plates_are_the_same_but_for_what_was_put_right() -> None:
    """A hairline, white that overprints, rich type and a red square; the rest of the page keeps its ink."""
    ink = BASE + "/O gs 0 0 0 0 k 5 5 20 20 re f /N gs 1 0 0 rg 40 5 20 20 re f 0 .5 1 0 k 70 5 20 20 re f"
    both = {"O": Dictionary(OP=True, op=True, OPM=1), "N": Dictionary(OP=False, op=False)}
    bad = paper(ink, lambda _: Dictionary(ExtGState=Dictionary(**both)))
    made, told = mended(bad)
    assert told == {"fixed-white": 1, "fixed-colour": 1}
    before, after = plates(bad), plates(made)
    for name in ("Cyan", "Magenta", "Yellow", "Black"):
        assert before[name].getpixel((80, 85)) == after[name].getpixel((80, 85))
        assert before[name].getpixel((50, 20)) == after[name].getpixel((50, 20))
        assert before[name].getpixel((50, 85)) == pytest.approx(after[name].getpixel((50, 85)), abs=2)
        assert after[name].getpixel((15, 85)) == 0
    assert before["Cyan"].getpixel((15, 85)) > 90


def test_lines_after_a_hairline_keep_their_width() -> None:
    made, told = mended(paper("0 0 0 1 K 0 w 0 20 m 90 20 l S 0 40 m 90 40 l S 3 w 0 60 m 90 60 l S "
                              "q .01 w 0 80 m 9 80 l S Q"
                              " 0 90 m 90 90 l S"))  # fmt: skip
    assert told == {"fixed-hairline": 3}
    with pikepdf.open(io.BytesIO(made)) as pdf:
        widths = re.findall(rb"([\d.]+) w", pdf.pages[0].obj.Contents.read_bytes())
    assert widths == [b"0", b"0.2505", b"0", b"0.2505", b"0", b"3", b".01", b"0.2505", b"0.01"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_turned_for_good(turn: int) -> None:
    """Looked at it is the same: a corner of ink, a pattern, a trim off the middle."""

    def tiles(document: pikepdf.Pdf) -> Any:
        cell = stream(document, b"0 1 0 0 k 0 0 5 20 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
                      BBox=Array([0, 0, 10, 20]), XStep=10, YStep=20, Resources=Dictionary())  # fmt: skip
        return Dictionary(Pattern=Dictionary(P=cell))

    bad = paper("1 0 0 0 k 0 0 30 20 re f /Pattern cs /P scn 40 40 40 40 re f", tiles, Rotate=turn,
                TrimBox=Array([0, 0, 90, 80]))  # fmt: skip
    made, told = mended(bad, "rotate")
    assert told == {"fixed-rotate": 1} and "preflight-rotated" not in codes(made)
    for name, plate in plates(bad).items():
        turned = plate.rotate(-turn, expand=True)
        after = plates(made)[name]
        assert after.size == turned.size
        for at in ((5, 5), (turned.width - 6, 5), (5, turned.height - 6), (turned.width - 6, turned.height - 6)):
            assert after.getpixel(at) == turned.getpixel(at)
        ink = [sum(one.histogram()[128:]) for one in (after, turned)]
        assert ink[0] == pytest.approx(ink[1], rel=0.1)


def test_the_command_tells_what_it_did_checks_again_and_leaves_the_sender_s_file(
    x4: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = tmp_path / "ad.pdf", tmp_path / "ok/ad.pdf"
    data = spoilt(x4, KNOWN["RGB in a form of a form"])
    bad.write_bytes(data)
    assert main(["preflight", str(bad), "--lang", "en"]) == 1
    assert main(["preflight", str(bad), "--fix", str(good), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "fixed-colour: By order" in told and f"{good}  PDF/X-4" in told
    assert bad.read_bytes() == data and codes(good.read_bytes()) == set()
    assert main(["preflight", str(bad), "--fix", str(bad), "--lang", "en"]) == 2
    assert "never written over" in capsys.readouterr().err and bad.read_bytes() == data
    assert main(["preflight", str(good), "--fix", str(tmp_path / "again.pdf"), "--lang", "en"]) == 0
    assert "nothing to put right" in capsys.readouterr().out and not (tmp_path / "again.pdf").exists()
    assert main(["preflight", str(bad), "--fix", str(good), "--fixes", "colours", "--lang", "en"]) == 2


def test_a_file_that_is_damaged_where_it_would_be_put_right_is_refused() -> None:
    with pikepdf.open(io.BytesIO(paper("/S sh"))) as pdf:
        pdf.pages[0].Resources.Shading = Dictionary(
            S=Dictionary(ShadingType=2, ColorSpace=Array([Name.ICCBased, Dictionary(N=Name.Three)]))
        )
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(Unreadable) as fault:
        mended(out.getvalue(), "colour")
    assert [one.code for one in fault.value.findings] == ["preflight-damaged"]


def managed(pdf: pikepdf.Pdf) -> Any:
    """A managed RGB that its intents put into other inks, a form and a picture without an intent, one with its own."""
    space = icc(pdf)
    one, other = (image(pdf, space, b"\x10\x10\xf0" * 4, **more) for more in ({}, {"Intent": Name.Saturation}))
    form = stream(pdf, b"/C cs .06 .06 .94 scn 0 0 5 5 re f", Type=Name.XObject, Subtype=Name.Form,
                  BBox=Array([0, 0, 9, 9]))  # fmt: skip
    return Dictionary(
        ColorSpace=Dictionary(C=space), XObject=Dictionary(F=form, P=one, Q=other),
        ExtGState=Dictionary(A=Dictionary(RI=Name.AbsoluteColorimetric)),
    )  # fmt: skip


BLUE = "/C cs .06 .06 .94 scn 0 0 9 9 re f "
INTENTS = {
    "nothing named": (BLUE, "relative colorimetric"),
    "an operator": (f"/Perceptual ri {BLUE}", "perceptual"),
    "a graphics state": (f"/A gs {BLUE}", "absolute colorimetric"),
    "restored": (f"q /Perceptual ri Q {BLUE}", "relative colorimetric"),
    "a form within": ("/Perceptual ri /F Do", "perceptual"),
    "a picture within": ("/A gs 9 0 0 9 0 0 cm /P Do", "absolute colorimetric"),
    "a picture of its own": ("/A gs 9 0 0 9 0 0 cm /Q Do", "saturation"),
    "DeviceRGB": ("/Perceptual ri .06 .06 .94 rg 0 0 9 9 re f", "perceptual"),
    "an intent that is none": (f"/Absolute ri {BLUE}", "relative colorimetric"),
}


@pytest.mark.parametrize("name", INTENTS)
def test_colours_are_fitted_into_the_press_as_the_file_means_it(name: str) -> None:
    """What is made has the plates that preflight, and a RIP, saw before; and the intent is said."""
    content, called = INTENTS[name]
    data = paper(f"{content} ", lambda pdf: resources_used(pdf, content))
    made, notes = put_right(data, "colour")
    assert [dict(one.facts)["what"] for one in notes] == [called]
    before, after = (checked(one, "P01.pdf", LIMITS, PROFILE, dpi=72).plates[0] for one in (data, made))
    at = (2, before["Cyan"].height - 3)
    assert [before[ink].getpixel(at) for ink in before] == pytest.approx(
        [after[ink].getpixel(at) for ink in after], abs=2
    )
    assert not {"preflight-rgb", "preflight-managed-colour"} & codes(made)


def resources_used(pdf: pikepdf.Pdf, content: str) -> Any:
    """Of the resources of :func:`managed` the objects that *content* shows, so that no others are turned."""
    made = managed(pdf)
    for name in list(made.XObject.keys()):
        if f"{name} Do" not in content:
            del made.XObject[name]
    return made


def test_intents_put_a_colour_into_other_inks_or_the_tests_above_see_nothing() -> None:
    seen = set()
    for name in ("nothing named", "an operator", "a graphics state"):
        made, _ = put_right(paper(INTENTS[name][0], managed), "colour")
        plates = checked(made, "P01.pdf", LIMITS, PROFILE, dpi=72).plates[0]
        seen.add(tuple(plates[ink].getpixel((2, plates[ink].height - 3)) for ink in plates))
    assert len(seen) > 1


ODD: dict[str, tuple[str, dict[str, Any]]] = {
    "a state that is a list": ("/O gs", {"ExtGState": Dictionary(O=Array([]))}),
    "a state that is a number": ("/O gs", {"ExtGState": Dictionary(O=5)}),
    "a state that is not there": ("/O gs", {"ExtGState": Dictionary()}),
    "states that are a list": ("/O gs", {"ExtGState": Array([])}),
    "a state whose entries are of other kinds": (
        "/O gs",
        {"ExtGState": Dictionary(O=Dictionary(ca=Name.X, CA=Array([]), LW=Name.Y, OP=Name.Z))},
    ),
    "a soft mask without a group": (
        "/O gs",
        {"ExtGState": Dictionary(O=Dictionary(SMask=Dictionary(S=Name.Luminosity)))},
    ),
    "a shading that is a number": ("/O sh", {"Shading": Dictionary(O=5)}),
    "a pattern that is a number": ("/Pattern cs /O scn 0 0 9 9 re f", {"Pattern": Dictionary(O=5)}),
    "an object that is a number": ("/O Do", {"XObject": Dictionary(O=5)}),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_of_another_kind_is_told_and_the_rest_is_put_right(name: str) -> None:
    said, resources = ODD[name]
    bad = paper(f"{said} 1 0 0 rg 50 50 20 20 re f", lambda _: Dictionary(**resources))
    assert {"preflight-syntax", "preflight-rgb"} <= codes(bad)
    made, told = mended(bad)
    assert told == {"fixed-colour": 1}
    assert "preflight-syntax" in codes(made) and "preflight-rgb" not in codes(made)


def test_what_is_of_another_kind_and_never_used_is_left() -> None:
    bad = paper("1 0 0 rg 50 50 20 20 re f", lambda _: Dictionary(ExtGState=Dictionary(O=5), Shading=Dictionary(O=5)))
    made, told = mended(bad)
    assert told == {"fixed-colour": 1} and not {"preflight-syntax", "preflight-rgb"} & codes(made)


def photograph(pdf: pikepdf.Pdf, size: tuple[int, int], **more: Any) -> Any:
    pixels = random.Random(3).randbytes(size[0] * size[1] * 3)
    made = image(pdf, Name.DeviceRGB, pixels, **{"Width": size[0], "Height": size[1], **more})
    return Dictionary(XObject=Dictionary(I=made))


def first_picture(data: bytes) -> tuple[tuple[int, int], bytes, str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        made = pdf.pages[0].obj.Resources.XObject.I
        return (int(made.Width), int(made.Height)), made.read_bytes(), str(made.ColorSpace)


@pytest.mark.parametrize("size", [(60, 50), (31, 257), (200, 128)])
def test_a_large_picture_is_turned_in_strips_and_keeps_all_its_pixels(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = paper("q 90 0 0 90 0 0 cm /I Do Q", lambda pdf: photograph(pdf, size))
    whole = first_picture(put_right(data, "colour")[0])
    monkeypatch.setattr(convert, "LARGE", 60)
    monkeypatch.setattr(convert, "planes_of", None)
    made, notes = put_right(data, "colour")
    assert first_picture(made) == whole and whole[0] == size and len(whole[1]) == size[0] * size[1] * 4
    assert [dict(one.facts)["count"] for one in notes] == [1]
    assert codes(data) - codes(made) == {"preflight-rgb"}


@pytest.mark.parametrize("odd", [{"Decode": [1, 0, 1, 0, 1, 0]}, {"Height": 51}, {"BitsPerComponent": 16}])
def test_a_large_picture_that_cannot_be_turned_stays_as_it_is_and_is_found(
    odd: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "LARGE", 60)
    data = paper("q 90 0 0 90 0 0 cm /I Do Q", lambda pdf: photograph(pdf, (60, 50), **odd))
    made, notes = put_right(data, "colour")
    assert made == b""
    assert [one.code for one in notes] == ["fix-picture-left"]
    assert dict(notes[0].facts)["size"] == f"60×{odd.get('Height', 50)}"
    assert "preflight-rgb" in codes(data)


def test_a_large_picture_that_is_left_is_told_beside_what_was_put_right_and_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(convert, "LARGE", 60)
    # In this process: another, which is begun anew where threads run, would know of no other bound.
    monkeypatch.setattr(fix, "at_arms_length", lambda path, seconds, work, *args: work(str(path), *args))
    sent, out = tmp_path / "a.pdf", tmp_path / "c.pdf"
    for content, written in (("", False), ("1 0 0 rg 9 9 50 50 re f ", True)):
        sent.write_bytes(
            paper(content + "q 90 0 0 90 0 0 cm /I Do Q", lambda pdf: photograph(pdf, (60, 50), BitsPerComponent=16))
        )
        made = fix.made(sent, out, LIMITS, ("colour",), 60, "en")
        said = capsys.readouterr().out
        assert (made == out) == out.exists() == written
        assert "fix-picture-left" in said and ("fixed-nothing" in said) != written


def test_a_file_put_right_is_written_by_who_checks_it_and_not_handed_over(tmp_path: Path, x4: bytes) -> None:
    sent, out = tmp_path / "a.pdf", tmp_path / "b" / "c.pdf"
    sent.write_bytes(paper("1 0 0 rg 9 9 50 50 re f"))
    notes = fix.fix(str(sent), str(tmp_path / "mended.pdf"), LIMITS, ("colour",))
    assert {one.code for one in notes} == {"fixed-colour"}
    assert fix.made(sent, out, LIMITS, ("colour",), 60, "en") == out
    assert out.read_bytes() == (tmp_path / "mended.pdf").read_bytes()
    with pytest.raises(Unreadable):
        fix.fix(str(sent), str(tmp_path / "none" / "mended.pdf"), LIMITS, ("colour",))
