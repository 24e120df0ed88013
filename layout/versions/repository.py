"""One version of an issue's folder out of a repository, by asking ``git``: the program is no part of this one."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
from pathlib import Path
from typing import Final

from layout import files
from layout.findings import Place, Unreadable, finding

_SAID: Final = re.compile(r"([^\s:][^:]*):(.+)")
MOST_BYTES: Final = 512 << 20
"""Of the files of an issue's folder; pictures of a large paper come to some 200 MB."""
_SECONDS: Final = 60


def is_of_a_repository(said: str) -> bool:
    """True for ``REVISION:PATH``, where no file is called so; a letter before the colon is a drive of Windows."""
    found = _SAID.fullmatch(said)
    return found is not None and len(found[1]) > 1 and not files.is_there(Path(said))


def taken_out(said: str, folder: Path) -> Path:
    """Write the folder in which the file of ``REVISION:PATH`` lies, as it was then, into *folder*; the file's path.

    The path is taken from where the command was called, else from the top of the repository.  Raises
    :class:`Unreadable`: no ``git``, no repository, no such revision or file, or more than :data:`MOST_BYTES`.
    """
    found = _SAID.fullmatch(said)
    assert found, said
    revision, path = found[1], found[2]
    if revision.startswith("-"):
        raise Unreadable(finding("diff-no-revision", Place(said), said=revision, why="-"))
    commit = _asked(said, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    number = commit.decode("ascii", "replace").strip()
    if not re.fullmatch(r"[0-9a-f]{40,64}", number):
        raise Unreadable(finding("diff-no-revision", Place(said), said=revision, why=revision))
    prefix = _asked(said, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    for start in dict.fromkeys((prefix, "")):
        inside = os.path.normpath(start + path).replace(os.sep, "/")
        if not inside.startswith("..") and _is_file(number, inside):
            break
    else:
        raise Unreadable(finding("diff-no-revision", Place(said), said=path, why=f"{revision}: {path}"))
    above = inside.rpartition("/")[0]
    top = _asked(said, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")
    _unpacked(said, top, f"{number}:{above}", folder)
    return folder / inside.rpartition("/")[2]


def _command(*words: str) -> list[str]:
    return ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-optional-locks", *words]


def _surroundings() -> dict[str, str]:
    """No password is asked for and nothing fetched."""
    return {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


def _asked(said: str, *words: str) -> bytes:
    try:
        done = subprocess.run(
            _command(*words), capture_output=True, check=False, timeout=_SECONDS, env=_surroundings(),
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (FileNotFoundError, PermissionError) as fault:
        raise Unreadable(finding("diff-no-git", Place(said), said=said)) from fault
    except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
        raise Unreadable(finding("diff-no-revision", Place(said), said=said, why=str(fault)[:120])) from fault
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().split("\n")[0][:160] or said
        raise Unreadable(finding("diff-no-revision", Place(said), said=said, why=why))
    return done.stdout


def _is_file(number: str, inside: str) -> bool:
    done = subprocess.run(
        _command("cat-file", "-t", f"{number}:{inside}"), capture_output=True, check=False, timeout=_SECONDS,
        env=_surroundings(), stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout.strip() == b"blob"


def _unpacked(said: str, top: str, tree: str, folder: Path) -> None:
    """Write the files of *tree* of the repository at *top* into *folder*; links are left out."""
    with subprocess.Popen(
        _command("-C", top, "archive", "--format=tar", tree), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL, env=_surroundings(),
    ) as running:  # fmt: skip
        assert running.stdout
        data = running.stdout.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            running.kill()
            raise Unreadable(finding("file-too-big", Place(said), file=said, size=len(data), most=MOST_BYTES))
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as packed:
            for one in packed:
                if one.isfile() or one.isdir():
                    packed.extract(one, folder, filter="data")
    except (tarfile.TarError, OSError) as fault:
        raise Unreadable(finding("diff-no-revision", Place(said), said=said, why=str(fault)[:120])) from fault
