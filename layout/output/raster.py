"""A PDF's page as pixels: any size, any part of it.  The only module that knows pdfium."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, Final, Self

import pypdfium2
from pypdfium2 import raw

from layout.value import NamedTuple

CHANNELS: Final = 3
_WHITE: Final = (255, 255, 255, 255)


class Raster(NamedTuple):
    """RGB pixels, eight bits each: *height* rows of *width*, a row every *stride* bytes of *pixels*."""

    width: int
    height: int
    stride: int
    pixels: memoryview

    def row(self, y: int) -> memoryview:
        """The bytes of row *y*."""
        start = y * self.stride
        return self.pixels[start : start + self.width * CHANNELS]

    def through(self, tables: Sequence[bytes]) -> Raster:
        """The same with red, green and blue looked up in *tables*, 256 values each."""
        made = bytearray(self.pixels)
        for start in range(0, self.height * self.stride, self.stride):
            row = made[start : start + self.width * CHANNELS]
            for band, table in enumerate(tables):
                row[band::CHANNELS] = row[band::CHANNELS].translate(table)
            made[start : start + self.width * CHANNELS] = row
        return self._replace(pixels=memoryview(bytes(made)))

    def part(self, left: int, right: int) -> Raster:
        """The columns from *left* to before *right*, of the same bytes."""
        return Raster(right - left, self.height, self.stride, self.pixels[left * CHANNELS :])

    def only(self, shown: Iterable[tuple[int, int, int, int]]) -> Raster:
        """The same with all white but the parts *shown* (left, top, right, bottom)."""
        made = bytearray(b"\xff") * len(self.pixels)
        for left, top, right, bottom in shown:
            left, right = max(0, left) * CHANNELS, min(self.width, right) * CHANNELS
            for start in range(max(0, top) * self.stride, min(self.height, bottom) * self.stride, self.stride):
                made[start + left : start + right] = self.pixels[start + left : start + right]
        return self._replace(pixels=memoryview(bytes(made)))


class Opened:
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


class Sheet:
    """A page of a PDF held open, so that parts of it can be drawn one after the other.  Use it in a ``with``."""

    def __init__(self, data: bytes | Opened, page: int = 0, paper: Sequence[bytes] = ()) -> None:
        """Open page *page* (from 0) of the PDF *data*, or of one that is open already and stays so.

        *paper* are tables for red, green and blue that show it on the press's own paper; without any it is white.
        """
        self._paper = paper
        opened = data if isinstance(data, Opened) else Opened(data)
        self._own = None if isinstance(data, Opened) else opened
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

    def draw(self, size: tuple[int, int], part: tuple[int, int, int, int] | None = None) -> Raster:
        """The trimmed page drawn exactly *size* pixels large, or only its *part* (left, top, right, bottom)."""
        left, top, right, bottom = part or (0, 0, *size)
        width, height = right - left, bottom - top
        across, down = size[0] / self.width, size[1] / self.height
        bitmap: Any = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
        bitmap.fill_rect(_WHITE, 0, 0, width, height)
        x, y = self._corner
        matrix = raw.FS_MATRIX(across, 0, 0, down, -x * across - left, -y * down - top)
        clip = raw.FS_RECTF(0, 0, width, height)
        raw.FPDF_RenderPageBitmapWithMatrix(
            bitmap, self._page, matrix, clip, raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
        )
        # A copy, for the bitmap's memory goes with it.
        made = Raster(width, height, bitmap.stride, memoryview(bytes(bitmap.buffer)))
        return made.through(self._paper) if self._paper else made
