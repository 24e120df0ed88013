"""Laws of copyfit, for random stories in random slots with random remedies: nothing lost, no limit passed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import HEAD, write

from layout.composing import Composed, Materials, compose
from layout.loading.load import load
from layout.output.dump import dump
from layout.page import GlyphRun
from layout.spec.model import Area, AreaPart, Issue, Legs, PageSpec, Slot
from layout.spec.nested_areas import around
from layout.stories.model import Byline, Dateline, Jump, Paragraph, Story

Make = Callable[..., tuple[Issue, Materials]]
TEXT = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏，闰余成岁律吕调阳。云腾致雨“露结为霜”，金生丽水ABC玉出昆冈12.5%。"
)

paragraphs = st.tuples(st.sampled_from(["p", "p", "p", "subhead"]), st.integers(1, 260), st.integers(0, 50)).map(
    lambda told: Paragraph(told[0], (TEXT[told[2] :] + TEXT * 6)[: told[1] if told[0] == "p" else told[1] % 14 + 2])
)
stories = st.builds(
    Story,
    slug=st.just("a"),
    kind=st.sampled_from(["news", "commentary"]),
    headline=st.sampled_from([(), ("今年丰收",), ("今年全市粮食", "总产量创新高")]),
    kicker=st.sampled_from(["", "引题"]),
    body=st.lists(paragraphs, max_size=8).map(tuple),
    byline=st.sampled_from([None, Byline("□本报记者 某某")]),
    dateline=st.sampled_from([None, Dateline("本报讯")]),
    signature=st.sampled_from(["", "某某", "治丧小组办公室 2026年11月25日"]),
    jump=st.sampled_from([None, None, Jump("to", 4), Jump("from", 1)]),
)
areas = st.builds(Area, column=st.integers(1, 2), line=st.just(10), columns=st.integers(1, 4), lines=st.integers(1, 45))
remedies = st.permutations(["tracking", "subhead", "head", "picture", "jump", "cut"]).flatmap(
    lambda all_of: st.integers(0, 6).map(lambda count: tuple(all_of[:count]))
)
further = st.builds(
    Area, column=st.integers(1, 3), line=st.just(56), columns=st.integers(1, 3), lines=st.integers(1, 5)
)
slots = st.tuples(areas, remedies, st.integers(0, 3), st.sampled_from([0, 4]), st.none() | further)


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Issues of one story in one or two slots, made of values; faces and styles are read once."""
    folder: Path = tmp_path_factory.mktemp("laws")
    spec = "pages:\n  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 10]}]}\n"
    loaded = load(write(folder, spec, {"a": "文"}, HEAD))
    page = loaded.issue.pages[0]
    picture = Slot("photo", "picture", Area(1, 1, 1, 8), page.place, story="p", picture="none.png")

    def build(story: Story, told: list[tuple[Any, ...]]) -> tuple[Issue, Materials]:
        pages: list[PageSpec] = []
        for index, (area, fit, legs, jump, more) in enumerate(told):
            one = Slot(
                f"s{index}", "story", area, page.place, story="a", remedies=fit, legs=Legs(count=legs),
                jump=jump if index + 1 == len(told) else 0,
            )  # fmt: skip
            if more:
                parts = tuple(AreaPart(part, None, page.place) for part in (area, more))
                one = one._replace(stretches=parts, area=around((area, more)))
            beside = picture._replace(id=f"p{index}", area=Area(area.column, 1, area.columns, 9))
            pages.append(page._replace(number=2 + index, slots=(one, beside)))
        photo = Story("p", "photo", caption="图片", picture="none.png")
        materials = loaded.materials._replace(stories={"a": story._replace(place=page.place), "p": photo})
        return loaded.issue._replace(pages=tuple(pages)), materials

    return build


def set_text(composed: Composed, role: str) -> str:
    return "".join(
        "".join(mark.texts)
        for page in composed.edition.pages
        for mark in page.marks
        if isinstance(mark, GlyphRun) and mark.tag and mark.tag.story == "a" and mark.tag.role == role
    )


