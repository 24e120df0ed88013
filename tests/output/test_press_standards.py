"""The press file before judges of other houses: standards, structure, boxes, fonts, images, syntax, plates.

Every judge is shown a spoilt file as well, so that its word is worth something.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from plates import failures, plates, run

from layout.cli import main
from layout.dumps.dump import read_dump
from layout.stories.hints import read_hints


@pytest.fixture(scope="session")
def x4(sample: Path) -> Path:
    return sample / "P01.pdf"


@pytest.fixture(scope="session")
def x1a(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The sample for an old RIP, with every mark a printer may want."""
    folder = tmp_path_factory.mktemp("x1a")
    text = (repository / "seeds/datong/issue.yaml").read_text("utf-8")
    spec = folder / "issue.yaml"
    spec.write_text(
        text.replace("style: daily", "style: daily\npress: {standard: x-1a, marks: full, bleed: 5mm}"), "utf-8"
    )
    for name in ("front-page.txt", "hints.yaml", "millet.jpg"):
        (folder / name).write_bytes((repository / "seeds/datong" / name).read_bytes())
    assert main([str(spec), "--out", str(folder / "out"), "--only", "pdf", "--quiet"]) == 0
    return folder / "out/datong-2023-11-15/P01.pdf"


def spoilt(data: bytes, old: bytes, new: bytes) -> bytes:
    """*data* with *old* made *new*, of the same length, so that every offset stays right."""
    assert old in data
    return data.replace(old, new.ljust(len(old)))


@pytest.mark.parametrize(
    ("old", "new", "profile", "rule"),
    [
        (b"/S /GTS_PDFA1", b"/S /GTS_PDFX1", "2u", "DEVICE-CMYK"),
        (b"pdfaid:conformance>U", b"pdfaid:conformance>X", "2u", "ID"),
        (b"<pdfaProperty:name>GTS_PDFXVersion<", b"<pdfaProperty:name>GTS_PDFXVersian<", "2u", ""),
        (b"/ToUnicode", b"/ToUnikode", "2u", "UNICODE"),
        (b"/FontFile2", b"/FontFill2", "2u", "FONT"),
        (b"/Marked true", b"/Marked false"[:12], "ua1", "TAGGED"),
        (b"/S/Figure", b"/S/Figurf", "ua1", ""),
        (b"/Alt<feff", b"/Alb<feff", "ua1", ""),
        (b"/StructTreeRoot ", b"/StructTreeRoop ", "ua1", "STRUCT"),
    ],
)
def test_the_page_is_archive_and_accessible_and_a_spoilt_one_is_not(
    x4: Path, old: bytes, new: bytes, profile: str, rule: str
) -> None:
    data = x4.read_bytes()
    assert failures(data, profile) == set()
    found = failures(spoilt(data, old, new), profile)
    assert any(rule in one for one in found), found


def test_the_file_for_old_rips_is_archive_and_accessible_too(x1a: Path) -> None:
    data = x1a.read_bytes()
    assert data.startswith(b"%PDF-1.4")
    assert b"(PDF/X-1a:2003)" in data
    assert failures(data, "1b") == failures(data, "ua1") == set()
    assert any("CIDSET" in one for one in failures(spoilt(data, b"/CIDSet", b"/CIDSat"), "1b"))
    assert failures(data, "2u")


@pytest.mark.parametrize("name", ["x4", "x1a"])
def test_the_syntax_is_sound(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    path: Path = request.getfixturevalue(name)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path).stdout
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(path.read_bytes().replace(b"endobj", b"endobi", 3))
    assert run("qpdf", "--check", bad).returncode != 0


def boxes(path: Path) -> dict[str, list[float]]:
    """Boxes in millimetres, rounded to a hundredth."""
    told = run("pdfinfo", "-box", path).stdout
    return {
        name: [round(float(edge) * 25.4 / 72, 2) for edge in edges.split()]
        for name, edges in re.findall(r"^(\w+Box): +(.*)$", told, re.MULTILINE)
    }


def test_the_boxes_are_those_of_the_spec(x4: Path, x1a: Path) -> None:
    plain = boxes(x4)
    assert plain["MediaBox"] == plain["BleedBox"] == [0, 0, 396, 551]
    assert plain["TrimBox"] == [3, 3, 393, 548]
    marked = boxes(x1a)  # 5 mm of bleed, 13 mm for marks
    assert marked["MediaBox"] == [0, 0, 426, 581]
    assert marked["BleedBox"] == [13, 13, 413, 568]
    assert marked["TrimBox"] == [18, 18, 408, 563]


