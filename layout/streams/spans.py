"""Glyphs of a run that are shown together: by what they read as, and by the line they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from layout.fonts.clusters import clusters
from layout.units import Length


def shared(texts: tuple[str, ...]) -> tuple[str, ...]:
    """*texts* with a text that stands on the first of several glyphs shared out among them, where it goes that far.

    A dash or an ellipsis of two characters is often two glyphs of one cluster, the second without a text; PDF/A-2u
    wants a reading of every glyph.

    >>> shared(("……", "", "é", ""))
    ('…', '…', 'é', '')
    """
    if "" not in texts:
        return texts
    made = list(texts)
    heads = [i for i, text in enumerate(texts) if text]
    for head, after in zip(heads, (*heads[1:], len(texts)), strict=True):
        count, text = after - head, texts[head]
        if count > 1 and len(text) >= count:
            starts = [start for start, _ in clusters(text)]
            if len(starts) < count:  # a base and its marks are one cluster
                starts = list(range(len(text)))
            ends = (*starts[1:count], len(text))
            made[head:after] = [text[a:b] for a, b in zip(starts[:count], ends, strict=True)]
    return tuple(made)


def spans(texts: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Stretches of glyphs to be shown together, and the reading of a stretch that several glyphs share.

    Most readers take no text at all for an empty reading in a font; those that make up one heed ActualText.
    """
    if "" not in texts:
        yield 0, len(texts), ""
        return
    heads = [i for i, text in enumerate(texts) if text or not i]
    start = 0
    for head, after in zip(heads, (*heads[1:], len(texts)), strict=True):
        if after - head > 1:
            if start < head:
                yield start, head, ""
            yield head, after, texts[head]
            start = after
    if start < len(texts):
        yield start, len(texts), ""


def levels(ys: tuple[Length, ...], start: int, end: int) -> Iterator[tuple[int, int, Length]]:
    """Glyphs *start* … *end* - 1 cut where the baseline moves, each part with how far it is down."""
    if not any(ys[start:end]):
        yield start, end, 0
        return
    first = start
    for index in range(start + 1, end + 1):
        if index == end or ys[index] != ys[first]:
            yield first, index, ys[first]
            first = index
