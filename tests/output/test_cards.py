"""Cards, read back: where the text stands, how large it is, what it says, and that every check can fail."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from cardmaking import EDITION, FACES, LONG, STYLES, TABLE, made, read_back, setting, story, whole
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.cards.card import story_card
from layout.cards.check import check_card, contrast
from layout.cards.column import CardStory
from layout.cards.parts import PX, ink_of, rgb_of
from layout.cards.text import opening
from layout.findings import BadSpec
from layout.geometry import Insets, Point, Rect
from layout.page import BLACK, GlyphRun, Ink, Page, Picture, Tag, Tint
from layout.pixels.cards import Inlay, card_bytes, lies_beneath, parted, pixel_box, screen_pdf, shown
from layout.pixels.raster import RasterPage
from layout.stories.model import Byline, Credit, Jump, Paragraph, Span
from layout.stylesheets.cards import CardSize, CardTable, read_cards
from layout.typeset import even_lines

DOTS = "……"
"""What stands where a text was cut."""

SIZES = list(TABLE.cards)


GREEN = (20, 160, 60)


def inlay(mark: Picture) -> Inlay:
    """A plain green picture where *mark* is."""
    left, top, right, bottom = box = pixel_box(mark.rect)
    return Inlay(bytes((*GREEN, 255)) * ((right - left) * (bottom - top)), box)


def drawn(page: Page, inlays: Sequence[Inlay] = (), most: int = 0) -> tuple[str, bytes]:
    part, ground = parted(page, rgb_of)
    with RasterPage(screen_pdf((part,), EDITION, FACES, {}, rgb_of)) as sheet:
        return card_bytes(sheet, (page.width // PX, page.height // PX), ground, inlays, most)


def codes(page, size: CardSize) -> set[str]:
    return {one.code for one in check_card(page, size, FACES)}


@pytest.mark.parametrize("photo", [False, True], ids=["text", "photo"])
@pytest.mark.parametrize("size", SIZES)
def test_an_independent_reader_finds_all_text_inside_the_safe_area_and_none_too_small(size: str, photo: bool) -> None:
    spec = TABLE.cards[size]
    card = made(size, whole(), photo=photo)
    seen = read_back(card.page)
    assert len(seen) > 10
    height = card.page.height / 1000
    for one in seen:
        # A mark's blank half may lie past the edge, its ink may not.
        assert one.x >= spec.safe.left - (one.size / 2 if one.text in "“（" else 1), one
        assert one.right <= spec.width - spec.safe.right + (one.size / 2 if one.text in "，。”）、" else 1), one
        assert one.y - 0.88 * one.size >= spec.safe.top - 1, one
        assert one.y + 0.12 * one.size <= height - spec.safe.bottom + 1, one
        assert one.size > spec.least - 0.001, one
    assert codes(card.page, spec) == set()


@pytest.mark.parametrize("photo", [False, True], ids=["text", "photo"])
@pytest.mark.parametrize("size", SIZES)
def test_a_card_has_exactly_its_pixels_and_the_houses_colours(size: str, photo: bool) -> None:
    spec = TABLE.cards[size]
    page = made(size, whole(), photo=photo).page
    suffix, data = drawn(page, [inlay(mark) for mark in page.marks if isinstance(mark, Picture)])
    image = Image.open(io.BytesIO(data))
    assert suffix == ("jpg" if photo else "png")
    assert image.width == spec.width
    assert spec.height <= image.height <= spec.most_height
    if not photo:
        colours = {colour for _, colour in image.getcolors(1 << 20) or ()}
        wanted = ("house", "light") if spec.square or spec.width < 640 else ("paper", "ink", "house")
        assert {TABLE.colours[name] for name in wanted} <= colours


@pytest.mark.parametrize("size", SIZES)
def test_everything_on_a_card_is_in_its_alternative_text(size: str) -> None:
    card = made(size, whole(), photo=True)
    alt = "".join(card.alt.split())
    for role in ("rubric", "kicker", "head", "deck", "byline", "paragraph"):
        told = "".join(
            "".join(mark.texts)
            for mark in card.page.marks
            if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role == role
        )
        assert "".join(told.split()) in alt, role
    assert "高质量发展调研行" in alt and "——我市灌溉工程见闻" in alt and "农民在田间收谷。" in alt


MARKUP = '<script>alert("x & y")</script>&amp;'


@pytest.mark.parametrize("size", ["og", "instagram", "wechat-thumb"])
def test_what_could_be_markup_is_text(size: str) -> None:
    card = made(size, story((MARKUP,), (MARKUP * 3,), byline=None))
    seen = "".join(one.text for one in read_back(card.page)).replace("\u00ad", "")
    plain = "".join(seen.split())
    assert "<script>" in plain and "&amp;" in plain
    assert MARKUP in card.alt


def test_a_story_that_goes_on_ends_in_dots_and_says_where() -> None:
    card = made("instagram", story())
    text = "".join(one.text for one in read_back(card.page))
    assert text.count(DOTS) == 1
    assert "全文见第" in text
    assert "卡片只有开头" in card.alt


def test_a_story_that_is_there_whole_says_no_such_thing() -> None:
    card = made("instagram", story(text=("今天天气很好。",)))
    text = "".join(one.text for one in read_back(card.page))
    assert DOTS not in text and "全文" not in text and "今天天气很好。" in text
    assert "只有开头" not in card.alt


@pytest.mark.parametrize(("text", "shown"), [(LONG[:1], True), (LONG, False)], ids=["whole", "cut"])
def test_who_signs_stands_under_a_text_that_is_there_whole(text: tuple[str, ...], shown: bool) -> None:
    card = made("xiaohongshu", story(text=text, byline=None, signature="治丧小组 11月15日"))
    assert ("治丧小组11月15日" in "".join(one.text for one in read_back(card.page)).replace(" ", "")) is shown
    assert ("治丧小组 11月15日" in card.alt) is shown


def test_a_story_that_jumps_is_never_whole() -> None:
    card = made("instagram", story(text=("今天天气很好",), jump=Jump("to", 3)))
    text = "".join("".join(one.text for one in read_back(card.page)).split())
    assert f"今天天气很好{DOTS}" in text or f"今天天气{DOTS}" in text
    assert "全文见第1、3版" in text


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*LONG, "“引文里的话，很长，说不完。”", "数据是228.13亿元。"]),
                min_size=1, max_size=6),
       st.integers(1, 14), st.integers(420, 1100))  # fmt: skip
def test_the_first_lines_are_the_storys_own_words_within_their_room(text: list[str], most: int, measure: int) -> None:
    bench = setting("instagram").bench
    done = opening(story(text=tuple(text)), STYLES.stories["news"], bench, measure * 1000, most)
    assert done.rows <= most
    words = "".join(text for _, line, _ in done.lines for run in line.runs for text in run.texts)
    whole_text = "".join(text)
    assert not done.cut or not words or words.endswith(DOTS)
    assert whole_text.startswith(words.removesuffix(DOTS)) or words == whole_text
    assert done.cut or words == whole_text
    for _, line, _ in done.lines:
        assert line.width <= measure * 1000 + bench.card.body * 500


@pytest.mark.parametrize(("text", "most", "ends"), [
    ("从京津冀净流入资金228.13亿元，同比增长了两成", 1, "228.13"),
    ("他说：“绿水青山就是金山银山，这句话人人都懂得。”", 1, "他说：“"),
])  # fmt: skip
def test_text_is_not_cut_after_a_figure_or_an_opening_quote(text: str, most: int, ends: str) -> None:
    bench = setting("instagram").bench
    for measure in range(300, 900, 20):
        done = opening(story(text=(text,)), STYLES.stories["news"], bench, measure * 1000, most)
        words = "".join(text for _, line, _ in done.lines for run in line.runs for text in run.texts)
        assert not words.endswith(ends + DOTS), words


def test_the_head_keeps_the_editors_lines_where_they_come_out_large() -> None:
    heads = {}
    for size in ("og", "instagram", "wechat-thumb"):
        card = made(size, story(("多力齐发激活", "稳就业一池春水")))
        lines: dict[int, str] = {}
        for mark in card.page.marks:
            if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role == "head":
                lines[mark.origin.y] = lines.get(mark.origin.y, "") + "".join(mark.texts)
        heads[size] = [lines[y] for y in sorted(lines)]
    assert heads["og"] == heads["instagram"] == ["多力齐发激活", "稳就业一池春水"]
    assert "".join(heads["wechat-thumb"]) == "多力齐发激活稳就业一池春水"


@pytest.mark.parametrize("size", SIZES)
def test_a_head_is_not_run_on_across_the_editors_breaks(size: str) -> None:
    item = CardStory(story(("多力齐发激活稳就业一池春水",)), "", 1, breaks=("多力齐发激活", "稳就业一池春水"))
    lines: dict[int, str] = {}
    for mark in story_card(item, setting(size)).page.marks:
        if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role == "head":
            lines[mark.origin.y] = lines.get(mark.origin.y, "") + "".join(mark.texts)
    assert "".join(lines[y] for y in sorted(lines)) == "多力齐发激活稳就业一池春水"
    assert not [line for line in lines.values() if "活稳" in line]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("text", ["习近平离京赴美国举行中美元首会晤", "市政协第23次党组（扩大）会议和主席会议召开"])
def test_even_lines_are_the_text_and_as_many_as_asked(text: str, count: int) -> None:
    lines, cost = even_lines(text, STYLES.text["head-lead"], FACES, count)
    assert "".join(lines) == text
    assert len(lines) == count
    assert cost >= 0


def test_a_word_that_two_readings_fight_over_is_not_parted() -> None:
    for count in (2, 3, 5):
        lines, _ = even_lines("习近平离京赴美国举行中美元首会晤", STYLES.text["head-lead"], FACES, count)
        assert any("中美元首" in line for line in lines), lines


def test_a_long_picture_is_as_deep_as_its_text_within_bounds() -> None:
    spec = TABLE.cards["weibo"]
    heights = [made("weibo", story(text=LONG[:count])).page.height // 1000 for count in (1, 6, 12)]
    assert heights == sorted(heights)
    assert spec.height == heights[0] < heights[1]
    assert heights[2] <= spec.most_height
    assert made("weibo", story(text=LONG * 3)).page.height // 1000 <= spec.most_height


def test_a_picture_gives_way_only_to_text_that_needs_the_room() -> None:
    depths = []
    for words in ("农民在收谷。", "农民在收谷，" * 60):
        photo = story((), (), caption=words)
        marks = made("instagram-square", photo, photo=True).page.marks
        depths.append(next(mark.rect.height for mark in marks if isinstance(mark, Picture)))
    assert depths[0] > depths[1]


def test_a_small_card_names_what_it_leaves_out() -> None:
    card = made("wechat", whole())
    assert {dict(one.facts)["what"] for one in card.findings} == {"rubric", "kicker", "deck"}
    assert {one.code for one in card.findings} == {"card-left-out"}
    assert made("xiaohongshu", whole()).findings == ()


def test_a_head_that_cannot_go_in_is_reported() -> None:
    huge = TABLE.cards["og"]._replace(head=(380, 400))
    assert "card-head-too-deep" in {one.code for one in made(huge, story(("一二三四五六七八九十" * 3,))).findings}


def line(page, **changes: object):
    """The page's first line of type, changed."""
    run = next(mark for mark in page.marks if isinstance(mark, GlyphRun))
    return page._replace(marks=(*page.marks, run._replace(**changes)))


