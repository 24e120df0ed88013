"""The head block of a story: rubric, kicker, head and deck, standing in whole lines of the grid (占行)."""

from __future__ import annotations

from layout.findings import Finding, Place, finding
from layout.fonts.library import Library
from layout.galley.items import with_em_blanks
from layout.spec.model import Head
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle, with_lines
from layout.stories.model import Story
from layout.typeset import Line, SetHead, aligned, set_head
from layout.units import PT, SIZES, Length, weighted_shares
from layout.value import NamedTuple

DEPTHS = {"rubric": 1500, "kicker": 1400, "head": 1240, "deck": 1400, "byline": 1700}
"""Depth of one line of each role in a head block, per mille of its size: air between roles included."""

AIR = 1300
"""Least white a head block keeps over and under its type together, per mille of the leading."""


class HeadLine(NamedTuple):
    """A line of a head block.

    *across* is how far its em box is from the edge of the block that is read first, across its lines: the upper one,
    or the right one where they run downward.
    """

    role: str
    line: Line
    size: Length
    across: Length
    style: TextStyle
    crossed: bool = False
    """It runs across the lines of its text."""


class HeadBlock(NamedTuple):
    """A head block *rows* lines of the grid deep."""

    rows: int
    lines: tuple[HeadLine, ...]
    findings: tuple[Finding, ...]
    size: Length = 0
    """Size the head came out at."""
    across: Length = 0
    """Depth of its lines with the air between them, white to spare aside."""
    airless: bool = False
    """Its type fits, but not with the white that it should have over and under it (:data:`AIR`)."""


class _Part(NamedTuple):
    role: str
    lines: tuple[Line, ...]
    size: Length
    style: TextStyle


class HeadRoom(NamedTuple):
    """What a head block has to work with: *measure* along its lines, *depth* across them."""

    measure: Length
    rows: int
    leading: Length
    place: Place
    depth: Length = -1
    """Negative: that of its rows."""
    stand: str = ""
    """Where its lines stand in the depth: ``top``, ``middle``, ``bottom``; empty: spread over it."""
    crossed: bool = False
    """Its lines run across those of its text: downward over text set across, and the reverse."""
    from_left: bool = False
    """Lines set downward follow each other to the right, not to the left."""
    aside: bool = False
    """Beside its text: as many lines as make the type largest."""

    @property
    def across(self) -> Length:
        """Room across the lines."""
        return self.rows * self.leading if self.depth < 0 else self.depth


def head_lines_of(story: Story, head: Head) -> tuple[str, ...]:
    """The head as lines: the editor's breaks, else the story's own; blanks between its parts become one em."""
    lines = head.breaks or story.headline
    return tuple(with_em_blanks(line) for line in lines)


def has_head(story: Story, head: Head) -> bool:
    """True when anything stands in a head block."""
    return bool(story.headline or head.breaks or story.rubric or story.kicker or story.deck)


def head_block(
    story: Story, head: Head, look: StoryStyle, styles: Stylesheet, faces: Library, room: HeadRoom
) -> HeadBlock:
    """Set the head block of *story* in *room*: the head as large as its bounds, the measure and the depth allow."""
    if room.crossed:
        styles = with_lines(styles, down=not styles.down)
    found: list[Finding] = []
    above: list[_Part] = []
    below: list[_Part] = []
    for role, text in (("rubric", story.rubric), ("kicker", story.kicker), ("deck", story.deck)):
        if text:
            part, done = _fixed(role, text, styles.text[look.role(role)], faces, room)
            (below if role == "deck" else above).append(part)
            found += _as_findings(done, room, story.slug)
    lines = head_lines_of(story, head)
    parts = [*above, *below]
    size, airless = 0, False
    if lines:
        style = _head_style(head, look, styles)
        air = 0 if room.crossed or room.stand else room.leading * AIR // 1000
        free = room.across - sum(_depth(part) for part in parts) - air
        done = _fitted(lines, head, style, faces, (room.measure, free), aside=room.aside)
        # The air is given up before the type is said to be too deep.
        depth = len(done.lines) * done.size * DEPTHS["head"] // 1000
        airless = depth > free
        if depth > free + air:
            found.append(finding("head-too-deep", room.place, story=story.slug, lines=room.rows))
        found += _as_findings(done, room, story.slug)
        size = done.size
        align = head.align or style.align
        set_lines = tuple(aligned(line, room.measure, align) for line in done.lines)
        parts = [*above, _Part("head", set_lines, size, style._replace(align=align)), *below]
    across = sum(_depth(part) for part in parts)
    if across > room.across and not any(one.code == "head-too-deep" for one in found):
        found.append(finding("head-too-deep", room.place, story=story.slug, lines=room.rows))
    return HeadBlock(room.rows, _stack(parts, room), tuple(found), size, across, airless)


MOST_LINES = 3
"""Lines that a head may be broken into when the editor has not broken it."""

MOST_ASIDE = 6
"""The same for a head beside its text."""

