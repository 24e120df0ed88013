"""Who steps in for a character a face lacks: order, weights, what is reported, what stands for what none has."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from making import cff2, truetype
from small import GOOD, codes, errors, faces_used, made

from layout.composing import Composed
from layout.fonts.clusters import clusters, shows
from layout.fonts.face import Face
from layout.fonts.library import GETA, Library
from layout.fonts.manifest import read_manifest
from layout.loading.load import load
from layout.loading.sources import read_sources


def library(folder: Path, text: str) -> Library:
    return Library(read_manifest(text, "fonts.yaml", folder=str(folder)), folder)


def places(text: str) -> list[str]:
    return [text[start:end] for start, end in clusters(text)]


@pytest.mark.parametrize(
    "together",
    ["e\u0301", "葛\U000e0100", "豈\ufe00", "👨\u200d👩\u200d👧\u200d👦", "👍🏽", "🇨🇳",
     "❤\ufe0f", "1\ufe0f\u20e3", "각", "\u1112\u1161\u11ab",
     "か\u3099", "न\u093f", "🏴\U000e0067\U000e0062\U000e007f"],
)  # fmt: skip
def test_what_belongs_together_is_one_cluster(together: str) -> None:
    assert places(f"大{together}国") == ["大", together, "国"]


def test_flags_are_pairs() -> None:
    assert places("🇨🇳🇯🇵🇰") == ["🇨🇳", "🇯🇵", "🇰"]
    assert places("👍好\u200d好") == ["👍", "好\u200d", "好"]


def test_blanks_are_known_as_blank() -> None:
    assert not any(map(shows, " \u3000\u00a0\u200b\u2800\u3164\ufe0f\u00ad\t"))
    assert all(map(shows, "一A·，\u0301"))


KITS = """\
faces:
  own: {{file: own.ttf, weight: 900, genre: song}}
  first: {{file: first.ttf}}
  second: {{file: second.ttf}}
roles:
  own: {{face: own{more}}}
  first: {{face: first}}
  second: {{face: second}}
