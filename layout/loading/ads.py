"""Advertisements taken in: found, known for what they are, and held against what the plant takes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from layout import files
from layout.findings import Finding, Place, Severity, Unreadable, finding
from layout.loading.copy_names import meant_instead
from layout.loading.kept_ads import key_of, packed, unpacked
from layout.loading.limits import plant_limits
from layout.loading.read_memory import ReadMemory
from layout.pictures.model import PictureFacts
from layout.pictures.placed import PlacedPage, Taken
from layout.pictures.probe import probe
from layout.processes.bounded import Bounds, BrokeOffError, bounded
from layout.spec.model import Issue, Slot
from layout.spec.placed import Ad
from layout.spec.press import Press
from layout.value import NamedTuple

SECONDS: Final = 60
PRESS: Final = "press/newsprint.icc"
KEPT: Final = ".ads"

_KINDS: Final = (
    (b"%!PS", "EPS / PostScript"), (b"\xc5\xd0\xd3\xc6", "EPS / PostScript"), (b"PK\x03\x04", "Office / ZIP"),
    (b"\xd0\xcf\x11\xe0", "Office"),
)  # fmt: skip
_SCREEN: Final = ("RGB", "RGBA", "P", "LAB", "YCbCr")


class Ads(NamedTuple):
    """Ads that may be placed: pages of PDFs by key, pictures by file; and what was found in all of them."""

    artworks: dict[str, PlacedPage]
    paths: dict[str, Path]
    facts: dict[str, PictureFacts]
    findings: tuple[Finding, ...]


class Desk(NamedTuple):
    """Where ads are taken in: the issue's *folder* and *roots*, its *press*, and the folder of what is *kept*."""

    folder: Path
    roots: tuple[Path, ...]
    press: Press
    kept: Path | None


_OF_AD: Final = Place("ad")
_OF_INK: Final = Place("ink")
"""Stand for where an ad and its ink are asked for while it is taken in: that is not done again when its slot moves."""


def load_ads(issue: Issue, desk: Desk, memory: ReadMemory | None = None) -> Ads:
    """Take in every ad that stands on a page of *issue*; one that cannot be placed is reported, the page is made.

    *memory* has what was taken in before.
    """
    memory = memory or ReadMemory()
    made = Ads({}, {}, {}, ())
    found: list[Finding] = []
    seen: set[tuple[str, bool]] = set()
    for slot in (slot for page in issue.pages for slot in page.slots):
        if slot.ad is None or not slot.ad.file or (slot.ad.key, bool(slot.ink)) in seen:
            continue
        seen.add((slot.ad.key, bool(slot.ink)))
        try:
            path = files.inside(desk.folder, slot.ad.file, slot.ad.place, desk.roots)
            bare, ad = slot._replace(place=_OF_INK, places=()), slot.ad._replace(place=_OF_AD)
            more = memory.of(_key_of(slot, ad, path, desk), partial(_take_in, bare, ad, path, desk))
            made.artworks.update(more.artworks)
            made.paths.update(more.paths)
            made.facts.update(more.facts)
            places: dict[Place | None, Place] = {_OF_AD: slot.ad.place, _OF_INK: slot.where("ink")}
            found += [one._replace(place=places.get(one.place, one.place)) for one in more.findings]
        except Unreadable as fault:
            if any(one.code == "file-outside" for one in fault.findings):
                raise
            missing = any(one.code == "file-missing" for one in fault.findings)
            found += (
                [finding("ad-missing", slot.ad.place, file=slot.ad.file, **meant_instead(desk.folder, slot.ad.file))]
                if missing
                else [one._replace(place=slot.ad.place) for one in fault.findings]
            )
    return made._replace(findings=tuple(found))


def _key_of(slot: Slot, ad: Ad, path: Path, desk: Desk) -> object:
    """All that an ad which is taken in depends on: how it is asked for, its file, the press and the files it names."""
    named = (path, *(desk.folder / one for one in (desk.press.plant, desk.press.icc) if one))
    return "ad", ad, slot.ink, path, desk.press, tuple(map(files.stamp, named))


def _take_in(slot: Slot, ad: Ad, path: Path, desk: Desk) -> Ads:
    """One ad alone.  Raises :class:`Unreadable`."""
    made = Ads({}, {}, {}, ())
    return made._replace(findings=tuple(_found_in(slot, ad, path, made, desk)))


