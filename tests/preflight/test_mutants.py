"""Every planted fault is called by its name and by no other; clean pages have none; other programs see theirs."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import page as validator
import pikepdf
import pytest
from ad_mutants import AD_MUTANTS
from further_mutants import FURTHER
from ghost import compare
from more_mutants import PLATES, in_gbk
from mutants import EITHER, X1A, X4, Mutant, spoilt, typed
from nested_pairs import NESTED
from paper import PROFILE, ghost_plates, heaviest, paper, same_plates
from PIL import Image
from placed_pairs import PLACED
from planted_pairs import FOR_X4, packed_picture

from layout.findings import Severity, worst
from layout.preflight.check import check, checked
from layout.preflight.model import Report
from layout.stylesheets.preflight import Limits

QUICK = Limits("quick", resolution=72)
NOTHING = Mutant(lambda pdf: None, set())

CASES = [
    *((standard, name, one) for name, one in EITHER.items() for standard in ("x4", "x1a")),
    *(("x4", name, one) for name, one in {**FOR_X4, **AD_MUTANTS, **PLACED, **NESTED}.items()),
    *(("x1a", name, one) for name, one in X1A.items()),
]


def codes(data: bytes) -> set[str]:
    return {one.code for one in check(data, "P01.pdf", QUICK, PROFILE).findings}


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_the_clean_page_has_nothing_to_be_said_of(standard: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(standard)
    report = check(data, "P01.pdf", Limits("full"), PROFILE)
    assert report.findings == ()
    assert report.standard == {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}[standard]
    assert codes(spoilt(data, NOTHING)) == set()


@pytest.mark.parametrize(("standard", "name", "mutant"), CASES, ids=[f"{s}-{n}" for s, n, _ in CASES])
def test_a_planted_fault_is_called_by_its_name(
    standard: str, name: str, mutant: Mutant, request: pytest.FixtureRequest
) -> None:
    found = codes(in_gbk(spoilt(request.getfixturevalue(standard), mutant)))
    expected = mutant.codes
    assert found == expected


@pytest.mark.parametrize(("name", "mutant"), list(PLACED.items())[::8], ids=list(PLACED)[::8])
def test_objects_that_are_packed_together_are_read_as_others_are(name: str, mutant: Mutant, x4: bytes) -> None:
    streams = pikepdf.ObjectStreamMode.generate
    assert codes(spoilt(x4, mutant, object_stream_mode=streams)) == mutant.codes


def test_every_kind_of_finding_about_a_file_has_a_mutant_or_a_test_of_its_own() -> None:
    from layout.messages.handoff import MESSAGES as HANDOFF
    from layout.messages.plates import MESSAGES as PLATES_
    from layout.messages.preflight import MESSAGES as PREFLIGHT

    planted = set().union(*(one.codes for _, _, one in CASES))
    elsewhere = {
        "preflight-not-a-pdf", "preflight-damaged", "preflight-locked", "preflight-too-much",
        "preflight-profile-unknown", "preflight-font-missing", "preflight-font-not-subset",
        "preflight-size-differs", "preflight-bleed-differs", "preflight-page-count", "preflight-version",
        "preflight-no-id", "handoff-refused", "handoff-forced", "handoff-unready", "preflight-mended",
        "handoff-unsigned", "handoff-edition-unsigned", "handoff-signed-other", "press-due", "press-names",
        "handoff-no-before",
        "handoff-package-unread", "handoff-receipt-unread", "handoff-receipt-older", "handoff-receipt-other",
        "handoff-receipt-refused", "handoff-receipt-missing", "handoff-receipt-foreign", "handoff-receipt-word",
    }  # fmt: skip
    every = {one for one in (*PREFLIGHT, *HANDOFF, *PLATES_) if one.startswith(("preflight-", "handoff-", "press-"))}
    assert every - planted == elsewhere


def seen_by(judge: str, data: bytes, folder: Path) -> object:
    """What another program says of a page, in a form that can be compared with what it says of the clean one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "P01.pdf"
    path.write_bytes(data)
    if judge in ("2u", "1b", "ua1"):
        told = validator.validate_pdf_bytes(data, profile=judge).to_dict()["failures"]
        return set(re.findall(r"PDF[A-Z0-9-]+-\d{3}", str(told)))
    if judge == "plates":
        return set(ghost_plates(path, folder / "gs", 36)) - {"Cyan", "Magenta", "Yellow", "Black"}
    if judge == "ink":
        return heaviest(ghost_plates(path, folder / "gs", 72)) > 222
    if judge == "overprint":
        return differing(path, folder)
    if judge == "fonts":
        lines = said("pdffonts", path).splitlines()[2:]
        return {line.split()[0] for line in lines if " no " in line[60:95]}
    if judge == "images":
        rows = [line.split() for line in said("pdfimages", "-list", path).splitlines()[2:]]
        return {tuple(row[5:6] + row[7:8] + row[12:14]) for row in rows if row[5] != "cmyk" or float(row[12]) < 219}
    assert judge == "boxes"
    return re.findall(r"(\w+Box): +(.*)", said("pdfinfo", "-box", path))


