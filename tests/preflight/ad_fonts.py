"""Font programs of every type with the letters A and B, both squares, and faces around them."""

from __future__ import annotations

import io
from typing import Any

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc import eexec
from fontTools.pens.t2CharStringPen import T2CharStringPen
from more_mutants import OVER
from mutants import draw
from paper import stream
from pikepdf import Array, Dictionary, Name, String

_HEAD = """%!PS-AdobeFont-1.0: Two 001.001
11 dict begin
/FontInfo 2 dict dup begin /FullName (Two) readonly def /FamilyName (Two) readonly def end readonly def
/FontName /Two def /PaintType 0 def /FontType 1 def /FontMatrix [0.001 0 0 0.001 0 0] readonly def
/Encoding StandardEncoding def /FontBBox {0 0 600 700} readonly def
currentdict end
currentfile eexec
"""


def type_1() -> tuple[bytes, int, int]:
    """A program of Type 1, and how long its parts in clear and in cipher are."""

    # hsbw 50 600; a square from the base line to 600; closepath endchar: numbers are one or two bytes
    def number(value: int) -> bytes:
        if -107 <= value <= 107:
            return bytes([value + 139])
        value, sign = abs(value) - 108, 247 if value > 0 else 251
        return bytes([sign + (value >> 8), value & 255])

    square = (
        number(50)
        + number(600)
        + b"\x0d"
        + number(0)
        + b"\x06"
        + number(600)
        + b"\x07"
        + number(500)
        + b"\x06"
        + number(-600)
        + b"\x07"
        + b"\x09"
        + b"\x0e"
    )
    shape = eexec.encrypt(b"\0" * 4 + square, 4330)[0]
    private = b"dup /Private 8 dict dup begin /RD {string currentfile exch readstring pop} executeonly def\n"
    private += b"/ND {noaccess def} executeonly def /NP {noaccess put} executeonly def /BlueValues [] def\n"
    private += b"/MinFeature {16 16} def /password 5839 def /lenIV 4 def\n"
    private += b"2 index /CharStrings 3 dict dup begin\n"
    for name in (b"A", b"B", b".notdef"):
        private += b"/" + name + b" " + str(len(shape)).encode() + b" RD " + shape + b" ND\n"
    private += b"end end readonly put noaccess put dup /FontName get exch definefont pop mark currentfile closefile\n"
    head, cipher = _HEAD.encode(), eexec.encrypt(b"\0" * 4 + private, 55665)[0]
    tail = (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"
    return head + cipher + tail, len(head), len(cipher)


def descriptor_of(pdf: Any, key: str, data: bytes, **entries: Any) -> Any:
    """A descriptor with a program."""
    return Dictionary(
        {
            "/Type": Name.FontDescriptor,
            "/FontName": Name("/ABCDEF+Two"),
            "/Flags": 4,
            "/ItalicAngle": 0,
            "/FontBBox": Array([0, 0, 600, 700]),
            "/Ascent": 700,
            "/Descent": 0,
            "/CapHeight": 700,
            "/StemV": 80,
            f"/{key}": stream(pdf, data, **entries),
        }
    )


def type_1_face(
    shown: str = "AB", share: float = 1, widths: tuple[int, ...] = (600, 600), names: tuple[str, ...] = ()
) -> Any:
    """Type in a face of Type 1: so much of its program, other widths, codes from 65 on that call for *names*."""

    def spoil(pdf: Any) -> None:
        data, head, cipher = type_1()
        data = data[: int(len(data) * share)]
        parts = {"Length1": head, "Length2": cipher, "Length3": max(0, len(data) - head - cipher)}
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/ABCDEF+Two"),
            FirstChar=65,
            LastChar=64 + len(widths),
            Widths=Array(widths),
            FontDescriptor=descriptor_of(pdf, "FontFile", data, **parts),
        )
        if names:
            font.Encoding = Dictionary(Differences=Array([65, *(Name(f"/{one}") for one in names)]))
        draw(
            f"/ZO gs 0 0 0 1 k BT /ZF 20 Tf 520 300 Td ({shown}) Tj ET",
            lambda _: {"Font/ZF": font, "ExtGState/ZO": OVER},
        )(pdf)

    return spoil


