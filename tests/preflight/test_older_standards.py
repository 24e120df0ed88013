"""PDF/X-1a:2001, PDF/X-3 and files that claim nothing, sound under the profile of a plant that admits them."""

from __future__ import annotations

import pytest
from ad_mutants import claims
from mutants import Mutant, draw, managed, spoilt
from paper import PROFILE
from pikepdf import Dictionary

from layout.preflight.check import check
from layout.stylesheets.preflight import Limits

ROOM = "520 200 80 80"
TINT = draw(f"/ZA gs .2 0 0 0 k {ROOM} re f", lambda pdf: {"ExtGState/ZA": Dictionary(ca=0.5)})
ICC = draw(f"/ZC cs .5 .1 .1 scn {ROOM} re f", managed("icc"))
MARKS = {
    "PDF/X-1a:2001": ("PDF/X-1:2001", "PDF/X-1a:2001", "1.3"),
    "PDF/X-1a:2003": ("PDF/X-1:2003", "PDF/X-1a:2003", "1.4"),
    "PDF/X-3:2002": ("PDF/X-3:2002", "", "1.3"),
    "PDF/X-3:2003": ("PDF/X-3:2003", "", "1.4"),
}
"""What stands in Info, and the newest PDF of each (ISO 15930-1, -3, -4, -6)."""
OLD = set(MARKS) - {"PDF/X-1a:2003"}


def marked(data: bytes, standard: str, *more: object, metadata: bool = False, version: str = "") -> bytes:
    """The clean page by the marks of *standard*, without XMP, with what *more* plants."""
    words = MARKS[standard]

    def spoil(pdf: object) -> None:
        claims(*words[:2], metadata=metadata)(pdf)
        for one in more:
            one(pdf)  # type: ignore[operator]  # as mutants are planted

    return spoilt(data, Mutant(spoil, set()), force_version=version or words[2])


def found(data: bytes, *standards: str) -> tuple[str, set[str]]:
    report = check(data, "P01.pdf", Limits("plant", standards=standards, resolution=72), PROFILE)
    return report.standard, {one.code for one in report.findings}


@pytest.mark.parametrize("standard", MARKS)
def test_it_is_sound_where_it_is_admitted_without_xmp(standard: str, x1a: bytes) -> None:
    assert found(marked(x1a, standard), standard) == (standard, set())


@pytest.mark.parametrize("standard", sorted(OLD))
def test_it_is_refused_where_it_is_not_admitted(standard: str, x1a: bytes) -> None:
    assert found(marked(x1a, standard), "PDF/X-4") == (standard, {"preflight-standard-other"})


@pytest.mark.parametrize("standard", MARKS)
def test_transparency_is_foreign_to_all_of_them(standard: str, x1a: bytes) -> None:
    assert found(marked(x1a, standard, TINT), standard)[1] == {"preflight-transparency"}


@pytest.mark.parametrize("standard", MARKS)
def test_managed_colour_is_told_and_breaks_x_1a_alone(standard: str, x1a: bytes) -> None:
    codes = found(marked(x1a, standard, ICC), standard)[1]
    breaks = {"preflight-x1a-colour"} if "X-1a" in standard else set()
    assert codes == {"preflight-managed-colour"} | breaks


@pytest.mark.parametrize("standard", MARKS)
def test_newer_files_are_told(standard: str, x1a: bytes) -> None:
    assert found(marked(x1a, standard, version="1.5"), standard)[1] == {"preflight-version"}


def test_a_file_that_claims_nothing_is_sound_where_any_is_admitted(x4: bytes) -> None:
    bare = spoilt(
        x4, Mutant(lambda pdf: [pdf.Root.__delitem__("/Metadata"), pdf.Root.__delitem__("/OutputIntents")], set())
    )
    assert found(bare, "PDF") == ("", set())
    assert found(bare, "PDF/X-4")[1] == {"preflight-no-xmp", "preflight-no-standard", "preflight-no-intent"}
