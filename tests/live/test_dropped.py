"""Pictures dropped at the desk: bounded, only pictures, never over a file, and set where they were dropped."""

from __future__ import annotations

import http.client
import shutil
from pathlib import Path

import pytest
from desk_server import served
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC

from layout.findings import LayoutError
from layout.page import Picture
from layout.workbench.acts import Refused
from layout.workbench.dropped import MOST, kept
from layout.workbench.workbench import Workbench

SEEDS = Path(__file__).parents[2] / "seeds"
PICTURE = (SEEDS / "datong" / "millet.jpg").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "issue"
    inside.mkdir()
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (inside / name).write_text(text, "utf-8")
    return inside


def test_nothing_is_written_over_and_the_same_picture_is_kept_once(folder):
    assert kept(folder, "谷子 1.JPG", PICTURE) == "谷子 1.jpg"
    assert kept(folder, "谷子 1.jpg", PICTURE) == "谷子 1.jpg"
    (folder / "millet.jpg").write_bytes(b"of another")
    assert kept(folder, "millet.jpg", PICTURE) == "millet-2.jpg"
    assert (folder / "millet.jpg").read_bytes() == b"of another"
    assert (folder / "millet-2.jpg").read_bytes() == PICTURE


@pytest.mark.parametrize(
    "name", ["../../up.jpg", "/etc/up.jpg", "..\\up.jpg", ".up.jpg", "a\0.jpg", "长" * 200 + ".jpg"]
)
def test_names_lead_nowhere_else(folder, name):
    before = {*folder.parent.iterdir()}
    made = kept(folder, name, PICTURE)
    assert (folder / made).parent == folder
    assert (folder / made).read_bytes() == PICTURE
    assert not made.startswith(".")
    assert {*folder.parent.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "data"), [("a.html", PICTURE), ("issue.yaml", PICTURE), ("a.jpg", b"<script>"), ("", b"")]
)
def test_what_is_no_picture_is_not_kept(folder, name, data):
    before = {*folder.iterdir()}
    with pytest.raises((Refused, LayoutError)):
        kept(folder, name, data)
    assert {*folder.iterdir()} == before


def test_a_picture_is_set_where_it_was_dropped(folder):
    (folder / "millet.jpg").write_bytes(PICTURE)
    bench = Workbench(folder / "issue.yaml")
    bench.make()
    drop = {"act": "picture", "picture": "millet.jpg", "page": 1, "span": [2, 8]}
    bench.act({**drop, "slot": "", "at": [4, 44]})
    assert bench.make().pages
    text = (folder / "issue.yaml").read_text("utf-8")
    assert text == SPEC + "\n      - {id: millet, use: picture, picture: millet.jpg, at: [4, 44], span: [2, 8]}\n"
    bench.act({**drop, "slot": "lead", "at": [5, 29]})
    assert bench.make().pages
    assert "{id: millet-2, use: picture, picture: millet.jpg, within: lead, at: [4, 23], span: [2, 8]}" in (
        folder / "issue.yaml"
    ).read_text("utf-8"), "moved into the area of the story"
    shutil.copy(folder / "millet.jpg", folder / "other.jpg")
    bench.act({**drop, "picture": "other.jpg", "slot": "millet", "at": [1, 1]})
    assert "{id: millet, use: picture, picture: other.jpg, at: [4, 44]" in (folder / "issue.yaml").read_text("utf-8")
    assert bench.make().pages
    for _ in range(3):
        bench.undo()
    assert (folder / "issue.yaml").read_text("utf-8") == SPEC


def test_a_picture_becomes_the_own_one_of_the_story_it_was_dropped_on(folder):
    (folder / "millet.jpg").write_bytes(PICTURE)
    shutil.copy(folder / "millet.jpg", folder / "other.jpg")
    bench = Workbench(folder / "issue.yaml")
    bench.make()
    drop = {"act": "picture", "own": True, "page": 1, "slot": "lead", "at": [4, 12], "span": [2, 8]}
    bench.act({**drop, "picture": "millet.jpg"})
    assert bench.make().pages
    story = (folder / "grain.md").read_text("utf-8")
    assert story == GRAIN.replace("丰收]\n", "丰收]\npicture: millet.jpg\n")
    spec = (folder / "issue.yaml").read_text("utf-8")
    assert "{id: millet, use: picture, story: grain, within: lead, at: [4, 12], span: [2, 8]}" in spec
    marks = bench.pages.composed.edition.pages[0].marks
    assert [one.image for one in marks if isinstance(one, Picture)] == ["millet.jpg"]
    bench.act({**drop, "slot": "millet", "picture": "other.jpg"})
    assert bench.make().pages
    assert "picture: other.jpg\n" in (folder / "grain.md").read_text("utf-8")
    assert (folder / "issue.yaml").read_text("utf-8") == spec, "its slot is there"
    bench.undo(), bench.undo()
    assert (folder / "grain.md").read_text("utf-8") == GRAIN
    assert (folder / "issue.yaml").read_text("utf-8") == SPEC


def test_a_story_without_fields_and_a_slot_without_a_story_are_given_no_picture(folder):
    (folder / "river.md").write_text("河水清了\n\n今年全市河水都清了，两岸绿树成荫。\n", "utf-8")
    bench = Workbench(folder / "issue.yaml")
    bench.make()
    drop = {"act": "picture", "own": True, "page": 1, "picture": "millet.jpg", "at": [4, 12], "span": [2, 8]}
    slots = {one.use: one.id for one in bench.pages.loaded.issue.pages[0].slots}
    for slot in ("second", slots["flag"]):
        with pytest.raises(Refused):
            bench.act({**drop, "slot": slot})


def test_a_story_of_a_dump_has_its_picture_in_the_hints(tmp_path):
    shutil.copytree(SEEDS / "datong", tmp_path / "datong")
    bench = Workbench(tmp_path / "datong" / "issue.yaml")
    bench.make()
    slot = next(one for one in bench.pages.loaded.issue.pages[0].slots if one.use == "story" and one.id != "millet")
    bench.act({"act": "picture", "own": True, "page": 1, "picture": "millet.jpg", "slot": slot.id,
               "at": [1, 40], "span": [2, 8]})  # fmt: skip
    assert bench.make().pages
    assert bench.pages.loaded.materials.stories[slot.story].picture == "millet.jpg"


def test_uploads_are_bounded_and_of_the_desks_own_page(folder):
    with served(folder / "issue.yaml", folder.parent / "out") as desk:
        path = desk.address.removeprefix(f"http://{desk.host}")

        def sent(data: bytes, origin: str, where: str = path) -> int:
            link = http.client.HTTPConnection(desk.host, timeout=60)
            try:
                link.request("POST", where + "upload?name=a.jpg", data, {"Origin": origin} if origin else {})
                return link.getresponse().status
            except (BrokenPipeError, ConnectionResetError):
                return 413  # it was not even read to its end
            finally:
                link.close()

        own = f"http://{desk.host}"
        assert sent(PICTURE, "http://evil.example") == sent(PICTURE, "") == 403
        assert sent(PICTURE, own, "/wrong/") == 404
        assert sent(b"no picture", own) == 422
        assert sent(b"\xff\xd8" + bytes(MOST), own) == 413
        assert not (folder / "a.jpg").exists()
        assert sent(PICTURE, own) == 200
        assert (folder / "a.jpg").read_bytes() == PICTURE
