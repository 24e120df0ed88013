"""Line art and placed pages as operators of a page's content."""

from __future__ import annotations

from collections.abc import Iterator

from layout.page import BLACK, Artwork, Drawing, DrawnPath, Ink
from layout.streams.operands import KNOCKOUT, OVERPRINT, number
from layout.streams.spots import ink_step
from layout.units import Length

_PAINT = {(True, False): "f", (False, True): "S", (True, True): "B"}


def drawing_steps(mark: Drawing, left: Length, top: Length, spots: dict[str, tuple[str, Ink]]) -> Iterator[str]:
    """The shapes of *mark* on a sheet whose page begins at *left* and *top* (from its foot).

    *spots* takes the spot inks used.  Black alone prints over what lies under it, as type does.
    """
    x, y, width, height = mark.rect
    yield "q"
    yield f"{number(left + x)} {number(top - y - height)} {number(width)} {number(height)} re W n"
    yield "1 j"
    state = ("", "", "", "")
    for one in mark.shapes:
        over = OVERPRINT if {one.fill, one.stroke} <= {BLACK, None} else KNOCKOUT
        fill = ink_step(one.fill, spots, line=False) if one.fill is not None else state[1]
        stroke = ink_step(one.stroke, spots, line=True) if one.stroke is not None else state[2]
        line = f"{number(one.width)} w [{' '.join(map(number, one.dash))}] 0 d" if one.stroke is not None else state[3]
        wanted = (f"/{over} gs", fill, stroke, line)
        yield from (now for now, before in zip(wanted, state, strict=True) if now and now != before)
        state = wanted
        path = _path(one, left + x, top - y)
        if path:
            yield path
    yield "Q"


def _path(one: DrawnPath, left: Length, top: Length) -> str:
    paint = _PAINT.get((one.fill is not None, one.stroke is not None))
    if paint is None or not one.steps:
        return ""
    parts = [
        " ".join((*(number(top - at if index % 2 else left + at) for index, at in enumerate(points)), step))
        for step, points in one.steps
    ]
    return " ".join((*parts, paint + ("*" if one.even_odd and paint != "S" else "")))


def artwork_steps(mark: Artwork, name: str, left: Length, top: Length) -> str:
    """The placed page *name*, whose own space begins at its lower left corner, brought to its place and cut off."""
    x, y, width, height = mark.window
    wide, tall = (_ratio(place, own) for place, own in zip(mark.rect[2:], mark.size, strict=True))
    corner = f"{number(left + mark.rect.x)} {number(top - mark.rect.bottom)}"
    window = f"{number(left + x)} {number(top - y - height)} {number(width)} {number(height)} re W n"
    return f"q {window} {wide} 0 0 {tall} {corner} cm /{name} Do Q"


def _ratio(length: Length, of: Length) -> str:
    """*length* as a share of *of*, to a millionth.

    >>> _ratio(1000, 1000), _ratio(1, 3)
    ('1', '0.333333')
    """
    whole, part = divmod(length * 1_000_000 // max(1, of), 1_000_000)
    return f"{whole}.{part:06d}".rstrip("0").rstrip(".")
