"""Files that are none, torn, locked, in circles or without end: a clear word in bounded time and memory."""

from __future__ import annotations

import io
import random
import re
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mutants import EITHER, Mutant, spoilt
from paper import PROFILE, image, paper, saved, stream
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from layout.findings import Unreadable
from layout.pdfreader import budget, document, images, lexer
from layout.pictures import decode
from layout.preflight import plate_parts, raster
from layout.preflight.check import check
from layout.preflight.colour_watch import PageBoxes
from layout.preflight.model import Report, WantedGeometry
from layout.processes.bounded import Bounds, BrokeOffError, bounded
from layout.stylesheets.preflight import Limits
from layout.units import mm

QUICK = Limits("quick", resolution=36)


def checked(data: bytes, wanted: WantedGeometry | None = None) -> Report:
    return check(data, "P01.pdf", QUICK, PROFILE, wanted)


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as fault:
        checked(data)
    assert "P01.pdf" in str(fault.value.findings[0].place)
    assert fault.value.findings[0].message("zh") and fault.value.findings[0].message("en")
    return fault.value.findings[0].code


def told(data: bytes) -> list[str]:
    """Codes of what is found, or of why the file is refused."""
    try:
        return [one.code for one in checked(data).findings]
    except Unreadable as fault:
        return [one.code for one in fault.findings]


def test_what_is_no_pdf_is_refused() -> None:
    assert refused(b"") == refused(b"\x89PNG\r\n\x1a\n" + bytes(100)) == "preflight-not-a-pdf"


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9, 0.97])
def test_a_file_cut_short_is_refused(share: float) -> None:
    whole = paper("0 g 0 0 10 10 re f")
    assert checked(whole).pages
    assert refused(whole[: int(len(whole) * share)]) == "preflight-damaged"


@pytest.mark.parametrize("packings", [1, 2])
def test_what_stands_behind_packed_content_is_left_alone(packings: int) -> None:
    said = b"0 g 0 0 10 10 re f"
    packed = said
    for _ in range(packings):
        packed = zlib.compress(packed) + b"\r\n" * 99
    with pikepdf.open(io.BytesIO(paper(said))) as pdf:
        chain = Array([Name.FlateDecode] * packings)
        pdf.pages[0].obj.Contents = stream(pdf, packed, Filter=chain)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert checked(out.getvalue()).pages == checked(paper(said)).pages


def test_content_packed_as_a_picture_is_refused() -> None:
    with pikepdf.open(io.BytesIO(paper("0 g 0 0 10 10 re f"))) as pdf:
        pdf.pages[0].obj.Contents = stream(pdf, bytes(40), Filter=Name.JBIG2Decode)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert refused(out.getvalue()) == "preflight-damaged"


def test_a_torn_picture_is_an_error_and_the_page_is_read_on() -> None:
    def put(document: pikepdf.Pdf) -> Any:
        packed = zlib.compress(bytes(range(256)) * 40)
        torn = packed[:2] + b"\xff" * 100
        return Dictionary(XObject=Dictionary(I=image(document, Name.DeviceGray, torn, Filter=Name.FlateDecode,
                                                     Width=100, Height=100)))  # fmt: skip

    with pikepdf.open(io.BytesIO(paper("q 50 0 0 50 0 0 cm /I Do Q 0 0 0 .5 k 60 60 30 30 re f", put))) as pdf:
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    report = checked(out.getvalue())
    assert {"preflight-mended", "preflight-unmeasured"} <= {one.code for one in report.findings}
    ink = report.pages[0].ink
    assert ink is not None and 49 <= ink.most <= 51


def test_what_is_said_of_a_torn_file_is_the_same_every_time() -> None:
    """qpdf calls a file by its place in memory."""
    whole = paper("0 g 0 0 10 10 re f")
    torn = re.sub(rb"startxref\s+\d+", b"startxref\n7", whole)
    assert torn != whole
    said = [one.message("en") for one in checked(torn).findings]
    assert any("xref" in one for one in said)
    assert not any("0x" in one or "_io" in one for one in said)


def test_a_file_without_a_page_is_refused() -> None:
    assert refused(saved(pikepdf.new())) == "preflight-damaged"


