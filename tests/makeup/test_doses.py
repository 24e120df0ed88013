"""What a remedy does to an item is done once, however many slots the story goes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import copy, made

from layout.fitting.remedies import Doses, dosed

PAGES = "pages:\n  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 30]}]}\n"


@pytest.mark.parametrize("tracking", [-15, -7, 15])
def test_tracking_is_not_applied_again_to_what_has_it_already(tmp_path: Path, tracking: int) -> None:
    items = made(tmp_path, PAGES, {"a": copy(6)}).fits[0].items
    doses = Doses(tracking=tracking)
    once = [dosed(item, doses) for item in items]
    twice = [dosed(item, doses) for item in once]
    for plain, one, two in zip(items, once, twice, strict=True):
        assert one.prepared.style.tracking == plain.style.tracking + tracking
        assert two.prepared.style.tracking == one.prepared.style.tracking
        assert two.prepared.atoms == one.prepared.atoms


def test_both_slots_of_a_group_have_the_same_tracking_once(tmp_path: Path) -> None:
    pages = (
        "pages:\n  - number: 1\n    slots:\n"
        "      - {id: one, story: a, at: [1, 1], span: [4, 20], group: g, fit: [tracking]}\n"
        "  - number: 2\n    slots:\n      - {id: two, story: a, at: [1, 5], span: [4, 13], group: g, fit: [tracking]}\n"
    )
    composed = made(tmp_path, pages, {"a": copy(33)})
    assert [done.fit.doses.tracking for done in composed.fits] == [-15, -15]
    for done in composed.fits:
        paragraphs = [item for item in done.items if item.role == "paragraph"]
        assert paragraphs
        assert {item.prepared.style.tracking - item.style.tracking for item in paragraphs} == {-15}
