"""Large pictures are unpacked a strip at a time: the same pixels, without all the samples in memory."""

from __future__ import annotations

import io
import random
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from paper import PROFILE, paper, same_plates
from paper import image as picture_of
from pikepdf import Name
from PIL import Image

from layout.findings import Unreadable
from layout.pdfreader import images, packed_bytes
from layout.pdfreader.converter import Converter
from layout.pdfreader.images import Planes, planes_of
from layout.pdfreader.packed_bytes import FileOnDisk, ObjectsIn, Packed, PdfData, lying_in
from layout.pdfreader.spaces import CMYK, GRAY, RGB, Space
from layout.preflight import check as check_module
from layout.preflight import plate_parts
from layout.preflight.check import check, checked
from layout.stylesheets.preflight import Limits

CONVERTER = Converter(PROFILE)
SCRATCH = pikepdf.new()


def packed(space: Space, size: tuple[int, int], data: bytes, bits: int = 8) -> Any:
    made = SCRATCH.make_stream(data)
    made.Filter, made.Width, made.Height, made.BitsPerComponent = Name.FlateDecode, *size, bits
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
    same_as_whole(image, space, monkeypatch)


def same_as_whole(image: Any, space: Space, monkeypatch: pytest.MonkeyPatch, *, by_qpdf: bool = False) -> None:
    """*image* is unpacked in strips, and has the pixels that it has when it is unpacked whole by qpdf."""
    with monkeypatch.context() as patch:
        if not by_qpdf:
            patch.setattr(images, "unpacked_view", None)
        seen = shown(image, space)
    whole(monkeypatch)
    assert seen == shown(image, space)


PALETTE = Space("indexed", 1, base=CMYK, table=random.Random(5).randbytes(1024))


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
@pytest.mark.parametrize("size", [(301, 517), (300, 512), (64, 1), (1, 300), (257, 129)])
@pytest.mark.parametrize("space", [CMYK, RGB, GRAY, PALETTE], ids=lambda space: space.kind)
def test_strips_of_any_depth(space: Space, size: tuple[int, int], bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if space is PALETTE and bits == 16:
        return  # there are no such palettes
    monkeypatch.setattr(images, "LARGE", 60)
    count = (size[0] * space.count * bits + 7) // 8 * size[1]
    same_as_whole(packed(space, size, zlib.compress(random.Random(7).randbytes(count)), bits), space, monkeypatch)


@pytest.mark.parametrize("predictor", [2, 10, 12, 15])
@pytest.mark.parametrize("size", [(301, 517), (64, 1), (3, 300)])
@pytest.mark.parametrize("space", [CMYK, RGB, GRAY, PALETTE], ids=lambda space: space.kind)
def test_strips_of_samples_told_by_those_before(
    space: Space, size: tuple[int, int], predictor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    chance, row = random.Random(7), size[0] * space.count
    rows = [bytes([chance.randrange(5)] if predictor >= 10 else []) + chance.randbytes(row) for _ in range(size[1])]
    image = packed(space, size, zlib.compress(b"".join(rows)))
    image.DecodeParms = pikepdf.Dictionary(Predictor=predictor, Colors=space.count, Columns=size[0])
    same_as_whole(image, space, monkeypatch)


def test_what_only_qpdf_unpacks_is_looked_at_in_strips_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    size = (64, 300)
    image = packed(CMYK, size, pixels(CMYK, size).hex().encode() + b">")
    image.Filter = Name.ASCIIHexDecode
    same_as_whole(image, CMYK, monkeypatch, by_qpdf=True)
    unfiltered = packed(CMYK, size, pixels(CMYK, size))
    del unfiltered.Filter
    same_as_whole(unfiltered, CMYK, monkeypatch)


@contextmanager
def on_disk(data: bytes, folder: Path) -> Iterator[FileOnDisk]:
    path = folder / "large.pdf"
    path.write_bytes(data)
    with path.open("rb") as file:
        yield FileOnDisk(file)


def test_a_file_on_the_disk_is_checked_as_one_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    size = (60, 50)

    def used(pdf: pikepdf.Pdf) -> Any:
        picture = picture_of(pdf, Name.DeviceCMYK, pixels(CMYK, size), Width=60, Height=50)
        return pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))

    def seen(data: PdfData) -> Any:
        try:
            done = checked(data, "P01.pdf", Limits("fine"), PROFILE, dpi=36)
        except Unreadable as fault:
            return fault.findings
        return done.report, [(name, plane.tobytes()) for name, plane in done.plates[0].items()]

    whole_file = paper(b"q 90 0 0 90 0 0 cm /I Do Q", used)
    for data in (whole_file, whole_file[:-2000], whole_file.replace(b"0000000", b"0000001"), b"no PDF"):
        with on_disk(data, tmp_path) as lying:
            assert lying[5:9] == data[5:9] and len(lying) == len(data)
            assert seen(lying) == seen(data)


