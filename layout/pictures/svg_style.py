"""How the elements of an SVG are painted and set: presentation attributes, ``style``, and simple rules of CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element

from layout.value import NamedTuple

Rgb: TypeAlias = "tuple[int, int, int]"
Rules: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""Declarations by simple selector: ``tag``, ``.class``, ``#id``."""

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

_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH: Final = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)")
_KEYS: Final = frozenset((
    "opacity", "fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-dasharray", "fill-rule",
    "stop-color", "font-size", "font-weight", "text-anchor", "display", "visibility", "clip-path", "mask", "filter",
    "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode", "writing-mode",
))  # fmt: skip
"""Properties that are looked at."""

_UNDRAWN: Final = {
    "clip-path": ("none",), "mask": ("none",), "filter": ("none",), "marker": ("none",), "marker-start": ("none",),
    "marker-mid": ("none",), "marker-end": ("none",), "mix-blend-mode": ("normal",),
    "writing-mode": ("horizontal-tb", "lr", "lr-tb"),
}  # fmt: skip
"""Properties that are not followed but where they have one of these values: they are named."""

_MOST_DASHES: Final = 32
_SELECTOR: Final = re.compile(r"[.#]?[\w-]+")


class Style(NamedTuple):
    """What holds for an element.  A paint is a colour, the id of a gradient, or ``None`` for none."""

    fill: Rgb | str | None = (0, 0, 0)
    stroke: Rgb | str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    even_odd: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    opacity: float = 1.0
    size: float = 16.0
    bold: bool = False
    anchor: str = "start"
    hidden: bool = False
    stop: Rgb | None = None
    more: tuple[str, ...] = ()
    """What of the element itself is not followed."""


def read_rules(css: str) -> Rules:
    """The rules of *css* whose selectors are simple; :func:`unread_rules` names the others."""
    made: dict[str, dict[str, str]] = {}
    for one, declared in _blocks(css):
        if _SELECTOR.fullmatch(one):
            made.setdefault(one, {}).update(declared)
    return made


def unread_rules(css: str) -> tuple[str, ...]:
    """Selectors of *css* that are not simple and would paint or set something."""
    return tuple(
        dict.fromkeys(one for one, _ in _blocks(css) if one and not _SELECTOR.fullmatch(one) and "@" not in one)
    )


