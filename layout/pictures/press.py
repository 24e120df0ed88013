"""From a picture file to what the press file holds: the picture's whole way, in one function.

Importing this costs nothing: Pillow and LittleCMS come in with the first picture that is converted, and a run
whose pictures are all in the cache never needs them.
"""

from __future__ import annotations

from layout.findings import Finding, Place, Unreadable, finding
from layout.pictures.cache import cache_key
from layout.pictures.model import PressPicture
from layout.pictures.probe import probe


def press_picture(
    data: bytes,
    name: str,
    *,
    crop: tuple[int, int, int, int] | None,
    size: tuple[int, int] | None,
    profile: bytes,
    intent: str = "perceptual",
    limit: int = 2200,
    sharpen: int = 0,
    one_ink: bool = False,
    key: str = "",
) -> PressPicture:
    """Crop the picture in *data*, bring it down to *size* and separate it for the press.

    *crop* is (left, upper, right, lower) in pixels of the upright picture, ``None`` for all of it; *size* the
    pixels wanted, ``None`` for what the crop has, and never more than it has (see
    :func:`layout.pictures.model.wanted_size`).  *profile* is the press's ICC, checked beforehand by
    :func:`layout.pictures.profile.read_profile`; *intent* ``perceptual`` or ``relative``; *limit* the total ink
    allowed in per mille of one solid, at least 1000; *sharpen* an unsharp mask in per cent, 0 for none; *key* its
    :func:`layout.pictures.cache.cache_key`, where that is known.

    With *one_ink* it comes out grey, for whichever ink prints it.
    CMYK keeps its separation and grey stays one ink.  One-bit artwork is never resampled.  The same input gives
    the same bytes.  Raises :class:`Unreadable` for a picture that cannot be read.
    """
    probe(data, name)  # refuses giants before anything is unpacked
    from layout.pictures.decode import pixels, sharpened  # these four bring Pillow
    from layout.pictures.encode import encoded, line_art
    from layout.pictures.ink import heaviest, held
    from layout.pictures.separate import greyed, inked, with_paper

    source = pixels(data, name, crop, size)
    image, notes = source.image, tuple[str, ...]()
    if not source.one_bit:
        image, embedded = sharpened(source.image, sharpen), source.embedded
        if one_ink and image.mode != "L":
            image, embedded = greyed(image, embedded), b""
        image, notes = inked(image, embedded, profile, intent)
        if source.says_srgb:  # nothing was taken for granted
            notes = tuple(note for note in notes if note != "picture-no-profile")
    if image.mode == "CMYK" and source.image.mode != "CMYK" and not source.flat:
        image = with_paper(image)  # flat artwork has type in it, whose black is to be solid
    if image.mode == "CMYK" and heaviest(image) > limit:
        image, notes = held(image, limit), (*notes, "picture-ink-held")
    done = line_art(image) if source.one_bit else encoded(image, flat=source.flat, limit=limit)
    key = key or cache_key(
        data, crop, size, profile=profile, intent=intent, limit=limit, sharpen=sharpen, one_ink=one_ink
    )  # fmt: skip
    return PressPicture(
        key, image.width, image.height, image.mode, done.data, done.filter, done.decode, done.ink_max, source.whole,
        notes, done.bits,
    )  # fmt: skip


def noted(picture: PressPicture, name: str, place: Place | None = None, *, limit: int = 2200) -> list[Finding]:
    """Say as findings about the file *name* what was done to *picture* on its way."""
    return [finding(code, place or Place(name), file=name, limit=limit // 10) for code in picture.notes]


__all__ = ["Unreadable", "noted", "press_picture"]
