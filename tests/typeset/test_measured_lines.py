"""The cases of ``lines/``, set, written into a PDF and measured there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from measured import EM, Seen, drawn, is_han, read_back

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, prepare, set_line, set_paragraph

Style = Callable[..., TextStyle]
LINES = Path(__file__).parent / "lines"
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
TEN, FOURTEEN = 10, 14


def cases_of(name: str) -> list[dict[str, str]]:
    """Cases of a file: blocks parted by blank lines, each of ``key: value`` lines."""
    blocks = (LINES / f"{name}.lines").read_text("utf-8").split("\n\n")
    made = []
    for block in blocks:
        told = dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith("#"))
        if told:
            made.append(told)
    return made


def style_of(told: str, style: Style) -> TextStyle:
    """A style with what a case says: ``indent=2000 hanging=true kinsoku=strict``."""
    made: dict[str, object] = {}
    for part in told.split():
        key, _, value = part.partition("=")
        made[key] = value == "true" if value in ("true", "false") else int(value) if value.isdigit() else value
    return style(**made)


def lines_of(text: str, style: TextStyle, faces: Library, ems: float) -> tuple[Line, ...]:
    return set_paragraph(prepare((Piece(text, style),), style, faces), (int(ems * EM),))


WIDTHS = cases_of("widths")


def widths(faces: Library, *styles: TextStyle) -> list[list[Seen]]:
    """Every case in each of *styles*, as read back."""
    seen = read_back([set_line((Piece(case["text"], one),), one, faces) for case in WIDTHS for one in styles], faces)
    return [seen[at : at + len(styles)] for at in range(0, len(seen), len(styles))]


def wanted(told: str, seen: Seen) -> float:
    """A width as a case tells it: em, and words that are as wide as the file's own table of widths has them."""
    total = 0.0
    for part in told.split("+"):
        if part[0].isdigit() and part[-1] != "%":
            total += float(part)
        else:
            at = seen.text.index(part)
            total += sum(seen.advances[at : at + len(part)])
    return total


def test_marks_measure_what_the_cases_say(style: Style, faces: Library) -> None:
    found = widths(faces, style(), style(opposed=1000), style(punctuation="kaiming"))
    for case, seen in zip(WIDTHS, found, strict=True):
        told = [wanted(width, one) for width, one in zip(case["width"].split(), seen, strict=True)]
        assert [one.span for one in seen] == pytest.approx(told, abs=0.005), case["text"]


def test_the_widths_can_fail(style: Style, faces: Library) -> None:
    wrong = widths(faces, style(punctuation="plain", autospace=0))
    off = [
        case["text"]
        for case, (one,) in zip(WIDTHS, wrong, strict=True)
        if abs(one.span - wanted(case["width"].split()[0], one)) > 0.2
    ]
    assert len(off) >= 7


def stroke_of(text: str, style: TextStyle, faces: Library) -> tuple[int, int, int]:
    """Of the line *text* drawn at 40 pixels to the em: pixels from its first ink to its last, how many of these have
    ink over or under them, and where the first is.
    """
    document = pdfium.PdfDocument(drawn([set_line((Piece(text, style),), style, faces)], faces))
    picture = document[0].render(scale=4).to_pil().convert("L")
    inked = [x for x in range(picture.width) if picture.crop((x, 0, x + 1, picture.height)).getextrema()[0] < 200]
    return inked[-1] - inked[0] + 1, len(inked), inked[0]


@pytest.mark.parametrize("face", ["song", "song-black", "hei", "kai"])
def test_a_double_dash_is_one_unbroken_stroke_in_two_cells(face: str, style: Style, faces: Library) -> None:
    wide, inked, _ = stroke_of("——", style(face=face), faces)
    assert wide == inked, "white in the stroke"
    assert 64 <= wide <= 80
    other = stroke_of("——", style(face=face, language="zh-Hant", region="tw"), faces)
    assert other == stroke_of("——", style(face=face), faces)


def test_the_stroke_is_seen_to_be_broken_where_it_is(style: Style, faces: Library) -> None:
    wide, inked, _ = stroke_of("－－", style(), faces)
    assert inked < wide


def check_edges(case: dict[str, str], seen: list[Seen]) -> list[str]:
    """What of *case* the lines read back do not keep."""
    wrong: list[str] = []
    first = seen[0]
    if "line" in case and first.text != case["line"]:
        wrong.append(f"line {first.text}")
    if "next" in case and seen[1].text != case["next"]:
        wrong.append(f"next {seen[1].text}")
    if "gap" in case and any(abs(gap - float(case["gap"])) > 0.002 for gap in first.gaps):
        wrong.append(f"gap {first.gaps}")
    if "end" in case and abs(first.end - float(case["end"])) > 0.01:
        wrong.append(f"end {first.end}")
    # An opening mark's glyph has its blank half to the left of its cell of half an em.
    if "start" in case and abs(first.xs[0] + 0.5 - float(case["start"])) > 0.01:
        wrong.append(f"start {first.xs[0]}")
    return wrong


