"""A file put together from pages that were drawn alone shows, reads and is ordered as one that was drawn at once."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from plates import failures
from test_tags import FileTree

from layout.composing import Composed, compose
from layout.loading.load import Loaded, load
from layout.output.pdf import assemble, pdf
from layout.output.program import programs_of
from layout.publishing.press_condition import condition_of
from layout.streams.draw import Drawn, draw, put_together

ISSUE = Path(__file__).resolve().parents[2] / "seeds/evening/issue.yaml"


@cache
def paper() -> tuple[Loaded, Composed]:
    """The evening paper: two pages of a spread among others, and a story that goes on from one page to another."""
    loaded = load(ISSUE)
    return loaded, compose(loaded.issue, loaded.materials)


@cache
def alone() -> tuple[Drawn, ...]:
    loaded, composed = paper()
    return tuple(draw((page,), composed.edition, loaded.materials.faces) for page in composed.edition.pages)


def together(parts: Sequence[Drawn], standard: str = "x-4") -> bytes:
    loaded, composed = paper()
    faces = loaded.materials.faces
    make = condition_of(loaded.press._replace(standard=standard), loaded.artworks).make
    drawn = put_together(composed.edition.pages, parts, composed.edition)
    return assemble(drawn, programs_of(faces, drawn.glyphs), {}, make)


def at_once() -> bytes:
    loaded, composed = paper()
    make = condition_of(loaded.press, loaded.artworks).make
    return pdf(composed.edition.pages, composed.edition, loaded.materials.faces, {}, make)


def looks(data: bytes) -> list[bytes]:
    """Every page as pixels."""
    document = pypdfium2.PdfDocument(data)
    return [bytes(page.render(scale=1).to_pil().tobytes()) for page in document]


def words(data: bytes) -> list[str]:
    """Every page as text; without blanks, which PDFium tells from the width of a font's code 32."""
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(data)]


def test_it_shows_and_reads_as_one_drawn_at_once() -> None:
    data, other = together(alone()), at_once()
    assert len(looks(data)) == len(paper()[1].edition.pages) == 3
    assert looks(data) == looks(other)
    assert words(data) == words(other)
    assert all(len(said) > 500 for said in words(data))


def test_its_structure_is_that_of_one_drawn_at_once() -> None:
    found = FileTree(together(alone())).tree
    assert found == FileTree(at_once()).tree
    assert len(found) > 20


def test_a_page_with_the_codes_of_another_reads_wrongly() -> None:
    first, second, *others = alone()
    wrong = first._replace(faces=second.faces, pages=first.pages)
    assert words(together([wrong, second, *others])) != words(at_once())


def test_every_face_is_in_it_once() -> None:
    with pikepdf.open(io.BytesIO(together(alone()))) as file:
        programs = [
            one for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]  # fmt: skip
        found = {one.get("/FontFile2", one.get("/FontFile3")).objgen for one in programs}
    keys = {face.key for part in alone() for face in part.faces}
    assert len(found) == len(keys) < len(programs)


@pytest.mark.parametrize(("standard", "profiles"), [("x-4", ("2u", "ua1")), ("x-1a", ("1b", "ua1"))])
def test_it_keeps_to_the_standards_that_it_claims(standard: str, profiles: tuple[str, ...]) -> None:
    data = together(alone(), standard)
    assert [failures(data, one) for one in profiles] == [set() for _ in profiles]
