"""Paint the pictures of the sample paper in flat colours: a tram, the river at dusk, a kitchen, runners, a lane.

    python seeds/lancheng/paint.py

writes the five .jpg files beside this file, and school.png, an advertisement in black; the same bytes every time.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent
FINE = 2
"""Everything is drawn this much larger and brought down, so that edges are smooth."""

Colour = tuple[int, int, int]
Spot = tuple[float, float]


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """*share* of *other* in *one*."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Sheet:
    """A picture of *wide* × *high* pixels that is drawn on in those pixels, whatever its fineness."""

    def __init__(self, wide: int, high: int, seed: str) -> None:
        self.wide, self.high = wide, high
        self.random = Random(seed)
        self.image = Image.new("RGB", (wide * FINE, high * FINE))
        self.draw = ImageDraw.Draw(self.image)

    def wash(self, top: float, bottom: float, *colours: Colour) -> None:
        """A band that goes softly from colour to colour, downward."""
        for y in range(round(top * FINE), round(bottom * FINE)):
            at = (y / FINE - top) / (bottom - top) * (len(colours) - 1)
            part = min(int(at), len(colours) - 2)
            self.draw.line((0, y, self.wide * FINE, y), mixed(colours[part], colours[part + 1], at - part))

    def shape(self, colour: Colour, *spots: Spot) -> None:
        """A filled outline."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in spots], fill=colour)

    def box(self, colour: Colour, x: float, y: float, wide: float, high: float, round_by: float = 0) -> None:
        """A filled box, its corners rounded."""
        edges = tuple(round(one * FINE) for one in (x, y, x + wide, y + high))
        self.draw.rounded_rectangle(edges, radius=round_by * FINE, fill=colour)

    def disc(self, colour: Colour, x: float, y: float, across: float, high: float = 0) -> None:
        """A filled ellipse about a spot; a circle where no height is given."""
        half, tall = across / 2, (high or across) / 2
        self.draw.ellipse(tuple(one * FINE for one in (x - half, y - tall, x + half, y + tall)), fill=colour)

    def line(self, colour: Colour, thick: float, *spots: Spot) -> None:
        """A line through the spots."""
        self.draw.line([(x * FINE, y * FINE) for x, y in spots], colour, max(1, round(thick * FINE)), joint="curve")

    def ridge(self, colour: Colour, height: Callable[[float], float], bottom: float) -> None:
        """Land from a line of heights down to *bottom*."""
        tops = [(x, height(x)) for x in range(-8, self.wide + 16, 8)]
        self.shape(colour, *tops, (self.wide + 8, bottom), (-8, bottom))

    def hills(self, colour: Colour, at: float, tall: float, long: float, bottom: float) -> None:
        """A range of hills about the line *at*."""
        turns = [(self.random.uniform(0, math.tau), long / 1.9**n, tall / 1.8**n) for n in range(4)]
        self.ridge(
            colour, lambda x: at + sum(math.sin(x / size * math.tau + by) * up for by, size, up in turns), bottom
        )

    def ripples(self, colour: Colour, top: float, bottom: float, count: int, long: float) -> None:
        """Streaks on the water, longer towards the viewer."""
        for _ in range(count):
            depth = self.random.random() ** 0.7
            y = top + depth * (bottom - top)
            x = self.random.uniform(-long, self.wide)
            length = long * (0.2 + depth) * self.random.uniform(0.4, 1.0)
            self.line(colour, 0.8 + 1.8 * depth, (x, y), (x + length, y))

    def person(
        self, x: float, foot: float, tall: float, coat: Colour, dark: Colour = (46, 44, 56), stride: float = 0.1
    ) -> None:
        """Somebody who stands, walks or (with a long *stride*) runs."""
        hip, chest = foot - tall * 0.46, foot - tall * 0.82
        for side in (-1, 1):
            knee = (x + side * stride * tall * 0.7, hip + tall * 0.24)
            heel = (
                x + side * stride * tall * (1.0 if side > 0 else 1.9),
                foot - (tall * 0.14 if side < 0 and stride > 0.15 else 0),
            )
            self.line(dark, tall * 0.09, (x, hip), knee, heel)
        self.box(coat, x - tall * 0.12, chest, tall * 0.24, tall * 0.42, tall * 0.08)
        for side in (-1, 1):
            elbow = (x + side * (0.13 + stride * 0.6) * tall, chest + tall * 0.2)
            self.line(mixed(coat, (0, 0, 0), 0.12), tall * 0.07, (x + side * tall * 0.09, chest + tall * 0.06), elbow,
                      (elbow[0] + stride * tall, elbow[1] + tall * (0.14 - stride)))  # fmt: skip
        self.disc((226, 178, 148), x + stride * tall * 0.2, foot - tall * 0.91, tall * 0.16)
        self.draw.pieslice(
            tuple(one * FINE for one in (x - tall * 0.09, foot - tall * 1.0, x + tall * 0.1, foot - tall * 0.83)),
            180, 360, fill=dark,
        )  # fmt: skip

    def blossom(self, x: float, y: float, across: float, colours: tuple[Colour, ...], count: int) -> None:
        """The crown of a tree as many small discs."""
        for _ in range(count):
            turn, far = self.random.uniform(0, math.tau), self.random.random() ** 0.6 * across / 2
            size = across * self.random.uniform(0.06, 0.15)
            self.disc(self.random.choice(colours), x + far * math.cos(turn), y + far * math.sin(turn) * 0.75, size)

    def save(self, name: str, quality: int = 76, grow: float = 1.0) -> None:
        """Bring it down (to *grow* times its size), lay a fine grain over it, and write it beside this file."""
        size = round(self.wide * grow), round(self.high * grow)
        image = self.image.resize(size, Image.Resampling.LANCZOS)
        grain = Image.frombytes(
            "L", (self.wide // 2, self.high // 2), self.random.randbytes((self.wide // 2) * (self.high // 2))
        )
        grain = grain.resize(image.size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1))
        image = Image.blend(image, Image.merge("RGB", (grain,) * 3), 0.03)
        image.save(HERE / name, quality=quality, optimize=True, subsampling=2, dpi=(170, 170))


RED, CREAM, INK = (196, 60, 48), (250, 240, 222), (44, 52, 70)
PINKS = ((244, 196, 200), (236, 170, 180), (250, 220, 220), (226, 150, 166))
GREENS = ((70, 120, 88), (92, 142, 98), (56, 104, 84), (120, 162, 104))


def tram() -> None:
    """The tram on its bridge in the morning, blossom on the near bank."""
    one = Sheet(1640, 700, "tram")
    one.wash(0, 420, (120, 176, 206), (190, 216, 220), (248, 226, 196))
    one.disc((255, 244, 214), 1240, 250, 120)
    one.hills((150, 178, 190), 330, 26, 900, 440)
    one.hills((112, 150, 164), 372, 18, 520, 440)
    for at in range(56):  # the city on the far bank
        x, tall = 20 + at * 29 + one.random.uniform(-6, 6), one.random.uniform(16, 74)
        one.box(mixed((128, 146, 160), (214, 196, 176), one.random.random() * 0.7), x, 430 - tall, 24, tall)
    one.wash(428, 700, (206, 218, 208), (108, 160, 176), (58, 112, 138))
    one.ripples((232, 236, 220), 440, 690, 210, 120)
    for x in (170, 520, 870, 1220, 1570):  # piers
        one.shape((150, 150, 150), (x - 22, 344), (x + 22, 344), (x + 34, 560), (x - 34, 560))
        one.shape((118, 122, 128), (x + 4, 344), (x + 22, 344), (x + 34, 560), (x + 8, 560))
        one.disc((88, 136, 156), x, 562, 120, 14)
    one.box((178, 176, 170), 0, 318, 1640, 30)
    one.box((132, 136, 140), 0, 344, 1640, 10)
    for x in range(-40, 1700, 20):
        one.line((196, 196, 190), 2, (x, 318), (x, 294))
    one.line((206, 206, 200), 4, (0, 294), (1640, 294))
    for x in range(60, 1700, 320):  # masts and the wire
        one.line((92, 98, 108), 5, (x, 318), (x, 150), (x + 50, 142))
    one.line((70, 76, 86), 1.5, (0, 156), (1640, 156))
    for at in range(5):
        x = 330 + at * 178
        one.box(RED, x, 196, 174, 106, 16 if at in (0, 4) else 5)
        one.box(CREAM, x, 252, 174, 16)
        one.box((58, 78, 98), x + 10, 208, 154, 40, 6)
        for window in range(3):
            one.box((180, 214, 222), x + 16 + window * 50, 213, 42, 31, 4)
            if (at + window) % 2:
                one.disc(INK, x + 34 + window * 50, 236, 15)
                one.box(INK, x + 24 + window * 50, 240, 20, 5)
        one.box((40, 46, 58), x + 8, 298, 158, 14, 4)
        for wheel in (34, 140):
            one.disc((26, 30, 38), x + wheel, 310, 20)
    one.line((60, 66, 78), 4, (760, 196), (800, 158), (840, 196))
    one.shape((72, 112, 88), (0, 610), (420, 640), (760, 700), (0, 700))
    one.line((88, 66, 62), 16, (118, 690), (130, 560), (90, 452))
    one.line((88, 66, 62), 9, (128, 570), (214, 470))
    one.blossom(100, 440, 300, PINKS, 230)
    one.blossom(236, 478, 200, PINKS, 120)
    for x, coat in ((330, (232, 176, 70)), (372, (66, 110, 150)), (452, RED)):
        one.person(x, 676, 92, coat)
    for at in range(60):
        one.disc(PINKS[at % 4], one.random.uniform(0, 620), one.random.uniform(560, 700), 7, 4)
    one.save("tram.jpg")


def river() -> None:
    """The river from the ferry to the iron bridge at dusk: a panorama for two pages."""
    one = Sheet(3300, 900, "river")
    one.wash(0, 520, (64, 84, 128), (150, 120, 150), (236, 160, 122), (252, 206, 140))
    one.disc((255, 232, 176), 2330, 452, 150)
    one.hills((132, 112, 146), 400, 36, 1500, 540)
    one.hills((96, 88, 126), 456, 22, 800, 540)
    for at in range(90):
        x, tall = at * 37 + one.random.uniform(-8, 8), one.random.uniform(14, 60)
        one.box(mixed((78, 76, 108), (160, 116, 124), one.random.random() * 0.6), x, 524 - tall, 30, tall)
        if at % 3:
            one.box((255, 220, 150), x + 8, 534 - tall, 5, 6)
    one.wash(520, 900, (246, 190, 132), (176, 120, 132), (66, 74, 118), (40, 50, 88))
    one.ripples((255, 220, 160), 530, 880, 170, 200)
    one.ripples((70, 74, 116), 560, 895, 190, 260)
    for at in range(26):  # the sun on the water
        y = 534 + at * 13
        wide = 150 - at * 3 + one.random.uniform(-30, 40)
        one.line((255, 226, 164), 5, (2330 - wide / 2, y), (2330 + wide / 2, y))
    iron = (46, 46, 72)
    one.box(iron, 1650, 470, 1650, 16)
    for span in range(5):
        x = 1700 + span * 320
        one.line(iron, 9, (x, 472), (x + 60, 392), (x + 260, 392), (x + 320, 472))
        for part in range(6):
            low, high = (x + 60 + part * 40, 472), (x + 60 + part * 40, 392)
            one.line(iron, 4, low, high)
            if part < 5:
                one.line(iron, 3, high, (low[0] + 40, 472))
        one.shape((60, 58, 86), (x - 14, 486), (x + 14, 486), (x + 22, 640), (x - 22, 640))
    hull = (58, 52, 78)
    one.shape(hull, (700, 640), (1240, 640), (1190, 716), (740, 716))  # the night ferry
    one.box((236, 222, 196), 780, 566, 380, 74, 6)
    one.box((196, 70, 56), 860, 508, 220, 60, 6)
    for at in range(9):
        one.box((255, 224, 140), 796 + at * 41, 584, 28, 30, 4)
    for at in range(5):
        one.box((255, 224, 140), 876 + at * 41, 522, 28, 26, 4)
        one.person(800 + at * 84 + at % 2 * 20, 642, 52, (72, 66, 92) if at % 2 else (120, 76, 86))
    one.line(hull, 6, (970, 508), (970, 430))
    one.shape(RED, (970, 432), (1024, 446), (970, 462))
    for x, y, size in ((360, 640, 1.0), (1500, 610, 0.7), (2760, 720, 1.2), (560, 590, 0.5)):  # sampans
        one.shape(
            (50, 46, 68), (x, y), (x + 190 * size, y), (x + 160 * size, y + 26 * size), (x + 30 * size, y + 26 * size)
        )
        one.disc((112, 88, 84), x + 96 * size, y - 2, 88 * size, 52 * size)
        one.person(x + 30 * size, y + 8, 62 * size, (92, 80, 104))
        one.line((40, 38, 56), 3 * size, (x + 20 * size, y - 40 * size), (x - 40 * size, y + 36 * size))
    for x in (1560, 1606, 1640):  # porpoises
        one.draw.pieslice(tuple(v * FINE for v in (x, 760, x + 60, 800)), 180, 360, fill=(70, 74, 104))
    one.shape((38, 44, 62), (0, 760), (420, 790), (900, 860), (1020, 900), (0, 900))
    for x, size in ((90, 260), (250, 210)):
        one.line((40, 34, 48), 22, (x, 860), (x + 8, 620), (x - 20, 520))
        one.blossom(x, 470, size * 1.4, ((40, 62, 72), (52, 78, 80), (34, 52, 66), (70, 92, 84)), 260)
    for at, coat in enumerate(((92, 98, 128), (176, 84, 74), (210, 170, 96), (84, 120, 122))):
        one.person(440 + at * 74, 850 + at * 6, 112, coat, (34, 34, 50))
    one.save("river.jpg", 70, 1.07)


def canteen() -> None:
    """A kitchen that serves breakfast: steamers, a cook, people who wait."""
    one = Sheet(980, 640, "canteen")
    one.wash(0, 640, (244, 226, 196), (236, 206, 166))
    for x in range(0, 980, 70):
        for y in range(0, 210, 70):
            one.box((238, 232, 214) if (x + y) // 70 % 2 else (226, 218, 198), x + 2, y + 2, 66, 66)
    one.box((86, 130, 124), 60, 40, 330, 130, 6)
    for at, words in enumerate((220, 160, 250, 190)):
        one.box((232, 238, 226), 84, 62 + at * 26, words, 8, 3)
        one.box((246, 214, 120), 340, 62 + at * 26, 30, 8, 3)
    one.box((150, 104, 76), 0, 410, 980, 34)
    one.box((182, 132, 98), 0, 444, 980, 196)
    for x in range(0, 980, 98):
        one.line((160, 112, 82), 3, (x, 444), (x, 640))
    for stack, x in enumerate((470, 640)):
        for layer in range(4 - stack):
            y = 376 - layer * 42
            one.box((196, 150, 92), x, y, 150, 38, 8)
            one.line((160, 116, 66), 3, (x, y + 12), (x + 150, y + 12))
            one.line((160, 116, 66), 3, (x, y + 26), (x + 150, y + 26))
    for at in range(5):
        one.disc((255, 250, 240), 482 + at * 31, 248, 34, 26)
    steam = Image.new("L", one.image.size, 0)
    pen = ImageDraw.Draw(steam)
    for _ in range(46):
        x, y = one.random.uniform(460, 800), one.random.uniform(20, 240)
        size = one.random.uniform(40, 110)
        pen.ellipse(tuple(v * FINE for v in (x - size / 2, y - size / 3, x + size / 2, y + size / 3)), fill=110)
    one.image.paste((255, 252, 244), mask=steam.filter(ImageFilter.GaussianBlur(26)))
    one.person(388, 560, 330, (250, 248, 244), (64, 58, 70))
    one.box((250, 250, 248), 360, 214, 64, 34, 10)
    one.box((150, 104, 76), 0, 410, 980, 34)
    one.box((182, 132, 98), 0, 444, 980, 196)
    for x in range(0, 980, 98):
        one.line((160, 112, 82), 3, (x, 444), (x, 640))
    for at, (coat, tall) in enumerate((((116, 128, 142), 330), ((150, 96, 88), 300), ((92, 120, 104), 320))):
        one.person(110 + at * 96 + (at == 2) * 560, 690, tall, coat, (178, 178, 180), 0.06)
    for x in (270, 330, 880):
        one.disc((246, 244, 236), x, 404, 56, 20)
        one.disc((220, 150, 80), x, 400, 40, 12)
    one.save("canteen.jpg", grow=1.1)


def run() -> None:
    """Runners on the iron bridge in the morning."""
    one = Sheet(1640, 760, "run")
    one.wash(0, 500, (250, 214, 150), (252, 232, 190), (214, 228, 224))
    one.disc((255, 250, 226), 330, 190, 150)
    one.hills((176, 196, 196), 330, 24, 900, 500)
    one.wash(400, 560, (190, 212, 212), (140, 180, 190))
    iron = (62, 84, 104)
    for at in range(7):
        x = at * 280 - 120
        one.line(iron, 15, (x, 520), (x + 140, 60), (x + 280, 520))
        one.line(iron, 10, (x + 140, 60), (x + 420, 60))
        one.line(iron, 7, (x + 140, 60), (x + 140, 520))
    one.box(iron, 0, 40, 1640, 26)
    one.line((90, 112, 130), 8, (0, 430), (1640, 430))
    one.line((90, 112, 130), 5, (0, 470), (1640, 470))
    one.wash(510, 760, (150, 150, 152), (118, 118, 124))
    for x in range(-100, 1700, 220):
        one.shape((232, 226, 206), (x, 690), (x + 120, 690), (x + 104, 704), (x - 16, 704))
    coats = (RED, (240, 176, 60), (54, 120, 140), (92, 148, 98), (214, 110, 130), (70, 84, 132))
    for row, (foot, tall, step) in enumerate(((566, 180, 118), (640, 230, 172), (734, 300, 262))):
        for at in range(1640 // step + 1):
            x = at * step + row * 60 + one.random.uniform(-18, 18)
            coat = coats[(at * 2 + row * 3) % 6]
            one.person(x, foot + one.random.uniform(-8, 8), tall, coat, (48, 46, 58), 0.2)
            one.box((252, 250, 244), x - tall * 0.07, foot - tall * 0.7, tall * 0.14, tall * 0.12, 3)
    one.save("run.jpg", grow=1.04)


def lane() -> None:
    """A narrow lane with quilts on a line and blossom over the wall."""
    one = Sheet(820, 980, "lane")
    one.wash(0, 980, (206, 224, 226), (240, 234, 216), (236, 224, 200))
    one.shape((232, 226, 214), (0, 130), (330, 330), (330, 700), (0, 980))
    one.shape((214, 206, 192), (820, 60), (500, 320), (500, 700), (820, 980))
    for side, (x, y, far) in enumerate(((0, 96, 340), (820, 24, 492))):
        for at in range(24):
            t = at / 24
            px, py = x + (far - x) * t, y + (322 - y) * t
            one.disc((72, 76, 84), px, py, 60 * (1 - t * 0.7), 46 * (1 - t * 0.7))
        one.line((58, 62, 70), 10, (x, y + 40), (far, 344 - side * 8))
    one.wash(700, 980, (188, 182, 170), (160, 152, 140))
    one.shape((232, 226, 214), (0, 130), (330, 330), (330, 700), (0, 980))
    one.shape((214, 206, 192), (820, 60), (500, 320), (500, 700), (820, 980))
    one.box((226, 214, 196), 330, 420, 170, 280)
    one.shape((72, 76, 84), (318, 420), (512, 420), (486, 376), (344, 376))
    one.box((120, 70, 52), 384, 560, 62, 140)
    for y in range(716, 980, 34):
        wide = (y - 690) * 1.15
        for at in range(-3, 4):
            one.line((140, 132, 122), 2, (415 + at * wide / 3.2, y), (415 + (at + 0.9) * wide / 3.2, y))
    one.shape((112, 72, 56), (96, 500), (186, 486), (186, 812), (96, 868))
    one.shape((60, 84, 108), (640, 440), (740, 410), (740, 560), (640, 552))
    one.line((90, 70, 60), 4, (60, 330), (420, 372), (790, 290))
    quilts = ((194, 74, 70), (236, 214, 170), (72, 112, 152), (226, 160, 90), (150, 176, 150))
    for at, colour in enumerate(quilts):
        x, top = 128 + at * 124, 350 + (12 if at in (1, 2) else -8 * (at - 2) if at > 2 else 0)
        one.shape(colour, (x, top), (x + 104, top + 2), (x + 98, top + 190), (x + 4, top + 184))
        for dot in range(9):
            one.disc(mixed(colour, (255, 255, 255), 0.5), x + 20 + dot % 3 * 32, top + 34 + dot // 3 * 50, 16)
        one.shape(mixed(colour, (0, 0, 0), 0.16), (x, top), (x + 104, top + 2), (x + 104, top + 16), (x, top + 14))
    one.line((92, 66, 58), 14, (820, 250), (700, 190), (600, 150))
    one.blossom(690, 150, 360, PINKS, 240)
    one.blossom(796, 80, 240, PINKS, 140)
    one.person(300, 850, 210, (86, 110, 140), (70, 70, 80), 0.05)
    one.disc((206, 206, 204), 300, 652, 32, 20)
    for _ in range(40):
        one.disc(one.random.choice(PINKS), one.random.uniform(300, 820), one.random.uniform(720, 970), 9, 6)
    one.save("lane.jpg")


def school() -> None:
    """Lessons in driving, as a shop would send it: 94.5 × 62 mm at 300 dpi, in grey."""
    wide, high = 1116, 732
    board = Image.new("L", (wide, high), 255)
    draw = ImageDraw.Draw(board)
    draw.rectangle((7, 7, wide - 8, high - 8), outline=0, width=14)
    draw.rectangle((46, 46, wide - 47, 246), fill=0)
    # A car on its road, to the left of what is said.
    draw.rectangle((46, 600, wide - 47, 606), fill=0)
    draw.polygon([(96, 470), (148, 380), (300, 380), (364, 470)], fill=70)
    draw.polygon([(122, 466), (160, 398), (220, 398), (220, 466)], fill=235)
    draw.polygon([(236, 466), (236, 398), (290, 398), (336, 466)], fill=235)
    draw.rounded_rectangle((76, 466, 428, 560), radius=30, fill=70)
    for x in (156, 348):
        draw.ellipse((x - 48, 512, x + 48, 608), fill=0)
        draw.ellipse((x - 18, 542, x + 18, 578), fill=255)
    faces = HERE.parents[1] / "fonts"
    for text, size, x, y, grey in (
        ("桥东学车", 132, wide / 2, 146, 255), ("清早一小时　下班一小时", 52, 750, 370, 0),
        ("三十天　从容上路", 52, 750, 460, 0), ("桥东路九号　学员自己约时间", 44, wide / 2, 660, 0),
    ):  # fmt: skip
        face = ImageFont.truetype(str(faces / "NotoSerifSCCut-Black.ttf"), size)
        draw.text((x, y), text, grey, face, anchor="mm")
    board.save(HERE / "school.png", dpi=(300, 300), optimize=True)


def main() -> None:
    """Write the five pictures and the advertisement."""
    for picture in (tram, river, canteen, run, lane, school):
        picture()


if __name__ == "__main__":
    main()
