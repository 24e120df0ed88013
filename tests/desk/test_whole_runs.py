"""A run is whole: its files stand together or those of the last run do; and nothing of others is ever lost by it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC, Ran

from layout.cli import main
from layout.findings import Unreadable
from layout.runs import staging, swap
from layout.runs.journal import recovered, write_journal
from layout.runs.manifest import NAME, read_manifest, stays_inside
from layout.runs.staging import Staging, begin, end, litter, locked, staged
from layout.runs.swap import Rules, finish, sweep

Issue = Callable[..., Ran]
ALL = Rules(lambda name: True)


def a_run(folder: Path, *names: str, said: str = "", rules: Rules = ALL) -> list[str]:
    """A run that writes *names* into *folder*; codes of what it had to say."""
    with staged(folder) as staging:
        write(staging, *names, said=said)
        return [one.code for one in finish(staging, rules)]


def write(staging: Staging, *names: str, said: str) -> None:
    for name in names:
        staging.path(name).parent.mkdir(parents=True, exist_ok=True)
        staging.path(name).write_text(f"{name} {said}", "utf-8")


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != NAME
    }


WAYS = ["exchanged", "one by one"]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of putting files in place."""
    if request.param == "one by one":
        monkeypatch.setattr(swap, "exchanged", lambda one, other: False)
    return str(request.param)


