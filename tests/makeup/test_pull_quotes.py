"""Pull quotes: as large as go in, in their slot, and true to their story."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import codes, made

from layout.cli import main
from layout.composing import Composed
from layout.page import GlyphRun, Rule

STORY = "赵立说，中场的时候没有人发火。“我只问了一句：你们是来踢球的，还是来看雨的？”他笑了。" * 4
PAGES = """\
pages:
  - number: 1
    slots:
      - {id: a, story: a, at: [1, 1], span: [3, 30], head: {lines: 4}}
      - {use: quote, within: a, text: "%s", credit: 赵立, at: [2, 10], span: [1, %d], wrap: none}
"""


def quoted(folder: Path, words: str, lines: int = 9) -> tuple[Composed, list[GlyphRun]]:
    done = made(folder, PAGES % (words, lines), {"a": STORY})
    marks = done.edition.pages[0].marks
    return done, [one for one in marks if isinstance(one, GlyphRun) and one.tag and one.tag.role == "quote"]


def test_a_quote_is_large_between_two_rules_and_the_story_makes_way(tmp_path: Path) -> None:
    done, runs = quoted(tmp_path, "你们是来踢球的，还是来看雨的？")
    text = "".join("".join(one.texts) for one in runs)
    assert text == "你们是来踢球的，还是来看雨的？——赵立"
    assert runs[0].size > 15_000
    assert not {"quote-not-in-story", "quote-too-long", "type-on-type", "type-off-slot", "part-unset"} & set(
        codes(done)
    )
    left, right = (min(one.origin.x for one in runs), max(one.origin.x + one.xs[-1] for one in runs))
    ys = [
        one.start.y for one in done.edition.pages[0].marks
        if isinstance(one, Rule) and one.start.x <= left and one.end.x >= right
    ]  # fmt: skip
    assert ys
    assert min(ys) < min(one.origin.y for one in runs) <= max(one.origin.y for one in runs) < max(ys)


@pytest.mark.parametrize(
    ("words", "true"),
    [("你们是来踢球的……来看雨的？", True), ("你们是来踢球的还是来看雨的", True), ("你们是来看球的", False)],
)
def test_words_that_the_story_does_not_have_are_reported(tmp_path: Path, words: str, true: bool) -> None:
    done, _ = quoted(tmp_path, words)
    assert ("quote-not-in-story" in codes(done)) is not true


def test_a_longer_quote_is_smaller_and_one_that_is_too_long_is_reported(tmp_path: Path) -> None:
    sizes = []
    for times in (1, 2, 12):
        folder = tmp_path / str(times)
        folder.mkdir()
        done, runs = quoted(folder, "中场的时候没有人发火。" * times)
        sizes.append(runs[0].size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[1]
    assert "quote-too-long" in codes(done)


@pytest.mark.parametrize("times", [1, 60])
def test_what_does_not_go_in_is_kept_and_nothing_is_printed_over_its_neighbours(tmp_path: Path, times: int) -> None:
    words = "中场的时候没有人发火。" * times
    done, runs = quoted(tmp_path, words)
    said = [one for one in codes(done) if one in ("quote-too-long", "type-on-type", "type-off-slot", "type-off-page")]
    assert said == (["quote-too-long"] if times > 1 else [])
    rests = [story for story in done.rests if story.slug.startswith("quote-")]
    rest = "".join(one.text for story in rests for one in story.body)
    shown = "".join("".join(one.texts) for one in runs).removesuffix("——赵立")
    assert shown and shown + rest == words
    assert bool(rest) == (times > 1)


def test_the_rest_of_a_quote_is_saved_and_stays_while_other_pages_are_made(tmp_path: Path) -> None:
    quoted(tmp_path, "中场的时候没有人发火。" * 60)
    spec = tmp_path / "issue.yaml"
    with spec.open("a", encoding="utf-8") as file:
        file.write("  - number: 2\n    slots:\n      - {use: notice, text: 启事, at: [1, 1], span: [3, 2]}\n")
    out = ["--out", str(tmp_path / "out"), "--quiet", "--only", "report"]
    main([str(spec), *out])
    (rest,) = (tmp_path / "out").rglob("rest/quote-*.md")
    main([str(spec), *out, "--pages", "2"])
    assert rest.is_file()
    spec.write_text(spec.read_text("utf-8").replace("中场的时候没有人发火。" * 60, "中场的时候没有人发火。"), "utf-8")
    main([str(spec), *out, "--pages", "1"])
    assert not rest.exists(), "what goes in by now has no rest"
