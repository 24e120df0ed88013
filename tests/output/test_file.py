"""A file of numbered objects is what another program reads, whatever values are put in."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.output.file import File, Value, name, text

SIMPLE: st.SearchStrategy[Value] = st.one_of(
    st.integers(-(2**31), 2**31 - 1),
    st.sampled_from(["true", "false", "/Name", "(words)", "-.5", b"<feff4e00>"]),
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=25), st.dictionaries(st.text("ABCab09", min_size=1, max_size=8), inner, max_size=15)
    ),
    max_leaves=60,
)


def written(*values: Value, data: bytes = b"") -> bytes:
    file = File((1, 4))
    root = file.reserve()
    known = [file.add(value) for value in values]
    stream = file.stream(data, {"Known": known})
    tree = file.reserve()
    page = file.add({"Type": "/Page", "Parent": tree, "MediaBox": [0, 0, 1, 1], "Resources": {}})
    file.add({"Type": "/Pages", "Kids": [page], "Count": 1}, tree)
    file.add({"Type": "/Catalog", "Pages": tree, "Values": stream}, root)
    return file.write(root=root, info=file.add({"Title": text("页")}))


def same(read: object, value: Value) -> bool:
    """True when what pikepdf *read* is *value*."""
    if isinstance(value, dict):
        assert isinstance(read, pikepdf.Dictionary)
        return read.keys() == {f"/{key}" for key in value} and all(same(read[f"/{k}"], v) for k, v in value.items())
    if isinstance(value, list):
        assert isinstance(read, pikepdf.Array)
        return len(read) == len(value) and all(map(same, list(read), value))
    if isinstance(value, int):
        return read == value
    if value == "-.5":
        return float(str(read)) == -0.5
    spoken: dict[object, object] = {
        "true": True,
        "false": False,
        "(words)": "words",
        b"<feff4e00>": "一",
        "/Name": "/Name",
    }
    return (read if isinstance(read, bool) else str(read)) == spoken[value]


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, max_size=5), st.binary(max_size=50) | st.just(b"ends in a return\r"))
def test_values_are_read_as_they_were_put_in(values: list[Value], data: bytes) -> None:
    with pikepdf.open(io.BytesIO(written(*values, data=data))) as read:
        assert not read.check_pdf_syntax()
        stream = read.Root.Values
        assert stream.read_bytes() == data
        assert all(map(same, list(stream.Known), values))
        assert str(read.docinfo.Title) == "页"


def test_every_object_stands_where_the_table_says() -> None:
    data = written({"A": 1}, [1, 2, 3], "/Name", data=b"words\r")
    start = int(data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert data[start:].startswith(b"xref\n0 9\n0000000000 65535 f \n")
    rows = re.findall(rb"(\d{10}) 00000 n ", data[start:])
    assert [data[int(row) :].split(b" ")[0] for row in rows] == [b"%d" % number for number in range(1, 9)]


def test_what_was_reserved_and_never_put_in_is_nothing() -> None:
    file = File()
    hole = file.reserve()
    root = file.add({"Type": "/Catalog", "Hole": hole, "Pages": file.add({"Type": "/Pages", "Kids": [], "Count": 0})})
    with pikepdf.open(io.BytesIO(file.write(root=root, info=file.add({})))) as read:
        assert "/Hole" not in read.Root or read.Root.Hole is None


@pytest.mark.parametrize("word", ["Song Ti", "a/b", "专色", "#1"])
def test_a_name_is_read_back(word: str) -> None:
    with pikepdf.open(io.BytesIO(written(name(word)))) as read:
        said = str(read.Root.Values.Known[0])
    assert said == f"/{word}"


def test_the_same_values_have_the_same_id_and_others_another() -> None:
    one, again, other = (written([number]).rsplit(b"/ID", 1)[1].split(b"]")[0] for number in (1, 1, 2))
    assert one == again
    assert one != other
