"""Paint terraced millet fields in autumn: the picture that stands in for the photograph of the sample page.

    python seeds/datong/millet.py

writes millet.jpg beside this file, the same bytes every time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 2400, 1600
FINE = 2
"""The picture is drawn this much larger and brought down, which smooths every edge."""

Colour = tuple[int, int, int]
Curve = Callable[[float], float]

GOLD: tuple[Colour, ...] = (
    (214, 158, 58), (201, 140, 48), (226, 176, 84), (188, 126, 46), (233, 190, 104), (172, 118, 52), (206, 166, 74),
    (158, 132, 62), (219, 150, 52), (142, 128, 66),
)  # fmt: skip
"""Ripe, cut and late millet."""

HAZE: Colour = (196, 208, 218)
WALL: Colour = (92, 70, 44)
TREE: Colour = (58, 70, 38)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """*a* with *share* (0 … 1) of *b*."""
    return tuple(round(p + (q - p) * share) for p, q in zip(a, b, strict=True))  # type: ignore[return-value]


def waves(random: Random, octaves: int, length: float) -> Curve:
    """A smooth random curve in -1 … 1 over x in pixels."""
    parts = [(length / 1.9**i, random.uniform(0, math.tau), 1 / 1.8**i) for i in range(octaves)]
    whole = sum(part[2] for part in parts)
    return lambda x: sum(math.sin(x / size * math.tau + phase) * weight for size, phase, weight in parts) / whole


def noise(random: Random, size: tuple[int, int], blur: float = 0) -> Image.Image:
    """Grey noise of *size* brought up to the whole picture."""
    made = Image.frombytes("L", size, random.randbytes(size[0] * size[1]))
    made = made.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return made.filter(ImageFilter.GaussianBlur(blur)) if blur else made


def sky(random: Random) -> Image.Image:
    """Pale blue that warms toward the horizon, with thin clouds."""
    column = Image.new("RGB", (1, HEIGHT))
    for y in range(HEIGHT):
        column.putpixel((0, y), mix((116, 158, 202), (244, 230, 206), min(1, y / (HEIGHT * 0.36)) ** 0.8))
    made = column.resize((WIDTH, HEIGHT))
    cloud = ImageChops.add(noise(random, (6, 20), 40), noise(random, (20, 60), 16), 2)
    cloud = cloud.point(lambda v: max(0, min(120, (v - 120) * 2)))
    return Image.composite(Image.new("RGB", made.size, (250, 246, 238)), made, cloud)


class Canvas:
    """The large drawing; coordinates are those of the finished picture."""

    def __init__(self, ground: Image.Image) -> None:
        self.image = ground.resize((WIDTH * FINE, HEIGHT * FINE))
        self.draw = ImageDraw.Draw(self.image)

    def area(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def line(self, points: Sequence[tuple[float, float]], colour: Colour, width: float) -> None:
        """Draw a line."""
        self.draw.line([(x * FINE, y * FINE) for x, y in points], fill=colour, width=max(1, round(width * FINE)))

    def shade(self, rim: Sequence[tuple[float, float]], depth: float, far: float) -> None:
        """Darken a hill away from the light, which comes from the upper left, and toward its foot."""
        small = 8
        mask = Image.new("L", (WIDTH // small, HEIGHT // small))
        draw = ImageDraw.Draw(mask)
        left, right = rim[0][0], rim[-1][0]
        for (x, y), (after, _) in pairwise(rim):
            lean = (x - left) / (right - left)
            dark = round((1 - 0.6 * far) * 190 * max(0.0, lean - 0.32) ** 1.2)
            draw.rectangle([x // small, min(y, HEIGHT) // small, after // small, HEIGHT // small], fill=dark)
        mask = mask.filter(ImageFilter.GaussianBlur(7))
        sharp = Image.new("L", mask.size)
        ImageDraw.Draw(sharp).polygon(
            [(x / small, y / small) for x, y in [*rim, (right, rim[-1][1] + depth), (left, rim[0][1] + depth)]],
            fill=255,
        )
        mask = ImageChops.multiply(mask, sharp.filter(ImageFilter.GaussianBlur(1)))
        night = Image.new("RGB", self.image.size, (58, 42, 44))
        self.image.paste(night, mask=mask.resize(self.image.size, Image.Resampling.BICUBIC))
        self.draw = ImageDraw.Draw(self.image)

    def blob(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        """Fill an ellipse about a point."""
        self.draw.ellipse([(x - w) * FINE, (y - h) * FINE, (x + w) * FINE, (y + h) * FINE], fill=colour)


def ridges(canvas: Canvas, random: Random) -> None:
    """Far ranges, each nearer one darker and lower."""
    for index in range(5):
        near = index / 4
        curve = waves(random, 7, 1500 - 130 * index)
        top = HEIGHT * (0.17 + 0.055 * index)
        colour = mix(mix((146, 170, 196), (128, 134, 108), near), HAZE, 0.55 - 0.45 * near)
        edge = [(x, top + 62 * curve(x)) for x in range(0, WIDTH + 9, 6)]
        canvas.area([*edge, (WIDTH + 9, HEIGHT), (0, HEIGHT)], colour)


def hill(canvas: Canvas, random: Random, place: tuple[float, float, float], depth: float, far: float) -> None:
    """One terraced hill: *place* is (middle, half width, top); *far* 1 at the ranges, 0 at the viewer."""
    middle, half, top = place
    rim, wander = waves(random, 6, half * 1.7), [waves(random, 5, half * 1.1) for _ in range(3)]
    first = 5 + 16 * (1 - far)
    lows: list[float] = [0.0]
    while lows[-1] < depth:
        lows.append(lows[-1] + first * (1 + lows[-1] / depth * 1.6) * random.uniform(0.75, 1.3))
    step = 5
    xs = range(int(max(-40, middle - half * 1.25)), int(min(WIDTH + 40, middle + half * 1.25)), step)

    def level(low: float, x: float) -> float:
        lean = (x - middle) / half
        share = low / depth
        bend: float = (abs(lean) ** 2.2) * depth * 0.62 * (1 - share * 0.35)
        sway = (0.5 * wander[0](x + low * 2) + 0.5 * wander[1](x * 1.7 - low)) * first * (1.1 + share * 1.8)
        return top + low + bend + rim(x) * depth * 0.09 * (1 - share) + sway

    for low, after in pairwise(lows):
        colour = mix(random.choice(GOLD), HAZE, far * 0.5)
        upper = [(x, level(low, x)) for x in xs]
        lower = [(x, level(after, x)) for x in reversed(xs)]
        canvas.area([*upper, *lower, (xs[0], HEIGHT), (xs[-1], HEIGHT)] if after >= depth else [*upper, *lower], colour)
        thick = max(0.7, (after - low) * 0.15)
        for share in (1.0, 0.7, 0.45):
            wall = mix(mix(WALL, HAZE, far * 0.5), colour, 0.62 * share)
            canvas.line([(x, y - thick * (0.5 - 0.4 * share)) for x, y in upper], wall, thick * share)
        canvas.line([(x, y + thick * 0.6) for x, y in upper], mix(colour, (255, 238, 190), 0.3), max(0.5, thick * 0.3))
        rows(canvas, random, (low, after), (xs[0], xs[-1]), level, colour)
        hedge(canvas, random, upper, far, after - low)
    canvas.shade([(x, level(0, x)) for x in xs], depth, far)


def rows(
    canvas: Canvas, random: Random, span: tuple[float, float], across: tuple[int, int],
    level: Callable[[float, float], float], colour: Colour,
) -> None:  # fmt: skip
    """Rows of stubble along a terrace, where it is near enough for them to be seen."""
    low, after = span
    count = int((after - low) / 7)
    for index in range(1, count):
        at = low + (after - low) * (index / count)
        shade = mix(colour, (96, 66, 30), random.uniform(0.08, 0.26))
        points = [(x, level(at, x) + random.uniform(-0.8, 0.8)) for x in range(across[0], across[1], 9)]
        canvas.line(points, shade, 1.1)


def hedge(canvas: Canvas, random: Random, edge: Sequence[tuple[float, float]], far: float, deep: float) -> None:
    """Shrubs and small trees on the edge of a terrace, in loose groups."""
    size = deep * 0.32
    x = 0
    while x < len(edge):
        if random.random() < 0.018:
            for _ in range(random.randint(2, 8)):
                at = min(len(edge) - 1, max(0, x + random.randint(-7, 7)))
                tree(canvas, random, edge[at], size * random.uniform(0.6, 1.3), far)
        x += 4


def tree(canvas: Canvas, random: Random, foot: tuple[float, float], size: float, far: float) -> None:
    """A round tree: shadow, dark crown, lit side."""
    x, y = foot
    crown = mix(mix(TREE, (150, 108, 40), random.choice((0, 0.1, 0.2, 0.75))), HAZE, far * 0.5)
    canvas.blob(x + size * 0.7, y + size * 0.12, size * 1.1, size * 0.28, mix(crown, (60, 44, 26), 0.6))
    for _ in range(6):
        dx, dy = random.uniform(-0.55, 0.55), random.uniform(-1.5, -0.4)
        canvas.blob(x + dx * size, y + dy * size, size * 0.5, size * 0.48, mix(crown, (20, 26, 14), 0.25))
    for _ in range(5):
        dx, dy = random.uniform(-0.6, 0.2), random.uniform(-1.6, -0.8)
        canvas.blob(
            x + dx * size,
            y + dy * size,
            size * 0.3,
            size * 0.26,
            mix(crown, (236, 206, 120), random.uniform(0.15, 0.4)),
        )


def people(canvas: Canvas, random: Random) -> None:
    """A few reapers among sheaves on a near terrace."""
    for index in range(7):
        x, y = 1330 + index * 74 + random.uniform(-22, 22), 1382 + random.uniform(-12, 16) - index * 5
        tall = random.uniform(21, 26)
        coat = random.choice(((52, 66, 96), (140, 44, 36), (70, 70, 74), (44, 84, 76)))
        canvas.blob(x + tall * 0.45, y, tall * 0.5, tall * 0.09, (110, 76, 34))
        canvas.line([(x, y), (x + 1, y - tall * 0.5)], (44, 42, 46), tall * 0.2)
        canvas.line([(x, y - tall * 0.42), (x + tall * 0.16, y - tall * 0.8)], coat, tall * 0.3)
        canvas.blob(x + tall * 0.26, y - tall * 0.94, tall * 0.11, tall * 0.12, (186, 140, 104))
        canvas.blob(x + tall * 0.26, y - tall * 1.02, tall * 0.22, tall * 0.06, (226, 206, 160))
    for _ in range(26):
        x, y = random.uniform(1180, 2050), random.uniform(1365, 1420)
        size = random.uniform(7, 10)
        canvas.area(
            [(x - size, y), (x + size, y), (x + size * 0.4, y - size * 1.5), (x - size * 0.4, y - size * 1.5)],
            (178, 126, 48),
        )
        canvas.area(
            [(x - size, y), (x, y), (x - size * 0.1, y - size * 1.5), (x - size * 0.4, y - size * 1.5)], (232, 190, 98)
        )


def lit(picture: Image.Image, random: Random) -> Image.Image:
    """Light and shade over the land, haze far off, the grain of film."""
    land = Image.new("L", (1, HEIGHT))
    for y in range(HEIGHT):
        land.putpixel((0, y), round(255 * min(1, max(0, (y / HEIGHT - 0.30) / 0.2))))
    land = land.resize((WIDTH, HEIGHT))
    shade = ImageChops.add(noise(random, (5, 6), 40), noise(random, (14, 18), 14), 2).point(
        lambda v: 140 + v * 118 // 255
    )
    streaks = ImageChops.add(noise(random, (260, 800)), noise(random, (1200, 800)), 2).point(
        lambda v: 186 + v * 104 // 255
    )
    dark = ImageChops.multiply(
        Image.merge("RGB", [shade.filter(ImageFilter.GaussianBlur(24))] * 3), Image.merge("RGB", [streaks] * 3)
    )
    made = Image.composite(ImageChops.multiply(picture, dark.point(lambda v: min(255, round(v * 1.3)))), picture, land)
    mist = land.point(lambda v: round((255 - v) * 0.16))
    made = Image.composite(Image.new("RGB", made.size, (226, 222, 214)), made, mist)
    grain = noise(random, (WIDTH, HEIGHT), 0.7).point(lambda v: 116 + v * 24 // 255)
    made = ImageChops.overlay(made, Image.merge("RGB", [grain] * 3))
    return made.filter(ImageFilter.UnsharpMask(2.2, 60, 2))


def paint() -> Image.Image:
    """The whole picture."""
    random = Random(20231115)
    canvas = Canvas(sky(random))
    ridges(canvas, random)
    for place, depth, far in (
        ((420, 900, 560), 360, 0.85), ((1500, 1000, 590), 340, 0.8), ((2250, 760, 560), 380, 0.72),
        ((900, 1000, 690), 420, 0.55), ((1950, 950, 730), 460, 0.45), ((250, 1000, 800), 520, 0.3),
        ((1350, 1300, 930), 640, 0.15), ((2500, 1100, 1020), 700, 0.06), ((100, 1300, 1130), 700, 0.0),
    ):  # fmt: skip
        hill(canvas, random, place, depth, far)
    people(canvas, random)
    return lit(canvas.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), random)


if __name__ == "__main__":
    paint().save(Path(__file__).with_name("millet.jpg"), quality=88, subsampling=0, dpi=(300, 300), optimize=True)
