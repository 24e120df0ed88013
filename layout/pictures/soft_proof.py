"""What the press makes of inks, shown on a screen: pictures for proofs, and the colour of the paper.

Paper is shown white and the deepest black as black, as a screen shows a page best; :func:`paper_tables` take that back.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final, TypeAlias
from zlib import compress, decompress

from PIL import Image, ImageChops, ImageCms

from layout.findings import Place, Unreadable, finding
from layout.pictures.model import PressPicture
from layout.pictures.separate import UnfitProfileError, opened_profile, transform_between

Plates: TypeAlias = "tuple[int, int, int, int]"
"""An ink's four plates in per mille of a solid."""

QUALITY: Final = 93
_DAY: Final = bytes((7, 232, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""The first of January 2024, as ICC writes it."""

_ABSOLUTE: Final = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
_SHOWN: Final = ImageCms.Intent.PERCEPTUAL


def proof_picture(picture: PressPicture, profile: bytes) -> PressPicture:
    """A press picture as ``RGB`` for a screen (sRGB), as *profile* says it is printed.

    Raises :class:`Unreadable` (``profile-unreadable``) when the profile cannot be used.
    """
    inks = _pixels(picture)
    shown = ImageCms.applyTransform(inks, _to_screen(profile, _SHOWN))
    assert shown is not None
    if picture.filter == "DCTDecode":
        out = BytesIO()
        shown.save(out, "JPEG", quality=QUALITY, subsampling=0)
        data = out.getvalue()
    else:
        data = compress(shown.tobytes(), 1)
    return picture._replace(key=f"{picture.key}-proof", mode="RGB", data=data, decode=None)


def paper_tables(profile: bytes) -> tuple[bytes, bytes, bytes]:
    """Tables from red, green and blue with white paper to those on the press's own paper.

    The two differ by the light of paper and of black, in which both are straight lines (black-point compensation and
    absolute colorimetry, ICC.1), so that two colours, paper and solid black, say all.  What a screen cannot show, such
    as solid cyan, stays at the edge of what it can.
    """
    pair = Image.new("CMYK", (2, 1))
    pair.putpixel((1, 0), (0, 0, 0, 255))
    absolute, shown = (ImageCms.applyTransform(pair, _to_screen(profile, one)) for one in (_ABSOLUTE, _SHOWN))
    assert absolute is not None
    assert shown is not None
    made = []
    for band in range(3):
        paper, black = (_light(absolute.tobytes()[at + band]) for at in (0, 3))
        seen = _light(shown.tobytes()[3 + band])
        foot = (black - paper * seen) / (1 - seen)
        made.append(bytes(_value(foot + (paper - foot) * _light(value)) for value in range(256)))
    return made[0], made[1], made[2]


def on_paper(data: bytes, profile: bytes) -> bytes:
    """A picture for the web, *data*, as it looks on the paper of the press that *profile* is of, as a JPEG."""
    red, green, blue = paper_tables(profile)
    seen = Image.open(BytesIO(data)).convert("RGB").point([*red, *green, *blue])
    out = BytesIO()
    seen.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def lights_of(inks: Iterable[Plates], profile: bytes) -> dict[Plates, tuple[int, int, int]]:
    """Red, green and blue of every ink (plates in per mille), as :class:`layout.output.model.Make` wants them."""
    wanted = list(dict.fromkeys(inks))
    row = Image.new("CMYK", (max(1, len(wanted)), 1))
    for at, ink in enumerate(wanted):
        row.putpixel((at, 0), tuple(round(plate * 255 / 1000) for plate in ink))
    shown = ImageCms.applyTransform(row, _to_screen(profile, _SHOWN))
    assert shown is not None
    raw = shown.tobytes()
    return {ink: (raw[3 * at], raw[3 * at + 1], raw[3 * at + 2]) for at, ink in enumerate(wanted)}


def screen_profile() -> bytes:
    """The ICC profile of sRGB, without the time of day at which it was made."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + _DAY + made[36:84] + bytes(16) + made[100:]


def _pixels(picture: PressPicture) -> Image.Image:
    """The four inks of a press picture, 255 for a solid."""
    if picture.filter == "DCTDecode":
        # Pillow turns the inks of such files the right way round.
        image: Image.Image = Image.open(BytesIO(picture.data))
    else:
        image = Image.frombytes(picture.mode, (picture.width, picture.height), decompress(picture.data))
    if picture.mode == "CMYK":
        return image
    none = Image.new("L", image.size)
    return Image.merge("CMYK", (none, none, none, ImageChops.invert(image)))


def _to_screen(profile: bytes, intent: ImageCms.Intent) -> ImageCms.ImageCmsTransform:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    try:
        return transform_between(opened_profile(profile), screen, ("CMYK", "RGB"), intent)
    except UnfitProfileError as fault:
        name = "press.icc"
        raise Unreadable(finding("profile-unreadable", Place(name), file=name, reason=str(fault))) from None


def _light(value: int) -> float:
    """The share of light that a value of sRGB stands for (IEC 61966-2-1)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _value(light: float) -> int:
    light = min(max(light, 0.0), 1.0)
    return round(255 * (light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))
