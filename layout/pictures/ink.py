"""Total ink: measuring the heaviest pixel, and holding a picture to a limit.

Coldset newsprint takes some 220 % before it sets off and shows through (ISO 12647-3).  Pictures are worked in
strips, which is faster than whole planes of 32-bit sums and keeps memory small.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageMath

_STRIP = 64


def heaviest(image: Image.Image) -> int:
    """Find the largest total ink of any pixel of a ``CMYK`` or ``L`` picture, in per mille of a solid, rounded up."""
    if image.mode == "L":
        return -(-(255 - _extremes(image)[0]) * 1000 // 255)
    return -(-max(_extremes(_total(strip))[1] for _, strip in _strips(image)) * 1000 // 255)


def held(image: Image.Image, limit: int) -> Image.Image:
    """Hold a ``CMYK`` picture to *limit* per mille at every pixel: C, M and Y shrink alike, K is kept.

    K carries the drawing of the shadows, so it is the last ink to give way.  *limit* is at least 1000.
    """
    most = limit * 255 // 1000
    made = image.copy()
    for top, strip in _strips(image):
        if _extremes(_total(strip))[1] > most:
            made.paste(_held_strip(strip, most), (0, top))
    return made


def _held_strip(strip: Image.Image, most: int) -> Image.Image:
    c, m, y, k = strip.split()
    coloured = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"], c=c, m=m, y=y)
    room = ImageMath.lambda_eval(lambda a: a["min"](a["max"](most - a["k"], 0), a["all"]), k=k, all=coloured)
    # Whole-number division rounds down, so the three shares never sum to more than the room.
    shrunk = (
        ImageMath.lambda_eval(lambda a: a["ink"] * a["room"] / a["max"](a["all"], 1), ink=ink, room=room, all=coloured)
        for ink in (c, m, y)
    )
    return Image.merge("CMYK", (*(plate.convert("L") for plate in shrunk), k))


def _total(strip: Image.Image) -> Image.Image:
    c, m, y, k = strip.split()
    total: Image.Image = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=c, m=m, y=y, k=k)
    return total


def _extremes(plate: Image.Image) -> tuple[int, int]:
    """Smallest and largest value of a picture of one plate."""
    low, high = plate.getextrema()
    return int(low), int(high)  # type: ignore[arg-type]  # pairs only where there are several plates


def _strips(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    for top in range(0, image.height, _STRIP):
        yield top, image.crop((0, top, image.width, min(image.height, top + _STRIP)))
