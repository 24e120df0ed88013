"""A symbol in a thousand places: looked at in each, drawn on the plates from one object."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from paper import PROFILE, image, paper, same_plates, separation, stream
from pikepdf import Array, Dictionary, Name

from layout.pdfreader import lexer
from layout.pdfreader.budget import Budget
from layout.pdfreader.converter import Converter
from layout.pdfreader.state import Graphics, Paint
from layout.preflight import known_forms
from layout.preflight.check import Plates, checked
from layout.preflight.interpreter import Tools
from layout.preflight.known_forms import KnownForms
from layout.preflight.layers import Layers
from layout.preflight.model import Report, Tally
from layout.preflight.page_watch import Eye, PageBoxes
from layout.preflight.plates import Plater
from layout.preflight.walk import Walk
from layout.stylesheets.preflight import Limits

QUICK = Limits("quick", resolution=36)
SYMBOL = b"0 0 8 2 re f 0.5 w 0 0 m 8 8 l S"
COLOURS = (
    "0 0 0 .5 k",
    "/S cs .7 scn",
    "1 0 0 0 k 0 1 0 0 K",
    "/Over gs 0 0 0 1 k",
    "/Under gs",
    "/Pattern cs /P scn",
    "q 1 0 0 rg",
)


def symbols(document: pikepdf.Pdf) -> Any:
    """A form in the colours of what is around it, one inside another, a group, a torn one, a picture, a pattern."""
    box = Array([0, 0, 9, 9])
    form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": box}
    symbol = stream(document, SYMBOL, **form)
    outer = stream(document, b"/F Do 1 0 0 1 3 3 cm /F Do", **form, Resources=Dictionary(XObject=Dictionary(F=symbol)))
    grouped = stream(document, SYMBOL, **form, Group=Dictionary(S=Name.Transparency, I=True, CS=Name.DeviceCMYK))
    cell = stream(document, b"0 0 1 1 re f", PatternType=1, PaintType=1, TilingType=1, BBox=box, XStep=2, YStep=2)
    return Dictionary(
        XObject=Dictionary(F=symbol, G=outer, H=grouped, T=stream(document, b"0 0 1 1 re f (torn", **form),
                           I=image(document, Name.DeviceGray, b"\x00\x40\x80\xff")),
        ColorSpace=Dictionary(S=separation(document, "Gold")), Pattern=Dictionary(P=cell),
        ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1), Under=Dictionary(OP=False, op=False)),
    )  # fmt: skip


def page_of(colours: tuple[str, ...]) -> bytes:
    """All of them again and again, in several colours, places and sizes; the last ones make hairlines."""
    put = " ".join(
        f"q {colour} {size} 0 0 {size} {9 * at} {20 * row} cm /{name} Do Q"
        for row, name in enumerate("FGHTI") for at, colour in enumerate(colours) for size in (1, 1, 0.2)
    )  # fmt: skip
    return paper(put.replace("/I Do", "8 0 0 8 0 0 cm /I Do"), symbols)


def reported(data: bytes) -> tuple[Report, tuple[Plates, ...]]:
    made = checked(data, "P01.pdf", QUICK, PROFILE, dpi=72)
    return made.report, made.plates


def same(one: tuple[Plates, ...], other: tuple[Plates, ...]) -> bool:
    return all(same_plates(*pages) for pages in zip(one, other, strict=True))


def test_a_form_that_is_known_gives_what_it_gives_when_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    data = page_of(COLOURS)
    report, plates = reported(data)
    assert {"preflight-syntax", "preflight-hairline", "preflight-spot", "preflight-rgb"} <= {
        one.code for one in report.findings
    }
    with monkeypatch.context() as patch:
        patch.setattr(KnownForms, "alike", lambda self, program, *args, **named: program)
        patch.setattr(known_forms, "_SHORT", 0)
        plain, plain_plates = reported(data)
    assert {one.code for one in report.findings} == {one.code for one in plain.findings}
    # Of broken syntax it is said once what is broken; all else is counted in every place.
    without_syntax = [[one for one in each.findings if one.code != "preflight-syntax"] for each in (report, plain)]
    assert without_syntax[0] == without_syntax[1] and report.pages == plain.pages
    assert same(plates, plain_plates)
    with monkeypatch.context() as patch:  # colours that were taken for alike would be seen
        patch.setattr(known_forms, "_looks", lambda colour: ())
        assert not same(plates, reported(data)[1])


def test_a_symbol_in_a_thousand_places_is_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    data = paper(
        "".join(f"q 1 0 0 1 {n % 90} {n // 90} cm /G Do 8 0 0 8 0 0 cm /I Do Q " for n in range(1000)), symbols
    )
    assert drawn_of(data) == (2, 1)
    monkeypatch.setattr(KnownForms, "alike", lambda self, program, *args, **named: program)
    assert drawn_of(data)[0] == 3000


def drawn_of(data: bytes) -> tuple[int, int]:
    """How many forms and how many pictures one plate of the only page of *data* is made of."""
    made = {"form": 0, "picture": 0}

    class Counting(Plater):
        def _form(self, *args: Any) -> Any:
            made["form"] += 1
            return super()._form(*args)

        def _picture(self, *args: Any) -> Any:
            made["picture"] += 1
            return super()._picture(*args)

    with pikepdf.open(BytesIO(data)) as document:
        page, budget, converter = document.pages[0].obj, Budget("P01.pdf"), Converter(PROFILE)
        sheet = PageBoxes(1, (0, 0, 100, 100), (0, 0, 100, 100), (0, 0, 100, 100))
        eye = Eye(sheet, QUICK, Tally("P01.pdf"))
        tools = Tools(eye, converter, budget, Layers(document), KnownForms("P01.pdf", budget.scratch))
        program = Walk(tools).run(page.Contents.read_bytes(), page.Resources, Graphics())
        Counting(document, converter, eye).page(program, ("Black",), sheet.trim, None)
    return made["form"], made["picture"]


PATHS = (
    "1 0 0 0 k 0 0 0 1 K 1 w",  # cyan fills, black lines
    "/Over gs 0 0 0 1 k 0 1 0 0 K",  # what leaves plates alone
    "/S cs .7 scn /Over gs 0 0 0 .5 K",
)


def test_paths_that_are_painted_alike_are_one_step_with_the_same_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("f", "f*", "S", "B", "b*", "s")
    put = "0 .4 0 0 k 0 0 100 100 re f " + " ".join(
        f"q {colours} "
        + " ".join(
            f"{4 * n} {30 * row + 4 * at} m {4 * n + 3} {30 * row + 4 * at} l {4 * n} {30 * row + 4 * at + 3} l {word}"
            for n in range(20)
        )
        + " Q"
        for row, colours in enumerate(PATHS)
        for at, word in enumerate(words)
    )
    data = paper(put, symbols)
    steps: list[int] = []
    content = Plater._content
    monkeypatch.setattr(
        Plater,
        "_content",
        lambda self, program, plates: steps.append(len(program.steps)) or content(self, program, plates),
    )
    plates = reported(data)[1]
    with monkeypatch.context() as patch:
        patch.setattr(lexer, "_paths", lambda data, at: ([], at))
        patch.setattr(Walk, "_painted_path", lambda self, path, step: self._painting(step._replace(before=path)))
        assert same(plates, reported(data)[1])
    assert min(steps) * 5 < max(steps)
    kept: list[Paint] = []
    paint = Walk.paint

    def first(walk: Walk, *, stroke: bool = False) -> Paint:
        kept[:] = kept or [paint(walk, stroke=stroke)]
        return kept[0]

    monkeypatch.setattr(Walk, "paint", first)  # paints that were taken for alike would be seen
    assert not same(plates, reported(data)[1])
