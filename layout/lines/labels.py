"""Copy exported with its fields named: 标题：…, 副题：…, 作者：…, 来源：…, 正文：, or between --- at its top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.characters.normalise import clean
from layout.characters.source import SourceLine
from layout.findings import Finding, Place, finding
from layout.stories.datelines import opening_of
from layout.stories.parts import BYLINE, CAPTION, DECK, FURNITURE, HEAD, KICKER, RUBRIC
from layout.value import NamedTuple

_COPY: Final = "copy"
_FIELDS: Final = {
    name: part
    for part, names in (
        (HEAD, "标题 主题 正题 主标题 题目 標題"),
        (KICKER, "引题 肩题 眉题 引標題"),
        (DECK, "副题 副标题 子题 副標題"),
        (RUBRIC, "栏目 栏题"),
        (BYLINE, "作者 记者 署名"),
        (CAPTION, "图片说明 图说"),
        (_COPY, "正文 内容 内文"),
        (FURNITURE, "来源 稿源 时间 日期 发布时间 发稿时间 发布日期 见报日期 编辑 责编 责任编辑 关键词 关键字"),
        (FURNITURE, "分类 版次 版面 版名 字数 稿号 编号 稿件编号 状态 浏览 点击"),
    )
    for name in names.split()
}
"""Name of a field → the part its words are; what is no copy is furniture."""


_ORDER: Final = (FURNITURE, RUBRIC, KICKER, HEAD, DECK, BYLINE, CAPTION, _COPY)


class Labelled(NamedTuple):
    """Lines without the names of their fields; *parts* are the parts by index that the names settle."""

    lines: tuple[SourceLine, ...]
    parts: dict[int, str]
    order: tuple[int, ...]
    """Where each line stood: the fields of a head come in the order of a page, 引题 above 标题."""
    findings: tuple[Finding, ...]


@cache
def _field() -> re.Pattern[str]:
    names = "|".join(sorted(_FIELDS, key=len, reverse=True))
    return re.compile(rf"(?:[【\[<〔](?P<a>{names})[】\]>〕]\s*[:：]?|(?P<b>{names})\s*[:：])\s*")


def without_labels(lines: tuple[SourceLine, ...], name: str) -> Labelled:
    """Take the names off the fields of every block that has a head among them, and report each.

    A lone 时间：… or 来源：… is copy: only several fields in a row, one of them the head, are an export's.  But what
    nobody but a desk says (引题：…, 副题：…) names the line that it begins, alone as well.
    """
    if lines and lines[0].text == _FENCE:
        return _without_front(lines, name)
    if not any(sign in line.text[:5] for line in lines for sign in "题題"):
        return Labelled(lines, {}, tuple(range(len(lines))), ())
    fields = [_field().match(line.text) for line in lines]
    made = list(lines)
    parts: dict[int, str] = {}
    found: list[Finding] = []
    for start, end in _blocks(fields):
        for at in range(start, end):
            match = fields[at]
            assert match is not None
            part, rest = _FIELDS[match["a"] or match["b"]], lines[at].text[match.end() :]
            if not rest or part == FURNITURE:
                parts[at] = FURNITURE
                continue
            if part == BYLINE:
                parts[at] = FURNITURE if end < len(lines) and _names_its_writer(clean(lines[end].text).text) else part
                continue
            made[at] = lines[at]._replace(text=rest)
            parts |= {at: part} if part != _COPY else {}
            place = Place(name, lines[at].number, 1, lines[at].text[:60])
            found.append(finding("label-removed", place, label=match.group().strip()))
    order = list(range(len(lines)))
    for start, end in _blocks(fields):
        order[start:end] = sorted(order[start:end], key=lambda at: _ORDER.index(parts.get(at, _COPY)))
    parts = {index: parts[at] for index, at in enumerate(order) if at in parts}
    return Labelled(tuple(made[at] for at in order), parts, tuple(order), tuple(found))


def _names_its_writer(text: str) -> bool:
    opening = opening_of(text)
    return bool(opening and opening.byline)


def _blocks(fields: Sequence[re.Match[str] | None]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    start = 0
    for at in range(len(fields) + 1):
        if at < len(fields) and fields[at]:
            continue
        names = [match["a"] or match["b"] for match in fields[start:at] if match]
        if len(names) >= 2 and any(_FIELDS[one] == HEAD for one in names):
            made.append((start, at))
        else:
            made += [(here, here + 1) for here in range(start, at) if _is_of_a_desk(fields[here])]
        start = at + 1
    return made


_OF_A_DESK: Final = frozenset(["引题", "肩题", "眉题", "引標題", "副题", "副标题", "副標題", "主标题", "正题"])
"""Names of a head's lines that are no words of copy; 标题：… and 主题：… may be."""


def _is_of_a_desk(field: re.Match[str] | None) -> bool:
    return bool(field and (field["a"] or field["b"]) in _OF_A_DESK and not field.string.endswith("。"))


_FENCE: Final = "---"
_MOST_KEYS: Final = 40
"""Lines between the two fences at most: a rule at the top of a page has no other near it."""

_KEYS: Final = {
    "title": HEAD, "headline": HEAD, "kicker": KICKER, "subtitle": DECK, "deck": DECK, "subheadline": DECK,
    "rubric": RUBRIC, "author": BYLINE, "authors": BYLINE, "byline": BYLINE,
}  # fmt: skip
"""What programs that write Markdown call the fields of a head; in Chinese they have the names of an export's."""


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"(?P<key>[\w-]{1,24})\s*[:：]\s*(?P<words>.*)")


def _without_front(lines: tuple[SourceLine, ...], name: str) -> Labelled:
    """The head of a story from the keys between two --- at the top of a file; keys that are no head are furniture."""
    whole = Labelled(lines, {}, tuple(range(len(lines))), ())
    end = next((at for at in range(1, min(len(lines), _MOST_KEYS)) if lines[at].text == _FENCE), 0)
    keys = [_key().match(line.text) for line in lines[1:end]]
    if not any(keys):
        return whole
    made, parts, found = list(lines), {0: FURNITURE, end: FURNITURE}, list[Finding]()
    for at, match in enumerate(keys, 1):
        words = match["words"].strip().strip("\"'") if match else ""
        part = (_KEYS | _FIELDS).get(match["key"].lower(), FURNITURE) if match else FURNITURE
        parts[at] = part if words and part != _COPY else FURNITURE
        if match and parts[at] != FURNITURE:
            made[at] = lines[at]._replace(text=words.strip("[] "))
            place = Place(name, lines[at].number, 1, lines[at].text[:60])
            found.append(finding("label-removed", place, label=match["key"]))
    order = list(range(len(lines)))
    order[: end + 1] = sorted(order[: end + 1], key=lambda at: _ORDER.index(parts[at]))
    parts = {index: parts[at] for index, at in enumerate(order) if at in parts}
    return Labelled(tuple(made[at] for at in order), parts, tuple(order), tuple(found))
