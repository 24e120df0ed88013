"""The plant's preflight profile: one of the kit's by its name, or a file."""

from __future__ import annotations

from pathlib import Path

from layout import files
from layout.findings import Finding, LayoutError, Place, Unreadable, finding
from layout.spec.press import Press
from layout.stylesheets.preflight import Limits, read_limits

PROFILES = "preflight"


def plant_limits(press: Press, folder: Path, roots: tuple[Path, ...] = ()) -> Limits:
    """What the plant of an issue in *folder* takes, as the issue or its house style names it.

    Raises :class:`layout.findings.LayoutError`.
    """
    return load_limits(press.plant, press.place if press.place.file else Place("press"), folder, roots)


def limits_of_pages(press: Press, folder: Path, roots: tuple[Path, ...], found: list[Finding]) -> Limits:
    """What pages are held to while they are made; *found* takes what is wrong with the plant's profile.

    Nothing is read for the press that nearly every issue is printed on: its limits are those that stand here anyway.
    """
    if press.plant != Press().plant:
        try:
            return plant_limits(press, folder, roots)
        except LayoutError as fault:
            found += fault.findings
    return Limits(Press().plant)


def load_limits(named: str, place: Place | None = None, folder: Path = Path(), roots: tuple[Path, ...] = ()) -> Limits:
    """The preflight profile of that name, or in that file beside *folder*; *place* is where it is named.

    Raises :class:`layout.findings.LayoutError`.
    """
    where = place or Place("--profile")
    own = named.endswith((".yaml", ".yml"))
    if own:
        path = files.inside(folder, named, where, roots) if place else Path(named)
        return read_limits(files.read_text(path, place), str(path))
    kit = files.kit("styles") / PROFILES
    known = sorted(path.stem for path in files.matching(kit, "*.yaml", where))
    if named not in known:
        raise Unreadable(finding("preflight-profile-unknown", where, file=named, known=", ".join(known)))
    path = kit / f"{named}.yaml"
    return read_limits(files.read_text(path), str(path))
