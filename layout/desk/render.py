"""The main job: an issue becomes PDFs, previews, a report, and the copy that did not go in."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from layout import files
from layout.compose import Composed, compose
from layout.desk.load import Loaded, load
from layout.desk.show import as_json, language_of, show_findings
from layout.findings import BadSpec, Finding, Place, Severity, finding, worst
from layout.makeup.fit import Fitted
from layout.page import Page, Picture
from layout.pictures.model import PressPicture
from layout.units import in_pt

HELP = "Make up an issue: PDFs, previews and a report.  按版面文件组版，输出 PDF、PNG 和报告。"

OUTPUTS = ("pdf", "png", "report")


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page [render]``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--only", default="pdf,png,report", help="of pdf,png,report / 只输出其中几种")
    parser.add_argument("--dpi", type=int, default=150, help="preview resolution, default 150 / 预览分辨率")
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="of the findings")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")


def run(args: Namespace) -> int:
    """Make up the issue; 0 clean or warnings, 1 error findings."""
    language = args.lang or language_of()
    wanted = tuple(part.strip() for part in args.only.split(",") if part.strip())
    unknown = [part for part in wanted if part not in OUTPUTS]
    if unknown or not 18 <= args.dpi <= 1200:
        place = Place("--only" if unknown else "--dpi")
        raise BadSpec(finding("option-unknown", place, said=", ".join(unknown) or args.dpi, known=", ".join(OUTPUTS)))
    loaded = load(args.issue, tuple(args.root))
    composed = compose(loaded.issue, loaded.materials)
    found = tuple(dict.fromkeys((*loaded.findings, *composed.edition.findings)))
    folder = args.out / loaded.issue.id
    written, more = export(composed, loaded, folder, wanted, args.dpi)
    found = tuple(dict.fromkeys((*found, *more)))
    written += write_rests(composed, folder)
    if "report" in wanted:
        report = report_of(composed, found, language)
        files.write(folder / "report.json", json.dumps(report, ensure_ascii=False, indent=1).encode() + b"\n")
    if args.output_format == "json":
        print(json.dumps([as_json(one, language) for one in found], ensure_ascii=False, indent=1))
    else:
        show_findings([one for one in found if one.severity > Severity.NOTE or not args.quiet], language, sys.stdout)
        if not args.quiet:
            print(summary(composed, found, written, language))
    return 1 if worst(found) is Severity.ERROR else 0


def export(
    composed: Composed, loaded: Loaded, folder: Path, wanted: tuple[str, ...], dpi: int
) -> tuple[list[Path], list[Finding]]:
    """Write the files that are *wanted*, each page a PDF and a PNG; also what was found in their pictures."""
    written: list[Path] = []
    if not {"pdf", "png"} & set(wanted):
        return written, []
    to_pdf = import_module("layout.output.pdf").pdf
    pictures, found = press_pictures(composed.edition.pages, loaded, folder)
    for page in composed.edition.pages:
        data: bytes = to_pdf((page,), composed.edition, loaded.materials.faces, pictures)
        if "pdf" in wanted:
            path = folder / f"P{page.number:02}.pdf"
            files.write(path, data)
            written.append(path)
        if "png" in wanted:
            path = folder / f"P{page.number:02}.png"
            files.write(path, import_module("layout.output.png").png(data, dpi=dpi))
            written.append(path)
    return written, found


Pictures: TypeAlias = dict[tuple[str, tuple[int, int, int, int]], PressPicture]
"""Press pictures by image and crop."""


def press_pictures(pages: tuple[Page, ...], loaded: Loaded, folder: Path) -> tuple[Pictures, list[Finding]]:
    """Every picture of *pages* in press colour, taken from the cache of an earlier run where nothing changed."""
    marks = [mark for page in pages for mark in page.marks if isinstance(mark, Picture)]
    if not marks:
        return {}, []
    press = import_module("layout.desk.press_pictures")
    made: tuple[Pictures, list[Finding]] = press.convert(marks, loaded.pictures, folder.parent / ".pictures")
    return made


def write_rests(composed: Composed, folder: Path) -> list[Path]:
    """Save what did not go in as story files; those of an earlier run that fit by now are taken away."""
    rests = {story.slug: story for story in composed.rests}
    written: list[Path] = []
    for done in composed.fits:
        path = folder / "rest" / f"{done.story.slug}.md"
        if done.story.slug in rests:
            text = import_module("layout.stories").write_story(rests[done.story.slug])
            files.write(path, text.encode())
            written.append(path)
        else:
            files.remove(path)
    return written


def report_of(composed: Composed, found: tuple[Finding, ...], language: str) -> dict[str, object]:
    """The report as plain values: copyfit of every story, then the findings."""
    edition = composed.edition
    return {
        "id": edition.id,
        "title": edition.title,
        "date": edition.date,
        "pages": [page.number for page in edition.pages],
        "stories": [_fit_of(done) for done in composed.fits],
        "findings": [as_json(one, language) for one in found],
    }


def _fit_of(done: Fitted) -> dict[str, object]:
    fit = done.fit
    return {
        "slug": done.story.slug,
        "slot": done.slot.id,
        "head": "　".join(done.story.headline),
        "head_size_pt": in_pt(done.head.size),
        "head_lines": done.head.rows,
        "legs": len(done.room.legs),
        "chars_per_line": fit.chars,
        "room": {"lines": fit.room, "chars": fit.room * fit.chars},
        "set": {"lines": fit.set, "chars": fit.set * fit.chars},
        "over": {"lines": fit.over, "chars": fit.over * fit.chars},
        "short": {"lines": fit.short, "chars": fit.short * fit.chars},
        "left_out": fit.left_out,
    }


def summary(composed: Composed, found: tuple[Finding, ...], written: list[Path], language: str) -> str:
    """A few lines on the screen: what was made, how it fits."""
    zh = language.startswith("zh")
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = sum(one.severity is Severity.WARNING for one in found)
    lines = [str(path) for path in written]
    for done in composed.fits:
        fit = done.fit
        if zh:
            state = f"多 {fit.over} 行" if fit.over else f"短 {fit.short} 行" if fit.short else "正好"
            lines.append(f"  {done.story.slug:<10} {fit.room} 行 排 {fit.set} 行 {state}")
        else:
            state = f"{fit.over} over" if fit.over else f"{fit.short} short" if fit.short else "fits"
            lines.append(f"  {done.story.slug:<10} room {fit.room} lines, set {fit.set}: {state}")
    lines.append(f"{errors} 个错误，{warnings} 个警告" if zh else f"{errors} errors, {warnings} warnings")
    return "\n".join(lines)
