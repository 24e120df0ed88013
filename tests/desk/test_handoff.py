"""The package for the plant: what is in it, that it is always the same, and that none is made while errors stand."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from handed_issue import MEANT, handed, issue
from PIL import Image
from small_issue import SPEC

from layout.cli import main

PHOTO = "      - {use: picture, picture: field.jpg, at: [1, 32], span: [3, 12]}\n"


P01 = "小城日报-2023-11-15-P01-V1"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package without errors."""
    path = issue(tmp_path_factory.mktemp("handoff"))
    assert handed(path) == 0
    return path.parent / "out/small-handoff"


def test_the_package_holds_files_proofs_reports_and_a_job_sheet(package: Path) -> None:
    names = {str(path.relative_to(package)) for path in package.rglob("*") if path.is_file()}
    assert names == {
        f"print/{P01}.pdf", f"proof/{P01}.png", "preflight.json", "preflight.html", "job.yaml", "SHA256SUMS",
        "说明.txt", "作业单.html", "job.xjdf", "回执.yaml",
    }  # fmt: skip
    assert not [path for path in package.parent.iterdir() if path.name.endswith((".part", ".old"))]


def test_sums_are_those_of_the_files(package: Path) -> None:
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=package, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": OK") == 9


def test_the_job_sheet_tells_the_plant_what_it_gets(package: Path) -> None:
    job = yaml.safe_load((package / "job.yaml").read_text("utf-8"))
    assert (job["issue"], job["date"], job["paper"], job["standard"]) == ("small", "2023-11-15", "小城日报", "PDF/X-4")
    assert (job["errors"], job["forced"]) == (0, False)
    (page,) = job["pages"]
    assert page["trim_mm"] == [275.0, 395.0] and page["bleed_mm"] == 3.0
    # The plates that carry ink: no cyan on a page whose only colour is red.
    assert page["inks"] == ["Magenta", "Yellow", "Black"] and page["colour"] == "彩色"
    assert page["ink_total"]["most_percent"] == 200.0 and page["ink_total"]["limit_percent"] == 240
    assert all(font["embedded"] and font["subset"] for font in page["fonts"])
    assert page["sha256"] == sha256((package / page["print"]).read_bytes()).hexdigest()


def test_the_report_is_whole_in_itself_and_in_chinese(package: Path) -> None:
    text = (package / "preflight.html").read_text("utf-8")
    assert "可以付印" in text and "尚未排好" not in text and "小城日报" in text and 'lang="zh-Hans"' in text
    assert not re.findall(r'(?:src|href)="(?!data:)', text)
    told = json.loads((package / "preflight.json").read_text("utf-8"))
    assert told["errors"] == 0 and told["files"][0]["file"] == f"print/{P01}.pdf"
    readme = (package / "说明.txt").read_bytes().decode("utf-8-sig")
    assert "275 × 395 毫米" in readme and "SHA256SUMS" in readme and "\r\n" in readme


def test_proofs_show_the_paper_and_the_inks_of_the_press(package: Path) -> None:
    with Image.open(package / f"proof/{P01}.png") as proof:
        assert proof.size == pytest.approx((275 / 25.4 * 72, 395 / 25.4 * 72), abs=1.5)
        paper = proof.getpixel((3, 3))
        colours = {pixel for _, pixel in proof.getcolors(1 << 20)}
        assert proof.info["icc_profile"]
    # Newsprint is grey and warm, not white; its black is far from black, and its red far from a screen's.
    assert min(paper) > 170 and max(paper) < 225 and paper[2] < paper[0]
    darkest = min(colours, key=sum)
    assert 60 < max(darkest) < 110
    assert not any(red > 230 and green < 60 for red, green, _ in colours)


def test_two_packages_of_an_issue_are_the_same_bytes_and_their_times_are_the_issues(
    package: Path, tmp_path: Path
) -> None:
    assert handed(issue(tmp_path)) == 0
    one, other = (folder / "small-handoff.zip" for folder in (package.parent, tmp_path / "out"))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(io.BytesIO(one.read_bytes())) as packed:
        assert packed.testzip() is None
        assert {entry.date_time for entry in packed.infolist()} == {(2023, 11, 15, 0, 0, 0)}
        assert "small-handoff/说明.txt" in packed.namelist()
        assert packed.read(f"small-handoff/print/{P01}.pdf") == (package / f"print/{P01}.pdf").read_bytes()


