"""What a story needs at every width: its forms, from heads and lines that have really been set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from layout.findings import Severity
from layout.fitting.fit import Part, StoryFitter, fit
from layout.fitting.heads import AIR, DEPTHS, HeadBlock
from layout.fitting.remedies import Doses
from layout.planner.kitchen import Kitchen, Manner, picture_depths, slot_for
from layout.planner.model import ROLES, Form, cost_of
from layout.proofing.page_lint import story_lint
from layout.spec.model import Area, Head, Slot
from layout.stories.model import Story
from layout.typeset.lines import starts_at
from layout.units import Length
from layout.value import NamedTuple

HEAD_LEAST, HEAD_MOST = 2, 16
"""Lines of the page that a head block is tried in: the largest front-page head of a broadsheet takes about 14."""

HEAD_SHARE: Final = 3
"""A head has a third of its size of white at each place, over, between and under its parts: what the sample papers'
lead heads of 60 pt with kicker and deck have; small type has at least the air that every head keeps."""

SMALLER: Final = 700
"""Share of the type that the measure would allow, per mille, down to which a head is no smaller than it should be; the
lead's alone is to be as large as its style has it, for it is told by its size."""

LED: Final = 3
"""How many times as much as another's it costs that the lead's head is small."""

WHITE_SEEN: Final = 3
"""Lines of white round a head, beyond its own, from which on an editor circles it."""

CRAMPED: Final = 3
"""A head that has not the air that every head keeps costs as much as so many lines of type: it is seen at once."""

HALF: Final = 5
"""Tenths of the measure from which on a head looks as wide as its story."""

LEG_LONGEST: Final = 75
"""Lines of the longest leg that is tried at all."""

BASTARD: Final = 4
"""Columns from which a story may have a leg less: 12 字 become 16; three columns in two legs would be too wide."""
JUMP_STEPS: Final = (1, 2, 3, 5, 8, 12, 17, 23, 30)
"""Lines by which the legs of a story that jumps may be shorter than its copy: close steps first, to stand level."""

REST_GIVES: Final = 4
"""One line of so many in a slot for a rest copyfit may have to give: steps of a jump are as far apart."""

REMEDIES: Final = ("tracking", "subhead")
"""Remedies that a planned story may use where it does not end level without: those that readers do not see."""


def story_forms(
    story: Story, manner: Manner, kitchen: Kitchen, *, picture: str | None = None, jumps: bool = False, awaited: int = 0
) -> tuple[Form, ...]:
    """Every form of *story*, its *picture* over it if it has one; "" is one that is still to come.

    A story that *jumps* may be shorter than its copy: by any number of lines, or by as many as make the *awaited*
    characters that a slot on a later page has room for.
    """
    made: list[Form] = []
    for columns, legs in _ways_to_cut(manner):
        beyond = kitchen.kit.styles.taste["wide"] * (columns in manner.beyond and columns != manner.stood[0])
        tops = picture_depths(columns, picture, story, kitchen) if picture is not None else ((0, 0),)
        line = kitchen.kit.grid.measure_of(columns) // legs // kitchen.kit.grid.grid.em
        rest = awaited // max(1, line)
        for text in _text_forms(story, manner._replace(legs=legs), columns, kitchen, jumps=jumps, rest=rest):
            for depth, extra in tops:
                made.append(
                    text._replace(
                        lines=text.lines + depth,
                        picture=depth,
                        cost=text.cost + cost_of(shape=extra + beyond),
                        look="" if depth else text.look,
                        why=(*text.why, *(one for one in (("crop", extra), ("wide", beyond)) if one[1])),
                    )
                )
    return cheapest_forms(made)


def _ways_to_cut(manner: Manner) -> Iterator[tuple[int, int]]:
    """Columns and the legs they are cut into: one a column, from :data:`BASTARD` on also one leg less (破栏)."""
    own, own_legs = manner.stood
    for columns in sorted({*manner.columns, *manner.beyond, *([own] if own else [])}):
        legs = {manner.legs or columns} | ({columns - 1} if not manner.legs and columns >= BASTARD else set())
        yield from ((columns, count) for count in sorted(legs | {own_legs} if columns == own else legs, reverse=True))


def picture_forms(story: Story | None, picture: str, columns: tuple[int, ...], kitchen: Kitchen) -> tuple[Form, ...]:
    """Every form of a picture that stands by itself, caption and credit included."""
    made = [
        Form(wide, depth, cost_of(shape=extra), picture=depth, why=(("crop", extra),) if extra else ())
        for wide in columns
        for depth, extra in picture_depths(wide, picture, story, kitchen)
    ]
    return cheapest_forms(made)


