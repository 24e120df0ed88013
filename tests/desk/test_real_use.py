"""Small issues that went wrong in real use, each with its right value, run as an editor runs them.

Each is one of a kind; the laws of the kind stand in the rooms that it belongs to.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from pdfminer.high_level import extract_text
from PIL import Image

from layout.cli import main

PAPER = "{name: 清水晚报, cn: CN 00-0000, number: 1, pages: 4}"
SPEC = """\
id: case
date: 2024-05-17
paper: PAPER
sheet: {size: [150mm, 210mm], bleed: 3mm}
grid: {columns: 2, chars: 12, gutter: 1.5字, lines: 36, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
  - number: 1
    slots:
"""
SENTENCE = "今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收，仓廪充实。"


def story(slug: str, body: str = SENTENCE, **parts: str) -> str:
    """A story file with its head and other *parts*."""
    front = {"headline": "[粮食丰收]", **parts}
    return f"---\nslug: {slug}\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + f"---\n\n{body}\n"


class Run:
    """What ``render-page`` made of an issue in *folder*: exit code, codes of findings, the page's text."""

    def __init__(self, folder: Path, slots: list[str], spec: str = SPEC, paper: str = PAPER) -> None:
        self.folder = folder
        lines = "".join(f"      - {slot}\n" for slot in slots)
        (folder / "issue.yaml").write_text(spec.replace("PAPER", paper) + lines, "utf-8")
        self.code = main([str(folder / "issue.yaml"), "--out", str(folder / "out"), "--lang", "en", "--dpi", "50"])
        self.report = json.loads((folder / "out/case/report.json").read_text("utf-8"))
        self.codes = [one["code"] for one in self.report["findings"]]

    @property
    def text(self) -> str:
        """All that an independent reader finds on the page."""
        return re.sub(r"\s", "", extract_text(next((self.folder / "out/case").glob("P01*.pdf"))))


OFF = {"type-off-slot", "type-off-page", "type-on-type", "head-too-wide", "text-too-wide"}


def test_copy_that_is_over_fills_every_row_and_the_count_is_what_was_left_out(tmp_path: Path) -> None:
    many = "\n\n".join(f"天天天天天天天{number}.6%天天天天天天天天天天天天天天天天" for number in range(30, 50))
    (tmp_path / "a.md").write_text(story("a", many), "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 1], span: [2, 20], legs: 2}"])
    fit = run.report["stories"][0]
    assert run.code == 1 and "overset" in run.codes
    left = (tmp_path / "out/case/rest/a.md").read_text("utf-8").split("---\n")[-1]
    both = run.text.replace("粮食丰收", "") + re.sub(r"\s", "", left)
    assert Counter(both) == Counter(re.sub(r"\s", "", many)), "every character once"
    assert fit["room"] == fit["set"], "no row stays free"


def test_inferiors_superiors_and_fractions_are_printed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a", "二氧化碳（CO₂）、10⁸、⅓与½、①、℃、№。"), "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 1], span: [2, 20]}"])
    assert "〓" not in run.text and not {"glyph-missing", "glyph-fallback"} & set(run.codes)
    assert all(one in run.text for one in ("CO₂", "10⁸", "⅓", "½"))


def test_a_head_under_its_chinese_name_is_a_head(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nslug: a\n标题: 今天的头条\n作者: 某某\n---\n\n{SENTENCE}\n", "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 1], span: [2, 20]}"])
    assert run.code == 0 and "今天的头条" in run.text and "某某" in run.text


def test_a_slot_a_line_off_the_grid_leaves_a_page_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 20], span: [2, 18]}"])
    assert run.code == 1 and "spec-off-grid" in run.codes and "粮食丰收" in run.text
    assert [one.name for one in (tmp_path / "out/case").glob("*.pdf")] == ["P01.errors.pdf"]


