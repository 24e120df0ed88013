"""Type with an outline: it stands out from what is under it, and everybody reads it once."""

from __future__ import annotations

from pathlib import Path

import pytest
from plates import failures, run
from presswork import EDITION, OneFace, cff_face, read_by_pdfium, read_by_pdfminer, rendered, set_in, sheet
from test_press_file import KIT, SONG

from layout.fonts.outlines import length_of, steps_of
from layout.geometry import Point
from layout.output.model import Make, intent_of
from layout.output.pdf import pdf
from layout.page import BLACK, PAPER, GlyphRun, Page, Tag
from layout.streams.codes import codes_of

HEAD = set_in(SONG, "谷子12万亩", size=40_000)._replace(ink=PAPER, tag=Tag("x", "head"))
UNDER = HEAD._replace(ink=BLACK, stroke=3_600, tag=None, drawn=True)


def page(under: GlyphRun = UNDER) -> Page:
    return sheet(under, HEAD)


def read_by(reader: str, data: bytes, folder: Path) -> str:
    if reader == "pdfium":
        return read_by_pdfium(data)
    if reader == "pdfminer":
        return read_by_pdfminer(data)
    path = folder / "read.pdf"
    path.write_bytes(data)
    asked = ("pdftotext", path, "-") if reader == "poppler" else ("mutool", "draw", "-q", "-F", "txt", path)
    return run(*asked).stdout


@pytest.mark.parametrize("reader", ["pdfium", "poppler", "mupdf", "pdfminer"])
def test_everybody_reads_an_outlined_head_once(reader: str, tmp_path: Path) -> None:
    read = "".join(read_by(reader, pdf((page(),), EDITION, KIT, {}), tmp_path).split())
    assert read == "谷子12万亩"


@pytest.mark.parametrize("reader", ["mupdf", "pdfminer"])
def test_a_thickened_copy_of_it_would_be_read_twice(reader: str, tmp_path: Path) -> None:
    twice = pdf((page(UNDER._replace(drawn=False)),), EDITION, KIT, {})
    assert read_by(reader, twice, tmp_path).count("谷") == 2


@pytest.mark.parametrize("set_as", ["across", "downward", "turned"])
def test_the_outline_stands_exactly_round_the_type(set_as: str) -> None:
    head, under = (one._replace(origin=Point(20_000, 60_000)) for one in (HEAD, UNDER))
    if set_as == "downward":
        head, under = (one._replace(ys=tuple(10_000 * at for at in range(len(one.gids)))) for one in (head, under))
    if set_as == "turned":
        head, under = (one._replace(ys=one.xs, xs=(0,) * len(one.gids), turned=True) for one in (head, under))
    line = rendered(pdf((sheet(under, head),), EDITION, KIT, {}), 2)
    copy = rendered(pdf((sheet(under._replace(drawn=False), head),), EDITION, KIT, {}), 2)
    apart = [abs(one - other) for one, other in zip(line, copy, strict=True)]
    assert max(apart) < 90
    assert sum(apart) < len(apart) // 50
    thin = rendered(pdf((sheet(under._replace(stroke=400), head),), EDITION, KIT, {}), 2)
    assert sum(abs(one - other) for one, other in zip(thin, copy, strict=True)) > len(apart) // 2


def test_glyphs_that_are_only_drawn_are_in_no_font() -> None:
    alone = set_in(SONG, "粮", x=20_000, y=150_000)._replace(stroke=900, drawn=True)
    assert codes_of((sheet(HEAD, alone),))[SONG.key].gids == codes_of((sheet(HEAD),))[SONG.key].gids
    assert alone.gids[0] in codes_of((sheet(HEAD, alone._replace(drawn=False)),))[SONG.key].gids
    shown = pdf((sheet(HEAD, alone),), EDITION, KIT, {})
    assert "粮" not in read_by_pdfium(shown)
    assert rendered(shown) != rendered(pdf((sheet(HEAD),), EDITION, KIT, {}))


def test_blanks_and_runs_without_a_line_draw_nothing() -> None:
    blank = set_in(SONG, "\u3000")._replace(stroke=900, drawn=True)
    empty = rendered(pdf((sheet(),), EDITION, KIT, {}))
    assert rendered(pdf((sheet(blank, UNDER._replace(stroke=0), UNDER._replace(size=0)),), EDITION, KIT, {})) == empty
    assert rendered(pdf((sheet(UNDER),), EDITION, KIT, {})) != empty


def test_contours_are_closed_and_as_long_as_they_are_reported(tmp_path: Path) -> None:
    for face in (SONG, cff_face(tmp_path)):
        (gid,) = face.shape("一").gids
        steps = steps_of(face.font, gid)
        assert [step for step, _ in steps if step in "mh"] == ["m", "h"]
        assert all(len(points) == {"m": 2, "l": 2, "c": 6, "h": 0}[step] for step, points in steps)
        assert length_of(face.font, gid) > 0
    bar = steps_of(cff_face(tmp_path).font, cff_face(tmp_path).shape("一").gids[0])
    assert bar[0] == ("m", (100, 300))
    assert {points for step, points in bar if step == "l"} >= {(100, 400), (500, 400), (500, 300)}


def test_a_face_of_postscript_outlines_is_drawn_too(tmp_path: Path) -> None:
    face = cff_face(tmp_path)
    bar = set_in(face, "一A", size=40_000)._replace(stroke=2_000, drawn=True)
    assert rendered(pdf((sheet(bar),), EDITION, OneFace(face), {})) != rendered(
        pdf((sheet(),), EDITION, OneFace(face), {})
    )


@pytest.mark.parametrize(("standard", "profile"), [("x-4", "2u"), ("x-4", "ua1"), ("x-1a", "1b"), ("x-1a", "ua1")])
def test_outlined_type_keeps_the_standards(standard: str, profile: str) -> None:
    icc = (Path(__file__).resolve().parents[2] / "styles/press/newsprint.icc").read_bytes()
    make = Make(standard, intent_of(icc, "newsprint"))
    assert failures(pdf((page(),), EDITION, KIT, {}, make), profile) == set()
    assert failures(pdf((page(),), EDITION, KIT, {}, make._replace(standard="")), profile)
