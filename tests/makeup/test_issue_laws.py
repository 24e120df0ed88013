"""Laws of make-up over random issues; ``python tests/makeup/campaign.py`` runs them over as many as one likes."""

from __future__ import annotations

import pytest
from issue_laws import copy_once, laws, parts_named, printed_laws, rows_filled, type_apart, type_inside
from random_issues import Press

from layout.composing import compose
from layout.output.pdf import pdf
from layout.page import GlyphRun

CHUNKS = 16
EACH = 125
"""2,000 issues in chunks that processes share."""

READ_BACK = 12
"""Issues whose file is read back."""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_copy_is_kept_and_type_stands_in_its_place_or_is_reported(press: Press, chunk: int) -> None:
    breaches: list[str] = []
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        issue, materials = press.issue(seed)
        breaches += [f"{seed}: {one}" for one in laws(issue, dict(materials.stories), compose(issue, materials))]
    assert breaches == []


@pytest.mark.parametrize("chunk", range(8))
def test_the_laws_hold_whichever_way_lines_run(press: Press, chunk: int) -> None:
    """Issues set downward and across, with slots that run the other way, by the same laws."""
    breaches: list[str] = []
    ways: set[tuple[str, str]] = set()
    for seed in range(chunk * 40, (chunk + 1) * 40):
        issue, materials = press.either_way(seed)
        composed = compose(issue, materials)
        ways |= {(issue.grid.mode.value, one.grid.grid.mode.value) for one in composed.fits}
        breaches += [f"{seed}: {one}" for one in laws(issue, dict(materials.stories), composed)]
    assert breaches == []
    assert len(ways) == 4


TURNED = (1150, 1168, 1356)
"""Issues of which a story lost a letter, or said a subhead twice, where it went on in lines of the other way: large
initials that had no room, and subheads that were divided, were what they had been before."""


@pytest.mark.parametrize("seed", TURNED)
def test_what_is_settled_of_a_story_holds_in_lines_of_the_other_way(press: Press, seed: int) -> None:
    issue, materials = press.either_way(seed)
    assert laws(issue, dict(materials.stories), compose(issue, materials)) == []


FOUND = (25535, 316568)
"""Issues that broke a law in a campaign: a subhead that no leg took in one left 18 of 22 rows free; and the law did not
know a row of a table with more lines than any leg has rows, which is never divided, for a reason."""


@pytest.mark.parametrize("seed", FOUND)
def test_what_a_campaign_found_stays_mended(press: Press, seed: int) -> None:
    issue, materials = press.issue(seed)
    assert laws(issue, dict(materials.stories), compose(issue, materials)) == []


@pytest.mark.parametrize("seed", range(READ_BACK))
def test_the_file_has_every_letter_of_the_copy(press: Press, seed: int) -> None:
    issue, materials = press.issue(seed)
    composed = compose(issue, materials)
    file = pdf(composed.edition.pages, composed.edition, materials.faces, {})
    assert list(printed_laws(file, dict(materials.stories), composed)) == []


def _without(composed, codes):
    left = tuple(one for one in composed.edition.findings if one.code not in codes)
    return composed._replace(edition=composed.edition._replace(findings=left))


def test_the_laws_can_be_broken(press: Press) -> None:
    """Each law finds what it is for: pages with a line moved, left out, doubled; findings kept to oneself."""
    broken = set()
    for seed in range(60):
        issue, materials = press.issue(seed)
        stories = dict(materials.stories)
        composed = compose(issue, materials)
        silent = _without(composed, ("type-off-slot", "type-off-page", "text-too-wide", "head-too-wide"))
        broken |= {one.split(":")[0] for one in type_inside(issue, silent)}
        broken |= {one.split(":")[0] for one in type_apart(_without(composed, ("type-on-type",)))}
        broken |= {one.split(":")[0] for one in parts_named(stories, _without(composed, ("part-unset",)))}
        cut = composed._replace(rests=())
        broken |= {one.split(":")[0] for one in copy_once(stories, cut)}
        fits = tuple(
            one._replace(poured=one.poured._replace(placed=one.poured.placed[:1])) if one.poured.rest else one
            for one in composed.fits
        )
        broken |= {one.split(":")[0] for one in rows_filled(composed._replace(fits=fits))}
    assert broken == {"off", "on", "part", "copy", "hole"}


def test_a_file_that_lacks_a_line_is_found_out(press: Press) -> None:
    issue, materials = press.issue(1)
    composed = compose(issue, materials)
    pages = [
        page._replace(marks=tuple(one for one in page.marks if not isinstance(one, GlyphRun) or one.tag is None))
        for page in composed.edition.pages
    ]
    file = pdf(pages, composed.edition, materials.faces, {})
    assert list(printed_laws(file, dict(materials.stories), composed))
