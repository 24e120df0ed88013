"""A paragraph is not taken into the one before it, nor torn from it, without a word: broken lines, lost full stops."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from layout.dumps.dump import read_dump
from layout.publishing.hint_proposals import proposals
from layout.stories.hints import read_hints
from layout.stories.model import Copy

HEAD = ("古城冬季灯展下月亮灯", "本报记者 吕倩")
PARAGRAPHS = (
    (
        "记者从古城保护和修复中心获悉，2023年古城冬季灯展将于12月22日亮灯，持续至明年正月十六，其间每晚18时至22时开放，"
        "市民和游客可免费观赏。"
    ),
    (
        "灯展以“平城年华”为主题，设“鼓楼寻梦”“华严夜话”“雁塔祈福”三大板块，共安装大型灯组68组，其中《木兰归》灯组高达12米，"
        "由非遗传承人历时两个月手工扎制。"
    ),
    "目前，灯组制作已完成七成，主要道路的亮化工程同步推进，预计12月15日前全部安装到位，随后进入为期一周的调试阶段。",
    "为保障灯展顺利举办，和阳门至清远门路段将分时段封闭施工，途经车辆请提前绕行，公交4路、15路、38路临时改线。",
    "市文旅局有关负责人表示，灯展期间还将举办非遗集市和汉服巡游，邀请市民参与。",
)
NOT_FIRST = "，。、；：”》）"
WAYS = ("indented", "bare", "spaced", "double")
JOINED = ("paragraph-joined", "paragraphs-by-width")
DOUBTS = (*JOINED, "paragraph-unended", "subhead-alone", "truncated-no-jump", "unit-split-off")


def broken(paragraph: str, width: int, indent: str = "") -> list[str]:
    """*paragraph* in lines of *width* characters, as a program breaks them."""
    made, line, room = [], indent, 2.0 * (width - len(indent))
    for char in paragraph:
        size = 1 if char.isascii() else 2
        if room < size and char not in NOT_FIRST:
            made.append(line)
            line, room = "", 2.0 * width
        line, room = line + char, room - size
    return [*made, line]


def dump_of(paragraphs: Sequence[str], width: int, way: str) -> str:
    """A dump of broken lines: paragraphs with indents, with nothing, with blank lines between them or between all."""
    pieces = [broken(one, width, "　　" if way == "indented" else "") for one in paragraphs]
    if way == "double":
        return "\n\n".join([*HEAD, *(line for lines in pieces for line in lines)])
    between = "\n\n" if way == "spaced" else "\n"
    return between.join(["\n".join(HEAD), *("\n".join(lines) for lines in pieces)])


def silent(copy: Copy, paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs of *copy* that are none of *paragraphs* and have no doubt told of them or of the line before."""
    places = [line for one in copy.findings if one.place and one.code in DOUBTS for line in one.lines]
    told = {line for at in places for line in (at, at + 1, at + 2)}
    body = [one for story in copy.stories for one in story.body]
    return [one.text for one in body if one.text not in paragraphs and not told & set(one.lines)]


def joined(copy: Copy) -> list[int]:
    """Lines of which it is reported that they were joined on weak evidence."""
    return [line for one in copy.findings if one.code in JOINED for line in one.lines]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("width", range(12, 41))
def test_broken_lines_come_back_whole_or_are_told_and_seldom_told(way: str, width: int) -> None:
    copy = read_dump(dump_of(PARAGRAPHS, width, way).encode(), "a.txt")
    assert silent(copy, PARAGRAPHS) == []
    assert len(joined(copy)) <= 3
    if way in ("indented", "spaced"):
        assert [one.text for one in copy.stories[0].body] == list(PARAGRAPHS)
        assert joined(copy) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("width", [14, 18, 22, 27, 400])
