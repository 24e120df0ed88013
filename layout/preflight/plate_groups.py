"""Plates that are drawn together: which can be, how one page, picture or colour shows up to three; what they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops

from layout.pdfreader.spaces import PROCESS
from layout.pdfreader.state import Box, Paint
from layout.pdfreader.steps import Painting, PaintProgram, Part, Passing, Paths, PdfImage, Shade

DARKEN, NORMAL = "/ZDarken", "/ZNormal"
"""Names of graphics states in what is made for plates: what comes is darkened with what is there, or covers it."""
WHOLE: Final = "/ZWhole"
"""Name of the one in which a form without a group is placed: it is not to be faded as a whole."""
TOGETHER: Final = 3
"""Plates that one page can show."""
COLOURS: Final = PROCESS[:3]
"""The plates that hue and the like mix by each other, as red, green and blue (ISO 32000-1, 11.3.5.3)."""
_FILLED: Final = {b"B": b"f", b"B*": b"f*", b"b": b"f", b"b*": b"f*"}
_STROKED: Final = {b"B": b"S", b"B*": b"S", b"b": b"s", b"b*": b"s"}


_PAPER: Final = 255
_NUMBERS: Final = (0, 5, 10, 15, 25, 35, 40, 53, 65, 77, 83, 121, 126, 131, 137, 146, 180, 196, 204, 241)
"""Greys that stand for mixtures: none is what pdfium makes of a quarter of one on another or on paper.

