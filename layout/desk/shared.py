"""Pages shown to others in the house, to be read, commented on and signed; nothing of the issue is changed by them."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import json
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from layout import files
from layout.desk.served import SAFE, STATIC, DeskPages, policy
from layout.desk.server import DeskServer
from layout.desk.showing import Showing
from layout.desk.told_browser import Sender, talk
from layout.findings import LayoutError
from layout.numbering import plain
from layout.plant.page_digest import page_digest
from layout.workbench.acts import NONSENSE, Refused
from layout.workbench.comments import add_comment, sign
from layout.workbench.outcomes import FileChange, Made

COOKIE: Final = "pages"
MOST_GUESTS: Final = 200
MOST_WRONG: Final = 200
"""Wrong words after which nobody new is let in until the desk is opened again."""
SLOW: Final = 1.0
"""Seconds that a wrong word costs."""
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of the word: none that is taken for another."""


def new_word() -> str:
    """A word to enter with: some 40 bits, which at one try a second is out of reach."""
    return "".join(secrets.choice(LETTERS) for _ in range(8))


def own_addresses() -> list[str]:
    """Addresses of this machine on the local network, the likeliest first."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # nothing is sent: the system only says which address it would use
        found.append(probe.getsockname()[0])
    with suppress(OSError):
        found += [str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [*dict.fromkeys(one for one in found if not one.startswith("127."))] or ["127.0.0.1"]


class Guest(Sender):
    """One browser that reads the pages of a *desk*."""

    def __init__(self, desk: DeskServer, socket_: WebSocket) -> None:
        super().__init__(socket_)
        self._desk = desk
        self._showing = Showing()
        self._seen: Made | None = None

    async def greet(self) -> None:
        """Show the last good pages."""
        if self._desk.bench.good is not None:
            await self.show(self._desk.bench.good)

    async def show(self, made: Made) -> None:
        """Show the pages of what was *made*, and nothing else of it."""
        if made.pages is None:
            return
        self._seen = made
        await self.send({"kind": "hello", "title": made.pages.composed.edition.title, "language": self._desk.language})
        address = self._desk.pictures.address
        async with self._shown:
            for one in await asyncio.to_thread(lambda: [*self._showing.pages(made, address)]):
                await self.send(one)
        await self.send(await asyncio.to_thread(self._desk.comments_message))

    async def suggest(self, made: Made) -> None:
        """Guests are told of no findings."""

    async def price(self, cuts: dict[str, Any]) -> None:
        """Guests cut nothing."""

    async def told(self, change: FileChange, *, accepted: bool) -> None:
        """Guests are told of no files."""

    async def miss(self, name: str) -> None:
        """Guests see no files."""

    async def tell_state(self) -> None:
        """Guests are told of no work."""

    async def take(self, text: str) -> None:
        """Do what a guest may ask for: comment on a page, or sign it."""
        try:
            asked = json.loads(text)
            if asked["do"] == "comment":
                numbers = {str(plain(number)) for number in self._numbers()}
                add_comment(self._desk.bench.path, asked, numbers, now())
            elif asked["do"] == "sign":
                sign(self._desk.bench.path, asked, await asyncio.to_thread(self._digest, asked.get("page")), now())
            else:
                return
        except Refused as fault:
            words = fault.zh if self._desk.language == "zh" else fault.en
            await self.send({"kind": "said", "severity": "warning", "words": words})
            return
        except LayoutError as fault:
            words = fault.findings[0].message(self._desk.language)
            await self.send({"kind": "said", "severity": "error", "words": words})
            return
        except NONSENSE:
            return
        await self._desk.tell_comments()

    def _numbers(self) -> list[int]:
        made = self._seen.pages if self._seen else None
        return [page.number for page in made.composed.edition.pages] if made else []

    def _digest(self, number: object) -> str:
        """The digest of the page that this guest sees; refused where it has changed since."""
        bench = self._desk.bench
        if self._seen is None or self._seen.pages is None or self._seen is not bench.good or bench.has_changed():
            raise Refused("版面刚改过，请再看一遍", "the page has just changed: look at it again")
        loaded, composed = self._seen.pages
        page = next((one for one in composed.edition.pages if str(plain(one.number)) == str(number)), None)
        if page is None:
            raise Refused("没有这一版", "there is no such page")
        return page_digest(page, loaded.pictures, loaded.artworks)


def now() -> str:
    """The time of day here, as people write it into a file."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


