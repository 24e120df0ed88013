from __future__ import annotations

import struct
import subprocess
import sys
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.findings import Unreadable
from layout.pictures.headers import xmp_orientation
from layout.pictures.model import PictureFacts, wanted_size
from layout.pictures.probe import probe


def code_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        probe(data, "p")
    (one,) = caught.value.findings
    assert one.message("zh")
    assert one.message("en")
    assert one.place is not None
    assert one.place.file == "p"
    return one.code


def read_or_refused(data: bytes) -> bool:
    try:
        return probe(data, "p").width > 0
    except Unreadable as fault:
        return all(one.message("en") for one in fault.findings)


def png_header(width: int, height: int, depth: int = 8, kind: int = 2) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", crc32(body))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_header_says_what_pillow_says(saved, mode):
    data = saved(Image.new(mode, (37, 23)), "JPEG", dpi=(300, 300))
    assert probe(data, "p") == PictureFacts(37, 23, mode, "JPEG", 300, 1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_header_says_what_pillow_says(saved, mode):
    data = saved(Image.new(mode, (37, 23)), "PNG", dpi=(200, 200))
    assert probe(data, "p") == PictureFacts(37, 23, mode, "PNG", 200, 1)


@pytest.mark.parametrize("kind", ["TIFF", "WEBP", "GIF", "BMP", "PPM"])
def test_other_formats_are_probed_too(saved, kind):
    facts = probe(saved(Image.new("RGB", (37, 23)), kind), "p")
    assert (facts.width, facts.height, facts.format) == (37, 23, kind)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_width_and_height_are_those_of_the_upright_picture(saved, kind, turn):
    exif = Image.Exif()
    exif[0x0112] = turn
    facts = probe(saved(Image.new("RGB", (40, 20)), kind, exif=exif), "p")
    assert (facts.width, facts.height) == ((20, 40) if turn >= 5 else (40, 20))
    assert facts.exif_orientation == turn


def test_exif_resolution_in_centimetres_becomes_dots_per_inch(saved):
    exif = Image.Exif()
    exif[0x0128], exif[0x011A] = 3, 100.0
    assert probe(saved(Image.new("RGB", (4, 4)), "JPEG", exif=exif), "p").dpi == 254


def test_faults_are_named(saved):
    assert code_of(b"") == "picture-empty"
    assert code_of(b"hello, this is a letter to the editor") == "picture-not-an-image"
    assert code_of(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n") == "picture-not-an-image"
    assert code_of(saved(Image.new("RGB", (9, 9)), "JPEG")[:40]) == "picture-unreadable"
    assert code_of(png_header(9, 9)[:20]) == "picture-unreadable"
    assert code_of(png_header(9, 9).replace(b"IHDR", b"IDHR")) == "picture-unreadable"
    assert code_of(png_header(0, 9)) == "picture-unreadable"


def test_a_giant_is_refused_by_its_header_alone(saved):
    assert code_of(png_header(30_000, 30_000)) == "picture-too-large"
    giant = bytearray(saved(Image.new("RGB", (9, 9)), "JPEG"))
    at = giant.index(b"\xff\xc0") + 5
    giant[at : at + 4] = struct.pack(">HH", 30_000, 30_000)
    assert code_of(bytes(giant)) == "picture-too-large"
    assert code_of(b"P6 30000 30000 255\n") == "picture-too-large"
    assert code_of(png_header(9_000, 8_000)) == "picture-too-large"  # in colour: bytes of pixels count
    assert probe(png_header(7_000, 4_000), "p").width == 7_000


@settings(max_examples=150)
@given(st.data())
def test_no_bytes_bring_a_traceback(data):
    start = data.draw(st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0*"]))
    rest = data.draw(st.binary(max_size=200))
    assert read_or_refused(start + rest)


@settings(max_examples=100)
@given(cut=st.integers(0, 600), at=st.integers(0, 599), value=st.integers(0, 255))
def test_a_damaged_header_is_read_or_refused(saved, cut, at, value):
    exif = Image.Exif()
    exif[0x0112] = 6
    data = bytearray(saved(Image.new("RGB", (9, 5)), "JPEG", exif=exif)[:cut] or b"\xff\xd8")
    data[at % len(data)] = value
    assert read_or_refused(bytes(data))


def test_jpeg_and_png_are_probed_without_pillow():
    code = (
        "import sys; from layout.pictures.probe import probe; import layout.pictures.press, layout.pictures.profile;"
        "probe(bytes.fromhex(sys.argv[1]), 'p'); assert 'PIL' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, png_header(4, 3).hex()], check=True)


@given(
    crop=st.tuples(st.integers(1, 5_000), st.integers(1, 5_000)),
    room=st.tuples(st.integers(1_000, 1_500_000), st.integers(1_000, 1_500_000)),
    ppi=st.integers(72, 400),
)
def test_the_wanted_size_never_enlarges(crop, room, ppi):
    width, height = wanted_size((0, 0, *crop), room, ppi)
    assert 1 <= width <= crop[0]
    assert 1 <= height <= crop[1]
    if (width, height) != crop:
        assert width * 72_000 // room[0] >= ppi - 2 - 72_000 // room[0] or width == 1


def test_a_packet_of_one_endless_word_says_no_orientation():
    """A pattern that tries every beginning of the word would not come to an end."""
    assert xmp_orientation(b"x" * 3_000_000) == 0
    assert xmp_orientation(b"x" * 3_000_000 + b' tiff:Orientation="6"') == 6
    named = b'<x xmlns:t="http://ns.adobe.com/tiff/1.0/"><t:Orientation> 3 </t:Orientation>'
    assert xmp_orientation(named) == 3
    assert xmp_orientation(b'<x exif:Orientation="6"/>') == 0
