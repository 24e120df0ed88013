"""Picture files into upright pixels of three plain kinds: grey, RGB, CMYK.  Knows Pillow's readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageFilter, UnidentifiedImageError

from layout.findings import Finding, Place, Unreadable, finding
from layout.pictures.headers import PNG_SIGNATURE, jpeg_facts, png_facts
from layout.pictures.model import (
    FORMATS,
    MOST_CANVAS,
    MOST_DRAFTED,
    MOST_PIXELS,
    MOST_UNPACKED,
    MOST_WAVELETS,
    Crop,
    PictureFacts,
    refuse_giant,
    refuse_unpacked,
)
from layout.value import NamedTuple

_GREYS = ("I", "I;16", "I;16B", "I;16L", "I;16N")
_COMMON = ("JPEG", "PNG", "GIF", "BMP", "PPM")
_STRIP = 1 << 20
"""Pixels that are laid on white at a time."""

_SAMPLE = 4
"""Bytes of a pixel in colour, as :func:`layout.pictures.model.refuse_unpacked` counts them."""

_CODING = b"\xff\x52\0"
"""What the styles of coding of a JPEG 2000 begin with: they say how often it can be halved while it is unpacked."""

_TURNED = (5, 6, 7, 8)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""What puts a picture upright, by its orientation (Exif 2.32, 4.6.4)."""


class Pixels(NamedTuple):
    """Decoded pixels, mode ``L``, ``RGB`` or ``CMYK``.

    *flat* is True for artwork of few colours (one bit, palette), whose edges JPEG would smear; *embedded* is the
    colour profile found in the file; *whole* the size of the upright picture before it was cropped and scaled;
    *one_bit* that there were but two; *says_srgb* that the file names sRGB without a profile.
    """

    image: Image.Image
    flat: bool
    embedded: bytes
    whole: tuple[int, int]
    one_bit: bool = False
    says_srgb: bool = False


def other_facts(data: bytes, name: str) -> PictureFacts:
    """Facts of a picture that is neither JPEG nor PNG.  Raises :class:`Unreadable`."""
    with _reading(name), _opened(data) as image:
        turned = _orientation(image, data)
        width, height = image.size[::-1] if _lies(image, turned) else image.size
        dpi = image.info.get("dpi", (0, 0))[0]
        return PictureFacts(width, height, image.mode, image.format or "", round(float(dpi)), turned)


def pixels(data: bytes, name: str, crop: Crop | None, size: tuple[int, int] | None) -> Pixels:
    """Decode, turn upright, crop and scale down to *size*; both are of the upright picture.

    A JPEG is decoded at a half, a quarter or an eighth where that is enough; artwork of one bit is not scaled.
    Raises :class:`Unreadable`.
    """
    source = whole_pixels(data, name, [(crop, size)])
    whole, upright = source.whole, source.image
    box = _inside(crop or (0, 0, *whole), whole, name)
    if source.one_bit:
        return source._replace(image=upright.crop(box))
    goal = _goal(box, size)
    across, down = upright.width / whole[0], upright.height / whole[1]
    part = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    if goal != upright.size or part != (0, 0, *upright.size):
        with _reading(name):
            upright = upright.resize(goal, Image.Resampling.LANCZOS, box=part, reducing_gap=3.0)
    return source._replace(image=upright)


def whole_pixels(data: bytes, name: str, wanted: Iterable[tuple[Crop | None, tuple[int, int] | None]]) -> Pixels:
    """Decode all of the picture once, upright, as large as every crop of it that is *wanted* at a size needs.

    Raises :class:`Unreadable`, also for a crop that lies outside.
    """
    with _reading(name), _opened(data) as image:
        orientation = _orientation(image, data)
        turned = _lies(image, orientation)
        whole = image.size[::-1] if turned else image.size
        refuse_giant(*whole, name)
        enough = 1, 1
        for crop, size in wanted:
            box = _inside(crop or (0, 0, *whole), whole, name)
            goal = _goal(box, size)
            enough = (
                max(enough[0], round(whole[0] * goal[0] / (box[2] - box[0]))),
                max(enough[1], round(whole[1] * goal[1] / (box[3] - box[1]))),
            )
        size = drafted(image, data, enough[::-1] if turned else enough)
        clear = "transparency" in image.info
        forms = {"JPEG": MOST_DRAFTED, "JPEG2000": MOST_WAVELETS, "WEBP": MOST_CANVAS}
        most = forms.get(image.format or "", MOST_UNPACKED)
        refuse_unpacked(size, "RGBA" if clear else image.mode, name, len(data), most)
        image.load()
        flat, one_bit = image.mode in ("1", "P"), image.mode == "1"
        # A profile in a Lab file describes Lab itself: the colours need none, and are sRGB when they leave here.
        lab = image.mode == "LAB"
        embedded = b"" if one_bit or lab else image.info.get("icc_profile") or b""
        says = lab or _says_srgb(image)
        return Pixels(_plain(_upright(image, orientation)), flat, embedded, whole, one_bit, says)


def drafted(image: Image.Image, data: bytes, enough: tuple[int, int]) -> tuple[int, int]:
    """Have *image* unpacked no larger than *enough* asks for, where its form allows it; the size it will have.

    *data* is the file of *image*, which is not loaded yet.
    """
    image.draft(None, enough)
    if image.format != "JPEG2000":
        return image.size
    halved = _halvings(image.size, data, enough)
    image.reduce = halved  # type: ignore[assignment, method-assign]
    return -(-image.width >> halved), -(-image.height >> halved)


