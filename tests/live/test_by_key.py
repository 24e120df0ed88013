"""What the pointer does on the page is done by keys, too: a head broken, slots swapped, a picture cropped."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from desk_browser import Keys, looked_at, waited

SEED = Path(__file__).resolve().parents[2] / "seeds" / "datong"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk") / "datong"
    shutil.copytree(SEED, folder)
    with looked_at(folder / "issue.yaml", tmp_path_factory.mktemp("out"), 1300, 900) as seen:
        yield seen


@pytest.fixture
def spec(desk):
    """The spec as it was, and is again by undo."""
    before = desk.spec()
    yield before
    desk.one("#stage").send_keys(Keys.ESCAPE, Keys.ESCAPE)
    for _ in range(10):
        if desk.spec() == before:
            return
        now = desk.spec()
        desk.js("desk.source.copies.settle(() => desk.link.send({do: 'undo'}))")
        waited(lambda now=now: desk.spec() != now, "a step undone")
    raise AssertionError("not undone")


def selected(desk, slot: str):
    desk.js("desk.hands.select(arguments[0], true)", slot)
    return desk.one("#stage")


def shown(desk) -> str:
    return desk.js("return document.querySelector('.ghost output')?.textContent ?? ''")


def test_a_head_is_broken_and_joined_by_keys_and_arrows_move_nothing_meanwhile(desk, spec):
    stage = selected(desk, "lead")
    stage.send_keys("b", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert shown(desk) == "绿水青 ⏎ 山绘就美丽新画卷"
    assert desk.spec() == spec
    stage.send_keys(Keys.ARROW_RIGHT, Keys.ENTER)
    waited(lambda: "breaks: [绿水青山, 绘就美丽新画卷]" in desk.spec(), "broken")
    waited(lambda: not shown(desk), "the page")
    assert desk.spec() == spec.replace("lines: 12}", "lines: 12, breaks: [绿水青山, 绘就美丽新画卷]}")


def test_a_slot_is_chosen_by_keys_to_change_places_with(desk, spec):
    stage = selected(desk, "jobs")
    stage.send_keys("x", Keys.ARROW_RIGHT)
    first = shown(desk)
    stage.send_keys(Keys.ARROW_LEFT, Keys.ARROW_RIGHT)
    assert shown(desk) == first
    while "医疗保障" not in shown(desk):
        stage.send_keys(Keys.ARROW_RIGHT)
    assert desk.spec() == spec
    stage.send_keys(Keys.ENTER)
    waited(lambda: re.search(r"id: jobs\n.*\n.*\n +at: \[3, 60\]", desk.spec()), "swapped")
    assert re.search(r"id: medical\n.*\n.*\n +at: \[1, 40\]", desk.spec())


def test_a_picture_is_cropped_by_keys_in_one_act(desk, spec):
    stage = selected(desk, "photo")
    stage.send_keys("c", Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    waited(lambda: desk.spec() != spec, "cropped")
    focus = re.search(r"focus: \[([\d.]+), ([\d.]+)\]", desk.spec())
    assert desk.spec() == spec.replace("focus: [0.5, 0.6]", focus[0])
    assert float(focus[2]) > 0.6


def test_escape_leaves_a_mode_with_nothing_done(desk, spec):
    stage = selected(desk, "jobs")
    stage.send_keys("x", Keys.ARROW_RIGHT, Keys.ESCAPE)
    assert shown(desk) == ""
    assert desk.js("return desk.hands.mode") == ""
    assert desk.js("return desk.hands.selected") == "jobs"
    assert desk.faults() == []
