"""Whatever folder results are sent to, every file that was there before and that no run wrote is there afterwards."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image
from small_issue import DUMP, SPEC

from layout.cli import main
from layout.runs import swap
from layout.runs.manifest import NAME
from layout.runs.staging import staged
from layout.runs.swap import Rules, finish

STORY = f"---\nslug: a1\nheadline: 今年粮食又丰收\n---\n\n{DUMP}"
COMMANDS = {
    "render": ["--dpi", "36"],
    "preview": ["--thumbnail", "60"],
    "cards": ["--size", "og"],
    "epaper": [],
    "handoff": ["--dpi", "36", "--force"],
    "plan": ["--proposals", "1", "--dpi", "20"],
}
MINE = (
    "P01.pdf", "P01.png", "p01.PDF", "report.json", "cards/cards.json", "cards/a1-og.png", "epaper/index.html",
    "epaper/notes.txt", "preview/P01-thumb.png", "plan/P01-1.yaml", "rest/a1.md", "job.yaml", "notes.txt",
)  # fmt: skip


def laid(folder: Path, spec: str = SPEC) -> Path:
    """An issue whose copy, pictures and faces stand in folders of their own."""
    for name in ("stories", "faces", "pics"):
        (folder / name).mkdir(parents=True)
    (folder / "issue.yaml").write_text(spec.replace("{dump: page.txt}", '{stories: "stories/*.md"}'), "utf-8")
    (folder / "stories/a1.md").write_text(STORY, "utf-8")
    Image.linear_gradient("L").save(folder / "pics/p.png")
    (folder / "faces/readme.txt").write_text("mine", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lost(before: dict[str, bytes], folder: Path) -> list[str]:
    """Files that are not as they were."""
    after = contents(folder)
    return [name for name, data in before.items() if after.get(name) != data]


def test_what_is_lost_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", "utf-8")
    (tmp_path / "b").write_text("1", "utf-8")
    before = contents(tmp_path)
    (tmp_path / "a").write_text("2", "utf-8")
    (tmp_path / "b").unlink()
    assert sorted(lost(before, tmp_path)) == ["a", "b"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "out", [".", "stories", "faces", "pics", "issue.yaml", "stories/a1.md", "..", "small/../stories"]
)
def test_results_among_the_sources_leave_every_source(
    command: str, out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ident in ("small", "stories") if command != "epaper" else ("stories",):
        folder = laid(tmp_path / ident / "day", SPEC.replace("id: small", f"id: {ident}"))
        (folder / "small").mkdir(exist_ok=True)
        before = contents(tmp_path / ident)
        for more in ([], ["--overwrite"]):
            words = [command, str(folder / "issue.yaml"), "--out", str(folder / out), *COMMANDS[command], *more]
            code = main([*words, "--lang", "en"])
            said = capsys.readouterr()
            assert "program-" not in said.err and code in (0, 1, 2), said.err
            assert code != 2 or "error" in said.err
            assert lost(before, tmp_path / ident) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_with_files_of_somebody_elses_keeps_them(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = laid(tmp_path / "day")
    for name in MINE:
        path = folder / "out/small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", "utf-8")
    before = contents(folder)
    for _ in range(2):
        words = [command, str(folder / "issue.yaml"), "--out", str(folder / "out"), *COMMANDS[command], "--lang", "en"]
        code = main(words)
        said = capsys.readouterr()
        assert lost(before, folder) == []
        assert code in (0, 1) or "output-foreign" in said.err, said.err


def test_two_issues_of_one_id_do_not_take_each_others_files_away_unsaid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = (
        laid(tmp_path / "one"),
        laid(tmp_path / "two", SPEC.replace("number: 1\n    slots", "number: 2\n    slots")),
    )
    out = tmp_path / "out"
    for folder in (one, two):
        assert main([str(folder / "issue.yaml"), "--out", str(out), "--dpi", "36", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "output-withdrawn" in said and "P01.pdf" in said, "what goes is reported by name"
    told = json.loads((out / "small" / NAME).read_text("utf-8"))["files"]
    assert set(told) == set(contents(out / "small")) - {NAME}


def test_stories_parsed_into_the_folder_of_stories_or_a_package_over_sources_leave_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = laid(tmp_path)
    (folder / "page.txt").write_text(DUMP, "utf-8")
    (folder / "small-handoff").mkdir()
    (folder / "small-handoff/job.yaml").write_text("mine", "utf-8")
    (folder / "small-handoff.zip").write_text("mine", "utf-8")
    before = contents(folder)
    assert main(["parse", str(folder / "page.txt"), "--out", str(folder / "stories"), "--lang", "en"]) == 2
    assert "output-foreign" in capsys.readouterr().err
    assert main(["parse", str(folder / "page.txt"), "--out", str(folder / "page.txt"), "--lang", "en"]) == 2
    words = ["handoff", str(folder / "issue.yaml"), "--out", str(folder), "--dpi", "36", "--force", "--lang", "en"]
    assert main(words) == 2
    assert "output-foreign" in capsys.readouterr().err
    shutil.rmtree(folder / "small-handoff")
    del before["small-handoff/job.yaml"]
    assert main(words) == 2, "the zip alone is somebody's too"
    assert lost(before, folder) == []
    for words in (["--write-hints", str(folder / "stories/a1.md")], ["--write-hints", str(folder / "issue.yaml")]):
        assert main(["parse", str(folder / "page.txt"), *words, "--lang", "en"]) == 2
    assert lost(before, folder) == []


def test_what_is_being_read_is_not_written_over_by_order_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lead = "      - {id: lead, story: a1, at: [1, 11], span: [5, 20]}\n"
    spec = SPEC.replace(lead, "").replace("number: 1\n    slots", "number: 1\n    plan: auto\n    slots")
    folder = laid(tmp_path, spec)
    (folder / "stories/a1.md").write_text(STORY + "\n\n".join([DUMP.splitlines()[4] * 3] * 30), "utf-8")
    (folder / "page.txt").write_text(DUMP, "utf-8")
    (folder / "h.yaml").write_text("drop_lines: []\n", "utf-8")
    (folder / "link.txt").symlink_to("page.txt")
    before, page = contents(folder), str(folder / "page.txt")
    for option in ("--marked", "--write-hints"):
        for name in ("page.txt", "pics/../page.txt", "link.txt"):
            assert main(["parse", page, option, str(folder / name), "--overwrite", "--lang", "en"]) == 2, name
            assert "output-foreign" in capsys.readouterr().err
    hints = ["--hints", str(folder / "h.yaml"), "--write-hints", str(folder / "h.yaml")]
    assert main(["parse", page, *hints, "--overwrite"]) == 2
    plan = ["plan", str(folder / "issue.yaml"), "--proposals", "1", "--dpi", "20", "--out", str(folder / "out")]
    assert main([*plan, "--write", str(folder / "stories/a1.md"), "--overwrite"]) == 2
    assert lost(before, folder) == [] and (folder / "link.txt").is_symlink()
    written = main([*plan, "--write", str(folder / "issue.yaml"), "--overwrite"])
    assert written == 0, "the spec itself is what is asked for"
    assert main(["parse", page, "--marked", str(folder / "h.yaml"), "--overwrite"]) == 0
    assert sorted(lost(before, folder)) == ["h.yaml", "issue.yaml"]


def test_a_disk_that_does_not_tell_case_apart_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a disk finds ``p01.PDF`` under the name of ``P01.pdf``: what it finds is looked at, not the name."""
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "p01.PDF").write_text("mine", "utf-8")
    real = swap.target

    def blind(where: Path, name: str) -> Path:
        path = real(where, name)
        near = [one for one in path.parent.iterdir() if one.name.casefold() == path.name.casefold()]
        return near[0] if near else path

    monkeypatch.setattr(swap, "target", blind)
    with staged(folder) as staging:
        staging.path("P01.pdf").write_text("ours", "utf-8")
        with pytest.raises(Exception, match=r"P01\.pdf"):
            finish(staging, Rules(lambda name: True))
    assert (folder / "p01.PDF").read_text("utf-8") == "mine"


