"""A report in words and as plain values, for a screen, for programs and for the page that goes with a package."""

from __future__ import annotations

from typing import Any, Final

from layout.preflight.model import FilePlace, PageFacts, Report
from layout.stylesheets.preflight import Limits
from layout.units import MM_PER_POINT, in_mm, in_pt

_PLATES: Final = {"Cyan": "青", "Magenta": "品红", "Yellow": "黄", "Black": "黑"}


def plate_called(plate: str, language: str) -> str:
    """The name of a *plate* in a *language*; spot inks keep theirs."""
    return _PLATES.get(plate, plate) if language.startswith("zh") else plate


def limits_words(limits: Limits, language: str) -> str:
    """The profile in one line."""
    ink, ppi = f"{limits.ink_wanted:g}/{limits.ink_most:g} %", f"{limits.ppi_wanted:g}/{limits.ppi_least:g}"
    sizes = "/".join(f"{in_pt(one):g}" for one in (limits.type_solid, limits.type_tinted, limits.type_several))
    rules = f"{in_pt(limits.rule_solid):g}/{in_pt(limits.rule_several):g} pt"
    spots = "、".join(limits.spots)
    if language.startswith("zh"):
        return (
            f"配置 {limits.name}：{'、'.join(limits.standards)} · 总墨量 建议/上限 {ink}"
            f"（{limits.ink_area:g} mm² 以内不计）"
            f" · 图片 {ppi} ppi，线条图 {limits.line_art_ppi:g} ppi · 字 {sizes} pt · 线 {rules}"
            f" · 出血 {in_mm(limits.bleed):.1f} mm · 专色 {spots or '无'}"
        )
    return (
        f"profile {limits.name}: {', '.join(limits.standards)} · ink {ink} (under {limits.ink_area:g} mm² aside)"
        f" · pictures {ppi} ppi, line art {limits.line_art_ppi:g} ppi · type {sizes} pt · rules {rules}"
        f" · bleed {in_mm(limits.bleed):.1f} mm · spot inks {spots or 'none'}"
    )


def file_words(report: Report, language: str) -> str:
    """What the file says it is."""
    zh = language.startswith("zh")
    standard = report.standard or ("未声明标准" if zh else "no standard")
    intent = f"{'输出意图' if zh else 'output intent'} {report.intent or ('无' if zh else 'none')}"
    return f"{report.file}  {standard} · {intent}"


def page_words(page: PageFacts, language: str) -> str:
    """One page in one line."""
    zh = language.startswith("zh")
    trim = page.trim or page.media
    size = f"{(trim[2] - trim[0]) * MM_PER_POINT:.1f}×{(trim[3] - trim[1]) * MM_PER_POINT:.1f} mm"
    parts = [f"第 {page.number} 页 成品 {size}" if zh else f"page {page.number} trim {size}"]
    if page.ink:
        at = f"({page.ink.spot.x:.1f}, {page.ink.spot.y:.1f}) mm"
        inks = ("、" if zh else " ").join(plate_called(one, language) for one in page.ink.plates)
        parts.append(f"{inks} · 总墨量最大 {page.ink.most:.0f}%，在 {at}" if zh
                     else f"{inks} · most ink {page.ink.most:.0f} % at {at}")  # fmt: skip
        if page.ink.mean_area:
            area, mean = f"{page.ink.mean_area:g} mm²", f"{page.ink.mean:.0f}"
            parts.append(f"任意 {area} 平均最大 {mean}%" if zh else f"mean over any {area} {mean} %")
    if page.images:
        low = min(one.ppi for one in page.images)
        parts.append(f"图 {len(page.images)} 幅，最低 {low:.0f} ppi" if zh
                     else f"{len(page.images)} pictures, {low:.0f} ppi at least")  # fmt: skip
    inside = sum(font.embedded for font in page.fonts)
    parts.append(
        f"字体 {len(page.fonts)} 种，嵌入 {inside} 种" if zh else f"{len(page.fonts)} fonts, {inside} embedded"
    )
    return " · ".join(parts)


def as_values(report: Report, limits: Limits) -> dict[str, Any]:
    """Everything but the findings, which have words: the file, the profile, the facts of every page."""
    return {
        "file": report.file,
        "standard": report.standard,
        "output_intent": report.intent,
        "profile": limits._asdict(),
        "pages": [_page_values(page) for page in report.pages],
    }


def _page_values(page: PageFacts) -> dict[str, Any]:
    made: dict[str, Any] = {"page": page.number}
    for name, box in (("media", page.media), ("bleed", page.bleed), ("trim", page.trim)):
        made[f"{name}_box_pt"] = [round(one, 3) for one in box] if box else None
    if page.ink:
        ink = page.ink
        made["ink"] = {
            "plates": list(ink.plates), "most_percent": round(ink.most, 1), **_spot_values(ink.spot),
            "area_over_wanted_mm2": round(ink.high, 1), "area_over_most_mm2": round(ink.over, 1),
            "dpi": round(ink.dpi, 1),
        }  # fmt: skip
        if ink.mean_area:
            made["ink"] |= {"mean_percent": round(ink.mean, 1), "mean_area_mm2": ink.mean_area}
    made["fonts"] = [font._asdict() for font in page.fonts]
    made["images"] = [
        {**_spot_values(one.spot), "width": one.width, "height": one.height, "bits": one.bits, "space": one.space,
         "ppi": round(one.ppi, 1)}
        for one in page.images
    ]  # fmt: skip
    return made


def _spot_values(spot: FilePlace) -> dict[str, float]:
    return {} if spot.x is None or spot.y is None else {"x_mm": round(spot.x, 1), "y_mm": round(spot.y, 1)}
