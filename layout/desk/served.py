"""The desk over HTTP: its page, its files and pictures, and the socket that browsers talk through."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from layout import files
from layout.desk.browser import Browser
from layout.desk.server import DeskServer
from layout.desk.told_browser import talk
from layout.findings import LayoutError
from layout.workbench.acts import Refused
from layout.workbench.dropped import MOST as MOST_DROPPED
from layout.workbench.dropped import kept

STATIC: Final = Path(__file__).parent / "static"
_TYPES: Final = {
    ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html", ".txt": "text/plain",
    ".md": "text/plain", ".json": "application/json",
}  # fmt: skip
MADE_POLICY: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
"""Of files that runs made: whatever stands in them runs nothing here."""
SAFE: Final = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


class DeskPages:
    """What a browser may get of a desk, and the socket it talks through."""

    def __init__(self, desk: DeskServer) -> None:
        self._desk = desk

    def page(self, _: Request) -> Response:
        """The page that the front end begins with."""
        nonce = secrets.token_urlsafe(16)
        text = files.read_text(STATIC / "index.html").replace("__NONCE__", nonce)
        return Response(text, media_type="text/html", headers={**SAFE, "Content-Security-Policy": policy(nonce)})

    def static(self, request: Request) -> Response:
        """A file of the front end."""
        path = (STATIC / request.path_params["name"]).resolve()
        kind = _TYPES.get(path.suffix)
        if not path.is_relative_to(STATIC.resolve()) or kind is None or not path.is_file():
            return Response(status_code=404)
        return Response(files.read(path), media_type=kind, headers=SAFE)

    async def picture(self, request: Request) -> Response:
        """A picture of the issue, or a placed page."""
        name, query = request.path_params["name"], request.query_params
        pictures = self._desk.pictures
        data = None
        with suppress(LayoutError, ValueError):
            if query.get("ad"):
                data = await asyncio.to_thread(pictures.artwork, name)
            else:
                data = await asyncio.to_thread(pictures.picture, name, query.get("ink", ""))
            if data and query.get("paper"):
                data = await asyncio.to_thread(pictures.on_paper, data)
        if not data:
            return Response(status_code=404)
        return Response(data, media_type="image/jpeg" if data.startswith(b"\xff\xd8") else "image/png", headers=SAFE)

    def made(self, request: Request) -> Response:
        """A file that a run made."""
        path = (self._desk.bench.out / request.path_params["name"]).resolve()
        if not path.is_relative_to(self._desk.bench.out) or not path.is_file():
            return Response(status_code=404)
        return FileResponse(path, headers={**SAFE, "Content-Security-Policy": MADE_POLICY})

    async def upload(self, request: Request) -> Response:
        """Keep a picture that was dropped on a page of the desk's own."""
        if request.headers.get("origin", "") not in {f"http://{one}" for one in self._desk.hosts}:
            return Response(status_code=403)
        data = bytearray()
        async for some in request.stream():
            data += some
            if len(data) > MOST_DROPPED:
                return JSONResponse({"zh": f"图片超过 {MOST_DROPPED >> 20} MB", "en": "too large"}, 413, SAFE)
        try:
            name = await asyncio.to_thread(
                kept, self._desk.bench.folder, request.query_params.get("name", ""), bytes(data)
            )
        except Refused as fault:
            return JSONResponse({"zh": fault.zh, "en": fault.en}, 422, SAFE)
        except LayoutError as fault:
            return JSONResponse({one: fault.findings[0].message(one) for one in ("zh", "en")}, 422, SAFE)
        return JSONResponse({"name": name}, headers=SAFE)

    async def socket(self, asked: WebSocket) -> None:
        """Talk with one browser until it leaves; only a page of the desk's own is talked with."""
        host, origin = asked.headers.get("host", ""), asked.headers.get("origin", "")
        if host not in self._desk.hosts or origin not in {f"http://{one}" for one in self._desk.hosts}:
            await asked.close(1008)
            return
        await talk(self._desk, asked, Browser(self._desk, asked))


def application(desk: DeskServer) -> Starlette:
    """The ASGI application that serves *desk* under its secret."""
    pages, root = DeskPages(desk), f"/{desk.secret}"

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(one) for one in (desk.makings(), desk.watch(), desk.look_round())]
        desk.stir()
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            desk.end()

    app = Starlette(
        routes=[
            Route(f"{root}/", pages.page), Route(f"{root}/static/{{name:path}}", pages.static),
            Route(f"{root}/picture/{{name:path}}", pages.picture), Route(f"{root}/made/{{name:path}}", pages.made),
            Route(f"{root}/upload", pages.upload, methods=["POST"]),
            WebSocketRoute(f"{root}/ws", pages.socket),
        ],
        lifespan=life,
    )  # fmt: skip
    app.add_middleware(OwnHost, desk=desk)
    return app


class OwnHost:
    """Answers only what is asked of this machine by its own name, not by one that another site has given it."""

    def __init__(self, app: Any, desk: DeskServer) -> None:  # noqa: ANN401
        self._app, self._desk = app, desk

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Pass on what is asked of this machine."""
        if scope["type"] == "http":
            host = next((value.decode("latin-1") for key, value in scope["headers"] if key == b"host"), "")
            if host not in self._desk.hosts:
                await Response(status_code=421)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def policy(nonce: str) -> str:
    """The content security policy of the desk's page: nothing but its own files."""
    return "; ".join(
        (
            "default-src 'none'", "script-src 'self'", f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data: blob:", "connect-src 'self'", "font-src 'self'", "base-uri 'none'",
            "form-action 'none'", "frame-ancestors 'none'",
        )
    )  # fmt: skip
