"""The content stream of a page: marks as operators, in points from the lower left corner of the bleed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layout.output.codes import Codes
from layout.page import BLACK, GlyphRun, Ink, Page, Picture, Rule, Tint
from layout.units import Length

OVERPRINT: Final = "Over"
KNOCKOUT: Final = "Knock"
"""Graphics states: pure black prints over what lies under it, everything else is cut out of it."""

FINE: Final = 20_000
"""Type above this size is placed to a tenth of a thousandth of its em."""


def number(length: Length) -> str:
    """Millipoints as points, as short as can be.

    >>> number(10500), number(-3), number(2000)
    ('10.5', '-.003', '2')
    """
    if length % 1000 == 0:
        return str(length // 1000)
    sign = "-" if length < 0 else ""
    whole, part = divmod(abs(length), 1000)
    return f"{sign}{whole or ''}.{part:03d}".rstrip("0")


class Content:
    """Gathers the operators of one page; the state of ink, face and overprint is written only when it changes."""

    def __init__(
        self, page: Page, fonts: Mapping[str, str], codes: Mapping[str, Codes], advances: Mapping[str, dict[int, int]]
    ) -> None:
        """*fonts* names the resource of each face, *advances* the natural advance of each glyph in per mille."""
        self._left = page.bleed
        self._top = page.height + page.bleed
        self._fonts = fonts
        self._codes = codes
        self._advances = advances
        self._parts: list[str] = []
        self._in_text = False
        self._state = ""
        self._fill: Ink | None = None
        self._line: Ink | None = None
        self._font: tuple[str, Length] = ("", 0)
        self._scale = 1000
        self._mode = 0
        self._dash: tuple[Length, ...] = ()
        self.images: dict[tuple[str, tuple[int, int, int, int]], str] = {}

    def draw(self, page: Page) -> bytes:
        """The whole stream for *page*; :attr:`images` names the pictures it draws."""
        for mark in page.marks:
            if isinstance(mark, GlyphRun):
                self._text(mark)
            elif isinstance(mark, Rule):
                self._rule(mark)
            elif isinstance(mark, Tint):
                self._tint(mark)
            else:
                self._picture(mark)
        self._end_text()
        return "\n".join(self._parts).encode()

    def _end_text(self) -> None:
        if self._in_text:
            self._parts.append("ET")
            self._in_text = False

    def _ink(self, ink: Ink, *, line: bool) -> None:
        state = OVERPRINT if ink == BLACK else KNOCKOUT
        if state != self._state:
            self._parts.append(f"/{state} gs")
            self._state = state
        if line and ink != self._line:
            self._parts.append(_plates(ink) + " K")
            self._line = ink
        elif not line and ink != self._fill:
            self._parts.append(_plates(ink) + " k")
            self._fill = ink

    def _text(self, run: GlyphRun) -> None:
        if not run.gids:
            return
        if not self._in_text:
            self._parts.append("BT")
            self._in_text = True
        self._ink(run.ink, line=False)
        if run.stroke:
            self._ink(run.ink, line=True)
        self._text_state(run)
        if not any(run.ys):
            self._show(run, 0, len(run.gids), 0)
            return
        start = 0
        for index in range(1, len(run.gids) + 1):
            if index == len(run.gids) or run.ys[index] != run.ys[start]:
                self._show(run, start, index, run.ys[start])
                start = index

    def _text_state(self, run: GlyphRun) -> None:
        if (run.face, run.size) != self._font:
            self._parts.append(f"/{self._fonts[run.face]} {number(run.size)} Tf")
            self._font = (run.face, run.size)
        if run.squeeze != self._scale:
            self._parts.append(f"{run.squeeze / 10:g} Tz")
            self._scale = run.squeeze
        mode = 2 if run.stroke else 0
        if run.stroke:
            self._parts.append(f"{number(run.stroke)} w")
        if mode != self._mode:
            self._parts.append(f"{mode} Tr")
            self._mode = mode

    def _show(self, run: GlyphRun, start: int, end: int, down: Length) -> None:
        """Glyphs *start* … *end* - 1: a matrix, then codes with the corrections that bring each to its place."""
        readings, advances = self._codes[run.face].readings, self._advances[run.face]
        size, xs, gids, texts = run.size, run.xs, run.gids, run.texts
        step = size * run.squeeze  # millipoints to a whole em, times a thousand
        parts: list[str] = []
        codes: list[str] = []
        fine = size > FINE
        pen = xs[start] * 1_000_000
        for i in range(start, end):
            off = pen - xs[i] * 1_000_000
            if off > 3_000_000 or off < -3_000_000:
                back = round(off * 10 / step) if fine else round(off / step) * 10
                if back:
                    if codes:
                        parts.append(f"<{''.join(codes)}>")
                        codes = []
                    parts.append(f"{back / 10:g}")
                    pen -= back * step // 10
            gid = gids[i]
            codes.append(f"{readings[gid, texts[i]]:04X}")
            pen += advances[gid] * step
        parts.append(f"<{''.join(codes)}>")
        x = self._left + run.origin.x + xs[start]
        y = self._top - run.origin.y - down
        self._parts.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        self._parts.append(f"[{''.join(parts)}]TJ" if len(parts) > 1 else f"{parts[0]}Tj")

    def _rule(self, rule: Rule) -> None:
        self._end_text()
        self._ink(rule.ink, line=True)
        if rule.dash != self._dash:
            self._parts.append(f"[{' '.join(map(number, rule.dash))}] 0 d")
            self._dash = rule.dash
        start = f"{number(self._left + rule.start.x)} {number(self._top - rule.start.y)}"
        end = f"{number(self._left + rule.end.x)} {number(self._top - rule.end.y)}"
        self._parts.append(f"{number(rule.thickness)} w {start} m {end} l S")

    def _tint(self, tint: Tint) -> None:
        self._end_text()
        self._ink(tint.ink, line=False)
        x, y, width, height = tint.rect
        corner = f"{number(self._left + x)} {number(self._top - y - height)}"
        self._parts.append(f"{corner} {number(width)} {number(height)} re f")

    def _picture(self, mark: Picture) -> None:
        self._end_text()
        name = self.images.setdefault((mark.image, mark.crop), f"Im{len(self.images) + 1}")
        x, y, width, height = mark.rect
        corner = f"{number(self._left + x)} {number(self._top - y - height)}"
        self._parts.append(f"q {number(width)} 0 0 {number(height)} {corner} cm /{name} Do Q")


def _plates(ink: Ink) -> str:
    return " ".join(number(plate) for plate in ink)
