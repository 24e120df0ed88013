"""Houses with a number, prices of a measure and offices of heads and captions, each as the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from layout.findings import Finding
from layout.reviewing.names import Told
from layout.reviewing.passages import LIKELY, remark
from layout.reviewing.people import HEADS_OF
from layout.reviewing.stands import claiming, has_copy

_NUMBERED: Final = re.compile(
    "(?P<before>[\u4e00-\u9fff])(?P<number>[一二三四五六七八九十]|[0-9]{1,2})(?P<kind>中|小|院|校|医院|厂|路|桥|号线|号楼|团|师|监区|分厂)(?![\u4e00-\u9fff]?[0-9])"
)
_NO_NAME: Final = frozenset("第了有在的和与这那共约近前后上下每")


def numbered(tellings: Iterable[Told]) -> Iterator[Finding]:
    """A house of another number in a head or caption than in the text: 县二中 over 县一中."""
    for told in tellings:
        for passage, _, words in claiming(told) if has_copy(told) else ():
            for found in _NUMBERED.finditer(words):
                if found["before"] in _NO_NAME or found[0] in told.body:
                    continue
                others = {
                    one["number"]: one[0]
                    for one in _NUMBERED.finditer(told.body)
                    if one["before"] == found["before"] and one["kind"] == found["kind"]
                }
                if len(others) == 1 and told.count(*others.values()) > 1:
                    said = passage.text[slice(*found.span())]
                    yield remark("check-restated", passage, found.span(), LIKELY, said=said, right=min(others.values()))


_EACH: Final = re.compile(
    "每(?P<of>公斤|千克|斤|吨|克|亩|公顷|平方米|平米|立方米|公里|千米|米|千瓦时|度|月|天|日|年|周|小时|分钟|人|户|张|件|台|只|头|次|股|瓶|盒|箱|份)"
    "[^，。；0-9]{0,5}(?P<figure>[0-9][0-9.]*[万亿]?(?:元|斤|公斤|吨|分|人|次|度|米|千米|公里|毫克|克|辆|班))"
)


def of_each(tellings: Iterable[Told]) -> Iterator[Finding]:
    """A price or a yield of another measure in a head or caption than in the text: 每斤36元, 每公斤卖36元."""
    for told in tellings:
        body = [*_EACH.finditer(told.body)]
        for passage, _, words in claiming(told) if body else ():
            for found in _EACH.finditer(words):
                same = {one["of"] for one in body if one["figure"] == found["figure"]}
                if same and found["of"] not in same:
                    span = found.span("of")
                    yield remark(
                        "check-restated", passage, span, LIKELY, said=f"每{found['of']}", right=f"每{min(same)}"
                    )


_ELECTED: Final = re.compile(f"(?:当选|出任|就任|任|为)[\u4e00-\u9fff]{{0,10}}?(?P<office>副?(?:{HEADS_OF}))")


def elected(tellings: Iterable[Told]) -> Iterator[Finding]:
    """An office that a head gives its bearer behind the name, and the text gives with or without 副."""
    for told in tellings:
        for passage, _, words in claiming(told) if has_copy(told) else ():
            for found in _ELECTED.finditer(words):
                office = found["office"]
                plain = office.removeprefix("副")
                name = next((words[at : found.start()] for at in (found.start() - 3, found.start() - 2)
                             if at >= 0 and told.body.count(words[at : found.start()])), "")  # fmt: skip
                said = {
                    text
                    for at in told.places(name, told.body)
                    for text in re.findall(f"(副?{plain}){name}", told.body[max(0, at - 8) : at + len(name)])
                } if name else set()  # fmt: skip
                if len(said) == 1 and office not in said:
                    yield remark("check-title", passage, found.span("office"), LIKELY, said=office + name,
                                 right=min(said) + name)  # fmt: skip
