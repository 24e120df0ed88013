"""Bad input of every kind: a clear message with its place, the right exit code, never a traceback or half a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC, Ran

from layout.cli import main

Issue = Callable[..., Ran]


def test_a_sound_issue_is_made(issue: Issue) -> None:
    ran = issue()
    assert ran.code == 0
    assert ran.err == ""
    assert (ran.folder / "out/small/P01.pdf").read_bytes().startswith(b"%PDF-1.6")
    assert (ran.folder / "out/small/P01.png").read_bytes().startswith(b"\x89PNG")
    assert [story["slug"] for story in ran.report["stories"]] == ["a1"]


def test_a_missing_file_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.yaml"), "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert "none.yaml" in said.err and "file-missing" in said.err
    assert said.out == ""


BOMB = "id: &a [x]\n" + "".join(
    f"{key}: &{new} [{', '.join(['*' + old] * 10)}]\n"
    for key, old, new in (
        ("paper", "a", "b"),
        ("sheet", "b", "c"),
        ("grid", "c", "d"),
        ("style", "d", "e"),
        ("pages", "e", "f"),
    )
)

UNUSABLE = {
    "a dump that is not there": (SPEC, None, "file-missing", r"issue\.yaml:7:"),
    "a syntax error": (SPEC + "   - : [", DUMP, "spec-syntax", r"issue\.yaml:\d+:\d+"),
    "an alias bomb": (BOMB, DUMP, "spec-alias-bomb", r"issue\.yaml:\d+:\d+"),
    "an unknown key": (SPEC.replace("sheet:", "shet:"), DUMP, "spec-unknown-key", r"issue\.yaml:4:1"),
    "a negative span": (SPEC.replace("[5, 20]", "[5, -20]"), DUMP, "spec-out-of-range", r"issue\.yaml:12:\d+"),
    "overlapping slots": (SPEC.replace("[1, 11]", "[1, 5]"), DUMP, "spec-overlap", r"issue\.yaml:12:\d+"),
    "a slot off the grid": (SPEC.replace("[5, 20]", "[5, 90]"), DUMP, "spec-off-grid", r"issue\.yaml:12:\d+"),
    "a story that is not there": (SPEC.replace("story: a1", "story: a9"), DUMP, "spec-unknown-story", r"yaml:12:\d+"),
    "a style that is not there": (
        SPEC.replace("story: a1", "style: nws, story: a1"),
        DUMP,
        "spec-unknown-style",
        r"yaml:12:\d+",
    ),
    "a file outside": (SPEC.replace("page.txt", "../../etc/passwd"), DUMP, "file-outside", r"issue\.yaml:7:"),
    "bytes that are no text": (b"\xff\xfe\x00\x81 id: x", DUMP, "file-not-utf8", r"issue\.yaml"),
    "a spec in GB18030": (SPEC.encode("gb18030"), DUMP, "file-gb18030", r"issue\.yaml"),
}


MISTAKES = {
    "an unknown key", "a negative span", "overlapping slots", "a slot off the grid", "a story that is not there",
    "a style that is not there",
}  # fmt: skip
"""Of these: what leaves a page to be made."""


@pytest.mark.parametrize("name", UNUSABLE)
def test_bad_input_is_reported_with_its_place_and_a_page_made_where_one_can_be(name: str, issue: Issue) -> None:
    spec, dump, code, place = UNUSABLE[name]
    ran = issue(spec=spec, dump=dump)
    made = name in MISTAKES
    said = ran.out if made else ran.err
    assert ran.code == (1 if made else 2)
    assert code in said, said
    assert re.search(place, said), said
    assert "Traceback" not in ran.err
    assert bool([*ran.folder.glob("out/*/*.pdf")]) == made


def test_all_faults_of_a_spec_are_told_at_once(issue: Issue) -> None:
    spec = SPEC.replace("sheet:", "shet:").replace("[5, 20]", "[5, -20]").replace("五号", "五五号")
    ran = issue(spec=spec)
    assert ran.code == 1
    assert all(code in ran.out for code in ("spec-unknown-key", "spec-out-of-range", ":4:1", ":12:"))
    assert "did you mean sheet" in ran.out.lower()


LOST = """\
      - {use: picture, picture: none1.jpg, at: [1, 999], span: [1, 3]}
      - {use: picture, picture: none2.jpg, at: [1, 3], span: [two, 3]}
      - {use: ad, file: none3.pdf, at: [1, one], span: [1, 3]}
      - {use: table, file: none4.csv, at: [1, 3], span: [0, 3]}
      - {story: nobody, at: [1, 3], span: [0, 3], head: {picture: none5.jpg}, style: nothing}