def bare(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


@settings(max_examples=120)
@given(story=stories, told=st.lists(slots, min_size=1, max_size=2))
def test_every_character_stands_once_on_a_page_or_in_the_rest(make: Make, story: Story, told: Any) -> None:
    composed = compose(*make(story, told))
    rest = next((one for one in composed.rests if one.slug == "a"), None)
    for kind, role in (("p", "paragraph"), ("subhead", "subhead")):
        wanted = "".join(p.text for p in story.body if p.kind == kind)
        on = bare(set_text(composed, role))
        if kind == "p" and story.dateline and on:
            assert on.startswith("本报讯"[: len(on)])
        left = "".join(p.text for p in rest.body if p.kind == kind) if rest else ""
        lead = "本报讯" if kind == "p" and story.dateline and on else ""
        assert on + bare(left) == lead + bare(wanted)
    if story.signature:
        assert bare(set_text(composed, "signature") + (rest.signature if rest else "")) == bare(story.signature)
    if story.byline:
        left = rest.byline.raw if rest and rest.byline else ""
        assert bare(set_text(composed, "byline") + left) == "□本报记者某某"
    codes = {one.code for one in composed.edition.findings}
    assert (rest is not None) == bool(codes & {"overset", "jump-rest"})


@settings(max_examples=80)
@given(story=stories, told=st.lists(slots, min_size=1, max_size=2))
def test_no_line_leaves_its_leg_and_no_remedy_its_limit(make: Make, story: Story, told: Any) -> None:
    issue, materials = make(story, told)
    composed = compose(issue, materials)
    limits = materials.styles.limits
    for one in composed.fits:
        rows = [placed.row for placed in one.poured.placed]
        assert rows == sorted(set(rows)) and all(0 <= row < one.room.total for row in rows)
        assert -1 <= one.poured.jump_row < max(1, one.room.total)
        for placed in one.poured.placed:
            assert (
                placed.line.width <= placed.line.measure
                or placed.line.relief
                or placed.line.end - placed.line.start == 1
            )
        doses, slot = one.fit.doses, next(s for page in issue.pages for s in page.slots if s.id == one.slot.id)
        assert abs(doses.tracking) <= limits["tracking"]
        assert -limits["subhead_less"] <= doses.subhead <= limits["subhead_more"]
        assert -limits["head_less"] <= doses.head <= limits["head_spare"] + limits["head_spare"]
        assert -limits["picture_less"] <= doses.picture <= limits["picture_more"]
        for name, dose in zip(
            ("tracking", "subhead", "picture"), (doses.tracking, doses.subhead, doses.picture), strict=True
        ):
            assert not dose or name in slot.remedies
        assert all(abs(tried.went) <= abs(tried.limit) for tried in one.fit.tried)
        assert all(item.prepared.style.size >= 10_500 for item in one.items if item.role == "paragraph")


@settings(max_examples=25)
@given(story=stories, told=st.lists(slots, min_size=1, max_size=2))
def test_the_same_input_gives_the_same_pages(make: Make, story: Story, told: Any) -> None:
    one, two = compose(*make(story, told)), compose(*make(story, told))
    assert [dump(page) for page in one.edition.pages] == [dump(page) for page in two.edition.pages]
    assert one.edition.findings == two.edition.findings


@settings(max_examples=60)
@given(story=stories, told=slots)
def test_more_remedies_leave_no_more_over(make: Make, story: Story, told: Any) -> None:
    area, _, legs, _, more = told
    plain = compose(*make(story._replace(jump=None), [(area, (), legs, 0, more)])).fits
    all_of = compose(
        *make(story._replace(jump=None), [(area, ("tracking", "subhead", "head", "picture"), legs, 0, more)])
    ).fits
    assert all_of[0].fit.over <= plain[0].fit.over


def test_a_byline_that_the_end_of_a_leg_divides_goes_on_with_the_rest(make: Make) -> None:
    byline, jump = Byline("□本报记者 某某"), Jump("to", 4)
    story = Story("a", "commentary", body=(Paragraph("p", TEXT),), byline=byline, jump=jump)
    composed = compose(*make(story, [(Area(1, 10, 1, 2), (), 2, 0, None)]))
    (rest,) = (one for one in composed.rests if one.slug == "a")
    assert set_text(composed, "byline") == "□本"
    assert rest.byline == Byline("报记者 某某")
    assert [one.text for one in rest.body] == [TEXT]
