"""The desk's server: one issue for browsers on this machine, behind a secret in the address."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from layout import files
from layout.desk.acts import Refused
from layout.desk.documents import character_of, for_browser, from_browser, unit_of
from layout.desk.findings_view import finding_as_json
from layout.desk.key_help import options, place_in, words_on
from layout.desk.making_files import RUNS, FileRun
from layout.desk.showing import Showing
from layout.desk.source_places import in_text, lit_by_copy, of_type
from layout.desk.values import values_of
from layout.desk.workbench import FileChange, Made, Workbench
from layout.findings import LayoutError
from layout.page import Artwork, Mark, Picture, Tag
from layout.pixels.cards import shown as colour_of
from layout.publishing.press_condition import condition_of

STATIC: Final = Path(__file__).parent / "static"
MOST_MESSAGE: Final = 8 << 20
MOST_PIXELS: Final = 1600
"""Pixels on the longer side of a picture as a browser gets it."""
MOST_PICTURES: Final = 64
"""Pictures that are kept as browsers get them."""
_TYPES: Final = {
    ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html", ".txt": "text/plain",
    ".md": "text/plain", ".json": "application/json",
}  # fmt: skip
MADE_POLICY: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
"""Of files that runs made: whatever stands in them runs nothing here."""
_SAFE: Final = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


class Desk:
    """One issue and the browsers that look at it."""

    def __init__(self, bench: Workbench, out: Path, language: str, roots: tuple[Path, ...] = ()) -> None:
        self.bench, self.out, self.language, self.roots = bench, out, language, roots
        self.secret = secrets.token_urlsafe(18)
        self.hosts: frozenset[str] = frozenset()
        self._browsers: set[Browser] = set()
        self._wanted = asyncio.Event()
        self._settled = asyncio.Event()
        self._runs: dict[int, FileRun] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._pictures: dict[str, bytes] = {}

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
            for browser in [*self._browsers]:
                await browser.show(made)

    async def watch(self) -> None:
        """Follow what other programs change in the issue's folder."""
        from watchfiles import awatch

        while True:
            with suppress(OSError, RuntimeError):
                async for _ in awatch(self.bench.folder, debounce=120, step=40, recursive=True):
                    await self.look_at_disk()
            await asyncio.sleep(2)

    async def look_at_disk(self) -> None:
        """Take over what changed on disk."""
        await self.tell_changes(self.bench.from_disk())
        if self.bench.has_changed():
            self.stir()

    # --- browsers --------------------------------------------------------------------------------------------------

    async def tell_changes(self, changes: tuple[FileChange, ...], by: Browser | None = None) -> None:
        """Tell every browser what was changed; the one *by* which it was typed only that it was taken."""
        if not changes:
            return
        self.stir()
        for browser in [*self._browsers]:
            for one in changes:
                await browser.told(one, accepted=browser is by and one.why == "edit")
            await browser.tell_state()

    async def tell(self, message: dict[str, Any]) -> None:
        """Send *message* to every browser."""
        for browser in [*self._browsers]:
            await browser.send(message)

    async def meet(self, socket: WebSocket) -> None:
        """Serve one browser until it leaves."""
        await socket.accept()
        browser = Browser(self, socket)
        self._browsers.add(browser)
        try:
            await browser.greet()
            while True:
                await browser.take(await socket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self._browsers.discard(browser)

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
        made = self._runs[number] = FileRun(what, self.bench.path, self.out, self.language, self.roots)
        about: dict[str, Any] = {"kind": "run", "id": number, "what": what}
        async for line in made.lines():
            await self.tell({**about, "state": "running", "line": line})
        names = made.files() if made.state == "done" else ()
        found = [{"name": name, "url": f"made/{quote(name)}"} for name in names]
        await self.tell({**about, "state": made.state, "line": "", "files": found})

    def give_up(self, number: object) -> None:
        """End a run."""
        if isinstance(number, int) and number in self._runs:
            self._runs[number].give_up()

    # --- pictures --------------------------------------------------------------------------------------------------

    def address(self, mark: Mark) -> str:
        """Where a browser gets the picture of *mark* from."""
        good = self.bench.good
        if good is None or good.loaded is None:
            return ""
        if isinstance(mark, Picture) and mark.image in good.loaded.pictures:
            stamp = files.stamp(good.loaded.pictures[mark.image]) or (0, 0, 0)
            solid = "".join(f"{light:02x}" for light in colour_of(mark.ink)) if mark.ink else ""
            return f"picture/{quote(mark.image, safe='')}?at={stamp[0]:x}&ink={solid}"
        if isinstance(mark, Artwork) and mark.file in good.loaded.artworks:
            return f"picture/{quote(mark.file, safe='')}?ad=1"
        return ""

    def picture(self, name: str, ink: str) -> bytes | None:
        """The picture *name* as a browser shows it; ``None`` where there is none."""
        good = self.bench.good
        path = good.loaded.pictures.get(name) if good and good.loaded else None
        if good is None or good.loaded is None or path is None:
            return None
        key = f"{name} {ink} {files.stamp(path)}"
        if key not in self._pictures:
            from layout.pictures.probe import probe
            from layout.pictures.screen import shown
            from layout.pictures.web import web_picture, web_size

            data = files.read(path, files.MOST_PICTURE)
            facts = probe(data, name)
            size = web_size(None, (facts.width, facts.height), MOST_PIXELS)
            seen = shown(data, name, [(None, size)], condition_of(good.loaded.press).profile)
            solid = bytes.fromhex(ink)[:3] if ink else b""
            colour = (solid[0], solid[1], solid[2]) if len(solid) == len("rgb") else None
            self._pictures[key] = web_picture(seen, name, most=MOST_PIXELS, solid=colour).data
            while len(self._pictures) > MOST_PICTURES:
                del self._pictures[next(iter(self._pictures))]
        return self._pictures[key]

    def artwork(self, name: str) -> bytes | None:
        """A placed page as a browser shows it."""
        good = self.bench.good
        page = good.loaded.artworks.get(name) if good and good.loaded else None
        return png_of(page.shown) if page is not None and page.shown is not None else None


class Browser:
    """One browser that looks at the desk."""

    def __init__(self, desk: Desk, socket: WebSocket) -> None:
        self._desk, self._socket = desk, socket
        self._bench = desk.bench
        self._showing = Showing()
        self._language = desk.language
        self._opened: set[str] = set()
        self._sending = asyncio.Lock()
        self._names: tuple[str, ...] = ()

    async def send(self, message: dict[str, Any]) -> None:
        """Send *message*; a browser that is gone misses it."""
        async with self._sending:
            with suppress(WebSocketDisconnect, RuntimeError):
                await self._socket.send_text(json.dumps(message, ensure_ascii=False, separators=(",", ":")))

    async def greet(self) -> None:
        """Tell what there is, and show the pages as they stand."""
        await self.tell_files()
        if self._bench.last is None:
            self._desk.stir()
            return
        if self._bench.good is not None and self._bench.last is not self._bench.good:
            await self.show(self._bench.good)
        await self.show(self._bench.last)

    async def tell_files(self) -> None:
        """Tell which files there are."""
        self._names = self._bench.names()
        good = self._bench.good
        title = good.composed.edition.title if good and good.composed else self._bench.path.name
        await self.send(
            {
                "kind": "hello", "title": title, "issue": self._bench.path.name, "language": self._language,
                "files": [{"name": one, "role": _role(one, self._bench.path.name), "writable": True} for one in self._names],
            }
        )  # fmt: skip

    async def show(self, made: Made) -> None:
        """Show what was *made*."""
        messages = await asyncio.to_thread(
            lambda: [*self._showing.messages(made, self._language, self._bench.name_of, self._desk.address)]
        )
        for one in messages:
            await self.send(one)
        await self.tell_state()
        if made.ok and self._bench.names() != self._names:
            await self.tell_files()

    async def tell_state(self) -> None:
        """Tell whether the files can be made up, and what can be undone."""
        last, history = self._bench.last, self._bench.history
        broken = [] if last is None or last.ok else last.findings
        await self.send(
            {
                "kind": "state", "ok": not broken, "undo": bool(history.steps), "redo": bool(history.ahead),
                "broken": [finding_as_json(one, self._language, self._bench.name_of) for one in broken],
                "saved": True, "saying": "",
            }
        )  # fmt: skip

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

    async def take(self, text: str) -> None:
        """Do what the browser asks for; what cannot be done is answered in words."""
        try:
            asked = json.loads(text)
            handler = _HANDLERS[asked["do"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        try:
            await handler(self, asked)
        except Refused as fault:
            await self._say("warning", fault.zh if self._language == "zh" else fault.en)
        except LayoutError as fault:
            await self._say("error", fault.findings[0].message(self._language))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            await self._say("error", "这个请求看不懂" if self._language == "zh" else "the request makes no sense")

    async def _say(self, severity: str, words: str) -> None:
        await self.send({"kind": "said", "severity": severity, "words": words})

    # --- what browsers ask for -------------------------------------------------------------------------------------

    async def _open(self, asked: dict[str, Any]) -> None:
        document = self._bench.document(str(asked["file"]))
        self._opened.add(document.name)
        await self.send({"kind": "text", "file": document.name, "version": document.version, "text": document.text})

    async def _edit(self, asked: dict[str, Any]) -> None:
        name = str(asked["file"])
        await self._desk.tell_changes(self._bench.from_disk())
        document = self._bench.document(name)
        if document.version != asked["version"]:
            text = {"kind": "refused", "file": name, "version": document.version, "text": document.text}
            await self.send(text)
            return
        changes = from_browser(document.text, asked["changes"])
        await self._desk.tell_changes((self._bench.edit(name, document.version, changes),), self)

    async def _act(self, asked: dict[str, Any]) -> None:
        await self._desk.tell_changes(self._bench.from_disk())
        await self._desk.settled()
        await self._desk.tell_changes(self._bench.act(asked))

    async def _undo(self, _: dict[str, Any]) -> None:
        await self._desk.tell_changes(self._bench.undo())

    async def _redo(self, _: dict[str, Any]) -> None:
        await self._desk.tell_changes(self._bench.redo())

    async def _find(self, asked: dict[str, Any]) -> None:
        good = self._bench.good
        if good is None or good.loaded is None or good.composed is None:
            return
        tag = Tag(str(asked.get("story", "")), str(asked.get("role", "")), int(asked.get("part", 0)))
        story = good.loaded.materials.stories.get(tag.story)
        if asked.get("what") != "spec" and story is not None and tag.role not in ("", "picture"):
            place, words, line = of_type(tag, int(asked.get("offset", 0)), good.composed, story)
            name = self._bench.name_of(place.file) if place else ""
            if name:
                found = in_text(self._bench.document(name), words, line, int(asked.get("offset", 0)))
                await self._lead(found._asdict())
                return
        for page in good.loaded.issue.pages:
            for slot in page.slots:
                if slot.id == asked.get("slot") and str(page.number) == str(asked.get("page")):
                    name = self._bench.name_of(slot.place.file)
                    place_of = {"file": name, "line": slot.place.line, "column": slot.place.column, "length": 1}
                    await self._lead(place_of)

    async def _lead(self, place: dict[str, Any]) -> None:
        if place["file"]:
            await self.send({"kind": "place", "open": True, **place})

    async def _at(self, asked: dict[str, Any]) -> None:
        good = self._bench.good
        if good is None or good.loaded is None or good.composed is None:
            return
        name, line = str(asked["file"]), int(asked["line"])
        pages = good.loaded.issue.pages
        placed = [(page.number, slots) for page, slots in zip(pages, good.composed.placed, strict=False)]
        here = [
            (slot.place.line, at, number, slot.id)
            for number, slots in placed
            for at, slot in enumerate(one.slot for one in slots)
            if self._bench.name_of(slot.place.file) == name and 0 < slot.place.line <= line
        ]
        lights: list[dict[str, Any]]
        if here:
            _, _, number, slot_id = max(here)
            lights = [{"page": str(number), "slot": slot_id, "rects": []}]
        else:
            stories = [
                one for one in good.loaded.materials.stories.values()
                if one.place and self._bench.name_of(one.place.file) == name
            ]  # fmt: skip
            found = lit_by_copy(line, stories, placed)
            lights = [{"page": str(number), "slot": slot_id, "rects": boxes} for number, slot_id, boxes in found]
        for one in lights:
            one["page"] = int(one["page"]) if one["page"].isdecimal() else one["page"]
        await self.send({"kind": "lights", "marks": lights})

    async def _make(self, asked: dict[str, Any]) -> None:
        what = str(asked["what"])
        if what in RUNS:
            self._desk.background(self._desk.run(what))

    async def _cancel(self, asked: dict[str, Any]) -> None:
        self._desk.give_up(asked.get("id"))

    async def _complete(self, asked: dict[str, Any]) -> None:
        document = self._bench.document(str(asked["file"]))
        at = place_in(document.text, character_of(document.text, int(asked["offset"])))
        found = options(at, values_of(self._bench.good), self._language)
        start = unit_of(document.text, at.start)
        await self.send({"kind": "complete", "id": asked.get("id"), "from": start, "options": found})

    async def _hover(self, asked: dict[str, Any]) -> None:
        document = self._bench.document(str(asked["file"]))
        words = words_on(document.text, character_of(document.text, int(asked["offset"])), self._language)
        await self.send({"kind": "hover", "id": asked.get("id"), "words": words})

    async def _speak(self, asked: dict[str, Any]) -> None:
        if asked.get("language") in ("zh", "en"):
            self._language = asked["language"]
            await self.tell_files()
            if self._bench.last is not None:
                await self.show(self._bench.last)


_HANDLERS: Final[dict[str, Callable[[Browser, dict[str, Any]], Awaitable[None]]]] = {
    "open": Browser._open, "edit": Browser._edit, "act": Browser._act, "undo": Browser._undo, "redo": Browser._redo,
    "find": Browser._find, "at": Browser._at, "make": Browser._make, "cancel": Browser._cancel,
    "complete": Browser._complete, "hover": Browser._hover, "language": Browser._speak,
}  # fmt: skip
"""What a browser may ask for."""


def _role(name: str, issue: str) -> str:
    if name == issue:
        return "spec"
    if name.endswith((".yaml", ".yml")):
        return "hints" if "hints" in name else "style" if "style" in name else "page"
    return "copy"


def png_of(picture: Any) -> bytes:  # noqa: ANN401
    """A press picture as a browser shows it."""
    from PIL import Image
    from zlib_ng import zlib_ng

    raw = zlib_ng.decompress(picture.data) if picture.filter == "FlateDecode" else picture.data
    image = Image.frombytes(picture.mode, (picture.width, picture.height), raw)
    out = BytesIO()
    image.convert("RGB").save(out, "PNG")
    return out.getvalue()


def application(desk: Desk) -> Starlette:
    """The ASGI application that serves *desk* under its secret."""

    def page(request: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        text = (STATIC / "index.html").read_text("utf-8").replace("__NONCE__", nonce)
        return Response(text, media_type="text/html", headers={**_SAFE, "Content-Security-Policy": policy(nonce)})

    def static(request: Request) -> Response:
        path = (STATIC / request.path_params["name"]).resolve()
        kind = _TYPES.get(path.suffix)
        if not path.is_relative_to(STATIC.resolve()) or kind is None or not path.is_file():
            return Response(status_code=404)
        return Response(path.read_bytes(), media_type=kind, headers=_SAFE)

    async def picture(request: Request) -> Response:
        name = request.path_params["name"]
        try:
            if request.query_params.get("ad"):
                data, kind = await asyncio.to_thread(desk.artwork, name), "image/png"
            else:
                data = await asyncio.to_thread(desk.picture, name, request.query_params.get("ink", ""))
                kind = "image/jpeg"
        except (LayoutError, ValueError):
            data, kind = None, ""
        return Response(data, media_type=kind, headers=_SAFE) if data else Response(status_code=404)

    def made(request: Request) -> Response:
        path = (desk.out / request.path_params["name"]).resolve()
        if not path.is_relative_to(desk.out.resolve()) or not path.is_file():
            return Response(status_code=404)
        return FileResponse(path, headers={**_SAFE, "Content-Security-Policy": MADE_POLICY})

    async def socket(asked: WebSocket) -> None:
        if not _is_own(asked, desk):
            await asked.close(1008)
            return
        await desk.meet(asked)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(one) for one in (desk.makings(), desk.watch())]
        desk.stir()
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            desk.end()

    root = f"/{desk.secret}"
    app = Starlette(
        routes=[
            Route(f"{root}/", page), Route(f"{root}/static/{{name:path}}", static),
            Route(f"{root}/picture/{{name:path}}", picture), Route(f"{root}/made/{{name:path}}", made),
            WebSocketRoute(f"{root}/ws", socket),
        ],
        lifespan=life,
    )  # fmt: skip
    app.add_middleware(OwnHost, desk=desk)
    return app


class OwnHost:
    """Answers only what is asked of this machine by its own name, not by one that another site has given it."""

    def __init__(self, app: Any, desk: Desk) -> None:  # noqa: ANN401
        self._app, self._desk = app, desk

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Pass on what is asked of this machine."""
        if scope["type"] == "http":
            host = next((value.decode("latin-1") for key, value in scope["headers"] if key == b"host"), "")
            if host not in self._desk.hosts:
                await Response(status_code=421)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _is_own(socket: WebSocket, desk: Desk) -> bool:
    host, origin = socket.headers.get("host", ""), socket.headers.get("origin", "")
    return host in desk.hosts and origin in {f"http://{one}" for one in desk.hosts}


def policy(nonce: str) -> str:
    """The content security policy of the desk's page: nothing but its own files."""
    return "; ".join(
        (
            "default-src 'none'", "script-src 'self'", f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data: blob:", "connect-src 'self'", "font-src 'self'", "base-uri 'none'",
            "form-action 'none'", "frame-ancestors 'none'",
        )
    )  # fmt: skip
