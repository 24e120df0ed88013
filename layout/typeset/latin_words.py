"""Where Latin words, addresses and long figures may be broken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyphen import Pyphen

    from layout.typeset.draft import Draft

from layout.typeset.classes import COST_HYPHEN, COST_JOINT, COST_PARTED, COST_TORN, COST_UNITED, LATIN, UNBREAKABLE

SHORTEST: Final = 6
"""Letters of the shortest word that is hyphenated."""

LEFT: Final = 2
RIGHT: Final = 3
"""Letters kept together at a word's beginning and end."""

LONG_FIGURE: Final = 9
"""Characters from which a figure may be broken after its hyphens: a telephone number, not a score."""

HYPHEN: Final = "-"


@cache
def _address() -> re.Pattern[str]:
    name = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    site = r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,63}"  # 1.04/1.20 is two figures, 2.6GW/5.3GWh two quantities
    bare = rf"(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,8}}(?:{'|'.join(DOMAINS)})(?![\w.-])"
    return re.compile(rf"(?:https?://|ftp://|www\.)[!-~]+|[\w.+-]{{1,64}}@{name}|{site}/[!-~]*|{bare}", re.ASCII)


@cache
def _sign_of_address() -> re.Pattern[str]:
    # What every address has one of: looking for whole ones takes ten times as long, and most dots are of figures.
    return re.compile(r"\.[A-Za-z]|@|://|www\.")


DOMAINS: Final = ("cn", "com", "net", "org", "gov", "edu", "hk", "mo", "tw", "jp", "info")
"""By which a name with dots and nothing else is known as an address: B.thetaiotaomicron and Node.js are none."""


@cache
def _dictionary() -> Pyphen:
    # Loading it takes as long as setting a page, so that is done when a line is loose for want of it.
    from pyphen import Pyphen

    return Pyphen(lang="en_US", left=LEFT, right=RIGHT)


@lru_cache(maxsize=4096)
def hyphens_of(word: str) -> tuple[int, ...]:
    """Where *word* may be hyphenated, as counts of letters before the hyphen; none in capitals (an acronym)."""
    if len(word) < SHORTEST or word.isupper():
        return ()
    return tuple(int(place) for place in _dictionary().positions(word))


def addresses_in(text: str) -> list[tuple[int, int]]:
    """Where addresses begin and end in *text*."""
    if not _sign_of_address().search(text):
        return []
    return [match.span() for match in _address().finditer(text)]


def coded_in(text: str) -> list[tuple[int, int]]:
    """Where names in a program begin and end in *text*, with what stands close to them."""
    return [match.span() for match in _coded().finditer(text)] if "_" in text else []


