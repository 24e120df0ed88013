"""A content stream taken apart: operators that pass as they are, and painting whose colour is put in plate by plate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from layout.pdfreader.spaces import Space
from layout.pdfreader.state import Paint
from layout.value import NamedTuple


class Passing(NamedTuple):
    """Content that sets state and paints nothing, as it stands; *restores* where colours of before come back."""

    raw: bytes
    restores: bool


class Painting(NamedTuple):
    """An operator that paints: *kind* is ``path``, ``text`` or ``object`` (an XObject or a shading).

    *before* is what leads to it, and *word* the operator.  *mode* is the text rendering mode; *name* the resource of an
    object in the program's own parts.
    """

    kind: str
    before: bytes
    word: bytes
    fill: Paint | None
    stroke: Paint | None
    mode: int = 0
    name: str = ""
    plain: bool = True
    """Blended as usual, so that an overprint inside an isolated group can be put in by another blend mode."""


class Paths(NamedTuple):
    """Whole paths painted one after the other: what passes before each, its look, and the path itself.

    A look is a step without its path, and the same value for all paths that are painted alike.
    """

    rows: list[tuple[bytes, Painting, bytes]]

    @property
    def looks(self) -> Iterator[Painting]:
        """Every look once, in order."""
        return iter({id(look): look for _, look, _ in self.rows}.values())


class Given(NamedTuple):
    """How things are seen that nothing else is said of: the shares of areas and of lines, and the blend mode."""

    fill: float
    stroke: float
    blend: str


class PaintProgram(NamedTuple):
    """A stream in steps: a page's content, a form or the cell of a pattern (*cell*)."""

    steps: list[Passing | Painting | Paths]
    stream: Any
    resources: Any
    parts: dict[str, Part]
    cell: bool = False
    alone: bool = False
    """Inside an isolated group: what leaves a plate alone there still covers what is under the group."""
    lights: int = 0
    """For a group that is blended in light and not in inks: 3 for RGB, 1 for grey."""
    knocks: bool = False
    """An isolated knockout group: everything is painted on nothing, so that overprinting leaves no plate alone."""
    veils: bool = False
    """A knockout group in which it is seen that what is painted later takes away what was before."""
    given: Given | None = None
    """How what a form without a group begins with is seen, where that is not wholly."""

    @property
    def looks(self) -> Iterator[Painting]:
        """All that it paints: each step, or for paths each look once."""
        for step in self.steps:
            if isinstance(step, Paths):
                yield from step.looks
            elif isinstance(step, Painting):
                yield step


class PdfImage(NamedTuple):
    """An image: *space* is that of its pixels, *stencil* one that is painted with the colour of the moment."""

    image: Any
    space: Space
    paint: Paint | None
    stencil: bool = False
    faint: bool = False
    """A stencil that is seen through."""
    inline: bool = False
    """It stands in a content, and is an object of a document of its own."""

    @property
    def number(self) -> tuple[int, int]:
        """Its number and generation, below nought for one that is no object of the file: those have numbers, too."""
        number, generation = self.image.objgen
        return (-number if self.inline else number), generation


class Shade(NamedTuple):
    """A shading, or the pattern made of one."""

    shading: Any
    space: Space
    pattern: Any = None


Part = PaintProgram | PdfImage | Shade
