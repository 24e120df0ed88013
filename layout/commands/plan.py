"""Whole pages proposed from copy and furniture: ordinary slots, with a picture and a score sheet for each."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Collection
from pathlib import Path

from layout import files
from layout.commands.arguments import add_overwrite, out_of_range
from layout.console import language_of, planning_on, show_findings
from layout.findings import BadSpec, Finding, Severity, worst
from layout.loading.load import Loaded, materials_of, read
from layout.loading.planned_pictures import with_story_pictures
from layout.loading.selection import chosen_pages, page_range
from layout.pixels.png import png
from layout.planner.advice import advised
from layout.planner.propose import Proposal, faults_of, propose
from layout.planner.sheet import as_values, in_words
from layout.planner.whole_issue import in_turn, shared_out
from layout.planner.written import new_parts, plan_changes
from layout.processes.shared_tasks import together
from layout.publishing.page_files import WantedFiles, make_page
from layout.publishing.reporting import reported
from layout.publishing.whole_run import rules_of
from layout.runs.staging import Staging, staged
from layout.runs.swap import finish
from layout.spec.model import PageSpec
from layout.spec.wishes import PlanWishes
from layout.trees.spans import applied

HELP = "Propose whole pages from copy and furniture, with reasons.  自动拟版：从稿件提出整版方案，并说明理由。"

MOST_PROPOSALS = 12


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page plan``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--pages", default="", help="pages to propose, default those with plan: / 拟哪几版")
    parser.add_argument("--proposals", type=int, default=3, help="how many, default 3 / 几个方案")
    parser.add_argument("--write", type=Path, help="write the spec with a proposal in it / 写出排好的版面文件")
    parser.add_argument("--take", type=int, default=1, help="which proposal to write, default 1 / 写第几个方案")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--dpi", type=int, default=72, help="resolution of the pictures / 图的分辨率")
    add_overwrite(parser)
    parser.add_argument("--one-process", action="store_true", help="no second process / 只用一个进程")
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")


def run(args: Namespace) -> int:
    """Propose; 0 when every page has a proposal without an error, 1 otherwise."""
    language = args.lang or language_of()
    faults = out_of_range(
        args,
        ("proposals", 1, MOST_PROPOSALS, "N"), ("take", 1, max(1, args.proposals), "N"), ("dpi", 18, 600, "dpi"),
    )  # fmt: skip
    if faults:
        raise BadSpec(*faults)
    loaded = with_story_pictures(materials_of(read(args.issue, tuple(args.root))), args.issue.parent, tuple(args.root))
    loaded = loaded._replace(
        issue=shared_out(
            loaded.issue, loaded.materials, in_turn if args.one_process else together, planning_on(language)
        )
    )
    found: list[Finding] = list(loaded.findings)
    text = files.read_text(args.issue)
    chosen: list[tuple[PageSpec, Proposal]] = []
    with staged(args.out / loaded.issue.id) as staging:
        for page in _asked(args.pages, loaded):
            made = propose(loaded.issue, loaded.materials, page, args.proposals, whole=False)
            found += made.findings
            for number, one in enumerate(made.pages, 1):
                best = made.pages[0] if number > 1 else None
                print(in_words(one, number, language, best))
                picture = _write_proposal(staging, page, (number, one, best), loaded, args)
                print(args.out / loaded.issue.id / picture)
            if made.pages:
                advice = advised(loaded.issue, loaded.materials, page, faults_of(made.pages[0]), made.findings)
                found += [advice.said] if advice else []
                chosen.append((page, made.pages[min(args.take, len(made.pages)) - 1]))
                found += chosen[-1][1].findings
        asked = {page.number for page, _ in chosen}
        others = [f"plan/P{page.number:02}-" for page in loaded.issue.pages if page.number not in asked]
        rules = rules_of(args, loaded, _answered(others))
        found += finish(staging, rules)
    if args.write and chosen:
        changes = [change for page, one in chosen for change in plan_changes(text, page, one)]
        text = applied(text, sorted(changes, key=lambda change: change.start))
        others_read = [one for one in rules.reads if one != args.issue]  # the spec itself may be what is written
        files.write_new(args.write, text.encode(), overwrite=args.overwrite, reads=others_read)
        print(args.write)
    said = reported(found, loaded.issue, loaded.materials.stories).findings
    show_findings([one for one in said if one.severity > Severity.NOTE], language, sys.stdout)
    return 1 if worst(tuple(found)) is Severity.ERROR or not chosen else 0


def _asked(said: str, loaded: Loaded) -> list[PageSpec]:
    """The pages to propose: those named, else those with ``plan:``, else the first."""
    known = tuple(page.number for page in loaded.issue.pages)
    wanted = page_range(said)
    if wanted is None:
        planned = [page for page in loaded.issue.pages if page.plan is not None]
        return planned or [loaded.issue.pages[0]._replace(plan=PlanWishes())]
    numbers = chosen_pages(wanted, known)
    return [
        page if page.plan else page._replace(plan=PlanWishes()) for page in loaded.issue.pages if page.number in numbers
    ]


def _answered(others: Collection[str]) -> Callable[[str], bool]:
    """Names of proposals that a run answers for: not those of pages that it was not asked for, *others*."""
    return lambda name: name.startswith("plan/") and not name.startswith(tuple(others))


def _write_proposal(
    staging: Staging, page: PageSpec, which: tuple[int, Proposal, Proposal | None], loaded: Loaded, args: Namespace
) -> str:
    """Picture, slots and score sheet of a proposal (its number, itself, one that is better); the picture's name."""
    number, one, best = which
    stem = f"plan/P{page.number:02}-{number}"
    composed = one.composed
    made = make_page(composed.edition.pages[0], composed, loaded, WantedFiles(args.out, None, True), None)
    files.write(staging.path(f"{stem}.png"), png(made.proof, dpi=args.dpi))
    slots, rules = new_parts(page, one)
    lines = ["slots:", *(f"  - {line}" for line in slots), "rules:", *(f"  - {line}" for line in rules)]
    files.write(staging.path(f"{stem}.yaml"), ("\n".join(lines) + "\n").encode())
    values = json.dumps(as_values(one, best), ensure_ascii=False, indent=1)
    files.write(staging.path(f"{stem}.json"), values.encode() + b"\n")
    return f"{stem}.png"