def test_a_file_locked_by_a_password_is_refused() -> None:
    with pikepdf.open(io.BytesIO(paper(""))) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refused(locked) == "preflight-locked"


def test_a_stream_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def bomb(size: int, times: int = 1) -> bytes:
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(100, 100))
        packed = b" " * size
        for _ in range(times):
            packed = zlib.compress(packed)
        content = pdf.make_stream(packed)
        content.Filter = Array([Name.FlateDecode] * times)
        pdf.pages[0].obj.Contents = content
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return out.getvalue()

    large = document.MOST_STREAM + 1
    data = bomb(large)
    assert len(data) < 100_000
    assert refused(data) == refused(bomb(large, 2)) == "preflight-too-much"
    assert checked(bomb(1000)).pages and checked(bomb(1000, 2)).pages


def forms(depth: int, width: int) -> bytes:
    """Forms that show each other: *width* to the power of *depth* of them are to be shown."""

    def made(pdf: pikepdf.Pdf) -> Any:
        one = stream(pdf, b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
        for _ in range(depth):
            one = stream(pdf, b"/F Do " * width, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]),
                         Resources=Dictionary(XObject=Dictionary(F=one)))  # fmt: skip
        return Dictionary(XObject=Dictionary(F=one))

    return paper("/F Do", made)


def test_forms_that_multiply_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checked(forms(3, 3)).pages
    monkeypatch.setattr(budget.Budget.__init__, "__defaults__", (2000,))
    assert refused(forms(8, 8)) == "preflight-too-much"


def test_so_much_is_read_of_a_page_and_as_much_again_of_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_OF_PAGE", 300)
    once, twice = (paper("1 1 5 5 re f " * times) for times in (50, 100))
    assert checked(once).pages
    assert refused(twice) == "preflight-too-much"
    with pikepdf.open(io.BytesIO(once)) as pdf:
        for _ in range(5):
            pdf.pages.append(pdf.pages[0])
        pages = saved(pdf)
    assert len(checked(pages).pages) == 6
    monkeypatch.setattr(budget.Budget.__init__, "__defaults__", (1000,))
    assert refused(pages) == "preflight-too-much"


def test_a_path_has_a_length_that_no_map_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_PATH", 2000)
    monkeypatch.setattr(lexer, "MOST_PATH", 2000)
    assert checked(paper("0 0 m " + "9 9 l " * 300 + "S")).pages
    assert refused(paper("0 0 m " + "9 9 l " * 400 + "S")) == "preflight-too-much"


def test_what_is_drawn_over_the_whole_page_counts_by_its_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_OF_PAGE", 20_000)

    def made(pdf: pikepdf.Pdf) -> Any:
        group = stream(pdf, b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]),
                       Group=Dictionary(S=Name.Transparency))  # fmt: skip
        return Dictionary(XObject=Dictionary(I=image(pdf, Name.DeviceGray, b"abcd"), G=group))

    for word in ("0 0 1 1 re f", "/I Do", "/G Do", "10 w 0 0 m 1 1 l S"):
        small, large = (paper(f"q {size} 0 0 {size} 0 0 cm {f'{word} ' * 300} Q", made) for size in (1, 100))
        assert checked(small).pages
        assert refused(large) == "preflight-too-much", word


def test_lines_count_by_how_far_they_go_wherever_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line at 80, 1 that is a point long crosses no page, nor does a box there."""
    monkeypatch.setattr(budget, "MOST_OF_PAGE", 6000)
    for short, far in (("80 1 m 81 2 l S", "1 1 m 81 2 l S"), ("80 1 1 1 re S", "80 1 1 80 re S")):
        assert checked(paper(f"0 0 0 1 K 1 w {f'{short} ' * 900}")).pages
        assert refused(paper(f"0 0 0 1 K 1 w {f'{far} ' * 900}")) == "preflight-too-much", far


def test_a_form_that_shows_itself_is_refused() -> None:
    def made(pdf: pikepdf.Pdf) -> Any:
        one = stream(pdf, b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
        one.Resources = Dictionary(XObject=Dictionary(F=one))
        return Dictionary(XObject=Dictionary(F=one))

    assert refused(paper("/F Do", made)) == "preflight-too-much"


def test_a_picture_of_too_many_pixels_is_not_unpacked_and_that_is_said() -> None:
    def made(pdf: pikepdf.Pdf) -> Any:
        return Dictionary(XObject=Dictionary(I=image(pdf, Name.DeviceGray, b"", Width=30_000, Height=30_000)))

    found = {one.code for one in checked(paper("100 0 0 100 0 0 cm /I Do", made)).findings}
    assert "preflight-unmeasured" in found


def widths_seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The widths of plates of pictures that are looked at from now on."""
    sizes: list[int] = []
    planes_of = images.planes_of

    def seen(*args: Any) -> Any:
        planes = planes_of(*args)
        sizes.extend(plane.width for plane in planes.values())
        return planes

    monkeypatch.setattr(plate_parts, "planes_of", seen)
    return sizes


