"""What each piece of evidence says for or against two lines being one paragraph, alone and beside others."""

from __future__ import annotations

import pytest

from layout.characters.source import SourceLine
from layout.dumps.joints import Marks, first_line, is_full, is_next, is_sure, join_score, marks_of, opens_paragraph
from layout.lines.dump_style import DumpStyle
from layout.lines.shapes import LineShape, shape_of
from layout.stories.parts import MORE, START, WIRE

WHOLE = DumpStyle()
SPACED = DumpStyle(spaced=True)
INDENTED = DumpStyle(indented=True)
BROKEN = DumpStyle(wrapped=22)
BROKEN_INDENTED = DumpStyle(wrapped=22, indented=True)
BROKEN_SPACED = DumpStyle(wrapped=22, spaced=True)

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
NEXT = HAN[5:30]
"""A line of 25 characters that says nothing of itself."""


def line(text: str, *, gap: int = 0, indent: int = 0) -> LineShape:
    return shape_of(SourceLine(1, text, indent, gap))


def score(before: str, after: str = NEXT, style: DumpStyle = WHOLE, *, gap: int = 0, indent: int = 0) -> int:
    return join_score(line(before), line(after, gap=gap, indent=indent), style)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        # Length and end of the line before: to 24 characters it may be a head, and nothing is known.
        (HAN[:24], NEXT, 0),
        (HAN[:25], NEXT, 20),
        (HAN[:25], NEXT + "。", 25),
        (HAN[:4] + "，" + HAN[4:20], NEXT, 20),  # a comma: hardly a head …
        ("天地玄黄宇宙 洪荒日月盈昃", NEXT, 0),  # … but a couplet is one
        (HAN[:9] + "“" + HAN[9:20], NEXT, 20),  # nor with a mark left open
        (HAN[:25] + "，", NEXT, 45),
        (HAN[:25] + "（", NEXT, 45),
        (HAN[:25] + "：", NEXT, -10),
        (HAN[:25] + "；", NEXT, 15),
        (HAN[:25] + "——", NEXT, -20),
        ("（" + HAN[:25] + "）", NEXT, -30),
        (HAN[:25] + "。", NEXT, -50),
        (HAN[:25] + "的", NEXT, 45),  # 的 leans on what comes; from 21 characters on
        (HAN[:19] + "的", NEXT, 0),
        (HAN[:20] + "的", NEXT, 25),
        # What the next line says.
        (HAN[:24], "，" + NEXT, 60),
        (HAN[:25], "近日，" + NEXT, -25),
        (HAN[:25] + "“" + HAN[:3], NEXT + "”，" + HAN[:4], 60),
        (HAN[:25] + "“" + HAN[:3] + "。", NEXT + "”，" + HAN[:4], 30),
        (HAN[:25] + "(" + HAN[:3], NEXT + "）" + HAN[:4], 60),
        (HAN[:25] + "“" + HAN[:3], NEXT + "）" + HAN[:4], 20),  # another mark than the one that stands open
        # Items, signatures, credits and openings end what was before.
        (HAN[:25] + "，", "1.天地玄黄", -80),
        (HAN[:25] + "。（记者 张三）", NEXT, -80),
        (HAN[:25] + "，", "本报讯（记者 张三） " + NEXT, -80),
        ("1.天地玄黄", NEXT, -40),
        ("1." + HAN[:19], NEXT, -40),
        ("1." + HAN[:20], NEXT, 0),
        # A full stop in a quotation that stands open ends it, unless the next line closes; nor does a mark that closes
        # what nobody opened undo a full stop.
        (HAN[:25] + "“" + HAN[:3] + "。", NEXT, -50),
        (HAN[:25] + "。", NEXT + "”，" + HAN[:4], -50),
        # A semicolon, and both lines begin with the same mark: a list.
        ("“" + HAN[:24] + "”；", "“" + NEXT + "”", -45),
        ("“" + HAN[:24] + "”；", NEXT, 15),
    ],
)  # fmt: skip
def test_a_dump_of_whole_paragraphs(before: str, after: str, wanted: int) -> None:
    assert score(before, after) == wanted


