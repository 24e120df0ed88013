"""Ads that keep less than our own pages: a press file claims what a validator finds in it, and says what was lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from ad_files import KIT, ad, changed, issue
from fontTools import subset, ttLib
from pikepdf import Array, Dictionary, Name

from layout.cli import main

SLOT = "use: ad, file: ad.pdf, at: [1, 3], size: [120mm, 60mm]"


def claims(folder: Path, change: Callable[[Any], object], slot: str = SLOT) -> tuple[str, bool, str]:
    """Level of PDF/A and PDF/UA that the press file of an ad after *change* claims, and why no more."""
    (folder / "ad.pdf").write_bytes(changed(ad(), change))
    code = main([str(issue(folder, slot)), "--out", str(folder / "out"), "--only", "pdf,report", "--quiet"])
    data = (folder / "out/ads/P01.pdf").read_bytes()
    level, tagged = re.search(rb"pdfaid:conformance>(\w)<", data), b"<pdfuaid:part>1" in data
    assert code == 0 and b"GTS_PDFXVersion>PDF/X-4<" in data
    for profile in [f"2{level[1].decode().lower()}"] * (level is not None) + ["ua1"] * tagged if level else []:
        assert not validator.validate_pdf_bytes(data, profile=profile).to_dict()["failures"], profile
    told = json.loads((folder / "out/ads/report.json").read_text("utf-8"))["findings"]
    why = [one["message"] for one in told if one["code"] == "ad-claims-less"]
    return level[1].decode() if level else "", tagged, "".join(why)


def said(words: bytes) -> Callable[[Any], object]:
    return lambda document: document.pages[0].contents_add(document.make_stream(words))


def state(**keys: Any) -> Callable[[Any], object]:
    def change(document: Any) -> None:
        document.pages[0].Resources.ExtGState.X = Dictionary(**keys)
        said(b"/X gs 0 0 0 .5 k 9 9 40 40 re f")(document)

    return change


def picture(**keys: Any) -> Callable[[Any], object]:
    def change(document: Any) -> None:
        facts: dict[str, Any] = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 300, "Height": 300}
        facts |= {"BitsPerComponent": 8, "ColorSpace": Name.DeviceGray} | keys
        made = pikepdf.Stream(document, bytes([128]) * 90_000, **facts)
        document.pages[0].Resources.XObject = Dictionary(Im=document.make_indirect(made))
        said(b"q 50 0 0 50 100 50 cm /Im Do Q")(document)

    return change


def in_form(words: bytes) -> Callable[[Any], object]:
    def change(document: Any) -> None:
        made = document.make_stream(words, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources={})
        document.pages[0].Resources.XObject = Dictionary(X=made)
        said(b"/X Do")(document)

    return change


def wide(document: Any) -> None:
    for font in document.pages[0].Resources.Font.values():
        if "/Widths" in font:
            font.Widths = Array([int(one) + 3 for one in font.Widths])


def duotone(document: Any) -> None:
    way = document.make_stream(b"{pop 0 0 0 4 -1 roll}", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
    names = Array([Name.Cyan, Name.Magenta])
    document.pages[0].Resources.ColorSpace = Dictionary(N=Array([Name.DeviceN, names, Name.DeviceCMYK, way]))
    said(b"/N cs .5 .5 sc 9 9 20 20 re f")(document)


def composite(*lost: str, encoding: str = "/Identity-H") -> Callable[[Any], object]:
    """Two characters in a CIDFont, without what is *lost*."""

    def change(document: Any) -> None:
        font = ttLib.TTFont(KIT / "NotoSerifSC-Regular.ttf")
        options = subset.Options()
        options.retain_gids, options.glyph_names = True, False
        cut = subset.Subsetter(options)
        cut.populate(text="春天")
        cut.subset(font)
        out = BytesIO()
        font.save(out)
        glyphs = tuple(font.getReverseGlyphMap()[font.getBestCmap()[ord(sign)]] for sign in "春天")
        program = document.make_stream(out.getvalue(), Length1=len(out.getvalue()))
        name = Name("/ABCDEF+Noto")
        facts: dict[str, Any] = {
            "Type": Name.FontDescriptor, "FontName": name, "Flags": 4, "FontBBox": [-100, -200, 1100, 900],
            "ItalicAngle": 0, "Ascent": 880, "Descent": -120, "CapHeight": 700, "StemV": 80, "FontFile2": program,
        }  # fmt: skip
        system = Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
        inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDSystemInfo=system, DW=1000)
        inner.FontDescriptor = document.make_indirect(Dictionary(**facts))
        inner.CIDToGIDMap = Name.Identity
        outer = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name(encoding))
        outer.DescendantFonts = Array([document.make_indirect(inner)])
        back = "begincmap /CMapName /x def 1 begincodespacerange <0000> <ffff> endcodespacerange "
        lines = [f"<{glyph:04x}> <{ord(sign):04x}>" for glyph, sign in zip(glyphs, "春天", strict=True)]
        lines = lines[:1] if "天" in lost else lines
        back += f"{len(lines)} beginbfchar {' '.join(lines)} endbfchar endcmap"
        outer.ToUnicode = document.make_stream(b"/CIDInit /ProcSet findresource begin 12 dict begin " + back.encode())
        for key in lost:
            for one in (inner, outer):
                if f"/{key}" in one:
                    del one[f"/{key}"]
        document.pages[0].Resources.Font.C = document.make_indirect(outer)
        said(b"BT /C 20 Tf 200 100 Td <%04x%04x> Tj ET" % glyphs)(document)

    return change


KEPT = {
    "composite": composite(), "two inks": duotone, "soft": state(ca=0.5), "multiplied": state(BM=Name.Multiply),
    "digits in words": said(b"BT /F2+0 9 Tf 3 Tr 10 10 Td (12345678901234) Tj ET"), "picture": picture(),
}  # fmt: skip


@pytest.mark.parametrize("kind", KEPT)
def test_what_other_programs_write_well_keeps_every_claim(tmp_path: Path, kind: str) -> None:
    assert claims(tmp_path, KEPT[kind]) == ("U", True, "")


LOST = {
    "no way back": (composite("ToUnicode"), "B", False, "ToUnicode ABCDEF+Noto"),
    "half a way back": (composite("天"), "B", False, "ToUnicode"),
    "no glyphs": (composite("CIDToGIDMap"), "", False, "CIDToGIDMap"),
    "another order": (composite(encoding="/GBK-EUC-H"), "", False, "CIDSystemInfo"),
    "widths": (wide, "", False, "Widths AAAAAA+Noto"),
    "smoothed": (picture(Interpolate=True), "", True, "Interpolate"),
    "intent": (picture(Intent=Name.Vivid), "", True, "Intent"),
    "curve": (state(TR=Name.Identity), "", True, "TR"),
    "blend": (state(BM=Name.Vivid), "", True, "BM"),
    "state": (state(RI=Name.Vivid), "", True, "RI"),
    "operator": (said(b"BX vivid EX 0 0 0 .5 k 9 9 9 9 re f"), "", True, "operator vivid"),
    "in a form": (in_form(b"/Vivid ri 0 0 0 .5 k 1 1 3 3 re f"), "", True, "ri /Vivid"),
    "deep": (said(b"q " * 40 + b"0 0 0 .5 k 9 9 9 9 re f " + b"Q " * 40), "", True, "q > 28"),
    "huge": (said(b"0 0 0 .1 k 10 10 99999999999 20 re f"), "", True, "integer"),
    "long name": (state(**{"LW": 1, "n" * 140: 1}), "", True, "name > 127"),
}  # fmt: skip


OF = {
    "no way back": "fonts", "half a way back": "fonts", "no glyphs": "fonts", "another order": "fonts",
    "widths": "fonts", "smoothed": "pictures", "intent": "pictures", "curve": "colours", "blend": "colours",
    "state": "colours", "in a form": "colours",
}  # fmt: skip


@pytest.mark.parametrize("kind", LOST)
def test_what_an_ad_does_not_keep_is_not_claimed_and_is_named(tmp_path: Path, kind: str) -> None:
    change, level, tagged, why = LOST[kind]
    done = claims(tmp_path, change)
    assert done[:2] == (level, tagged) and why in done[2]
    assert f"ask of {OF.get(kind, 'drawing')}: " in done[2]


@pytest.mark.parametrize("turned", [False, True])
def test_a_turned_page_and_one_of_larger_units_keep_every_claim(tmp_path: Path, turned: bool) -> None:
    def change(document: Any) -> None:
        if turned:
            document.pages[0].Rotate = 270
        else:
            document.pages[0].UserUnit = 2

    size = "60mm, 120mm" if turned else "240mm, 120mm"
    assert claims(tmp_path, change, f"use: ad, file: ad.pdf, at: [1, 3], size: [{size}]") == ("U", True, "")
