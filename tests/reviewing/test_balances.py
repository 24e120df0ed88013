"""What has to balance: lists and rests with their whole, lengths until now, ages in a year, and what looks like it."""

from __future__ import annotations

import pytest
from read_pages import told_of

TOLD = (
    # Items between 、 behind 其中 are all there are, whatever they are counted by.
    ("暑期夜校开放报名，90个名额一天报满，其中上午班52人、下午班38人。", "52人", "32人"),
    ("昨天批发市场到货3.4万箱，其中苹果1.2万箱、梨1.5万箱、桃0.7万箱。", "0.7万", "0.2万"),
    ("分社现有社员318人，其中河东片210人、沿湖各村108人，下月再招收20人。", "108人", "106人"),
    ("仓库被盗95件货物，其中衣帽38件、书本41件、糕点16件。", "38件", "88件"),
    ("全乡有农机164台，其中插秧机58台、收割机82台、无人机24架。", "58台", "85台"),
    # A rest, and the whole that has the same noun behind it or stands right before.
    ("来自五个镇的48名骑手参加比武。\n女子组有15名骑手，另外33名骑手参加男子组。", "33名", "35名"),
    ("滨河步道全长5.2公里。前一段1.8公里供人骑车，其余3.4公里只供步行。", "1.8公里", "7.8公里"),
    # Items behind a colon.
    ("这种兰花只有58株，长在三个山头，分别为31株、19株和8株。", "58株", "28株"),
    # Clauses that each begin with a part.
    ("柜台前来了16位顾客，9位取表，7位来修表。", "7位", "9位"),
    ("机械师管着8台雪地车，5台拖橇，3台开路。", "3台", "6台"),
    # Shares of what is named beside them, and of one whole.
    ("茶厂与480户茶农签了约，占全乡茶农600户的80%。", "80%", "60%"),
    ("公司去年投入720万元研发，占销售额2.4亿元的3%，做出了新品。", "3%", "8%"),
    ("全市有托位42万个，每个街道都有。其中公办25.2万个，占60%；民办16.8万个，占40%。", "占40%", "占60%"),
    # Records and quarters.
    ("他以9轮6胜3和的不败战绩夺冠。", "3和", "8和"),
    ("九轮过后，江城队7胜2负，排名第二，雁门队6胜3负，排名第四。", "7胜", "5胜"),
    ("主队以97∶91取胜。四节比分为24∶27、21∶25、28∶19、24∶20。", "28∶19", "28∶91"),
    # Lengths until now.
    ("城隍庙的大钟1586年铸成，至今已有440年，声音还很响。", "1586年", "1581年"),
    ("青山水库建成于1981年，已运行45年。", "45年", "49年"),
    ("1993年退役，此后留在队里，到今年33年。", "33年", "13年"),
    ("他1988年拜师，跟了师傅38年。", "38年", "83年"),
    ("以36年教龄居首的是老校长，他1990年走上讲台。", "36年", "46年"),
    ("新桥2020年动工，历时六年，上月通车。", "六年", "四年"),
    ("这是祖父1965年栽的，到去年六十年了。", "1965", "1905"),
    ("研究所昨天公布八年监测结果，2018年至今记录鸟类212种。", "八年", "五年"),
    ("任教28年的老师说，孩子们都认得他。他1998年到校任教。", "28年", "82年"),
    # Ages in a year.
    ("老樊1952年出生，21岁入职，1973年起开电车。", "21岁", "27岁"),
    ("她1956年出生，1974年18岁学徒，做了一辈子衣裳。", "1974", "1914"),
    # From which day to which, and how many days.
    ("运动会6月12日（星期五）至14日举行，会期三天。", "三天", "五天"),
    ("报名从6月13日（星期六）开始，至15日结束，共三天。", "共三天", "共二天"),
    ("气象台预计，6月10日至12日三天，全县多云。", "12日", "13日"),
    # What was announced or is called yesterday.
    ("本报讯 铁路服务中心6月4日宣布，八条新线将在6月底前开通。", "6月4日", "6月14日"),
    ("这一案件昨（6月8日）在区域法院判刑。", "6月8日", "6月5日"),
    ("讲座本周六（13日）在图书馆举行，凭身份证入场。", "13日", "17日"),
    ("昨晚（8日）的演出座无虚席，观众久久不走。", "8日", "6日"),
    ("62岁的护林员走在前头。他1994年上山时30岁，救过九个人。", "30岁", "20岁"),
)  # fmt: skip
"""Copy, words of it, and what a slip makes of them."""

FINE = (
    # Examples, wholes of two figures, what only the story's other figures make, and what is still to come.
    "已有六十家企业签约，其中书店三家、剧场两家。",
    "文化馆安排讲座9场、工作坊5场，其中6月4场、7月7场、8月3场。",
    "学校现有教师63人，按新编制需要56人，其中4人退休、2人转校、1人进修。",
    "新增财力18.6亿元，其中教育7.2亿元、卫生4.1亿元，其余用于修路。",
    "三年来共收藏旧书820册，其中小说130册、诗集90册等。",
    "22名队员中，姓蓝的有9名，姓覃的有8名，其余5名是邻村的。",
    "如今9名队员里，5人在工厂上班，3人开网店，还有1人是老师。",
    "六项里，五项增加、一项减少。",
    "去年共审结案件1200件，民事740件，占总数的61.7%，刑事240件，占20%。",
    "八轮过后，江城队6胜2负，少赛一场的雁门队5胜2负。",
    "五局比分为25∶22、20∶25、25∶18、25∶23，主队取胜。",
    # Began and ended, or another thing.
    "操场是2004年修的，坏了六年，上月才补好。",
    "他1980年进厂，干了21年，2001年离开。",
    "她2002年出生，学了两年，会做果盘。",
    "守林人今年六十一岁。庙里的石碑是1201年立的，字还看得清。",
    # Days of a schedule.
    "会考成绩6月15日公布，考生可到学校领取。",
    "会议6月13日开始，共有十五天的日程。",
    "本报上海6月3日电 昨晚（2日）的演出座无虚席。",
    "每周六（如13日、20日）都有讲座。",
    # Births and what comes after them.
    "章老1935年生于湖南，1953年18岁时考入医学院，1958年毕业。",
    "技师47岁，1979年生，18岁进厂。",
    "2016年退休那年，60岁的护林员搬下了山。",
)
"""Copy that nothing is to be said of."""


@pytest.mark.parametrize(("copy", "was", "now"), TOLD)
def test_a_slip_is_told_and_what_was_there_is_not(copy: str, was: str, now: str) -> None:
    assert copy.count(was) == 1
    assert told_of(copy, "山城见闻") == ()
    assert told_of(copy.replace(was, now), "山城见闻")


@pytest.mark.parametrize("copy", FINE)
def test_nothing_is_said_of_what_only_looks_wrong(copy: str) -> None:
    assert told_of(copy, "山城见闻") == ()


LEAD = "本报讯 6月{day}日上午，老街上的酱园重新开张，街坊都来了。"
CAPTION = "6月8日，顾客在酱园里挑选新酱。"


def test_a_picture_of_yesterday_beside_a_lead_of_days_before() -> None:
    assert told_of(LEAD.format(day=8), "山城见闻", CAPTION) == ()
    assert [one.code for one in told_of(LEAD.format(day=3), "山城见闻", CAPTION)] == ["check-caption-day"]


def test_a_picture_of_the_morrow_is_of_its_story() -> None:
    assert told_of(LEAD.format(day=7), "山城见闻", CAPTION) == ()
