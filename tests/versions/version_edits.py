"""Random edits of an issue, and what the account of a version and its pixels say of them.

``python tests/versions/version_edits.py ISSUE.yaml COUNT [FIRST]`` prints the edits of which something is not listed.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

from layout import load, press_pdf
from layout.comparing.account import account_of, as_text
from layout.comparing.accounts import KeptAccount, read_account
from layout.comparing.changes import changes_of
from layout.comparing.model import Alteration
from layout.composing import Composed, compose
from layout.loading.contents import contents_of
from layout.loading.load import Loaded
from layout.pictures.seen_changes import explained
from layout.pixels.raster import RasterPage
from layout.spec.model import Head, Slot
from layout.value import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "live"))
from random_edits import edited as typed

DPI = 60
CACHE = Path(gettempdir()) / "render-page-version-edits"


def edited(loaded: Loaded, seed: int) -> tuple[Loaded, str]:
    """*loaded* after one edit, and what kind of edit it was."""
    chance = random.Random(seed)
    kind = chance.choice(("typed", "typed", "typed", "slot", "slot"))
    if kind == "typed":
        issue, materials = typed(loaded.issue, loaded.materials, seed)
        return loaded._replace(issue=issue, materials=materials), "typed"
    pages = list(loaded.issue.pages)
    number = chance.randrange(len(pages))
    slots = list(pages[number].slots)
    at = chance.randrange(len(slots))
    kind, made = _changed(slots, at, chance, loaded)
    pages[number] = pages[number]._replace(slots=tuple(made))
    return loaded._replace(issue=loaded.issue._replace(pages=tuple(pages))), kind


def _changed(slots: list[Slot], at: int, chance: random.Random, loaded: Loaded) -> tuple[str, list[Slot]]:
    slot, made = slots[at], list(slots)
    pictures = sorted(name for name in loaded.pictures if name.endswith((".jpg", ".png")))
    kind = chance.choice(("gone", "exchanged", "tint", "head", "picture"))
    if slot.use == "picture" and slot.picture and not slot.frames:
        kind = "picture" if kind != "gone" else kind
    if kind == "gone" and not slot.within and not any(one.within == slot.id for one in slots):
        del made[at]
    elif kind == "picture" and slot.use == "picture" and slot.picture:
        if chance.random() < 0.5 and len(pictures) > 1:
            made[at] = slot._replace(picture=chance.choice(pictures))
        else:
            made[at] = slot._replace(focus=(chance.random(), chance.random()))
    elif kind == "exchanged" and slot.story and slot.use == "story":
        others = [n for n, one in enumerate(slots) if one.use == "story" and one.story and n != at]
        if others:
            other = chance.choice(others)
            made[at], made[other] = slot._replace(story=slots[other].story), slots[other]._replace(story=slot.story)
    elif kind == "tint":
        made[at] = slot._replace(title=slot.title + "今日") if slot.title else slot._replace(legs=slot.legs)
    elif slot.use == "story":
        made[at] = slot._replace(head=Head(lines=chance.choice((4, 5, 6, 8, 10))))
    return kind, made


class Made(NamedTuple):
    """A version made up, its account, and its pages as pixels, drawn when they are asked for."""

    loaded: Loaded
    composed: Composed
    account: KeptAccount

    def pixels(self, file: str) -> tuple[tuple[int, int], bytes]:
        """The page whose files are called *file*."""
        number = next(one.number for one in self.composed.edition.pages if f"P{one.number:02}" == file)
        with RasterPage(press_pdf(self.loaded, self.composed, (number,), CACHE).data) as sheet:
            size = sheet.pixels_at(DPI)
            return size, bytes(sheet.draw(size).pixels)


def made(loaded: Loaded) -> Made:
    """*loaded* made up, with its account read back from the text that a result keeps."""
    composed = compose(loaded.issue, loaded.materials)
    account = account_of(composed, loaded.materials, contents_of(loaded))
    return Made(loaded, composed, read_account(json.loads(as_text(account))))


def boxes_of(changes: tuple[Alteration, ...], page: str) -> list[tuple[int, int, int, int]]:
    """All boxes of *changes* on *page* in pixels, a pixel wider all round."""
    scale = DPI / 72_000
    return [
        (int(box.x * scale) - 1, int(box.y * scale) - 1, int(box.right * scale) + 2, int(box.bottom * scale) + 2)
        for one in changes for number, box in (*one.boxes_before, *one.boxes_after) if number == page
    ]  # fmt: skip


class Judged(NamedTuple):
    """One edit: its changes, pixels that changed, those unexplained, and whether it is listed."""

    kind: str
    changes: tuple[Alteration, ...]
    changed: int
    unexplained: int
    unlisted: bool


def judged(before: Made, after: Made, kind: str, drawn: dict[str, tuple[tuple[int, int], bytes]]) -> Judged:
    """What the list of changes from *before* to *after* explains."""
    changes = changes_of(before.account, after.account)
    changed = unexplained = 0
    for page in after.account.pages:
        old = next(one for one in before.composed.edition.pages if f"P{one.number:02}" == page.file)
        new = next(one for one in after.composed.edition.pages if f"P{one.number:02}" == page.file)
        if old.marks == new.marks:
            continue
        if page.file not in drawn:
            drawn[page.file] = before.pixels(page.file)
        seen = explained(drawn[page.file], after.pixels(page.file), boxes_of(changes, page.number))
        changed += seen.changed
        unexplained += seen.left
    unlisted = not changes and before.composed.edition.pages != after.composed.edition.pages
    return Judged(kind, changes, changed, unexplained, unlisted)


def campaign(path: Path, count: int, first: int = 0) -> Iterator[Judged]:
    """Edits of the issue at *path*, each of the issue as it is, judged."""
    loaded = load(path)
    before = made(loaded)
    drawn: dict[str, tuple[tuple[int, int], bytes]] = {}
    for seed in range(first, first + count):
        again, kind = edited(loaded, seed)
        yield judged(before, made(again), kind, drawn)


if __name__ == "__main__":
    found = []
    for seed, one in enumerate(campaign(Path(sys.argv[1]), int(sys.argv[2]), int((sys.argv[3:] or ["0"])[0]))):
        found.append(one)
        if one.unexplained or one.unlisted:
            print(seed, one.kind, one.changed, one.unexplained, one.unlisted, [each.kind for each in one.changes])
    print(
        f"{len(found)} edits, {sum(bool(one.changes) for one in found)} with changes, "
        f"{sum(one.changed for one in found)} pixels changed, {sum(one.unexplained for one in found)} unexplained, "
        f"{sum(one.unlisted for one in found)} unlisted"
    )
    sys.exit(any(one.unexplained or one.unlisted for one in found))