"""


def test_what_is_named_by_slots_without_a_place_is_told_in_the_same_run(issue: Issue) -> None:
    ran = issue(spec=SPEC + LOST)
    assert ran.code == 1
    assert [f"none{number}" in ran.out for number in range(1, 6)] == [True] * 5
    assert {"picture-missing", "ad-missing", "file-missing", "spec-unknown-style"} <= set(ran.codes)
    assert ran.codes.count("spec-unknown-story") == 1
    assert not {"spec-overlap", "type-on-type"} & set(ran.codes)


@pytest.mark.parametrize(("spec", "place"), [
    ("id: 'a\ndate: 2024-05-01\npages: [\n", ":1:5"), ('id: "a\ndate: 2024-05-01\n', ":1:5"),
    ("期号：a\n日期：b\n", ":1:3"),
])  # fmt: skip
def test_a_quotation_or_a_full_width_colon_is_told_where_it_stands(spec: str, place: str, issue: Issue) -> None:
    ran = issue(spec=spec)
    assert ran.code == 2
    assert place in ran.err


def test_an_empty_dump_has_no_story_to_place(issue: Issue) -> None:
    ran = issue(dump=b"")
    assert ran.code == 1
    assert {"dump-empty", "spec-unknown-story"} <= set(ran.codes)


def test_a_dump_in_gb18030_is_read_and_reported(issue: Issue) -> None:
    ran = issue(dump=DUMP.encode("gb18030"))
    assert ran.code == 0
    assert "dump-encoding" in ran.codes


PHOTO = SPEC + "      - {use: picture, picture: field.jpg, at: [1, 32], span: [3, 12]}\n"


def test_a_missing_picture_leaves_a_frame_and_an_error(issue: Issue) -> None:
    ran = issue(spec=PHOTO)
    assert ran.code == 1
    assert "picture-missing" in ran.codes
    assert (ran.folder / "out/small/P01.errors.pdf").exists()
    assert not (ran.folder / "out/small/P01.pdf").exists()


@pytest.mark.parametrize(
    "data", [b"", b"no picture at all", b"\xff\xd8\xff\xe0" + b"\x00" * 400, b"\x89PNG\r\n\x1a\n" + b"\x00" * 60]
)
def test_a_corrupt_picture_leaves_a_frame_and_an_error(data: bytes, issue: Issue) -> None:
    ran = issue(spec=PHOTO, field__jpg=data)
    assert ran.code == 1
    assert {"picture-empty", "picture-unreadable", "picture-not-an-image"} & set(ran.codes)


def test_a_glyph_in_no_font_is_an_error_that_names_it(issue: Issue) -> None:
    ran = issue(dump=DUMP.replace("谷子", "谷\U0002ebf0子"))
    assert ran.code == 1
    found = next(one for one in ran.report["findings"] if one["code"] == "glyph-missing")
    assert found["story"] == "a1"
    assert "U+2EBF0" in found["message"]
    assert "glyph-missing" not in issue().codes


def test_a_story_far_too_long_is_counted_and_kept(issue: Issue) -> None:
    body = "\n\n".join(f"第{n}天，农民们仍在田间忙碌，收割机来回穿梭，金黄的谷子堆成了小山。" for n in range(400))
    ran = issue(dump=DUMP + "\n" + body + "\n")
    assert ran.code == 1
    assert "overset" in ran.codes
    story = ran.report["stories"][0]
    assert story["over"]["lines"] > 500
    rest = (ran.folder / "out/small/rest/a1.md").read_text("utf-8")
    assert rest.rstrip().endswith("谷子堆成了小山。")
    assert story["left_out"][:8] in rest.replace("\n", "")


def test_a_rest_that_fits_by_now_is_taken_away(issue: Issue) -> None:
    ran = issue(dump=DUMP + "\n\n".join(["长长的一段话没有完，" * 9 + "完了。"] * 90))
    assert (ran.folder / "out/small/rest/a1.md").exists()
    again = issue()
    assert not (again.folder / "out/small/rest/a1.md").exists()


def test_an_empty_story_is_reported(issue: Issue) -> None:
    spec = SPEC.replace("{dump: page.txt}", "{stories: '*.md'}")
    ran = issue(spec=spec, dump=None, a1__md="---\nslug: a1\nheadline: 有题无文\n---\n")
    assert ran.code == 0
    assert "story-empty" in ran.codes


def test_an_unknown_output_is_reported(issue: Issue) -> None:
    ran = issue("--only", "pdf,jpeg")
    assert ran.code == 2
    assert "jpeg" in ran.err


def test_findings_can_be_had_as_json(issue: Issue) -> None:
    import json

    ran = issue("--output-format", "json", spec=PHOTO)
    assert [one["code"] for one in json.loads(ran.out)].count("picture-missing") == 1


def test_a_folder_that_cannot_be_written_is_reported(issue: Issue, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file in the way", "utf-8")
    ran = issue()
    assert ran.code == 2
    assert "file-unwritable" in ran.err


@pytest.mark.parametrize(
    ("old", "new"),
    [("page.txt}", "none.txt}"), ("copy: {dump: page.txt}", "copy: [none.txt]"),
     ("copy: {dump: page.txt}", "copy: {stories: none.txt}"), ("page.txt}", "page.txt, hints: none.txt}"),
     ("style: daily", "style: daily\nfonts: [none.txt]"), ("style: daily", "style: daily\npress: {icc: none.txt}")],
)  # fmt: skip
def test_a_file_that_is_not_there_is_named_as_the_spec_names_it(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.txt").write_text(DUMP, "utf-8")
    (tmp_path / "issue.yaml").write_text(SPEC.replace(old, new), "utf-8")
    assert main(["render", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "en"]) > 0
    said = capsys.readouterr()
    (told,) = [line for line in (said.out + said.err).splitlines() if "none.txt" in line and ": error" in line]
    assert str(tmp_path) not in told.split(": error", 1)[1]