def test_stories_may_be_documents_and_text_of_the_mainland(tmp_path: Path) -> None:
    document = Document()
    for line in ("水厂今夏完工", "本报讯　水厂昨天开工。"):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    (tmp_path / "water.docx").write_bytes(made.getvalue())
    (tmp_path / "market.txt").write_bytes("早市搬家\n\n本报讯 早市昨天搬家。".encode("gb18030"))
    spec = SPEC.replace('{stories: "*.md"}', '{stories: ["*.docx", "*.txt"]}')
    slots = ["{story: water, at: [1, 1], span: [1, 20]}", "{story: market, at: [2, 1], span: [1, 20]}"]
    run = Run(tmp_path, slots, spec)
    assert run.code == 0
    assert all(one in run.text for one in ("水厂今夏完工", "早市搬家", "水厂昨天", "早市昨天"))


def test_parsing_a_second_file_into_a_folder_leaves_the_first(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"第{name}篇的标题\n\n本报讯 这是{name}。", "utf-8")
    assert main(["parse", str(tmp_path / "one.txt"), "--out", str(tmp_path / "s")]) == 0
    first = (tmp_path / "s/a1.md").read_bytes()
    assert main(["parse", str(tmp_path / "two.txt"), "--out", str(tmp_path / "s")]) == 2
    assert (tmp_path / "s/a1.md").read_bytes() == first


@pytest.mark.parametrize(("ink", "refused"), [("[75, 70, 30, 40]", True), ("[0, 0, 0, 100]", False)])
def test_what_the_package_refuses_is_told_when_the_page_is_made(tmp_path: Path, ink: str, refused: bool) -> None:
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    own = f"name: own\nfrom: daily\ninks:\n  dark: {ink}\ntext:\n  head-lead: {{ink: dark}}\n"
    (tmp_path / "own.yaml").write_text(own, "utf-8")
    spec = SPEC.replace("style: daily", "style: own.yaml")
    run = Run(tmp_path, ["{story: a, style: lead, at: [1, 1], span: [2, 20]}"], spec)
    assert ("type-black-of-four" in run.codes) == refused
    assert (main(["handoff", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "plant")]) == 1) == refused


def test_mistakes_of_spec_grid_style_and_copy_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    spec = SPEC.replace("2024-05-17", "2024-02-30").replace("columns", "colums").replace("bleed: 3mm", "bled: 3mm")
    slots = [
        "{story: a, style: laed, at: [1, 1], span: [2, 9]}", "{story: b, at: [1, 10], span: [2, 9]}",
        "{use: picture, picture: none.jpg, at: [1, 20], span: [1, 9]}", "{story: a, at: [1, 19], span: [2, 3]}",
    ]  # fmt: skip
    run = Run(tmp_path, slots, spec)
    assert run.code == 1
    assert {
        "spec-no-such-day", "spec-unknown-key", "spec-unknown-style", "spec-unknown-story", "spec-overlap",
    } <= set(run.codes)  # fmt: skip
    assert run.codes.count("spec-unknown-key") == 2 and any("picture" in one or "file" in one for one in run.codes)


def test_rows_of_a_table_stand_in_columns(tmp_path: Path) -> None:
    table = "| 队 | 胜 | 积分 |\n| --- | --- | --- |\n| 南港 | 6 | 20 |\n| 江渡 | 5 | 18 |"
    (tmp_path / "a.md").write_text(story("a", table), "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 1], span: [2, 20], legs: 1}"])
    assert run.code == 0 and all(one in run.text for one in ("南港", "积分", "20"))
    assert "|" not in run.text and "---" not in run.text


def test_lines_of_a_notice_in_large_type_are_not_on_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    own = "name: own\nfrom: daily\ntext:\n  large: {from: notice, size: 20pt, leading: 30pt}\n"
    (tmp_path / "own.yaml").write_text(own, "utf-8")
    notice = "{use: notice, style: large, at: [1, 1], span: [2, 12], text: [水进屋, 抬仪器上梁, 读数未断]}"
    run = Run(
        tmp_path, [notice, "{story: a, at: [1, 14], span: [2, 10]}"], SPEC.replace("style: daily", "style: own.yaml")
    )
    assert run.code == 0 and not OFF & set(run.codes)


def _photograph(folder: Path, name: str, **more: object) -> None:
    Image.new("RGB", (2400, 1600), (180, 60, 60)).save(folder / name, **more)


