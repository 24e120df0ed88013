"""The press file as a whole: boxes, marks, pictures, what it says of itself, and that it is always the same."""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path

import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from plates import plates
from presswork import EDITION, KIT, rendered, set_in, sheet
from readback import ReadBack

from layout.geometry import Point, Rect
from layout.output.pdf import assemble, pdf
from layout.output.program import programs_of
from layout.page import BLACK, PAPER, Ink, Mark, Picture, Rule, Tint
from layout.pictures.model import PressPicture
from layout.streams.codes import codes_of, glyphs_of
from layout.streams.draw import draw

SONG = KIT.face(KIT.key_of("song"))
CYAN = Ink(1000, 0, 0, 0)
WHOLE = (0, 0, 2, 2)


def picture(mode: str, pixels: bytes, key: str = "") -> PressPicture:
    """Two pixels by two."""
    return PressPicture(key or mode, 2, 2, mode, zlib.compress(pixels), "FlateDecode", None, 1000, (2, 2))


GREY = picture("L", bytes((0, 85, 170, 255)))
COLOUR = picture("CMYK", bytes((255, 0, 0, 0)) * 4)
PLACED = Picture(Rect(20_000, 20_000, 40_000, 40_000), "a.jpg", WHOLE, "an alt")


def made(*marks: Mark, pictures: dict[tuple[str, tuple[int, int, int, int]], PressPicture] | None = None) -> bytes:
    return pdf((sheet(*marks),), EDITION, KIT, pictures or {})


def colours(content: bytes) -> set[str]:
    """Operators that set a colour; strings are taken out first."""
    plain = re.sub(rb"<[0-9A-Fa-f]*>", b"", content).decode("latin-1")
    return set(plain.split()) & {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN", "sh"}


def pixel(data: bytes, x: int, y: int) -> tuple[int, ...]:
    """The colour *x*, *y* points from the upper left corner of the bleed."""
    at = (y * 318 + x) * 3
    return tuple(rendered(data)[at : at + 3])


@pytest.mark.parametrize("bleed", [0, 8_504])
def test_the_boxes_are_trim_and_bleed(bleed: int) -> None:
    data = pdf((sheet(width=300_000, height=200_500, bleed=bleed),), EDITION, KIT, {})
    attrs = ReadBack(data).page.attrs
    edge = bleed / 1000
    assert attrs["MediaBox"] == attrs["BleedBox"] == pytest.approx([0, 0, 300 + 2 * edge, 200.5 + 2 * edge])
    assert attrs["TrimBox"] == pytest.approx([edge, edge, 300 + edge, 200.5 + edge])
    assert "CropBox" not in attrs


def test_an_empty_page_and_no_page_at_all_are_files() -> None:
    assert ReadBack(made()).glyphs == []
    assert set(rendered(made())) == {255}
    assert set(rendered(made(Tint(Rect(0, 0, 9_000, 9_000), BLACK)))) != {255}
    assert list(PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(pdf((), EDITION, KIT, {})))))) == []


def test_marks_are_measured_down_from_the_upper_left_corner_of_the_trim() -> None:
    data = made(Tint(Rect(0, 0, 10_000, 20_000), CYAN))
    assert pixel(data, 9, 9) == pixel(data, 18, 28) == (0, 174, 239)
    assert pixel(data, 8, 9) == pixel(data, 9, 8) == pixel(data, 19, 9) == pixel(data, 9, 29) == (255, 255, 255)
    assert b"9 189 10 20 re f" in ReadBack(data).content


def test_a_tint_may_reach_into_the_bleed() -> None:
    data = made(Tint(Rect(-9_000, -9_000, 318_000, 218_000), CYAN))
    assert set(zip(*[iter(rendered(data))] * 3, strict=True)) == {(0, 174, 239)}
    assert len(set(zip(*[iter(rendered(made(Tint(Rect(0, 0, 300_000, 200_000), CYAN))))] * 3, strict=True))) == 2


def test_a_rule_ends_where_it_is_said_to_end() -> None:
    data = made(Rule(Point(20_000, 50_000), Point(60_000, 50_000), 8_000))
    assert pixel(data, 29, 58)[0] < 60 and pixel(data, 68, 58)[0] < 60
    assert pixel(data, 28, 58) == pixel(data, 69, 58) == (255, 255, 255)


