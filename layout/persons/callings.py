"""What a person is called by before the name: in one place otherwise than in all others, but for one part.

元朗|警区指挥官霍志谦 over 屯门|警区指挥官, 法警凌霜 among 法医凌霜: what stands before the name is the same at its end
and differs in one word or one letter before it.  Offices that are others altogether are held by one person often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import ANY_TITLE, TRADES, Told, is_common
from layout.reading.passages import LIKELY, remark
from layout.reading.stands import LONG, Persons, begins_name, has_copy

_CALLING: Final = regex("[\u4e00-\u9fff]{2,14}$")
_CUT: Final = regex("[的是和与由向对请为让到见在了被获经从叫给把说]|岁")
_MOST: Final = 60
"""Persons of a story whose callings are compared, and mentions of each."""


def callings(persons: Mapping[str, Persons], named: Mapping[str, Set[str]]) -> Iterator[Finding]:
    """A calling that is another's but for a word or a letter; *named* are those whom each story introduces."""
    for slug, one in persons.items():
        told = one.told
        if not has_copy(told):
            continue
        called = {stand.name for stand in one.stands if stand.way == "called" and len(stand.name) < LONG}
        names = sorted(named[slug] | {name for name in called if not is_common(name)})
        names = [name for name in names if begins_name(name) and not (len(name) >= LONG and is_common(name[1:]))]
        for name in names[:_MOST] if len(names) <= _MOST else ():
            yield from _of(name, told)


def _of(name: str, told: Told) -> Iterator[Finding]:
    said = {at: calling for at in told.places(name)[:_MOST] if (calling := _before(at, told))}
    if len(said) < 2:
        return
    for at, wrong in said.items():
        passage, start = told.at(at)
        for its, right in said.items():
            if its == at or not (told.at(its)[0].is_copy or passage.is_copy):
                continue
            size = _differs(wrong, right, told)
            if told.kinds.get(at - size, "n").startswith(("v", "p", "d")):
                continue  # 追思|老校长
            often = sum(one.endswith(right[-len(wrong) :]) for one in said.values())
            claims = not passage.is_copy
            if size and (claims or (often > 1 and sum(one.endswith(wrong) for one in said.values()) == 1)):
                span = (start - size, start + len(name))
                shown = right[-size:] + name
                yield remark("check-title", passage, span, LIKELY, said=passage.text[slice(*span)], right=shown)
                return


def _before(at: int, told: Told) -> str:
    found = _CALLING.search(told.text, max(0, at - 14), at)
    return _CUT.split(found[0])[-1] if found else ""


def _differs(wrong: str, right: str, told: Told) -> int:
    """How many letters before the name *wrong* has to its difference from *right*; 0 where they are no two of one."""
    same = 0
    while same < min(len(wrong), len(right)) and wrong[-1 - same] == right[-1 - same]:
        same += 1
    mine, its = wrong[: len(wrong) - same], right[: len(right) - same]
    tail = wrong[len(wrong) - same :]
    if len(wrong) > 1 and wrong[-2:-1] == right[-2:-1] and wrong[-1] != right[-1] and wrong[-2:] not in right:
        # 法警, 法医: one letter of a short calling
        named = all((one[-1] in TRADES or one[-1] in "医警") and one not in _ANY for one in (wrong, right))
        return 2 if named and len(right) == len(wrong) == 2 and told.count(wrong) == 1 and told.count(right) > 1 else 0
    if not tail or (tail[-1] not in TRADES and not _TITLE.search(tail)):
        return 0
    if same >= _SHARED and len(mine) >= 2 and len(its) >= 2:
        one, other = mine[-2:], its[-2:]
        if {*one} & {*other} or one in _ANY or other in _ANY or told.count(one) > 1:
            return 0
        return same + 2
    if same >= _SHARED and mine in ("副",) and not its and told.count(mine + right[-same:]) == 1:
        return same + 1
    return 0


_SHARED: Final = 2
_TITLE: Final = regex(f"(?:{ANY_TITLE})$")
_ANY: Final = frozenset(
    "本报 通讯 记者 党委 时任 原任 前任 现任 著名 知名 年轻 青年 首席 高级 优秀 资深 作者 读者".split()  # noqa: SIM905
)
"""What may stand before an office or be left out."""
