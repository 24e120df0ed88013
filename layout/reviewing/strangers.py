"""Persons, places and captions that are another story's: a head or caption tells of its own story and of no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import HAN, Told, is_common, is_given, is_word
from layout.reading.passages import HEADLINES, LIKELY, IssueReading, Passage, remark
from layout.reading.places import OF_NAMES, any_kind, is_own
from layout.reading.stands import LEAST_COPY, LONG, Persons, claiming, has_copy
from layout.reviewing.claims import is_alike, is_no_name, is_told_of


def strangers(reading: IssueReading, persons: Mapping[str, Persons]) -> Iterator[Finding]:
    """What heads and captions have from another story of the page: its caption, a place, a person.

    *persons* are those of every story.
    """
    yield from _captions_of_others(reading)
    yield from _places_of_others(reading, persons)
    yield from _persons_of_others(reading, persons)


def _persons_of_others(reading: IssueReading, persons: Mapping[str, Persons]) -> Iterator[Finding]:
    """A person of a head or caption whom its own copy has not, and the copy of another story on the page has."""
    bodies = {slug: one.told.body for slug, one in persons.items()}
    named = {
        slug: {name for name in one.cast if name in bodies[slug] and not is_common(name)}
        | {stand.name for stand in one.stands if stand.way != "opens" and stand.name in bodies[slug]}
        | dotted(bodies[slug])
        for slug, one in persons.items()
    }
    for slug, one in persons.items():
        told, own = one.told, bodies[slug]
        mine = max((name for name in one.cast if name in own), key=own.count, default="")
        if not mine or not has_copy(told) or not reading.stories[slug].complete:
            continue
        others = set().union(*(names for other, names in named.items() if other != slug))
        strangers = sorted(name for name in others if not is_told_of(name, told))
        stood = {(stand.at, stand.name) for stand in one.stands}
        for passage, start, words in claiming(told):
            for name in strangers:
                at = words.find(name)
                alike = any(is_alike(name, each) for each in one.cast if each in own)
                short = len(name) == 2 and (start + at, name) not in stood
                if at < 0 or alike or short or (len(name) > 2 and is_no_name(name, start + at + len(name), told)):
                    continue
                span = (at, at + len(name))
                others_head = next(
                    _head_of(reading.by_story[other])
                    for other, names in named.items()
                    if other != slug and name in names
                )
                yield remark(
                    "check-other-story", passage, span, LIKELY, said=passage.text[slice(*span)], right=others_head
                )


_DOTTED: Final = regex("[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}")


def dotted(text: str) -> set[str]:
    """Foreign names with a dot, by two letters on each side: as much as is the name's for sure."""
    return {found[0][at - 2 : at + 3] for found in _DOTTED.finditer(text) for at in [found[0].index("·")] if at > 1}


def _places_of_others(reading: IssueReading, persons: Mapping[str, Persons]) -> Iterator[Finding]:
    """A place of a head or caption that its own copy has not, and the copy of another story on the page has."""
    bodies = {slug: one.told.body for slug, one in persons.items()}
    for slug, one in persons.items():
        own = bodies[slug]
        if not has_copy(one.told) or not reading.stories[slug].complete:
            continue
        elsewhere = [text for other, text in bodies.items() if other != slug]
        for passage, begins, _ in claiming(one.told):
            for start, end in _places((begins, begins + len(passage.text)), one.told, elsewhere):
                name = one.told.text[start:end]
                region = name[-1] in _WHOLE_REGIONS and (_OUR.search(own) or not _has_place(own))
                if (
                    region
                    or name in own
                    or name[-LEAST_NAME:] in own
                    or (name[:2] in own and not _of_other_kind(name, own))
                ):
                    continue
                if _is_town(start, end, one.told) and sum(name in text for text in elsewhere) > 1:
                    continue  # the paper's own town, of which all its stories are
                other = next(each for each, text in bodies.items() if each != slug and name in text)
                span = start - begins, end - begins
                yield remark(
                    "check-other-story", passage, span, LIKELY, said=passage.text[slice(*span)],
                    right=_head_of(reading.by_story[other]),
                )  # fmt: skip
                break


def _is_town(start: int, end: int, told: Told) -> bool:
    """True for a place that is called so without a kind, or a whole region: 海州, 云溪县."""
    return told.text[end - 1] in _WHOLE_REGIONS or told.kinds.get(start, "").startswith("ns")


def _of_other_kind(name: str, own: str) -> bool:
    """True for a longer name of which *own* has the beginning and not the kind: 望海镇中学, where 望海镇 stands."""
    return len(name) > LONG + 1 and name[-2:] not in own


_OUR: Final = regex("[我全本该][省市县区国]|县里|市里|省里")


