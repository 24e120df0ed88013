"""What is remembered between two makings up changes nothing: the page is that of a making up from nothing."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from random_edits import differences, edited, unlike

from layout import load
from layout.composing import CompositionMemory, compose
from layout.findings import LayoutError
from layout.fitting import fitted
from layout.fitting.chain import STORIES_LEFT, ChainMemory
from layout.kept_answers import KeptRow, LastAnswers
from layout.loading.load import read
from layout.loading.read_memory import ReadMemory
from layout.typeset import prepare, set_paragraph
from layout.typeset.tracking import tracked

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.mark.parametrize(("name", "count"), [("weekend/issue", 60), ("datong/issue", 25), ("evening/forms", 20)])
def test_edits_come_out_as_if_nothing_had_been_remembered(name, count):
    assert list(differences(SEEDS / f"{name}.yaml", count)) == []


def test_the_law_sees_a_memory_that_answers_for_another_story(monkeypatch):
    first: list = []

    def stale(self, chain):
        first.append(chain.fitted({}))
        slots = {one.slot.id for one in chain.links}
        return next(one for one in first if one.keys() == slots)

    monkeypatch.setattr(ChainMemory, "fitted", stale)
    assert list(differences(SEEDS / "weekend" / "issue.yaml", 12))


def test_what_did_not_change_is_not_made_again():
    loaded = load(SEEDS / "weekend" / "issue.yaml")
    memory = CompositionMemory()
    before = compose(loaded.issue, loaded.materials, memory)
    stories = dict(loaded.materials.stories)
    rain = stories["rain"]
    stories["rain"] = rain._replace(headline=(rain.headline[0] + "了",))
    after = compose(loaded.issue, loaded.materials._replace(stories=stories), memory)
    old = {one.slot.id: one for one in before.fits}
    assert [one.story.slug for one in after.fits if one is not old[one.slot.id]] == ["rain"]


@pytest.mark.parametrize("seed", range(40))
def test_a_row_knows_what_its_members_were_answered_where_nothing_near_them_changed(seed):
    chance = random.Random(seed)
    over, under = chance.randrange(3), chance.randrange(4)
    row, asked, of = KeptRow(), [], 0
    for _ in range(30):
        known = row.known(of, asked, over, under)
        answers = [(of, tuple(asked[max(0, at - over) : at + under + 1])) for at in range(len(asked))]
        assert len(known) == len(asked)
        assert all(one is None or one == answer for one, answer in zip(known, answers, strict=True))
        row.keep(of, asked, answers)
        assert row.known(of, asked, over, under) == answers
        asked, at = [*asked], chance.randrange(len(asked) + 1)
        asked[at : at + chance.randrange(3)] = chance.choices("abc", k=chance.randrange(3))
        of += chance.random() < 0.1


@pytest.mark.parametrize("edit", [slice(3, 3), slice(3, 5), slice(0, 2), slice(18, 20), slice(5, 15)])
def test_members_that_moved_keep_their_answers(edit):
    row, asked = KeptRow(), [*range(20)]
    row.keep(0, asked, asked)
    changed = [*asked]
    changed[edit] = [90, 91, 92] if edit.start < edit.stop else [90]
    known = row.known(0, changed, 1, 2)
    at = edit.start
    near = {*range(at - 2, at)} | {*range(at, at + len(changed) - 20 + edit.stop - edit.start + 1)}
    assert [one for at, one in enumerate(known) if at not in near] == [
        one for at, one in enumerate(changed) if at not in near
    ]
    assert all(known[at] is None for at in near if 0 <= at < len(known))
    assert row.known(1, changed, 1, 2) == [None] * len(changed), "of something else"


def test_a_second_asking_may_begin_with_the_answers_of_the_first():
    last, made = LastAnswers(), []
    first = last.part("first")

    def ask(answers, words):
        return answers.row("lines", None, words, lambda at: made.append(words[at]) or words[at].upper())

    assert ask(first, "abcdef") == [*"ABCDEF"]
    second = last.part("second", first)
    assert ask(second, "bcxdef") == [*"BCXDEF"]
    assert made == [*"abcdef", "x"]
    assert ask(first, "abcdef") == [*"ABCDEF"], "which it leaves as they were"
    assert made == [*"abcdef", "x"]


def test_values_that_are_equal_are_the_same_objects_as_the_last_time():
    def anew(words):
        return tuple((word, 1) for word in words)

    last = LastAnswers()
    first = last.same("lines", anew("ab"))
    last.begin()
    after = last.same("lines", anew("acb"))
    assert after == anew("acb")
    assert [one in map(id, first) for one in map(id, after)] == [True, False, False], "by its place"
    last.begin(), last.begin()
    assert last.same("lines", anew("a"))[0] is not first[0], "forgotten"


def test_an_edit_that_is_undone_sets_no_paragraph_anew(monkeypatch):
    loaded = load(SEEDS / "weekend" / "issue.yaml")
    memory, materials = CompositionMemory(), loaded.materials
    compose(loaded.issue, materials, memory)
    stories = dict(materials.stories)
    rain = stories["rain"]
    stories["rain"] = rain._replace(body=(rain.body[0]._replace(text=rain.body[0].text[1:]), *rain.body[1:]))
    compose(loaded.issue, materials._replace(stories=stories), memory)
    made = []
    monkeypatch.setattr(fitted, "prepare", lambda *given: made.append(given) or prepare(*given))
    compose(loaded.issue, materials, memory)
    assert not made


def test_lines_of_other_trackings_and_sketches_count_among_those_that_a_paragraph_remembers():
    loaded = load(SEEDS / "weekend" / "issue.yaml")
    memory = CompositionMemory()
    fits = compose(loaded.issue, loaded.materials, memory).fits
    paragraph = next(item.prepared for one in fits for item in one.items if item.role == "paragraph")
    assert paragraph.hyphenated() is paragraph, "without long words it is its own, and is counted once"
    count = [fitted.lines_held(paragraph.memory)]
    for measure in (90_000, 91_000):
        set_paragraph(paragraph, (measure,), drawn=False)
        count.append(fitted.lines_held(paragraph.memory))
        set_paragraph(tracked(paragraph, -10), (measure,))
        count.append(fitted.lines_held(paragraph.memory))
    assert count == sorted({*count}), "each adds to them"


def test_a_memory_holds_what_the_last_making_up_asked_for():
    loaded = load(SEEDS / "weekend" / "issue.yaml")
    memory, issue, materials = CompositionMemory(), loaded.issue, loaded.materials
    sizes = []
    for seed in range(40):
        issue, materials = edited(issue, materials, seed)
        compose(issue, materials, memory)
        sizes.append((len(memory._chains._kept), len(memory.known)))
        assert len(memory._chains._left) <= STORIES_LEFT
    assert max(sizes) == max(sizes[:3])


def test_another_style_or_other_faces_begin_anew():
    loaded = load(SEEDS / "weekend" / "issue.yaml")
    memory = CompositionMemory()
    compose(loaded.issue, loaded.materials, memory)
    text = dict(loaded.materials.styles.text)
    text["body"] = text["body"]._replace(indent=0)
    other = loaded.materials._replace(styles=loaded.materials.styles._replace(text=text))
    assert unlike(compose(loaded.issue, other, memory), compose(loaded.issue, other)) == []
    again = load(SEEDS / "weekend" / "issue.yaml")
    assert unlike(compose(again.issue, again.materials, memory), compose(again.issue, again.materials)) == []


def test_files_that_did_not_change_are_not_read_again(monkeypatch):
    path = SEEDS / "weekend" / "issue.yaml"
    memory = ReadMemory()
    first = read(path, memory=memory)
    with monkeypatch.context() as patch:
        patch.setattr("layout.loading.story_files._read_data", None)
        second = read(path, memory=memory)
    assert first == read(path) == second
    assert first.styles is second.styles


def test_a_page_file_or_a_parent_style_that_changed_is_read_again(tmp_path):
    (tmp_path / "p1.yaml").write_text("number: 1\nslots:\n  - {id: a, story: a, at: [1, 1], span: [2, 20]}\n", "utf-8")
    (tmp_path / "a.md").write_text("---\nslug: a\nheadline: [一]\n---\n\n正文一段。\n", "utf-8")
    (tmp_path / "base.yaml").write_text("from: daily\nlimits: {ppi: 111}\n", "utf-8")
    (tmp_path / "own.yaml").write_text("from: base\n", "utf-8")
    path = tmp_path / "issue.yaml"
    path.write_text(
        "date: 2024-05-01\npaper: {name: 报}\nsheet: {size: 四开}\n"
        "grid: {columns: 4, chars: 12, lines: 60, body: 五号}\nstyle: own\ncopy: {stories: '*.md'}\npages: [p1.yaml]\n",
        "utf-8",
    )  # fmt: skip
    memory = ReadMemory()
    before = read(path, memory=memory)
    page = tmp_path / "p1.yaml"
    page.write_text(page.read_text("utf-8").replace("[2, 20]", "[3, 20]"), "utf-8")
    assert read(path, memory=memory).issue.pages[0].slots[0].area.columns == 3
    (tmp_path / "base.yaml").write_text("from: daily\nlimits: {ppi: 122}\n", "utf-8")
    after = read(path, memory=memory)
    assert (before.styles.limits["ppi"], after.styles.limits["ppi"]) == (111, 122)
    assert after == read(path)


def test_an_issue_in_files_is_read_again_as_for_the_first_time(tmp_path):
    folder = tmp_path / "lancheng"
    shutil.copytree(SEEDS / "lancheng", folder, symlinks=True)
    memory, chance = ReadMemory(), random.Random(22)
    pages = sorted(folder.glob("p*.yaml"))
    for _ in range(12):
        page = chance.choice(pages)
        text = page.read_text("utf-8")
        at = chance.choice([at for at, char in enumerate(text) if char in "\n ["])
        page.write_text(text[:at] + chance.choice(("\n# 改\n" if text[at] == "\n" else " ", " ")) + text[at:], "utf-8")
        fresh = outcome(folder / "issue.yaml", None)
        assert outcome(folder / "issue.yaml", memory) == fresh
        if isinstance(fresh, tuple) and not hasattr(fresh, "issue"):
            page.write_text(text, "utf-8")


def outcome(path, memory):
    """What is read, or what is wrong where nothing can be."""
    try:
        return read(path, memory=memory)
    except LayoutError as fault:
        return fault.findings


def test_an_ad_is_not_taken_in_again_when_its_slot_moves_and_its_findings_move_with_it(tmp_path, monkeypatch):
    folder = tmp_path / "lancheng"
    shutil.copytree(SEEDS / "lancheng", folder, symlinks=True)
    memory = ReadMemory()
    read(folder / "issue.yaml", memory=memory)
    for page in folder.glob("p[0-9]*.yaml"):
        page.write_text("\n\n" + page.read_text("utf-8"), "utf-8")
    fresh = read(folder / "issue.yaml")
    with monkeypatch.context() as patch:
        patch.setattr("layout.loading.ads._take_in", lambda *_: pytest.fail("it is taken in again"))
        assert read(folder / "issue.yaml", memory=memory) == fresh
