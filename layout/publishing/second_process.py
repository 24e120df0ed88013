"""What the second process does: it reads the copy, and makes pages as they are ordered while the other sets type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout.findings import LayoutError
from layout.processes.worker import MadePage, Pipes

if TYPE_CHECKING:
    from layout.findings import Finding
    from layout.output.pdf import Pictures
    from layout.processes.worker import PageOrder, Rest, Task
    from layout.sources import Sources


def serve(pipes: Pipes) -> None:
    """The worker's life: read, send, make pages as they are ordered, end when the other end is closed."""
    from layout.loading.sources import read_sources

    task: Task | None = pipes.take()
    if task is None:
        return
    try:
        sources = read_sources(task.path, task.roots, task.kept, edition=task.edition)
        pipes.send(sources)
        if not task.only:
            _make_pages(pipes, sources)
    except LayoutError as fault:
        pipes.send(fault)


def _make_pages(pipes: Pipes, sources: Sources) -> None:
    # Loaded before an order comes: the other process is setting type meanwhile.
    from layout.fonts.library import Library
    from layout.output.program import programs_of
    from layout.publishing.press_condition import condition_of, put
    from layout.publishing.press_pictures import convert

    library = Library(sources.manifest, sources.folder)
    condition = condition_of(sources.press, sources.artworks)
    while (order := _ordered(pipes)) is not None:
        found: list[Finding] = []
        pictures: Pictures = {}
        if order.pictures:
            pictures, found = convert(order.pictures, order.paths, order.cache, sources.press, condition.profile)
        programs = programs_of(library, order.glyphs)
        rest: Rest = pipes.take()
        proof = put(rest, {**programs, **rest.programs}, pictures, condition, order.cache)
        pipes.send(MadePage(proof, found))


def _ordered(pipes: Pipes) -> PageOrder | None:
    order: PageOrder | None = pipes.take()
    return order