def said(*words: str | Path) -> str:
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True, timeout=120).stdout


def differing(path: Path, folder: Path) -> bool:
    """True when the black plate is another with overprint than without: white that overprints leaves ink in it."""
    made = []
    for on in ("enable", "disable"):
        out = folder / on
        out.mkdir()
        words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-dOverprint=/{on}", "-r36"]
        said(*words, f"-sOutputFile={out / 'p.tif'}", path)
        with Image.open(out / "p(Black).tif") as plate:
            made.append(plate.tobytes())
    return made[0] != made[1]


JUDGED = [
    (name, one, judge) for name, one in {**EITHER, **X4, **PLATES, **FURTHER}.items() for judge in one.seen.split()
]


@pytest.mark.parametrize(("name", "mutant", "judge"), JUDGED, ids=[f"{n}-{j}" for n, _, j in JUDGED])
def test_who_else_can_see_a_fault_sees_it(name: str, mutant: Mutant, judge: str, x4: bytes, tmp_path: Path) -> None:
    clean = seen_by(judge, spoilt(x4, NOTHING), tmp_path / "clean")
    assert judge == "boxes" or not clean
    assert seen_by(judge, spoilt(x4, mutant), tmp_path / "spoilt") != clean


OLD = [(name, one) for name, one in X1A.items() if "1b" in one.seen]


@pytest.mark.parametrize(("name", "mutant"), OLD, ids=[name for name, _ in OLD])
def test_what_is_too_new_for_old_rips_is_too_new_for_archives(
    name: str, mutant: Mutant, x1a: bytes, tmp_path: Path
) -> None:
    assert not seen_by("1b", spoilt(x1a, NOTHING), tmp_path / "clean")
    assert seen_by("1b", spoilt(x1a, mutant), tmp_path / "spoilt")


def test_newer_files_than_the_standard_are_reported(x4: bytes, x1a: bytes) -> None:
    assert codes(spoilt(x4, NOTHING, force_version="1.7")) == {"preflight-version"}
    streams = pikepdf.ObjectStreamMode.generate
    assert codes(spoilt(x1a, NOTHING, force_version="1.6")) == {"preflight-version"}
    newer = spoilt(x1a, NOTHING, force_version="1.5", object_stream_mode=streams)
    assert codes(newer) == {"preflight-version", "preflight-x1a-feature"}


def test_content_in_lzw_is_reported(x4: bytes) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        empty = pdf.make_stream(b"\x80\x40\x40")  # clear, end of data
        empty.Filter = pikepdf.Name.LZWDecode
        pdf.pages[0].obj.Contents = pikepdf.Array([pdf.pages[0].obj.Contents, empty])

    as_it_is = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
    assert codes(spoilt(x4, Mutant(add, set()), **as_it_is)) == {"preflight-lzw"}


@pytest.mark.parametrize("early", [0, 1])
def test_pictures_in_lzw_are_reported_and_have_the_plates_of_any_other(early: int, x4: bytes, tmp_path: Path) -> None:
    """Codes grow one entry early or not; Ghostscript sees the same."""
    as_it_is = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
    data = spoilt(x4, Mutant(packed_picture(early), set()), **as_it_is)
    other = spoilt(x4, Mutant(packed_picture(None), set()), **as_it_is)
    assert b"/LZWDecode" in data and codes(data) == {"preflight-lzw"} and codes(other) == set()
    files = {"lzw": data, "flate": other}
    seen = {name: checked(one, name, QUICK, PROFILE, dpi=72).plates[0] for name, one in files.items()}
    assert same_plates(seen["lzw"], seen["flate"])
    assert [one.told() for one in compare(files, tmp_path)] == ["", ""]


def test_a_file_without_an_id_is_reported(x4: bytes) -> None:
    data = re.sub(rb"/ID ?\[ ?<[0-9a-f]*> ?<[0-9a-f]*> ?\]", lambda m: b" " * len(m[0]), spoilt(x4, NOTHING))
    assert codes(data) == {"preflight-no-id"}


