"""Pictures of sound pixels that readers would take minutes over: scans, segments, chunks and strips without end."""

from __future__ import annotations

import struct
from collections.abc import Callable
from zlib import crc32

import pytest
from PIL import Image

from layout.findings import Unreadable
from layout.pictures.probe import probe

Saved = Callable[..., bytes]


def reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        probe(data, "p")
    (one,) = caught.value.findings
    assert one.code == "picture-unreadable"
    return str(dict(one.facts)["reason"])


def test_a_jpeg_of_hundreds_of_scans_is_refused(saved: Saved) -> None:
    data = saved(Image.radial_gradient("L").resize((4000, 3000)), "JPEG", quality=5, progressive=True)
    assert probe(data, "p").width == 4000
    last = data.rindex(b"\xff\xda")
    slow = data[:-2] + data[last:-2] * 300 + data[-2:]
    assert reason(slow).endswith("scans")


def test_segments_and_chunks_without_end_are_refused(saved: Saved) -> None:
    picture = Image.new("RGB", (9, 9))
    jpeg, png = saved(picture, "JPEG"), saved(picture, "PNG")
    comment = b"\xff\xfe\0\2"
    assert probe(jpeg[:2] + comment * 5000 + jpeg[2:], "p").width == 9
    assert reason(jpeg[:2] + comment * 50_000 + jpeg[2:]).endswith("segments")
    chunk = struct.pack(">I", 0) + b"teSt" + struct.pack(">I", crc32(b"teSt"))
    assert probe(png[:33] + chunk * 5000 + png[33:], "p").width == 9
    assert reason(png[:33] + chunk * 50_000 + png[33:]).endswith("chunks")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("big", [False, True])
def test_a_tiff_of_strips_without_end_is_refused(saved: Saved, order: str, big: bool) -> None:
    sound = saved(Image.new("RGB", (9, 9000)), "TIFF", strip_size=27)
    assert probe(sound, "p").height == 9000
    head = b"II" if order == "<" else b"MM"
    number = "Q" if big else "I"
    start = struct.pack(order + ("HHHQ" if big else "HI"), *((43, 8, 0, 16) if big else (42, 8)))
    entry = struct.pack(order + "HH" + number * 2, 273, 4, 2_000_000, 0)
    assert reason(head + start + struct.pack(order + ("Q" if big else "H"), 1) + entry + bytes(64)).startswith(
        "2000000"
    )