@pytest.mark.parametrize(
    ("style", "before", "gap", "indent", "wanted"),
    [
        (SPACED, HAN[:25], 0, 0, 20),
        (SPACED, HAN[:25], 1, 0, -25),  # blank lines that mean something
        (WHOLE, HAN[:25], 1, 0, 20),  # … and such as stand between all lines
        (SPACED, HAN[:25] + "。", 1, 0, -50),
        (INDENTED, HAN[:25], 0, 0, 45),
        (INDENTED, HAN[:25], 0, 1, 45),
        (INDENTED, HAN[:25], 0, 2, -25),
        (INDENTED, HAN[:10] + "。", 0, 0, -50),  # 11 and a half: a last line of a paragraph may be as short
        (INDENTED, HAN[:12] + "。", 0, 0, -25),
        # Broken lines: full ones go on.
        (BROKEN, HAN[:22], 0, 0, 50),
        (BROKEN, HAN[:19], 0, 0, 50),
        (BROKEN, HAN[:18], 0, 0, 20),
        (BROKEN, HAN[:17], 0, 0, -10),
        (BROKEN, HAN[:21] + "。", 0, 0, 45),
        (BROKEN, HAN[:19] + "。", 0, 0, -30),
        (BROKEN, HAN[:22], 1, 0, 50),  # one blank line between all
        (BROKEN, HAN[:22], 2, 0, 20),  # more than between others
        (BROKEN_SPACED, HAN[:22], 1, 0, 20),
        (BROKEN_SPACED, HAN[:17], 1, 0, -25),
        (BROKEN_SPACED, HAN[:21] + "。", 1, 0, -50),
        (BROKEN_INDENTED, HAN[:22], 0, 0, 60),
        (BROKEN_INDENTED, HAN[:22], 0, 1, 60),
        (BROKEN_INDENTED, HAN[:22], 0, 2, -20),
        (BROKEN_INDENTED, HAN[:10], 0, 0, 60),
        (BROKEN_INDENTED, HAN[:10] + "。", 0, 0, -30),  # after a last line nothing begins without an indent but a head
        (BROKEN_INDENTED, HAN[:10] + "。", 0, 1, -30),
        (BROKEN_INDENTED, HAN[:10] + "。", 0, 2, -40),
    ],
)  # fmt: skip
def test_dumps_of_other_make(style: DumpStyle, before: str, gap: int, indent: int, wanted: int) -> None:
    assert score(before, NEXT, style, gap=gap, indent=indent) == wanted


def test_a_few_characters_say_nothing_of_indents() -> None:
    assert [score(HAN[:25], HAN[:size], INDENTED, indent=2) for size in (8, 9)] == [20, -25]


def test_a_line_is_full_when_a_word_would_not_have_gone_in() -> None:
    assert [is_full(line(HAN[:size]), BROKEN) for size in (18, 19, 22, 23)] == [False, True, True, True]
    assert not is_full(line(HAN[:22]), WHOLE)


def test_what_is_next_has_no_more_blank_lines_than_others() -> None:
    assert [is_next(line(NEXT, gap=gap), WHOLE) for gap in (0, 1, 2)] == [True, True, False]
    assert [is_next(line(NEXT, gap=gap), SPACED) for gap in (0, 1)] == [True, False]


def test_a_first_line_may_want_its_lost_indent() -> None:
    sizes = [first_line(START, line(HAN[: size - 1] + "。"), BROKEN) for size in (18, 19, 20, 21)]
    assert sizes == [0, 45, 45, 0]
    assert first_line(MORE, line(HAN[:19] + "。"), BROKEN) == 0
    assert first_line(WIRE, line(HAN[:19] + "。"), BROKEN) == 45
    assert first_line(START, line(HAN[:20]), BROKEN) == 0
    assert first_line(START, line(HAN[:19] + "。"), BROKEN_INDENTED) == 0


