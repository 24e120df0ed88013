"""Words as tables want them: characters that are taken for others, and what a house's own lists ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, SURE, IssueReading, Passage, passage_at, remark, starts_of
from layout.spec.regional import regional
from layout.stylesheets.house_list import HouseLists, HouseName
from layout.value import NamedTuple
from layout.wording.confused_words import FORMS, WORDS
from layout.wording.idioms import IDIOMS
from layout.wording.traditional import FOLD, is_traditional


class Confusion(NamedTuple):
    """A *wrong* form, its *right* one, and the *pattern* of its context where it has one.

    Patterns are compiled when the wrong form stands somewhere: hardly a page has one, and there are hundreds.
    """

    wrong: str
    right: str
    code: str
    pattern: str = ""


def parsed(table: str, code: str) -> Iterator[Confusion]:
    """The pairs of a *table* of ``wrong right``."""
    for pair in re.split(r"[;\n]", table.strip()):
        wrong, right = pair.split()
        if "(" in wrong:
            yield Confusion(_bare(wrong), right, code, wrong)
        else:
            yield Confusion(wrong, right, code)


def _bare(pattern: str) -> str:
    """*pattern* without its brackets, which may stand in each other."""
    made, depth = "", 0
    for one in pattern:
        depth += one == "("
        made += one if not depth else ""
        depth -= one == ")"
    return made


@cache
def confusions() -> tuple[Confusion, ...]:
    """All pairs that are known."""
    tables = ((IDIOMS, "check-character"), (WORDS, "check-character"), (FORMS, "check-word-form"))
    return tuple(one for table, code in tables for one in parsed(table, code))


TRADITIONAL: Final = frozenset(("答覆", "回覆", "反覆"))
"""Forms that are wrong in simplified characters and right in traditional ones."""


_OPENS: Final = tuple("“「‘『")
"""Marks behind which a form is spoken of, where its right one stands beside it: 把“造诣”读成“造旨”."""


def spelling(reading: IssueReading) -> Iterator[Finding]:
    """Confusions of characters in *reading*; pages are searched whole, since hardly a passage has one."""
    right = TRADITIONAL if regional(reading.issue.language).traditional else frozenset()
    text = "\0".join(one.text for one in reading.passages).translate(FOLD)
    starts = starts_of(reading.passages)
    for one in confusions():
        at = text.find(one.wrong)
        while at >= 0:
            passage, offset = passage_at(reading.passages, starts, at)
            in_use = one.wrong in TRADITIONAL and (right or is_traditional(passage.text))
            quoted = passage.text[offset - 1 : offset] in _OPENS and one.right in passage.text
            span = (offset, offset + len(one.wrong))
            said = passage.text[slice(*span)]
            fine = (
                in_use
                or quoted
                or (said != one.wrong and (_is_right_elsewhere(said, one) or _KANA.search(passage.text)))
            )
            folded = passage.text.translate(FOLD) if one.pattern else ""
            if not fine and (not one.pattern or re.compile(one.pattern).match(folded, offset)):
                sure = SURE if one.code == "check-character" else LIKELY
                yield remark(one.code, passage, span, sure, said=said, right=_in_its_characters(said, one))
            at = text.find(one.wrong, at + 1)
    yield from records(reading)


def _is_right_elsewhere(said: str, one: Confusion) -> bool:
    """True where *said*, in traditional characters, may be right: where what is confused is written otherwise.

    帳戶 is right there, and 帐户 is not here.
    """
    if one.code != "check-character" or "份" in said:
        return True
    if len(one.wrong) >= _IDIOM:
        return False
    return any(a != b and a != printed for a, b, printed in zip(one.wrong, one.right, said, strict=False))


_IDIOM: Final = 4
_KANA: Final = regex("[ぁ-ヿ]")
"""What Japanese copy has: 計画 is right there."""


def _in_its_characters(said: str, one: Confusion) -> str:
    """What is right in the characters of *said*, but for those that are confused."""
    if said == one.wrong or len(one.right) != len(said):
        return one.right
    again = _unfolded()
    return "".join(c if a == b else again.get(b, b) for a, b, c in zip(one.wrong, one.right, said, strict=True))


@cache
def _unfolded() -> dict[str, str]:
    """Simplified characters, each with a traditional one of it."""
    return {chr(int(simple)): chr(one) for one, simple in FOLD.items()}


_BROKEN: Final = regex(
    "(?:打?破|刷新|创造?|保持|追平|改写)(?:了|着|过)?[^，。；！？记]{0,9}(?P<wrong>(?<!有)记录)(?![仪本员片下在了着以])"
)
"""What is broken and set anew is 纪录."""


def records(reading: IssueReading) -> Iterator[Finding]:
    """记录 where a 纪录 is broken."""
    for passage in reading.passages:
        for found in _BROKEN.finditer(passage.text) if "记录" in passage.text else ():
            yield remark("check-character", passage, found.span("wrong"), LIKELY, said="记录", right="纪录")


_TITLE_BEFORE = r"(?P<title>[\u4e00-\u9fff]{0,12})"


def house(reading: IssueReading, lists: HouseLists) -> Iterator[Finding]:
    """Names written otherwise than the house writes them, words that it does not use, names out of order."""
    if not any(lists):
        return
    for passage in reading.passages:
        for name in lists.names:
            yield from _name(passage, name)
        for word in lists.words:
            for at in _all(passage.text, word.word):
                yield remark(
                    "check-house-word", passage, (at, at + len(word.word)), 100, said=word.word,
                    right=word.use or "—", why=word.why or "—",
                )  # fmt: skip
        for order in lists.order:
            yield from _order(passage, order)


def _all(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _name(passage: Passage, name: HouseName) -> Iterator[Finding]:
    for wrong in name.wrong:
        for at in _all(passage.text, wrong):
            if name.name not in passage.text[max(0, at - len(name.name)) : at + len(name.name) + len(wrong)]:
                yield remark("check-house-name", passage, (at, at + len(wrong)), 100, said=wrong, right=name.name)
    if not name.title or name.name not in passage.text:
        return
    for found in re.finditer(_TITLE_BEFORE + re.escape(name.name), passage.text):
        said = found["title"]
        kin = re.search(
            r"(?:[副原前]|常务副)?(?:书记|市长|县长|区长|主席|主任|部长|局长|处长|院长|校长|董事长|总经理|秘书长|教授)$",
            said,
        )
        if (kin and not said.endswith(name.title)) or (kin and said.endswith(f"副{name.title}")):
            yield remark(
                "check-house-name", passage, (found.start(), found.end()), SURE, said=f"{kin[0]}{name.name}",
                right=f"{name.title}{name.name}",
            )  # fmt: skip


def _order(passage: Passage, order: tuple[str, ...]) -> Iterator[Finding]:
    """Names of *order* in one list of a sentence: 甲、乙、丙."""
    for sentence in re.finditer(r"[^。；！？]+", passage.text):
        at = {name: sentence[0].find(name) for name in order if name in sentence[0]}
        if len(at) < 2 or "、" not in sentence[0]:
            continue
        first = sorted(at, key=lambda name: at[name])
        right = [name for name in order if name in at]
        between = sentence[0][min(at.values()) : max(at.values())]
        if first != right and not re.search(r"[，：]", between):
            start = sentence.start() + min(at.values())
            end = sentence.start() + max(at[name] + len(name) for name in at)
            yield remark(
                "check-house-order", passage, (start, end), SURE, said="、".join(first), right="、".join(right)
            )
