"""Ruby, emphasis and names in vertical text stand on the side that clreq and JLREQ have them on: read from the PDF."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest
from issues import write
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTComponent, LTCurve, LTLine, LTRect

from layout.composing import compose
from layout.loading.load import load
from layout.publishing.press_file import press_pdf

HEAD = """\
id: notes
date: 2026-11-28
writing: vertical
language: {language}
paper: {{name: 汐見新報, site: shiomi.example}}
sheet: {{size: [200mm, 300mm], margins: 12mm}}
grid: {{columns: 6, chars: 12, gutter: 1字, lines: 30, body: {size}, leading: 15pt}}
style: {style}
copy: {{stories: "*.md"}}
pages:
  - number: 2
    slots:
      - {{id: a, story: a, at: [1, 1], span: [6, 30], head: {{columns: 2, lines: 4}}}}
"""
TEXT = "港に[潮騒]{ruby しおさい}が響き、人は[橋]{dots}を渡る。[汐見]{underline}の朝は早い。" + "川の流れを見る。" * 60


def read(folder: Path, language: str, style: str, size: str) -> list[LTComponent]:
    path = write(folder, "", {"a": TEXT}, HEAD.format(language=language, style=style, size=size))
    loaded = load(path)
    data = press_pdf(loaded, compose(loaded.issue, loaded.materials)).data
    (page,) = extract_pages(io.BytesIO(data), laparams=LAParams(all_texts=True))
    found: list[LTComponent] = []

    def walk(one: object) -> None:
        if isinstance(one, LTChar | LTCurve | LTLine | LTRect):
            found.append(one)
        elif hasattr(one, "__iter__"):
            for part in one:
                walk(part)

    walk(page)
    return found


@pytest.fixture(scope="module", params=[("ja", "jp-daily", "9pt"), ("zh-Hant-TW", "tw-daily", "9.6pt")])
def things(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, list[LTComponent]]:
    language, style, size = request.param
    return float(size.removesuffix("pt")), read(tmp_path_factory.mktemp(language), language, style, size)


def base(things: tuple[float, list[LTComponent]], character: str) -> LTChar:
    """The character in body type."""
    em, found = things
    return next(one for one in found if isinstance(one, LTChar) and one.get_text() == character and _is(one, em))


def _is(one: LTChar, em: float) -> bool:
    return abs(one.size - em) < 0.3


def test_ruby_stands_at_the_right_of_its_base_and_beside_it(things: tuple[float, list[LTComponent]]) -> None:
    em, found = things
    first, last = base(things, "潮"), base(things, "騒")
    small = [one for one in found if isinstance(one, LTChar) and one.get_text() in "しおさい" and not _is(one, em)]
    assert "".join(one.get_text() for one in sorted(small, key=lambda one: -one.matrix[5])) == "しおさい"
    axis = first.matrix[4] + em / 2
    for one in small:
        assert one.matrix[4] > axis + 0.4 * em  # its left edge, right of the base's cell
        assert last.matrix[5] - 0.6 * em < one.matrix[5] < first.matrix[5] + 1.2 * em


def drawn_near(things: tuple[float, list[LTComponent]], one: LTChar, reach: float) -> list[tuple[float, float]]:
    """How far right of the axis of *one*, in em, what is drawn beside it stands, and how far over its baseline."""
    em, found = things
    axis = one.matrix[4] + em / 2
    places = [((shape.x0 + shape.x1) / 2 - axis, (shape.y0 + shape.y1) / 2 - one.matrix[5])
              for shape in found if isinstance(shape, LTCurve) and not isinstance(shape, LTRect)]  # fmt: skip
    return [(x / em, y / em) for x, y in places if abs(x) < reach * em and -0.5 * em < y < 1.2 * em]


def test_emphasis_stands_at_the_right(things: tuple[float, list[LTComponent]]) -> None:
    near = drawn_near(things, base(things, "橋"), 1)
    assert near
    assert all(x > 0.5 for x, _ in near)


def test_emphasis_is_a_sesame_dot_in_japan_and_a_dot_in_taiwan(things: tuple[float, list[LTComponent]]) -> None:
    """A sesame dot swells from its tip at the upper left; a dot is as wide as it is high."""
    em, found = things
    one = base(things, "橋")
    axis = one.matrix[4] + em / 2
    drawn = [shape for shape in found if isinstance(shape, LTCurve) and not isinstance(shape, LTRect)]
    beside = [shape for shape in drawn if axis + 0.5 * em < shape.x0 < axis + em]
    parts = [shape for shape in beside if abs(shape.y0 - one.matrix[5] - 0.4 * em) < em / 2]
    parts.sort(key=lambda shape: shape.x0)
    assert len(parts) == (4 if em == 9 else 1)  # the Japanese page is the one set in 9 pt
    assert all(a.linewidth < b.linewidth and a.y0 > b.y0 for a, b in itertools.pairwise(parts))


def test_the_line_of_a_name_stands_at_the_left(things: tuple[float, list[LTComponent]]) -> None:
    near = drawn_near(things, base(things, "汐"), 1)
    assert near
    assert all(-0.8 < x < -0.5 for x, _ in near)
