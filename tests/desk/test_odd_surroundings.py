"""Names, dates, paths and systems that nobody foresees: each command ends in findings, never in a fault of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC, Ran

from layout.cli import COMMANDS, main
from layout.runs.manifest import NAME, measured, read_manifest

Issue = Callable[..., Ran]
TOO_LONG = ("长" * 86, "a" * 256, "x/" * 2100 + "y")
ISSUE_COMMANDS = ("render", "preview", "cards", "epaper", "handoff", "plan")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><rect width="9" height="9"/></svg>'
DRAWN = SPEC + "      - {use: picture, picture: d.svg, at: [1, 32], span: [5, 10], caption: 图, credit: 摄}\n"


def sound(folder: Path, spec: str = SPEC) -> Path:
    """A small issue in *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"issue.yaml": spec, "page.txt": DUMP, "d.svg": SVG}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def words_of(command: str, folder: Path, out: Path | str | None = None, issue: Path | str | None = None) -> list[str]:
    """Arguments of a modest run of *command* over the issue in *folder*."""
    spec = [str(issue or folder / "issue.yaml"), "--out", str(out or folder / "out")]
    return {
        "render": [*spec, "--only", "report"],
        "preview": [*spec, "--thumbnail", "60"],
        "cards": [*spec, "--size", "og"],
        "epaper": spec,
        "plan": [*spec, "--proposals", "1", "--dpi", "20"],
        "handoff": [*spec, "--dpi", "36", "--force"],
        "parse": [str(folder / "page.txt"), "--out", str(out or folder / "stories")],
        "fonts": ["字"],
        "preflight": [str(folder / "page.txt")],
        "check": [str(issue or folder / "issue.yaml")],
        "new": [str(folder / "new")],
        "batch": [str(folder / "issue.yaml"), "--out", str(out or folder / "out")],
        "watch": [str(folder / "issue.yaml"), "--out", str(out or folder / "out"), "--once"],
        "desk": [*spec, "--once"],
        "diff": [str(issue or folder / "issue.yaml"), *spec, "--dpi", "36"],
    }.get(command, [])


ENDS = {"preflight": 2, "plan": 1}
"""How commands end that do not end with 0 over the small issue: a text is no PDF, a full page has no room to plan."""


def ended_well(code: int, said: str) -> bool:
    """True for an end with findings, or with a page."""
    good = "program-" not in said and "Traceback" not in said
    return good and code in (0, 1, 2) and (code == 0 or " error " in said or said.startswith("error "))


def test_what_ends_well_is_told_from_what_does_not() -> None:
    assert ended_well(0, "") and ended_well(2, "a: error file-missing: x")
    assert (
        not ended_well(2, "error program-fault: KeyError")
        and not ended_well(-9, "")
        and not ended_well(2, "")
        and not ended_well(1, "")
    )


