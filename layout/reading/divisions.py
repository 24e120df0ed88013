"""Counties and districts that are said to lie in a city or province where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import SURE, IssueReading, Passage, remark
from layout.reading.places import PROVINCES, province_of
from layout.wording.divisions import DIVISIONS
from layout.wording.traditional import FOLD

_KINDS: Final = "县市区旗镇乡"
_LONGEST: Final = 9
"""Letters of the name of a county that are looked at: 莫力达瓦达斡尔族自治旗 is no name that is often mistaken."""
_MUNICIPALITIES: Final = ("北京", "上海", "天津", "重庆")
_PARENT: Final = regex(
    rf"(?P<parent>(?:{'|'.join((*PROVINCES, *_MUNICIPALITIES))})(?:省|壮族自治区|回族自治区|维吾尔自治区|自治区|市)?"
    rf"|[\u4e00-\u9fff]{{2,5}}?[市县盟州])(?P<name>[\u4e00-\u9fff]{{1,{_LONGEST - 1}}}?[{_KINDS}])(?![场民委府域政])"
)
_CITY: Final = regex(
    rf"(?<=[在于到从自赴往至])(?P<municipality>{'|'.join(_MUNICIPALITIES)})(?P<city>[\u4e00-\u9fff]{{2,4}})"
)
_BOTH: Final = regex("[两等间地之]|双城|高铁|城际|经济|路|街|道|公园|大[桥街学]|[东西南北中一二三][路街]")


@cache
def _lie_in() -> Mapping[str, frozenset[tuple[str, str]]]:
    """Where each county or district lies: provinces and cities, more than one where several are called so."""
    made: dict[str, set[tuple[str, str]]] = {}
    for line in DIVISIONS.strip().splitlines():
        province, cities = line.split(" ", 1)
        for one in cities.split(";"):
            city, counties = one.split(":")
            for county in counties.split():
                made.setdefault(county, set()).add((province, city))
    return {name: frozenset(places) for name, places in made.items()}


@cache
def _cities() -> Mapping[str, str]:
    """Cities, as they are written in full, and their provinces."""
    return {city: province for places in _lie_in().values() for province, city in places}


@cache
def towns_called() -> frozenset[str]:
    """Counties and cities as they are called in short: 花莲."""
    return frozenset(name[:-1] for name in {*_lie_in(), *_cities()} if name[-1] in _KINDS)


def divisions(reading: IssueReading) -> Iterator[Finding]:
    """A county beside a city or province that it does not lie in, a city beside a municipality (重庆成都)."""
    for passage in reading.passages:
        text = passage.text.translate(FOLD)
        if any(one in text for one in _KINDS):
            yield from _counties(passage, text)
        yield from _of_municipality(passage, text)


def _counties(passage: Passage, text: str) -> Iterator[Finding]:
    at = 0
    while found := _PARENT.search(text, at):
        at = found.start() + 1
        name, parent = found["name"], found["parent"]
        begun = next((one for one in range(len(parent) - 1) if parent[one:] in _cities()), 0)  # 搬回|台东县
        parent = parent[begun:]
        lies = _lie_in().get(name)
        if not lies:
            continue
        at = found.end()
        if len(name) < _LEAST or any(parent.startswith(province) or parent == city for province, city in lies):
            continue
        said = re.sub("(?:省|壮族自治区|回族自治区|维吾尔自治区|自治区|市)$", "", parent)
        known = said in PROVINCES or said in _MUNICIPALITIES or parent in _cities()
        if not known or (len(lies) > 1 and said not in PROVINCES) or any(said in city for _, city in lies):
            continue
        province, city = min(lies)
        right = f"{city}{name}" if parent in _cities() and said not in _MUNICIPALITIES else f"{province}{name}"
        span = (found.start() + begun, found.end())
        yield remark("check-province", passage, span, SURE, said=passage.text[slice(*span)], right=right)


_LEAST: Final = 3
"""Letters of a county's name with its kind: 云县, 城区 are parts of other words as well."""


def _of_municipality(passage: Passage, text: str) -> Iterator[Finding]:
    for found in _CITY.finditer(text):
        city = next((one for one in (found["city"][:size] for size in (4, 3, 2)) if one in province_of()), "")
        end = found.start("city") + len(city)
        if city and not _BOTH.match(text, end):
            span = (found.start(), end)
            right = province_of()[city] + city
            yield remark("check-province", passage, span, SURE, said=passage.text[slice(*span)], right=right)
