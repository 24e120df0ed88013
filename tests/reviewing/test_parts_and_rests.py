"""Wholes and parts, rests, differences from what is called by its name: what a page says and a slip makes of it."""

from __future__ import annotations

import pytest
from read_pages import told_of

from layout.counting.quantities import quantities_in

TOLD = (
    # What 其中 and its like break down, wherever the whole stands.
    ("去年底全市有食堂135家，今年新开45家，其中老城区18家、新区15家、县镇12家。", "12家", "32家"),
    ("他本赛季的11球中，主场7球、客场4球；左脚5球、右脚4球、头球2球。", "客场4球", "客场6球"),
    ("87人中，60至69岁的31人，70至79岁的42人，80岁以上的14人，都住在城里。", "42人", "52人"),
    ("收入1.86亿元，比去年的1.55亿元多。其中住宿6300万元、餐饮5100万元、交通4200万元、其他3000万元。", "3000", "8000"),
    ("每100元里，工资44元，经营31元，财产4元，转移21元。", "31元", "35元"),
    ("用掉松木9吨，前三天用4吨、后两天用5吨。", "9吨", "3吨"),
    # Two kinds and both of them.
    ("60个社区和90名工作者共150个集体和个人受到表扬。", "60个", "70个"),
    ("策展组共8人，5名女性、3名男性，筹备了两年。", "3名", "7名"),
    ("5粒里有2粒烂了，2粒发芽后夭折，剩下的1粒开了花。", "2粒发", "4粒发"),
    ("民警陪着5位亲人、3位志愿者共8人回到县城。", "共8人", "共1人"),
    ("街上的路灯坏了，48盏灯有24盏不亮，晚上要摸黑。", "24盏", "94盏"),
    # In two units, and grown to what.
    ("建了个群，用三个星期，也就是21天，把亲戚找齐。", "三个", "两个"),
    ("明年试行的县由32个增加28个，达到60个。", "32个", "36个"),
    # What is left.
    ("因灾阻断的公路37处，已抢通29处，剩下的8处中，有5处在石桥乡、3处在白渡乡。", "37处", "17处"),
    # What was, what is, and by what share.
    ("等候时间由52分钟降到31分钟，缩短21分钟，降幅四成。", "四成", "三成"),
    ("中期息每股18仙，比去年的15仙多3仙。", "多3仙", "多5仙"),
    ("一次寒潮，降温9摄氏度，最低气温由6摄氏度降到零下3摄氏度。", "6摄", "9摄"),
    # What is called by its name.
    ("城东区空置率10.6%，比上季略低。湖西区空置率为9.8%，比城东区低0.8个百分点。", "0.8个", "0.9个"),
    ("义诊第一天接诊186人次，第二天224人次，第三天250人次。第三天的人数比第一天多64人次。", "64人次", "46人次"),
)  # fmt: skip
"""Copy, words of it, and what a slip makes of them."""


@pytest.mark.parametrize(("copy", "was", "now"), TOLD)
def test_what_does_not_come_out_is_told_and_what_does_is_left_alone(copy: str, was: str, now: str) -> None:
    assert copy.count(was) == 1
    assert told_of(copy, "山城见闻") == ()
    assert {one.code for one in told_of(copy.replace(was, now), "山城见闻")} & {"check-sum", "check-percent"}


@pytest.mark.parametrize(
    "copy",
    [
        "这次比赛报名1.2万人，抽签录取6000人，领物5710人，检录起跑5588人，完赛5490人。",  # each out of the one before
        "去年，全院门诊142万人次、急诊26万人次，总量比上年的160万人次增长5%。",  # of both together
        "损失共15万元，其中医疗费3.2万元、误工费2.4万元、护理费0.9万元、残疾赔偿金8.5万元，由公司承担70%，即10.5万元。",
        "南站在城外，东站昨日发送9.7万人次，两站合计28万人次。",  # the other one's figure is not said
        "全场最高的31分，其中两分球18分、三分球9分、罚球4分，都是他的。",  # 三分球 is a kind of shot
        "我市代表队获得6枚金牌、4枚银牌和3枚铜牌，共13枚奖牌。",
        "今年新装25部，已经开工12部，今年还有30部要动工。",  # no rest
        "主队积分升至25分，反超客队。赛前，客队积23分，比主队多1分。",  # of another time
        "新图开行客车10392列，较现图增加46列；开行货车22182列，较现图增加394列。",
        "镇上120户人家，其中养蜂的30户、种茶的50户等，都有合作社带着。",
    ],
)  # fmt: skip
def test_what_only_looks_as_if_it_did_not_come_out_is_left_alone(copy: str) -> None:
    assert told_of(copy, "山城见闻") == ()


def test_thousands_behind_myriads_and_the_pay_of_an_hour() -> None:
    assert quantities_in("5万2千人次")[0].value == 52_000
    assert quantities_in("平均时速约66公里")[0].each == ("小时",)
    assert [one.said for one in quantities_in("三分球9分")] == ["9分"]
