"""Converted pictures as bytes for a cache, named by everything that went into them."""

from __future__ import annotations

import json
from hashlib import blake2b, sha256
from typing import Final

from zlib_ng import zlib_ng

from layout.pictures.model import PressPicture

CONVERSION: Final = "3"
"""Changes whenever the same input would be converted differently, so that old results are not taken for new."""

_MAGIC: Final = b"render-page picture 2\n"


def cache_key(
    data: bytes,
    crop: tuple[int, int, int, int] | None,
    size: tuple[int, int] | None,
    *,
    profile: bytes,
    intent: str,
    limit: int,
    sharpen: int = 0,
    one_ink: bool = False,
) -> str:
    """Name, in 32 hex digits, the picture that :func:`layout.pictures.press.press_picture` makes of these."""
    said = json.dumps([
        CONVERSION, crop, size, intent, limit, sharpen, sha256(profile).hexdigest(), *(["one ink"] if one_ink else [])
    ])  # fmt: skip
    return blake2b(data, digest_size=16, key=sha256(said.encode()).digest()).hexdigest()


def pack(picture: PressPicture) -> bytes:
    """Put the picture into one block that :func:`unpack` proves whole."""
    head = json.dumps(picture._replace(data=b"")._asdict() | {"data": len(picture.data)}).encode() + b"\n"
    body = head + picture.data
    return _MAGIC + _sum_of(body) + body


def _sum_of(body: bytes) -> bytes:
    """What tells *body* from itself cut short or damaged, in a twentieth of a digest's time; nobody else writes it."""
    return b"%08x\n" % zlib_ng.crc32(body)


def unpack(block: bytes) -> PressPicture | None:
    """Take the picture out of *block*; ``None`` when there is none, it is cut short or changed: convert it again."""
    start = len(_MAGIC) + 9
    body = block[start:]
    if block[: len(_MAGIC)] != _MAGIC or block[len(_MAGIC) : start] != _sum_of(body):
        return None
    try:
        cut = body.index(b"\n")
        said = json.loads(body[:cut])
        decode = said["decode"]
        return PressPicture(
            **said | {
                "data": body[cut + 1 :],
                "decode": None if decode is None else tuple(decode),
                "source_size": tuple(said["source_size"]),
                "notes": tuple(said["notes"]),
            }
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError):  # whole, but written by another version of this program
        return None
