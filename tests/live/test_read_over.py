"""The pages read over at the desk: when it is asked for, as the command reads them, each finding with its place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desk_server import served, talk

SAMPLES = Path(__file__).parents[2] / "seeds"
RIGHT, WRONG = "第一班跨江有轨电车", "第一班跨江有轨电车按装好后"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES / "lancheng", tmp_path / "lancheng", symlinks=True)
    copy = tmp_path / "lancheng" / "copy" / "tram.md"
    text = copy.read_text("utf-8")
    assert RIGHT in text
    copy.write_text(text.replace(RIGHT, WRONG), "utf-8")
    return tmp_path / "lancheng"


def test_what_is_found_has_its_place_its_confidence_and_its_rule(folder, tmp_path):
    with served(folder / "issue.yaml", tmp_path / "out") as desk, talk(desk) as one:
        one.until("state", ok=True)
        assert not any(told["kind"] == "check" for told in one.heard)  # nobody has asked
        one.ask("check")
        said = one.until("check")
        assert (said["stale"], said["left"]) == (False, 0)
        assert said["words"].startswith(f"{len(said['list'])} 处；")
        found = next(told for told in said["list"] if told["code"] == "check-character")
        assert found["rule"] == "《现代汉语词典》"
        assert 75 <= found["sure"] <= 100
        assert found["slot"]
        assert "按装" in found["words"]
        line = (folder / found["file"]).read_text("utf-8").splitlines()[found["line"] - 1]
        assert line[found["column"] - 1 :].startswith("按装")
        one.ask("language", language="en")
        one.ask("check")
        assert "per 10,000" in one.until("check")["words"]


def test_lists_that_cannot_be_read_are_said_and_the_desk_goes_on(folder, tmp_path):
    (folder / "house.yaml").write_text("names: [{nom: 汪静之}]\n", "utf-8")
    with served(folder / "issue.yaml", tmp_path / "out") as desk, talk(desk) as one:
        one.until("state", ok=True)
        one.ask("check")
        said = one.until("check")
        first = said["list"][0]
        assert (first["severity"], first["file"], first["line"]) == ("error", "house.yaml", 1)
        assert said["words"] == ""
        (folder / "house.yaml").write_text("words: [{word: 有轨电车, use: 电车}]\n", "utf-8")
        one.ask("check")
        assert "check-house-word" in [told["code"] for told in one.until("check")["list"]]


def test_a_desk_that_nobody_asks_loads_none_of_it():
    code = (
        "import sys, layout.commands.desk, layout.desk.served, layout.desk.browser;"
        "print(*(one for one in sys.modules if one.startswith('layout.reviewing')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
