"""Copyfit: remedies in order, each within its limit, no more than is needed, and an account of all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import HEAD, codes, copy, made, runs, words, write

from layout.cli import main
from layout.composing import Composed
from layout.fitting.fitted import Fitted
from layout.page import Picture
from layout.publishing.copyfit_report import fit_as_json, fit_in_words

ALL = "[tracking, subhead, head, picture, jump, cut]"


def page(lines: int, more: str = "", columns: int = 3) -> str:
    return f"pages:\n  - number: 1\n    slots:\n      - {{story: a, at: [1, 12], span: [{columns}, {lines}]{more}}}\n"


def fitted(folder: Path, sentences: int, lines: int, more: str = "", text: str = "") -> tuple[Composed, Fitted]:
    composed = made(folder, page(lines, more), {"a": text or copy(sentences)})
    return composed, composed.fits[0]


def tight(folder: Path, sentences: int = 24, text: str = "") -> tuple[int, int]:
    """(least lines of a slot that the story fits plainly, how much it is over one line shallower)."""
    for lines in range(6, 60):
        _, one = fitted(folder, sentences, lines, text=text)
        if not one.fit.over:
            return lines, fitted(folder, sentences, lines - 1, text=text)[1].fit.over
    raise AssertionError


def test_a_story_that_fits_takes_no_remedy(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path, 26)
    plain = fitted(tmp_path, 26, lines)[0]
    eager = fitted(tmp_path, 26, lines, f", fit: {ALL}")[0]
    assert not plain.fits[0].fit.short
    assert eager.fits[0].fit.doses == plain.fits[0].fit.doses
    assert eager.edition.pages == plain.edition.pages


def test_without_remedies_an_overset_story_stays_so_and_is_reported(tmp_path: Path) -> None:
    lines, over = tight(tmp_path)
    composed, one = fitted(tmp_path, 24, lines - 1)
    assert one.fit.over == over > 0
    assert codes(composed).count("overset") == 1


def test_a_head_gives_a_line_if_it_may(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path)
    composed, one = fitted(tmp_path, 24, lines - 1, ", fit: [head]")
    assert one.fit.over == 0 and one.fit.doses.head == -1
    assert one.head.rows == 4
    assert "overset" not in codes(composed)
    body = "".join(words(composed.edition.pages[0], "paragraph").split())
    assert body == "".join(copy(24).split())


def test_a_head_set_as_small_as_it_may_gives_nothing(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path)
    more = ", head: {lines: 6, size: {max: 60pt, min: 58pt}, breaks: [丰收]}, fit: [head]"
    _, one = fitted(tmp_path, 24, lines - 1, more)
    assert one.fit.over and one.fit.doses.head == 0


LONG = "\n\n".join("丰收" * 56 + "。" for _ in range(9))
"""Paragraphs whose last lines have one or two words: a little tracking brings them in."""


def test_tracking_goes_over_whole_paragraphs_evenly_and_within_its_limit(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path, text=LONG)
    composed, one = fitted(tmp_path, 0, lines - 1, ", fit: [tracking]", LONG)
    tried = one.fit.tried[0]
    assert (tried.remedy, tried.limit) == ("tracking", -15)
    assert -15 <= tried.went < 0
    items = [item for item in one.items if item.role == "paragraph"]
    assert {item.prepared.style.tracking for item in items} == {one.fit.doses.tracking}
    assert {item.prepared.style.size for item in items} == {10_500}
    assert {run.size for run in runs(composed.edition.pages[0], "paragraph")} == {10_500}


def test_remedies_are_tried_in_the_order_given_and_no_further_than_needed(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path)
    _, one = fitted(tmp_path, 24, lines - 1, ", fit: [head, tracking, picture]")
    assert [tried.remedy for tried in one.fit.tried] == ["head"]
    _, other = fitted(tmp_path, 24, lines - 1, ", fit: [tracking, head, picture]")
    assert [tried.remedy for tried in other.fit.tried][:2] in (["tracking"], ["tracking", "head"])
    assert other.fit.over == 0


@pytest.mark.parametrize(("first", "second"), [(150, 121), (153, 123), (151, 122)])
def test_a_line_alone_is_brought_back_by_a_little_tracking(tmp_path: Path, first: int, second: int) -> None:
    told = "河水清清向东流，两岸的庄稼长势喜人；再过半个月就能开镰收割，村里新修的水渠把水引到了地头。" * 9
    text = f"{told[:first]}。\n\n{told[7 : 7 + second]}。"
    legs = "legs: {count: 2, gutter: 1字}"
    slots = f"pages:\n  - number: 2\n    slots:\n      - {{story: a, at: [1, 1], span: [4, 11], {legs}FIT}}\n"
    plain = made(tmp_path, slots.replace("FIT", ""), {"a": text})
    helped = made(tmp_path, slots.replace("FIT", ", fit: [tracking]"), {"a": text})
    alone = [sum(codes(one).count(code) for code in ("line-alone", "line-alone-head")) for one in (plain, helped)]
    assert alone == [1, 0]
    assert 0 < abs(helped.fits[0].fit.doses.tracking) <= 15
    assert plain.fits[0].fit.over == helped.fits[0].fit.over == helped.fits[0].fit.short == 0


def test_a_subhead_gives_a_row(tmp_path: Path) -> None:
    text = copy(9) + "\n\n## 小标题一\n\n" + copy(9) + "\n\n## 小标题二\n\n" + copy(6)
    lines, _ = tight(tmp_path, text=text)
    _, one = fitted(tmp_path, 0, lines - 1, ", fit: [subhead]", text)
    assert one.fit.tried[0].went == -1
    assert one.fit.over < fitted(tmp_path, 0, lines - 1, "", text)[1].fit.over


PHOTO = """\
pages:
  - number: 1
    slots:
      - {id: photo, use: picture, story: p, picture: p.png, at: [1, 1], span: [3, 16]}
      - {story: a, at: [1, 18], span: [3, LINES], fit: [FIT]}
    rules:
      - {at: [1, 17], span: [3, 1], side: middle, style: thin}
