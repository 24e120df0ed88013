"""Doubts about where stories begin: every subhead that may be a head, every head that may be a subhead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from layout.dumps.boundaries import WEIGHTS
from layout.dumps.doubted_lines import OR_SUBHEAD, Doubt, Evidence, close_lines, foreign_lines, unlike_lines
from layout.dumps.groups import Group
from layout.dumps.joints import is_full
from layout.findings import Fact, Finding, Place, Several, finding
from layout.kept_answers import LastAnswers
from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import is_labelled, is_notice, is_rubric, may_be_head
from layout.lines.items import item_of
from layout.lines.likeness import are_parallel
from layout.lines.line_scores import scores_of
from layout.lines.shapes import LineShape
from layout.stories.model import Story
from layout.stories.parts import BODY, BYLINE, CAPTION, CREDIT, HEAD, KICKER, MORE, SIGN, START, SUBHEAD
from layout.stories.words import OPENERS

_DOUBT: Final = 20
"""A head under copy that is no more than this likelier than a subhead is reported, where no byline vouches for it."""

_PLAIN: Final = -42
_SIGNED: Final = -40
"""A subhead no less likely to be a head than this is reported: nearly all in a story without a byline or dateline
(a page of such stories looks the same), and those that could as well be heads in a story with one.

Three in ten of the lines that are reported are wrong.  With 10, -14 and -40 it would be four in ten, and one wrong end
in ten of those told now would not be; with 40, -60 and -60 one line in ten of those that come to it is wrong.
"""

_BESIDE: Final = 30
"""A line that wants no more than this of being reported is told where others of its page are, in their finding.