def test_a_picture_to_the_edge_goes_on_into_the_bleed(tmp_path: Path) -> None:
    _photograph(tmp_path, "p.jpg")
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    slots = [
        "{use: picture, picture: p.jpg, rect: [0mm, 0mm, 150mm, 90mm], caption: 满版, credit: 甲 摄}",
        "{story: a, at: [1, 20], span: [2, 10]}",
    ]
    run = Run(tmp_path, slots)
    assert run.code == 0 and "bleed-short" not in run.codes


def test_a_byline_with_a_solidus_has_its_card(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a", byline="本报记者 某某 文/图"), "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 1], span: [2, 20]}"])
    assert run.code == 0
    assert main(["cards", str(tmp_path / "issue.yaml"), "--size", "og", "--out", str(tmp_path / "o")]) == 0


def test_pictures_without_a_story_are_in_the_epaper(tmp_path: Path) -> None:
    for name in ("p.jpg", "q.jpg"):
        _photograph(tmp_path, name)
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    slots = ["{story: a, at: [1, 1], span: [2, 10]}"] + [
        f"{{use: picture, picture: {name}.jpg, at: [{at}, 12], span: [1, 12], caption: 图{at}。, credit: 甲 摄}}"
        for at, name in ((1, "p"), (2, "q"))
    ]
    assert Run(tmp_path, slots).code == 0
    assert main(["epaper", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "o")]) == 0
    made = tmp_path / "o/case/epaper"
    assert len(list(made.glob("story-picture-*.html"))) == 2
    assert len([one for one in (made / "img").glob("*.jpg") if not one.name.startswith("P01")]) == 2
    assert "图2" in (made / "hotspots.json").read_text("utf-8")


def test_a_flag_too_small_for_its_facts_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    paper = PAPER.replace("number: 1,", "number: 20000, publisher: 清水晚报社, postal: 00-0,")
    slots = ["{use: flag, at: [1, 1], span: [1, 3]}", "{story: a, at: [1, 10], span: [2, 10]}"]
    run = Run(tmp_path, slots, paper=paper)
    assert run.code == 1 and "flag-too-small" in run.codes


def test_grouped_slots_of_a_story_that_jumps_have_every_line_once(tmp_path: Path) -> None:
    whole = "".join(f"第{number}句话写到这里为止。" for number in range(100, 160))
    (tmp_path / "a.md").write_text(story("a", whole), "utf-8")
    (tmp_path / "b.md").write_text(story("b"), "utf-8")
    second = "  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [2, 12], group: g}\n"
    slots = ["{story: a, at: [1, 1], span: [2, 12], jump: 2, group: g}", "{story: b, at: [1, 14], span: [2, 9]}"]
    spec = SPEC.replace("pages:\n", "pages:\n" + second)
    run = Run(tmp_path, slots, spec)
    both = "".join(extract_text(one) for one in sorted((tmp_path / "out/case").glob("P*.pdf")))
    rest = tmp_path / "out/case/rest/a.md"
    both += rest.read_text("utf-8") if rest.exists() else ""
    found = re.findall(r"第(1\d\d)句", re.sub(r"\s", "", both))
    assert sorted(map(int, found)) == list(range(100, 160)), run.codes


def test_a_picture_that_only_xmp_turns_stands_upright(tmp_path: Path) -> None:
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
    )
    _photograph(tmp_path, "p.jpg", xmp=xmp)
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    slots = [
        "{id: p, use: picture, picture: p.jpg, at: [1, 1], span: [2, 20], crop: contain, caption: 图。, credit: 甲 摄}",
        "{story: a, at: [1, 22], span: [2, 10]}",
    ]
    run = Run(tmp_path, slots)
    page = Image.open(next((tmp_path / "out/case").glob("P01.png"))).convert("RGB")
    red = [(x, y) for x in range(0, page.width, 4) for y in range(0, page.height, 4)
           if page.getpixel((x, y))[0] > page.getpixel((x, y))[2] + 60]  # fmt: skip
    wide, deep = (max(one[axis] for one in red) - min(one[axis] for one in red) for axis in (0, 1))
    assert run.code == 0 and 1.3 < deep / wide < 1.7


