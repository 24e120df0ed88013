"""Streams made to hold a reader up, or to lead it astray: read in time that goes with their length, and rightly."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable

import pytest
from ad_mutants import jp2
from paper import PROFILE, paper, stream
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf
from PIL import Image

from layout.pdfreader import images, inline_keys, lexer, programs, wavelets
from layout.pdfreader.steps import PaintProgram
from layout.preflight import colour_watch, fonts, known_forms
from layout.preflight.check import check
from layout.preflight.colour_watch import ColourWatch, PageBoxes
from layout.preflight.model import FilePlace, Tally
from layout.stylesheets.preflight import Limits

MOST_SECONDS = 4
"""Of the processor; what these take as the square of their length is minutes at least."""


def with_widths(listed: Array) -> str:
    """Why the widths of a CIDFont cannot be had."""
    try:
        programs.declared(Dictionary(W=listed), {1})
    except (TypeError, ValueError) as fault:
        return type(fault).__name__
    return ""


def claims(count: int) -> bytes:
    """Headers of inline images each of which says that its samples go on to the end."""
    heads = b"".join(b"BI /W %d /H 1 /CS /G /BPC 8 ID " % (40 * (count - i)) for i in range(count))
    return b"x EI " + heads + b"a" * 40 * count + b" EI "


@pytest.mark.parametrize(
    "read",
    [
        lambda: inline_keys.settled_ends(b"BI" + b" " * 1_000_000),
        lambda: inline_keys.settled_ends(b"BI EI" + b" EI" * 300_000),
        lambda: inline_keys.settled_ends(claims(30_000)),
        lambda: fonts._DRAWN_WIDTH.match(b"1" * 1_000_000 + b"x"),
        lambda: fonts._DRAWN_WIDTH.match(b" " * 1_000_000 + b"x"),
        lambda: fonts._fault_of(b"begincmap begincodespacerange <00>" + b"beginbfchar " + b"<" * 1_000_000
                                + b"endbfchar endcmap", set(), set()),
        lambda: fonts._fault_of(b"begincmap" + b"begincodespacerange " * 50_000 + b"endcmap", set(), set()),
        lambda: with_widths(Array([0, 65_535, 500] * 20_000)),
        lambda: programs._unwrapped(b"\x80\1" + (1 << 24).to_bytes(4, "little") + bytes(1 << 24)
                                    + b"\x80\1\1\0\0\0a" * 100_000),
    ],
)  # fmt: skip
def test_what_is_made_to_be_read_again_and_again_is_read_once(read: Callable[[], object]) -> None:
    start = time.process_time()
    read()
    assert time.process_time() - start < MOST_SECONDS


def test_an_end_within_samples_is_none_and_every_other_is() -> None:
    head, rest = b"q BI /W 8 /H 1 /CS /G /BPC 8 ID ", b" EI Q"
    for samples in (b"ab EI cd", b"abcd EI ", b" EI EI f", b"\nEI\0\0\0\0\0", b"abcdefEI"):
        made = inline_keys.settled_ends(head + samples + rest)
        assert made == b"q BI /W 8 /H 1 /CS /G /BPC 8 /F /AHx ID " + samples.hex().encode() + b">" + rest
    for content in (
        head + b"abcdefgh" + rest,
        head + b"ab EI cd.." + rest,  # longer than it says: nobody knows where it ends
        head + b"ab EI" + rest,
        (b"q BI /W -8 /H 1 /CS /G /BPC 8 ID " + b"ab EI cd" + rest),
        (b"q BI /W 8 /H 1 /CS /G /BPC 8 /F /Fl ID " + b"ab EI cd" + rest),
        (b"q BI /W " + b"9" * 5000 + b" /H 1 /CS /G /BPC 8 ID " + b"ab EI cd" + rest),
    ):
        assert inline_keys.settled_ends(content) == content


def test_widths_that_are_no_numbers_are_told_and_ranges_of_them_hold_nothing_up() -> None:
    assert with_widths(Array([0, 65_535, 500, 1, [500]])) == ""
    assert with_widths(Array([0, 65_535, 500] * 17)) == "ValueError"
    assert with_widths(Array([0, [Name.a]])) == "TypeError"
    tally = Tally("P01.pdf")
    assert fonts._said(lambda: programs.declared(Dictionary(W=[0, [Name.a]]), {1}), "W", (1, "Song"), tally) == {}
    assert [one.code for one in tally.findings()] == ["preflight-font-broken"]


def test_a_program_in_segments_is_one_and_a_torn_one_ends_there() -> None:
    assert programs._unwrapped(b"\x80\1\2\0\0\0ab\x80\2\1\0\0\0c\x80\3") == b"abc"
    assert programs._unwrapped(b"\x80\1\2\0\0\0ab\x80") == b"ab"
    assert programs._unwrapped(b"\x80") == b""


def watch(trim: tuple[float, float, float, float] = (0, 0, 100, 100)) -> ColourWatch:
    return ColourWatch(PageBoxes(1, trim, trim, trim), Limits("quick"), Tally("P01.pdf"))


@pytest.mark.parametrize(
    ("box", "white"),
    [
        ((10.0, 10.0, 20.0, 20.0), True),
        ((60.0, 10.0, 70.0, 20.0), False),  # on the ink
        ((95.0, 10.0, 105.0, 20.0), False),  # over the trim, where nobody knows
        ((10.0, 10.0, 1e7, 1e7), False),
        ((10.0, 10.0, float("inf"), 20.0), False),
        ((float("nan"),) * 4, False),
    ],
)
def test_white_type_is_looked_under_within_the_page(box: tuple[float, float, float, float], white: bool) -> None:
    plate = Image.new("L", (100, 100))
    plate.paste(255, (50, 0, 100, 100))
    eye = watch()
    eye.whites.append((box, FilePlace(1)))
    eye.look_under_white([plate, Image.new("L", (100, 100))], 72)
    assert [one.code for one in eye.tally.findings()] == ["preflight-type-white"] * white


def test_so_much_is_looked_under_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(colour_watch, "_MOST_LOOKED_AT", 250)
    eye = watch()
    eye.whites += [((0, y, 10, y + 10), FilePlace(1, 0, y)) for y in (10.0, 20.0, 30.0)]
    eye.look_under_white([Image.new("L", (100, 100))], 72)
    assert len(eye.whites) == 3 and [dict(one.facts)["count"] for one in eye.tally.findings()] == [2]


def codes(page: bytes) -> set[str]:
    return {one.code for one in check(page, "P01.pdf", Limits("quick"), PROFILE).findings}


def helvetica(_: Pdf) -> Dictionary:
    return Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))


@pytest.mark.parametrize(("size", "white"), [("9", True), ("9000000000", False)])
def test_white_type_as_large_as_can_be_said_is_not_looked_under(size: str, white: bool) -> None:
    covered = "0 1 1 0 k 0 0 100 100 re f 0 0 0 0 k 0 0 100 100 re f"
    page = paper(f"{covered} BT /F {size} Tf 1 0 0 1 10 10 Tm (a) Tj ET 0 0 0 1 k 0 0 5 5 re f", helvetica)
    assert ("preflight-type-white" in codes(page)) is white


def of_drawings(drawing: bytes = b"600 0 d0 0 0 500 500 re f", **changed: object) -> bytes:
    """A page with a sign of a face of drawings, entries of which are *changed*, or left out where ``None``."""

    def made(pdf: Pdf) -> Dictionary:
        entries = {
            "Type": Name.Font, "Subtype": Name.Type3, "FontBBox": [0, 0, 600, 600],
            "FontMatrix": [0.001, 0, 0, 0.001, 0, 0], "CharProcs": Dictionary(a=pdf.make_stream(drawing)),
            "Encoding": Dictionary(Differences=[97, Name.a]), "FirstChar": 97, "LastChar": 97, "Widths": [600],
        } | changed  # fmt: skip
        face = {f"/{key}": one for key, one in entries.items() if one is not None}
        return Dictionary(Font=Dictionary(F=Dictionary(face)))

    return paper("0 0 0 1 k BT /F 20 Tf 10 10 Td (a) Tj ET", made)


def test_a_face_of_drawings_is_as_wide_as_they_say() -> None:
    assert not {"preflight-font-widths", "preflight-notdef"} & codes(of_drawings())
    assert "preflight-font-widths" in codes(of_drawings(b"900 0 d0 0 0 500 500 re f"))
    assert "preflight-font-widths" in codes(of_drawings(b" \n900. 0 0 0 500 500 d1 0 0 500 500 re f"))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"FontMatrix": None}, "syntax"), ({"FontMatrix": 3}, "syntax"), ({"FontMatrix": []}, "syntax"),
        ({"CharProcs": None}, "syntax"), ({"CharProcs": [1]}, "syntax"), ({"CharProcs": Dictionary(a=1)}, "syntax"),
        ({"Encoding": None}, "notdef"), ({"Encoding": 3}, "notdef"), ({"Widths": [Name.a]}, "font-broken"),
        ({"FirstChar": Name.a}, "font-broken"),
    ],
)  # fmt: skip
def test_a_face_of_drawings_with_entries_of_another_kind_is_told_and_the_file_is_read(
    changed: dict[str, object], code: str
) -> None:
    assert f"preflight-{code}" in codes(of_drawings(**changed))
    assert f"preflight-{code}" not in codes(of_drawings())


def with_readings(spaces: str) -> bytes:
    return b"begincmap " + spaces.encode() + b" 1 beginbfchar <0041> <0041> endbfchar endcmap"


@pytest.mark.parametrize(
    ("spaces", "fault"),
    [
        ("1 begincodespacerange <0000> <FFFF> endcodespacerange", ""),
        ("2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange", ""),
        ("1 begincodespacerange <00> <80> endcodespacerange 1 begincodespacerange <8140><FEFE> endcodespacerange", ""),
        ("1 begincodespacerange <00> <FF> endcodespacerange", "codes of another length"),
        ("1 begincodespacerange <000000> <FFFFFF> endcodespacerange", "codes of another length"),
    ],
)
def test_every_range_of_codes_counts(spaces: str, fault: str) -> None:
    assert fonts._fault_of(with_readings(spaces), {0x41}, {0x41}) == fault


def test_a_palette_has_as_many_components_as_its_picture_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [tuple(range(200)), tuple(range(50, 250))]
    file = jp2(bytes([0, 1]) * 20_000, entries, 16)
    assert len(wavelets.palette_of(file)) == 200
    asked: list[int] = []
    through = images.through
    monkeypatch.setattr(images, "through", lambda band, palette: asked.append(len(palette)) or through(band, palette))

    def made(pdf: Pdf) -> Dictionary:
        entries = {"Width": 200, "Height": 200, "Filter": Name.JPXDecode, "ColorSpace": Name.DeviceRGB}
        return Dictionary(XObject=Dictionary(M=stream(pdf, file, Type=Name.XObject, Subtype=Name.Image, **entries)))

    codes(paper("50 0 0 50 10 10 cm /M Do", made))
    assert set(asked) == {3}


def with_length(said: bytes, end: bytes = b"%%EOF\n") -> bytes:
    """A page whose content says *said* of its length, all else being where it was."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(paper("0 0 0 1 k 10 10 50 50 re f"))) as pdf:
        pdf.save(out, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    data, count = re.subn(rb"/Length 2\d", said.ljust(len(b"/Length 26")), out.getvalue())
    assert count == 1 and data.endswith(b"%%EOF\n")
    return data.removesuffix(b"%%EOF\n") + end


@pytest.mark.parametrize("said", [b"/Length 12", b"/Length 99", b"/Length 0", b"/Lengthy 2", b"/Length /A"])
def test_a_stream_that_is_not_as_long_as_it_says_is_read_to_its_end_and_told(said: bytes) -> None:
    report = check(with_length(said), "P01.pdf", Limits("quick"), PROFILE)
    assert report.pages[0].ink is not None and report.pages[0].ink.inked == ("Black",)
    assert "preflight-mended" in {one.code for one in report.findings}


def test_only_what_is_lost_is_looked_for() -> None:
    assert not {"preflight-mended", "preflight-page-empty"} & codes(with_length(b"/Length 26"))
    # Of a file that was cut short nobody knows what is missing.
    cut = codes(with_length(b"/Length 12", b""))
    assert {"preflight-syntax", "preflight-page-empty"} <= cut and "preflight-mended" not in cut


@pytest.mark.parametrize("shown", ["[(a) 0 Tc -250 (a)] TJ", "[(a) 1 0 0 rg (a)] TJ", "[(a(]) q) gs <61>] TJ"])
def test_operators_in_an_array_are_passed_over_and_told(shown: str) -> None:
    page = paper(f"0 0 0 1 k BT /F 20 Tf 1 0 0 1 10 10 Tm {shown} ET", helvetica)
    report = check(page, "P01.pdf", Limits("quick"), PROFILE)
    assert report.pages[0].ink is not None and report.pages[0].ink.inked == ("Black",)
    assert "preflight-syntax" in {one.code for one in report.findings}


def test_what_looks_like_an_operator_in_an_array_stays_elsewhere() -> None:
    for content in (
        b"[(a [ q) <71>] TJ (]) Tj 0 g",
        b"q [1 2] 0 d BI /W 1 /H 1 /BPC 8 /CS /G ID [q EI [true null /q] 0 d",
    ):
        assert lexer._without_words_in_arrays(content) == content
    assert lexer._without_words_in_arrays(b"[1 q] 0 d q [[2 Tj] gs 3]") == b"[1 ] 0 d q [[2 ]  3]"


def test_a_form_is_looked_through_once_however_many_groups_it_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(known_forms, "see_through", lambda resources: bool(looked.append(resources)))
    program = PaintProgram([], None, None, {})
    forms = known_forms.KnownForms("x.pdf", Pdf.new())
    assert [forms.blends(program) for _ in range(3)] == [False] * 3
    assert len(looked) == 1


def test_a_page_that_is_not_where_the_table_says_is_looked_for_and_no_other_taken_for_it() -> None:
    """qpdf passes a page over that it does not find: the next would be measured in its place, and called the first."""
    document = Pdf.new()
    for shade in ("1", ".3"):
        document.add_blank_page(page_size=(100, 100))
        document.pages[-1].obj.Contents = document.make_stream(f"0 0 0 {shade} k 0 0 100 100 re f".encode())
    out = io.BytesIO()
    document.save(out, static_id=True, object_stream_mode=ObjectStreamMode.disable)
    data = out.getvalue()
    with Pdf.open(io.BytesIO(data)) as again:
        number = again.pages[0].obj.objgen[0]
    there = data.index(b"\n%d 0 obj" % number) + 1
    for wrong in (there - 1, 20):
        lost = data.replace(b"%010d 00000 n" % there, b"%010d 00000 n" % wrong)
        assert lost != data
        report = check(lost, "t.pdf", Limits("t", resolution=36), PROFILE)
        first = report.pages[0].ink
        assert len(report.pages) == 2 and first is not None and first.most == pytest.approx(100, abs=1)
    assert "preflight-mended" in {one.code for one in report.findings}