@pytest.mark.parametrize(
    ("text", "opens"),
    [("近日，天地", True), ("会议指出，天", True), ("3月16日，天", True), ("16日晚，天", True), ("3月16日天", False),
     (HAN, False)],
)  # fmt: skip
def test_words_that_open_a_paragraph(text: str, opens: bool) -> None:
    assert opens_paragraph(text) is opens


NONE, BY_INDENT, BY_BLANK = Marks(False, False), Marks(True, False), Marks(False, True)


@pytest.mark.parametrize(
    ("before", "after", "style", "marks", "sure"),
    [
        (HAN[:25], line("，" + NEXT), WHOLE, NONE, True),
        (HAN[:25] + "（", line(NEXT), WHOLE, NONE, True),
        (HAN[:25], line(HAN[:6]), WHOLE, NONE, True),
        (HAN[:25], line(HAN[:7]), WHOLE, NONE, False),
        (HAN[:25] + "“天", line(NEXT + "”天"), WHOLE, NONE, True),
        (HAN[:25] + "（天", line("天地）" + NEXT), WHOLE, NONE, True),
        (HAN[:25] + "（天", line("天地玄）" + NEXT), WHOLE, NONE, True),
        (HAN[:25] + "（天（", line("天地玄黄（）" + NEXT), WHOLE, NONE, True),
        (HAN[:25] + "（天", line("天地玄（）" + NEXT), WHOLE, NONE, False),  # a pair of its own, and too far in
        (HAN[:25] + "（天", line("天地玄黄" + NEXT), WHOLE, NONE, False),
        (HAN[:25] + "，", line(NEXT), WHOLE, NONE, True),
        (HAN[:25] + "：", line(NEXT), WHOLE, NONE, False),
        (HAN[:25], line(NEXT, indent=1), WHOLE, BY_INDENT, True),
        (HAN[:25], line(NEXT, indent=2), WHOLE, BY_INDENT, False),
        (HAN[:25] + "的", line(NEXT, indent=2), WHOLE, BY_INDENT, False),
        (HAN[:25], line(NEXT), SPACED, BY_BLANK, True),
        (HAN[:25], line(NEXT, gap=1), SPACED, BY_BLANK, False),
        (HAN[:25] + "的", line(NEXT), WHOLE, NONE, True),
        (HAN[:25] + "的", line("“" + NEXT), WHOLE, NONE, False),
        (HAN[:25] + "等", line(NEXT), WHOLE, NONE, False),  # 等 may end a paragraph
        (HAN[:25], line("187.74万人" + NEXT), WHOLE, NONE, True),
        (HAN[:25], line("2023年" + NEXT), WHOLE, NONE, False),
        (HAN[:25] + "的", line("近日，" + NEXT), WHOLE, NONE, False),
        (HAN[:25] + "。", line(NEXT), WHOLE, NONE, False),
        (HAN[:22], line(NEXT), BROKEN, NONE, True),
        (HAN[:22], line(NEXT, gap=2), BROKEN, NONE, False),
        (HAN[:18], line(NEXT), BROKEN, NONE, False),
    ],
)
def test_what_is_sure(before: str, after: LineShape, style: DumpStyle, marks: Marks, sure: bool) -> None:
    assert is_sure(line(before), after, style, marks) is sure


def test_marks_are_what_all_paragraphs_have() -> None:
    parts = (START, MORE, START)
    assert marks_of([line(HAN, indent=2), line(HAN), line(HAN, indent=2)], parts, WHOLE) == BY_INDENT
    assert marks_of([line(HAN, indent=2), line(HAN), line(HAN, indent=1)], parts, WHOLE) == NONE
    assert marks_of([line(HAN), line(HAN), line(HAN, gap=2)], parts, WHOLE) == BY_BLANK
    assert marks_of([line(HAN), line(HAN), line(HAN, gap=1)], parts, WHOLE) == NONE
    assert marks_of([line(HAN, indent=2)], (MORE,), WHOLE) == NONE
    assert marks_of([line(HAN)], (START,), WHOLE) == NONE
