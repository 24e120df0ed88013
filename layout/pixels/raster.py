"""A PDF's page as pixels: any size, any part of it.  The only module that knows pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Final, Self, TypeAlias

import pypdfium2
from pypdfium2 import raw

from layout.value import NamedTuple

Box: TypeAlias = "tuple[int, int, int, int]"
"""Left, top, right and bottom in pixels."""

Rgb: TypeAlias = "tuple[int, int, int]"

WHITE: Final[Rgb] = (255, 255, 255)


def hexadecimal(colour: Rgb) -> str:
    """*colour* in six hexadecimal figures, as files for screens have it behind a #."""
    return "".join(f"{light:02x}" for light in colour)


class PixelFormat(NamedTuple):
    """How pixels lie in memory: bytes of a pixel, red, green and blue first, and bytes before each row."""

    channels: int
    lead: int


PIXELS: Final = PixelFormat(4, 0)
"""Four bytes a pixel, as Pillow keeps them: it takes such pixels over without a copy."""

ROWS: Final = PixelFormat(3, 1)
"""Rows as a PNG packs them: a byte of nought, which says that the row is not filtered, and three bytes a pixel."""


class Raster(NamedTuple):
    """Pixels of eight bits: *height* rows of *width*, a row every *stride* bytes of *pixels*, lying as *form* says."""

    width: int
    height: int
    stride: int
    pixels: memoryview
    form: PixelFormat = PIXELS

    def row(self, y: int) -> memoryview:
        """The bytes of row *y* without what stands before them."""
        start = y * self.stride + self.form.lead
        return self.pixels[start : start + self.width * self.form.channels]

    @property
    def is_rows(self) -> bool:
        """True when the bytes are those of the rows of a PNG, one after the other."""
        return self.form == ROWS and self.stride == self.form.lead + self.width * self.form.channels

    def through(self, tables: Sequence[bytes]) -> Raster:
        """The same with red, green and blue looked up in *tables*, 256 values each."""
        made = bytearray(self.pixels)
        channels = self.form.channels
        for start in range(self.form.lead, self.height * self.stride, self.stride):
            row = made[start : start + self.width * channels]
            for band, table in enumerate(tables):
                row[band::channels] = row[band::channels].translate(table)
            made[start : start + self.width * channels] = row
        return self._replace(pixels=memoryview(made))

    def part(self, left: int, right: int) -> Raster:
        """The columns from *left* to before *right*, of the same bytes."""
        return self._replace(width=right - left, pixels=self.pixels[left * self.form.channels :])

    def lay(self, pixels: bytes, box: Box) -> None:
        """Lay *pixels* of the same form, without anything before their rows, over the *box*; what is outside is cut.

        The one thing that is done to pixels where they are: nobody else has seen them yet.
        """
        left, top, right, bottom = box
        channels, lead = self.form
        if left >= self.width or right <= 0:
            return
        deep = (right - left) * channels
        cut = slice(max(0, -left) * channels, deep - max(0, right - self.width) * channels)
        for y in range(max(0, top), min(self.height, bottom)):
            row = pixels[(y - top) * deep : (y - top + 1) * deep][cut]
            start = y * self.stride + lead + max(0, left) * channels
            self.pixels[start : start + len(row)] = row

    def only(self, shown: Iterable[Box]) -> Raster:
        """The same with all white but the parts *shown* (left, top, right, bottom)."""
        made = bytearray(b"\xff") * (self.stride * self.height)
        for byte in range(self.form.lead):
            made[byte :: self.stride] = bytes(self.height)
        channels, lead = self.form
        for left, top, right, bottom in shown:
            left, right = max(0, left), min(self.width, right)
            if left >= right:
                continue
            left, right = lead + left * channels, lead + right * channels
            for start in range(max(0, top) * self.stride, min(self.height, bottom) * self.stride, self.stride):
                made[start + left : start + right] = self.pixels[start + left : start + right]
        return self._replace(pixels=memoryview(made))


def _blank(width: int, height: int, form: PixelFormat, ground: Rgb = WHITE) -> bytearray:
    """Rows of one colour."""
    if ground == WHITE:  # bytes all alike are laid down quicker than rows are copied
        made = bytearray(b"\xff") * (height * (form.lead + width * form.channels))
        for byte in range(form.lead):
            made[byte :: form.lead + width * form.channels] = bytes(height)
        return made
    pixel = bytes((*ground, *(255,) * (form.channels - len(ground))))
    return bytearray(bytes(form.lead) + pixel * width) * height


class OpenedPdf:
    """A PDF held open, so that its pages share what is read of its fonts.  Use it in a ``with``."""

    def __init__(self, data: bytes) -> None:
        self.document = pypdfium2.PdfDocument(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self.document.close()


class RasterPage:
    """A page of a PDF held open, so that parts of it can be drawn one after the other.  Use it in a ``with``."""

    def __init__(self, data: bytes | OpenedPdf, page: int = 0, paper: Sequence[bytes] = ()) -> None:
        """Open page *page* (from 0) of the PDF *data*, or of one that is open already and stays so.

        *paper* are tables for red, green and blue that show it on the press's own paper; without any it is white.
        """
        self._paper = paper
        opened = data if isinstance(data, OpenedPdf) else OpenedPdf(data)
        self._own = None if isinstance(data, OpenedPdf) else opened
        self._page = opened.document[page]
        left, bottom, right, top = self._page.get_mediabox()
        trim = self._page.get_trimbox()
        self._corner = (trim[0] - left, top - trim[3])
        self.width: float = trim[2] - trim[0]
        """Of the trimmed page, in points."""
        self.height: float = trim[3] - trim[1]
        del right, bottom

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._page.close()
        if self._own:
            self._own.close()

    def pixels_at(self, dpi: float) -> tuple[int, int]:
        """Width and height of the trimmed page in whole pixels at *dpi*."""
        return max(1, round(self.width * dpi / 72)), max(1, round(self.height * dpi / 72))

    def draw(
        self, size: tuple[int, int], part: Box | None = None, form: PixelFormat = PIXELS,
        ground: Rgb = WHITE, beneath: Iterable[tuple[bytes, Box]] = (),
    ) -> Raster:  # fmt: skip
        """The trimmed page drawn exactly *size* pixels large, or only its *part*, on a *ground* of one colour.

        *beneath* are pixels of the same form that lie on the ground, under all that is drawn.
        """
        left, top, right, bottom = part or (0, 0, *size)
        width, height = right - left, bottom - top
        across, down = size[0] / self.width, size[1] / self.height
        stride = form.lead + width * form.channels
        # Drawn straight into the bytes that are given back: a page has tens of millions of them.
        buffer = _blank(width, height, form, ground)
        made = Raster(width, height, stride, memoryview(buffer), form)
        for pixels, box in beneath:
            made.lay(pixels, box)
        held = (ctypes.c_ubyte * len(buffer)).from_buffer(buffer)
        kind = raw.FPDFBitmap_BGRx if form.channels == PIXELS.channels else raw.FPDFBitmap_BGR
        bitmap = raw.FPDFBitmap_CreateEx(width, height, kind, ctypes.byref(held, form.lead), stride)
        if not bitmap:
            raise MemoryError(f"{width} x {height} pixels")
        x, y = self._corner
        matrix = raw.FS_MATRIX(across, 0, 0, down, -x * across - left, -y * down - top)
        clip = raw.FS_RECTF(0, 0, width, height)
        raw.FPDF_RenderPageBitmapWithMatrix(
            bitmap, self._page, matrix, clip, raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
        )
        raw.FPDFBitmap_Destroy(bitmap)
        return made.through(self._paper) if self._paper else made
