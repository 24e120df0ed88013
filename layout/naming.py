"""How an editor names a story in a spec or on the command line: by the first words of its head, however spaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def letters_of(words: str) -> str:
    """*words* without white and marks, which nobody copies exactly."""
    return "".join(character for character in words if character.isalnum())


def named_by_opening(said: str, texts: Mapping[str, Iterable[str]], shortest: int = 1) -> tuple[str, ...]:
    """Those keys of *texts* one of whose texts begins with *said*, which has *shortest* letters at least."""
    wanted = letters_of(said)
    if len(wanted) < shortest:
        return ()
    return tuple(key for key, each in texts.items() if any(letters_of(text).startswith(wanted) for text in each))
