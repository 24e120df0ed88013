"""Findings that an editor allows: for the issue, a page or a slot, each by its name and with a reason."""

from __future__ import annotations

from typing import Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import scalar
from layout.keys.reading import Kind, pairs_of
from layout.messages import CATALOGUE
from layout.spec.wishes import Allowance
from layout.trees.nodes import Map, Node

MOST_REASON: Final = 200
"""Characters of a reason."""


def allowances() -> Kind:
    """``{断版: 下半版是专题}``: findings by code or Chinese name, each with the reason why it may stand."""

    def read(reading: FileReading, node: Node) -> tuple[Allowance, ...] | None:
        if not isinstance(node, Map):
            return reading.fault("spec-allow-reason", node)
        from layout.messages.called import code_of, names_like  # few issues allow anything

        outer = reading.key
        found: list[Allowance] = []
        for name, at, value in pairs_of(reading, node) or ():
            reading.key = name
            code = code_of(name)
            if not code:
                reading.fault("spec-allow-unknown", at, name=name[:40], near=names_like(name))
                continue
            if CATALOGUE[code].severity == "error":
                reading.fault("spec-allow-error", at, name=name[:40])
                continue
            reason = scalar(reading, value)
            if reason is not None and not reason.strip():
                reading.fault("spec-nothing", value)
            elif reason is not None and len(reason) > MOST_REASON:
                reading.fault("spec-text-length", value, least=1, most=MOST_REASON, count=len(reason))
            elif reason is not None:
                found.append(Allowance(code, reason, reading.source.of(at)))
        reading.key = outer
        return tuple(found)

    words = {"type": "string", "minLength": 1, "maxLength": MOST_REASON}
    return Kind(read, {"type": "object", "additionalProperties": words})