def test_files_of_a_run_replace_those_of_the_last_and_withdrawn_ones_go(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "out/day"
    assert a_run(folder, "a", "b", "sub/c", said="1") == []
    (folder / "sub/notes").write_text("mine", "utf-8")
    (folder / "empty").mkdir()
    assert a_run(folder, "a", said="2") == ["output-withdrawn"]
    assert texts(folder) == {"a": "a 2", "sub/notes": "mine"}
    assert (folder / "empty").is_dir()
    assert sorted(read_manifest(folder)) == ["a"]
    assert [path.name for path in folder.parent.iterdir()] == ["day"]


def test_a_folder_that_a_run_emptied_goes_too(tmp_path: Path, way: str) -> None:
    a_run(tmp_path / "day", "rest/a", "b")
    a_run(tmp_path / "day", "b")
    assert not (tmp_path / "day/rest").exists()


def test_a_run_writes_over_nothing_of_others(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "a").write_text("copy", "utf-8")
    with pytest.raises(Unreadable) as fault:
        a_run(folder, "a", "b")
    assert fault.value.findings[0].code == "output-foreign"
    assert texts(folder) == {"a": "copy"}
    assert a_run(folder, "a", "b", rules=ALL._replace(overwrite=True)) == []
    assert texts(folder) == {"a": "a ", "b": "b "}


def test_what_somebody_changed_is_no_longer_the_programs(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "day"
    a_run(folder, "a", "b")
    (folder / "a").write_text("corrected", "utf-8")
    with pytest.raises(Unreadable):
        a_run(folder, "a")
    assert a_run(folder, "b") == ["output-changed"]
    assert texts(folder)["a"] == "corrected"


def test_what_a_run_reads_it_neither_writes_over_nor_takes_away(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "day"
    a_run(folder, "rest/a", "b")
    reads = ALL._replace(reads=(folder / "rest/a",), overwrite=True)
    with pytest.raises(Unreadable):
        a_run(folder, "rest/a", rules=reads)
    a_run(folder, "b", rules=reads)
    assert texts(folder) == {"rest/a": "rest/a ", "b": "b "}


def test_a_link_is_followed_neither_to_write_nor_to_remove(tmp_path: Path, way: str) -> None:
    folder, other = tmp_path / "day", tmp_path / "other"
    a_run(folder, "rest/a", "b")
    (folder / "rest").rename(other)
    (folder / "rest").symlink_to(other)
    with pytest.raises(Unreadable):
        a_run(folder, "rest/a", said="2")
    assert a_run(folder, "b") == ["output-changed"]
    assert texts(other) == {"a": "rest/a "}
    assert (folder / "rest").is_symlink()


def test_files_beside_the_folder_change_with_it(tmp_path: Path, way: str) -> None:
    for said in "12":
        with staged(tmp_path / "day", aside=True) as staging:
            write(staging, "a", "../day.zip", said=said)
            finish(staging, ALL)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["day", "day.render-page.json", "day.zip"]
        assert texts(tmp_path / "day") == {"a": f"a {said}"}
        assert (tmp_path / "day.zip").read_text("utf-8") == f"../day.zip {said}"


@pytest.mark.parametrize("there", [False, True])
def test_a_file_beside_the_folder_that_no_run_wrote_stays(tmp_path: Path, way: str, there: bool) -> None:
    (tmp_path / "day.zip").write_text("somebody's", "utf-8")
    if there:
        (tmp_path / "day").mkdir()
    with staged(tmp_path / "day", aside=True) as staging:
        write(staging, "a", "../day.zip", said="ours")
        with pytest.raises(Unreadable) as fault:
            finish(staging, ALL)
    assert fault.value.findings[0].code == "output-foreign"
    assert (tmp_path / "day.zip").read_text("utf-8") == "somebody's"


@pytest.mark.parametrize("done", range(4))
def test_moves_that_a_killed_run_had_written_down_are_made_by_the_next(tmp_path: Path, done: int) -> None:
    folder = tmp_path / "day"
    a_run(folder, "a", "b", "c", said="1")
    staging = begin(folder)
    write(staging, "a", "b", said="2")
    plan, _ = swap.planned(staging, ALL, {})
    staging.path(NAME).write_bytes(swap.manifest_bytes(plan.manifest))
    write_journal(staging.root, folder, staging.manifest, plan)
    for name in ("a", "b")[:done]:
        staging.path(name).replace(folder / name)
    os.close(staging.hold)
    sweep(tmp_path)
    assert texts(folder) == {"a": "a 2", "b": "b 2"}
    assert sorted(read_manifest(folder)) == ["a", "b"]
    assert [path.name for path in tmp_path.iterdir()] == ["day"]


def test_moves_written_down_are_made_before_a_run_begins(tmp_path: Path) -> None:
    a_run(tmp_path / "day", "a", said="1")
    staging = begin(tmp_path / "day")
    write(staging, "a", said="2")
    plan, _ = swap.planned(staging, ALL, {})
    staging.path(NAME).write_bytes(swap.manifest_bytes(plan.manifest))
    write_journal(staging.root, tmp_path / "day", staging.manifest, plan)
    swap.recover(tmp_path)
    assert texts(tmp_path / "day") == {"a": "a 1"}, "its run lives"
    os.close(staging.hold)
    swap.recover(tmp_path)
    assert texts(tmp_path / "day") == {"a": "a 2"}
    swap.recover(tmp_path / "nowhere")


def test_a_journal_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("x", "utf-8")
    root = tmp_path / ".day.1-00000000.run"
    (root / "files").mkdir(parents=True)
    told = {"folder": "day", "put": {"../../victim": [1, "", ""]}, "gone": {}, "manifest": NAME}
    (root / "journal.json").write_text(json.dumps(told), "utf-8")
    recovered(root)
    assert (tmp_path / "victim").read_text("utf-8") == "x"
    assert not stays_inside("../x", "day") and not stays_inside("a/../b", "day") and not stays_inside("/a", "day")
    assert stays_inside("../day.zip", "day") and stays_inside("rest/a.md", "day")


def test_the_staging_of_a_run_that_lives_is_no_litter(tmp_path: Path) -> None:
    staging = begin(tmp_path / "day")
    assert list(litter(tmp_path)) == []
    os.close(staging.hold)
    assert list(litter(tmp_path)) == [staging.root]
    sweep(tmp_path)
    assert not staging.root.exists()


def test_one_run_at_a_time_puts_its_files_in_place(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom layout.runs.staging import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('in', flush=True)\n    time.sleep(0.5)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline() == b"in\n"
        begun = time.monotonic()
        with locked(tmp_path):
            assert time.monotonic() - begun > 0.3


def test_what_is_written_while_folders_change_places_is_brought_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "day"
    a_run(folder, "a")
    real = swap.exchanged

    def late(one: Path, other: Path) -> bool:
        (folder / "late").write_text("by another", "utf-8")
        return real(one, other)

    monkeypatch.setattr(swap, "exchanged", late)
    a_run(folder, "a", said="2")
    assert texts(folder) == {"a": "a 2", "late": "by another"}


def test_a_folder_that_somebody_stands_in_stays_the_one_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "day"
    a_run(folder, "a")
    known = folder.stat().st_ino
    monkeypatch.chdir(folder)
    a_run(folder, "a", said="2")
    assert folder.stat().st_ino == known
    assert texts(folder) == {"a": "a 2"}


def test_a_staging_folder_goes_when_the_run_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "day"):
        1 / 0  # noqa: B018
    assert list(tmp_path.iterdir()) == []
    staging = begin(tmp_path / "day")
    end(staging)
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_that_is_none_makes_every_file_somebody_elses(tmp_path: Path) -> None:
    folder = tmp_path / "day"
    for bad in ("", "[]", "{}", '{"format": 1, "files": {"../x": {"bytes": 1, "sha256": ""}}}', "[" * 100000):
        folder.mkdir(exist_ok=True)
        (folder / NAME).write_text(bad, "utf-8")
        (folder / "a").write_text("mine", "utf-8")
        with pytest.raises(Unreadable):
            a_run(folder, "a")
        assert read_manifest(folder) == {}


# The command line


def test_the_report_has_the_digest_of_every_file_of_the_run(issue: Issue) -> None:
    body = "\n\n".join(f"第{n}天，农民们仍在田间忙碌，收割机来回穿梭，金黄的谷子堆成了小山。" for n in range(400))
    ran = issue(dump=DUMP + "\n" + body + "\n")
    folder = ran.folder / "out/small"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    told = ran.report["files"]
    assert set(told) == names - {"report.json", NAME} == {"P01.errors.pdf", "P01.png", "rest/a1.md"}
    assert all(sha256((folder / name).read_bytes()).hexdigest() == one["sha256"] for name, one in told.items())
    assert set(read_manifest(folder)) == names - {NAME}


SELF = SPEC.replace("id: small", "id: day").replace("{dump: page.txt}", "{stories: rest/*.md}")


def day(tmp_path: Path, **more: bytes | str) -> Path:
    files = {"issue.yaml": SELF, "rest/a1.md": f"---\nslug: a1\nheadline: 今年粮食又丰收\n---\n\n{DUMP}", **more}
    for name, data in files.items():
        path = tmp_path / "day" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return tmp_path / "day"


def test_results_in_the_folder_of_the_copy_leave_the_copy(tmp_path: Path) -> None:
    folder = day(tmp_path)
    before = (folder / "rest/a1.md").read_bytes()
    assert main([str(folder / "issue.yaml"), "--out", str(tmp_path), "--only", "pdf,report"]) == 0
    assert (folder / "rest/a1.md").read_bytes() == before
    assert (folder / "P01.pdf").exists()


def test_a_picture_or_dump_called_like_a_result_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("P01.png", "report.json"):
        folder = day(tmp_path, **{name: b"a source"})
        assert main([str(folder / "issue.yaml"), "--out", str(tmp_path), "--lang", "en"]) == 2
        said = capsys.readouterr().err
        assert "output-foreign" in said and name in said
        assert (folder / name).read_bytes() == b"a source"
        assert not (folder / "P01.pdf").exists(), "a run is whole or not at all"
        (folder / name).unlink()


def test_a_page_that_was_taken_out_goes_in_every_kind(issue: Issue) -> None:
    page = SPEC[SPEC.index("  - number: 1") :].replace("number: 1", "number: 2")
    two = SPEC + "".join(line for line in page.splitlines(keepends=True) if "lead" not in line)
    ran = issue(spec=two)
    folder = ran.folder / "out/small"
    assert (folder / "P02.pdf").exists() and (folder / "small.pdf").exists()
    again = issue("--only", "pdf")
    assert "output-withdrawn" in again.out
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "P01.pdf", "P01.png", "report.json"]


def test_stories_of_one_dump_are_not_written_over_those_of_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, out = tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "s"
    one.write_text(DUMP, "utf-8")
    two.write_text(DUMP.replace("丰收", "歉收"), "utf-8")
    assert main(["parse", str(one), "--out", str(out)]) == 0
    before = (out / "a1.md").read_bytes()
    assert main(["parse", str(two), "--out", str(out), "--lang", "en"]) == 2
    assert "output-foreign" in capsys.readouterr().err
    assert (out / "a1.md").read_bytes() == before
    one.write_text(DUMP.replace("丰收", "大丰收"), "utf-8")
    assert main(["parse", str(one), "--out", str(out)]) == 0, "the same dump again replaces its own"
    assert "大丰收" in (out / "a1.md").read_text("utf-8")
    assert main(["parse", str(two), "--out", str(out), "--overwrite"]) == 0
    assert main(["parse", str(one), "--write-hints", str(one)]) == 2
    assert "大丰收" in one.read_text("utf-8")


def test_cards_that_were_not_asked_for_stay_and_stay_listed(issue: Issue, tmp_path: Path) -> None:
    issue("--only", "report")
    words = ["cards", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet", "--story", "a1"]
    for size in ("og", "wechat", "og"):
        assert main([*words, "--size", size]) == 0
    folder = tmp_path / "out/small/cards"
    told = [one["file"] for one in json.loads((folder / "cards.json").read_text("utf-8"))]
    assert sorted(told) == sorted(path.name for path in folder.iterdir() if path.suffix in (".png", ".jpg"))
    assert len(told) == len(set(told)) > 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("delay", [0.12, 0.2, 0.3])
def test_a_run_that_is_killed_leaves_the_files_of_one_run(tmp_path: Path, delay: float) -> None:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "page.txt").write_text(DUMP, "utf-8")
    command = [sys.executable, "-m", "layout", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (tmp_path / "page.txt").write_text(DUMP.replace("丰收", "歉收"), "utf-8")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
    folder = tmp_path / "out/small"
    told = json.loads((folder / "report.json").read_text("utf-8"))["files"]
    assert all(sha256((folder / name).read_bytes()).hexdigest() == one["sha256"] for name, one in told.items())
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["small"]


def test_a_run_that_begins_is_no_litter_to_another_at_any_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    held = staging._held

    def looked_at(folder: Path) -> int:
        """Another run looks for litter just before and just after the lock is taken."""
        monkeypatch.setattr(staging, "_held", held)
        seen.extend(staging.litter(tmp_path))
        got = held(folder)
        seen.extend(staging.litter(tmp_path))
        return got

    monkeypatch.setattr(staging, "_held", looked_at)
    with staging.staged(tmp_path / "day15") as made:
        assert made.root.suffix == ".run"
        assert not seen
        assert not list(staging.litter(tmp_path))
    assert not list(tmp_path.iterdir())


def test_what_a_run_left_that_died_as_it_began_is_litter_a_day_later(tmp_path: Path) -> None:
    left = tmp_path / ".day15.123-0123abcd.new"
    left.mkdir()
    assert not list(staging.litter(tmp_path))
    os.utime(left, (0, 0))
    assert list(staging.litter(tmp_path)) == [left]
