"""What the e-paper writes as NewsML-G2 is read back as the story it was written from."""

from __future__ import annotations

import pytest
from site_of_evening import SEEDS, text

from layout.dumps.dump import read_dump
from layout.stories.storyfile import read_story

PATHS = (SEEDS / "evening" / "copy").glob("*.md")
STORIES = {path.stem: read_story(path.read_text("utf-8"), path.name)[0] for path in PATHS}


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("slug", STORIES)
def test_newsml_reads_back_as_the_story(slug: str) -> None:
    copy = read_dump(text(f"newsml/{slug}.xml").encode(), f"{slug}.xml")
    wanted, (story,) = STORIES[slug], copy.stories
    assert squeezed("".join(story.headline)) == squeezed("".join(wanted.headline))
    assert [squeezed(getattr(story, key)) for key in ("kicker", "deck")] == [
        squeezed(getattr(wanted, key)) for key in ("kicker", "deck")
    ]
    # 本报讯（记者 某某） may be a byline of the file, or a dateline and a byline: the words are the same.
    opening, wanted_opening = ("".join(o.raw for o in (s.dateline, s.byline) if o) for s in (story, wanted))
    assert squeezed(opening) == squeezed(wanted_opening)
    own = [one for one in wanted.body if one.kind != "picture"]
    assert [(one.kind, squeezed(one.text)) for one in story.body[: len(own)]] == [
        (one.kind, squeezed(one.text)) for one in own
    ]
