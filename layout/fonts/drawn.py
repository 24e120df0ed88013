"""造字: characters that no face has, drawn as SVG, become a face.  Imported only when an issue has some."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, Final

from layout.findings import NoFace, Place, finding

MOST_BYTES: Final = 256 << 10
MOST_GLYPHS: Final = 500
POSTSCRIPT: Final = "OwnGlyphs"

GETA: Final = "〓"

_GETA: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M1 2H19V8H1ZM1 12H19V18H1Z"/></svg>'
)

_POINTS: Final = "\U000f0000"
"""From here on stand drawings of what is no single character."""

_EM: Final = 1000
_BASELINE: Final = 120
"""How far the baseline stands above the foot of the em box (OS/2 typographic descender of the kit's faces)."""

_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def face_of(drawings: Mapping[str, tuple[bytes, Place]]) -> bytes:
    """A font file with a glyph for each character of *drawings*: its SVG fitted to the em box by its viewBox.

    Raises :class:`NoFace` naming the drawing that is no SVG, has no outline, or asks for more than an outline.
    """
    from fontTools.fontBuilder import FontBuilder

    names = [".notdef", *(f"own{index}" for index in range(len(drawings)))]
    shapes = {name: _outline(*drawing) for name, drawing in zip(names[1:], drawings.values(), strict=True)}
    shapes[".notdef"] = _empty()
    builder = FontBuilder(_EM, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(
        {ord(asked(one, at)): name for at, (one, name) in enumerate(zip(drawings, names[1:], strict=True))}
    )
    builder.setupCFF(POSTSCRIPT, {}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (_EM, 0)))
    builder.setupHorizontalHeader(ascent=_EM - _BASELINE, descent=-_BASELINE)
    builder.setupOS2(sTypoAscender=_EM - _BASELINE, sTypoDescender=-_BASELINE)
    builder.setupPost()
    builder.setupNameTable({"familyName": POSTSCRIPT, "styleName": "Regular", "psName": POSTSCRIPT})
    # The clock has no place in a file that must come out the same tomorrow.
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def asked(character: str, index: int) -> str:
    """What the face has the drawing of *character*, the one at *index*, under: itself, or a point for a sequence."""
    return character if len(character) == 1 and character < _POINTS else chr(ord(_POINTS) + index)


def geta() -> bytes:
    """A font file with nothing but the geta 〓, for when not even that is in a face."""
    return face_of({GETA: (_GETA.encode(), Place(GETA))})


def _empty() -> Any:  # noqa: ANN401 - fontTools has no types
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    return T2CharStringPen(_EM, None).getCharString()


def _outline(svg: bytes, place: Place) -> Any:  # noqa: ANN401
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.svgLib import SVGPath

    if len(svg) > MOST_BYTES or b"<!DOCTYPE" in svg or b"<!ENTITY" in svg:
        raise _bad(place, "DOCTYPE" if len(svg) <= MOST_BYTES else f"{len(svg)} bytes")
    try:
        scale, left, foot = _box(svg)
        record = RecordingPen()
        SVGPath.fromstring(svg, transform=(scale, 0, 0, -scale, -left * scale, foot * scale - _BASELINE)).draw(record)
        bounds = BoundsPen(None)
        record.replay(bounds)
        pen = T2CharStringPen(_EM, None)
        record.replay(pen)
        shape = pen.getCharString()
    except NoFace:
        raise
    except Exception as fault:  # whatever the XML or path syntax leads the parser into
        raise _bad(place, type(fault).__name__) from fault
    if bounds.bounds is None or bounds.bounds[0] == bounds.bounds[2]:
        raise _bad(place, "no outline")
    if not all(-_EM <= edge <= 2 * _EM for edge in bounds.bounds):
        raise _bad(place, "viewBox")
    return shape


def _box(svg: bytes) -> tuple[float, float, float]:
    """Scale to the em, left edge and foot of the viewBox (or of width and height)."""
    head = svg[: svg.find(b">", svg.find(b"<svg")) + 1].decode("utf-8", "replace")
    box = re.search(r"viewBox\s*=\s*[\"']([^\"']+)[\"']", head)
    numbers = [float(one) for one in _NUMBER.findall(box[1])] if box else []
    if len(numbers) != 4:
        sizes = [re.search(rf"\b{key}\s*=\s*[\"']([^\"']+)[\"']", head) for key in ("width", "height")]
        found = [_NUMBER.search(size[1]) if size else None for size in sizes]
        numbers = [0.0, 0.0, *(float(one[0]) if one else 0.0 for one in found)]
    if numbers[2] <= 0 or numbers[3] <= 0:
        raise ValueError("no size")
    return _EM / max(numbers[2], numbers[3]), numbers[0], numbers[1] + numbers[3]


def _bad(place: Place, why: str) -> NoFace:
    return NoFace(finding("glyph-drawing-bad", place, why=why))