def test_a_page_that_is_not_filled_is_not_called_ready(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert handed(issue(tmp_path, SPEC)) == 0
    folder = tmp_path / "out/small-handoff"
    text = (folder / "preflight.html").read_text("utf-8")
    assert "可以付印" not in text and "尚未排好" in text
    assert yaml.safe_load((folder / "job.yaml").read_text("utf-8"))["made_up"] is False
    assert "不是定版" in (folder / "说明.txt").read_text("utf-8-sig")
    assert "handoff-unready" in capsys.readouterr().out


def test_a_package_with_errors_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = issue(tmp_path, SPEC + PHOTO)
    assert handed(path) == 1
    said = capsys.readouterr().out
    assert "picture-missing" in said and "handoff-refused" in said
    assert not list((tmp_path / "out").glob("*handoff*")) if (tmp_path / "out").exists() else True


def test_a_page_that_fails_its_preflight_is_refused_and_force_says_so_in_the_job_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strict = tmp_path / "strict.yaml"
    strict.write_text("name: strict\nink: {wanted: 100, most: 100, area: 0}\n", "utf-8")
    path = issue(tmp_path)
    assert handed(path, "--profile", str(strict)) == 1
    assert "preflight-ink-over" in capsys.readouterr().out
    assert not (tmp_path / "out/small-handoff").exists()
    assert handed(path, "--profile", str(strict), "--force") == 1
    assert "handoff-forced" in capsys.readouterr().out
    job = yaml.safe_load((tmp_path / "out/small-handoff/job.yaml").read_text("utf-8"))
    assert job["forced"] is True and job["errors"] == 1 and "强制" not in job["standard"]
    assert "强制打包" in (tmp_path / "out/small-handoff/preflight.html").read_text("utf-8")
    assert "★" in (tmp_path / "out/small-handoff/说明.txt").read_text("utf-8-sig")


def test_pages_are_held_to_the_plant_that_the_issue_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = issue(tmp_path, MEANT + "press: {plant: plant.yaml}\n")
    plant = "name: strict\nink: {wanted: 100, most: 100, area: 0}\n"
    (tmp_path / "plant.yaml").write_text(plant, "utf-8")
    assert handed(path) == 1
    assert "preflight-ink-over" in capsys.readouterr().out
    assert handed(path, "--profile", "newsprint") == 0
    page, named = str(tmp_path / f"out/small-handoff/print/{P01}.pdf"), str(path)
    assert main(["preflight", page]) == 0
    assert main(["preflight", page, "--issue", named]) == 1
    assert main(["preflight", page, "--issue", named, "--profile", "newsprint"]) == 0


def test_a_package_takes_the_place_of_the_one_before_whole(tmp_path: Path) -> None:
    path = issue(tmp_path)
    old = tmp_path / "out/small-handoff/print/P09.pdf"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"of yesterday")
    assert handed(path) == 0
    assert old.read_bytes() == b"of yesterday", "a file of others stays"
    two = SPEC + SPEC[SPEC.index("  - number: 1") :].replace("number: 1", "number: 2").replace("id: lead", "id: more")
    path.write_text(two.replace("story: a1", "story: a1", 1), "utf-8")
    handed(path, "--force")
    second = P01.replace("P01", "P02")
    assert (old.parent / f"{second}.pdf").exists()
    assert handed(issue(tmp_path)) == 0
    assert not (old.parent / f"{second}.pdf").exists(), "a page that was taken out"
    assert (old.parent / f"{P01}.pdf").exists()


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = issue(tmp_path)
    (tmp_path / "out").write_text("in the way", "utf-8")
    assert handed(path) == 2
    assert "file-unwritable" in capsys.readouterr().err
    assert handed(path, "--dpi", "7") == 2


def test_old_rips_and_marks_are_handed_over_as_well(tmp_path: Path) -> None:
    spec = SPEC.replace("style: daily", "style: daily\npress: {standard: x-1a, marks: full, bleed: 5mm}")
    assert handed(issue(tmp_path, spec)) == 0
    job = yaml.safe_load((tmp_path / "out/small-handoff/job.yaml").read_text("utf-8"))
    assert job["standard"] == "PDF/X-1a:2003" and job["pages"][0]["bleed_mm"] == 5.0
    # Register marks are ink on every plate, but outside the trim.
    assert job["pages"][0]["ink_total"]["most_percent"] == 200.0
    page = str(tmp_path / f"out/small-handoff/print/{P01}.pdf")
    assert main(["preflight", page, "--issue", str(tmp_path / "issue.yaml")]) == 0
    shutil.rmtree(tmp_path / "out")
