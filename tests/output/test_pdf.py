"""Single marks as a PDF has them, read back by another program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readback import ReadBack

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.geometry import Point, Rect
from layout.output.file import File
from layout.output.pdf import pdf
from layout.page import PAPER, Edition, GlyphRun, Ink, Mark, Page, Picture, Rule, Tint
from layout.pictures.model import PressPicture
from layout.pixels.png import png
from layout.streams.operands import number

SIZE = 10_000


@pytest.fixture(scope="module")
def faces(repository: Path) -> Library:
    folder = repository / "fonts"
    return Library(read_manifest((folder / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), folder)


def run(faces: Library, text: str, face: str = "song", **more: object) -> GlyphRun:
    """*text* at 10 pt, each glyph an em from the one before, from 20 pt right and 30 pt down."""
    gids = faces.face(face).shape(text).gids
    made = GlyphRun(face, SIZE, Point(20_000, 30_000), gids, tuple(i * SIZE for i in range(len(gids))), tuple(text))
    return made._replace(**more)  # type: ignore[arg-type]


def made(faces: Library, *marks: Mark, bleed: int = 0, pictures: object = None) -> bytes:
    page = Page(1, 200_000, 100_000, bleed, marks)
    edition = Edition("id", "试 & <版>", "2023-11-15", "zh-Hans", (page,), ())
    return pdf((page,), edition, faces, pictures or {})  # type: ignore[arg-type]


def test_a_run_stands_where_it_is_put_and_reads_as_it_should(faces: Library) -> None:
    back = ReadBack(made(faces, run(faces, "大同日报"), bleed=9_000))
    assert back.text == "大同日报"
    assert [(g.x, g.y) for g in back.glyphs] == [(29 + 10 * i, 79) for i in range(4)]
    assert {g.size for g in back.glyphs} == {10.0}


def test_glyphs_are_moved_to_their_places(faces: Library) -> None:
    back = ReadBack(made(faces, run(faces, "大同日报", xs=(0, 12_345, 20_000, 41_001), ys=(0, 0, 2_000, 0))))
    assert [round(g.x, 1) for g in back.glyphs] == [20, 32.3, 40, 61]
    assert [g.y for g in back.glyphs] == [70, 70, 68, 70]


def test_squeezed_and_thickened_type_stays_where_it_is(faces: Library) -> None:
    data = made(faces, run(faces, "大同", squeeze=800, xs=(0, 8_000), stroke=300), run(faces, "日"))
    content = ReadBack(data).content.decode()
    assert "80 Tz" in content and "2 Tr" in content and ".3 w" in content
    assert content.index("100 Tz") > content.index("80 Tz")
    assert content.index("0 Tr") > content.index("2 Tr")
    assert [round(g.x, 1) for g in ReadBack(data).glyphs[:2]] == [20, 28]


def test_one_glyph_may_read_as_two_characters(faces: Library) -> None:
    gid = faces.face("song").shape("〓").gids[0]
    marks = [run(faces, "〓"), run(faces, "〓", texts=("\U0002ebf0",)), run(faces, "〓", texts=("嘉",))]
    assert marks[0].gids == (gid,)
    assert ReadBack(made(faces, *marks)).text == "〓\U0002ebf0嘉"


def test_black_overprints_and_nothing_else_does(faces: Library) -> None:
    marks = [
        Tint(Rect(0, 0, 50_000, 50_000), Ink(0, 0, 0, 120)),
        run(faces, "大"),
        run(faces, "同", ink=PAPER),
        Rule(Point(0, 0), Point(10_000, 0), 500),
        run(faces, "日", ink=Ink(0, 1000, 1000, 0)),
    ]
    content = ReadBack(made(faces, *marks)).content.decode()
    states = re.findall(r"/(Over|Knock) gs", content)
    assert states == ["Knock", "Over", "Knock", "Over", "Knock"]
    assert "0 0 0 .12 k" in content and "0 0 0 0 k" in content and "0 1 1 0 k" in content


@pytest.mark.parametrize(
    ("ink", "state"),
    [(Ink(0, 1000, 900, 0), "Knock"), (Ink(0, 80, 120, 0), "Over"), (Ink(0, 0, 0, 600), "Over"),
     (Ink(1000, 1000, 500, 0, "Gold", 1000), "Over")],
)  # fmt: skip
def test_a_black_rule_is_cut_out_of_a_deep_colour(faces: Library, ink: Ink, state: str) -> None:
    """Black on solid red would be 290 % of ink, more than newsprint takes; on a tint, or on black, it overprints."""
    across = Rule(Point(0, 10_000), Point(50_000, 10_000), 500)
    for below in (Rule(Point(0, 10_000), Point(50_000, 10_000), 2_000, ink), Tint(Rect(0, 0, 50_000, 50_000), ink)):
        content = ReadBack(made(faces, below, across)).content.decode()
        assert re.findall(r"/(Over|Knock) gs", content)[-1] == state
        aside = across._replace(start=Point(0, 60_000), end=Point(50_000, 60_000))
        assert re.findall(r"/(Over|Knock) gs", ReadBack(made(faces, below, aside)).content.decode())[-1] == "Over"


def test_a_dashed_rule_does_not_dash_the_next(faces: Library) -> None:
    dashed = Rule(Point(0, 0), Point(50_000, 0), 500, dash=(1_000, 2_000))
    content = ReadBack(made(faces, dashed, Rule(Point(0, 9_000), Point(50_000, 9_000), 500))).content.decode()
    assert content.index("[1 2] 0 d") < content.index("[] 0 d")


PHOTO = PressPicture("key", 2, 1, "CMYK", b"\x00" * 8, "FlateDecode", None, 0, (2, 1))


def test_a_picture_fills_its_box_and_one_that_is_missing_leaves_it_empty(faces: Library) -> None:
    mark = Picture(Rect(10_000, 20_000, 60_000, 30_000), "a.jpg", (0, 0, 2, 1), "说明")
    there = ReadBack(made(faces, mark, pictures={("a.jpg", (0, 0, 2, 1), None): PHOTO}))
    assert "60 0 0 30 10 50 cm /Im1 Do" in there.content.decode()
    assert b"/DeviceCMYK" in there.data and b"/Form" not in there.data
    missing = made(faces, mark)
    assert b"/Form" in missing and b"/DeviceCMYK" not in missing
    assert png(missing, dpi=72).startswith(b"\x89PNG")


def test_an_empty_page_is_a_page(faces: Library) -> None:
    back = ReadBack(made(faces))
    assert back.text == ""
    assert back.page.attrs["TrimBox"] == [0, 0, 200, 100]


def test_the_title_is_told_twice_and_alike(faces: Library) -> None:
    back = ReadBack(made(faces))
    assert back.document.info[0]["Title"].decode("utf-16") == "试 & <版>"
    assert "试 &amp; &lt;版&gt;".encode() in back.data


def test_other_content_has_another_id(faces: Library) -> None:
    first, again, other = (made(faces, run(faces, text)) for text in ("大", "大", "同"))
    assert first == again
    ids = [re.search(rb"/ID \[ (<[0-9a-f]+>)", data) for data in (first, other)]
    assert ids[0] and ids[1] and ids[0][1] != ids[1][1]


@pytest.mark.parametrize(
    ("length", "shown"), [(10_500, "10.5"), (-3, "-.003"), (2_000, "2"), (-12_340, "-12.34"), (0, "0")]
)
def test_lengths_are_written_short_and_exact(length: int, shown: str) -> None:
    assert number(length) == shown


def test_the_preview_shows_ink_where_there_is_some(faces: Library) -> None:
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(png(made(faces, Tint(Rect(0, 0, 100_000, 100_000), Ink(0, 0, 0, 1000))), dpi=72))) as shown:
        assert shown.size == (200, 100)
        assert shown.convert("L").getpixel((50, 50)) < 80
        assert shown.convert("L").getpixel((150, 50)) > 250


@given(st.binary(max_size=40), st.sampled_from([b"", b"\r", b"\n", b"\r\n", b"\n\r"]))
@settings(max_examples=60)
def test_a_stream_of_any_ending_is_as_long_as_it_says(data: bytes, ending: bytes) -> None:
    """What stands before ``endstream``, less one end of line, is the data: CR LF counts as one (ISO 19005-1, 6.1.7)."""
    file = File()
    root = file.add({"Type": "/Catalog"})
    file.stream(data + ending, plain=True)
    made = file.write(root=root, info=root)
    start = made.index(b"stream\n") + 7
    body = made[start : made.rindex(b"endstream")]
    assert body.endswith(b"\n")
    body = body[:-2] if body.endswith(b"\r\n") else body[:-1]
    assert body == data + ending
