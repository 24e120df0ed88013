"""The command ``check``: its words, its exit codes, what is allowed, the official count, the house's lists."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from layout.cli import main
from layout.loading.load import load
from layout.messages import CATALOGUE
from layout.reading.passages import IssueReading, Passage
from layout.reviewing.forms import forms

ROOT = Path(__file__).resolve().parents[2]
CODES = [code for code in CATALOGUE if code.startswith(("check-", "form-"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("evening", "lancheng", "shiomi", "nanwan"):
        shutil.copytree(ROOT / "seeds" / name, tmp_path / name)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, list[dict[str, object]]]]:
    code = main(["check", *words, "--output-format", "json", "--lang", "en"])
    return code, json.loads(capsys.readouterr().out)


def change(path: Path, was: str, now: str) -> None:
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")


def codes(said: dict[str, list[dict[str, object]]]) -> list[object]:
    return [one["code"] for one in said["findings"]]


@pytest.mark.parametrize("name", ["datong", "evening", "lancheng", "weekend"])
def test_the_samples_have_no_errors_but_what_their_imprint_lacks(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    code, said = told(capsys, str(ROOT / f"seeds/{name}/issue.yaml"))
    assert (code, codes(said)) == (0, ["form-imprint"])


@pytest.mark.parametrize("name", ["nanwan", "haiwan", "shiomi"])
def test_rules_for_the_mainlands_imprint_are_not_held_against_papers_elsewhere(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = told(capsys, str(ROOT / f"seeds/{name}/issue.yaml"))
    assert (code, codes(said)) == (0, [])


@pytest.mark.parametrize(
    ("name", "fact", "right"),
    [("shiomi", "weekday: 日曜日", "土曜日"), ("nanwan", "lunar: 甲辰年十月十七", "甲辰年十月十六")],
)
def test_days_of_other_regions_are_held_against_the_calendar(
    name: str, fact: str, right: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / f"{name}/issue.yaml", "site: ", f"{fact}, site: ")
    _, said = told(capsys, str(folder / f"{name}/issue.yaml"))
    (one,) = (each for each in said["findings"] if each["code"] == "form-date")
    assert right in str(one["message"])


@pytest.mark.parametrize("language", ["zh_TW", "zh-hant-hk", "yue-Hant-HK"])
def test_a_paper_elsewhere_needs_no_cn_number_however_its_language_is_written(
    language: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "nanwan/issue.yaml", "language: zh-Hant-TW", f"language: {language}")
    _, said = told(capsys, str(folder / "nanwan/issue.yaml"))
    assert not {"form-cn", "form-imprint"} & set(codes(said))


@pytest.mark.parametrize(
    ("printed", "wrong"),
    [
        ("民國115年11月28日", False), ("民國115年（2026年）11月28日", False), ("2026年（民國115年）11月28日", False),
        ("令和8年11月28日", False), ("2026年（令和8年）11月28日", False), ("令和8年(2026年)11月28日", False),
        ("令和7年11月28日", True), ("平成38年11月28日", True), ("2026年（令和7年）11月28日", True),
        ("民國115年（2025年）11月28日", True), ("中華民國114年11月28日", True), ("令和8年11月29日", True),
        ("2026年2月30日", True),
        ("民國一一五年十一月二十八日", False), ("中華民國一一五年十一月二十八日", False),
        ("令和八年十一月二十八日", False), ("二〇二六年十一月二十八日", False), ("民國一一四年十一月二十八日", True),
        ("令和八年十一月二十七日", True),
    ],
)  # fmt: skip
def test_a_printed_date_is_right_in_every_way_in_which_its_year_is_counted(printed: str, wrong: bool) -> None:
    issue = load(ROOT / "seeds/nanwan/issue.yaml").issue._replace(date=date(2026, 11, 28))
    folio = Passage(1, "", "folio", 0, f"潮聲日報　{printed}　第1版", None)
    found = [one.code for one in forms(IssueReading(issue, {}, (), (folio,), {}))]
    assert ("form-date" in found) is wrong


def test_a_finding_has_its_place_its_confidence_its_rule_and_its_weight(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "lancheng/copy/tram.md", "第一班跨江有轨电车", "第一班跨江有轨电车按装好后")
    code, said = told(capsys, str(folder / "lancheng/issue.yaml"))
    one = next(one for one in said["findings"] if one["code"] == "check-character")
    assert code == 0 and one["line"] == 12 and str(one["file"]).endswith("tram.md")
    assert (one["confidence"], one["rule"], one["weight"]) == (90, "《现代汉语词典》", 1.0)


def test_beyond_the_official_limits_it_ends_with_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "evening/issue.yaml", "cn: CN 00-0000", "cn: XY 1")
    change(folder / "evening/issue.yaml", "number: 9527", "number: 0")
    change(folder / "evening/issue.yaml", "weekday: 星期五", "weekday: 星期四")
    code, said = told(capsys, str(folder / "evening/issue.yaml"))
    assert code == 1 and {"form-cn", "form-lacking", "form-date", "check-failed"} <= set(codes(said))
    assert main(["check", str(folder / "evening/issue.yaml"), "--lang", "zh"]) == 1
    assert "形式差错" in capsys.readouterr().out


def test_numbers_run_on_from_the_issue_before(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue, before = folder / "evening/issue.yaml", folder / "evening/before.yaml"
    shutil.copy(issue, before)
    change(before, "date: 2024-05-17", "date: 2024-05-16")
    change(before, "weekday: 星期五", "weekday: 星期四")
    assert "form-number" in codes(told(capsys, str(issue), "--before", str(before))[1])
    change(before, "number: 9527", "number: 9526")
    assert "form-number" not in codes(told(capsys, str(issue), "--before", str(before))[1])


def test_what_is_allowed_is_not_counted_and_no_other_run_speaks_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = folder / "evening/issue.yaml"
    change(issue, "style: evening", "style: evening\nallow: {版权栏缺项: 样张}")
    assert codes(told(capsys, str(issue))[1]) == []
    assert main([str(issue), "--only", "report", "--out", str(folder / "out"), "--lang", "en"]) == 0
    assert "allow-idle" not in capsys.readouterr().out


def test_the_house_has_lists_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "lancheng/copy/tram.md", "轨道交通集团总工程师贺长青", "轨道交通集团总经理贺长青")
    change(folder / "lancheng/copy/tram.md", "轮椅使用者", "残废人")
    issue = str(folder / "lancheng/issue.yaml")
    assert {"check-house-name", "check-house-word"} <= set(codes(told(capsys, issue)[1]))
    lists = folder / "lists.yaml"
    lists.write_text("words:\n  - {word: 电车, use: 有轨电车}\nname: x\n", "utf-8")
    assert main(["check", issue, "--house", str(lists), "--lang", "en"]) == 2
    assert "lists.yaml:3:1" in capsys.readouterr().err


def test_some_pages_are_read_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "lancheng/copy/tram.md", "第一班跨江有轨电车", "第一班跨江有轨电车按装好后")
    whole, first = (told(capsys, str(folder / "lancheng/issue.yaml"), *more)[1] for more in ((), ("--pages", "3")))
    assert "check-character" in codes(whole) and "check-character" not in codes(first)
    assert first["score"]["characters"] < whole["score"]["characters"]  # type: ignore[call-overload]


def test_every_code_has_a_name_to_allow_it_by() -> None:
    from layout.messages.called import CALLED

    assert len(CODES) > 35 and [one for one in CODES if one not in CALLED and one != "check-failed"] == []


@pytest.mark.parametrize(
    ("printed", "lacking"),
    [
        ("第1234期", False), ("第1234号", False), ("第 1234 號", False), ("广告许可证粤工商广字第0123号", True),
        ("登记证第0123号", True), ("廣字 第0123號", True), ("广告证字第0123号　总第88期", False),
    ],
)  # fmt: skip
def test_the_number_of_a_licence_is_no_running_number(printed: str, lacking: bool) -> None:
    issue = load(ROOT / "seeds/lancheng/issue.yaml").issue
    flag = Passage(1, "", "flag", 0, f"兰城日报　{printed}　今日8版", None)
    found = forms(IssueReading(issue, {}, (), (flag,), {}))
    assert ("期号" in {dict(one.facts).get("what_zh") for one in found if one.code == "form-lacking"}) is lacking


@pytest.mark.parametrize(("printed", "counted"), [("今日9版", 9), ("今日九版", 9), ("今日1九版", 9), ("共十六頁", 16)])
def test_the_pages_of_a_flag_are_counted_in_figures_of_either_kind(printed: str, counted: int) -> None:
    issue = load(ROOT / "seeds/lancheng/issue.yaml").issue
    issue = issue._replace(pages=tuple(issue.pages[0]._replace(number=at) for at in range(1, 20)))
    flag = Passage(1, "", "flag", 0, f"兰城日报　{printed}", None)
    found = forms(IssueReading(issue, {}, (), (flag,), {}))
    assert [dict(one.facts)["said"] for one in found if one.code == "form-pages"] == [counted]
