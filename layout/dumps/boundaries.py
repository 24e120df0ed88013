"""Whether a head-like line under copy begins a story or is a subhead: all evidence weighed in one table.

Each piece of evidence adds its weight (tenths, as everywhere in the reading of a dump) to the line's beginning a
story; the same sum, halved, is taken from its being a subhead.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence, Set
from functools import partial
from typing import Final

from layout.dumps.joints import is_torn
from layout.kept_answers import LastAnswers, NothingKept
from layout.lines import series
from layout.lines.dump_style import DumpStyle, Gaps, Openings
from layout.lines.head_forms import (
    closes_letter,
    is_dated,
    is_full_line,
    is_inside,
    is_labelled,
    is_notice,
    is_rubric,
    is_said,
    is_tagged,
    may_be_head,
    says_who,
    signs_below,
)
from layout.lines.items import item_of
from layout.lines.leads import AGENCIES, is_above_copy, is_closed, is_news, kind_above, lead_evidence, under_head
from layout.lines.likeness import Theme, are_alike, are_one_pattern, are_parallel, form_of, kinship, pairs_in
from layout.lines.line_scores import is_couplet
from layout.lines.links import is_in_article
from layout.lines.neighbours import Titles
from layout.lines.shapes import LineShape
from layout.stories.words import CLOSERS
from layout.value import NamedTuple

WEIGHTS: Final = {
    "blank-parts": 28,  # blank lines stand before some head-like lines and before hardly any others: they part stories
    "blank-before-all": 23,  # … before all head-like lines: they part stories, or parts of one
    "blank-missing": -28,  # the dump has such blank lines, and here is none
    "blank-spread": 9,  # one blank line more here than between most lines
    "news-below": 16,  # a dateline or 本报讯: how a story begins
    "day-below": 2,  # 近日, 记者从, 3月5日: how one begins rather than how one goes on under a subhead
    "name-below": 30,  # two or three ideographs that may be a pen name
    "under-feature": 15,  # the story above has a byline or a deck: such have subheads
    "under-news": 33,  # the story above opens with a dateline: such are short and have none
    "under-news-traditional": 17,  # … but for those of Hong Kong and Taiwan, every second of which has subheads
    "under-copy": 35,  # the story above has neither, like this one
    "torn-above": -24,  # the line above is copy that does not end
    "alike": -6,  # made to the pattern of the next head-like line: subheads are
    "alike-in-feature": -27,  # … and more so where a byline says that it is a story of some length
    "even": 2,  # as long as the next head-like line, and that is all: subheads are, heads by chance
    "even-in-feature": -16,
    "alike-in-news": -6,  # … and where a dateline says that it is news, whose subheads stand in twos and threes
    "even-in-news": -14,
    "near-in-feature": -21,  # both short, within two characters: subheads; heads have leads
    "parallel": -43,  # 从一间教室到十二间, 从学手艺到开小店: made of the same words as the next head-like line
    "even-above": -18,  # as long as the head-like line above it that is in the same story
    "begins-as-above": -11,  # … and begun with the same character
    "even-below": -8,  # as long as the next head-like line, whatever either is made like
    "begins-as-below": -16,
    "second-subhead": -10,  # one head-like line stands above it in its story: subheads are seldom alone
    "fourth-subhead": 13,  # … three or more: few stories have so many
    "last-of-page": 8,  # no other stands below: what closes a page is a story in its own right more often
    "outgrows-head": 11,  # longer by more than two characters than each line of the head of the story above
    "alone-in-feature": -24,  # the dump has no other but its head, over a byline: one story, most likely
    "one-below": -17,  # a single paragraph stands below
    "among-signed": -11,  # a story below and another open with a byline or a dateline, and this has neither
    "mostly-signed": -6,  # … and most head-like lines of the dump have one
    "unlike": 14,  # lines of one pattern are the subheads of the story above, and this is of another
    "unmarked": -60,  # the document marks its heads, and this is none of them
    "words-shared": -11,  # what stands below speaks of what the story above does; twice when it has many of its words
    "words-new": 11,  # … has no word in common with it
    "theme-kept": -10,  # what stands below names what the story above came back to, who and what it is about
    "theme-lost": 7,  # … names none of it, and is long enough
    "long": 4,  # subheads are short (12 characters go into a leg) but for those with a label, heads need not be
    "short": 16,  # up to five characters: what a head of that size lacks by its looks
    "numbered": -40,  # 一、 （二） 第三章: what is counted is inside something
    "unnumbered": 20,  # … and a line without a number under two that have one is outside of it
    "marked": -40,  # ■營養賬：少了四成: behind a sign; of 1,100 heads none stands so, and ten subheads do
    "counted": -44,  # 微小说二题, 夏日三章: the head over the story says that so many parts follow
    "tagged": 20,  # 〈新闻辞典〉重贴现率: a standing title in brackets before the words of a head
    "in-article": -47,  # a stamp stands over this and none under it: one article of the web, to the next stamp
    "stamp-below": 40,  # when and where it was published stands right under it
    "said": -22,  # 住戶：「叫極都冇人應」: who spoke and what, in quotation marks: a subhead, or a deck
    "labelled": -12,  # 现状：现炒为主: the form of subheads, too
    "couplet": -30,  # 交通先行，打通“大动脉”: the form of subheads
    "dashed": -15,  # 乘势而上——: it opens what stands below, a part of a story or, over its head, a story
    "lead-in": -40,  # … with nothing but copy below: no head ends so
    "brief-above": 2,  # one short paragraph since the last head: stories have more, entries of a list have not
    "signed-above": 15,  # a signature or a source closed what stands above
    "closed-below": 9,  # … closes what stands below: the end of a story, perhaps of the one above
    "brief": 50,  # under a rubric, short lines and single paragraphs by turns: each is a story
    "running": 41,  # a rubric in words that stand over another head as well
    "notice": 40,  # 公告, 预告, 简讯: what stands over notices, which have neither byline nor dateline
    "rubric": 16,  # 微言, 百姓话题: a standing title, under which a story begins
    "over-rows": 22,  # rows of a list or a table stand right under it: of 59 such lines five are subheads
    "among-closed": -24,  # a signature stands over three of the six head-like lines next to it, and over this none
    "inside": -52,  # 法官说法, 记者手记: what stands over a part of a story
    "taken-up": 5,  # the lead says what the line says; twice when in many of its words
    "taken-up-above": -12,  # … what stands above does, and the lead does not
    "goes-on": -15,  # 他, 这, 同时: the paragraph below goes on with what was said above
    "says-when": 12,  # 5月8日, 昨天: the first sentence below says when it was, as news do
    "two-lines": 9,  # another head-like line stands with it: kicker, head and deck; subheads stand alone
    "pictures-said": 16,  # （附图片3张）: only heads say so
}
"""What speaks for a story beginning.