def _places_in(text: str, addresses: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Offsets before which the *addresses* in *text* may be broken, with no hyphen: after / . ? & = # - _, beside @.

    Not before a dot, as English books have it lest a reader take the dot for a sentence's end: a Chinese sentence ends
    with 。, and no line begins with a dot (:data:`layout.typeset.classes.KINSOKU`).
    """
    made: list[int] = []
    for start, end in addresses:
        for at in range(start + 2, end - 1):
            before, after = text[at - 1], text[at]
            if (before in "/.?&=#-_@" and after not in "/.") or after == "@":
                made.append(at)
    return tuple(made)


CHAIN: Final = 10
"""Characters from which words and figures joined by marks are no longer read at a glance, and may be broken after
these."""

LINK: Final = 3
"""Letters and figures of the shortest part of such a chain on either side of a break: neither Node.js nor GPT-4o."""


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(rf"(?<![!-~])(?=[!-~]{{0,64}}[A-Za-z])[A-Za-z0-9-][!-~]{{{CHAIN - 1},}}")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?<=[A-Za-z0-9]{{{LINK}}})[-./:](?=[A-Za-z0-9]{{{LINK}}})|(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])")


def chains_in(text: str) -> list[tuple[int, int]]:
    """Where long chains of words and figures begin and end in *text*."""
    if "-" not in text and "." not in text and "/" not in text and "_" not in text and ":" not in text:
        return []
    return [match.span() for match in _chain().finditer(text)]


def chain_breaks(text: str) -> dict[int, int]:
    """Offsets of *text* where a long chain of words may be broken, with what that costs.

    That is the number of a part or a paper (CVE-2025-32711), a file's or a program's name (read_format.c): after its
    hyphens, dots and low lines, most willingly between letters.  A dot or colon between figures is part of one.
    """
    return _links_in(text, chains_in(text))


def _links_in(text: str, chains: Sequence[tuple[int, int]]) -> dict[int, int]:
    made: dict[int, int] = {}
    for start, end in chains:
        for joint in _link().finditer(text, start, end):
            at = joint.end()
            figures = text[at].isdigit() + text[joint.start() - 1].isdigit()
            if figures < 2 or joint.group() not in ".:":
                made[at] = COST_HYPHEN if figures else COST_JOINT
    return made


def in_short_word(paragraph: Draft, gap: int) -> bool:
    """True where the mark of atom *gap* joins a part of one or two letters to a short word, which is read at a glance.

    That is a unit (km/h, kW·h) or a name such as Wi-Fi and Type-C, whatever figure stands before it.
    """
    text, at = paragraph.text, paragraph.starts[gap]
    before, after = _word_before().match(text[max(0, at - CHAIN) : at][::-1]), _word_after().match(text, at + 1)
    if not before or not after or before.end() + 1 + len(after[0]) >= CHAIN:
        return False
    return min(len(before[1]), len(after[1])) < LINK


@cache
def _word_before() -> re.Pattern[str]:
    """Of a text read backward: the letters beside a mark, in a group, and what is joined to them."""
    return re.compile(r"([A-Za-zµμΩ]+)(?:[-/·][A-Za-zµμΩ]+)*")


@cache
def _word_after() -> re.Pattern[str]:
    return re.compile(rf"([A-Za-zµμΩ]{{1,{CHAIN}}})(?:[-/·][A-Za-zµμΩ]{{1,{CHAIN}}}){{0,{CHAIN}}}")


def open_addresses(paragraph: Draft) -> None:
    """Let addresses be broken, and figures as long as telephone numbers after their hyphens; see also formulas."""
    text, starts = paragraph.text, paragraph.starts
    addresses, linked = addresses_in(text), chains_in(text)
    places = set(_places_in(text, addresses))
    chains = _links_in(text, linked)
    if addresses or linked:
        _open_letters(paragraph, addresses + linked)
    if HYPHEN in text:
        for match in _figure().finditer(text):
            if not _day().fullmatch(match.group()):
                places.update(match.start() + at + 1 for at, char in enumerate(match.group()[:-1]) if char == HYPHEN)
    forced = _parted_in(text, addresses)
    if places or forced or chains:
        for gap, start in enumerate(starts[1:-1]):
            if start in places:
                paragraph.penalties[gap] = COST_JOINT
            elif start in chains:
                paragraph.penalties[gap] = min(paragraph.penalties[gap], chains[start])
            elif start in forced:
                paragraph.penalties[gap] = min(paragraph.penalties[gap], forced[start])
    _open_formulas(paragraph, addresses)


def _open_letters(paragraph: Draft, chains: Sequence[tuple[int, int]]) -> None:
    """Have the figures and marks of addresses and chains take what letters take: they are read one by one."""
    starts = paragraph.starts
    if paragraph.style.cells:
        return
    for start, end in chains:
        for gap in range(bisect_left(starts, start), bisect_left(starts, end) - 1):
            paragraph.letters[gap] = int(not paragraph.flexes[gap])


def _open_formulas(paragraph: Draft, addresses: list[tuple[int, int]]) -> None:
    """Have a formula take white beside its signs, and break before one of them rather than in a figure."""
    text, penalties = paragraph.text, paragraph.penalties
    if FORMULA_SIGNS.keys().isdisjoint(text):
        return
    names = {at for span in addresses + coded_in(text) for at in range(*span)}
    for gap, start in enumerate(paragraph.starts[1:-2]):
        if text[start] not in FORMULA_SIGNS or not _is_formula(text, start):
            continue
        cost = FORMULA_SIGNS[text[start]]
        if cost < penalties[gap] == penalties[gap + 1] == UNBREAKABLE:
            penalties[gap] = cost
        inside = not (paragraph.flexes[gap] or paragraph.flexes[gap + 1]) and not paragraph.style.cells
        if inside and start not in names:
            # White on both sides is what signs of formulas have by nature.
            paragraph.flexes[gap] = paragraph.flexes[gap + 1] = 1
            paragraph.letters[gap] = paragraph.letters[gap + 1] = 0


def _is_formula(text: str, at: int) -> bool:
    """True where the sign at *at* stands between figures, letters or brackets: 8×4, (a+b)=c, but neither C++ nor >=."""
    before, after = text[at - 1], text[at + 1]
    return (before.isalnum() or before in ")%") and (after.isalnum() or after == "(")


FORMULA_SIGNS: Final = dict.fromkeys("=＝≈≠≤≥<>", UNBREAKABLE // 5) | dict.fromkeys("×÷±−+", UNBREAKABLE * 2 // 5)
"""Penalties before signs of a formula, of relations less than of operators (JLREQ, on breaking formulas).

They are those of one and of two rules broken: it is parted, and reported, only where some rule has to be broken, and
twice at signs rather than once in a figure.
"""


def parted_places(text: str) -> dict[int, int]:
    """Offsets of *text* where a line may end only to be spared great holes, with what that costs.

    Between a figure and the Latin unit after it (1,235.7 | km²), after the year of 2024-05-17, and inside the words of
    an address.
    """
    return _parted_in(text, addresses_in(text))


def _parted_in(text: str, addresses: Sequence[tuple[int, int]]) -> dict[int, int]:
    made = {match.end(): COST_UNITED for match in _united().finditer(text)}
    if HYPHEN in text:
        made |= {match.start() + 5: COST_PARTED for match in _day().finditer(text)}
    for start, end in addresses:
        for word in _long_word().finditer(text, start, end):
            made |= dict.fromkeys([word.start() + place for place in syllables_of(word.group())], COST_TORN)
    return made


def syllables_of(word: str) -> list[int]:
    """Where *word* of an address is best torn: before a consonant with its vowel, as names in pinyin are read.

    One that has no such place and is longer than :data:`CHAIN` may be torn anywhere: a key, not a name.
    """
    places = range(APART, len(word) - APART + 1)
    found = [at for at in places if _syllable().match(word, at - 1)]
    return found or (list(places) if len(word) > CHAIN else [])


@cache
def _syllable() -> re.Pattern[str]:
    # Neither inside sh, zh, ch, th, ph nor ng before a consonant, which the look ahead for a vowel sees to.
    return re.compile(r"(?i)(?:[^cszpt](?=h)|.(?!h))[b-df-hj-np-tv-z](?=[aeiou])|[a-z](?=\d)|\d(?=[a-z])")


APART: Final = 3
"""Letters kept together on either side of a break inside a word of an address."""


@cache
def _long_word() -> re.Pattern[str]:
    return re.compile(rf"[A-Za-z0-9]{{{2 * APART},}}")


@cache
def _day() -> re.Pattern[str]:
    """A day in figures, which is no telephone number: 2024-05-17."""
    return re.compile(r"(?<![\d-])(?:19|20)\d\d-[01]?\d-[0-3]?\d(?![\d-])")


@cache
def _united() -> re.Pattern[str]:
    """A figure of three characters or more before a unit: 5G, 4K and A4 are names."""
    units = "km|cm|mm|dm|nm|kg|mg|kWh|MWh|GWh|kW|MW|GW|kPa|MPa|hPa|kHz|MHz|GHz|Hz|kV|mL|dB|m|g|t|L|V|W"
    return re.compile(rf"(?<![\d.,])\d[\d.,]{{2,}}(?=(?:{units})[²³]?(?:/[a-zA-Z]+)?(?![A-Za-z0-9]))")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?=[\d-]{{{LONG_FIGURE}}})\d+(?:-\d+)+(?![\w-])", re.ASCII)


@cache
def _coded() -> re.Pattern[str]:
    # A hyphen that is put into a name in a program would be read as part of it.
    return re.compile(r"(?<![!-~])[!-^`-~]*_[!-~]*")


def hyphen_places(text: str, starts: Sequence[int], kinds: Sequence[int]) -> tuple[int, ...]:
    """The atoms after which long Latin words of *text* may be hyphenated, given where atoms start and their kinds."""
    made: list[int] = []
    addresses = {at for span in addresses_in(text) + coded_in(text) for at in range(*span)}
    for kind, run in groupby(range(len(kinds)), key=kinds.__getitem__):
        members = list(run)
        if kind != LATIN or len(members) < SHORTEST or starts[members[0]] in addresses:
            continue
        word = "".join(text[starts[index]] for index in members)
        if word.isascii() and word.isalpha():
            made += [members[place - 1] for place in hyphens_of(word)]
    return tuple(made)
