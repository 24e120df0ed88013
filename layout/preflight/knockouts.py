"""Knockout groups on plates: what is painted later takes away what was painted before, though it can be seen through.

A renderer that knows nothing of such groups draws them when each thing is painted through a soft mask that lets nothing
through where anything later has its shape (ISO 32000-1, 11.4.6): under it lies then what the group stands on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.pdfreader.document import inner
from layout.pdfreader.spaces import masked_within, see_through
from layout.pdfreader.state import HIDDEN, Paint
from layout.pdfreader.steps import Painting, PaintProgram, Passing, Paths, PdfImage
from layout.preflight.plate_groups import as_it_is, painted

_MOST: Final = 64
"""Things of a group that are drawn through a mask each: every mask holds all that come after."""
_SHAPE, _SEEN, _VEIL = "/ZShape", "/ZSeen", "/ZVeil"
"""Names of graphics states: wholly seen, wholly seen but for the mask that is in force, and the first part of masks."""
_WHOLE: Final = {"/ca": 1, "/CA": 1, "/BM": Name.Normal}

Drawn = Callable[[Painting], bytes]
"""The content that paints one step on some plates, nothing where it leaves them alone."""
Step = Passing | Painting


def shows_through(program: PaintProgram, blends: Callable[[PaintProgram], bool], *, isolated: bool) -> bool:
    """True when it is seen that what is painted later in a knockout group takes away what was painted before.

    *blends* says of a form within it whether anything that it names is transparent.
    """
    count = sum(len(step.rows) if isinstance(step, Paths) else isinstance(step, Painting) for step in program.steps)
    over = any(paint is not None and paint.over for look in program.looks for paint in (look.fill, look.stroke))
    if count < 2 or (over and not isolated):
        return count > 1
    return see_through(program.resources) or any(map(blends, _forms_in(program)))


def can_be_veiled(program: PaintProgram, blends: Callable[[PaintProgram], bool]) -> bool:
    """True for a knockout group of few things of known shapes; *blends* is as for :func:`shows_through`.

    Not for one in which something but the last is a group that blends with what is under this one: through a mask it
    would be blended with nothing.
    """
    steps = _steps_of(program)
    things = [step for step in steps if isinstance(step, Painting) and _marks(step)]
    shaped = things if _own_masks(program.resources) else things[1:]
    if len(things) > _MOST or _left_open(steps) or not all(_has_shape(step, program) for step in shaped):
        return False
    return not any(_blends_below(program.parts.get(step.name), blends) for step in things[:-1])


def _blends_below(part: object, blends: Callable[[PaintProgram], bool]) -> bool:
    if not isinstance(part, PaintProgram):
        return False
    if bool(inner(part.stream, "/Group").get("/I", False)):
        return False
    return blends(part) or any(map(blends, _forms_in(part)))


def _forms_in(program: PaintProgram) -> list[PaintProgram]:
    """The forms that *program* shows, and those in them, each once."""
    found: dict[int, PaintProgram] = {}
    waiting = [program]
    while waiting:
        for part in waiting.pop().parts.values():
            if isinstance(part, PaintProgram) and id(part) not in found:
                found[id(part)] = part
                waiting.append(part)
    return list(found.values())


def _steps_of(program: PaintProgram) -> list[Step]:
    """The steps of *program*, paths one by one."""
    made: list[Step] = []
    for step in program.steps:
        if not isinstance(step, Paths):
            made.append(step)
            continue
        for passing, look, path in step.rows:
            made += [Passing(passing, restores=True), look._replace(before=path)]
    return made


def _left_open(steps: Sequence[Step]) -> bool:
    """True where a state is saved and not restored, or the other way round."""
    words = [word for step in steps if isinstance(step, Passing) for word in step.raw.split(b"\n")]
    return words.count(b"q") != words.count(b"Q")


def _marks(step: Painting) -> bool:
    paints = [one for one in (step.fill, step.stroke) if one is not None]
    return any(one is not HIDDEN for one in paints) or (step.kind == "object" and not paints)


def _has_shape(step: Painting, program: PaintProgram) -> bool:
    """True where it is known what *step* of *program* covers: no patterns, shadings or pictures of which parts lack."""
    paints: list[Paint | None] = [step.fill, step.stroke]
    if step.kind != "object":
        return all(one is None or one.pattern is None for one in paints)
    part = program.parts.get(step.name)
    if isinstance(part, PdfImage):
        if part.stencil:
            return part.paint is not None and part.paint.pattern is None
        return "/Mask" not in part.image and not masked_within(part.image)
    return isinstance(part, PaintProgram) and all(
        _has_shape(one, part) for one in _steps_of(part) if isinstance(one, Painting) and _marks(one)
    )


def _own_masks(resources: Any) -> bool:
    states = inner(resources, "/ExtGState").values()
    return any(isinstance(one.get("/SMask"), pikepdf.Dictionary) for one in states if isinstance(one, Dictionary))


def veiled(program: PaintProgram, drawn: Drawn, resources: Any, document: pikepdf.Pdf) -> tuple[bytes, Any]:
    """The content of a knockout group for some plates, of which *drawn* paints a step, and its resources.

    *resources* are those of the content that it would be without knocking out.
    """
    steps, shapes = _steps_of(program), _Shapes(document)
    things = [at for at, step in enumerate(steps) if isinstance(step, Painting) and _marks(step)]
    states = {name: _unmasked(state) for name, state in inner(resources, "/ExtGState").items()}
    out: list[bytes] = []
    for at in things:
        content = drawn(steps[at])  # type: ignore[arg-type]
        if not content:
            continue
        out.append(b"q\n")
        if at != things[-1] or _own_masks(resources):
            states[f"{_VEIL}{at}"] = shapes.veil(program, steps, at, resources)
            out.append(f"{_VEIL}{at} gs\n".encode())
        out += [content if number == at else _unpainted(step) for number, step in enumerate(steps)]
        out.append(b"Q\n")
    made = Dictionary(resources)
    made.ExtGState = Dictionary(states)
    return b"".join(out), made


def _unmasked(state: Any) -> Any:
    """A graphics *state* that leaves the mask in force that is there."""
    if not isinstance(state, pikepdf.Dictionary):
        return state
    return Dictionary({key: value for key, value in state.items() if key != "/SMask"})


def _unpainted(step: Step) -> bytes:
    """*step* without what it paints."""
    if isinstance(step, Passing):
        return step.raw
    if step.kind == "object":
        return b""
    if step.fill is None and step.stroke is None:
        return step.before + step.word + b"\n"
    return b"".join(painted(step, fill=False, stroke=False))


class _Shapes:
    """What things of a group cover, painted in a grey."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document

    def veil(self, program: PaintProgram, steps: Sequence[Step], at: int, resources: Any) -> Any:
        """The state through which step *at* is painted: its own mask, and nothing where a later one has its shape."""
        own = _own_masks(resources)
        said = [
            self._shape(step, program, int(number == at), _SEEN if number == at else _SHAPE)
            if isinstance(step, Painting) and _marks(step) and (number > at or (own and number == at))
            else _unpainted(step)
            for number, step in enumerate(steps)
        ]
        form = self._form(program, said, resources, (0, 1))
        form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray, I=True)
        mask = Dictionary(S=Name.Luminosity, G=form, BC=Array([0 if own else 1]))
        return Dictionary(SMask=mask)

    def _form(self, program: PaintProgram, said: Sequence[bytes], resources: Any, greys: Sequence[int]) -> Any:
        made = self._document.make_stream(b"".join(said))
        made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, program.stream.BBox
        kept = {key: value for key, value in resources.items() if key in ("/Font", "/Properties")}
        states: dict[str, Any] = dict(inner(resources, "/ExtGState").items())
        states |= {_SHAPE: Dictionary({**_WHOLE, "/SMask": Name("/None")}), _SEEN: Dictionary(_WHOLE)}
        parts = {f"/{name}.{grey}": self._part(part, grey) for name, part in program.parts.items()
                 if isinstance(part, PaintProgram) for grey in greys}  # fmt: skip
        parts |= {f"/{name}": as_it_is(self._document, part) for name, part in program.parts.items()
                  if isinstance(part, PdfImage) and part.stencil}  # fmt: skip
        made.Resources = Dictionary({**kept, "/ExtGState": Dictionary(states), "/XObject": Dictionary(parts)})
        return self._document.make_indirect(made)

    def _part(self, program: PaintProgram, grey: int) -> Any:
        """The form *program* with everything in it in one grey."""
        said = [
            self._shape(step, program, grey, _SHAPE) if isinstance(step, Painting) and _marks(step)
            else _unpainted(step) for step in _steps_of(program)
        ]  # fmt: skip
        made = self._form(program, said, program.resources, (grey,))
        if "/Matrix" in program.stream:
            made.Matrix = program.stream.Matrix
        return made

    def _shape(self, step: Painting, program: PaintProgram, grey: int, state: str) -> bytes:
        """What *step* of *program* covers, in a *grey*."""
        what = step.before + step.word + b"\n"
        if step.kind == "object":
            part = program.parts[step.name]
            if isinstance(part, PaintProgram):
                what = f"/{step.name}.{grey} Do\n".encode()
            elif isinstance(part, PdfImage) and not part.stencil:
                what = b"0 0 1 1 re f\n"
        return f"{state} gs {grey} g {grey} G\n".encode() + what