def _halvings(size: tuple[int, int], data: bytes, enough: tuple[int, int]) -> int:
    """How often a JPEG 2000 of *size* is halved while it is unpacked: only as often as bounds of memory ask for."""
    at = data.find(_CODING)
    levels = data[at + 9] if 0 <= at < len(data) - 9 else 0  # ISO 15444-1, A.6.1
    for halved in range(levels + 1):
        small = [-(-side >> halved) for side in size]
        # Pillow expects a side rounded, OpenJPEG gives it rounded up.
        agreed = all(made == side + (1 << halved >> 1) >> halved for made, side in zip(small, size, strict=True))
        if not (small[0] >= enough[0] and small[1] >= enough[1]):
            break
        if agreed and small[0] * small[1] * _SAMPLE <= MOST_WAVELETS:
            return halved
    return 0


def _says_srgb(image: Image.Image) -> bool:
    """True for a PNG with an sRGB chunk, and for what says so in Exif: tag ColorSpace is 1 (Exif 2.32, 4.6.5)."""
    if "srgb" in image.info:
        return True
    try:
        return image.getexif().get_ifd(0x8769).get(0xA001) == 1
    except Exception:  # Exif of a picture that is whole may be broken in every way
        return False


def _orientation(image: Image.Image, data: bytes) -> int:
    """How the picture is turned, 1 to 8, as make-up has it for JPEG and PNG."""
    if data[:2] == b"\xff\xd8":
        return jpeg_facts(data).exif_orientation
    if data[:8] == PNG_SIGNATURE:
        return png_facts(data).exif_orientation
    said = image.getexif().get(0x0112, 1)
    return said if isinstance(said, int) and 1 <= said <= 8 else 1


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    """*image*, loaded, as it is to be looked at; one that already stands so is not copied."""
    if image.format == "TIFF":
        orientation = image.getexif().get(0x0112, 1)  # Pillow has turned it and says so
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image


def _lies(image: Image.Image, orientation: int) -> bool:
    """Say whether the picture, not yet loaded, lies on its side; Pillow turns TIFF by itself, older ones did not."""
    if orientation not in _TURNED:
        return False
    if image.format != "TIFF":
        return True
    tags = image.tag_v2  # type: ignore[attr-defined]
    return image.size == (tags[256], tags[257])


def sharpened(image: Image.Image, percent: int) -> Image.Image:
    """Lay an unsharp mask one pixel wide: scaling down softens and newsprint softens again.  0 leaves all as it is."""
    return image.filter(ImageFilter.UnsharpMask(radius=1, percent=percent, threshold=3)) if percent else image


def _inside(crop: Crop, whole: tuple[int, int], name: str) -> Crop:
    box = max(0, crop[0]), max(0, crop[1]), min(whole[0], crop[2]), min(whole[1], crop[3])
    if box[0] >= box[2] or box[1] >= box[3]:
        raise Unreadable(finding("picture-crop-outside", Place(name), file=name, width=whole[0], height=whole[1]))
    return box


def _goal(box: Crop, size: tuple[int, int] | None) -> tuple[int, int]:
    """Give the pixels to end with: *size*, but on neither side more than the crop has."""
    width, height = box[2] - box[0], box[3] - box[1]
    if size is None:
        return width, height
    return max(1, min(width, size[0])), max(1, min(height, size[1]))


def _plain(image: Image.Image) -> Image.Image:
    """*image* in ``L``, ``RGB`` or ``CMYK``: 16 bits brought to 8, transparency laid on white, palettes looked up."""
    if image.mode in ("L", "RGB", "CMYK") and "transparency" not in image.info:
        return image
    if image.mode in _GREYS:
        return image.convert("I").point([min(255, (v * 255 + 32_767) // 65_535) for v in range(65_536)], "L")
    if image.mode in ("1", "F"):
        return image.convert("L")
    if image.mode == "LAB":
        return ImageCms.profileToProfile(
            image, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB"
        ) or image.convert("RGB")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        return _on_white(image)
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    """*image* laid on white, strip by strip: its transparent pixels are held once, not three times."""
    mode = "L" if image.mode in ("L", "LA", "La") else "RGB"
    made = Image.new(mode, image.size)
    rows = max(1, _STRIP // image.width)
    for top in range(0, image.height, rows):
        box = (0, top, image.width, min(top + rows, image.height))
        strip = image.crop(box)
        ground = Image.new("RGBA", strip.size, (255, 255, 255, 255))
        made.paste(Image.alpha_composite(ground, strip.convert("RGBA")).convert(mode), box)
    return made


def _opened(data: bytes) -> Image.Image:
    """Open by the common readers first: loading all the others costs more than most conversions."""
    try:
        return Image.open(BytesIO(data), formats=_COMMON)
    except UnidentifiedImageError:
        Image.init()
        return Image.open(BytesIO(data), formats=[kind for kind in FORMATS if kind in Image.OPEN])


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Whatever a reader of pictures does with a hostile file ends as one :class:`Unreadable`."""
    try:
        yield
    except Unreadable:
        raise
    except UnidentifiedImageError:
        known = "、".join(FORMATS)
        raise Unreadable(finding("picture-not-an-image", Place(name), file=name, formats=known)) from None
    except (Image.DecompressionBombError, MemoryError):
        raise Unreadable(_giant(name)) from None
    except Exception as fault:  # decoders raise what they like, from OSError to struct.error
        reason = str(fault) or type(fault).__name__
        raise Unreadable(finding("picture-unreadable", Place(name), file=name, reason=reason)) from None


def _giant(name: str) -> Finding:
    return finding("picture-too-large", Place(name), file=name, width="?", height="?", limit=MOST_PIXELS // 10_000)
