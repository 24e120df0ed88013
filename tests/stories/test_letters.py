"""Copy that comes as an e-mail's text or out of an app, and captions that a document states."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

HEAD = "社区食堂添了早餐"
BYLINE = "本报记者 任晓禾"
FIRST = "清早六点半，锦绣社区食堂的蒸笼冒出热气，老人们排着队领豆浆和花卷。"
LAST = "食堂负责人说，早餐供应到八点半，行动不便的老人可以打电话送餐。"
COPY = (HEAD, BYLINE, FIRST, LAST)


def read(*lines: str, name: str = "a.txt") -> Copy:
    return read_dump("\n".join(lines).encode(), name)


def is_the_story(copy: Copy) -> bool:
    """True when the last story is COPY and nothing else."""
    story = copy.stories[-1]
    return story.headline == (HEAD,) and [one.text for one in story.body] == [FIRST, LAST]


@pytest.mark.parametrize(
    "top",
    [
        ("发件人: 任晓禾 <ren@example.com>", "发送时间: 2025年3月4日 9:12", "收件人: 编辑部", "主题: 稿件"),
        ("From: Ren <ren@example.com>", "To: desk@example.com", "Subject: 稿件"),
        ("寄件者：任曉禾", "主旨：稿件"),
    ],
)
def test_the_head_of_a_message_its_card_and_what_it_answers_are_no_copy_and_are_reported(top: tuple[str, ...]) -> None:
    below = ("", "--", "任晓禾", "民生部", "电话：13900000000", "", "> 编辑部写道：", "> 稿子请早些发来。")
    copy = read(*top, "", *COPY, *below)
    assert len(copy.stories) == 1 and is_the_story(copy)
    (told,) = [one for one in copy.findings if one.code == "page-furniture"]
    listed = dict(told.facts)["lines"]
    last = len(top) + 1 + len(COPY) + len(below)
    numbers = [*range(1, len(top) + 1), *range(len(top) + len(COPY) + 3, last - 2), last - 1, last]
    assert listed == ", ".join(map(str, numbers))


@pytest.mark.parametrize(
    "opening",
    [
        ("编辑老师好：", "稿子如下，照片随后发。"),
        ("尊敬的编辑：", "您好！"),
        ("编辑部：", "现将稿件发上，请查收。"),
        (),
    ],
)
@pytest.mark.parametrize("subject", [HEAD, "稿件"])
def test_who_is_greeted_and_a_subject_that_stands_again_are_no_copy(opening: tuple[str, ...], subject: str) -> None:
    copy = read("发件人: 任晓禾 <ren@example.com>", "收件人: 编辑部", f"主题: {subject}", "", *opening, "", *COPY)
    assert len(copy.stories) == 1
    assert is_the_story(copy)


def test_a_greeting_in_copy_without_the_head_of_a_message_is_copy() -> None:
    copy = read(HEAD, BYLINE, "编辑老师好：", FIRST, LAST)
    assert "编辑老师好：" in [one.text for one in copy.stories[0].body]


def test_a_line_of_a_message_alone_is_copy() -> None:
    copy = read(HEAD, BYLINE, FIRST, "收件人：锦绣社区食堂，这样一封信让大家议论了好几天。", "> 大家都说好。", LAST)
    assert [one.text[:4] for one in copy.stories[0].body] == [FIRST[:4], "收件人：", "> 大家", LAST[:4]]


def test_an_article_out_of_an_app_has_its_head_its_source_and_no_counts() -> None:
    copy = read(
        "上新啦！社区食堂添了早餐", "原创 任晓禾 锦绣发布 2025年03月04日 09:12", FIRST, "▼", LAST,
        "（图片来源：锦绣融媒）", "编辑：小满", "阅读 1.2万", "赞 302  在看 56",
    )  # fmt: skip
    (story,) = copy.stories
    assert story.headline == ("上新啦！社区食堂添了早餐",)
    assert [one.text for one in story.body] == [FIRST, LAST]
    assert story.signature == "（图片来源：锦绣融媒）"
    assert [one.code for one in copy.findings] == ["page-furniture"]


def test_praise_with_a_count_in_copy_is_copy() -> None:
    assert read(HEAD, BYLINE, FIRST, "点赞的有302人。").stories[0].body[-1].text == "点赞的有302人。"


def test_a_caption_that_a_web_page_states_is_one_without_a_credit() -> None:
    page = f"""<html><body><article>
<h1>{HEAD}</h1>
<p>{BYLINE}</p>
<p>{FIRST}</p>
<figure><img src="a.jpg"><figcaption>老人们在窗口取餐。</figcaption></figure>
<p>{LAST}</p>
</article></body></html>"""
    (story,) = read_dump(page.encode(), "a.html").stories
    assert story.caption == "老人们在窗口取餐。"
    assert [one.text for one in story.body] == [FIRST, LAST]


@pytest.mark.parametrize("jump", ["（下转A3版）", "【下转第A03版】", "（转B2版）", "▶下转第三版", "下转 A3 版"])
def test_few_words_that_go_on_on_another_page_are_copy(jump: str) -> None:
    copy = read(HEAD, BYLINE, FIRST, f"食堂还将添置设备{jump}")
    (story,) = copy.stories
    assert story.body[-1].text == "食堂还将添置设备"
    assert story.jump is not None and story.jump.direction == "to"
    assert [one.code for one in copy.findings] == ["truncated-at-jump"]


def test_a_byline_between_single_asterisks_is_a_byline() -> None:
    (story,) = read(f"# {HEAD}", "", f"*{BYLINE}*", "", FIRST, "", LAST, name="a.md").stories
    assert story.headline == (HEAD,)
    assert story.byline is not None and story.byline.names == ("任晓禾",)


def test_asterisks_of_a_sum_stay() -> None:
    (story,) = read(f"# {HEAD}", "", "每桌 3*4*2 份，共24份，都由志愿者送到。", name="a.md").stories
    assert story.body[0].text == "每桌 3*4*2 份，共24份，都由志愿者送到。"


@pytest.mark.parametrize("day", ["2026年9月1日", "2026.9.1", "2026-09-01", "2026/9/1"])
@pytest.mark.parametrize("sign", ["任晓禾", "（任晓禾）", "社区宣传科"])
def test_the_day_under_a_signature_is_no_head_in_whatever_form(day: str, sign: str) -> None:
    letter = "From: ren@example.com\nTo: desk@example.com\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
    copy = read_dump((letter + "\n\n".join((HEAD, FIRST, LAST)) + f"\n\n{sign}\n{day}\n").encode(), "a.eml")
    assert len(copy.stories) == 1
    assert not {"stray-headline", "stray-line"} & {one.code for one in copy.findings}
    told = read(HEAD, FIRST, "2026.13.1", LAST)
    assert "2026.13.1" in [one.text for one in told.stories[0].body]
