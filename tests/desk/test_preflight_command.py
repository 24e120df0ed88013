"""The preflight command: reports in two languages and as JSON, profiles, exit codes, files of any kind."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from layout.cli import main
from layout.processes.bounded import Bounds, BrokeOffError, bounded
from layout.units import mm

ROOT = Path(__file__).resolve().parents[2]
ISSUE = ROOT / "seeds/datong/issue.yaml"


def ran(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main(["preflight", *map(str, words), "--lang", "en"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_sample_page_is_clean_and_the_report_names_the_profile_and_its_limits(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ran(capsys, sample / "P01.pdf", "--issue", ISSUE)
    assert (code, err) == (0, "")
    assert "PDF/X-4" in out and "coldset newsprint" in out and "220/240 %" in out and "390.0×545.0 mm" in out
    assert out.endswith("0 errors, 0 warnings\n")
    assert main(["preflight", str(sample / "P01.pdf"), "--lang", "zh"]) == 0
    assert "0 个错误" in capsys.readouterr().out


def test_json_has_the_profile_the_facts_and_the_findings(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, sample / "P01.pdf", "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert told["profile"]["ink_most"] == 240
    page = told["pages"][0]
    assert set(page["ink"]) == {
        "plates",
        "most_percent",
        "x_mm",
        "y_mm",
        "area_over_wanted_mm2",
        "area_over_most_mm2",
        "dpi",
    }
    assert {font["embedded"] for font in page["fonts"]} == {True}
    assert [one["space"] for one in page["images"]] == ["DeviceCMYK"]
    assert told["findings"] == []


def test_a_profile_of_the_house_says_otherwise(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "strict.yaml"
    own.write_text(
        "name: strict\nink: {wanted: 100, most: 120}\npictures: {wanted: 300, least: 250}\ntags: false\n", "utf-8"
    )
    code, out, _ = ran(capsys, sample / "P01.pdf", "--profile", own)
    assert code == 1
    assert "preflight-ink-over" in out and "preflight-ppi-low" in out and "profile strict" in out


def test_a_profile_with_faults_is_told_with_its_places(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "torn.yaml"
    own.write_text("name: torn\nink: {wanted: 300, mots: 120}\nrules: {solid: fine}\n", "utf-8")
    code, _, err = ran(capsys, sample / "P01.pdf", "--profile", own)
    assert code == 2
    assert "torn.yaml:2:" in err and "torn.yaml:3:" in err
    own.write_text("name: torn\nink: {wanted: 300, most: 120}\n", "utf-8")
    assert ran(capsys, sample / "P01.pdf", "--profile", own)[0] == 2


def test_an_unknown_profile_is_told_with_the_known_ones(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ran(capsys, sample / "P01.pdf", "--profile", "sheetfed")
    assert code == 2
    assert "preflight-profile-unknown" in err and "newsprint" in err


def test_a_page_of_another_size_than_the_issue_is_an_error(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "issue.yaml"
    text = ISSUE.read_text("utf-8")
    assert "对开" in text
    other.write_text(text.replace("size: 对开", "size: [380mm, 540mm]"), "utf-8")
    code, out, _ = ran(capsys, sample / "P01.pdf", "--issue", other)
    assert code == 1
    assert "preflight-size-differs" in out


def test_files_that_cannot_be_used_are_told_and_the_others_are_checked(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torn = tmp_path / "torn.pdf"
    torn.write_bytes((sample / "P01.pdf").read_bytes()[:50_000])
    code, out, err = ran(capsys, torn, ISSUE, tmp_path / "none.pdf", sample / "P01.pdf")
    assert code == 2
    assert all(word in err for word in ("preflight-damaged", "preflight-not-a-pdf", "file-missing"))
    assert "Traceback" not in err
    assert out.endswith("0 errors, 0 warnings\n")


def test_work_that_takes_too_long_or_too_much_memory_or_dies_is_broken_off() -> None:
    assert bounded(Bounds(), mm, 1) == 2835
    with pytest.raises(BrokeOffError, match="1 s"):
        bounded(Bounds(1), time.sleep, 30)
    with pytest.raises(BrokeOffError, match="memory"):
        bounded(Bounds(), bytearray, 1 << 40)
    assert bounded(Bounds(), exec, "import sys; print('MemoryError', file=sys.stderr)") is None, "it went on"
    with pytest.raises(BrokeOffError, match="exit"):
        bounded(Bounds(), os.abort)
    with pytest.raises(ValueError, match="invalid literal"):
        bounded(Bounds(), int, "x")


def test_a_file_that_takes_too_long_is_said_to(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layout.commands.inspecting.bounded", lambda *a, **k: bounded(Bounds(1), time.sleep, 30))
    code, _, err = ran(capsys, sample / "P01.pdf")
    assert code == 2
    assert "preflight-too-much" in err and "1 s" in err
