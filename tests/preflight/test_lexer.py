"""Our reading of content streams beside qpdf's: the same operators and operands in the same order."""

from __future__ import annotations

import re
import warnings

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.pdfreader import lexer
from layout.pdfreader.lexer import instructions, numbers_of
from layout.pdfreader.paths import directions_of
from layout.pdfreader.state import across, least_scale_of

CASES = {
    "a path": b"0 0 m 10 .5 l 1. -2 +3 4 5 6 c h S",
    "a clip": b"0 0 10 10 re W n 1 2 m 3 4 l W* n",
    "paths without a paint": b"0 0 m 1 1 l",
    "colours": b".1 .2 .3 .4 k /Cs1 cs .5 scn /Pattern cs /P1 scn .1 .2 /P2 scn",
    "matrix and path": b"q 1 0 0 1 5 5 cm 0 0 9 9 re f* Q",
    "strings": rb"BT /F1 12 Tf (a(b)c\)\051) Tj <0041 42> Tj [(a) -20 <42> (b\n)] TJ (x) ' 1 2 (y) \" T* ET",
    "marks": b"/Span <</MCID 3>> BDC EMC /OC /L1 BDC EMC /P BMC EMC /A <</E [1 (>>)]>> BDC EMC",
    "names with numbers": b"/A#20B gs /C Do",
    "comments": b"% 1 0 0 rg\n0 g%x\r1 g",
    "odd numbers": b"--5 0 m 1.2.3 4 l S 4. w .5 w",
    "no blanks": b"/A gs/B gs[1 2]0 d(a)Tj",
    "inline image": b"q BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q 1 0 0 rg",
    "image of operators": b"BI /W 6 /H 1 /BPC 8 /CS /G ID 0 0 m S EI\n0 g",
    "words that are no operators": b"true false null 1 zz 0 g",
    "nothing": b"  \n",
    "torn": b"0 0 m (abc",
    "nul and form feed": b"0\x000\x0cm\x001 1 l S",
}
WORDS = [
    "0", "1.5", "-.2", "m", "l", "re", "S", "f", "q", "Q", "cm", "/A", "gs", "k", "(a)", "<41>", "Tj", "[", "]", "TJ",
    "n", "W", "h", "BT", "ET", "<<", ">>", "BDC", "EMC", "%c\n",
]  # fmt: skip


def read(data: bytes) -> list[str]:
    found: list[str] = []
    for one in instructions(data, pikepdf.new(), lambda why: None):
        found += re.findall("re|[mlcvyh]", one.path.decode("latin-1"))
        found.append(one.word)
    return found


def by_qpdf(data: bytes) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owner = pikepdf.new()
        return [str(one.operator) for one in pikepdf.parse_content_stream(owner.make_stream(data))]


@pytest.mark.parametrize("name", CASES)
def test_operators_are_those_that_qpdf_reads(name: str) -> None:
    assert read(CASES[name]) == by_qpdf(CASES[name])


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=150)
def test_whatever_stands_there_is_read_as_qpdf_reads_it(words: list[str]) -> None:
    data = " ".join(words).encode()
    try:
        expected = by_qpdf(data)
    except (pikepdf.PdfError, TypeError):
        read(data)
        return
    assert read(data) == expected


def test_operands_are_numbers_names_and_strings() -> None:
    made = {one.word: list(one.operands) for one in instructions(
        b"/F1 12 Tf <4142> Tj [(a) 5 <4>] TJ .5 -1 Td", pikepdf.new(), lambda why: None)}  # fmt: skip
    assert made == {"Tf": ["/F1", 12.0], "Tj": [b"AB"], "TJ": [[b"a", b"@"]], "Td": [0.5, -1.0]}


