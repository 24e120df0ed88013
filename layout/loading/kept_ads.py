"""Ads that were taken in, kept from one run to the next: a file is checked once for each set of terms."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final

from layout.findings import Finding, Place
from layout.pictures.model import PressPicture
from layout.pictures.placed import LiftedObject, PlacedPage, Taken

_MARK: Final = b"ad 5\n"
"""Another way of taking ads in has another mark, so that what was kept before is not used."""
_LENGTH: Final = 8


def key_of(data: bytes, page: int, terms: object) -> str:
    """The name under which an ad is kept: its bytes, its page, and all that it was held to."""
    digest = sha256(_MARK)
    digest.update(repr((page, terms)).encode())
    digest.update(data)
    return digest.hexdigest()


def packed(taken: Taken) -> bytes:
    """*taken* as bytes that :func:`unpacked` reads: what is known of it, then the bytes that it is made of."""
    blobs: list[bytes] = []

    def put(data: bytes) -> list[int]:
        blobs.append(data)
        return [len(data)]

    made: dict[str, Any] = {
        "findings": [_fields(one) for one in taken.findings],
        "pages": taken.pages, "inks": list(taken.inks), "most": taken.most_ink,
    }  # fmt: skip
    placed = taken.placed
    if placed is not None:
        shown = placed.shown
        looks = [[shown.key, shown.width, shown.height, shown.mode], put(shown.data), shown.filter] if shown else []
        made["placed"] = {
            "size": placed.size, "bleed": placed.bleed, "breaks": placed.breaks, "spots": placed.spots,
            "broken_by": placed.broken_by,
            "shown": [*looks, shown.source_size] if shown else None,
            "objects": [
                ([put(part) if isinstance(part, bytes) else part for part in one.parts],
                 None if one.stream is None else put(one.stream))
                for one in placed.objects
            ],
        }  # fmt: skip
    head = json.dumps(made, ensure_ascii=False).encode()
    return b"".join((_MARK, len(head).to_bytes(_LENGTH, "big"), head, *blobs))


def unpacked(data: bytes) -> Taken | None:
    """What was kept; ``None`` where it is not whole, or not of this kind."""
    start = len(_MARK) + _LENGTH
    if not data.startswith(_MARK):
        return None
    try:
        size = int.from_bytes(data[len(_MARK) : start], "big")
        fields = json.loads(data[start : start + size])
        reader = _BytesReader(data, start + size)
        placed = reader.placed(fields["placed"]) if "placed" in fields else None
        found = tuple(_finding(one) for one in fields["findings"])
        return Taken(placed, found, fields["pages"], tuple(fields["inks"]), fields["most"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


class _BytesReader:
    """Takes the bytes back in the order in which they were put."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def placed(self, fields: dict[str, Any]) -> PlacedPage:
        """A placed page as it was put."""
        shown = fields["shown"]
        picture = None
        if shown:
            (key, width, height, mode), size, how, source = shown
            picture = PressPicture(key, width, height, mode, self._take(size), how, None, 0, (source[0], source[1]))
        objects = tuple(
            LiftedObject(
                tuple(self._take(part) if isinstance(part, list) else part for part in parts),
                None if stream is None else self._take(stream),
            )
            for parts, stream in fields["objects"]
        )
        width, height = fields["size"]
        return PlacedPage(
            (width, height),
            fields["bleed"],
            objects,
            picture,
            tuple(fields["breaks"]),
            tuple(fields["spots"]),
            tuple(fields["broken_by"]),
        )

    def _take(self, size: list[int]) -> bytes:
        taken = self._data[self._at : self._at + size[0]]
        if len(taken) != size[0]:
            raise ValueError(size)
        self._at += size[0]
        return taken


def _fields(one: Finding) -> list[Any]:
    return [one.code, list(one.place) if one.place else None, [list(fact) for fact in one.facts]]


def _finding(fields: list[Any]) -> Finding:
    code, place, facts = fields
    return Finding(code, Place(*place) if place else None, tuple((key, value) for key, value in facts), "")
