"""Colour into press inks by LittleCMS, with the profile of the plant.

Perceptual, or relative colorimetric with black-point compensation; plain relative would close up the shadows.
Grey pictures are printed with black ink alone, so that they need no register and cost no colour, through a
table that gives every grey the lightness it would have in four inks.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageCms

from layout.findings import Place, Unreadable, finding
from layout.pictures.profile import same_profile

INTENTS: Final = {"perceptual": ImageCms.Intent.PERCEPTUAL, "relative": ImageCms.Intent.RELATIVE_COLORIMETRIC}
_SMOOTH: Final = 4


class UnfitProfileError(ValueError):
    """A profile is damaged, or describes another kind of pixels."""


def inked(image: Image.Image, embedded: bytes, profile: bytes, intent: str) -> tuple[Image.Image, tuple[str, ...]]:
    """*image* in press inks (``CMYK`` or ``L``), with the codes of what there is to say about it.

    CMYK of no known condition, or of the press's own, keeps the separation it came with; that of another press is
    converted as :func:`repressed` does.  Otherwise as :func:`separated`, taking pixels for sRGB where no profile says
    better.  Raises :class:`Unreadable` (``profile-unreadable``) when the press's profile cannot be used.
    """
    if image.mode == "CMYK":
        if not embedded or same_profile(embedded, profile):
            return image, ("picture-cmyk-kept",)
        try:
            return repressed(image, embedded, profile, intent), ("picture-cmyk-converted",)
        except UnfitProfileError:
            return image, ("picture-profile-ignored", "picture-cmyk-kept")
    try:
        made = separated(image, embedded, profile, intent)
        return made, () if embedded or made.mode == "L" else ("picture-no-profile",)
    except UnfitProfileError as fault:
        if not embedded:
            name = "press.icc"
            raise Unreadable(finding("profile-unreadable", Place(name), file=name, reason=str(fault))) from None
    return inked(image, b"", profile, intent)[0], ("picture-profile-ignored",)


def separated(image: Image.Image, embedded: bytes, profile: bytes, intent: str) -> Image.Image:
    """Turn an ``RGB`` picture into ``CMYK``, or into ``L`` when every pixel is grey; an ``L`` picture into ``L``.

    *embedded* is the picture's own profile, empty for sRGB; *profile* the press's; *intent* a key of
    :data:`INTENTS`.  Raises :class:`UnfitProfileError`.
    """
    if image.mode == "L":
        return image.point(_grey_table(embedded, "L", profile, intent))
    if _all_grey(image):
        return image.getchannel("G").point(_grey_table(embedded, "RGB", profile, intent))
    return _applied(image, _to_press(embedded, profile, intent))


MOST_BLACK: Final = 240
"""The most black ink, of 255, of a photograph in colour that is separated here: 94 %.  Newspapers want 97 at most
(WAN-IFRA), for a solid shows every scratch and sets off; what JPEG rings over this stays under that but for a few
pixels."""
_SHOULDER: Final = 208
"""Black from which on it is pressed together up to :data:`MOST_BLACK`: deep shadows lose some depth, no drawing."""


def with_paper(image: Image.Image) -> Image.Image:
    """A photograph in four inks with its black nowhere a solid; *image* itself if it has none."""
    black = image.getchannel("K")
    if black.getextrema()[1] <= MOST_BLACK:  # type: ignore[operator]  # pairs only where there are several plates
        return image
    deep, room = 255 - _SHOULDER, MOST_BLACK - _SHOULDER
    table = [*range(_SHOULDER), *(_SHOULDER + at * room // deep for at in range(deep + 1))]
    return Image.merge("CMYK", (*image.split()[:3], black.point(table)))


def greyed(image: Image.Image, embedded: bytes) -> Image.Image:
    """An ``RGB`` or ``CMYK`` picture as greys of its lightness in sRGB (``L``); *embedded* is its own profile."""
    if embedded:
        modes, intent = (image.mode, "RGB"), INTENTS["perceptual"]
        with suppress(UnfitProfileError):  # the pixels then speak for themselves, as they do without a profile
            image = _applied(
                image, transform_between(_source(embedded, image.mode), _source(b"", "RGB"), modes, intent)
            )
    return image.convert("RGB").convert("L")


def repressed(image: Image.Image, embedded: bytes, profile: bytes, intent: str) -> Image.Image:
    """A ``CMYK`` picture separated for the press of *embedded* in inks of the press of *profile*.

    Where it has black alone it keeps black alone, of the same lightness: line work and type inside a picture would
    else come out in four inks, out of register.  Raises :class:`UnfitProfileError`.
    """
    made = _applied(image, _between_presses(embedded, profile, intent))
    cyan, magenta, yellow, black = image.split()
    colour = ImageChops.lighter(ImageChops.lighter(cyan, magenta), yellow)
    alone = colour.point([255] + [0] * 255)
    if alone.getbbox() is None:
        return made
    none = Image.new("L", image.size)
    plain = Image.merge("CMYK", (none, none, none, black.point(_black_table(embedded, profile))))
    made.paste(plain, mask=alone)
    return made


@lru_cache(maxsize=8)
def _between_presses(embedded: bytes, profile: bytes, intent: str) -> ImageCms.ImageCmsTransform:
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION if intent == "relative" else ImageCms.Flags.NONE
    before = _source(embedded, "CMYK")
    return transform_between(before, opened_profile(profile), ("CMYK", "CMYK"), INTENTS[intent], flags)


@lru_cache(maxsize=8)
def _black_table(embedded: bytes, profile: bytes) -> tuple[int, ...]:
    """For black ink 0 to 255 of one press, that of the other which looks as light between its paper and its solid."""
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    none = Image.new("L", (256, 1))
    inks = Image.merge("CMYK", (none, none, none, ramp))
    wanted, black = (_lightness(inks, one) for one in (embedded, profile))
    pixels = _matched(list(reversed(wanted)), black)
    return tuple(255 - pixels[255 - ink] for ink in range(256))


def _all_grey(image: Image.Image) -> bool:
    r, g, b = image.split()
    return ImageChops.difference(r, g).getbbox() is None and ImageChops.difference(g, b).getbbox() is None


@lru_cache(maxsize=8)
def _to_press(embedded: bytes, profile: bytes, intent: str) -> ImageCms.ImageCmsTransform:
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION if intent == "relative" else ImageCms.Flags.NONE
    return transform_between(_source(embedded, "RGB"), opened_profile(profile), ("RGB", "CMYK"), INTENTS[intent], flags)


@lru_cache(maxsize=8)
def _grey_table(embedded: bytes, mode: str, profile: bytes, intent: str) -> tuple[int, ...]:
    """For grey 0 to 255 of the picture, the pixel (255 paper, 0 solid) of black ink of the same lightness.

    White is paper and black is solid; what lies between keeps its share of the way.
    """
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    grey = ramp if mode == "L" else Image.merge("RGB", (ramp,) * 3)
    if embedded:
        grey = _applied(
            grey, transform_between(_source(embedded, mode), _source(b"", "RGB"), (mode, "RGB"), INTENTS[intent])
        )
    else:
        grey = Image.merge("RGB", (ramp,) * 3)
    wanted = _lightness(_applied(grey, _to_press(b"", profile, intent)), profile)
    none = Image.new("L", (256, 1))
    black = _lightness(Image.merge("CMYK", (none, none, none, ramp)), profile)
    return _matched(wanted, black)


def _matched(wanted: list[float], black: list[float]) -> tuple[int, ...]:
    """Pixels for the *wanted* lightnesses, stretched onto what *black* ink reaches from paper (first) to solid."""
    dark, light = min(wanted), max(wanted)
    scale = (black[0] - black[255]) / max(light - dark, 0.01)
    table, ink = [], 0
    for value in reversed(wanted):
        goal = black[255] + (value - dark) * scale
        while ink < 255 and black[ink] > goal and abs(black[ink + 1] - goal) <= abs(black[ink] - goal):
            ink += 1
        table.append(255 - ink)
    table[-1] = 0
    return tuple(reversed(table))


def _lightness(image: Image.Image, profile: bytes) -> list[float]:
    """L* of a row of 256 CMYK pixels, evened out: Pillow gives it in 8 bits, a tone curve is finer than that."""
    lab = _applied(image, _to_lab(profile)).getchannel("L").tobytes()
    evened = [
        sum(lab[max(0, n - reach) : n + reach + 1]) / (min(255, n + reach) - max(0, n - reach) + 1)
        for n in range(256)
        for reach in [min(_SMOOTH, n, 255 - n)]
    ]
    return [value / 2.55 for value in evened]


@lru_cache(maxsize=4)
def _to_lab(profile: bytes) -> ImageCms.ImageCmsTransform:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return transform_between(opened_profile(profile), lab, ("CMYK", "LAB"), INTENTS["relative"])


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    made = ImageCms.applyTransform(image, transform)
    if made is None:  # only when changing in place
        raise AssertionError
    return made


@lru_cache(maxsize=8)
def _source(embedded: bytes, mode: str) -> ImageCms.ImageCmsProfile:
    if not embedded:
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    opened = opened_profile(embedded)
    if space_of(opened) != {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}[mode]:
        raise UnfitProfileError(space_of(opened))
    return opened


def opened_profile(profile: bytes) -> ImageCms.ImageCmsProfile:
    """The ICC profile in *profile*.  Raises :class:`UnfitProfileError`."""
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        space_of(opened)
    except (OSError, ValueError, ImageCms.PyCMSError) as fault:
        raise UnfitProfileError(str(fault)) from None
    return opened


def space_of(opened: ImageCms.ImageCmsProfile) -> str:
    """The four letters of a profile's colour space without blanks.  ``ValueError`` where they are none."""
    return str(opened.profile.xcolor_space).strip()


def transform_between(
    before: ImageCms.ImageCmsProfile,
    after: ImageCms.ImageCmsProfile,
    modes: tuple[str, str],
    intent: ImageCms.Intent,
    flags: ImageCms.Flags = ImageCms.Flags.NONE,
) -> ImageCms.ImageCmsTransform:
    """From one profile's pixels to another's.  Raises :class:`UnfitProfileError`."""
    try:
        return ImageCms.buildTransform(before, after, *modes, intent, flags)
    except ImageCms.PyCMSError as fault:
        raise UnfitProfileError(str(fault)) from None
