"""Lines that may be of a head, by name: what the copy below and above repeats of them, and what the dump's habits are.

The words of a head come again in its first paragraphs; those of a subhead have mostly stood above, too.  A paper has
its habits: how many lines stand over a story, whether a byline or a dateline follows, how long heads are.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.characters.normalise import is_han
from layout.lines.shapes import LineShape
from layout.stories.people import is_person
from layout.value import NamedTuple

HEADLIKE: Final = frozenset(("short", "name", "line"))
COPY: Final = frozenset(("copy", "open", "wire", "sentence"))
MANY: Final = 4
"""Lines that stand together among which their places are told apart."""

_SHARES: Final = (0.35, 0.6, 0.85, 1.2, 1.7)
"""How long a line or a paragraph is for the middle one of its kind."""

_ROOM: Final = (30, 80, 150, 250, 400, 700)
"""Characters of copy between lines that may be of heads."""

_PAIRED: Final = (8.6, 12.6, 16.6, 20.6)
"""Characters of two lines that stand over copy alone."""

_LEAD: Final = 160
_OVER: Final = 200
_PARAGRAPHS: Final = 3
"""Characters of the paragraphs below, and of those above, in which the words of a line are looked for."""

_ECHOES: Final = (1, 2, 4, 7)
_FEW: Final = 3
_A_HEAD: Final = 14.0
_A_PARAGRAPH: Final = 80.0
"""How long the middle ones are where there is none."""

_NEAR: Final = (1, 2.5, 5.5)
_EDGE: Final = (5, 4)


class TopLines(NamedTuple):
    """Lines that stand together as kicker, head and deck do, from *first* to *last*, and the copy around them."""

    first: int
    last: int
    under: str
    """What stands under them at a glance."""
    over: str
    lead: str
    """The first words below, and the last above."""
    said: str
    below: tuple[float, ...]
    """Characters of each paragraph below, and above."""
    above: tuple[float, ...]


class Habits(NamedTuple):
    """What a dump does with its heads."""

    forms: Counter[tuple[int, str]]
    """How many lines stand together, and over what, how often."""
    runs: int
    bylines: str
    datelines: str
    head: float
    """The middle one of the lines over copy, and of the paragraphs, in characters."""
    paragraph: float


def runs_of(shapes: Sequence[LineShape], kinds: Sequence[str], last: Sequence[int]) -> list[TopLines]:
    """The lines that stand together, by what each is at a glance and the *last* of those it stands with."""
    made: list[TopLines] = []
    firsts = [at for at, kind in enumerate(kinds) if kind in HEADLIKE and not (at and last[at - 1] == last[at])]
    before = 0
    count = len(kinds)
    for number, first in enumerate(firsts):
        to = last[first]
        end = firsts[number + 1] if number + 1 < len(firsts) else count
        below = [one for one, kind in zip(shapes[to + 1 : end], kinds[to + 1 : end], strict=True) if kind in COPY]
        above = [one for one, kind in zip(shapes[before:first], kinds[before:first], strict=True) if kind in COPY]
        made.append(
            TopLines(
                first,
                to,
                kinds[to + 1] if to + 1 < count else "edge",
                kinds[first - 1] if first else "edge",
                "".join([one.text for one in below[:_PARAGRAPHS]])[:_LEAD],
                "".join([one.text for one in above[-_PARAGRAPHS:]])[-_OVER:],
                tuple([one.size for one in below]),
                tuple([one.size for one in above]),
            )
        )
        before = to + 1
    return made


def habits_of(shapes: Sequence[LineShape], kinds: Sequence[str], runs: Sequence[TopLines]) -> Habits:
    """What the dump does with its heads."""
    forms = Counter((run.last - run.first, run.under) for run in runs)
    heads = sorted(shapes[run.first].size for run in runs if run.under in COPY or run.under == "byline")
    copy = sorted(shape.size for shape, kind in zip(shapes, kinds, strict=True) if kind in COPY)
    bylines, datelines = (_how_many(sum(run.under == kind for run in runs), len(runs)) for kind in ("byline", "wire"))
    head = heads[len(heads) // 2] if heads else _A_HEAD
    paragraph = copy[len(copy) // 2] if copy else _A_PARAGRAPH
    return Habits(forms, max(1, len(runs)), bylines, datelines, head, paragraph)


def _how_many(count: int, of: int) -> str:
    return "most" if count * 2 > max(1, of) else "some" if count > 1 else "no"


def run_names(shapes: Sequence[LineShape], runs: Sequence[TopLines], number: int, habits: Habits) -> list[list[str]]:
    """The names of each line of the run *number*."""
    run = runs[number]
    every = _of_run(run, habits)
    pairs = [_pairs(shapes[at].text) for at in range(run.first, run.last + 1)]
    echoes = [sum(map(run.lead.__contains__, one)) for one in pairs]
    made: list[list[str]] = []
    for at in range(run.first, run.last + 1):
        shape, place = shapes[at], at - run.first
        names = [*every, f"form {_form(run, habits)} {place} of {run.last - run.first + 1}"]
        names.append(f"as long {bisect(_SHARES, shape.size / max(4, habits.head))}")
        if run.lead or run.said:
            names += _echo(run, pairs, echoes, place)
        for word, other in (("last", number - 1), ("next", number + 1)):
            if 0 <= other < len(runs):
                names += _beside(word, shape, run, runs[other], shapes)
        names += _made_of(shapes, run, at)
        names += [f"top {at}"] if at < _EDGE[0] else []
        names += [f"foot {len(shapes) - 1 - at}"] if at >= len(shapes) - _EDGE[1] else []
        made.append(names)
    return made


def _of_run(run: TopLines, habits: Habits) -> list[str]:
    """What is said of all lines of *run*."""
    names = [f"form {_form(run, habits)}", f"form {_form(run, habits)} {run.under}"]
    names += [f"bylines {habits.bylines} {run.under}", f"datelines {habits.datelines} {run.under}"]
    down, up = bisect(_ROOM, sum(run.below)), bisect(_ROOM, sum(run.above))
    names += [f"down {down}", f"up {up}", f"down {down} up {up}"]
    names += [f"first paragraph {bisect(_SHARES, run.below[0] / habits.paragraph)}"] if run.below else []
    return names + ([f"paragraph over {bisect(_SHARES, run.above[-1] / habits.paragraph)}"] if run.above else [])


def _form(run: TopLines, habits: Habits) -> int:
    """How common it is in the dump that so many lines stand over the like: 3 for most, 0 for no other."""
    count = habits.forms[run.last - run.first, run.under]
    share = count / habits.runs
    return 3 if share > 0.6 else 2 if share > 0.3 else 1 if count > 1 else 0


def _pairs(text: str) -> list[str]:
    """Every two ideographs that stand together in *text*, each once."""
    return [*{two: None for at in range(len(text) - 1) if is_han((two := text[at : at + 2])[0]) and is_han(two[1])}]


def _echo(run: TopLines, pairs: Sequence[Sequence[str]], echoes: Sequence[int], place: int) -> list[str]:
    """How many of the words of a line come again below, and how many that do not have stood above."""
    mine, again = pairs[place], echoes[place]
    over = min(_FEW, sum(two in run.said and two not in run.lead for two in mine))
    below = bisect(_ECHOES, again)
    names = [f"echo {below}", f"echo over {over}", f"echo {below} over {over}"]
    names += [f"echo of {4 * again // len(mine)}"] if mine else []
    if len(pairs) > 1:
        most = max(echoes)
        alone = again == most and echoes.count(most) == 1 and most > 0
        names.append("echo most" if alone else "echo none" if not again and most > 1 else "echo some")
        for word, other in (("above", place - 1), ("below", place + 1)):
            if 0 <= other < len(pairs):
                names.append(f"shared {word} {min(2, sum(two in pairs[other] for two in mine))}")
    return names


def _beside(word: str, shape: LineShape, run: TopLines, other: TopLines, shapes: Sequence[LineShape]) -> list[str]:
    """How like the lines above or below, over other copy, a line is."""
    near = bisect(_NEAR, abs(shapes[other.first].size - shape.size))
    same = "as many" if other.last - other.first == run.last - run.first else "others"
    under = "as well" if other.under == run.under else "other"
    return [f"{word} near {near} {same}", f"{word} over {run.under} {under}"]


def _made_of(shapes: Sequence[LineShape], run: TopLines, at: int) -> list[str]:
    """What a line is made of, by its place among those it stands with."""
    shape = shapes[at]
    text, several = shape.text, run.last - run.first + 1
    place = f"{min(MANY, at - run.first)} of {min(MANY, several)}"
    person = " " in text and is_person(text.split()[-1])
    seen = (
        ("blank", " " in text), ("comma", shape.commas > 0), ("quote", text[:1] in "“「"), ("colon", "：" in text),
        ("asks", text[-1:] in "？?！!"), ("dash", text[:1] in "—-"), ("bracket", text[:1] in "（(【"),
        ("digit", any(map(str.isdigit, text))), ("person", person),
    )  # fmt: skip
    names = [f"row {place} {name}" for name, has in seen if has and text]
    if several == 2:
        one, two = shapes[run.first], shapes[run.last]
        names.append(f"pair {at - run.first} {' ' in one.text:d}{' ' in two.text:d}")
        names.append(f"pair {at - run.first} {bisect(_PAIRED, one.size)} {bisect(_PAIRED, two.size)}")
    return names + ([f"person over {run.under}", f"person under {run.over}"] if person else [])
