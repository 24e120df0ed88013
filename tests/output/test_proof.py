"""Proofs: every colour as LittleCMS, which has no part in drawing them, says the press prints it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from presswork import EDITION, set_in, sheet
from readback import ReadBack
from test_press_file import COLOUR, GREY, KIT, PLACED, SONG, WHOLE, colours

from layout.findings import Unreadable
from layout.geometry import Rect
from layout.output.model import Make, intent_of
from layout.output.pdf import pdf
from layout.page import BLACK, PAPER, Ink, Mark, Tint
from layout.pictures.model import PressPicture
from layout.pictures.soft_proof import lights_of, paper_tables, proof_picture, screen_profile
from layout.pixels.png import png

NEWSPRINT = (Path(__file__).resolve().parents[2] / "styles/press/newsprint.icc").read_bytes()
PROOF = Make(intent=intent_of(NEWSPRINT, "newsprint"), colours="proof")
INKS = [Ink(1000, 0, 0, 0), Ink(0, 1000, 1000, 0), Ink(300, 200, 200, 100), BLACK, PAPER, Ink(0, 0, 0, 400)]


def by_littlecms(ink: tuple[int, ...], intent: ImageCms.Intent = ImageCms.Intent.PERCEPTUAL) -> tuple[int, ...]:
    press, screen = ImageCms.ImageCmsProfile(io.BytesIO(NEWSPRINT)), ImageCms.createProfile("sRGB")
    pixel = Image.new("CMYK", (1, 1), tuple(round(plate * 255 / 1000) for plate in ink[:4]))
    done = ImageCms.applyTransform(pixel, ImageCms.buildTransform(press, screen, "CMYK", "RGB", intent))
    assert done is not None
    return tuple(done.tobytes())


def seen(
    *marks: Mark,
    pictures: dict[tuple[str, tuple[int, int, int, int]], PressPicture] | None = None,
    paper: tuple[bytes, ...] = (),
    make: Make = PROOF,
) -> Image.Image:
    data = pdf((sheet(*marks),), EDITION, KIT, pictures or {}, make)
    return Image.open(io.BytesIO(png(data, dpi=72, paper=paper)))


@pytest.mark.parametrize("ink", INKS)
def test_every_ink_is_shown_as_the_press_prints_it(ink: Ink) -> None:
    field = Tint(Rect(0, 0, 300_000, 200_000), ink)
    assert seen(field).getpixel((150, 100)) == pytest.approx(by_littlecms(ink), abs=2)
    if ink != PAPER:
        plain = seen(field, make=Make()).getpixel((150, 100))
        assert plain != pytest.approx(by_littlecms(ink), abs=2)


@pytest.mark.parametrize("ink", [Ink(400, 0, 0, 0), *INKS[1:]])
def test_paper_is_that_of_the_press(ink: Ink) -> None:
    tables = paper_tables(NEWSPRINT)
    field = Tint(Rect(0, 0, 300_000, 200_000), ink)
    wanted = by_littlecms(ink, ImageCms.Intent.ABSOLUTE_COLORIMETRIC)
    assert seen(field, paper=tables).getpixel((150, 100)) == pytest.approx(wanted, abs=6)
    assert seen(field).getpixel((150, 100)) != pytest.approx(wanted, abs=6)


@pytest.mark.parametrize("kept", [COLOUR, GREY])
def test_pictures_are_shown_like_fields_of_the_same_ink(kept: PressPicture) -> None:
    shown = seen(PLACED, pictures={("a.jpg", WHOLE, None): proof_picture(kept, NEWSPRINT)})
    direct = seen(PLACED, pictures={("a.jpg", WHOLE, None): kept})
    inks = [Ink(1000, 0, 0, 0)] * 4 if kept is COLOUR else [Ink(0, 0, 0, k) for k in (1000, 667, 333, 0)]
    for at, ink in zip(((22, 22), (57, 22), (22, 57), (57, 57)), inks, strict=True):
        assert shown.getpixel(at) == pytest.approx(by_littlecms(ink), abs=4)
        assert direct.getpixel(at) == pytest.approx(by_littlecms(ink), abs=4)


def test_a_photograph_keeps_its_colours_on_the_way_to_a_proof() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (64, 64), (120, 90, 30, 40)).save(out, "JPEG", quality=90, subsampling=0)
    photograph = PressPicture("j", 64, 64, "CMYK", out.getvalue(), "DCTDecode", (1, 0) * 4, 1100, (64, 64))
    shown = proof_picture(photograph, NEWSPRINT)
    assert (shown.mode, shown.filter, shown.decode, shown.width) == ("RGB", "DCTDecode", None, 64)
    assert shown.key != photograph.key
    pixel = Image.open(io.BytesIO(shown.data)).getpixel((32, 32))
    assert pixel == pytest.approx(by_littlecms((471, 353, 118, 157)), abs=4)


def test_a_file_for_the_screen_has_the_lights_of_its_inks() -> None:
    run = set_in(SONG, "报")._replace(ink=INKS[1])
    field = Tint(Rect(100_000, 0, 200_000, 200_000), INKS[0])
    screen = Make(
        "ua", intent_of(screen_profile(), "sRGB", 3), "rgb", lights_of([ink.plates for ink in INKS], NEWSPRINT)
    )
    image = seen(field, run, make=screen)
    assert image.getpixel((200, 100)) == pytest.approx(by_littlecms(INKS[0]), abs=2)
    data = pdf((sheet(field, run),), EDITION, KIT, {}, screen)
    assert b"DeviceCMYK" not in data
    assert colours(ReadBack(data).content) == {"rg"}


def test_the_screens_profile_is_always_the_same_and_is_srgb() -> None:
    assert screen_profile() == screen_profile()
    assert screen_profile()[36:40] == b"acsp" and screen_profile()[16:20] == b"RGB "
    opened = ImageCms.ImageCmsProfile(io.BytesIO(screen_profile()))
    turn = ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    pixel = ImageCms.applyTransform(Image.new("RGB", (1, 1), (12, 130, 240)), turn)
    assert pixel is not None and pixel.getpixel((0, 0)) == pytest.approx((12, 130, 240), abs=1)


def test_a_profile_that_cannot_be_used_is_reported() -> None:
    broken = NEWSPRINT[:400] + bytes(len(NEWSPRINT) - 400)
    for shown in (
        lambda: proof_picture(COLOUR, broken), lambda: paper_tables(broken), lambda: lights_of([BLACK.plates], broken),
    ):  # fmt: skip
        with pytest.raises(Unreadable) as caught:
            shown()
        assert caught.value.findings[0].code == "profile-unreadable"


@pytest.mark.parametrize("colours", ["proof", "rgb"])
def test_what_is_drawn_and_thrown_away_looks_the_same_without_its_words(colours: str) -> None:
    pages = (sheet(PLACED, set_in(SONG, "报")),)
    shown = Make(intent=PROOF.intent, colours=colours, rgb={ink[:4]: (9, 9, 9) for ink in (*INKS, BLACK)})
    kept, thrown = (pdf(pages, EDITION, KIT, {}, shown._replace(kept=one, words=one)) for one in (True, False))
    assert png(kept, dpi=72) == png(thrown, dpi=72)
    assert b"/ToUnicode" in kept
    assert b"/StructTreeRoot" in kept
    assert b"/ToUnicode" not in thrown
    assert b"/StructTreeRoot" not in thrown
