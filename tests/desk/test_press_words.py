"""What style and issue say of the press file is what is made; what cannot be is reported with its place."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import page as validator
import pypdfium2
import pytest
from PIL import Image, ImageCms
from small_issue import DUMP, SPEC, Ran

from layout.cli import main

Issue = Callable[..., Ran]

NEWSPRINT = (Path(__file__).resolve().parents[2] / "styles/press/newsprint.icc").read_bytes()
SCREEN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def pressed(words: str) -> str:
    return SPEC.replace("style: daily\n", f"style: daily\npress: {words}\n")


def page(ran: Ran) -> bytes:
    (path,) = (ran.folder / "out/small").glob("P01*.pdf")
    return path.read_bytes()


def test_without_a_word_the_file_is_x4_for_newsprint(issue: Issue) -> None:
    data = page(issue("--only", "pdf"))
    assert data.startswith(b"%PDF-1.6") and b"(PDF/X-4)" in data
    assert "Newsprint coldset".encode("utf-16-be").hex().encode() in data


def test_an_issue_speaks_over_its_style(issue: Issue) -> None:
    style = "from: daily\nname: own\npress: {standard: x-1a, marks: crop, bleed: 4mm}\n"
    spec = pressed("{marks: 不加}").replace("style: daily", "style: own")
    ran = issue("--only", "pdf", spec=spec, own__yaml=style)
    assert ran.code == 0, ran.err
    data = page(ran)
    assert b"(PDF/X-1a:2003)" in data  # the style's
    media, bleed = (re.search(rb"/%s \[([^]]*)\]" % name, data)[1] for name in (b"MediaBox", b"BleedBox"))  # type: ignore[index]
    assert media == bleed  # the issue wants no marks
    left = float(re.search(rb"/TrimBox \[ ?([\d.]+)", data)[1])  # type: ignore[index]
    assert left * 25.4 / 72 == pytest.approx(4, abs=0.01)  # the style's bleed


def test_the_plants_profile_is_the_intent(issue: Issue) -> None:
    own = NEWSPRINT.replace(b"Newsprint coldset", b"Some other plants")
    data = page(issue("--only", "pdf", spec=pressed("{icc: plant.icc}"), plant__icc=own))
    assert "Some other plants".encode("utf-16-be").hex().encode() in data


@pytest.mark.parametrize(
    ("words", "profile", "code"),
    [
        ("{icc: plant.icc}", SCREEN, "profile-wrong-class"),
        ("{icc: plant.icc}", SCREEN, "profile-wrong-space"),
        ("{icc: plant.icc}", NEWSPRINT[:50_000], "profile-truncated"),
        ("{icc: plant.icc}", b"%PDF-1.4", "profile-unreadable"),
        ("{icc: none.icc}", NEWSPRINT, "file-missing"),
        ("{icc: ../../none.icc}", NEWSPRINT, "file-outside"),
        ("{standard: x-9}", NEWSPRINT, "spec-bad-choice"),
        ("{ink: 900}", NEWSPRINT, "spec-out-of-range"),
        ("{marks: full, bleed: 50mm}", NEWSPRINT, "spec-out-of-range"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(words: str, profile: bytes, code: str, issue: Issue) -> None:
    ran = issue("--only", "pdf", spec=pressed(words), plant__icc=profile)
    assert ran.code == 1
    assert re.search(rf"issue\.yaml:7:\d+: .*{code}", ran.out), ran.out
    assert "Traceback" not in ran.err


def with_picture(words: str = "{}") -> str:
    return pressed(words) + "      - {id: p, picture: p.png, at: [1, 32], span: [2, 10]}\n"


def png_of(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_converted_once_and_again_when_the_press_changes(issue: Issue) -> None:
    picture = png_of(Image.radial_gradient("L").resize((900, 700)).convert("RGB").point(lambda v: v // 2))
    coloured = Image.merge(
        "RGB", (Image.open(io.BytesIO(picture)).getchannel("R"), *Image.new("RGB", (900, 700)).split()[1:])
    )

    def kept(ran: Ran) -> dict[str, int]:
        return {one.name: one.stat().st_ino for one in (ran.folder / "out/.pictures").iterdir()}

    first = kept(issue("--only", "pdf", spec=with_picture(), p__png=png_of(coloured)))
    assert len(first) == 1
    assert kept(issue("--only", "pdf", spec=with_picture(), p__png=png_of(coloured))) == first
    for words in ("{ink: 180}", "{intent: 相对}", "{sharpen: 60}", "{ppi: 100}"):
        again = kept(issue("--only", "pdf", spec=with_picture(words), p__png=png_of(coloured)))
        assert first.items() < again.items(), words
        first = again
    assert len(first) == 5


def test_a_picture_of_thirty_thousand_square_is_refused_before_it_is_unpacked(issue: Issue) -> None:
    import resource
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(90_001)) for _ in range(30_000)) + packer.flush()
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ran = issue(spec=with_picture(), p__png=bomb)
    assert ran.code == 1
    assert "picture-too-large" in ran.codes
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KiB; unpacked it has 2.7 GB


def test_a_broken_photograph_is_told_and_the_page_is_made(issue: Issue) -> None:
    out = io.BytesIO()
    Image.effect_noise((400, 300), 80).convert("RGB").save(out, "JPEG")
    spec = with_picture().replace("p.png", "p.jpg")
    ran = issue("--only", "pdf,report", spec=spec, p__jpg=out.getvalue()[:4000])
    assert ran.code == 1
    assert "picture-unreadable" in ran.codes
    assert page(ran).startswith(b"%PDF")


def test_a_preview_can_be_had_on_the_press_paper(issue: Issue) -> None:
    for more, corner in ((), (255, 255, 255)), (("--paper",), (206, 204, 198)):
        ran = issue("--only", "png", "--dpi", "36", *more)
        with Image.open(ran.folder / "out/small/P01.png") as seen:
            assert seen.getpixel((2, 2)) == pytest.approx(corner, abs=1)


def test_previews_of_their_own_can_be_had_on_it_too(issue: Issue) -> None:
    ran = issue("--only", "pdf")
    words = ["preview", str(ran.folder / "issue.yaml"), "--out", str(ran.folder / "out"), "--dpi", "36", "--quiet"]
    for more, corner in (([], (255, 255, 255)), (["--paper"], (206, 204, 198))):
        assert main([*words, *more]) == 0
        with Image.open(ran.folder / "out/small/preview/P01.png") as seen:
            assert seen.getpixel((2, 2)) == pytest.approx(corner, abs=1)


@pytest.mark.parametrize(("standard", "profiles"), [("x-4", ("2u", "ua1")), ("x-1a", ("1b", "ua1"))])
def test_the_file_of_a_whole_issue_keeps_the_standards(standard: str, profiles: tuple[str, ...], issue: Issue) -> None:
    spec = pressed(f"{{standard: {standard}, marks: full}}").replace("[5, 20]}", "[5, 4], jump: 2}")
    spec += "  - number: 2\n    slots:\n      - {id: rest, story: a1, at: [1, 5], span: [5, 20]}\n"
    ran = issue("--only", "pdf", spec=spec, dump=DUMP + "\n田里的谷子一望无际，今年的收成比去年又多了两成。\n" * 12)
    assert ran.code in (0, 1), ran.err
    for name in ("P01", "P02", "small"):
        data = (ran.folder / f"out/small/{name}.pdf").read_bytes()
        for profile in profiles:
            assert validator.validate_pdf_bytes(data, profile=profile).to_dict()["failures"] == [], (name, profile)
    assert len(pypdfium2.PdfDocument(ran.folder / "out/small/small.pdf")) == 2


def test_a_profile_with_a_name_of_any_length_is_taken(issue: Issue) -> None:
    # The description is put at the end of the file, where there is room for one that is far too long.
    words = "长名 ".encode("utf-16-be") * 40_000
    tag = b"mluc\0\0\0\0" + (1).to_bytes(4, "big") + (12).to_bytes(4, "big") + b"enUS"
    tag += len(words).to_bytes(4, "big") + (28).to_bytes(4, "big") + words
    at = NEWSPRINT.index(b"desc", 128)
    entry = b"desc" + len(NEWSPRINT).to_bytes(4, "big") + len(tag).to_bytes(4, "big")
    own = (len(NEWSPRINT) + len(tag)).to_bytes(4, "big") + NEWSPRINT[4:at] + entry + NEWSPRINT[at + 12 :] + tag
    data = page(issue("--only", "pdf", spec=pressed("{icc: plant.icc}"), plant__icc=own))
    assert "长名".encode("utf-16-be").hex().encode() in data
    assert validator.validate_pdf_bytes(data, profile="2u").to_dict()["failures"] == []
    assert len(max(re.findall(rb"<feff[0-9a-f]*>", data), key=len)) < 2_000
