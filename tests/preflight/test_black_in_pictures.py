"""Solid black in a picture in colour: reported in the shadows of a photograph, not where a drawing has type."""

from __future__ import annotations

import pikepdf
import pytest
from paper import PROFILE, image, paper
from pikepdf import Dictionary, Name

from layout.preflight.check import check
from layout.stylesheets.preflight import Limits

LIMITS = Limits("t", resolution=72)
PAPER, SOLID = bytes((120, 60, 10, 5)), bytes((90, 60, 40, 255))
SIDE = 200


def picture(*parts: tuple[bytes, int]) -> bytes:
    """Pixels of a picture: so many of each, the rest paper of a colour."""
    data = b"".join(pixel * count for pixel, count in parts)
    return data + PAPER * (SIDE * SIDE - len(data) // 4)


SHADOWS = tuple((bytes((90, 60, 40, black)), 60) for black in range(200, 250))
CASES = {
    "type in a drawing": (picture((SOLID, 4000)), False),
    "type with smooth edges": (picture((SOLID, 4000), *((bytes((90, 60, 40, k)), 15) for k in range(20, 255))), False),
    "shadows of a photograph": (picture((SOLID, 4000), *SHADOWS), True),
    "a black ground": (picture((SOLID, 20000)), True),
    "shadows without a solid": (picture(*SHADOWS[:47]), False),
    "less than the limit's area": (picture((SOLID, 200), *SHADOWS[:20]), False),
}


@pytest.mark.parametrize("case", CASES)
def test_solid_black_is_reported_where_it_is_shadow_or_ground(case: str) -> None:
    data, told = CASES[case]

    def make(pdf: pikepdf.Pdf) -> object:
        return image(pdf, Name.DeviceCMYK, data, Width=SIDE, Height=SIDE)

    file = paper("100 0 0 100 0 0 cm /Im Do", lambda pdf: Dictionary(XObject=Dictionary(Im=make(pdf))))
    report = check(file, "a.pdf", LIMITS, PROFILE)
    assert ("preflight-black-in-picture" in {one.code for one in report.findings}) == told
