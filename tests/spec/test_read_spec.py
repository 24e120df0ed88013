"""What an editor writes becomes the model: lengths in the trade's units, words in either language."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from layout.geometry import Insets, Rect
from layout.keys.checks import check
from layout.keys.issue import read_issue
from layout.keys.kinds import length_in
from layout.page import Ink
from layout.spec.model import Area, Legs
from layout.stylesheets.sheet import read_styles
from layout.units import mm, pt

HEAD = """\
date: 2024-05-01
paper: {name: 清水晚报, postal: 007}
sheet: {size: 对开}
grid: {columns: 7, chars: 12, gutter: 1.5字, lines: 80, body: 小五, leading: 15pt}
style: daily
copy: {stories: "*.md"}
"""


def issue_with(slot: str = "use: flag, at: [1, 1], span: [1, 1]", head: str = HEAD):
    """An issue of one page with one slot."""
    return read_issue(f"{head}pages: [{{number: 1, slots: [{{{slot}}}]}}]\n", "issue.yaml")


def slot_of(slot: str):
    """The one slot of an issue."""
    return issue_with(slot).pages[0].slots[0]


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("3mm", mm(3)), ("0.3 cm", mm(3)), ("3毫米", mm(3)), ("16pt", 16000), ("16磅", 16000), ("1.5字", 15000),
        ("2行", 30000), ("五号", 10500), ("小初", 36000), ("-1mm", -mm(1)), ("+1mm", mm(1)), ("0", 0), (".5pt", 500),
        ("3", None), ("mm", None), ("3 inch", None), ("三字", None),
        ("1e3pt", None), ("--1pt", None), ("1.2.3pt", None),
        ("9" * 30 + "mm", None), ("", None), ("nanmm", None), ("infpt", None), ("1_0pt", None), ("１pt", None),
    ],
)  # fmt: skip
def test_lengths_carry_the_trades_units(written, length):
    assert length_in(written, em=10000, line=15000) == length


def test_the_grid_is_measured_in_its_own_characters():
    grid = issue_with().grid
    assert (grid.em, grid.leading) == (9000, 15000)
    assert (grid.measure, grid.gutter) == (12 * 9000, 13500)


def test_a_grid_without_body_and_leading_is_wuhao_on_one_and_a_half():
    head = HEAD.replace(", body: 小五, leading: 15pt", "").replace("gutter: 1.5字, ", "")
    grid = issue_with(head=head).grid
    assert (grid.em, grid.leading, grid.gutter) == (10500, 15750, 10500)


def test_the_facts_of_the_paper_are_kept_as_written():
    issue = issue_with()
    assert issue.date == date(2024, 5, 1)
    assert issue.paper.postal == "007"
    assert issue.id == "2024-05-01"


def test_sheets_are_named_or_measured():
    assert issue_with().sheet[:2] == (mm(390), mm(545))
    sheet = issue_with(head=HEAD.replace("{size: 对开}", "{size: [350mm, 500mm], bleed: 5mm, margins: 10mm}")).sheet
    assert sheet == (mm(350), mm(500), Insets(mm(10), mm(10), mm(10), mm(10)), mm(5))
    some = issue_with(head=HEAD.replace("{size: 对开}", "{size: 对开, margins: {top: 2行, left: 1cm}}")).sheet
    assert some.margins == Insets(30000, 0, 0, mm(10))


def test_the_use_of_a_slot_is_told_by_what_it_holds():
    assert slot_of("story: a, at: [1, 1], span: [1, 1]").use == "story"
    assert slot_of("picture: a.jpg, story: a, at: [1, 1], span: [1, 1]").use == "picture"
    assert slot_of("use: 报眼, at: [1, 1], span: [1, 1]").use == "ear"


def test_a_slot_has_a_place_on_the_grid_or_in_millimetres():
    assert slot_of("use: ear, at: [2, 3], span: [4, 5]").area == Area(2, 3, 4, 5)
    slot = slot_of("use: ear, rect: [10mm, 20mm, 30mm, 40mm]")
    assert slot.rect == Rect(mm(10), mm(20), mm(30), mm(40))
    assert slot.area == Area(0, 0, 0, 0)


def test_legs_may_be_a_number_or_spelt_out():
    assert slot_of("story: a, at: [1, 1], span: [4, 9], legs: 3").legs == Legs(3)
    spelt = slot_of("story: a, at: [1, 1], span: [4, 9], legs: {count: 3, fit: 相对, gutter: 2字, rule: 是}").legs
    assert spelt == Legs(3, "relative", 18000, True)


def test_a_head_may_be_bounded_fixed_and_broken():
    head = slot_of("story: a, at: [1, 1], span: [4, 9], head: {size: {max: 小初, min: 26pt}, breaks: [一, 二]}").head
    assert (head.smallest, head.largest, head.breaks) == (26000, 36000, ("一", "二"))
    assert slot_of("story: a, at: [1, 1], span: [4, 9], head: {size: 二号}").head[1:3] == (22000, 22000)


def test_text_may_be_one_line_several_lines_or_a_block():
    assert slot_of("use: ear, at: [1, 1], span: [1, 1], text: 晴").text == ("晴",)
    assert slot_of("use: ear, at: [1, 1], span: [1, 1], text: [晴, 12]").text == ("晴", "12")
    block = HEAD + "pages:\n- number: 1\n  slots:\n"
    block += "  - use: ear\n    at: [1, 1]\n    span: [1, 1]\n    text: |\n      晴\n      风\n"
    assert read_issue(block, "x").pages[0].slots[0].text == ("晴", "风")


def test_slots_without_ids_get_ids_of_their_own():
    ears = ", ".join(f"{{use: ear, at: [{n}, 1], span: [1, 1]}}" for n in (1, 2, 3))
    issue = read_issue(f"{HEAD}pages: [{{number: 1, slots: [{ears}]}}]\n", "x")
    assert [slot.id for slot in issue.pages[0].slots] == ["ear", "ear-2", "ear-3"]


def test_every_slot_knows_where_each_of_its_keys_stands():
    slot = slot_of("use: ear, at: [2, 3], span: [4, 5]")
    line = slot.place.excerpt
    assert line[slot.where("at").column - 1 :].startswith("[2, 3]")
    assert slot.where("title") == slot.place


def test_the_old_traps_of_yaml_are_closed():
    issue = issue_with(head=HEAD.replace("清水晚报", "no").replace("007", "12:30:00"))
    assert (issue.paper.name, issue.paper.postal) == ("no", "12:30:00")


def test_checking_gives_back_slugs_and_frames_for_what_is_not_there():
    styles = read_styles(STYLES, "s.yaml")
    stories = [SimpleNamespace(slug="a1", headline=("老街书屋",), caption="")]
    slots = "{story: 老街, at: [1, 1], span: [1, 9]}, {story: 新街, at: [2, 1], span: [1, 9]}"
    issue = read_issue(f"{HEAD}pages: [{{number: 1, slots: [{slots}, {{use: ear, at: [7, 1], span: [3, 9]}}]}}]\n", "x")
    checked, found = check(issue, styles, stories)
    assert [one.code for one in found if one.code != "style-missing"] == ["spec-unknown-story", "spec-off-grid"]
    assert [(slot.use, slot.story, slot.area) for slot in checked.pages[0].slots] == [
        ("story", "a1", (1, 1, 1, 9)), ("lacking", "", (2, 1, 1, 9)), ("ear", "", (7, 1, 1, 9)),
    ]  # fmt: skip


STYLES = """\
name: test
inks: {red: [0, 100, 100, 0], grey: K50}
text:
  base: {face: song, size: 五号}
  body: {from: base, indent: 2字, leading: 2行}
  head: {from: body, size: {max: 小初, min: 二号}, ink: red, tracking: 5%, align: 居中, punctuation: 开明}
  small: {from: head, size: 小五, ink: [1, 2, 3, 4.5]}
