"""Images of a PDF as planes of ink, one for every plate they have something for."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import pikepdf
from PIL import Image, ImageChops, UnidentifiedImageError

from layout.pdfreader.converter import Converter
from layout.pdfreader.document import unpacked
from layout.pdfreader.packed_bytes import lying_in
from layout.pdfreader.spaces import PROCESS, Space, masked_within
from layout.pdfreader.wavelets import depth_of, numbers_of, palette_of, through
from layout.pictures.decode import drafted
from layout.pictures.model import MOST_WAVELETS

MOST_PIXELS: Final = 80_000_000
_MOST_SAMPLES: Final = 220_000_000
"""Bytes of pixels that are unpacked at once: a spread of a broadsheet in four inks at 300 dpi."""
LARGE: Final = 24_000_000
"""Pixels from which a picture is looked at in half its width and height: no plate that is measured has so many.

From twice as many on, which is a page of a broadsheet at 400 ppi, a quarter does where the format has it: pixels in
four inks are held three times over while plates are drawn.
"""
_ROWS: Final = 128
"""Rows of a large picture that are unpacked together: an even number, for two become one."""
_PACKED: Final = 1 << 18
"""Bytes of packed samples that are read at a time: what is left of them over a strip is copied."""
_SAMPLE: Final = 4
"""Bytes of a pixel of a JPEG 2000, as its bound has them."""
_AHEAD: Final = 64
"""Bytes within which a JPEG begins."""
_CODED: Final = ("DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode")
Planes = dict[str, Image.Image]
"""Ink by plate: 0 none, 255 solid."""


class UnmeasuredError(ValueError):
    """The pixels cannot be had; the words say of what kind they are."""


def is_line_art(image: Any, bits: int) -> bool:
    """True for pictures of one bit."""
    return bits == 1 or any(one in str(image.get("/Filter", "")) for one in ("CCITT", "JBIG2"))


def inline_image(instruction: Any, scratch: pikepdf.Pdf) -> Any:
    """An inline image as an image object of the document *scratch*."""
    inline = instruction.iimage
    made = scratch.make_stream(inline.read_raw_bytes())
    for key, value in inline.obj.items():
        if key != "/Length":  # of the data as they are packed, which the stream knows
            made[key] = value
    made.Subtype = pikepdf.Name.Image
    return made


def planes_of(
    image: Any,
    space: Space,
    converter: Converter,
    draw: Callable[[Any, int], list[Image.Image]] | None = None,
    file: bytes = b"",
) -> Planes:
    """The ink of *image* by plate; *draw* gives the samples, of so many components, of one that nothing else reads.

    Data of large pictures are looked for in *file*, the file that holds them, if it is given.

    That is JBIG2, and JPEG 2000 of more than eight bits in three colours: Pillow rounds white up to black there.
    Raises :class:`UnmeasuredError`.
    """
    width, height = int(image.Width), int(image.Height)
    if width * height > MOST_PIXELS or width <= 0 or height <= 0:
        raise UnmeasuredError(f"{width}×{height}")
    bits = int(image.get("/BitsPerComponent", 8))
    said = str(image.get("/Filter", ""))
    if draw is not None and "JBIG2Decode" in said:
        bands = draw(image, 1)
    elif draw is not None and "JPXDecode" in said and space.count == 3 and depth_of(image.read_raw_bytes()) > 8:
        bands = draw(image, 3)
    else:
        bands = _bands(image, space, (width, height), bits, file)
    decode = [float(one) for one in image.get("/Decode", [])]
    decode = decode if len(decode) >= 2 * len(bands) else []  # a short one says nothing of the last bands
    if space.kind == "indexed":
        return _indexed(bands[0], space, converter)
    if len(bands) != space.count:
        raise UnmeasuredError(space.shown())
    if space.kind == "lab":
        bands = _in_lab(bands, decode[:6] or [0.0, 100.0, *space.bounds])
    elif decode and decode != [0.0, 1.0] * len(bands):
        bands = [_decoded(band, decode[2 * i], decode[2 * i + 1]) for i, band in enumerate(bands)]
    return _inked(bands, space, converter)


def own_mask(image: Any, space: Space) -> Image.Image | None:
    """How far the pixels of a JPEG 2000 are seen, 255 for wholly, where the PDF has that read from its own data.

    ``None`` where it does not (ISO 32000-1, 7.4.9).  Raises :class:`UnmeasuredError`, also for colours that are
    multiplied by it already.
    """
    said = masked_within(image)
    if not said:
        return None
    if said != 1:
        raise UnmeasuredError("SMaskInData 2")
    bands = _coded(image, "JPXDecode", (int(image.Width), int(image.Height)))
    return bands[-1] if len(bands) == space.count + 1 else None


def _inked(bands: list[Image.Image], space: Space, converter: Converter) -> Planes:
    if len(bands) == 1 and space.kind in ("icc", "cal"):
        return dict(zip(PROCESS, converter.grey(bands[0], space.profile, space.intent).split(), strict=True))
    if len(bands) == 1 and space.kind == "gray":
        return {"Black": ImageChops.invert(bands[0])}
    if space.kind == "spot":
        return {name: band for name, band in zip(space.names, bands, strict=True) if name != "None"}
    if space.kind == "cmyk" and len(bands) == 4:
        return dict(zip(PROCESS, bands, strict=True))
    mode = "LAB" if space.kind == "lab" else "CMYK" if len(bands) == 4 else "RGB"
    made = converter.pixels(Image.merge(mode, bands), space.profile, space.intent)
    return dict(zip(PROCESS, made.split(), strict=True))


def _indexed(pixels: Image.Image, space: Space, converter: Converter) -> Planes:
    base = space.base
    assert base is not None
    most = min(len(space.table) // max(base.count, 1), 256)
    inks = [converter.inks(space, (float(min(i, max(most - 1, 0))),)) for i in range(256)]
    plates = dict.fromkeys(plate for one in inks for plate, _ in one.plates)
    return {plate: pixels.point([round(one.on(plate) * 255) for one in inks]) for plate in plates}


def _in_lab(bands: list[Image.Image], decode: list[float]) -> list[Image.Image]:
    """Samples of Lab as the colour engine has them: lightness over the whole range, a and b from -128 on."""
    low, high, *around = decode
    sides = [(low * 2.55, high * 2.55), *((a + 128, b + 128) for a, b in zip(around[::2], around[1::2], strict=True))]
    return [_decoded(band, a / 255, b / 255) for band, (a, b) in zip(bands, sides, strict=True)]


def _decoded(band: Image.Image, low: float, high: float) -> Image.Image:
    return band.point([min(max(round((low + (high - low) * i / 255) * 255), 0), 255) for i in range(256)])


def _bands(image: Any, space: Space, size: tuple[int, int], bits: int, file: bytes = b"") -> list[Image.Image]:
    """The components' samples as 8-bit pictures, not yet decoded to colours."""
    said = str(image.get("/Filter", ""))
    coded = next((one for one in _CODED if one in said), "")
    if coded:
        bands = _coded(image, coded, size)
        if coded == "JPXDecode":
            data = image.read_raw_bytes()
            palette = palette_of(data)
            if palette or space.kind == "indexed":
                bands = [numbers_of(bands[0], depth_of(data))]
            bands = through(bands[0], palette[: space.count]) if palette and space.kind != "indexed" else bands
        # What a JPEG 2000 has beyond its space is how far it can be seen through, which the PDF's own mask says.
        return bands[: space.count] if coded == "JPXDecode" else bands
    count = 1 if space.kind == "indexed" else space.count
    most = size[1] * ((size[0] * count * bits + 7) // 8)
    if most > _MOST_SAMPLES:
        raise UnmeasuredError(f"{size[0]}×{size[1]}")
    if bits == 8 and size[0] * size[1] > LARGE and space.kind != "indexed":
        strips = _in_strips(image, size, count, file)
        if strips is not None:
            return strips
    data = unpacked(image, "image", most + (1 << 16))
    if not data:
        raise UnmeasuredError("cut short")
    if len(data) < most:  # rows that lack are not painted
        data += _white(space, image.get("/Decode", [])) * (most - len(data))
    if bits == 16:
        data, bits = data[::2], 8
    if bits == 8:
        return [
            _smaller(Image.frombytes("L", size, data[i:most:count] if count > 1 else data[:most]), space)
            for i in range(count)
        ]
    if bits not in (1, 2, 4):
        raise UnmeasuredError(f"{bits} bit")
    across = size[0] * count, size[1]
    if bits == 1:
        plain = Image.frombytes("1", across, data, "raw", "1").convert("L")
    else:
        plain = Image.frombytes("L", across, data, "raw", f"L;{bits}")
    if count > 1:
        samples = plain.tobytes()
        return [_smaller(Image.frombytes("L", size, samples[i::count]), space) for i in range(count)]
    return [_smaller(_unscaled(plain, bits) if space.kind == "indexed" else plain, space)]


def _in_strips(image: Any, size: tuple[int, int], count: int, file: bytes = b"") -> list[Image.Image] | None:
    """The bands of a large picture in half its size, unpacked a strip at a time: never are all its samples held.

    ``None`` for what is packed otherwise than by Flate alone, or is not whole: that is left to qpdf, which reads on.
    """
    chain = image.get("/Filter")
    filters = [str(one) for one in chain] if isinstance(chain, pikepdf.Array) else [str(chain)]
    if filters != ["/FlateDecode"] or "/DecodeParms" in image:
        return None
    width, height = size
    bands = [Image.new("L", ((width + 1) // 2, (height + 1) // 2)) for _ in range(count)]
    raw = lying_in(file, image)
    if raw is None:
        raw = memoryview(image.get_raw_stream_buffer())
    opened, strip, top = zlib.decompressobj(), bytearray(), 0
    try:
        for at in range(0, len(raw), _PACKED):
            packed: Any = raw[at : at + _PACKED]
            while packed and top < height:
                rows = min(_ROWS, height - top)
                due = rows * width * count
                strip += opened.decompress(packed, due - len(strip))
                packed = opened.unconsumed_tail
                if len(strip) < due:
                    continue
                for i, band in enumerate(bands):
                    part = Image.frombytes("L", (width, rows), bytes(strip[i::count]))
                    band.paste(part.reduce(2), (0, top // 2))
                top += rows
                strip.clear()
    except zlib.error:
        return None
    return bands if top == height else None


def _white(space: Space, decode: Any) -> bytes:
    """A byte of samples that leave no ink, as far as there are such."""
    lights = space.kind in ("gray", "rgb", "cal") or (space.kind == "icc" and not space.is_cmyk)
    turned = len(decode) > 1 and float(decode[0]) > float(decode[1])
    return b"\xff" if lights != turned else b"\0"


def _smaller(band: Image.Image, space: Space) -> Image.Image:
    """A *band* of a large picture in half its size; numbers of colours are left out and not mixed."""
    if band.width * band.height <= LARGE:
        return band
    if space.kind == "indexed":
        return band.resize((max(band.width // 2, 1), max(band.height // 2, 1)), Image.Resampling.NEAREST)
    return band.reduce(2)


def _share(size: tuple[int, int]) -> int:
    """Of a picture in a format that can be unpacked smaller: 1 for its whole width, 2 for half of it, or 4."""
    pixels = size[0] * size[1]
    return 1 if pixels <= LARGE else 2 if pixels <= 2 * LARGE else 4


def _unscaled(band: Image.Image, bits: int) -> Image.Image:
    """Samples that Pillow has stretched over the whole range, as the numbers they were."""
    most = (1 << bits) - 1
    return band.point([round(i * most / 255) for i in range(256)])


def _coded(image: Any, coded: str, size: tuple[int, int]) -> list[Image.Image]:
    """Samples of a picture in a format of its own."""
    if coded == "JBIG2Decode":
        raise UnmeasuredError("JBIG2")
    try:
        if coded == "CCITTFaxDecode":
            return [pikepdf.PdfImage(image).as_pil_image().convert("L")]
        chain = image.get("/Filter")
        alone = not isinstance(chain, pikepdf.Array) or len(chain) == 1
        data = image.read_raw_bytes() if alone else _without_last(image)
        if coded == "DCTDecode":
            # Ends of lines before the picture belong to those who wrote "stream", and what is cut off has no end.
            data = data[max(data[:_AHEAD].find(b"\xff\xd8"), 0) :] + b"\xff\xd9"
        with Image.open(BytesIO(data)) as opened:
            share = _share(opened.size)
            made = drafted(opened, data, (max(opened.size[0] // share, 1), max(opened.size[1] // share, 1)))
            most = MOST_WAVELETS // _SAMPLE if opened.format == "JPEG2000" else MOST_PIXELS
            if opened.size[0] * opened.size[1] > MOST_PIXELS or made[0] * made[1] > most:
                raise UnmeasuredError(f"{size[0]}×{size[1]}")
            opened.load()
            bands = list((opened.convert("RGB") if opened.mode == "YCbCr" else opened).split())
            bands = [_eight(band) for band in bands]
            # Pillow turns Adobe's inverted inks back; the PDF's own Decode is still to do that.
            inverted = coded == "DCTDecode" and opened.mode == "CMYK" and "adobe" in opened.info
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, Image.DecompressionBombError,
            NotImplementedError, pikepdf.PdfError) as fault:  # fmt: skip
        raise UnmeasuredError(coded) from fault
    return [ImageChops.invert(band) for band in bands] if inverted else bands


def _eight(band: Image.Image) -> Image.Image:
    """A band of sixteen bits in eight; any other as it is."""
    if not band.mode.startswith("I;16"):
        return band
    return Image.frombytes("L", band.size, band.convert("I;16").tobytes()[1::2])


def _without_last(image: Any) -> bytes:
    """The data of a picture that is packed once more, unpacked so far."""
    scratch = pikepdf.new()
    outer = scratch.make_stream(image.read_raw_bytes())
    outer.Filter = pikepdf.Array(list(image.Filter)[:-1])
    return unpacked(outer, "image", 256 << 20)
