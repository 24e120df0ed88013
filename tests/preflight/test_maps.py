"""Maps: paths taken together with what is set before them, and one drawing for all plates, say what is said slowly."""

from __future__ import annotations

import random
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper import PROFILE, paper, same_plates, separation, stream
from pikepdf import Array, Dictionary, Name
from PIL import Image

from layout.findings import Unreadable
from layout.pdfreader import budget, lexer
from layout.preflight import check as check_module
from layout.preflight.check import Plates, checked
from layout.preflight.model import Report
from layout.preflight.page_watch import Eye
from layout.preflight.painted_paths import PaintsPaths
from layout.preflight.plate_groups import Numbers, TooManyMixturesError
from layout.stylesheets.preflight import Limits

FINE = Limits("fine", resolution=90)
SETS = (
    "0 0 0 1 K", "1 0 0 0 K", ".2 .3 0 .4 k", "0 0 0 0 k", "0 0 0 0 K", ".5 g", ".25 G", "1 0 0 rg", "0 1 0 RG",
    ".1 w", "1 w", "3 w", "1 J", "1 j", "4 M", "1 2 w", ".5 K", "1.2.3 w", "/S cs .7 scn", "/S CS .4 SCN",
    "/Over gs", "/Under gs", "/Fine gs", "[2 1] 0 d", "[] 0 d", "%c", "/P /MC0 BDC", "EMC", "/OC /Off BDC", "EMC",
    "q", "Q", "q .7 .7 -.7 .7 30 0 cm", "Q", "2 0 0 2 0 0 cm", "/F Do", "BT /Z 8 Tf 5 5 Td (a) Tj ET", "f", "S", "n",
)  # fmt: skip
"""Most set colours and widths, some what a map has seldom, some are wrong."""
SHAPES = (
    "{0} {1} m {2} {3} l",
    "{0} {1} {2} {3} re",
    "{0} {1} m {2} {3} {1} {0} {3} {2} c h",
    "{0} {1} m {2} {3} l {1} {2} l h {3} 5 m 9 9 l",
    "{0} {1} 9 9 re {2} {3} m 5 5 l",
    "{0} {1} m {2} l",
    "{2} {3} l",
)
SHARP = ("S", "S", "s", "f", "f*", "B", "b*", "F")
PAINTS = ("S", "s", "f", "f*", "B", "b*", "W n", "n", "W* f", "F")


def resources(document: pikepdf.Pdf) -> Any:
    form = stream(document, b"0 0 4 4 re f 1 w 0 0 m 9 9 l S 0 .5 0 0 K 2 2 m 4 9 l S", Type=Name.XObject,
                  Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))  # fmt: skip
    states = Dictionary(
        Over=Dictionary(OP=True, op=True, OPM=1), Under=Dictionary(OP=False, op=False), Fine=Dictionary(LW=2)
    )
    return Dictionary(
        XObject=Dictionary(F=form), ExtGState=states, ColorSpace=Dictionary(S=separation(document, "Gold"))
    )


def content(seed: int, paths: int) -> str:
    """Paths in stretches: each with few of the settings before it, and few kinds in a stretch.

    Every other seed has no clips, and no shapes in which something lies without any area.
    """
    chance = random.Random(seed)
    out: list[str] = []
    while paths > 0:
        paints, shapes = (PAINTS, SHAPES) if seed % 2 else (SHARP, SHAPES[:3])
        sets, paint, shape = chance.choices(SETS, k=3), chance.choice(paints), chance.choice(shapes)
        for _ in range(chance.randint(1, 12)):
            out += chance.choices(sets, k=chance.randint(0, 2))
            numbers = [round(chance.uniform(-20, 110), 2) for _ in range(4)]
            out += [chance.choice((shape, chance.choice(shapes))).format(*numbers), chance.choice((paint, paint, "S"))]
            paths -= 1
    return "\n".join(out)


def plainly(data: bytes, patch: pytest.MonkeyPatch) -> tuple[Report, tuple[Plates, ...]]:
    """As :func:`reported`, every instruction by itself, nothing of a state remembered, plates drawn as colours."""
    with patch.context() as slow:
        slow.setattr(lexer, "_paths", lambda data, at: ([], at))
        slow.setattr(PaintsPaths, "_look", lambda self, word: forget(self, word))
        slow.setattr(Eye, "is_flat", property(lambda eye: False, lambda eye, value: None), raising=False)
        return reported(data)