"""


def with_photo(folder: Path, lines: int, fit: str) -> Composed:
    from PIL import Image

    Image.new("RGB", (900, 600), "white").save(folder / "p.png")
    write(folder, "", {"p": ""}, front="kind: photo\npicture: p.png\ncaption: 丰收在望。\ncredit: 本报记者 某某摄\n")
    return made(folder, PHOTO.replace("LINES", str(lines)).replace("FIT", fit), {"a": copy(24)})


def test_a_picture_gives_lines_to_the_story_under_it_and_the_rule_moves_along(tmp_path: Path) -> None:
    from layout.page import Rule

    lines, _ = tight(tmp_path)
    plain, given = with_photo(tmp_path, lines - 1, ""), with_photo(tmp_path, lines - 1, "picture")
    assert next(one for one in plain.fits if one.story.slug == "a").fit.over
    one = next(one for one in given.fits if one.story.slug == "a")
    rows = -one.fit.doses.picture
    assert one.fit.over == 0 and 1 <= rows <= 3
    depth = [next(m.rect for m in c.edition.pages[0].marks if isinstance(m, Picture)).height for c in (plain, given)]
    assert depth[0] - depth[1] == rows * 16_000
    rule = [
        {m.start.y for m in c.edition.pages[0].marks if isinstance(m, Rule) and m.thickness == 500}
        for c in (plain, given)
    ]
    assert max(rule[0]) - max(rule[1]) == rows * 16_000


def test_a_short_story_gives_its_spare_lines_to_its_head(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path)
    _, one = fitted(tmp_path, 24, lines + 2, ", fit: [head]")
    assert one.fit.doses.head == 2 and one.fit.short < 3


def test_a_short_story_lets_the_picture_over_it_grow(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path)
    plain, given = with_photo(tmp_path, lines + 5, ""), with_photo(tmp_path, lines + 5, "head, picture")
    short = [next(one for one in c.fits if one.story.slug == "a").fit.short for c in (plain, given)]
    assert short[1] < short[0]
    assert next(one for one in given.fits if one.story.slug == "a").fit.doses.picture > 0


def test_what_is_still_over_has_a_proposal_that_is_not_carried_out(tmp_path: Path) -> None:
    composed, one = fitted(tmp_path, 36, 20, ", fit: [tracking, cut]")
    assert codes(composed).count("cut-proposed") == 1 and codes(composed).count("overset") == 1
    cut = one.fit.cut
    assert cut and cut.lines >= one.fit.over and cut.first and cut.last
    rest = composed.rests[0]
    assert len("".join(p.text for p in rest.body)) > 100
    assert "cut-proposed" not in codes(fitted(tmp_path, 36, 20, ", fit: [tracking]")[0])


def test_no_cut_is_proposed_that_would_leave_nothing(tmp_path: Path) -> None:
    composed, one = fitted(tmp_path, 330, 12, ", fit: [tracking, cut]")
    assert one.fit.over and one.fit.cut is None
    assert "cut-proposed" not in codes(composed)


def test_a_story_may_jump_when_nothing_else_helps(tmp_path: Path) -> None:
    composed, one = fitted(tmp_path, 60, 20, ", fit: [tracking, head, jump], jump: 2")
    assert one.jump is not None and one.fit.doses == (0, 0, 0, 0)
    assert "overset" not in codes(composed) and "jump-rest" in codes(composed)
    lines, _ = tight(tmp_path)
    composed, one = fitted(tmp_path, 24, lines - 1, ", fit: [head, jump], jump: 2")
    assert one.jump is None and one.fit.doses.head == -1


def test_stories_of_a_group_are_treated_alike(tmp_path: Path) -> None:
    lines, _ = tight(tmp_path)
    pages = "pages:\n  - number: 1\n    slots:\n" + "".join(
        f"      - {{story: {slug}, at: [{1 + 3 * at}, 1], span: [{3 - at}, {depth}], fit: [head], group: g}}\n"
        for at, (slug, depth) in enumerate((("a", lines - 1), ("b", 20)))
    )
    text = {"a": copy(24), "b": copy(4)}
    alone = made(tmp_path, pages.replace(", group: g", ""), text)
    both = made(tmp_path, pages, text)
    heads = [[one.fit.doses.head for one in sorted(c.fits, key=lambda f: f.story.slug)] for c in (alone, both)]
    assert heads[0][0] != heads[0][1]
    assert heads[1][0] == heads[1][1] or codes(both).count("group-uneven") == 1


def test_body_under_the_floor_is_reported(tmp_path: Path) -> None:
    style = (Path(__file__).resolve().parents[2] / "styles/daily.yaml").read_text("utf-8")
    for size, count in (("小五", 0), ("8pt", 1)):
        (tmp_path / "daily.yaml").write_text(
            style.replace("size: 五号, leading: 1行", f"size: {size}, leading: 1行"), "utf-8"
        )
        assert codes(made(tmp_path, page(30), {"a": copy(3)})).count("body-too-small") == count


@pytest.mark.parametrize(("count", "lines"), [(330, 10), (3, 1), (0, 5)])
def test_hopeless_slots_are_told_and_nothing_is_lost(tmp_path: Path, count: int, lines: int) -> None:
    """Ten thousand characters in ten lines, a slot of one line, a story without text."""
    for fit in ("", f", fit: {ALL}"):
        composed = made(tmp_path, page(lines, fit, 1), {"a": copy(count)})
        on = "".join(words(composed.edition.pages[0], "paragraph").split())
        left = "".join("".join(p.text for p in one.body) for one in composed.rests)
        assert on + left == "".join(copy(count).split())
        assert set(codes(composed)) & {"overset", "story-empty"}


def test_the_account_says_what_was_tried_and_how_far(tmp_path: Path) -> None:
    composed, one = fitted(tmp_path, 36, 20, ", fit: [tracking, head, cut]")
    told = fit_as_json(one)
    assert [tried["remedy"] for tried in told["tried"]] == ["tracking", "head"]  # type: ignore[attr-defined]
    (rest,) = composed.rests
    assert told["over"] == {"lines": one.fit.over, "chars": sum(len(p.text) for p in rest.body)}
    assert told["cut"] and told["left_out"]
    assert "字距试到 -15（限 -15）还多" in fit_in_words(one, "zh")
    assert "tracking to -15 of -15 leaves" in fit_in_words(one, "en")
    assert fit_in_words(fitted(tmp_path, 3, 30)[1], "en").count(";") <= 1


def test_the_report_has_the_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    write(tmp_path, page(20, ", fit: [tracking, head, cut]"), {"a": copy(60)}, HEAD)
    assert main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--only", "report", "--lang", "zh"]) == 1
    report = json.loads((tmp_path / "out/small/report.json").read_text("utf-8"))
    assert report["stories"][0]["tried"] and report["stories"][0]["page"] == 1
    assert "字距试到" in capsys.readouterr().out
