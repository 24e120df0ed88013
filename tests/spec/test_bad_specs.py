"""Every way in which a spec or a style can be wrong: what is said, and where.

A row changes one fragment of a good file.  ``¦`` in the changed fragment marks where the finding must point.
"""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from layout.findings import BadSpec, Finding
from layout.keys.checks import check
from layout.keys.issue import read_issue
from layout.keys.slips import TRADE_WORDS
from layout.messages.spec import MESSAGES as SPEC_MESSAGES
from layout.messages.styles import MESSAGES as STYLE_MESSAGES
from layout.stylesheets.schema import schema
from layout.stylesheets.sheet import read_styles

ISSUE = """\
id: test
date: 2024-05-01
paper: {name: 清水晚报, number: 1}
sheet: {size: 四开, bleed: 3mm}
grid: {columns: 5, chars: 13, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {dump: copy.txt, hints: hints.yaml}
pages:
  - number: 1
    slots:
      - {id: flag, use: flag, at: [1, 1], span: [5, 8]}
      - {id: lead, story: a1, at: [1, 10], span: [5, 20], legs: {count: 4, fit: 自由, rule: true},
         head: {lines: 6, size: {max: 小初, min: 一号}}}
      - {id: photo, picture: p.jpg, story: a2, at: [1, 30], span: [3, 20], focus: [0.5, 0.4]}
      - {id: foot, use: credits, at: [1, 60], span: [5, 1], text: 责编}
    rules:
      - {at: [1, 9], span: [5, 1], side: middle, style: thin}
"""

STYLES = """\
name: test
inks: {red: [0, 100, 100, 0]}
text:
  body: {face: song, size: 五号, indent: 2字, ink: K100}
  head: {from: body, size: {max: 小初, min: 二号}, ink: red}
  flag-name: {from: head}
  flag-facts: {from: body}
  ear: {from: body}
  index: {from: body}
  notice: {from: body}
  credits: {from: body}
rules:
  thin: {strokes: 0.5pt}
  double: {strokes: [2pt, 1pt, 0.5pt]}
boxes:
  comment: {rule: thin, sides: trbl, inside: 1字}
stories:
  news:
    roles: {body: body, head: head, kicker: head, deck: head, rubric: head, byline: body, byline-inline: body,
            dateline: body, subhead: body, jump: body, caption: body, credit: body}
  feature: {from: news}
  commentary: {from: news, box: comment}
  photo: {from: news}
limits: {gap: 120}
"""

STORIES = [
    SimpleNamespace(slug="a1", headline=("老街书屋", "重新开门"), caption=""),
    SimpleNamespace(slug="a2", headline=(), caption="昨天，老街书屋前"),
    SimpleNamespace(slug="a3", headline=("老街早市搬家",), caption=""),
]

# code, fragment of the good file, what stands there instead; optionally another good thing that could stand there
YAML_FAULTS = [
    ("spec-syntax", "style: daily", "style: daily¦: x", "style: 'daily: x'"),
    ("spec-syntax", "slots:\n      - {id: flag", "slots: [\n      ¦- {id: flag"),
    ("spec-full-width", "style: daily", "style¦：daily"),
    ("spec-full-width", "legs: {count: ", "legs: {gutter: 1字, count¦：[4, "),
    ("spec-tab", "    slots:", "¦\tslots:"),
    ("spec-character", "清水晚报", "清水¦\x07晚报", "清水𠮷晚报"),
    ("spec-character", "清水晚报", '¦"清水\\e晚报"', '"清水\\u3000晚报"'),
    ("spec-character", "清水晚报", "清水¦\ud83d晚报", "清水\U0001f33e晚报"),
    ("spec-character", "清水晚报", "清水¦\x0b晚报"),
    ("spec-tag", "style: daily", "style: ¦!!python/name:os.system daily", "style: '!!x'"),
    ("spec-alias-loop", "text: 责编", "text: &a [¦*a]", "text: [&a 责编, *a]"),
    ("spec-alias-unknown", "text: 责编", "text: ¦*a", "text: '*a'"),
    ("spec-documents", "style: daily", "¦---\nstyle: daily"),
    ("spec-too-deep", "text: 责编", "text: " + "[" * 35 + "¦" + "[" * 4 + "x" + "]" * 39),
    ("spec-key-not-a-word", "style: daily", "style: daily\n? ¦[a]\n: b", "style: daily"),
    ("spec-duplicate-key", "style: daily", "style: daily\n¦style: other", "style: daily # style: other"),
    ("spec-unknown-key", "columns: 5", "¦colums: 5"),
    ("spec-unknown-key", "legs: {count", "legs: {¦cuont"),
    ("spec-unknown-key", "side: middle", "¦lage: middle, side: middle"),
    ("spec-missing-key", "chars: 13, ", "¦", "chars: 12.5, "),
]

