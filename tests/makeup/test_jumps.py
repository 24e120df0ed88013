"""Stories that go on on another page: both ends say so, nothing is lost, and no end has only a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import HEAD, SENTENCE, codes, copy, made, runs, words, write

from layout.composing import Composed
from layout.loading.load import load
from layout.stories.model import Span
from layout.stories.storyfile import read_story, write_story

CROSSING = """\
pages:
  - number: 1
    slots:
      - {story: a, at: [1, 1], span: [5, 10]}
      - {story: b, at: [1, 12], span: [5, 10]}
  - number: 2
    slots:
      - {story: b, at: [1, 5], span: [5, 20]}
      - {story: c, at: [1, 30], span: [5, 10]}
  - number: 3
    slots:
      - {story: c, at: [1, 5], span: [5, 20]}
      - {story: a, at: [1, 30], span: [5, 20]}
"""

STORIES = {"a": copy(18), "b": copy(20), "c": copy(22)}


def bare(text: str) -> str:
    return "".join(text.split())


def body(composed: Composed, slug: str) -> str:
    return bare("".join(words(page, "paragraph", slug) for page in composed.edition.pages))


def test_crossing_jumps_of_three_stories_lose_nothing_and_say_where_they_go(tmp_path: Path) -> None:
    composed = made(tmp_path, CROSSING, STORIES)
    for slug, text in STORIES.items():
        assert body(composed, slug) == bare(text)
    lines = {
        (page.number, slug): words(page, "jump", slug)
        for page in composed.edition.pages
        for slug in STORIES
        if words(page, "jump", slug)
    }
    assert lines == {
        (1, "a"): "（下转第3版）", (3, "a"): "（上接第1版）",
        (1, "b"): "（下转第2版）", (2, "b"): "（上接第1版）",
        (2, "c"): "（下转第3版）", (3, "c"): "（上接第2版）",
    }  # fmt: skip
    assert not composed.rests


@pytest.mark.parametrize(
    ("language", "goes", "comes"),
    [
        ("ja", "（3面に続く）", "（1面から続く）"),
        ("zh-Hant-TW", "（下轉第3版）", "（上接第1版）"),
        ("zh-Hant-HK", "（下轉第3版）", "（上接第1版）"),
    ],
)
def test_jump_lines_are_in_the_words_of_the_region(tmp_path: Path, language: str, goes: str, comes: str) -> None:
    composed = made(tmp_path, CROSSING, STORIES, f"language: {language}\n{HEAD}")
    assert words(composed.edition.pages[0], "jump", "a") == goes
    assert words(composed.edition.pages[2], "jump", "a") == comes


def test_where_a_story_goes_on_it_has_a_short_head_and_no_kicker(tmp_path: Path) -> None:
    composed = made(tmp_path, CROSSING, STORIES, front="kicker: 引题\ndeck: 副题\n")
    first, second = composed.edition.pages[0], composed.edition.pages[1]
    assert words(first, "kicker", "b") == "引题" and words(second, "kicker", "b") == ""
    assert words(second, "head", "b") == "稿件b喜获丰收"
    assert runs(second, "head", "b")[0].size < runs(first, "head", "b")[0].size


def test_the_short_head_may_be_written(tmp_path: Path) -> None:
    pages = CROSSING.replace(
        "{story: b, at: [1, 5], span: [5, 20]}", "{story: b, at: [1, 5], span: [5, 20], head: {breaks: [短题]}}"
    )
    assert words(made(tmp_path, pages, STORIES).edition.pages[1], "head", "b") == "短题"


def test_a_paragraph_that_goes_on_has_no_indent_and_its_last_line_is_full(tmp_path: Path) -> None:
    composed = made(tmp_path, CROSSING, STORIES)
    fits = {(one.page, one.story.slug): one for one in composed.fits}
    for slug, begins, goes_on in (("b", 1, 2), ("a", 1, 3), ("c", 2, 3)):
        last, first = fits[begins, slug].poured.placed[-1].line, fits[goes_on, slug].poured.placed[1].line
        assert first.start == last.end > 0, "the paragraph is divided"
        assert last.width == last.measure and first.runs[0].xs[0] == 0


@pytest.mark.parametrize("sentences", range(9, 19))
def test_no_end_of_a_jump_has_fewer_lines_than_the_limit(tmp_path: Path, sentences: int) -> None:
    pages = """\
pages:
  - {number: 1, slots: [{story: a, at: [1, 1], span: [3, 18]}]}
  - {number: 2, slots: [{story: a, at: [1, 5], span: [2, 30]}]}
"""
    composed = made(tmp_path, pages, {"a": copy(sentences)})
    assert body(composed, "a") == bare(copy(sentences))
    counts = [sum(one.items[p.item].role == "paragraph" for p in one.poured.placed) for one in composed.fits]
    assert counts[0] >= 4
    assert counts[1] == 0 or counts[1] >= 4
    assert ("jump-empty" in codes(composed)) == (counts[1] == 0)
    assert bool(words(composed.edition.pages[0], "jump")) == (counts[1] > 0)
    assert "jump-leaves-few" not in codes(composed)


def test_a_slot_too_small_to_jump_from_is_reported(tmp_path: Path) -> None:
    pages = """\
