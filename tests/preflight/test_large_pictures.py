"""Large pictures are unpacked a strip at a time: the same pixels, without all the samples in memory."""

from __future__ import annotations

import io
import random
import tracemalloc
import zlib
from typing import Any

import pikepdf
import pytest
from paper import PROFILE, paper, same_plates
from paper import image as picture_of
from pikepdf import Name

from layout.pdfreader import images
from layout.pdfreader.converter import Converter
from layout.pdfreader.images import Planes, planes_of
from layout.pdfreader.packed_bytes import lying_in
from layout.pdfreader.spaces import CMYK, GRAY, RGB, Space
from layout.preflight import plates
from layout.preflight.check import check
from layout.stylesheets.preflight import Limits

CONVERTER = Converter(PROFILE)
SCRATCH = pikepdf.new()


def packed(space: Space, size: tuple[int, int], data: bytes) -> Any:
    made = SCRATCH.make_stream(data)
    made.Filter, made.Width, made.Height, made.BitsPerComponent = Name.FlateDecode, *size, 8
    made.ColorSpace = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}[space.count]
    return made


def pixels(space: Space, size: tuple[int, int]) -> bytes:
    return random.Random(7).randbytes(size[0] * size[1] * space.count)


def shown(image: Any, space: Space) -> dict[str, tuple[tuple[int, int], bytes]]:
    return {name: (plane.size, plane.tobytes()) for name, plane in planes_of(image, space, CONVERTER).items()}


def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_in_strips", lambda *_: None)


@pytest.mark.parametrize("space", [CMYK, RGB, GRAY], ids=lambda space: space.kind)
@pytest.mark.parametrize("size", [(301, 517), (300, 512), (3, 129), (64, 1)])
def test_strips_have_the_pixels_of_the_whole(
    space: Space, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    image = packed(space, size, zlib.compress(pixels(space, size)))
    in_strips = images._in_strips(image, size, space.count)
    assert in_strips is not None
    seen = shown(image, space)
    whole(monkeypatch)
    assert seen == shown(image, space)


@pytest.mark.parametrize("harm", ["cut short", "rows lack", "torn"])
def test_what_is_not_whole_is_read_as_before(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    size = (200, 300)
    data = pixels(CMYK, size)
    told = zlib.compress(data[: len(data) // 2] if harm == "rows lack" else data)
    told = told[: len(told) // 2] if harm == "cut short" else told
    told = told[:9000] + b"\xff" * 40 + told[9040:] if harm == "torn" else told
    image = packed(CMYK, size, told)
    seen = read(image)
    whole(monkeypatch)
    assert seen == read(image)


def read(image: Any) -> Any:
    try:
        return shown(image, CMYK)
    except Exception as fault:  # whatever it is, it is the same
        return type(fault), str(fault)


def test_the_samples_of_a_large_picture_are_never_held_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 1_000_000)
    size = (2000, 2000)
    data = zlib.compress(bytes(16_000_000))

    def held() -> int:
        tracemalloc.start()
        try:
            planes: Planes = planes_of(packed(CMYK, size, data), CMYK, CONVERTER)
            assert planes["Cyan"].size == (1000, 1000)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert held() < 4_000_000
    whole(monkeypatch)
    assert held() > 16_000_000, "nothing is measured"


def saved_picture(**how: Any) -> bytes:
    """A file with a picture packed by Flate."""
    pdf, size = pikepdf.new(), (60, 50)
    made = pdf.make_stream(zlib.compress(pixels(CMYK, size)))
    made.Filter, made.Width, made.Height, made.BitsPerComponent = Name.FlateDecode, *size, 8
    made.ColorSpace = Name.DeviceCMYK
    pdf.add_blank_page()  # without any, nothing is mended
    pdf.Root.Picture = pdf.make_indirect(made)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, **how)
    return out.getvalue()


def test_packed_data_are_seen_where_they_lie_in_the_file() -> None:
    data = saved_picture()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        picture = pdf.Root.Picture
        seen = lying_in(data, picture)
        assert seen is not None and bytes(seen) == picture.read_raw_bytes()
        name = b"%d 0 obj" % picture.objgen[0]
        assert lying_in(data.replace(name, b"1" + name), picture) is None
        assert lying_in(b"%" + b"1" + name + b" " + data, picture) == seen
        assert lying_in(data + b"\n" + name + b"\n<< >>", picture) is None, "saved again"
        apart = name.replace(b" ", b" \n")
        assert lying_in(data + b"\n" + apart + b"\n<< >>", picture) is None, "saved again by another program"
        assert lying_in(data.replace(name, apart), picture) == seen
        assert lying_in(data + b"obj" * 200_000, picture) is None, "names without end"
        assert lying_in(data.replace(b"endstream", b"endstreem"), picture) is None
        assert lying_in(b"", picture) is None
        assert lying_in(data, pdf.make_stream(b"new")) is None


def test_a_picture_is_the_same_wherever_its_data_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    data = saved_picture()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        copied = planes_of(pdf.Root.Picture, CMYK, CONVERTER)
        monkeypatch.setattr(pikepdf.Object, "get_raw_stream_buffer", None)
        lying = planes_of(pdf.Root.Picture, CMYK, CONVERTER, None, data)
    assert same_plates(copied, lying)


def test_a_locked_file_has_its_data_from_qpdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    data = saved_picture(encryption=pikepdf.Encryption(owner="a", user="", R=6))
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.open(io.BytesIO(saved_picture())) as plain:
        locked, clear = (planes_of(one.Root.Picture, CMYK, CONVERTER, None, data) for one in (pdf, plain))
    assert same_plates(locked, clear)


@pytest.mark.parametrize(
    "said", [b"/Length (x)", b"/Length -5", b"/Length null", b"/Length 1.5", b"/Lengthy 0", b"/Length 9"]
)
def test_a_length_that_is_none_is_left_to_qpdf(said: bytes) -> None:
    data = saved_picture()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        whole = pdf.Root.Picture.read_raw_bytes()
    broken = data.replace(b"/Length %d" % len(whole), said)
    with pikepdf.open(io.BytesIO(broken)) as pdf:
        picture = pdf.Root.Picture
        assert lying_in(broken, picture) is None and picture.read_raw_bytes().startswith(whole)


def test_a_picture_within_a_content_is_not_looked_for_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[bytes] = []

    def seen(image: Any, space: Space, converter: Converter, draw: Any, file: bytes) -> Planes:
        files.append(file)
        return planes_of(image, space, converter, draw, file)

    monkeypatch.setattr(plates, "planes_of", seen)
    data = paper(
        b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID 0000 EI Q /I Do",
        lambda pdf: pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture_of(pdf, Name.DeviceCMYK, b"4567" * 4))),
    )
    check(data, "P01.pdf", Limits("fine"), PROFILE)
    assert files == [b"", data]
