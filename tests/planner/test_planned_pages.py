"""Pages planned from the samples' copy: made up without a fault, written back without touching the rest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from followed import followed
from stock import ROOT, front_page, samples

from layout.cli import main
from layout.composing import compose
from layout.findings import Severity, finding
from layout.loading.load import load, materials_of, read
from layout.planner.accounts import REASONS
from layout.planner.advice import BORNE, advised, changed, changes_of
from layout.planner.keeping import with_kept
from layout.planner.model import cost_of
from layout.planner.pieces import as_essays, planned_stories
from layout.planner.propose import MOST_STORIES, faults_of, propose
from layout.planner.sheet import REASONS as WORDED
from layout.planner.sheet import as_values, in_words
from layout.planner.whole_issue import planned
from layout.planner.written import spliced
from layout.spec.model import Area, PageRule, Slot
from layout.spec.wishes import PlanWishes
from layout.trees.spans import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The front page of the sample with its flag, ear, index and credits, and a plan in place of the rest."""
    seeds = ROOT / "seeds" / "datong"
    for name in ("front-page.txt", "hints.yaml", "millet.jpg"):
        (tmp_path / name).write_bytes((seeds / name).read_bytes())
    text = (seeds / "issue.yaml").read_text("utf-8")
    head, rest = text.split("      - id: lead", 1)
    index = rest[rest.index("      - id: index") : rest.index("    rules:")]
    head = head.replace("  - number: 1\n", "  - number: 1\n    plan: auto    # 拟版\n")
    (tmp_path / "issue.yaml").write_text(head + index, "utf-8")
    return tmp_path


def test_the_sample_copy_becomes_a_front_page_without_a_coordinate(folder: Path) -> None:
    loaded = load(folder / "issue.yaml")
    page = loaded.issue.pages[0]
    placed = {slot.story for slot in page.slots} - {""}
    assert placed == set(loaded.materials.stories)
    lead = next(slot for slot in page.slots if slot.story == "a1")
    assert lead.area.column == 1 and lead.area.line == 14, "the lead stands at the upper left, under the flag"


