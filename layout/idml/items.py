"""Things on a page: frames of text, rules, fields of ink, pictures, drawings, pages of others."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from layout.geometry import Point, Rect
from layout.idml.book import NONE, Book, element, points
from layout.idml.stored import stored
from layout.page import Artwork, Drawing, DrawnPath, Ink, InkGradient, Outline, Picture, Rule, Tint
from layout.pictures.model import PictureFacts
from layout.units import Length

IDENTITY = "1 0 0 1 0 0"


def path_of(corners: Iterable[Point], *, is_open: bool = False) -> str:
    """A path of straight lines through *corners*."""
    return _paths([[(one, one, one) for one in corners]], is_open=is_open)


def box(rect: Rect) -> str:
    """The path of *rect*."""
    return path_of(
        (Point(rect.x, rect.y), Point(rect.x, rect.bottom), Point(rect.right, rect.bottom), Point(rect.right, rect.y))
    )


def _paths(made: Sequence[Sequence[tuple[Point, Point, Point]]], *, is_open: bool = False) -> str:
    """Paths of knots, each an anchor with the control point before it and that after it."""
    said = ""
    for knots in made:
        inner = "".join(
            element("PathPointType", Anchor=_at(anchor), LeftDirection=_at(left), RightDirection=_at(right))
            for anchor, left, right in knots
        )
        said += element("GeometryPathType", element("PathPointArray", inner), PathOpen=str(is_open).lower())
    return element("Properties", element("PathGeometry", said))


def _at(point: Point) -> str:
    return f"{points(point.x)} {points(point.y)}"


def text_frame(book: Book, name: str, story: str, rect: Rect, before: str = "n", after: str = "n") -> str:
    """The frame *name* in *rect* in which *story* stands, between the frames *before* and *after* it."""
    setting = element("TextFramePreference", TextColumnCount=1, FirstBaselineOffset="EmBoxHeight",
                      VerticalJustification="TopAlign")  # fmt: skip
    return element(
        "TextFrame", box(rect) + setting, Self=name, ParentStory=story, PreviousTextFrame=before,
        NextTextFrame=after, ContentType="TextType", FillColor=NONE, StrokeColor=NONE, StrokeWeight=0,
        ItemTransform=book.onto, ItemLayer="layer1",
    )  # fmt: skip


def rule(book: Book, mark: Rule) -> str:
    """A line."""
    kind = "StrokeStyle/$ID/Canned Dashed 3x2" if mark.dash else "StrokeStyle/$ID/Solid"
    return element(
        "GraphicLine", path_of((mark.start, mark.end), is_open=True), Self=book.new("line"), FillColor=NONE,
        StrokeColor=book.ink(mark.ink), StrokeWeight=points(mark.thickness), StrokeType=kind,
        EndCap="RoundEndCap" if mark.round else "ButtEndCap", ItemTransform=book.onto, ItemLayer="layer1",
    )  # fmt: skip


def _rectangle(book: Book, rect: Rect, inner: str = "", fill: str = NONE, alt: str = "") -> str:
    kind = "GraphicType" if inner else "Unassigned"
    return element(
        "Rectangle", box(rect) + inner + _words_for(alt), Self=book.new("box"), ContentType=kind, FillColor=fill,
        StrokeColor=NONE, StrokeWeight=0, ItemTransform=book.onto, ItemLayer="layer1",
    )  # fmt: skip


def _words_for(alt: str) -> str:
    """What is said to whoever cannot see it."""
    return element("ObjectExportOption", AltTextSourceType="SourceCustom", CustomAltText=alt) if alt else ""


def tint(book: Book, mark: Tint) -> str:
    """A field of ink."""
    return _rectangle(book, mark.rect, fill=book.ink(mark.ink))


def picture(book: Book, mark: Picture, facts: PictureFacts | None, data: bytes) -> str:
    """A picture in its frame, cropped and in the ink that it has on the page; its file goes into the document."""
    if facts is None or not data:
        return _rectangle(book, mark.rect, alt=mark.alt)
    left, top, right, foot = mark.crop
    across, down = mark.rect.width / max(1, right - left), mark.rect.height / max(1, foot - top)
    corner = Point(round(mark.rect.x - left * across), round(mark.rect.y - top * down))
    place = f"{across / 1000:.6f} 0 0 {down / 1000:.6f} {_at(corner)}"
    bounds = element("GraphicBounds", Left=0, Top=0, Right=facts.width, Bottom=facts.height)
    data, name = stored(data, mark.image, facts, one_ink=mark.ink is not None)
    held = f"<Contents><![CDATA[{b64encode(data).decode()}]]></Contents>"
    link = _link(book, name, state="Embedded")
    inked = {"FillColor": book.ink(mark.ink)} if mark.ink else {}
    inner = element("Image", element("Properties", bounds + held) + link, Self=book.new("image"), ItemTransform=place,
                    ActualPpi="72 72", **inked)  # fmt: skip
    return _rectangle(book, mark.rect, inner, alt=mark.alt)


def artwork(book: Book, mark: Artwork, file: str, page: int) -> str:
    """Page *page* of another's PDF (0: the only one), its trimmed page, linked by the name of its *file*."""
    width, height = mark.size
    across, down = mark.rect.width / max(1, width), mark.rect.height / max(1, height)
    place = f"{across:.6f} 0 0 {down:.6f} {points(mark.rect.x)} {points(mark.rect.y)}"
    bounds = element("GraphicBounds", Left=0, Top=0, Right=points(width), Bottom=points(height))
    which = element("PDFAttribute", PageNumber=max(1, page), PDFCrop="CropTrim", TransparentBackground="true")
    inner = element("PDF", element("Properties", bounds) + which + _link(book, file, state="Normal"),
                    Self=book.new("pdf"), ItemTransform=place)  # fmt: skip
    return _rectangle(book, mark.window, inner, alt=mark.alt)


