"""Layers (optional content, ISO 32000-1, 8.11) as the file's own settings show them: what is off is not printed."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from layout.pdfreader.document import inner
from layout.preflight.model import Tally

_MOST: Final = 10_000
_DEEPEST: Final = 8


class Layers:
    """Which layers of a document are off."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        properties = inner(document.Root, "/OCProperties")
        listed = properties.get("/OCGs")
        self.count = len(listed) if isinstance(listed, pikepdf.Array) else 0
        default = inner(properties, "/D")
        self.choices = len(properties.get("/Configs", [])) if "/Configs" in properties else 0
        """Settings beside the one that holds."""
        everything = _keys(listed) if str(default.get("/BaseState", "/ON")) == "/OFF" else set()
        self._off = (everything - _keys(default.get("/ON"))) | _keys(default.get("/OFF"))

    @property
    def off(self) -> int:
        """How many are off."""
        return len(self._off)

    def hides(self, content: Any, deep: int = 0) -> bool:
        """True when what belongs to *content*, a group or a membership of groups, is not shown."""
        if not self._off or not isinstance(content, pikepdf.Dictionary) or deep > _DEEPEST:
            return False
        if str(content.get("/Type")) != "/OCMD":
            return content.objgen in self._off
        groups = content.get("/OCGs")
        several = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
        states = [not self.hides(one, deep + 1) for one in several if isinstance(one, pikepdf.Dictionary)]
        if not states:
            return False
        policy = str(content.get("/P", "/AnyOn"))
        shown = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}
        return not shown.get(policy, any(states))


def check_layers(layers: Layers, tally: Tally) -> None:
    """Layers that are off, or settings to choose among, make one file several pages."""
    if layers.off or layers.choices:
        tally.add("preflight-layers", all=layers.count, off=layers.off, choices=layers.choices)


def _keys(listed: Any) -> set[tuple[int, int]]:
    if not isinstance(listed, pikepdf.Array) or len(listed) > _MOST:
        return set()
    return {one.objgen for one in listed if isinstance(one, pikepdf.Dictionary)}
