"""An issue at the desk: its pages in a browser, redrawn while its files are worked on."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from layout.commands.arguments import out_of_range
from layout.console import language_of, show_findings
from layout.findings import BadSpec, Place, Severity, finding, worst

try:
    import uvicorn
    from starlette.applications import Starlette

    from layout.desk.desk_lock import DeskLock
    from layout.desk.served import application
    from layout.desk.server import DeskServer
    from layout.desk.shared import SharedPages, new_word, own_addresses
    from layout.workbench.workbench import Workbench
except ModuleNotFoundError as fault:  # an extra that is not installed
    LACKING = str(fault.name)
else:
    LACKING = ""

HELP = "Work on an issue in a browser: its pages redrawn while one types.  在浏览器里编一期：边改边见版。"

PORT: Final = 8417
"""Where the desk is served when no port is asked for and nobody else is there."""
HOST: Final = "127.0.0.1"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page desk``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--port", type=int, default=0, help=f"port, default {PORT} or a free one / 端口")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser / 不打开浏览器")
    parser.add_argument(
        "--share", action="store_true",
        help="show the pages on the local network, to comment and sign / 给局域网里有口令的人看大样、批注、签发",
    )  # fmt: skip
    parser.add_argument("--once", action="store_true", help="make the pages once and leave / 只排一次就结束")
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")


def run(args: Namespace) -> int:
    """Serve the desk until it is stopped."""
    faults = out_of_range(args, ("port", 0, 65535, ""))
    if faults:
        raise BadSpec(*faults)
    if LACKING:
        raise BadSpec(finding("desk-not-installed", None, what=LACKING))
    language = args.lang or language_of()
    bench = Workbench(args.issue, tuple(args.root), out=args.out)
    bench.document(bench.path.name)  # an issue that is not there is said before a browser is opened
    if args.once:
        return _once(bench, language)
    with closing(DeskLock(bench.path)) as lock, _left_at_signals(lock):
        _serve(args, bench, language, lock)
    return 0


def _serve(args: Namespace, bench: Workbench, language: str, lock: DeskLock) -> None:
    """Serve *bench*, which is noticed by its *lock*, until it is stopped."""
    door = _door(args.port, lock.port)
    port = door.getsockname()[1]
    lock.opened(port)
    desk = DeskServer(bench, language, lock)
    desk.hosts = frozenset((f"{HOST}:{port}", f"localhost:{port}"))
    address = f"http://{HOST}:{port}/{desk.secret}/"
    print("版面台已开，按 Ctrl-C 关：" if language == "zh" else "The desk is open; Ctrl-C closes it:", flush=True)
    print(address, flush=True)
    if not args.no_browser:
        webbrowser.open(address)
    servers = [(_server(application(desk)), door)]
    if args.share:
        servers.append(_shared(desk, language))
    asyncio.run(_served(servers))


@contextmanager
def _left_at_signals(lock: DeskLock) -> Iterator[None]:
    """Have Ctrl-C, SIGTERM and SIGHUP close *lock* and do what they do anyhow; an ignored one stays so (``nohup``).

    While the server serves it takes the first two itself, closes, and raises them again.  Nothing waits for what is
    still being made.
    """

    def leave(number: int, frame: object) -> None:
        lock.close()
        signal.signal(number, before[number])
        signal.raise_signal(number)

    def hang_up(number: int, frame: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    ends = {signal.SIGINT: leave, signal.SIGTERM: leave}
    if hasattr(signal, "SIGHUP"):  # not on Windows
        ends[signal.SIGHUP] = hang_up
    before = {int(one): signal.getsignal(one) for one in ends}
    for one, how in ends.items():
        if before[one] is not signal.SIG_IGN:
            signal.signal(one, how)
    try:
        yield
    finally:
        for number, known in before.items():
            signal.signal(number, known)


def _server(app: Starlette) -> uvicorn.Server:
    """A server of *app* that is to be run in an event loop with others."""
    config = uvicorn.Config(
        app, log_level="error", access_log=False, ws_max_size=8 << 20, timeout_graceful_shutdown=2, lifespan="on",
        server_header=False,
    )  # fmt: skip
    return uvicorn.Server(config)


async def _served(servers: Sequence[tuple[uvicorn.Server, socket.socket]]) -> None:
    """Serve until the first of *servers*, which is the desk, is stopped."""
    guests = [asyncio.create_task(server.serve(sockets=[door])) for server, door in servers[1:]]
    await servers[0][0].serve(sockets=[servers[0][1]])
    for server, _ in servers[1:]:
        server.should_exit = True
    await asyncio.gather(*guests)


def _shared(desk: DeskServer, language: str) -> tuple[uvicorn.Server, socket.socket]:
    """A server for guests on the local network; where it is and what to enter with is told."""
    door = _socket()
    door.bind(("", 0))
    door.listen()
    port, word = door.getsockname()[1], new_word()
    print("给人看大样，口令：" if language == "zh" else "Pages for others to see; the word is:", word, flush=True)
    for one in own_addresses():
        print(f"{'看大样' if language == 'zh' else 'pages'}: http://{one}:{port}/", flush=True)
    return _server(SharedPages(desk, word, port).application()), door


def _socket() -> socket.socket:
    """A socket whose small messages leave at once.

    asyncio switches Nagle's algorithm off only where the protocol is named.  With it every page stood waiting for the
    browser's acknowledgement of the message before it, which comes after 40 ms.
    """
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)


def _once(bench: Workbench, language: str) -> int:
    """Make the pages without a browser, say what was found and leave: whether the desk runs here, and the issue."""
    made = bench.make()
    show_findings(made.findings, language, sys.stdout)
    if not made.pages:
        return 2
    return int(worst(made.findings) is Severity.ERROR)


def _door(port: int, before: int) -> socket.socket:
    """A socket of this machine alone at *port*, or where the desk was *before*, at the usual place, or at a free one.

    Raises :class:`BadSpec` where *port* is taken.
    """
    for one in (port,) if port else dict.fromkeys((before or PORT, PORT, 0)):
        door = _socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, one))
            door.listen()
        except OSError:
            door.close()
            continue
        return door
    raise BadSpec(finding("desk-port-taken", Place(""), port=port))
