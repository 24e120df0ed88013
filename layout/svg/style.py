"""How the elements of an SVG are painted and set: presentation attributes, ``style``, and simple rules of CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element

from layout.svg.colours import colour_of
from layout.svg.model import Clip, Rgb
from layout.value import NamedTuple

Rules: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""Declarations by simple selector: ``tag``, ``.class``, ``#id``."""

_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH: Final = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)")
_KEYS: Final = frozenset((
    "opacity", "color", "fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "vector-effect", "fill-rule", "clip-rule", "stop-color",
    "stop-opacity", "font", "font-size", "font-weight", "text-anchor", "dominant-baseline", "alignment-baseline",
    "display", "visibility", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end",
    "mix-blend-mode", "writing-mode",
))  # fmt: skip
"""Properties that are looked at."""

_UNDRAWN: Final = {
    "mask": ("none",), "filter": ("none",), "marker": ("none",), "marker-start": ("none",),
    "marker-mid": ("none",), "marker-end": ("none",), "mix-blend-mode": ("normal",),
    "writing-mode": ("horizontal-tb", "lr", "lr-tb"),
}  # fmt: skip
"""Properties that are not followed but where they have one of these values: they are named."""

_ID: Final = re.compile(r"url\(\s*['\"]?#([^)'\"]+)")
_FONT: Final = re.compile(r"((?:[a-z-]+\s+|\d00\s+){0,4})([\d.]+(?:px|pt|em|rem|%|mm|cm|in|pc))")
_WEIGHT: Final = re.compile(r"\b(bold|bolder|[1-9]00)\b")
_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
"""Words for sizes of type in pixels, as browsers set them."""

_BASELINES: Final = {
    "auto": 0.0, "alphabetic": 0.0, "baseline": 0.0, "middle": 0.27, "central": 0.38,
    "hanging": 0.8, "mathematical": 0.5,
    "text-before-edge": 0.88, "before-edge": 0.88, "text-top": 0.88, "text-after-edge": -0.12, "after-edge": -0.12,
    "ideographic": -0.12, "text-bottom": -0.12,
}  # fmt: skip
"""How far baselines of other kinds lie above that of the letters, as a share of the size: half of the x-height, the
middle of the em box of Chinese, whose top is at 0.88."""

_ENDS: Final = ("butt", "round", "square")
_CORNERS: Final = ("miter", "round", "bevel")
_MOST_DASHES: Final = 32
_POINTED: Final = re.compile(r":(hover|focus|active|visited|link)\b")
"""What holds only under somebody's mouse: nothing on paper."""
_SELECTOR: Final = re.compile(r"[.#]?[\w-]+|\*")


class Style(NamedTuple):
    """What holds for an element.  A paint is a colour, the id of a gradient, or ``None`` for none."""

    fill: Rgb | str | None = (0, 0, 0)
    stroke: Rgb | str | None = None
    lights: tuple[float, float] = (1.0, 1.0)
    """How far the colours themselves of fill and stroke hide what lies under them."""
    current: tuple[Rgb, float] = ((0, 0, 0), 1.0)
    """What ``currentColor`` stands for."""
    width: float = 1.0
    even_width: bool = False
    """The line is as wide whatever it is scaled by."""
    dash: tuple[float, ...] = ()
    dash_from: float = 0.0
    ends: int = 0
    corners: int = 0
    clip: str = ""
    """The id of what the element is cut off at."""
    clip_even_odd: bool = False
    clips: tuple[Clip, ...] = ()
    """What it and all that it stands in are cut off at."""
    even_odd: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    opacity: float = 1.0
    size: float = 16.0
    bold: bool = False
    anchor: str = "start"
    baseline: float = 0.0
    """How far below the place that is given the words' baseline lies, as a share of their size."""
    hidden: bool = False
    stop: tuple[Rgb | None, float] = (None, 1.0)
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
        dict.fromkeys(
            one
            for one, _ in _blocks(css)
            if one and not _SELECTOR.fullmatch(one) and "@" not in one and not _POINTED.search(one)
        )
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
    declared |= rules.get("*", {})
    declared |= rules.get(kind, {})
    for name in node.get("class", "").split():
        declared |= rules.get(f".{name}", {})
    declared |= rules.get(f"#{node.get('id', '')}", {})
    declared |= _declared(node.get("style", ""))
    opacity = above.opacity * _share(declared.get("opacity", "1"))
    current = colour_of(declared.get("color", "")) or above.current
    more = [key for key, usual in _UNDRAWN.items() if declared.get(key, usual[0]) not in usual]
    changed: dict[str, Any] = {"opacity": opacity, "current": current, "stop": _stop(declared, current)}
    changed |= _paints(declared, above._replace(current=current), more)
    clip = declared.get("clip-path", "none").strip()
    named = _ID.match(clip)
    changed["clip"] = named[1] if named else ""
    if not named and clip not in ("none", "inherit", ""):
        more.append("clip-path")
    changed["more"] = tuple(more)
    changed |= _lines(declared, above)
    changed |= _type(declared, above)
    if declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse"):
        changed["hidden"] = True
    return above._replace(**changed)


