"""Whatever the text, reading it gives values or findings with places in it, and never anything else."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.findings import BadSpec
from layout.keys.issue import ISSUE, SLOT, read_issue
from layout.stylesheets.sheet import SHEET, TEXT, read_styles
from layout.trees import reader

SETTINGS = settings(max_examples=150)

ISSUE_KEYS = [*ISSUE.keys, *SLOT.keys, "size", "number", "slots", "columns", "body"]
STYLE_KEYS = [*SHEET.keys, *TEXT.keys, "strokes", "roles", "body", "dash"]


def read_both(text: str) -> None:
    """Read *text* as an issue and as a stylesheet; look at everything that is found."""
    lines = text.removeprefix("\ufeff").splitlines()
    for read in (read_issue, read_styles):
        try:
            read(text, "file.yaml")
            continue
        except BadSpec as fault:
            found = fault.findings
        assert found
        for one in found:
            assert one.place is not None
            assert one.message("zh")
            assert one.message("en")
            assert one.hint("zh").encode()
            if one.place.line:
                assert one.place.line <= max(len(lines), 1)
                within = len(lines[one.place.line - 1]) if lines else 0
                assert 1 <= one.place.column <= within + 1


@SETTINGS
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_places(text):
    read_both(text)


@SETTINGS
@given(st.binary(max_size=200))
def test_any_bytes_taken_for_text_are_read_or_refused(data):
    read_both(data.decode("latin-1"))
    read_both(data.decode("utf-8", "surrogateescape"))


WORDS = st.sampled_from(["五号", "3mm", "2字", "K80", "自由", "body"]) | st.text(max_size=8)
KEYS = st.sampled_from(ISSUE_KEYS + STYLE_KEYS)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)


@SETTINGS
@given(st.dictionaries(KEYS, VALUES, max_size=10))
def test_any_yaml_of_known_keys_is_read_or_refused_with_places(value):
    read_both(yaml.safe_dump(value, allow_unicode=True))
    read_both(json.dumps(value))


@pytest.fixture(scope="module")
def samples(repository):
    """The sample issue and the kit's style, as text."""
    return tuple((repository / name).read_text("utf-8") for name in ("seeds/datong/issue.yaml", "styles/daily.yaml"))


@SETTINGS
@given(data=st.data())
def test_a_good_file_cut_and_patched_anywhere_is_read_or_refused_with_places(samples, data):
    text = data.draw(st.sampled_from(samples))
    start = data.draw(st.integers(0, len(text)))
    end = start + data.draw(st.integers(0, 30))
    patch = data.draw(st.text(alphabet="[]{}:,-&*!|>'\"#%\t\n 0a号字：", max_size=4))
    read_both(text[:start] + patch + text[end:])


def test_the_samples_themselves_are_read_without_a_finding(samples):
    issue = read_issue(samples[0], "issue.yaml")
    assert issue.pages
    assert read_styles(samples[1], "daily.yaml", em=issue.grid.em, line=issue.grid.leading).text


def test_the_parser_in_python_gives_the_same_values_and_places(samples, monkeypatch):
    quick = [reader.read_tree(text, "x") for text in samples]
    monkeypatch.setattr(reader, "_Parser", yaml.SafeLoader)
    assert [reader.read_tree(text, "x") for text in samples] == quick


def test_the_checks_above_would_see_a_traceback():
    with pytest.raises(AttributeError):
        read_both(None)  # type: ignore[arg-type]
