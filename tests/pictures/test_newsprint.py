"""What the built-in press profile promises, read back through LittleCMS, which had no part in building it."""

from __future__ import annotations

import importlib.util
import sys
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageCms

from layout.pictures.ink import heaviest
from layout.pictures.profile import read_profile

PRESS = Path(__file__).parents[2] / "styles" / "press"
SRGB, LAB = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
BPC = ImageCms.Flags.BLACKPOINTCOMPENSATION


def row(mode, values):
    image = Image.new(mode, (len(values), 1))
    image.putdata(values)
    return image


def labs(image):
    raw = image.tobytes()
    return [
        (light / 2.55, (a ^ 128) - 128, (b ^ 128) - 128)
        for light, a, b in zip(raw[::3], raw[1::3], raw[2::3], strict=True)
    ]


@pytest.fixture(scope="module")
def opened(newsprint):
    return ImageCms.ImageCmsProfile(BytesIO(newsprint))


@pytest.fixture(scope="module")
def seen(opened):
    turn = ImageCms.buildTransform(opened, LAB, "CMYK", "LAB", 1)
    return lambda image: labs(ImageCms.applyTransform(image, turn))


@pytest.fixture(scope="module")
def model():
    sys.path.insert(0, str(PRESS))
    try:
        import printing
    finally:
        sys.path.remove(str(PRESS))
    facts = yaml.safe_load((PRESS / "newsprint.yaml").read_text(encoding="utf-8"))
    return printing, facts, printing.press_of(facts)


def separation(opened, values, intent, flags=0):
    turn = ImageCms.buildTransform(SRGB, opened, "RGB", "CMYK", intent, flags)
    return ImageCms.applyTransform(row("RGB", values), turn)


@pytest.mark.parametrize(("intent", "flags"), [(0, 0), (1, BPC), (1, 0)])
def test_no_colour_of_the_screen_is_printed_over_220_per_cent(opened, intent, flags):
    levels = [round(n * 255 / 31) for n in range(32)]
    assert heaviest(separation(opened, list(product(levels, repeat=3)), intent, flags)) <= 2200


@pytest.mark.parametrize("intent", [0, 1])
def test_white_is_paper_and_black_is_mostly_black_ink(opened, intent):
    white, black = separation(opened, [(255,) * 3, (0,) * 3], intent).get_flattened_data()
    assert white == (0, 0, 0, 0)
    assert black[3] >= 250
    assert black[3] > max(black[:3])


def test_greys_stay_grey_in_even_steps(opened, seen):
    printed = seen(separation(opened, [(n,) * 3 for n in range(256)], 0))
    assert max((a * a + b * b) ** 0.5 for _, a, b in printed) < 2.5
    steps = [after[0] - before[0] for before, after in pairwise(printed)]
    assert min(steps) >= -0.4
    assert max(steps) < 1.3
    assert printed[-1][0] == 100
    assert printed[0][0] < 42


def test_greys_are_printed_mostly_in_black(opened):
    for c, m, y, k in separation(opened, [(n,) * 3 for n in range(48, 225, 8)], 0).get_flattened_data():
        assert k > 1.6 * c
        assert k > 3 * max(m, y)


def test_colours_within_reach_come_back_as_they_went(opened, seen):
    tones = [t for t in product([0, 40, 110, 190, 255], repeat=4) if sum(t) <= 500]
    turn = ImageCms.buildTransform(LAB, opened, "LAB", "CMYK", 1)
    there = ImageCms.buildTransform(opened, LAB, "CMYK", "LAB", 1)
    first = ImageCms.applyTransform(row("CMYK", tones), there)
    off = [
        sum((x - y) ** 2 for x, y in zip(one, two, strict=True)) ** 0.5
        for one, two in zip(labs(first), seen(ImageCms.applyTransform(first, turn)), strict=True)
    ]
    assert sum(off) / len(off) < 1
    assert max(off) < 5


def test_the_tables_say_what_the_model_says(model, seen):
    printing, _, press = model
    tones = list(product([0, 64, 153, 255], repeat=4))
    for tone, there in zip(tones, seen(row("CMYK", tones)), strict=True):
        here = printing.printed(press, [t / 255 for t in tone])
        assert max(abs(x - y) for x, y in zip(here, there, strict=True)) < 1.2


def test_solids_and_paper_are_those_of_the_facts(model, opened):
    _, facts, _ = model
    inks = {"C": 0, "M": 1, "Y": 2, "K": 3}
    named = {"": facts["paper"], **facts["solids"], **facts["overprints"]}
    solids = [tuple(255 * (ink in name) for ink in inks) for name in named]
    turn = ImageCms.buildTransform(opened, LAB, "CMYK", "LAB", 3)  # absolute: the paper's colour included
    for aim, got in zip(named.values(), labs(ImageCms.applyTransform(row("CMYK", solids), turn)), strict=True):
        assert sum((x - y) ** 2 for x, y in zip(aim, got, strict=True)) ** 0.5 < 1.5


def test_the_gain_at_the_middle_tone_is_that_of_the_facts(model):
    printing, facts, press = model
    for ink, plane in enumerate((0, 1, 2, 1)):
        tones = [0.0] * 4
        paper = printing.to_xyz(printing.printed(press, tones))[plane]
        solid = printing.to_xyz(printing.printed(press, [*tones[:ink], 1.0, *tones[ink + 1 :]]))[plane]
        half = printing.to_xyz(printing.printed(press, [*tones[:ink], 0.5, *tones[ink + 1 :]]))[plane]
        assert abs((paper - half) / (paper - solid) - 0.5 - facts["gain"]["CMYK"[ink]] / 100) < 0.002


def test_the_model_s_slopes_are_true(model):
    printing, _, press = model
    tones = [0.3, 0.55, 0.2, 0.4]
    here, slopes = printing.printed_with_slopes(press, tones)
    assert here == pytest.approx(printing.printed(press, tones))
    for ink in range(4):
        moved = [t + 1e-6 * (n == ink) for n, t in enumerate(tones)]
        there = printing.printed(press, moved)
        assert [(b - a) / 1e-6 for a, b in zip(here, there, strict=True)] == pytest.approx(
            slopes[ink], rel=1e-3, abs=1e-2
        )


def test_it_carries_no_time_of_day_and_stays_small(newsprint):
    assert newsprint[24:36] == bytes([7, 232, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    assert len(newsprint) < 300_000
    assert b"Apache License" in newsprint


def test_the_script_builds_a_press_profile_from_the_facts(model, monkeypatch):
    monkeypatch.syspath_prepend(str(PRESS))
    spec = importlib.util.spec_from_file_location("build_newsprint", PRESS / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    coarse = build.profile(model[1] | {"grid": {"forward": 2, "backward": 3}})
    assert read_profile(coarse, "coarse.icc").tags == (
        "desc", "cprt", "wtpt", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt",
    )  # fmt: skip
    opened = ImageCms.ImageCmsProfile(BytesIO(coarse))
    levels = [0, 85, 170, 255]
    assert heaviest(separation(opened, list(product(levels, repeat=3)), 0)) <= 2200