# What is kept for the next run


@pytest.mark.parametrize("what", [".pictures", ".words.json", ".ads"])
@pytest.mark.parametrize(
    "how", ["a file in its place", "a folder in its place", "a link that leads nowhere", "no room"]
)
def test_a_page_is_made_whole_where_nothing_can_be_kept(
    what: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = SPEC + "      - {use: picture, picture: pics/p.png, at: [1, 32], span: [2, 6], caption: 图, credit: 摄}\n"
    folder = laid(tmp_path, spec)
    Image.linear_gradient("L").resize((1600, 900)).save(folder / "pics/p.png")
    words = [str(folder / "issue.yaml"), "--dpi", "36", "--lang", "en"]
    assert main([*words, "--out", str(folder / "plain")]) == 0
    kept = folder / "out" / what
    kept.parent.mkdir()
    if how == "a file in its place":
        kept.write_text("mine", "utf-8")
    elif how == "a folder in its place":
        (kept / "x").mkdir(parents=True)
    elif how == "a link that leads nowhere":
        kept.symlink_to(tmp_path / "nowhere")
    else:
        real = Path.open

        def full(self: Path, mode: str = "r", *more: object, **named: object) -> object:
            if kept.name in str(self) and ("w" in mode or "x" in mode):
                raise OSError(28, "No space left on device")
            return real(self, mode, *more, **named)  # type: ignore[call-overload]

        monkeypatch.setattr(Path, "open", full)
    capsys.readouterr()
    assert main([*words, "--out", str(folder / "out")]) == 0
    assert ": error " not in capsys.readouterr().out
    for name in ("P01.pdf", "P01.png"):
        assert (folder / "out/small" / name).read_bytes() == (folder / "plain/small" / name).read_bytes()
    assert not os.path.lexists(tmp_path / "nowhere") or how == "a link that leads nowhere"
