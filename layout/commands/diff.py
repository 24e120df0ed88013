"""Two versions of an issue held against each other: by story and slot, page by page, plate by plate."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from layout import files
from layout.commands.arguments import add_overwrite, out_of_range
from layout.console import language_of, show_findings
from layout.findings import BadSpec, Place, finding
from layout.runs.staging import staged
from layout.runs.swap import Rules, finish, recover
from layout.versions.as_json import difference_values
from layout.versions.difference import Difference, difference
from layout.versions.in_words import editions_said, lines_said
from layout.versions.repository import is_of_a_repository, taken_out
from layout.versions.shown_page import shown_page
from layout.versions.version import Version, kept, made_up
from layout.versions.zones import Editing, EditionDifference, all_same, edition_differences

HELP = "What changed between two issues, results or revisions.  比对两个版本：改了哪里，为什么。"

FOLDER: Final = "diff"
"""Of what is written, under the output folder."""


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page diff``."""
    what = "a page spec, the folder of a result, or REVISION:SPEC in git / 版面文件、出版结果文件夹、git 版本:版面文件"
    parser.add_argument("before", help=f"the older one: {what}")
    parser.add_argument("after", help="the newer one, of any of these kinds / 新的一版，同上")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--dpi", type=int, default=110, help="resolution of pages, default 110 / 版面图分辨率")
    parser.add_argument("--only", default="html,png,json", help="of html,png,json; or none / 只输出其中几种")
    add_overwrite(parser)
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="of the summary")
    parser.add_argument("--quiet", action="store_true", help="exit code only / 只给退出码")


def run(args: Namespace) -> int:
    """Compare; 0 when both are the same, 1 when they are not."""
    language = args.lang or language_of()
    wanted = {part.strip() for part in args.only.split(",")} - {"", "none"}
    faults = out_of_range(args, ("dpi", 18, 300, "dpi"))
    unknown = sorted(wanted - {"html", "png", "json"})
    if unknown:
        faults.append(
            finding("option-unknown", Place("--only"), said=", ".join(unknown), known="html, png, json, none")
        )
    if faults:
        raise BadSpec(*faults)
    recover(args.out)
    with ExitStack() as scratch:
        versions = [_opened(said, args, language, scratch) for said in (args.before, args.after)]
        done = difference(versions[0], versions[1], args.out, args.dpi, language)
        editions = [*edition_differences(done, Editing(tuple(args.root), args.out, args.dpi, language))]
    shows = args.output_format == "json"
    values = ""
    if shows or "json" in wanted:
        values = json.dumps(difference_values(done, editions, language), ensure_ascii=False, indent=1)
    if wanted:
        _write(done, editions, wanted, args, language, values)
    if shows:
        print(values)
    elif not args.quiet:
        notes = [*done.notes, *(note for one in editions if one.done for note in one.done.notes)]
        show_findings(notes, language, sys.stdout)
        if not done.is_same or not editions:
            print("\n".join(lines_said(done, language)))
        print("".join(f"{line}\n" for line in editions_said(editions, language)), end="")
        if wanted:
            print(args.out / FOLDER)
    return 0 if all_same(done, editions) else 1


def _opened(said: str, args: Namespace, language: str, scratch: ExitStack) -> Version:
    """The version that *said* names."""
    path = Path(said)
    if is_of_a_repository(said):
        folder = Path(scratch.enter_context(TemporaryDirectory()))
        return made_up(said, taken_out(said, folder), tuple(args.root), args.out, language)
    if path.is_dir():
        return kept(said, path)
    return made_up(said, path, tuple(args.root), args.out, language)


def _write(
    done: Difference, editions: list[EditionDifference], wanted: set[str], args: Namespace, language: str, values: str
) -> None:  # fmt: skip
    """Write what is *wanted* of *done* and *editions* into the folder of differences; *values* is its JSON."""
    every = [*done.pages, *(page for one in editions if one.done for page in one.done.pages)]
    with staged(args.out / FOLDER) as staging:
        if "html" in wanted:
            files.write(staging.path("index.html"), shown_page(done, editions, language))
        if "json" in wanted:
            files.write(staging.path("diff.json"), values.encode("utf-8", "backslashreplace") + b"\n")
        for page in every if "png" in wanted else ():
            if page.looks is None or not page.looks.changed:
                continue
            for side, data in (("old", page.looks.old), ("new", page.looks.new)):
                if data:
                    files.write(staging.path(f"{page.file}-{side}.png"), data)
        reads = tuple(path for path in map(Path, (args.before, args.after)) if path.is_file())
        finish(staging, Rules(lambda name: True, reads, overwrite=args.overwrite))


__all__ = ["HELP", "add_arguments", "run"]