LOOK = PaintsPaths._look


def forget(walk: Any, word: str) -> Any:
    made = LOOK(walk, word)
    walk._looks.clear()
    return made


def reported(data: bytes) -> tuple[Report, tuple[Plates, ...]]:
    drawn: list[Plates] = []

    def keep(*args: Any, **named: Any) -> Any:
        made = DRAW(*args, **named)
        drawn.append(made[0])
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check_module, "_plates", keep)
        return checked(data, "P01.pdf", FINE, PROFILE).report, tuple(drawn)


DRAW = check_module._plates


def drawn_alike(one: tuple[Report, tuple[Plates, ...]], other: tuple[Report, tuple[Plates, ...]]) -> bool:
    return all(same_plates(*pages) for pages in zip(one[1], other[1], strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_what_is_quick_says_and_draws_what_is_slow(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = paper(content(seed, 60), resources)
    quick, slow = reported(data), plainly(data, monkeypatch)
    assert quick[0] == slow[0]
    assert drawn_alike(quick, slow)


@given(st.lists(st.sampled_from((*SETS, *PAINTS, *(one.format(1, 2, 3.5, 4) for one in SHAPES))), max_size=40))
@settings(max_examples=150)
def test_paths_that_bring_along_what_is_set_are_the_same_instructions(words: list[str]) -> None:
    data = " ".join(words).replace("%c", "%c\n").encode()

    def told(in_paths: bool) -> list[tuple[str, bytes, list[str]]]:
        made: list[tuple[str, bytes, list[str]]] = []
        owner = pikepdf.new()
        for one in lexer.instructions(data, owner, lambda why: None, in_paths=in_paths):
            for sets, path, word in one.paths:
                for each in lexer.instructions(sets, owner, lambda why: None):
                    made += [(each.word, b"", [str(operand) for operand in each.operands])]
                made += [(word.decode(), path.strip(), [str(number) for number in lexer.numbers_of(path)])]
            if not one.paths:
                made += [(one.word, one.path.strip(), [str(operand) for operand in one.operands])]
        return made

    assert told(True) == told(False)


def test_the_paths_of_a_map_come_together_with_what_is_set_before_them() -> None:
    put = b"".join(b"0 0 0 .%d K .%d w %d 0 m %d 9 l S\n" % (i % 7 + 1, i % 5 + 1, i, i) for i in range(5000))
    made = list(lexer.instructions(put, pikepdf.new(), lambda why: None, in_paths=True))
    assert [len(one.paths) for one in made] == [0, 0, 0, 1024, 1024, 1024, 1024, 903]
    assert made[-1].paths[-1] == (b"0 0 0 .2 K .5 w ", b"4999 0 m 4999 9 l ", b"S")


@pytest.mark.parametrize(
    "odd", ["1 2 3 m 4 5 l S", "1 m 4 5 l S", "1.2.3 4 m 5 6 l S", "1 2 m 3 4 5 c S", "-- 4 m 5 6 l S"]
)
def test_a_path_with_odd_numbers_is_looked_at_by_itself(odd: str) -> None:
    put = f"1 2 m 3 4 l S 1 2 m 3 4 l S {odd}".encode()
    made = list(lexer.instructions(put, pikepdf.new(), lambda why: None, in_paths=True))
    assert [len(one.paths) for one in made[:3]] == [0, 1, 0]


def test_lines_hidden_among_short_ones_count_as_those_that_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many paths some are measured: as many long lines as short ones cost as if each were."""
    monkeypatch.setattr(budget, "MOST_OF_PAGE", 60_000)

    def lines(far: int) -> bytes:
        return paper("0 0 0 1 K 2 w " + " ".join(f"{i % 3} 1 m {far if i % 3 else 2} 2 l S" for i in range(2000)))

    assert reported(lines(1))[0].pages
    with pytest.raises(Unreadable) as refused:
        reported(lines(95))
    assert refused.value.findings[0].code == "preflight-too-much"


def test_numbers_stand_for_as_many_mixtures_as_there_are_and_no_more() -> None:
    numbers = Numbers(2)
    mixtures = [(round(i / 30, 4), 0.25) for i in range(20)]
    greys = [round(numbers.of(one) * 255) for one in mixtures]
    assert len(set(greys)) == 20 and [round(numbers.of(one) * 255) for one in mixtures] == greys
    assert numbers.of((1.0, 1.0)) == 1
    with pytest.raises(TooManyMixturesError):
        numbers.of((0.0, 0.9999))
    shown = Image.frombytes("L", (21, 1), bytes([0, *(255 - grey for grey in greys)]))  # as ink is: 0 for paper
    planes = numbers.plates_in(shown)
    assert planes is not None
    first, second = (one.tobytes() for one in planes)
    assert list(first) == [0, *(255 - int(level * 255 + 0.5) for level, _ in mixtures)]
    assert list(second) == [0, *[255 - 64] * 20]


def test_a_quarter_of_one_number_on_another_is_no_number() -> None:
    numbers = Numbers(1)
    greys = [255, *(round(numbers.of((i / 40,)) * 255) for i in range(20))]
    for under in greys:
        for over in set(greys) - {under}:
            mixed = (under * (255 - 63) + over * 63) // 255
            assert numbers.plates_in(Image.new("L", (1, 1), 255 - mixed)) is None, (under, over)


def test_more_mixtures_than_numbers_are_drawn_as_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    put = " ".join(f"{i / 300:.4f} {i % 3 / 2} 0 .1 k {i % 20 * 5} {i // 20 * 5} 4 4 re f" for i in range(299))
    data = paper(put)
    quick, slow = reported(data), plainly(data, monkeypatch)
    assert quick[0] == slow[0] and drawn_alike(quick, slow)


@pytest.mark.parametrize("step", range(0, 1000, 50))
def test_every_grey_is_the_same_ink_as_a_number_and_as_a_colour(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Greys in steps of a four-hundredth, on two plates each, so that rounding would be seen."""
    levels = [(step + i * 2.5) / 1000 for i in range(20)]
    put = " ".join(f"{one:.4f} {one:.4f} 0 0 k {5 * i} {i} 4 4 re f" for i, one in enumerate(levels))
    data = paper(put)
    quick, slow = reported(data), plainly(data, monkeypatch)
    assert drawn_alike(quick, slow)
    assert len(set(quick[1][0]["Cyan"].tobytes())) > 10


SOFT = {
    "a round clip": "50 10 m 90 10 90 90 50 90 c W n",
    "a turned clip": ".7 .7 -.7 .7 50 0 cm 0 0 50 50 re W n",
    "a clip of two": "0 0 9 9 re 20 20 9 9 re W n",
    "a shape without area": "50 10 m 5 70 l 50 10 l f 1 1 9 9 re 90 3 m 5 5 l f* 0 0 99 99 re W n",
}


@pytest.mark.parametrize("name", SOFT)
def test_soft_edges_are_mixtures_and_not_numbers(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = paper(f"{SOFT[name]} .2 .4 .6 0 k 0 0 100 100 re f 0 0 0 1 k 3 3 60 60 re f")
    quick, slow = reported(data), plainly(data, monkeypatch)
    assert drawn_alike(quick, slow)


def test_what_is_drawn_in_numbers_is_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[list[int]] = []
    drawn = check_module.drawn
    monkeypatch.setattr(check_module, "drawn", lambda pages, count, dpi, **named: counts.append(count) or drawn(
        pages, count, dpi, **named))  # fmt: skip
    checked(paper("0 0 0 1 k 0 0 9 9 re f 1 .5 .2 0 K 5 5 m 9 50 l S"), "P01.pdf", FINE, PROFILE)
    checked(paper("0 0 0 1 k 0 0 9 9 re f 50 10 m 90 10 90 90 50 90 c W n 1 .5 .2 0 K 5 5 m 9 50 l S"), "P01.pdf", FINE,
            PROFILE)  # fmt: skip
    assert counts == [[1], [3, 1]]


@pytest.mark.parametrize("digits", [80, 200, 400])
def test_a_page_is_read_on_behind_a_matrix_of_numbers_without_end(digits: int) -> None:
    put = f"q 1{'0' * digits} 0 0 1 0 0 cm 1 w 0 0 m 9 9 l S Q 0 0 0 1 k 5 5 20 20 re f"
    report, (drawn,) = reported(paper(put))
    assert "preflight-damaged" not in {one.code for one in report.findings}
    assert drawn["Black"].getextrema() == (0, 255)
