"""``作业单.html``: the job sheet for people: what the plant is asked for and gets, page by page, on A4."""

from __future__ import annotations

from html import escape
from typing import Final

from layout.numbering import plain
from layout.plant.editions import edition_lines
from layout.plant.order import colour_of
from layout.plant.package import PackageJob
from layout.preflight.report_words import plate_called

_LOOK: Final = """
@page { size: A4; margin: 15mm; }
body { font: 14px/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #111;
  max-width: 880px; margin: 24px auto; padding: 0 20px; }
h1 { font: 700 28px/1.3 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; text-align: center;
  letter-spacing: .3em; margin: 0 0 12px; }
table { border-collapse: collapse; width: 100%; margin: 0 0 16px; } th, td { border: 1px solid #333; padding: 5px 8px;
  text-align: left; vertical-align: top; } th { font-weight: 400; background: #f1efe9; white-space: nowrap; }
td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; } .small { font-size: 12px; }
tr { break-inside: avoid; } .warn { border: 2px solid #b3261e; color: #b3261e; padding: 6px 12px; margin: 0 0 12px; }
"""


def order_form(job: PackageJob) -> bytes:
    """``作业单.html``: the sheet that goes with the files, for people; it prints on A4."""
    title = f"{job.paper} {job.day.isoformat()} 作业单"
    parts = [
        "<!doctype html>", '<html lang="zh-Hans">', '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">', f"<title>{escape(title)}</title>",
        f"<style>{_LOOK}</style>", "<h1>作业单</h1>", _warned(job), _facts(job), _pages(job), _gone(job),
        *(f"<p>{escape(line)}</p>" for line in edition_lines(job.editions)), _receipt(),
        _foot(job), "</html>", "",
    ]  # fmt: skip
    return "\n".join(one for one in parts if one).encode("utf-8", "backslashreplace")


def _foot(job: PackageJob) -> str:
    facts = f"印刷条件 {escape(job.condition)}，标准 {escape(job.standard)}（自查）"
    return f'<p class="small">{escape(job.program)} 制作；{facts}。改动按色版逐字节比较。</p>'


def _warned(job: PackageJob) -> str:
    if job.forced:
        return f'<p class="warn">★ 有 {job.errors} 个错误未改，系强制打包，付印前请与编辑部核对。</p>'
    return f'<p class="warn">★ 版面尚有 {len(job.unready)} 处没有排好，不是定版。</p>' if job.unready else ""


def _facts(job: PackageJob) -> str:
    order = job.order
    colour = sum(colour_of(one.inked) == "彩色" for one in job.sheets)
    pages = f"{len(job.sheets)} 版：彩色 {colour} 版，黑白 {len(job.sheets) - colour} 版"
    version = f"第 {order.version} 次送厂" + (f"（改版，与第 {order.before} 次比较）" if order.before else "")
    day = f"{job.day.year}年{job.day.month}月{job.day.day}日"
    rows = (
        (("报名", job.paper), ("日期", day)),
        (("版数", pages), ("印数", f"{order.copies:,} 份" if order.copies else "")),
        (("付印时间", order.due_words(job.day)), ("版本", version)),
        (("签发", order.signer), ("联系人", order.contact)),
    )
    cells = ("".join(f"<th>{name}</th><td>{escape(value)}</td>" for name, value in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _pages(job: PackageJob) -> str:
    compared = bool(job.order.before)
    heads = ["版次", "版名", "色", "色版", "文件", "签发", *(["改动"] if compared else [])]
    rows = ["".join(f"<th>{head}</th>" for head in heads)]
    for one in job.sheets:
        plates = "、".join(plate_called(name, "zh") for name in one.inked)
        cells = [
            str(plain(one.number)),
            one.section,
            colour_of(one.inked),
            plates,
            f"print/{one.name}.pdf",
            one.signed,
        ]
        if compared:
            cells.append(one.change.words if one.change else "")
        rows.append("".join(f"<td>{escape(cell)}</td>" for cell in cells))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _gone(job: PackageJob) -> str:
    if not job.order.gone:
        return ""
    gone = escape("、".join(job.order.gone))
    said = f"第 {job.order.before} 次送的 {gone} 版这次没有，是否作废请与编辑部核对。"
    return f'<p class="warn">{said}</p>'


def _receipt() -> str:
    names = ("收到时间", "经手人", "校验", "备注")
    return f"<table><tr>{''.join(f'<th>{name}</th><td style=width:16%></td>' for name in names)}</tr></table>"
