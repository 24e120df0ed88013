"""The pages read as a duty editor reads them: against their own text, the calendar, standards and the house's lists."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from layout import files
from layout.commands.arguments import out_of_range
from layout.composing import compose
from layout.console import as_json, language_of, show_findings
from layout.findings import BadSpec, Finding, Severity, finding, worst
from layout.keys.issue import read_issue
from layout.loading.house_lists import HOUSE, house_lists
from layout.loading.load import load
from layout.loading.selection import chosen_pages, page_range
from layout.loading.sources import page_fetch
from layout.publishing.reporting import reported
from layout.reading.passages import LIKELY
from layout.reviewing.review import reviewed
from layout.spec.model import Issue
from layout.wording.score import RATE, Score, as_figure, in_words, rule_of, scored, weight_of

HELP = "Read the pages as a duty editor does.  读大样：题文、图文、导读、转版、数字、日期、人名、错别字、形式差错。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page check``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--pages", default="", metavar="2,4-5", help="only these pages, default all / 只读哪些版")
    parser.add_argument(
        "--house", type=Path, metavar="LISTS.yaml",
        help=f"the house's names, titles and words, default {HOUSE} beside the issue / 本报的人名、职务、用词表",
    )  # fmt: skip
    parser.add_argument("--before", type=Path, metavar="ISSUE.yaml", help="the issue before, for its number / 上一期")
    parser.add_argument(
        "--sure", type=int, default=LIKELY, metavar="%",
        help=f"show what is at least so sure, default {LIKELY} / 只显示把握不低于此的",
    )  # fmt: skip
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="of the findings")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")


def run(args: Namespace) -> int:
    """Read the pages; 0 within the official limits, 1 beyond them or with copy that could not be read."""
    language = args.lang or language_of()
    faults = out_of_range(args, ("sure", 0, 100, "%"))
    if faults:
        raise BadSpec(*faults)
    wanted = page_range(args.pages)
    before = _issue_before(args.before, tuple(args.root)) if args.before else None
    loaded = load(args.issue, tuple(args.root))
    lists = house_lists(args.issue, args.house)
    composed = compose(loaded.issue, loaded.materials)
    issue, stories = composed.issue, loaded.materials.stories
    numbers = chosen_pages(wanted, tuple(page.number for page in issue.pages), loaded.findings)
    found = reviewed(issue, stories, composed.edition.pages, lists, before, args.sure)
    here = [one for one in found if dict(one.facts).get("page", numbers[0]) in numbers]
    counted = reported(here, issue, stories).findings
    score = scored(counted, issue, numbers)
    said = [one for one in loaded.findings if one.severity is Severity.ERROR] + [*counted, *_verdict(score)]
    if args.output_format == "json":
        print(json.dumps(_values(issue, score, said, language), ensure_ascii=False, indent=1))
    else:
        show_findings(said, language, sys.stdout)
        if not args.quiet:
            print(in_words(score, len(counted), language))
    return 1 if worst(said) is Severity.ERROR else 0


def _issue_before(path: Path, roots: tuple[Path, ...]) -> Issue:
    return read_issue(files.read_text(path), str(path), page_fetch(path, roots))


def _verdict(score: Score) -> list[Finding]:
    """What is said of an issue that would not pass."""
    if score.passes:
        return []
    return [finding("check-failed", None, rate=as_figure(score.rate), forms=as_figure(score.forms), limit=RATE)]


def _values(issue: Issue, score: Score, said: Sequence[Finding], language: str) -> dict[str, Any]:
    """The count and all that was found, as plain values."""
    return {
        "issue": issue.id,
        "score": {
            "characters": score.characters,
            "errors": float(score.errors),
            "per_10000": round(float(score.rate), 2),
            "forms": float(score.forms),
            "passes": score.passes,
        },
        "findings": [_as_values(one, language) for one in said],
    }


def _as_values(one: Finding, language: str) -> dict[str, object]:
    made = as_json(one, language)
    sure = dict(one.facts).get("sure")
    if sure is not None:
        made |= {"confidence": sure, "rule": rule_of(one.code), "weight": float(weight_of(one))}
    return made