def test_apostrophes_are_told_from_closing_quotes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a", "他说：“’90s 的 rock ’n’ roll，McDonald’s。”"), "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 1], span: [2, 20]}"])
    assert "’90s" in run.text and "rock’n’roll" in run.text and "McDonald’s" in run.text


@pytest.mark.parametrize("part", ["kicker", "deck"])
def test_a_kicker_or_deck_wider_than_its_slot_is_broken(tmp_path: Path, part: str) -> None:
    words = "全市一百二十所社区夜校秋季班昨天开放报名书法班十分钟满员"
    (tmp_path / "a.md").write_text(story("a", **{part: words}), "utf-8")
    (tmp_path / "b.md").write_text(story("b"), "utf-8")
    slots = ["{story: a, at: [1, 1], span: [1, 30]}", "{story: b, at: [2, 1], span: [1, 30]}"]
    run = Run(tmp_path, slots)
    assert run.code == 0 and not OFF & set(run.codes) and words in run.text


def test_legs_are_held_to_their_slot(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(story("a", "\n\n".join([SENTENCE] * 9)), "utf-8")
    run = Run(tmp_path, ["{story: a, at: [1, 1], span: [2, 30], legs: {count: 4, fit: 自动}}"])
    assert "legs-held" in run.codes and not OFF & set(run.codes)
    assert run.text.count("仓廪充实") == 9


def test_results_among_the_copy_leave_the_copy(tmp_path: Path) -> None:
    (tmp_path / "case/rest").mkdir(parents=True)
    (tmp_path / "case/rest/a1.md").write_text(story("a1"), "utf-8")
    spec = SPEC.replace('"*.md"', '"rest/*.md"')
    (tmp_path / "case/issue.yaml").write_text(
        spec.replace("PAPER", PAPER) + "      - {story: a1, at: [1, 1], span: [2, 20]}\n", "utf-8"
    )
    assert main([str(tmp_path / "case/issue.yaml"), "--out", str(tmp_path)]) == 0
    assert (tmp_path / "case/rest/a1.md").read_text("utf-8") == story("a1")
    assert (tmp_path / "case/P01.pdf").exists()


@pytest.mark.parametrize(("order", "first"), [("右起", "right"), ("左起", "left")])
def test_lines_of_a_vertical_head_follow_in_the_order_asked_for(tmp_path: Path, order: str, first: str) -> None:
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    head = f"head: {{mode: vertical, place: left, order: {order}, breaks: [甲乙丙丁, 子丑寅卯]}}"
    run = Run(tmp_path, [f"{{story: a, at: [1, 1], span: [2, 24], {head}}}"])
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTChar, LTContainer

    places: dict[str, float] = {}

    def walk(one: object) -> None:
        if isinstance(one, LTChar) and one.get_text() in "甲子":
            places[one.get_text()] = one.x0
        elif isinstance(one, LTContainer):
            for part in one:
                walk(part)

    for page in extract_pages(tmp_path / "out/case/P01.pdf", laparams=LAParams()):
        walk(page)
    assert run.code == 0
    assert (places["甲"] > places["子"]) == (first == "right")


def test_a_story_taken_out_is_taken_out_of_epaper_and_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(story("a"), "utf-8")
    (tmp_path / "b.md").write_text(story("b"), "utf-8")
    slots = ["{story: a, at: [1, 1], span: [1, 20]}", "{story: b, at: [2, 1], span: [1, 20]}"]
    Run(tmp_path, slots)
    again = ["epaper", str(tmp_path / "issue.yaml"), "--cards", "--out", str(tmp_path / "o"), "--lang", "en"]
    assert main(again) == 0
    assert (tmp_path / "o/case/epaper/story-b.html").exists() and (tmp_path / "o/case/cards/b-og.png").exists()
    (tmp_path / "b.md").unlink()
    Run(tmp_path, slots[:1])
    capsys.readouterr()
    assert main(again) == 0
    assert "output-withdrawn" in capsys.readouterr().out
    assert not list((tmp_path / "o/case").rglob("b-*")) and not (tmp_path / "o/case/epaper/story-b.html").exists()
