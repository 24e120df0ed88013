"""The issue that ``new`` writes: a page that is full and clean, with all that a front page has."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import pypdfium2
import pytest
import yaml
from pdfminer.high_level import extract_text

from layout import files
from layout.beginnings.starter import starter_files
from layout.beginnings.told_in_copy import PageTold, facts_of, page_in_name, pages_of
from layout.cli import main
from layout.pixels.starter_picture import HEIGHT, WIDTH, picture
from layout.stories.margins import MarginLine
from layout.stories.model import Copy, Story


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of results of a new issue, made up as it is."""
    folder = tmp_path_factory.mktemp("new")
    assert main(["new", str(folder / "paper"), "--lang", "zh"]) == 0
    assert main([str(folder / "paper/issue.yaml"), "--out", str(folder / "out"), "--lang", "zh", "--dpi", "72"]) == 0
    return folder / "out/2024-05-01"


def test_nothing_is_to_be_mended(started: Path) -> None:
    report = json.loads((started / "report.json").read_text("utf-8"))
    assert [one["code"] for one in report["findings"] if one["severity"] != "note"] == []
    assert [one["short"]["lines"] for one in report["stories"]] == [0] * len(report["stories"])


def test_it_has_what_a_front_page_has(started: Path) -> None:
    text = extract_text(started / "P01.pdf").replace("\n", "")
    for words in ("今日天气", "下转第", "昨天傍晚，老街的灯又亮了", "林小雨", "把灯留给晚归的人", "本报评论员"):
        assert words in text
    assert (started / "rest/a1.md").read_text("utf-8")