def _squares() -> dict[str, Any]:
    pen = T2CharStringPen(600, None)
    pen.moveTo((50, 0)), pen.lineTo((50, 600)), pen.lineTo((550, 600)), pen.lineTo((550, 0)), pen.closePath()
    return dict.fromkeys((".notdef", "cid00001", "cid00002"), pen.getCharString())


def cid_program() -> bytes:
    """A program of Type 0C with two characters."""
    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder([".notdef", "cid00001", "cid00002"])
    made.setupCFF("Two", {"FullName": "Two"}, _squares(), {})
    cff = made.font["CFF "].cff
    top = cff.topDictIndex[0]
    one = FontDict()
    one.Private, one.FontName = top.Private, "Two-1"
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 3
    top.FDArray = FDArrayIndex()
    top.FDArray.strings, top.FDArray.GlobalSubrs = None, cff.GlobalSubrs
    top.FDArray.append(one)
    select = FDSelect()
    select.format, select.gidArray = 3, [0, 0, 0]
    top.FDSelect = select
    del top.Private
    charstrings = top.CharStrings
    charstrings.fdArray, charstrings.fdSelect = top.FDArray, select
    for name in _squares():
        charstrings[name].fdSelectIndex = 0
    data: bytes = made.font["CFF "].compile(made.font)
    return data


def _of_cids(key: dict[str, Any], data: Any, shown: str, widths: list[Any]) -> Any:
    def spoil(pdf: Any) -> None:
        inner = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType0,
            BaseFont=Name("/ABCDEF+Two"),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            DW=1000,
            W=Array([Array(one) if isinstance(one, list) else one for one in widths]),
            FontDescriptor=descriptor_of(pdf, "FontFile3", data(), **key),
        )
        reading = (
            b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0002> <0041> "
            b"endbfrange endcmap"
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Two"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=stream(pdf, reading),
        )
        draw(
            f"/ZO gs 0 0 0 1 k BT /ZF 20 Tf 520 300 Td <{shown}> Tj ET",
            lambda _: {"Font/ZF": font, "ExtGState/ZO": OVER},
        )(pdf)

    return spoil


def cid_cff(shown: str = "00010002", share: float = 1, widths: list[Any] | None = None) -> Any:
    """Type in a composite face of Type 0C."""

    def data() -> bytes:
        made = cid_program()
        return made[: int(len(made) * share)]

    return _of_cids({"Subtype": Name.CIDFontType0C}, data, shown, widths or [1, [600, 600]])


def open_type(share: float = 1) -> Any:
    """Type in a composite face of OpenType with outlines of CFF."""

    def data() -> bytes:
        made = FontBuilder(1000, isTTF=False)
        made.setupGlyphOrder([".notdef", "cid00001", "cid00002"])
        made.setupCharacterMap({65: "cid00001", 66: "cid00002"})
        made.setupCFF("Two", {"FullName": "Two"}, _squares(), {})
        made.setupHorizontalMetrics(dict.fromkeys((".notdef", "cid00001", "cid00002"), (600, 50)))
        made.setupHorizontalHeader(ascent=700, descent=0)
        made.setupNameTable({"familyName": "Two", "styleName": "Regular"})
        made.setupOS2()
        made.setupPost()
        made.font.recalcTimestamp = False  # the same bytes each time
        made.font["head"].created = made.font["head"].modified = 3_000_000_000
        out = io.BytesIO()
        made.font.save(out)
        return out.getvalue()[: int(len(out.getvalue()) * share)]

    return _of_cids({"Subtype": Name.OpenType}, data, "00010002", [1, [600, 600]])
