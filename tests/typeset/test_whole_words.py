"""Lines that end between words where a style wants that: names and idioms whole, nothing paid for it that is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, prepare, set_paragraph
from layout.typeset.head_breaks import IN_NAME, words_kept
from layout.typeset.line_cost import COST_RELIEF

Style = Callable[..., TextStyle]
EM = 10_000
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def set_at(text: str, look: TextStyle, ems: int, faces: Library) -> tuple[Line, ...]:
    """*text* in lines of *ems* characters."""
    return set_paragraph(prepare((Piece(text, look),), look, faces), (ems * EM,))


def names_parted(texts: list[str], look: TextStyle, ems: int, faces: Library) -> int:
    """How many lines of *texts* end inside a person's name or an idiom."""
    parted = 0
    for text in texts:
        inside = {at for start, end, cost in words_kept(text) if cost == IN_NAME for at in range(start + 1, end)}
        parted += sum(line.end in inside for line in set_at(text, look, ems, faces))
    return parted


@pytest.fixture(scope="module")
def texts(repository: Path) -> list[str]:
    """Paragraphs of news, science, sport, dialogue, notices and a classic."""
    folder = repository / "tests/typeset/data/texts"
    return [line for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line]


def test_names_and_idioms_are_known_and_plain_words_cost_less() -> None:
    text = "记者苗青说，蔡奇实事求是。"
    kept = {text[start:end]: cost for start, end, cost in words_kept(text)}
    assert kept["苗青"] == kept["蔡奇"] == IN_NAME
    assert 0 < kept["记者"] < IN_NAME


@pytest.mark.parametrize("ems", [13, 17])
def test_a_style_with_whole_words_parts_far_fewer_names(
    ems: int, texts: list[str], style: Style, faces: Library
) -> None:
    plain, whole = style(indent=2000), style(indent=2000, whole_words=True)
    before, after = names_parted(texts, plain, ems, faces), names_parted(texts, whole, ems, faces)
    assert before > 20  # the texts have names that lines part: the count can fail
    assert after <= before * 2 // 3


@pytest.mark.parametrize("ems", [8, 10, 13, 17, 20])
def test_whole_words_break_no_rule_and_cost_no_line_a_hole(
    ems: int, texts: list[str], style: Style, faces: Library
) -> None:
    """The widest white of one line in twenty stays within a hundredth of an em of what it is without."""
    late = []
    for look in (style(indent=2000, last_resort=20), style(indent=2000, last_resort=20, whole_words=True)):
        lines = [line for text in texts for line in set_at(text, look, ems, faces)]
        gaps = sorted(line.gap for line in lines)
        late.append((gaps[len(gaps) * 19 // 20], sum(bool(line.relief) for line in lines)))
    assert late[1][0] <= late[0][0] + 10
    assert late[1][1] <= late[0][1] + 1, "what is parted may be another"


def test_a_paragraph_of_whole_words_is_all_of_its_text(texts: list[str], style: Style, faces: Library) -> None:
    for text in texts:
        lines = set_at(text, style(indent=2000, whole_words=True), 13, faces)
        assert "".join(text[line.start : line.end] for line in lines) == text


def test_white_that_is_seen_outweighs_a_name(style: Style, faces: Library) -> None:
    """A name that would leave its line a hole of a whole character is parted."""
    text = HAN[:12] + "苗青" + HAN[:12]
    ends = [line.end for line in set_at(text, style(whole_words=True), 13, faces)]
    assert ends[0] == 13
    assert IN_NAME * 100 < COST_RELIEF
