"""One engine for many issues: in any order, and in threads, each comes out as it does alone."""

from __future__ import annotations

import gc
import pickle
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy

import pytest

from layout import Composed, Loaded, compose, load, press_pdf
from layout.findings import Finding
from layout.fonts.opened import MOST_BODIES, MOST_REMEMBERED, OpenedFaces
from layout.value import Table

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ISSUES = ("datong/issue.yaml", "datong/tabloid.yaml", "evening/issue.yaml", "weekend/issue.yaml")
Answer = tuple[bytes, tuple[Finding, ...]]


def answer(name: str, cache: Path) -> Answer:
    loaded = load(SEEDS / name)
    composed = compose(loaded.issue, loaded.materials)
    number = composed.edition.pages[0].number
    return press_pdf(loaded, composed, (number,), cache).data, composed.edition.findings


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def alone(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The first page of every sample as the command writes it, in a process of its own."""
    out = tmp_path_factory.mktemp("out")
    made: dict[str, bytes] = {}
    for name in ISSUES:
        folder = out / name.replace("/", "-")
        command = [sys.executable, "-m", "layout", str(SEEDS / name), "--out", str(folder), "--only", "pdf", "--quiet"]
        assert subprocess.run(command, capture_output=True, check=False).returncode in (0, 1)
        made[name] = min(folder.rglob("P*.pdf")).read_bytes()
    return made


@pytest.mark.parametrize("order", [ISSUES, ISSUES[::-1], (*ISSUES[2:], *ISSUES)])
def test_issues_in_one_process_come_out_as_each_does_alone(
    order: tuple[str, ...], alone: dict[str, bytes], cache: Path
) -> None:
    for name in order:
        assert answer(name, cache)[0] == alone[name], name


def test_issues_in_threads_come_out_as_each_does_alone(alone: dict[str, bytes], cache: Path) -> None:
    names = [*ISSUES, *ISSUES[::-1]]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda name: answer(name, cache), names))
    assert [data for data, _ in made] == [alone[name] for name in names]
    assert [found for _, found in made[:4]] == [found for _, found in made[:3:-1]]


def test_the_same_materials_made_up_at_once_in_threads_give_the_same(cache: Path) -> None:
    loaded = load(SEEDS / "weekend/issue.yaml")
    with ThreadPoolExecutor(3) as pool:
        made: list[Composed] = list(pool.map(lambda _: compose(loaded.issue, loaded.materials), range(3)))
    assert made[0].edition == made[1].edition == made[2].edition


def test_values_are_compared_and_hashed(cache: Path) -> None:
    one, other = (load(SEEDS / "evening/issue.yaml") for _ in range(2))
    for part in (lambda it: it.issue, lambda it: it.materials.styles, lambda it: it.press):
        assert part(one) == part(other)
        assert hash(part(one)) == hash(part(other))
    assert {hash(page): page for page in one.issue.pages}.keys() == {hash(page) for page in other.issue.pages}
    slots = [slot for page in one.issue.pages for slot in page.slots]
    assert len({*slots}) == len(slots)
    stories = one.materials.stories.values()
    assert {*stories} == {*other.materials.stories.values()}
    changed = next(iter(stories))._replace(kicker="另一个引题")
    assert changed not in {*stories}


def test_a_table_is_not_changed_and_survives_a_pipe() -> None:
    table = Table({"a": 1, "b": (2, 3)})
    assert pickle.loads(pickle.dumps(table)) == table == {"a": 1, "b": (2, 3)}
    assert hash(table) == hash(Table({"b": (2, 3), "a": 1}))
    for change in (
        lambda: table.__setitem__("a", 2), lambda: table.pop("a"), lambda: table.update(a=2), table.clear,
        lambda: table.setdefault("c", 1), lambda: table.__delitem__("a"),
    ):  # fmt: skip
        with pytest.raises(TypeError, match="not changed"):
            change()
    assert isinstance(table | {"c": 4}, Table)


def test_what_is_remembered_is_bounded_and_goes_with_its_owner() -> None:
    loaded: Loaded = load(SEEDS / "weekend/issue.yaml")
    compose(loaded.issue, loaded.materials)
    shared = loaded.materials.faces.shared
    assert shared.memory
    shared.memory["much"] = dict.fromkeys(range(MOST_REMEMBERED + 1))
    compose(loaded.issue, loaded.materials)
    assert "much" not in shared.memory
    assert load(SEEDS / "weekend/issue.yaml").materials.faces.shared is not shared
    assert not OpenedFaces().memory


def test_the_next_issue_finds_faces_open_and_characters_measured_and_no_words() -> None:
    first, second = (load(SEEDS / f"{name}/issue.yaml") for name in ("weekend", "datong"))
    shared, other = first.materials.faces.shared, second.materials.faces.shared
    compose(first.issue, first.materials)
    assert shared.memory
    assert shared.bodies
    assert (other.faces, other.bodies) == (shared.faces, shared.bodies)
    assert not other.memory
    shared.bodies["much"] = dict.fromkeys(range(MOST_BODIES + 1))
    assert "much" not in shared.for_another().bodies


def test_a_house_with_faces_of_its_own_has_them_opened_anew(tmp_path: Path) -> None:
    for name in ("issue.yaml", "front-page.txt", "hints.yaml", "millet.jpg"):
        (tmp_path / name).write_bytes((SEEDS / "datong" / name).read_bytes())
    copy((SEEDS / "../fonts/SongSigns-Bold.ttf").resolve(), tmp_path / "own.ttf")
    spec = (tmp_path / "issue.yaml").read_text("utf-8")
    (tmp_path / "issue.yaml").write_text(f"{spec}\nfonts: [own.ttf]\n", "utf-8")
    first, second = (load(tmp_path / "issue.yaml").materials.faces for _ in range(2))
    assert first.face(first.key_of("song")) is not second.face(second.key_of("song"))
    plain = [load(SEEDS / "datong/issue.yaml").materials.faces for _ in range(2)]
    assert plain[0].face(plain[0].key_of("song")) is plain[1].face(plain[1].key_of("song"))


CHECK = """
import gc, re, sys, os
before = re.compile, gc.isenabled(), os._exit, dict(os.environ)
from layout import compose, load, press_pdf
loaded = load(__import__("pathlib").Path(sys.argv[1]))
press_pdf(loaded, compose(loaded.issue, loaded.materials))
assert before == (re.compile, gc.isenabled(), os._exit, dict(os.environ))
import yaml.reader
print(type(yaml.reader.Reader.NON_PRINTABLE).__name__)
"""


def test_the_library_leaves_the_process_as_it_was() -> None:
    command = [sys.executable, "-c", CHECK, str(SEEDS / "weekend/issue.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["Pattern"]
    assert isinstance(re.compile(""), re.Pattern)


FORKS = """
import os, sys
forks = []
fork = os.fork
os.fork = lambda: forks.append(1) or fork()
leave = os._exit
def tell(code):
    print("forks", len(forks))
    sys.stdout.flush()
    leave(code)
os._exit = tell
from layout.cli import program
program()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no second process")
@pytest.mark.parametrize("job", [("render", "--only", "pdf"), ("cards", "--size", "og"), ("epaper",)])
def test_a_switch_has_everything_done_by_one_process(job: tuple[str, ...], tmp_path: Path) -> None:
    made = []
    for more in (("--one-process",), ()):
        out = tmp_path / str(len(more))
        command = [sys.executable, "-c", FORKS, *job, str(SEEDS / "weekend/issue.yaml"), "--out", str(out), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        made.append(({str(one.relative_to(out)): one.read_bytes() for one in out.rglob("*.pdf")}, done.stdout))
    assert "forks 0" in made[0][1]
    assert "forks 0" not in made[1][1]
    assert made[0][0] == made[1][0]


@pytest.mark.parametrize("name", ISSUES)
def test_what_an_issue_leaves_behind_goes_with_it_and_is_not_searched_for(name: str, cache: Path) -> None:
    """Values that hold themselves stay until the collector has gone over all of a process: 5 MB a page, once."""
    answer(name, cache)  # modules, faces and what the house has once
    gc.collect()
    gc.disable()
    try:
        answer(name, cache)
        assert gc.collect() < 100
    finally:
        gc.enable()