def test_essays_have_a_page_of_their_own_and_a_lone_comment_its_box(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    lines = "汤是头天夜里就吊上的，羊骨头敲开，小火煨到天明，各是各的颜色，讲究的人自己带碗。"
    for slug, length in (("soup", 9), ("snow", 7), ("road", 6)):
        text = "\n\n".join([lines] * length)
        (tmp_path / f"copy/{slug}.md").write_text(f"---\nbyline: 何田田\n---\n# 一碗羊杂汤\n\n{text}\n", "utf-8")
    spec = """\
id: essays
date: 2026-11-28
paper: {name: 小城日报}
sheet: {size: 四开}
grid: {columns: 5, chars: 13, gutter: 1.5字, lines: 62, body: 五号, leading: 16pt}
style: daily
copy: {stories: "copy/*"}
pages: [{number: 2, plan: auto, slots: [{use: notice, at: [1, 28], span: [5, 35], text: 广告, box: comment}]}]
"""
    (tmp_path / "issue.yaml").write_text(spec, "utf-8")
    loaded = load(tmp_path / "issue.yaml")
    assert {one.kind for one in loaded.materials.stories.values()} == {"commentary"}
    slots = [slot for slot in loaded.issue.pages[0].slots if slot.story]
    assert len(slots) == 3 and max(slot.area.columns for slot in slots) > 1
    assert not {slot.style for slot in slots} & {"commentary"}
    stories = [*loaded.materials.stories.values()]
    news, comment = stories[0]._replace(kind="news"), stories[1]
    assert as_essays([news, comment]) == [news, comment]


def test_what_is_proposed_has_no_fault_and_proposals_differ(folder: Path) -> None:
    loaded = materials_of(read(folder / "issue.yaml"))
    page = loaded.issue.pages[0]
    assert page.plan == PlanWishes()
    made = propose(loaded.issue, loaded.materials, page)
    assert len(made.pages) == 3
    assert made.pages[0].findings == ()
    assert all(len(one.findings) <= 1 for one in made.pages)
    places = {tuple((thing.piece.id, *thing.area) for thing in one.things) for one in made.pages}
    assert len(places) == 3
    again = propose(loaded.issue, loaded.materials, page)
    assert [one.page for one in again.pages] == [one.page for one in made.pages]


def test_the_plan_is_written_as_slots_and_every_other_line_stays(folder: Path) -> None:
    before = (folder / "issue.yaml").read_text("utf-8")
    out = folder / "planned.yaml"
    code = main(["plan", str(folder / "issue.yaml"), "--write", str(out), "--out", str(folder / "out"), "--lang", "en"])
    after = out.read_text("utf-8")
    assert code == 0
    kept = [line for line in before.split("\n") if "plan: auto" not in line]
    left = iter(after.split("\n"))
    assert all(line in left for line in kept), "lines are gone, or in another order"
    assert "    # plan: auto    # 拟版" in after
    assert (folder / "out" / "datong-2023-11-15" / "plan" / "P01-1.png").is_file()
    again = load(out)
    assert again.issue.pages[0].plan is None
    assert {slot.story for slot in again.issue.pages[0].slots} - {""} == set(again.materials.stories)


def test_ranks_of_stories_decide_where_the_page_does_not() -> None:
    issue, materials, page = front_page(7)
    stories = {slug: one._replace(rank=0, kind="news") for slug, one in materials.stories.items() if one.body}
    placed = {slot.story for slot in page.slots}
    first, second, third, fourth = [slug for slug in stories if slug not in placed][:4]

    def order(plan: PlanWishes, **ranks: int) -> list[str]:
        ranked = [one._replace(rank=ranks.get(slug, 0)) for slug, one in stories.items()]
        return [one.slug for one in planned_stories(issue, page, plan, ranked)][:4]

    assert order(PlanWishes()) == [first, second, third, fourth]
    assert order(PlanWishes(), **{fourth: 1, third: 2}) == [fourth, third, first, second]
    assert order(PlanWishes(), **{fourth: 2, third: 2}) == [third, fourth, first, second], "equal ones as the copy goes"
    assert order(PlanWishes(lead=second), **{fourth: 1}) == [second, fourth, first, third]
    assert order(PlanWishes(order=(third, second)), **{second: 1, fourth: 1}) == [third, second, fourth, first]
    stories[fourth] = stories[fourth]._replace(kind="commentary")
    assert order(PlanWishes(), **{fourth: 1}) == [fourth, first, second, third], "a comment leads where that is said"
    assert order(PlanWishes(), **{fourth: 2, third: 3}) == [third, fourth, first, second]


def test_a_story_of_rank_1_leads_the_page_and_only_ranks_that_nobody_gave_are_told(folder: Path) -> None:
    hints = folder / "hints.yaml"
    hints.write_text(hints.read_text("utf-8").replace("a2: {jump: 2}", "a2: {jump: 2, 位次: 1}"), "utf-8")
    loaded = load(folder / "issue.yaml")
    lead = next(slot for slot in loaded.issue.pages[0].slots if slot.story == "a2")
    assert (lead.style, lead.area.line) == ("lead", 14)
    told = [dict(one.facts)["order"] for one in loaded.findings if one.code == "plan-ranked"]
    assert len(told) == 1 and "a2" not in str(told[0]).split()
    issue, materials, page = front_page(7)
    every = {slug: one._replace(rank=3) for slug, one in materials.stories.items()}
    made = propose(issue, materials._replace(stories=every), page, 1)
    assert "plan-ranked" not in [one.code for one in made.findings]


def test_a_wish_for_a_story_that_is_not_there_is_reported(folder: Path) -> None:
    text = (folder / "issue.yaml").read_text("utf-8").replace("plan: auto", "plan: {lead: 天外来客, order: [a1, a2]}")
    (folder / "issue.yaml").write_text(text, "utf-8")
    found = load(folder / "issue.yaml").findings
    assert [one.code for one in found if one.severity is Severity.ERROR] == ["plan-unknown-story"]


def test_where_none_of_the_stories_asked_for_is_there_no_others_take_their_place(folder: Path) -> None:
    text = (folder / "issue.yaml").read_text("utf-8").replace("plan: auto", "plan: {stories: [天外来客, 又一篇]}")
    (folder / "issue.yaml").write_text(text, "utf-8")
    found = load(folder / "issue.yaml").findings
    errors = [one.code for one in found if one.severity is Severity.ERROR]
    assert errors == ["plan-unknown-story", "plan-unknown-story", "plan-empty"]


def test_a_stack_of_copy_is_planned_as_far_as_one_page_goes_and_the_rest_named() -> None:
    issue, materials, page = front_page(4)
    stories = {
        f"{slug}{n}": one._replace(slug=f"{slug}{n}") for slug, one in materials.stories.items() for n in range(4)
    }
    assert len(stories) > MOST_STORIES
    made = propose(issue, materials._replace(stories=stories), page._replace(plan=PlanWishes()), 1)
    (told,) = [one for one in made.findings if one.code == "plan-too-many"]
    assert len(dict(told.facts)["left"].split()) == len(stories) - MOST_STORIES


def test_a_page_that_cannot_hold_its_copy_says_so_with_numbers() -> None:
    issue, materials, page = front_page(4)
    assert page.plan
    page = page._replace(plan=page.plan._replace(jumps=()))
    stories = {slug: one._replace(body=one.body * 2) for slug, one in materials.stories.items()}
    made = propose(issue, materials._replace(stories=stories), page)
    assert made.pages == ()
    assert made.findings[-1].code == "plan-too-much"
    facts = dict(made.findings[-1].facts)
    assert facts["needs"] > facts["free"] > 0


def test_a_page_that_is_not_filled_is_made_with_its_white_together_and_told() -> None:
    issue, materials, page = front_page(4)
    assert page.plan
    page = page._replace(plan=page.plan._replace(jumps=()), rules=())
    stories = {slug: one._replace(body=one.body[:2]) for slug, one in materials.stories.items()}
    issue, materials = issue._replace(pages=(page,)), materials._replace(stories=stories)
    assert propose(issue, materials, page).pages == (), "a whole page there is none"
    made, found = planned(issue, materials)
    (told,) = [one for one in found if one.code != "plan-search-ended"]
    assert told.code == "plan-white"
    assert {slot.story for slot in made.pages[0].slots} - {""} == set(stories)
    done = compose(made, materials)
    assert [one for one in done.edition.findings if one.severity is Severity.ERROR] == []
    foot = max(slot.area.line + slot.area.lines for slot in made.pages[0].slots if slot.story)
    under = min(slot.area.line for slot in page.slots if slot.area.line >= foot)
    assert 0 <= under - foot - dict(told.facts)["lines"] <= 1


def test_a_page_that_cannot_hold_its_copy_is_made_of_what_it_holds() -> None:
    issue, materials, page = front_page(4)
    assert page.plan
    page = page._replace(plan=page.plan._replace(jumps=()))
    stories = {slug: one._replace(body=one.body * 2) for slug, one in materials.stories.items()}
    issue, materials = issue._replace(pages=(page,)), materials._replace(stories=stories)
    made, found = planned(issue, materials)
    assert [one.code for one in found] == ["plan-too-much"]
    stood = {slot.story for slot in made.pages[0].slots} - {""}
    done = compose(made, materials)
    errors = [one for one in done.edition.findings if one.severity is Severity.ERROR]
    assert {dict(one.facts)["slug"] for one in errors if one.code == "story-unplaced"} == set(stories) - stood
    assert len(stood) >= 2


def test_a_list_in_brackets_gets_its_new_items_as_lines() -> None:
    text = "pages:\n  - number: 1\n    plan: auto\n    slots: [{use: flag, at: [1, 1], span: [5, 9]}]\nstyle: daily\n"
    loaded = samples()[0]
    page = loaded.issue.pages[0]._replace(place=loaded.issue.pages[0].place._replace(line=2), slots=(), rules=())
    one = propose(*front_page(4), 1).pages[0]
    made = spliced(text, page, one)
    assert "    # plan: auto\n" in made
    assert "      - {use: flag, at: [1, 1], span: [5, 9]}\n      - {id: " in made
    assert made.endswith("style: daily\n")


def test_words_that_yaml_would_read_otherwise_are_quoted() -> None:
    assert written("river.jpg") == "river.jpg"
    assert written("a: b") == '"a: b"'
    assert written("") == '""'
    assert written("-x") == '"-x"'


def test_a_dump_becomes_a_finished_page_in_two_commands(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "fresh"
    asked = ["new", str(new), "--from", str(folder / "front-page.txt"), "--date", "2023-11-15", "--paper", "大同日报"]
    assert main([*asked, "--lang", "en"]) == 0
    loaded = load(new / "issue.yaml")
    page = loaded.issue.pages[0]
    assert page.plan is None
    assert {slot.story for slot in page.slots} - {""} == set(loaded.materials.stories)
    done = compose(loaded.issue, loaded.materials)
    errors = [one.code for one in done.edition.findings if one.severity is Severity.ERROR]
    assert errors == [], "the picture that the dump does not name is reported where pictures are read"


def test_an_issue_from_copy_names_the_stories_that_its_page_is_not_planned_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for count in range(14):
        (tmp_path / f"c{count:02}.txt").write_text(
            f"老街书屋第{count + 1}次重新开门\n\n昨天上午九点，老街书屋的木门重新打开，三十多位街坊等在门外。\n",
            "utf-8",
        )
    files = [str(tmp_path / f"c{count:02}.txt") for count in range(14)]
    asked = ["--date", "2024-05-01", "--paper", "样报", "--lang", "en"]
    main(["new", str(tmp_path / "fresh"), "--from", *files, *asked])
    said = capsys.readouterr().out
    assert "plan-too-many" in said and "c12 c13" in said
    main(["new", str(tmp_path / "small"), "--from", *files[:6], *asked])
    assert "plan-too-many" not in capsys.readouterr().out


def test_a_wide_table_gives_a_story_that_ranks_low_more_columns_than_its_place_does(tmp_path: Path) -> None:
    """In the columns of its place it has no form: it was left for last, and white stood where it might have."""
    names = " | ".join(["名次", *(f"项目{number}" for number in range(6))])
    row = " | ".join(["一", *["柳江足"] * 6])
    table = f"| {names} |\n| {' | '.join(['---'] * 7)} |\n" + f"| {row} |\n" * 6
    for name, more in (*((name, "") for name in "abcdefgh"), ("i", f"\n{table}")):
        text = "老街书屋的木门重新打开，三十多位街坊等在门外，有人带来了十年前的借书证。" * (2 if more else 4)
        (tmp_path / f"{name}.md").write_text(f"# 老街书屋重新开门{name}\n\n{text}\n{more}", "utf-8")
    (tmp_path / "issue.yaml").write_text(
        "date: 2024-05-01\npaper: {name: 样报}\nsheet: {size: 四开}\nstyle: daily\ncopy: {stories: '*.md'}\n"
        "grid: {columns: 5, chars: 13, gutter: 1.5字, lines: 62, body: 五号, leading: 16pt}\n"
        "pages: [{number: 2, folio: no, plan: auto, slots: []}]\n",
        "utf-8",
    )
    loaded = load(tmp_path / "issue.yaml")
    page = loaded.issue.pages[0]
    said = propose(loaded.issue, loaded.materials, page, 1, whole=False).findings
    assert [one.code for one in said] == ["plan-all-placed"]


def test_an_issue_from_copy_without_a_date_asks_for_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "a.txt"
    copy.write_text("老街书屋重新开门\n\n昨天上午九点，老街书屋的木门重新打开。\n", "utf-8")
    assert main(["new", str(tmp_path / "fresh"), "--from", str(copy), "--lang", "en"]) == 2
    assert "new-date" in capsys.readouterr().err
    assert not (tmp_path / "fresh").exists()


def test_a_house_may_have_a_taste_of_its_own(folder: Path) -> None:
    (folder / "mine.yaml").write_text("name: mine\nfrom: daily\n拟版: {lead_least: 900, 头条最宽: 1000}\n", "utf-8")
    text = (folder / "issue.yaml").read_text("utf-8").replace("style: daily", "style: mine.yaml")
    (folder / "issue.yaml").write_text(text, "utf-8")
    loaded = load(folder / "issue.yaml")
    lead = next(slot for slot in loaded.issue.pages[0].slots if slot.story == "a1")
    assert lead.area.columns >= 6, "usually it has four or five of seven"


def test_every_reason_of_an_account_has_words_in_both_languages(folder: Path) -> None:
    assert set(REASONS) == set(WORDED)
    loaded = materials_of(read(folder / "issue.yaml"))
    best, other = propose(loaded.issue, loaded.materials, loaded.issue.pages[0]).pages[:2]
    for one in (best, other):
        assert sum(cost_of(**{part.term: part.amount}) for part in one.account) == one.cost
    assert "不如方案 1: " in in_words(other, 2, "zh", best)
    assert "worse than proposal 1: " in in_words(other, 2, "en", best)
    assert as_values(best)["worse"] == []
    assert as_values(other, best)["worse"]


def test_a_page_is_interlocked_where_that_is_asked_and_written_as_ordinary_slots(folder: Path) -> None:
    text = (folder / "issue.yaml").read_text("utf-8").replace("plan: auto", "plan: {shape: 咬合}")
    (folder / "issue.yaml").write_text(text, "utf-8")
    loaded = materials_of(read(folder / "issue.yaml"))
    made = propose(loaded.issue, loaded.materials, loaded.issue.pages[0])
    assert "plan-not-interlocked" not in {one.code for one in made.findings}
    for one in made.pages:
        ells = [slot for slot in one.page.slots if slot.stretches]
        assert ells, "an L at least on every one of them"
        assert sum(cost_of(**{part.term: part.amount}) for part in one.account) == one.cost
        for slot in ells:
            arm, stem = (part.area for part in slot.stretches)
            assert slot.order == "columns" and arm.columns == slot.area.columns > stem.columns
            assert stem.line == arm.line + arm.lines, "the head stands over every leg"
            assert stem.column in (arm.column, arm.column + arm.columns - stem.columns)
    assert made.pages[0].findings == ()
    out = folder / "planned.yaml"
    assert main(["plan", str(folder / "issue.yaml"), "--write", str(out), "--out", str(folder / "out")]) == 0
    assert "order: columns, areas: [{at: [" in out.read_text("utf-8")
    again = load(out)
    assert {slot.story for slot in again.issue.pages[0].slots} - {""} == set(again.materials.stories)
    placed = {(slot.id, tuple(part.area for part in slot.stretches)) for slot in again.issue.pages[0].slots}
    assert {(slot.id, tuple(part.area for part in slot.stretches)) for slot in made.pages[0].page.slots} <= placed


def test_a_page_that_no_ell_makes_up_says_so_and_is_made_of_rectangles() -> None:
    issue, materials, page = front_page(4)
    assert page.plan
    stories = {slug: one._replace(body=one.body[:1]) for slug, one in materials.stories.items()}
    asked = page._replace(plan=page.plan._replace(shape="interlock", jumps=()))
    made = propose(issue, materials._replace(stories=stories), asked, 1, whole=False)
    assert "plan-not-interlocked" in {one.code for one in made.findings}
    assert made.pages and not any(slot.stretches for slot in made.pages[0].page.slots)


@pytest.fixture
def composed_by_hand(tmp_path: Path) -> Path:
    """The sample's front page made up by hand: lead and ear to be kept, all else planned anew."""
    seeds = ROOT / "seeds" / "datong"
    for name in ("front-page.txt", "hints.yaml", "millet.jpg"):
        (tmp_path / name).write_bytes((seeds / name).read_bytes())
    text = (seeds / "issue.yaml").read_text("utf-8")
    assert text.count("  - number: 1\n") == 1
    text = text.replace("  - number: 1\n", "  - number: 1\n    plan: {keep: [lead, departure]}\n")
    (tmp_path / "issue.yaml").write_text(text, "utf-8")
    return tmp_path


def test_what_is_kept_stands_and_the_rest_of_the_page_is_planned_anew(composed_by_hand: Path) -> None:
    path = composed_by_hand / "issue.yaml"
    before = materials_of(read(path)).issue.pages[0]
    lead = next(slot for slot in before.slots if slot.id == "lead")
    issue = with_kept(materials_of(read(path)).issue, load(path).materials.stories)
    page = issue.pages[0]
    assert lead in page.slots and page.plan and set(page.plan.again) == {"a2", "a3", "a5", "a6", "a7", "a8"}
    assert {slot.use for slot in before.slots} - {"picture"} <= {slot.use for slot in page.slots}
    made = propose(issue, load(path).materials, page)
    assert made.pages and made.pages[0].findings == ()
    for one in made.pages:
        assert {slot.story for slot in one.page.slots} == {slot.story for slot in before.slots}
        assert lead in one.page.slots and set(page.slots) <= set(one.page.slots)
        assert all(thing.piece.rank > 1 for thing in one.things if thing.piece.use != "fixed"), "the lead is led"
    out = composed_by_hand / "planned.yaml"
    assert main(["plan", str(path), "--write", str(out), "--out", str(composed_by_hand / "out")]) == 0
    again = load(out)
    assert again.issue.pages[0].plan is None
    at = {slot.id: (slot.story, slot.area, slot.picture) for slot in again.issue.pages[0].slots}
    assert at == {slot.id: (slot.story, slot.area, slot.picture) for slot in made.pages[0].page.slots}
    assert {(one.area, one.side, one.style) for one in again.issue.pages[0].rules} == {
        (one.area, one.side, one.style) for one in made.pages[0].page.rules
    }
    said = [line for line in path.read_text("utf-8").split("\n") if line.strip().startswith("#")]
    assert said
    assert all(line in out.read_text("utf-8") for line in said), "his comments are kept"


def test_a_comment_that_is_taken_up_ranks_by_its_place_and_not_last(composed_by_hand: Path) -> None:
    path = composed_by_hand / "issue.yaml"
    path.write_text(path.read_text("utf-8").replace("keep: [lead, departure]", "keep: [departure]"), "utf-8")
    loaded = materials_of(read(path))
    plan = with_kept(loaded.issue, loaded.materials.stories).pages[0].plan
    assert plan and loaded.materials.stories["a3"].kind == "commentary"
    order = plan.again
    assert order[0] == "a1" and order.index("a5") < order.index("a3") < order.index("a7"), "from the top down"


def test_what_is_to_be_kept_and_is_not_there_is_reported(composed_by_hand: Path) -> None:
    path = composed_by_hand / "issue.yaml"
    path.write_text(path.read_text("utf-8").replace("keep: [lead, departure]", "keep: [a1, 天外来客]"), "utf-8")
    loaded = load(path)
    (told,) = [one for one in loaded.findings if one.code == "plan-unknown-story"]
    assert dict(told.facts)["name"] == "天外来客"
    assert next(slot for slot in loaded.issue.pages[0].slots if slot.id == "lead").story == "a1"


def test_a_picture_that_only_its_slot_names_is_not_taken_up() -> None:
    issue, materials, page = front_page(4)
    story = next(slug for slug in materials.stories if slug.startswith("s"))
    area = Area(1, 14, 3, 30)
    alone = Slot("mine", "picture", area, page.place, story=story, picture="mine.jpg")
    slots = (*page.slots, alone, Slot("x", "story", area, page.place, story=story))
    page = page._replace(slots=slots, plan=PlanWishes(keep=()))
    left = with_kept(issue._replace(pages=(page,)), materials.stories).pages[0]
    assert alone in left.slots and "x" not in {slot.id for slot in left.slots}


def test_a_rule_stays_where_it_stands_beside_what_is_kept() -> None:
    issue, materials, page = front_page(4)
    kept = Slot("k", "story", Area(1, 14, 3, 20), page.place, story="s0")
    gone = Slot("g", "story", Area(4, 14, 4, 20), page.place, story="s1")
    rules = (
        PageRule(Area(4, 14, 4, 50), "left", "hairline", page.place._replace(line=91)),
        PageRule(Area(4, 40, 4, 1), "middle", "hairline", page.place._replace(line=92)),
        PageRule(Area(1, 34, 7, 1), "middle", "hairline", page.place._replace(line=93)),
    )
    page = page._replace(slots=(*page.slots[:1], kept, gone), rules=rules, plan=PlanWishes(keep=("k",)))
    left = with_kept(issue._replace(pages=(page,)), materials.stories).pages[0]
    assert [(one.area, one.side) for one in left.rules] == [(Area(4, 14, 4, 21), "left"), (Area(1, 34, 3, 1), "middle")]


def test_a_reason_that_is_followed_works() -> None:
    issue, materials, page = front_page(4)
    assert page.plan
    page = page._replace(plan=page.plan._replace(jumps=()))
    long = max((one for one in materials.stories.values() if one.body), key=lambda one: len(one.body))
    more = long._replace(slug="s99", body=long.body * 6)
    stories = {**materials.stories, "s99": more}
    made = propose(issue, materials._replace(stories=stories), page, 1)
    assert made.pages == ()
    without = dict(made.findings[-1].facts)["without"]
    assert without in stories
    left = {slug: one for slug, one in stories.items() if slug != without}
    again = propose(issue, materials._replace(stories=left), page, 1)
    assert again.pages and not [one for one in again.pages[0].findings if one.severity is Severity.ERROR]


def test_of_a_page_with_faults_the_least_change_that_mends_it_is_advised_and_works() -> None:
    issue, materials, page = front_page(53)
    made = propose(issue, materials, page, 1)
    faults = faults_of(made.pages[0])
    advice = advised(issue, materials, page, faults, ())
    assert advice
    said = advice.said
    assert dict(said.facts)["count"] == faults == len(made.pages[0].findings) > BORNE
    again = propose(issue, *followed(said, materials, page), 1)
    assert faults_of(again.pages[0]) == dict(said.facts)["left"] <= BORNE
    assert advised(issue, materials, page, BORNE, ()) is None, "what is borne needs no advice"
    gave_up = advised(issue, materials, page, faults, (), most=-1)
    white = finding("plan-white", page.place, page=1, lines=4, cells=8)
    assert advised(issue, materials, page, faults, (white,)) is None, "what its copy lacks is said already"
    missing = made.pages[0]._replace(findings=(finding("picture-missing", page.place, path="a.jpg"),))
    assert faults_of(missing) == 0, "no other page would mend it"
    assert gave_up and gave_up.said.code == "plan-poor" and not gave_up.changes


def test_pages_inside_are_advised_by_the_same_rule() -> None:
    issue, materials, page = front_page(53)
    inside = page._replace(number=3)
    issue = issue._replace(pages=(inside,))
    _, found = planned(issue, materials)
    (said,) = [one for one in found if one.code.startswith("plan-mend")]
    assert dict(said.facts)["page"] == 3
    before = propose(issue, materials, inside, 1).pages[0]
    after = propose(issue, *followed(said, materials, inside), 1).pages[0]
    assert faults_of(before) == dict(said.facts)["count"] > BORNE >= faults_of(after)


def test_every_change_that_may_be_advised_leaves_all_else_of_the_copy_alone() -> None:
    issue, materials, page = front_page(18)
    assert page.plan
    stories = planned_stories(issue, page, page.plan, tuple(materials.stories.values()))
    seen: set[str] = set()
    for change in changes_of(stories, page, materials):
        other, asked = changed(change, stories, materials, page)
        seen.add(change.kind)
        assert asked.plan
        differ = [slug for slug, one in other.stories.items() if one != materials.stories[slug]]
        assert differ == ([change.story] if change.kind == "cut" else [])
        left = planned_stories(issue, asked, asked.plan, tuple(other.stories.values()))
        assert [one.slug for one in left] == [
            one.slug for one in stories if change.kind != "out" or one.slug != change.story
        ]
        if change.kind == "cut":
            before, after = (some.stories[change.story].body[-1].text for some in (materials, other))
            assert before.startswith(after) and after[-1] in "。！？" and len(before) - len(after) == change.chars
    assert seen == {"picture", "cut", "out"}, "all its stories are too short to jump"