@pytest.mark.parametrize("name", TOO_LONG, ids=["Chinese", "Latin", "folders"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_longer_than_the_system_bears_is_a_finding(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sound(tmp_path)
    ways = {
        "parse": [[str(folder / name)], [str(folder / "page.txt"), "--out", str(folder / name)],
                  [str(folder / "page.txt"), "--write-hints", str(folder / name)],
                  [str(folder / "page.txt"), "--hints", str(folder / name)]],
        "preflight": [[str(folder / name)], [str(folder / "page.txt"), "--profile", name],
                      [str(folder / "page.txt"), "--issue", str(folder / name)]],
        "new": [[str(folder / name)], [str(folder / name), "--from", str(folder / "page.txt"), "--date", "2024-05-01"],
                [str(folder / "n"), "--from", str(folder / name), "--date", "2024-05-01"]],
        "explain": [[name]], "fonts": [[name[:300]]],
    }.get(command, [[str(folder / name)]] if command in ISSUE_COMMANDS else [["--" + name]])  # fmt: skip
    for words in ways:
        code = main([command, *words, "--lang", "en"])
        said = capsys.readouterr()
        assert ended_well(code, said.out + said.err) or (command == "explain" and code == 2), said.err
        assert code == 2 or command == "fonts"


NAMED = {
    "the id": ("id: small", "id: NAME"),
    "the dump": ("dump: page.txt", "dump: NAME.txt"),
    "hints": ("{dump: page.txt}", "{dump: page.txt, hints: NAME.yaml}"),
    "a list of copy": ("{dump: page.txt}", "[NAME.txt, page.txt]"),
    "a pattern": ("{dump: page.txt}", '{stories: "NAME*"}'),
    "a picture": ("d.svg", "NAME.png"),
    "a style": ("style: daily", "style: NAME"),
    "a font": ("style: daily", "style: daily\nfonts: [NAME.ttf]"),
    "a profile": ("style: daily", "style: daily\npress: {icc: NAME.icc}"),
    "a theme": ("style: daily", "style: daily\nepaper: {theme: NAME}"),
    "a slot": ("id: lead", "id: NAME"),
}


@pytest.mark.parametrize("what", NAMED)
def test_a_spec_may_name_what_no_file_can_be_called(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = NAMED[what]
    for number, name in enumerate(TOO_LONG):
        folder = sound(tmp_path / str(number), DRAWN.replace(old, new.replace("NAME", name)))
        for command in ("render", "plan"):
            code = main([command, *words_of(command, folder), "--lang", "en"])
            said = capsys.readouterr()
            assert ended_well(code, said.out + said.err), said.err
            if what in ("the dump", "hints", "a list of copy", "a font", "a profile") and command == "render":
                assert re.search(
                    r"issue\.yaml:\d+:\d+: error (file-unreadable|spec-text-length)", said.out + said.err
                ), said


@pytest.mark.parametrize("day", ["0001-01-01", "1582-10-10", "1979-12-31", "2108-01-01", "9999-12-31"])
def test_a_date_that_no_archive_can_have_is_no_obstacle(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sound(tmp_path, SPEC.replace("2023-11-15", day))
    for command in ("handoff", "epaper"):
        code = main([command, *words_of(command, folder), "--lang", "en"])
        said = capsys.readouterr()
        assert ended_well(code, said.out + said.err) and code != 2, said.err
    with zipfile.ZipFile(folder / "out/small-handoff.zip") as made:
        assert {one.date_time[0] for one in made.infolist()} == {min(max(int(day[:4]), 1980), 2107)}
    (book,) = (folder / "out").rglob("*.epub")
    assert zipfile.ZipFile(book).testzip() is None


PATTERNS = (
    ".", "./", "a**", "**", "**/", "/", "..", "[", "[!", "***", "*\\x00", " ", "?", "\\\\", "C:\\\\copy\\\\a.md", "//x",
    "a.md/", "a.md/*", "~",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_is_none_is_a_finding(pattern: str, issue: Issue) -> None:
    for copy in (f'{{stories: "{pattern}"}}', f'["{pattern}"]', f'{{dump: "{pattern}"}}'):
        ran = issue("--only", "report", spec=SPEC.replace("{dump: page.txt}", copy))
        assert ended_well(ran.code, ran.out + ran.err), ran.err


NUMBERS = ("1e999", "-1e999", "1e308", "1e-308", "0", "-5", "NaN", "inf", "1" * 400, "1e", "4294967296", "100%", "")
FULL = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="VIEW" width="WIDE" height="60">
<rect width="N" height="N" x="N" rx="N" stroke-width="N" stroke="red" stroke-dasharray="N 1"/>
<circle r="N"/><text font-size="N" x="N">字</text>
<path d="MN NL3 NANN 1 2 0 0 4 N" transform="rotate(N) scale(N) translate(N)"/></svg>
"""


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_beyond_all_in_a_drawing_are_findings(number: str, issue: Issue) -> None:
    for view, wide in (
        ("0 0 90 60", "90"),
        (f"0 0 {number} 60", "90"),
        ("0 0 90 60", number),
        (f"{number} 0 90 60", "9"),
    ):
        drawn = FULL.replace("VIEW", view).replace("WIDE", wide).replace("N", number)
        ran = issue("--only", "pdf", spec=DRAWN, d__svg=drawn)
        assert ended_well(ran.code, ran.out + ran.err) and ran.code != 2, ran.err


REFUSE = """
import errno, os
def refuse(*a, **k):
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
os.fork = refuse
import _posixsubprocess
_posixsubprocess.fork_exec = refuse
import subprocess
subprocess._fork_exec = refuse
subprocess._USE_VFORK = subprocess._USE_POSIX_SPAWN = False
"""
RUN = "import sys\nsys.argv[0] = 'render-page'\nfrom layout.cli import program\nprogram()"


def run(command: str, folder: Path, before: str, **environment: str) -> tuple[int, str]:
    """The exit code of *command* in a process that does *before* first, and all it said."""
    done = subprocess.run(
        [sys.executable, "-c", before + RUN, command, *words_of(command, folder), "--lang", "en"], capture_output=True,
        check=False, timeout=120, cwd=folder, env={**os.environ, **environment},
    )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform == "win32", reason="forks and limits of POSIX")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_system_that_grants_no_further_process_or_few_files_is_made_do_with(command: str, tmp_path: Path) -> None:
    for number, before in enumerate((
        REFUSE, *(f"import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, ({n}, {n}))\n" for n in (16, 64))
    )):  # fmt: skip
        code, said = run(command, sound(tmp_path / str(number)), before)
        if code == 2 and number == 0:  # what must have a process of its own says so in a line
            assert (
                command in ("preflight", "batch", "watch")
                and "Traceback" not in said
                and "error program-system: " in said
            )
        else:
            assert ended_well(code, said) or command == "explain", said
            assert code == ENDS.get(command, 0), said


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
@pytest.mark.parametrize("command", COMMANDS)
def test_paths_of_bytes_that_are_no_characters(command: str, tmp_path: Path) -> None:
    folder = sound(tmp_path / os.fsdecode(b"\xd6\xd0\xff"))
    for turn in range(2):
        code, said = run(command, folder, "", LC_ALL=("C.UTF-8", "C")[turn])
        assert ended_well(code, said) or command == "explain", said
        if turn and command == "new":
            assert code == 2
        else:
            assert code == ENDS.get(command, 0), said


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_copy_called_by_bytes_is_read_but_cannot_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"\xd6\xd0.txt")
    folder = sound(tmp_path, SPEC.replace("{dump: page.txt}", "[copy/]"))
    (folder / "copy").mkdir()
    (folder / "copy" / name).write_text(DUMP, "utf-8")
    for command in ISSUE_COMMANDS:
        code = main([command, *words_of(command, folder), "--lang", "en"])
        said = capsys.readouterr()
        assert ended_well(code, said.out + said.err), said.err
    for turn in range(2):
        assert main(["parse", str(folder / "copy" / name), "--out", str(folder / os.fsdecode(b"s\xff"))]) == 0, turn
    made = folder / "made"
    assert main(["new", str(made), "--from", str(folder / "copy" / name), "--date", "2024-05-01", "--lang", "en"]) == 2
    assert "file-name-bytes" in capsys.readouterr().err and not made.exists()


NO_ROOT = "import ctypes, os\nfor one in (1, 2):\n    ctypes.CDLL(None).prctl(24, one, 0, 0, 0)\n"
"""Takes the right to pass over permissions from root; the program that is then run in its place has it no more."""


@pytest.mark.skipif(sys.platform != "linux", reason="rights of Linux")
@pytest.mark.parametrize("mode", [0o000, 0o111, 0o444, 0o555])
@pytest.mark.parametrize("what", ["copy", "out", "out/small", "out/.pictures", "page.txt"])
def test_folders_that_may_not_be_searched_read_or_written(what: str, mode: int, tmp_path: Path) -> None:
    folder = sound(tmp_path)
    for name in ("copy", "out/small", "out/.pictures"):
        (folder / name).mkdir(parents=True)
    (folder / "copy/a.md").write_text(f"---\nslug: a1\nheadline: 有题\n---\n{DUMP}", "utf-8")
    if what == "copy":
        (folder / "issue.yaml").write_text(SPEC.replace("{dump: page.txt}", '{stories: "copy/*"}'), "utf-8")
    target = folder / what
    target.chmod(mode)
    over = f"{NO_ROOT}os.execv({sys.executable!r}, [{sys.executable!r}, '-m', 'layout', *__import__('sys').argv[1:]])"
    try:
        seen = os.access(target, os.R_OK | os.X_OK)
        for command in ("render", "cards", "handoff"):
            words = [sys.executable, "-c", over, command, *words_of(command, folder), "--lang", "en"]
            done = subprocess.run(words, capture_output=True, check=False, timeout=120, cwd=tmp_path)
            said = (done.stdout + done.stderr).decode()
            assert ended_well(done.returncode, said), said
            if mode == 0 and what != "out/.pictures" and (what, command) != ("out/small", "handoff"):
                assert done.returncode == 2 and re.search("error (file-|output-|story-)", said), (seen, said)
            if what == "out/.pictures":
                assert done.returncode == 0, said
    finally:
        target.chmod(0o755)


def test_a_name_in_characters_that_the_system_does_not_have_is_told(tmp_path: Path) -> None:
    """A package has names in Chinese: where names of files are ASCII alone, it cannot be written."""
    folder = sound(tmp_path)
    ascii_alone = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for command, code in (("render", 0), ("handoff", 2)):
        words = [sys.executable, "-m", "layout", command, *words_of(command, folder), "--lang", "en"]
        done = subprocess.run(words, capture_output=True, check=False, timeout=120, cwd=tmp_path, env=ascii_alone)
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == code and ended_well(done.returncode, said), said
        assert ("error file-unwritable" in said) == bool(code), said
    assert not (folder / "out/small-handoff").exists()


BARE = """
import os, sys
del os.fork
sys.modules["resource"] = sys.modules["fcntl"] = None
"""
"""What Windows lacks."""


@pytest.mark.parametrize("command", ["render", "cards", "handoff", "parse"])
def test_a_system_without_forks_locks_and_limits_makes_the_same(command: str, tmp_path: Path) -> None:
    made = []
    for number, before in enumerate(("", BARE)):
        folder = sound(tmp_path / "issue")  # one place for both: reports tell where the spec is
        for _ in range(2):
            code, said = run(command, folder, before)
            assert code == 0, said
        folder = folder.rename(tmp_path / str(number))
        made.append({
            path.relative_to(folder): path.read_bytes() for path in folder.rglob("*")
            if path.is_file() and not {"out/.pictures", "out/.words.json"} & {str(path.relative_to(folder))}
        })  # fmt: skip
    assert made[0] == made[1] and len(made[0]) > 3
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith((".run", ".part", ".lock"))]


@pytest.mark.parametrize("name", ["CON", "aux", "nul", "com1", "LPT9", "con.txt"])
def test_what_windows_keeps_for_devices_is_no_name(name: str, issue: Issue, tmp_path: Path) -> None:
    ran = issue("--only", "report", spec=SPEC.replace("id: small", f"id: {name}"))
    assert "spec-bad-name" in ran.out and ran.code == 1
    assert "spec-bad-name" not in issue("--only", "report", spec=SPEC.replace("id: small", "id: console")).out
    story = f"---\nheadline: 有题\n---\n{DUMP}"
    issue("--only", "report", spec=SPEC.replace("{dump: page.txt}", '{stories: "*.md"}'), **{f"{name[:3]}__md": story})
    assert not [path for path in (tmp_path / "out").rglob("*") if path.name.lower().startswith(f"{name.lower()}.")]


@pytest.mark.parametrize(
    "name", ["C:\\x\\page.txt", "C:/x/page.txt", "\\\\srv\\share\\page.txt", "C:page.txt", "..\\page.txt"]
)
def test_names_with_drives_and_backslashes_are_findings_with_their_place(name: str, issue: Issue) -> None:
    ran = issue(spec=SPEC.replace("page.txt", f"'{name}'"))
    assert ran.code == 2 and re.search(r"issue\.yaml:7:\d+: error file-(missing|outside)", ran.err), ran.err


def test_a_spec_and_copy_with_line_ends_of_windows_make_the_same_page(issue: Issue, tmp_path: Path) -> None:
    pages = []
    for end in ("\n", "\r\n"):
        ran = issue("--only", "pdf", spec=SPEC.replace("\n", end), dump=DUMP.replace("\n", end))
        assert ran.code == 0
        pages.append((tmp_path / "out/small/P01.pdf").read_bytes())
    assert pages[0] == pages[1]


def test_a_damaged_profile_of_the_plant_is_told_and_the_page_is_made_on_paper_all_the_same(
    tmp_path: Path, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = (repository / "styles/press/newsprint.icc").read_bytes()
    spoilt = (
        good[:400],
        good[:128] + b"\xff" * 4 + good[132:],
        good[:200] + bytes(64) + good[264:],
        b"",
        b"x" * 3000,
        good,
    )
    folder = sound(tmp_path, SPEC.replace("style: daily", "style: daily\npress: {icc: plant.icc}"))
    for data in spoilt:
        (folder / "plant.icc").write_bytes(data)
        words = [str(folder / "issue.yaml"), "--out", str(folder / "out"), "--dpi", "36", "--paper", "--lang", "en"]
        code = main(words)
        said = capsys.readouterr().out
        assert code == (data != good) and bool(re.search(r"issue\.yaml:\d+:\d+: error profile-", said)) == (
            data != good
        )
        assert (folder / "out/small/P01.png").read_bytes().startswith(b"\x89PNG")


def test_reports_of_partial_runs_have_the_digests_of_what_is_there(issue: Issue, tmp_path: Path) -> None:
    more = "  - number: 2\n    slots:\n      - {id: two, story: a2, at: [1, 1], span: [5, 20]}\n"
    folder = tmp_path / "out/small"
    dump = f"{DUMP}\n\n{DUMP.replace('丰收', '歉收')}"
    for words in (
        [],
        ["--pages", "1"],
        ["--pages", "2", "--only", "pdf,report"],
        ["--only", "report"],
        ["--pages", "2"],
    ):
        ran = issue(*words, "--dpi", "36", spec=SPEC + more, dump=dump)
        assert ran.code in (0, 1)
        told = ran.report["files"]
        assert told or words == ["--only", "report"]
        for name, one in told.items():
            assert sha256((folder / name).read_bytes()).hexdigest() == one["sha256"], (words, name)
        assert set(read_manifest(folder)) == {path.name for path in folder.iterdir()} - {NAME}
        assert all(measured(folder / name) == one for name, one in read_manifest(folder).items())
