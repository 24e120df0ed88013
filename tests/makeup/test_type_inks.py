"""Type and tints in inks that preflight would hold against them are reported as the page is made, and only those."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import HEAD, codes, made

from layout.composing import Composed
from layout.page import BLACK, GlyphRun, Ink
from layout.proofing.type_inks import least_size
from layout.stylesheets.preflight import Limits

PAGES = "pages:\n  - {number: 2, slots: [{id: s, story: a, style: lead, at: [1, 1], span: [5, 20]}]}\n"


def page(folder: Path, ink: str, role: str = "head-lead", more: str = "") -> Composed:
    """A page whose *role* is set in *ink*, per cent of each plate."""
    style = f"name: own\nfrom: daily\ninks: {{hue: [{ink}]}}\ntext:\n  {role}: {{ink: hue{more}}}\n"
    (folder / "own.yaml").write_text(style, "utf-8")
    return made(folder, PAGES, {"a": "今年全市粮食总产量达到十年来的最高水平。" * 9}, HEAD.replace("daily", "own"))


@pytest.mark.parametrize(
    ("ink", "told"),
    [
        ("75, 70, 30, 40", True),
        ("60, 60, 60, 30", True),
        ("0, 0, 0, 100", False),
        ("20, 100, 80, 10", False),
        ("100, 60, 0, 20", False),
        ("30, 26, 26, 10", False),
    ],
)
def test_a_head_in_black_of_four_inks_is_an_error_and_one_in_a_colour_is_not(
    tmp_path: Path, ink: str, told: bool
) -> None:
    composed = page(tmp_path, ink)
    assert codes(composed).count("type-black-of-four") == told
    assert "type-too-small" not in codes(composed)


@pytest.mark.parametrize(("ink", "told"), [("0, 90, 80, 10", True), ("0, 0, 0, 60", True), ("0, 0, 0, 100", False)])
def test_small_type_wants_one_solid_ink(tmp_path: Path, ink: str, told: bool) -> None:
    composed = page(tmp_path, ink, "body", ", size: 7.5pt")
    found = [dict(one.facts) for one in composed.edition.findings if one.code == "type-too-small"]
    assert [one["size"] for one in found] == ["7.5"] * told


@pytest.mark.parametrize(("ink", "told"), [("0, 0, 0, 100", []), ("0, 0, 0, 60", ["yáo"])])
def test_ruby_may_be_two_thirds_as_large_as_other_type(tmp_path: Path, ink: str, told: list[str]) -> None:
    (tmp_path / "own.yaml").write_text(
        f"name: own\nfrom: daily\ninks: {{hue: [{ink}]}}\ntext: {{body: {{ink: hue}}}}\n", "utf-8"
    )
    composed = made(tmp_path, PAGES, {"a": "今年[垚]{ruby yáo}村喜获丰收。" * 9}, HEAD.replace("daily", "own"))
    ruby = [one.size for one in composed.edition.pages[0].marks if isinstance(one, GlyphRun) and one.ruby]
    assert ruby and max(ruby) < Limits("press").type_solid
    found = [dict(one.facts) for one in composed.edition.findings if one.code == "type-too-small"]
    assert [one["words"] for one in found] == told


def test_the_least_size_is_that_of_preflight() -> None:
    limits = Limits("press")
    sizes = [least_size(ink, limits) for ink in (BLACK, Ink(0, 0, 0, 600), Ink(0, 900, 900, 0), Ink(5, 900, 900, 9))]
    assert sizes == [limits.type_solid, limits.type_tinted, limits.type_tinted, limits.type_several]
    assert least_size(Ink(0, 0, 0, 0), limits) == limits.type_several
    assert least_size(Ink(0, 900, 900, 0, "PANTONE 185 C"), limits) == limits.type_solid


@pytest.mark.parametrize(("ink", "told"), [("0, 100, 90, 0", ["290"]), ("0, 60, 60, 0", []), ("0, 0, 0, 30", [])])
def test_black_type_on_a_deep_colour_is_told_with_its_ink(tmp_path: Path, ink: str, told: list[str]) -> None:
    """Black overprints: on solid red it comes to 290 %, which preflight of the file finds as well."""
    (tmp_path / "own.yaml").write_text(f"name: own\nfrom: daily\ninks: {{hue: [{ink}]}}\n", "utf-8")
    tinted = PAGES.replace("style: lead", "style: lead, tint: hue")
    composed = made(
        tmp_path, tinted, {"a": "今年全市粮食总产量达到十年来的最高水平。" * 9}, HEAD.replace("daily", "own")
    )
    found = [dict(one.facts) for one in composed.edition.findings if one.code == "type-on-deep-ink"]
    assert [one["total"] for one in found] == told


@pytest.mark.parametrize(
    ("ink", "told"),
    [("80, 75, 60, 30", ["245"]), ("100, 0, 100, 60", ["260"]), ("75, 75, 60, 30", []), ("0, 100, 90, 0", [])],
)
def test_a_tint_of_more_ink_than_preflight_takes_is_an_error(tmp_path: Path, ink: str, told: list[str]) -> None:
    (tmp_path / "own.yaml").write_text(f"name: own\nfrom: daily\ninks: {{hue: [{ink}]}}\n", "utf-8")
    tinted = PAGES.replace("style: lead", "style: lead, tint: hue")
    composed = made(
        tmp_path, tinted, {"a": "今年全市粮食总产量达到十年来的最高水平。" * 9}, HEAD.replace("daily", "own")
    )
    found = [dict(one.facts) for one in composed.edition.findings if one.code == "ink-over"]
    assert [one["total"] for one in found] == told
    assert not (told and "type-on-deep-ink" in codes(composed)), "said once"


@pytest.mark.parametrize(("role", "told"), [("head-lead", 1), ("byline", 0)])
def test_a_head_covers_enough_to_be_over_and_a_byline_does_not(tmp_path: Path, role: str, told: int) -> None:
    composed = page(tmp_path, "100, 20, 100, 60", role)
    assert codes(composed).count("ink-over") == told
    assert "type-black-of-four" not in codes(composed)


RULED = "    rules: [{at: [1, 30], span: [5, 1], side: middle, style: own}]\n"
BOXED = "pages:\n  - number: 2\n    slots: [{id: s, story: a, style: lead, box: own, at: [1, 1], span: [5, 20]}]\n"
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">'


def rule_told(folder: Path, strokes: str, ink: str, press: str = "") -> list[str]:
    """What is said of a page with a rule across it and a story in a box of such rules."""
    style = f"name: own\nfrom: daily\ninks: {{hue: [{ink}]}}\nrules: {{own: {{strokes: [{strokes}], ink: hue}}}}\n"
    (folder / "own.yaml").write_text(style + "boxes: {own: {rule: own, inside: 1字}}\n", "utf-8")
    text = "今年全市粮食总产量达到十年来的最高水平。" * 9
    composed = made(folder, BOXED + RULED, {"a": text}, HEAD.replace("daily", "own") + press)
    return [one.code for one in composed.edition.findings if one.code in ("ink-over", "rule-too-thin")]


@pytest.mark.parametrize(
    ("strokes", "ink", "told"),
    [
        ("2pt", "90, 80, 70, 60", ["ink-over"] * 2),
        ("2pt", "0, 100, 90, 0", []),
        ("0.2pt", "0, 0, 0, 100", ["rule-too-thin"] * 2),
        ("0.25pt", "0, 0, 0, 100", []),
    ],
)
def test_rules_and_boxes_are_held_to_what_the_press_prints(
    tmp_path: Path, strokes: str, ink: str, told: list[str]
) -> None:
    assert rule_told(tmp_path, strokes, ink) == told


@pytest.mark.parametrize(("plant", "told"), [("newsprint", 2), ("iso-12647-3", 0)])
def test_the_limit_is_that_of_the_plant(tmp_path: Path, plant: str, told: int) -> None:
    assert len(rule_told(tmp_path, "2pt", "90, 80, 50, 30", f"press: {{plant: {plant}}}\n")) == told


@pytest.mark.parametrize(
    ("shapes", "more", "told"),
    [
        ('<rect width="60" height="40"/>', ", ink: hue", ["ink-over"]),
        ('<rect width="2" height="2"/>', ", ink: hue", []),
        ('<rect width="60" height="40"/><rect width="60" height="40" fill="#fff"/>', ", ink: hue", []),
        ('<rect width="60" height="40"/>', "", []),
        ('<path d="M0 5H60" stroke="#000" stroke-width=".05"/>', "", ["rule-too-thin"]),
        ('<path d="M0 5H60" stroke="#000" stroke-width=".2"/>', "", []),
    ],
)
def test_a_drawing_is_held_to_what_the_press_prints(tmp_path: Path, shapes: str, more: str, told: list[str]) -> None:
    (tmp_path / "own.yaml").write_text("name: own\nfrom: daily\ninks: {hue: [90, 80, 70, 60]}\n", "utf-8")
    (tmp_path / "a.svg").write_text(f"{DRAWN}{shapes}</svg>", "utf-8")
    pages = f"pages:\n  - {{number: 2, slots: [{{picture: a.svg, at: [1, 1], span: [2, 20]{more}}}]}}\n"
    composed = made(tmp_path, pages, {"a": "今年全市粮食总产量达到十年来的最高水平。"}, HEAD.replace("daily", "own"))
    assert [one for one in codes(composed) if one in ("ink-over", "rule-too-thin")] == told


@pytest.mark.parametrize(
    ("box", "told"),
    [
        ("{rule: own}", ["2", "0"]),
        ("{rule: own, inside: 1pt}", ["2", "1"]),
        ("{rule: own, inside: 2pt}", []),
        ("{rule: own, sides: tb}", []),
        ("{tint: hue}", []),
    ],
)
@pytest.mark.parametrize("slot", ["story: a", "use: notice, text: [明天停水]"])
def test_a_box_whose_rules_stand_on_the_type_in_it_is_told(
    tmp_path: Path, box: str, told: list[str], slot: str
) -> None:
    style = "name: own\nfrom: daily\ninks: {hue: [0, 0, 0, 10]}\nrules: {own: {strokes: 2pt}}\nboxes: {own: "
    (tmp_path / "own.yaml").write_text(f"{style}{box}}}\n", "utf-8")
    pages = f"pages:\n  - {{number: 2, slots: [{{{slot}, box: own, at: [1, 1], span: [5, 20]}}]}}\n"
    composed = made(
        tmp_path, pages, {"a": "今年全市粮食总产量达到十年来的最高水平。" * 9}, HEAD.replace("daily", "own")
    )
    found = [dict(one.facts) for one in composed.edition.findings if one.code == "box-on-type"]
    assert [value for one in found for value in (one["depth"], one["inside"])] == told