def _found_in(slot: Slot, ad: Ad, path: Path, made: Ads, desk: Desk) -> list[Finding]:
    """What is wrong with an ad; *made* takes it where it can be placed."""
    data = files.read(path, files.MOST_PICTURE, ad.place)
    if b"%PDF-" in data[:1024]:
        found = _take_pdf(ad, data, made, desk)
        return [*found, finding("ad-ink-of-pdf", slot.where("ink"), file=ad.file)] if slot.ink else found
    kind = next((words for start, words in _KINDS if data.startswith(start)), "")
    if kind:
        return [finding("ad-kind", ad.place, file=ad.file, kind=kind)]
    if ad.page > 1:
        return [finding("ad-no-such-page", ad.place, file=ad.file, page=ad.page, pages=1)]
    if ad.file.lower().endswith(".svg"):
        return _take_drawing(slot, ad, data, made, desk.press)
    try:
        facts = probe(data, ad.file)
    except Unreadable:
        if not ad.file.lower().endswith(".pdf"):
            raise
        return [finding("ad-no-pdf", ad.place, file=ad.file, size=len(data))]  # named so, and no picture either
    alone = bool(slot.ink)  # printed in one ink, whose solid is the most that it can have
    if facts.mode in _SCREEN and not ad.convert and not alone:
        return [finding("ad-rgb-picture", ad.place, file=ad.file)]
    if facts.mode == "CMYK" and not ad.convert and not alone and (found := _over_ink(ad, data, facts, desk)):
        return found
    made.facts[ad.file] = facts
    made.paths[ad.file] = path
    return [finding("ad-converted", ad.place, file=ad.file)] if facts.mode in _SCREEN and not alone else []


def _take_drawing(slot: Slot, ad: Ad, data: bytes, made: Ads, press: Press) -> list[Finding]:
    """An ad as line art; whose colours are those of a screen, but for greys, which are black ink alone."""
    from layout.loading.drawings import drawing, is_coloured, with_inks  # few ads are

    facts, left = drawing(data, ad.file, ad.place)
    coloured = is_coloured(facts) and not slot.ink
    if coloured and not ad.convert:
        return [finding("ad-rgb-picture", ad.place, file=ad.file)]
    made.facts.update(with_inks({ad.file: facts}, press))
    return [*left, finding("ad-converted", ad.place, file=ad.file)] if coloured else left


def _over_ink(ad: Ad, data: bytes, facts: PictureFacts, desk: Desk) -> list[Finding]:
    """What is wrong with a picture in four inks that has more of them than the plant takes."""
    from layout.pictures.seen_ink import seen_ink  # the other process brings Pillow

    most = plant_limits(desk.press, desk.folder, desk.roots).ink_most
    try:
        ink = bounded(Bounds(SECONDS), seen_ink, data, ad.file, (facts.width, facts.height))
    except BrokeOffError as fault:
        return [finding("preflight-too-much", ad.place, file=ad.file, what=str(fault))]
    if ink <= most * 10:
        return []
    return [finding("ad-over-ink", ad.place, file=ad.file, ink=round(ink / 10), most=round(most))]


def _take_pdf(ad: Ad, data: bytes, made: Ads, desk: Desk) -> list[Finding]:
    taken = taken_in(ad, data, desk)
    found = list(taken.findings)
    if taken.placed is None:
        errors = sum(one.severity is Severity.ERROR for one in found)
        return [*found, finding("ad-refused", ad.place, file=ad.file, count=errors)]
    made.artworks[ad.key] = taken.placed
    return [*found, finding("ad-converted", ad.place, file=ad.file)] if ad.convert else found


def taken_in(ad: Ad, data: bytes, desk: Desk) -> Taken:
    """The ad in *data* as the plant takes it, from what is kept or read at arm's length."""
    press = desk.press
    limits = plant_limits(desk.press, desk.folder, desk.roots)
    profile = files.read(Path(press.icc) if press.icc else files.kit("styles") / PRESS)
    terms = (limits, profile, press.standard, ad.convert)
    kept = desk.kept / KEPT / key_of(data, ad.page, terms) if desk.kept else None
    known = unpacked(files.kept(kept, files.MOST_PICTURE * 2)) if kept is not None else None
    if known is not None:
        return known
    try:
        taken = bounded(Bounds(SECONDS), taken_by, data, ad.file, ad.page, terms)
    except BrokeOffError as fault:
        too_much = finding("preflight-too-much", ad.place, file=ad.file, what=str(fault))
        return Taken(None, (too_much,))
    if kept is not None:
        files.keep_among(kept, packed(taken))
    return taken


def taken_by(data: bytes, name: str, page: int, terms: tuple[Any, bytes, str, bool]) -> Taken:
    """What the other process does."""
    from layout.intake import intake

    done: Taken = intake.take(data, name, page, intake.Terms(*terms))
    return done
