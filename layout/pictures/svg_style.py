"""How the elements of an SVG are painted and set: presentation attributes, ``style``, and simple rules of CSS."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element

from layout.value import NamedTuple

Rgb: TypeAlias = "tuple[int, int, int]"
Rules: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""Declarations by simple selector: ``tag``, ``.class``, ``#id``."""

_NAMES: Final[dict[str, Rgb]] = {
    "black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255),
    "yellow": (255, 255, 0), "cyan": (0, 255, 255), "magenta": (255, 0, 255), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "silver": (192, 192, 192), "maroon": (128, 0, 0), "navy": (0, 0, 128),
    "orange": (255, 165, 0), "purple": (128, 0, 128), "teal": (0, 128, 128), "olive": (128, 128, 0),
    "lime": (0, 255, 0), "aqua": (0, 255, 255), "fuchsia": (255, 0, 255), "pink": (255, 192, 203),
    "brown": (165, 42, 42), "gold": (255, 215, 0), "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211),
    "darkgray": (169, 169, 169), "darkgrey": (169, 169, 169), "steelblue": (70, 130, 180), "tomato": (255, 99, 71),
    "crimson": (220, 20, 60), "dimgray": (105, 105, 105), "whitesmoke": (245, 245, 245),
}  # fmt: skip
_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH: Final = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)")
_KEYS: Final = frozenset((
    "opacity", "fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-dasharray", "fill-rule",
    "stop-color", "font-size", "font-weight", "text-anchor", "display", "visibility", "clip-path", "mask", "filter",
))  # fmt: skip
"""Properties that are looked at."""

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


def read_rules(css: str) -> Rules:
    """The rules of *css* whose selectors are simple; others are for other programs."""
    made: dict[str, dict[str, str]] = {}
    before, *parts = _without_comments(css).split("{")
    selectors = before
    for part in parts:  # split, not searched: what is opened and never closed must not be searched from every place
        inner, closed, after = part.partition("}")
        declared = _declared(inner) if closed else {}
        for one in selectors.rpartition("}")[2].split(",") if declared else ():
            if _SELECTOR.fullmatch(one.strip()):
                made.setdefault(one.strip(), {}).update(declared)
        selectors = after if closed else part
    return made


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
    changed: dict[str, Any] = {"opacity": opacity, "stop": _colour(declared.get("stop-color", "")), "more": ()}
    for key in ("fill", "stroke"):
        said = declared.get(key, "inherit")
        if said not in ("inherit", "currentColor", "context-fill"):
            changed[key] = _paint(said)
        if f"{key}-opacity" in declared:
            changed[f"{key}_opacity"] = _share(declared[f"{key}-opacity"])
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


def _share(said: str) -> float:
    found = _LENGTH.match(said.strip())
    amount = float(found[1]) / (100 if found[2] == "%" else 1) if found else 1.0
    return min(max(amount, 0.0), 1.0)


def _paint(said: str) -> Rgb | str | None:
    named = re.match(r"url\(\s*['\"]?#([^)'\"]+)", said)
    return named[1] if named else _colour(said)


def _colour(said: str) -> Rgb | None:
    """A colour of CSS; ``None`` for none, and for what is no colour here."""
    word = said.strip().lower()
    if word in _NAMES:
        return _NAMES[word]
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
