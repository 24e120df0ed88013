"""The small forms of a story: labels that hang, large initials, notes in boxes, verse, interviews, end marks."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from issues import HEAD, codes, made, runs, words

from layout.composing import Composed
from layout.galley.small_forms import initial_words, is_break, is_salutation, note_mark, with_speakers
from layout.page import GlyphRun, Rule, Tint
from layout.stories.model import Paragraph
from layout.stories.storybody import read_body, written_body

BODY = "昨天傍晚六点半，最后一段围挡撤走，清水河滨河步道全线贯通，十一点八公里中间不再有一处断头路，也没有一级台阶。"
EM, LEADING = 10_500, 16_000
PAGES = "pages:\n  - {number: 1, slots: [{id: x, story: x, at: [1, 2], span: [%d, %d]}]}\n"


def page(folder: Path, body: str, drop: int = 0, box: str = "note", columns: int = 2, lines: int = 40) -> Composed:
    (folder / "mine.yaml").write_text(
        f"name: mine\nfrom: daily\nboxes: {{note: {{rule: hairline, sides: trbl, tint: K8}}}}\n"
        f"stories: {{feature: {{from: news, drop_cap: {drop}, end_mark: ■, aside_box: {box}}}}}\n", "utf-8",
    )  # fmt: skip
    head = HEAD.replace("style: daily", "style: mine.yaml")
    return made(folder, PAGES % (columns, lines), {"x": body}, head, "kind: feature\n")


def lines_of(composed: Composed, role: str = "paragraph") -> list[tuple[int, int, str]]:
    """(left, baseline, words) of the lines in their order."""
    found: dict[tuple[int, int], list[GlyphRun]] = {}
    for run in runs(composed.edition.pages[0], role):
        found.setdefault((run.origin.y, run.tag.part if run.tag else 0), []).append(run)
    return [
        (min(run.origin.x + run.xs[0] for run in line), y, "".join("".join(run.texts) for run in line))
        for (y, _), line in found.items()
    ]


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        ("方先生治丧小组办公室 2026年11月25日", ["方先生治丧小组办公室", "2026年11月25日"]),
        ("方先生 11月25日", ["方先生11月25日"]),
        ("清水河综合治理工程指挥部 办公室", ["清水河综合治理工程指", "挥部办公室"]),
    ],
    ids=["two lines", "one line", "a part too wide"],
)
def test_who_signs_and_the_day_stay_whole(tmp_path: Path, signature: str, lines: list[str]) -> None:
    head = HEAD.replace("chars: 12", "chars: 10")
    composed = made(tmp_path, PAGES % (1, 30), {"x": BODY}, head, f"signature: {signature}\n")
    assert [text.replace(" ", "") for _, _, text in lines_of(composed, "signature")] == lines


def test_words_of_a_list_stand_under_words_and_labels_left_of_them(tmp_path: Path) -> None:
    items = "".join(f"{number}. 第{number}项{BODY}\n" for number in (1, 2, 10))
    composed = page(tmp_path, f"{BODY}\n\n{items}", columns=1)
    parts = {run.tag.part for run in runs(composed.edition.pages[0], "paragraph") if run.tag}
    assert parts == {0, 1, 2, 3}
    left = min(x for x, _, _ in lines_of(composed))
    for part in (1, 2, 3):
        here = [run for run in runs(composed.edition.pages[0], "paragraph") if run.tag and run.tag.part == part]
        label, *rest = here
        assert label.origin.x + label.xs[-1] < left + 2 * EM
        assert "".join(label.texts) in ("1.", "2.", "10.")
        assert {run.origin.x for run in rest} == {left + 2 * EM}  # 10. with its white is two characters wide
        assert label.origin.y == rest[0].origin.y


def test_a_list_may_stand_as_plain_paragraphs(tmp_path: Path) -> None:
    sheet = "name: mine\nfrom: daily\nstories: {feature: {from: news, lists: 齐头}}\n"
    (tmp_path / "mine.yaml").write_text(sheet, "utf-8")
    head = HEAD.replace("style: daily", "style: mine.yaml")
    composed = made(tmp_path, PAGES % (1, 30), {"x": f"1. {BODY}\n"}, head, "kind: feature\n")
    assert len({run.origin.x for run in runs(composed.edition.pages[0], "paragraph")}) == 1


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_a_large_initial_is_as_deep_as_its_rows(tmp_path: Path, rows: int) -> None:
    composed = page(tmp_path, f"{BODY}\n\n{BODY}", drop=rows)
    initial, *rest = runs(composed.edition.pages[0], "paragraph")
    assert "".join(initial.texts) == "昨"
    assert initial.size == EM + (rows - 1) * LEADING
    beside = [run for run in rest if run.origin.x > initial.origin.x]
    ys = sorted({run.origin.y for run in beside if run.tag == initial.tag})
    assert len(ys) == rows
    top, foot = ys[0] - 880 * EM // 1000, ys[-1] + 120 * EM // 1000
    assert abs(initial.origin.y - 880 * initial.size // 1000 - top) <= 2
    assert abs(initial.origin.y + 120 * initial.size // 1000 - foot) <= 2
    assert words(composed.edition.pages[0], "paragraph").startswith("昨天傍晚")
    assert "part-unset" not in codes(composed)
    assert not [code for code in codes(composed) if code.startswith("type-")]


def test_a_capital_stands_on_the_baseline_of_its_last_row(tmp_path: Path) -> None:
    text = "Once the last fence had gone, the path along the clear river lay open from the wharf to the lake. " * 3
    composed = page(tmp_path, text, drop=3)
    initial, *rest = runs(composed.edition.pages[0], "paragraph")
    assert "".join(initial.texts) == "O"
    ys = sorted({run.origin.y for run in rest})
    assert initial.origin.y == ys[2]
    assert initial.size > EM + 2 * LEADING


def test_an_initial_is_never_parted_from_the_rows_beside_it(tmp_path: Path) -> None:
    for longer in range(6):
        folder = tmp_path / str(longer)
        folder.mkdir()
        note = "本报记者在现场看到，围挡已经全部撤走。" + "天黑了以后灯都亮了。" * longer
        composed = page(folder, f"::: 编者按\n{note}\n:::\n\n{BODY}\n\n{BODY}", drop=3, columns=2, lines=13)
        here = runs(composed.edition.pages[0], "paragraph")
        initial = next(run for run in here if run.size > 30_000)
        beside = [run for run in here if run.tag == initial.tag and run is not initial][:3]
        assert len({run.origin.y for run in beside}) == 3
        assert all(-LEADING < initial.origin.y - run.origin.y < 3 * LEADING for run in beside)
        assert all(0 < run.origin.x - initial.origin.x < 7 * EM for run in beside)


@pytest.mark.parametrize(
    ("text", "words"),
    [("昨天", "昨"), ("“头一回", "“头"), ("Once", "O"), ("2024年", ""), ("", ""), ("《“双", ""), ("（一）", "")],
)
def test_what_an_initial_takes(text: str, words: str) -> None:
    assert initial_words(text) == words


def test_a_note_stands_in_its_box_and_one_at_the_front_over_the_byline(tmp_path: Path) -> None:
    front = "::: 编者按\n滨河步道贯通之后，本报收到许多读者来信。\n:::"
    body = f"{front}\n\n{BODY}\n\n::: 链接\n{BODY}\n\n{BODY}\n:::\n\n{BODY}"
    composed = page(tmp_path, body)
    found = composed.edition.pages[0]
    tints = [mark for mark in found.marks if isinstance(mark, Tint)]
    assert len(tints) >= 2
    order = [mark.tag.role for mark in found.marks if isinstance(mark, GlyphRun) and mark.tag]
    assert "编者按：" in words(found, "paragraph")
    assert words(found, "subhead") == "链接"
    boxed = [run for run in runs(found, "paragraph") if run.tag and run.tag.part in (0, 2, 3)]
    for run in boxed:
        spot = next(one.rect for one in tints if one.rect.x < run.origin.x < one.rect.right)
        assert any(one.rect.y < run.origin.y < one.rect.bottom for one in tints), spot
        assert run.origin.x + run.xs[0] >= spot.x + EM
        assert run.origin.x + run.xs[-1] < spot.right - EM
    free = [run for run in runs(found, "paragraph") if run.tag and run.tag.part in (1, 4)]
    assert not any(
        one.rect.x < run.origin.x < one.rect.right and one.rect.y < run.origin.y < one.rect.bottom
        for one in tints
        for run in free
    )
    assert order.index("paragraph") < order.index("paragraph", order.index("paragraph") + 1)
    assert "part-unset" not in codes(composed)


def test_a_list_and_a_table_in_a_note_stand_in_its_one_box(tmp_path: Path) -> None:
    rows = "| 市场 | 时间 |\n| --- | --- |\n| 东门 | 5:00 |"
    composed = page(tmp_path, f"{BODY}\n\n::: 链接\n- 每周一清洁\n- 逢五大集\n\n{rows}\n:::\n\n{BODY}", columns=1)
    found = composed.edition.pages[0]
    (tint,) = [mark.rect for mark in found.marks if isinstance(mark, Tint)]
    assert words(found, "subhead") == "链接"
    inside = [run for run in runs(found, "paragraph") if run.tag and run.tag.part in (2, 3)] + runs(found, "row")
    assert "每周一清洁" in "".join("".join(run.texts) for run in inside)
    for run in inside:
        assert tint.x + EM <= run.origin.x + run.xs[0] and run.origin.x + run.xs[-1] < tint.right - EM
        assert tint.y < run.origin.y < tint.bottom
    hung = {run.origin.x + run.xs[0] for run in inside if run.tag and run.tag.form == "item"}
    assert len(hung) == 1, "words of a list begin on one line, beside its labels"
    rules = [mark for mark in found.marks if isinstance(mark, Rule) and tint.y < mark.start.y < tint.bottom - 1000]
    across = [one for one in rules if one.start.y == one.end.y and one.start.x > tint.x]
    assert len(across) == 3 and all(tint.x + EM <= one.start.x < one.end.x <= tint.right - EM for one in across)
    assert "part-unset" not in codes(composed)
    assert words(found, "paragraph").endswith("■"), "the story ends behind its own words, not in the note"


def test_the_end_mark_stands_before_a_note_that_comes_last(tmp_path: Path) -> None:
    composed = page(tmp_path, f"{BODY}\n\n::: 链接\n- 每周一清洁\n:::", columns=1)
    told = words(composed.edition.pages[0], "paragraph")
    assert told.index("■") < told.index("清洁")


def test_a_note_without_a_box_has_hairlines(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain = page(tmp_path / "a", f"{BODY}\n\n{BODY}", box="''")
    noted = page(tmp_path / "b", f"{BODY}\n\n::: 链接\n{BODY}\n:::", box="''")
    count = [sum(isinstance(mark, Rule) for mark in one.edition.pages[0].marks) for one in (plain, noted)]
    assert count[1] == count[0] + 2


def test_the_end_mark_closes_the_story_and_is_not_alone_on_a_line(tmp_path: Path) -> None:
    for more in range(4):
        folder = tmp_path / str(more)
        folder.mkdir()
        composed = page(folder, f"{BODY}\n\n{BODY[: 30 + more]}。", columns=1)
        last = lines_of(composed)[-1][2]
        assert last.endswith("■")
        assert len(last) > 1
        assert words(composed.edition.pages[0], "paragraph").count("■") == 1


def test_what_does_not_go_in_is_saved_without_marks_of_the_house(tmp_path: Path) -> None:
    composed = page(tmp_path, "\n\n".join([BODY] * 12), drop=3, columns=1, lines=20)
    (rest,) = composed.rests
    kept = "".join(one.text for one in rest.body)
    assert "■" not in kept
    assert words(composed.edition.pages[0], "paragraph") + kept == BODY * 12


def test_a_list_that_is_over_keeps_its_labels(tmp_path: Path) -> None:
    items = "".join(f"{number}. 第{number}项{BODY}\n" for number in range(1, 9))
    composed = page(tmp_path, items, columns=1, lines=20)
    (rest,) = composed.rests
    printed = words(composed.edition.pages[0], "paragraph")
    kept = "".join(one.text for one in rest.body)
    whole = "".join(f"{number}.第{number}项{BODY}" for number in range(1, 9))
    assert (printed + kept).replace(" ", "").replace("■", "") == whole
    assert "part-unset" not in codes(composed)


def test_notes_follow_under_a_short_rule_with_their_marks(tmp_path: Path) -> None:
    composed = page(
        tmp_path, f"沿线要注意的事[^1]：{BODY}\n\n[^1]: 据河道管理处公告。\n[^2]: 里程由记者实测。", columns=1
    )
    assert "要注意的事①" in words(composed.edition.pages[0], "paragraph")
    lines = lines_of(composed)
    assert [line[2][0] for line in lines[-2:]] == ["①", "②"]
    assert any(
        isinstance(mark, Rule) and mark.start.y < lines[-2][1] and mark.end.x - mark.start.x == 4 * EM
        for mark in composed.edition.pages[0].marks
    )


def test_verse_keeps_its_lines_and_hangs_what_turns_over(tmp_path: Path) -> None:
    verse = "{verse}清水一条河\n{verse}早上看水晚上看灯走到哪里都有认识的人打招呼"
    composed = page(tmp_path, f"{BODY}\n\n{verse}\n\n{BODY}", columns=1)
    here = [one for one in lines_of(composed) if one[2] in "清水一条河早上看水晚上看灯走到哪里都有认识的人打招呼"]
    assert here[0][2] == "清水一条河"
    left = min(x for x, _, _ in lines_of(composed))
    assert [x - left for x, _, _ in here][:3] == [2 * EM, 2 * EM, 3 * EM]


def test_a_stanza_stands_a_line_apart(tmp_path: Path) -> None:
    verse = "{verse}船把岸推开一点\n{verse}水就把天接过来\n%s{verse}汽笛响的时候\n{verse}谁也没有挥手"
    for parting, steps in (("", [1, 1, 1]), ("{verse}\n", [1, 2, 1])):
        composed = page(tmp_path, verse % parting, columns=1)
        ys = [y for _, y, _ in lines_of(composed)]
        assert [(low - high) // LEADING for high, low in pairwise(ys)] == steps
        assert "verse" not in words(composed.edition.pages[0], "paragraph")


LETTER = "编辑同志：\n\n站台的长椅太矮了，请加一道扶手。\n\n读者　周炳文\n\n%s"


@pytest.mark.parametrize(
    ("after", "right"),
    [
        ("", True),
        ("三月二十日", True),
        ("**编辑回音** 已经转给站方，下月装完。", True),
        ("::: 编辑回音\n已经转给站方，下月装完。\n:::", True),
        ("他还画了一张图。", False),
    ],
)
def test_who_signs_a_letter_stands_on_the_right(tmp_path: Path, after: str, right: bool) -> None:
    composed = page(tmp_path, LETTER % after, columns=1)
    lines = {text: x for x, _, text in lines_of(composed)}
    left = min(lines.values())
    assert lines["编辑同志："] == left
    signed = next(x for text, x in lines.items() if "周炳文" in text)
    assert (signed > left + 2 * EM) == right
    if after == "三月二十日":
        assert next(x for text, x in lines.items() if text.startswith(after)) > left + 2 * EM
    news = page(tmp_path, LETTER.replace("编辑同志：", "站台昨天启用。") % after, columns=1)
    assert next(x for x, _, text in lines_of(news) if "周炳文" in text) == left + 2 * EM


def test_who_speaks_is_strong_in_an_interview_only() -> None:
    told = ["问：何时开放？", "答：已经开放。", "问：能骑车吗？", "答：能。"]
    body = tuple(Paragraph("p", text) for text in told)
    assert [one.spans[0].kind for one in with_speakers(body)] == ["strong"] * 4
    assert with_speakers(body[:2]) == body[:2]
    names = tuple(Paragraph("p", text) for text in ("时间：明天", "地点：湖边", "票价：十元", "电话：一二三"))
    assert with_speakers(names) == names


def test_letters_and_chapters_show_in_their_words() -> None:
    assert all(is_salutation(text) for text in ("编辑同志：", "尊敬的读者朋友们：", "晚报的叔叔阿姨：", "Dear Editor,"))
    assert not any(is_salutation(text) for text in ("今天的看点：", "他对老师说：走吧。", "Dear me"))
    assert all(is_break(text) for text in ("* * *", "＊＊＊", "◇", "一", "（三）", "IV", "***"))
    assert not any(is_break(text) for text in ("", "　", "无", "—— 某某", "2024"))


@pytest.mark.parametrize(
    "text",
    [
        "甲\n\n::: 编者按\n乙\n\n丙\n:::\n\n丁",
        "::: 链接\n甲\n\n::: 背景\n乙\n:::",
        ":::\n没有题的附文\n:::",
        "甲\n\n::: 链接\n- 乙\n- 丙\n\n| 丁 | 戊 |\n| --- | --- |\n| 己 | 庚 |\n:::\n\n- 辛",
        "::: 链接\n甲\n\n| 丁 | 戊 |\n:::\n\n| 己 | 庚 |\n\n:::\n1. 乙\n:::\n\n:::\n1. 丙\n:::",
        "***\n\n* * *",
        "沿线[^1]说\n\n[^1]: 注",
        "{verse}甲\n\n{verse}乙\n\n{verse}\n\n{verse}丙",
    ],
)
def test_notes_and_breaks_are_written_as_they_are_read(text: str) -> None:
    read = read_body(text.split("\n"), 0)
    again = read_body("\n\n".join(written_body(read)).split("\n"), 0)
    assert [one._replace(lines=()) for one in again] == [one._replace(lines=()) for one in read]
    assert "".join(one.text for one in read).replace("*", "").replace(" ", "")[:1] in ("", "甲", "没", "沿")


NAMES = ("沈一帆", "罗敏", "欧阳晓晴", "方　明")


@pytest.mark.parametrize(
    "byline", ["本报记者 沈一帆 通讯员 罗敏", "本报记者 沈一帆 欧阳晓晴 罗敏", "记者 方　明 通讯员 欧阳晓晴"]
)
def test_no_name_of_a_byline_is_broken_nor_a_role_left_at_a_lines_end(tmp_path: Path, byline: str) -> None:
    parted = 0
    for chars in range(9, 20):
        head = HEAD.replace("chars: 12", f"chars: {chars}").replace("columns: 5", "columns: 3")
        composed = made(tmp_path, PAGES % (1, 30), {"x": BODY}, head, f"byline: {byline}\n")
        lines = [text for _, _, text in lines_of(composed, "byline")]
        assert "".join("".join(lines).split()) == "".join(byline.split())
        parted += len(lines) > 1
        for name in NAMES:
            assert (name in byline) == any(name in line for line in lines), lines
        assert not [line for line in lines if line.rstrip().endswith(("记者", "通讯员"))], lines
    assert parted > 3


def test_a_stanza_is_not_divided_between_legs_where_it_may_begin_the_next(tmp_path: Path) -> None:
    poem = "\n\n{verse}\n".join("\n".join(f"{{verse}}第{at}节{line}行" for line in "一二三") for at in "甲乙丙")
    composed = page(tmp_path, poem, columns=3, lines=9)
    told = lines_of(composed)
    legs = [[words for at, _, words in told if at == x] for x in sorted({at for at, _, _ in told})]
    assert [leg[0] for leg in legs] == ["第甲节一行", "第乙节一行", "第丙节一行"]
    assert not {"leg-short", "legs-unlevel", "overset"} & set(codes(composed))
    whole = page_of_lines(tmp_path / "b", 9)
    assert any("二" in leg[0] or "三" in leg[0] for leg in whole), "one stanza of nine lines is divided"


def page_of_lines(folder: Path, count: int) -> list[list[str]]:
    folder.mkdir()
    told = lines_of(page(folder, "\n".join(f"{{verse}}第{at}行一二三" for at in range(count)), columns=3, lines=7))
    return [[words for at, _, words in told if at == x] for x in sorted({at for at, _, _ in told})]


@pytest.mark.parametrize(
    ("label", "said", "words"),
    [("①", "①不含附录。", "不含附录。"), ("2", "②　含附录。", "含附录。"), ("1", "1月1日起施行。", "1月1日起施行。")],
)
@pytest.mark.parametrize("lists", ["hang", "plain"])
def test_a_note_that_says_its_mark_itself_has_it_once(
    tmp_path: Path, label: str, said: str, words: str, lists: str
) -> None:
    text = f"全书一百二十万字[{label}]{{note}}。\n\n[^{label}]: {said}"
    (tmp_path / "own.yaml").write_text(f"name: own\nfrom: daily\nstories:\n  news: {{lists: {lists}}}\n", "utf-8")
    composed = made(tmp_path, PAGES % (2, 30), {"x": text}, HEAD.replace("style: daily", "style: own.yaml"))
    printed = "".join("".join(one.texts) for one in composed.edition.pages[0].marks if isinstance(one, GlyphRun))
    noted = printed.replace("\u3000", "").replace(" ", "").partition("。")[2]
    assert noted == note_mark(label) + words
    assert "part-unset" not in codes(composed)


def test_a_name_in_a_paragraph_is_not_broken_but_may_leave_its_role_where_holes_would_stand(tmp_path: Path) -> None:
    copy = "本报讯（记者 罗敏 通讯员 欧阳晓晴）昨日上午9时，水库开闸放水，计划三天向下游十二个村输水。"
    for chars in range(11, 16):
        head = HEAD.replace("chars: 12", f"chars: {chars}").replace("columns: 5", "columns: 3")
        composed = made(tmp_path, PAGES % (1, 30), {"x": copy}, head)
        lines = [text for _, _, text in lines_of(composed)]
        for name in ("罗敏", "欧阳晓晴"):
            assert any(name in line for line in lines), lines
        assert "line-loose" not in codes(composed), lines
