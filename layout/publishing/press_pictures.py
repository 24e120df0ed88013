"""Pictures of the pages in press colour, each converted once and kept until it or its use changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from layout import files
from layout.findings import Finding, Place, Unreadable, finding
from layout.page import Picture, Shown
from layout.pictures.cache import cache_key, pack, unpack
from layout.pictures.model import PressPicture, wanted_size
from layout.spec.press import Press


def convert(
    marks: Iterable[Picture], paths: Mapping[str, Path], cache: Path | None, press: Press, profile: bytes
) -> tuple[dict[Shown, PressPicture], list[Finding]]:
    """The press picture of every mark by what it shows, as *press* wants them and its ICC *profile* separates them.

    *cache* is the folder of converted pictures; with ``None`` nothing is kept.  A picture whose pixels cannot be read,
    though its header could, is an error and a crossed frame.
    """
    made: dict[Shown, PressPicture] = {}
    found: list[Finding] = []
    for mark in marks:
        if mark.shown in made or mark.image not in paths:
            continue
        data = files.read(paths[mark.image], files.MOST_PICTURE)
        size = wanted_size(mark.crop, (mark.rect.width, mark.rect.height), press.ppi)
        try:
            picture = made[mark.shown] = _one(data, mark, size, (press, profile), cache)
            found += [finding(code, Place(mark.image), file=mark.image, limit=press.ink) for code in picture.notes]
        except Unreadable as fault:
            from layout.pictures.crossed import crossed_picture  # few papers have a damaged picture

            made[mark.shown] = crossed_picture((mark.rect.width, mark.rect.height))
            found += fault.findings
    return made, found


def proofs(pictures: Mapping[Shown, PressPicture], cache: Path, profile: bytes) -> dict[Shown, PressPicture]:
    """*pictures* as the press's *profile* shows them on a screen; those of colour are kept in *cache* too.

    A viewer would convert them pixel by pixel with every drawing, which takes longer than all the rest of a page.
    """
    return {name: one if one.mode == "L" else _proof(one, cache, profile) for name, one in pictures.items()}


def _proof(picture: PressPicture, cache: Path, profile: bytes) -> PressPicture:
    kept = cache / f"{picture.key}-proof"
    known = unpack(files.kept(kept))
    if known is not None:
        return known
    from layout.pictures.soft_proof import proof_picture

    shown: PressPicture = proof_picture(picture, profile)
    files.keep_among(kept, pack(shown))
    return shown


def _one(
    data: bytes, mark: Picture, size: tuple[int, int], made_for: tuple[Press, bytes], cache: Path | None
) -> PressPicture:
    press, profile = made_for
    limit = press.ink * 10
    key = cache_key(
        data, mark.crop, size, profile=profile, intent=press.intent, limit=limit, sharpen=press.sharpen,
        one_ink=mark.ink is not None,
    )  # fmt: skip
    kept = cache / key if cache else None
    known = unpack(files.kept(kept)) if kept else None
    if known is not None:
        return known
    # Pillow and LittleCMS are loaded only when something has to be converted.
    from layout.pictures.press import press_picture

    picture: PressPicture = press_picture(
        data, mark.image, crop=mark.crop, size=size, profile=profile, intent=press.intent, limit=limit,
        sharpen=press.sharpen, one_ink=mark.ink is not None, key=key,
    )  # fmt: skip
    if kept:
        files.keep_among(kept, pack(picture))
    return picture
