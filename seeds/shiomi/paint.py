"""Paint the pictures of the Japanese sample paper: a bridge at sunrise, a kite, an advertisement.

    python -m seeds.shiomi.paint

writes bridge.jpg, kite.jpg and ad.jpg beside this file, the same bytes every time.
"""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from seeds.painting import FINE, Build, Colour, graded, person

KIT = Path(__file__).resolve().parents[2] / "fonts"


PERSON = Build(
    0.15, 0.13, (0.82, 0.35), 0.15 * 0.6, 0.38, (0.06, 0.08), 0.09, (44, 46, 56), (222, 186, 156), (40, 34, 34)
)  # fmt: skip


def bridge(width: int, height: int) -> Image.Image:
    """A girder bridge with people on it, the sun low over a river."""
    random = Random(320)
    wide, tall = width * FINE, height * FINE
    image = graded((wide, tall), ((0, (92, 132, 184)), (1, (252, 214, 170))))
    draw = ImageDraw.Draw(image)
    water = int(tall * 0.62)
    image.paste(graded((wide, tall - water), ((0, (226, 178, 146)), (1, (58, 84, 118)))), (0, water))
    draw.ellipse((wide * 0.66, water - tall * 0.13, wide * 0.66 + tall * 0.2, water + tall * 0.07), (255, 244, 214))
    image.paste(graded((wide, tall - water), ((0, (226, 178, 146)), (1, (58, 84, 118)))), (0, water))
    hills = [(0, water)] + [(wide * i / 60, water - tall * (0.07 + 0.05 * math.sin(i / 7) + 0.02 * math.sin(i / 2.3)))
                            for i in range(61)] + [(wide, water)]  # fmt: skip
    draw.polygon(hills, fill=(112, 118, 142))
    for _ in range(26):
        x = random.uniform(0.02, 0.34) * wide
        roof = water - random.uniform(0.03, 0.06) * tall
        draw.polygon([(x, roof), (x + wide * 0.02, roof - tall * 0.02), (x + wide * 0.04, roof)], fill=(84, 60, 62))
        draw.rectangle((x + wide * 0.004, roof, x + wide * 0.036, water), fill=(206, 188, 170))
    for _ in range(700):
        y = water + int((tall - water) * random.random() ** 1.5)
        x, long = random.randrange(wide), 14 + (y - water) // 4
        light = random.randrange(-16, 40)
        base = image.getpixel((x, y))
        draw.line((x, y, x + long, y), tuple(max(0, min(255, part + light)) for part in base), 1 + (y - water) // 80)
    deck = [(0, tall * 0.86), (0, tall * 0.79), (wide, tall * 0.49), (wide, tall * 0.54)]
    for share in (0.1, 0.34, 0.56, 0.75, 0.91):
        x, top = wide * share, tall * (0.84 - 0.31 * share)
        broad = wide * (0.05 - 0.026 * share)
        draw.polygon([(x, top), (x + broad, top), (x + broad * 1.1, tall * (1.02 - 0.36 * share)),
                      (x - broad * 0.1, tall * (1.02 - 0.36 * share))], fill=(150, 150, 154))  # fmt: skip
    draw.polygon(deck, fill=(178, 176, 174))
    draw.line([(0, tall * 0.865), (wide, tall * 0.545)], (108, 108, 116), int(tall * 0.012))
    coats = [(176, 54, 48), (52, 84, 130), (222, 186, 76), (92, 128, 88), (120, 84, 128), (230, 228, 220), (72, 72, 80)]
    for place in sorted(random.uniform(0.03, 0.98) for _ in range(46))[::-1]:
        size = tall * (0.25 - 0.17 * place)
        tallness = size * random.uniform(0.85, 1.05)
        person(draw, PERSON, wide * place, tall * (0.80 - 0.30 * place), tallness, random.choice(coats))
    for step in range(34):
        share = step / 33
        x, y = wide * share, tall * (0.80 - 0.30 * share)
        post = max(2, int(wide * (0.005 - 0.003 * share)))
        draw.line((x, y, x, y - tall * (0.09 - 0.06 * share)), (86, 92, 104), post)
    draw.line([(0, tall * 0.71), (wide, tall * 0.47)], (86, 92, 104), int(tall * 0.012))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def kite(width: int, height: int) -> Image.Image:
    """A master and a pupil with a kite as large as a mat."""
    wide, tall = width * FINE, height * FINE
    image = graded((wide, tall), ((0, (206, 190, 160)), (1, (158, 132, 100))))
    draw = ImageDraw.Draw(image)
    for x in range(0, wide, wide // 9):
        draw.line((x, 0, x, tall * 0.7), (172, 150, 118), 6)
    draw.rectangle((0, tall * 0.7, wide, tall), fill=(120, 94, 68))
    frame = (wide * 0.16, tall * 0.08, wide * 0.84, tall * 0.66)
    draw.rectangle(frame, (246, 242, 230), (120, 88, 50), int(wide * 0.014))
    for row in range(5):
        for step in range(9):
            x = frame[0] + (frame[2] - frame[0]) * (step + (row % 2) / 2 + 0.2) / 9.4
            y = frame[3] - tall * (0.03 + 0.055 * row)
            for ring in (0.052, 0.036, 0.02):
                draw.arc((x - wide * ring, y - wide * ring, x + wide * ring, y + wide * ring), 180, 360, (32, 62, 122),
                         int(wide * 0.008))  # fmt: skip
    rail = (frame[0] + wide * 0.03, tall * 0.28, frame[2] - wide * 0.03, tall * 0.2)
    draw.line(rail, (32, 62, 122), int(wide * 0.016))
    for step in range(6):
        x = frame[0] + wide * (0.08 + 0.1 * step)
        draw.line((x, tall * (0.276 - 0.0118 * step), x, tall * 0.36), (32, 62, 122), int(wide * 0.01))
    for at, coat, size in ((0.24, (70, 78, 92), 0.5), (0.74, (44, 70, 128), 0.44)):
        person(draw, PERSON, wide * at, tall * 0.96, tall * size, coat)
        arm = (wide * at, tall * 0.72, wide * (0.5 + (at - 0.5) * 0.35), tall * 0.6)
        draw.line(arm, (222, 186, 156), int(wide * 0.03))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def advertisement(width: int, height: int) -> Image.Image:
    """A sale of a year's end: large words, a wave, three prices."""
    image = Image.new("RGB", (width, height), (255, 252, 244))
    draw = ImageDraw.Draw(image)
    for row in range(4):
        for step in range(-1, 25):
            x, y = width * (step + (row % 2) / 2) / 24, height * (0.84 + 0.06 * row)
            for ring, blue in ((0.03, 150), (0.02, 170), (0.01, 190)):
                reach = width * ring
                draw.ellipse((x - reach, y - reach, x + reach, y + reach), (70, blue - 40, blue), (255, 252, 244), 3)

    def said(words: str, x: float, y: float, size: float, ink: Colour, file: str = "NotoSansCJKCut-Bold.otf") -> None:
        face = ImageFont.truetype(str(KIT / file), int(height * size), layout_engine=ImageFont.Layout.BASIC)
        draw.text((width * x, height * y), words, ink, face, anchor="mm")

    draw.rectangle((0, 0, width - 1, height * 0.14), (200, 50, 58))
    white, blue, red, heavy = (255, 255, 255), (70, 84, 140), (200, 50, 58), "NotoSerifCJKCut-Black.otf"
    said("汐見商店街　歳末大市", 0.19, 0.068, 0.08, white)
    said("12月1日～25日　午前9時から午後7時", 0.71, 0.068, 0.058, white)
    said("橋を渡って", 0.24, 0.33, 0.19, blue, heavy)
    said("冬じたく", 0.24, 0.59, 0.22, red, heavy)
    goods = (("干物詰め合わせ", "二千円"), ("藍の手ぬぐい", "八百円"), ("新米五キロ", "三千円"))
    for at, (what, price) in enumerate(goods):
        left = 0.47 + 0.174 * at
        frame = (width * left, height * 0.2, width * (left + 0.162), height * 0.67)
        draw.rounded_rectangle(frame, 24, white, blue, 5)
        said(what, left + 0.081, 0.31, 0.05, blue)
        said(price, left + 0.081, 0.5, 0.1, red, heavy)
    said("朝市スタンプラリー同時開催　歩いて八分", 0.73, 0.745, 0.05, blue)
    return image


def main() -> None:
    """Write the three pictures."""
    here = Path(__file__).resolve().parent
    bridge(1180, 1260).save(here / "bridge.jpg", quality=82, optimize=True)
    kite(640, 1230).save(here / "kite.jpg", quality=82, optimize=True)
    advertisement(1990, 838).convert("CMYK").save(here / "ad.jpg", quality=66, optimize=True)


if __name__ == "__main__":
    main()