STEPS = tuple(sorted({*SIZES.values(), *(one * PT for one in (48, 56, 63, 72, 84, 96))}))
"""Sizes that type is had in (号, and the larger ones in points)."""


def _fitted(
    lines: tuple[str, ...], head: Head, style: TextStyle, faces: Library, room: tuple[Length, Length], *,
    aside: bool = False,
) -> SetHead:  # fmt: skip
    """The head in its (measure, depth).

    It keeps its lines if they go in at its smallest size; else, unless the editor broke it, it is broken anew.  Beside
    its text it is broken as often as makes the type largest.
    """
    measure, free = room
    smallest = min(head.smallest or style.smallest or style.size, head.largest or style.size)

    def tried(count: int, top: Length) -> SetHead:
        top = max(top, smallest)
        done = set_head(
            lines, style, faces, measure, smallest=smallest, largest=top, max_lines=count, cut_words=not head.breaks
        )
        below = [step for step in STEPS if smallest <= step <= done.size]
        if head.sizes == "steps" and below and below[-1] != done.size:
            size = below[-1]
            return set_head(done.texts, style, faces, measure, smallest=size, largest=size, max_lines=len(done.texts))
        return done

    if aside and not head.breaks:
        for size in [step for step in reversed(STEPS) if smallest < step <= (head.largest or style.size)]:
            done = set_head(lines, style, faces, measure, smallest=size, largest=size, max_lines=MOST_ASIDE)
            if not done.findings and len(done.lines) * size * DEPTHS["head"] // 1000 <= free:
                return done
    most = len(lines) if head.breaks else max(len(lines), MOST_ASIDE if aside else MOST_LINES)
    cut: SetHead | None = None
    for count in range(len(lines), most + 1):
        largest = min(head.largest or style.size, free * 1000 // (count * DEPTHS["head"]))
        done = tried(count, largest)
        if not done.findings:
            return done
        if cut is None and done.findings[0][0] == "head-word-cut":
            cut = done
    if cut is None and not head.breaks:
        cut = tried(MOST_FIXED, smallest)
    if cut is not None and all(code == "head-word-cut" for code, _ in cut.findings):
        return cut  # too deep, it may be given rows; too wide, nothing helps it
    # It goes in however it is broken only too wide or too deep: its own lines explain best why.
    largest = min(head.largest or style.size, free * 1000 // (len(lines) * DEPTHS["head"]))
    return tried(len(lines), largest)


def _head_style(head: Head, look: StoryStyle, styles: Stylesheet) -> TextStyle:
    style = styles.text[look.role("head")]
    if head.face in styles.text:
        return styles.text[head.face]
    return style


MOST_FIXED = 8
"""Lines that a rubric, kicker or deck may be broken into where its measure is narrow, and a head that else would leave
its slot; it takes as few as will do."""


def _fixed(role: str, text: str, style: TextStyle, faces: Library, room: HeadRoom) -> tuple[_Part, SetHead]:
    """A part of fixed size: made smaller as far as its style's bounds let it to stay on one line, else broken."""
    one = with_em_blanks(text)
    smallest = style.smallest or style.size
    done = set_head(
        (one,), style, faces, room.measure, smallest=smallest, largest=style.size, max_lines=MOST_FIXED, cut_words=True,
        keep_pairs=True,
    )  # fmt: skip
    lines = tuple(aligned(line, room.measure, style.align) for line in done.lines)
    return _Part(role, lines, done.size, style), done


def _as_findings(done: SetHead, room: HeadRoom, slug: str) -> list[Finding]:
    return [finding(code, room.place, story=slug, **dict(facts)) for code, facts in done.findings]


def _depth(part: _Part) -> Length:
    return len(part.lines) * part.size * DEPTHS[part.role] // 1000


WHITE = (3, 4, 4)
"""How white to spare is shared: over the block, between its parts, under it."""


def _stack(parts: list[_Part], room: HeadRoom) -> tuple[HeadLine, ...]:
    """Stand the parts under each other, the white to spare shared out over, between and under them."""
    depth = sum(_depth(part) for part in parts)
    spare = max(0, room.across - depth)
    over, between, under = WHITE
    whites: tuple[Length, ...] = ()
    if parts and room.stand:
        first = {"top": 0, "middle": spare // 2, "bottom": spare}[room.stand]
        whites = (first, *[0] * len(parts))
    elif parts:
        whites = weighted_shares(spare, (over, *([between] * (len(parts) - 1)), under))
    made: list[HeadLine] = []
    top = 0
    for part, white in zip(parts, whites, strict=False):
        top += white
        each = part.size * DEPTHS[part.role] // 1000
        for line in part.lines:
            at = top + (each - part.size) // 2
            # Lines set downward stand beside each other, the first of them on the right unless asked otherwise.
            across = room.across - at - part.size if room.from_left else at
            made.append(HeadLine(part.role, line, part.size, across, part.style, room.crossed))
            top += each
    return tuple(made)
