"""Slips that can be seen in the words alone: marks without their fellows, impossible dates, characters of nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from layout.characters.normalise import is_han
from layout.lines.head_forms import is_inside
from layout.lines.items import item_of, listed
from layout.lines.shapes import balance
from layout.stories.model import Paragraph, Story
from layout.stories.story_kind import ends_well
from layout.stories.words import UNITS
from layout.value import NamedTuple

WEEKDAYS: Final = "一二三四五六日"

_VERSE: Final = 4
"""Lines without a full stop from which, when they are most of a story, it is verse or a table."""

_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Slip(NamedTuple):
    """A slip: its finding code, the source line it begins in, and the facts of its message."""

    code: str
    line: int
    facts: tuple[tuple[str, str], ...]


def slips_of(story: Story) -> Iterator[Slip]:
    """Every slip in the body and the caption of *story*."""
    body = [one for one in story.body if one.kind == "p"]
    if story.caption:
        body.append(Paragraph("p", story.caption, story.lines[-1:]))
    goes_on = story.jump is not None and story.jump.direction == "from"
    for index, paragraph in enumerate(body):
        after = body[index + 1] if index + 1 < len(body) else None
        if index or not goes_on:
            yield from _unpaired(paragraph, after)
        yield from _dates(paragraph)
        yield from _private(paragraph)
        yield from _lost_glyphs(paragraph)
        yield from _split_units(paragraph, after)
    yield from _unended(story)
    yield from _lone_subhead(story)


def _lone_subhead(story: Story) -> Iterator[Slip]:
    """Subheads come in twos and more; a single one in a whole story may be a short line torn from a paragraph."""
    seen = [one for one in story.body if one.kind == "subhead"]
    below = story.body[story.body.index(seen[0]) + 1 :] if seen else ()
    if below and below[0].kind in ("item", "row"):
        return  # what stands over a list or a table
    if seen and is_inside(seen[0].text):
        return  # 记者手记, 名词解释: such stand alone
    if len(seen) == 1 and story.complete and not story.jump and seen[0].text[0] not in "【〔[":
        yield Slip("subhead-alone", seen[0].lines[0] if seen[0].lines else 0, (("text", seen[0].text[:20]),))


def _unended(story: Story) -> Iterator[Slip]:
    """Paragraphs, but for the last, that end without a full stop: the line after each may be its rest.

    Lists end so, and verse; a few lines of verse are reported too.
    """
    body = story.body
    open_ = [
        at
        for at, one in enumerate(body[:-1])
        if one.kind == "p"
        and not ends_well(one.text)
        and not one.text.endswith(("：", ":", "—", "；"))
        and not (item_of(one.text) or item_of(body[at + 1].text) or _is_of_figures(one.text))
        and not _is_of_short_lines(one.text, body[at + 1].text)
    ]
    if open_:
        rows = listed([one.text for one in body])
        open_ = [at for at in open_ if not (rows[at] or rows[at + 1])]
    if open_ and (len(open_) * 2 < len(body) or len(open_) < _VERSE):
        ends = [body[at].lines[-1] if body[at].lines else 0 for at in open_]
        said = [f"“…{body[at].text[-12:]}｜{body[at + 1].text[:8]}…”" for at in open_[:_SHOWN]]
        facts = {"text": " ".join(said)} | ({"lines": ", ".join(map(str, ends))} if ends[1:] else {})
        yield Slip("paragraph-unended", ends[0], tuple(facts.items()))


def _is_of_short_lines(text: str, below: str) -> bool:
    """山上松柏戴绿帽， over 山腰果树挂元宝，: verse, streets, schools; and （四川 李小平）, who signs."""
    return max(len(text), len(below)) <= _SHORT or (text[0] in "（(" and text[-1] in "）)")


_SHORT: Final = 12
"""Characters of a line of verse or of a list, and of the one below it."""


def _is_of_figures(text: str) -> bool:
    """排列3 第26192期 4 0 7: a row of a table of figures, which ends in none of the marks."""
    cells = text.split()
    return len(cells) >= _CELLS and sum(any(map(str.isdigit, one)) for one in cells) * 2 >= len(cells)


_CELLS: Final = 3

_SHOWN: Final = 4
"""Paragraphs whose ends are told in words; the report and the hints have all, by number."""


def _line(paragraph: Paragraph) -> int:
    return paragraph.lines[0] if paragraph.lines else 0


def _unpaired(paragraph: Paragraph, after: Paragraph | None) -> Iterator[Slip]:
    """Brackets and quotes that open and never close, or close and never opened (GB/T 15834, marks in pairs).

    A speech of several paragraphs opens its quotes at each of them and closes them at the last; and what breaks off
    at the end of a story is reported there.
    """
    opened, closed = balance(paragraph.text)
    going_on = after is None or after.text.startswith(("“", "「", "『"))
    left = "".join(mark for mark in opened if not (going_on and (after is None or mark in "“「『")))
    if left or closed:
        yield Slip("marks-unpaired", _line(paragraph), (("marks", f"{left}{closed}"), ("near", paragraph.text[:16])))


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
        r"(?:[（(，,]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天]))?"
    )


def _dates(paragraph: Paragraph) -> Iterator[Slip]:
    """Days that no calendar has, and weekdays that are not those of their date."""
    if "月" not in paragraph.text:
        return
    for found in _dated().finditer(paragraph.text):
        month, day = int(found["month"]), int(found["day"])
        if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
            yield Slip("date-impossible", _line(paragraph), (("said", found[0]),))
            continue
        if not found["year"]:
            continue
        try:
            right = WEEKDAYS[date(int(found["year"]), month, day).weekday()]
        except ValueError:
            yield Slip("date-impossible", _line(paragraph), (("said", found[0]),))
            continue
        said = (found["weekday"] or right).replace("天", "日")
        if said != right:
            yield Slip("date-weekday", _line(paragraph), (("said", found[0]), ("right", f"星期{right}")))


def _private(paragraph: Paragraph) -> Iterator[Slip]:
    """Characters of the private use areas, which mean something only in the system they come from."""
    if paragraph.text.isprintable():  # they never are
        return
    for char in dict.fromkeys(paragraph.text):
        if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000":
            at = paragraph.text.index(char)
            near = paragraph.text[max(0, at - 6) : at + 7]
            facts = (("char", char), ("point", f"U+{ord(char):04X}"), ("near", near))
            yield Slip("private-use", _line(paragraph), facts)


_LOST: Final = "□〓\ufffd"


def _lost_glyphs(paragraph: Paragraph) -> Iterator[Slip]:
    """□ or 〓 in the middle of a sentence: a program's or a compositor's sign for a character it does not have."""
    if not any(sign in paragraph.text for sign in _LOST):
        return
    for at, char in enumerate(paragraph.text[1:-1], 1):
        if char in _LOST and (is_han(paragraph.text[at - 1]) or is_han(paragraph.text[at + 1])):
            near = paragraph.text[max(0, at - 6) : at + 7]
            yield Slip("glyph-lost", _line(paragraph), (("char", char), ("near", near)))
            return


def _split_units(paragraph: Paragraph, after: Paragraph | None) -> Iterator[Slip]:
    """A figure at the end of a paragraph whose unit begins the next."""
    if after and paragraph.text[-1:].isdecimal() and len(paragraph.text.split()) < 3 and after.text.startswith(UNITS):
        yield Slip("unit-split-off", _line(after), (("left", paragraph.text[-6:]), ("right", after.text[:6])))