VALUE_FAULTS = [
    ("spec-allow-unknown", "style: daily", "style: daily\nallow: {¦断板: 有意}", "style: daily\nallow: {断版: 有意}"),
    ("spec-allow-unknown", "number: 1\n", "number: 1\n    allow: {¦page-cutt: 有意}\n",
     "number: 1\n    allow: {page-cut: 有意}\n"),
    ("spec-allow-error", "{id: lead, ", "{id: lead, allow: {¦溢出: 有意}, ", "{id: lead, allow: {欠稿: 有意}, "),
    ("spec-allow-reason", "style: daily", "style: daily\nallow: ¦[断版]"),
    ("spec-bad-address", "style: daily", "style: daily\nepaper: {next: ¦'javascript:x'}",
     "style: daily\nepaper: {next: ../b/index.html, site: https://a.example.com}"),
    ("spec-not-a-map", "paper: {name: 清水晚报, number: 1}", "paper: ¦清水晚报", "paper: {name: 清水晚报}"),
    ("spec-not-a-list", "at: [1, 1]", "at: ¦1", "at: [1, 2]"),
    ("spec-not-a-list", "rules:\n      - {at: [1, 9], span: [5, 1], side: middle, style: thin}", "rules: ¦thin",
     "rules: []"),
    ("spec-not-a-value", "name: 清水晚报", "name: ¦[清水, 晚报]", "name: '[清水, 晚报]'"),
    ("spec-nothing", "style: daily", "style:¦", "style: 'daily'"),
    ("spec-nothing", "number: 1}", "number: ¦~}", "number: 0}"),
    ("spec-item-count", "at: [1, 1]", "at: ¦[1, 1, 1]"),
    ("spec-item-count", "focus: [0.5, 0.4]", "focus: ¦[0.5]", "focus: [0, 1]"),
    ("spec-text-length", "清水晚报", "¦" + "报" * 41, "报" * 40),
    ("spec-one-line", "清水晚报", '¦"清水\\n晚报"'),
    ("spec-bad-name", "id: test", "id: ¦../../etc", "id: 2024.05-01 晨"),
    ("spec-bad-name", "id: test", "id: ¦.hidden", "id: 大同日报"),
    ("spec-not-a-number", "chars: 13", "chars: ¦十三", "chars: 12.5"),
    ("spec-not-a-number", "chars: 13", "chars: ¦.inf"),
    ("spec-not-a-number", "chars: 13", "chars: ¦nan"),
    ("spec-not-a-number", "chars: 13", "chars: ¦1e9"),
    ("spec-not-whole", "columns: 5", "columns: ¦5.5"),
    ("spec-not-whole", "columns: 5", "columns: ¦５"),
    ("spec-not-whole", "columns: 5", "columns: ¦" + "9" * 5000),
    ("spec-out-of-range", "span: [5, 8]", "span: [5, ¦-8]"),
    ("spec-out-of-range", "at: [1, 1]", "at: [¦0, 1]"),
    ("spec-out-of-range", "bleed: 3mm", "bleed: ¦3cm", "bleed: 0.5cm"),
    ("spec-out-of-range", "focus: [0.5, 0.4]", "focus: [0.5, ¦1.4]"),
    ("spec-bad-choice", "fit: 自由", "fit: ¦随便", "fit: 绝对"),
    ("spec-bad-choice", "use: flag", "use: ¦flg", "use: 报头"),
    ("spec-bad-choice", "size: 四开", "size: ¦九开", "size: [280mm, 395mm]"),
    ("spec-not-yes-no", "rule: true", "rule: ¦maybe", "rule: 是"),
    ("spec-bad-length", "gutter: 1.5字", "gutter: ¦1.5", "gutter: 0"),
    ("spec-bad-length", "gutter: 1.5字", "gutter: ¦1.5em", "gutter: 12 pt"),
    ("spec-bad-length", "body: 五号", "body: ¦伍号", "body: 小五"),
    ("spec-bad-length", "max: 小初", "max: ¦40", "max: 40pt"),
    ("spec-not-a-character", "style: daily", "style: daily\nglyphs: {¦𱁬字: x.svg}",
     "style: daily\nglyphs: {𱁬: x.svg}"),
    ("spec-no-such-day", "2024-05-01", "¦2024-02-30", "2024-02-29"),
    ("spec-bad-date", "2024-05-01", "¦2024-5-1"),
    ("spec-size-order", "size: {max: 小初, min: 一号}", "size: ¦{max: 一号, min: 小初}",
     "size: {max: 一号, min: 一号}"),
    ("spec-copy-source", "copy: {dump: copy.txt, hints: hints.yaml}", "copy: ¦{dump: a, stories: b}",
     "copy: {stories: b}"),
    ("spec-copy-source", "copy: {dump: copy.txt, hints: hints.yaml}", "copy: ¦{hints: b}", "copy: {dump: b}"),
    ("spec-slot-empty", "{id: flag, use: flag, ", "¦{id: flag, ", "{use: flag, "),
    ("spec-slot-place", "{id: flag, use: flag, at: [1, 1], span: [5, 8]}", "¦{use: flag, at: [1, 1]}",
     "{use: flag, rect: [20mm, 20mm, 200mm, 40mm]}"),
    ("spec-slot-place", "{id: flag, use: flag, at:", "¦{use: flag, rect: [0, 0, 20mm, 20mm], at:"),
    ("spec-slot-lacks", "{id: lead, story: a1, ", "¦{id: lead, use: story, ", "{use: 稿件, story: a1, "),
]  # fmt: skip


