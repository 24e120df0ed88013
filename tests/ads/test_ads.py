"""Advertisements: placed as they are, never cropped, never scaled without a word, refused where the plant says so."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from ad_files import DEEP, GREEN, LIGHT, MM, RED, ad, changed, issue
from PIL import Image

from layout.cli import main

SLOT = "use: ad, file: ad.pdf, at: [1, 3], size: [120mm, 60mm]"


Found = dict[str, list[dict[str, object]]]


def made(folder: Path, data: bytes, slot: str = SLOT, press: str = "") -> tuple[int, Found]:
    """The exit code and the findings, by code, of an issue with *data* as ``ad.pdf``."""
    (folder / "ad.pdf").write_bytes(data)
    code = main([str(issue(folder, slot, press=press)), "--out", str(folder / "out"), "--dpi", "72", "--quiet"])
    report = json.loads((folder / "out/ads/report.json").read_text("utf-8"))
    by_code: Found = {}
    for one in report["findings"]:
        by_code.setdefault(one["code"], []).append(one)
    return code, by_code


def press_file(folder: Path) -> bytes:
    (path,) = (folder / "out/ads").glob("P01*.pdf")  # P01.errors.pdf where the page has errors
    return path.read_bytes()


def form(folder: Path) -> tuple[pikepdf.Pdf, pikepdf.Object]:
    """The press file held open, and the form of the ad in it."""
    document = pikepdf.open(BytesIO(press_file(folder)))
    (one,) = [x for x in document.pages[0].Resources.XObject.values() if x.Subtype == "/Form" and "/Resources" in x]
    return document, one


def test_a_pdf_stays_type_and_lines_with_its_own_fonts(tmp_path: Path) -> None:
    code, found = made(tmp_path, ad())
    assert code == 0, found
    assert not [one for one in found if one.startswith(("ad-", "preflight"))]
    _document, placed = form(tmp_path)
    assert b"Tj" in placed.read_bytes()
    assert next(str(font.BaseFont) for font in placed.Resources.Font.values()).startswith("/AAAAAA+")
    subprocess.run(["qpdf", "--check", tmp_path / "out/ads/P01.pdf"], capture_output=True, check=True)
    with pypdfium2.PdfDocument(press_file(tmp_path)) as document:
        assert "11" in document[0].get_textpage().get_text_range()


def test_the_ad_stands_at_its_own_size_where_the_spec_says(tmp_path: Path) -> None:
    made(tmp_path, ad())
    with pypdfium2.PdfDocument(press_file(tmp_path)) as document:
        (one,) = [x for x in document[0].get_objects(max_depth=1) if x.type == 5]
        left, low, right, top = one.get_bounds()
    assert (right - left, top - low) == pytest.approx((120 * MM, 60 * MM), abs=0.1)
    (told,) = json.loads((tmp_path / "out/ads/ads.json").read_text("utf-8"))
    assert told["size_mm"] == [120.0, 60.0] and told["area_cm2"] == 72.0
    assert left - 3 * MM == pytest.approx(told["place_mm"][0] * MM, abs=0.2)


def test_the_preview_shows_the_ad_and_the_word_that_says_what_it_is(tmp_path: Path) -> None:
    made(tmp_path, ad())
    shown = Image.open(tmp_path / "out/ads/P01.png").convert("RGB")
    (told,) = json.loads((tmp_path / "out/ads/ads.json").read_text("utf-8"))
    x, y = (round((at + 30) * MM) for at in told["place_mm"])
    red, green, blue = shown.getpixel((x, y))  # type: ignore[misc]
    assert green > red + 20 and green > blue
    with pypdfium2.PdfDocument(press_file(tmp_path)) as document:
        assert "广告" in document[0].get_textpage().get_text_range()
    made(tmp_path, ad(), SLOT + ", label: false")
    with pypdfium2.PdfDocument(press_file(tmp_path)) as document:
        assert "广告" not in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ad(ground=LIGHT), "preflight-rgb"),
        (ad(ground=DEEP), "preflight-ink-over"),
        (ad(ground=RED), "preflight-spot"),
        (ad(embed=False), "preflight-font-not-embedded"),
        (b"%PDF-1.7 nonsense", "preflight-damaged"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "ad-kind"),
        (b"\x93junk" * 400, "ad-no-pdf"),
        (b"", "ad-no-pdf"),
    ],
    ids=["rgb", "ink", "spot", "font", "broken", "eps", "junk", "empty"],
)  # fmt: skip
def test_what_the_plant_does_not_take_is_refused_and_the_page_is_made(tmp_path: Path, data: bytes, code: str) -> None:
    done, found = made(tmp_path, data)
    assert done == 1 and code in found, found.keys()
    assert press_file(tmp_path).startswith(b"%PDF")
    (told,) = json.loads((tmp_path / "out/ads/ads.json").read_text("utf-8"))
    assert told["on_page"] is False


def test_an_encrypted_file_is_named(tmp_path: Path) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(ad())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    done, found = made(tmp_path, out.getvalue())
    assert done == 1 and "preflight-locked" in found


def test_red_green_and_blue_are_converted_by_order_only(tmp_path: Path) -> None:
    _, found = made(tmp_path, ad(ground=LIGHT), SLOT + ", convert: true")
    assert "ad-converted" in found and "preflight-rgb" not in found
    _document, placed = form(tmp_path)
    content = placed.read_bytes()
    assert b" rg" not in content and b" k" in content and b"Tj" in content


def test_which_page_of_several_is_asked_for(tmp_path: Path) -> None:
    done, found = made(tmp_path, ad(pages=3))
    assert done == 1 and "ad-which-page" in found
    done, found = made(tmp_path, ad(pages=3), SLOT + ", file_page: 2")
    assert done == 0 and "ad-which-page" not in found
    with pypdfium2.PdfDocument(press_file(tmp_path)) as document:
        assert "12" in document[0].get_textpage().get_text_range()
    _, found = made(tmp_path, ad(pages=3), SLOT + ", file_page: 4")
    assert "ad-no-such-page" in found


def test_a_wrong_size_is_told_and_nothing_is_cropped(tmp_path: Path) -> None:
    done, found = made(tmp_path, ad((140, 60)))
    assert done == 1 and "ad-size-differs" in found
    with pypdfium2.PdfDocument(press_file(tmp_path)) as document:
        (one,) = [x for x in document[0].get_objects(max_depth=1) if x.type == 5]
        left, low, right, top = one.get_bounds()
    assert (right - left) / (top - low) == pytest.approx(140 / 60, rel=0.01)
    done, found = made(tmp_path, ad((140, 60)), SLOT + ", scale: true")
    assert done == 0 and "ad-scaled" in found
    done, found = made(tmp_path, ad((100, 50)))
    assert done == 0 and "ad-smaller" in found


@pytest.mark.parametrize(
    ("slot", "size", "told"),
    [
        ("at: [1, 3], size: [120mm, 60mm]", (119.4, 58.6), False),
        ("at: [1, 3], size: [120mm, 60mm]", (118.3, 60), True),
        ("at: [1, 3], size: [120mm, 60mm]", (120, 58.3), True),
        ("rect: [0mm, 60mm, 120mm, 60mm]", (119.8, 60), False),
        ("rect: [0mm, 60mm, 120mm, 60mm]", (119, 60), True),
    ],
)
def test_an_ad_may_be_smaller_than_its_place_by_what_a_booking_may_differ_but_at_the_edge_of_the_paper(
    tmp_path: Path, slot: str, size: tuple[float, float], told: bool
) -> None:
    done, found = made(tmp_path, ad(size), f"use: ad, file: ad.pdf, {slot}, advertiser: 商场")
    assert ("ad-smaller" in found) == told, found
    assert done == 0 and "ad-size-differs" not in found


def test_the_place_is_held_against_what_was_booked(tmp_path: Path) -> None:
    done, found = made(tmp_path, ad(), SLOT + ", advertiser: 商场, booked: {size: [120mm, 60mm]}")
    assert done == 0 and "ad-not-as-booked" not in found
    done, found = made(tmp_path, ad(), SLOT + ", advertiser: 商场, booked: 半版")
    assert done == 1 and "ad-not-as-booked" in found
    done, found = made(tmp_path, ad(), SLOT + ", booked: 大版")
    assert done == 1 and "ad-trade-unknown" in found


def test_a_spot_ink_that_the_plant_has_keeps_its_plate(tmp_path: Path) -> None:
    (tmp_path / "plant.yaml").write_text("name: own\nspots: [PANTONE 185 C]\n", "utf-8")
    done, found = made(tmp_path, ad(ground=RED), press="press: {plant: plant.yaml}")
    assert done == 0, found
    _document, placed = form(tmp_path)
    space = next(iter(placed.Resources.ColorSpace.values()))
    assert str(space[0]) == "/Separation" and str(space[1]) == "/PANTONE 185 C"
    shown = Image.open(tmp_path / "out/ads/P01.png").convert("RGB")
    (told,) = json.loads((tmp_path / "out/ads/ads.json").read_text("utf-8"))
    red, green, _ = shown.getpixel(tuple(round((at + 30) * MM) for at in told["place_mm"]))  # type: ignore[misc]
    assert red > green + 60 and told["spot_inks"] == ["PANTONE 185 C"]


def test_a_file_claims_no_more_than_the_ad_in_it_keeps(tmp_path: Path) -> None:
    made(tmp_path, ad())
    assert b"<pdfaid:conformance>U" in press_file(tmp_path) and b"<pdfuaid:part>1" in press_file(tmp_path)

    def unreadable(document: pikepdf.Pdf) -> None:
        for font in document.pages[0].Resources.Font.values():
            if "/ToUnicode" in font:
                del font["/ToUnicode"]

    done, found = made(tmp_path, changed(ad(), unreadable))
    assert done == 0 and "ad-claims-less" in found
    (told,) = found["ad-claims-less"]
    words = str(told["message"])
    assert "of fonts:" in words and words.index("fonts") < words.index("ToUnicode"), "an editor's words come first"
    assert b"<pdfaid:conformance>B" in press_file(tmp_path) and b"<pdfuaid:part>" not in press_file(tmp_path)
    assert b"PDF/X-4" in press_file(tmp_path)


def test_transparency_has_no_place_in_an_old_file(tmp_path: Path) -> None:
    done, found = made(tmp_path, ad(alpha=0.5), press="press: {standard: x-1a}")
    assert done == 1 and "ad-not-for-x1a" in found
    done, found = made(tmp_path, ad(alpha=0.5))
    assert "ad-not-for-x1a" not in found


def test_layers_that_are_off_are_refused_and_notes_are_named(tmp_path: Path) -> None:
    def layered(document: pikepdf.Pdf) -> None:
        layer = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="a"))
        off = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        document.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=off)

    done, found = made(tmp_path, changed(ad(), layered))
    assert done == 1 and "ad-hidden-layers" in found

    def noted(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9])
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])

    done, found = made(tmp_path, changed(ad(), noted))
    assert done == 0 and "ad-notes-left-out" in found


def test_a_turned_page_stands_as_it_is_read(tmp_path: Path) -> None:
    def turned(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = 90

    done, found = made(tmp_path, changed(ad((60, 120), GREEN), turned))
    assert done == 0 and "ad-size-differs" not in found, found


def test_an_ad_that_was_taken_in_is_kept_and_gives_the_same_bytes(tmp_path: Path) -> None:
    made(tmp_path, ad())
    before = press_file(tmp_path)
    (kept,) = (tmp_path / "out/.ads").iterdir()
    made(tmp_path, ad())
    assert press_file(tmp_path) == before
    kept.write_bytes(kept.read_bytes()[:500])  # not whole: it is read anew
    made(tmp_path, ad())
    assert press_file(tmp_path) == before


def test_keys_of_ads_are_for_ads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ad.pdf").write_bytes(ad())
    for slot in ("use: notice, text: 一, file: ad.pdf", "use: ad"):
        main([str(issue(tmp_path, f"{slot}, at: [1, 3], span: [2, 3]")), "--out", str(tmp_path)])
    told = "".join(capsys.readouterr())
    assert "spec-key-idle-ad" in told and "spec-slot-lacks" in told