Weighed by hand on the pages and dumps of tests/stories that are not held out, then fitted, pulled towards that: to them
as they are, with blank lines, without bylines, with datelines, eight put together (4,700 lines), and, a twentieth each,
to 3,700 lines of dumps made of published news without bylines; but for what the fit made of ``inside``, ``brief``,
``short``, ``last-of-page`` and ``under-feature``, which cost dumps of tests/stories.
"""

_LONG: Final = 9
_LONGER: Final = 13
_SUBHEAD: Final = 10
_SHORT: Final = 5
_BRIEF: Final = 30
_LINES: Final = 3
"""Lines that stand over copy together as kicker, head and deck; more are verse or a list."""

_A_PAIR: Final = 2

_SURE: Final = 15
"""A line for which no less speaks than this begins a story, as far as the lines under it are asked whose they are."""


class Weighed(NamedTuple):
    """A head-like line: its index, and the names of what speaks for and against a story beginning there."""

    at: int
    evidence: tuple[str, ...]


def beginnings(
    shapes: Sequence[LineShape], style: DumpStyle, rows: Sequence[bool], titles: Titles, kept: LastAnswers
) -> tuple[int, ...]:
    """What speaks for a story beginning at each line; 0 for lines that are no heads by their looks, and for *rows*.

    What was *kept* of a line whose story stands as it did the last time is not weighed again.
    """
    made = [0] * len(shapes)
    for one in weighed(shapes, style, rows, titles, kept=kept):
        made[one.at] = sum(map(WEIGHTS.__getitem__, one.evidence))
    return tuple(made)


def weighed(
    shapes: Sequence[LineShape], style: DumpStyle, rows: Sequence[bool], titles: Titles,
    known: frozenset[int] | None = None, kept: LastAnswers | None = None,
) -> tuple[Weighed, ...]:  # fmt: skip
    """The evidence of each line that may begin a story, but for the first of all.

    *rows* are lines of lists, tables and verse, and no heads.  Whose story a line stands under is known from
    the evidence above it, or from *known* beginnings.
    """
    kept = NothingKept() if kept is None else kept
    headlike = kept.row("headlike", style, shapes, lambda at: _is_headlike(shapes, at, style), 1, 2)
    heads = [at in titles.briefs or (headlike[at] and not rows[at]) for at in range(len(shapes))]
    tops = [at for at in range(len(shapes)) if heads[at] and not (at and heads[at - 1])]
    gaps = Gaps.of(shapes, heads, tops, style)
    signed = [is_news(shapes, at) for at in tops]
    openings, closed = Openings.of(signed), [bool(at) and is_closed(shapes[at - 1]) for at in tops]
    made: list[Weighed] = []
    owner, theme, patterned = 0, Theme(0), False
    read = 0
    story: object = None
    for number, at in enumerate(tops):
        if not at or shapes[at - 1].back:
            continue
        end = tops[number + 1] if number + 1 < len(tops) else len(shapes)
        run = next((to for to in range(at, end) if not heads[to]), end)
        open_ = openings.evidence(number)
        top = _Top(number, at, run, end, owner, signed[number], style.headed, style.traditional, patterned, open_)
        # Lines of a long story are compared once, not for each top: what was read of it up to here has one name.
        read, story = at, kept.of(("story so far", number), (owner, story, shapes[read:at]), object)
        near = shapes[tops[number - 2] if number > 1 else 0 : max(end, at + _UNDER) + 1]
        first = bisect(tops, owner + 1)
        beside = tops[max(0, number - 2) : number + 2], tops[first : first + 2], first
        asked = top, story, near, shapes[owner : owner + _UNDER], beside, signed[max(0, number - 1) : number + 2]
        patterned, evidence = kept.of(("weighed", number), asked, partial(_weighed, shapes, top, tops, signed, theme))
        over = () if style.wrapped or signed[number] else shapes[owner : min(at, owner + _UNDER)]
        evidence = [*evidence, *gaps.evidence(shapes, tops, number), *series.against_head(over, shapes[at])]
        evidence += [] if signed[number] else series.closed_evidence(closed, number)
        evidence += series.rows_evidence(shapes[run:end], rows[run:end]) if run == at + 1 else []
        evidence = series.as_brief(evidence) if at in titles.briefs else evidence
        evidence += ["running"] if at in titles.running else []
        made.append(Weighed(at, tuple(evidence)))
        begins = sum(map(WEIGHTS.__getitem__, evidence)) >= _SURE if known is None else at in known
        if begins or (signed[number] and known is None):
            owner, theme, patterned, story = at, Theme(at), False, number
    return tuple(made)


class _Top(NamedTuple):
    """The head-like line *at*, which others follow up to *run*, and other lines up to the next at *end*.

    The story above it begins at *owner*; lines of it may be made to one pattern, and this may be of it.
    """

    number: int
    at: int
    run: int
    end: int
    owner: int
    signed: bool
    headed: bool
    traditional: bool
    patterned: bool
    openings: tuple[str, ...]
    """What its having neither byline nor dateline says, by what the dump is like."""


def _weighed(
    shapes: Sequence[LineShape], top: _Top, tops: Sequence[int], signed: Sequence[bool], theme: Theme
) -> tuple[bool, list[str]]:
    """Whether lines of one pattern stand in the story above *top*, and the evidence that stands in the words."""
    number, at, owner, end = top.number, top.at, top.owner, top.end
    copy = next((to for to in range(top.run, end) if not is_above_copy(shapes[to])), end)
    kin = [shapes[tops[one]] for one in (number - 1, number + 1) if _in_row(signed, one) and tops[one]]
    patterned = top.patterned or any(are_one_pattern(shapes[at], one) for one in kin[-1:])
    evidence = _looks(shapes, at, tops[number - 1] if number else -1, owner)
    evidence += ["unmarked"] if top.headed else []
    evidence += series.series_evidence(shapes, owner, tops, number)
    evidence += ["lead-in"] if top.run - at == 1 and shapes[at].end == "dash" else []
    evidence += ["two-lines"] if 2 <= top.run - at <= _LINES else []
    if not top.signed and shapes[at - 1].text and not shapes[at - 1].furniture:
        theme.read(shapes, at)
        evidence += lead_evidence(shapes[at : top.run], shapes[copy:end], theme.words)
        below = pairs_in(shapes[copy:end])
        over = kind_above(shapes, owner, traditional=top.traditional)
        evidence += _plain(shapes, at, over, kin, (theme.words, below))
        alone = number == 1 and len(tops) == _A_PAIR  # number says that it is the last: it is kept with the line
        evidence += ["alone-in-feature"] if over == "under-feature" and alone else []
        evidence += theme.evidence(pairs_in(shapes[at : top.run]) | below)
        evidence += [*top.openings, *series.row_evidence(shapes, tops, signed, number, owner)]
        evidence += ["one-below"] if series.is_over_one(shapes[top.run : end]) else []
        evidence += ["closed-below"] if any(one.sign for one in under_head(shapes, at)) else []
        evidence = series.of_pattern(evidence, patterned)
    return patterned, evidence


_UNDER: Final = 6
"""Lines from a head-like line on, and from the head of the story above, that say whose it is."""


def _is_headlike(shapes: Sequence[LineShape], at: int, style: DumpStyle) -> bool:
    """True for a head by its looks; the line above it and two below are asked, and no others."""
    shape = shapes[at]
    headlike = (may_be_head(shape) and not is_full_line(shape, style)) or is_labelled(shape)
    return headlike and not (signs_below(shapes, at) or closes_letter(shapes, at) or says_who(shapes, at))


def _in_row(signed: Sequence[bool], number: int) -> bool:
    return 0 <= number < len(signed) and not signed[number]


def _looks(shapes: Sequence[LineShape], at: int, last: int, owner: int) -> list[str]:
    """Names of what speaks for and against a story beginning at *at* in the line itself and those beside it."""
    shape, before = shapes[at], shapes[at - 1]
    made: list[str] = []
    below = shapes[at + 1] if at + 1 < len(shapes) else None
    if below and (below.opening or below.text.startswith(AGENCIES)):
        made.append("news-below")
    elif below and below.name and at + 2 < len(shapes) and not may_be_head(shapes[at + 2]):
        made.append("name-below")
    elif below and is_dated(below.text):
        made.append("day-below")
    long = 0 if is_labelled(shape) else (shape.size >= _LONG) + (shape.size >= _LONGER)
    made += ["long"] * long if shape.size > _SHORT else ["short"]
    made += ["numbered"] if series.has_number(shape.text) else ["marked"] if item_of(shape.text) == "mark" else []
    made += ["labelled"] if is_labelled(shape) else []
    made += ["said"] if is_said(shape.text) else []
    made += ["dashed"] if shape.end == "dash" else []
    made += ["tagged"] if is_tagged(shape.text) else []
    made += ["couplet"] if is_couplet(shape.text) else []
    if last >= 0 and at - last == 2 and before.size <= _BRIEF:
        made.append("brief-above")
    if is_closed(before):
        made.append("signed-above")
    made += ["stamp-below"] if below and below.furniture == "stamp" else []
    made += ["in-article"] if is_in_article(shapes, owner, at) else []
    made += ["torn-above"] if is_torn(before) else []
    made += ["notice"] if is_notice(shape.text) else []
    made += ["inside"] if is_inside(shape.text) else ["rubric"] if is_rubric(shape.text) else []
    made += ["pictures-said"] if shape.text.rstrip(CLOSERS).endswith(("张", "幅")) and "附" in shape.text else []
    return made


def _plain(
    shapes: Sequence[LineShape], at: int, over: str, kin: Sequence[LineShape], words: tuple[Set[str], Set[str]]
) -> list[str]:
    """The same for a line that no byline or dateline follows, under a story that is *over* it.

    *kin* are such lines next to it, *words* what the story has said and what stands below.
    """
    feature = over == "under-feature"
    within = "in-feature" if feature else "in-news" if over.startswith("under-news") else ""
    made = [over]
    if any(are_parallel(shapes[at].text, one.text) for one in kin):
        made.append("parallel")
    elif any(are_alike(shapes[at], one) for one in kin):
        name = "alike" if form_of(shapes[at].text) else "even"
        made += [name, f"{name}-{within}"] if within else [name]
    elif feature and any(_are_near(shapes[at], one) for one in kin):
        made.append("near-in-feature")
    alike = kinship(*words)
    made += ["words-shared"] * max(0, alike) if alike >= 0 else ["words-new"]
    return made


def _are_near(shape: LineShape, other: LineShape) -> bool:
    """True for two lines as short as subheads are, and of nearly one length."""
    return max(shape.size, other.size) <= _SUBHEAD and abs(shape.size - other.size) <= 2
