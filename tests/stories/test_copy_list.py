"""Copy given as a list of files, folders and patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.composing import compose
from layout.findings import Finding, LayoutError, Place, Severity, finding
from layout.loading.copy_names import files_of_slots, named_files
from layout.loading.load import load
from layout.loading.story_files import read_story_files
from layout.publishing.reporting import by_heads, heads_of, reported
from layout.stories.model import Story
from layout.stories.storyfile import read_story, write_story

STORY = "夜校今晚开课\n本报讯（记者 何苗）市工人夜校今晚开课，首批招收学员三百名，免收学费。\n"


def test_a_list_takes_files_folders_and_patterns_each_once(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    for name in ("wire/a.txt", "wire/b.txt", "c.txt", "d.md"):
        (tmp_path / name).write_text(STORY if name[-2:] != "md" else f"# 公园夜场\n\n{STORY}", "utf-8")
    found: list[Finding] = []
    paths = named_files(
        ["c.txt", "wire", "*.txt", "*.md", "none.txt", "../x.txt"], tmp_path, Place("issue.yaml"), found
    )
    assert [path.name for path in paths] == ["c.txt", "a.txt", "b.txt", "d.md"]
    assert [one.code for one in found] == ["file-missing", "file-outside"]
    stories, faults = read_story_files(paths, tmp_path)
    assert [one.slug for one in stories] == ["c", "a", "b", "d"]
    assert [one.code for one in faults] == ["lines-joined"]  # under a heading of Markdown the text's own head is none


def test_markdown_without_fields_has_its_deck_and_byline_under_its_head(tmp_path: Path) -> None:
    texts = {
        "a": "# 老街通暖\n\n## 居民不再烧煤\n\n本报记者 林晓 通讯员 周全\n\n昨天通暖。\n\n## 明年\n\n还有八条。\n",
        "b": "# 老街通暖\n\n## 居民不再烧煤\n\n昨天通暖。\n",
        "d": "# 窄巷子里的宽心事\n\n海声\n\n两米宽的巷子，挖掘机进不去，暖气进去了。\n",
        "f": "# 春\n\n春天\n\n花开了\n",
        "e": "# 窄巷子里的宽心事\n\n难。\n\n昨天通暖。\n",
        "c": "# 老街通暖\n\n## 起因\n\n昨天通暖。\n\n## 明年\n\n还有八条。\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    stories, _ = read_story_files(named_files(["*"], tmp_path, Place("issue.yaml"), []), tmp_path)
    a, b, c, d, e, f = stories
    assert f.byline is None
    assert (d.byline and d.byline.raw, e.byline) == ("海声", None)
    assert (a.deck, a.byline and a.byline.names) == ("居民不再烧煤", ("林晓", "周全"))
    assert [one.kind for one in a.body] == ["p", "subhead", "p"]
    assert (b.deck, b.byline, c.deck) == ("居民不再烧煤", None, "")
    assert [one.kind for one in c.body] == ["subhead", "p", "subhead", "p"]


def test_markdown_with_several_heads_holds_several_stories(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# 夜校开课\n\n{STORY}\n# 公园夜场\n\n{STORY}", "utf-8")
    stories, _ = read_story_files(named_files(["*"], tmp_path, Place("issue.yaml"), []), tmp_path)
    assert [one.slug for one in stories] == ["a-1", "a-2"]
    assert not [part.text for one in stories for part in one.body if "#" in part.text]


def test_a_picture_beside_a_file_of_several_stories_is_named_and_beside_one_of_one_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# 夜校开课\n\n{STORY}\n# 公园夜场\n\n{STORY}", "utf-8")
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"")
    stories, found = read_story_files(named_files(["*"], tmp_path, Place("issue.yaml"), []), tmp_path)
    assert [one.picture for one in stories] == ["", "", "b.jpg"]
    assert [(one.code, one.place and one.place.file) for one in found] == [("picture-of-several", "a.md")]


def test_pictures_that_no_story_has_and_no_slot_shows_are_named_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "b.md").write_text("# 夜校开课\n\n今晚开课。\n\n![学员](class.jpg)\n", "utf-8")
    for name in ("a.jpg", "class.jpg", "slot.jpg", "x.png", "y.tif"):
        (tmp_path / name).write_bytes(b"")
    paths = named_files(["*"], tmp_path, Place("issue.yaml"), [])
    _, found = read_story_files(paths, tmp_path, shown=frozenset({tmp_path / "slot.jpg"}))
    assert [(one.code, dict(one.facts)) for one in found] == [
        ("picture-of-none", {"count": 2, "listed": "x.png  y.tif"})
    ]
    (tmp_path / "issue.yaml").write_text(
        SPEC.format(copy='copy: "*"', pages="pages", slots="slots")
        + "      - {picture: slot.jpg, at: [3, 1], span: [2, 10], caption: 夜校, credit: 何苗 摄}\n",
        "utf-8",
    )
    of_slots = files_of_slots(load(tmp_path / "issue.yaml").issue, tmp_path)
    assert of_slots.shown == {tmp_path / "slot.jpg"}


def test_what_is_doubtful_in_a_file_of_several_stories_calls_them_by_their_heads(tmp_path: Path) -> None:
    body = "本报讯（记者 何苗）市工人夜校今晚开课\n\n首批招收学员三百名，免收学费。学员来自三个街道。"
    (tmp_path / "a.txt").write_text(f"夜校今晚开课\n\n{body}\n\n公园夜场开放\n\n{body}\n", "utf-8")
    stories, found = read_story_files(named_files(["*"], tmp_path, Place("issue.yaml"), []), tmp_path)
    named = {str(dict(one.facts)["slug"]) for one in found if "slug" in dict(one.facts)}
    assert [one.slug for one in stories] == ["a-1", "a-2"]
    assert named and named <= {"夜校今晚开课", "公园夜场开放"}


def test_a_heading_of_markdown_ends_with_its_line() -> None:
    story, _ = read_story("# 柳江队过关\n## 三比二力克青岭\n本报记者 马骏\n\n昨晚，柳江队逆转青岭队。\n", "a.md")
    assert (story.headline, story.deck) == (("柳江队过关",), "三比二力克青岭")
    assert story.byline is not None and story.byline.names == ("马骏",)
    story, _ = read_story("# 柳江队过关\n\n昨晚，柳江队\n逆转青岭队。\n", "a.md")
    assert [one.text for one in story.body] == ["昨晚，柳江队逆转青岭队。"]


@pytest.mark.parametrize(("text", "told"), [
    ("麦穗低头的时候\n风也低头\n我在田埂上走\n影子比我先到家\n\n灶膛里火亮着\n母亲喊我\n小名", "3, 8"),
    ("{verse}麦穗低头的时候\n{verse}风也低头\n{verse}我在田埂上走", ""),
    ("麦穗低头的时候\n风也低头", ""),
    ("麦穗低头的时候，风也跟着低下头来，\n我一个人在窄窄的田埂上慢慢地走，\n影子比我先到家，灶膛里火还亮着。", ""),
])  # fmt: skip
def test_short_lines_that_markdown_joins_are_told_as_verse_may_be_among_them(text: str, told: str) -> None:
    _, found = read_story(f"# 拾麦\n\n{text}\n", "a.md")
    assert [str(dict(one.facts)["lines"]) for one in found if one.code == "short-lines-joined"] == [told] * bool(told)


_WRAPPED = "江口县的柑橘今年第一次成车皮卖到\n了北方。县里还建了三座冷库，能存一\n万五千吨，春节前后再卖，价钱更好。"


@pytest.mark.parametrize(("text", "told"), [
    ("柑橘专列昨天从江口站开出。\n县里还建了三座冷库，能存1.5万吨，春节前后再卖。", "3"),  # one Return, two paragraphs
    ("遗体告别仪式定于11月30日上午9时举行。\n\n望川市水利局\n2026年11月26日", "5"),
    ("双色球第2026137期：红球03、08、14、19、27、31，蓝球12\n大乐透第2026136期：前区05、11、16、24、33", "3"),
    ("记者：血压为什么一到冬天就高，要不要自己加药？\n冯春和：不要，先连着七天早晚各量一次记下来。", "3"),
    (f"{_WRAPPED}\n\n专列四天后到达哈尔滨。\n这是今年的第一趟，也是江口县的柑橘第一次出省。", "7"),
    (_WRAPPED, ""),
    (f"{_WRAPPED}\n\n春节前后冷库里的柑橘再卖给北方。\n价钱更好，橘农们都这么说。", ""),  # a full line ends there
    ("A first train of tangerines left on Friday,\nwith 1,200 tonnes, and is to reach Harbin by\nnight.", ""),
    ("报名的网址印在下面，请从那里进去：\nhttps://jiangkou.example/entry/2026/tangerines", ""),
    ("柑橘专列昨天从江口站开出。\n\n县里还建了三座冷库。", ""),
])  # fmt: skip
def test_lines_that_markdown_joins_are_told_where_nobody_broke_them_to_a_measure(text: str, told: str) -> None:
    _, found = read_story(f"# 柑橘\n\n{text}\n", "a.md")
    assert [str(dict(one.facts)["lines"]) for one in found if one.code == "lines-joined"] == [told] * bool(told)


def test_short_lines_of_plain_markdown_that_are_strong_throughout_are_subheads(tmp_path: Path) -> None:
    prose = "夜校昨天开课，学员来自附近的三个街道，最大的六十八岁。"
    body = f"{prose}\n\n**首批三百名**\n\n{prose}\n\n**问：难不难？**\n\n{prose}\n\n**不难**的课也有人缺。\n"
    story, _ = read_story(f"# 夜校开课\n\n{body}", "a.md")
    assert [one.kind for one in story.body] == ["p", "subhead", "p", "p", "p", "p"]
    again, _ = read_story(write_story(story._replace(body=(story.body[1]._replace(kind="p"), *story.body))), "a.md")
    assert again.body[0].kind == "p"  # what is written with its fields says itself what a subhead is


def test_hints_beside_a_file_are_its_own_and_no_copy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "a.hints.yaml").write_text("stories: {a1: {deck: 首批三百名}}\n", "utf-8")
    stories, _ = read_story_files(named_files(["*"], tmp_path, Place("issue.yaml"), []), tmp_path)
    assert [(one.slug, one.deck) for one in stories] == [("a", "首批三百名")]


SPEC = """\
date: 2024-05-01
paper: {{name: 样报, cn: CN 00-0000, number: 1, pages: 1}}
sheet: {{size: 四开}}
grid: {{columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}}
style: daily
{copy}
{pages}:
  - 版次: 1
    {slots}:
      - {{story: a, at: [1, 1], span: [2, 10]}}
