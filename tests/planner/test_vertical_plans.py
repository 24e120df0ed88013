"""Vertical pages planned: the same search in turned measure, pictures and advertisements upright in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from writing_twins import ACROSS, DOWN, HAN

from layout.areas.direction import styles_along
from layout.areas.grid import grid_of_page
from layout.cli import main
from layout.composing import compose
from layout.findings import Severity
from layout.fitting.chain import FitContext
from layout.loading.load import load, materials_of, read
from layout.page import Picture
from layout.planner.accounts import CostPart
from layout.planner.kitchen import Kitchen
from layout.planner.pieces import pieces_of
from layout.planner.placing import narrower_heads
from layout.planner.propose import propose
from layout.planner.sheet import DOWNWARD, REASONS, reasons_in_words
from layout.planner.waiting import with_waiting
from layout.planner.written import slot_line
from layout.spec.model import Head
from layout.spec.wishes import PlanWishes

SIZES = {"甲": 26, "乙": 14, "丙": 11, "丁": 9, "戊": 6, "己": 5}


def folder_of(folder: Path, head: str, more: str = "", picture: str = "") -> Path:
    for slug, sentences in SIZES.items():
        text = "\n\n".join([HAN * 3] * (sentences // 3) + [HAN] * (sentences % 3))
        front = f"picture: {picture}\ncaption: 收割机开进田里\n" if picture and slug == "甲" else ""
        (folder / f"{slug}.md").write_text(
            f"---\nslug: {slug}\nheadline: [稿件{slug}喜获丰收]\n{front}---\n\n{text}\n", "utf-8"
        )
    page = "pages:\n  - number: 1\n    plan: {order: [甲, 乙, 丙, 丁, 戊, 己]}\n"
    (folder / "issue.yaml").write_text(head + more + page, "utf-8")
    return folder / "issue.yaml"


def test_a_story_has_the_same_forms_on_a_vertical_page_as_on_its_twin_across(tmp_path: Path) -> None:
    """Text of Han without pictures: what the search is given, and so what it finds; only what is linted differs."""
    made = []
    for name, head in (("across", ACROSS), ("down", DOWN)):
        (tmp_path / name).mkdir()
        loaded = materials_of(read(folder_of(tmp_path / name, head)))
        (page,) = loaded.issue.pages
        grid = grid_of_page(loaded.issue, page)
        stories, styles, faces, *_ = loaded.materials
        kit = FitContext(stories, styles_along(styles, grid), faces, grid)
        kitchen = Kitchen(kit, loaded.materials.pictures, page.place)
        made.append(pieces_of(tuple(stories.values()), PlanWishes(), kitchen))
    assert sum(len(one.forms) for one in made[0]) > 100
    assert made[0] == made[1]


def test_a_picture_of_a_planned_vertical_page_stands_upright_and_is_hardly_cropped(tmp_path: Path) -> None:
    Image.new("RGB", (1200, 800), (90, 120, 150)).save(tmp_path / "p.png")
    loaded = materials_of(read(folder_of(tmp_path, DOWN, picture="p.png")))
    for one in propose(loaded.issue, loaded.materials, loaded.issue.pages[0]).pages:
        (page,) = one.composed.edition.pages
        (picture,) = (mark for mark in page.marks if isinstance(mark, Picture))
        left, top, right, foot = picture.crop
        assert picture.rect.width > picture.rect.height
        assert (right - left) * (foot - top) > 0.75 * 1200 * 800
        assert not [found for found in one.findings if found.severity >= Severity.ERROR]
        slot = next(slot for slot in one.page.slots if slot.use == "picture")
        story = next(slot for slot in one.page.slots if slot.use == "story" and slot.story == "甲")
        grid = grid_of_page(loaded.issue, one.page)
        assert grid.on_page(grid.place(slot)).x >= grid.on_page(grid.place(story)).right - 1000  # right of its story


@pytest.mark.parametrize("booked", ["{columns: 3, lines: 20}", "{size: [120mm, 80mm]}"])
def test_ads_stand_at_the_foot_of_a_vertical_page_as_large_as_they_are(tmp_path: Path, booked: str) -> None:
    Image.new("CMYK", (1200, 800), (0, 0, 0, 90)).save(tmp_path / "ad.tif")
    ads = f"ads: [{{id: ad, file: ad.tif, booked: {booked}}}]\n"
    loaded = materials_of(read(folder_of(tmp_path, DOWN, ads)))
    issue, _ = with_waiting(loaded.issue, {})
    (page,) = issue.pages
    (slot,) = [one for one in page.slots if one.ad]
    grid = grid_of_page(issue, page)
    place, frame = grid.on_page(grid.place(slot)), grid.on_page(grid.frame)
    assert place.bottom == pytest.approx(frame.bottom, abs=1000)
    assert place.x == pytest.approx(frame.x, abs=1000)  # page 1 of a paper bound at the right lies on the left
    if "size" in booked:
        assert (place.width, place.height) == pytest.approx((340158, 226772), abs=1500)
    composed = compose(loaded.issue, loaded.materials)
    assert not [one for one in composed.edition.findings if one.code in ("slots-overlap", "type-on-type", "overset")]


def test_a_planned_vertical_page_is_written_with_its_rules_and_told_by_its_sides(tmp_path: Path) -> None:
    path = folder_of(tmp_path, DOWN)
    main(["plan", str(path), "--write", str(tmp_path / "planned.yaml"), "--out", str(tmp_path / "out")])
    text = (tmp_path / "planned.yaml").read_text("utf-8")
    assert text.count("rule: yes") == len(SIZES)
    loaded = load(tmp_path / "planned.yaml")
    assert not [one for one in compose(loaded.issue, loaded.materials).edition.findings if one.code == "overset"]
    again = materials_of(read(path))
    (one, *_) = propose(again.issue, again.materials, again.issue.pages[0]).pages
    parts = (CostPart("rank", 30, "below", ("甲", "乙")), CostPart("rank", 6, "right", ("甲", "丙")))
    told = "".join(reasons_in_words(one._replace(account=parts), "zh"))
    assert "《甲》 排在比它轻的 《乙》 左边" in told
    assert "《甲》 排在比它轻的 《丙》 之下" in told
    assert DOWNWARD.keys() <= REASONS.keys()


TABOOS = {"heads-chimney", "heads-abreast", "paragraphs-part", "flows-meet", "text-leaps", "head-parted", "bands-cut"}


def test_heads_of_a_planned_vertical_page_are_set_off_from_those_under_them(tmp_path: Path) -> None:
    """The last band of a story is left to its text, as deep as before; the spec says so, and is read so again."""
    loaded = materials_of(read(folder_of(tmp_path, DOWN)))
    (one, *_) = propose(loaded.issue, loaded.materials, loaded.issue.pages[0], 1).pages
    assert not {found.code for found in one.findings} & TABOOS
    heads = narrower_heads(one.things)
    assert heads
    by_id = {slot.id: slot for slot in one.page.slots}
    forms = {thing.piece.id: thing.form for thing in one.things}
    for name, head in heads.items():
        form = forms[name]
        assert by_id[name].head == head
        assert head.columns == form.columns - 1
        assert 0 <= form.columns * form.head - head.columns * head.lines < head.columns
    plain = [
        slot._replace(head=Head(lines=forms[slot.id].head)) if slot.id in heads else slot for slot in by_id.values()
    ]
    page = one.page._replace(slots=tuple(plain))
    composed = compose(loaded.issue._replace(pages=(page,)), loaded.materials)
    assert "heads-chimney" in {found.code for found in composed.edition.findings}
    text = "\n".join(slot_line(slot) for slot in one.page.slots)
    assert text.count("head: {columns: ") == len(heads)


def test_heads_of_a_page_across_stand_over_all_of_their_story(tmp_path: Path) -> None:
    loaded = materials_of(read(folder_of(tmp_path, ACROSS)))
    for one in propose(loaded.issue, loaded.materials, loaded.issue.pages[0]).pages:
        assert not [slot for slot in one.page.slots if slot.head.columns]