def test_a_paragraph_without_its_full_stop_takes_none_in_silently(way: str, which: int, width: int) -> None:
    paragraphs = list(PARAGRAPHS)
    paragraphs[which] = paragraphs[which][:-1]
    copy = read_dump(dump_of(paragraphs, width, way).encode(), "a.txt")
    room = 2 * width - sum(1 if char.isascii() else 2 for char in broken(paragraphs[which], width)[-1])
    if way in ("bare", "double") and 0 <= room <= 6:
        assert "paragraphs-by-width" in codes(copy)
    else:
        assert silent(copy, paragraphs) == []


def codes(copy: Copy) -> list[str]:
    return [one.code for one in copy.findings]


@pytest.mark.parametrize("way", WAYS)
def test_that_only_width_parts_paragraphs_is_told_where_it_is_so(way: str) -> None:
    found = codes(read_dump(dump_of(PARAGRAPHS, 22, way).encode(), "a.txt"))
    assert found.count("paragraphs-by-width") == (way in ("bare", "double"))


def test_clean_copy_has_no_doubtful_joints() -> None:
    copy = read_dump("\n".join([*HEAD, *PARAGRAPHS]).encode(), "a.txt")
    assert codes(copy) == []
    assert [one.text for one in copy.stories[0].body] == list(PARAGRAPHS)


LINES = (
    "委员们一路走一路看，听取了汇报，并在老旧小区改造现场与居民交谈",
    "视察组建议，要坚持规划先行，把群众最关心的事情排在前面，一件一件办好。",
    "改造涉及城区十四个小区，惠及居民六千二百户。",
)


def torn(first: str, second: str) -> Copy:
    return read_dump("\n".join([*HEAD, first, second, *LINES[2:], *PARAGRAPHS[2:]]).encode(), "a.txt")


def test_a_line_taken_in_on_weak_evidence_is_told_with_its_line_and_words() -> None:
    copy = torn(*LINES[:2])
    assert copy.stories[0].body[0].lines == (3, 4)
    told = next(one for one in copy.findings if one.code == "paragraph-joined")
    assert told.place is not None and (told.place.line, told.place.excerpt[:5]) == (4, LINES[1][:5])
    assert LINES[0][-6:] in told.message("zh") and LINES[1][:6] in told.message("en")


@pytest.mark.parametrize(
    ("first", "second"),
    [(LINES[0][:-4] + "，", LINES[1]), (LINES[0] + "的", LINES[1]), (LINES[0], "，" + LINES[1]),
     ("他说，“" + LINES[0], LINES[1][:-1] + "”。"), (LINES[0], "187.74万人，" + LINES[1]), (LINES[0], "四小时。")],
)  # fmt: skip
def test_a_joint_that_is_sure_is_not_told(first: str, second: str) -> None:
    copy = torn(first, second)
    assert copy.stories[0].body[0].lines == (3, 4)
    assert "paragraph-joined" not in codes(copy)


@pytest.mark.parametrize("opening", ["近日，", "会议指出，", "3月16日，", "下一步，"])
def test_words_that_open_a_paragraph_open_one(opening: str) -> None:
    copy = torn(LINES[0], opening + LINES[1])
    assert [one.lines for one in copy.stories[0].body[:2]] == [(3,), (4,)]
    assert codes(copy) == ["paragraph-unended"]


def test_paragraphs_of_a_story_without_full_stops_are_one_finding_with_a_hint_for_each() -> None:
    ends = [LINES[0], PARAGRAPHS[0][:-1], PARAGRAPHS[1][:-1]]
    data = "\n".join([*HEAD, ends[0], "近日，" + ends[1], "下一步，" + ends[2], "会议指出，" + LINES[1]]).encode()
    copy = read_dump(data, "a.txt")
    (told,) = [one for one in copy.findings if one.code == "paragraph-unended"]
    assert told.lines == (3, 4, 5)
    assert all(one[-6:] in told.message() for one in ends)
    text = proposals(copy.findings, data, "en")
    assert all(f"- [{line}, {line + 1}]" in text for line in told.lines)


