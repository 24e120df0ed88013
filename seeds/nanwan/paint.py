"""Paint the pictures of the vertical sample paper: a lighthouse at dusk, a glove puppet in its light.

    python -m seeds.nanwan.paint

writes light.jpg and puppet.jpg beside this file, the same bytes every time.
"""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from seeds.painting import FINE, graded


def lighthouse(width: int, height: int) -> Image.Image:
    """A white tower on a headland, its beam over the sea."""
    random = Random(1912)
    wide, tall = width * FINE, height * FINE
    sea = int(tall * 0.62)
    image = graded((wide, tall), [(0, (46, 66, 104)), (0.35, (128, 122, 142)), (0.58, (236, 176, 128)),
                                  (0.62, (250, 206, 150)), (0.621, (122, 128, 146)), (1, (36, 52, 74))])  # fmt: skip
    draw = ImageDraw.Draw(image)
    for _ in range(1400):
        y = sea + int((tall - sea) * random.random() ** 1.6)
        long = 12 + (y - sea) // 5
        x = random.randrange(-long, wide)
        light = random.randrange(-14, 34)
        base = image.getpixel((min(max(x, 0), wide - 1), y))
        draw.line((x, y, x + long, y), tuple(max(0, min(255, part + light)) for part in base), 1 + (y - sea) // 90)
    foot_x, foot_y, top_y = int(wide * 0.3), int(tall * 0.66), int(tall * 0.2)
    beam = Image.new("L", image.size, 0)
    ImageDraw.Draw(beam).polygon([(foot_x, top_y), (wide * 1.05, tall * 0.02), (wide * 1.05, tall * 0.3)], fill=150)
    fade = Image.linear_gradient("L").rotate(90).resize(image.size)
    beam = ImageChops.multiply(beam.filter(ImageFilter.GaussianBlur(14)), fade)
    image.paste(Image.new("RGB", image.size, (255, 240, 200)), (0, 0), beam)
    draw = ImageDraw.Draw(image)
    land = [(0, int(tall * 0.7))]
    for step in range(41):
        x = wide * 0.62 * step / 40
        rise = math.sin(step / 40 * math.pi * 0.9) * 0.1 + 0.02 * math.sin(step * 1.7)
        land.append((int(x), int(tall * (0.75 - rise))))
    draw.polygon([*land, (int(wide * 0.7), tall), (0, tall)], fill=(38, 42, 40))
    low, high = wide * 0.036, wide * 0.022
    for part in range(40):
        y0 = foot_y + (top_y - foot_y) * part / 40
        y1 = foot_y + (top_y - foot_y) * (part + 1) / 40
        half = low + (high - low) * part / 40
        for strip in range(20):
            shade = 244 - round(abs(strip - 13) * 8.5)
            x0 = foot_x - half + 2 * half * strip / 20
            draw.rectangle((x0, y1, x0 + half / 9, y0 + 1), (shade, shade - 4, shade - 12))
    draw.rectangle((foot_x - wide * 0.032, top_y - 4, foot_x + wide * 0.032, top_y + 10), (52, 54, 58))
    draw.rectangle((foot_x - wide * 0.02, top_y - tall * 0.06, foot_x + wide * 0.02, top_y - 4), (255, 238, 186))
    for bar in range(5):
        x = foot_x - wide * 0.02 + wide * 0.04 * bar / 4
        draw.line((x, top_y - tall * 0.06, x, top_y - 4), (52, 54, 58), 3)
    draw.pieslice((foot_x - wide * 0.024, top_y - tall * 0.1, foot_x + wide * 0.024, top_y - tall * 0.02), 180, 360,
                  (150, 44, 40))  # fmt: skip
    return image.resize((width, height), Image.Resampling.LANCZOS)


def puppet(width: int, height: int) -> Image.Image:
    """A glove puppet before a lamp, its shadow on the cloth behind it."""
    random = Random(64)
    wide, tall = width * FINE, height * FINE
    image = graded((wide, tall), [(0, (128, 58, 34)), (0.5, (196, 116, 62)), (1, (86, 38, 26))])
    glow = Image.radial_gradient("L").resize((int(wide * 1.5), int(tall * 1.5)))
    glow = ImageChops.invert(glow).crop((int(wide * 0.2), int(tall * 0.3), int(wide * 1.2), int(tall * 1.3)))
    image.paste(Image.new("RGB", image.size, (255, 214, 140)), (0, 0), glow.point(lambda one: one * 2 // 3))
    shadow = Image.new("L", image.size, 0)
    _figure(ImageDraw.Draw(shadow), wide * 0.66, tall * 0.5, wide * 0.3, [150] * 6)
    image.paste(Image.new("RGB", image.size, (70, 28, 18)), (0, 0), shadow.filter(ImageFilter.GaussianBlur(16)))
    draw = ImageDraw.Draw(image)
    colours = [(168, 30, 34), (236, 202, 166), (24, 20, 22), (214, 168, 60), (36, 74, 110), (250, 236, 214)]
    _figure(draw, wide * 0.38, tall * 0.56, wide * 0.27, colours)
    for _ in range(260):
        x, y = random.randrange(wide), random.randrange(tall)
        draw.ellipse((x, y, x + 2, y + 2), (255, 226, 170))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _figure(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, inks: list) -> None:
    """A puppet with head, cap and robe about *x* and *y*."""
    robe, skin, hair, gold, blue, white = inks
    sleeves = ((0, -0.3), (0.85, -0.42), (0.8, -0.05), (0.34, 0), (0.5, 1.3), (-0.5, 1.3), (-0.34, 0), (-0.8, 0.12),
               (-0.8, -0.3))  # fmt: skip
    draw.polygon([(x + size * across, y + size * down) for across, down in sleeves], fill=robe)
    apron = ((-0.12, -0.2), (0.12, -0.2), (0.2, 1.3), (-0.2, 1.3))
    draw.polygon([(x + size * across, y + size * down) for across, down in apron], fill=blue)
    for step in range(5):
        at = y + size * (0.1 + 0.24 * step)
        draw.ellipse((x - size * 0.07, at, x + size * 0.07, at + size * 0.14), fill=gold)
    for side in (-1, 1):
        hand = (x + side * size * 0.82, y - size * (0.25 if side > 0 else 0.1))
        draw.ellipse(
            (hand[0] - size * 0.13, hand[1] - size * 0.13, hand[0] + size * 0.13, hand[1] + size * 0.13), fill=skin
        )
    draw.ellipse((x - size * 0.3, y - size * 0.95, x + size * 0.3, y - size * 0.22), fill=skin)
    draw.pieslice((x - size * 0.36, y - size * 1.1, x + size * 0.36, y - size * 0.4), 180, 360, fill=hair)
    draw.polygon(
        [(x - size * 0.2, y - size * 0.95), (x, y - size * 1.35), (x + size * 0.2, y - size * 0.95)], fill=gold
    )
    for side in (-1, 1):
        eye = x + side * size * 0.12
        draw.ellipse((eye - size * 0.045, y - size * 0.64, eye + size * 0.045, y - size * 0.58), fill=hair)
        draw.line((eye - size * 0.09, y - size * 0.7 - side * 2, eye + size * 0.09, y - size * 0.7 + side * 2), hair, 5)
    draw.polygon(
        [(x - size * 0.1, y - size * 0.36), (x + size * 0.1, y - size * 0.36), (x, y - size * 0.02)], fill=white
    )


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    lighthouse(1500, 1000).save(here / "light.jpg", quality=88)
    puppet(900, 900).save(here / "puppet.jpg", quality=88)
