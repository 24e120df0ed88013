"""One issue served to browsers: its pages made again when that is wanted, its files followed, runs that make files."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final, Protocol
from urllib.parse import quote

from watchfiles import awatch

from layout.desk.desk_lock import DeskLock
from layout.desk.making_files import FileRun
from layout.desk.screen_pictures import ScreenPictures
from layout.numbering import plain
from layout.plant.page_digest import page_digest
from layout.typeset.head_breaks import dictionary
from layout.workbench.comments import read_comments
from layout.workbench.outcomes import FileChange, Made
from layout.workbench.workbench import Workbench

IDLE: Final = 1.0
"""Seconds after the last change before trials begin: they must not hold up who types."""


CALM: Final = 0.2
"""Seconds after pages were shown until the cuts that win a line are looked for: the next key is not kept waiting."""

SAVED: Final = 0.5
"""Seconds in which a file that another program takes away may come again before it is missed."""

ROUND: Final = 3.0
"""Seconds from one look for other desks to the next."""


class Listener(Protocol):
    """A browser as the server sees it."""

    async def greet(self) -> None:
        """Show what there is."""

    async def take(self, text: str) -> None:
        """Do what the browser asks for."""

    async def send(self, message: dict[str, Any]) -> None:
        """Send *message*; a browser that is gone misses it."""

    async def show(self, made: Made) -> None:
        """Show what was *made*."""

    async def suggest(self, made: Made) -> None:
        """Tell the findings of what was *made* again, with what was tried meanwhile."""

    async def price(self, cuts: dict[str, Any]) -> None:
        """Tell what wins a line in each paragraph."""

    async def told(self, change: FileChange, *, accepted: bool) -> None:
        """Tell of a change of a file."""

    async def miss(self, name: str) -> None:
        """Tell that the file *name* was taken away."""

    async def tell_state(self) -> None:
        """Tell whether the files can be made up, and what can be undone."""


class DeskServer:
    """One issue and the browsers that look at it."""

    def __init__(self, bench: Workbench, language: str, lock: DeskLock | None = None) -> None:
        """*lock* is what other desks notice this one by; none: it is not noticed."""
        self.bench, self.language = bench, language
        self._lock = lock
        self.cuts: dict[str, Any] = {"kind": "cuts", "list": []}
        """What wins a line in each paragraph, as it was told last."""
        self.others = 0
        """Other desks that have the issue open."""
        self.pictures = ScreenPictures(bench)
        self.secret = lock.secret if lock else secrets.token_urlsafe(18)
        self.hosts: frozenset[str] = frozenset()
        self.browsers: set[Listener] = set()
        self._wanted = asyncio.Event()
        self._settled = asyncio.Event()
        self._runs: dict[int, FileRun] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    # --- making ----------------------------------------------------------------------------------------------------

    def stir(self) -> None:
        """Have the pages made again."""
        self._settled.clear()
        self._wanted.set()

    async def settled(self) -> None:
        """Wait until the pages are those of the files."""
        await self._settled.wait()

    async def makings(self) -> None:
        """Make the pages again whenever that is wanted, and show them."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            made = await asyncio.to_thread(self.bench.make)
            if not self._wanted.is_set():
                self._settled.set()
            for browser in [*self.browsers]:
                await browser.show(made)
            self.background(self._price(made))
            self.background(self._suggest(made))
            self.background(self._plan(made))

    async def _plan(self, made: Made) -> None:
        """When nobody has done anything for a while, plan for the files as they are what still stands as it was."""
        await asyncio.sleep(IDLE)
        if self._is_last(made) and await asyncio.to_thread(self.bench.plan.catch_up, lambda: self._is_last(made)):
            self.stir()

    async def _suggest(self, made: Made) -> None:
        """When nobody has done anything for a while, try what settles findings, and tell it."""
        await asyncio.sleep(IDLE)
        if self._is_last(made):
            await asyncio.to_thread(dictionary)  # the first key that has a head broken anew would wait for its words
        if self._is_last(made) and await asyncio.to_thread(read_comments, self.bench.path) != ((), ()):
            await self.tell_comments()
        if await asyncio.to_thread(self.bench.try_out, made, lambda: self._is_last(made)):
            for browser in [*self.browsers]:
                await browser.suggest(made)

    async def _price(self, made: Made) -> None:
        """Find what wins a line in each paragraph of what was *made*, and tell it where it is news."""
        await asyncio.sleep(CALM)
        found = await asyncio.to_thread(self.bench.line_cuts, made, lambda: self._is_last(made))
        if found is None:
            return
        told = {"kind": "cuts", "list": [{**one.cut._asdict(), "file": one.file, "line": one.line} for one in found]}
        if told != self.cuts:
            self.cuts = told
            for browser in [*self.browsers]:
                await browser.price(told)

    def _is_last(self, made: Made) -> bool:
        return self.bench.last is made and not self._wanted.is_set() and self._settled.is_set()

    async def watch(self) -> None:
        """Follow what other programs change in the issue's folder."""
        while True:
            with suppress(OSError, RuntimeError):
                async for _ in awatch(self.bench.folder, debounce=120, step=40, recursive=True):
                    await self.look_at_disk()
            await asyncio.sleep(2)

    async def look_round(self) -> None:
        """Notice other desks on the same issue as they come and go."""
        while self._lock is not None:
            others = await asyncio.to_thread(self._lock.others)
            retried = self.bench.unsaved is not None
            if retried:
                self.bench.save_again()
            if retried or others != self.others:
                self.others = others
                for browser in [*self.browsers]:
                    await browser.tell_state()
            await asyncio.sleep(ROUND)

    async def look_at_disk(self) -> None:
        """Take over what changed on disk."""
        await self.tell_changes(self.bench.from_disk())
        self.background(self._miss(self.bench.newly_gone()))
        if self.bench.has_changed():
            self.stir()

    async def _miss(self, names: tuple[str, ...]) -> None:
        """Tell of files that were taken away, unless they are there again at once: so other programs save."""
        await asyncio.sleep(SAVED * bool(names))
        for name in names:
            if self.bench.is_gone(name):
                for browser in [*self.browsers]:
                    await browser.miss(name)

    # --- browsers --------------------------------------------------------------------------------------------------

    async def tell_changes(self, changes: tuple[FileChange, ...], by: Listener | None = None) -> None:
        """Tell every browser what was changed; the one *by* which it was typed, only that it was taken."""
        if not changes:
            return
        self.stir()
        for browser in [*self.browsers]:
            for one in changes:
                await browser.told(one, accepted=browser is by and one.why == "edit")
            await browser.tell_state()

    async def tell(self, message: dict[str, Any]) -> None:
        """Send *message* to every browser."""
        for browser in [*self.browsers]:
            await browser.send(message)

    def comments_message(self) -> dict[str, Any]:
        """Comments and signatures, and whether the pages are still those that were signed."""
        comments, signed = read_comments(self.bench.path)
        now: dict[str, str] = {}
        made = self.bench.good.pages if self.bench.good and signed else None
        for page in made.composed.edition.pages if made else ():
            now[str(plain(page.number))] = page_digest(page, made.loaded.pictures, made.loaded.artworks) if made else ""
        told = [{**one._asdict(), "current": now.get(one.page) == one.digest} for one in signed]
        return {"kind": "comments", "list": [one._asdict() for one in comments], "signed": told}

    async def tell_comments(self) -> None:
        """Tell every browser of comments and signatures."""
        await self.tell(await asyncio.to_thread(self.comments_message))

    def background(self, work: Coroutine[Any, Any, None]) -> None:
        """Have *work* done beside all else."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def end(self) -> None:
        """Give up what is being made."""
        for one in self._runs.values():
            one.give_up()

    # --- runs ------------------------------------------------------------------------------------------------------

    async def run(self, what: str) -> None:
        """Make files and tell how it goes."""
        number = max(self._runs, default=0) + 1
        made = self._runs[number] = FileRun(what, self.bench, self.language)
        about: dict[str, Any] = {"kind": "run", "id": number, "what": what}
        await self.tell(
            {**about, "state": "running", "line": ""}
        )  # its first words take their time, and it can be ended
        async for line in made.lines():
            if line and not line[0].isspace():  # not what shows a place in a file
                await self.tell({**about, "state": "running", "line": line})
        folder = self.bench.pages.composed.edition.id if self.bench.pages else ""
        names = made.files(folder) if made.state == "done" else ()
        found = [{"name": name, "url": f"made/{quote(folder)}/{quote(name)}"} for name in names]
        await self.tell({**about, "state": made.state, "line": "", "files": found})

    def give_up(self, number: object) -> None:
        """End a run."""
        if isinstance(number, int) and number in self._runs:
            self._runs[number].give_up()