def test_the_subtype_and_the_intent_are_reported(x4: Path, x1a: Path) -> None:
    assert "PDF/X-4" in run("pdfinfo", x4).stdout
    assert "PDF/X-1a:2003" in run("pdfinfo", x1a).stdout
    for path in (x4, x1a):
        told = run("mutool", "show", path, "trailer/Root/OutputIntents").stdout
        refs = re.findall(r"(\d+) 0 R", told)
        intents = [run("mutool", "show", path, ref).stdout for ref in refs]
        assert [re.search(r"/S /(\w+)", one)[1] for one in intents] == ["GTS_PDFX", "GTS_PDFA1"]  # type: ignore[index]
        profiles = {re.search(r"/DestOutputProfile (\d+)", one)[1] for one in intents}  # type: ignore[index]
        assert len(profiles) == 1
        icc = run("mutool", "show", "-b", "-o", x4.parent / "intent.icc", path, profiles.pop())
        assert icc.returncode == 0
        assert (x4.parent / "intent.icc").read_bytes()[12:20] == b"prtrCMYK"


def test_every_font_is_embedded_and_every_image_is_of_the_press(x4: Path) -> None:
    fonts = run("pdffonts", x4).stdout.splitlines()[2:]
    assert len(fonts) >= 5
    assert all(re.search(r"Identity-H +yes yes yes", line) for line in fonts), fonts
    rows = [line.split() for line in run("pdfimages", "-list", x4).stdout.splitlines()[2:]]
    assert [(row[5], row[6]) for row in rows] == [("cmyk", "4")]
    assert all(200 <= int(row[12]) <= 221 for row in rows), rows


def bare(text: str) -> str:
    return "".join(text.split())


def test_the_structure_reads_every_story_in_order(x4: Path, repository: Path) -> None:
    told = run("pdfinfo", "-struct-text", x4).stdout
    read = bare("".join(re.findall(r'^ *"(.*)"$', told, re.MULTILINE)))
    folder = repository / "seeds/datong"
    hints = read_hints((folder / "hints.yaml").read_text("utf-8"), "hints.yaml")
    stories = read_dump((folder / "front-page.txt").read_bytes(), "front-page.txt", hints).stories
    for story in stories:
        parts = [story.rubric, "".join(story.headline), story.deck, *(one.text for one in story.body), story.caption]
        at = [read.find(bare(part)) for part in parts if part]
        assert -1 not in at and at == sorted(at), story.slug
    assert told.count("  Art\n") == len(stories)
    assert told.count("H1 (block)") == len([one for one in stories if one.headline])
    assert "Figure" in told


def test_there_are_four_plates_and_black_type_prints_over_them(x4: Path, tmp_path: Path) -> None:
    over, cut = plates(x4, tmp_path / "over"), plates(x4, tmp_path / "cut", overprint=False)
    assert set(over.plates) == {"Cyan", "Magenta", "Yellow", "Black"}
    assert over.heaviest <= 221
    # On this page no type stands on a tint of colours, so that plates with and without overprint are the same.
    assert all(over.plates[name].tobytes() == cut.plates[name].tobytes() for name in over.plates)


def overprinting(tmp_path: Path, words: str) -> dict[str, bool]:
    """Which plates of type on a cyan field differ between overprinting and knocking out."""
    from presswork import EDITION, set_in, sheet
    from test_press_file import CYAN, KIT, SONG

    from layout.geometry import Rect
    from layout.output.pdf import pdf
    from layout.page import PAPER, Tint

    field = Tint(Rect(10_000, 10_000, 200_000, 100_000), CYAN)
    run_of = set_in(SONG, "叠印", size=40_000)
    if words == "paper":
        run_of = run_of._replace(ink=PAPER)
    if words == "outlined":
        run_of = run_of._replace(stroke=4_000, drawn=True)
    if words == "outlined in paper":
        run_of = run_of._replace(stroke=4_000, drawn=True, ink=PAPER)
    data = pdf((sheet(field, run_of),), EDITION, KIT, {})
    if words == "lost":
        data = spoilt(data, b"/op true", b"/op false"[:8])
    path = tmp_path / f"{words}.pdf"
    path.write_bytes(data)
    over, cut = (plates(path, tmp_path / f"{words}{on}", overprint=on) for on in (True, False))
    return {name: over.plates[name].tobytes() != cut.plates[name].tobytes() for name in over.plates}


