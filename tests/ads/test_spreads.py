"""Two facing pages as one sheet: pictures and heads across the fold, no type in it, cut into two press pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from test_pages_apart import HEAD

from layout.composing import Composed, compose
from layout.loading.load import load
from layout.page import GlyphRun, Picture

SLOTS = """\
  - number: 1
    slots:
      - {id: front, story: a2, at: [1, 3], span: [5, 60]}
  - number: 2
    spread: true
    section: 专题
    slots:
      - {id: lead, story: a1, at: [2, 3], span: [8, 30], head: {lines: 6}}
      - {id: photo, use: picture, picture: tree.png, at: [1, 40], span: [10, 20], caption: 一棵树, credit: 王山 摄}
"""


def made(folder: Path, slots: str = SLOTS) -> Composed:
    here = Path(__file__).resolve().parents[1] / "pages/tree.png"
    (folder / "tree.png").write_bytes(here.read_bytes())
    head = "沿着清水河一口气走到东湖的春天里去看一看"
    (folder / "a1.md").write_text(f"---\nheadline: {head}\n---\n" + "春天的风吹过河面。" * 200, "utf-8")
    (folder / "a2.md").write_text("---\nheadline: 桥\n---\n" + "桥上的人看着河水。" * 100, "utf-8")
    (folder / "issue.yaml").write_text(HEAD + "pages:\n" + slots, "utf-8")
    loaded = load(folder / "issue.yaml")
    return compose(loaded.issue, loaded.materials)


def test_a_spread_is_two_pages_cut_in_the_fold(tmp_path: Path) -> None:
    composed = made(tmp_path)
    assert [page.number for page in composed.edition.pages] == [1, 2, 3]
    (whole,) = composed.spreads
    left, right = composed.edition.pages[1:]
    assert whole.width == left.width + right.width
    pictures = [[one for one in page.marks if isinstance(one, Picture)] for page in (left, right)]
    assert len(pictures[0]) == len(pictures[1]) == 1
    assert pictures[1][0].rect.x == pictures[0][0].rect.x - left.width  # one picture, seen from either side
    assert {slot.id for slot in composed.issue.pages[2].slots} >= {"lead", "photo"}


def test_no_type_stands_in_the_fold_and_none_is_lost(tmp_path: Path) -> None:
    composed = made(tmp_path)
    left, right = composed.edition.pages[1:]
    inner = composed.issue.sheet.margins.right
    for page, edge in ((left, range(left.width - inner, left.width + inner)), (right, range(-inner, inner // 2))):
        runs = [one for one in page.marks if isinstance(one, GlyphRun)]
        middles = [one.origin.x + x + one.size // 2 for one in runs for x in one.xs]
        assert runs and not [at for at in middles if at in edge]
    told = ["".join("".join(m.texts) for m in page.marks if isinstance(m, GlyphRun) and m.tag and m.tag.role == "head")
            for page in (left, right)]  # fmt: skip
    assert all(told) and "".join(told) == "沿着清水河一口气走到东湖的春天里去看一看"
    body = sum(
        len("".join(m.texts)) for page in (left, right) for m in page.marks
        if isinstance(m, GlyphRun) and m.tag and m.tag.role == "paragraph" and m.tag.story == "a1"
    )  # fmt: skip
    assert body == len("春天的风吹过河面。" * 200)


def test_areas_that_begin_across_the_fold_have_their_head_over_it_and_their_type_beside_it(tmp_path: Path) -> None:
    areas = "areas: [{at: [1, 3], span: [10, 8]}, {at: [1, 11], span: [5, 50]}]"
    slots = SLOTS.replace("at: [2, 3], span: [8, 30]", areas).replace("lines: 6", "lines: 6, align: centre")
    composed = made(tmp_path, slots.partition("      - {id: photo")[0])
    left, right = composed.edition.pages[1:]
    head = [
        "".join("".join(m.texts) for m in page.marks if isinstance(m, GlyphRun) and m.tag and m.tag.role == "head")
        for page in (left, right)
    ]
    assert all(head) and "".join(head) == "沿着清水河一口气走到东湖的春天里去看一看"
    edge = left.width - composed.issue.sheet.margins.right
    body = [m for m in left.marks if isinstance(m, GlyphRun) and m.tag and m.tag.role == "paragraph"]
    assert body and all(m.origin.x + x + m.size <= edge + m.size // 2 for m in body for x in m.xs)


def test_a_spread_in_a_file_of_its_own_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    plain = made(tmp_path / "one")
    inner = SLOTS.split("    spread: true\n")[1]
    text = "number: 2\n" + "\n".join(line[4:] for line in inner.splitlines()) + "\n"
    (tmp_path / "two/p2-3.yaml").write_text(text, "utf-8")
    apart = made(tmp_path / "two", SLOTS.split("  - number: 2")[0] + "  - {spread: p2-3.yaml}\n")
    assert apart.edition.pages == plain.edition.pages


def test_what_cannot_stand_in_a_fold_is_reported(tmp_path: Path) -> None:
    notice = "      - {use: notice, text: 启事, at: [5, 62], span: [2, 3]}\n"
    made(tmp_path, SLOTS.replace("number: 2", "number: 3") + notice)
    codes = {one.code for one in load(tmp_path / "issue.yaml").findings}
    assert codes >= {"spread-not-left", "spread-furniture"}


@pytest.mark.parametrize("name", ["P02.pdf", "P03.pdf", "P02-03.pdf"])
def test_the_press_has_two_pages_and_the_editor_the_whole(tmp_path: Path, name: str) -> None:
    from layout.cli import main

    made(tmp_path)
    main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--only", "pdf", "--quiet"])
    (path,) = (tmp_path / "out/apart").glob(name.replace(".pdf", ".errors.pdf"))  # its picture is too coarse to print
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        width, _ = document[0].get_size()
    assert width == pytest.approx(((550 if "-" in name else 275) + 6) * 72 / 25.4, abs=1)
