"""Turn a dump into stories: what was read, every doubt about it, and a file for each story."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from layout import files
from layout.commands.arguments import add_overwrite
from layout.console import as_json, cells, language_of, show_findings
from layout.findings import Finding, Place, Severity, worst
from layout.loading.bounded_copy import read_copy
from layout.publishing.hint_proposals import DOUBTS, first_words, proposals
from layout.publishing.reporting import by_heads, heads_of
from layout.runs.staging import staged
from layout.runs.swap import Rules, finish
from layout.stories.hints import read_hints
from layout.stories.margins import MarginLine, read_margin, written_margin
from layout.stories.model import Copy, Story
from layout.stories.storyfile import write_story

HELP = "Turn a dump into stories and list the doubts.  把整版文本理成稿件，列出疑点。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page parse``."""
    parser.add_argument("dump", type=Path, help="text of a page / 整版原稿")
    parser.add_argument("--hints", type=Path, help="hints (YAML) / 批注文件")
    parser.add_argument("--out", type=Path, help="folder for one file a story / 稿件文件夹")
    add_overwrite(parser)
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--write-hints", type=Path, help="propose hints for the open doubts / 写出批注建议")
    parser.add_argument(
        "--marked", type=Path, help="write the dump with story and role of every line / 写出标注稿：每行的稿名和角色"
    )
    parser.add_argument("--read-marked", type=Path, help="a marked file that was corrected / 按改过的标注稿读")
    parser.add_argument(
        "--format", "--output-format", choices=("text", "json"), default="text", dest="output_format",
        help="of what is printed / 输出格式",
    )  # fmt: skip


def run(args: Namespace) -> int:
    """Print the stories and the findings; 1 when one of them is an error."""
    language = args.lang or language_of()
    hints = None
    if args.hints:
        hints = read_hints(files.read_text(args.hints), str(args.hints))
    data = files.read(args.dump, files.MOST_COPY, Place(str(args.dump)))
    margin: Sequence[MarginLine] | None = None
    slips: tuple[Finding, ...] = ()
    if args.read_marked:
        margin, slips = read_margin(files.read_text(args.read_marked), str(args.read_marked))
    copy = read_copy(data, str(args.dump), hints, margin)
    copy = copy._replace(findings=(*slips, *copy.findings))
    withdrawn = write_stories(copy.stories, args) if args.out else []
    found = by_heads(copy.findings, heads_of(copy.stories))
    reads = (args.dump, args.hints, args.read_marked)
    if args.write_hints:
        proposed = _proposed(copy, data, language).encode()
        files.write_new(args.write_hints, proposed, overwrite=args.overwrite, reads=reads)
    if args.marked:
        marked = _marked(copy, args.dump.name, language).encode()
        files.write_new(args.marked, marked, overwrite=args.overwrite, reads=reads)
    if args.output_format == "json":
        read = {
            "stories": [facts_of(one) for one in copy.stories],
            "findings": [as_json(f, language) for f in found],
        }
        print(json.dumps(read, ensure_ascii=False, indent=1))
    else:
        for story in copy.stories:
            print(summary_of(story, language))
        show_findings([*found, *withdrawn], language, sys.stdout)
    return 1 if worst(copy.findings) is Severity.ERROR else 0


def _proposed(copy: Copy, data: bytes, language: str) -> str:
    """Hints for the doubts about *copy*; a story is named by its id and the first line of its head."""
    return proposals(copy.findings, data, language, first_words(copy.stories))


def _marked(copy: Copy, name: str, language: str) -> str:
    """The marked file of a dump, every doubt under its line."""
    doubts: dict[int, list[str]] = {}
    for one in copy.findings:
        if one.place and one.place.line and one.code in DOUBTS:
            for line in one.lines:
                doubts.setdefault(line, []).append(one.message(language))
    return written_margin([(one.number, one) for one in copy.margin], doubts, name, language)


def write_stories(stories: Sequence[Story], args: Namespace) -> list[Finding]:
    """Write a file for each story, in place of those that an earlier run wrote from the same dump.

    Raises :class:`Unreadable` when one would be written over a story of another dump, or one that was changed.
    """
    source = Path(os.path.relpath(args.dump.resolve(), args.out.resolve())).as_posix()
    with staged(args.out) as staging:
        for story in stories:
            files.write(staging.path(f"{story.slug}.md"), write_story(story).encode())
        reads = [one for one in (args.dump, args.hints, args.read_marked) if one]
        return finish(staging, Rules(lambda name: True, reads, source, args.overwrite))


def facts_of(story: Story) -> dict[str, object]:
    """A story's fields as plain values; what it does not have is ``None``."""
    byline, dateline, jump, credit = story.byline, story.dateline, story.jump, story.credit
    return {
        "slug": story.slug,
        "kind": story.kind,
        "rubric": story.rubric or None,
        "kicker": story.kicker or None,
        "headline": list(story.headline),
        "deck": story.deck or None,
        "byline": byline and {
            "raw": byline.raw, "marker": byline.marker or None, "role": byline.role or None,
            "names": list(byline.names), "inline": byline.inline,
        },
        "dateline": dateline and {
            "raw": dateline.raw, "agency": dateline.agency or None, "place": dateline.place or None,
            "date": dateline.date or None,
        },
        "body": [{"type": one.kind, "text": one.text, "lines": list(one.lines)} for one in story.body],
        "signature": story.signature or None,
        "jump": jump and {"direction": jump.direction, "page": jump.page, "raw": jump.raw or None},
        "picture": story.picture or None,
        "caption": story.caption or None,
        "credit": credit and {
            "raw": credit.raw, "people": [{"role": role, "name": name} for role, name in credit.people],
            "verb": credit.verb or None,
        },
        "complete": story.complete,
        "rank": story.rank or None,
        "lines": list(story.lines),
    }  # fmt: skip


def summary_of(story: Story, language: str) -> str:
    """One line: slug, kind, lines of the dump, characters, and the head or the caption's beginning."""
    count = sum(len(one.text) for one in story.body) or len(story.caption)
    head = "　".join(story.headline) or story.caption[:20]
    lines = f"{min(story.lines)}–{max(story.lines)}" if story.lines else ""
    unit = "字" if language == "zh" else "characters"
    gap = " " * max(1, 10 - cells(story.slug))
    return f"{story.slug}{gap}{story.kind:<11} {lines:<9} {count:>5} {unit}  {head}"