@pytest.mark.parametrize("space", ["gray", "cmyk", "indexed"])
def test_a_large_picture_is_looked_at_in_half_its_size(space: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of two halves, one in solid ink: what is measured is the same, and other numbers are no other colour."""

    def made(pdf: pikepdf.Pdf) -> Any:
        of = {
            "gray": (Name.DeviceGray, b"\x00", b"\xff"), "cmyk": (Name.DeviceCMYK, b"\xff\xff\xff\x00", bytes(4)),
            "indexed": (Array([Name.Indexed, Name.DeviceGray, 2, String(b"\x00\x80\xff")]), b"\x00", b"\x02"),
        }  # fmt: skip
        colours, dark, light = of[space]
        return Dictionary(XObject=Dictionary(I=image(pdf, colours, (dark * 4 + light * 4) * 8, Width=8, Height=8)))

    data = paper("100 0 0 100 0 0 cm /I Do", made)
    whole = checked(data).pages
    sizes = widths_seen(monkeypatch)
    monkeypatch.setattr(images, "LARGE", 63)
    assert checked(data).pages == whole and set(sizes) == {4}
    monkeypatch.setattr(images, "LARGE", 64)
    assert checked(data).pages == whole and set(sizes) == {4, 8}


@pytest.mark.parametrize(("large", "width"), [(64 * 64, 64), (64 * 64 - 1, 32), (32 * 64 - 1, 16)])
def test_a_large_jpeg_is_unpacked_to_a_half_or_a_quarter(
    large: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(pdf: pikepdf.Pdf) -> Any:
        out = io.BytesIO()
        Image.new("L", (64, 64), 0).save(out, "JPEG")
        return Dictionary(XObject=Dictionary(I=image(pdf, Name.DeviceGray, out.getvalue(), Filter=Name.DCTDecode,
                                                     Width=64, Height=64)))  # fmt: skip

    sizes = widths_seen(monkeypatch)
    monkeypatch.setattr(images, "LARGE", large)
    ink = checked(paper("100 0 0 100 0 0 cm /I Do", made)).pages[0].ink
    assert ink is not None and ink.most == 100 and sizes == [width]


@pytest.mark.parametrize("halvings", [0, 3])
def test_a_jpeg_2000_is_unpacked_no_larger_than_there_is_memory_for(
    halvings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that can be halved on the way is, one that cannot is said to be not measured."""

    def made(pdf: pikepdf.Pdf) -> Any:
        out = io.BytesIO()
        Image.new("L", (64, 64), 0).save(out, "JPEG2000", num_resolutions=halvings + 1)
        return Dictionary(XObject=Dictionary(I=image(pdf, Name.DeviceGray, out.getvalue(), Filter=Name.JPXDecode,
                                                     Width=64, Height=64)))  # fmt: skip

    data = paper("100 0 0 100 0 0 cm /I Do", made)
    assert checked(data).pages[0].ink.most == 100  # type: ignore[union-attr]
    monkeypatch.setattr(images, "LARGE", 63 * 64)
    for module in (images, decode):
        monkeypatch.setattr(module, "MOST_WAVELETS", 32 * 32 * 4)
    report = checked(data)
    unmeasured = [one for one in report.findings if one.code == "preflight-unmeasured"]
    assert bool(unmeasured) == (not halvings) and report.pages[0].ink.most == (100 if halvings else 0)  # type: ignore[union-attr]


def test_more_inks_than_any_press_has_are_refused() -> None:
    def inks(count: int) -> bytes:
        def made(pdf: pikepdf.Pdf) -> Any:
            turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 1, 0], N=1)
            spaces = {f"/S{n}": Array([Name.Separation, Name(f"/Ink{n}"), Name.DeviceCMYK, turn]) for n in range(count)}
            return Dictionary(ColorSpace=Dictionary(spaces))

        return paper(" ".join(f"/S{n} cs 1 scn {n} 0 1 9 re f" for n in range(count)), made)

    assert len(checked(inks(20)).pages[0].ink.plates) == 24  # type: ignore[union-attr]
    assert refused(inks(40)) == "preflight-too-much"


