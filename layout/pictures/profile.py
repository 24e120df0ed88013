"""Is this ICC file a press profile?  Read without a colour engine, so that a wrong file is named before it is used.

The form is ICC.1: a 128-byte header, a table of tags, the tags.  PDF/X wants an output-device profile, and
separating pictures wants both directions of its tables.
"""

from __future__ import annotations

import struct
from typing import Final

from layout.findings import Finding, Place, Unreadable, finding
from layout.value import NamedTuple

MOST_BYTES: Final = 16 << 20
"""Plants' profiles have half a megabyte to three; more than this is something else."""

_NEEDED = ("A2B0", "B2A0", "wtpt")
_TABLES: Final = {"A2B0": (b"mft1", b"mft2", b"mAB "), "B2A0": (b"mft1", b"mft2", b"mBA ")}
"""Kinds that a table may be of; anything else there is damage."""

_MOST_TAGS = 100


class ProfileFacts(NamedTuple):
    """What an ICC header and tag table say."""

    description: str
    version: str
    device_class: str
    colour_space: str
    connection_space: str
    size: int
    tags: tuple[str, ...]


def read_profile(data: bytes, name: str) -> ProfileFacts:
    """Facts of the press profile in *data*; *name* is what findings call it.

    Raises :class:`Unreadable` with everything that is wrong: ``profile-unreadable``, ``profile-truncated``,
    ``profile-too-large``, ``profile-wrong-class``, ``profile-wrong-space``, ``profile-incomplete``.
    """
    place = Place(name)
    if len(data) > MOST_BYTES:
        raise Unreadable(finding("profile-too-large", place, file=name, size=len(data), limit=MOST_BYTES))
    if len(data) < 132 or data[36:40] != b"acsp":
        reason = f"{len(data)} bytes" if len(data) < 132 else "no acsp mark"
        raise Unreadable(finding("profile-unreadable", place, file=name, reason=reason))
    wanted = int.from_bytes(data[:4], "big")
    if wanted > len(data):
        raise Unreadable(finding("profile-truncated", place, file=name, size=len(data), wanted=wanted))
    table = _tag_table(data, name)
    facts = ProfileFacts(
        _description(data, table.get("desc")), f"{data[8]}.{data[9] >> 4}",
        _word(data[12:16]), _word(data[16:20]), _word(data[20:24]), wanted, tuple(table),
    )  # fmt: skip
    damaged = {tag for tag, kinds in _TABLES.items() if tag in table and not data.startswith(kinds, table[tag][0])}
    found = _faults(facts, name, damaged)
    if found:
        raise Unreadable(*found)
    return facts


def same_profile(one: bytes, other: bytes) -> bool:
    """True when two profiles differ at most in when they were made, by whom, and the checksum of that (ICC.1, 7.2)."""
    return one == other or (len(one) == len(other) > 128 and one[128:] == other[128:] and one[12:24] == other[12:24])


def _faults(facts: ProfileFacts, name: str, damaged: set[str]) -> list[Finding]:
    place, found = Place(name), []
    if facts.device_class != "prtr":
        found.append(finding("profile-wrong-class", place, file=name, found=facts.device_class))
    if facts.colour_space != "CMYK":
        found.append(finding("profile-wrong-space", place, file=name, found=facts.colour_space))
    missing = [tag for tag in _NEEDED if tag not in facts.tags or tag in damaged]
    if missing and not found:
        found.append(finding("profile-incomplete", place, file=name, tags="、".join(missing)))
    return found


def _tag_table(data: bytes, name: str) -> dict[str, tuple[int, int]]:
    """Offset and length of every tag; all of them lie inside the file."""
    (count,) = struct.unpack_from(">I", data, 128)
    if count > _MOST_TAGS or 132 + 12 * count > len(data):
        raise Unreadable(finding("profile-unreadable", Place(name), file=name, reason=f"{count} tags"))
    table = {}
    for n in range(count):
        signature, offset, length = struct.unpack_from(">4sII", data, 132 + 12 * n)
        if offset + length > len(data):
            raise Unreadable(
                finding("profile-truncated", Place(name), file=name, size=len(data), wanted=offset + length)
            )
        table[_word(signature)] = offset, length
    return table


def _description(data: bytes, where: tuple[int, int] | None) -> str:
    """Read the profile's own name, from the old (``desc``) or new (``mluc``) kind of text; empty without one."""
    if where is None:
        return ""
    body = data[where[0] : where[0] + where[1]]
    if body[:4] == b"desc" and len(body) >= 12:
        length = int.from_bytes(body[8:12], "big")
        return body[12 : 12 + length].split(b"\0")[0].decode("ascii", "replace")
    if body[:4] == b"mluc" and len(body) >= 28:
        length, offset = struct.unpack_from(">II", body, 20)
        return body[offset : offset + length].decode("utf-16-be", "replace")
    return ""


def _word(signature: bytes) -> str:
    return signature.decode("ascii", "replace").rstrip(" \0")
