"""Parts that headings of several levels settle: the topmost that has copy under it marks stories, deeper ones subheads.

Heads that follow each other may be kicker, head and deck: where no level tells them apart they are read like lines
without marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.characters.source import SourceLine
from layout.stories.parts import DECK, FURNITURE, HEAD, KICKER, SUBHEAD


def parts_by_level(
    lines: Sequence[SourceLine], levels: Mapping[int, int]
) -> tuple[dict[int, str], frozenset[int]]:  # fmt: skip
    """Parts by line number, and the lines of heads that may as well be subheads; *levels* are by index of *lines*."""
    if not levels:
        return {}, frozenset()
    over = {at for at in levels if levels.get(at + 1, 0) > levels[at]}
    bare = {at for at in over if at - 1 not in levels}
    used = sorted(set(levels.values()))
    with_copy = [one for one in used if any(level == one and at not in bare for at, level in levels.items())]
    top = min(with_copy, default=used[0])
    parts: dict[int, str] = {}
    for at, level in levels.items():
        number = lines[at].number
        alone = at - 1 not in levels and at + 1 not in levels
        if level < top:
            parts[number] = FURNITURE
        elif level == top and (alone or levels.get(at - 1, top) != top or levels.get(at + 1, top) != top):
            parts[number] = HEAD
        elif level > top:
            over_head = levels.get(at + 1) == top and levels.get(at - 1) != top
            parts[number] = KICKER if over_head else DECK if levels.get(at - 1) == top else SUBHEAD
    single = len({level for level in levels.values() if level >= top}) == 1
    heads = [lines[at].number for at, level in levels.items() if level == top]
    return parts, frozenset(heads if single else ())
