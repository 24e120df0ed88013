"""The sample papers of Hong Kong and Japan: finished, whole, circled nowhere, each in the forms of its region."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from issues import words
from pdfminer.high_level import extract_text

from layout.composing import Composed, compose
from layout.findings import Severity
from layout.loading.load import Loaded, load
from layout.page import GlyphRun, Page
from layout.publishing.press_file import press_pdf

REGIONS = ("haiwan", "shiomi")
KIT = ("ming", "ming-black", "gothic")


@pytest.fixture(scope="module", params=REGIONS)
def paper(request: pytest.FixtureRequest, repository: Path) -> tuple[str, Loaded, Composed]:
    loaded = load(repository / f"seeds/{request.param}/issue.yaml")
    return request.param, loaded, compose(loaded.issue, loaded.materials)


def test_an_editor_would_circle_nothing(paper: tuple[str, Loaded, Composed]) -> None:
    _, loaded, composed = paper
    every = (*loaded.findings, *composed.edition.findings)
    assert [str(one) for one in every if one.severity > Severity.NOTE] == []
    assert not [one for one in every if one.code.startswith(("glyph-", "face-"))]


def test_every_paragraph_is_on_the_page_in_order(paper: tuple[str, Loaded, Composed]) -> None:
    _, loaded, composed = paper
    assert composed.rests == ()
    for slug, story in loaded.materials.stories.items():
        wanted = "".join(one.text for one in story.body if one.kind == "p")
        on = words(composed.edition.pages[0], "paragraph", slug)
        assert "".join(on.split()).endswith("".join(wanted.split())), slug


def test_all_type_is_of_the_region_s_faces(paper: tuple[str, Loaded, Composed]) -> None:
    _, loaded, composed = paper
    faces = loaded.materials.faces
    keys = {faces.key_of(role) for role in KIT}
    used = {one.face for one in composed.edition.pages[0].marks if isinstance(one, GlyphRun)}
    assert used <= keys
    assert faces.key_of("ming-black") in used and faces.key_of("gothic") in used


def gids(page: Page, mark: str, *, down: bool) -> dict[str, set[int]]:
    """The glyphs that *mark* is set with on *page* in lines downward, or across, by face."""
    found: dict[str, set[int]] = {}
    for one in page.marks:
        if isinstance(one, GlyphRun) and bool(one.ys) is down:
            for gid, text in zip(one.gids, one.texts, strict=True):
                if text == mark:
                    found.setdefault(one.face, set()).add(gid)
    return found


def test_stops_stand_where_the_region_has_them(paper: tuple[str, Loaded, Composed]) -> None:
    """In Hong Kong the ink of 。 is in the middle of its cell; in Japan, downward, in its upper right corner."""
    name, loaded, composed = paper
    for key, found in gids(composed.edition.pages[0], "。", down=name == "shiomi").items():
        face = loaded.materials.faces.face(key)
        (gid,) = found
        ink = face.ink(gid)
        if name == "haiwan":
            assert abs((ink.left + ink.right) / 2 - 500) < 60
        else:
            assert gid == face.vertical_form("。", "ja")
            assert ink.left > 500 and ink.bottom > 380


def test_another_reader_finds_the_dates_of_the_region(paper: tuple[str, Loaded, Composed]) -> None:
    name, loaded, composed = paper
    made = press_pdf(loaded, composed).data
    text = "".join(extract_text(io.BytesIO(made)).split())
    said = {
        "haiwan": ("星期六", "農曆丙午年"),
        "shiomi": ("二〇二六年（令和八年）十一月二十八日", "土曜日", "第二〇四一六号", "広告"),
    }[name]
    for words_said in said:
        assert words_said in text
