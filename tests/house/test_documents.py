"""What the documents say is what the program does: keys, codes, commands, links, the smallest spec.

Run as a program, this file writes the tables of keys into the documents.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.cli import COMMANDS
from layout.commands.schema import key_table
from layout.keydocs.names import NAMES
from layout.stories.storyfile import KEYS as FIELDS

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "seeds/README.md": ("issue", "en"), "seeds/README.zh-CN.md": ("issue", "zh"),
    "styles/README.md": ("style", "en"), "styles/README.zh-CN.md": ("style", "zh"),
    "styles/CARDS.md": ("cards", "en"), "styles/CARDS.zh-CN.md": ("cards", "zh"),
    "styles/CHECK.md": ("house", "en"), "styles/CHECK.zh-CN.md": ("house", "zh"),
    "styles/preflight/README.md": ("preflight", "en"), "styles/preflight/README.zh-CN.md": ("preflight", "zh"),
}  # fmt: skip
DOCUMENTS = ("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CHANGELOG.md", "fonts/README.md",
             "styles/press/README.md", "styles/press/README.zh-CN.md", *TABLES)  # fmt: skip
_BETWEEN = re.compile(r"(<!-- keys -->\n).*?(<!-- /keys -->)", re.DOTALL)


def with_table(text: str, of: str, language: str) -> str:
    """*text* with the table of keys as the program has it."""
    return _BETWEEN.sub(lambda m: f"{m[1]}\n{key_table(of, language)}{m[2]}", text)


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_keys_are_those_of_the_program(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert with_table(text, *TABLES[name]) == text, f"run: python {Path(__file__).relative_to(ROOT)}"
    assert with_table(text.replace("| `", "| ``"), *TABLES[name]) != text.replace("| `", "| ``")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_document_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []
    assert name in ("ARCHITECTURE.md", "CHANGELOG.md", "fonts/README.md") or links


@pytest.mark.parametrize("name", ["seeds/COPY.md", "seeds/COPY.zh-CN.md"])
def test_the_copy_documents_name_every_field_and_form_of_a_story_file(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [key for key in FIELDS if f"`{key}`" not in text] == []
    assert [
        form for form in ("::: ", "{verse}", "问：", "编辑同志：", "[^", "{ruby ", "| --- |") if form not in text
    ] == []
    chinese = {
        word for row in re.findall(r"^\| `.*", text, re.MULTILINE) for word in row.split("|")[2].strip().split("、")
    }
    assert chinese - {""} <= set(NAMES["story"])


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readmes_name_every_command(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [command for command in COMMANDS[1:] if f"render-page {command}" not in text] == []


def test_the_smallest_spec_of_the_readme_makes_a_page(tmp_path: Path) -> None:
    from layout.cli import main

    for name in ("README.md", "README.zh-CN.md"):
        spec = re.search(r"```yaml\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
        assert spec
        folder = tmp_path / name
        folder.mkdir()
        (folder / "first.yaml").write_text(spec[1], "utf-8")
        (folder / "page.txt").write_text("一条新闻的标题\n\n本报讯 今天是个好天气。\n", "utf-8")
        assert main([str(folder / "first.yaml"), "--out", str(folder / "out"), "--only", "pdf"]) in (0, 1)
        assert (folder / "out/first/P01.pdf").read_bytes().startswith(b"%PDF")


if __name__ == "__main__":
    for document, table in TABLES.items():
        path = ROOT / document
        path.write_text(with_table(path.read_text("utf-8"), *table), "utf-8")
