from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageStat

from layout.findings import Unreadable
from layout.pictures.decode import pixels, whole_pixels
from layout.pictures.press import noted, press_picture
from layout.pictures.probe import probe


def pressed(data, newsprint, **options):
    return press_picture(data, "p", **{"crop": None, "size": None, "profile": newsprint} | options)


def opened(picture):
    """The picture's pixels as a reader of the PDF would have them: 255 is a solid for CMYK, paper for L."""
    if picture.filter == "FlateDecode":
        import zlib

        mode = "1" if picture.bits == 1 else picture.mode
        plain = Image.frombytes(mode, (picture.width, picture.height), zlib.decompress(picture.data))
        return plain.convert(picture.mode)
    image = Image.open(BytesIO(picture.data))
    image.load()
    return image


def code_of(data, newsprint, **options):
    with pytest.raises(Unreadable) as caught:
        pressed(data, newsprint, **options)
    return caught.value.findings[0].code


def test_a_colour_photograph_becomes_four_plates(saved, scene, newsprint):
    picture = pressed(saved(scene, "JPEG", quality=92), newsprint)
    assert (picture.mode, picture.filter, picture.decode) == ("CMYK", "DCTDecode", (1, 0) * 4)
    assert opened(picture).size == (picture.width, picture.height) == picture.source_size == (240, 160)
    assert picture.data[:2] == b"\xff\xd8"
    assert b"Adobe" in picture.data[:200]
    assert picture.notes == ("picture-no-profile",)
    assert [one.code for one in noted(picture, "p")] == ["picture-no-profile"]