def _paints(declared: Mapping[str, str], above: Style, more: list[str]) -> dict[str, Any]:
    """What fills and strokes; *more* takes what is not followed."""
    changed: dict[str, Any] = {}
    lights = list(above.lights)
    for at, key in enumerate(("fill", "stroke")):
        said = declared.get(key, "inherit").strip()
        if said.lower() == "currentcolor":
            changed[key], lights[at] = above.current
        elif said not in ("inherit", "context-fill", "context-stroke"):
            named, known = _ID.match(said), colour_of(said)
            changed[key], lights[at] = (named[1], 1.0) if named else known or (None, 1.0)
            if changed[key] is None and said.lower() not in ("none", "transparent", ""):
                more.append(f"{key} {said[:20]}")
        if f"{key}-opacity" in declared:
            changed[f"{key}_opacity"] = _share(declared[f"{key}-opacity"])
    return {**changed, "lights": (lights[0], lights[1])}


def _stop(declared: Mapping[str, str], current: tuple[Rgb, float]) -> tuple[Rgb | None, float]:
    """Colour and opacity of a stop of a gradient."""
    said = declared.get("stop-color", "")
    colour, light = current if said.strip().lower() == "currentcolor" else colour_of(said) or (None, 1.0)
    return colour, light * _share(declared.get("stop-opacity", "1"))


def _lines(declared: Mapping[str, str], above: Style) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if "stroke-width" in declared:
        changed["width"] = length(declared["stroke-width"], above.width)
    if "stroke-dasharray" in declared:
        said = declared["stroke-dasharray"].replace(",", " ").split()[:_MOST_DASHES]
        parts = [length(one, 0) for one in said if one != "none"]
        changed["dash"] = tuple(parts) if any(part > 0 for part in parts) and min(parts) >= 0 else ()
    if "stroke-dashoffset" in declared:
        changed["dash_from"] = length(declared["stroke-dashoffset"], 0)
    for key, named, words in (("ends", "stroke-linecap", _ENDS), ("corners", "stroke-linejoin", _CORNERS)):
        if declared.get(named, "").strip() in words:
            changed[key] = words.index(declared[named].strip())
    changed["even_width"] = declared.get("vector-effect", "") == "non-scaling-stroke"
    if "fill-rule" in declared:
        changed["even_odd"] = declared["fill-rule"] == "evenodd"
    if "clip-rule" in declared:
        changed["clip_even_odd"] = declared["clip-rule"] == "evenodd"
    return changed


def _type(declared: Mapping[str, str], above: Style) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    font = _FONT.match(declared.get("font", ""))
    if font:  # what it does not say is as usual
        declared = {"font-size": font[2], "font-weight": next(iter(_WEIGHT.findall(font[1])), "normal"), **declared}
    if "font-size" in declared:
        changed["size"] = _SIZES.get(declared["font-size"].strip()) or length(
            declared["font-size"], above.size, above.size
        )
    if "font-weight" in declared:
        weight = declared["font-weight"].strip()
        changed["bold"] = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    if declared.get("text-anchor") in ("start", "middle", "end"):
        changed["anchor"] = declared["text-anchor"]
    baseline = declared.get("dominant-baseline", declared.get("alignment-baseline", "")).strip()
    if baseline in _BASELINES:
        changed["baseline"] = _BASELINES[baseline]
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
