"""What a finished card must keep: text inside the safe area, large enough, dark enough, and clear of other text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from layout.cards.parts import PX, rgb_of
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Rect
from layout.page import GlyphRun, Ink, Mark, Page, Picture, Tint
from layout.stylesheets.cards import CardSize
from layout.units import Length

LEAST_CONTRAST: Final = 450
"""Of type to its ground, in hundredths: 4.5 to 1, what WCAG 2 asks of text (success criterion 1.4.3, level AA)."""


def check_card(page: Page, card: CardSize, faces: Library, story: str = "") -> tuple[Finding, ...]:
    """Everything that is wrong with the card *page* of the size *card*."""
    found: list[Finding] = []
    safe = _safe(card, page.height)
    boxes: list[tuple[Rect, GlyphRun]] = []
    for index, mark in enumerate(page.marks):
        if not isinstance(mark, GlyphRun) or not mark.gids:
            continue
        said = "".join(mark.texts)[:12]
        facts = {"card": card.name, "words": said}
        box = inked_box(mark, faces)
        if not box.within(safe):
            found.append(finding("card-unsafe", None, story=story, **facts))
        if mark.size < card.least * PX and not mark.ruby and not _off_line(mark):
            size = f"{mark.size / PX:g}"
            found.append(finding("card-small-text", None, story=story, size=size, least=card.least, **facts))
        ratio = _contrast_on(page.marks[:index], box, mark.ink)
        if ratio < LEAST_CONTRAST:
            found.append(finding("card-contrast", None, story=story, ratio=f"{ratio / 100:.2f}", **facts))
        boxes.append((box, mark))
    found += _collisions(boxes, card, story, faces)
    return tuple(dict.fromkeys(found))


def _off_line(run: GlyphRun) -> bool:
    """True for superiors, inferiors and notes in two rows, which are small on purpose, as ruby is."""
    return bool(run.ys) and all(run.ys)


def inked_box(run: GlyphRun, faces: Library) -> Rect:
    """The smallest rectangle round all that *run* inks."""
    inked = list(_glyph_boxes(run, faces))
    if not inked:
        return Rect(run.origin.x, run.origin.y, 0, 0)
    left, top = min(one.x for one in inked), min(one.y for one in inked)
    return Rect(left, top, max(one.right for one in inked) - left, max(one.bottom for one in inked) - top)


def _glyph_boxes(run: GlyphRun, faces: Library) -> Iterator[Rect]:
    """The rectangle round what each glyph of *run* inks; blanks have none."""
    face = faces.face(run.face)
    for gid, x, y in zip(run.gids, run.xs, run.ys or (0,) * len(run.gids), strict=True):
        ink = face.ink(gid)
        if ink.left < ink.right:
            left, top = (
                run.origin.x + x + ink.left * run.size // 1000,
                run.origin.y + y - -(-ink.top * run.size // 1000),
            )
            right = run.origin.x + x + -(-ink.right * run.size // 1000)
            yield Rect(left, top, right - left, run.origin.y + y - ink.bottom * run.size // 1000 - top)


def _safe(card: CardSize, height: Length) -> Rect:
    """The safe area, a pixel wider on every side: that is where a curve may touch it."""
    white = card.safe
    left, top = white.left * PX - PX, white.top * PX - PX
    return Rect(
        left, top, (card.width - white.left - white.right) * PX + 2 * PX,
        height - (white.top + white.bottom) * PX + 2 * PX,
    )  # fmt: skip


def _contrast_on(under: Sequence[Mark], box: Rect, ink: Ink) -> int:
    """The least contrast of *ink* to what lies under *box*, in hundredths; 0 on a picture, where nobody knows."""
    grounds: list[Ink] = []
    for mark in reversed(under):
        if isinstance(mark, Picture) and mark.rect.overlaps(box):
            return 0
        if isinstance(mark, Tint) and mark.rect.overlaps(box):
            grounds.append(mark.ink)
            if box.within(mark.rect):
                break
    return min((contrast(ink, ground) for ground in grounds), default=contrast(ink, Ink(0, 0, 0, 0)))


def contrast(one: Ink, other: Ink) -> int:
    """How much two colours of the screen differ in brightness, in hundredths, as WCAG 2 counts it: 100 to 2100."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return int((light + 0.05) * 100 / (dark + 0.05))


@lru_cache(maxsize=64)
def _luminance(ink: Ink) -> float:
    """Relative luminance of sRGB, 0 to 1 (IEC 61966-2-1)."""
    parts = [light / 255 for light in rgb_of(ink)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _collisions(boxes: list[tuple[Rect, GlyphRun]], card: CardSize, story: str, faces: Library) -> list[Finding]:
    """Type of one line on type of another; ruby, which reaches between the tops of its own, by glyphs."""
    found: list[Finding] = []
    for index, (box, run) in enumerate(boxes):
        for other, before in boxes[:index]:
            if run.origin.y != before.origin.y and box.overlaps(other):
                if (run.ruby or before.ruby) and not _touch(run, before, faces):
                    continue
                words = "".join(run.texts)[:12]
                others = "".join(before.texts)[:12]
                found.append(finding("card-overlap", None, story=story, card=card.name, words=words, others=others))
    return found


def _touch(one: GlyphRun, other: GlyphRun, faces: Library) -> bool:
    """True when a glyph of one run lies on one of the other."""
    under = list(_glyph_boxes(other, faces))
    return any(glyph.overlaps(box) for glyph in _glyph_boxes(one, faces) for box in under)