@pytest.mark.parametrize("intent", ["perceptual", "relative"])
@pytest.mark.parametrize("limit", [1800, 2200])
def test_no_pixel_is_over_the_limit_even_after_jpeg(saved, newsprint, intent, limit):
    noise = Image.merge("RGB", [Image.effect_noise((160, 120), 90 + 20 * n) for n in range(3)])
    picture = pressed(saved(noise), newsprint, intent=intent, limit=limit)
    most = max(sum(pixel) for pixel in opened(picture).get_flattened_data())
    assert most * 1000 <= limit * 255
    assert picture.ink_max == -(-most * 1000 // 255)


def test_cmyk_keeps_its_separation_and_gives_way_in_cmy_only(saved, newsprint):
    heavy, light = (255, 230, 204, 179), (102, 51, 0, 10)
    image = Image.new("CMYK", (64, 64), heavy)
    image.paste(light, (32, 0, 64, 64))
    picture = pressed(saved(image, "TIFF"), newsprint)
    done = opened(picture)
    assert all(abs(a - b) <= 2 for a, b in zip(done.getpixel((60, 30)), light, strict=True))
    c, m, y, k = done.getpixel((4, 30))
    assert abs(k - 179) <= 2
    assert c > m > y
    assert sum((c, m, y, k)) <= 561
    assert set(picture.notes) == {"picture-cmyk-kept", "picture-ink-held"}
    within = pressed(saved(Image.new("CMYK", (64, 64), light), "TIFF"), newsprint)
    assert within.notes == ("picture-cmyk-kept",)


@pytest.mark.parametrize("mode", ["L", "RGB", "LA", "I;16"])
def test_grey_is_printed_with_black_alone(saved, newsprint, mode):
    ramp = Image.linear_gradient("L").resize((64, 64))
    image = ramp.convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else ramp.convert(mode)
    picture = pressed(saved(image), newsprint)
    assert (picture.mode, picture.decode) == ("L", None)
    low, high = opened(picture).getextrema()
    assert low <= 3
    assert high >= 252
    assert picture.ink_max >= 985


def test_white_stays_paper_and_black_is_mostly_black_ink(saved, newsprint):
    image = Image.new("RGB", (48, 48), (255, 255, 255))
    image.paste((0, 0, 0), (0, 0, 16, 48))
    image.paste((250, 30, 20), (32, 0, 48, 48))
    done = opened(pressed(saved(image.quantize(8)), newsprint))
    assert done.getpixel((24, 20)) == (0, 0, 0, 0)
    c, m, y, k = done.getpixel((4, 20))
    assert k >= 250
    assert k > c > m > y
    assert done.getpixel((40, 20))[3] <= 5


def test_no_photograph_in_colour_that_is_separated_here_has_solid_black_but_a_drawing_has(saved, newsprint):
    photograph = Image.merge(
        "RGB", [Image.linear_gradient("L").point(lambda v, by=by: v * by // 255) for by in (90, 60, 40)]
    )
    shadows = opened(pressed(saved(photograph), newsprint)).getchannel("K")
    counts = shadows.histogram()
    assert sum(counts[248:]) < 4  # JPEG rings over 94 % at single pixels
    assert sum(counts[225:]) > 300  # and yet it is deep
    levels = [shadows.getpixel((128, y)) for y in range(0, 120, 10)]
    assert levels == sorted(levels, reverse=True) and len(set(levels)) > 5  # the drawing is kept
    kept = Image.new("CMYK", (64, 64), (100, 60, 60, 255))
    kept.putpixel((3, 3), (9, 9, 9, 9))
    assert opened(pressed(saved(kept, "TIFF"), newsprint)).getpixel((40, 40))[3] == 255
    drawing = photograph.quantize(8)
    drawing.putpalette([0, 0, 0, 250, 30, 20] + [255] * 18)
    assert opened(pressed(saved(drawing), newsprint)).getchannel("K").getextrema()[1] >= 250


def test_flat_artwork_is_not_smeared(saved, newsprint):
    art = Image.new("P", (40, 40), 0)
    art.putpalette([255, 255, 255, 200, 0, 0, 0, 90, 160])
    art.paste(1, (0, 0, 20, 20))
    art.paste(2, (20, 20, 40, 40))
    picture = pressed(saved(art), newsprint)
    assert (picture.filter, picture.decode) == ("FlateDecode", None)
    assert len(opened(picture).getcolors()) == 3


def test_line_art_is_neither_resampled_nor_greyed(saved, newsprint):
    art = Image.effect_noise((200, 100), 100).convert("1")
    picture = pressed(saved(art), newsprint, size=(20, 10))
    assert (picture.width, picture.height, picture.mode, picture.filter) == (200, 100, "L", "FlateDecode")
    assert {value for _, value in opened(picture).getcolors()} == {0, 255}
    assert picture.bits == 1 and opened(picture).tobytes() == art.convert("L").tobytes()


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" {}/></rdf:RDF></x:xmpmeta>'
)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("turn", "prefix"), [(1, "tiff"), (3, "tiff"), (6, "tiff"), (8, "tiff"), (6, "ns1")])
def test_a_turn_that_only_xmp_tells_is_made_by_make_up_and_by_the_press_alike(kind, turn, prefix, newsprint):
    from PIL.PngImagePlugin import PngInfo

    lying = Image.new("L", (40, 20), 255)
    lying.paste(0, (0, 0, 20, 20))
    packet = XMP.format(f'other:Orientation="2" tiff:Orientation="{turn}"').replace("tiff:", f"{prefix}:")
    packet = packet.replace("xmlns:tiff=", f"xmlns:{prefix}=")
    texts = PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", packet)
    out = BytesIO()
    lying.save(out, kind, **({"xmp": packet.encode()} if kind == "JPEG" else {"pnginfo": texts}))
    facts, done = probe(out.getvalue(), "p"), opened(pressed(out.getvalue(), newsprint))
    assert facts.exif_orientation == turn
    assert (facts.width, facts.height) == done.size == ((20, 40) if turn > 4 else (40, 20))
    dark = {1: (5, 10), 3: (35, 10), 6: (10, 5), 8: (10, 35)}[turn]
    assert done.getpixel(dark) < 60 and done.getpixel((done.width - 1 - dark[0], done.height - 1 - dark[1])) > 200


def test_cmyk_of_another_press_is_converted_and_black_alone_stays_black_alone(newsprint):
    from layout.pictures.profile import same_profile
    from layout.pictures.separate import repressed

    image = Image.new("CMYK", (16, 16), (200, 40, 120, 60))
    image.paste((0, 0, 0, 255), (0, 0, 8, 8))
    image.paste((0, 0, 0, 100), (8, 0, 16, 8))
    # The same press described by other bytes: converting there and back again must leave colours near where they were.
    other = newsprint[:60] + b"TEST" + newsprint[64:]
    assert same_profile(newsprint, newsprint) and same_profile(newsprint[:24] + bytes(12) + newsprint[36:], newsprint)
    made = repressed(image, other, newsprint, "relative")
    assert made.getpixel((2, 2)) == (0, 0, 0, 255)
    assert made.getpixel((12, 2))[:3] == (0, 0, 0) and abs(made.getpixel((12, 2))[3] - 100) <= 3
    assert made.getpixel((4, 12))[0] > made.getpixel((4, 12))[2] > made.getpixel((4, 12))[1]


def test_a_damaged_profile_in_a_cmyk_picture_is_named_and_the_inks_are_kept(newsprint):
    torn = b"\xff" + newsprint[1:16] + b"\xff\xff\xff\xff" + newsprint[20:]
    out = BytesIO()
    Image.new("CMYK", (16, 16), (20, 40, 60, 10)).save(out, "JPEG", icc_profile=torn, quality=100)
    picture = pressed(out.getvalue(), newsprint)
    assert set(picture.notes) == {"picture-profile-ignored", "picture-cmyk-kept"}
    rgb = BytesIO()
    Image.new("RGB", (16, 16), (200, 40, 60)).save(rgb, "JPEG", icc_profile=torn)
    assert pressed(rgb.getvalue(), newsprint).notes == ("picture-profile-ignored",)


def test_a_sound_lab_tiff_is_read(newsprint):
    from PIL import ImageCms

    red = Image.new("RGB", (16, 16), (200, 40, 60))
    lab = ImageCms.profileToProfile(
        red, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    out = BytesIO()
    lab.save(out, "TIFF")
    one, other = (opened(pressed(data, newsprint)).getpixel((8, 8)) for data in (out.getvalue(), _png(red)))
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 12
    assert lab.info["icc_profile"] and pressed(out.getvalue(), newsprint).notes == ()  # its profile is Lab's own


def _png(image):
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_transparency_lies_on_white_paper(saved, newsprint):
    image = Image.new("RGBA", (32, 32), (200, 10, 10, 255))
    image.paste((0, 0, 0, 0), (0, 0, 16, 32))
    done = opened(pressed(saved(image), newsprint))
    assert sum(done.getpixel((2, 10))) <= 6
    hole = saved(Image.new("RGB", (32, 32), (1, 2, 3)), transparency=(1, 2, 3))
    assert opened(pressed(hole, newsprint)).getextrema() == (255, 255)


@pytest.mark.parametrize("turn", range(1, 9))
def test_pictures_stand_upright_whatever_the_camera_did(saved, newsprint, turn):
    exif = Image.Exif()
    exif[0x0112] = turn
    back = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]  # fmt: skip
    upright = Image.new("L", (96, 64), 255)
    upright.paste(0, (0, 0, 32, 24))  # the dark corner belongs upper left
    data = saved(upright.transpose(back) if back is not None else upright, "JPEG", exif=exif, quality=95)
    whole = pressed(data, newsprint)
    assert (whole.width, whole.height) == whole.source_size == (96, 64)
    done = opened(whole)
    assert done.getpixel((10, 10)) < 60
    assert min(done.getpixel(p) for p in ((85, 10), (10, 55), (85, 55))) > 230
    corner = opened(pressed(data, newsprint, crop=(0, 0, 32, 24)))
    assert corner.size == (32, 24)
    assert ImageStat.Stat(corner).mean[0] < 30


def test_pictures_are_brought_down_and_never_up(saved, scene, newsprint):
    data = saved(scene, "JPEG", quality=95)
    down = pressed(data, newsprint, size=(60, 40))
    assert (down.width, down.height, down.source_size) == (60, 40, (240, 160))
    up = pressed(data, newsprint, size=(4_800, 3_200), crop=(10, 10, 110, 60))
    assert (up.width, up.height) == (100, 50)


def test_a_picture_brought_down_looks_like_the_whole(saved, scene, newsprint):
    data = saved(scene, "JPEG", quality=95)
    small = opened(pressed(data, newsprint, size=(24, 16)))
    whole = opened(pressed(data, newsprint)).resize((24, 16), Image.Resampling.BOX)
    pairs = zip(small.get_flattened_data(), whole.get_flattened_data(), strict=True)
    assert max(sum(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in pairs) < 90


def test_the_same_input_gives_the_same_bytes(saved, scene, newsprint):
    data = saved(scene, "JPEG")
    assert pressed(data, newsprint, size=(100, 66)) == pressed(data, newsprint, size=(100, 66))
    assert pressed(data, newsprint, sharpen=80) != pressed(data, newsprint)


def test_an_embedded_profile_is_used_and_a_wrong_one_is_reported(saved, scene, newsprint):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = pressed(saved(scene, icc_profile=srgb), newsprint)
    plain = pressed(saved(scene), newsprint)
    assert same.notes == ()
    off = zip(opened(same).tobytes(), opened(plain).tobytes(), strict=True)
    assert max(abs(a - b) for a, b in off) <= 6
    swapped = srgb.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    other = pressed(saved(scene, icc_profile=swapped), newsprint)
    assert other.notes == ()
    assert max(abs(a - b) for a, b in zip(opened(other).tobytes(), opened(plain).tobytes(), strict=True)) > 20
    torn = srgb.replace(b"rXYZ", b"----")
    for wrong in (newsprint, srgb[:300], torn, b"no profile at all"):
        told = pressed(saved(scene, icc_profile=wrong), newsprint)
        assert told.notes == ("picture-profile-ignored",)
        assert told.data == plain.data


def test_broken_pictures_are_findings(saved, scene, newsprint):
    jpeg, png = saved(scene, "JPEG"), saved(scene)
    assert code_of(jpeg[: len(jpeg) // 2], newsprint) == "picture-unreadable"
    assert code_of(png[: len(png) // 2], newsprint) == "picture-unreadable"
    assert code_of(saved(scene, "TIFF")[:3_000], newsprint) == "picture-unreadable"
    assert code_of(b"", newsprint) == "picture-empty"
    assert code_of(b"GIF89a", newsprint) in ("picture-unreadable", "picture-not-an-image")
    assert code_of(png, newsprint, crop=(240, 0, 300, 50)) == "picture-crop-outside"
    assert pressed(png, newsprint, crop=(200, -5, 300, 50)).width == 40


@settings(max_examples=60)
@given(
    at=st.integers(0, 5_000), value=st.integers(0, 255), kind=st.sampled_from(["JPEG", "PNG", "GIF", "TIFF", "WEBP"])
)
def test_a_changed_byte_gives_a_picture_or_a_finding(saved, newsprint, at, value, kind):
    data = bytearray(saved(Image.radial_gradient("L").resize((40, 30)).convert("RGB"), kind))
    data[at % len(data)] = value
    try:
        made = bool(pressed(bytes(data), newsprint).data)
    except Unreadable as fault:
        made = all(one.message("zh") for one in fault.findings)
    assert made


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "LAB", "I", "F", "I;16"])
def test_every_kind_of_pixel_is_taken(saved, newsprint, mode):
    picture = pressed(saved(Image.new(mode, (16, 16)), "TIFF"), newsprint)
    assert picture.mode == ("CMYK" if mode in ("CMYK", "YCbCr", "LAB") else "L")  # their zeros are colours
    assert opened(picture).size == (16, 16)


def test_a_press_profile_that_cannot_separate_is_a_finding(saved, scene, newsprint):
    sound_header = newsprint[:400] + bytes(len(newsprint) - 400)
    for data in (saved(scene), saved(scene.convert("L"))):
        assert code_of(data, newsprint, profile=sound_header) == "profile-unreadable"
        assert code_of(data, newsprint, profile=b"") == "profile-unreadable"


def test_an_unsharp_mask_steepens_edges_and_is_only_laid_when_asked_for(saved, newsprint):
    soft = Image.new("L", (200, 40), 90)
    soft.paste(170, (100, 0, 200, 40))
    data = saved(soft.filter(ImageFilter.GaussianBlur(0.8)).convert("RGB"))

    def steepest(**options):
        row = list(opened(pressed(data, newsprint, **options)).crop((80, 20, 120, 21)).get_flattened_data())
        return max(abs(b - a) for a, b in pairwise(row))

    assert pressed(data, newsprint, sharpen=0).data == pressed(data, newsprint).data
    assert steepest(sharpen=150) > steepest() * 1.3


def test_intents_differ_where_colours_are_out_of_reach(saved, newsprint):
    data = saved(Image.new("RGB", (32, 32), (0, 60, 255)))
    made = [pressed(data, newsprint, intent=intent) for intent in ("perceptual", "relative")]
    assert opened(made[0]).getpixel((9, 9)) != opened(made[1]).getpixel((9, 9))


def test_transparency_is_laid_on_white_strip_by_strip(monkeypatch):
    from layout.pictures import decode

    image = Image.linear_gradient("L").resize((37, 53)).convert("RGBA")
    image.putalpha(Image.radial_gradient("L").resize((37, 53)))
    whole = decode._plain(image)
    monkeypatch.setattr(decode, "_STRIP", 100)
    assert decode._plain(image).tobytes() == whole.tobytes()
    assert whole.mode == "RGB" and max(whole.getpixel((0, 0))) < 20


@pytest.mark.parametrize("how", [{}, {"tile_size": (64, 64)}, {"num_resolutions": 2}, {"num_resolutions": 1}])
def test_a_jpeg_2000_too_large_for_its_reader_is_halved_while_it_is_unpacked(saved, scene, monkeypatch, how):
    data = saved(scene.resize((406, 273)), "JPEG2000", **how)
    whole = pixels(data, "p", None, (90, 60)).image
    monkeypatch.setattr("layout.pictures.decode.MOST_WAVELETS", 203 * 137 * 4)
    if how == {"num_resolutions": 1}:  # there is nothing in it but the whole
        with pytest.raises(Unreadable, match="picture-too-large"):
            pixels(data, "p", None, (90, 60))
        return
    halved = whole_pixels(data, "p", [(None, (90, 60))])
    assert halved.image.size == (203, 137) and halved.whole == (406, 273)
    small = pixels(data, "p", None, (90, 60)).image
    assert max(ImageStat.Stat(ImageChops.difference(small, whole)).mean) < 2
    with pytest.raises(Unreadable, match="picture-too-large"):
        pixels(data, "p", None, None)
