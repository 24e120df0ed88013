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
        self._print(default)

    def _print(self, default: Any) -> None:
        """Layers that say of themselves whether they are printed, where the file asks for that (8.11.4.4)."""
        events = default.get("/AS")
        for event in list(events)[:_MOST] if isinstance(events, pikepdf.Array) else []:
            groups = event.get("/OCGs") if isinstance(event, pikepdf.Dictionary) else None
            if not isinstance(groups, pikepdf.Array) or str(event.get("/Event")) != "/Print":
                continue
            for group in groups:
                said = str(inner(inner(group, "/Usage"), "/Print").get("/PrintState", ""))
                if said == "/OFF":
                    self._off.add(group.objgen)
                elif said == "/ON":
                    self._off.discard(group.objgen)

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
        expression = content.get("/VE")
        if isinstance(expression, pikepdf.Array):
            return not self._shows(expression, deep + 1)
        groups = content.get("/OCGs")
        several = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
        states = [not self.hides(one, deep + 1) for one in several if isinstance(one, pikepdf.Dictionary)]
        if not states:
            return False
        policy = str(content.get("/P", "/AnyOn"))
        shown = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}
        return not shown.get(policy, any(states))

    def _shows(self, expression: Any, deep: int) -> bool:
        """Whether an expression of groups (8.11.2.2) holds."""
        if not isinstance(expression, pikepdf.Array):
            return not self.hides(expression, deep)
        if not len(expression) or deep > _DEEPEST:
            return True
        states = [self._shows(one, deep + 1) for one in list(expression)[1:]]
        word = str(expression[0])
        return not all(states) if word == "/Not" else any(states) if word == "/Or" else all(states)


def check_layers(layers: Layers, tally: Tally) -> None:
    """Layers that are off, or settings to choose among, make one file several pages."""
    if layers.off or layers.choices:
        tally.add("preflight-layers", all=layers.count, off=layers.off, choices=layers.choices)


def _keys(listed: Any) -> set[tuple[int, int]]:
    if not isinstance(listed, pikepdf.Array) or len(listed) > _MOST:
        return set()
    return {one.objgen for one in listed if isinstance(one, pikepdf.Dictionary)}
