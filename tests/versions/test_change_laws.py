"""Every pixel that changed lies in a change that is listed, and every edit that shows is listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageChops
from version_edits import CACHE, Made, boxes_of, campaign, edited, judged, made

from layout import files, load, press_pdf
from layout.comparing.changes import changes_of
from layout.page import Page
from layout.pictures.seen_changes import explained
from layout.preflight.check import checked
from layout.stylesheets.preflight import Limits


@pytest.mark.parametrize(("paper", "count"), [("weekend", 100), ("evening", 60), ("datong", 40)])
def test_every_changed_pixel_and_every_edit_is_explained(repository: Path, paper: str, count: int) -> None:
    done = list(campaign(repository / f"seeds/{paper}/issue.yaml", count))
    assert sum(one.changed for one in done) > 200_000  # the edits are not idle
    assert [at for at, one in enumerate(done) if one.unexplained] == []
    assert [at for at, one in enumerate(done) if one.unlisted] == []


def test_the_law_sees_a_change_that_is_kept_back(repository: Path) -> None:
    """Without one of its changes an edit has pixels that nothing explains; without any it is unlisted."""
    loaded = load(repository / "seeds/weekend/issue.yaml")
    before = made(loaded)
    kept_back = seen = 0
    (page,) = before.account.pages
    for seed in range(16):
        after = made(edited(loaded, seed)[0])
        changes = changes_of(before.account, after.account)
        old, new = before.pixels(page.file), after.pixels(page.file)
        assert explained(old, new, boxes_of(changes, page.number)).left == 0
        for one in changes:
            others = tuple(each for each in changes if each is not one)
            kept_back += 1
            seen += explained(old, new, boxes_of(others, page.number)).left > 0
    assert kept_back > 16 and seen >= kept_back * 3 // 4, (seen, kept_back)


@pytest.mark.parametrize("paper", ["weekend", "evening", "datong", "lancheng"])
def test_a_sample_against_itself_is_the_same(repository: Path, paper: str) -> None:
    one, other = (made(load(repository / f"seeds/{paper}/issue.yaml")) for _ in range(2))
    assert one.account == other.account
    assert changes_of(one.account, other.account) == ()


def _plates(version: Made, page: Page) -> dict[str, object]:
    data = press_pdf(version.loaded, version.composed, (page.number,), CACHE).data
    profile = files.read(files.kit("styles") / "press/newsprint.icc")
    return dict(checked(data, "page.pdf", Limits("newsprint"), profile, None, dpi=50).plates[0])


def test_the_plates_that_are_named_are_those_that_changed(repository: Path) -> None:
    """Held against the plates as preflight draws them from the press file."""
    loaded = load(repository / "seeds/evening/issue.yaml")
    before = made(loaded)
    letters = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
    drawn: dict[int, dict[str, object]] = {}
    sorts: set[str] = set()
    tried: list[str] = []
    for seed in range(60):
        again, kind = edited(loaded, seed)
        if tried.count(kind) > 2:
            continue
        tried.append(kind)
        after = made(again)
        changes = changes_of(before.account, after.account)
        for old, new in zip(before.composed.edition.pages, after.composed.edition.pages, strict=True):
            if old.marks == new.marks:
                continue
            was = drawn.setdefault(old.number, _plates(before, old))
            now = _plates(after, new)
            true = {letters.get(name, "S") for name in was if ImageChops.difference(was[name], now[name]).getbbox()}
            named = {one for each in changes for one in each.plates if str(old.number) in each[1:3]}
            assert true <= named, (seed, true, named)
            sorts.add("".join(sorted(true)))
    assert {"K", "CKMY"} <= sorts and len(tried) > 10


def test_judging_sees_an_edit_that_is_not_listed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(repository / "seeds/weekend/issue.yaml")
    before, after = made(loaded), made(edited(loaded, 1)[0])
    assert not judged(before, after, "typed", {}).unlisted
    monkeypatch.setattr("version_edits.changes_of", lambda one, other: ())
    found = judged(before, after, "typed", {})
    assert found.unlisted and found.unexplained == found.changed > 0
