"""How an editor names a story in a spec or on the command line: by the first words of its head, however spaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

_DEVICES: Final = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
"""Names that Windows keeps for devices, whatever ending they have."""


def is_device(name: str) -> bool:
    """True for a name that no file can have on Windows: what is made here may be unpacked there."""
    return name.partition(".")[0].strip().casefold() in _DEVICES


_OF_SYSTEMS: Final = frozenset(("thumbs.db", "desktop.ini"))
"""What Windows puts into a folder for itself, and shows to nobody."""


def is_hidden(name: str) -> bool:
    """True for the name of a file that no editor put into a folder: hidden, a system's, or Word's mark of an open one.

    >>> is_hidden(".DS_Store"), is_hidden("~$稿件.docx"), is_hidden("稿件.docx")
    (True, True, False)
    """
    return name.startswith((".", "~$")) or name.casefold() in _OF_SYSTEMS


def quote_rest(slot: str) -> str:
    """What the rest of the pull quote in *slot* is called: a slot may have the name of a story, whose rest is another.

    >>> quote_rest("chen")
    'quote-chen'
    """
    return f"quote-{slot}"


def letters_of(words: str) -> str:
    """*words* without white and marks, which nobody copies exactly."""
    return "".join(character for character in words if character.isalnum())


def named_by_opening(said: str, texts: Mapping[str, Iterable[str]], shortest: int = 1) -> tuple[str, ...]:
    """Those keys of *texts* one of whose texts begins with *said*, which has *shortest* letters at least."""
    wanted = letters_of(said)
    if len(wanted) < shortest:
        return ()
    return tuple(key for key, each in texts.items() if any(letters_of(text).startswith(wanted) for text in each))


def slug_is_good(slug: str) -> bool:
    """A slug names files and slots: letters, figures, - and _, up to 60; no device of Windows."""
    return 0 < len(slug) <= 60 and not is_device(slug) and all(char.isalnum() or char in "-_" for char in slug)