def _places(span: tuple[int, int], told: Told, elsewhere: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where names of places stand in *span* of what is told that one of the texts *elsewhere* has."""
    for found in any_kind().finditer(told.text, *span):
        start = _begun(told.text, found.span(), elsewhere)
        name = told.text[start : found.end()]
        if _is_proper(name) and any(name in text for text in elsewhere):
            yield start, found.end()
    for at in range(*span):
        if not is_own(told.text[at]) or told.text[at - 1 : at].isnumeric():
            continue  # 在|鹭江, 46|所学校
        end = _run(at, span[1], told, elsewhere)
        if end - at > 1 and _is_name(at, end, told):
            yield at, end


def _run(at: int, stop: int, told: Told, elsewhere: Sequence[str]) -> int:
    """Where the longest run of words ends that begins at *at* and that one of the texts *elsewhere* has."""
    end = at
    while end < stop and end - at < _LONGEST:
        longer = end + len(told.words.get(end, ""))
        run = told.text[at:longer]
        if longer == end or not HAN.fullmatch(run) or not any(run in text for text in elsewhere):
            break
        end = longer
    return end


def _is_name(at: int, end: int, told: Told) -> bool:
    """True where the words from *at* to *end* are a place's or a body's name, by the dictionary or by their end."""
    first, run = told.words[at], told.text[at:end]
    if told.kinds[at].startswith(OF_NAMES) and len(first) > 1:
        return run not in _NO_NAMES and (len(run) > 2 or is_word(first))  # two letters the model may make a name of
    if len(run) < LEAST_NAME or is_word(run):
        return False
    if run == first:
        return not told.is_traditional
    return run[-1] in _BODIES and not told.kinds[at].startswith("m")


_NO_NAMES: Final = frozenset(("城市", "高原", "平原", "山区", "海洋", "乡村", "农村", "论文"))
"""Common nouns that the dictionary has among names of places or of their own."""
_BODIES: Final = frozenset("江队团店院厂馆站校中会社司港湾")


def _begun(words: str, span: tuple[int, int], elsewhere: Sequence[str]) -> int:
    """Where the longest name begins that ends with what stands at *span* and that one of the texts *elsewhere* has."""
    start, end = span
    while start and end - start < _LONGEST and HAN.match(words[start - 1]):
        if not any(words[start - 1 : end] in text for text in elsewhere):
            break
        start -= 1
    return start


def _is_proper(name: str) -> bool:
    """True for three letters and more that are a place's name, no count and no common word."""
    return len(name) >= LEAST_NAME and name[0] not in _NUMERALS and (not is_common(name) or is_given(name, *OF_NAMES))


def _has_place(text: str) -> bool:
    """True where *text* names a place of its own, whatever it is."""
    return any(
        found.start() > 1
        and HAN.fullmatch(text[found.start() - 2 : found.start()])
        and found[0] not in _WHOLE_REGIONS | _OF_HOUSES
        for found in any_kind().finditer(text)
    )


LEAST_NAME: Final = 3
_LONGEST: Final = 9
"""Characters of a place's name, the most that are looked at."""
_NUMERALS: Final = frozenset("一二三四五六七八九十百千两几这那")
_OF_HOUSES: Final = frozenset(("楼", "队"))
"""What stands in a house or goes out from it."""
_WHOLE_REGIONS: Final = frozenset("省市县区国")
"""Regions in which all stories of a page may lie."""


LEAST_WORDS: Final = 4
"""Runs of three letters that a caption has in common with another story, for it to be that one's."""


def _captions_of_others(reading: IssueReading) -> Iterator[Finding]:
    """A caption that has nothing of its story and much of another on the page: two captions were exchanged."""
    copy = {
        slug: "\0".join(one.text for one in passages if one.is_copy or one.role in HEADLINES)
        for slug, passages in reading.by_story.items()
    }
    for passage in reading.passages:
        body = [one for one in reading.by_story.get(passage.story, ()) if one.is_copy]
        if passage.role != "caption" or sum(len(one.text) for one in body) < LEAST_COPY:
            continue  # a picture that is a story of its own
        runs = {found[0][at : at + 3] for found in HAN.finditer(passage.text) for at in range(len(found[0]) - 2)}
        own = sum(run in copy[passage.story] for run in runs)
        others = {slug: sum(run in text for run in runs) for slug, text in copy.items() if slug != passage.story}
        best = max(others, key=lambda slug: (others[slug], slug), default="")
        if best and others[best] >= max(LEAST_WORDS, own * LEAST_WORDS) and own < 2:
            head = _head_of(reading.by_story[best])
            span = (0, len(passage.text))
            yield remark("check-caption-story", passage, span, LIKELY, said=passage.text[:12], right=head)


def _head_of(passages: Sequence[Passage]) -> str:
    return next((one.text for one in passages if one.role == "head"), passages[0].story)
