"""What shows of a story as a whole: its kind, whose pen it is from, whether a sentence ends it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from layout.stories.model import Byline, Paragraph, Story
from layout.stories.people import is_person, people_of
from layout.stories.words import COMMENT_WORDS, SIGNING_ENDS, STOPS, THE_END

_VERSE_LINES: Final = 4
"""Fewer short lines are no verse: a caption in pieces, a list without numbers."""
_VERSE_LINE: Final = 20
"""Characters of the longest line of verse; a line that ends in a full point and is no longer is no sentence."""


def with_kind(story: Story) -> Story:
    """*story* with the kind that its parts show."""
    return story._replace(kind=kind_of(story))


def kind_of(story: Story) -> str:
    """``photo`` without copy, ``commentary`` under a pen name, ``news`` with a dateline, else ``feature``."""
    if (story.caption or story.credit) and not story.body:
        return "photo"
    if story.dateline:
        return "news"
    byline = story.byline
    if story.rubric.strip("【】[] ").endswith((*COMMENT_WORDS, "评论员")) or (byline and "评论员" in byline.role):
        return "commentary"
    if byline and _is_verse(story.body):
        return "feature"
    if _is_pen_name(story.signature) or (byline and not byline.marker and not byline.role):
        return "commentary"
    subheads = any(one.kind == "subhead" for one in story.body)
    return "feature" if subheads or (byline and not byline.inline) else "news"


def _is_verse(body: tuple[Paragraph, ...]) -> bool:
    """Short lines, and perhaps the titles of further poems between them."""
    lines = [one for one in body if one.kind != "subhead"]
    return len(lines) >= _VERSE_LINES and all(one.kind == "p" and len(one.text) <= _VERSE_LINE for one in lines)


def _is_pen_name(signature: str) -> bool:
    """A person signs a commentary; an agency or an office signs other things, a reporter signs in brackets."""
    if signature[:1] in ("（", "("):
        return False
    people = people_of(signature.strip("（()）—- \u3000"))
    return bool(people) and all(name for _, name in people) and "据" not in signature


def pen_name(text: str) -> Byline:
    """A byline of names alone."""
    people = people_of(text.lstrip("—- "))
    names = tuple(name for _, name in people if name) or (text.lstrip("—- ").replace(" ", ""),)
    return Byline(text, "", "", names)


@cache
def _signed_brief() -> re.Pattern[str]:
    """（周全） after the last sentence of a brief."""
    return re.compile(r"(?<=[。！？…”])\s*[（(][^（）()]{1,20}[）)]$")


def is_attributed(text: str) -> bool:
    """“公园的长椅刷了新漆，谢谢。”——网友 梧桐叶: what somebody says, a dash, and who does."""
    at = text.rfind("——")
    said = text[max(0, at - 2) : at]
    return 0 < at < len(text) - 2 and len(text) - at <= _WHO and said[-1:] in ("”", "」") and said[0] in STOPS


_WHO: Final = 14
"""Characters of who says it, and of the dash."""


def is_signed(text: str) -> bool:
    """声明作废。 程一帆: a sentence, white, and whose it is: a person, an office."""
    if " " not in text and "\u3000" not in text:
        return False
    at = max(map(text.rfind, "。！？"))
    who = text[at + 1 :]
    if at < 0 or who[:1] not in (" ", "\u3000") or not 1 < len(who.strip()) <= _WHO:
        return False
    return is_person(who.strip()) or who.strip().endswith(SIGNING_ENDS)


def without_desk_mark(text: str) -> str:
    """*text* without ⑥3 behind its full stop: the desk and the editor who passed it, as some dailies print them."""
    mark = text.rstrip("0123456789")
    if not "①" <= mark[-1:] <= "⑳":
        return text
    behind = mark[:-1].rstrip("”’」』）)》")
    marked = len(text) - len(mark) <= _EDITOR and behind[-1:] in tuple(STOPS)
    return mark[:-1] if marked else text


_EDITOR: Final = 2
"""Figures of an editor's number."""


def ends_well(text: str) -> bool:
    """True when *text* ends with a sentence."""
    text = without_desk_mark(text)
    if text.endswith(THE_END) or is_attributed(text) or is_signed(text):
        return True
    bare = (_signed_brief().sub("", text) if text[-1:] in ("）", ")") else text).rstrip('”’」』）)》〉】〕" ')
    if bool(bare) and (bare[-1] in STOPS or (bare[-1] == "." and len(bare) > _VERSE_LINE)):
        return True
    return bare[-1:] in _OF_NUMBERS and bool(_to_be_reached().search(bare))


_OF_NUMBERS: Final = tuple("0123456789*")


@cache
def _to_be_reached() -> re.Pattern[str]:
    """面议。电话：5523388: where whoever placed a small advertisement is reached, its last words."""
    return re.compile(r"(?:电话|热线|手机|微信|電話|熱線|洽)\s{0,2}[：:]?\s{0,2}[\d*\-—转－]{5,18}$")


def joined_text(left: str, right: str) -> str:
    """Two pieces of a paragraph as one: nothing between, a blank between words of Latin."""
    if left and right and left[-1].isascii() and right[0].isascii() and left[-1].isalpha() and right[0].isalpha():
        return f"{left} {right}"
    return left + right


def joined_texts(pieces: Iterable[str]) -> str:
    """All *pieces* of a paragraph as one."""
    made: list[str] = []
    last = ""
    for piece in filter(None, pieces):
        made += joined_text(last, piece)[len(last) : -len(piece)], piece
        last = piece[-1]
    return "".join(made)