class SharedPages:
    """What guests get: a door that asks for the *word*, and behind it the pages of a *desk* to be read."""

    def __init__(self, desk: DeskServer, word: str, port: int) -> None:
        self._desk, self._word, self._port = desk, word, port
        self._inner = DeskPages(desk)
        self._guests: dict[str, None] = {}
        self._wrong = 0

    def _knows(self, cookies: dict[str, str]) -> bool:
        return cookies.get(COOKIE, "") in self._guests

    async def page(self, request: Request) -> Response:
        """The pages, or the door."""
        return self._html("share.html" if self._knows(request.cookies) else "door.html")

    def _html(self, name: str, status: int = 200) -> Response:
        nonce = secrets.token_urlsafe(16)
        text = files.read_text(STATIC / name).replace("__NONCE__", nonce)
        own = policy(nonce).replace("form-action 'none'", "form-action 'self'")
        # Without a referrer a form that is sent says nothing of where it comes from.
        headers = {**SAFE, "Referrer-Policy": "same-origin", "Content-Security-Policy": own}
        return Response(text, status, headers, "text/html")

    async def enter(self, request: Request) -> Response:
        """Let in who knows the word."""
        if request.headers.get("origin", "") != f"http://{request.headers.get('host', '')}":
            return Response(status_code=403)
        data = b""
        async for some in request.stream():
            data += some
            if len(data) > 1000:
                return Response(status_code=413)
        said = parse_qs(data.decode("utf-8", "replace")).get("word", [""])[0].strip().lower()
        if self._wrong >= MOST_WRONG or not hmac.compare_digest(said.encode(), self._word.encode()):
            self._wrong += 1
            await asyncio.sleep(SLOW)
            return self._html("door.html", 403)
        token = secrets.token_urlsafe(18)
        self._guests[token] = None
        while len(self._guests) > MOST_GUESTS:
            del self._guests[next(iter(self._guests))]
        answer = RedirectResponse("./", 303, SAFE)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
        return answer

    async def picture(self, request: Request) -> Response:
        """A picture, to who has been let in."""
        return await self._inner.picture(request) if self._knows(request.cookies) else Response(status_code=403)

    async def socket(self, asked: WebSocket) -> None:
        """Show a guest the pages, until it leaves."""
        host = asked.headers.get("host", "")
        if not self._knows(asked.cookies) or asked.headers.get("origin", "") != f"http://{host}":
            await asked.close(1008)
            return
        await talk(self._desk, asked, Guest(self._desk, asked))

    def application(self) -> Starlette:
        """The ASGI application for guests."""

        @asynccontextmanager
        async def life(_: Starlette) -> AsyncIterator[None]:
            yield

        app = Starlette(
            routes=[
                Route("/", self.page), Route("/enter", self.enter, methods=["POST"]),
                Route("/static/{name:path}", self._inner.static), Route("/picture/{name:path}", self.picture),
                WebSocketRoute("/ws", self.socket),
            ],
            lifespan=life,
        )  # fmt: skip
        app.add_middleware(ByAddress, port=self._port)
        return app


class ByAddress:
    """Answers only what is asked of this machine by its number or its name, not by a name that a site has given it."""

    def __init__(self, app: Any, port: int) -> None:  # noqa: ANN401
        self._app, self._port = app, port

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Pass on what is asked of this machine."""
        if scope["type"] in ("http", "websocket"):
            host = next((value.decode("latin-1") for key, value in scope["headers"] if key == b"host"), "")
            if not self._is_own(host):
                if scope["type"] == "http":
                    await Response(status_code=421)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _is_own(self, host: str) -> bool:
        name, _, port = host.rpartition(":")
        if port != str(self._port):
            return False
        if name in ("localhost", socket.gethostname()):
            return True
        try:
            return bool(ipaddress.ip_address(name.strip("[]")))
        except ValueError:
            return False
