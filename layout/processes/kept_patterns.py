"""Patterns as they were compiled in a run before: to compile those that reading copy needs is a tenth of a cold run.

``re`` compiles in Python, and what comes of a pattern depends on it and on the Python alone, as bytecode on its source.
So it is kept as bytecode is: in the same folder, for this Python only, not under ``python -B``, and read as trustingly.
Where that folder cannot be written, or anything is amiss with the file, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from types import CodeType
from typing import Any, Final, TypeAlias

try:
    import _sre  # type: ignore[import-not-found]  # typeshed does not show them
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # a Python whose re is another
    _compiler = _parser = None

_Asked: TypeAlias = tuple[bool, str | bytes, int]
"""A pattern and its flags; bytes are told from text before the two are compared, of which ``python -b`` warns."""
_Kept: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine is given: flags, code, number of groups, groups by name and names by group."""

MOST: Final = 4000
"""Patterns of one command that are kept, many times what there are: a file that has more begins anew."""

_TAKES: Final = 0x04 | 0x08
"""The flags of a function that takes ``*arguments`` or ``**named`` ones."""


class KeptPatterns:
    """The patterns of the command *name*, those compiled before and those that this process learns."""

    def __init__(self, name: str) -> None:
        beside = __spec__.cached or ""
        self._path = f"{beside.removesuffix('.pyc')}.{name}.re" if beside and _compiler else ""
        self._known: dict[_Asked, _Kept] = _read(self._path)
        self._learnt: dict[_Asked, re.Pattern[Any]] = {}
        self._plainly = _compiler.compile if _compiler else None

    def begin(self) -> None:
        """Have all of this process compile patterns by way of this."""
        if self._path:
            _compiler.compile = self._compile

    def save(self) -> None:
        """Keep what was learnt for the next run, beside what others have kept meanwhile."""
        if not self._learnt or sys.dont_write_bytecode or not os.access(os.path.dirname(self._path), os.W_OK):  # noqa: PTH120
            return
        from pathlib import Path

        from layout import files

        known = _read(self._path) | {asked: _taken_apart(*asked[1:], made) for asked, made in self._learnt.items()}
        self._learnt.clear()
        if len(known) <= MOST:
            files.keep(Path(self._path), _head() + marshal.dumps(known))

    def _compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401 - also what re has parsed
        assert self._plainly
        if type(pattern) not in (str, bytes) or flags & re.DEBUG.value:
            return self._plainly(pattern, flags)  # type: ignore[no-any-return]
        asked = type(pattern) is bytes, pattern, flags
        kept = self._known.get(asked)
        if kept:
            with suppress(RuntimeError, TypeError, ValueError, OverflowError):  # no code of this engine
                return _put_together(pattern, *kept)
        made: re.Pattern[Any] = self._plainly(pattern, flags)
        if _is_of_source(pattern):
            self._learnt[asked] = made
        return made


def _head() -> bytes:
    """What a file of another Python does not begin with."""
    return f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE}\n".encode()


def _read(path: str) -> dict[_Asked, _Kept]:
    """What is kept at *path*; nothing where it cannot be read or is another Python's."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        with open(path, "rb") as file:  # noqa: PTH123 - before pathlib is loaded
            data = file.read()
        head = _head()
        if data.startswith(head):
            known = marshal.loads(data[len(head) :])
            return known if isinstance(known, dict) and len(known) <= MOST else {}
    return {}


def _taken_apart(pattern: str | bytes, flags: int, made: re.Pattern[Any]) -> _Kept:
    """What the engine made a pattern of."""
    code = _compiler._code(_parser.parse(pattern, flags), flags)
    names: list[str | None] = [None] * (made.groups + 1)
    for name, number in made.groupindex.items():
        names[number] = name
    packed = b"".join(word.to_bytes(_sre.CODESIZE, sys.byteorder) for word in code)
    return made.flags, packed, made.groups, dict(made.groupindex), tuple(names)


def _put_together(
    pattern: str | bytes, flags: int, packed: bytes, groups: int, numbers: dict[str, int], names: tuple[str | None, ...]
) -> re.Pattern[Any]:
    """The pattern that the engine makes of what is kept; it looks its code over first."""
    code = list(memoryview(packed).cast("I" if _sre.CODESIZE == 4 else "H"))
    made: re.Pattern[Any] = _sre.compile(pattern, flags, code, groups, numbers, names)
    return made


def _is_of_source(pattern: str | bytes) -> bool:
    """True where the *pattern* being compiled is known from the source: one made of copy is nobody's business.

    It stands there, or is made by a module or a function of ours that is given nothing.  A library may make others each
    time: reportlab has one of words in the order of a set.
    """
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    code: CodeType = frame.f_code
    if any(type(one) is type(pattern) and one == pattern for one in code.co_consts):
        return True
    given = code.co_argcount + code.co_kwonlyargcount + len(code.co_freevars) + (code.co_flags & _TAKES)
    return not given and frame.f_globals.get("__name__", "").startswith("layout.")
