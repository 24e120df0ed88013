"""Pictures that are legal and seldom seen, whose plates have to be those of any other picture with the same pixels."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from ghost import compare
from paper import PROFILE, image, paper, same_plates, stream
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageCms

from layout.preflight.check import checked
from layout.stylesheets.preflight import Limits

QUICK = Limits("quick", resolution=72)
FILLING = "q 100 0 0 100 0 0 cm {} Q"


def plates(data: bytes) -> dict[str, Image.Image]:
    return dict(checked(data, "t.pdf", QUICK, PROFILE, dpi=72).plates[0])


def codes(data: bytes) -> set[str]:
    return {one.code for one in checked(data, "t.pdf", QUICK, PROFILE).report.findings}


def shown(make: Any, content: str = "/I Do") -> bytes:
    return paper(FILLING.format(content), lambda pdf: Dictionary(XObject=Dictionary(I=make(pdf))))


def inline(keys: bytes, samples: bytes, also: Any = None) -> bytes:
    content = b"q 100 0 0 100 0 0 cm BI " + keys + b" ID " + samples + b"\nEI Q"
    return paper(content + (b" q 40 0 0 40 0 0 cm /I Do Q" if also else b""), also)


def test_samples_that_look_like_a_name_in_gbk_stay_what_they_are() -> None:
    """Of 256 samples /\xd7\xa8\xba\xec would be 专红, and three bytes longer in UTF-8."""
    samples = (b"/\xd7\xa8\xba\xec " + bytes(range(0x80, 0x8A))) * 16
    packed = zlib.compress(samples, 0)
    assert b"/\xd7\xa8" in packed
    wanted = plates(shown(lambda pdf: image(pdf, Name.DeviceGray, samples, Width=16, Height=16)))
    made = inline(b"/W 16 /H 16 /BPC 8 /CS /G /F /Fl", packed)
    assert same_plates(plates(made), wanted)
    assert "preflight-unmeasured" not in codes(made)


@pytest.mark.parametrize("before", [b"z", b" "])
def test_samples_of_known_length_may_hold_what_looks_like_their_end(before: bytes) -> None:
    samples = b"0" * 23 + before + b"EI " + b"a" * 21
    wanted = plates(shown(lambda pdf: image(pdf, Name.DeviceRGB, samples, Width=4, Height=4)))
    assert same_plates(plates(inline(b"/W 4 /H 4 /BPC 8 /CS /RGB", samples)), wanted)


def test_an_inline_picture_is_never_taken_for_an_object_of_the_same_number() -> None:
    """What stands in a content is numbered in a document of its own, from one on, as every document is."""
    light, dark = bytes([230]) * 256, bytes([30]) * 256

    def objects(pdf: pikepdf.Pdf) -> Any:
        made = [image(pdf, Name.DeviceGray, dark, Width=16, Height=16) for _ in range(9)]
        return Dictionary(XObject=Dictionary({f"/{'I' * (at + 1)}": one for at, one in enumerate(made)}))

    both = plates(inline(b"/W 16 /H 16 /BPC 8 /CS /G", light, objects))["Black"]
    assert (both.getpixel((80, 20)), both.getpixel((20, 80))) == (25, 225)
    # The other way round, and every number once: whichever is asked for first.
    first = b"".join(b"q 10 0 0 10 %d 0 cm /%s Do Q " % (10 * at, b"I" * (at + 1)) for at in range(9))
    again = first + b"q 50 0 0 50 50 50 cm BI /W 16 /H 16 /BPC 8 /CS /G ID " + light + b"\nEI Q"
    assert plates(paper(again, objects))["Black"].getpixel((75, 25)) == 25


def test_numbers_of_a_palette_are_turned_by_the_decode_of_a_picture(tmp_path: Path) -> None:
    table = bytes(range(0, 256, 16))
    space = Array([Name.Indexed, Name.DeviceGray, 15, String(table)])

    def of(bits: int, samples: bytes, decode: list[int] | None) -> bytes:
        told = {"Decode": Array(decode)} if decode else {}
        return shown(lambda pdf: image(pdf, space, samples, Width=16, Height=1, BitsPerComponent=bits, **told))

    up, down = bytes(range(16)), bytes(range(15, -1, -1))
    four = bytes(up[i] << 4 | up[i + 1] for i in range(0, 16, 2))
    wanted = plates(of(8, down, None))
    assert same_plates(plates(of(4, four, [15, 0])), wanted)
    assert same_plates(plates(of(8, bytes(255 - one for one in up), [255, 0])), plates(of(8, up, None)))
    assert same_plates(plates(of(4, four, [0, 15])), plates(of(8, up, None)))
    assert [one.told() for one in compare({"turned": of(4, four, [15, 0])}, tmp_path)] == [""]


KEYED = {
    "grey": (Name.DeviceGray, 8, bytes([10, 200, 90, 255]), [90, 200]),
    "colours": (Name.DeviceRGB, 8, bytes([9, 9, 9, 200, 0, 0, 200, 10, 0, 0, 0, 99]), [190, 210, 0, 5, 0, 0]),
    "inks": (Name.DeviceCMYK, 8, bytes([0, 0, 0, 255] * 2 + [0, 9, 0, 0] * 2), [0, 0, 0, 0, 0, 0, 255, 255]),
    "two bits": (Name.DeviceGray, 2, bytes([0b00010000, 0b10110000]), [1, 2]),
    "a palette": (
        Array([Name.Indexed, Name.DeviceCMYK, 3, String(bytes([0, 0, 0, 200, 90, 0, 0, 0, 0, 90, 0, 0, 0, 0, 90, 0]))]),
        8, bytes([0, 1, 2, 3]), [1, 2],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KEYED)
def test_colours_that_a_picture_leaves_out_leave_what_is_under_it(kind: str, tmp_path: Path) -> None:
    space, bits, samples, key = KEYED[kind]
    ground = "0 0 .6 0 k 0 0 100 100 re f " + FILLING.format("/I Do")

    def put(pdf: pikepdf.Pdf) -> Any:
        made = image(pdf, space, samples, BitsPerComponent=bits, Mask=Array(key))
        return Dictionary(XObject=Dictionary(I=made))

    data = paper(ground, put)
    assert "preflight-unmeasured" not in codes(data)
    assert [one.told() for one in compare({kind: data}, tmp_path)] == [""]
    yellow = plates(data)["Yellow"]
    assert {yellow.getpixel(at) for at in ((25, 25), (75, 25), (25, 75), (75, 75))} >= {153}


def test_a_colour_left_out_of_wavelets_is_said_to_be_unmeasured() -> None:
    out = io.BytesIO()
    Image.new("L", (20, 20), 90).save(out, "JPEG2000", irreversible=False)

    def make(pdf: pikepdf.Pdf) -> Any:
        told = {"Width": 20, "Height": 20, "ColorSpace": Name.DeviceGray, "Filter": Name.JPXDecode}
        return stream(pdf, out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Mask=Array([90, 90]), **told)

    assert "preflight-unmeasured" in codes(shown(make))


def wavelets(colour: tuple[int, ...], order: tuple[int, ...], kind: int, profile: bytes = b"") -> Any:
    """A JPEG 2000 of 40 × 40 whose channels stand for the colours *order*, from one on, or are those of a *profile*."""

    def boxed(name: bytes, data: bytes) -> bytes:
        return (len(data) + 8).to_bytes(4, "big") + name + data

    out = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, "JPEG2000", irreversible=False, no_jp2=True, mct=0)
    told = b"".join(at.to_bytes(2, "big") + b"\0\0" + one.to_bytes(2, "big") for at, one in enumerate(order))
    header = boxed(b"ihdr", (40).to_bytes(4, "big") * 2 + b"\0\3\7\7\0\0")
    header += boxed(b"colr", b"\2\0\0" + profile if profile else b"\1\0\0" + kind.to_bytes(4, "big"))
    header += boxed(b"cdef", b"\0\3" + told)
    data = boxed(b"jP  ", b"\r\n\x87\n") + boxed(b"ftyp", b"jp2 \0\0\0\0jp2 ") + boxed(b"jp2h", header)
    data += boxed(b"jp2c", out.getvalue())
    told_of = {"Width": 40, "Height": 40, "Filter": Name.JPXDecode}
    return lambda pdf: stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, **told_of)


SRGB, SYCC = 16, 18


@pytest.mark.parametrize("order", [(3, 2, 1), (2, 3, 1), (3, 1, 2), (1, 2, 3)])
@pytest.mark.parametrize("kind", [SRGB, SYCC])
def test_channels_of_wavelets_stand_for_the_colours_that_they_say(
    order: tuple[int, ...], kind: int, tmp_path: Path
) -> None:
    colours = (120, 110, 150) if kind == SYCC else (200, 100, 50)
    turned = wavelets(tuple(colours[one - 1] for one in order), order, kind)
    red, green, blue = Image.new("YCbCr", (1, 1), colours).convert("RGB").getpixel((0, 0)) if kind == SYCC else colours
    plain = shown(lambda pdf: image(pdf, Name.DeviceRGB, bytes((red, green, blue)), Width=1, Height=1))
    assert plates(shown(turned))["Magenta"].getpixel((50, 50)) == pytest.approx(
        plates(plain)["Magenta"].getpixel((50, 50)), abs=2
    )
    assert [one.told() for one in compare({"turned": shown(turned)}, tmp_path)] == [""]


def test_colours_of_wavelets_are_those_of_the_profile_that_they_bring(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    managed = shown(wavelets((200, 100, 50), (1, 2, 3), SRGB, profile))
    assert "preflight-managed-colour" in codes(managed) and "preflight-rgb" not in codes(managed)
    assert "preflight-rgb" in codes(shown(wavelets((200, 100, 50), (1, 2, 3), SRGB)))
    assert [one.told() for one in compare({"managed": managed}, tmp_path)] == [""]


def test_rows_of_a_fax_without_signs_between_them_are_read(tmp_path: Path) -> None:
    """White and black rows of 64 pixels by turns (ITU-T T.4, one dimension), packed without a gap."""
    white, black = "11011" + "00110101", "00110101" + "0000001111" + "0000110111"
    rows = "".join(white if at % 4 < 2 else black for at in range(64))
    packed = bytes(int(rows[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(rows), 8))

    def make(pdf: pikepdf.Pdf) -> Any:
        told = {"Width": 64, "Height": 64, "BitsPerComponent": 1, "ColorSpace": Name.DeviceGray}
        parms = Dictionary(K=0, Columns=64, Rows=64, EndOfBlock=False)
        return stream(pdf, packed, Type=Name.XObject, Subtype=Name.Image, Filter=Name.CCITTFaxDecode,
                      DecodeParms=parms, **told)  # fmt: skip

    bits = b"".join((b"\xff" if at % 4 < 2 else b"\0") * 8 for at in range(64))
    plain = shown(lambda pdf: image(pdf, Name.DeviceGray, bits, Width=64, Height=64, BitsPerComponent=1))
    fax = shown(make)
    assert same_plates(plates(fax), plates(plain))
    assert [one.told() for one in compare({"fax": fax}, tmp_path)] == [""]
