"""A file for the screen: links and outline that lead where they say, in a file that is still archive and accessible."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from plates import failures
from presswork import EDITION, set_in, sheet
from test_press_file import KIT, SONG

from layout.geometry import Rect
from layout.output.model import Heading, Link, Make, intent_of
from layout.output.pdf import pdf
from layout.page import BLACK, Tag
from layout.pictures.soft_proof import screen_profile

PAGES = tuple(
    sheet(set_in(SONG, "大同日报")._replace(tag=Tag(slug, "head")))._replace(number=number)
    for number, slug in ((1, "a"), (2, "b"))
)
LINKS = (
    Link(0, Rect(20_000, 40_000, 80_000, 30_000), "转第2版", to_page=1),
    Link(1, Rect(0, 0, 9_000, 9_000), "网站", address="https://example.test/报?a=(1)"),
)
OUTLINE = (
    Heading("第1版", 0), Heading("绿水青山", 0, 30_000, 1), Heading("医疗", 0, 60_000, 1), Heading("第2版", 1),
)  # fmt: skip
SCREEN = Make("ua", intent_of(screen_profile(), "sRGB", 3), "rgb", {BLACK.plates: (35, 31, 32)}, LINKS, OUTLINE)


def test_links_and_outline_keep_the_file_archive_and_accessible() -> None:
    data = pdf(PAGES, EDITION, KIT, {}, SCREEN)
    assert failures(data, "2u") == failures(data, "ua1") == set()
    assert failures(data.replace(b"/StructParent ", b"/StructParont "), "ua1")


def test_links_lead_to_their_pages_and_addresses() -> None:
    document = PDFDocument(PDFParser(io.BytesIO(pdf(PAGES, EDITION, KIT, {}, SCREEN))))
    pages = [resolve1(kid) for kid in resolve1(document.catalog["Pages"])["Kids"]]
    one, other = (resolve1(page["Annots"][0]) for page in pages)
    assert one["Rect"] == [29, 139, 109, 169]
    assert resolve1(one["Dest"][0]) == pages[1]
    assert one["Contents"].decode("utf-16") == "转第2版"
    assert other["A"]["URI"] == b"https://example.test/%E6%8A%A5?a=%281%29"
    assert [page["Tabs"].name for page in pages] == ["S", "S"]


def test_the_outline_is_the_headings_with_their_depths() -> None:
    document = pypdfium2.PdfDocument(pdf(PAGES, EDITION, KIT, {}, SCREEN))
    read = [(one.level, one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    document.close()
    assert read == [(0, "第1版", 0), (1, "绿水青山", 0), (1, "医疗", 0), (0, "第2版", 1)]


@pytest.mark.parametrize("word", [b"/Annots", b"/Outlines", b"/Tabs"])
def test_a_file_for_the_press_has_neither(word: bytes) -> None:
    assert word not in pdf(PAGES, EDITION, KIT, {})
    assert word in pdf(PAGES, EDITION, KIT, {}, SCREEN)
