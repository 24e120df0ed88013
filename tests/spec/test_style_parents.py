"""A house style laid over another: only what differs is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.findings import BadSpec, Place
from layout.keys.issue import read_issue
from layout.loading.styles import load_styles
from layout.stylesheets.sheet import read_styles

BASE = """\
name: base
inks: {red: [0, 100, 100, 0]}
text:
  body: {face: song, size: 五号, ink: red}
  head: {from: body, size: 小初}
limits: {gap: 150, ppi: 200}
"""


def fetched(**sheets: str):
    def fetch(name: str, place: Place) -> tuple[str, str]:
        return sheets[name], f"{name}.yaml"

    return fetch


def laid(text: str, **sheets: str):
    return read_styles(text, "own.yaml", fetch=fetched(base=BASE, **sheets))


def test_what_a_sheet_does_not_give_is_its_parents():
    styles = laid("name: own\nfrom: base\ntext:\n  body: {size: 小五}\n")
    assert (styles.name, styles.text["body"].face, styles.text["body"].size) == ("own", "song", 9000)
    assert styles.text["body"].ink == styles.inks["red"]
    assert styles.limits["gap"] == 150


def test_a_style_that_follows_a_changed_one_follows_the_change():
    styles = laid("name: own\nfrom: base\ntext:\n  body: {face: kai}\n")
    assert styles.text["head"].face == "kai"
    assert laid("name: own\nfrom: base\n").text["head"].face == "song"


def test_a_style_with_a_parent_of_its_own_takes_nothing_from_its_namesake():
    styles = laid("name: own\nfrom: base\ntext:\n  plain: {face: hei, size: 三号}\n  head: {from: plain}\n")
    assert (styles.text["head"].face, styles.text["head"].size) == ("hei", 16000)


def test_limits_are_laid_over_one_by_one():
    styles = laid("name: own\nfrom: base\nlimits: {gap: 99}\n")
    assert (styles.limits["gap"], styles.limits["ppi"]) == (99, 200)


def test_a_fault_is_told_where_it_stands():
    with pytest.raises(BadSpec) as own:
        laid("name: own\nfrom: base\ntext:\n  body: {ink: blue}\n")
    assert [(one.code, one.place.file, one.place.line) for one in own.value.findings] == [
        ("style-unknown-ink", "own.yaml", 4)
    ]
    with pytest.raises(BadSpec) as parents:
        read_styles("name: own\nfrom: base\n", "own.yaml", fetch=fetched(base=BASE.replace("ink: red", "ink: blue")))
    assert {(one.code, one.place.file) for one in parents.value.findings} == {("style-unknown-ink", "base.yaml")}


def test_sheets_that_are_each_others_parents_are_refused():
    with pytest.raises(BadSpec) as caught:
        read_styles("name: a\nfrom: b\n", "a.yaml", fetch=fetched(a="name: a\nfrom: b\n", b="name: b\nfrom: a\n"))
    assert [one.code for one in caught.value.findings] == ["style-loop"]


def test_a_sheet_is_read_once_for_many_issues_and_anew_when_its_parent_changed(tmp_path):
    spec = (Path(__file__).resolve().parents[2] / "seeds/datong/issue.yaml").read_text("utf-8")
    issue = read_issue(spec, "issue.yaml")._replace(style="own")
    (tmp_path / "own.yaml").write_text("name: own\nfrom: above\n", "utf-8")
    (tmp_path / "above.yaml").write_text("name: above\nfrom: daily\nlimits: {gap: 77}\n", "utf-8")
    one, again = (load_styles(issue, tmp_path, (), []) for _ in range(2))
    assert again is one
    assert one.limits["gap"] == 77
    (tmp_path / "above.yaml").write_text("name: above\nfrom: daily\nlimits: {gap: 78}\n", "utf-8")
    assert load_styles(issue, tmp_path, (), []).limits["gap"] == 78
