"""What goes to the plant beside the press files: job sheet, sums, a word of explanation, all of it in one archive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import yaml

from layout.numbering import plain
from layout.plant.editions import PackageEdition, edition_lines, edition_values
from layout.plant.order import PlantOrder, colour_of, order_values
from layout.plant.pages import PackagePage
from layout.plant.revisions import change_values
from layout.preflight.model import PageFacts
from layout.preflight.page_boxes import least_bleed
from layout.stylesheets.preflight import Limits
from layout.units import MM_PER_POINT
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.findings import Finding

_PACKED: Final = (".pdf", ".png")

UNREADY: Final = frozenset(("underset", "page-gap", "jump-empty", "story-empty", "missing-headline"))
"""Warnings of pages that nobody would print: white where copy should be, a story without its head."""


class PackageJob(NamedTuple):
    """A package: the issue, its pages, the profile they were held against, and whether errors were waved through."""

    id: str
    paper: str
    day: date
    program: str
    limits: Limits
    profile: bytes
    condition: str
    sheets: tuple[PackagePage, ...]
    findings: tuple[Finding, ...]
    errors: int
    order: PlantOrder = PlantOrder()
    editions: tuple[PackageEdition, ...] = ()

    @property
    def every(self) -> tuple[PackagePage, ...]:
        """Its pages and those of editions that are not the base's."""
        return (*self.sheets, *(page for one in self.editions for page in one.own))

    @property
    def forced(self) -> bool:
        """True for a package that was made although errors stand."""
        return self.errors > 0

    @property
    def unready(self) -> tuple[Finding, ...]:
        """What shows that a page is not made up to its end; what the editor has allowed is not among it."""
        return tuple(one for one in self.findings if one.code in UNREADY)

    @property
    def standard(self) -> str:
        """The standard of its files."""
        return "、".join(dict.fromkeys(one.report.standard for one in self.sheets))


def job_sheet(job: PackageJob) -> bytes:
    """``job.yaml``: what a plant's workflow wants to know."""
    sheet: dict[str, Any] = {
        "issue": job.id, "paper": job.paper, "date": job.day.isoformat(), "made_by": job.program,
        "standard": job.standard, "preflight_profile": job.limits.name, "errors": job.errors, "forced": job.forced,
        "made_up": not job.unready, **order_values(job.order, job.day),
    }  # fmt: skip
    if job.forced:
        sheet["note"] = "有错误未改，按 --force 打包；见 preflight.html。"
    elif job.unready:
        sheet["note"] = f"版面尚有 {len(job.unready)} 处没有排好；见 preflight.html。"
    sheet["output_intent"] = {
        "identifier": job.sheets[0].report.intent, "condition": job.condition,
        "icc_sha256": sha256(job.profile).hexdigest(),
    }  # fmt: skip
    sheet["pages"] = [_page(one, job.limits) for one in job.sheets]
    if job.editions:
        sheet["editions"] = [edition_values(one, lambda page: _page(page, job.limits)) for one in job.editions]
    made: str = yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False, width=100)
    return made.encode()


def _page(one: PackagePage, limits: Limits) -> dict[str, Any]:
    facts = one.facts
    made: dict[str, Any] = {
        "page": plain(one.number), "print": f"print/{one.name}.pdf", "proof": f"proof/{one.name}.png",
        "sha256": sha256(one.pdf).hexdigest(), "trim_mm": list(size_of(facts)), "bleed_mm": bleed_of(one),
    }  # fmt: skip
    if one.section:
        made["section"] = one.section
    if one.fold:
        made["spread"] = {"with": plain(one.beside), "side": one.fold, "bleed_in_fold_mm": 0}
    if one.signed:
        made["signed"] = one.signed
    if one.change:
        made |= change_values(one.change)
    if facts.ink:
        ink = facts.ink
        made["inks"] = list(ink.inked)
        made["colour"] = colour_of(tuple(ink.inked))
        made["ink_total"] = {
            "most_percent": round(ink.most, 1), "at_mm": [round(ink.spot.x or 0, 1), round(ink.spot.y or 0, 1)],
            "wanted_percent": limits.ink_wanted, "limit_percent": limits.ink_most,
        }  # fmt: skip
    made["pictures"] = len(facts.images)
    if facts.images:
        made["lowest_ppi"] = round(min(image.ppi for image in facts.images))
    made["fonts"] = [font._asdict() for font in facts.fonts]
    return made


