"""Every glyph of a drawn line stands where a slide rule puts it: cells laid end to end, white shared by class."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import event, given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, Prepared, inked, prepare, set_paragraph
from layout.typeset.classes import HAN_CLASS, MIXED_CLASS, OPEN, SPACE
from layout.typeset.evenness import LETTERS_MOST, PLAIN
from layout.typeset.lines import LinePlan

Style = Callable[..., TextStyle]
EM = 10_000
GIVE_ALL = ("space", "dot", "mixed")
CLASSES = ("space", "dot", "bracket", "stop", "mixed", "final", "han")
FIRST_ROUND = 0.35
"""Of its blank what a bracket, a comma or a stop gives before any gives more."""

PARTS = st.one_of(
    st.text("天地玄黄宇宙洪荒日月盈昃辰宿列张", min_size=1, max_size=9),
    st.sampled_from("，。、；：“”（）《》—…·「」！？"),
    st.sampled_from(("GDP", "2023", "5.6%", " in the ", " ", "www.example.com/read", "12月", "international", "‘a’")),
    st.sampled_from(
        ("x\u0302\u0301", "ﾊﾞ", "字\u20dd", "葛\U000e0100", "全\ufe01\ufe00", "令\ufe00", "①\ufe0f")
    ),  # more than one to a cell
)
TEXTS = st.lists(PARTS, min_size=2, max_size=24).map("".join).filter(str.strip)
LOOKS = st.sampled_from((
    {}, {"last_resort": 60}, {"align": "left"}, {"fitting": "push-in", "last_resort": 60}, {"punctuation": "kaiming"},
    {"indent": 2000}, {"fitting": "push-in", "punctuation": "banjiao"}, {"region": "tw", "fitting": "push-in"},
    {"digits": "half"},
))  # fmt: skip


def added(paragraph: Prepared, plan: LinePlan, slack: int) -> list[float]:
    """White put in after each atom of a line that is too short by *slack*."""
    span = range(plan.first, plan.after - 1)
    flexes = [paragraph.flexes[at] for at in span]
    rooms = [paragraph.soft_sums[at + 1] - paragraph.soft_sums[at] for at in span]
    soft = sum(rooms)
    if slack <= 0:
        return [0.0] * len(flexes)
    letters = [paragraph.letter_sums[at + 1] - paragraph.letter_sums[at] for at in span]
    most = sum(letters) * LETTERS_MOST * paragraph.style.size // 1000
    plain = PLAIN * paragraph.style.size // 1000
    if not any(flexes):
        return [slack * one / sum(letters) for one in letters] if most >= slack > 0 else [0.0] * len(flexes)
    kept = (sum(flexes) - sum(map(bool, rooms))) * plain + max(soft, sum(map(bool, rooms)) * plain)
    own = min(most, slack - kept)
    if own > 0 and max(between(flexes, rooms, slack)) * 1000 // paragraph.style.size > PLAIN:
        made = between(flexes, rooms, slack - own)
        return [white + own * one / sum(letters) for white, one in zip(made, letters, strict=True)]
    return between(flexes, rooms, slack)


def between(flexes: list[int], rooms: list[int], slack: int) -> list[float]:
    """White put into gaps of *flexes* of which *rooms* have some before the others."""
    soft = sum(rooms)
    if slack <= soft:
        return [slack * room / soft for room in rooms]
    others = [flex and not room for flex, room in zip(flexes, rooms, strict=True)]
    others = others if any(others) else flexes
    rest = (slack - soft) / sum(others)
    made = [room + rest * other for room, other in zip(rooms, others, strict=True)]
    widest = soft / sum(map(bool, rooms)) if soft else 0
    return made if not soft or rest <= widest else [slack * flex / sum(flexes) for flex in flexes]


def taken(paragraph: Prepared, plan: LinePlan, need: int) -> tuple[dict[int, float], dict[int, float]]:
    """What is taken out of cells, and out of the gaps after atoms, of a line that is too long by *need*."""
    last = plan.after - 1
    while last > plan.first and paragraph.atoms[last].kind == SPACE:
        last -= 1  # a space at the end takes no room, and what stands before it is the line's end
    members: list[dict[int, int]] = []
    for number, sums in enumerate(paragraph.takes):
        gaps = number in (MIXED_CLASS, HAN_CLASS)
        found = {at: sums[at + 1] - sums[at] for at in range(plan.first, last + 1) if sums[at + 1] > sums[at]}
        if gaps:
            found.pop(last, None)
        else:
            opens = paragraph.atoms[plan.first].kind == OPEN
            if opens and paragraph.trim_start[plan.first]:
                found.pop(plan.first, None)
            if paragraph.atoms[last].kind != OPEN and paragraph.trim_end[last]:
                found.pop(last, None)
        members.append(found)
    whole = [sum(found.values()) for found in members]
    amounts, left = [0.0] * len(CLASSES), float(need)
    for number, name in enumerate(CLASSES[:HAN_CLASS]):
        amounts[number] = min(left, whole[number] * (1 if name in GIVE_ALL else FIRST_ROUND))
        left -= amounts[number]
    more = [total - amount for total, amount in zip(whole[:HAN_CLASS], amounts, strict=False)]
    share = min(left, sum(more)) / (sum(more) or 1)
    amounts[:HAN_CLASS] = [amount + one * share for amount, one in zip(amounts, more, strict=False)]
    amounts[HAN_CLASS] = min(left - sum(more) * share, whole[HAN_CLASS])
    cells: dict[int, float] = {}
    gaps_: dict[int, float] = {}
    for number, found in enumerate(members):
        into = gaps_ if number in (MIXED_CLASS, HAN_CLASS) else cells
        for at, give in found.items():
            into[at] = into.get(at, 0) + amounts[number] * give / whole[number]
    return cells, gaps_


def selectors(paragraph: Prepared, at: int) -> int:
    """Blank glyphs after that of atom *at*, which variation selectors are read from."""
    text = paragraph.text[paragraph.starts[at] : paragraph.starts[at + 1]]
    return sum("\ufe00" <= one <= "\ufe0f" or one >= "\U000e0100" for one in text)


def origins(paragraph: Prepared, plan: LinePlan) -> tuple[list[float], float, float]:
    """Where the glyphs of a line stand, from the measure's left edge, where its last cell ends, and how much too long
    it was."""
    end = last = plan.after - 1
    while last > plan.first and paragraph.atoms[last].kind == SPACE:
        last -= 1
    sides = {at: [paragraph.heads[at], paragraph.tails[at]] for at in range(plan.first, plan.after)}
    wide = sum(sum(sides[at]) + paragraph.atoms[at].core for at in sides) - paragraph.trim_end[end]
    wide -= paragraph.trim_start[plan.first] if end > plan.first or not paragraph.trim_end[end] else 0
    sides[plan.first][0] -= paragraph.trim_start[plan.first] if last > plan.first or not paragraph.trim_end[last] else 0
    sides[last][1] -= paragraph.trim_end[last]
    wide += sum(paragraph.gaps[plan.first : plan.after - 1])
    slack = plan.measure - plan.indent - wide
    white = added(paragraph, plan, slack if plan.fill else 0)
    cells, gaps = taken(paragraph, plan, max(0, -slack))
    x, made = float(plan.indent), []
    for at in range(plan.first, last + 1):
        atom, (head, tail), less = paragraph.atoms[at], sides[at], cells.get(at, 0)
        core = atom.core
        if atom.kind == SPACE:
            core -= less
        else:
            of_head = min(head, less / 2 if head and tail else less)
            head, tail = head - of_head, tail - (less - of_head)
        made += [x + head + atom.inset + along for _, along, _ in atom.glyphs]
        made += [x + head + core] * selectors(paragraph, at)
        x += head + core + tail
        if at < last:
            x += paragraph.gaps[at] + white[at - plan.first] - gaps.get(at, 0)
    hyphen = paragraph.hyphens.get(last) if plan.after < len(paragraph.atoms) else None
    return ([*made, x - hyphen[1]] if hyphen else made), x, -slack


@settings(max_examples=150)
@given(text=TEXTS, measure=st.integers(50, 180), look=LOOKS)
def test_every_glyph_stands_where_cells_and_shares_of_white_put_it(
    text: str, measure: int, look: dict[str, object], style: Style, faces: Library
) -> None:
    """To two millipoints, which is what shares are rounded by; the last cell ends at the measure to one."""
    whole = prepare((Piece(text, style(**look)),), style(**look), faces)
    for line in set_paragraph(whole, (measure * EM // 10,), drawn=False):
        plan = line.plan
        assert plan is not None
        paragraph = whole.hyphenated() if plan.hyphenated else whole
        drawn = inked(whole, line)
        wanted, right, need = origins(paragraph, plan)
        found = [x for run in drawn.runs for x in run.xs]
        assert len(found) == len(wanted)
        assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= 2, (found, wanted)
        assert abs(drawn.width - right) <= 2
        span = range(plan.first, plan.after)
        atoms = [
            paragraph.atoms[at]
            for at in span
            for _ in range(len(paragraph.atoms[at].glyphs) + selectors(paragraph, at))
        ][: len(wanted)]
        shown = "".join(one for run in drawn.runs for one in run.texts).removesuffix("\u00ad")
        assert shown == text[line.start : line.end].rstrip(" ")
        runs = [run for run in drawn.runs for _ in run.xs]
        for atom, run in zip(atoms, runs, strict=False):
            assert (run.face, run.size, run.stroke) == (atom.look.face, atom.look.size, atom.look.stroke)
        for one, other in zip(drawn.runs, drawn.runs[1:], strict=False):
            assert (one.face, one.size, one.stroke) != (other.face, other.size, other.stroke)
        ups = [
            up
            for at in span
            for up in [*(up for _, _, up in paragraph.atoms[at].glyphs), *[0] * selectors(paragraph, at)]
        ]
        downs = [y for run in drawn.runs for y in (run.ys or (0,) * len(run.xs))]
        assert all(y == -up for y, up in zip(downs, ups, strict=False))
        assert all(y == 0 for y in downs[len(ups) :]), "a hyphen of ours is on the baseline"
        event("tightened between Han" if drawn.gap < 0 else "squeezed" if need > 0 else "widened" if plan.fill else "")
