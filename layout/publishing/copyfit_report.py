"""The copyfit of an issue in words: for report.json and for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout.composing import Composed
from layout.console import as_json, cells
from layout.findings import Finding
from layout.fitting.fitted import Fitted
from layout.fitting.remedies import Doses, Tried
from layout.numbering import plain
from layout.units import in_pt

if TYPE_CHECKING:
    from layout.fitting.table_fit import TableFitted

_ZH = {"tracking": "字距", "subhead": "小标题", "head": "标题", "picture": "图片"}


def fit_as_json(done: Fitted) -> dict[str, object]:
    """A story's copyfit: room, what is set, over or short in lines and characters, what was tried and how far."""
    fit = done.fit
    made: dict[str, object] = {
        "slug": done.story.slug,
        "slot": done.slot.id,
        "page": plain(done.page),
        "head": "　".join(done.story.headline),
        "head_size_pt": in_pt(done.head.size),
        "head_lines": done.head.rows,
        "legs": len(done.room.heads),
        "chars_per_line": fit.chars,
        "room": {"lines": fit.room, "chars": fit.room * fit.chars},
        "set": {"lines": fit.set, "chars": fit.set * fit.chars},
        "over": {"lines": 0, "chars": 0} if fit.goes_to else {"lines": fit.over, "chars": fit.left},
        "short": {"lines": fit.short, "chars": fit.short * fit.chars},
        "left_out": fit.left_out,
        "taken": dict(zip(Doses._fields, fit.doses, strict=True)),
        "tried": [dict(zip(Tried._fields, one, strict=True)) for one in fit.tried],
    }
    if fit.came_from:
        made["from_page"] = plain(fit.came_from)
    if fit.goes_to:
        made["to_page"] = plain(fit.goes_to)
        made["jumped"] = {"lines": fit.over, "chars": fit.left}
    if fit.cut:
        made["cut"] = dict(zip(type(fit.cut)._fields, fit.cut, strict=True))
    return made


def table_as_json(done: TableFitted) -> dict[str, object]:
    """A table in a slot of its own: rows that stand there, size and pitch in points, rows that go in nowhere."""
    over = done.story.body[done.rest_from :] if done.rest_from >= 0 else ()
    return {
        "slug": done.story.slug,
        "slot": done.slot.id,
        "page": plain(done.page),
        "head": "　".join(done.story.headline),
        "size_pt": in_pt(done.blocks.types.cell.size),
        "pitch_pt": in_pt(done.pitch.row),
        "rows": done.rows,
        "over": sum(one.kind == "row" and not one.is_head for one in over),
    }


def fit_in_words(done: Fitted, language: str, name: str = "") -> str:
    """One line on the screen; *name* is what the story is called, its slug if not given."""
    fit = done.fit
    zh = language.startswith("zh")
    if zh:
        over = f"转 {fit.over} 行" if fit.goes_to else f"多 {fit.over} 行"
        state = over if fit.over else f"短 {fit.short} 行" if fit.short else "正好"
        line = f"{fit.room} 行 排 {fit.set} 行 {state}"
        jumps = (f"上接 {fit.came_from} 版" if fit.came_from else "", f"下转 {fit.goes_to} 版" if fit.goes_to else "")
    else:
        over = f"{fit.over} jump" if fit.goes_to else f"{fit.over} over"
        state = over if fit.over else f"{fit.short} short" if fit.short else "fits"
        line = f"room {fit.room} lines, set {fit.set}: {state}"
        jumps = (f"from page {fit.came_from}" if fit.came_from else "", f"to page {fit.goes_to}" if fit.goes_to else "")
    remarks = [part for part in (*jumps, *remedies_in_words(done, language)) if part]
    name = name or done.story.slug
    return f"  {name}{' ' * max(1, 11 - cells(name))}{line}" + (
        ("；" if zh else "; ") + ("，" if zh else ", ").join(remarks) if remarks else ""
    )


def remedies_in_words(done: Fitted, language: str) -> list[str]:
    """What was done to make a story fit, and what was tried and was not enough."""
    zh = language.startswith("zh")
    return [one for one in (*_taken(done.fit.doses, zh), *(_tried(one, zh) for one in done.fit.tried)) if one]


def _taken(doses: Doses, zh: bool) -> list[str]:
    made = []
    for name, dose in zip(Doses._fields, doses, strict=True):
        if dose and name == "tracking":
            made.append(f"{_ZH[name] if zh else name} {dose / 10:+.2g}%")
        elif dose:
            made.append(f"{_ZH[name] if zh else name} {dose:+d}{' 行' if zh else ''}")
    return made


def _tried(one: Tried, zh: bool) -> str:
    """A remedy that was not enough by itself."""
    if not one.left or not one.went:
        return ""
    lines = abs(one.left)
    if zh:
        return (
            f"{_ZH[one.remedy]}试到 {one.went:+d}（限 {one.limit:+d}）{'还多' if one.left > 0 else '还短'} {lines} 行"
        )
    return f"{one.remedy} to {one.went:+d} of {one.limit:+d} leaves {lines} {'over' if one.left > 0 else 'short'}"


def report_of(composed: Composed, found: tuple[Finding, ...], language: str) -> dict[str, object]:
    """The report as plain values: copyfit of every story, then the findings."""
    edition = composed.edition
    return {
        "id": composed.issue.id,
        "title": edition.title,
        "date": edition.date,
        "pages": [plain(page.number) for page in edition.pages],
        "stories": [fit_as_json(done) for done in composed.fits],
        **({"tables": [table_as_json(done) for done in composed.tables]} if composed.tables else {}),
        "findings": [as_json(one, language) for one in found],
    }