It draws the edges of shapes without any area so (63 of 255, rounded down), and edges of clips in every share.
"""


class TooManyMixturesError(ValueError):
    """There are more mixtures than numbers."""


class Numbers:
    """A number for every mixture of inks on some plates, so that one drawing in greys shows any number of plates.

    That is for pages of flat colours with hard edges, where nothing is mixed but by the one that paints it.
    """

    def __init__(self, plates: int) -> None:
        self._known: dict[tuple[float, ...], int] = {(1.0,) * plates: _PAPER}

    def of(self, levels: tuple[float, ...]) -> float:
        """The grey that stands for the greys *levels* of the plates.  Raises :class:`TooManyMixturesError`."""
        if levels not in self._known:
            if len(self._known) > len(_NUMBERS):
                raise TooManyMixturesError
            self._known[levels] = _NUMBERS[len(self._known) - 1]
        return self._known[levels] / 255

    def plates_in(self, shown: Image.Image) -> list[Image.Image] | None:
        """The plates that *shown* stands for, which has 255 for the number nought, as plates have 255 for solid ink.

        ``None`` where there is a grey that stands for nothing: something was mixed after all.
        """
        inks = {255 - number: [255 - int(one * 255 + 0.5) for one in levels] for levels, number in self._known.items()}
        if any(count and grey not in inks for grey, count in enumerate(shown.histogram())):
            return None
        return [
            shown.point([one[at] for one in (inks.get(i, inks[0]) for i in range(256))]) for at in range(len(inks[0]))
        ]


def groups_of(
    programs: Sequence[PaintProgram], plates: Sequence[str], most: int = TOGETHER, *, mixed: bool = False
) -> list[tuple[str, ...]]:
    """*plates* in groups of at most so many that can be drawn together.

    Whatever *programs* paint touches all of a group or none of it.  Where colours are *mixed* by hue and the like, the
    three that are mixed by each other stand together if they can, and every other plate by itself: in a grey alone the
    hue is that of the ground and the luminosity that of what is painted, as the standard has it for black.
    """
    paints: dict[int, Paint] = {}
    waiting, seen = [*programs], {id(one) for one in programs}
    while waiting:
        one = waiting.pop()
        for look in one.looks:
            paints |= {id(paint): paint for paint in (look.fill, look.stroke) if paint is not None}
        for part in one.parts.values():
            if isinstance(part, PaintProgram) and id(part) not in seen:
                seen.add(id(part))
                waiting.append(part)
    alike: dict[tuple[bool, ...], list[str]] = {}
    for plate in plates:
        key = plate in PROCESS, *(paint.touches(plate) for paint in paints.values())
        alike.setdefault(key, []).append(plate)
    if mixed:
        three = next((COLOURS for one in alike.values() if {*COLOURS} <= {*one}), ())
        return [*([three] if three else []), *((one,) for one in plates if one not in three)]
    return [tuple(one[i : i + most]) for one in alike.values() for i in range(0, len(one), most)]


def together(greys: list[Image.Image]) -> Image.Image:
    """*greys* as one picture: one in grey, or up to three as its colours."""
    if len(greys) == 1:
        return greys[0]
    size = max((one.size for one in greys), key=lambda size: size[0] * size[1])
    bands = [one if one.size == size else one.resize(size) for one in greys]
    return Image.merge("RGB", (bands * TOGETHER)[:TOGETHER])


def channels(plates: tuple[str, ...]) -> int:
    """How many components a colour has that shows *plates*."""
    return 1 if len(plates) == 1 else TOGETHER


def device_space(plates: tuple[str, ...]) -> Any:
    """The colour space of such a colour."""
    return Name.DeviceGray if len(plates) == 1 else Name.DeviceRGB


def group_for(group: Any, plates: tuple[str, ...]) -> Any:
    """The transparency *group* of a page or form, blended in the colours that show *plates*."""
    made = Dictionary({key: value for key, value in group.items() if key != "/CS"})
    made.CS = device_space(plates)
    return made


def as_picture(
    document: pikepdf.Pdf, planes: tuple[Image.Image, ...], cover: Image.Image, box: Box
) -> tuple[bytes, Any]:
    """Content and resources that show *planes* of ink over *box*, one in grey or several as colours."""

    def stream(image: Image.Image, **more: Any) -> Any:
        made = document.make_stream(image.tobytes())
        space = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
        entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": image.width, "Height": image.height,
                   "BitsPerComponent": 8, "ColorSpace": space, **more}  # fmt: skip
        for key, value in entries.items():
            made[f"/{key}"] = value
        return made

    shown = stream(together([ImageChops.invert(plane) for plane in planes]), SMask=stream(cover))
    content = f"q {box[2] - box[0]} 0 0 {box[3] - box[1]} {box[0]} {box[1]} cm /Lit Do Q".encode()
    return content, Dictionary(XObject=Dictionary(Lit=shown))


class PlateContent:
    """A stream's content for some plates, put together step by step."""

    def __init__(self, chosen: Callable[..., bytes], plates: int, *, alone: bool) -> None:
        """*chosen* gives what chooses a paint for a *line* or else an area, nothing where it leaves the plates alone.

        *alone*: overprinting has to cover what is under the group.
        """
        self._choose, self._alone = chosen, alone
        self._white = b"".join(set_colour((1.0,) * plates, line=line) for line in (False, True))
        self._colours: dict[tuple[int, bool], bytes] = {}
        self._looks: dict[int, tuple[bytes, bytes, bytes]] = {}
        """By looks of paths their colours, for areas and lines, and the operator, empty where nothing is painted."""
        self._held: list[bytes] = [b"", b""]
        """The colours that are in force."""
        self._out: list[bytes] = []

    def of(self, steps: Sequence[Passing | Painting | Paths]) -> bytes:
        """The content that *steps* come to."""
        for step in steps:
            if isinstance(step, Paths):
                self._put_paths(step)
            elif isinstance(step, Painting):
                self._put(step)
            else:
                self._out.append(step.raw)
                if step.restores:
                    self._held = [b"", b""]
        return b"".join(self._out)

    def _colour(self, paint: Paint | None, *, line: bool) -> bytes:
        if paint is None:
            return b""
        key = id(paint), line
        if key not in self._colours:
            self._colours[key] = self._choose(paint, line=line)
        return self._colours[key]

    def _put(self, step: Painting) -> None:
        """Paint *step*, with the colours that it needs and that are not in force."""
        fill, stroke = self._colour(step.fill, line=False), self._colour(step.stroke, line=True)
        if self._alone and step.plain and step.kind != "object" and not fill and not stroke and prints(step):
            darken, normal = (f"{name} gs\n".encode() for name in (DARKEN, NORMAL))
            self._out += [darken, self._white, step.before, step.word, b"\n", normal]
            self._held = [b"", b""]
            return
        for slot, wanted in enumerate((fill, stroke)):
            if wanted and self._held[slot] != wanted and step.word != b"sh":
                self._out.append(wanted)
                self._held[slot] = wanted
        self._out += painted(step, fill=bool(fill), stroke=bool(stroke))

    def _put_paths(self, paths: Paths) -> None:
        """As :meth:`_put` for each of *paths*, with what is the same for all of a look found out once."""
        put = self._out.append
        for passing, look, path in paths.rows:
            known = self._looks.get(id(look))
            if known is None:
                fill, stroke = self._colour(look.fill, line=False), self._colour(look.stroke, line=True)
                word = path_word(look, fill=bool(fill), stroke=bool(stroke))
                known = self._looks[id(look)] = fill, stroke, word
            fill, stroke, word = known
            if passing:
                put(passing)
            if not word:
                self._put(look._replace(before=path))
                continue
            held = self._held
            if fill and fill != held[0]:
                put(fill)
                held[0] = fill
            if stroke and stroke != held[1]:
                put(stroke)
                held[1] = stroke
            put(path)
            put(word)


