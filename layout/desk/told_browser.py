"""What a browser at the desk is told: files, pages, findings, what was changed by whom."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from layout.desk.findings_view import finding_as_json, findings_message
from layout.desk.server import DeskServer, Listener
from layout.desk.showing import Showing
from layout.findings import LayoutError
from layout.workbench.acts import Refused
from layout.workbench.documents import for_browser
from layout.workbench.outcomes import FileChange, Made


class Sender:
    """Who can be sent messages over a *socket*, one after the other."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._sending = asyncio.Lock()
        self._shown = asyncio.Lock()
        """Pages are sent as what is new after those that were sent before: one showing comes after the other."""

    async def send(self, message: dict[str, Any]) -> None:
        """Send *message*; a browser that is gone misses it."""
        async with self._sending:
            with suppress(WebSocketDisconnect, RuntimeError):
                await self._socket.send_text(json.dumps(message, ensure_ascii=False, separators=(",", ":")))


async def talk(desk: DeskServer, socket: WebSocket, browser: Listener) -> None:
    """Talk with *browser* over the *socket* that it asked for, as one of those that look at *desk*, until it leaves."""
    await socket.accept()
    desk.browsers.add(browser)
    try:
        await browser.greet()
        while True:
            await browser.take(await socket.receive_text())
    except (WebSocketDisconnect, RuntimeError):
        pass  # it has left
    finally:
        desk.browsers.discard(browser)


class ToldBrowser(Sender):
    """One browser that looks at the desk, as it is told of it."""

    def __init__(self, desk: DeskServer, socket: WebSocket) -> None:
        super().__init__(socket)
        self._desk = desk
        self._bench = desk.bench
        self._showing = Showing()
        self._language = desk.language
        self._opened: set[str] = set()
        self._told: tuple[tuple[str, ...], str, bool] = ((), "", False)
        self._reading = False
        """True while the pages are read over for it."""
        self._said: dict[str, dict[str, Any]] = {}
        """What was said last of the pages and of the files, by its kind."""
        self._dump_shown: dict[str, Any] = {}
        """The dump as it was shown last; empty where it is not looked at."""

    async def greet(self) -> None:
        """Tell what there is, and show the pages as they stand."""
        await self.tell_files()
        await self.send(await asyncio.to_thread(self._desk.comments_message))
        if self._bench.last is None:
            self._desk.stir()
            return
        if self._bench.good is not None and self._bench.last is not self._bench.good:
            await self.show(self._bench.good)
        await self.show(self._bench.last)
        await self.price(self._desk.cuts)

    async def tell_dump(self) -> None:
        """Show the dump with its margin, if it is another than before."""
        bench = self._bench
        try:
            message = await asyncio.to_thread(lambda: bench.marked.message(bench.dump(), self._language))
        except (LayoutError, Refused):
            return  # what is wrong with it is said among the findings; what was shown stays
        if message != self._dump_shown:
            self._dump_shown = message
            await self.send(message)

    async def tell_files(self) -> None:
        """Tell which files there are."""
        names, title, dump = self._told = self._about()
        await self.send(
            {
                "kind": "hello", "title": title, "issue": self._bench.path.name, "language": self._language,
                "dump": dump,
                "files": [{"name": one, "role": _role(one, self._bench.path.name), "writable": True} for one in names],
            }
        )  # fmt: skip

    def _about(self) -> tuple[tuple[str, ...], str, bool]:
        """Names of the files that can be opened, what the issue is called, whether its copy is a dump."""
        pages = self._bench.pages
        title = pages.composed.edition.title if pages else self._bench.path.name
        return self._bench.names(), title, bool(pages and pages.loaded.issue.copy.dump)

    async def show(self, made: Made) -> None:
        """Show what was *made*: the pages first, then what is said of them, at last that they are shown."""
        async with self._shown:
            for one in await asyncio.to_thread(self._pages, made):
                await self.send(one)
            for one in await asyncio.to_thread(self._account, made):
                await self._say_new(one)
        self._said.pop("state", None)  # told in any case
        await self.tell_state()
        if self._dump_shown:
            await self.tell_dump()
        if made.pages and self._about() != self._told:
            await self.tell_files()

    def _pages(self, made: Made) -> list[dict[str, Any]]:
        return [*self._showing.pages(made, self._desk.pictures.address)]

    def _account(self, made: Made) -> list[dict[str, Any]]:
        suggested = self._bench.suggestions(made)
        return [*self._showing.account(made, self._language, self._bench.name_of, suggested)]

    async def suggest(self, made: Made) -> None:
        """Tell the findings of what was *made* again, with what was tried meanwhile."""
        if made.pages is not None:
            suggested, issue = self._bench.suggestions(made), made.pages.composed.issue
            await self._say_new(findings_message(made.findings, issue, self._language, self._bench.name_of, suggested))

    async def _say_new(self, message: dict[str, Any]) -> None:
        """Send *message*, unless it is what was said last of its kind: most keys change nothing of it."""
        if message != self._said.get(message["kind"]):
            self._said[message["kind"]] = message
            await self.send(message)

    async def price(self, cuts: dict[str, Any]) -> None:
        """Tell what wins a line in each paragraph."""
        await self.send(cuts)

    async def tell_state(self) -> None:
        """Tell whether the files can be made up, and what can be undone, where it is news."""
        await self._say_new(self._state())

    def _state(self) -> dict[str, Any]:
        last, history = self._bench.last, self._bench.history
        broken = [] if last is None or last.pages else last.findings
        return {
            "kind": "state", "ok": not broken, "undo": bool(history.steps), "redo": bool(history.ahead),
            "broken": [finding_as_json(one, self._language, self._bench.name_of) for one in broken],
            "saved": self._bench.unsaved is None, "saying": self._saying(),
            "behind": self._bench.plan.is_behind,
        }  # fmt: skip

    def _saying(self) -> str:
        """What the desk has to say of itself."""
        unsaved = self._bench.unsaved
        if unsaved is not None:
            words = unsaved.findings[0].message(self._language)
            return f"没有存上，接着再试：{words}" if self._language == "zh" else f"not saved, and tried again: {words}"
        if not self._desk.others:
            return ""
        zh, en = "另一个版面台也开着这一期", "another desk has this issue open"
        return zh if self._language == "zh" else en

    async def told(self, change: FileChange, *, accepted: bool) -> None:
        """Tell of a change of a file that this browser has open."""
        name, version = change.after.name, change.after.version
        if name not in self._opened:
            return
        if accepted:
            await self.send({"kind": "accepted", "file": name, "version": version})
            return
        changes = for_browser(change.before, change.changes)
        await self.send({"kind": "changed", "file": name, "version": version, "changes": changes, "why": change.why})

    async def miss(self, name: str) -> None:
        """Tell that the file *name* was taken away."""
        if name not in self._opened:
            return
        zh = f"{name} 不在了：别的程序把它移走、改名或删了。放回原处就能接着改"
        en = f"{name} is gone: another program moved, renamed or deleted it. Put back, it can be edited as before"
        await self.say("warning", zh if self._language == "zh" else en)

    async def say(self, severity: str, words: str) -> None:
        """Show *words* for a while."""
        await self.send({"kind": "said", "severity": severity, "words": words})


def _role(name: str, issue: str) -> str:
    if name == issue:
        return "spec"
    if name.endswith((".yaml", ".yml")):
        return "hints" if "hints" in name else "style" if "style" in name else "page"
    return "copy"