@pytest.mark.parametrize("size", [0.5, 1, 14_400])
def test_pages_of_any_size_are_measured(size: float) -> None:
    data = paper("1 1 0 0 k -9999 -9999 99999 99999 re f", MediaBox=Array([0, 0, size, size]),
                 TrimBox=Array([0, 0, size, size]))  # fmt: skip
    ink = checked(data).pages[0].ink
    assert ink is not None and ink.most == 200


def test_a_trim_that_leads_beyond_the_medium_ends_with_it() -> None:
    far = paper("1 1 0 0 k 0 0 50 100 re f", TrimBox=Array([10, 10, 2_147_483_648, 90]))
    report = checked(far)
    assert "preflight-boxes-nested" in {one.code for one in report.findings}
    assert (
        report.pages[0].ink
        == checked(paper("1 1 0 0 k 0 0 50 100 re f", TrimBox=Array([10, 10, 100, 90]))).pages[0].ink
    )


@pytest.mark.parametrize("size", [(10**9, 100), (10**6, 10**6)])
def test_a_page_too_large_to_be_looked_at_is_refused_and_takes_no_memory(size: tuple[int, int]) -> None:
    data = paper("1 1 0 0 k 0 0 9 9 re f", MediaBox=Array([0, 0, *size]), TrimBox=Array([0, 0, *size]))
    assert refused(data) == "preflight-too-much"