def test_a_dash_is_put_back_for_the_next_rule() -> None:
    dashed = Rule(Point(0, 50_000), Point(90_000, 50_000), 2_000, BLACK, (3_000, 1_500))
    solid = Rule(Point(0, 90_000), Point(90_000, 90_000), 2_000)
    content = ReadBack(made(dashed, solid)).content.decode()
    assert content.index("[3 1.5] 0 d") < content.index("[] 0 d")
    assert " d" not in ReadBack(made(solid)).content.decode()
    assert rendered(made(dashed, solid))[318 * 3 * 80 :] == rendered(made(solid))[318 * 3 * 80 :]


def test_all_colour_is_of_the_four_inks() -> None:
    marks = (
        set_in(SONG, "大")._replace(ink=PAPER, stroke=300),
        Rule(Point(0, 0), Point(9_000, 0), 500, CYAN),
        Tint(Rect(0, 0, 9_000, 9_000), Ink(0, 0, 0, 200)),
        PLACED,
        PLACED._replace(image="b.jpg"),
    )
    data = made(*marks, pictures={("a.jpg", WHOLE, None): GREY, ("b.jpg", WHOLE, None): COLOUR})
    assert colours(ReadBack(data).content) == {"k", "K"}
    assert re.search(rb"DeviceRGB|CalRGB|CalGray|ICCBased|/Lab\b", data) is None
    assert data.count(b"/DeviceCMYK") == data.count(b"/DeviceGray") == 1
    assert colours(b"1 0 0 rg <00> Tj 0 G") == {"rg", "G"}


def test_a_picture_fills_its_box_the_right_way_up() -> None:
    rows = picture("CMYK", bytes((255, 0, 0, 0)) * 2 + bytes((0, 0, 0, 255)) * 2)
    data = made(PLACED, pictures={("a.jpg", WHOLE, None): rows})
    assert pixel(data, 35, 32) == (0, 174, 239)
    assert pixel(data, 35, 64)[0] < 60
    assert pixel(data, 27, 40) == pixel(data, 71, 40) == pixel(data, 40, 27) == pixel(data, 40, 71) == (255, 255, 255)


def test_a_picture_of_one_ink_is_on_the_black_plate_as_dark_as_its_pixels(tmp_path: Path) -> None:
    path = tmp_path / "grey.pdf"
    path.write_bytes(made(PLACED, pictures={("a.jpg", WHOLE, None): GREY}))
    made_of = plates(path, tmp_path / "plates", dpi=72).plates
    assert [made_of["Black"].getpixel(at) for at in ((30, 30), (50, 30), (30, 50), (50, 50))] == [255, 170, 85, 0]
    assert [made_of[name].getbbox() for name in ("Cyan", "Magenta", "Yellow")] == [None, None, None]
    path.write_bytes(made(PLACED, pictures={("a.jpg", WHOLE, None): COLOUR}))
    assert plates(path, tmp_path / "colour", dpi=72).plates["Cyan"].getbbox() is not None


def test_a_picture_never_overprints() -> None:
    content = ReadBack(made(set_in(SONG, "大"), PLACED, pictures={("a.jpg", WHOLE, None): GREY})).content.decode()
    assert re.findall(r"/(\w+) gs|/(Im\d) Do", content) == [("Over", ""), ("Knock", ""), ("", "Im1")]


def test_a_decode_array_is_handed_on() -> None:
    turned = COLOUR._replace(decode=(1, 0) * 4)
    assert pixel(made(PLACED, pictures={("a.jpg", WHOLE, None): COLOUR}), 40, 40) == (0, 174, 239)
    assert pixel(made(PLACED, pictures={("a.jpg", WHOLE, None): turned}), 40, 40) != (0, 174, 239)
    assert b"/Decode" not in made(PLACED, pictures={("a.jpg", WHOLE, None): COLOUR})


def test_pages_share_a_picture_and_their_fonts() -> None:
    page = sheet(set_in(SONG, "大"), PLACED, PLACED._replace(rect=Rect(99_000, 9_000, 9_000, 9_000)))
    other = sheet(set_in(SONG, "大"), PLACED._replace(image="b.jpg"))
    same = {("a.jpg", WHOLE, None): GREY, ("b.jpg", WHOLE, None): GREY}
    data = pdf((page, other._replace(number=2)), EDITION, KIT, same)
    assert data.count(b"/Subtype /Image") == data.count(b"/FontFile2") == 1
    two = pdf((page, other), EDITION, KIT, {**same, ("b.jpg", WHOLE, None): GREY._replace(key="other")})
    assert two.count(b"/Subtype /Image") == 2
    document = pypdfium2.PdfDocument(data)
    assert [sheet.get_textpage().get_text_range() for sheet in document] == ["大", "大"]
    document.close()