One in fourteen of those is wrong, and one in five of the others; for the editor, who looks at the page once, each is a
word more, and no finding.
"""

_MANY: Final = 4
"""So many lines within stories are told on a page where no other is; of heads so little in doubt one in 50 is wrong."""

_LIKELY: Final = 20
"""Copy that is a head by its looks is reported where no less than this speaks for a story beginning with it."""


def boundary_doubts(
    stories: Sequence[Story], groups: Sequence[Group], known: Evidence, name: str, kept: LastAnswers
) -> list[Finding]:
    """What of *stories* is a subhead or copy and may be a head, and what is a head and may be a subhead.

    One finding a page.  There is none of lines that are settled.  What was *kept* of how a line looks is not looked at
    again.
    """
    evidence, _, style, settled, marked, _ = known
    found = [*unlike_lines(stories, groups, settled), *close_lines(stories, groups, known)]
    found += foreign_lines(stories, groups, known)
    was = ""
    doubted, above = False, None
    for story, group in zip(stories, groups, strict=True):
        merged, twins, alone = False, _twins(group), group.parts.count(SUBHEAD) == 1
        for at, (shape, part) in enumerate(zip(group.shapes, group.parts, strict=True)):
            before, was = was, part if part not in _LIFTED else was
            headlike = may_be_head(shape) or is_labelled(shape)
            if shape.line.number in settled or not headlike or shape.line.number not in evidence:
                continue
            weight = evidence[shape.line.number] - (_LESS if doubted and not at else 0)
            weight += _MORE if merged and at else 0
            weight += _MARKED - WEIGHTS["unmarked"] if shape.line.number in marked else 0
            code, over = _doubt(part, before, at, weight, shape, style, group, kept)
            if not at and part == HEAD and _is_scrap(above):
                code, over = OR_SUBHEAD, 1
            sure = over > 0 and not (part == SUBHEAD and shape.line.number in twins)
            doubted = sure and code == OR_SUBHEAD if not at else doubted
            merged = merged or (sure and code == "subhead-or-head" and at > 0)
            if code and (over > -_BESIDE or (alone and part == SUBHEAD)):
                found.append(Doubt(code, story.slug, shape, sure))
        above = group
    return [_said(run, name) for run in _runs(found)]


def _runs(doubts: Sequence[Doubt]) -> list[list[Doubt]]:
    """*doubts* of a page together, in the order of its lines: one look settles where its stories begin."""
    pages: dict[int, dict[int, Doubt]] = {}
    for one in sorted(doubts, key=lambda one: one.shape.line.number):
        pages.setdefault(one.shape.line.page, {}).setdefault(one.shape.line.number, one)
    runs = [[*page.values()] for page in pages.values()]
    return [run for run in runs if any(one.sure for one in run) or sum(one.code != OR_SUBHEAD for one in run) >= _MANY]


def _said(run: Sequence[Doubt], name: str) -> Finding:
    """One finding for a *run* of doubts, on the first of its lines that is reported by itself, if there is one."""
    shown = sorted(run, key=lambda one: not one.sure)
    first = shown[0]
    place = Place(name, first.shape.line.number, 1, first.shape.line.text[:60])
    heads = [one for one in shown if one.code == OR_SUBHEAD]
    inside = [one for one in shown if one.code != OR_SUBHEAD]
    facts: dict[str, Fact] = {"text": Several.of([one.shape.text[:40] for one in inside or heads], _SHOWN)}
    if heads and inside:
        facts["head"] = Several.of([one.shape.text[:40] for one in heads], _SHOWN)
        facts["heads"] = ", ".join(str(one.shape.line.number) for one in run if one.code == OR_SUBHEAD)
    if run[1:]:
        facts["lines"] = ", ".join(str(one.shape.line.number) for one in run)
    return finding(IN_DOUBT if heads and inside else first.code, place, story=first.slug, **facts)


IN_DOUBT: Final = "boundaries-in-doubt"
"""What a page is told that has heads in doubt and lines within stories that may be heads; ``heads`` are the former."""


_SHOWN: Final = 4
"""Lines of a run of doubts whose words are told; the report and the hints have all, by number."""


def _is_scrap(group: Group | None) -> bool:
    """True for a head with no more than a few words of copy: what stands below may be the rest of its story."""
    said = [shape for shape, part in zip(group.shapes, group.parts, strict=True) if part in BODY] if group else []
    return len(said) == 1 and said[0].size <= _SCRAP and bool(group and group.of(HEAD))


_SCRAP: Final = 24


_MORE: Final = 24
"""What speaks more for one below a subhead that may be a head: it may be the next head of those."""

_MARKED: Final = 12
"""What a mark says for a head where subheads may have the same."""

_LESS: Final = 20
"""What speaks less for a story beginning where the one above may be none: its subhead would be followed by others."""


def _is_brief(group: Group) -> bool:
    """True for one line and one short paragraph, which a subhead and what stands under it are as well."""
    said = [shape.size for shape, part in zip(group.shapes, group.parts, strict=True) if part in BODY]
    return len(said) == 1 and len(group.parts) == 1 + len(said) and said[0] <= _SHORT_COPY


_SHORT_COPY: Final = 60
_DOUBT_BRIEF: Final = 40
"""Characters of such a paragraph, and how much likelier than a subhead its head must be to go without a doubt."""


def _twins(group: Group) -> set[int]:
    """Lines of subheads that are made of the same words as one near by: 缺地方 边角地里找, 缺钱 大家一起凑."""
    subheads, made = group.of(SUBHEAD), set[int]()
    for at, one in enumerate(subheads):
        for other in subheads[at + 1 : at + 1 + _NEXT]:
            if are_parallel(one.text, other.text):
                made |= {one.line.number, other.line.number}
    return made


_NEXT: Final = 12
"""Subheads of a story that are compared with one above them; hardly any story has more."""


def _is_titled(shape: LineShape) -> bool:
    """下期预告, 读友来信 in a list or among lines of copy: what stands over a notice or a column, a story perhaps."""
    title = is_notice(shape.text) or is_rubric(shape.text)
    return title and shape.size <= _TITLE and may_be_head(shape) and not any(map(str.isdigit, shape.text))


_TITLE: Final = 14

_LIFTED: Final = (CAPTION, CREDIT)
_CLOSES: Final = (BYLINE, SIGN)
"""What says under copy who wrote it: a subhead below may well be the next head."""


def _doubt(
    part: str, before: str, at: int, weight: int, shape: LineShape, style: DumpStyle, group: Group, kept: LastAnswers
) -> tuple[str, int]:
    """Which doubt there may be of a line, "" for none, and by how much it is over the least that is reported."""
    if before in BODY and part in (START, MORE) and _is_titled(shape):
        return "subhead-or-head", 1
    under = before in BODY or (part == SUBHEAD and before in _CLOSES)
    if not under or part not in (SUBHEAD, HEAD, KICKER, START):
        return "", 0
    plain = not any(one.byline or one.opening for one in group.shapes[:4])
    header = part in (HEAD, KICKER)
    if (header and (at or not plain)) or (part == START and (weight < _LIKELY or _goes_on(group, at, style))):
        return "", 0
    if not header and item_of(shape.text) in ("number", "score"):
        return "", 0
    looks = kept.of(("looks", shape.line.number), (shape, style), partial(scores_of, shape, style))
    headed = looks.get(KICKER if part == KICKER else HEAD, -99)
    margin = headed + weight - 20 - (looks.get(SUBHEAD, -99) - weight // 2 + 5)
    if header:
        return OR_SUBHEAD, (_DOUBT_BRIEF if _is_brief(group) else _DOUBT) - margin
    return "subhead-or-head", margin - (_PLAIN if plain else _SIGNED)


def _goes_on(group: Group, at: int, style: DumpStyle) -> bool:
    """True for a full line of broken copy over 办，三十多人参加: one character before a mark is the rest of a clause.

    Heads as long as the lines of their copy are common, and over other words such a line stays in doubt.
    """
    below = group.shapes[at + 1].text[:2] if group.parts[at + 1 : at + 2] == (MORE,) else ""
    return below[1:] in _MARKS and below[0] not in OPENERS and is_full(group.shapes[at], style)


_MARKS: Final = frozenset("，。、；：")


_SAID_TWICE: Final = {
    "subhead-alone": "subhead-or-head", "paragraph-unended": "subhead-or-head", "head-like-copy": OR_SUBHEAD
}  # fmt: skip
"""A doubt that says nothing more of a line than another does."""

DOUBTS: Final = frozenset(
    (*_SAID_TWICE, "missing-headline", "missing-image", "orphan-headline", "stray-line", "stray-headline")
)
"""What is told of lines that need not be told once more because stories could be parted there otherwise."""


def once_doubted(findings: Sequence[Finding]) -> list[Finding]:
    """*findings* without those of a line of which another says as much: one doubt is enough."""
    said: set[tuple[str, int]] = set()
    for one in findings:
        if one.code == IN_DOUBT:
            heads = str(dict(one.facts)["heads"]).split(", ")
            said |= {(OR_SUBHEAD if str(at) in heads else "subhead-or-head", at) for at in one.lines}
        elif one.code in _SAID_TWICE.values():
            said |= {(one.code, at) for at in one.lines}
    return [one for one in findings if not (one.place and (_SAID_TWICE.get(one.code, ""), one.place.line) in said)]