fallback: [first]
"""


def kits(folder: Path, more: str = "") -> Library:
    truetype(folder / "own.ttf", "大", "Own")
    truetype(folder / "first.ttf", "国民" + GETA, "First")
    truetype(folder / "second.ttf", "国", "Second")
    return library(folder, KITS.format(more=more))


def test_a_role_may_have_its_own_order(tmp_path: Path) -> None:
    plain, own = kits(tmp_path), kits(tmp_path, ", fallback: [second]")
    assert [(p.face, p.kind) for p in plain.split("大国民", "own")] == [
        ("own", "own"), ("first", "fallback"), ("first", "fallback"),
    ]  # fmt: skip
    assert [p.face for p in own.split("大国民", "own")] == ["own", "second", "first"]
    assert [p.face for p in own.split("大国民", "second")] == ["own", "second", "first"]


def test_a_lighter_face_is_thickened_by_what_it_lacks(tmp_path: Path) -> None:
    heavy, light = kits(tmp_path).split("国", "own")[0], kits(tmp_path).split("龘", "second")
    assert heavy.stroke == 500 * 60 // 1000
    assert light[0].kind == "missing"


def test_a_variable_face_steps_in_at_the_weight_it_is_asked_for(tmp_path: Path) -> None:
    cff2(tmp_path / "growing.otf", "国", "Growing")
    truetype(tmp_path / "own.ttf", "大", "Own")
    kit = "faces:\n  own: {file: own.ttf, weight: 900}\n  g: {file: growing.otf, axes: {wght: {min: 100, max: 700}}}\n"
    faces = library(tmp_path, kit + "roles:\n  own: {face: own}\n  g: {face: g}\nfallback: [g]\n")
    piece = faces.split("国", "own")[0]
    assert (piece.face, piece.stroke) == ("g-700", 200 * 60 // 1000)


def test_of_faces_that_were_found_the_likest_steps_in(tmp_path: Path) -> None:
    """A Song lacks a character that a Hei, a light Song and a heavy Song have."""
    (tmp_path / "faces").mkdir()
    for name, weight in (("Aaa Hei", 900), ("Bbb Song Thin", 100), ("Ccc Song Fat", 900)):
        path = truetype(tmp_path / f"faces/{name}.ttf", "𰻝", name)
        font = TTFont(path)
        font["OS/2"].usWeightClass = weight
        font.save(path)
    assert faces_used(made(tmp_path, "fonts: [faces]", "song-black", text="𰻝"), "𰻝") == {"Ccc_Song_Fat_Regular"}
    assert faces_used(made(tmp_path, "fonts: [faces]", "hei-black", text="𰻝"), "𰻝") == {"Aaa_Hei_Regular"}
    assert faces_used(made(tmp_path, "fonts: [faces]", "song", text="𰻝"), "𰻝") == {"Bbb_Song_Thin_Regular"}


def test_of_two_alike_the_one_that_draws_as_here_steps_in(tmp_path: Path) -> None:
    (tmp_path / "faces").mkdir()
    for name in ("Serif JP", "Serif SC", "Serif TC"):
        truetype(tmp_path / f"faces/{name}.ttf", "𰻝", name)
    assert faces_used(made(tmp_path, "fonts: [faces]", text="𰻝"), "𰻝") == {"Serif_SC_Regular"}


def test_a_geta_stands_where_nobody_has_the_character_even_if_nobody_has_a_geta(tmp_path: Path) -> None:
    truetype(tmp_path / "own.ttf", "大", "Own")
    faces = library(tmp_path, "faces:\n  own: {file: own.ttf}\nroles:\n  own: {face: own}\nfallback: [own]\n")
    piece = faces.split("大国", "own")[1]
    assert (piece.kind, piece.asked) == ("missing", GETA)
    face = faces.face(piece.face)
    assert face.ink(face.shape(GETA).gids[0]).right > 500
    kit = kits(tmp_path)
    assert kit.split("𰻝", "own")[0].face == "first"


def test_a_blank_glyph_is_taken_as_lacking_and_reported(tmp_path: Path) -> None:
    truetype(tmp_path / "blank.ttf", "天地 ", "Blank", size=0)
    composed = made(tmp_path, "fonts: [blank.ttf]", "Blank", text="天地 天")
    assert faces_used(composed, "天地") == {"song"}
    assert codes(composed).count("glyph-blank") == 2
    assert "glyph-fallback" in codes(composed)


def test_a_form_that_the_own_face_lacks_is_taken_from_one_that_has_it(tmp_path: Path) -> None:
    path = truetype(tmp_path / "forms.ttf", "葛巾", "Forms")
    font = TTFont(path)
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    table = CmapSubtable.newSubtable(14)
    table.platformID, table.platEncID, table.language, table.cmap = 0, 5, 0, {}
    table.uvsDict = {0xE0100: [(ord("葛"), "g1")]}
    font["cmap"].tables.append(table)
    font.save(path)
    composed = made(tmp_path, "fonts: [forms.ttf]", text="葛\U000e0100与葛\U000e0101。")
    assert faces_used(composed, "葛\U000e0100") == {"Forms_Regular", "song"}
    told = [
        (one.code, dict(one.facts)["character"]) for one in composed.edition.findings if "character" in dict(one.facts)
    ]
    assert ("glyph-fallback", "葛\U000e0100") in told
    assert ("variant-lost", "葛\U000e0101") in told


def test_symbols_are_set_in_black_and_colour_is_told_only_where_it_was_asked_for(tmp_path: Path) -> None:
    truetype(tmp_path / "symbols.ttf", "😀❤👍", "Symbols")

    def told(text: str) -> list[str]:
        found = codes(made(tmp_path, "fonts: [symbols.ttf]", text=f"{TEXT}{text}{TEXT}"))
        return [code for code in found if code.startswith(("glyph-", "emoji-", "variant-"))]

    assert told("😀") == ["glyph-fallback"]
    assert told("❤\ufe0e") == []  # the kit's signs have it
    assert told("☀\ufe0f") == ["emoji-plain"]
    assert told("👍🏽") == ["glyph-missing"]
    assert told("👨\u200d👩") == ["glyph-missing"]


TEXT = "今年粮食又丰收"


def test_pictures_in_colour_are_no_outlines(tmp_path: Path) -> None:
    path = truetype(tmp_path / "colour.ttf", "😀", "Colour")
    font = TTFont(path)
    del font["glyf"], font["loca"]
    font.save(path)
    (tmp_path / "faces").mkdir()
    path.rename(tmp_path / "faces/colour.ttf")
    truetype(tmp_path / "faces/good.ttf", "天", "Good")
    assert "glyph-missing" in codes(made(tmp_path, "fonts: [faces]", text="😀"))
    skipped = [one for one in load(tmp_path / "issue.yaml").findings if one.code == "font-skipped"]
    assert [dict(one.facts)["file"] for one in skipped] == ["colour.ttf"]
    found = errors(tmp_path, "fonts: [faces/colour.ttf]", text="😀")
    assert found[0].code == "font-without-outlines"


def test_private_points_are_set_by_no_face_but_one_brought_for_them(tmp_path: Path) -> None:
    truetype(tmp_path / "eudc.ttf", "\ue000天", "Eudc")
    composed = made(tmp_path, "fonts: [eudc.ttf]", "Eudc", text="天\ue000")
    assert "glyph-missing" in codes(composed)
    (tmp_path / "x.svg").write_text(GOOD, "utf-8")
    for drawing in ("x.svg", "eudc.ttf"):
        assert "glyph-missing" not in codes(made(tmp_path, f'glyphs: {{"\\ue000": {drawing}}}', text="天\ue000"))


def used(composed: Composed) -> list[tuple[str, str]]:
    return [
        (run.face, text)
        for run in composed.edition.pages[0].marks
        for text in getattr(run, "texts", ())
        if run.tag and run.tag.role == "paragraph"
    ]


def test_a_character_is_brought_by_a_small_font_wherever_that_has_it(tmp_path: Path) -> None:
    truetype(tmp_path / "same.ttf", "天𱁬", "Same")
    truetype(tmp_path / "other.ttf", "\ue123", "Other")
    for font in ("same.ttf", "other.ttf"):
        composed = made(tmp_path, f"glyphs: {{𱁬: {font}}}", text="老𱁬先生")
        assert ("OwnGlyphs-1", "𱁬") in used(composed)
        assert not {"glyph-missing", "glyph-fallback"} & set(codes(composed))


def test_a_character_without_a_point_is_written_as_a_sequence_and_set_as_one_glyph(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(GOOD, "utf-8")
    extra = "glyphs: {⿰方土: x.svg, 方: x.svg, 葛\U000e0100: x.svg}"
    composed = made(tmp_path, extra, text="老⿰方土先生住方庄，姓葛\U000e0100，不姓葛\U000e0101。")
    drawn = [text for face, text in used(composed) if face == "OwnGlyphs"]
    assert "".join(drawn) == "⿰方土方葛\U000e0100"


@pytest.mark.parametrize("key", ["方土", "⿰方 土", "葛葛", "⿰方", "a\U000e0100b"])
def test_what_is_no_character_is_no_key_of_glyphs(key: str, tmp_path: Path) -> None:
    made(tmp_path, f'glyphs: {{"{key}": x.svg}}')
    assert "spec-not-a-character" in [one.code for one in read_sources(tmp_path / "issue.yaml").findings]


def test_faces_with_other_em_boxes_share_a_line(tmp_path: Path) -> None:
    """A foundry's face has its em box 21 lower on the baseline: its glyphs are moved up by that."""
    path = truetype(tmp_path / "low.ttf", "天地", "Low")
    font = TTFont(path)
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = 859, -141
    font.save(path)
    assert Face("low", path).rise == 21
    composed = made(tmp_path, "fonts: [low.ttf]", "Low", text="天地人")
    runs = [r for r in composed.edition.pages[0].marks if getattr(r, "face", "") in ("Low_Regular", "song") and r.tag]
    low = next(run for run in runs if run.face == "Low_Regular")
    assert set(low.ys) == {-(low.size * 21 // 1000)}


def test_latin_is_shaped_as_latin_where_a_face_has_features_for_it(tmp_path: Path) -> None:
    """A face that kerns only in its Latin script, as most do: AV moves together in the middle of Chinese."""
    from fontTools.feaLib.builder import addOpenTypeFeaturesFromString

    path = truetype(tmp_path / "kerned.ttf", "天地AV", "Kerned")
    font = TTFont(path)
    feature = "languagesystem latn dflt; feature kern { script latn; pos g2 g3 -200; } kern;"
    addOpenTypeFeaturesFromString(font, feature)
    font.save(path)
    assert Face("kerned", path).sets_latin_apart
    assert not any(Face(name, Path(__file__).resolve().parents[2] / f"fonts/{name}").sets_latin_apart for name in KIT)

    def step(text: str) -> int:
        marks = made(tmp_path, "fonts: [kerned.ttf]", "Kerned", text=text).edition.pages[0].marks
        run = next(run for run in marks if "A" in getattr(run, "texts", ()) and run.face == "Kerned_Regular")
        at = run.texts.index("A")
        return int((run.xs[at + 1] - run.xs[at]) * 1000 // run.size)

    assert step("天AV地") == 800
    assert step("天A地AV") > 800


KIT = ("NotoSerifSC-Regular.ttf", "NotoSansSCCut-Variable.ttf", "WenKaiCut-Regular.ttf")