pages:
  - {number: 1, slots: [{story: a, at: [1, 1], span: [1, 8]}]}
  - {number: 2, slots: [{story: a, at: [1, 5], span: [5, 30]}]}
"""
    assert "jump-leaves-few" in codes(made(tmp_path, pages, {"a": copy(9)}))


def test_without_a_page_to_go_on_the_rest_is_saved_and_can_be_set_elsewhere(tmp_path: Path) -> None:
    text = copy(30).replace(SENTENCE, f"**{SENTENCE}**", 25)
    one = tmp_path / "one"
    two = tmp_path / "two"
    one.mkdir(), two.mkdir()
    pages = "pages:\n  - {number: 1, slots: [{story: a, at: [1, 1], span: [3, 20], jump: 2}]}\n"
    first = made(one, pages, {"a": text}, front="byline: □本报记者 某某\n")
    assert words(first.edition.pages[0], "jump") == "（下转第2版）"
    assert codes(first).count("jump-rest") == 1 and "overset" not in codes(first)
    (rest,) = first.rests
    saved = write_story(rest)
    assert read_story(saved, "a.md")[0]._replace(place=None, lines=()) == rest._replace(
        place=None,
        lines=(),
        body=tuple(
            p._replace(lines=q.lines) for p, q in zip(rest.body, read_story(saved, "a.md")[0].body, strict=True)
        ),
    )
    (two / "a.md").write_text(saved, "utf-8")
    (two / "issue.yaml").write_text(
        HEAD + "pages:\n  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 50]}]}\n", "utf-8"
    )
    from layout.composing import compose

    loaded = load(two / "issue.yaml")
    second = compose(loaded.issue, loaded.materials)
    assert words(second.edition.pages[0], "jump") == "（上接第1版）"
    assert words(second.edition.pages[0], "byline") == ""
    spoken = body(first, "a") + body(second, "a")
    assert spoken == bare(text.replace("*", ""))
    faces = {run.face for page in (first.edition.pages[0], second.edition.pages[0]) for run in runs(page, "paragraph")}
    assert len(faces) == 2
    if rest.runs_on:
        assert runs(second.edition.pages[0], "paragraph")[0].xs[0] == 0


def test_spans_of_a_divided_paragraph_stay_where_they_were(tmp_path: Path) -> None:
    pages = "pages:\n  - {number: 1, slots: [{story: a, at: [1, 1], span: [1, 12], jump: 2}]}\n"
    composed = made(tmp_path, pages, {"a": "前文" * 40 + "**重点**" + "后文" * 40})
    (rest,) = composed.rests
    (paragraph,) = rest.body
    assert paragraph.spans == (Span(paragraph.text.index("重点"), paragraph.text.index("重点") + 2, "strong"),)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{story: c, at: [1, 5], span: [5, 20]}", "{story: c, at: [1, 5], span: [5, 20], jump: 1}", "spec-jump-back"),
        ("{story: c, at: [1, 5], span: [5, 20]}", "{story: c, at: [1, 5], span: [5, 20], jump: 3}", "spec-jump-back"),
        ("{story: a, at: [1, 1], span: [5, 10]}", "{story: a, at: [1, 1], span: [5, 10], jump: 2}",
         "spec-jump-elsewhere"),
        ("      - {story: b, at: [1, 5], span: [5, 20]}\n", "", "spec-jump-nowhere"),
    ],
)  # fmt: skip
def test_a_jump_that_leads_astray_is_an_error_where_it_is_written(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    pages = CROSSING.replace(
        "{story: b, at: [1, 12], span: [5, 10]}", "{story: b, at: [1, 12], span: [5, 10], jump: 2}"
    )
    assert old in pages
    made(tmp_path, pages, STORIES)
    issue = write(tmp_path, pages.replace(old, new), STORIES)
    (found,) = [one for one in load(issue).findings if one.code.startswith("spec-jump")]
    assert found.code == code
    assert found.place and found.place.line and found.place.column


def test_jumps_in_a_circle_are_an_error(tmp_path: Path) -> None:
    pages = """\
pages:
  - {number: 1, slots: [{story: a, at: [1, 1], span: [5, 10], jump: 2}]}
  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 10], jump: 1}]}
"""
    found = load(write(tmp_path, pages, {"a": copy(40)})).findings
    assert [one.code for one in found if one.code.startswith("spec-jump")] == ["spec-jump-loop"]


def test_copy_that_says_another_page_is_reported(tmp_path: Path) -> None:
    wrong = made(tmp_path, CROSSING, STORIES, front="jump: 4\n")
    assert codes(wrong).count("jump-copy-differs") == 3
    assert "（下转第4版）" not in words(wrong.edition.pages[0], "jump")
    assert "jump-copy-differs" not in codes(made(tmp_path, CROSSING, STORIES))


def test_a_signature_that_does_not_go_in_is_all_that_is_left(tmp_path: Path) -> None:
    pages = "pages:\n  - {number: 1, slots: [{story: a, at: [1, 1], span: [1, 10], style: brief, legs: 1}]}\n"
    for count in range(2, 30):
        composed = made(tmp_path, pages, {"a": "丰收" * count * 3}, front="signature: 某某\n")
        if composed.rests and not composed.rests[0].body:
            assert composed.rests[0].signature == "某某"
            return
        assert not composed.rests
    pytest.fail("no length left only the signature")