def titled_forms(story: Story, manner: Manner, kitchen: Kitchen) -> tuple[Form, ...]:
    """Every form of a photo story, which has no text: its head over its picture, both of one width."""
    made: list[Form] = []
    for columns in manner.columns:
        heads = tried_heads(kitchen.fitter(slot_for(story, manner, columns, kitchen), story), kitchen)
        for depth, extra in picture_depths(columns, story.picture, story, kitchen):
            made += [
                Form(
                    columns, head + depth, cost_of(shape=extra + block.cost), look_of(manner, block, kitchen),
                    manner.style, 1, head, depth, why=(*block.why, *((("crop", extra),) if extra else ())),
                    head_type=(block.face, block.size), titled=True,
                ) for head, block in heads.items()
            ]  # fmt: skip
    return cheapest_forms(made)


def cheapest_forms(forms: list[Form]) -> tuple[Form, ...]:
    """One form, the cheapest, for every size and style of head."""
    best: dict[tuple[int, int, str, int, int], Form] = {}
    for one in forms:
        key = one.columns, one.lines, one.look, one.arm, one.stem
        if key not in best or one.cost < best[key].cost:
            best[key] = one
    return tuple(best[key] for key in sorted(best))


def _text_forms(
    story: Story, manner: Manner, columns: int, kitchen: Kitchen, *, jumps: bool, rest: int = 0
) -> Iterator[Form]:
    """Forms of the text alone; *rest*: lines that a slot elsewhere waits for."""
    legs, taste = manner.legs, kitchen.kit.styles.taste
    fitter = kitchen.fitter(slot_for(story, manner, columns, kitchen), story)
    boxed = (fitter.slot.box or fitter.look.box) in kitchen.kit.styles.boxes
    whole = fitter.trial(Doses(), 0, False, jump=0)
    rows = whole.poured.rows
    if whole.over or not rows:
        return
    every = tried_heads(fitter, kitchen) if fitter.head_rows else {0: TriedHead()}
    if not every:
        return
    heads = sorted(every, key=lambda head: (every[head].cost, head))[: kitchen.heads]
    clean = False
    for depth, over in _leg_depths(rows, legs, taste["leg_least"], jumps=jumps):
        faults = spare = 0
        remedies: tuple[str, ...] = ()
        if depth > LEG_LONGEST or (clean and not over):
            continue
        amiss = max(0, abs(over - rest) - rest // REST_GIVES)
        if not over:
            area = Area(1, 1, columns, heads[0] + depth + boxed)
            slot = slot_for(story, manner, columns, kitchen)._replace(area=area, head=Head(lines=heads[0]))
            faults, remedies, spare = tried(story, slot, kitchen)
            clean = not faults
            if faults < 0:
                continue
        why = _of_legs(manner, columns, depth, len(remedies), taste, jumps=over > 0 and not rest)
        shape = sum(amount for _, amount in why)
        for head in heads:
            if head + spare not in every:
                continue  # copyfit will give the head rows, and it would stand over white
            block = every[head]
            seen = {"head": block.white >= WHITE_SEEN, "leg": depth < taste["leg_least"]}
            circled = tuple(why for why, is_seen in seen.items() if is_seen)
            look = "" if boxed else look_of(manner, block, kitchen)
            yield Form(
                columns, head + depth + boxed,
                cost_of(shape=shape + block.cost, faults=faults + len(circled), over=amiss),
                look, manner.style, legs, head, 0, boxed, over, remedies,
                (*why, *block.why), head_type=(block.face, block.size), box=manner.box,
                circled=circled,
            )  # fmt: skip


def _of_legs(
    manner: Manner, columns: int, depth: int, remedies: int, taste: Mapping[str, int], *, jumps: bool
) -> list[tuple[str, int]]:
    """What legs *depth* lines deep cost, by reason: as they are cut, with so many remedies, in a story that *jumps*."""
    long = max(0, depth - taste["leg_most"], taste["leg_least"] - depth)
    left = 1 < manner.legs < columns and (columns, manner.legs) != manner.stood
    every = {
        "leg": long * taste["leg"], "bastard": taste["bastard"] * left, "remedy": remedies * taste["remedy"],
        "jump": taste["jump"] * jumps,
    }  # fmt: skip
    return [one for one in every.items() if one[1]]


def _leg_depths(rows: int, legs: int, least: int, *, jumps: bool) -> Iterator[tuple[int, int]]:
    """Depths of legs for *rows* lines of copy, each with the lines that go on elsewhere."""
    full = -(-rows // legs)
    yield full, 0
    if rows - (full - 1) * legs <= 2 and full > least:
        yield full - 1, 0
    yield full + 1, 0
    if jumps:
        for less in JUMP_STEPS:
            if full - less >= max(least, full // 2):
                yield full - less, rows - (full - less) * legs


def tried(
    story: Story, slot: Slot, kitchen: Kitchen, means: Sequence[tuple[str, ...]] = ((), REMEDIES)
) -> tuple[int, tuple[str, ...], int]:
    """What *story* would be warned of in *slot*, the remedies that leave least, and the rows they give to its head.

    *means*: the remedies that are tried, one set after the other until nothing is left.

    -1 warnings where it does not go in.
    """
    kit = kitchen.kit
    best, spare = -1, 0
    chosen: tuple[str, ...] = ()
    for remedies in means:
        done = fit(
            slot._replace(remedies=remedies), story, kit.styles, kit.faces, kit.grid, Part(page=1), kitchen.memory
        )
        found = [*done.findings, *story_lint(done, kit.styles.limits)]
        if any(one.severity is Severity.ERROR for one in found):
            continue
        faults = sum(one.severity is Severity.WARNING for one in found)
        if best < 0 or faults < best:
            best, chosen, spare = faults, remedies, done.fit.doses.head
        if not faults:
            break
    return best, chosen, spare


class TriedHead(NamedTuple):
    """A head in so many lines of the page: face and size of its main lines, and what its shape costs, by reason."""

    face: str = ""
    size: Length = 0
    why: tuple[tuple[str, int], ...] = ()
    white: int = 0
    """Lines of white round it beyond what its parts want."""

    @property
    def cost(self) -> int:
        """What its shape costs, in all."""
        return sum(amount for _, amount in self.why)


def tried_heads(fitter: StoryFitter, kitchen: Kitchen) -> dict[int, TriedHead]:
    """The head of a story in every number of lines that its type goes into and no deck of white stands under."""
    grid, most = kitchen.kit.grid, fitter.styles.limits.get("head_white", 3)
    blocks: dict[int, HeadBlock] = {}
    for rows in range(HEAD_LEAST, HEAD_MOST + 1):
        block = fitter.head(rows)
        if any(one.code in ("head-too-deep", "head-too-wide", "head-squeezed") for one in block.findings):
            continue
        if not block.lines:
            break
        if any(line.line.width > fitter.ground(Doses()).head_place.width for line in block.lines):
            continue
        foot = max(line.across + line.size for line in block.lines)
        if (rows * grid.grid.leading - foot) // grid.grid.leading > most:
            break
        blocks[rows] = block
    largest = max((block.size for block in blocks.values()), default=0)
    return {rows: _head_tried(block, largest, fitter, kitchen) for rows, block in blocks.items()}


def look_of(manner: Manner, block: TriedHead, kitchen: Kitchen) -> str:
    """What a head of *manner* can clash with: those of its style; with none where it is as small as heads of briefs."""
    return manner.style if block.size >= kitchen.kit.styles.limits.get("clash_least", 180) * 100 else ""


def _head_tried(block: HeadBlock, largest: Length, fitter: StoryFitter, kitchen: Kitchen) -> TriedHead:
    """*block* as its editor sees it; *largest* is the type that the measure would allow.

    What a head takes depends on its words: with kicker and deck it is deep on purpose, and one short line in as many
    lines stands in white.  So no number of lines is usual; it is the white that counts, place by place, and the type.
    """
    leading, taste = kitchen.kit.grid.grid.leading, kitchen.kit.styles.taste
    main = [one for one in block.lines if one.role == "head" and one.line.runs]
    places = len({one.role for one in block.lines}) + 1
    white = block.rows * leading - block.across - places * max(leading * AIR // 2000, block.size // HEAD_SHARE)
    lines = max(0, white) // leading
    wished, weight = largest * SMALLER // 1000, taste["head"]
    if fitter.slot.style == ROLES["lead"]:
        wished, weight = fitter.styles.text[fitter.look.role("head")].size, taste["head"] * LED
    smaller = -(-max(0, (wished - block.size) * DEPTHS["head"] // 1000) // leading)
    measure = max(1, fitter.ground(Doses()).head_place.width)
    ink = max((one.line.width - starts_at(one.line, down=fitter.styles.down) for one in main), default=0)
    why = (
        ("head", taste["head"] * lines * (lines + 1) // 2),
        ("small", weight * smaller + taste["head"] * CRAMPED * block.airless),
        ("short", taste["short"] * max(0, HALF - ink * 10 // measure) * bool(main)),
    )
    face = main[0].line.runs[0].face if main else ""
    return TriedHead(face, main[0].size if main else 0, tuple(one for one in why if one[1]), lines)
