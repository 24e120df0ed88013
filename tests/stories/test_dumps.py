"""Dumps with other habits than the sample: wire copy, scores, lists, glued stories, several pages, other encodings.

What each means stands beside it.  ``python tests/stories/test_dumps.py`` prints how one is read now.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from layout.commands.parse import facts_of
from layout.dumps.dump import read_dump

FOLDER = Path(__file__).parent / "dumps"
DUMPS = sorted(path.stem for path in FOLDER.glob("*.txt"))


def reading(data: bytes, name: str) -> dict[str, Any]:
    """What a dump is read as, without what is empty: stories and (code, line) of the findings."""
    copy = read_dump(data, name)
    stories = []
    for story in copy.stories:
        told = facts_of(story)
        body = [{"type": p.kind, "lines": list(p.lines), "text": p.text} for p in story.body]
        byline = story.byline and {"names": list(story.byline.names), "inline": story.byline.inline}
        jump = story.jump and [story.jump.direction, story.jump.page]
        credit = story.credit and story.credit.raw
        dateline = story.dateline and [story.dateline.agency, story.dateline.place, story.dateline.date]
        kept = told | {"byline": byline, "jump": jump, "credit": credit, "dateline": dateline, "body": body}
        stories.append({key: value for key, value in kept.items() if value not in (None, [], "") and key != "lines"})
    findings = [[one.code, one.place.line if one.place else 0] for one in copy.findings]
    return {"stories": stories, "findings": findings}


@pytest.mark.parametrize("name", DUMPS)
def test_a_dump_is_read_as_an_editor_reads_it(name: str) -> None:
    wanted = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    found = reading((FOLDER / f"{name}.txt").read_bytes(), f"{name}.txt")
    assert [one.get("headline") for one in found["stories"]] == [one.get("headline") for one in wanted["stories"]]
    for told, meant in zip(found["stories"], wanted["stories"], strict=True):
        assert told == meant
    assert found["findings"] == wanted["findings"]


def test_there_are_dumps_of_many_habits() -> None:
    assert len(DUMPS) >= 32
    assert (FOLDER / "gbk.txt").read_bytes().count(b"\r\n") > 10
    with pytest.raises(UnicodeDecodeError):
        (FOLDER / "gbk.txt").read_bytes().decode("utf-8")


if __name__ == "__main__":
    for one in sys.argv[1:] or DUMPS:
        told = reading((FOLDER / f"{one}.txt").read_bytes(), f"{one}.txt")
        print(yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=110))
