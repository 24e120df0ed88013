"""Builders of small issues of several pages, and ways to read their pages back."""

from __future__ import annotations

from pathlib import Path

from layout.composing import Composed, compose
from layout.loading.load import load
from layout.page import GlyphRun, Page

HEAD = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4, site: paper.example}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
"""

SENTENCE = "今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收，仓廪充实。"


def copy(sentences: int, to_paragraph: int = 3) -> str:
    """So many sentences, told apart by their numbers, a few to a paragraph."""
    told = [f"第{number}句，{SENTENCE}" for number in range(1, sentences + 1)]
    return "\n\n".join("".join(told[at : at + to_paragraph]) for at in range(0, len(told), to_paragraph))


def write(folder: Path, pages: str, stories: dict[str, str], head: str = HEAD, front: str = "") -> Path:
    """An issue and its story files; *front* is more front matter of every story."""
    for slug, text in stories.items():
        (folder / f"{slug}.md").write_text(
            f"---\nslug: {slug}\nheadline: [稿件{slug}喜获丰收]\n{front}---\n\n{text}\n", "utf-8"
        )
    path = folder / "issue.yaml"
    path.write_text(head + pages, "utf-8")
    return path


def made(folder: Path, pages: str, stories: dict[str, str], head: str = HEAD, front: str = "") -> Composed:
    loaded = load(write(folder, pages, stories, head, front))
    return compose(loaded.issue, loaded.materials)


def runs(page: Page, role: str, story: str | None = None) -> list[GlyphRun]:
    return [
        one
        for one in page.marks
        if isinstance(one, GlyphRun) and one.tag and one.tag.role == role and story in (None, one.tag.story)
    ]


def words(page: Page, role: str, story: str | None = None) -> str:
    return "".join("".join(one.texts) for one in runs(page, role, story))


def codes(composed: Composed) -> list[str]:
    return [one.code for one in composed.edition.findings]
