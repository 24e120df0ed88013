"""Turn a dump into stories: what was read, every doubt about it, and a file for each story."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout import files
from layout.desk.show import as_json, cells, language_of, show_findings
from layout.findings import Place, Severity, worst
from layout.stories import read_dump, read_hints, write_story
from layout.stories.model import Story

HELP = "Turn a dump into stories and list the doubts.  把整版文本理成稿件，列出疑点。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page parse``."""
    parser.add_argument("dump", type=Path, help="text of a page / 整版原稿")
    parser.add_argument("--hints", type=Path, help="hints (YAML) / 批注文件")
    parser.add_argument("--out", type=Path, help="folder for one file a story / 稿件文件夹")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="of what is printed")


def run(args: Namespace) -> int:
    """Print the stories and the findings; 1 when one of them is an error."""
    language = args.lang or language_of()
    hints = None
    if args.hints:
        hints = read_hints(files.read_text(args.hints), str(args.hints))
    copy = read_dump(files.read(args.dump, place=Place(str(args.dump))), str(args.dump), hints)
    if args.out:
        for story in copy.stories:
            files.write(args.out / f"{story.slug}.md", write_story(story).encode())
    if args.output_format == "json":
        told = {
            "stories": [facts_of(one) for one in copy.stories],
            "findings": [as_json(f, language) for f in copy.findings],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for story in copy.stories:
            print(summary_of(story, language))
        show_findings(copy.findings, language, sys.stdout)
    return 1 if worst(copy.findings) is Severity.ERROR else 0


def facts_of(story: Story) -> dict[str, object]:
    """A story's fields as plain values."""
    return {
        "slug": story.slug,
        "kind": story.kind,
        "rubric": story.rubric,
        "kicker": story.kicker,
        "headline": list(story.headline),
        "deck": story.deck,
        "byline": story.byline.raw if story.byline else "",
        "dateline": story.dateline.raw if story.dateline else "",
        "signature": story.signature,
        "jump": story.jump.page if story.jump else 0,
        "caption": story.caption,
        "credit": story.credit.raw if story.credit else "",
        "complete": story.complete,
        "lines": list(story.lines),
        "body": [{"kind": one.kind, "text": one.text, "lines": list(one.lines)} for one in story.body],
    }


def summary_of(story: Story, language: str) -> str:
    """One line: slug, kind, lines of the dump, characters, and the head or the caption's beginning."""
    count = sum(len(one.text) for one in story.body) or len(story.caption)
    head = "　".join(story.headline) or story.caption[:20]
    lines = f"{story.lines[0]}–{story.lines[-1]}" if story.lines else ""
    unit = "字" if language == "zh" else "characters"
    gap = " " * max(1, 10 - cells(story.slug))
    return f"{story.slug}{gap}{story.kind:<11} {lines:<9} {count:>5} {unit}  {head}"
