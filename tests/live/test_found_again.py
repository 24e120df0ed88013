"""A page that waits finds the desk that was started anew, and what was typed meanwhile is not lost."""

from __future__ import annotations

from desk_browser import looked_at, waited
from desk_server import served
from test_workbench import GRAIN, RIVER, SPEC


def test_a_page_finds_the_desk_again_with_what_was_typed_meanwhile(tmp_path):
    folder = tmp_path / "issue"
    folder.mkdir()
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER)):
        (folder / name).write_text(text, "utf-8")
    with looked_at(folder / "issue.yaml", tmp_path / "out", 1024, 768) as desk:
        desk.server.process.terminate()
        desk.server.process.wait(30)
        waited(lambda: desk.one("#banner").is_displayed(), "it is said that the program is gone")
        desk.after("# 期号")
        desk.one(".cm-content").send_keys("甲")
        assert desk.spec() == SPEC
        with served(folder / "issue.yaml", tmp_path / "out") as again:
            assert again.address == desk.server.address
            waited(lambda: not desk.one("#banner").is_displayed(), "found again")
            waited(lambda: "# 期号甲" in desk.spec(), "what was typed meanwhile")
            assert desk.typed() == desk.spec()
