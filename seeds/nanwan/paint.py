"""Paint the pictures of the vertical sample paper: a lighthouse at dusk, a glove puppet in its light, a tide pool.

    python -m seeds.nanwan.paint

writes light.jpg, puppet.jpg and pool.jpg beside this file, the same bytes every time.
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


def pool(width: int, height: int) -> Image.Image:
    """A tide pool among rocks: anemones, a starfish, a hermit crab, light that runs over the ground."""
    random = Random(107)
    wide, tall = width * FINE, height * FINE
    image = graded((wide, tall), [(0, (132, 126, 116)), (0.5, (104, 98, 90)), (1, (74, 70, 66))])
    draw = ImageDraw.Draw(image)
    for _ in range(5200):
        x, y, size = random.randrange(wide), random.randrange(tall), random.randrange(3, 26)
        shade = random.randrange(62, 158)
        draw.ellipse((x, y, x + size, y + size * 2 // 3), (shade, shade - 4, shade - 12))
    edge = [(wide * (0.5 + 0.43 * math.cos(turn) * (1 + 0.07 * math.sin(3 * turn + 1))),
             tall * (0.54 + 0.38 * math.sin(turn) * (1 + 0.09 * math.cos(4 * turn))))
            for turn in (step * math.tau / 90 for step in range(90))]  # fmt: skip
    water = graded((wide, tall), [(0, (70, 132, 138)), (0.45, (46, 110, 118)), (1, (22, 66, 82))])
    ground = ImageDraw.Draw(water)
    for _ in range(900):
        x, y, size = random.randrange(wide), random.randrange(tall), random.randrange(8, 46)
        tone = random.randrange(-16, 26)
        base = water.getpixel((x, y))
        ground.ellipse((x, y, x + size, y + size // 2), tuple(max(0, min(255, part + tone)) for part in base))
    for x, y, size, ink in ((0.3, 0.45, 0.07, (196, 92, 96)), (0.38, 0.58, 0.05, (224, 150, 92)),
                            (0.66, 0.68, 0.065, (150, 92, 150)), (0.57, 0.36, 0.045, (212, 188, 96))):  # fmt: skip
        _anemone(ground, (wide * x, tall * y), wide * size, ink)
    _star(ground, (wide * 0.74, tall * 0.47), wide * 0.075, (206, 100, 48))
    _hermit(ground, (wide * 0.48, tall * 0.78), wide * 0.05)
    light = Image.new("L", image.size, 0)
    lines = ImageDraw.Draw(light)
    for row in range(26):
        points = [(x, tall * row / 26 + 22 * math.sin(x / 97 + row * 1.9) + 14 * math.sin(x / 41 + row))
                  for x in range(0, wide + 40, 40)]  # fmt: skip
        lines.line(points, 70, 5)
    water.paste(Image.new("RGB", image.size, (226, 246, 240)), (0, 0), light.filter(ImageFilter.GaussianBlur(4)))
    shape = Image.new("L", image.size, 0)
    ImageDraw.Draw(shape).polygon(edge, fill=255)
    shade = shape.filter(ImageFilter.GaussianBlur(26)).point(lambda one: one * 2 // 3)
    image.paste(Image.new("RGB", image.size, (36, 40, 40)), (0, 0), shade)
    image.paste(water, (0, 0), shape.filter(ImageFilter.GaussianBlur(3)))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _anemone(draw: ImageDraw.ImageDraw, at: tuple[float, float], size: float, ink: tuple[int, int, int]) -> None:
    """A sea anemone seen from above: rings of arms about a mouth."""
    for ring, arms in ((1.0, 26), (0.74, 20), (0.5, 14)):
        pale = tuple(min(255, round(part + 46 * (1 - ring))) for part in ink)
        for arm in range(arms):
            turn = math.tau * (arm + ring) / arms
            end = (at[0] + size * ring * math.cos(turn), at[1] + size * ring * 0.8 * math.sin(turn))
            draw.line((*at, *end), pale, max(3, round(size / 11)))
            tip = size / 13
            draw.ellipse((end[0] - tip, end[1] - tip, end[0] + tip, end[1] + tip), (246, 226, 214))
    heart = size * 0.2
    draw.ellipse((at[0] - heart, at[1] - heart * 0.8, at[0] + heart, at[1] + heart * 0.8), (96, 52, 60))


def _star(draw: ImageDraw.ImageDraw, at: tuple[float, float], size: float, ink: tuple[int, int, int]) -> None:
    """A starfish with rows of pale dots along its arms."""
    points = []
    for step in range(10):
        turn, far = math.tau * step / 10 + 0.4, size * (0.36 if step % 2 else 1)
        points.append((at[0] + far * math.cos(turn), at[1] + far * 0.86 * math.sin(turn)))
    draw.polygon(points, fill=ink)
    for arm in range(5):
        turn = math.tau * arm / 5 + 0.4
        for dot in range(1, 7):
            x, y = at[0] + size * dot / 8 * math.cos(turn), at[1] + size * dot / 8 * 0.86 * math.sin(turn)
            draw.ellipse((x - 4, y - 4, x + 4, y + 4), (244, 196, 150))


def _hermit(draw: ImageDraw.ImageDraw, at: tuple[float, float], size: float) -> None:
    """A hermit crab: legs and eyes before a wound shell."""
    for leg in range(-2, 3):
        draw.line((at[0], at[1], at[0] - size * 1.3, at[1] + size * (0.3 * leg + 0.3)), (186, 70, 44), 9)
    for ring in range(6):
        far = size * (1 - ring * 0.16)
        x, y = at[0] + size * 0.5 + ring * size * 0.14, at[1] - ring * size * 0.1
        tone = 214 - ring * 18
        draw.ellipse((x - far, y - far * 0.8, x + far, y + far * 0.8), (tone, tone - 26, tone - 62), (104, 82, 58), 5)
    for eye in (-0.16, 0.12):
        x, y = at[0] - size * 0.75, at[1] + size * eye
        draw.line((at[0] - size * 0.4, at[1], x, y), (186, 70, 44), 6)
        draw.ellipse((x - 8, y - 8, x + 8, y + 8), (24, 22, 24))


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    lighthouse(1500, 1000).save(here / "light.jpg", quality=88)
    puppet(900, 900).save(here / "puppet.jpg", quality=88)
    pool(1700, 1000).save(here / "pool.jpg", quality=86)
