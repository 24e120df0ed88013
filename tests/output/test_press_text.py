"""Type in the press file: what it reads as, where it stands, how it is drawn."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdftypes import resolve1
from presswork import EDITION, KIT, OneFace, cff_face, read_by_pdfium, read_by_pdfminer, rendered, set_in, sheet
from readback import ReadBack

from layout.geometry import Point
from layout.output.pdf import pdf
from layout.page import BLACK, GlyphRun, Ink, Mark, Rule

SONG = KIT.face(KIT.key_of("song"))
HEAVY = KIT.face(KIT.key_of("hei-black"))


def made(*marks: Mark) -> bytes:
    return pdf((sheet(*marks),), EDITION, KIT, {})


@pytest.mark.parametrize("face", [SONG, HEAVY])
def test_text_reads_back_as_it_was_set(face) -> None:
    words = "大同日报讯（记者）“一带一路”2023年，café 100%"
    data = made(set_in(face, words, size=10_000))
    assert read_by_pdfminer(data) == words
    assert read_by_pdfium(data) == words
    assert read_by_pdfminer(made(set_in(face, "大同"))) != words


def test_a_character_outside_the_first_plane_reads_back() -> None:
    data = made(set_in(SONG, "𬭎𠮷大"))
    assert read_by_pdfminer(data) == read_by_pdfium(data) == "𬭎𠮷大"


def test_a_glyph_without_a_text_of_its_own_adds_none() -> None:
    run = set_in(SONG, "大同日报讯")
    data = made(run._replace(texts=("大", "", "日", "报讯", "")))
    assert read_by_pdfium(data) == "大日报讯"
    assert read_by_pdfminer(data).replace("\u2060", "") == "大日报讯"
    content = ReadBack(data).content
    assert content.count(b"/Span<<") == 1
    assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC") == 2
    assert b"BDC" not in ReadBack(made(run)).content


def test_every_glyph_has_a_reading_and_one_of_several_characters_is_shared_out() -> None:
    run = set_in(SONG, "大同日报讯")
    data = made(run._replace(texts=("大同", "", "日", "", "报讯")))
    assert read_by_pdfminer(data).replace("\u2060", "") == read_by_pdfium(data) == "大同日报讯"
    with pikepdf.open(io.BytesIO(data)) as document:
        for font in document.pages[0].obj.Resources.Font.values():
            assert b"> <>" not in font.ToUnicode.read_bytes()


def test_a_base_with_a_mark_reads_as_both() -> None:
    words = "x̂q̃e\u0301"
    run = set_in(SONG, words)
    assert "" in run.texts
    assert read_by_pdfminer(made(run)) == words


def test_one_glyph_may_read_differently_in_different_places() -> None:
    run = set_in(SONG, "大大大同")
    data = made(run._replace(texts=("大", "⼤", "太", "同")))
    assert read_by_pdfminer(data) == read_by_pdfium(data) == "大⼤太同"
    assert rendered(data) == rendered(made(run))
    assert len(ReadBack(data).fonts) == 3
    assert len(ReadBack(made(run)).fonts) == 1
    assert data.count(b"/FontFile2") == 1


def test_the_same_glyph_read_otherwise_stays_in_place_when_type_is_spaced() -> None:
    run = set_in(SONG, "大大大同")._replace(xs=(0, 25_000, 60_000, 90_000))
    glyphs = ReadBack(made(run._replace(texts=("大", "⼤", "大", "同")))).glyphs
    assert [round(one.x, 1) for one in glyphs] == [29, 54, 89, 119]


@given(st.data())
@settings(max_examples=25)
def test_any_reading_of_any_glyphs_comes_back(data: st.DataObject) -> None:
    gids = data.draw(st.lists(st.sampled_from(SONG.shape("大同日报讯").gids), min_size=1, max_size=12))
    reading = st.sampled_from(["大", "⼤", "𠮷", "日报", "x̂", "(", "\\", "<", ""])
    texts = (data.draw(reading.filter(bool)), *(data.draw(reading) for _ in gids[1:]))
    steps = [data.draw(st.integers(-5_000, 40_000)) for _ in gids]
    xs = tuple(sum(steps[:i]) for i in range(len(gids)))
    run = GlyphRun(SONG.key, 10_000, Point(50_000, 50_000), tuple(gids), xs, texts)
    back = ReadBack(made(run)).glyphs
    # A reading that several glyphs share is shared out among them; one that does not go that far ends in joiners.
    assert "".join(one.text for one in back).replace("\u2060", "") == "".join(texts)
    assert all(one.text for one in back)
    assert [one.x for one in back] == pytest.approx([(59_000 + x) / 1000 for x in xs], abs=0.011)


def test_outlines_in_cff_are_embedded_as_such_and_read_back(tmp_path: Path) -> None:
    face = cff_face(tmp_path)
    data = pdf((sheet(set_in(face, "A一二\u2f00B")),), EDITION, OneFace(face), {})
    assert read_by_pdfminer(data) == "A一二⼀B"
    assert read_by_pdfium(data) == "A一二⼀B"
    for font in ReadBack(data).fonts.values():
        assert font["Encoding"].name == "Identity-H"  # type: ignore[attr-defined]
        program = font["descriptor"]["FontFile3"].resolve()  # type: ignore[index]
        assert program["Subtype"].name == "CIDFontType0C"
        assert program.get_data()[:1] == b"\x01"  # the bare table; a whole file begins with OTTO
    ink = {i for i, value in enumerate(rendered(data)) if value < 128}
    assert ink
    assert not [value for value in rendered(pdf((sheet(),), EDITION, OneFace(face), {})) if value < 128]


def test_a_face_may_have_any_name(tmp_path: Path) -> None:
    face = cff_face(tmp_path, postscript="Bars (No. 1)/宋#")
    data = pdf((sheet(set_in(face, "AB")),), EDITION, OneFace(face), {})
    assert read_by_pdfminer(data) == "AB"
    assert re.search(rb"/BaseFont /[A-Z]{6}\+Bars#20#28No.#201#29#2F#E5#AE#8B#23\s", data)


def test_glyphs_stand_where_they_were_put() -> None:
    run = set_in(SONG, "大同日报")._replace(xs=(0, 20_000, 41_003, 63_500), ys=(0, 0, -4_000, 2_500))
    glyphs = ReadBack(made(run)).glyphs
    assert [one.x for one in glyphs] == pytest.approx([29, 49, 70.003, 92.5], abs=0.005)
    assert [one.y for one in glyphs] == pytest.approx([149, 149, 153, 146.5], abs=0.0005)


def test_a_squeezed_run_is_narrower_and_no_other_is() -> None:
    wide = set_in(SONG, "大同", size=40_000)
    narrow = wide._replace(squeeze=750, xs=(0, 30_000))
    content = ReadBack(made(narrow, wide._replace(origin=Point(20_000, 150_000)))).content.decode()
    assert content.index("75 Tz") < content.index("100 Tz")
    assert "Tz" not in ReadBack(made(wide)).content.decode()
    glyphs = ReadBack(made(narrow)).glyphs
    assert [one.x for one in glyphs] == pytest.approx([29, 59], abs=0.005)
    assert ink_right(made(narrow)) < ink_right(made(wide)) - 15


def ink_right(data: bytes) -> int:
    """The rightmost inked column of the sheet."""
    pixels, width = rendered(data), 318
    return max(i // 3 % width for i, value in enumerate(pixels) if value < 128)


def test_a_stroke_thickens_and_does_not_leak() -> None:
    plain = set_in(SONG, "一", size=60_000)
    stroked = plain._replace(stroke=1_500)
    content = ReadBack(made(stroked, plain._replace(origin=Point(150_000, 60_000)))).content.decode()
    assert re.search(r"1\.5 w\n.*2 Tr.*0 Tr", content, re.DOTALL)
    assert "Tr" not in ReadBack(made(plain)).content.decode()
    assert sum(v < 128 for v in rendered(made(stroked))) > 1.2 * sum(v < 128 for v in rendered(made(plain)))


def test_a_dashed_rule_leaves_no_dash_on_stroked_type() -> None:
    rule = Rule(Point(10_000, 180_000), Point(290_000, 180_000), 500, BLACK, (2_000, 2_000))
    stroked = set_in(SONG, "国", size=80_000, y=120_000)._replace(stroke=2_000)
    type_only = 318 * 3 * 160
    assert rendered(made(rule, stroked))[:type_only] == rendered(made(stroked))[:type_only]
    assert rendered(made(rule))[:type_only] != rendered(made(stroked))[:type_only]


def test_numbers_are_never_written_with_an_exponent() -> None:
    far = set_in(SONG, "大同")._replace(size=300, xs=(0, 900_000))
    assert ReadBack(made(far)).glyphs[1].x == pytest.approx(929, abs=0.01)
    content = ReadBack(made(far)).content.decode()
    assert not re.search(r"\d[eE][+-]?\d", content)
    assert re.search(r"\d[eE][+-]?\d", f"{2_999_000.0:g}")


@pytest.mark.parametrize("change", [{"size": 0}, {"squeeze": 0}, {"gids": (), "xs": (), "texts": ()}])
def test_type_without_extent_is_left_out_without_a_fault(change: dict[str, object]) -> None:
    run = set_in(SONG, "大同")
    assert ReadBack(made(run._replace(**change))).glyphs == []  # type: ignore[arg-type]
    assert len(ReadBack(made(run)).glyphs) == 2


def test_only_pure_black_overprints() -> None:
    inks = (BLACK, Ink(0, 0, 0, 0), Ink(0, 0, 0, 500), Ink(1000, 0, 0, 1000), BLACK)
    runs = [set_in(SONG, "大", y=30_000 * i)._replace(ink=ink) for i, ink in enumerate(inks, 1)]
    read = ReadBack(made(*runs))
    said = re.findall(r"/(\w+) gs|^([\d. ]+) k$|(Tj|TJ)", read.content.decode(), re.MULTILINE)
    state = ink = ""
    shown = []
    for new_state, new_ink, show in said:
        state, ink = new_state or state, new_ink or ink
        if show:
            shown.append((ink, state))
    assert shown == [
        ("0 0 0 1", "Over"),
        ("0 0 0 0", "Knock"),
        ("0 0 0 .5", "Knock"),
        ("1 0 0 1", "Knock"),
        ("0 0 0 1", "Over"),
    ]
    states = {name: resolve1(ref) for name, ref in resolve1(read.page.resources["ExtGState"]).items()}
    assert {name: (one["OP"], one["op"], one["OPM"]) for name, one in states.items()} == {
        "Over": (True, True, 1),
        "Knock": (False, False, 0),
    }


def test_fonts_hold_only_the_glyphs_that_are_used() -> None:
    few, many = made(set_in(SONG, "大")), made(set_in(SONG, "大同日报讯记者中国人民"))
    size = {len(data): ReadBack(data).fonts["F1"]["descriptor"]["FontFile2"].resolve() for data in (few, many)}  # type: ignore[index]
    small, large = (size[len(data)]["Length1"] for data in (few, many))
    assert small < large < 20_000
    assert len(read_by_pdfminer(many)) == 11


def test_widths_in_the_file_are_those_of_the_face() -> None:
    words = "大A，1e"
    read = ReadBack(made(set_in(SONG, words)))
    descendant = read.fonts["F1"]["descendant"]
    widths = {}
    told = list(resolve1(descendant["W"]))  # type: ignore[index]
    for first, several in zip(told[::2], told[1::2], strict=True):
        widths |= {first + i: width for i, width in enumerate(several)}
    used = sorted(set(SONG.shape(words).gids))
    assert [widths.get(code, 1000) for code in range(1, len(used) + 1)] == [SONG.advance(gid) for gid in used]
    assert any(width != 1000 for width in widths.values())
