"""From a path to everything a page is made of: sources read, faces ready to be opened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from layout import files
from layout.composing import Materials
from layout.fonts.library import Library
from layout.fonts.opened import OpenedFaces
from layout.value import NamedTuple

if TYPE_CHECKING:
    # Another process may be reading the sources, and then their readers are not loaded here at all.
    from layout.findings import Finding
    from layout.fonts.model import Manifest
    from layout.loading.read_memory import ReadMemory
    from layout.pictures.placed import PlacedPage
    from layout.planner.whole_issue import Told
    from layout.processes.worker import Worker
    from layout.sources import Sources
    from layout.spec.model import Issue
    from layout.spec.press import Press
    from layout.stylesheets.preflight import Limits


class Loaded(NamedTuple):
    """An issue with its materials, and what was found on the way."""

    issue: Issue
    materials: Materials
    pictures: dict[str, Path]
    findings: tuple[Finding, ...]
    press: Press
    artworks: Mapping[str, PlacedPage] = {}

    def held_to(self, limits: Limits) -> Loaded:
        """The same with pages held to *limits* while they are made up, whatever the issue's plant takes."""
        return self._replace(materials=self.materials._replace(limits=limits))


def load(path: Path, roots: tuple[Path, ...] = (), kept: Path | None = None, edition: str = "") -> Loaded:
    """Read the issue at *path* and all it names, or the *edition* of it that is named.

    *kept* is the folder of what is kept from run to run.

    Raises :class:`layout.findings.LayoutError` when no page can be made of it.
    """
    return loaded(read(path, roots, kept, edition=edition))


def received(
    worker: Worker | None, path: Path, roots: tuple[Path, ...], kept: Path | None = None, edition: str = "",
    told: Told | None = None,
) -> Loaded:  # fmt: skip
    """What *worker* has read of the issue at *path*, or of an *edition* of it.

    It is read here where there is none, or where it failed.  *told* hears how far planning is.

    Raises :class:`layout.findings.LayoutError` when no page can be made of it.
    """
    sources = worker.sources() if worker else None
    if sources is not None:
        return loaded(sources, doubled=True, told=told)
    return loaded(read(path, roots, kept, edition=edition), told=told)


def loaded(
    sources: Sources, *, doubled: bool = False, shared: OpenedFaces | None = None, told: Told | None = None
) -> Loaded:
    """*sources* with the faces of the kit, and the best proposal for every page that is to be planned.

    This process may be *doubled*, so that two pages are planned at a time.  *shared* are faces of the same manifest
    and folder that are open already.  *told* hears how far planning is.
    """
    made = materials_of(sources, shared)
    if any(page.plan is not None for page in made.issue.pages):
        # few issues have a page to be planned
        from layout.planner.whole_issue import in_turn, planned, untold
        from layout.processes.shared_tasks import together

        issue, found = planned(made.issue, made.materials, together if doubled else in_turn, told or untold)
        made = made._replace(issue=issue, findings=(*made.findings, *found))
    return made


def read(
    path: Path, roots: tuple[Path, ...] = (), kept: Path | None = None, memory: ReadMemory | None = None,
    edition: str = "",
) -> Sources:  # fmt: skip
    """The sources of the issue at *path*, or of an *edition* of it; *memory* has what was read of it before.

    Raises :class:`layout.findings.LayoutError` when no page can be made.
    """
    from layout.loading.sources import read_sources

    return read_sources(path, roots, kept, memory, edition)


def materials_of(sources: Sources, shared: OpenedFaces | None = None) -> Loaded:
    """*sources* with the faces of the kit; pages that are to be planned are as they were written."""
    faces = Library(sources.manifest, sources.folder, shared or _opened(sources.manifest, sources.folder))
    stories = {one.slug: one for one in sources.stories}
    materials = Materials(stories, sources.styles, faces, sources.facts, sources.artworks, sources.limits)
    return Loaded(sources.issue, materials, sources.pictures, sources.findings, sources.press, sources.artworks)


def _opened(manifest: Manifest, folder: Path) -> OpenedFaces:
    """The faces of the kit as this process has them open; a house's own are opened anew, for they may have changed."""
    if any(one.folder or one.data for one in manifest.faces.values()):
        return OpenedFaces()
    return _warm(manifest, folder).for_another()


@lru_cache(maxsize=1)  # to open them and to measure their characters again is 12 ms, in 118 of a warm page
def _warm(manifest: Manifest, folder: Path) -> OpenedFaces:
    return OpenedFaces()


def load_faces() -> Library:
    """The faces of the kit."""
    from layout.loading.sources import load_manifest

    kit = files.kit("fonts")
    return Library(load_manifest(kit), kit)