def test_a_clip_of_many_parts_is_looked_at_a_few_times_and_not_once_for_every_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Bytes that patterns of whole paths look through, by how many parts there are: twice as many, twice the bytes."""

    class Counting:
        def __init__(self, pattern: re.Pattern[bytes]) -> None:
            self.pattern, self.bytes = pattern, 0

        def match(self, data: bytes, at: int) -> re.Match[bytes] | None:
            found = self.pattern.match(data, at)
            rest = lexer._SEGMENTS if isinstance(lexer._SEGMENTS, re.Pattern) else lexer._SEGMENTS.pattern
            self.bytes += (found or rest.match(data, at)).end() - at  # type: ignore[union-attr]
            return found

    def looked_at(parts: int) -> int:
        path, rest = Counting(whole), Counting(segments)
        monkeypatch.setattr(lexer, "_PATH", path)
        monkeypatch.setattr(lexer, "_SEGMENTS", rest)
        content = b"".join(b"%d 0 m %d 9 l h\n" % (i, i) for i in range(parts)) + b"W n 0 0 m 9 9 l S"
        made = [one.word for one in instructions(content, pikepdf.new(), lambda why: None)]
        assert made == ["m", "l", "h"] * parts + ["W", "n", "S"]
        return path.bytes + rest.bytes

    whole, segments = lexer._PATH, lexer._SEGMENTS
    few, many = looked_at(200), looked_at(400)
    assert few > 0 and many < 2.5 * few


def test_a_map_is_read_path_by_path() -> None:
    paths = b"".join(b"%d 0 m %d 9 l S\n" % (i, i) for i in range(5000))
    made = list(instructions(paths, pikepdf.new(), lambda why: None))
    assert len(made) == 5000 and all(one.word == "S" for one in made)
    assert numbers_of(made[7].path) == [7.0, 0.0, 7.0, 9.0]
    assert b"\n".join(one.raw for one in made).split() == paths.split()


TORN = {
    "operands without an operator": (b"q 1 2", ["q"]),
    "a string": (b"q (a(b)", ["q"]),
    "a string in hexadecimal": (b"q <41", ["q"]),
    "an array": (b"q [1 2 Q", ["q"]),
    "a dictionary": (b"q << /A 1 Q", ["q"]),
    "a name": (b"q /A", ["q"]),
    "an inline image": (b"q BI /W 1 /H 1 ID x", ["q"]),
    "brackets that nothing opened": (b"q ) >> ]", ["q"]),
}
SOUND = (b"q", b"q % 1 2", b"q\n", b"[1 (]) <</A [2]>>] 0 d", b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", b"")


@pytest.mark.parametrize("name", TORN)
def test_a_torn_end_is_a_fault_and_what_stands_before_it_is_read(name: str) -> None:
    data, words = TORN[name]
    faults: list[str] = []
    assert [one.word for one in instructions(data, pikepdf.new(), faults.append)] == words
    assert faults == ["Unexpected end of stream"]


@pytest.mark.parametrize("data", SOUND)
def test_a_whole_stream_has_no_fault(data: bytes) -> None:
    faults: list[str] = []
    list(instructions(data, pikepdf.new(), faults.append))
    assert not faults


def test_directions_are_those_of_the_lines_and_not_of_the_ways_between_them() -> None:
    path = b"0 0 m 3 4 l 3 0 l h 9 9 m 9 10 l 1 1 5 7 re 0 0 m 1 0 1 1 2 1 c "
    assert list(directions_of(path)) == [
        (3, 4), (0, -4), (-3, 0), (0, 1), (5, 0), (0, 7), (1, 0), (0, 1), (1, 0),
    ]  # fmt: skip


def test_lines_are_as_thick_as_the_matrix_makes_them_in_their_direction() -> None:
    flat, turned = (1.0, 0.0, 0.0, 0.5, 7.0, 7.0), (0.6, 0.8, -0.8, 0.6, 0.0, 0.0)
    assert (across(flat, 9, 0), across(flat, 0, 9)) == (0.5, 1.0) and least_scale_of(flat) == 0.5
    assert across(turned, 1, 2) == pytest.approx(1) and least_scale_of(turned) == pytest.approx(1)
    assert across(flat, 0, 0) == least_scale_of((0.0,) * 6) == 0
    assert least_scale_of((1e200, 0, 0, 1, 0, 0)) == 1, "a number of two hundred digits in a file"
