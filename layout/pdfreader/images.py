"""Images of a PDF as planes of ink, one for every plate they have something for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pikepdf
from PIL import Image, ImageChops, UnidentifiedImageError

from layout.pdfreader.converter import Converter
from layout.pdfreader.document import unpacked, unpacked_view
from layout.pdfreader.packed_bytes import NOWHERE, ObjectsIn, filters_of, held, packed_of
from layout.pdfreader.spaces import PROCESS, Space
from layout.pdfreader.strips import Samples, Shown, bands_in_strips, bands_of
from layout.pdfreader.wavelets import depth_of, numbers_of, palette_of, through, turned_of
from layout.pictures.decode import drafted
from layout.pictures.model import MOST_WAVELETS

MOST_PIXELS: Final = 80_000_000
_MOST_SAMPLES: Final = 220_000_000
"""Bytes of pixels that are unpacked at once: a spread of a broadsheet in four inks at 300 dpi."""
_MOST_IN_STRIPS: Final = 4 * MOST_PIXELS
"""Bytes of pixels that are unpacked at all."""
LARGE: Final = 24_000_000
"""Pixels from which a picture is looked at in half its width and height: no plate that is measured has so many.

From twice as many on, which is a page of a broadsheet at 400 ppi, a quarter does where the format has it: pixels in
four inks are held three times over while plates are drawn.
"""
_MANY: Final = 32 << 20
"""Bytes of samples from which they are unpacked a strip at a time, however many pixels they are of."""
_STRIP: Final = 512
"""Rows of a picture of one bit that are made grey together: an even number, for two become one."""
_SAMPLE: Final = 4
"""Bytes of a pixel of a JPEG 2000, as its bound has them."""
_AHEAD: Final = 64
"""Bytes within which a JPEG begins."""
CODED: Final = ("DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode")
Planes = dict[str, Image.Image]
"""Ink by plate: 0 none, 255 solid."""


class UnmeasuredError(ValueError):
    """The pixels cannot be had; the words say of what kind they are."""


def is_line_art(image: Any, bits: int) -> bool:
    """True for pictures of one bit."""
    return bits == 1 or any(one in str(image.get("/Filter", "")) for one in ("CCITT", "JBIG2"))


def _is_old_fax(image: Any) -> bool:
    """True for a fax whose rows are packed each by itself: libtiff wants a sign of its own before every one."""
    parms = image.get("/DecodeParms")
    last = parms[-1] if isinstance(parms, pikepdf.Array) and len(parms) else parms
    own: Any = last if isinstance(last, pikepdf.Dictionary) else {}
    return "CCITTFaxDecode" in str(image.get("/Filter", "")) and int(own.get("/K", 0)) == 0


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
    file: ObjectsIn = NOWHERE,
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
    if draw is not None and ("JBIG2Decode" in said or _is_old_fax(image)):
        bands = [_smaller(band, space) for band in draw(image, 1)]
    elif draw is not None and "JPXDecode" in said and space.count == 3 and depth_of(packed_of(image, file).head()) > 8:
        bands = [_smaller(band, space) for band in draw(image, 3)]
    else:
        bands = samples_of(image, space, (width, height), bits, file)
    decode = [float(one) for one in image.get("/Decode", [])]
    decode = decode if len(decode) >= 2 * len(bands) else []  # a short one says nothing of the last bands
    if space.kind == "indexed":
        return _indexed(_numbered(bands[0], decode, bits), space, converter)
    if len(bands) != space.count:
        raise UnmeasuredError(space.shown())
    if space.kind == "lab":
        bands = _in_lab(bands, decode[:6] or [0.0, 100.0, *space.bounds])
    elif decode and decode != [0.0, 1.0] * len(bands):
        bands = [_decoded(band, decode[2 * i], decode[2 * i + 1]) for i, band in enumerate(bands)]
    return _inked(bands, space, converter)


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


def _numbered(band: Image.Image, decode: list[float], bits: int) -> Image.Image:
    """The numbers of a palette that samples of so many *bits* stand for, by the picture's *decode* if it has one."""
    most = (1 << min(bits, 8)) - 1
    if not decode or decode[:2] == [0.0, float(most)]:
        return band
    low, high = decode[:2]
    return band.point([min(max(round(low + (high - low) * min(i, most) / most), 0), 255) for i in range(256)])


def _in_lab(bands: list[Image.Image], decode: list[float]) -> list[Image.Image]:
    """Samples of Lab as the colour engine has them: lightness over the whole range, a and b from -128 on."""
    low, high, *around = decode
    sides = [(low * 2.55, high * 2.55), *((a + 128, b + 128) for a, b in zip(around[::2], around[1::2], strict=True))]
    return [_decoded(band, a / 255, b / 255) for band, (a, b) in zip(bands, sides, strict=True)]


def _decoded(band: Image.Image, low: float, high: float) -> Image.Image:
    return band.point([min(max(round((low + (high - low) * i / 255) * 255), 0), 255) for i in range(256)])


