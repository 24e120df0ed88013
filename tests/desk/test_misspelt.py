"""A command or an option misspelt is reported with the one that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.cli import COMMANDS, main
from layout.findings import finding
from layout.keys.issue import read_what_can_be
from layout.keys.slips import file_meant, likest
from layout.loading.copy_names import meant_instead


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["prewiev", "a.yaml"], "是不是 preview"), (["handof", "a.yaml"], "是不是 handoff"),
        (["Parse", "a.txt"], "是不是 parse"), (["render", "a.yaml", "--dip", "30"], "是不是 --dpi"),
        (["cards", "a.yaml", "--sizes=og"], "是不是 --size"), (["render"], "缺 issue"), (["new"], "缺 folder"),
        (["a.yaml", "--dpi", "fine"], "这个选项的值不行"), (["isue.yaml"], "没有这个文件"),
        (["hello"], "没有“hello”这个命令"),
    ],
)  # fmt: skip
def test_what_was_meant_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--lang", "zh"]) == 2
    err = capsys.readouterr().err
    assert said in err and "usage" not in err


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_no_slips(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "command-unknown" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("版各", ["跨版", "版名"], "版名"), ("版各", ["版名", "跨版"], "版名"), ("夸版", ["版名", "跨版"], "跨版"),
        ("版各", ["跨版", "版名", "版心"], "版名"),
        ("栏数", ["版名", "跨版"], ""),
    ],
)  # fmt: skip
def test_of_two_as_like_that_with_its_characters_in_place_is_meant(word: str, known: list[str], meant: str) -> None:
    assert likest(word, known, 0.5) == meant


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("metr.jpg", "metro.jpg"), ("Metro.JPG", "metro.jpg"), ("metro.png", "metro.jpg"), ("s7.jpg", ""),
        ("photo17.jpg", ""), ("photo18.png", "photo18.jpg"), ("flood.jpg", ""), ("", ""), (".jpg", ""),
    ],
)  # fmt: skip
def test_a_file_misspelt_is_asked_about_but_not_another_of_its_series(named: str, meant: str) -> None:
    assert file_meant(named, ["s6.jpg", "photo18.jpg", "metro.jpg", "match.jpg"]) == meant


def test_a_picture_and_an_ad_that_are_not_there_say_which_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "pic").mkdir()
    for name in ("metro.jpg", "metres.md"):
        (tmp_path / "pic" / name).write_bytes(b"")
    near = meant_instead(tmp_path, "pic/metr.jpg")
    missing = finding("picture-missing", file="pic/metr.jpg", **near)
    assert missing.hint("zh") == "是不是 pic/metro.jpg？核对文件名和所在文件夹。"
    assert missing.hint("en") == "Did you mean pic/metro.jpg? Check the file's name and folder."
    assert finding("ad-missing", file="a.pdf", **near).hint("zh").startswith("是不是 pic/metro.jpg？")
    for named in ("pic/flood.jpg", "nowhere/metr.jpg", "pic/metr.jpg/x", ".."):
        assert finding("picture-missing", **meant_instead(tmp_path, named)).hint("zh") == "核对文件名和所在文件夹。"


def test_of_the_keys_of_a_page_its_name_is_meant() -> None:
    slots = "[{用途: 报头, 位置: [1, 1], 大小: [5, 9]}]"
    spec = f"代号: a\n日期: 2026-11-28\n各版:\n  - 版次: 1\n    版各: 要闻\n    各格: {slots}\n"
    found = [one for one in read_what_can_be(spec, "issue.yaml")[1] if one.code == "spec-unknown-key"]
    assert [one.hint("zh") for one in found] == ["是不是 版名？"]