def test_a_font_that_is_embedded_whole_is_noted(x4: bytes) -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].obj.Resources.Font.values():
            font.BaseFont = pikepdf.Name("/" + str(font.BaseFont).split("+")[-1])

    report = check(spoilt(x4, Mutant(rename, set())), "P01.pdf", QUICK, PROFILE)
    assert {one.code for one in report.findings} == {"preflight-font-not-subset"}
    assert worst(report.findings) is Severity.NOTE


def test_a_dark_red_of_four_inks_is_not_called_black(x4: bytes) -> None:
    assert codes(spoilt(x4, Mutant(typed(".2 .9 .85 .1 k"), set()))) == set()
    assert codes(spoilt(x4, Mutant(typed(".6 .6 .6 .3 k"), set()))) == {"preflight-black-of-four"}


def test_type_without_a_font_and_torn_content_are_reported(x4: bytes) -> None:
    from mutants import draw

    found = codes(spoilt(x4, Mutant(draw("0 0 0 1 k BT /Zno 12 Tf 520 300 Td (a) Tj ET"), set())))
    assert found == {"preflight-font-missing"}
    assert codes(spoilt(x4, Mutant(draw("/Znone Do 1 2 cm"), set()))) == {"preflight-syntax"}


def measured(data: bytes) -> Report:
    return check(data, "P01.pdf", Limits("full"), PROFILE)


def test_places_are_millimetres_from_the_corner_of_the_trim(x4: bytes) -> None:
    report = measured(spoilt(x4, EITHER["photograph of 14 ppi"]))
    only = report.findings[0]
    left, top = (520 - 8.504) / 72 * 25.4, (1128.189 - 260) / 72 * 25.4
    assert str(only.place) == f"P01.pdf:1:{left:.1f}mm,{top:.1f}mm"
    assert dict(only.facts)["ppi"] == "14"


def test_total_ink_agrees_with_ghostscript_on_a_heavy_photograph(x4: bytes, tmp_path: Path) -> None:
    data = spoilt(x4, EITHER["photograph of 320 %"])
    (tmp_path / "heavy.pdf").write_bytes(data)
    ink = measured(data).pages[0].ink
    assert ink is not None
    assert ink.most == pytest.approx(heaviest(ghost_plates(tmp_path / "heavy.pdf", tmp_path / "gs", 200)), abs=2)
    assert ink.most == pytest.approx(320, abs=1)


def test_total_ink_agrees_with_ghostscript_on_the_sample(sample: Path, tmp_path: Path) -> None:
    report = measured((sample / "P01.pdf").read_bytes())
    assert report.findings == ()
    ink = report.pages[0].ink
    assert ink is not None
    assert ink.most == pytest.approx(heaviest(ghost_plates(sample / "P01.pdf", tmp_path / "gs", 200)), abs=2)


def test_a_page_with_all_faults_at_once_is_still_read_to_its_end(x4: bytes) -> None:
    with pikepdf.open(io.BytesIO(x4)) as pdf:
        for name in (
            "photograph of 14 ppi",
            "hairline",
            "RGB in a form of a form",
            "type of 5 pt",
            "a link",
            "no intent",
        ):
            EITHER[name].spoil(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    found = codes(out.getvalue())
    assert {"preflight-ppi-low", "preflight-hairline", "preflight-rgb", "preflight-type-solid", "preflight-annotation",
            "preflight-no-intent"} <= found  # fmt: skip


def test_faces_of_one_name_are_told_apart_where_the_width_of_one_is_not_known() -> None:
    """They were put in order by a width and by none, and the whole file was called damaged."""

    def faces(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        def face(said: bytes) -> pikepdf.Dictionary:
            glyph = pdf.make_stream(said + b" 0 0 400 400 re f")
            return pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 500, 500], LastChar=97,
                FirstChar=97, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], CharProcs=pikepdf.Dictionary(a=glyph),
                Widths=[500], Resources=pikepdf.Dictionary(),
                Encoding=pikepdf.Dictionary(Differences=[97, pikepdf.Name.a]),
            )  # fmt: skip

        made = [pdf.make_indirect(face(said)) for said in (b"500 0 0 0 400 400 d1", b"5 5 add 0 d0")]
        return pikepdf.Dictionary(Font=pikepdf.Dictionary(A=made[0], B=made[1]))

    data = paper("BT /A 20 Tf 10 10 Td (a) Tj /B 20 Tf (a) Tj ET", faces)
    assert [one.width_off for one in measured(data).pages[0].fonts] == [0.0, None]
