"""Editions in the package for the plant: which pages are others than the base's, and which plates of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from layout.numbering import plain
from layout.plant.pages import PackagePage
from layout.value import NamedTuple


class EditionSheet(NamedTuple):
    """A page of an edition: its own, or that of the base whose file is *same_as*."""

    number: int
    sheet: PackagePage | None = None
    same_as: str = ""


class PackageEdition(NamedTuple):
    """An edition in the package: its name and title, whether it promises black *plates* only, its pages."""

    name: str
    title: str
    plates: str
    sheets: tuple[EditionSheet, ...]

    @property
    def own(self) -> tuple[PackagePage, ...]:
        """The pages that are not the base's."""
        return tuple(one.sheet for one in self.sheets if one.sheet is not None)


def edition_values(one: PackageEdition, page_values: Callable[[PackagePage], dict[str, Any]]) -> dict[str, Any]:
    """For ``job.yaml``; *page_values* has what it says of a page."""
    pages: list[dict[str, Any]] = [
        {"page": plain(page.number), "same_as": f"print/{page.same_as}.pdf"} if page.sheet is None
        else page_values(page.sheet)
        for page in one.sheets
    ]  # fmt: skip
    return {"edition": one.name, "title": one.title, "promised_plates": one.plates or "all", "pages": pages}


def edition_lines(editions: Sequence[PackageEdition]) -> list[str]:
    """Lines for people, in Chinese: of which pages plates are to be made anew for each edition."""
    lines: list[str] = []
    for one in editions:
        own = "、".join(f"{page.number} 版（{page.change.words if page.change else '新版'}）" for page in one.own)
        said = f"另有 {own}，文件在 print/{one.name}/；其余用基版" if own else "全部用基版"
        lines.append(f"分版　　{one.title or one.name}：{said}")
    return lines