def test_hints_settle_a_doubtful_joint_either_way() -> None:
    data = "\n".join([*HEAD, *LINES[:2], *PARAGRAPHS[2:]]).encode()
    right = read_dump(data, "a.txt", read_hints("join: [[3, 4]]", "hints.yaml"))
    wrong = read_dump(data, "a.txt", read_hints("assign: [{line: 4, as: body}]", "hints.yaml"))
    assert "paragraph-joined" not in codes(right) + codes(wrong)
    assert right.stories[0].body[0].lines == (3, 4)
    assert [one.lines for one in wrong.stories[0].body[:2]] == [(3,), (4,)]


DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))


def text_of(path: Path) -> str:
    return path.read_bytes().decode("gb18030" if path.stem == "gbk" else "utf-8").replace("\r\n", "\n")


def taken_in(text: str, line: int) -> tuple[list[int], Copy]:
    """Lines of other paragraphs that the one ending at *line* takes in when its full stop is lost, and that reading."""
    owner = {at: one for story in read_dump(text.encode(), "a.txt").stories for one in story.body for at in one.lines}
    lines = text.split("\n")
    lines[line - 1] = lines[line - 1].rstrip()[:-1]
    copy = read_dump("\n".join(lines).encode(), "a.txt")
    torn = next((one for story in copy.stories for one in story.body if line in one.lines), None)
    strange = [at for at in torn.lines if at in owner and owner[at] != owner[line]] if torn and torn.kind == "p" else []
    return strange, copy


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_no_paragraph_of_any_dump_is_taken_in_untold(path: Path) -> None:
    text = text_of(path)
    lines = text.split("\n")
    body = [one for story in read_dump(text.encode(), "a.txt").stories for one in story.body if one.kind == "p"]
    for line in [one.lines[-1] for one in body if one.lines and lines[one.lines[-1] - 1].rstrip().endswith("。")]:
        strange, copy = taken_in(text, line)
        told = set(joined(copy)) & {*strange, *range(line, line + 3)}
        assert not strange or told or "paragraphs-by-width" in codes(copy), lines[line - 1]


def test_paragraphs_are_taken_in_at_all() -> None:
    assert sum(bool(taken_in("\n".join([*HEAD, *PARAGRAPHS]), line)[0]) for line in (3, 4, 5, 6)) == 3


MEETING = (
    "市政府召开重点项目推进会",
    "本报讯（记者 王小二） 11月20日，市政府召开重点项目推进会，听取各县区汇报。",
    "会议要求，要倒排工期、挂图作战",
    "阳高番茄俏销京津",
    "本报讯（记者 李三） 眼下正是番茄采摘季节，阳高县的大棚里一片忙碌。",
)


def test_a_last_paragraph_that_may_have_become_a_head_is_reported() -> None:
    copy = read_dump("\n".join(MEETING).encode(), "a.txt")
    assert MEETING[2] in (*copy.stories[1].headline, copy.stories[1].kicker)
    assert [(one.code, one.place.line) for one in copy.findings if one.place] == [("head-like-copy", 3)]
    hints = read_hints("assign: [{line: 3, as: body}]", "hints.yaml")
    settled = read_dump("\n".join(MEETING).encode(), "a.txt", hints)
    assert [one.text for one in settled.stories[0].body][1:] == [MEETING[2]]
    assert "head-like-copy" not in codes(settled)


@pytest.mark.parametrize("kicker", ["交通先行，打通“大动脉”", "我市召开重点项目推进会强调", "一、农业，二、工业"])
def test_heads_without_the_commas_of_a_sentence_are_not_taken_for_copy(kicker: str) -> None:
    copy = read_dump("\n".join([*MEETING[:2], kicker, *MEETING[3:]]).encode(), "a.txt")
    assert "head-like-copy" not in codes(copy)
