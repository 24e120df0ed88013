"""Infographics: shapes and words in press colours; what runs, leads out or has no end is refused."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
from ad_files import issue
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from layout.cli import main
from layout.findings import Unreadable
from layout.svg.model import SvgShape, SvgWords
from layout.svg.reading import read_svg
from layout.svg.style import read_rules

CHART = """\
<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">
<title>三年客流</title><style>.bar { fill: #c8102e } .axis { stroke: black; stroke-width: 1; fill: none }</style>
<g transform="translate(10 0)"><rect class="bar" x="10" y="40" width="30" height="50"/>
<rect class="bar" x="60" y="20" width="30" height="70" rx="4"/><circle cx="150" cy="50" r="20" fill="#1f77b4"/></g>
<path class="axis" d="M10 90 H190 M10 90 V10"/>
<line x1="10" y1="50" x2="190" y2="50" stroke="gray" stroke-dasharray="4 2"/>
<text x="100" y="15" font-size="12" text-anchor="middle" font-weight="bold">客流</text></svg>
"""
SLOT = "use: picture, picture: chart.svg, at: [1, 3], span: [3, 16], caption_at: none"


def svg(inner: str, head: str = 'viewBox="0 0 10 10"') -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {head}>{inner}</svg>".encode("utf-8", "replace")


def made(folder: Path, data: bytes, slot: str = SLOT) -> tuple[int, set[str], bytes]:
    (folder / "chart.svg").write_bytes(data)
    code = main([str(issue(folder, slot)), "--out", str(folder / "out"), "--dpi", "72", "--quiet"])
    report = json.loads((folder / "out/ads/report.json").read_text("utf-8"))
    return code, {one["code"] for one in report["findings"]}, next((folder / "out/ads").glob("P01*.pdf")).read_bytes()


def test_a_chart_is_drawn_as_lines_in_press_colours(tmp_path: Path) -> None:
    code, found, data = made(tmp_path, CHART.encode())
    assert code == 0 and not {one for one in found if one.startswith("svg")}
    with pypdfium2.PdfDocument(data) as document:
        kinds = [one.type for one in document[0].get_objects()]
    assert 3 not in kinds and kinds.count(2) > 6  # no picture, many paths
    assert "三年客流：客流".encode("utf-16-be").hex().encode() in data.lower()
    shown = Image.open(tmp_path / "out/ads/P01.png").convert("RGB")
    reds = (
        sum(red > green + 80 for red, green, _ in shown.get_flattened_data())
        if hasattr(shown, "get_flattened_data")
        else sum(r > g + 80 for r, g, _ in shown.getdata())
    )
    assert reds > 2000


def test_an_ad_may_be_line_art(tmp_path: Path) -> None:
    slot = "use: ad, file: chart.svg, at: [1, 3], size: [100mm, 50mm]"
    code, found, _ = made(tmp_path, CHART.encode(), slot)
    assert code == 1 and "ad-rgb-picture" in found  # its colours are those of a screen
    code, found, _ = made(tmp_path, CHART.encode(), slot + ", convert: true")
    assert code == 0 and {one for one in found if one.startswith(("ad-", "svg"))} == {"ad-converted"}
    black = svg('<rect width="200" height="100" fill="#333"/>', 'viewBox="0 0 200 100"')
    code, found, _ = made(tmp_path, black, slot)
    assert code == 0 and not {one for one in found if one.startswith(("ad-", "svg"))}


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ('width="100mm" height="50mm"', None), ('width="200" height="100"', None), ("", None),
        ('width="5cm" height="2.5cm"', "ad-smaller"), ('width="6in" height="3in"', "ad-size-differs"),
    ],
)  # fmt: skip
def test_a_drawing_that_says_how_large_it_is_is_not_scaled_silently(
    tmp_path: Path, size: str, said: str | None
) -> None:
    data = svg('<rect width="200" height="100" fill="#333"/>', f'viewBox="0 0 200 100" {size}')
    _, found, _ = made(tmp_path, data, "use: ad, file: chart.svg, at: [1, 3], size: [100mm, 50mm]")
    assert {one for one in found if one.startswith("ad-")} == ({said} if said else set())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (svg("<script>alert(1)</script>"), "svg-forbidden"),
        (svg('<rect onclick="x()" width="1" height="1"/>'), "svg-forbidden"),
        (svg('<image href="http://a.example/x.png"/>'), "svg-forbidden"),
        (svg('<use xlink:href="file:///etc/passwd#a"/>'), "svg-forbidden"),
        (svg('<style>@import "http://a.example/x.css";</style>'), "svg-forbidden"),
        (svg('<rect fill="url(http://a.example/#p)" width="1" height="1"/>'), "svg-forbidden"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>', "svg-forbidden"),
        (svg("<g>" * 60 + "</g>" * 60), "svg-too-much"),
        (svg('<g id="a"><use href="#a"/><use href="#a"/></g>'), "svg-too-much"),
        (svg("", 'viewBox="0 0 0 0"'), "svg-unreadable"),
        (b"<svg", "svg-unreadable"),
        (b"<html/>", "svg-unreadable"),
        (svg('<path d="M0 0 L1e99 5"/>'), "svg-unreadable"),
    ],
)
def test_what_could_do_harm_is_refused_and_the_page_is_made(tmp_path: Path, data: bytes, code: str) -> None:
    done, found, press = made(tmp_path, data)
    assert code in found and done == 1 and press.startswith(b"%PDF")


def test_what_is_not_drawn_is_named(tmp_path: Path) -> None:
    inner = (
        '<pattern id="g"><path d="M0 0L1 1"/></pattern><foreignObject/>'
        '<rect width="5" height="5" fill="url(#g)"/><rect width="5" height="5" filter="url(#f)"/>'
        '<image href="data:image/png;base64,AAAA"/>'
    )
    read = read_svg(svg(inner), "a.svg")
    assert set(read.left_out) == {"pattern", "filter", "image", "foreignObject"}
    assert "svg-left-out" in made(tmp_path, svg(inner))[1]


def test_styles_and_matrices_come_down_to_shapes() -> None:
    inner = (
        '<g fill="#00f" transform="translate(2 3) scale(2)"><rect x="1" y="1" width="1" height="1" opacity=".5"/>'
        '<text x="0" y="1" font-size="2">甲<tspan x="5">乙</tspan></text></g><rect width="0" height="5"/>'
        '<rect width="3" height="3" style="fill:none;stroke:#f00;stroke-width:2" visibility="hidden"/>'
    )
    shape, one, other = read_svg(svg(inner), "a.svg").items
    assert isinstance(shape, SvgShape) and isinstance(one, SvgWords) and isinstance(other, SvgWords)
    assert shape.steps[0] == ("m", (4.0, 5.0)) and (shape.fill, shape.opacity[0]) == ((0, 0, 255), 0.5)
    assert (one.text, other.text, other.matrix[4] - one.matrix[4]) == ("甲", "乙", 10.0)


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused(said: str) -> None:
    for inner in (said, f'<path d="{said}"/>', f'<rect style="{said}"/>'):
        with suppress(Unreadable):  # nothing else is raised
            assert read_svg(svg(inner), "a.svg").width == 10


HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">'
RECT = b'<rect width="9" height="9"/>'


def cost(do: Callable[[], object]) -> float:
    begun = time.process_time()
    do()
    return time.process_time() - begun


@pytest.mark.parametrize(
    "body",
    [
        b"<style>" + b"/*" * 200_000 + b"</style>",
        b"<style>" + b"a" * 400_000 + b"</style>",
        b"<style>" + b"a," * 40_000 + b"{" + b"fill:red;" * 40_000 + b"}</style>",
        b"<style>rect{" + b"k:1;" * 50_000 + b"}</style>" + RECT * 3000,
        b"<style>rect{" + b"".join(b"k%d:1;" % n for n in range(40_000)) + b"}</style>" + RECT * 3000,
        b'<linearGradient id="g">' + b'<stop stop-color="red"/>' * 8000 + b"</linearGradient>"
        + b'<rect width="9" height="9" fill="url(#g)"/>' * 3000,
        b'<g stroke="red" stroke-dasharray="' + b"1 " * 100_000 + b'">' + RECT * 3000 + b"</g>",
    ],
)  # fmt: skip
def test_a_drawing_is_read_in_time_that_grows_as_it_does(body: bytes) -> None:
    assert cost(lambda: read_svg(HEAD + RECT + body + b"</svg>", "a.svg")) < 5


@pytest.mark.parametrize(
    "body",
    [
        (b'<path d="M0 0' + b"a9 9 0 1 1 9 9" * 100 + b'"/>') * 900,
        b"<text>" + b"<tspan>x</tspan>" * 30_000 + b"</text>",
    ],
)
def test_a_drawing_of_too_many_steps_or_words_is_refused(body: bytes) -> None:
    with pytest.raises(Unreadable) as fault:
        read_svg(HEAD + body + b"</svg>", "a.svg")
    assert fault.value.findings[0].code == "svg-too-much"


@pytest.mark.parametrize(
    "body", [b'<text x="1e300">x</text>', b'<text font-size="1e308">x</text>', b'<text y="1e999">x</text>',
             b'<rect width="9" height="9" stroke="red" stroke-width="1e99"/>',
             b'<rect width="9" height="9" stroke="red" stroke-dasharray="1e300"/>'],
)  # fmt: skip
def test_lengths_beyond_any_drawing_are_refused(body: bytes) -> None:
    with pytest.raises(Unreadable) as fault:
        read_svg(HEAD + body + b"</svg>", "a.svg")
    assert fault.value.findings[0].code == "svg-unreadable"


def test_rules_and_comments_are_read_as_before() -> None:
    css = "/* a */ rect, .b { fill: red } /* { */ #c{fill:blue} @media x { .d {fill:lime} } .e{fill"
    rules = read_rules(css)
    assert rules["rect"] == rules[".b"] == {"fill": "red"} and rules["#c"] == {"fill": "blue"}
    assert ".e" not in rules


def drawn(body: str, size: str = 'width="120" height="60"') -> tuple[list[tuple[float, float]], tuple[str, ...]]:
    """The corners of every shape, and what is left out."""
    read = read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" {size}>{body}</svg>'.encode(), "t")
    shapes = [one for one in read.items if isinstance(one, SvgShape)]
    return [(points[0], points[1]) for one in shapes for _, points in one.steps if points], read.left_out


@pytest.mark.parametrize(
    "body",
    [
        '<rect x="25%" y="50%" width="50%" height="25%"/>',
        '<svg x="30" y="30" width="60" height="15" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>',
        (
            '<symbol id="s" viewBox="0 0 4 1"><rect width="4" height="1"/></symbol>'
            '<use href="#s" x="30" y="30" width="60" height="15"/>'
        ),
        '<switch><g><rect x="30" y="30" width="60" height="15"/></g><rect width="1" height="1"/></switch>',
    ],
)
def test_shares_and_drawings_in_drawings_stand_where_they_belong(body: str) -> None:
    assert drawn(body) == (drawn('<rect x="30" y="30" width="60" height="15"/>')[0], ())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<path d="M0 0L9 9" stroke="red" marker-end="url(#m)"/>', "marker-end"),
        ('<rect width="9" height="9" style="clip-path:url(#c)"/>', "clip-path"),
        ('<rect width="9" height="9" style="mix-blend-mode:multiply"/>', "mix-blend-mode"),
        ('<rect width="9" height="9" fill="lch(9 90% 50%)"/>', "fill lch(9 90% 50%)"),
        ('<text writing-mode="tb">江</text>', "writing-mode"), ('<text rotate="9">江</text>', "text rotate"),
        ('<text x="1 9">江水</text>', "text x y"), ('<text><textPath href="#p">江</textPath></text>', "textPath"),
        ('<style>g > rect {fill: red}</style><rect width="9" height="9"/>', "style g > rect"),
        ('<use href="#none"/>', "use #none"),
    ],
)  # fmt: skip
def test_what_is_not_followed_is_named(body: str, said: str) -> None:
    assert said in drawn(body)[1]


def test_every_colour_that_has_a_name_is_known() -> None:
    assert drawn('<rect width="9" height="9" fill="Salmon" stroke="rebeccapurple"/>')[1] == ()


def test_a_drawing_of_nothing_is_refused() -> None:
    with pytest.raises(Unreadable):
        drawn('<rect width="9" height="9" display="none"/>')
