"""Forms of a national daily: kickers that end in a dash, columns in brackets, theses of comments, credits of pools."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.lines.rubrics import column_of
from layout.stories.model import Copy, Story


def read(*lines: str) -> Copy:
    return read_dump("\n".join(lines).encode(), "a.txt")


def only(*lines: str) -> Story:
    (story,) = read(*lines).stories
    return story


COPY = "清晨的薄雾还没有散尽，渔港码头上已经停满了等着装冰的渔船，船员们忙着检查网具。"
MORE = "镇里去年建起两座冷库，渔获上岸后不到一小时就能入库，价格也稳定了。"


def test_a_line_that_ends_in_a_dash_over_a_head_is_its_kicker() -> None:
    story = only("浙江临港推行渔获快检——", "冷链进港  渔民增收", "本报记者  岑小舟", COPY, MORE)
    assert (story.kicker, story.headline) == ("浙江临港推行渔获快检——", ("冷链进港", "渔民增收"))


def test_two_lines_of_which_the_first_ends_in_a_dash_are_subheads_within_a_feature() -> None:
    story = only(
        "潮起渔港", "本报记者  岑小舟", COPY, MORE,
        "向海而兴——", "“渔获要卖得出、卖得好”", "渔港的冷库给渔民吃了定心丸，渔获卖得比往年好。", MORE,
        "守海有责——", "“给小鱼留条活路”", "休渔期里，渔民们修网补船，渔港的执法船每天出海巡查。", MORE,
    )  # fmt: skip
    heads = [one.text for one in story.body if one.kind == "subhead"]
    assert heads == ["向海而兴——", "“渔获要卖得出、卖得好”", "守海有责——", "“给小鱼留条活路”"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("小码头连着大市场（一线行走）", "（一线行走）"),
        ("少些表格，多些实绩（作风新观察·为基层减负）", "（作风新观察·为基层减负）"),
        ("守护碧海（上）", "（上）"),
        ("（一）从渔港说起", ""),
        ("渔船回港了。（记者 岑小舟）", ""),
        ("渔民在补网（岑小舟摄）", ""),
        ("冷库建在码头（见图）", ""),
        ("全镇有渔船（含快艇）320艘", ""),
    ],
)
def test_the_column_that_a_head_ends_with(text: str, column: str) -> None:
    assert column_of(text) == column


def test_of_two_lines_the_one_with_the_column_is_the_head() -> None:
    story = only("渔获快检进码头", "让诚信成为渔港招牌（民生漫步）", "本报记者  岑小舟", COPY, MORE)
    assert story.headline == ("让诚信成为渔港招牌（民生漫步）",)
    assert story.kicker == "渔获快检进码头"


@pytest.mark.parametrize("named_first", [True, False])
def test_a_thesis_without_a_full_stop_that_the_comment_repeats_is_its_deck(named_first: bool) -> None:
    thesis = "把冷库建到码头、把检测送到船边，才能让渔民出得去、回得来、卖得好"
    top = ["尚  舟", thesis] if named_first else [thesis, "尚  舟"]
    end = f"渔业要兴旺，服务要跟上。{thesis}，这样的渔港才有奔头。"
    story = only("服务要跟着渔船走（微观察）", *top, COPY, MORE, end, "（作者为本报临港分社记者）")
    assert story.deck == thesis
    assert [one.text for one in story.body] == [COPY, MORE, end]
    assert story.signature == "（作者为本报临港分社记者）"


def test_words_that_do_not_come_again_are_no_deck() -> None:
    story = only(
        "服务要跟着渔船走",
        "本报记者  岑小舟",
        "镇里去年建起两座冷库，渔获上岸后不到一小时",
        "就能入库，价格也稳定了。",
        COPY,
    )
    assert not story.deck


def test_an_agency_behind_who_took_a_picture_belongs_to_the_credit() -> None:
    story = only("渔港丰收", "开渔首日，渔民在码头分拣渔获。图为装车外运。", "岑  舟摄（影像东海）")
    assert story.credit is not None
    assert (story.credit.raw, story.credit.people) == ("岑 舟摄（影像东海）", (("", "岑舟"),))


def test_short_sentences_over_one_credit_of_all_pictures_are_captions() -> None:
    copy = read(
        "渔港开渔", COPY, "渔民在码头卸货。", "检测员在船边取样。", "以上图片均为岑小舟摄（影像东海）",
        "冷链直通车开进渔村", "本报记者  岑小舟", MORE,
    )  # fmt: skip
    assert [one.headline for one in copy.stories] == [("渔港开渔",), ("冷链直通车开进渔村",)]
    roles = {one.number: one.role for one in copy.margin}
    assert roles[3] == "caption" and roles[5] in ("credit", "caption-more")
    assert [one.text for one in copy.stories[0].body] == [COPY]


def test_who_took_a_picture_is_not_who_wrote_the_story() -> None:
    story = only("渔港丰收", "开渔首日，渔民在码头分拣渔获。图为装车外运。", "本报记者  岑小舟摄")
    assert story.byline is None
    assert story.credit is not None and story.credit.people == (("本报记者", "岑小舟"),)


def test_what_editors_sign_over_a_story_is_a_paragraph_of_it() -> None:
    note = "渔港怎样转型？本报记者深入三个渔村，记录渔民这一年的变化。"
    story = only("潮起渔港", "本报记者  岑小舟", note, "——编  者", COPY, MORE)
    assert [one.text for one in story.body] == [note, "——编 者", COPY, MORE]


def test_heads_that_name_several_persons_or_places_are_heads_however_long() -> None:
    other = "代表团一行昨天抵达，将在三地参观港口并签署合作文件，访问为期六天。"
    copy = read("渔港开渔", COPY, MORE, "市渔业代表团访问甲国北港、乙国南港、丙国东港并签署合作文件", other)
    assert [len(one.headline) for one in copy.stories] == [1, 1]


def test_a_signature_under_copy_without_a_byline_tells_that_stories_end_there() -> None:
    copy = read(
        "渔港开渔首日卸货三百吨", f"{COPY}（岑小舟）", "气象台连发三次大风蓝色预警",
        "受冷空气影响，今天夜间起沿海风力将增大到八级，请过往船只回港避风。（郝海风）",
        "跨海大桥夜间封闭检修十天", "大桥管理中心昨日公布，检修期间车辆请绕行隧道，公交线路相应调整。（任行远）",
    )  # fmt: skip
    assert len(copy.stories) == 3


def test_a_feature_of_an_agency_keeps_its_subheads_statements_and_a_line_of_dots() -> None:
    said = (
        "“渔获要卖得出、卖得好”；",
        "“休渔期要守得住、管得严”；",
        "“渔民的日子要一年比一年红火，要让年轻人愿意回来”……",
    )
    story = only(
        "潮起渔港", "东海社记者", COPY, "向海而兴  向新而行——", "“让渔港活起来”", MORE, *said, "…………",
        "循海而行，以一座渔港的变迁看懂一方水土的底气——", COPY, MORE,
    )  # fmt: skip
    texts = [one.text for one in story.body]
    assert [one.text for one in story.body if one.kind == "subhead"] == ["向海而兴 向新而行——", "“让渔港活起来”"]
    assert [text for text in texts if text.startswith("“") and text[-1] in "；…"] == list(said)
    assert "…………" in texts and "循海而行，以一座渔港的变迁看懂一方水土的底气——" in texts


def test_the_source_under_a_letter_is_no_head() -> None:
    copy = read("致信祝贺渔港开港", "贺  信", MORE, "岑小舟", "2026年1月1日", "（东海社临港1月1日电）")
    assert not any("东海社" in line for one in copy.stories for line in one.headline)
