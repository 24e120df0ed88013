"""Colours of CSS in the words that files of drawings use (CSS Color Module Level 4)."""

from __future__ import annotations

import colorsys
import re
from functools import cache
from typing import Final

from layout.svg.model import Rgb

_COLOURS: Final = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black
000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0
chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff
darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki
bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon
e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick
b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700
goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4
indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00
lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray
d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue
87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00
limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd
mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin
ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered
ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip
ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399
red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57
seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090
snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise
40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
"""
"""Names of colours and their red, green and blue (CSS Color Module Level 4, 6.1)."""

_NUMBER: Final = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)")
_TURNS: Final = {"": 360.0, "deg": 360.0, "turn": 1.0, "grad": 400.0, "rad": 6.283185307179586}


@cache
def _names() -> dict[str, str]:
    words = _COLOURS.split()
    return {name: f"#{light}" for name, light in zip(words[::2], words[1::2], strict=True)}


def colour_of(said: str) -> tuple[Rgb, float] | None:
    """A colour of CSS and its opacity; ``None`` for none, and for what is no colour here."""
    word = said.strip().lower()
    word = _names().get(word, word)
    if re.fullmatch(r"#[0-9a-f]{3,4}", word):
        word = "#" + "".join(one * 2 for one in word[1:])
    if re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", word):
        red, green, blue, *more = (int(word[at : at + 2], 16) for at in range(1, len(word), 2))
        return (red, green, blue), more[0] / 255 if more else 1.0
    parts = _NUMBER.findall(word[:200])
    if not word.startswith(("rgb", "hsl")) or len(parts) not in (3, 4):
        return None
    opacity = float(parts[3][0]) / (100 if parts[3][1] == "%" else 1) if len(parts) == 4 else 1.0
    if word.startswith("rgb"):
        lights = [_light(float(n) * (2.55 if unit == "%" else 1)) for n, unit in parts[:3]]
    else:
        turn = float(parts[0][0]) / _TURNS.get(parts[0][1], 360.0)
        share, light = (min(max(float(one), 0.0), 100.0) / 100 for one, _ in parts[1:3])
        lights = [_light(255 * one) for one in colorsys.hls_to_rgb(turn % 1, light, share)]
    return (lights[0], lights[1], lights[2]), min(max(opacity, 0.0), 1.0)


def _light(said: float) -> int:
    return round(min(max(said, 0.0), 255.0))


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """*one* with so large a *share* of the *other*.

    >>> mixed((0, 0, 0), (200, 100, 50), 0.5)
    (100, 50, 25)
    """
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
