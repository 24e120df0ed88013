"""What an editor would circle in the text of a finished page, and what is drawn at its words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from issues import HEAD

from layout.composing import Composed, compose
from layout.loading.load import load
from layout.page import GlyphRun, Rule

SPEC = (
    HEAD
    + """\
pages:
  - number: 1
    slots:
      - {id: s, story: s, at: [1, 1], span: [2, 20]}
"""
)


def made(folder: Path, text: str) -> Composed:
    (folder / "issue.yaml").write_text(SPEC, "utf-8")
    (folder / "s.md").write_text(f"---\nslug: s\nheadline: 今年粮食又丰收\n---\n\n{text}\n", "utf-8")
    loaded = load(folder / "issue.yaml")
    return compose(loaded.issue, loaded.materials)


def codes(composed: Composed) -> Counter[str]:
    return Counter(one.code for one in composed.edition.findings)


CLEAN = "他说：“今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。”今年GDP增长5.2%，比分是3:2。"


def test_clean_copy_is_not_circled(tmp_path: Path) -> None:
    found = codes(made(tmp_path, CLEAN))
    assert not found & Counter({"quotes-mixed": 9, "halfwidth-left": 9, "line-runt": 9, "line-loose": 9})


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("“今年", "「今年", "quotes-mixed"), ("水平，", "水平,", "halfwidth-left"), ("说：", "说:", "halfwidth-left")],
)
def test_marks_that_do_not_belong_are_circled_once(old: str, new: str, code: str, tmp_path: Path) -> None:
    assert old in CLEAN
    found = codes(made(tmp_path, CLEAN.replace(old, new)))
    assert found[code] == 1


def test_many_half_width_marks_of_a_story_are_one_note(tmp_path: Path) -> None:
    composed = made(
        tmp_path,
        CLEAN.replace("水平，", "水平,").replace("说：", "说:").replace("丰收。", "丰收!").replace("。今年", "!今年"),
    )
    (one,) = [one for one in composed.edition.findings if one.code == "halfwidth-left"]
    assert (dict(one.facts)["mark"], dict(one.facts)["count"]) == (": , !", 3)


def test_a_last_line_of_one_character_is_circled(tmp_path: Path) -> None:
    """The word before it fills its line and cannot be broken, so there is no way round it."""
    text = "天地玄黄宇宙洪荒日月{}冬。"
    assert codes(made(tmp_path, text.format("ABCDEFGHIJKLMN")))["line-runt"] == 0
    assert codes(made(tmp_path, text.format("ABCDEFGHIJKLMNOP")))["line-runt"] == 1


def test_dots_lines_and_frames_are_drawn_at_their_words(tmp_path: Path) -> None:
    plain = made(tmp_path, "今年全市粮食总产量达到最高水平，著名学者某某某逝世。")
    drawn = made(tmp_path, "今年[全市粮食]{dots}总产量达到[最高]{underline}水平，著名学者[某某某]{mourning}逝世。")

    def rules(composed: Composed) -> list[Rule]:
        return [mark for mark in composed.edition.pages[0].marks if isinstance(mark, Rule)]

    more = [rule for rule in rules(drawn) if rule not in rules(plain)]
    assert sum(rule.round for rule in more) == 4
    assert len(more) in {4 + 1 + 4, 4 + 2 + 4, 4 + 1 + 8}  # at a line end an underline and a frame are two
    em = 10_500
    for dot in (rule for rule in more if rule.round):
        over = [
            text
            for run in drawn.edition.pages[0].marks
            if isinstance(run, GlyphRun) and run.origin.y < dot.start.y < run.origin.y + em // 2
            for x, text in zip(run.xs, run.texts, strict=True)
            if run.origin.x + x == dot.start.x - em // 2
        ]
        assert len(over) == 1
        assert over[0] in "全市粮食"


LATIN = "This is an international communication department announcement regarding new infrastructure."


def word_whites(composed: Composed) -> dict[str, int]:
    """The widest white between words of each body line that is filled, per mille of an em, measured on the page."""
    made: dict[str, int] = {}
    for run in composed.edition.pages[0].marks:
        if isinstance(run, GlyphRun) and run.size == 10_500 and " " in run.texts:
            pairs = zip(run.xs, run.xs[1:], run.texts, strict=False)
            made["".join(run.texts)] = max((b - a) * 1000 // run.size for a, b, text in pairs if text == " ")
    return made


def test_lines_of_latin_full_of_holes_are_told_and_no_others(tmp_path: Path) -> None:
    composed = made(tmp_path, LATIN)
    holes = [text.replace("\u00ad", "") for text, white in word_whites(composed).items() if white > 750]
    told = [dict(one.facts)["text"] for one in composed.edition.findings if one.code == "words-apart"]
    assert [text.strip() for text in told] == holes
    assert len(told) >= 1
    assert len(word_whites(composed)) > len(told)
    assert codes(composed)["line-loose"] == 0


def test_latin_among_chinese_is_not_told_for_its_words(tmp_path: Path) -> None:
    assert codes(made(tmp_path, "他说Good morning，我们一起在广场上跳舞，大家都很高兴。"))["words-apart"] == 0


WORD = "ABCDEFGHIJKLMN"


@pytest.mark.parametrize(
    ("after", "told"),
    [(f" {WORD}冬藏", 1), ("冬藏秋收闰余成岁律吕调阳", 0), ("", 0)],
    ids=["a word again", "Han", "the end"],
)
def test_a_word_that_is_alone_on_a_line_short_of_the_margin_is_told(after: str, told: int, tmp_path: Path) -> None:
    composed = made(tmp_path, f"天地玄黄宇宙洪荒日月{WORD}{after}")
    found = [dict(one.facts) for one in composed.edition.findings if one.code == "word-alone"]
    assert [one["text"] for one in found] == [WORD] * told
    assert all(1 <= float(str(one["gap"])) < 3 for one in found)


ADDRESS = "天地玄黄宇宙洪荒日月www.{}.example.cn/museum"


@pytest.mark.parametrize(("name", "told"), [("abcdefghijklmnopqrs", 1), ("abcdefghijkl", 0)])
def test_part_of_an_address_that_ends_short_of_the_margin_is_told_unless_its_letters_reach_it(
    name: str, told: int, tmp_path: Path
) -> None:
    assert codes(made(tmp_path, ADDRESS.format(name)))["word-alone"] == told


def starts_of(composed: Composed, names: tuple[str, ...]) -> list[int]:
    """Where the first characters of *names* stand from the beginnings of their lines."""
    return [
        x - run.xs[0]
        for name in names
        for run in composed.edition.pages[0].marks
        if isinstance(run, GlyphRun)
        for x, text in zip(run.xs, run.texts, strict=True)
        if text == name
    ]


def test_rows_of_a_table_of_scores_stand_in_line_whatever_their_figures(tmp_path: Path) -> None:
    table = made(tmp_path, "南港 2∶0 平川\n\n西岭 1∶1 白石\n\n河口 0∶3 东泉")
    assert len(set(starts_of(table, ("平", "白", "东")))) == 1
    apart = made(tmp_path, "南港 2∶0 平川\n\n两队都没有换人。\n\n西岭 1∶1 皇石\n\n比赛结束。")
    assert len(set(starts_of(apart, ("平", "皇")))) == 2, "figures of a row by itself keep their own widths"


def test_ruby_within_words_that_stand_out_is_set(tmp_path: Path) -> None:
    composed = made(tmp_path, "今年**[垚村]{ruby yáo cūn}粮食**总产量达到十年来的最高水平，广大农民喜获丰收。")
    runs = [mark for page in composed.edition.pages for mark in page.marks if isinstance(mark, GlyphRun)]
    assert {"yáo", "cūn"} <= {"".join(run.texts) for run in runs}
