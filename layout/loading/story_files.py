"""Files of copy of any kind, each a story or, when it holds several, a dump of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Final

from layout import files
from layout.characters.source import decode
from layout.findings import Finding, LayoutError, Place, finding
from layout.loading.bounded_copy import read_copy
from layout.loading.read_memory import ReadMemory
from layout.naming import is_hidden, slug_is_good
from layout.stories.hints import read_hints
from layout.stories.model import Story
from layout.stories.storyfile import read_story
from layout.stories.unset import unset_of

PICTURES: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".pdf", ".eps", ".psd", ".svg")


HINTS: Final = ".hints.yaml"
"""How the name of the hints beside a file of copy ends: market.txt has market.hints.yaml."""


def read_story_files(
    paths: Sequence[Path], folder: Path, memory: ReadMemory | None = None, shown: frozenset[Path] = frozenset()
) -> tuple[list[Story], list[Finding]]:
    """The stories of *paths* in their order; a picture with the name of a story is that story's.

    Pictures that no story has are named, unless slots have *shown* them.  What cannot be read is an error finding, and
    the others are read.  *memory* has what was read before.
    """
    known = memory or ReadMemory()
    stories: list[Story] = []
    found: list[Finding] = []
    taken: set[str] = set()
    pictures = {path.with_suffix(""): path for path in reversed(paths) if path.suffix.lower() in PICTURES}
    for path in paths:
        if path.suffix.lower() in PICTURES or is_hidden(path.name) or path.name.endswith(HINTS):
            continue
        name = str(path.relative_to(folder))
        try:
            read, faults = _read(path, name, known)
        except LayoutError as fault:
            found += fault.findings
            continue
        picture = pictures.get(path.with_suffix(""))
        if picture and len(read) > 1:
            found.append(finding("picture-of-several", Place(name, 1), picture=picture.name, count=len(read)))
            shown |= {picture}
        names = {Path(one).name for one in (str(picture or ""), *(story.picture for story in read)) if one}
        found += filter(None, (_without_shown(one, names) for one in faults))
        for story in read:
            if story.slug in taken:
                found.append(finding("hint-slug-taken", Place(name, 1), slug=story.slug))
            if picture and len(read) == 1 and not story.picture:
                story = story._replace(picture=str(picture.relative_to(folder)))
            story = story._replace(picture=_beside(story.picture, path, folder))
            taken.add(story.slug)
            stories.append(story)
            found += unset_of(story)
    return stories, [*found, *_of_none({*pictures.values()} - shown, stories, folder)]


def _of_none(pictures: Iterable[Path], stories: Sequence[Story], folder: Path) -> list[Finding]:
    """What names those of *pictures* that none of *stories* has."""
    shown = {folder / one.picture for one in stories if one.picture}
    shown |= {folder / part.text for one in stories for part in one.body if part.kind == "picture"}
    left = sorted(str(one.relative_to(folder)) for one in pictures if one not in shown)
    listed = "  ".join(left[:8])[:200]
    return [finding("picture-of-none", Place(left[0]), count=len(left), listed=listed)] if left else []


def _without_shown(one: Finding, shown: set[str]) -> Finding | None:
    """What is told of the pictures of a web page, without those that are *shown*: their originals are at hand."""
    if one.code != "html-pictures":
        return one
    listed = str(dict(one.facts)["listed"]).split("  ")
    left = [name for name in listed if name.rpartition("/")[2] not in shown]
    count = one.figure("count") - len(listed) + len(left)
    return finding(one.code, one.place, count=count, listed="  ".join(left)) if count and left else None


def _beside(picture: str, path: Path, folder: Path) -> str:
    """*picture* from *folder*; one that is not there is looked for beside the file of copy, *path*, that names it."""
    near = path.parent / picture
    if not picture or Path(picture).is_absolute() or (folder / picture).is_file() or not near.is_file():
        return picture
    return str(near.relative_to(folder)) if near.is_relative_to(folder) else picture


def _read(path: Path, name: str, known: ReadMemory) -> tuple[tuple[Story, ...], tuple[Finding, ...]]:
    """The stories of one file: a story file with its fields, or whatever :func:`read_dump` reads."""
    data = files.read(path, files.MOST_COPY)
    beside = path.with_name(f"{path.stem}{HINTS}")
    key = "story", path, name, data, files.stamp(beside)
    return known.of(key, lambda: _read_data(data, path, name))


_HEADS: Final = re.compile(rb"^# [^\r\n]", re.MULTILINE)
"""Headings of the first level: a file of Markdown with more than one of them holds several stories."""


_LABEL: Final = re.compile(r"(\S{2,6}?)[：:]\s*\S")
_HEAD_LABELS: Final = frozenset(["标题", "主标题", "正题", "题目", "主题", "標題", "主標題"])


def _is_labelled(data: bytes) -> bool:
    """True for a file that begins with its fields named (标题：… 作者：…) and no fence: an export under that suffix."""
    opening = [line for line in data[:2000].decode("utf-8", "ignore").lstrip("\ufeff").splitlines() if line.strip()]
    labels = [found and found[1] for found in map(_LABEL.match, map(str.strip, opening[:6]))]
    own = list(takewhile(bool, labels))
    return len(own) >= 2 and not _HEAD_LABELS.isdisjoint(own)


def _read_data(data: bytes, path: Path, name: str) -> tuple[tuple[Story, ...], tuple[Finding, ...]]:
    marked = path.suffix.lower() in (".md", ".markdown")
    several = marked and not data.removeprefix(b"\xef\xbb\xbf").startswith(b"---") and len(_HEADS.findall(data)) > 1
    several = several or (marked and _is_labelled(data))
    if (marked and not several) or data.removeprefix(b"\xef\xbb\xbf").startswith((b"---\n", b"---\r")):
        text, notes = decode(data, name)
        story, faults = read_story(text, name)
        return (story,), (*notes, *faults)
    beside = path.with_name(f"{path.stem}{HINTS}")
    hints = read_hints(files.read_text(beside), str(Path(name).with_name(beside.name))) if beside.is_file() else None
    copy = read_copy(data, name, hints)
    stem = "".join(char if char.isalnum() or char in "-_" else "-" for char in path.stem)[:50] or "story"
    if len(copy.stories) == 1 and slug_is_good(stem):
        slugs = {copy.stories[0].slug: stem}
    else:
        slugs = {one.slug: f"{stem}-{number}" for number, one in enumerate(copy.stories, 1)}
    stories = tuple(one._replace(slug=slugs[one.slug]) for one in copy.stories)
    heads = {one.slug: "".join(one.headline) or slugs[one.slug] for one in copy.stories}
    found = (_renamed(one, slugs, heads) for one in copy.findings)
    return stories, tuple(found)


def _renamed(one: Finding, slugs: Mapping[str, str], heads: Mapping[str, str]) -> Finding:
    """*one* with its story as the issue has it; the hints know that by another name, so that words say its head."""
    facts = ((key, heads.get(str(value), value) if key == "slug" else value) for key, value in one.facts)
    return one._replace(story=slugs.get(one.story, one.story), facts=tuple(facts))
