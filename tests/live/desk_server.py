"""A desk that is served by the real command, and what a browser says to it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from websockets.sync.client import ClientConnection, connect

PROGRAM = (sys.executable, "-m", "layout")


class Served(NamedTuple):
    """A desk at *address*, which ends with its secret and a stroke; *host* is its machine and port."""

    address: str
    host: str
    process: subprocess.Popen[str]


@contextmanager
def served(issue: Path, out: Path, *more: str, program: Sequence[str] = PROGRAM) -> Iterator[Served]:
    """A desk on *issue*, ended at last."""
    words = [*program, "desk", str(issue), "--no-browser", "--lang=zh", f"--out={out}", *more]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ})
    try:
        assert process.stdout is not None
        line = next((one for one in process.stdout if one.startswith("http")), "")
        assert line, process.wait(20)
        address = line.strip()
        yield Served(address, re.match("http://([^/]+)/", address)[1], process)
    finally:
        process.terminate()
        process.communicate(timeout=30)


class Talk:
    """One browser's talk with a desk."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.heard: list[dict[str, Any]] = []

    def ask(self, do: str, **facts: object) -> None:
        """Ask for something."""
        self._socket.send(json.dumps({"do": do, **facts}))

    def until(self, kind: str, **facts: object) -> dict[str, Any]:
        """The next message of *kind* that says *facts*."""
        while True:
            message = json.loads(self._socket.recv(timeout=120))
            self.heard.append(message)
            if message["kind"] == kind and all(message.get(key) == value for key, value in facts.items()):
                return message


@contextmanager
def talk(desk: Served) -> Iterator[Talk]:
    """A talk with *desk*, as its own page has it."""
    address = desk.address.replace("http", "ws", 1) + "ws"
    with connect(address, origin=f"http://{desk.host}", max_size=None, open_timeout=60) as socket:
        yield Talk(socket)
