"""Plates drawn by pdfium, and how much ink there is where."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageMath

from layout.pdfreader.images import UnmeasuredError
from layout.preflight.model import FilePlace, InkFacts
from layout.preflight.page_watch import PageBoxes
from layout.stylesheets.preflight import Limits
from layout.units import MM_PER_POINT

MOST_PIXELS: Final = 40_000_000
"""Pixels of a plate of a proof: 300 dpi of a broadsheet's spread would be 58 million."""
MOST_MEASURED: Final = 24_000_000
"""Pixels of a plate that is measured: what four of them and one in colour come to stays under 400 MB.

Where there are spot inks, too, each plate has as many less.
"""
MOST_PLATES: Final = 32
"""Plates of a page: all are drawn and laid over each other; presses have ten units."""
LEAST_DPI: Final = 18
_STRIP: Final = 128
_BAND: Final = 2_000_000
"""Pixels that are looked at together where ink is measured: as numbers they take eight times what plates do."""


def drawn(
    pages: Sequence[pikepdf.Page], counts: Sequence[int], dpi: float, *, smooth: bool = False
) -> list[Image.Image]:
    """*pages* of a document, which have so many plates each, as pictures of ink: 0 none, 255 solid.

    Without *smooth* a pixel that a mark only touches is inked like the mark, as on a plate: nothing thin is missed.
    """
    return [
        plate
        for page, count in zip(pages, counts, strict=True)
        for plate in _drawn_alone(page, count, dpi, smooth=smooth)
    ]


def _drawn_alone(page: pikepdf.Page, count: int, dpi: float, *, smooth: bool) -> list[Image.Image]:
    # In a document of its own, with what it uses and nothing else: a picture of the file may have 200 MB.
    buffer, alone = BytesIO(), pikepdf.new()
    alone.pages.append(page)
    disable = pikepdf.ObjectStreamMode.disable
    alone.save(buffer, compress_streams=False, object_stream_mode=disable, fix_metadata_version=False)
    alone.close()
    # As it lies there: large pictures are held often enough.
    opened = pypdfium2.PdfDocument((ctypes.c_char * buffer.getbuffer().nbytes).from_buffer(buffer.getbuffer()))
    try:
        bitmap = opened[0].render(
            scale=dpi / 72, grayscale=count == 1, prefer_bgrx=True, rev_byteorder=True, draw_annots=False,
            bitmap_maker=_bitmap, **_rough(not smooth),
        )  # fmt: skip
        plates = _plates_in(bitmap, count)
        bitmap.close()
        return plates
    finally:
        opened.close()


