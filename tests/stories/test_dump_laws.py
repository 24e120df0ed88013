"""Laws that hold for every dump of the folder, as it is and with its lines cut, moved, dropped and mixed."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


from layout.dumps.dump import read_dump
from layout.stories.model import Copy, Story
from layout.stories.storyfile import read_story, write_story

PATHS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))
TEXTS = {
    path.stem: path.read_bytes().decode("gb18030" if path.stem == "gbk" else "utf-8").replace("\r\n", "\n")
    for path in PATHS
}


def faults(text: str, copy: Copy) -> list[str]:
    """Lines of no story that no finding names, lines used twice, and paragraphs out of order."""
    left = ("stray-line", "stray-headline", "page-furniture", "line-dropped")
    named = {line for one in copy.findings if one.code in left for line in one.lines}
    used = Counter(line for story in copy.stories for line in story.lines)
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip(" \t\u3000\xa0\f")}
    found = [f"line {line} is nowhere" for line in sorted(filled - set(used) - named)]
    found += [f"line {line} is used twice" for line, count in used.items() if count > 1]
    for story in copy.stories:
        lines = [line for paragraph in story.body for line in paragraph.lines]
        found += [] if lines == sorted(lines) else [f"{story.slug} is out of order"]
    return found


def unplaced(story: Story) -> Story:
    body = tuple(one._replace(lines=()) for one in story.body)
    return story._replace(place=None, lines=(), page=1, body=body)


def mixed(seed: int) -> str:
    """One of the dumps with a few of its lines cut in two, moved, left out, or taken from another."""
    dice = random.Random(seed)
    lines = TEXTS[dice.choice(sorted(TEXTS))].split("\n")
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(lines))
        what = dice.randrange(4)
        if what == 0 and len(lines) > 1:
            del lines[at]
        elif what == 1 and len(lines[at]) > 6:
            cut = dice.randrange(1, len(lines[at]) - 1)
            lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
        elif what == 2:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines.insert(at, dice.choice(TEXTS[dice.choice(sorted(TEXTS))].split("\n")))
    return "\n".join(lines)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_line_of_a_dump_is_used_once_in_order_or_named(name: str) -> None:
    assert faults(TEXTS[name], read_dump(TEXTS[name].encode(), "a.txt")) == []


@pytest.mark.parametrize("seed", range(120))
def test_the_same_holds_for_dumps_that_are_torn_and_mixed(seed: int) -> None:
    text = mixed(seed)
    copy = read_dump(text.encode(), "a.txt")
    assert faults(text, copy) == [], text
    for story in copy.stories:
        back, found = read_story(write_story(story), f"{story.slug}.md")
        assert found == ()
        assert unplaced(back) == unplaced(story)


def test_the_check_sees_a_lost_line_and_one_used_twice() -> None:
    text = TEXTS["county"]
    copy = read_dump(text.encode(), "a.txt")
    first, *others = copy.stories
    short = copy._replace(stories=(first._replace(lines=first.lines[1:]), *others))
    assert faults(text, short) == [f"line {first.lines[0]} is nowhere"]
    twice = copy._replace(stories=(*copy.stories, first))
    assert faults(text, twice) == [f"line {line} is used twice" for line in first.lines]
