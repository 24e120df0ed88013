"""``explain`` answers in the language and the words of whoever asks: codes, names of findings, keys, slips of all."""

from __future__ import annotations

import re

import pytest

from layout.cli import main
from layout.commands.explain import _KEYS, _SHAPES
from layout.keydocs.names import NAMES
from layout.messages import CATALOGUE
from layout.messages.called import CALLED
from layout.reasons import REASONS

HAN = re.compile(r"[\u4e00-\u9fff]")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code and all that ``explain`` says."""
    code = main(["explain", *words])
    said = capsys.readouterr()
    return code, said.out + said.err


def is_chinese(words: str) -> bool:
    """Words that are Chinese but for names, figures and codes: nowhere three English words in a row."""
    return bool(HAN.search(words)) and not re.search(r"[a-z]+ [a-z]+ [a-z]+", words)


def is_english(words: str) -> bool:
    """Words that are English but for terms of the trade."""
    return bool(re.search(r"[a-z]+ [a-z]+", words)) and len(HAN.findall(words)) * 5 < len(words)


def test_every_code_has_its_reason_in_both_languages():
    assert set(REASONS) == set(CATALOGUE)
    assert [code for code, why in REASONS.items() if not is_chinese(why)] == []
    assert [code for code, message in CATALOGUE.items() if not is_english(message.why)] == []
    assert not is_chinese(CATALOGUE["page-cut"].why)
    assert not is_english(REASONS["page-cut"])


def test_a_code_is_explained_in_one_language_at_a_time(capsys):
    for code in ("page-cut", "picture-ink-held", "preflight-locked"):
        assert is_chinese(told(capsys, code, "--lang", "zh")[1].split("\n\n")[-1]), code
        assert is_english(told(capsys, code, "--lang", "en")[1].split("\n\n")[-1]), code


@pytest.mark.parametrize("name", sorted(CALLED.values()))
def test_every_finding_is_found_by_its_chinese_name(name, capsys):
    code, said = told(capsys, name, "--lang", "zh")
    assert code == 0
    assert name in said.splitlines()[0]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("断板", "断版"), ("page-cat", "page-cut"), ("Page-Cut", "page-cut"), ("欠搞", "欠稿"), ("允午", "允许"),
     ("pictrue", "picture"), ("题下空自", "题下空白"), ("spec-of-grid", "spec-off-grid")],
)  # fmt: skip
def test_a_slip_of_the_pen_is_told_what_it_may_mean(slip, meant, capsys):
    code, said = told(capsys, slip)
    assert code == (0 if slip.lower() == meant else 2)
    assert meant in said


def test_what_is_like_nothing_is_told_so_without_a_guess(capsys):
    code, said = told(capsys, "魑魅魍魉", "--lang", "zh")
    assert code == 2
    assert "是不是" not in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_of_every_file_is_explained_by_all_its_names(language, capsys):
    for shape, keys in _KEYS.items():
        for key, words in keys.items():
            for name in (key, *(name for name, meant in NAMES[shape].items() if meant == key)):
                code, said = told(capsys, name, "--lang", language)
                assert code == 0, name
                assert words[0 if language == "zh" else 1] in said, (shape, name)


def test_a_part_of_a_file_is_explained_with_all_its_keys(capsys):
    for shape in set(_SHAPES) - {key for keys in _KEYS.values() for key in keys}:
        code, said = told(capsys, shape, "--lang", "zh")
        assert code == 0, shape
        assert [key for key in _KEYS[shape] if f"  {key} (" not in said] == [], shape


def test_a_key_that_stands_in_several_files_is_told_of_each(capsys):
    said = told(capsys, "allow", "--lang", "en")[1]
    assert [line.split(" ")[0] for line in said.splitlines() if line and line[0] != " "] == [
        "issue.allow", "page.allow", "slot.allow", "edition.allow",
    ]  # fmt: skip
