"""Faces a house owns: found by name and path, every kind of outline, hostile files, characters drawn for an issue."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import cff, cff2, collection, truetype
from small import GOOD, SVG, TEXT, codes, errors, faces_used, made

from layout.composing import compose
from layout.findings import LayoutError, Severity
from layout.fonts.face import Face
from layout.fonts.names import faces_in, nearest
from layout.loading.load import load
from layout.output.pdf import pdf
from layout.pixels.png import png


@pytest.mark.parametrize("wanted", ["Squares", "Squares Regular", "Squares-Regular", "squares方", "mine", "mine.ttf"])
def test_a_face_is_found_by_any_of_its_names(wanted: str, tmp_path: Path) -> None:
    (tmp_path / "faces").mkdir()
    truetype(tmp_path / "faces/mine.ttf", TEXT)
    assert faces_used(made(tmp_path, "fonts: [faces]", wanted)) == {"Squares_Regular"}


def test_a_face_is_taken_from_a_single_file_and_from_a_collection(tmp_path: Path) -> None:
    one, two = truetype(tmp_path / "a.ttf", TEXT, "Alpha"), truetype(tmp_path / "b.ttf", TEXT, "Beta")
    collection(tmp_path / "both.ttc", one, two)
    assert [face.file.number for face in faces_in(tmp_path / "both.ttc")] == [0, 1]
    assert faces_used(made(tmp_path, "fonts: [both.ttc]", "Beta")) == {"Beta_Regular"}
    assert faces_used(made(tmp_path, "fonts: [a.ttf]", "Alpha")) == {"Alpha_Regular"}


def test_a_style_may_name_the_faces_it_needs(tmp_path: Path) -> None:
    truetype(tmp_path / "a.ttf", TEXT, "Alpha")
    made(tmp_path)
    style = (tmp_path / "own.yaml").read_text("utf-8").replace("name: daily", "name: daily\nfonts: [a.ttf]")
    (tmp_path / "own.yaml").write_text(style.replace("body:       {face: song,", "body:       {face: Alpha,"), "utf-8")
    loaded = load(tmp_path / "issue.yaml")
    assert faces_used(compose(loaded.issue, loaded.materials)) == {"Alpha_Regular"}


def test_a_name_that_nothing_goes_by_is_an_error_and_the_page_is_made(tmp_path: Path) -> None:
    truetype(tmp_path / "a.ttf", TEXT, "Alpha")
    for extra in ("fonts: [a.ttf]", ""):
        assert made(tmp_path, extra, "Omega").edition.pages
        found = load(tmp_path / "issue.yaml").findings
        assert [(one.code, one.severity) for one in found] == [("font-role-unknown", Severity.ERROR)]


@pytest.mark.parametrize("entry", ["gone.ttf", "gone", "note.ttf", "../a.ttf"])
def test_an_entry_that_cannot_be_used_is_an_error_and_the_page_is_made(tmp_path: Path, entry: str) -> None:
    truetype(tmp_path / "a.ttf", TEXT, "Alpha")
    (tmp_path / "note.ttf").write_text("no font")
    assert faces_used(made(tmp_path, f"fonts: [{entry}, a.ttf]", "Alpha")) == {"Alpha_Regular"}
    errors = [one for one in load(tmp_path / "issue.yaml").findings if one.severity is Severity.ERROR]
    assert len(errors) == 1 and errors[0].place is not None and errors[0].place.line > 0


@pytest.mark.parametrize("kind", ["truetype", "cff"])
def test_faces_of_both_kinds_of_outline_are_shown(kind: str, tmp_path: Path) -> None:
    (truetype if kind == "truetype" else cff)(tmp_path / "a.font.otf", TEXT, "Alpha")
    composed = made(tmp_path, "fonts: [a.font.otf]", "Alpha")
    loaded = load(tmp_path / "issue.yaml")
    data = pdf(composed.edition.pages, composed.edition, loaded.materials.faces, {})
    assert data.count(b"/FontFile2" if kind == "truetype" else b"/FontFile3") >= 1
    assert png(data, dpi=30).startswith(b"\x89PNG")


def test_a_weight_of_a_cff2_face_is_drawn_into_the_outlines(tmp_path: Path) -> None:
    cff2(tmp_path / "g.otf", TEXT, "Growing")
    light, heavy = (made(tmp_path, "fonts: [g.otf]", "Growing", more=f"weight: {w}, ") for w in (100, 900))
    assert faces_used(light) == {"Growing_Regular-100"}
    assert faces_used(heavy) == {"Growing_Regular-900"}
    face = Face("g", tmp_path / "g.otf", weight=900)
    assert face.ink(face.shape("天").gids[0]).right == 900
    thin = Face("g", tmp_path / "g.otf", weight=100)
    assert thin.ink(thin.shape("天").gids[0]).right == 300
    loaded = load(tmp_path / "issue.yaml")
    assert b"/FontFile3" in pdf(heavy.edition.pages, heavy.edition, loaded.materials.faces, {})


@pytest.mark.parametrize(("wanted", "weight"), [("Noto Sans SC Cut Black", 900), ("Noto Sans SC Cut Light", 300)])
def test_a_place_on_the_axes_goes_by_its_name(wanted: str, weight: int, tmp_path: Path) -> None:
    kit = Path(__file__).resolve().parents[2] / "fonts/NotoSansSCCut-Variable.ttf"
    (tmp_path / "faces").mkdir()
    (tmp_path / "faces/sans.ttf").write_bytes(kit.read_bytes())
    found = faces_used(made(tmp_path, "fonts: [faces]", wanted))
    assert [name.rpartition("-")[2] for name in found] == [str(weight)]


def test_a_feature_of_a_style_is_switched_on_and_off(tmp_path: Path) -> None:
    def width(more: str) -> int:
        marks = made(tmp_path, text="AVAVAV" + TEXT, more=more).edition.pages[0].marks
        run = next(run for run in marks if "V" in getattr(run, "texts", ()))
        return int(run.xs[5] - run.xs[0])

    assert width("features: [-kern], ") > width("")


def test_a_face_that_shows_nothing_and_one_that_may_not_be_embedded_are_errors(tmp_path: Path) -> None:
    truetype(tmp_path / "blank.ttf", TEXT, "Blank", size=0)
    composed = made(tmp_path, "fonts: [blank.ttf]", "Blank")
    assert codes(composed).count("glyph-blank") == len(TEXT)
    truetype(tmp_path / "shut.ttf", TEXT, "Shut", fs_type=2)
    assert "font-embedding-forbidden" in codes(made(tmp_path, "fonts: [shut.ttf]", "Shut"))
    assert not {"glyph-blank", "font-embedding-forbidden"} & set(codes(made(tmp_path)))


def hostile(folder: Path) -> dict[str, bytes]:
    good = truetype(folder / "good.ttf", TEXT).read_bytes()
    return {
        "empty": b"", "noise": bytes(range(256)) * 40, "cut": good[:300], "header": good[:12],
        "collection": b"ttcf\0\1\0\0\xff\xff\xff\xff" + b"\0" * 64, "text": "这不是字体".encode(),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["empty", "noise", "cut", "header", "collection", "text"])
def test_a_file_that_is_no_font_is_reported(kind: str, tmp_path: Path) -> None:
    data = hostile(tmp_path)[kind]
    (tmp_path / "bad.ttf").write_bytes(data)
    assert faces_in(tmp_path / "bad.ttf") == ()
    found = errors(tmp_path, "fonts: [bad.ttf]", "Squares")
    assert found[0].code == ("font-tables-broken" if kind == "cut" else "font-unreadable")
    assert found[0].place is not None
    with pytest.raises(LayoutError):
        Face("bad", tmp_path / "bad.ttf")


def test_a_face_without_characters_is_reported(tmp_path: Path) -> None:
    truetype(tmp_path / "none.ttf", "", "None")
    found = errors(tmp_path, "fonts: [none.ttf]", "None")
    assert found[0].code == "font-without-characters"


def test_the_nearest_weight_of_a_family_is_taken(tmp_path: Path) -> None:
    truetype(tmp_path / "a.ttf", TEXT, "Alpha")
    found = nearest(faces_in(tmp_path / "a.ttf"), "alpha", 700)
    assert found is not None
    assert nearest(faces_in(tmp_path / "a.ttf"), "beta") is None


def test_a_character_drawn_for_the_issue_is_set_and_reads_as_itself(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(SVG.format('<path d="M20 20H180V180H20Z"/>'), "utf-8")
    text = "老𱁬先生"
    assert "glyph-missing" in codes(made(tmp_path, text=text))
    composed = made(tmp_path, "glyphs: {𱁬: x.svg}", text=text)
    assert "glyph-missing" not in codes(composed)
    assert faces_used(composed, "𱁬") == {"OwnGlyphs"}
    loaded = load(tmp_path / "issue.yaml")
    face = loaded.materials.faces.face("OwnGlyphs")
    box = face.ink(face.shape("𱁬").gids[0])
    assert (box.left, box.right, box.top, box.bottom) == (100, 900, 780, -20)
    assert load(tmp_path / "issue.yaml").materials.faces.face("OwnGlyphs").raw.blob.data == face.raw.blob.data


BAD_DRAWINGS = {
    "empty": "", "cut": "<svg", "text": "no svg at all", "no outline": SVG.format(""),
    "bad path": SVG.format('<path d="M 1 1 Q"/>'),
    "no size": '<svg viewBox="0 0 0 0"><path d="M0 0H9V9Z"/></svg>',
    "entity": '<!DOCTYPE svg [<!ENTITY a "b">]>' + GOOD,
    "outside": SVG.format('<path d="M0 0H99999V9Z"/>'),
    "too big": SVG.format(" " * 300_000),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD_DRAWINGS)
def test_a_drawing_that_is_no_character_is_told_with_its_place(kind: str, tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(BAD_DRAWINGS[kind], "utf-8")
    found = errors(tmp_path, "glyphs: {𱁬: x.svg}", text="老𱁬先生")
    assert found[0].code in ("glyph-drawing-bad", "file-too-big")
    assert found[0].place is not None


def test_a_drawing_outside_the_issue_is_refused(tmp_path: Path) -> None:
    found = errors(tmp_path, "glyphs: {𱁬: ../../x.svg}")
    assert found[0].code == "file-outside"


def test_a_character_missing_from_a_head_is_told_like_one_of_the_body(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "s.md").write_text(f"---\nslug: s\nheadline: 今年粮食𰻝丰收\n---\n\n{TEXT}\n\n又是𰻝。\n", "utf-8")
    loaded = load(tmp_path / "issue.yaml")
    found = [one for one in compose(loaded.issue, loaded.materials).edition.findings if one.code == "glyph-missing"]
    assert [dict(one.facts)["near"] for one in found] == ["今年粮食𰻝丰收", "又是𰻝。"]
    assert [one.story for one in found] == ["s", "s"]
    assert [one.place.line for one in found if one.place] == [1, 8]
