"""Cards of small stories, and what an independent reader finds on them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from layout.cards.card import Card, CardSettings, story_card
from layout.cards.column import CardStory
from layout.cards.parts import Bench, inks_of, rgb_of
from layout.findings import Place
from layout.geometry import Insets
from layout.loading.load import load_faces
from layout.page import Edition, Page
from layout.pictures.model import PictureFacts
from layout.pixels.cards import screen_pdf
from layout.spec.model import CopySource, Grid, Issue, Paper, Sheet
from layout.stories.model import Byline, Credit, Paragraph, Story
from layout.stylesheets.cards import CardSize, CardTable, read_cards
from layout.stylesheets.sheet import read_styles

ROOT = Path(__file__).resolve().parents[2]
STYLES = read_styles((ROOT / "styles/daily.yaml").read_text("utf-8"), "daily.yaml")
TABLE = read_cards((ROOT / "styles/cards.yaml").read_text("utf-8"), "cards.yaml")
FACES = load_faces()
EDITION = Edition("t", "小城日报", "2023-11-15", "zh-Hans", (), ())
ISSUE = Issue(
    "t", Paper("小城日报", pages=8, number=7), date(2023, 11, 15), Sheet(780_000, 1_120_000, Insets(0, 0, 0, 0), 0),
    Grid(5, 12, 126_000, 15_750, 60, 16_000, 10_500), "daily", CopySource(), (), Place("t.yaml"),
)  # fmt: skip
PHOTO = PictureFacts(2400, 1600, "RGB", "JPEG")

LONG = (
    "今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山。",
    "“多亏了新修的水渠！”种粮大户一边擦汗一边说，“往年这时候还在为浇地发愁，今年不一样了。”",
    "据农业部门介绍，全市今年新修水渠三十里，灌溉面积扩大一成，良种覆盖率达到百分之九十八，亩产平均提高五十斤。",
) * 4


def story(head: tuple[str, ...] = ("今年粮食又丰收",), text: tuple[str, ...] = LONG, **more: object) -> Story:
    known = {"byline": Byline("□本报记者 某某"), **more}
    return Story("a1", "news", head, tuple(Paragraph("p", one) for one in text), **known)  # type: ignore[arg-type]


def whole() -> Story:
    """A story with everything that a card may show."""
    return story(
        ("新渠引来千里水", "旱塬今年又丰收"), rubric="高质量发展调研行", kicker="从靠天吃饭到水到渠成",
        deck="——我市灌溉工程见闻", caption="农民在田间收谷。", credit=Credit("本报记者 某某 摄"),
    )  # fmt: skip


def setting(size: str | CardSize, table: CardTable = TABLE) -> CardSettings:
    card = table.cards[size] if isinstance(size, str) else size
    return CardSettings(Bench(card, inks_of(table), STYLES, FACES), ISSUE)


def made(size: str | CardSize, one: Story, *, photo: bool = False, table: CardTable = TABLE) -> Card:
    item = CardStory(one, "", 1, "p.jpg" if photo else "", PHOTO if photo else None)
    return story_card(item, setting(size, table))


class Seen(NamedTuple):
    """A character where pdfminer finds it, in pixels from the card's upper left corner: *x* to *right*, its baseline
    *y*, its size."""

    text: str
    x: float
    right: float
    y: float
    size: float


class _Reader(PDFLayoutAnalyzer):
    """Keeps characters in the order they are drawn."""

    def receive_layout(self, ltpage: LTPage) -> None:
        self.seen = [
            Seen(one.get_text(), one.matrix[4], one.matrix[4] + one.adv, ltpage.height - one.matrix[5], one.size)
            for one in ltpage
            if isinstance(one, LTChar)
        ]


def read_back(page: Page) -> list[Seen]:
    data = screen_pdf((page,), EDITION, FACES, {}, rgb_of)
    manager = PDFResourceManager()
    reader = _Reader(manager, laparams=None)
    PDFPageInterpreter(manager, reader).process_page(next(PDFPage.get_pages(io.BytesIO(data))))
    return reader.seen