def test_every_check_of_a_card_can_fail() -> None:
    spec, page = TABLE.cards["og"], made("og", whole()).page
    assert codes(page, spec) == set()
    assert "card-unsafe" in codes(line(page, origin=Point(-20_000, 300_000)), spec)
    assert "card-unsafe" in codes(line(page, origin=Point(100_000, 628_000)), spec)
    assert "card-unsafe" in codes(page, spec._replace(safe=Insets(60, 320, 60, 60)))
    assert "card-small-text" in codes(line(page, size=20_000), spec)
    assert "card-small-text" in codes(page, spec._replace(least=90))
    assert "card-contrast" in codes(line(page, ink=ink_of((170, 170, 170))), spec)
    assert "card-overlap" in codes(line(page, origin=Point(70_000, 300_000)), spec)
    photo = Picture(Rect(0, 0, 1_200_000, 630_000), "p", (0, 0, 1, 1), "", Tag("", "picture"))
    assert "card-contrast" in codes(page._replace(marks=(photo, *page.marks[1:])), spec)
    dark = Tint(Rect(0, 0, 1_200_000, 630_000), BLACK)
    assert "card-contrast" in codes(page._replace(marks=(dark, *page.marks[1:])), spec)


def test_contrast_is_counted_as_the_web_does() -> None:
    white, black = ink_of((255, 255, 255)), ink_of((0, 0, 0))
    assert contrast(white, black) == contrast(black, white) == 2100
    assert contrast(white, white) == 100
    assert contrast(ink_of((118, 118, 118)), white) == 454
    assert contrast(ink_of((119, 119, 119)), white) == 447


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_colour_of_the_screen_survives_being_an_ink(colour: tuple[int, int, int]) -> None:
    assert rgb_of(ink_of(colour)) == colour