def _link(book: Book, name: str, *, state: str) -> str:
    address = f"file:{quote(name.rpartition('/')[2])}"
    return element("Link", Self=book.new("link"), LinkResourceURI=address, StoredState=state)


def drawing(book: Book, mark: Drawing) -> str:
    """Line art as paths; of a gradient its first ink."""
    made = "".join(_drawn(book, one, Point(mark.rect.x, mark.rect.y)) for one in mark.shapes)
    if not made:
        return ""
    return element(
        "Group", made + _words_for(mark.alt), Self=book.new("group"), ItemTransform=book.onto, ItemLayer="layer1"
    )


def _drawn(book: Book, shape: DrawnPath, corner: Point) -> str:
    paths, closed = _knots(shape.steps, corner)
    if not paths:
        return ""
    return element(
        "Polygon", _paths(paths, is_open=not closed), Self=book.new("shape"), FillColor=_paint(book, shape.fill),
        StrokeColor=_paint(book, shape.stroke), StrokeWeight=points(shape.width if shape.stroke else 0),
        ItemTransform=IDENTITY,
    )  # fmt: skip


def _paint(book: Book, paint: Ink | InkGradient | None) -> str:
    if isinstance(paint, InkGradient):
        return book.ink(paint.stops[0].ink) if paint.stops else NONE
    return book.ink(paint)


def _knots(steps: Outline, corner: Point) -> tuple[list[list[tuple[Point, Point, Point]]], bool]:
    """The paths that *steps* draw from *corner*, and whether they are closed."""
    made: list[list[tuple[Point, Point, Point]]] = []
    closed = False
    for kind, numbers in steps:
        spots = [_moved(corner, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if kind == "m":
            made.append([(spots[0], spots[0], spots[0])])
        elif kind == "l" and made:
            made[-1].append((spots[0], spots[0], spots[0]))
        elif kind == "c" and made:
            anchor, left, _ = made[-1][-1]
            made[-1][-1] = anchor, left, spots[0]
            made[-1].append((spots[2], spots[1], spots[2]))
        elif kind == "h":
            closed = True
    return [one for one in made if len(one) > 1], closed


def _moved(corner: Point, x: Length, y: Length) -> Point:
    return Point(corner.x + x, corner.y + y)
