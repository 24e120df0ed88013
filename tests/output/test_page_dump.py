"""The text dump of a page: readable, and different wherever pages differ."""

from __future__ import annotations

from layout.geometry import Point, Rect
from layout.output.dump import dump
from layout.page import BLACK, GlyphRun, Ink, Mark, Page, Picture, Rule, Tag, Tint

RUN = GlyphRun(
    "song", 10_500, Point(28_346, 40_000), (7, 8, 9, 9), (0, 10_500, 21_000, 32_000), ("大", "同", "x̂", ""),
    tag=Tag("a1", "paragraph", 2),
)  # fmt: skip
RULE = Rule(Point(0, 5_000), Point(90_000, 5_000), 500, Ink(0, 1000, 1000, 0), (3_000, 1_500))
TINT = Tint(Rect(0, 0, 9_000, 12_500), Ink(0, 0, 0, 100), Tag("a1", "head"))
PICTURE = Picture(Rect(1_000, 2_000, 3_000, 4_000), "a.jpg", (0, 1, 20, 30), "张三\n在讲话", Tag("a2", "picture"))
PAGE = Page(1, 1_105_512, 1_544_882, 8_504, (RUN, RULE, TINT, PICTURE))


def test_a_dump_reads_like_this() -> None:
    assert dump(PAGE) == (
        "page 1: 1105.512 x 1544.882, bleed 8.504\n"
        "text 28.346 40 'song' 10.5 black ['a1' paragraph 2]: '大同x̂'\n"
        "  reads '大' '同' 'x̂' ''\n"
        "  glyphs 7 8 9 9\n"
        "  steps 0 10.5*2 11\n"
        "rule 0 5 to 90 5, .5 c0 m1000 y1000 k0 dash 3 1.5\n"
        "tint 0 0 9 12.5 c0 m0 y0 k100 ['a1' head 0]\n"
        "picture 1 2 3 4 of 'a.jpg' crop 0 1 20 30 alt '张三\\n在讲话' ['a2' picture 0]\n"
    )
    assert dump(PAGE._replace(fold="left")).startswith(dump(PAGE).partition("\n")[0] + ", left of a spread\n")
    assert dump(PAGE._replace(marks=())) == "page 1: 1105.512 x 1544.882, bleed 8.504\n"


def test_a_dump_changes_with_every_field_of_every_mark() -> None:
    other: dict[str, object] = {
        "face": "hei", "size": 9_000, "origin": Point(1, 1), "gids": (1, 2, 3, 4), "xs": (0, 1, 2, 4),
        "texts": ("大", "同", "x", "̂"), "ink": Ink(1, 0, 0, 0), "tag": None, "ys": (0, 0, 1, 0), "stroke": 5,
        "squeeze": 900, "ruby": True, "drawn": True, "turned": True,
         "start": Point(1, 1), "end": Point(2, 2), "thickness": 7, "dash": (), "rect": Rect(0, 0, 1, 1),
        "round": True, "image": "b.jpg", "crop": (0, 0, 1, 1), "alt": "",
    }  # fmt: skip
    marks: tuple[Mark, ...] = (RUN, RULE, TINT, PICTURE)
    seen = {dump(PAGE)}
    fields = 0
    for index, mark in enumerate(marks):
        for field in mark._fields:
            if getattr(mark, field) == other[field]:
                continue
            changed = mark._replace(**{field: other[field]})  # type: ignore[arg-type]
            seen.add(dump(PAGE._replace(marks=(*marks[:index], changed, *marks[index + 1 :]))))
            fields += 1
    assert len(seen) == fields + 1 > 20


def test_a_dump_names_plain_black_and_paper() -> None:
    said = dump(PAGE._replace(marks=(TINT._replace(ink=BLACK), TINT._replace(ink=Ink(0, 0, 0, 0)))))
    assert " black [" in said and " paper [" in said and "k100" not in said