def _plates_in(bitmap: pypdfium2.PdfBitmap, count: int) -> list[Image.Image]:
    """The ink in the first *count* channels of a *bitmap*, taken in strips that the processor has at hand."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    # In modes that Pillow takes over as they lie, without a copy.
    mode = "L" if count == 1 else "RGBX"
    shown: Any = memoryview(bitmap.buffer)
    rooms: list[Any] = [memoryview(_room(width * height)) for _ in range(count)]
    for top in range(0, height, _STRIP):
        rows = min(height - top, _STRIP)
        lying = shown[top * stride : (top + rows) * stride]
        strip = ImageChops.invert(Image.frombuffer(mode, (width, rows), lying, "raw", mode, stride, 1))
        for room, plane in zip(rooms, strip.split(), strict=False):  # the fourth of RGBX says nothing
            room[top * width : (top + rows) * width] = plane.tobytes()
    return [Image.frombuffer("L", (width, height), room, "raw", "L", width, 1) for room in rooms]


def _bitmap(width: int, height: int, **form: Any) -> pypdfium2.PdfBitmap:
    """A bitmap for pdfium to draw in, of the *form* that it is asked for in."""
    size = width * height * (1 if form["format"] == pypdfium2.raw.FPDFBitmap_Gray else 4)
    return pypdfium2.PdfBitmap.new_native(
        width, height, **form, buffer=(ctypes.c_ubyte * size).from_buffer(_room(size))
    )


def _room(size: int) -> mmap.mmap:
    """Memory for so many bytes, in large pages where the system has such: a plate in small ones is 3,200 faults.

    Raises :class:`MemoryError`.
    """
    large = hasattr(mmap, "MADV_HUGEPAGE")
    try:
        made = mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) if large else mmap.mmap(-1, size)
    except OSError as fault:
        raise MemoryError from fault
    if large:
        with suppress(OSError):  # a kernel without large pages
            made.madvise(mmap.MADV_HUGEPAGE)
    return made


def samples_drawn(image: Any, count: int) -> list[Image.Image]:
    """The samples of an *image* of *count* components, 1 or 3, one pixel each, not yet decoded to colours.

    For what nothing else unpacks (JBIG2, deep JPEG 2000).  Raises :class:`UnmeasuredError`.
    """
    size = int(image.Width), int(image.Height)
    alone = pikepdf.new()
    try:
        alone.add_blank_page()
        made = alone.copy_foreign(image)
        for key in ("/SMask", "/Mask", "/Decode", "/ImageMask", "/Intent"):
            if key in made:
                del made[key]
        made.ColorSpace = pikepdf.Name.DeviceRGB if count > 1 else pikepdf.Name.DeviceGray
        page = alone.pages[0].obj
        page.MediaBox = pikepdf.Array([0, 0, *size])  # of one pixel as well as of twenty thousand
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=made))
        page.Contents = alone.make_stream(f"q {size[0]} 0 0 {size[1]} 0 0 cm /I Do Q".encode())
        return [ImageChops.invert(one) for one in drawn([alone.pages[0]], [count], 72)]
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError, ValueError) as fault:
        raise UnmeasuredError("JBIG2 / JPEG 2000") from fault


def _rough(yes: bool) -> dict[str, bool]:
    return {"no_smoothtext": yes, "no_smoothpath": yes, "no_smoothimage": yes}


def dpi_for(sheet: PageBoxes, wanted: float, most: int = MOST_PIXELS) -> float:
    """*wanted*, or less where the plates of the page would have more than *most* pixels.

    0 where even at :data:`LEAST_DPI` a plate would, so that the page cannot be looked at.
    """
    left, bottom, right, top = sheet.trim
    inches = max((right - left) * (top - bottom) / 72 / 72, 1e-6)
    dpi = float(min(wanted, (most / inches) ** 0.5))
    return dpi if dpi >= LEAST_DPI or dpi == wanted else 0.0


def ink_of(
    plates: Sequence[Image.Image], names: tuple[str, ...], sheet: PageBoxes, dpi: float, limits: Limits
) -> InkFacts:
    """The heaviest pixel of *plates* laid over each other, and how much is over what *limits* recommend and allow.

    They are drawn at *dpi* dots to 72 units of the page.
    """
    most, point, over = 0, (0, 0), [0, 0]
    width, height = plates[0].size
    bounds = [int(percent * 2.55 + 0.5) + 1 for percent in (limits.ink_wanted, limits.ink_most)]
    rows = max(1, min(_STRIP, _BAND // width))

    def strips_at(top: int) -> list[Image.Image]:
        return [plate.crop((0, top, width, min(height, top + rows))) for plate in plates]

    # The heaviest first: few are left then that may have more, and of those alike the uppermost counts.
    for bound, above in sorted(((_bound(strips_at(top)), -top) for top in range(0, height, rows)), reverse=True):
        if bound < bounds[0] and (bound, above) <= (most, -point[1]):
            continue
        top = -above
        total = _sum(strips_at(top))
        high = _highest(total)
        for i, least in enumerate(bounds):
            if high >= least:
                over[i] += _mask(total, least).histogram()[255]
        if high > most or (high == most and top < point[1]):
            most = high
            left = _mask(total, high)
            first = left.getbbox() or (0, 0, 1, 1)
            row = left.crop((0, first[1], width, first[1] + 1)).getbbox() or (0, 0, 1, 1)
            point = row[0], top + first[1]
    mm = 72 / dpi * sheet.unit * MM_PER_POINT
    spot = FilePlace(sheet.number, (point[0] + 0.5) * mm, (point[1] + 0.5) * mm)
    inked = tuple(name for name, plate in zip(names, plates, strict=True) if _highest(plate))
    mean = _mean(plates, limits.ink_mean / (mm * mm)) if limits.ink_mean else 0.0
    wanted, allowed = (count * mm * mm for count in over)
    return InkFacts(most / 2.55, spot, names, wanted, allowed, dpi / sheet.unit, inked, mean, limits.ink_mean)


def _mean(plates: Sequence[Image.Image], pixels: float) -> float:
    """The highest total ink on average over a square of so many *pixels*, in per cent: the rule of GWG."""
    reach = max((pixels**0.5 - 1) / 2, 0)
    width, height = plates[0].size
    beyond, most = int(reach) + 2, 0
    rows = max(beyond, _BAND // width)
    for top in range(0, height, rows):  # each with what the squares at its edges reach into
        first, last = max(0, top - beyond), min(height, top + rows + beyond)
        inner = (0, top - first, width, min(height, top + rows) - first)
        bands = (plate.crop((0, first, width, last)) for plate in plates)
        most = max(most, _highest(_sum([one.filter(ImageFilter.BoxBlur(reach)).crop(inner) for one in bands])))
    return most / 2.55


def _bound(strips: Sequence[Image.Image]) -> int:
    """At least the highest total of *strips*, found in whole bytes, which is many times faster than exactly."""
    halves = list(strips)
    scale = 1
    while len(halves) > 1:
        pairs = [halves[i : i + 2] for i in range(0, len(halves), 2)]
        halves = [
            Image.blend(pair[0], pair[1] if len(pair) > 1 else Image.new("L", pair[0].size), 0.5) for pair in pairs
        ]
        scale *= 2
    # Each halving may round half a step down, which later ones make as much of as of the rest.
    return (_highest(halves[0]) + 2) * scale


def _highest(plane: Image.Image) -> int:
    return int(plane.getextrema()[1])  # type: ignore[arg-type]  # a pair of numbers, for there is one plane


def _sum(plates: Sequence[Image.Image]) -> Image.Image:
    total = ImageMath.lambda_eval(lambda a: a["a"] + 0, a=plates[0])
    for plate in plates[1:]:
        total = ImageMath.lambda_eval(lambda a: a["t"] + a["a"], t=total, a=plate)
    made: Image.Image = total
    return made


def _mask(total: Image.Image, least: int) -> Image.Image:
    made: Image.Image = ImageMath.lambda_eval(lambda a: (a["t"] >= least) * 255, t=total)
    return made.convert("L")