ODD: dict[str, Callable[[Any], Any]] = {
    "boxes of words": lambda page: page.__setitem__("/TrimBox", Array([Name.a] * 4)),
    "a box turned over": lambda page: page.__setitem__("/TrimBox", Array([90, 90, 10, 10])),
    "an empty media box": lambda page: page.__setitem__("/MediaBox", Array([0, 0, 0, 0])),
    "no content": lambda page: page.__delitem__("/Contents"),
    "content that is a word": lambda page: page.__setitem__("/Contents", Name.a),
    "no resources": lambda page: page.__delitem__("/Resources"),
    "resources that are a list": lambda page: page.Resources.__setitem__("/Font", Array([])),
    "annotations that are none": lambda page: page.__setitem__("/Annots", Array([1, Name.a, Dictionary()])),
    "a unit of nought": lambda page: page.__setitem__("/UserUnit", 0),
    "a font that is none": lambda page: page.Resources.__setitem__("/Font", Dictionary(F=Dictionary())),
    "a space that is none": lambda page: page.Resources.__setitem__("/ColorSpace", Dictionary(C=Array([Name.Indexed]))),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_pages_are_read_or_refused_but_never_a_crash(name: str) -> None:
    content = "/F 12 Tf BT (a) Tj ET /C cs 1 scn 0 0 9 9 re f /X Do /S sh /G gs"
    with pikepdf.open(io.BytesIO(paper(content))) as pdf:
        ODD[name](pdf.pages[0].obj)
        data = saved(pdf)
    assert told(data)


def test_catalogues_of_the_wrong_kind_are_told_not_tripped_over(x4: bytes) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for key in ("/OutputIntents", "/MarkInfo", "/Lang", "/StructTreeRoot", "/Metadata", "/Names"):
            pdf.Root[key] = Array([Name.a, 1, String("x")])
        pdf.Root.AcroForm = Name.a

    assert {"preflight-no-intent", "preflight-no-xmp"} <= {
        one.code for one in checked(spoilt(x4, Mutant(spoil, set()))).findings
    }


SEED = spoilt(paper("q 1 0 0 1 0 0 cm .1 .2 .3 0 k 0 0 50 50 re f BT ET Q [1 2] 0 d 0 0 m 9 9 l S", None), Mutant(
    lambda pdf: EITHER["spot ink two forms deep"].spoil(pdf), set()))  # fmt: skip


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_file_with_bytes_changed_is_read_or_refused_but_never_a_crash(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SEED)
    for at, value in changes:
        data[at] = value
    assert all(code.startswith("preflight-") for code in told(bytes(data)))


OPERATORS = "q Q BT ET f S B* W n Tj TJ cm Tm k g cs scn gs Do sh re m l c Tf Td ' BI ID EI w d1"
OPERANDS = "1 -3.5 0 /X /F (a) [(a)5] << >>"
WORDS = st.sampled_from(f"{OPERATORS} {OPERANDS}".split())


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@example("BI 1 EI 1")
@example("BI /W 1 ID x EI 1 <<")
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_content_of_any_operators_in_any_order_is_read_or_refused(content: str) -> None:
    assert all(code.startswith("preflight-") for code in told(paper(content)))


def test_the_size_is_held_against_the_issue(x4: bytes) -> None:
    def codes(wanted: WantedGeometry) -> set[str]:
        return {one.code for one in checked(x4, wanted).findings}

    right = WantedGeometry(mm(275), mm(395), mm(3), 1)
    assert codes(right) == codes(right._replace(pages=8)) == set()
    assert codes(right._replace(width=mm(390), height=mm(545))) == {"preflight-size-differs"}
    assert codes(right._replace(bleed=mm(5))) == {"preflight-bleed-differs"}
    with pikepdf.open(io.BytesIO(x4)) as pdf:
        pdf.pages.append(pdf.pages[0])
        two = saved(pdf)
    assert "preflight-page-count" in {one.code for one in checked(two, right._replace(pages=3)).findings}
    assert "preflight-page-count" not in {one.code for one in checked(two, right._replace(pages=2)).findings}


def test_the_same_file_gives_the_same_report(x4: bytes) -> None:
    data = spoilt(x4, EITHER["photograph of 320 %"])
    assert checked(data) == checked(data)


@pytest.mark.parametrize(
    ("step", "scale", "beyond"), [(".001", 1, True), ("9", 0.001, True), ("2", 1, False), ("0", 1, False)]
)
def test_a_pattern_whose_cells_a_page_holds_by_millions_is_refused(step: str, scale: float, beyond: bool) -> None:
    cell = Dictionary(
        PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 2, 2]), XStep=float(step), YStep=float(step),
        Resources=Dictionary(), Matrix=Array([scale, 0, 0, scale, 0, 0]),
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(paper("/Pattern cs /P scn 0 0 60 60 re f"))) as pdf:
        found = pdf.make_stream(b"0 g 0 0 1 1 re f", cell)
        pdf.pages[0].Resources.Pattern = Dictionary(P=found)
        data = saved(pdf)
    assert ("preflight-too-much" in told(data)) == beyond


@pytest.mark.parametrize("size", [(700, 90), (90, 700), (3000, 4)])
def test_ink_is_the_same_however_much_of_a_plate_is_looked_at_together(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wide page has strips of few rows: whole rows of it took memory beyond all bounds."""
    chance = random.Random(7)
    plates = [Image.frombytes("L", size, chance.randbytes(size[0] * size[1])) for _ in range(4)]
    box = (0.0, 0.0, float(size[0]), float(size[1]))
    sheet = PageBoxes(1, box, box, box)
    limits = Limits("press", ink_mean=15)
    found = []
    for band in (100, 5_000, 10**9):
        monkeypatch.setattr(raster, "_BAND", band)
        found.append(raster.ink_of(plates, ("C", "M", "Y", "K"), sheet, 72, limits))
    assert found[0] == found[1] == found[2]
    assert found[0].mean > 0


def test_an_order_larger_than_a_pipe_holds_goes_over_however_long_the_process_takes_to_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a busy machine the first question comes before the other process reads: the rest of the order goes on."""
    monkeypatch.setattr("layout.processes.bounded._ASKED", 0.001)
    assert bounded(Bounds(5), len, bytes(3 << 20)) == 3 << 20


def test_a_process_that_does_not_take_its_order_is_ended_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.processes.bounded.pickle.dumps", lambda _: b"no pickle" * (1 << 16))
    with pytest.raises(BrokeOffError, match="exit"):
        bounded(Bounds(5), len, b"")