rules:
  double: {strokes: [2pt, 1pt, 0.5pt], ink: grey}
  dotted: {from: double, strokes: 1pt, dash: [1pt, 2pt]}
boxes:
  comment: {rule: double, inside: 1字, tint: K5}
stories:
  news: {roles: {body: body, head: head, kicker: head, deck: head, rubric: head, byline: body, byline-inline: body,
                 dateline: body, subhead: body, jump: body, caption: body, credit: body}}
  lead: {from: news, roles: {head: small}, head_lines: 8}
limits: {gap: 90}
"""


def test_styles_inherit_from_parent_and_grandparent():
    styles = read_styles(STYLES, "s.yaml", em=9000, line=15000)
    assert styles.text["base"].leading == 15000
    body, head, small = styles.text["body"], styles.text["head"], styles.text["small"]
    assert (body.size, body.indent, body.leading) == (10500, 2000, 30000)
    assert (head.size, head.smallest, head.tracking, head.align) == (36000, 22000, 50, "centre")
    assert (head.punctuation, head.face, head.ink) == ("kaiming", "song", Ink(0, 1000, 1000, 0))
    assert (small.size, small.smallest, small.ink) == (9000, 0, Ink(10, 20, 30, 45))


def test_rules_are_strokes_and_white_in_turn():
    styles = read_styles(STYLES, "s.yaml")
    assert styles.rules["double"].strokes == ((0, 2000), (3000, 500))
    assert styles.rules["dotted"][:4] == ("dotted", ((0, 1000),), Ink(0, 0, 0, 500), (1000, 2000))


def test_boxes_and_stories_inherit_too():
    styles = read_styles(STYLES, "s.yaml")
    assert styles.boxes["comment"] == ("comment", "double", "trbl", Ink(0, 0, 0, 50), pt(10.5))
    assert styles.stories["lead"].role("head") == "small"
    assert styles.stories["lead"].role("body") == "body"
    assert styles.stories["lead"].head_lines == 8
    assert styles.stories["news"].head_lines == 0
    assert styles.limits["gap"] == 90
    assert styles.limits["ppi"] > 0
