"""Lines of a dump that stand in columns by blanks are rows of a table, and nothing else is."""

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Paragraph

TOLD = "本报讯（记者 曾一帆）联赛昨晚收官，下渡镇队时隔六年再次捧杯，季军由湖西镇队获得。"


def body(*lines: str) -> tuple[Paragraph, ...]:
    """What stands under a head and a paragraph."""
    (story,) = read_dump("\n".join(["下渡镇队夺冠", TOLD, *lines]).encode(), "a.txt").stories
    return story.body[1:]


def cells(*lines: str) -> list[list[str]]:
    """The cells of all rows, where there is nothing else."""
    made = body(*lines)
    assert {one.kind for one in made} == {"row"}
    assert [one.opens for one in made] == [True, *[False] * (len(made) - 1)]
    return [[cell.text for cell in one.cells] for one in made]


@pytest.mark.parametrize("blank", [" ", "  ", "\u3000", " \u3000"])
def test_figures_behind_names_are_rows_whatever_blank_parts_them(blank: str) -> None:
    rows = [
        ["队名", "胜", "负", "积分"],
        ["下渡镇", "5", "0", "10"],
        ["湖西镇", "4", "1", "9"],
        ["南洲", "0", "5", "5"],
    ]
    assert cells(*map(blank.join, rows)) == rows
    assert [one.is_head for one in body(*map(blank.join, rows))] == [True, False, False, False]


def test_names_and_figures_may_take_turns() -> None:
    rows = ["白菜 1.60 土豆 2.40", "黄瓜 5.60 青椒 7.20", "萝卜 1.20 大葱 3.00"]
    assert cells(*rows) == [row.split() for row in rows]


def test_figures_may_be_written_in_characters_and_some_be_missing() -> None:
    rows = ["县一中 张三 五十一岁", "县二中 李四 四十八岁", "县三中 王五 四十五岁"]
    assert cells(*rows) == [row.split() for row in rows]
    rows = ["菠菜 3.5 3.8 -0.6", "萝卜 1.2 1.2 持平", "鲜藕 4.5 — +0.3"]
    assert cells(*rows) == [row.split() for row in rows]


def test_words_want_wide_blanks_and_no_row_names_columns_over_words() -> None:
    rows = ["张三  李四四  王五", "赵六  钱七  孙八", "周九  吴十  郑一一"]
    assert cells(*rows) == [row.split() for row in rows]
    assert not any(one.is_head for one in body(*rows))
    assert {one.kind for one in body(*(row.replace("  ", " ") for row in rows))} == {"p"}


def test_a_note_under_the_last_row_is_no_cell_of_it() -> None:
    made = body(
        "1路 汽车东站 21:30 滨湖路 22:05",
        "2路 火车站 21:00 县一中 21:40",
        "7路 鱼市口 20:30 秦家岗 21:10",
        "注：节假日顺延。",
    )
    assert [one.kind for one in made] == ["row", "row", "row", "p"]
    assert (made[2].cells[-1].text, made[3].text) == ("21:10", "注：节假日顺延。")


@pytest.mark.parametrize(
    "lines",
    [
        ["下渡镇 5 0 10", "湖西镇 4 1 9"],
        ["下渡镇 5 0 10", "湖西镇 4 1", "南洲 0 5 5"],
        ["11月8日 县体育馆 开幕，两队先打一场。", "11月9日 县一中 六队再打三场。", "11月10日 县一中 休息。"],
        ["昨 日 夜 校 开 课 十 九 人", "来 了 八 十 多 人 一 堂 课", "最 小 的 十 九 岁 一 人 整"],
    ],
    ids=["two", "unlike", "sentences", "characters"],
)
def test_lines_that_are_no_rows(lines: list[str]) -> None:
    assert not any(one.kind == "row" for one in body(*lines))


def test_a_masthead_in_columns_stays_what_it_is() -> None:
    lines = [
        "湖西周刊",
        "2026年11月30日　星期一　丙午年十月廿二",
        "国内统一刊号 CN 43-0079　邮发代号 41-56　第1187期",
        "湖西县融媒体中心主办　今日8版　零售1元",
    ]
    made = read_dump("\n".join([*lines, "下渡镇队夺冠", TOLD]).encode(), "a.txt")
    assert [story.headline for story in made.stories] == [("下渡镇队夺冠",)]
    assert not any(one.kind == "row" for story in made.stories for one in story.body)
