"""The report of a package as one page for people, in Chinese: it needs nothing but a browser, and prints well."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import Final

from layout.findings import Finding, Severity
from layout.plant.package import PackageJob, bleed_of, size_of
from layout.plant.pages import PackagePage
from layout.preflight.proof_image import thumbnail
from layout.preflight.report_words import plate_called
from layout.units import in_mm, in_pt

_INKS: Final = {"Cyan": "#009fe3", "Magenta": "#e5007d", "Yellow": "#ffde00", "Black": "#1d1d1b"}
"""The colours of the plates on the screen."""
WORDS: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
_WIDTH: Final = 420
_NOTE: Final = "“自查”指按上列配置用本程序检查，未经第三方认证；校样按输出意图的特性文件模拟，含纸色，只供看样。"

LOOK: Final = """
:root { --ink: #1c1b1a; --soft: #6b6762; --line: #d9d4cb; --paper: #fbfaf7; --good: #1f6f43; --bad: #b3261e; --warn: #8a5a00; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6;
  font: 15px/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif; }
main { max-width: 1020px; margin: 0 auto; padding: 32px 28px 56px; }
h1, h2 { font-family: "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; line-height: 1.25; margin: 0; }
h1 { font-size: 30px; } h2 { font-size: 20px; }
header { border-top: 4px solid var(--ink); border-bottom: 1px solid var(--ink); padding: 14px 0 12px; display: flex;
  justify-content: space-between; align-items: flex-end; gap: 24px; flex-wrap: wrap; }
header p { margin: 4px 0 0; color: var(--soft); }
.verdict { font-size: 17px; font-weight: 700; padding: 6px 16px; border: 2px solid; border-radius: 3px; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 10px 28px; margin: 20px 0 8px; }
dl.facts div { border-bottom: 1px solid var(--line); padding-bottom: 6px; }
dt { font-size: 12.5px; color: var(--soft); } dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
section { margin-top: 34px; break-inside: avoid; }
section > h2 { border-bottom: 1px solid var(--line); padding-bottom: 6px; margin-bottom: 14px; }
.page { display: grid; grid-template-columns: 236px 1fr; gap: 28px; }
.page img { width: 236px; border: 1px solid var(--line); background: #fff; display: block; }
.shot { position: relative; } .shot figcaption { font-size: 12.5px; color: var(--soft); margin-top: 4px; }
.shot { margin: 0; } .peak { position: absolute; width: 16px; height: 16px; margin: -8px 0 0 -8px; border: 2px solid var(--bad);
  border-radius: 50%; box-shadow: 0 0 0 1.5px #fff; }
.frame { position: relative; }
table { border-collapse: collapse; width: 100%; font-size: 14px; } th, td { text-align: left; padding: 4px 12px 4px 0;
  border-bottom: 1px solid var(--line); vertical-align: top; } th { font-weight: 400; color: var(--soft); white-space: nowrap; }
.swatch { display: inline-block; width: 11px; height: 11px; border-radius: 50%; margin: 0 3px 0 0; border: 1px solid #0003;
  vertical-align: -1px; } .ink + .ink { margin-left: 12px; }
.bar { position: relative; height: 9px; background: #ebe7df; border-radius: 5px; margin: 6px 0 2px; max-width: 380px; }
.bar i { position: absolute; inset: 0 auto 0 0; border-radius: 5px; background: var(--good); }
.bar b { position: absolute; top: -3px; bottom: -3px; width: 2px; background: var(--ink); }
.bar.over i { background: var(--bad); }
ul.found { list-style: none; margin: 0; padding: 0; } ul.found li { padding: 8px 0; border-bottom: 1px solid var(--line); }
ul.found .where { color: var(--soft); font-size: 13px; } ul.found .hint { color: var(--soft); }
ul.found code { font-size: 12.5px; color: var(--soft); }
footer { margin-top: 40px; font-size: 12.5px; color: var(--soft); border-top: 1px solid var(--line); padding-top: 10px; }
@media (max-width: 640px) { .page { grid-template-columns: 1fr; } }
@media print { body { background: #fff; font-size: 12px; } main { padding: 0; max-width: none; } }
"""


def report_page(job: PackageJob) -> bytes:
    """The whole page in one file, its pictures in it."""
    day = f"{job.day.year}年{job.day.month}月{job.day.day}日"
    title = f"{job.paper} {day} 付印检查报告"
    parts = [
        "<!doctype html>", '<html lang="zh-Hans">', '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">', f"<title>{escape(title)}</title>",
        f"<style>{LOOK}</style>", "<main>", _head(job, day), _facts(job),
        *(_page(one, job) for one in job.sheets),
        *(_page(page, job, one.title or one.name) for one in job.editions for page in one.own), _found(job), _limits(job),
        f"<footer>{escape(job.program)} 制作。{_NOTE}</footer>", "</main>", "</html>", "",
    ]  # fmt: skip
    return "\n".join(parts).encode("utf-8", "backslashreplace")


def _head(job: PackageJob, day: str) -> str:
    warnings = sum(one.severity is Severity.WARNING for one in job.findings)
    if job.forced:
        verdict = f'<div class="verdict bad">有 {job.errors} 个错误 · 强制打包</div>'
    elif job.unready:
        verdict = f'<div class="verdict bad">尚未排好 · {len(job.unready)} 处</div>'
    elif warnings:
        verdict = f'<div class="verdict warn">可以付印 · {warnings} 个警告</div>'
    else:
        verdict = '<div class="verdict good">可以付印</div>'
    return (
        f"<header><div><h1>{escape(job.paper)}　付印检查报告</h1>"
        f"<p>{day}　{len(job.sheets)} 个版　期号标识 {escape(job.id)}</p></div>{verdict}</header>"
    )


def _facts(job: PackageJob) -> str:
    first = job.sheets[0]
    width, height = size_of(first.facts)
    most = max((one.facts.ink.most for one in job.sheets if one.facts.ink), default=0)
    pairs = [
        ("标准（自查）", job.standard or "未声明"), ("印刷条件", job.condition),
        ("成品尺寸", f"{width:g} × {height:g} mm"), ("出血", f"{bleed_of(first):g} mm"),
        ("总墨量最高", f"{most:.0f}%（建议 {job.limits.ink_wanted:g}%，上限 {job.limits.ink_most:g}%）"),
        ("检查配置", job.limits.name),
    ]  # fmt: skip
    return '<dl class="facts">' + "".join(f"<div><dt>{a}</dt><dd>{escape(b)}</dd></div>" for a, b in pairs) + "</dl>"


def _page(one: PackagePage, job: PackageJob, edition: str = "") -> str:
    facts, ink = one.facts, one.facts.ink
    heading = f"{escape(edition)}　第 {one.number} 版".strip()
    width, height = size_of(facts)
    picture = b64encode(thumbnail(one.proof, _WIDTH)).decode()
    peak = ""
    rows = [("文件", f"print/{one.name}.pdf"), ("成品", f"{width:g} × {height:g} mm，出血 {bleed_of(one):g} mm")]
    if one.section:
        rows.append(("版名", one.section))
    if one.fold:
        rows.append(("跨版", f"与 {one.beside} 版，从折缝裁开，折缝一侧没有出血"))
    rows_made = [f"<tr><th>{a}</th><td>{escape(b)}</td></tr>" for a, b in rows]
    if ink:
        x, y = ink.spot.x or 0, ink.spot.y or 0
        peak = f'<span class="peak" style="left:{x / width * 100:.2f}%;top:{y / height * 100:.2f}%"></span>'
        rows_made.append(f"<tr><th>色版</th><td>{''.join(map(_ink, ink.inked))}</td></tr>")
        rows_made.append(f"<tr><th>总墨量</th><td>{_bar(ink.most, ink.over > job.limits.ink_area, job)}"
                    f"最大 {ink.most:.0f}%，在距左上角 ({x:.1f}, {y:.1f}) mm 处；超过建议值的面积 {ink.high:.1f} mm²</td></tr>")  # fmt: skip
    if facts.images:
        low = min(image.ppi for image in facts.images)
        kinds = "、".join(dict.fromkeys(image.space for image in facts.images))
        rows_made.append(f"<tr><th>图片</th><td>{len(facts.images)} 幅，最低 {low:.0f} ppi，{escape(kinds)}</td></tr>")
    fonts = "<br>".join(
        f"{escape(font.name)}　{'已嵌入' if font.embedded else '未嵌入'}{'、子集' if font.subset else ''}"
        for font in facts.fonts
    )
    rows_made.append(f"<tr><th>字体</th><td>{fonts or '无'}</td></tr>")
    return (
        f'<section><h2>{heading}</h2><div class="page"><figure class="shot"><div class="frame">'
        f'<img alt="第 {one.number} 版校样" src="data:image/jpeg;base64,{picture}">{peak}</div>'
        f"<figcaption>校样；红圈是总墨量最大处</figcaption></figure><table>{''.join(rows_made)}</table></div></section>"
    )


def _ink(name: str) -> str:
    word, colour = escape(plate_called(name, "zh")), _INKS.get(name, "#888")
    return f'<span class="ink"><span class="swatch" style="background:{colour}"></span>{word}</span>'


def _bar(most: float, over: bool, job: PackageJob) -> str:
    """The total on a scale of 0 to 400 per cent, the limit marked."""
    return (
        f'<div class="bar{" over" if over else ""}"><i style="width:{min(most / 4, 100):.1f}%"></i>'
        f'<b style="left:{job.limits.ink_most / 4:.1f}%"></b></div>'
    )


def _found(job: PackageJob) -> str:
    shown = [one for one in job.findings if one.severity > Severity.NOTE]
    if not shown:
        return '<section><h2>问题</h2><p class="good">没有错误，也没有警告。</p></section>'
    items = "".join(_item(one) for one in sorted(shown, key=lambda one: -one.severity))
    return f'<section><h2>问题</h2><ul class="found">{items}</ul></section>'


def _item(one: Finding) -> str:
    look = "bad" if one.severity is Severity.ERROR else "warn"
    where = f'<span class="where">{escape(str(one.place))}</span><br>' if one.place else ""
    hint = f'<br><span class="hint">→ {escape(one.hint())}</span>' if one.hint() else ""
    return (
        f'<li>{where}<strong class="{look}">{WORDS[one.severity]}</strong> {escape(one.message())} '
        f"<code>{escape(one.code)}</code>{hint}</li>"
    )


def _limits(job: PackageJob) -> str:
    one = job.limits
    sizes = " / ".join(f"{in_pt(size):g} pt" for size in (one.type_solid, one.type_tinted, one.type_several))
    rows = [
        ("标准", "、".join(one.standards)),
        (
            "总墨量",
            f"建议 {one.ink_wanted:g}%，上限 {one.ink_most:g}%，{one.ink_area:g} mm² 以内不计，{one.resolution} dpi 逐像素",
        ),
        ("图片", f"应有 {one.ppi_wanted:g} ppi，不低于 {one.ppi_least:g} ppi；1 位线条图 {one.line_art_ppi:g} ppi"),
        ("最小字号", f"{sizes}（一种墨实地 / 加网或两种墨 / 三种墨以上或反白）"),
        ("最细线条", f"{in_pt(one.rule_solid):g} pt / {in_pt(one.rule_several):g} pt（一两种墨 / 三种墨以上或反白）"),
        ("出血", f"不小于 {in_mm(one.bleed):.1f} mm"),
        ("专色", "、".join(one.spots) or "不许用"),
        ("标签与替代文字", "要求" if one.tags else "不要求"),
    ]
    rows_made = "".join(f"<tr><th>{a}</th><td>{escape(b)}</td></tr>" for a, b in rows)
    return f"<section><h2>检查配置：{escape(one.name)}</h2><table>{rows_made}</table></section>"
