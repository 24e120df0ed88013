"""Paint the two pictures of the weekend page in ink and wash: a river valley, bamboo in the rain.

    python seeds/weekend/paint.py

writes valley.jpg and bamboo.jpg beside this file, the same bytes every time.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

FINE = 2
"""Brush strokes are drawn this much larger and brought down."""

Spot = tuple[float, float]
SEAL = (178, 52, 40)


def waves(random: Random, octaves: int, length: float) -> Callable[[float], float]:
    """A smooth random curve in -1 … 1 over x in pixels."""
    parts = [(length / 1.85**i, random.uniform(0, math.tau), 1 / 1.7**i) for i in range(octaves)]
    whole = sum(part[2] for part in parts)
    return lambda x: sum(math.sin(x / size * math.tau + phase) * weight for size, phase, weight in parts) / whole


def cloud(random: Random, size: tuple[int, int], cells: tuple[int, int]) -> Image.Image:
    """Grey noise of so many *cells*, soft between them."""
    made = Image.frombytes("L", cells, random.randbytes(cells[0] * cells[1]))
    return made.resize(size, Image.Resampling.BICUBIC)


class Sheet:
    """A sheet of mulberry paper that takes ink: *ink* is how dark each spot has become."""

    def __init__(self, random: Random, size: tuple[int, int]) -> None:
        self.random = random
        self.size = size
        self.ink = Image.new("L", size, 0)
        self.colour = Image.new("RGB", size, (255, 255, 255))

    def wash(self, shape: Sequence[Spot], dark: int, soft: float, *, fade: float = 0.0, grain: float = 0.4) -> None:
        """A wet area, *dark* 0 … 255 at its top and fading over *fade* pixels, its edge *soft*."""
        mask = Image.new("L", self.size, 0)
        ImageDraw.Draw(mask).polygon(list(shape), fill=255)
        if soft:
            mask = mask.filter(ImageFilter.GaussianBlur(soft))
        if fade:
            top = min(y for _, y in shape)
            column = Image.new("L", (1, self.size[1]))
            for y in range(self.size[1]):
                column.putpixel((0, y), round(255 * max(0.0, 1 - max(0.0, y - top) / fade) ** 1.25))
            mask = ImageChops.multiply(mask, column.resize(self.size))
        blot = ImageChops.add(cloud(self.random, self.size, (14, 11)), cloud(self.random, self.size, (60, 44)), 2)
        blot = blot.point(lambda v: round(255 * (1 - grain) + v * grain))
        self._soak(ImageChops.multiply(mask, blot).point(lambda v: v * dark // 255))

    def stroke(self, points: Sequence[Spot], width: float, dark: int, *, taper: bool = True, dry: float = 0.0) -> None:
        """One pull of the brush, thick in the middle; *dry* 0 … 1 lets the paper show through."""
        big = Image.new("L", (self.size[0], self.size[1]), 0)
        draw = ImageDraw.Draw(big)
        count = len(points) - 1
        for index, (one, two) in enumerate(itertools.pairwise(points)):
            share = (index + 0.5) / count
            thick = width * (math.sin(math.pi * min(1, share * 0.9 + 0.08)) ** 0.7 if taper else 1)
            draw.line([one, two], fill=255, width=max(1, round(thick)))
            draw.ellipse([two[0] - thick / 2, two[1] - thick / 2, two[0] + thick / 2, two[1] + thick / 2], fill=255)
        big = big.filter(ImageFilter.GaussianBlur(0.9))
        if dry:
            streaks = cloud(self.random, self.size, (self.size[0] // 3, self.size[1] // 3))
            big = ImageChops.multiply(big, streaks.point(lambda v: 255 if v > 255 * dry else round(v * 0.5)))
        self._soak(big.point(lambda v: v * dark // 255))

    def dots(self, spots: Sequence[tuple[float, float, float]], dark: int) -> None:
        """Many dabs of (x, y, radius) at once."""
        mask = Image.new("L", self.size, 0)
        draw = ImageDraw.Draw(mask)
        for x, y, r in spots:
            draw.ellipse([x - r, y - r * 0.75, x + r, y + r * 0.75], fill=255)
        self._soak(mask.filter(ImageFilter.GaussianBlur(1.2)).point(lambda v: v * dark // 255))

    def tint(self, shape: Sequence[Spot], colour: tuple[int, int, int], soft: float, share: int) -> None:
        """A thin colour under the ink."""
        mask = Image.new("L", self.size, 0)
        ImageDraw.Draw(mask).polygon(list(shape), fill=share)
        mask = mask.filter(ImageFilter.GaussianBlur(soft))
        self.colour.paste(Image.new("RGB", self.size, colour), mask=mask)

    def _soak(self, mask: Image.Image) -> None:
        # Ink over ink darkens as glazes do: what is left light is multiplied.
        self.ink = ImageChops.screen(self.ink, mask)

    def done(self) -> Image.Image:
        """Paper, colour and ink together."""
        size = self.size
        fibre = ImageChops.add(cloud(self.random, size, (40, 30)), cloud(self.random, size, (420, 300)), 2)
        paper = Image.merge("RGB", [fibre.point(lambda v, b=b: b - 14 + v * 22 // 255) for b in (246, 239, 224)])
        paper = ImageChops.multiply(paper, self.colour)
        tone = Image.merge("RGB", [self.ink.point(lambda v, s=s: 255 - round(v * s)) for s in (0.93, 0.9, 0.86)])
        return ImageChops.multiply(paper, tone)


def range_of(sheet: Sheet, top: float, rise: float, length: float, dark: int, fade: float, soft: float) -> None:
    """A range of hills whose ridge is darkest and whose foot is lost in mist, with brush lines along the ridge."""
    random, (width, height) = sheet.random, sheet.size
    curve = waves(random, 7, length)
    ridge = [(float(x), top + rise * curve(x)) for x in range(-20, width + 30, 6)]
    sheet.wash([*ridge, (width + 30, height), (-20, height)], dark, soft, fade=fade)
    if soft < 4:
        for start in range(0, len(ridge) - 40, random.randint(28, 40)):
            part = ridge[start : start + random.randint(16, 40)]
            sheet.stroke(part, random.uniform(3, 7), dark // 2 + 40, dry=0.35)
            x, y = part[len(part) // 2]
            for _ in range(3):
                lean = random.uniform(-50, 50)
                fall = [
                    (x + lean * t + random.uniform(-3, 3), y + 130 * t * random.uniform(0.7, 1))
                    for t in (0, 0.3, 0.6, 1)
                ]
                sheet.stroke(fall, random.uniform(4, 10), dark // 3, dry=0.5)


def grove(sheet: Sheet, x: float, y: float, scale: float) -> None:
    """A few trees on a bank: trunks in one stroke, leaves in dabs."""
    random = sheet.random
    for _ in range(5):
        foot = x + random.uniform(-70, 70) * scale
        tall = random.uniform(110, 190) * scale
        bend = random.uniform(-26, 26) * scale
        trunk = [(foot + bend * t**2, y - tall * t) for t in (0, 0.25, 0.5, 0.75, 1)]
        sheet.stroke(trunk, 9 * scale, 200)
        for side in (-1, 1, 1, -1):
            at = random.uniform(0.45, 0.9)
            start = (foot + bend * at**2, y - tall * at)
            sheet.stroke(
                [
                    start,
                    (start[0] + side * 26 * scale, start[1] - 22 * scale),
                    (start[0] + side * 44 * scale, start[1] - 34 * scale),
                ],
                5 * scale,
                180,
            )
        crown = (foot + bend, y - tall)
        sheet.dots(
            [
                (
                    crown[0] + random.gauss(0, 42) * scale,
                    crown[1] + random.gauss(6, 34) * scale,
                    random.uniform(4, 10) * scale,
                )
                for _ in range(90)
            ],
            120,
        )
        sheet.dots(
            [
                (
                    crown[0] + random.gauss(0, 36) * scale,
                    crown[1] + random.gauss(0, 28) * scale,
                    random.uniform(3, 7) * scale,
                )
                for _ in range(70)
            ],
            150,
        )


def boat(sheet: Sheet, x: float, y: float, scale: float) -> None:
    """A small boat with an awning and a man with a pole, and its shade on the water."""
    hull = [
        (x - 90 * scale, y - 12 * scale),
        (x - 40 * scale, y + 6 * scale),
        (x + 40 * scale, y + 6 * scale),
        (x + 96 * scale, y - 16 * scale),
    ]
    sheet.wash([*hull, (x + 60 * scale, y + 20 * scale), (x - 60 * scale, y + 20 * scale)], 210, 1)
    sheet.stroke(hull, 6 * scale, 220)
    arch = [
        (x - 34 * scale + 60 * scale * t, y - 6 * scale - 40 * scale * math.sin(math.pi * t))
        for t in (0, 0.15, 0.35, 0.5, 0.65, 0.85, 1)
    ]
    sheet.wash(arch, 150, 1)
    sheet.stroke(arch, 4 * scale, 210)
    man = x + 62 * scale
    sheet.stroke(
        [(man, y - 14 * scale), (man + 4 * scale, y - 40 * scale), (man + 2 * scale, y - 62 * scale)], 16 * scale, 200
    )
    sheet.dots([(man + 3 * scale, y - 74 * scale, 8 * scale)], 190)
    sheet.wash(
        [(man - 18 * scale, y - 76 * scale), (man + 3 * scale, y - 94 * scale), (man + 24 * scale, y - 76 * scale)],
        220,
        1,
    )
    sheet.stroke(
        [(man - 30 * scale, y - 104 * scale), (man + 20 * scale, y - 30 * scale), (man + 54 * scale, y + 34 * scale)],
        3.4 * scale,
        200,
        taper=False,
    )
    for row in range(4):
        sheet.stroke(
            [
                (x - (70 - 12 * row) * scale, y + (26 + 9 * row) * scale),
                (x + (66 - 12 * row) * scale, y + (27 + 9 * row) * scale),
            ],
            4 * scale,
            60 - 10 * row,
        )


def valley() -> Image.Image:
    """The river above the village, with drying sheets on the bank."""
    sheet = Sheet(Random(20240518), (2000, 1240))
    random = sheet.random
    sheet.tint([(0, 0), (2000, 0), (2000, 300), (0, 420)], (222, 230, 230), 120, 170)
    range_of(sheet, 330, 130, 1500, 52, 330, 9)
    range_of(sheet, 430, 150, 1100, 84, 330, 4)
    sheet.tint([(0, 520), (760, 470), (900, 700), (0, 800)], (214, 226, 206), 60, 200)
    range_of(sheet, 560, 160, 900, 128, 300, 2)
    sheet.wash([(-20, 700), (260, 610), (560, 706), (800, 790), (420, 850), (-20, 900)], 150, 5, fade=250)
    sheet.wash([(2020, 760), (1640, 742), (1400, 810), (1180, 880), (1560, 960), (2020, 1010)], 140, 5, fade=240)
    grove(sheet, 300, 700, 1.0)
    grove(sheet, 1770, 800, 1.2)
    grove(sheet, 1560, 828, 0.8)
    for index, (x, y, wide) in enumerate(((480, 716, 88), (590, 742, 74), (1360, 800, 92))):
        roof = [(x - wide, y - 20), (x - wide * 0.7, y - 58), (x + wide * 0.7, y - 60), (x + wide, y - 22)]
        sheet.wash(
            [(x - wide * 0.8, y - 22), (x + wide * 0.8, y - 24), (x + wide * 0.8, y + 24), (x - wide * 0.8, y + 26)],
            24,
            1,
        )
        sheet.wash(roof, 170 + 10 * index, 1.4)
        sheet.stroke([(x - wide, y - 20), (x, y - 24), (x + wide, y - 22)], 6, 220)
        for post in (-0.8, -0.2, 0.35, 0.8):
            sheet.stroke([(x + wide * post, y - 20), (x + wide * post, y + 24)], 4, 190)
    for index in range(7):
        x, y = 1010 + index * 54, 846 + index * 7
        sheet.stroke([(x, y), (x + 44, y - 2)], 4, 200)
        sheet.stroke([(x + 4, y), (x + 6, y + 46)], 2.6, 150)
        sheet.stroke([(x + 42, y), (x + 40, y + 46)], 2.6, 150)
        sheet.stroke([(x + 5, y + 46), (x + 41, y + 45)], 2.6, 120)
    for _ in range(46):
        y = random.uniform(880, 1210)
        x, long = random.uniform(-60, 1900), random.uniform(60, 330)
        sheet.stroke(
            [(x, y), (x + long / 2, y + random.uniform(-4, 4)), (x + long, y)],
            random.uniform(2, 5),
            random.randint(16, 52),
            dry=0.4,
        )
    boat(sheet, 700, 1000, 1.25)
    boat(sheet, 1180, 930, 0.55)
    sheet.wash([(-30, 1250), (-30, 1090), (200, 1060), (430, 1130), (620, 1250)], 190, 4, grain=0.6)
    for _ in range(130):
        x = random.uniform(-20, 560)
        y = 1250 - max(0.0, 150 - x * 0.27)
        lean = random.uniform(-30, 60)
        sheet.stroke(
            [(x, y + 30), (x + lean * 0.4, y - 40), (x + lean, y - random.uniform(60, 150))],
            random.uniform(2, 5),
            random.randint(130, 220),
        )
    for index in range(9):
        x, y = 1330 + index * 44 + random.uniform(-12, 12), 240 + 26 * math.sin(index * 0.9) + index * 5
        sheet.stroke([(x - 16, y - 8), (x - 5, y), (x, y - 2), (x + 6, y - 1), (x + 17, y - 9)], 3.4, 190)
    return signed(sheet.done(), (1850, 96))


def signed(picture: Image.Image, place: tuple[int, int]) -> Image.Image:
    """A red seal in the corner, a little worn."""
    x, y = place
    mask = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(mask)
    draw.rounded_rectangle([x, y, x + 74, y + 74], 6, fill=235)
    for box in ((14, 14, 60, 22), (14, 32, 60, 40), (14, 52, 60, 60), (14, 14, 22, 60), (34, 32, 42, 60)):
        draw.rectangle([x + box[0], y + box[1], x + box[2], y + box[3]], fill=20)
    worn = cloud(Random(7), picture.size, (500, 310)).point(lambda v: 255 if v > 70 else 150)
    mask = ImageChops.multiply(mask.filter(ImageFilter.GaussianBlur(1)), worn)
    return Image.composite(Image.new("RGB", picture.size, SEAL), picture, mask)


def bamboo() -> Image.Image:
    """Bamboo behind the village, after rain: the moulds are made of it."""
    sheet = Sheet(Random(20240519), (1000, 1300))
    random = sheet.random
    sheet.tint([(0, 820), (1000, 760), (1000, 1300), (0, 1300)], (222, 230, 220), 120, 180)
    for x, lean, thick, dark in ((640, -40, 26, 46), (250, 60, 22, 40), (760, 40, 40, 120), (470, -70, 52, 175)):
        cane(sheet, x, lean, thick, dark)
    for _ in range(90):
        x, y = random.uniform(0, 1000), random.uniform(0, 1300)
        sheet.stroke([(x, y), (x - 7, y + random.uniform(40, 90))], 1.8, 22, taper=False)
    return signed(sheet.done(), (872, 1150))


def cane(sheet: Sheet, x: float, lean: float, thick: float, dark: int) -> None:
    """One cane from the foot of the sheet past its top: joint by joint, then twigs and leaves in clusters."""
    random = sheet.random
    y, count = 1290.0, 0
    joints: list[Spot] = []
    while y > -60:
        long = 96 + 22 * min(count, 7)
        top = y - long
        at = x + lean * ((1300 - y) / 1300) ** 1.4 * 2
        up = x + lean * ((1300 - top) / 1300) ** 1.4 * 2
        body = [(at, y - 8), ((at + up) / 2 - 2, (y + top) / 2), (up, top + 8)]
        sheet.stroke(body, thick, dark, taper=False, dry=0.14)
        sheet.stroke(
            [(up - thick * 0.6, top + 2), (up, top - 4), (up + thick * 0.62, top + 3)], thick * 0.2, min(255, dark + 70)
        )
        joints.append((up, top))
        y, count = top, count + 1
    for index, (left, top) in enumerate(joints[1:], 1):
        side = -1 if index % 2 else 1
        reach = random.uniform(110, 190) * (0.6 + thick / 90)
        tip = (left + side * reach, top - reach * 0.42)
        sheet.stroke(
            [(left, top), (left + side * reach * 0.5, top - reach * 0.3), tip], thick * 0.13 + 1.5, min(255, dark + 40)
        )
        for part in (0.5, 0.78, 1.0):
            root = (left + side * reach * part, top - reach * 0.42 * part)
            leaves(sheet, root, side, thick, dark)


def leaves(sheet: Sheet, root: Spot, side: int, thick: float, dark: int) -> None:
    """Three to five leaves that hang from one spot, wet and heavy: broad at the shoulder, a point at the end."""
    random = sheet.random
    for _ in range(random.randint(3, 5)):
        angle = math.radians(random.uniform(18, 100))
        long = random.uniform(90, 160) * (0.55 + thick / 80)
        broad = long * random.uniform(0.1, 0.14)
        dx, dy = side * math.cos(angle), math.sin(angle)
        bend = random.uniform(-0.1, 0.1) * long
        spine = [
            (root[0] + dx * long * t - dy * bend * t * t, root[1] + dy * long * t + dx * bend * t * t)
            for t in (i / 10 for i in range(11))
        ]
        wide = [broad * math.sin(math.pi * (i / 10) ** 0.62) for i in range(11)]
        edge = [(x - dy * w, y + dx * w) for (x, y), w in zip(spine, wide, strict=True)]
        back = [(x + dy * w, y - dx * w) for (x, y), w in zip(spine, wide, strict=True)]
        sheet.wash([*edge, *reversed(back)], min(235, dark + random.randint(-10, 50)), 0.9, grain=0.25)


if __name__ == "__main__":
    here = Path(__file__).parent
    for name, made in (("valley.jpg", valley()), ("bamboo.jpg", bamboo())):
        made.save(here / name, quality=82, dpi=(300, 300), optimize=True)
