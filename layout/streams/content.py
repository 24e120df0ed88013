"""The content stream of a page: marks as operators, in points from the lower left corner of the sheet."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from layout.geometry import Rect
from layout.page import BLACK, Artwork, Drawing, GlyphRun, Ink, Mark, Page, Picture, Rule, Shown, Tint
from layout.streams.code_rows import FaceCodes, shown
from layout.streams.codes import Codes, utf16
from layout.streams.drawings import Shading, artwork_steps, drawing_steps
from layout.streams.operands import KNOCKOUT, OVERPRINT, Contours, number
from layout.streams.spans import levels, shared, spans
from layout.streams.spots import ink_step, spot_resource
from layout.streams.tags import ARTIFACT, Tagger
from layout.units import Length


class Content:
    """Gathers the operators of one page; the state of ink, face and overprint is written only when it changes."""

    def __init__(
        self, fonts: Mapping[str, str], codes: Mapping[str, Codes], advances: Mapping[str, dict[int, int]],
        tags: Tagger, contours: Contours,
    ) -> None:  # fmt: skip
        """*fonts* names the resource of each face, *advances* the natural advance of each glyph in per mille.

        The resource of a further layer of a face is named by :func:`layer_name`.  *tags* gathers what marks make up.
        *contours* are those of a glyph of a face, for runs that are drawn as shapes.
        """
        self._left = self._top = 0
        self._fonts = fonts
        self._codes = {key: FaceCodes(used.written, advances[key]) for key, used in codes.items()}
        self._layered = {key: used for key, used in codes.items() if used.layers > 1}
        self._tags = tags
        self._contours = contours
        self._parts: list[str] = []
        self._in_text = False
        self._start()
        self._dark: list[Rect] = []
        self.images: dict[Shown, str] = {}
        self.artworks: dict[str, str] = {}
        self.spots: dict[str, tuple[str, Ink]] = {}
        self.shading = Shading(self.spots)
        self.opening: list[int] = []

    def _start(self) -> None:
        """The state at the beginning of a page."""
        self._clipped = False
        self._state = ""
        self._fill: Ink | None = None
        self._line: Ink | None = None
        self._font: tuple[str, Length] = ("", 0)
        self._joined = False
        self._chosen: tuple[Ink, int, Length] | None = None
        self._scale = 1000
        self._mode = 0
        self._dash: tuple[Length, ...] = ()
        self._round = False

    def draw(self, page: Page, index: int = 0) -> bytes:
        """The whole stream for *page*, number *index* (from 0) of its file.

        :attr:`images` and :attr:`artworks` name the pictures and placed pages drawn, :attr:`spots` the resource of
        every spot ink with a solid of it, :attr:`opening` the marks that begin a stretch of an element.
        """
        self._left, self._top = page.beyond, page.height + page.beyond
        within: int | None = None
        if page.fold:
            self._clip(page.shown)
        for at, mark in enumerate(page.marks):
            if self._clipped and page.slug and _is_beyond(mark, page):  # a printer's mark
                self._close(within)
                within = None
                self._unclip()
            element = self._tags.element(mark)
            if element != within:
                self._close(within)
                self._open(element, index)
                self.opening += [at] if element != ARTIFACT else []
                within = element
            if isinstance(mark, GlyphRun):
                self._outlined(mark) if mark.drawn else self._text(mark)
            elif isinstance(mark, Rule):
                self._rule(mark)
            elif isinstance(mark, Tint):
                self._tint(mark)
            elif isinstance(mark, Picture):
                self._picture(mark)
            else:
                self._placed(mark)
        self._close(within)
        if self._clipped:
            self._unclip()
        return "\n".join(self._parts).encode()

    def _clip(self, rect: Rect) -> None:
        """From here on nothing is shown beyond *rect*."""
        corner = f"{number(self._left + rect.x)} {number(self._top - rect.bottom)}"
        self._parts.append(f"q {corner} {number(rect.width)} {number(rect.height)} re W n")
        self._clipped = True

    def _unclip(self) -> None:
        """The state is again what it was when the page began: nothing that was chosen since holds."""
        self._parts.append("Q")
        self._start()

    def _open(self, element: int, index: int) -> None:
        """Begin a stretch of tagged content; every mark is in one."""
        if element == ARTIFACT:
            self._parts.append("/Artifact BMC")
        else:
            number = self._tags.open(element, index)
            self._parts.append(f"/{self._tags.elements[element].kind}<</MCID {number}>>BDC")

    def _close(self, within: int | None) -> None:
        self._end_text()
        if within is not None:
            self._parts.append("EMC")

    def _end_text(self) -> None:
        if self._in_text:
            self._parts.append("ET")
            self._in_text = False

    def _overprint(self, state: str) -> None:
        if state != self._state:
            self._parts.append(f"/{state} gs")
            self._state = state

    def _ink(self, ink: Ink, *, line: bool, over: bool = True) -> None:
        """*over*: black may overprint, as type and rules do; a field of black over a picture would show it through."""
        self._overprint(OVERPRINT if over and ink == BLACK else KNOCKOUT)
        if line and ink != self._line:
            self._parts.append(ink_step(ink, self.spots, line=True))
            self._line = ink
        elif not line and ink != self._fill:
            self._parts.append(ink_step(ink, self.spots, line=False))
            self._fill = ink

    def _text(self, run: GlyphRun) -> None:
        if not run.gids or run.size <= 0 or run.squeeze <= 0:  # type without an extent shows nothing
            return
        chosen = run.ink, run.squeeze, run.stroke
        if not self._in_text or chosen != self._chosen or run.stroke:
            self._text_state(run)
            self._chosen = chosen
        if run.ruby:
            self._parts.append("/RT BMC")  # so that preflight knows what may be so small
        downs = run.xs if run.turned else run.ys
        if "" not in run.texts and not (downs and any(downs)):
            self._show(run, 0, len(run.gids), 0)
        else:
            self._in_spans(run._replace(texts=shared(run.texts)), downs)
        if run.ruby:
            self._parts.append("EMC")

    def _in_spans(self, run: GlyphRun, downs: tuple[Length, ...]) -> None:
        """Glyphs of which several share a reading, or not all stand on the line."""
        for start, end, reading in spans(run.texts):
            if reading:
                self._parts.append(f"/Span<</ActualText<feff{utf16(reading)}>>>BDC")
            for first, last, off in levels(downs, start, end):
                self._show(run, first, last, off)
            if reading:
                self._parts.append("EMC")

    def _outlined(self, run: GlyphRun) -> None:
        """The outlines of a run as lines: type set twice would be read twice by some, whatever it is tagged as."""
        self._end_text()
        if run.size <= 0 or run.stroke <= 0:
            return
        from layout.streams.shapes import shapes_of  # few pages have any

        self._stroke(run.ink, run.stroke * 1_000_000 // run.size)
        self._parts += shapes_of(run, self._left, self._top, self._contours)

    def _stroke(self, ink: Ink, width: Length) -> None:
        """Line state for outlines: round joins, so that sharp corners grow no spikes, and no dash left over."""
        self._ink(ink, line=True)
        if self._dash:
            self._parts.append("[] 0 d")
            self._dash = ()
        if not self._joined:
            self._parts.append("1 j")
            self._joined = True
        self._parts.append(f"{number(width)} w")

    def _text_state(self, run: GlyphRun) -> None:
        """All that text is shown in but its face; most runs are like the one before, and need nothing."""
        if run.stroke:
            self._stroke(run.ink, run.stroke)
        if not self._in_text:
            self._parts.append("BT")
            self._in_text = True
        self._ink(run.ink, line=False)
        if run.squeeze != self._scale:
            self._parts.append(f"{number(run.squeeze * 100)} Tz")
            self._scale = run.squeeze
        mode = 2 if run.stroke else 0
        if mode != self._mode:
            self._parts.append(f"{mode} Tr")
            self._mode = mode

    def _face(self, name: str, size: Length) -> None:
        if (name, size) != self._font:
            self._parts.append(f"/{name} {number(size)} Tf")
            self._font = (name, size)

    def _show(self, run: GlyphRun, start: int, end: int, off: Length) -> None:
        """Glyphs *start* … *end* - 1 *off* their line: a matrix, then codes with what brings each to its place."""
        xs, gids, face, size = run.ys if run.turned else run.xs, run.gids, run.face, run.size
        right, down = (off, xs[start]) if run.turned else (xs[start], off)
        x, y = run.origin
        x, y = self._left + x + right, self._top - y - down
        matrix = f"{'0 -1 1 0' if run.turned else '1 0 0 1'} {number(x)} {number(y)} Tm"
        codes, layered = self._codes[face], self._layered.get(face)
        if layered is None:
            self._face(self._fonts[face], size)
            self._parts += (matrix, shown(gids[start:end], xs[start:end], size, run.squeeze, codes)[0])
            return
        pen = xs[start] * 1_000_000
        for layer, several in groupby(range(start, end), layered.layers_of(gids, run.texts).__getitem__):
            row = [*several]
            first, last = row[0], row[-1] + 1
            self._face(layer_name(self._fonts[face], layer), size)
            said, pen = shown(gids[first:last], xs[first:last], size, run.squeeze, codes, pen)
            self._parts += (said,) if first > start else (matrix, said)

    def _rule(self, rule: Rule) -> None:
        self._end_text()
        # It is cut out of pictures and deep colours: over them there would be more ink than the paper takes.
        around = rule.rect
        self._ink(rule.ink, line=True, over=not any(around.overlaps(one) for one in self._dark))
        self._darkens(rule.ink, around)
        if rule.dash != self._dash:
            self._parts.append(f"[{' '.join(map(number, rule.dash))}] 0 d")
            self._dash = rule.dash
        if rule.round != self._round:
            self._parts.append(f"{int(rule.round)} J")
            self._round = rule.round
        start = f"{number(self._left + rule.start.x)} {number(self._top - rule.start.y)}"
        end = f"{number(self._left + rule.end.x)} {number(self._top - rule.end.y)}"
        self._parts.append(f"{number(rule.thickness)} w {start} m {end} l S")

    def _tint(self, tint: Tint) -> None:
        if not tint.rect.width or not tint.rect.height:
            return  # a path filled without width is a line as thin as the device can draw
        self._end_text()
        self._ink(tint.ink, line=False, over=False)
        self._darkens(tint.ink, tint.rect)
        x, y, width, height = tint.rect
        corner = f"{number(self._left + x)} {number(self._top - y - height)}"
        self._parts.append(f"{corner} {number(width)} {number(height)} re f")

    def _darkens(self, ink: Ink, rect: Rect) -> None:
        """Remember *rect* where black would be too much on *ink*."""
        if ink.is_deep:
            self._dark.append(rect)

    def _picture(self, mark: Picture) -> None:
        self._end_text()
        self._overprint(KNOCKOUT)
        self._dark.append(mark.rect)
        name = self.images.setdefault(mark.shown, f"Im{len(self.images) + 1}")
        if mark.ink is not None and mark.ink.spot:
            spot_resource(mark.ink, self.spots)
        x, y, width, height = mark.rect
        corner = f"{number(self._left + x)} {number(self._top - y - height)}"
        self._parts.append(f"q {number(width)} 0 0 {number(height)} {corner} cm /{name} Do Q")

    def _placed(self, mark: Drawing | Artwork) -> None:
        """What is drawn between a saving of the state and its return: nothing of it is left over."""
        self._end_text()
        if isinstance(mark, Drawing):
            self._parts += drawing_steps(mark, self._left, self._top, self.shading)
            return
        self._overprint(KNOCKOUT)
        self._dark.append(mark.window)
        name = self.artworks.setdefault(mark.file, f"Ad{len(self.artworks) + 1}")
        self._parts.append(artwork_steps(mark, name, self._left, self._top))


def _is_beyond(mark: Mark, page: Page) -> bool:
    """True for what lies wholly off the page and its bleed, as printer's marks do."""
    if isinstance(mark, Rule):
        (x, y), (right, bottom) = sorted((mark.start, mark.end))
        y, bottom = min(y, bottom), max(y, bottom)
    elif isinstance(mark, GlyphRun):
        (x, y), (right, bottom) = mark.origin, mark.origin
    else:
        x, y, right, bottom = mark.rect.x, mark.rect.y, mark.rect.right, mark.rect.bottom
    low, high = -page.bleed, page.bleed
    return right < low or bottom < low or x > page.width + high or y > page.height + high


def layer_name(font: str, layer: int) -> str:
    """The resource of a layer of a face whose own is *font*."""
    return f"{font}.{layer}" if layer else font
