"""Where lines may end agrees with Unicode's line breaking (UAX #14) wherever Chinese setting has no rule of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, prepare
from layout.typeset.line_ends import RELIEF

Style = Callable[..., TextStyle]
CASES = Path(__file__).parent / "data/linebreak.txt"
LETTERS = frozenset("0123456789") | {chr(c) for c in range(0x41, 0x5B)} | {chr(c) for c in range(0x61, 0x7B)}
ASCII_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~§°±")


class Spot(NamedTuple):
    """A place between two characters: what stands before and after it, and whether Unicode lets a line end there."""

    text: str
    at: int
    allowed: bool

    @property
    def before(self) -> str:
        return self.text[self.at - 1]

    @property
    def after(self) -> str:
        return self.text[self.at]


class Override(NamedTuple):
    """Where we decide otherwise: *allowed* is our decision, *why* its source."""

    holds: Callable[[Spot], bool]
    allowed: bool
    why: str


OVERRIDES = {
    "ellipsis": Override(
        lambda spot: spot.after in "…⋯" and spot.before not in LETTERS,
        True,
        "clreq: below level strict a line may begin with ……; LB22 never lets one",
    ),
    "lone dash": Override(
        lambda spot: spot.after == "—",
        False,
        "clreq: a single — is a connector (一字线) and begins no line, even after a blank; B2 lets it",
    ),
    "blank after a blank": Override(
        lambda spot: spot.after == "\u00a0",
        False,
        "a no-break space glues on both sides, also after a blank or a hyphen; LB12a makes exceptions of these",
    ),
    "small kana": Override(
        lambda spot: spot.before == " " and spot.after == "ぁ",
        False,
        "jlreq: small kana begin no line, even after a blank; LB18 breaks after any blank",
    ),
    "percent": Override(
        lambda spot: spot.after == "%",
        False,
        "clreq: % begins no line, whatever it follows",
    ),
    "hyphen after a blank": Override(
        lambda spot: spot.before == " " and spot.after == "-",
        False,
        "clreq: a hyphen is a connector and begins no line",
    ),
    "runs of ASCII": Override(
        lambda spot: (
            spot.before in ASCII_MARKS | LETTERS and spot.after in ASCII_MARKS | LETTERS and spot.before != " "
        ),
        False,
        "a run of Latin letters, figures and ASCII marks is broken at its blanks, in addresses, after the hyphen of a "
        "word and where it is hyphenated, nowhere else: fewer places than LB gives, never more",
    ),
}


def spots() -> Iterator[Spot]:
    """Every place of every case."""
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        told = re.split(r"([|.])", line)
        text = "".join(chr(int(code, 16)) for code in told[::2])
        for at, mark in enumerate(told[1::2], 1):
            yield Spot(text, at, mark == "|")


def ours(style: TextStyle, faces: Library) -> Callable[[Spot], bool]:
    """Whether we let a line end at a place; inside a cluster it never does."""
    known: dict[str, dict[int, bool]] = {}

    def decide(spot: Spot) -> bool:
        places = known.get(spot.text)
        if places is None:
            made = prepare((Piece(spot.text, style),), style, faces)
            places = {start: made.penalties[index] < RELIEF for index, start in enumerate(made.starts[1:-1])}
            known[spot.text] = places
        return places.get(spot.at, False)

    return decide


def test_lines_end_where_unicode_has_them_end_or_where_chinese_rules_say(style: Style, faces: Library) -> None:
    decide = ours(style(hyphenate=False), faces)
    compared = agreed = 0
    used: set[str] = set()
    strange: list[str] = []
    for spot in spots():
        compared += 1
        mine = decide(spot)
        if mine == spot.allowed:
            agreed += 1
            continue
        told = [name for name, rule in OVERRIDES.items() if rule.allowed == mine and rule.holds(spot)]
        used.update(told)
        if not told:
            strange.append(f"{spot.text!r} at {spot.at}: Unicode {spot.allowed}, here {mine}")
    assert strange == []
    assert compared > 1500
    assert agreed / compared > 0.85
    assert used == set(OVERRIDES), "an override that nothing needs"


def test_chinese_marks_are_settled_where_unicode_leaves_them(style: Style, faces: Library) -> None:
    """Code points whose class in UAX #14 does not fit Chinese: AI, ID and QU."""
    decide = ours(style(), faces)
    for mark in "·～／”’":
        assert not decide(Spot(f"天{mark}地", 1, True)), mark
    for mark in "“‘":
        assert decide(Spot(f"天{mark}地", 1, False)), mark
        assert not decide(Spot(f"天{mark}地", 2, True)), mark
    for mark in "”’":
        assert decide(Spot(f"天{mark}地", 2, False)), mark


def test_without_kinsoku_the_comparison_fails(style: Style, faces: Library) -> None:
    decide = ours(style(kinsoku="none", hyphenate=False), faces)
    wrong = [
        spot
        for spot in spots()
        if decide(spot) != spot.allowed
        and not any(rule.allowed == decide(spot) and rule.holds(spot) for rule in OVERRIDES.values())
    ]
    assert len(wrong) > 50
