"""Paint the two pictures of the evening paper's sample issue: a river walk at dusk, chess tables under a tree.

    python -m seeds.evening.paint

writes river.jpg and tree.jpg beside this file, the same bytes every time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from seeds.painting import FINE, Colour, graded, mix

Spot = tuple[float, float]


def waves(random: Random, octaves: int, length: float) -> Callable[[float], float]:
    """A smooth random curve in -1 … 1 over x in pixels."""
    parts = [(length / 1.9**i, random.uniform(0, math.tau), 1 / 1.8**i) for i in range(octaves)]
    whole = sum(part[2] for part in parts)
    return lambda x: sum(math.sin(x / size * math.tau + phase) * weight for size, phase, weight in parts) / whole


def noise(random: Random, grid: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Grey noise of *grid* cells brought up to *size*."""
    return Image.frombytes("L", grid, random.randbytes(grid[0] * grid[1])).resize(size, Image.Resampling.BICUBIC)


class Canvas:
    """A large drawing; coordinates are those of the finished picture."""

    def __init__(self, ground: Image.Image) -> None:
        self.size = ground.size
        self.image = ground.resize((ground.width * FINE, ground.height * FINE))
        self.draw = ImageDraw.Draw(self.image)

    def area(self, points: Sequence[Spot], colour: Colour) -> None:
        """Fill a polygon."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def line(self, points: Sequence[Spot], colour: Colour, width: float) -> None:
        """Draw a line."""
        self.draw.line(
            [(x * FINE, y * FINE) for x, y in points], fill=colour, width=max(1, round(width * FINE)), joint="curve"
        )

    def blob(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        """Fill an ellipse about a point."""
        self.draw.ellipse([(x - w) * FINE, (y - h) * FINE, (x + w) * FINE, (y + h) * FINE], fill=colour)

    def glow(self, spots: Sequence[tuple[float, float, float]], colour: Colour, strength: float) -> None:
        """Light round *spots* of (x, y, reach)."""
        small = 8
        mask = Image.new("L", (self.size[0] // small, self.size[1] // small))
        draw = ImageDraw.Draw(mask)
        for x, y, reach in spots:
            draw.ellipse([(x - reach) / small, (y - reach) / small, (x + reach) / small, (y + reach) / small], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(max(spots)[2] / small)).point(lambda v: round(v * strength))
        self.image.paste(Image.new("RGB", self.image.size, colour), mask=mask.resize(self.image.size))
        self.draw = ImageDraw.Draw(self.image)

    def done(self, random: Random) -> Image.Image:
        """The finished picture, with the grain of film."""
        made = self.image.resize(self.size, Image.Resampling.LANCZOS)
        grain = Image.frombytes("L", self.size, random.randbytes(self.size[0] * self.size[1]))
        grain = grain.filter(ImageFilter.GaussianBlur(0.8)).point(lambda v: 114 + v * 28 // 255)
        return ImageChops.overlay(made, Image.merge("RGB", [grain] * 3)).filter(ImageFilter.UnsharpMask(2, 50, 2))


def person(canvas: Canvas, foot: Spot, tall: float, coat: Colour, lean: float = 0.0) -> None:
    """Somebody seen against the light, *tall* pixels from foot to head."""
    x, y = foot
    dark = (24, 24, 34)
    for step in (-0.09, 0.09):
        canvas.line([(x + step * tall, y), (x + lean * tall * 0.4, y - tall * 0.46)], dark, tall * 0.085)
    canvas.line([(x + lean * tall * 0.4, y - tall * 0.42), (x + lean * tall, y - tall * 0.8)], coat, tall * 0.19)
    canvas.blob(x + lean * tall, y - tall * 0.91, tall * 0.072, tall * 0.088, mix((196, 150, 118), dark, 0.45))


def skyline(canvas: Canvas, random: Random, level: float) -> None:
    """Hills and then houses with a few lit windows along the far bank."""
    width = canvas.size[0]
    for index in range(3):
        curve = waves(random, 6, 1300 - 200 * index)
        top = level - 150 + 38 * index
        colour = mix((122, 112, 142), (66, 68, 98), index / 2)
        rim = [(x, top + 46 * curve(x)) for x in range(-10, width + 20, 8)]
        canvas.area([*rim, (width + 20, level + 10), (-10, level + 10)], colour)
    x = -20.0
    while x < width:
        wide, high = random.uniform(34, 104), random.choice((26, 38, 52, 60, 84, 122)) * random.uniform(0.8, 1.15)
        wall = mix((52, 54, 82), (80, 72, 96), random.random())
        canvas.area([(x, level), (x, level - high), (x + wide, level - high), (x + wide, level)], wall)
        for row in range(int(high // 13)):
            for column in range(int(wide // 13)):
                if random.random() < 0.3:
                    left, up = x + 4 + column * 13, level - high + 5 + row * 13
                    canvas.area(
                        [(left, up), (left + 6, up), (left + 6, up + 7), (left, up + 7)],
                        mix((255, 206, 120), wall, random.uniform(0, 0.5)),
                    )
        x += wide + random.uniform(-4, 12)
    for _ in range(220):
        at = random.uniform(0, width)
        canvas.blob(at, level - random.uniform(0, 14), random.uniform(9, 26), random.uniform(7, 15), (40, 50, 58))


def bridge(canvas: Canvas, level: float, left: float, right: float) -> None:
    """A stone bridge of three arches over the water, and what the water shows of it."""
    stone, shade = (112, 96, 96), (64, 56, 70)
    half = (right - left) / 2

    def deck(x: float) -> float:
        return level - 92 - 74 * (1 - ((x - left - half) / half) ** 2)

    xs = [left + (right - left) * i / 80 for i in range(81)]
    canvas.area([*((x, deck(x)) for x in xs), (right, level + 16), (left, level + 16)], stone)
    for index, share in enumerate((0.2, 0.5, 0.8)):
        middle, reach = left + (right - left) * share, half * (0.3 if index == 1 else 0.225)
        rise = (level - deck(middle)) * 0.74
        curve = [
            (middle + reach * math.cos(a / 40 * math.pi), level - rise * math.sin(a / 40 * math.pi)) for a in range(41)
        ]
        outer = [
            (middle + (reach + 13) * math.cos(a / 40 * math.pi), level - (rise + 13) * math.sin(a / 40 * math.pi))
            for a in range(41)
        ]
        canvas.area(
            [*outer, (middle - reach - 13, level + 16), (middle + reach + 13, level + 16)], mix(stone, shade, 0.45)
        )
        canvas.area([*curve, (middle - reach, level + 18), (middle + reach, level + 18)], (226, 146, 102))
        under = [
            (middle + reach * math.cos(a / 40 * math.pi), level + 18 + rise * 0.8 * math.sin(a / 40 * math.pi))
            for a in range(41)
        ]
        canvas.area(under, (206, 134, 104))
    canvas.line([(x, deck(x)) for x in xs], mix(stone, (240, 200, 160), 0.4), 5)
    for index in range(41):
        x = left + (right - left) * index / 40
        canvas.line([(x, deck(x)), (x, deck(x) - 20)], shade, 4)
    canvas.line([(x, deck(x) - 19) for x in xs], shade, 4)


def ripples(canvas: Canvas, random: Random, level: float) -> None:
    """Streaks of sky and lamp light on the water, closer together farther off."""
    width, height = canvas.size
    for _ in range(2600):
        depth = random.random() ** 1.7
        y = level + 14 + (height - level - 14) * depth
        x, long = random.uniform(-60, width), (24 + 150 * depth) * random.uniform(0.4, 1.2)
        sky = mix((250, 176, 120), (92, 96, 142), min(1, depth * 1.15))
        colour = mix(sky, random.choice(((255, 222, 170), (44, 52, 92), (44, 52, 92))), random.uniform(0.05, 0.4))
        canvas.line([(x, y), (x + long, y + random.uniform(-1, 1))], colour, 1 + 3.2 * depth)


def river() -> Image.Image:
    """The walk along the river on the evening it was opened."""
    random = Random(20240516)
    size, level = (2400, 1560), 690.0
    ground = graded(
        size,
        (
            (0, (58, 70, 122)),
            (0.2, (120, 112, 156)),
            (0.34, (238, 156, 112)),
            (0.44, (255, 214, 150)),
            (0.45, (238, 164, 116)),
            (0.7, (116, 104, 146)),
            (1, (46, 54, 92)),
        ),
    )
    cloud = ImageChops.add(noise(random, (9, 30), size), noise(random, (26, 90), size), 2)
    veil = graded(size, ((0, (255, 255, 255)), (0.36, (210, 210, 210)), (0.44, (0, 0, 0)), (1, (0, 0, 0)))).convert("L")
    cloud = ImageChops.multiply(cloud.point(lambda v: max(0, min(170, (v - 128) * 3))), veil)
    ground = Image.composite(Image.new("RGB", size, (255, 190, 150)), ground, cloud)
    canvas = Canvas(ground)
    canvas.glow([(820, 560, 110)], (255, 236, 190), 0.9)
    canvas.blob(820, 566, 52, 52, (255, 240, 206))
    skyline(canvas, random, level)
    ripples(canvas, random, level)
    for _ in range(120):
        y = level + 26 + 420 * random.random() ** 1.4
        canvas.line([(820 + random.gauss(0, 34), y), (820 + random.gauss(0, 60) + 46, y)], (255, 226, 168), 3)
    bridge(canvas, level, 110, 1210)
    walk(canvas, random, level)
    return canvas.done(random)


def walk(canvas: Canvas, random: Random, level: float) -> None:
    """The slope along the right bank: grass, path, low lamps, a rail, people, a kite."""
    width, height = canvas.size

    def edge(t: float) -> Spot:
        return 1180 - 820 * t**1.5 + 360 * (1 - t) ** 2, level + 22 + (height - level) * t**1.25

    def inner(t: float) -> Spot:
        x, y = edge(t)
        return x + 60 + 900 * t**1.25, y - 10 * (1 - t)

    steps = [i / 60 for i in range(61)]
    bank = [edge(t) for t in steps]
    canvas.area(
        [
            *bank,
            (edge(1)[0], height + 20),
            (width, height + 20),
            (width, level - 60),
            (1700, level - 34),
            (1540, level + 4),
        ],
        (38, 56, 52),
    )
    for _ in range(2600):
        t = random.random() ** 0.7
        x0, y0 = inner(t)
        x = x0 + random.random() * (width - x0)
        high = 6 + 44 * t
        canvas.line(
            [(x, y0 + 8), (x + random.uniform(-0.4, 0.4) * high, y0 - high * random.uniform(0.3, 1))],
            mix((54, 84, 62), (150, 140, 92), random.random() * 0.55),
            1 + 2 * t,
        )
    path = [*((x + 12 + 60 * t, y + 2) for t in steps for x, y in [edge(t)]), *(inner(t) for t in reversed(steps))]
    canvas.area(path, (150, 130, 128))
    for i in range(26):
        t = (i / 26) ** 1.3
        x, y = edge(t)
        canvas.line([(x + 14 + 60 * t, y + 2), inner(t)], (132, 112, 114), 1 + 3 * t)
    lamps = [edge(t) for t in (0.05, 0.1, 0.17, 0.26, 0.37, 0.5, 0.66, 0.84)]
    scale = [0.05, 0.1, 0.17, 0.26, 0.37, 0.5, 0.66, 0.84]
    canvas.glow(
        [(x + 30 + 170 * t, y - 6, 30 + 100 * t) for (x, y), t in zip(lamps, scale, strict=True)], (255, 214, 140), 0.75
    )
    canvas.line([(x + 6, y - 22 - 96 * t) for t in steps for x, y in [edge(t)]], (34, 34, 46), 5)
    for i in range(34):
        t = (i / 34) ** 1.25
        x, y = edge(t)
        canvas.line([(x + 6, y + 2), (x + 6, y - 22 - 96 * t)], (34, 34, 46), 2 + 4 * t)
    for (x, y), t in zip(lamps, scale, strict=True):
        high = 26 + 90 * t
        canvas.line([(x + 22 + 40 * t, y), (x + 22 + 40 * t, y - high)], (40, 38, 48), 3 + 6 * t)
        canvas.blob(x + 22 + 40 * t, y - high, 5 + 13 * t, 4 + 8 * t, (255, 244, 210))
    coats = ((150, 52, 48), (48, 74, 120), (196, 178, 150), (60, 96, 88), (88, 62, 96))
    for index, (t, across) in enumerate(
        (
            (0.08, 0.5),
            (0.13, 0.7),
            (0.2, 0.35),
            (0.23, 0.62),
            (0.34, 0.55),
            (0.37, 0.66),
            (0.6, 0.42),
            (0.63, 0.6),
            (0.66, 0.7),
        )
    ):
        (x0, y0), (x1, _) = edge(t), inner(t)
        x = x0 + (x1 - x0) * across
        tall = 42 + 330 * t
        canvas.blob(x + tall * 0.25, y0 + 2, tall * 0.3, tall * 0.035, (100, 86, 92))
        person(canvas, (x, y0), tall * (0.62 if index == 6 else 1), coats[index % 5], random.uniform(-0.03, 0.03))
    tree(canvas, random, (2250, 1010), 620, ((26, 38, 40), (40, 56, 48), (92, 74, 62)))
    kite = (1480.0, 250.0)
    canvas.area(
        [(kite[0], kite[1] - 40), (kite[0] + 34, kite[1]), (kite[0], kite[1] + 56), (kite[0] - 34, kite[1])],
        (206, 60, 52),
    )
    canvas.line([kite, (1390, 470), (1330, 700), edge(0.23)], (70, 62, 84), 1.4)
    canvas.line(
        [(kite[0], kite[1] + 56), (kite[0] + 26, kite[1] + 120), (kite[0] - 4, kite[1] + 170)], (206, 60, 52), 3
    )


def tree(canvas: Canvas, random: Random, foot: Spot, tall: float, tones: Sequence[Colour]) -> None:
    """A broad tree: a leaning trunk, forked boughs, leaves in three tones."""
    x, y = foot
    ends: list[Spot] = []

    def bough(start: Spot, angle: float, long: float, thick: float) -> None:
        end = start[0] + math.cos(angle) * long, start[1] - math.sin(angle) * long
        canvas.line([start, end], (36, 30, 34), thick)
        if thick < 6:
            ends.append(end)
            return
        for turn in (-1, 1):
            bough(end, angle + turn * random.uniform(0.24, 0.56), long * random.uniform(0.66, 0.84), thick * 0.64)

    bough((x, y), math.pi / 2 + 0.1, tall * 0.3, tall * 0.07)
    for tone, spread, count in ((tones[0], 1.0, 26), (tones[1], 0.85, 20), (tones[2], 0.6, 8)):
        for left, up in ends:
            for _ in range(count):
                size = tall * random.uniform(0.008, 0.022)
                canvas.blob(
                    left + random.gauss(0, tall * 0.075 * spread),
                    up + random.gauss(0, tall * 0.06 * spread) - tall * 0.02 * (1 - spread),
                    size,
                    size * 0.8,
                    mix(tone, tones[2], random.random() * 0.25),
                )


def tables() -> Image.Image:
    """Stone tables with chess players under tallow trees in evening light."""
    random = Random(20240517)
    size = (1800, 1200)
    canvas = Canvas(
        graded(size, ((0, (250, 222, 170)), (0.42, (240, 196, 148)), (0.52, (150, 150, 128)), (1, (116, 104, 92))))
    )
    canvas.glow([(300, 330, 150)], (255, 246, 220), 0.8)
    for x in range(0, 1800, 46):
        brick = mix((176, 122, 100), (206, 154, 122), random.random())
        canvas.area([(x, 600), (x, 392), (x + 46, 392), (x + 46, 600)], brick)
    for row in range(10):
        canvas.line([(0, 392 + row * 21), (1800, 392 + row * 21)], (150, 104, 88), 2)
        for x in range(-40 + row % 2 * 34, 1800, 68):
            canvas.line([(x, 392 + row * 21), (x, 413 + row * 21)], (150, 104, 88), 2)
    canvas.area([(0, 592), (1800, 592), (1800, 1210), (0, 1210)], (142, 126, 110))
    for _ in range(1500):
        depth = random.random() ** 0.7
        canvas.blob(
            random.uniform(0, 1800),
            600 + 600 * depth,
            4 + 26 * depth,
            1 + 5 * depth,
            mix((142, 126, 110), random.choice(((206, 172, 128), (96, 86, 84))), 0.35),
        )
    greens = ((62, 92, 52), (104, 132, 62), (214, 176, 84))
    for x in (250, 760, 1290, 1700):
        tree(canvas, random, (x, 690), 560, greens)
    for x, y, scale in ((430, 800, 0.8), (1010, 780, 0.72), (1500, 800, 0.78), (760, 1010, 1.2)):
        table(canvas, random, (x, y), scale)
    for _ in range(90):
        x, y = random.uniform(0, 1800), random.uniform(640, 1190)
        canvas.blob(x, y, 5, 3, random.choice(((206, 90, 56), (226, 172, 70), (150, 150, 70))))
    return canvas.done(random)


def table(canvas: Canvas, random: Random, place: Spot, scale: float) -> None:
    """A round stone table, its board, two players and someone who looks on."""
    x, y = place
    coats = [(72, 88, 120), (150, 66, 56), (92, 104, 84), (196, 184, 160), (70, 66, 78)]
    random.shuffle(coats)
    canvas.blob(x + 60 * scale, y + 92 * scale, 260 * scale, 34 * scale, (96, 84, 80))
    person(canvas, (x + 30 * scale, y + 26 * scale), 300 * scale, coats[2], 0.03)
    for side in (-1, 1):
        seat = x + side * 190 * scale
        canvas.area(
            [
                (seat - 44 * scale, y + 20 * scale),
                (seat + 44 * scale, y + 20 * scale),
                (seat + 34 * scale, y + 96 * scale),
                (seat - 34 * scale, y + 96 * scale),
            ],
            (128, 122, 118),
        )
        canvas.line(
            [
                (seat, y + 18 * scale),
                (seat - side * 66 * scale, y + 22 * scale),
                (seat - side * 74 * scale, y + 92 * scale),
            ],
            (44, 44, 56),
            30 * scale,
        )
        canvas.line([(seat, y + 10 * scale), (seat - side * 24 * scale, y - 108 * scale)], coats[1 + side], 70 * scale)
        canvas.line(
            [
                (seat - side * 20 * scale, y - 92 * scale),
                (seat - side * 70 * scale, y - 40 * scale),
                (seat - side * 110 * scale, y - 34 * scale),
            ],
            mix(coats[1 + side], (20, 20, 30), 0.2),
            24 * scale,
        )
        canvas.blob(seat - side * 40 * scale, y - 152 * scale, 26 * scale, 31 * scale, (196, 152, 122))
        canvas.blob(
            seat - side * 34 * scale,
            y - 168 * scale,
            27 * scale,
            20 * scale,
            random.choice(((220, 216, 210), (60, 56, 58))),
        )
    canvas.area(
        [
            (x - 40 * scale, y),
            (x + 40 * scale, y),
            (x + 58 * scale, y + 100 * scale),
            (x - 58 * scale, y + 100 * scale),
        ],
        (118, 112, 110),
    )
    canvas.blob(x, y - 8 * scale, 150 * scale, 36 * scale, (128, 122, 118))
    canvas.blob(x, y - 18 * scale, 150 * scale, 36 * scale, (178, 170, 160))
    for _ in range(16):
        canvas.blob(
            x + random.uniform(-92, 92) * scale,
            y + random.uniform(-36, 0) * scale,
            11 * scale,
            6 * scale,
            random.choice(((120, 50, 40), (60, 52, 46))),
        )


if __name__ == "__main__":
    here = Path(__file__).parent
    for name, made in (("river.jpg", river()), ("tree.jpg", tables())):
        made = made.resize((made.width * 4 // 5, made.height * 4 // 5), Image.Resampling.LANCZOS)
        made.save(here / name, quality=80, subsampling=0, dpi=(300, 300), optimize=True)
