"""What fits share changes nothing: with a memory, in either order, each is the fit that it is alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.areas.grid import lay_grid
from layout.fitting.fit import Part, fit
from layout.fitting.fitted import FitMemory
from layout.loading.load import load
from layout.spec.model import Slot

ROOT = Path(__file__).resolve().parents[2]
PART = Part(page=1)


@pytest.mark.parametrize("issue", ["datong/issue.yaml", "evening/issue.yaml"])
def test_a_fit_is_the_same_with_what_others_have_set(issue: str) -> None:
    loaded = load(ROOT / "seeds" / issue)
    stories, styles, faces = loaded.materials.stories, loaded.materials.styles, loaded.materials.faces
    grid = lay_grid(loaded.issue.sheet, loaded.issue.grid)
    slots = [slot for page in loaded.issue.pages for slot in page.slots if slot.use == "story"][:8]
    # Every story also a line shallower, and with its type tracked: another fit of what the memory has.
    tried: list[Slot] = []
    for slot in slots:
        tried += [slot, slot._replace(area=slot.area._replace(lines=slot.area.lines - 1), remedies=("tracking",))]
    alone = [fit(slot, stories[slot.story], styles, faces, grid, PART) for slot in tried]
    memory = FitMemory()
    shared = [fit(slot, stories[slot.story], styles, faces, grid, PART, memory) for slot in tried]
    again = [fit(slot, stories[slot.story], styles, faces, grid, PART, memory) for slot in reversed(tried)]
    assert shared == alone
    assert again == alone[::-1]
    assert alone[0] != alone[1]


def test_what_is_kept_is_of_one_story_in_one_style() -> None:
    # Negative control: the same words as another story are another story's items, and another style sets them anew.
    loaded = load(ROOT / "seeds" / "datong" / "issue.yaml")
    styles, faces = loaded.materials.styles, loaded.materials.faces
    story = loaded.materials.stories["a1"]
    memory = FitMemory()
    lead, brief = styles.stories["lead"], styles.stories["brief"]
    items = memory.items_of(story, lead, styles, faces)
    assert memory.items_of(story, lead, styles, faces) is items
    assert memory.items_of(story, brief, styles, faces) is not items
    assert memory.items_of(story._replace(slug="other"), lead, styles, faces) is not items
    setter = memory.setter(story, lead, items, faces)
    assert memory.setter(story, lead, items, faces) is setter
    assert memory.setter(story, lead, items[1:], faces) is not setter