def test_its_picture_is_printed(started: Path) -> None:
    page = pypdfium2.PdfDocument(started / "P01.pdf")[0]
    pictures = [one for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    left, bottom, right, top = pictures[0].get_pos() if hasattr(pictures[0], "get_pos") else pictures[0].get_bounds()
    assert len(pictures) == 1 and right - left > 250 and top - bottom > 250


def test_the_picture_is_the_same_bytes_every_time() -> None:
    data = picture()
    assert data == picture() and len(data) < 20_000
    assert int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big") == (WIDTH, HEIGHT)


def test_a_folder_with_files_is_not_written_over(started: Path) -> None:
    assert main(["new", str(started.parents[1] / "paper"), "--lang", "zh"]) == 2


def listed(folder: Path) -> dict[str, bytes]:
    """All files under *folder*, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class PoweredOffError(BaseException):
    """Nobody catches it, as nobody catches the end of a process."""


@pytest.mark.parametrize("there", [False, True], ids=["no folder", "a folder"])
@pytest.mark.parametrize("after", range(4))
def test_a_start_that_ends_midway_is_begun_again(
    there: bool, after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper"
    if there:
        paper.mkdir()
        (paper / "of-somebody.txt").write_text("字", "utf-8")
    written: list[Path] = []
    write = files.write

    def ends(path: Path, data: bytes) -> None:
        if len(written) == after + (3 if there else 0):  # into a folder that is there, while they are put into it
            raise PoweredOffError
        written.append(path)
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(files, "write", ends)
        with pytest.raises(PoweredOffError) if after < 3 else nullcontext():
            main(["new", str(paper), "--lang", "zh"])
    assert after == 3 or not (paper / "issue.yaml").exists()
    assert there or after == 3 or not paper.exists()
    if after < 3:
        assert main(["new", str(paper), "--lang", "zh"]) == 0
    others = {"of-somebody.txt"} if there else set()
    assert set(listed(tmp_path)) == {f"paper/{name}" for name in {*starter_files(), *others}}


def test_a_file_of_another_content_is_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "copy.txt").write_text("别人的稿件", "utf-8")
    assert main(["new", str(tmp_path), "--lang", "en"]) == 2
    assert "new-exists" in capsys.readouterr().err and list(listed(tmp_path)) == ["copy.txt"]
    (tmp_path / "copy.txt").write_bytes(starter_files()["copy.txt"])
    assert main(["new", str(tmp_path), "--lang", "en"]) == 0


def test_two_files_of_one_name_are_not_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "copy.txt").write_text(f"标题{name}\n\n今年全市粮食丰收。\n", "utf-8")
    words = [
        "--from",
        str(tmp_path / "a/copy.txt"),
        str(tmp_path / "b/copy.txt"),
        "--date",
        "2024-05-01",
        "--lang",
        "en",
    ]
    assert main(["new", str(tmp_path / "paper"), *words]) == 2
    assert "new-exists" in capsys.readouterr().err and not (tmp_path / "paper").exists()


def test_a_folder_of_copy_stands_for_its_files(tmp_path: Path) -> None:
    (tmp_path / "copy/old").mkdir(parents=True)
    for name in ("b.txt", "a.md", ".hidden.txt", "old/c.txt"):
        (tmp_path / "copy" / name).write_text("# 粮食丰收\n\n今年全市粮食丰收。\n", "utf-8")
    assert main(["new", str(tmp_path / "paper"), "--from", str(tmp_path / "copy"), "--date", "2024-05-01"]) == 0
    assert sorted(one.name for one in (tmp_path / "paper/copy").iterdir()) == ["a.md", "b.txt"]


@pytest.mark.parametrize("times", [1, 3, 60])
def test_what_new_says_of_its_plan_is_what_the_run_after_it_says(
    tmp_path: Path, times: int, capsys: pytest.CaptureFixture[str]
) -> None:
    story = (
        "{}号社区食堂今起开放\n\n本报讯（记者 王明）社区食堂昨天在城东开放，老人凭卡就餐。" + "菜品有三荤三素。" * 30
    )
    (tmp_path / "copy.txt").write_text("\n\n".join(story.format(one) for one in range(times)), "utf-8")
    code = main([
        "new", str(tmp_path / "d"), "--from", str(tmp_path / "copy.txt"), "--date", "2024-05-01", "--lang", "en"
    ])  # fmt: skip
    told = _of_the_plan(capsys.readouterr().out)
    after = main([str(tmp_path / "d/issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "en"])
    said = capsys.readouterr().out
    # The page stands, and is no longer planned: the run names one by one the stories that it was not planned with.
    left = {line for line in told if "plan-too-many" in line}
    assert told - left == _of_the_plan(said)
    assert bool(left) == (times == 60)
    named = {f"a{line.split('(')[0].split()[-1]}" for line in said.splitlines() if "story-unplaced" in line}
    assert {slug for line in left for slug in line.split(": ")[-1].split()} <= named
    assert ("plan-white" in " ".join(told)) == (times == 1)
    assert code == after or times == 60


def _of_the_plan(said: str) -> set[str]:
    """Warnings and errors that *said* has of how the page is planned."""
    return {line for line in said.splitlines() if ": warning plan-" in line or ": error plan-" in line}


@pytest.mark.parametrize(("style", "writing"), [("tw-daily", "vertical"), ("jp-daily", "vertical"), ("hk-daily", "")])
def test_a_page_from_copy_is_in_the_style_that_was_asked_for(style: str, writing: str, tmp_path: Path) -> None:
    """Of a vertical style the flag stands at the right, bands have rules, and nothing is an error."""
    for number in range(1, 8):
        text = "\n\n".join([f"第{number}篇。" + "今年全市糧食總產量達到十年來最高，農民喜獲豐收。" * 3] * (9 - number))
        (tmp_path / f"{number}.md").write_text(f"---\nheadline: [第{number}條消息]\n---\n\n{text}\n", "utf-8")
    paper = tmp_path / "paper"
    asked = [*map(str, sorted(tmp_path.glob("*.md"))), "--date", "2024-05-01", "--paper", "潮聲日報", "--style", style]
    assert main(["new", str(paper), "--from", *asked, "--lang", "zh"]) in (0, 1)
    spec = (paper / "issue.yaml").read_text("utf-8")
    assert f"style: {style}" in spec
    assert ("writing: vertical" in spec) == bool(writing) == ("rule: yes" in spec)
    main([str(paper / "issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "zh"])
    report = json.loads(next((tmp_path / "out").rglob("report.json")).read_text("utf-8"))
    assert [one["code"] for one in report["findings"] if one["severity"] == "error"] == []
    assert len(report["stories"]) == 7


def test_a_style_that_new_does_not_know_is_told_with_those_it_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "1.md").write_text("文", "utf-8")
    asked = ["new", str(tmp_path / "paper"), "--from", str(tmp_path / "1.md"), "--style", "xx", "--date", "2024-05-01"]
    assert main([*asked, "--lang", "en"]) == 2
    assert "tw-daily" in "".join(capsys.readouterr())


SENTENCES = (
    "今年全县冬小麦播种面积二十一万亩，比去年多一万三千亩。", "村民说，往年这个时候要跑三趟镇上，今年一趟就办成了。",
    "下一步，县里将把这一做法推广到另外九个乡镇。", "施工方表示，主体结构将在春节前完成，明年六月交付使用。",
    "合作社统一供种、统一机播，每亩节省开支三十六元。",
)  # fmt: skip
HEADS = {
    "第1版 要闻": (
        "全县冬小麦播种提前五天", "两座乡镇水厂月底通水", "东关老街留住一排铺面", "县医院夜门诊开到十点",
        "三条农村公路冬前完工", "职教中心新增两个专业",
    ),
    "02版 文化": (
        "老瓷窑边来了年轻人", "一座戏台的三百场戏", "图书馆搬进候车室", "中学生画出古树地图",
        "冬天的集市几点开张", "旧粮仓里办起影展",
    ),
}  # fmt: skip
LENGTHS = 7, 5, 4, 3, 3, 2


def dump_of_two_pages() -> str:
    """The raw dump of a county paper: flag, two pages with their folios and makers, six stories on each."""
    said = [
        "青川县报",
        "国内统一连续出版物号 CN 51-0099　邮发代号 61-88",
        "2026年12月1日 星期二　第2088期　今日二版",
        "",
    ]
    at = 0
    for folio, heads in HEADS.items():
        said += [folio, f"责任编辑：{'王明' if '1' in folio else '赵一'}　版式：李静", ""]
        for head, length in zip(heads, LENGTHS, strict=True):
            said += [head, "本报讯（记者 王明） "]
            for paragraph in range(length):
                text = "".join(SENTENCES[(at + step) % 5] for step in range(3))
                said[-1:] = [said[-1] + text] if not paragraph else [said[-1], text]
                at += 2
            said.append("")
    return "\n".join(said)


def test_a_dump_says_what_the_paper_is_called_and_what_stands_on_which_page(tmp_path: Path) -> None:
    """Flag and folios of the copy are facts and pages of the issue; every story is planned on its own page."""
    (tmp_path / "dump.txt").write_text(dump_of_two_pages(), "utf-8")
    assert main(["new", str(tmp_path / "n"), "--from", str(tmp_path / "dump.txt"), "--lang", "zh"]) == 0
    issue = yaml.safe_load((tmp_path / "n/issue.yaml").read_text("utf-8"))
    assert issue["paper"] == {"name": "青川县报", "cn": "CN 51-0099", "postal": "61-88", "number": 2088, "pages": 2}
    assert [page["section"] for page in issue["pages"]] == ["要闻", "文化"]
    said = [{one.get("use", ""): one.get("text", "") for one in page["slots"]} for page in issue["pages"]]
    assert [one["credits"] for one in said] == ["责任编辑 王明　版式 李静", "责任编辑 赵一　版式 李静"]
    assert "flag" in said[0] and "folio" in said[1]
    assert main([str(tmp_path / "n/issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "zh"]) == 0
    report = json.loads(next((tmp_path / "out").rglob("report.json")).read_text("utf-8"))
    heads = {one["head"]: one["page"] for one in report["stories"]}
    assert heads == {head: at for at, several in enumerate(HEADS.values(), 1) for head in several}


def test_a_dump_among_other_files_says_them_too(tmp_path: Path) -> None:
    """Of one page, for files of several hands are planned together; a document of its own has no flag."""
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "poem.md").write_text("# 秋日\n\n国内统一连续出版物号 CN 99-9999\n\n今年全市粮食丰收。\n", "utf-8")
    said = dump_of_two_pages().partition("02版")[0].replace("责任编辑：王明", "本版责编：王明")
    (copy / "front.txt").write_text(said, "utf-8")
    assert main(["new", str(tmp_path / "n"), "--from", str(copy), "--lang", "zh"]) in (0, 1)
    issue = yaml.safe_load((tmp_path / "n/issue.yaml").read_text("utf-8"))
    assert issue["paper"] == {"name": "青川县报", "cn": "CN 51-0099", "postal": "61-88", "number": 2088, "pages": 2}
    (page,) = issue["pages"]
    assert [one["text"] for one in page["slots"] if one.get("use") == "credits"] == ["责编 王明　版式 李静"]


def two_pages() -> list[str]:
    """The same, page by page."""
    first, mark, second = dump_of_two_pages().partition("02版")
    return [first, mark + second]


@pytest.mark.parametrize(
    "names", [("第1版 要闻.txt", "第2版.txt"), ("01版/a.txt", "P2/a.txt"), ("A1.txt", "A02 文化.txt")]
)
def test_files_that_are_named_after_pages_are_planned_as_those(names: tuple[str, str], tmp_path: Path) -> None:
    """A page's copy in a file, or in a folder, of its own: every story is planned on the page that the name says."""
    for name, said in zip(names, two_pages(), strict=True):
        (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "copy" / name).write_text(said, "utf-8")
    assert main(["new", str(tmp_path / "n"), "--from", str(tmp_path / "copy"), "--lang", "zh"]) == 0
    issue = yaml.safe_load((tmp_path / "n/issue.yaml").read_text("utf-8"))
    labels = ["A1", "A2"] if names[0].startswith("A") else [1, 2]
    assert [page["number"] for page in issue["pages"]] == labels
    assert [page["section"] for page in issue["pages"]] == ["要闻", "文化"]
    uses = [{one.get("use", "") for one in page["slots"]} for page in issue["pages"]]
    assert "flag" in uses[0] and "folio" in uses[1]
    assert main([str(tmp_path / "n/issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "zh"]) == 0
    report = json.loads(next((tmp_path / "out").rglob("report.json")).read_text("utf-8"))
    heads = {one["head"]: one["page"] for one in report["stories"]}
    assert heads == {head: at for at, several in zip(labels, HEADS.values(), strict=True) for head in several}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("第3版", "3"), ("第3版 文化", "3 文化"), ("03版-体育", "3 体育"), ("十二版 读书", "12 读书"), ("头版", "1"),
        ("A03", "A3"), ("B01-体育", "B1 体育"), ("A12 江浦都市报", "A12"), ("P01", "1"), ("page-2", "2"), ("版4", "4"),
        ("3", "0"), ("03", "0"), ("第3版本", "0"), ("B2B平台", "0"), ("A股大涨", "0"), ("00版", "0"), ("A0", "0"),
        ("市版画展", "0"), ("old", "0"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_says_a_page(name: str, told: str) -> None:
    number, section = page_in_name(name)
    assert f"{number} {section}".strip() == told


def test_a_caption_keeps_the_place_of_its_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The picture comes from another hand: an empty frame stands for it, with its words, and it is asked for."""
    said = two_pages()[0].rstrip() + "\n图为社员在晒场上翻晒稻谷。 王明 摄\n"
    (tmp_path / "dump.txt").write_text(said, "utf-8")
    assert main(["new", str(tmp_path / "n"), "--from", str(tmp_path / "dump.txt"), "--lang", "en"]) == 0
    assert "part-unset" not in capsys.readouterr().out
    issue = yaml.safe_load((tmp_path / "n/issue.yaml").read_text("utf-8"))
    (frame,) = [one for one in issue["pages"][0]["slots"] if one.get("use") == "picture"]
    assert main([str(tmp_path / "n/issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "en"]) == 1
    told = json.loads(next((tmp_path / "out").rglob("report.json")).read_text("utf-8"))["findings"]
    assert [one["code"] for one in told if one["severity"] == "error"] == ["picture-missing"]
    assert "图为社员在晒场上翻晒稻谷" in extract_text(next((tmp_path / "out").rglob("P01*.pdf"))).replace("\n", "")
    assert frame["story"]


def test_what_an_editor_says_of_the_paper_goes_before_what_copy_says(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_text(dump_of_two_pages(), "utf-8")
    words = ["--paper", "晨光报", "--date", "2026-12-02", "--lang", "zh"]
    assert main(["new", str(tmp_path / "n"), "--from", str(tmp_path / "dump.txt"), *words]) == 0
    issue = yaml.safe_load((tmp_path / "n/issue.yaml").read_text("utf-8"))
    assert (issue["paper"]["name"], str(issue["date"])) == ("晨光报", "2026-12-02")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["栖江大学报", "2026年11月30日　第612期　四版"], {"name": "栖江大学报", "number": 612, "pages": 4}),
        (["《江洲日报》 2026年12月1日 第1版", "总第8千期", "第3版 文化"], {"name": "江洲日报"}),
        (["第12期 总第340期", "共8版"], {"number": 340, "pages": 8}),
        (["江洲日报社出版", "江洲数字报", "02版 要闻", "第四版"], {}),
    ],
)
def test_facts_of_a_paper_are_read_from_its_flag_only_where_they_are_certain(
    lines: list[str], said: dict[str, object]
) -> None:
    margin = tuple(MarginLine(line, "", "furniture") for line in lines)
    assert facts_of(Copy((), (), (*margin, MarginLine("来源：新华日报", "a1", "body")))).said == said


def test_a_copy_of_one_page_has_one_and_no_section() -> None:
    story = Story("a1", "news", page=2)
    assert pages_of(Copy((story,), ())) == (PageTold(),)
    assert pages_of(Copy((story, Story("a2", "news", page=4)), ())) == (PageTold(),)
