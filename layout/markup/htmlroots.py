"""Which containers of a web page hold its article: where running text stands, and not what readers say of it."""

from __future__ import annotations

from typing import Final

from layout.characters.normalise import is_han
from layout.markup.htmlblocks import PageBlocks
from layout.markup.htmlwords import HtmlBlock

_RUNNING: Final = 30
"""Characters from which a block counts as running text."""

_UNMARKED: Final = 200
"""Characters of which running text has a mark; words in a row that have none are for machines."""

_SHARE: Final = 4
"""An ``article`` with less than a fourth of the running text of the longest one is a teaser."""

LINKED: Final = 700
"""Characters in links, per mille of a block, from which it leads elsewhere."""


def roots_of(page: PageBlocks, words: list[HtmlBlock], texts: dict[int, str]) -> tuple[set[int], set[int]]:
    """The containers that hold the copy, none for all of the page; and those that by their names hold none."""
    han = {id(one): sum(map(is_han, texts[id(one)])) for one in words if one.kind != "h1"}
    running = [one for one in words if is_running(one, texts[id(one)])]
    core = _core(page, running, han)
    beside = within(page, set(page.beside) - _around(page, core))
    weight = _weights(page, [one for one in running if one.inside not in beside], han)
    articles = page.articles - beside
    if articles:
        most = max(weight[one] for one in articles)
        return {one for one in articles if weight[one] * _SHARE >= most}, beside
    every = _weights(page, [one for one in words if one.inside not in beside], han)
    return _climbed(page, core, weight, every), beside


def is_running(block: HtmlBlock, text: str) -> bool:
    """True for a block of so many words that it is text which leads nowhere else."""
    long = len(text) >= _RUNNING and block.linked * 1000 < block.size * LINKED
    return long and (len(text) < _UNMARKED or sum(map(text.count, "，。、；：！？,.")) * _UNMARKED >= len(text))


def _core(page: PageBlocks, running: list[HtmlBlock], han: dict[int, int]) -> int:
    """The container with most running text, of which what stands in containers in it counts less and less.

    What readers say is running text as well, and may be longer than the article, as may lists of other articles: they
    are looked at where there is nothing else.
    """
    said = within(page, {number for number, kind in page.beside.items() if kind == "said"})
    spoken = [one for one in running if one.inside not in said] or running
    beside = within(page, set(page.beside))
    best, most = _heaviest(page, spoken, han)
    other, its = _heaviest(page, [one for one in spoken if one.inside not in beside], han)
    return other if its * _OUTWEIGHED >= most else best


def _heaviest(page: PageBlocks, blocks: list[HtmlBlock], han: dict[int, int]) -> tuple[int, int]:
    weight = _weights(page, blocks, han, passed_on=_PASSED_ON)
    best = max(weight, key=weight.__getitem__)
    return (best, weight[best]) if weight[best] else (0, 0)


_OUTWEIGHED: Final = 8
"""How many times longer what stands in containers named as beside an article may be than the article; a page of which
there is less besides has its article in one of these."""

_PASSED_ON: Final = 6
"""Tenths of the running text of a container that count for the one round it: paragraphs with a container each are the
text of the next one, an article is not that of the page."""


def _weights(
    page: PageBlocks, blocks: list[HtmlBlock], han: dict[int, int], *, passed_on: int = 10
) -> dict[int, int]:  # fmt: skip
    """Chinese characters of *blocks* by container, those of inner ones with *passed_on* tenths."""
    made = dict.fromkeys(page.around, 0)
    for block in blocks:
        made[block.inside] += han.get(id(block), 0)
    for number in reversed(page.around):  # an inner one was met later
        if number:
            made[page.around[number]] += made[number] * passed_on // 10
    return made


def _around(page: PageBlocks, number: int) -> set[int]:
    """Container *number* and those round it."""
    made = {number}
    while number:
        number = page.around[number]
        made.add(number)
    return made


def _climbed(page: PageBlocks, core: int, weight: dict[int, int], every: dict[int, int]) -> set[int]:
    """The container of the whole article: *core*, or one round it where that has more of the article.

    It has where most of what it has besides runs on as well and either is much, as of an article in sections, or stands
    in a container like the core.  A paragraph by itself behind the copy speaks of the site.
    """
    found = at = below = core
    while at:
        at, below = page.around[at], at
        added = weight[at] - weight[found]
        if not added or added * 2 < every[at] - every[found]:
            continue
        alike = [one for one, outer in page.around.items() if outer == at and one not in (at, below) and weight[one]]
        called = page.called.get(below, ("div", ""))
        is_one_of = called != ("div", "") and any(page.called.get(one) == called for one in alike)
        found = at if is_one_of or added * _MUCH >= weight[found] else found
    return {found} if found else set()


_MUCH: Final = 4


def within(page: PageBlocks, roots: set[int]) -> set[int]:
    """The containers that are one of *roots* or stand in one."""
    made: set[int] = set()
    for number, outer in page.around.items():  # an outer one was met before
        if number in roots or outer in made:
            made.add(number)
    return made
