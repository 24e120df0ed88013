"""Paint the pictures of the Hong Kong sample paper: a promenade at dusk, two cooks at a steamer.

    python -m seeds.haiwan.paint

writes promenade.jpg and tea.jpg beside this file, the same bytes every time.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from seeds.painting import FINE, Build, graded, person

WALKER = Build(
    0.14, 0.11, (0.84, 0.42), 0.06, 0.44, (0.04, 0.12), 0.08, (40, 44, 58), (216, 176, 146), (36, 32, 34)
)  # fmt: skip


def promenade(width: int, height: int) -> Image.Image:
    """Towers across a harbour, a railing, a path and a track with people."""
    random = Random(36)
    wide, tall = width * FINE, height * FINE
    image = graded((wide, tall), ((0, (70, 92, 146)), (1, (250, 196, 150))))
    draw = ImageDraw.Draw(image)
    shore, edge = int(tall * 0.5), int(tall * 0.68)
    x = -20.0
    while x < wide:
        broad = random.uniform(0.018, 0.042) * wide
        top = shore - random.uniform(0.1, 0.36) * tall * (0.5 + abs(x / wide - 0.45))
        tone = random.randrange(70, 112)
        draw.rectangle((x, top, x + broad, shore), (tone, tone + 8, tone + 30))
        for row in range(int((shore - top) / 22)):
            for lamp in range(int(broad / 18)):
                if random.random() < 0.4:
                    at = (x + 6 + lamp * 18, top + 8 + row * 22)
                    draw.rectangle((*at, at[0] + 8, at[1] + 10), (255, 226, 150))
        x += broad + random.uniform(0, 0.006) * wide
    image.paste(graded((wide, edge - shore), ((0, (196, 156, 140)), (1, (52, 80, 120)))), (0, shore))
    for _ in range(900):
        y = shore + int((edge - shore) * random.random() ** 1.3)
        x0, long = random.randrange(wide), 10 + (y - shore) // 4
        light = random.randrange(-14, 44)
        base = image.getpixel((x0, y))
        draw.line((x0, y, x0 + long, y), tuple(max(0, min(255, part + light)) for part in base), 2 + (y - shore) // 70)
    draw.rectangle((0, edge, wide, tall), (176, 170, 160))
    draw.polygon([(0, tall * 0.86), (wide, tall * 0.8), (wide, tall), (0, tall)], (164, 92, 78))
    draw.line((0, tall * 0.86, wide, tall * 0.8), (240, 236, 226), 10)
    for step in range(46):
        x0 = wide * step / 45
        draw.line((x0, edge + tall * 0.04, x0 - wide * 0.006, edge - tall * 0.06), (72, 78, 92), 8)
    for lift in (0.06, 0.03):
        draw.line((0, edge - tall * lift, wide, edge - tall * lift), (72, 78, 92), 9)
    for share in (0.12, 0.42, 0.72, 0.97):
        draw.line((wide * share, edge + tall * 0.05, wide * share, tall * 0.36), (60, 64, 76), 14)
        draw.ellipse((wide * share - 26, tall * 0.345, wide * share + 26, tall * 0.375), (255, 232, 170))
    coats = [(196, 70, 60), (62, 96, 142), (226, 196, 96), (236, 234, 226), (90, 128, 96), (74, 74, 86), (142, 98, 140)]
    for place in sorted(random.uniform(0.72, 0.86) for _ in range(20)):
        person(
            draw,
            WALKER,
            random.uniform(0.03, 0.97) * wide,
            tall * place,
            tall * (0.13 + 0.6 * (place - 0.7)),
            random.choice(coats),
        )
    at, foot, size = wide * 0.62, tall * 0.955, tall * 0.1
    for side in (-1, 1):
        hub = at + side * size
        wheel = (hub - size * 0.6, foot - size * 0.9, hub + size * 0.6, foot + size * 0.3)
        draw.ellipse(wheel, outline=(34, 36, 44), width=12)
    axle, bar = foot - size * 0.3, foot - size
    draw.line([(at - size, axle), (at, bar), (at + size * 0.8, bar), (at + size, axle)], (196, 44, 44), 14)
    person(draw, WALKER, at, foot - size * 0.5, tall * 0.24, (44, 108, 130))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def steamer(width: int, height: int) -> Image.Image:
    """Two cooks behind a stack of bamboo steamers, in their steam."""
    random = Random(12)
    wide, tall = width * FINE, height * FINE
    image = graded((wide, tall), ((0, (96, 74, 62)), (1, (150, 110, 82))))
    draw = ImageDraw.Draw(image)
    for x in range(0, wide, 96):
        for y in range(0, int(tall * 0.6), 96):
            draw.rectangle((x + 3, y + 3, x + 92, y + 92), (196, 206, 198))
    for at in (0.27, 0.74):
        x = wide * at
        draw.rounded_rectangle((x - wide * 0.13, tall * 0.34, x + wide * 0.13, tall * 0.9), 60, (244, 242, 236))
        draw.ellipse((x - wide * 0.062, tall * 0.12, x + wide * 0.062, tall * 0.33), (220, 178, 146))
        draw.rounded_rectangle((x - wide * 0.068, tall * 0.05, x + wide * 0.068, tall * 0.175), 24, (250, 250, 246))
        for side in (-1, 1):
            eye = x + side * wide * 0.024
            draw.ellipse((eye - 7, tall * 0.215, eye + 7, tall * 0.235), (40, 34, 34))
        draw.arc((x - wide * 0.025, tall * 0.23, x + wide * 0.025, tall * 0.285), 20, 160, (150, 70, 62), 8)
        draw.line((x, tall * 0.42, wide * (0.5 + (at - 0.5) * 0.5), tall * 0.6), (244, 242, 236), int(wide * 0.05))
    draw.rectangle((0, tall * 0.84, wide, tall), (120, 124, 130))
    for level in range(4):
        top = tall * (0.58 + 0.08 * level)
        box = (wide * 0.33, top, wide * 0.67, top + tall * 0.075)
        draw.rounded_rectangle(box, 14, (206, 160, 96), (142, 100, 52), 6)
        draw.line((box[0], top + tall * 0.028, box[2], top + tall * 0.028), (142, 100, 52), 5)
    for step in range(7):
        x = wide * (0.37 + 0.043 * step)
        draw.ellipse((x - 26, tall * 0.545, x + 26, tall * 0.6), (248, 236, 220), (214, 190, 160), 3)
    steam = Image.new("L", image.size, 0)
    mist = ImageDraw.Draw(steam)
    for _ in range(60):
        x, y, r = wide * random.gauss(0.5, 0.11), tall * random.uniform(0.02, 0.56), random.uniform(0.02, 0.07) * wide
        mist.ellipse((x - r, y - r, x + r, y + r), fill=random.randrange(30, 90))
    image.paste(Image.new("RGB", image.size, (255, 255, 255)), (0, 0), steam.filter(ImageFilter.GaussianBlur(60)))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def main() -> None:
    """Write both pictures."""
    here = Path(__file__).resolve().parent
    promenade(1480, 980).save(here / "promenade.jpg", quality=82, optimize=True)
    steamer(760, 440).save(here / "tea.jpg", quality=82, optimize=True)


if __name__ == "__main__":
    main()
