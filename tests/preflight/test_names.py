"""Names of inks and faces that are not UTF-8: read in the encoding that their bytes tell, and no two inks made one."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from paper import PROFILE, cyan_to_black, image, paper, same_plates
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from layout.pdfreader.names import meant, without_encoding
from layout.preflight.check import check, checked
from layout.preflight.model import Report
from layout.stylesheets.preflight import Limits

WRITTEN = {
    "gb18030": (
        "专红", "红", "专色金", "方正小标宋简体", "仿宋_GB2312", "珞珈红", "朱磦", "翡翠绿", "局部UV", "红（专）",
        "華康儷金黑", "潘通 185 红", "模切线", "专银1", "蘇州紅",
    ),
    "big5": (
        "專色紅", "金", "墨綠", "潘通紅 032", "燙金", "標楷體", "新細明體", "華康中圓體", "刀模", "局部上光", "螢光橙",
        "報頭紅", "文鼎粗圓", "香港郵政綠",
    ),
    "cp932": (
        "特色", "金赤", "銀", "ＭＳ 明朝", "リュウミン", "ヒラギノ明朝", "DIC 紅色", "蛍光ピンク", "ニス", "新聞明朝",
    ),
}  # fmt: skip
UNTOLD = {"游ゴシック体": "cp932", "ｸﾞﾚｰ": "cp932"}
"""What has signs that are rare, or of half the width: nothing tells it from GBK."""


@pytest.mark.parametrize(("encoding", "name"), [(one, name) for one, names in WRITTEN.items() for name in names])
def test_a_name_is_read_as_it_was_written(encoding: str, name: str) -> None:
    assert meant(name.encode(encoding)) == name
    assert meant(name.encode()) == name


def test_what_bytes_do_not_tell_is_read_as_gbk_and_what_is_none_byte_by_byte() -> None:
    for name, encoding in UNTOLD.items():
        assert meant(name.encode(encoding)) == name.encode(encoding).decode("gb18030") != name
    assert meant(b"Encre fonc\xe9") == "Encre foncé"
    assert meant(b"\xff\xff") == "ÿÿ"


def with_inks(*names: bytes) -> Report:
    """Of a page with a square in each of the inks that have these bytes as their names."""

    def made(pdf: Pdf) -> Any:
        spaces = {}
        for at, name in enumerate(names):
            said = b"".join(b"#%02x" % byte for byte in name).decode()
            space = pikepdf.Object.parse(f"[/Separation /{said} /DeviceCMYK 0]".encode())
            space[3] = cyan_to_black(pdf)
            spaces[f"/C{at}"] = pdf.make_indirect(Array(space))
        return Dictionary(ColorSpace=Dictionary(spaces))

    content = " ".join(f"/C{at} cs 1 scn {at * 20} 0 10 10 re f" for at in range(len(names)))
    return check(paper(content, made), "P01.pdf", Limits("quick", resolution=36), PROFILE)


def plates_of(report: Report) -> list[str]:
    ink = report.pages[0].ink
    assert ink is not None
    return [one for one in ink.inked if one not in ("Cyan", "Magenta", "Yellow", "Black")]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("gbk", "专红"), ("big5", "專紅"), ("cp932", "特色"), ("gbk", "红"), ("big5", "金"), ("latin-1", "foncé")],
)
def test_one_name_in_two_encodings_is_two_inks_which_are_told_as_alike(encoding: str, name: str) -> None:
    report = with_inks(name.encode(), name.encode(encoding))
    first, second = plates_of(report)
    assert first == name and second != name and without_encoding(second) == name
    assert "preflight-spot-twice" in {one.code for one in report.findings}
    alone = with_inks(name.encode(encoding))
    assert plates_of(alone) == [name]
    assert "preflight-spot-twice" not in {one.code for one in alone.findings}


def test_the_end_of_a_name_says_its_encoding_where_there_is_room() -> None:
    assert plates_of(with_inks("专红".encode(), "专红".encode("gbk"))) == ["专红", "专红_GBK"]
    assert plates_of(with_inks("報頭紅字".encode(), "報頭紅字".encode("big5"))) == ["報頭紅字", "報頭紅字_Big5"]
    assert [without_encoding(one) for one in ("专红_GBK", "专红_", "红_GB", "A_Big5", "A_SJI", "A_C", "GBK")] == [
        "专红", "专红", "红", "A", "A", "A_C", "GBK",
    ]  # fmt: skip


def test_resources_named_in_any_encoding_are_found_by_what_names_them() -> None:
    for encoding in WRITTEN:
        raw = "".join(f"#{byte:02x}" for byte in "特色".encode(encoding, "ignore"))
        named = Dictionary({"/ColorSpace": pikepdf.Object.parse(f"<< /{raw} /DeviceCMYK >>".encode())})
        report = check(
            paper(f"/{raw} cs 1 0 0 0 scn 0 0 50 50 re f", lambda _, named=named: named),
            "P01.pdf",
            Limits("q"),
            PROFILE,
        )
        ink = report.pages[0].ink
        assert ink is not None and ink.inked == ("Cyan",)


def exchanged(data: bytes, one: int, other: int) -> bytes:
    """*data* with two objects called by each other's numbers, so that whoever writes it again numbers them anew."""
    numbers = {b"%d" % one: b"%d" % other, b"%d" % other: b"%d" % one}
    called = re.compile(rb"\b(%d|%d)(?= 0 (?:obj|R)\b)" % (one, other))
    data = called.sub(lambda found: numbers[found[1]], data)
    entries = re.compile(rb"\d{10} \d{5} [fn] \n").findall(data)
    head, table, tail = data.partition(b"".join(entries))
    assert table
    entries[one], entries[other] = entries[other], entries[one]
    return head + b"".join(entries) + tail


def test_pictures_of_a_file_whose_names_are_rewritten_are_its_own() -> None:
    """They have other numbers then, and what the file has under those is as long and another picture."""

    def coded(*ink: int) -> bytes:
        out = io.BytesIO()
        Image.new("CMYK", (16, 16), ink).save(out, "JPEG")
        return out.getvalue()

    def made(name: str) -> bytes:
        def used(pdf: Pdf) -> Any:
            blue, black = (
                image(pdf, Name.DeviceCMYK, data, Width=16, Height=16, Filter=Name.DCTDecode)
                for data in (coded(255, 0, 0, 0), coded(0, 0, 0, 255))
            )
            known = pikepdf.Object.parse(f"<< /{name} << >> >>".encode())
            return Dictionary(XObject=Dictionary(A=blue, B=black), Properties=known)

        return exchanged(paper("q 50 0 0 100 0 0 cm /A Do Q q 50 0 0 100 50 0 cm /B Do Q", used), 5, 6)

    clear, rewritten = (checked(made(name), "P01.pdf", Limits("quick"), PROFILE, dpi=36) for name in ("A", "#D7#A8"))
    assert not any(one.code == "preflight-mended" for one in clear.report.findings)
    assert same_plates(clear.plates[0], rewritten.plates[0])
    assert clear.plates[0]["Cyan"].getextrema()[1]
