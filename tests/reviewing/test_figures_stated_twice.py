"""A figure that a story states in two places, and one of them with a digit otherwise: cases to be read."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import told_of

from layout.counting.quantities import quantities_in

HEAD = "余溪镇清点老村"


def told(copy: str, head: str = HEAD) -> list[tuple[str, object, object]]:
    """Code, what is said and what it ought to be, of each finding about a figure."""
    found = [(one.code, dict(one.facts)) for one in told_of(copy, head)]
    return [(code, facts.get("said"), facts.get("right")) for code, facts in found]


VILLAGES = (
    "镇里查了一年，共有{}处老宅列入保护名录，最早的一处建于明末。\n负责清点的人说，列入保护名录的{}处老宅都已挂牌。"
)


@pytest.mark.parametrize(("one", "other"), [("815", "845"), ("815", "851"), ("46", "49"), ("1.83万", "1.33万")])
def test_a_digit_otherwise_in_the_same_words_is_told(one: str, other: str) -> None:
    assert told(VILLAGES.format(one, other)) == [("check-restated", f"{other}处", f"{one}处")]


@pytest.mark.parametrize("one", ["815", "46", "1.83万", "三"])
def test_the_same_figure_twice_is_none(one: str) -> None:
    assert told(VILLAGES.format(one, one)) == []


def test_a_third_place_says_which_of_two_is_wrong() -> None:
    copy = VILLAGES.format("845", "815") + "\n镇长在会上说，815处老宅一处也不能少。"
    assert told(copy) == [("check-restated", "845处", "815处")]


def test_a_figure_in_fewer_digits_is_the_same() -> None:
    assert told(VILLAGES.format("800多", "815")) == []
    assert told(VILLAGES.format("1.8万", "18340")) == []


def test_what_a_head_has_otherwise_is_the_head_s() -> None:
    told_there = told(VILLAGES.format("815", "815"), "余溪镇845处老宅列入保护名录")
    assert told_there == [("check-head-figure", "845处", "815处")]


@pytest.mark.parametrize(
    "copy",
    [
        "去年全镇有815处老宅列入保护名录。今年列入保护名录的老宅有845处。",  # another time
        "上半年列入保护名录的老宅有815处。下半年列入保护名录的老宅有845处。",
        "河北有815处老宅列入保护名录。山西有845处老宅列入保护名录。",  # another place
        "镇里有845处老宅列入保护名录。其中列入省级保护名录的老宅有815处。",  # a part
        "镇里有老宅815处。学校今年收了本子845本。",  # another thing
    ],
)
def test_what_is_of_another_time_place_or_part_is_none(copy: str) -> None:
    assert told(copy) == []


def test_words_beside_many_figures_tie_none_to_another() -> None:
    lines = [f"{place}收了{many}亩稻子。" for place, many in zip("甲乙丙丁", ("312", "315", "318", "342"), strict=True)]
    assert told("\n".join(lines)) == []


def test_a_quarter_is_nothing_that_a_figure_is_said_of_each() -> None:
    (one,) = [each for each in quantities_in("一季度铁路投资1248亿元") if each.measure == "钱"]
    assert one.each == () and one.value == Fraction(1248 * 10**8)
    (each,) = [each for each in quantities_in("一天收入1248元") if each.measure == "钱"]
    assert each.each == ("天",)


COURT = "法院昨天一审公开宣判，14名被告人分别获刑。\n案卷有三十多本。{}罚金共计620万元，已经缴清。"


def test_a_figure_by_itself_is_one_that_was_said() -> None:
    head = "假酒案14名被告人获刑"
    assert told(COURT.format("84人"), head) == [("check-restated", "84人", "14名")]
    assert told(COURT.format("14人"), head) == []
    assert told(COURT.format("从犯84人"), head) == []  # it names what it is of
    assert told(COURT.format("20人"), head) == []  # no slip


def test_the_number_of_a_line_of_buses_counts_nothing() -> None:
    copy = "201路公交车昨天改线，站牌都换了新的。\n住在江边的人说，201路比从前快。\n{}是预留的编号，要等明年。"
    assert told(copy.format("202路")) == []
    assert told(copy.format("201路")) == []


MONEY = "法院责令被告人退赔被害人412万元。\n庭上，审判长问他：“{}去了哪里？”他说还了网上的赌债。"


def test_a_long_figure_by_itself_may_be_of_money() -> None:
    head = "骗取居民412万元"
    assert told(MONEY.format("421万元"), head) == [("check-restated", "421万元", "412万元")]
    assert told(MONEY.format("412万元"), head) == []
    assert told(MONEY.format("剩下的421万元"), head) == []


def test_ten_thousand_times_as_many_is_a_slip_of_the_scale() -> None:
    assert ("check-restated", "48亿处", "48万处") in told(VILLAGES.format("48万", "48亿"))
    assert told(VILLAGES.format("48万", "48万")) == []


BARNS = "去年全市新建粮仓{}座、改建740座，库容增加两成。今年的粮仓比上年还要多，农户都说卖粮不用再排队了。"


def test_what_two_figures_of_the_text_make_is_borne_out() -> None:
    head = "全市新建改建粮仓1860座"
    assert told(BARNS.format("1120"), head) == []
    assert told(BARNS.format("1420"), head) != []  # 2160
    assert told(BARNS.format("1820"), head) != []  # the text's own figure, but for a digit


@pytest.mark.parametrize(("head", "is_told"), [("房屋占支出78%", False), ("房屋占支出87%", True)])
def test_a_share_of_a_head_is_reckoned(head: str, is_told: bool) -> None:
    copy = "全市去年支出安排400亿元，其中房屋312亿元，一分一厘都有账可查。教育占11%，增加不多，修路的钱也在里面。"
    assert bool(told(copy, head)) == is_told
