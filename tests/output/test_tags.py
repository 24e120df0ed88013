"""Tagged content: what is read hangs on a tree in its order, everything else is an artifact."""

from __future__ import annotations

import io
import re
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from presswork import EDITION, set_in, sheet
from readback import ReadBack
from test_press_file import KIT, PLACED, SONG

from layout.geometry import Point, Rect
from layout.output.pdf import pdf
from layout.page import Ink, Mark, Page, Rule, Tag, Tint

RULE = Rule(Point(0, 0), Point(90_000, 0), 500)


def words(said: str, story: str, role: str, part: int = 0) -> Mark:
    return set_in(SONG, said)._replace(tag=Tag(story, role, part))


class FileTree:
    """The tree of a file as nested tuples: (kind, …kids), a kid being an element or (page, number)."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        self.pages = list(PDFPage.create_pages(document))
        self._at = {page.pageid: index for index, page in enumerate(self.pages)}
        self.root = resolve1(document.catalog["StructTreeRoot"])
        self.elements: dict[tuple[int, int], Any] = {}
        self.tree = self._read(self.root["K"], 0)

    def _read(self, ref: Any, parent: int) -> tuple[Any, ...]:
        one = resolve1(ref)
        if parent:
            assert one["P"].objid == parent
        kids = one["K"] if isinstance(one["K"], list) else [one["K"]]
        made: list[Any] = []
        for kid in kids:
            if isinstance(kid, int):
                made.append((self._at[one["Pg"].objid], kid))
                self.elements[made[-1]] = ref
            elif isinstance(kid, dict):
                made.append((self._at[kid["Pg"].objid], kid["MCID"]))
                self.elements[made[-1]] = ref
            else:
                made.append(self._read(kid, ref.objid))
        return (one["S"].name, *made)

    def marked(self, page: int) -> list[tuple[str, int]]:
        """Kind and number of every numbered stretch of a page, in the order drawn."""
        content = b"\n".join(resolve1(one).get_data() for one in self.pages[page].contents).decode("latin-1")
        return [(kind, int(at)) for kind, at in re.findall(r"/(\w+)<</MCID (\d+)>>BDC", content)]


class Tree(FileTree):
    """The tree of a file of *pages*."""

    def __init__(self, *pages: Page) -> None:
        super().__init__(pdf(pages, EDITION, KIT, {}))


def test_a_story_is_an_article_of_heads_paragraphs_and_figures() -> None:
    tree = Tree(
        sheet(
            words("大同日报", "", "flag"),
            words("引题", "a", "kicker"), words("主题一", "a", "head", 1), words("主题二", "a", "head", 2),
            words("第一段", "a", "paragraph"), words("第一段的第二行", "a", "paragraph"), RULE,
            words("小标题", "a", "subhead", 1), words("第二段", "a", "paragraph", 2),
            PLACED._replace(tag=Tag("b", "picture")), words("说明", "b", "caption"),
        )
    )  # fmt: skip
    assert tree.tree == (
        "Document",
        ("P", (0, 0)),
        ("Art", ("P", (0, 1)), ("H1", (0, 2)), ("P", (0, 3)), ("H2", (0, 4)), ("P", (0, 5))),
        ("Art", ("Figure", (0, 6)), ("Caption", (0, 7))),
    )
    figure = resolve1(tree.elements[0, 6])
    assert figure["Alt"].decode("utf-16") == "an alt"
    # 20 pt from the left and the upper edge of a page 200 pt high, 9 pt of bleed round it
    assert figure["A"]["BBox"] == [29, 149, 69, 189]


def test_a_paragraph_that_goes_on_elsewhere_is_one_in_the_tree() -> None:
    on_first = sheet(words("段", "a", "paragraph", 3), words("别稿", "b", "paragraph"), words("转", "a", "jump"))
    tree = Tree(on_first, sheet(words("落", "a", "paragraph", 3))._replace(number=2))
    assert tree.tree == (
        "Document", ("Art", ("P", (0, 0), (1, 0)), ("P", (0, 2))), ("Art", ("P", (0, 1)))
    )  # fmt: skip


def test_the_first_heading_of_a_file_is_of_the_first_level() -> None:
    assert Tree(sheet(words("小标题", "a", "subhead"))).tree == ("Document", ("Art", ("H1", (0, 0))))


def test_lines_of_furniture_are_paragraphs_of_their_own_in_the_order_drawn() -> None:
    tree = Tree(
        sheet(words("导读", "", "index"), words("甲", "", "index", 1), words("2版", "", "index", 1), RULE,
              words("稿", "a", "paragraph"), words("责编", "", "credits"))
    )  # fmt: skip
    assert tree.tree == ("Document", ("P", (0, 0)), ("P", (0, 1)), ("Art", ("P", (0, 2))), ("P", (0, 3)))


def test_what_nobody_reads_is_an_artifact_and_every_stretch_leads_back() -> None:
    page = sheet(
        Tint(Rect(0, 0, 9_000, 9_000), Ink(0, 0, 0, 100)), words("稿", "a", "paragraph"), RULE,
        words("件", "a", "paragraph"), set_in(SONG, "无主"), PLACED._replace(tag=Tag("a", "picture"), alt=""),
    )  # fmt: skip
    tree = Tree(page, page._replace(number=2))
    content = ReadBack(tree.data).content.decode("latin-1")
    begun = re.findall(r"^(/\w+).*B(?:DC|MC)$|^(EMC)$", content, re.MULTILINE)
    assert [one or other for one, other in begun] == [
        word for kind in ("/Artifact", "/P", "/Artifact", "/P", "/Artifact", "/Figure") for word in (kind, "EMC")
    ]
    assert content.count("BT") == content.count("ET") == 3
    # Every number of every page is in the tree once, and the way back leads to its element.
    nums = resolve1(tree.root["ParentTree"])["Nums"]
    for index, miner in enumerate(tree.pages):
        assert miner.attrs["StructParents"] == nums[2 * index] == index
        back = nums[2 * index + 1]
        assert [number for _, number in tree.marked(index)] == list(range(len(back))) == [0, 1, 2]
        assert [one.objid for one in back] == [tree.elements[index, number].objid for number in range(len(back))]
    assert tree.root["ParentTreeNextKey"] == 2
    assert resolve1(tree.elements[0, 2])["Alt"].decode("utf-16") == "图片 a.jpg"


def test_nothing_to_read_is_an_empty_tree() -> None:
    assert Tree(sheet(RULE)).tree == ("Document",)
