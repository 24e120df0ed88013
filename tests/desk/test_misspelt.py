"""A command or an option misspelt is reported with the one that was meant."""

from __future__ import annotations

import pytest

from layout.cli import COMMANDS, main


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