@pytest.mark.parametrize("case", cases_of("edges"), ids=lambda case: case["text"][:6] + case.get("style", ""))
def test_lines_meet_their_edges_as_the_cases_say(case: dict[str, str], style: Style, faces: Library) -> None:
    lines = lines_of(case["text"], style_of(case.get("style", ""), style), faces, float(case["measure"]))
    assert check_edges(case, read_back(lines, faces)) == []


def test_the_edges_can_fail(style: Style, faces: Library) -> None:
    failed = 0
    for case in cases_of("edges"):
        lines = lines_of(case["text"], style(punctuation="plain", kinsoku="none"), faces, float(case["measure"]))
        failed += bool(check_edges(case, read_back(lines, faces)))
    assert failed >= 6


def faults(case: dict[str, str], seen: list[Seen], measure: float) -> list[str]:
    """Rules of a sweep that the lines of one paragraph break."""
    wrong: list[str] = []
    for one in seen[:-1]:
        if is_han(one.text[-1]) or one.text[-1] in "，。、；：？！”’）》】":
            wrong += [f"end {one.end:.3f}"] if abs(one.end - measure) > 0.01 else []
        gaps = one.gaps
        wrong += ["uneven"] if gaps and max(gaps) - min(gaps) > 0.002 else []
        wrong += ["tight"] if gaps and min(gaps) < -0.002 else []
    if "first" in case:
        wrong += [f"first {one.text}" for one in seen[1:] if one.text.startswith(case["first"])]
    if "last" in case:
        wrong += [f"last {one.text}" for one in seen[:-1] if one.text.endswith(case["last"])]
    if "whole" in case and not any(case["whole"] in one.text for one in seen):
        wrong.append("parted")
    return wrong


def swept(case: dict[str, str], style: TextStyle, faces: Library) -> list[list[str]]:
    """Faults of *case* at every phase: 0 to 19 characters in front of it."""
    unit = next(case[key] for key in ("first", "last", "whole") if key in case)
    lines: list[Line] = []
    cuts = [0]
    for phase in range(20):
        lines += lines_of(
            HAN[:phase] + unit + (HAN * 2)[20:43] if phase else f"天{unit}{(HAN * 2)[20:43]}", style, faces, TEN
        )
        cuts.append(len(lines))
    seen = read_back(lines, faces)
    return [faults(case, seen[a:b], TEN) for a, b in pairwise(cuts)]


@pytest.mark.parametrize("case", [*WIDTHS, *cases_of("edges")], ids=lambda case: case["text"][:8])
def test_every_case_keeps_the_rules_at_every_place(case: dict[str, str], style: Style, faces: Library) -> None:
    look = style_of(case.get("style", ""), style)
    lines: list[Line] = []
    cuts = [0]
    texts = [HAN[:phase] + case["text"] + HAN[20:30] for phase in range(20)]
    for text in texts:
        made = lines_of(text, look, faces, FOURTEEN)
        assert "".join(text[line.start : line.end] for line in made) == text
        lines += made
        cuts.append(len(lines))
    seen = read_back(lines, faces)
    ends = {FOURTEEN, FOURTEEN + 0.5 if look.hanging else FOURTEEN}
    for text, (a, b) in zip(texts, pairwise(cuts), strict=True):
        # An opening mark's origin may lie left of the mark before it, so the order of glyphs is not compared.
        assert sorted("".join(one.text for one in seen[a:b])) == sorted(text)
        for one in seen[a : b - 1]:
            if one.text[-1] not in "——……":
                assert min(abs(one.end - end) for end in ends) <= 0.01, one
            assert one.text[-1] not in "“（《"
        assert all(one.text[0] not in "，。、；：？！”）》·%" for one in seen[a + 1 : b])


@pytest.mark.parametrize("case", cases_of("sweeps"), ids=lambda case: " ".join(case.values()))
@pytest.mark.parametrize("punctuation", ["quanjiao", "kaiming"])
def test_a_rule_holds_wherever_in_the_line_it_is_met(
    case: dict[str, str], punctuation: str, style: Style, faces: Library
) -> None:
    found = swept(case, style(punctuation=punctuation), faces)
    assert len(found) == 20
    assert [one for one in found if one] == []


def test_the_sweeps_can_fail(style: Style, faces: Library) -> None:
    loose = style(kinsoku="none")
    broken = [case for case in cases_of("sweeps") if "whole" not in case and any(swept(case, loose, faces))]
    assert len(broken) >= 15
    case = {"whole": "甲乙丙丁"}
    assert any(swept(case, style(), faces))
