"""What is typed and cannot be written, or never be taken; files that are taken away: at the workbench, in a browser."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from desk_browser import Keys, looked_at, waited
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC

from layout.findings import Place, Unreadable, finding
from layout.trees.spans import TextChange
from layout.workbench import disk
from layout.workbench.acts import Refused
from layout.workbench.workbench import Workbench


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (folder / name).write_text(text, "utf-8")
    with looked_at(folder / "issue.yaml", tmp_path_factory.mktemp("out"), 1300, 900) as seen:
        yield seen


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (tmp_path / name).write_text(text, "utf-8")
    made = Workbench(tmp_path / "issue.yaml")
    made.make()
    return made


def full(path: Path, _: bytes) -> None:
    raise Unreadable(finding("file-unwritable", Place(str(path)), file=str(path), why="No space left on device"))


def test_what_the_disk_does_not_take_is_kept_open_told_and_written_when_there_is_room(bench, monkeypatch):
    text = bench.document("grain.md").text
    with monkeypatch.context() as patch:
        patch.setattr(disk, "rewrite", full)
        change = bench.edit("grain.md", 0, (TextChange(len(text), len(text), "一段。\n"),))
        assert change.after.text.endswith("一段。\n")
        assert bench.unsaved is not None
        bench.save_again()
        assert bench.unsaved is not None
        assert (bench.folder / "grain.md").read_text("utf-8") == GRAIN
    assert bench.from_disk() == ()
    bench.save_again()
    assert bench.unsaved is None
    assert (bench.folder / "grain.md").read_text("utf-8") == GRAIN + "一段。\n"


def test_what_another_wrote_is_kept_once_however_often_a_save_is_tried(bench, monkeypatch):
    bench.document("grain.md")
    (bench.folder / "grain.md").write_text("他们的。\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "rewrite", full)
        bench.edit("grain.md", 0, (TextChange(0, 0, "\n"),))
        bench.save_again()
    bench.save_again()
    kept = sorted(one.name for one in bench.folder.glob("grain.md.other*"))
    assert kept == ["grain.md.other"]
    assert (bench.folder / "grain.md").read_text("utf-8") == "\n" + GRAIN


def test_a_text_that_would_be_too_large_to_be_opened_again_is_not_written(bench):
    bench.document("grain.md")
    with pytest.raises(Refused):
        bench.edit("grain.md", 0, (TextChange(0, 0, "长" * (2 << 20)),))
    assert (bench.folder / "grain.md").read_text("utf-8") == GRAIN == bench.document("grain.md").text


def test_a_file_that_is_taken_away_is_missed_once_and_again_when_it_has_been_back(bench):
    path = bench.folder / "grain.md"
    bench.document("grain.md")
    assert bench.newly_gone() == ()
    for _ in range(2):
        path.rename(bench.folder / "korn.md")
        assert bench.newly_gone() == ("grain.md",)
        assert bench.newly_gone() == ()
        (bench.folder / "korn.md").rename(path)
        assert bench.newly_gone() == ()


def shown(desk, name: str) -> None:
    desk.js("desk.source.show(arguments[0])", name)
    waited(lambda: desk.js("return desk.source.copies.has(desk.source.current)"), "the file")


def text_of(desk, name: str) -> str:
    return (desk.folder / name).read_text("utf-8")


def settled(desk) -> bool:
    return desk.js("return desk.source.copies.isSettled")


PUT = "const v=desk.source.editor; v.dispatch(v.state.replaceSelection(arguments[0]))"


def test_half_a_character_is_taken_as_an_unknown_one_and_typing_goes_on(desk):
    shown(desk, "river.md")
    desk.after("河水清了]\n---\n\n")
    desk.js("const v=desk.source.editor; v.dispatch(v.state.replaceSelection('半\\ud83d字🚄'))")
    waited(lambda: settled(desk) and "半\ufffd字🚄" in text_of(desk, "river.md"), "saved")
    desk.one(".cm-content").send_keys("后")
    waited(lambda: desk.typed() == text_of(desk, "river.md"), "and what follows")
    assert "半\ufffd字🚄后" in desk.typed()


def test_an_edit_that_can_never_be_taken_is_taken_back_with_words_and_typing_goes_on(desk):
    shown(desk, "bridge.md")
    desk.after("新桥通车]\n---\n\n")
    desk.js(PUT, "长" * (2 << 20))
    desk.js(PUT, "短")
    waited(lambda: settled(desk) and desk.typed() == text_of(desk, "bridge.md"), "as the program has it")
    assert "长" not in desk.typed() and "短" in desk.typed()
    assert "4 MB" in desk.one("#notices").text


def test_ten_thousand_places_changed_at_once_are_one_edit(desk):
    shown(desk, "grain.md")
    desk.js("const v=desk.source.editor; v.dispatch({selection:{anchor:v.state.doc.length}})")
    desk.js(PUT, "\n\n" + "甲乙" * 12_000 + "\n")
    waited(lambda: "甲乙" * 12_000 in text_of(desk, "grain.md"), "pasted")
    desk.js(
        "const v=desk.source.editor, t=v.state.doc.toString(), c=[]; for(let i=t.indexOf('甲乙'); i>=0;"
        " i=t.indexOf('甲乙',i+2)) c.push({from:i,to:i+1,insert:'丙丁'}); v.dispatch({changes:c})"
    )
    waited(lambda: desk.typed() == text_of(desk, "grain.md"), "changed")
    assert "丙丁乙" * 12_000 in desk.typed()


def test_a_file_that_is_taken_away_is_missed_in_words_and_keys_do_not_go_into_the_next_one(desk):
    shown(desk, "bridge.md")
    desk.after("新桥通车]\n---\n\n")
    spec = desk.spec()
    (desk.folder / "bridge.md").rename(desk.folder / "new.md")
    waited(lambda: "bridge.md 不在了" in desk.one("#notices").text, "missed")
    waited(lambda: desk.js("return desk.source.current") == "issue.yaml", "the file that is left is shown")
    desk.driver.switch_to.active_element.send_keys("字", Keys.ENTER)
    time.sleep(1)
    assert desk.spec() == spec
    assert not (desk.folder / "bridge.md").exists()
    (desk.folder / "new.md").rename(desk.folder / "bridge.md")
    waited(lambda: "bridge.md" in desk.one("#files").text, "it is back")
    shown(desk, "bridge.md")
    assert desk.typed() == text_of(desk, "bridge.md")