def test_black_type_leaves_the_colour_under_it_and_white_type_takes_it_out(tmp_path: Path) -> None:
    black = overprinting(tmp_path, "black")
    assert black["Cyan"] and not black["Black"]
    assert not any(overprinting(tmp_path, "paper").values())
    outlined = overprinting(tmp_path, "outlined")
    assert outlined["Cyan"] and not outlined["Black"]
    assert not any(overprinting(tmp_path, "outlined in paper").values())
    assert not any(overprinting(tmp_path, "lost").values())


@pytest.mark.parametrize(("limit", "found"), [(2200, 214), (4000, 320)])
def test_ink_measured_in_a_photograph_is_that_of_the_plates(limit: int, found: int, tmp_path: Path) -> None:
    import io

    from PIL import Image
    from presswork import EDITION, sheet
    from test_press_file import KIT, PLACED

    from layout.geometry import Rect
    from layout.output.pdf import pdf
    from layout.pictures.press import press_picture

    # Shadows of 320 % in steps of 24 pixels, fading into paper; CMYK of the photographer's own.
    deep = Image.linear_gradient("L").resize((240, 240))
    plates_of = [deep.point([round(v * share) for v in range(256)]) for share in (0.8, 0.75, 0.7, 0.95)]
    out = io.BytesIO()
    Image.merge("CMYK", plates_of).save(out, "TIFF")
    icc = (Path(__file__).resolve().parents[2] / "styles/press/newsprint.icc").read_bytes()
    photograph = press_picture(out.getvalue(), "p.tif", crop=None, size=None, profile=icc, limit=limit)
    placed = PLACED._replace(rect=Rect(20_000, 20_000, 120_000, 120_000), crop=(0, 0, 240, 240))
    path = tmp_path / "photo.pdf"
    path.write_bytes(pdf((sheet(placed),), EDITION, KIT, {placed.shown: photograph}))
    measured = photograph.ink_max / 10
    assert measured == pytest.approx(found, abs=3)
    assert plates(path, tmp_path / "plates", dpi=288).heaviest == pytest.approx(measured, abs=2)


def test_ink_measured_on_the_sample_is_that_of_the_plates(x4: Path, tmp_path: Path) -> None:
    from layout.pictures.cache import unpack

    kept = [unpack(one.read_bytes()) for one in (x4.parents[1] / ".pictures").iterdir()]
    measured = max(one.ink_max for one in kept if one and one.mode == "CMYK") / 10
    assert plates(x4, tmp_path, dpi=220).heaviest == pytest.approx(measured, abs=2)


@pytest.mark.parametrize(("standard", "profile"), [("x-4", "2u"), ("x-4", "ua1"), ("x-1a", "1b"), ("x-1a", "ua1")])
def test_pictures_of_one_ink_and_of_four_keep_the_standards(standard: str, profile: str, tmp_path: Path) -> None:
    from presswork import EDITION, sheet
    from test_press_file import COLOUR, GREY, KIT, PLACED, WHOLE

    from layout.output.model import Make, intent_of
    from layout.output.pdf import pdf
    from layout.page import Tag

    icc = (Path(__file__).resolve().parents[2] / "styles/press/newsprint.icc").read_bytes()
    marks = [PLACED._replace(image=name, tag=Tag(name, "picture")) for name in ("a.jpg", "b.jpg")]
    pictures = {("a.jpg", WHOLE, None): GREY, ("b.jpg", WHOLE, None): COLOUR}
    make = Make(standard, intent_of(icc, "newsprint"))
    data = pdf((sheet(*marks),), EDITION, KIT, pictures, make)
    assert failures(data, profile) == set()
    assert failures(pdf((sheet(*marks),), EDITION, KIT, pictures, make._replace(standard="")), profile)
    path = tmp_path / "p.pdf"
    path.write_bytes(data)
    assert [line.split()[5] for line in run("pdfimages", "-list", path).stdout.splitlines()[2:]] == ["gray", "cmyk"]


@pytest.mark.parametrize("name", ["tabloid"])
def test_other_samples_keep_them_too(name: str, repository: Path, tmp_path: Path) -> None:
    assert (
        main([str(repository / f"seeds/datong/{name}.yaml"), "--out", str(tmp_path), "--only", "pdf", "--quiet"]) == 0
    )
    made = sorted(tmp_path.glob("*/*.pdf"))
    assert made
    for path in made:
        assert failures(path.read_bytes(), "2u") == failures(path.read_bytes(), "ua1") == set()
        seen = plates(path, tmp_path / "plates")
        assert set(seen.plates) == {"Cyan", "Magenta", "Yellow", "Black"}
        assert 100 <= seen.heaviest <= 221