def size_of(facts: PageFacts) -> tuple[float, float]:
    """Width and height of the trimmed page in mm."""
    trim = facts.trim or facts.media
    return round((trim[2] - trim[0]) * MM_PER_POINT, 1), round((trim[3] - trim[1]) * MM_PER_POINT, 1)


def bleed_of(one: PackagePage) -> float:
    """The least bleed of the edges that are cut, in mm."""
    facts = one.facts
    if not facts.trim or not facts.bleed:
        return 0.0
    return round(least_bleed(facts.trim, facts.bleed, one.fold) * MM_PER_POINT, 1)


def explanation(job: PackageJob) -> bytes:
    """``说明.txt``: what is in the package and how it is checked, with the line ends that every editor shows."""
    width, height = size_of(job.sheets[0].facts)
    lines = [
        f"{job.paper}　{job.day.year}年{job.day.month}月{job.day.day}日　付印文件",
        "",
        *(["★ 本包有错误未改，系强制打包，付印前请与编辑部核对（见 preflight.html）。", ""] if job.forced else []),
        *([f"★ 版面尚有 {len(job.unready)} 处没有排好，不是定版（见 preflight.html）。", ""] if job.unready else []),
        f"版数　　{len(job.sheets)} 版（{'、'.join(one.name for one in job.sheets)}），每版一个文件",
        f"成品　　{width:g} × {height:g} 毫米，出血 {bleed_of(job.sheets[0]):g} 毫米",
        *_spreads(job),
        *edition_lines(job.editions),
        f"标准　　{job.standard}（自查，未经第三方认证）",
        f"印刷条件　{job.condition}",
        f"总墨量　最高 {max((one.facts.ink.most for one in job.sheets if one.facts.ink), default=0):.0f}%",
        "",
        "print/　　　　　付印 PDF，直接制版，不要另存或改动",
        "proof/　　　　　按印刷条件模拟的屏幕校样（带纸色），只供看样，不能制版",
        "preflight.html　检查报告，用浏览器打开",
        "preflight.json　同一份报告，供程序读取",
        "作业单.html　　　作业单，用浏览器打开或打印",
        "job.yaml　　　　同一份作业单，供程序读取",
        "job.xjdf　　　　同一份作业单，供工作流程系统（CIP4 XJDF）读取",
        "回执.yaml　　　 收齐后填好发回编辑部；发回 sha256sum print/*.pdf 的输出也可以",
        "SHA256SUMS　　　校验值：在本文件夹里运行 sha256sum -c SHA256SUMS",
        "",
        "要点：黑字单黑叠印；照片已按上述印刷条件分色，请勿再转换颜色；裁切以 TrimBox 为准。",
        "文件有疑问，请先联系编辑部，不要自行修改。",
    ]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _spreads(job: PackageJob) -> list[str]:
    """A line about the spreads, where there are any."""
    here = {one.number for one in job.sheets}
    folded = [one for one in job.sheets if one.fold]
    said = [f"{one.number}、{one.beside} 版" for one in folded if one.number < one.beside in here]
    said += [f"{one.number} 版（与 {one.beside} 版，不在本包）" for one in folded if one.beside not in here]
    return [f"跨版　　{'，'.join(said)}：从折缝裁成两版，折缝一侧没有出血"] if said else []


def sums(files: Mapping[str, bytes]) -> bytes:
    """``SHA256SUMS`` of *files*, as sha256sum reads it."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()


def archive(files: Mapping[str, bytes], folder: str, day: date) -> bytes:
    """*files* in *folder* as a zip; every time in it is the issue's *day*."""
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, data in sorted(files.items()):
            # A zip knows the years from 1980 to 2107.
            entry = ZipInfo(f"{folder}/{name}", (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            made.writestr(entry, data)
    return out.getvalue()