def at_mark(good: str, old: str, new: str) -> tuple[str, int, int]:
    """The changed text without its mark, and the mark's line and column."""
    assert good.count(old) == 1, old
    text = good.replace(old, new)
    before = text[: text.index("¦")].split("\n")
    return text.replace("¦", ""), len(before), len(before[-1]) + 1


def faults(text: str) -> tuple[Finding, ...]:
    """What is wrong with an issue by itself and beside the good styles and stories."""
    try:
        issue = read_issue(text, "issue.yaml")
    except BadSpec as fault:
        return fault.findings
    return check(issue, read_styles(STYLES, "styles.yaml"), STORIES)[1]


def style_faults(text: str) -> tuple[Finding, ...]:
    """What is wrong with a stylesheet by itself and under the good issue."""
    try:
        styles = read_styles(text, "styles.yaml")
    except BadSpec as fault:
        return fault.findings
    return check(read_issue(ISSUE, "issue.yaml"), styles, STORIES)[1]


def seen(found: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of every finding; both languages must be sayable."""
    for one in found:
        assert all(one.message(language) for language in ("zh", "en"))
        assert one.hint("zh")
        assert one.hint("en")
    return [(one.code, one.place.line, one.place.column) for one in found if one.place]


def test_the_good_files_are_good():
    assert faults(ISSUE) == ()
    assert style_faults(STYLES) == ()


@pytest.mark.parametrize("row", YAML_FAULTS + VALUE_FAULTS, ids=lambda row: f"{row[0]} {row[2][:20]!a}")
def test_a_bad_spec_is_told_where_it_is_bad(row):
    code, old, new, *other = row
    text, line, column = at_mark(ISSUE, old, new if "¦" in new else "¦" + new)
    if code == "spec-missing-key":  # what is not there has no place: its map's is given
        column = text.split("\n")[line - 1].index("{") + 1
    assert seen(faults(text)) == [(code, line, column)]
    for twin in other:
        assert faults(ISSUE.replace(old, twin)) == ()


PAGE_2 = "number: 2\n    slots: [{use: ear, at: [1, 1], span: [1, 1]}]\n"
PAGE_2_TWICE = f"  - {PAGE_2}  - ¦{PAGE_2}    rules:"

FOOT = "use: credits, at: [1, 60], span: [5, 1], text: 责编"
FOOT_STORY = "story: a3, at: [1, 60], span: [5, 1]"

ROWS = [
    ("spec-off-grid", "at: [1, 30], span: [3, 20]", "at: [4, 30], span: ¦[3, 20]", "at: [3, 30], span: [3, 20]"),
    ("spec-off-grid", "at: [1, 60], span: [5, 1]", "at: [1, 60], span: ¦[5, 2]", "at: [2, 60], span: [4, 1]"),
    ("spec-off-grid", "- {at: [1, 9], span: [5, 1]", "- ¦{at: [1, 9], span: [6, 1]", "- {at: [1, 9], span: [4, 1]"),
    ("spec-overlap", "at: [1, 30], span: [3, 20]", "at: ¦[1, 29], span: [3, 20]", "at: [3, 30], span: [3, 30]"),
    ("spec-overlap", "at: [1, 60], span: [5, 1]", "at: ¦[3, 49], span: [1, 1]", "at: [4, 49], span: [1, 1]"),
    ("spec-id-twice", "id: photo", "id: ¦lead", "id: Lead"),
    ("spec-grid-too-wide", "{columns: 5", "¦{columns: 6", "{columns: 5"),
    ("spec-grid-too-deep", "{columns: 5, chars: 13, gutter: 1.5字, lines: 60",
     "¦{columns: 5, chars: 13, gutter: 1.5字, lines: 80", "{columns: 5, chars: 13, gutter: 1.5字, lines: 61"),
    ("spec-page-twice", "    rules:", PAGE_2_TWICE),
    ("spec-unknown-story", "story: a1", "story: ¦b1", "story: 老街书屋"),
    ("spec-unknown-story", "story: a1", "story: ¦老", "story: a3"),
    ("spec-story-unclear", "story: a1", "story: ¦老街", "story: 老街书"),
    ("spec-story-twice", FOOT, FOOT_STORY.replace("a3", "¦a1"), FOOT_STORY),
    ("spec-unknown-style", "story: a1, ", "story: a1, style: ¦feture, ", "story: a1, style: feature, "),
    ("spec-unknown-style", "use: credits, ", "use: credits, style: ¦news, ", "use: credits, style: ear, "),
    ("spec-unknown-style", "head: {lines: 6, ", "head: {lines: 6, style: ¦news, ", "head: {lines: 6, style: head, "),
    ("spec-unknown-rule", "- {at: [1, 9], span: [5, 1], side: middle, style: thin}",
     "- {at: [1, 9], span: [5, 1], side: middle, style: ¦thn}",
     "- {at: [1, 9], span: [5, 1], side: middle, style: double}"),
    ("spec-unknown-rule", "id: lead, ", "id: lead, rule_above: ¦dobule, ", "id: lead, rule_above: double, "),
    ("spec-unknown-box", "id: lead, ", "id: lead, box: ¦boxed, ", "id: lead, box: comment, "),
    ("spec-unknown-ink", "id: lead, ", "id: lead, tint: ¦blue, ", "id: lead, tint: red, "),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2][:20]!a}")
def test_what_only_shows_on_the_whole_page_is_told_with_its_place(row):
    test_a_bad_spec_is_told_where_it_is_bad(row)


STYLE_ROWS = [
    ("spec-bad-share", "indent: 2字", "indent: ¦2", "indent: 200%"),
    ("spec-bad-share", "indent: 2字", "indent: ¦2mm", "indent: 0"),
    ("spec-out-of-range", "indent: 2字", "indent: ¦-11字", "indent: -10字"),
    ("spec-bad-sides", "sides: trbl", "sides: ¦left", "sides: tb"),
    ("spec-strokes", "strokes: [2pt, 1pt, 0.5pt]", "strokes: ¦[2pt, 1pt]", "strokes: [2pt]"),
    ("spec-unknown-key", "limits: {gap: 120}", "limits: {¦gpa: 120}", "limits: {ppi: 120}"),
    ("spec-unknown-key", "roles: {body: body,", "roles: {¦text: body, body: body,"),
    ("style-bad-ink", "red: [0, 100, 100, 0]", "¦red: crimson", "red: M100"),
    ("style-unknown-ink", "ink: red", "ink: ¦rd", "ink: [0, 0, 0, 50]"),
    ("style-unknown-parent", "head: {from: body", "head: {from: ¦bdoy", "head: {from: ear"),
    ("style-loop", "body: {face: song", "body: {from: ¦body, face: song", "body: {face: kai"),
    ("style-incomplete", "body: {face: song, size: 五号, ", "body: ¦{size: 五号, "),
    ("style-incomplete", "double: {strokes: [2pt, 1pt, 0.5pt]}", "double: ¦{ink: red}", "double: {from: thin}"),
    ("style-incomplete", "photo: {from: news}", "photo: ¦{roles: {body: body}}"),
    ("style-unknown-rule", "rule: thin", "rule: ¦thni", "rule: double"),
    ("style-unknown-box", "box: comment", "box: ¦coment"),
    ("style-unknown-text", "deck: head", "deck: ¦haed", "deck: body"),
    ("style-missing", "ear: {from: body}", "ears: {from: body}", "ear: {from: head}"),
    ("style-missing", "photo: {from: news}", "foto: {from: news}"),
]


@pytest.mark.parametrize("row", STYLE_ROWS, ids=lambda row: f"{row[0]} {row[2][:20]!a}")
def test_a_bad_style_is_told_where_it_is_bad(row):
    code, old, new, *other = row
    text, line, column = at_mark(STYLES, old, new if "¦" in new else "¦" + new)
    found = seen(style_faults(text))
    if code == "style-missing":  # nothing to point at but the stylesheet
        line, column = 1, 1
    assert (code, line, column) in found
    assert {one[0] for one in found} == {code}
    for twin in other:
        assert style_faults(STYLES.replace(old, twin)) == ()


def test_all_faults_are_told_at_once_and_in_order():
    text = ISSUE
    for old, new in (("2024-05-01", "May"), ("columns", "colums"), ("3mm", "3in"), ("use: flag", "use: flg")):
        text = text.replace(old, new)
    found = faults(text)
    assert [one.code for one in found] == ["spec-bad-date", "spec-bad-length", "spec-unknown-key", "spec-bad-choice"]


def test_faults_of_the_geometry_are_told_beside_faults_of_values():
    text = ISSUE.replace("at: [1, 30]", "at: [4, 30]").replace("number: 1}", "number: one}")
    assert [one.code for one in faults(text)] == ["spec-not-whole", "spec-off-grid"]


def test_a_fault_shows_the_line_and_what_may_be_meant():
    (one,) = faults(ISSUE.replace("columns", "colums"))
    assert one.place is not None
    assert one.place.excerpt.startswith("grid: {colums: 5")
    assert one.hint("zh") == "是不是 columns？"
    assert one.hint("en") == "Did you mean columns?"
    assert str(one.place) == "issue.yaml:5:8"


@pytest.mark.parametrize(("word", "listed", "left"), [("甲", "报头", "flag"), ("zzzz", "flag", "报头")])
def test_where_nothing_is_like_it_the_known_words_in_its_language_are_listed(word, listed, left):
    (one,) = faults(ISSUE.replace("use: flag", f"use: {word}"))
    assert listed in one.hint("en")
    assert left not in one.hint("en")


@pytest.mark.parametrize(
    ("word", "meant"), [("版署", "责编"), ("目录", "导读"), ("页眉", "报眉"), ("照片", "图片"), ("公告", "启事")]
)
def test_what_others_call_a_slot_is_known(word, meant):
    (one,) = [one for one in faults(ISSUE.replace("use: flag", f"use: {word}")) if one.code == "spec-bad-choice"]
    assert one.hint("zh") == f"是不是 {meant}？"


def test_every_word_of_the_trade_means_something_that_a_spec_has():
    known = json.dumps(schema(), ensure_ascii=False)
    assert [meant for meant in {*TRADE_WORDS.values()} if f'"{meant}"' not in known] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "spec-empty"),
        ("# nothing but a remark\n", "spec-empty"),
        ("x: y\n" * 300_000, "spec-too-big"),
        ("[" + "a," * 60_000 + "]", "spec-too-many"),
        ("[" * 100_000, "spec-too-deep"),
        ("a: it's\nb: '[[['\nc: " + "[{x: " * 900, "spec-too-deep"),
        ("a: '" + "[" * 100 + "'\nb: [", "spec-syntax"),
        ("a: " + "- " * 100, "spec-syntax"),
        ("a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        ), "spec-alias-bomb"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_quickly(text, code):
    with pytest.raises(BadSpec) as caught:
        read_issue(text, "issue.yaml")
    assert [one.code for one in caught.value.findings] == [code]
    seen(caught.value.findings)


def test_aliases_that_stay_small_are_welcome():
    text = ISSUE.replace("name: 清水晚报, ", "name: &n 清水晚报, publisher: *n, ")
    assert read_issue(text, "issue.yaml").paper.publisher == "清水晚报"


def test_every_code_of_the_room_is_tried():
    tried = {row[0] for row in (*YAML_FAULTS, *VALUE_FAULTS, *ROWS, *STYLE_ROWS)}
    tried |= {"spec-empty", "spec-too-big", "spec-too-many", "spec-alias-bomb", "new-exists"}
    tried |= {"style-not-found", "spec-no-copy"}  # of files: in tests of the desk
    tried |= {"spec-spread-way"}  # in tests of vertical pages
    tried |= {"spec-writing-parts"}  # in tests of slots whose lines run the other way
    assert {*SPEC_MESSAGES, *STYLE_MESSAGES} - tried == set()