def test_inks_of_print_are_shown_darker_the_more_there_is_of_them() -> None:
    assert shown(Ink(0, 0, 0, 0)) == (255, 255, 255)
    assert max(shown(Ink(0, 0, 0, 1000))) < 40
    assert shown(Ink(0, 1000, 1000, 0))[0] > 180 > 60 > shown(Ink(0, 1000, 1000, 0))[2]
    assert shown(Ink(0, 0, 0, 300)) > shown(Ink(0, 0, 0, 600))


def test_a_picture_lies_where_its_mark_is_and_nowhere_else() -> None:
    page = made("og", whole(), photo=True).page
    (mark,) = (mark for mark in page.marks if isinstance(mark, Picture))
    left, top, right, bottom = pixel_box(mark.rect)
    with Image.open(io.BytesIO(drawn(page, [inlay(mark)])[1])) as image:
        inside = image.crop((left + 8, top + 8, min(image.width, right) - 8, min(image.height, bottom) - 8))
        assert all(
            abs(low - tone) < 6 and abs(high - tone) < 6
            for (low, high), tone in zip(inside.getextrema(), GREEN, strict=True)
        )
        beside = image.getpixel((left - 9, (top + bottom) // 2))
        assert beside == pytest.approx(TABLE.colours["paper"], abs=4)


def test_what_stands_on_a_picture_is_drawn_on_it() -> None:
    page = made("wechat", whole(), photo=True).page
    (at,) = (at for at, mark in enumerate(page.marks) if isinstance(mark, Picture))
    picture = page.marks[at]
    (panel,) = (mark for mark in page.marks[at + 1 :] if isinstance(mark, Tint) and mark.rect.overlaps(picture.rect))
    assert lies_beneath(page, at)
    left, top, _, bottom = pixel_box(panel.rect)
    corner = left + 3, bottom - 3
    seen = []
    for beneath in (True, False):
        suffix, data = drawn(page, [inlay(picture)._replace(beneath=beneath)])
        assert suffix == "jpg"
        with Image.open(io.BytesIO(data)) as image:
            seen.append(image.getpixel(corner))
            assert image.getpixel((left - 20, (top + bottom) // 2)) == pytest.approx(GREEN, abs=6)
    assert seen[0] == pytest.approx(rgb_of(panel.ink), abs=6)
    assert seen[1] == pytest.approx(GREEN, abs=6), "laid on last, the picture would hide it"


@pytest.mark.parametrize("size", SIZES)
def test_no_picture_of_a_card_lies_both_on_something_and_under_something(size: str) -> None:
    page = made(size, whole(), photo=True).page
    for at, mark in enumerate(page.marks):
        if isinstance(mark, Picture) and lies_beneath(page, at):
            before = [one.rect for one in page.marks[1:at] if isinstance(one, Tint | Picture)]
            assert not any(rect.overlaps(mark.rect) for rect in before)


def test_a_heavy_png_becomes_a_jpeg_and_one_too_heavy_even_so_comes_back() -> None:
    page = made("og", whole()).page
    _, png = drawn(page)
    assert drawn(page, most=len(png))[0] == "png"
    suffix, jpeg = drawn(page, most=len(png) - 1)
    assert suffix == "jpg" and jpeg.startswith(b"\xff\xd8")
    assert len(drawn(page, most=10)[1]) > 10


def table(text: str) -> CardTable:
    return read_cards(text, "cards.yaml")


SMALL = """\
name: t
colours: {paper: "#ffffff", ink: "#000000", house: "#aa0000", light: "#ffffff", quiet: "#444444",
          line: "#cccccc", ground: "#eeeeee"}
cards:
  og: {size: [1200, 630], safe: 60, least: 28, head: {max: 100, min: 52}, deck: 38, body: 34, facts: 28, flag: 58}
"""


@pytest.mark.parametrize(("was", "now", "code", "line"), [
    ('"#aa0000"', "red", "card-bad-colour", 2), ("[1200, 630]", "[1200]", "spec-item-count", 5),
    ("[1200, 630]", "[1200, [800, 700]]", "card-height-order", 5), ("safe: 60", "safe: 600", "card-no-room", 5),
    ("safe: 60", "safe: round", "spec-not-whole", 5), ("max: 100", "max: 40", "spec-size-order", 5),
    ("flag: 58", "flags: 58", "spec-unknown-key", 5), ("least: 28, ", "", "spec-missing-key", 5),
    ("  og: ", "  # og: ", "spec-not-a-map", 4), ("[1200, 630]", "[99999, 630]", "spec-out-of-range", 5),
])  # fmt: skip
def test_a_faulty_table_is_told_with_its_place(was: str, now: str, code: str, line: int) -> None:
    assert table(SMALL).cards["og"].width == 1200
    with pytest.raises(BadSpec) as fault:
        table(SMALL.replace(was, now))
    one = next(one for one in fault.value.findings if one.code == code or code == "spec-not-a-map")
    assert one.place is not None and one.place.line >= line - 1


def test_spans_of_a_cut_paragraph_stay_inside_it() -> None:
    one = story(text=LONG[:1])
    first = one.body[0]._replace(spans=(Span(0, 4, "strong"), Span(10, len(LONG[0]), "emphasis")))
    done = opening(one._replace(body=(first,)), STYLES.stories["news"], setting("og").bench, 500_000, 2)
    assert done.cut and done.rows == 2


ODD_HEADS = [(), ("",), ("\u3000",), ("一",), ("一二三四五六七八九十" * 12,), ("a" * 80,), ("“”（）", "，。！"),
             ("👍好消息",), tuple(f"第{n}行标题" for n in range(7))]  # fmt: skip
ODD_TEXTS = [
    (),
    ("",),
    ("，",),
    ("“",),
    ("a" * 300,),
    (DOTS * 40,),
    ("一" * 500,),
    ("短。", "短。"),
    ("1234567890" * 20,),
]


@settings(max_examples=80)
@given(st.sampled_from(ODD_HEADS), st.sampled_from(ODD_TEXTS), st.sampled_from(SIZES), st.booleans(),
       st.sampled_from(["", "副题" * 40]), st.sampled_from(["", "栏目" * 20]))  # fmt: skip
def test_any_story_makes_a_card_and_what_is_wrong_with_it_is_reported(
    head: tuple[str, ...], text: tuple[str, ...], size: str, photo: bool, deck: str, rubric: str
) -> None:
    spec = TABLE.cards[size]
    card = made(size, story(head, text, deck=deck, rubric=rubric), photo=photo)
    assert card.page.width == spec.width * 1000
    assert spec.height * 1000 <= card.page.height <= spec.most_height * 1000
    told = {one.code for one in card.findings} | codes(card.page, spec)
    outside = [
        one
        for one in read_back(card.page)
        if one.text.isalnum()
        and not (spec.safe.left - 2 <= one.x and one.right <= spec.width - spec.safe.right + one.size / 2)
    ]
    assert not outside or "card-unsafe" in told
    assert not told - {"card-unsafe", "card-overlap", "card-contrast", "card-head-too-deep", "card-left-out"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("byline", ["本报记者 某某 文/图", "文|图 某某", "By Q. Young {desk} $1_a", "（记者 某某）"])
def test_a_byline_of_any_characters_stays_in_the_safe_area(size: str, byline: str) -> None:
    card = made(size, story(byline=Byline(byline), credit=Credit("某某/摄")), photo=True)
    assert "card-unsafe" not in codes(card.page, TABLE.cards[size])


@pytest.mark.parametrize("kind", ["verse", "quote", "note", "aside", "item"])
def test_small_forms_that_a_house_sets_in_sizes_of_its_own_stand_at_the_cards_size(kind):
    news = STYLES.stories["news"]
    roles = (*news.roles, *((role, "small") for role in ("verse", "quote", "footnote", "aside", "item")))
    styles = STYLES._replace(
        text={**STYLES.text, "small": STYLES.text["body"]._replace(size=9_000)},
        stories={**STYLES.stories, "news": news._replace(roles=roles)},
    )
    used = setting("weibo")
    used = used._replace(bench=used.bench._replace(styles=styles))
    card = story_card(CardStory(story()._replace(body=(Paragraph(kind, "人人都来看"),)), "news", 1), used)
    assert "人人都来看" in "".join(seen.text for seen in read_back(card.page))
    assert [str(one) for one in check_card(card.page, TABLE.cards["weibo"], FACES)] == []


@pytest.mark.parametrize(("down", "told"), [(0, False), (300, True)])
def test_ruby_with_a_descender_clears_its_own_line_unless_it_is_moved_onto_it(down, told):
    text = Paragraph("p", "城里有条沙渚巷，如今离江三里", spans=(Span(4, 7, "ruby", "shā zhǔ xiàng"),))
    page = made("weibo", story()._replace(body=(text,))).page
    marks = tuple(
        one._replace(origin=Point(one.origin.x, one.origin.y + down * one.size // 500))
        if isinstance(one, GlyphRun) and one.ruby
        else one
        for one in page.marks
    )
    assert any(isinstance(one, GlyphRun) and one.ruby for one in marks)
    found = check_card(page._replace(marks=marks), TABLE.cards["weibo"], FACES)
    assert ("card-overlap" in [one.code for one in found]) == told


def test_a_number_in_the_middle_of_a_poem_keeps_to_the_column_of_its_lines() -> None:
    lines = (
        "雾把海收走了",
        "我把桨收进来",
        "母亲的灶火",
        "十四",
        "码头的铁板凉了",
        "风在等谁先开口",
        "我闭上眼睛",
        "十五",
    )
    poem = story(("数到十五",), (*lines, "灯从背后走过来", "拍了拍我的肩"), byline=None)
    for size in SIZES:
        assert "card-unsafe" not in codes(made(size, poem).page, TABLE.cards[size]), size


def test_a_note_in_two_rows_and_a_superior_are_small_on_purpose() -> None:
    spec = TABLE.cards["xiaohongshu"]
    words = "布袋戏把木偶套在手掌上演的戏走唱五十年，面积3m2。"
    spans = (Span(3, 14, "warichu"), Span(words.index("2"), words.index("2") + 1, "sup"))
    noted = story(("老戏偶",))
    page = made(spec, noted._replace(body=(Paragraph("p", words, spans=spans), *noted.body))).page
    small = [one for one in page.marks if isinstance(one, GlyphRun) and one.size < spec.least * PX]
    assert {"".join(one.texts)[-1] for one in small} >= {"戏", "2"}
    assert "card-small-text" not in codes(page, spec)