"""


def test_the_story_files_of_a_copy_may_be_listed_and_pages_and_slots_have_more_than_one_name(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(f"# 公园夜场\n\n{STORY}", "utf-8")
    names = (("pages", "slots"), ("版面", "版位"), ("各版", "版块"), ("页", "格"))
    for pages, slots in names:
        spec = SPEC.format(copy="copy: {stories: [a.md, b.md]}", pages=pages, slots=slots)
        (tmp_path / "issue.yaml").write_text(spec, "utf-8")
        loaded = load(tmp_path / "issue.yaml")
        assert [one.code for one in loaded.findings if one.severity is Severity.ERROR] == []
        assert [slot.story for slot in loaded.issue.pages[0].slots] == ["a"]
        assert set(loaded.materials.stories) == {"a", "b"}


@pytest.mark.parametrize("copy", ["copy: {stories: {a: b}}", "copy: {hints: a}", ""])
def test_a_copy_that_cannot_be_used_is_one_error_at_its_place(tmp_path: Path, copy: str) -> None:
    (tmp_path / "issue.yaml").write_text(SPEC.format(copy=copy, pages="pages", slots="slots"), "utf-8")
    with pytest.raises(LayoutError) as fault:
        load(tmp_path / "issue.yaml")
    found = fault.value.findings
    assert found and "spec-no-copy" not in [one.code for one in found]
    assert all(one.place is not None and one.place.line and not Path(one.place.file).is_dir() for one in found)


def test_what_is_missing_is_named_in_chinese_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# 公园夜场\n\n{STORY}", "utf-8")
    spec = SPEC.format(copy="copy: [a.md]", pages="pages", slots="slots").split("    slots")[0]
    (tmp_path / "issue.yaml").write_text(spec.replace("style: daily\n", ""), "utf-8")
    missing = [one for one in load(tmp_path / "issue.yaml").findings if one.code == "spec-missing-key"]
    assert [one.message("zh") for one in missing] == ["缺 style（样式）", "缺 slots（各格）"]
    assert [one.message("en") for one in missing] == ["style is missing", "slots is missing"]


@pytest.mark.parametrize("copy", ["copy: wire/", "copy: wire", "copy: [wire]", 'copy: "wire/*.md"'])
def test_one_folder_or_pattern_needs_no_list(tmp_path: Path, copy: str) -> None:
    (tmp_path / "wire").mkdir()
    for slug in "ab":
        (tmp_path / "wire" / f"{slug}.md").write_text(f"# 公园夜场{slug}\n\n{STORY}", "utf-8")
    spec = SPEC.format(copy=copy, pages="pages", slots="slots")
    (tmp_path / "issue.yaml").write_text(spec, "utf-8")
    assert set(load(tmp_path / "issue.yaml").materials.stories) == {"a", "b"}


def test_a_table_that_lies_among_the_copy_and_stands_in_a_slot_is_no_story(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/a.txt").write_text(STORY, "utf-8")
    (tmp_path / "wire/prices.csv").write_text("品种,价\n白菜,1.2\n", "utf-8")
    spec = SPEC.format(copy="copy: [wire]", pages="pages", slots="slots")
    table = "      - {use: table, file: wire/prices.csv, at: [3, 1], span: [2, 10]}\n"

    def found_in_table(slots: str) -> set[str]:
        (tmp_path / "issue.yaml").write_text(slots, "utf-8")
        return {one.code for one in load(tmp_path / "issue.yaml").findings if one.place.file == "wire/prices.csv"}

    assert found_in_table(spec) == {"stray-line", "stray-headline"}
    assert found_in_table(spec + table) == set()


def test_numbered_stories_of_a_file_are_called_by_their_heads_and_a_file_of_one_by_its_name() -> None:
    def story(slug: str, file: str) -> Story:
        return Story(slug, "news", ("早市搬进新棚",), (), place=Place(file, 1))

    several, one = story("market-2", "wire/market.md"), story("spring-2", "wire/spring-2.md")
    assert heads_of((several, one)) == {"market-2": "早市搬进新棚"}
    for words, called in (("", "早市搬进新棚"), ("早市搬进新棚", "market-2")):
        found = (finding("story-unplaced", None, slug="market-2", words=words),)
        assert [dict(made.facts)["slug"] for made in by_heads(found, heads_of((several,)))] == [called]


@pytest.mark.parametrize(
    ("slot", "told"), [("leed", {"fire"}), ("头条新文", {"fire"}), ("lead", {"fire"}), ("戏曲", {"lead", "fire"})]
)
def test_a_story_that_a_misspelt_name_means_is_not_told_as_unplaced_as_well(
    tmp_path: Path, slot: str, told: set[str]
) -> None:
    (tmp_path / "wire").mkdir()
    for slug, head in (("a", "江边夜市开张"), ("lead", "头条新闻"), ("fire", "旧城区昨夜起火无人伤亡")):
        (tmp_path / f"wire/{slug}.md").write_text(f"---\nheadline: {head}\n---\n{STORY}", "utf-8")
    spec = SPEC.format(copy="copy: {stories: wire/*.md}", pages="pages", slots="slots")
    (tmp_path / "issue.yaml").write_text(f"{spec}      - {{story: {slot}, at: [3, 1], span: [2, 10]}}\n", "utf-8")
    loaded = load(tmp_path / "issue.yaml")
    found = (*loaded.findings, *compose(loaded.issue, loaded.materials).edition.findings)
    said = reported(found, loaded.issue, loaded.materials.stories).findings
    assert [one.code for one in said].count("spec-unknown-story") == (slot != "lead")
    unplaced = [one for one in said if one.code == "story-unplaced"]
    assert {one.story for one in unplaced} == told
    assert all("移出稿件文件夹" in one.hint("zh") and "hints" not in one.hint("zh") for one in unplaced)


def test_a_story_of_a_dump_that_has_no_place_is_left_out_in_the_hints(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(f"{STORY}\n公园夜场开放\n{STORY.partition(chr(10))[2]}", "utf-8")
    spec = SPEC.format(copy="copy: {dump: copy.txt}", pages="pages", slots="slots").replace("story: a", "story: 夜校")
    (tmp_path / "issue.yaml").write_text(spec, "utf-8")
    loaded = load(tmp_path / "issue.yaml")
    found = compose(loaded.issue, loaded.materials).edition.findings
    (hint,) = {one.hint("zh") for one in found if one.code == "story-unplaced"}
    assert "hints" in hint and "移出" not in hint