def test_a_picture_that_is_not_there_leaves_its_place_empty() -> None:
    assert rendered(made(PLACED)) == rendered(made())
    assert rendered(made(PLACED, pictures={("a.jpg", WHOLE, None): COLOUR})) != rendered(made())


def test_every_font_is_embedded_as_a_subset_and_none_is_a_readers_own() -> None:
    runs = [set_in(KIT.face(KIT.key_of(role)), "大同") for role in KIT.roles()]
    read = ReadBack(made(*runs))
    names = [font["BaseFont"].name for font in read.fonts.values()]  # type: ignore[attr-defined]
    assert all(re.fullmatch(r"[A-Z]{6}\+[\w-]+", name) for name in names)
    assert len(set(names)) == len(names) == len({run.face for run in runs})
    assert all({"FontFile2", "FontFile3"} & {*font["descriptor"]} for font in read.fonts.values())  # type: ignore[misc]
    assert b"Helvetica" not in read.data and b"/Type1" not in read.data
    assert b"NotoSerifSC" in read.data


def test_the_file_says_what_it_is() -> None:
    read = ReadBack(made())
    info, catalog = read.document.info[0], read.document.catalog
    assert info["Title"].decode("utf-16") == "大同日报 <A&B>"
    assert info["Producer"].decode("utf-16") == "render-page"
    assert info["CreationDate"] == info["ModDate"] == b"D:20231115000000+08'00'"
    assert catalog["Lang"].decode("utf-16") == "zh-Hans"
    assert resolve1(catalog["ViewerPreferences"]) == {"DisplayDocTitle": True}
    metadata = resolve1(catalog["Metadata"]).get_data().decode()
    assert "大同日报 &lt;A&amp;B&gt;" in metadata
    assert metadata.count("2023-11-15T00:00:00+08:00") == 3
    assert read.data.startswith(b"%PDF-1.6")


@pytest.mark.parametrize("title", ["half \ud800 a pair", "bell \x07 tab \t", "]]> -- <![CDATA[ & ' \"", "\ufffe", ""])
def test_any_title_is_told_alike_in_both_places(title: str) -> None:
    from xml.etree import ElementTree

    read = ReadBack(pdf((sheet(),), EDITION._replace(title=title, language="<zh&"), KIT, {}))
    metadata = resolve1(read.document.catalog["Metadata"]).get_data()
    body = metadata[metadata.index(b"<x:xmpmeta") : metadata.index(b"<?xpacket end")].decode()
    root = ElementTree.fromstring(body)
    said = root.find(".//{http://purl.org/dc/elements/1.1/}title//{*}li")
    assert said is not None
    assert (said.text or "") == read.document.info[0]["Title"].decode("utf-16")
    assert (said.text or "") == title or "\ufffd" in (said.text or "")


def test_the_same_pages_give_the_same_bytes_and_others_another_id() -> None:
    run = set_in(SONG, "大同日报")
    identity = re.compile(rb"/ID \[\s*<(\w{32})>\s*<(\w{32})>")
    one, again, other = made(run, PLACED), made(run, PLACED), made(run._replace(size=20_001), PLACED)
    assert one == again
    ids = [identity.search(data) for data in (one, other)]
    assert ids[0] and ids[1] and ids[0][1] == ids[0][2] != ids[1][1]


def test_a_file_put_together_later_is_the_same() -> None:
    pages = (sheet(set_in(SONG, "大同日报"), PLACED),)
    pictures = {("a.jpg", WHOLE, None): GREY}
    parts = draw(pages, EDITION, KIT), programs_of(KIT, glyphs_of(codes_of(pages)))
    assert assemble(*parts, pictures) == pdf(pages, EDITION, KIT, pictures)
    assert assemble(*parts, {}) != pdf(pages, EDITION, KIT, pictures)


def test_every_entry_of_the_table_points_at_its_object() -> None:
    data = made(set_in(SONG, "大同日报"), PLACED, pictures={("a.jpg", WHOLE, None): GREY})
    start = int(re.search(rb"startxref\s+(\d+)", data)[1])  # type: ignore[index]
    rows = re.findall(rb"^(\d{10}) 00000 n", data[start:], re.MULTILINE)
    assert len(rows) > 10
    for number, offset in enumerate(rows, 1):
        assert data[int(offset) :].startswith(b"%d 0 obj" % number)
    for length, body in re.findall(rb"/Length (\d+)[^1]*?>>\nstream\n(.*?)\nendstream", data, re.DOTALL):
        assert int(length) == len(body)
