"""LZW unpacked some at a time: what qpdf makes of it, however it was packed; nothing is made of what is out of step."""

from __future__ import annotations

import io
import random
import tracemalloc

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from PIL import Image, TiffImagePlugin

from layout.pdfreader import images
from layout.pdfreader.converter import Converter
from layout.pdfreader.images import planes_of
from layout.pdfreader.packed_bytes import NOWHERE, packed_of
from layout.pdfreader.spaces import CMYK
from layout.pdfreader.strips import Samples, strips_of
from layout.pictures import lzw

SCRATCH = pikepdf.new()
WIDTHS = (254, 512, 1024)


def packed(data: bytes, tables: int = 4094, early: int = 0) -> bytes:
    """*data* as an encoder packs it that begins anew when its table has so many codes, and at every so many bytes."""
    known: dict[bytes, int] = {}
    bits, word, said, since = "", b"", 0, 0

    def put(code: int) -> None:
        nonlocal bits, said
        said += 1
        wide = 9 + sum(said > sum(WIDTHS[: i + 1]) for i in range(3))
        bits += format(code, f"0{wide}b")

    def code_of(one: bytes) -> int:
        return one[0] if len(one) == 1 else known[one]

    put(256)
    said = 0
    for value in data:
        longer = word + bytes([value])
        since += 1
        if len(longer) == 1 or longer in known:
            word = longer
            continue
        put(code_of(word))
        known[longer] = 258 + len(known)
        word = bytes([value])
        if 258 + len(known) >= tables or (early and since % early == 0):
            put(256)
            known, said = {}, 0
    if word:
        put(code_of(word))
    put(257)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def opened(data: bytes) -> bytes:
    return b"".join(lzw.unpacked(lambda start, end: data[start:end], len(data)))


def by_qpdf(data: bytes) -> bytes:
    made = SCRATCH.make_stream(data)
    made.Filter = Name.LZWDecode
    return bytes(made.read_bytes())


CHANCE = random.Random(11)
KINDS = {
    "one byte": b"a",
    "nothing": b"",
    "noise": CHANCE.randbytes(30_000),
    "noughts": bytes(200_000),
    "runs": b"".join(bytes([i % 5]) * CHANCE.randint(1, 900) + CHANCE.randbytes(20) for i in range(150)),
    "full ink": b"\xff" * 5000,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("tables", "early"), [(4094, 0), (4093, 0), (600, 0), (4094, 2000), (4094, 333)])
def test_it_is_what_qpdf_makes_of_it(kind: str, tables: int, early: int) -> None:
    data = packed(KINDS[kind], tables, early)
    assert opened(data) == by_qpdf(data) == KINDS[kind]


def test_data_as_another_program_packs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TiffImagePlugin, "STRIP_SIZE", 1 << 30)
    data, out = KINDS["runs"] + bytes(5_000_000) + KINDS["noise"], io.BytesIO()
    Image.frombytes("L", (len(data), 1), data).save(out, "TIFF", compression="tiff_lzw")
    with Image.open(out) as made:
        at, size = (made.tag_v2[tag][0] for tag in (273, 279))  # type: ignore[attr-defined]  # it is a TIFF
    assert opened(out.getvalue()[at : at + size]) == data


@given(st.binary(max_size=3000), st.integers(300, 4094))
@settings(max_examples=40)
def test_any_bytes_come_out_as_they_went_in(data: bytes, tables: int) -> None:
    assert opened(packed(data, tables)) == data


@given(st.binary(max_size=400), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 7)), max_size=4))
@settings(max_examples=150)
def test_what_is_torn_is_refused_or_read_as_qpdf_reads_it(noise: bytes, bits: list[tuple[int, int]]) -> None:
    data = bytearray(packed(KINDS["runs"][:8000], 700) if bits else b"\x80" + noise)
    for at, bit in bits:
        data[at % len(data)] ^= 1 << bit
    try:
        made = opened(bytes(data))
    except lzw.LzwError:
        return
    assert made == by_qpdf(bytes(data))


def test_a_large_picture_is_never_held_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TiffImagePlugin, "STRIP_SIZE", 1 << 30)
    monkeypatch.setattr(images, "LARGE", 1_000_000)
    monkeypatch.setattr(images, "unpacked_view", None)
    size, out = (2000, 3000), io.BytesIO()
    pixels = Image.merge("CMYK", [Image.effect_noise(size, 9 + i) for i in range(4)])
    pixels.save(out, "TIFF", compression="tiff_lzw")
    with Image.open(out) as made:
        at, count = (made.tag_v2[tag][0] for tag in (273, 279))  # type: ignore[attr-defined]  # it is a TIFF
    picture = SCRATCH.make_stream(out.getvalue()[at : at + count])
    picture.Filter, picture.Width, picture.Height, picture.BitsPerComponent = Name.LZWDecode, *size, 8
    picture.ColorSpace = Name.DeviceCMYK
    tracemalloc.start()
    try:
        planes = planes_of(picture, CMYK, Converter(b""))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000, "of 24 million bytes"
    finally:
        tracemalloc.stop()
    assert planes["Cyan"].tobytes() == pixels.getchannel("C").reduce(2).tobytes()


def test_codes_that_grow_late_are_left_to_qpdf() -> None:
    picture = SCRATCH.make_stream(packed(KINDS["one byte"]))
    picture.Filter, picture.DecodeParms = Name.LZWDecode, Dictionary(EarlyChange=0)
    samples = Samples((1, 1), 1, 8)
    assert strips_of(picture, packed_of(picture, NOWHERE), samples) is None
    picture.DecodeParms = Dictionary(EarlyChange=1)
    found = strips_of(picture, packed_of(picture, NOWHERE), samples)
    assert found is not None and [bytes(strip) for strip in found] == [b"a"]
