"""Pictures for the screen: pixels as JPEG or WebP, pictures of a page in sRGB."""

from __future__ import annotations

from io import BytesIO
from zlib import compress, crc32

from PIL import Image, ImageCms

from layout.pictures.decode import pixels
from layout.pictures.model import PressPicture


def encoded(
    pixels: memoryview | bytes, size: tuple[int, int], stride: int, kind: str, *, quality: int = 88, dpi: float = 72
) -> bytes:
    """RGB *pixels*, a row every *stride* bytes, as ``jpeg`` or ``webp``.

    Colour is kept at full resolution where the format can: red type would fray.  A JPEG claims *dpi*.
    """
    # Columns cut out of wider rows end before their last row is full.
    rows = bytes(pixels).ljust(stride * size[1], b"\0")
    image = Image.frombuffer("RGB", size, rows, "raw", "RGB", stride, 1)
    out = BytesIO()
    if kind == "jpeg":
        image.save(out, "JPEG", quality=quality, subsampling=0, dpi=(round(dpi), round(dpi)))
    elif kind == "webp":
        image.save(out, "WEBP", quality=quality, method=2)
    else:
        raise ValueError(kind)
    return out.getvalue()


def screen_picture(
    data: bytes, name: str, crop: tuple[int, int, int, int] | None, size: tuple[int, int]
) -> PressPicture:
    """The picture in *data*, cropped and brought down to *size*, in the colours of the screen (sRGB).

    *crop* is (left, upper, right, lower) in pixels of the upright picture.  Raises
    :class:`layout.findings.Unreadable`.
    """
    source = pixels(data, name, crop, size)
    image = in_srgb(source.image, source.embedded)
    key = f"{name}-{crop}-{size}"
    return plain_picture(image.tobytes(), image.size, key)._replace(source_size=source.whole)


def plain_picture(rows: bytes, size: tuple[int, int], key: str) -> PressPicture:
    """RGB *rows* as a picture of a file: not packed, for it is unpacked at once.

    A file holds pictures of one key once: what they show belongs to it.
    """
    own = f"{key}-{crc32(rows):08x}"
    return PressPicture(own, *size, "RGB", compress(rows, 0), "FlateDecode", None, 0, size)


def in_srgb(image: Image.Image, embedded: bytes) -> Image.Image:
    """*image* in sRGB, by its own profile where that can be used."""
    if embedded:
        try:
            made = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(BytesIO(embedded)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a damaged profile, or one of another kind of pixels: the pixels speak for themselves
    return image.convert("RGB")
