"""A small issue set in faces of a test's own."""

from __future__ import annotations

from pathlib import Path

from layout.composing import Composed, compose
from layout.findings import Finding, Severity
from layout.loading.load import load

TEXT = "天地玄黄宇宙洪荒"
STYLE = (Path(__file__).resolve().parents[2] / "styles/daily.yaml").read_text("utf-8")
SPEC = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4, site: paper.example}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: own.yaml
copy: {stories: "*.md"}
EXTRA
pages:
  - number: 1
    slots:
      - {id: s, story: s, at: [1, 1], span: [2, 20]}
"""


def made(folder: Path, extra: str = "", face: str = "song", text: str = TEXT, more: str = "") -> Composed:
    """An issue whose body is set in *face*."""
    (folder / "issue.yaml").write_text(SPEC.replace("EXTRA", extra), "utf-8")
    (folder / "own.yaml").write_text(
        STYLE.replace("body:       {face: song,", f"body:       {{{more}face: {face},"), "utf-8"
    )
    (folder / "s.md").write_text(f"---\nslug: s\nheadline: 今年粮食又丰收\n---\n\n{text}\n", "utf-8")
    loaded = load(folder / "issue.yaml")
    return compose(loaded.issue, loaded.materials)


def errors(folder: Path, extra: str = "", face: str = "song", text: str = TEXT) -> list[Finding]:
    """The errors of reading such an issue, of which a page is made all the same."""
    assert made(folder, extra, face, text).edition.pages
    return [one for one in load(folder / "issue.yaml").findings if one.severity is Severity.ERROR]


def faces_used(composed: Composed, text: str = TEXT) -> set[str]:
    return {
        run.face
        for run in composed.edition.pages[0].marks
        if any(one and one in text for one in getattr(run, "texts", ())) and run.tag and run.tag.role == "paragraph"
    }


def codes(composed: Composed) -> list[str]:
    return [one.code for one in composed.edition.findings]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">{}</svg>'
GOOD = SVG.format('<path d="M20 20H180V180H20Z"/>')
