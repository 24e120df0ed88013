"""What changed as plain values, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layout.comparing.model import Alteration, Boxes
from layout.console import as_json
from layout.units import in_mm
from layout.versions.difference import Difference, FitDifference
from layout.versions.in_words import change_said, plate_names
from layout.versions.version import FindingLine, FitLine, Version
from layout.versions.zones import EditionDifference, all_same


def difference_values(done: Difference, editions: Sequence[EditionDifference], language: str) -> dict[str, Any]:
    """*done* as it is written into ``diff.json``; lengths are millimetres from the trimmed page's upper left corner.

    *editions* are those that are not the same beside what changed of their base.
    """
    return {
        **_values(done, language),
        "same": all_same(done, editions),
        "editions": [
            {
                "name": one.edition.name, "title": one.edition.title,
                "state": "changed" if one.done else ("new" if one.is_new else "gone"),
                **(_values(one.done, language) if one.done else {}),
            }
            for one in editions
        ],
    }  # fmt: skip


def _values(done: Difference, language: str) -> dict[str, Any]:
    return {
        "same": done.is_same,
        "before": _version(done.before),
        "after": _version(done.after),
        "changes": [_change(at, one, language) for at, one in enumerate(done.changes, 1)],
        "copyfit": [_fit(one) for one in done.fits],
        "not_compared": [as_json(one, language) for one in done.notes],
        "findings": {"new": [_finding(one) for one in done.come], "gone": [_finding(one) for one in done.gone]},
        "pages": [
            {
                "page": one.number, "changed_pixels": one.looks.changed if one.looks else None,
                "unexplained_pixels": one.looks.unexplained if one.looks else None,
            }
            for one in done.pages
        ],
    }  # fmt: skip


def _version(one: Version) -> dict[str, str]:
    return {"said": one.said, "id": one.id, "title": one.title}


def _change(number: int, one: Alteration, language: str) -> dict[str, Any]:
    made: dict[str, Any] = {"number": number, "kind": one.kind, "message": change_said(one, language)}
    named = ("page_before", "page_after", "slot", "story", "called", "role", "before", "after")
    made |= {name: getattr(one, name) for name in named if getattr(one, name)}
    if one.words:
        made["words"] = [
            {"old": word.old, "new": word.new, "before": word.before, "after": word.after} for word in one.words
        ]
    return made | {
        "plates": None if one.kind == "pixels" else plate_names(one.plates), "boxes_before": _boxes(one.boxes_before),
        "boxes_after": _boxes(one.boxes_after),
    }  # fmt: skip


def _boxes(boxes: Boxes) -> list[dict[str, Any]]:
    return [
        {"page": page, **{name: round(in_mm(value), 2) for name, value in zip(box._fields, box, strict=True)}}
        for page, box in boxes
    ]


def _fit(one: FitDifference) -> dict[str, Any]:
    known = one.after or one.before
    assert known
    return {
        "slug": known.slug, "slot": known.slot, "page": known.page, "before": _said(one.before),
        "after": _said(one.after),
    }  # fmt: skip


def _said(one: FitLine | None) -> dict[str, str] | None:
    return dict(one.said) if one else None


def _finding(one: FindingLine) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "story": one.story,
        "message": one.message,
        "facts": dict(one.facts),
    }
