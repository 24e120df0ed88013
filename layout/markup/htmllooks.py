"""How elements of a web page look: out of sight, in the middle of their lines, in type of no size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

NO_SHOW: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?<![\w-])opacity\s*:\s*0?\.?0+\s*(?:!|;|$)"
    r"|(?<![\w-])(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{4,}(?:\.\d+)?(?:px|pt)"
    r"|(?<![\w-])clip\s*:\s*rect\(\s*(?:0|1px)\b|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
"""What keeps words out of sight: none of them, see-through, off the window, or clipped."""

_NO_HEIGHT: Final = re.compile(r"(?<![\w-])(?:max-)?height\s*:\s*0(?:px)?\s*(?:!|;|$)", re.IGNORECASE)
_NO_MORE: Final = re.compile(r"overflow(?:-y)?\s*:\s*hidden", re.IGNORECASE)
"""A box of no height shows its words all the same, unless it is told to hide what goes over."""

_NO_SIZE: Final = re.compile(r"font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:!|;|$)", re.IGNORECASE)
_COLOURS: Final = re.compile(
    r"(?<![\w-])(background(?:-color)?|color)\s*:\s*(#[0-9a-f]{3,8}|rgb\([\d\s,]+\)|[a-z]+)", re.IGNORECASE
)


def is_unseen(style: str) -> bool:
    """True where *style* keeps the words of an element out of sight, or in the colour that is behind them."""
    if NO_SHOW.search(style) or (_NO_HEIGHT.search(style) and _NO_MORE.search(style)):
        return True
    if "olor" not in style and "background" not in style.lower():
        return False
    seen = {key[:1].lower(): "".join(value.split()).lower() for key, value in _COLOURS.findall(style)}
    return "c" in seen and seen.get("b") == seen["c"]


def sizes_of(style: str) -> str:
    """``none`` where *style* sets type of no size, ``some`` where it sets type of another, "" where it says nothing."""
    if "font-size" not in style.lower():
        return ""
    return "none" if _NO_SIZE.search(style) else "some"


def _is_white(attributes: dict[str, str]) -> bool:
    """True for words within a line that are set in white, and that no class may give a ground."""
    if attributes.get("class"):
        return False
    said = [value for key, value in _COLOURS.findall(attributes.get("style", "")) if key.lower() == "color"]
    return "".join((said or [attributes.get("color", "")])[-1].split()).lower() in _WHITE


_WHITE: Final = ("#fff", "#ffffff", "white", "rgb(255,255,255)")

CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def is_centred(attributes: dict[str, str]) -> bool:
    """True for an element whose words stand in the middle of their lines, as captions do and paragraphs do not."""
    return attributes.get("align", "").lower() == "center" or bool(CENTRED.search(attributes.get("style", "")))


def says_caption(attributes: dict[str, str]) -> bool:
    """True for an element that a site calls a caption."""
    return "caption" in attributes.get("class", "").lower()


class OpenLooks:
    """What is open of elements that are centred, or whose type has no size."""

    def __init__(self) -> None:
        self._centred: set[int] = set()
        self._grounds: set[int] = set()
        self._white = 0
        """Elements with a ground of their own, and one outside of them whose words are white as the page is."""
        self._sizeless = self._sized = 0
        """The open element whose type has no size, and the one in it whose type has."""

    def begin(self, number: int, tag: str, attributes: dict[str, str], *, shown: bool) -> int:
        """Element *number* is open: 1 where its words are no longer seen, -1 where they are seen again, 0 else."""
        if is_centred(attributes):
            self._centred.add(number)
        if attributes.get("bgcolor") or "background" in attributes.get("style", ""):
            self._grounds.add(number)
        elif tag in ("span", "font") and not (shown or self._grounds or self._white) and _is_white(attributes):
            self._white = number
            return 1
        said = "" if shown else sizes_of(attributes.get("style", ""))
        if said == "none" and not self._sizeless:
            self._sizeless = number
            return 1
        if said == "some" and self._sizeless and not self._sized:
            self._sized = number
            return -1
        return 0

    def end(self, number: int) -> int:
        """The same when it closes."""
        self._grounds.discard(number)
        if number == self._white:
            self._white = 0
            return -1
        if number == self._sized:
            self._sized = 0
            return 1
        if number == self._sizeless:
            self._sizeless = 0
            return -1
        return 0

    def centre(self, numbers: Iterable[int]) -> bool:
        """True where one of the open elements *numbers* centres its words."""
        return not self._centred.isdisjoint(numbers)