def painted(step: Painting, *, fill: bool, stroke: bool) -> tuple[bytes, ...]:
    """The operator and what leads to it, with what is not painted on these plates left out."""
    if fill == (step.fill is not None) and stroke == (step.stroke is not None):
        return step.before, step.word, b"\n"
    if step.kind == "object":
        return ()
    if step.kind == "path":
        return (step.before, path_word(step, fill=fill, stroke=stroke)) if fill or stroke else (b"n\n",)
    mode = {(True, True): 2, (True, False): 0, (False, True): 1}.get((fill, stroke), 3)
    mode += 4 if step.mode > 3 else 0
    return b"%d Tr\n" % mode, step.before, step.word, b"\n%d Tr\n" % step.mode


def path_word(step: Painting, *, fill: bool, stroke: bool) -> bytes:
    """The operator that paints a path, with what is not painted left out; nothing where that is all of it."""
    if fill and stroke:
        return step.word + b"\n"
    return (_FILLED if fill else _STROKED).get(step.word, step.word) + b"\n" if fill or stroke else b""


def as_it_is(document: pikepdf.Pdf, part: PdfImage) -> Any:
    """The picture of *part* in *document*, as the file has it."""
    return document.copy_foreign(part.image) if part.inline else part.image


def identity(part: Part) -> object:
    """What is the same for parts that are drawn alike: a page may use one shading or picture a thousand times."""
    if isinstance(part, PdfImage):
        return part.number, part.space, part.stencil, part.paint if part.faint else None
    if isinstance(part, Shade) and part.shading.objgen[0] and (part.pattern is None or part.pattern.objgen[0]):
        return part.shading.objgen, part.space, part.pattern is not None and part.pattern.objgen
    return id(part)


def prints(step: Painting) -> bool:
    """True when *step* prints something on some plate."""
    return any(one and one.inks.named for one in (step.fill, step.stroke))


def set_colour(wanted: str | tuple[float, ...], *, line: bool) -> bytes:
    """The operators that choose a pattern, a grey, or up to three greys as a colour."""
    if isinstance(wanted, str):
        return (f"/Pattern CS /{wanted} SCN\n" if line else f"/Pattern cs /{wanted} scn\n").encode()
    if len(wanted) == 1:
        return f"{wanted[0]:g} {'G' if line else 'g'}\n".encode()
    levels = " ".join(f"{one:g}" for one in (wanted * TOGETHER)[:TOGETHER])
    return f"{levels} {'RG' if line else 'rg'}\n".encode()