@pytest.mark.parametrize("kind", ["JPEG", "JPEG2000"])
def test_a_picture_in_a_format_of_its_own_is_read_from_the_file(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    size, out = (60, 50), io.BytesIO()
    Image.frombytes("RGB", size, pixels(RGB, size)).save(out, kind)
    image = packed(RGB, size, out.getvalue())
    image.Filter = Name.DCTDecode if kind == "JPEG" else Name.JPXDecode
    seen = shown(image, RGB)
    parts = Packed(b"before" + out.getvalue() + b"after", 6, 6 + len(out.getvalue()))
    monkeypatch.setattr(images, "packed_of", lambda *_: parts)
    assert shown(image, RGB) == seen


def test_a_plate_is_the_same_however_pixels_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    def used(pdf: pikepdf.Pdf) -> Any:
        one = picture_of(pdf, Name.DeviceCMYK, random.Random(1).randbytes(4 * 40 * 30), Width=40, Height=30)
        form = pdf.make_stream(b"q 30 0 0 30 0 0 cm /I Do Q")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, pikepdf.Array([0, 0, 30, 30])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=one))
        return pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=one, F=form))

    data = paper(b"q 90 0 0 90 0 0 cm /I Do Q q 1 0 0 1 50 50 cm /F Do Q", used)
    at_once = checked(data, "P01.pdf", Limits("fine"), PROFILE, dpi=36)
    monkeypatch.setattr(check_module, "_ALONE", 10)
    one_by_one = checked(data, "P01.pdf", Limits("fine"), PROFILE, dpi=36)
    assert at_once.report == one_by_one.report
    assert same_plates(at_once.plates[0], one_by_one.plates[0])
    assert any(plane.getextrema()[1] for plane in one_by_one.plates[0].values())


@pytest.mark.parametrize("harm", ["cut short", "rows lack", "torn", "more behind", "rows lack, more behind"])
def test_what_is_not_whole_is_read_as_before(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    size = (200, 300)
    data = pixels(CMYK, size)
    told = zlib.compress(data[: len(data) // 2] if harm.startswith("rows lack") else data)
    told = told[: len(told) // 2] if harm == "cut short" else told
    told = told[:9000] + b"\xff" * 40 + told[9040:] if harm == "torn" else told
    told += b"\n\n" * 99 if harm.endswith("more behind") else b""
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


def lies(data: PdfData, picture: Any) -> bytes | None:
    found = lying_in(ObjectsIn(data), picture)
    return None if found is None else b"".join(bytes(piece) for piece in found.pieces())


def test_packed_data_are_seen_where_they_lie_in_the_file() -> None:
    data = saved_picture()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        picture = pdf.Root.Picture
        seen = lies(data, picture)
        assert seen == picture.read_raw_bytes()
        name = b"%d 0 obj" % picture.objgen[0]
        assert lies(data.replace(name, b"1" + name), picture) is None
        assert lies(b"%" + b"1" + name + b" " + data, picture) == seen
        assert lies(data + b"\n" + name + b"\n<< >>", picture) is None, "saved again"
        apart = name.replace(b" ", b" \n")
        assert lies(data + b"\n" + apart + b"\n<< >>", picture) is None, "saved again by another program"
        assert lies(data.replace(name, apart), picture) == seen
        assert lies(data + b"obj" * 200_000, picture) is None, "names without end"
        assert lies(data.replace(b"endstream", b"endstreem"), picture) is None
        assert lies(b"", picture) is None
        assert lies(data, pdf.make_stream(b"new")) is None


def test_a_picture_is_the_same_wherever_its_data_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    data = saved_picture()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        copied = planes_of(pdf.Root.Picture, CMYK, CONVERTER)
        monkeypatch.setattr(pikepdf.Object, "get_raw_stream_buffer", None)
        lying = planes_of(pdf.Root.Picture, CMYK, CONVERTER, None, ObjectsIn(data))
    assert same_plates(copied, lying)


def test_a_locked_file_has_its_data_from_qpdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGE", 60)
    data = saved_picture(encryption=pikepdf.Encryption(owner="a", user="", R=6))
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.open(io.BytesIO(saved_picture())) as plain:
        locked, clear = (planes_of(one.Root.Picture, CMYK, CONVERTER, None, ObjectsIn(data)) for one in (pdf, plain))
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
        assert lying_in(ObjectsIn(broken), picture) is None and picture.read_raw_bytes().startswith(whole)


def test_a_file_is_gone_over_once_however_many_pictures_are_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[PdfData] = []

    def begun(data: PdfData) -> dict[tuple[int, int], int]:
        looked.append(data)
        return gone_over(data)

    gone_over = packed_bytes._begun
    monkeypatch.setattr(packed_bytes, "_begun", begun)
    out = io.BytesIO()
    Image.new("CMYK", (60, 50)).save(out, "JPEG")

    def used(pdf: pikepdf.Pdf) -> Any:
        names = [f"/I{i}" for i in range(3)]
        made = [picture_of(pdf, Name.DeviceCMYK, out.getvalue(), Width=60, Height=50) for _ in names]
        for one in made:
            one.Filter = Name.DCTDecode
        return pikepdf.Dictionary(XObject=pikepdf.Dictionary(dict(zip(names, made, strict=True))))

    data = paper(b"/I0 Do /I1 Do /I2 Do", used)
    check(data, "P01.pdf", Limits("fine"), PROFILE)
    assert looked == [data]


def test_a_picture_within_a_content_is_not_looked_for_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[PdfData] = []

    def seen(image: Any, space: Space, converter: Converter, draw: Any, file: ObjectsIn) -> Planes:
        files.append(file.data)
        return planes_of(image, space, converter, draw, file)

    monkeypatch.setattr(plate_parts, "planes_of", seen)
    data = paper(
        b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID 0000 EI Q /I Do",
        lambda pdf: pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture_of(pdf, Name.DeviceCMYK, b"4567" * 4))),
    )
    check(data, "P01.pdf", Limits("fine"), PROFILE)
    assert files == [b"", data]
