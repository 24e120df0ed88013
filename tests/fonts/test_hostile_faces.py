"""Damaged fonts: whatever bytes are turned or cut, there is a face that works or a finding, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import cff, cff2, collection, truetype
from small import TEXT, codes, errors, made

from layout.findings import LayoutError
from layout.fonts.face import Face
from layout.fonts.health import broken_tables
from layout.fonts.names import MOST_BYTES, at_number, faces_in
from layout.fonts.subset import Cutter, subset
from layout.loading.load import load

SAMPLE = "天地玄黄，「」——AV\U000e0100"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    one, two = truetype(folder / "one.ttf", SAMPLE, "One"), truetype(folder / "two.ttf", SAMPLE, "Two")
    made = (one, cff(folder / "a.otf", SAMPLE), cff2(folder / "b.otf", SAMPLE), collection(folder / "c.ttc", one, two))
    return {path.name: path.read_bytes() for path in made}


def used(path: Path) -> None:
    """All that a run does with a face, short of a page."""
    found = faces_in(path)
    for number, weight in [(one.file.number, one.file.axis[1]) for one in found] or [(0, 0)]:
        face = Face("x", path, number=number, weight=weight, wary=True)
        broken_tables(path, number, face.raw)
        assert face.em_box[0] - face.em_box[1] == 1000
        assert face.embedding.level
        face.covers_all(SAMPLE)
        for vertical in (False, True):
            shaped = face.shape(SAMPLE, vertical=vertical)
            assert len(shaped.gids) == len(shaped.clusters) == len(shaped.advances) == len(shaped.xs) == len(shaped.ys)
            assert all(gid < face.raw.glyph_count for gid in shaped.gids)
        cut = subset(face, shaped.gids)
        assert set(shaped.gids) <= set(cut.gid_map)
        cutter = Cutter(face.raw)
        for gids in (shaped.gids[:1], shaped.gids[1:], shaped.gids[2:], shaped.gids):
            wanted = frozenset((0, *gids))
            assert cutter.cut(face, wanted) == Cutter(face.raw).cut(face, wanted)


NAMES = ("one.ttf", "a.otf", "b.otf", "c.ttc")
TURNED = st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=12)
HUGE = st.sampled_from((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\x80\0"))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(NAMES),
    turned=TURNED,
    large=st.tuples(st.integers(0, 20_000), HUGE),
    cut=st.integers(0, 40_000),
)
def test_a_damaged_font_is_used_or_told(
    name: str,
    turned: list[tuple[int, int]],
    large: tuple[int, bytes],
    cut: int,
    whole: dict[str, bytes],
    tmp_path: Path,
) -> None:  # fmt: skip
    data = bytearray(whole[name])
    for at, value in turned:
        data[at % len(data)] = value
    at = large[0] % len(data)
    data[at : at + len(large[1])] = large[1]
    path = tmp_path / f"{name}.ttf"
    path.write_bytes(bytes(data[:cut] if cut < len(data) else data))
    told = ["font-"]
    try:
        used(path)
    except LayoutError as fault:
        told = [one.code for one in fault.findings]
    assert told and all(code.startswith("font-") for code in told)


def test_the_law_holds_for_whole_fonts_without_a_finding(whole: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in whole.items():
        (tmp_path / name).write_bytes(data)
        used(tmp_path / name)
        assert broken_tables(tmp_path / name, 0, Face("x", tmp_path / name).raw) == ""


def test_broken_tables_are_named(whole: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "one.ttf"
    path.write_bytes(whole["one.ttf"])
    with TTFont(path) as font:
        del font["hmtx"]
        font.recalcBBoxes = False
        font.save(tmp_path / "none.ttf")
    assert "hmtx" in broken_tables(tmp_path / "none.ttf", 0)
    path.write_bytes(whole["one.ttf"][:-100])
    assert broken_tables(path, 0) != ""
    (tmp_path / "faces").mkdir()
    path.rename(tmp_path / "faces/one.ttf")
    composed = made(tmp_path, "fonts: [faces]", "One", text=TEXT)
    assert "font-tables-broken" in codes(composed)


@pytest.mark.parametrize(("number", "good"), [(0, True), (1, True), (2, False), (99999, False)])
def test_a_face_of_a_collection_is_asked_for_by_number(
    number: int, good: bool, whole: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "c.ttc").write_bytes(whole["c.ttc"])
    spec = f'fonts: ["c.ttc#{number}"]'
    if good:
        made(tmp_path, spec, ("One", "Two")[number], text="天地")
        return
    found = errors(tmp_path, spec, "One", text="天地")
    assert [one.code for one in found][:1] == ["font-index"]
    assert dict(found[0].facts)["count"] == 2
    assert found[0].place is not None
    assert found[0].place.line > 1


def test_a_face_may_be_named_by_its_path_and_number_in_the_style(whole: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house/c.ttc").write_bytes(whole["c.ttc"])
    assert at_number("house/c.ttc#1") == ("house/c.ttc", 1)
    made(tmp_path, face='"house/c.ttc#1"', text="天地")
    assert load(tmp_path / "issue.yaml").materials.faces.key_of("house/c.ttc#1") == "Two_Regular"
    found = errors(tmp_path, face="../elsewhere.ttf", text="天地")
    assert found[0].code == "file-outside"
    found = errors(tmp_path, face="nowhere.ttf", text="天地")
    assert found[0].code == "file-missing"


def test_what_is_no_file_or_too_large_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttf")
    (tmp_path / "folder.ttf").mkdir()
    with (tmp_path / "large.ttf").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    for name in ("pipe.ttf", "folder.ttf", "large.ttf", "none.ttf"):
        assert faces_in(tmp_path / name) == ()
    found = errors(tmp_path, "fonts: [large.ttf]", text="天地")
    assert found[0].code == "font-unreadable"


def test_axes_a_face_does_not_have_are_reported(whole: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "b.otf").write_bytes(whole["b.otf"])
    found = codes(made(tmp_path, "fonts: [b.otf]", "Growing", text="天地", more="axes: {wdth: 85}, "))
    assert "font-axis-unknown" in found
    (tmp_path / "one.ttf").write_bytes(whole["one.ttf"])
    found = codes(made(tmp_path, "fonts: [one.ttf]", "One", text="天地", more="weight: 700, "))
    assert "font-weight-fixed" in found
    assert not [
        c for c in codes(made(tmp_path, "fonts: [b.otf]", "Growing", text="天地", more="weight: 700, ")) if "axis" in c
    ]


def test_an_axis_that_nobody_sets_stands_at_its_default(whole: dict[str, bytes], tmp_path: Path) -> None:
    """CFF2 is no font program of PDF: what comes out is CFF, with no axis left."""
    (tmp_path / "b.otf").write_bytes(whole["b.otf"])
    face = Face("b", tmp_path / "b.otf")
    assert face.axes == ()
    cut = subset(face, face.shape("天").gids)
    assert (cut.kind, cut.data[:1]) == ("cff", b"\x01")
    assert subset(face, face.shape("天").gids) is cut


def test_a_face_that_may_not_be_cut_goes_in_whole(tmp_path: Path) -> None:
    truetype(tmp_path / "all.ttf", TEXT, "All", fs_type=0x100)
    assert "font-embedded-whole" in codes(made(tmp_path, "fonts: [all.ttf]", "All"))
    face = Face("all", tmp_path / "all.ttf")
    assert len(subset(face, face.shape("天").gids).gid_map) == face.raw.glyph_count
