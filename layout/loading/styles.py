"""The house style that an issue names, found beside it or in the kit; the kit's own where it has faults."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from layout import files
from layout.findings import Finding, LayoutError, Place, Unreadable, finding
from layout.keys.checks import style_faults
from layout.keys.file_reading import near
from layout.loading.read_memory import ReadMemory
from layout.spec.model import Issue
from layout.spec.styles import Stylesheet, in_language
from layout.stylesheets.inherit import completed
from layout.stylesheets.sheet import read_styles, read_what_styles
from layout.units import Length
from layout.value import Table

HOUSE: Final = "daily"
"""The kit's style that takes the place of what is faulty in another."""


@lru_cache(maxsize=4)  # every issue of a batch has its house's sheet: it is 3 ms to read, in 135 of a warm page
def _kept(text: str, file: str, em: Length, line: Length) -> ReadMemory:
    """What was made the last time of the sheet *text*, and of the parents that it had then."""
    return ReadMemory()


def load_styles(issue: Issue, folder: Path, roots: tuple[Path, ...], found: list[Finding]) -> Stylesheet:
    """The styles that *issue* names; *found* takes what is wrong with them, and :data:`HOUSE` makes that good."""
    em, line = issue.grid.em, issue.grid.leading

    def fetch(name: str, place: Place, *, kit: bool = False) -> tuple[str, str]:
        named = name if name.endswith((".yaml", ".yml")) else f"{name}.yaml"
        beside = files.inside(folder, named, place, roots)
        path = beside if beside.is_file() and not kit else files.inside(files.kit("styles"), named, place)
        if not path.is_file():
            raise Unreadable(finding("style-not-found", place, name=name, near=near(name, _names(folder, place))))
        return files.read_text(path, place), str(path)

    def parent(name: str, place: Place) -> tuple[str, str]:
        # A sheet beside the issue may be laid over the kit's of the same name.
        words, named_file = fetch(name, place)
        return (words, named_file) if named_file != place.file else fetch(name, place, kit=True)

    faults: list[Finding] = []
    styles: Stylesheet | None = None
    try:
        if issue.style:
            text, file = fetch(issue.style, issue.where("style"))
            styles, more = _kept(text, file, em, line).fetching(
                "styles", parent, lambda fetch: read_what_styles(text, file, em=em, line=line, fetch=fetch)
            )
            # What the parent would have given is not lacking as well where there is no such parent.
            lacking = () if any(one.code == "style-not-found" for one in more) else style_faults(styles)
            faults += [*more, *lacking]
    except LayoutError as fault:
        faults += fault.findings
    found += faults
    if styles is not None and not faults:
        return _in_language(styles, issue)
    path = files.kit("styles") / f"{HOUSE}.yaml"
    house = read_styles(files.read_text(path), str(path), em=em, line=line)
    return _in_language(house if styles is None else completed(styles, house), issue)


def _in_language(styles: Stylesheet, issue: Issue) -> Stylesheet:
    """*styles* with the punctuation and the forms of characters of the language of *issue*."""
    if issue.language == "zh-Hans":
        return styles
    return styles._replace(text=Table({name: in_language(one, issue.language) for name, one in styles.text.items()}))


def _names(folder: Path, place: Place) -> list[str]:
    """Names of the styles of the kit and of those beside the issue."""
    every = (*files.matching(files.kit("styles"), "*.yaml", place), *files.matching(folder, "*style*.yaml", place))
    return [path.stem for path in every if path.stem != "cards"]  # a table of sizes, no style