def _blocks(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every selector with what is declared for it, where that is looked at."""
    before, *parts = _without_comments(css).split("{")
    selectors = before
    for part in parts:  # split, not searched: what is opened and never closed must not be searched from every place
        inner, closed, after = part.partition("}")
        declared = _declared(inner) if closed else {}
        for one in selectors.rpartition("}")[2].split(",") if declared else ():
            yield one.strip(), declared
        selectors = after if closed else part


def _without_comments(css: str) -> str:
    before, *parts = css.split("/*")
    made = [before]
    for part in parts:
        _, closed, after = part.partition("*/")
        made.append(after if closed else "")
    return "".join(made)


def _declared(said: str) -> dict[str, str]:
    pairs = (
        (key.strip().lower(), colon, value) for key, colon, value in (one.partition(":") for one in said.split(";"))
    )
    return {key: value.replace("!important", "").strip() for key, colon, value in pairs if colon and key in _KEYS}


def styled(above: Style, node: Element, rules: Rules) -> Style:
    """The style of *node*, which stands in an element of style *above*."""
    kind = str(node.tag).rpartition("}")[2]
    declared: dict[str, str] = {key: value for key, value in node.attrib.items() if key in _KEYS}
    declared |= rules.get(kind, {})
    for name in node.get("class", "").split():
        declared |= rules.get(f".{name}", {})
    declared |= rules.get(f"#{node.get('id', '')}", {})
    declared |= _declared(node.get("style", ""))
    opacity = above.opacity * _share(declared.get("opacity", "1"))
    changed: dict[str, Any] = {"opacity": opacity, "stop": _colour(declared.get("stop-color", ""))}
    more = [key for key, usual in _UNDRAWN.items() if declared.get(key, usual[0]) not in usual]
    for key in ("fill", "stroke"):
        said = declared.get(key, "inherit")
        if said not in ("inherit", "currentColor", "context-fill"):
            changed[key] = _paint(said)
            if changed[key] is None and said.strip().lower() not in ("none", "transparent", ""):
                more.append(f"{key} {said.strip()[:20]}")
        if f"{key}-opacity" in declared:
            changed[f"{key}_opacity"] = _share(declared[f"{key}-opacity"])
    changed["more"] = tuple(more)
    changed |= _lines(declared, above)
    changed |= _type(declared, above)
    if declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse"):
        changed["hidden"] = True
    return above._replace(**changed)


def _lines(declared: Mapping[str, str], above: Style) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if "stroke-width" in declared:
        changed["width"] = length(declared["stroke-width"], above.width)
    if "stroke-dasharray" in declared:
        said = declared["stroke-dasharray"].replace(",", " ").split()[:_MOST_DASHES]
        parts = [length(one, 0) for one in said if one != "none"]
        changed["dash"] = tuple(parts) if any(part > 0 for part in parts) and min(parts) >= 0 else ()
    if "fill-rule" in declared:
        changed["even_odd"] = declared["fill-rule"] == "evenodd"
    return changed


def _type(declared: Mapping[str, str], above: Style) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if "font-size" in declared:
        changed["size"] = length(declared["font-size"], above.size, above.size)
    if "font-weight" in declared:
        weight = declared["font-weight"]
        changed["bold"] = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    if declared.get("text-anchor") in ("start", "middle", "end"):
        changed["anchor"] = declared["text-anchor"]
    return changed


def length(said: str, otherwise: float, size: float = 16.0) -> float:
    """A length in user units; a share of *otherwise* where it is given in per cent."""
    found = _LENGTH.match(said.strip())
    if found is None:
        return otherwise
    amount = float(found[1])
    if found[2] in ("em", "rem"):
        return amount * size
    return amount * otherwise / 100 if found[2] == "%" else amount * _UNITS.get(found[2], 1.0)


def unfollowed(words: Element) -> tuple[str, ...]:
    """What of *words*, a text or a part of one, is not followed: turned or stretched, each for itself, along a path."""
    made = [f"text {key}" for key in ("rotate", "textLength") if words.get(key)]
    made += ["text x y"] if any(len(words.get(key, "").split()) > 1 for key in ("x", "y")) else []
    return (*made, *(["textPath"] if str(words.tag).endswith("textPath") else []))


def first_of(said: str) -> str:
    """The first of the places in a list of them."""
    return re.split(r"[\s,]+", said.strip() or "0")[0]


def first_long(said: str, size: float = 16.0) -> float:
    """The same as a length; *size* is that of the type."""
    return length(first_of(said), 0, size)


def _share(said: str) -> float:
    found = _LENGTH.match(said.strip())
    amount = float(found[1]) / (100 if found[2] == "%" else 1) if found else 1.0
    return min(max(amount, 0.0), 1.0)


def _paint(said: str) -> Rgb | str | None:
    named = re.match(r"url\(\s*['\"]?#([^)'\"]+)", said)
    return named[1] if named else _colour(said)


@cache
def _names() -> dict[str, str]:
    words = _COLOURS.split()
    return {name: f"#{light}" for name, light in zip(words[::2], words[1::2], strict=True)}


def _colour(said: str) -> Rgb | None:
    """A colour of CSS; ``None`` for none, and for what is no colour here."""
    word = said.strip().lower()
    word = _names().get(word, word)
    if re.fullmatch(r"#[0-9a-f]{3}", word):
        word = "#" + "".join(one * 2 for one in word[1:])
    if re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", word):
        return int(word[1:3], 16), int(word[3:5], 16), int(word[5:7], 16)
    if word.startswith("rgb"):
        parts = _LENGTH.findall(word)[:3]
        if len(parts) == 3:
            red, green, blue = (round(float(n) * (2.55 if unit == "%" else 1)) for n, unit in parts)
            return min(max(red, 0), 255), min(max(green, 0), 255), min(max(blue, 0), 255)
    return None
