"""Pictures in their places: natural proportions, captions on the grid, groups that share one."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import codes, copy, made, runs, words
from PIL import Image

from layout.composing import Composed
from layout.geometry import Rect
from layout.makeup.pictures import _places
from layout.page import GlyphRun, Picture, Rule
from layout.pictures.model import PictureFacts
from layout.spec.model import Frame
from layout.units import EM_ASCENT


def page_of(folder: Path, slot: str, inside: str = "") -> Composed:
    for name, size in (("wide.png", (600, 200)), ("tall.png", (200, 500)), ("plain.png", (400, 300))):
        Image.new("RGB", size, (120, 130, 140)).save(folder / name)
    more = f", pictures: [{inside}]" if inside else ""
    pages = f"pages:\n  - number: 1\n    slots:\n      - {{{slot}}}\n"
    pages += f"      - {{id: x, story: x, at: [1, 30], span: [5, 30], legs: {{count: 4, rule: true}}{more}}}\n"
    return made(folder, pages, {"x": copy(40)})


def pictures(composed: Composed) -> list[Picture]:
    return [one for one in composed.edition.pages[0].marks if isinstance(one, Picture)]


WORDS = "caption: 农民正在收割谷子，场院里一片繁忙。, credit: 某某　摄"


@pytest.mark.parametrize("crop", ["cover", "contain"])
def test_a_picture_is_cropped_or_fitted_and_never_stretched(tmp_path: Path, crop: str) -> None:
    composed = page_of(tmp_path, f"picture: wide.png, crop: {crop}, at: [1, 4], span: [2, 20], {WORDS}")
    (one,) = pictures(composed)
    left, top, right, foot = one.crop
    assert (right - left) * one.rect.height == pytest.approx((foot - top) * one.rect.width, rel=0.01)
    assert (one.crop == (0, 0, 600, 200)) == (crop == "contain")


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_caption_beside_a_picture_ends_at_its_foot(tmp_path: Path, side: str) -> None:
    composed = page_of(tmp_path, f"picture: plain.png, at: [1, 4], span: [3, 20], caption_at: {side}, {WORDS}")
    (one,) = pictures(composed)
    page = composed.edition.pages[0]
    assert words(page, "caption").startswith("农民正在收割谷子，场院里一片繁忙。")
    for run in runs(page, "caption") + runs(page, "credit"):
        x = run.origin.x + run.xs[0]
        assert x > one.rect.right if side == "right" else x < one.rect.x
        assert one.rect.y < run.origin.y <= one.rect.bottom + 3_000


@pytest.mark.parametrize("deep", [71, 73, 75])
def test_a_caption_keeps_clear_of_a_picture_whose_place_is_in_millimetres(tmp_path: Path, deep: int) -> None:
    composed = page_of(tmp_path, f"picture: plain.png, rect: [20mm, 40mm, 90mm, {deep}mm], {WORDS}")
    (one,) = pictures(composed)
    (first, *_) = runs(composed.edition.pages[0], "caption")
    clear = first.origin.y - first.size * EM_ASCENT // 1000 - one.rect.bottom
    assert 2_000 <= clear <= 8_000


def test_words_of_the_spec_serve_a_picture_without_a_story(tmp_path: Path) -> None:
    composed = page_of(tmp_path, f"picture: plain.png, at: [1, 4], span: [3, 20], {WORDS}")
    assert not {"caption-missing", "credit-missing"} & set(codes(composed))
    bare = page_of(tmp_path, "picture: plain.png, at: [1, 4], span: [3, 20]")
    assert {"caption-missing", "credit-missing"} <= set(codes(bare))
    asked = page_of(tmp_path, "picture: plain.png, at: [1, 4], span: [3, 20], caption_at: 无")
    assert not {"caption-missing", "credit-missing"} & set(codes(asked))


def test_a_caption_too_long_for_its_place_is_reported(tmp_path: Path) -> None:
    long = "caption: " + "农民正在收割谷子，场院里一片繁忙。" * 9
    assert "caption-overset" in codes(page_of(tmp_path, f"picture: plain.png, at: [1, 4], span: [1, 6], {long}"))
    assert "caption-overset" not in codes(page_of(tmp_path, f"picture: plain.png, at: [1, 4], span: [1, 24], {long}"))


def test_pictures_of_a_group_share_their_caption(tmp_path: Path) -> None:
    slot = f"picture: [wide.png, tall.png, {{picture: plain.png, focus: [0, 0]}}], at: [1, 4], span: [4, 24], {WORDS}"
    composed = page_of(tmp_path, slot)
    assert [one.image for one in pictures(composed)] == ["wide.png", "tall.png", "plain.png"]
    assert words(composed.edition.pages[0], "caption").startswith("农民正在收割谷子，场院里一片繁忙。")
    rows = page_of(tmp_path, slot + ", rows: [1, 2]")
    assert len({one.rect.y for one in pictures(rows)}) == 2


def test_one_picture_missing_from_a_group_keeps_its_place(tmp_path: Path) -> None:
    composed = page_of(tmp_path, f"picture: [wide.png, none.png], at: [1, 4], span: [4, 24], {WORDS}")
    assert len(pictures(composed)) == 1


def test_a_rule_between_legs_stops_where_a_picture_stands(tmp_path: Path) -> None:
    composed = page_of(
        tmp_path, f"picture: wide.png, at: [1, 4], span: [5, 20], {WORDS}",
        f"{{picture: plain.png, at: [3, 44], span: [1, 8], {WORDS}}}",
    )  # fmt: skip
    (place,) = [one.rect for one in pictures(composed) if one.image == "plain.png"]
    rules = [
        one for one in composed.edition.pages[0].marks
        if isinstance(one, Rule) and one.start.x == one.end.x and place.x + 1_000 < one.start.x < place.right - 1_000
        and one.tag is None
    ]  # fmt: skip
    assert rules
    assert not any(one.start.y < place.bottom and place.y < one.end.y for one in rules)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 5000)), min_size=1, max_size=7),
    st.integers(50_000, 900_000),
    st.integers(50_000, 900_000),
)
def test_a_group_fills_its_place_and_its_pictures_lie_apart(sizes, width, height) -> None:
    room = Rect(1000, 2000, width, height)
    known = [PictureFacts(wide, tall, "RGB", "PNG") for wide, tall in sizes]
    places = _places([Frame("a.png") for _ in known], known, (), room, 4_000)
    assert len(places) == len(sizes)
    assert all(one.within(room) for one in places)
    assert not any(a.overlaps(b) and a.width and b.width and a.height and b.height for a, b in combinations(places, 2))
    assert max(one.bottom for one in places) == room.bottom
    assert max(one.right for one in places) == room.right


def widest(run: GlyphRun) -> int:
    """The widest white between two ideographs of *run*, per mille of an em, measured on the page."""
    pairs = zip(run.xs, run.xs[1:], run.texts, run.texts[1:], strict=False)
    whites = [(b - a - run.size) * 1000 // run.size for a, b, one, other in pairs if min(one, other) >= "一"]
    return max(whites, default=0)


@pytest.mark.parametrize("place", ["span: [1, 20]", "span: [2, 20]", "span: [3, 20], caption_at: left"])
@pytest.mark.parametrize("letters", range(1, 19, 2))
def test_loose_lines_of_a_caption_are_told_and_no_others(tmp_path: Path, place: str, letters: int) -> None:
    caption = f"农民正在场院里用{'ABCDEFGHIJKLMNOPQRS'[:letters]}收割谷子，今年谷子平均亩产四百二十公斤。"
    composed = page_of(tmp_path, f"picture: plain.png, at: [1, 4], {place}, caption: {caption}, credit: 某某摄")
    told = [one for one in composed.edition.findings if one.code == "line-loose"]
    loose = [run for run in runs(composed.edition.pages[0], "caption") if widest(run) > 130]
    assert [dict(one.facts)["text"] for one in told] == ["".join(run.texts) for run in loose]
    assert not told or (told[0].place is not None and told[0].place.line > 0)


def test_loose_captions_occur_and_the_limit_is_the_styles(tmp_path: Path) -> None:
    caption = "农民正在收割ABCDEFGHIJKLMNO谷子，场院里一片繁忙。"
    slot = f"picture: plain.png, at: [1, 4], span: [1, 20], caption: {caption}, credit: 某某摄"
    assert codes(page_of(tmp_path, slot)).count("line-loose") == 1
    assert "line-loose" not in codes(page_of(tmp_path, slot.replace("ABCDEFGHIJKLMNO", "大半天")))


@pytest.mark.parametrize(
    ("letters", "told"), [(12, []), (17, ["line-runt"]), (22, ["line-relief"])], ids=["neither", "runt", "broken word"]
)
def test_a_caption_whose_word_leaves_one_character_or_is_broken_is_reported(
    tmp_path: Path, letters: int, told: list[str]
) -> None:
    caption = f"天地玄黄宇宙洪荒日月{'ABCDEFGHIJKLMNOPQRSTUV'[:letters]}冬。"
    composed = page_of(tmp_path, f"picture: plain.png, at: [1, 4], span: [1, 20], caption: {caption}, credit: 某某摄")
    assert [one for one in codes(composed) if one in ("line-runt", "line-relief")] == told
