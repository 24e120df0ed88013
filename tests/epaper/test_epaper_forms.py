"""Small forms and tables of a story in the e-paper: each with the element that HTML has for it, cell by cell."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from layout.cli import main
from layout.composing import compose
from layout.epaper.gather import Sizes, article_of, gather
from layout.loading.load import load
from layout.publishing.card_job import items_of
from layout.publishing.copyfit_report import table_as_json
from layout.stories.storyfile import read_story

ROOT = Path(__file__).resolve().parents[2]

COPY = """---
slug: x
headline: [积分榜]
---

::: 编者按
联赛过半。
:::

比分[^1]如下：

- 南港胜
- 平川负

| 队 | 主场{across=2} |
| 北山{down=2} | 3 | 1 |
| 0 | |

| 另一张 | 表 |

{verse}清水一条河
{verse}两岸都是家

[^1]: 据组委会。
"""


def test_every_form_is_one_block_with_all_its_words() -> None:
    story, _ = read_story(COPY, "x.md")
    blocks = article_of(story, (1,), (), Sizes({})).blocks
    assert [one.kind for one in blocks] == ["aside", "p", "list", "table", "table", "verse", "notes"]
    aside, text, items, table, other, verse, notes = blocks
    assert (aside.label, aside.text) == ("编者按", "编者按\n联赛过半。")
    assert [(run.text, run.kind) for run in text.runs] == [("比分", ""), ("1", "note"), ("如下：", "")]
    assert [row[0].text for row in items.rows] == ["·南港胜", "·平川负"]
    assert [[(cell.text, cell.across, cell.down) for cell in row] for row in table.rows] == [
        [("队", 1, 1), ("主场", 2, 1)],
        [("北山", 1, 2), ("3", 1, 1), ("1", 1, 1)],
        [("0", 1, 1), ("", 1, 1)],
    ]
    assert other.text == "另一张\u3000表"
    assert verse.text == "清水一条河\n两岸都是家"
    assert notes.text == "1据组委会。"


def test_a_list_and_a_table_of_a_note_are_inside_it() -> None:
    note = "::: 链接\n- 甲\n- 乙\n\n| 丙 | 丁 |\n\n戊\n:::\n\n::: 背景\n己\n:::\n\n- 庚"
    story, _ = read_story(f"---\nslug: x\nheadline: [题]\n---\n\n正文。\n\n{note}\n", "x.md")
    blocks = article_of(story, (1,), (), Sizes({})).blocks
    assert [one.kind for one in blocks] == ["p", "aside", "aside", "list"]
    assert [one.kind for one in blocks[1].inside] == ["list", "table", "p"]
    assert blocks[1].text == "链接\n·甲\n·乙\n丙\u3000丁\n戊"
    assert blocks[2].text == "背景\n己"


SPEC = """\
id: marks
date: 2023-11-15
paper: {name: 小城日报}
sheet: {size: [150mm, 170mm]}
grid: {columns: 4, chars: 8, gutter: 1.5字, lines: 28, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages: [{number: 1, slots: [{story: x, at: [1, 1], span: [4, 28]}]}]
"""

MARKED = (
    "**[垚村]{ruby yáo cūn}的**[张三]{underline}[李四]{underline}读[红楼梦]{wave}，"
    "悼[王五]{mourning}，[已故]{warichu}[必须]{dots}。"
)


def test_every_mark_in_a_paragraph_has_its_element(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "x.md").write_text(f"---\nslug: x\nheadline: 名号\n---\n\n{MARKED}\n", "utf-8")
    assert main(["epaper", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    page = (tmp_path / "out/marks/epaper/story-x.html").read_text("utf-8")
    assert "<ruby>垚村<rt>yáo cūn</rt></ruby><strong>的</strong>" in page
    for kind, words in (
        ("underline", "张三"),
        ("underline", "李四"),
        ("wave", "红楼梦"),
        ("mourning", "王五"),
        ("warichu", "已故"),
    ):
        assert f'<span class="{kind}">{words}</span>' in page
    assert '<em class="dots">必须</em>' in page
    for sheet in ("epaper.css", "book.css"):
        styled = (ROOT / "styles/epaper" / sheet).read_text("utf-8")
        assert all(f".{kind} {{" in styled for kind in ("underline", "wave", "mourning", "warichu"))


def test_tables_in_slots_of_their_own_are_in_the_epaper_on_cards_and_in_the_report() -> None:
    loaded = load(ROOT / "seeds/evening/sports.yaml")
    composed = compose(loaded.issue, loaded.materials)
    publication = gather(composed, loaded.materials.stories, loaded.materials.styles, Sizes({}))
    articles = {one.slug: one for one in publication.articles}
    assert {
        "standings",
        "fixtures",
        "scorers",
        "screen",
        "shares",
        "prices",
        "weather",
        "basketball",
        "football",
    } == set(articles)
    (table,) = [block for block in articles["fixtures"].blocks if block.kind == "table"]
    assert [(cell.text, cell.across, cell.down, cell.is_head) for cell in table.rows[0]] == [
        ("时间", 1, 2, True), ("对阵", 2, 1, True), ("地点", 1, 2, True),
    ]  # fmt: skip
    assert {spot.slug for leaf in publication.leaves for spot in leaf.spots} == set(articles)
    prices = next(block for block in articles["prices"].blocks if block.kind == "table")
    assert {tuple(cell.counts for cell in row) for row in prices.rows} == {(False, False, True, True, True)}, (
        "figures and the names over them stand to the right, names and units do not"
    )
    assert not any(cell.counts for row in table.rows for cell in row if cell.is_head)
    assert "standings" in [item.story.slug for item in items_of(loaded.issue.pages[0], loaded)]
    told = {str(one["slug"]): one for one in map(table_as_json, composed.tables)}
    assert (told["standings"]["rows"], told["standings"]["over"]) == (10, 0)


FIGURES = "全长28公里，比GDP早113天，增3.5%，**16日**起<b>不</b>停。"


def test_figures_of_a_story_set_downward_stand_as_in_print(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(f"---\nslug: x\nheadline: 11月通车\n---\n\n{FIGURES}\n", "utf-8")
    for down in (True, False):
        writing = "writing: vertical\npages:" if down else "pages:"
        (tmp_path / "issue.yaml").write_text(SPEC.replace("pages:", writing), "utf-8")
        assert main(["epaper", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet"]) <= 1
        page = (tmp_path / "out/marks/epaper/story-x.html").read_text("utf-8")
        with ZipFile(next((tmp_path / "out/marks/epaper").glob("*.epub"))) as book:
            chapter = book.read("EPUB/story-x.xhtml").decode()
        for text in (page, chapter):
            assert ('全长<span class="cell">28</span>公里，比<span class="upright">GDP</span>早' in text) is down
            assert ('<strong><span class="cell">16</span>日</strong>' in text) is down
            assert ('<span class="cell">11</span>月通车' in text) is down
            assert "3.5%" in text and "<b>" not in text
        assert ('class="story news down"' in page) is down
    for sheet in ("epaper.css", "book.css"):
        styled = (ROOT / "styles/epaper" / sheet).read_text("utf-8")
        assert ".cell { text-combine-upright: all;" in styled and ".upright { text-orientation: upright;" in styled
