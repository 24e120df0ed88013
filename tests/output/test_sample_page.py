"""The sample front page as it left the program, read back by another one."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from pdfminer.pdftypes import resolve1
from readback import Glyph, ReadBack

from layout.dumps.dump import read_dump
from layout.stories.hints import read_hints
from layout.stories.model import Story

NOT_FIRST = set("、，；：。．！？）》」』】〕”’％%℃·～")
NOT_LAST = set("（《「『【〔“‘￥")
BODY = 10.5
LEADING = 15.0


def stories(repository: Path) -> tuple[Story, ...]:
    folder = repository / "seeds/datong"
    hints = read_hints((folder / "hints.yaml").read_text("utf-8"), "hints.yaml")
    return read_dump((folder / "front-page.txt").read_bytes(), "front-page.txt", hints).stories


def bare(text: str) -> str:
    return "".join(text.split())


def test_every_word_of_every_story_is_on_the_page_in_order(page: ReadBack, repository: Path) -> None:
    text = page.text
    for story in stories(repository):
        parts = [story.rubric, "".join(story.headline), story.deck]
        parts += [one.text for one in story.body] + [story.caption]
        found = [text.find(bare(part)) for part in parts if part]
        assert -1 not in found, (story.slug, [part for part in parts if part][found.index(-1)])
        assert found == sorted(found), story.slug
        for part in (story.byline, story.dateline, story.credit):
            if part:
                assert bare(part.raw).replace("(", "（").replace(")", "）") in text
    assert bare("这句话不在报上") not in text


def test_the_furniture_is_on_the_page(page: ReadBack) -> None:
    wanted = ["大同日报", "2023年11月15日", "星期三", "癸卯年十月初三", "CN14-0000", "第20000期", "今日8版", "责编"]
    assert [words for words in wanted if words not in page.text] == []
    assert page.text.count("（下转第2版）") == 5


def test_every_font_is_embedded_and_a_subset(page: ReadBack) -> None:
    assert len(page.fonts) >= 5
    for font in page.fonts.values():
        assert re.match(r"[A-Z]{6}\+", font["BaseFont"].name)  # type: ignore[attr-defined]
        assert {"FontFile2", "FontFile3"} & set(font["descriptor"])  # type: ignore[call-overload]
        assert font["Encoding"].name == "Identity-H"  # type: ignore[attr-defined]
    assert b"Helvetica" not in page.data
    assert len({font["BaseFont"].name for font in page.fonts.values()}) == len(page.fonts)  # type: ignore[attr-defined]


def colour_operators(content: bytes) -> Counter[str]:
    """Operators that set a colour, by name; strings are taken out first."""
    plain = re.sub(rb"<[0-9A-Fa-f]*>|\((?:\\.|[^()\\])*\)", b"", content).decode("latin-1")
    return Counter(
        word for word in plain.split() if word in {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN"}
    )


def test_all_ink_is_process_ink(page: ReadBack) -> None:
    assert set(colour_operators(page.content)) == {"k", "K"}
    assert colour_operators(b"1 0 0 rg <00rg> Tj (0 g) Tj 0 G") == {"rg": 1, "G": 1}
    images = resolve1(page.page.resources.get("XObject", {})) or {}
    assert images
    for ref in images.values():
        assert resolve1(ref)["ColorSpace"].name == "DeviceCMYK"


def test_type_is_black_alone_and_overprints(page: ReadBack) -> None:
    state, ink, shown = "", "", Counter[tuple[str, str]]()
    for line in page.content.decode("latin-1").split("\n"):
        if line.endswith(" gs"):
            state = line[1:-3]
        elif line.endswith(" k"):
            ink = line[:-2]
        elif line.endswith(("Tj", "TJ")):
            shown[ink, state] += 1
    assert shown["0 0 0 1", "Over"] > 300
    assert {ink for ink, state in shown if state == "Over"} == {"0 0 0 1"}
    assert {ink for ink, state in shown if state == "Knock"} == {"0 1 1 0"}  # the paper's name
    states = resolve1(page.page.resources["ExtGState"])
    assert (resolve1(states["Over"])["op"], resolve1(states["Over"])["OPM"]) == (True, 1)
    assert resolve1(states["Knock"])["op"] is False


def test_the_sheet_has_three_millimetres_of_bleed(page: ReadBack) -> None:
    media, bleed, trim = (page.page.attrs[name] for name in ("MediaBox", "BleedBox", "TrimBox"))
    assert media == bleed
    assert [round((trim[2] - trim[0]) * 25.4 / 72), round((trim[3] - trim[1]) * 25.4 / 72)] == [390, 545]
    assert all(
        abs((edge - other) * 25.4 / 72) == pytest.approx(3, abs=0.01) for edge, other in zip(media, trim, strict=True)
    )


def test_title_language_and_dates_are_those_of_the_issue(page: ReadBack) -> None:
    info = page.document.info[0]
    assert info["Title"].decode("utf-16") == "大同日报 2023-11-15"
    assert info["CreationDate"] == info["ModDate"] == b"D:20231115000000+08'00'"
    assert page.document.catalog["Lang"].decode("utf-16") == "zh-Hans"


def rows(page: ReadBack) -> list[list[Glyph]]:
    """Lines of body type: glyphs of one baseline up to a gutter."""
    by_line: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in page.glyphs:
        if abs(glyph.size - BODY) < 0.01 and glyph.text.strip():
            by_line[round(glyph.y, 2)].append(glyph)
    made: list[list[Glyph]] = []
    for line in by_line.values():
        line.sort(key=lambda one: one.x)
        made.append([line[0]])
        for before, glyph in itertools.pairwise(line):
            if glyph.x - before.x > 1.9 * BODY:
                made.append([])
            made[-1].append(glyph)
    return made


def test_every_baseline_of_body_type_is_on_one_grid(page: ReadBack) -> None:
    ys = {glyph.y for line in rows(page) for glyph in line}
    first = max(ys)
    off = [y for y in ys if abs((first - y) / LEADING - round((first - y) / LEADING)) > 0.001]
    assert len(ys) > 70
    assert off == []


def test_no_line_begins_or_ends_with_a_mark_that_may_not(page: ReadBack) -> None:
    lines = rows(page)
    assert len(lines) > 280
    assert ["".join(g.text for g in line) for line in lines if line[0].text in NOT_FIRST] == []
    assert ["".join(g.text for g in line) for line in lines if line[-1].text in NOT_LAST] == []


def test_the_page_is_light_without_its_picture(page: ReadBack) -> None:
    images = resolve1(page.page.resources.get("XObject", {})) or {}
    weight = sum(len(resolve1(ref).rawdata) for ref in images.values())
    assert len(page.data) - weight < 600_000


def test_a_second_run_gives_the_same_bytes(sample: Path, tmp_path: Path, repository: Path) -> None:
    from layout.cli import main

    assert main([str(repository / "seeds/datong/issue.yaml"), "--out", str(tmp_path), "--dpi", "60", "--quiet"]) in (
        0,
        1,
    )
    again = tmp_path / "datong-2023-11-15"
    for name in ("P01.pdf", "P01.png"):
        assert (again / name).read_bytes() == (sample / name).read_bytes(), name


def test_everything_fits_and_nothing_is_wrong(sample: Path) -> None:
    report = json.loads((sample / "report.json").read_text("utf-8"))
    assert {story["slug"] for story in report["stories"]} == {"a1", "a2", "a3", "a4", "a5", "a6", "a7"}
    assert all(story["over"]["lines"] == story["short"]["lines"] == 0 for story in report["stories"])
    assert [one["code"] for one in report["findings"] if one["severity"] == "error"] == []
    assert {one["code"] for one in report["findings"] if one["severity"] == "warning"} <= {"duplicate-passage"}
    assert not (sample / "rest").exists() or not list((sample / "rest").iterdir())
    sizes = {story["slug"]: story["head_size_pt"] for story in report["stories"]}
    assert max(sizes, key=sizes.__getitem__) == "a1"


def test_the_preview_is_the_trimmed_page(sample: Path) -> None:
    data = (sample / "P01.png").read_bytes()
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    assert (width, height) == (pytest.approx(390 / 25.4 * 60, abs=1.5), pytest.approx(545 / 25.4 * 60, abs=1.5))