def samples_of(image: Any, space: Space, size: tuple[int, int], bits: int, file: ObjectsIn) -> list[Image.Image]:
    """The components' samples as 8-bit pictures, not yet decoded to colours.  Raises :class:`UnmeasuredError`."""
    said = str(image.get("/Filter", ""))
    coded = next((one for one in CODED if one in said), "")
    if coded:
        bands = coded_samples(image, coded, size, file)
        return _wavelet_bands(bands, packed_of(image, file).head(), space) if coded == "JPXDecode" else bands
    count = 1 if space.kind == "indexed" else space.count
    most = size[1] * ((size[0] * count * bits + 7) // 8)
    if most > _MOST_IN_STRIPS:
        raise UnmeasuredError(f"{size[0]}×{size[1]}")
    if bits in (1, 2, 4, 8, 16) and (size[0] * size[1] > LARGE or most > _MANY):
        strips = _in_strips(image, Samples(size, count, bits), space, file)
        if strips is not None:
            return strips
    if most > _MOST_SAMPLES:
        raise UnmeasuredError(f"{size[0]}×{size[1]}")
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


def _wavelet_bands(bands: list[Image.Image], head: bytes, space: Space) -> list[Image.Image]:
    """The components of a JPEG 2000 that begins with *head*, out of what it is unpacked to."""
    palette = palette_of(head)
    if palette or space.kind == "indexed":
        bands = [numbers_of(bands[0], depth_of(head))]
    bands = through(bands[0], palette[: space.count]) if palette and space.kind != "indexed" else bands
    # What a JPEG 2000 has beyond its space is how far it can be seen through, which the PDF's own mask says.
    return bands[: space.count]


def _in_strips(image: Any, samples: Samples, space: Space, file: ObjectsIn) -> list[Image.Image] | None:
    """The bands of a large picture, a strip at a time; ``None`` where rows lack."""
    numbers, (width, height) = space.kind == "indexed", samples.size
    share = 2 if width * height > LARGE else 1
    # Numbers of colours are left out and not mixed.
    up = 0 if numbers else share - 1

    def made_of(part: Image.Image) -> Image.Image:
        plain = _unscaled(part, samples.bits) if numbers and samples.bits < 8 else part
        return plain if share == 1 else _left_out(plain) if numbers else plain.reduce(share)

    shown = Shown((max((width + up) // share, 1), max((height + up) // share, 1)), share, made_of)
    bands = bands_in_strips(image, packed_of(image, file), samples, shown)
    if bands is None and samples.row * height <= _MOST_SAMPLES:
        data = unpacked_view(image, "image", samples.row * height + (1 << 16))
        bands = bands_of(data, samples, shown)
    return bands


def _left_out(part: Image.Image) -> Image.Image:
    """Every other pixel of every other row of *part*."""
    return part.resize((max(part.width // 2, 1), max(part.height // 2, 1)), Image.Resampling.NEAREST)


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
        return _left_out(band)
    return band.reduce(2)


def _share(size: tuple[int, int]) -> int:
    """Of a picture in a format that can be unpacked smaller: 1 for its whole width, 2 for half of it, or 4."""
    pixels = size[0] * size[1]
    return 1 if pixels <= LARGE else 2 if pixels <= 2 * LARGE else 4


def _unscaled(band: Image.Image, bits: int) -> Image.Image:
    """Samples that Pillow has stretched over the whole range, as the numbers they were."""
    most = (1 << bits) - 1
    return band.point([round(i * most / 255) for i in range(256)])


def coded_samples(image: Any, coded: str, size: tuple[int, int], file: ObjectsIn) -> list[Image.Image]:
    """Samples of a picture in a format of its own.  Raises :class:`UnmeasuredError`."""
    if coded == "JBIG2Decode":
        raise UnmeasuredError("JBIG2")
    try:
        if coded == "CCITTFaxDecode":
            return [_grey_of(pikepdf.PdfImage(image).as_pil_image())]
        packed = packed_of(image, file) if len(filters_of(image)) == 1 else held(_without_last(image))
        tail = b""
        if coded == "DCTDecode":
            # Ends of lines before the picture belong to those who wrote "stream", and what is cut off has no end.
            packed = packed._replace(begin=packed.begin + max(packed.head(_AHEAD).find(b"\xff\xd8"), 0))
            tail = b"\xff\xd9"
        turned = turned_of(packed.head()) if coded == "JPXDecode" else None
        if turned:
            packed = packed._replace(begin=packed.begin + turned.at)
        with Image.open(packed.opened(tail)) as opened:
            share = _share(opened.size)
            made = drafted(opened, packed.head(), (max(opened.size[0] // share, 1), max(opened.size[1] // share, 1)))
            most = MOST_WAVELETS // _SAMPLE if opened.format == "JPEG2000" else MOST_PIXELS
            if opened.size[0] * opened.size[1] > MOST_PIXELS or made[0] * made[1] > most:
                raise UnmeasuredError(f"{size[0]}×{size[1]}")
            opened.load()
            whole = opened.convert("RGB") if opened.mode == "YCbCr" else opened
            # Pillow turns Adobe's inverted inks back; the PDF's own Decode is still to do that.
            inverted = coded == "DCTDecode" and opened.mode == "CMYK" and "adobe" in opened.info
            # One after the other: a page's picture may have 100 MB.
            # One of sixteen bits is no channel to Pillow.
            count = len(whole.getbands())
            bands = (_eight(whole if count == 1 else whole.getchannel(i)) for i in range(count))
            channels = [ImageChops.invert(band) if inverted else band for band in bands]
            return turned.in_order(channels) if turned and len(turned.order) <= len(channels) else channels
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, Image.DecompressionBombError,
            NotImplementedError, pikepdf.PdfError) as fault:  # fmt: skip
        raise UnmeasuredError(coded) from fault


def _grey_of(shown: Image.Image) -> Image.Image:
    """A picture of one bit in grey, and in half its size if it is large; a strip at a time."""
    width, height = shown.size
    halved = width * height > LARGE
    made = Image.new("L", ((width + 1) // 2, (height + 1) // 2) if halved else shown.size)
    for top in range(0, height, _STRIP):
        strip = shown.crop((0, top, width, min(height, top + _STRIP))).convert("L")
        made.paste(strip.reduce(2) if halved else strip, (0, top // 2 if halved else top))
    return made


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
