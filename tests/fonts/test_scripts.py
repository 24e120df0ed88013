"""Scripts whose letters join, stack or run backwards are reported once each, and set by no face, whatever it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import truetype

from layout.composing import Composed, compose
from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.fonts.scripts import unset_script
from layout.loading.load import load

WORDS = {
    "维吾尔文": "ئۇيغۇر تىلى",
    "藏文": "བོད་སྐད།",
    "蒙古文": "ᠮᠣᠩᠭᠣᠯ",
    "泰文": "ภาษาไทย",
    "天城文": "हिन्दी",
    "希伯来文": "עברית",
    "高棉文": "ភាសាខ្មែរ",
    "缅甸文": "မြန်မာ",
    "老挝文": "ລາວ",
    "孟加拉文": "বাংলা",
    "泰米尔文": "தமிழ்",
}

SPEC = """\
id: scripts
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 1}
sheet: {size: [150mm, 170mm]}
grid: {columns: 4, chars: 8, gutter: 1.5字, lines: 28, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
FONTS
pages:
  - {number: 1, slots: [{story: a, at: [1, 1], span: [4, 28]}]}
"""


def made(folder: Path, text: str, head: str = "多种文字", fonts: str = "") -> Composed:
    (folder / "a.md").write_text(f"---\nslug: a\nheadline: [{head}]\n---\n\n{text}\n", "utf-8")
    (folder / "issue.yaml").write_text(SPEC.replace("FONTS\n", fonts), "utf-8")
    loaded = load(folder / "issue.yaml")
    return compose(loaded.issue, loaded.materials)


def told(composed: Composed) -> list[tuple[str, str]]:
    codes = ("script-unset", "glyph-missing", "glyph-fallback")
    return [
        (one.code, str(dict(one.facts).get("script", ""))) for one in composed.edition.findings if one.code in codes
    ]


@pytest.mark.parametrize("name", WORDS)
def test_a_script_is_reported_once_for_a_story_by_its_name(tmp_path: Path, name: str) -> None:
    text = f"第一段写{WORDS[name]}。\n\n第二段又写{WORDS[name]}。"
    ((code, script),) = told(made(tmp_path, text, f"标题{WORDS[name]}"))
    assert code == "script-unset" and name in script


def test_two_scripts_are_two_findings(tmp_path: Path) -> None:
    assert len(told(made(tmp_path, "，".join(WORDS.values())))) == len({unset_script(one[0]) for one in WORDS.values()})


def test_a_face_that_has_the_letters_does_not_set_them(tmp_path: Path) -> None:
    truetype(tmp_path / "arab.ttf", "天地ئۇيغر", "Arab")
    found = told(made(tmp_path, f"写{WORDS['维吾尔文']}。", fonts="fonts: [arab.ttf]\n"))
    assert [code for code, _ in found] == ["script-unset"]


def test_characters_of_a_line_that_no_face_has_are_one_finding_where_they_are_many(tmp_path: Path) -> None:
    few, many = made(tmp_path, "两个😀👍，又一个😀。").edition, made(tmp_path, "四个：한국어꿈，又是한국。").edition
    assert [dict(one.facts)["character"] for one in few.findings if one.code == "glyph-missing"] == ["😀", "👍"]
    assert [dict(one.facts)["character"] for one in many.findings if one.code == "glyph-missing"] == ["한 국 어 꿈"]


def test_what_is_set_letter_by_letter_is_no_such_script(repository: Path) -> None:
    folder = repository / "fonts"
    kit = Library(read_manifest((folder / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), folder)
    for text in ("Ελλάδα", "Ґрунт", "ひらがな", "中文", "āáǎà", "฿", "①", "—"):
        assert not any(map(unset_script, text))
    assert {piece.kind for piece in kit.split("ΕλλάδαҐрунт", "song")} == {"own"}
