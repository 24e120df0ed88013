"""The kit: every role has a face that shapes, covers the 8105 table, and can be cut down for a document."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import uharfbuzz as hb

from layout.findings import NoFace
from layout.fonts.face import Face
from layout.fonts.library import GETA, Library, clusters
from layout.fonts.manifest import LOADER, read_manifest
from layout.fonts.subset import OFTEN, Cutter, subset
from layout.loading.load import load_faces

ROLES = ("song", "song-bold", "song-black", "hei", "hei-bold", "hei-black", "kai", "fangsong")


@pytest.fixture(scope="module")
def kit(repository: Path) -> Library:
    folder = repository / "fonts"
    return Library(read_manifest((folder / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), folder)


def table(repository: Path) -> set[str]:
    """The characters of the 8105 table."""
    text = (repository / "fonts/tongyong-8105.txt").read_text("utf-8")
    return {c for line in text.splitlines() if not line.startswith("#") for c in line if c > "\u2e80"}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_covers_the_table_of_standard_characters(role: str, kit: Library, repository: Path) -> None:
    wanted = table(repository)
    assert len(wanted) >= 8105
    face = kit.face(kit.key_of(role))
    lacking = sorted(c for c in wanted if not face.covers(c))
    assert not lacking if role != "kai" and role != "fangsong" else len(lacking) < 200
    assert not face.covers("\U0001f600")


def test_every_file_is_the_one_the_manifest_describes(repository: Path) -> None:
    import yaml

    folder = repository / "fonts"
    told = yaml.load((folder / "fonts.yaml").read_text("utf-8"), Loader=LOADER)
    for face in told["faces"].values():
        assert hashlib.sha256((folder / face["file"]).read_bytes()).hexdigest() == face["sha256"]
        assert "SIL OPEN FONT LICENSE" in (folder / face["licence_file"]).read_text("utf-8")


def test_a_heavier_role_of_a_variable_face_draws_heavier(kit: Library) -> None:
    light, heavy = (kit.face(kit.key_of(role)) for role in ("hei", "hei-black"))
    assert heavy.shape("永").gids == light.shape("永").gids
    gid = heavy.shape("一").gids[0]
    assert heavy.ink(gid).top - heavy.ink(gid).bottom > light.ink(gid).top - light.ink(gid).bottom


def test_a_dash_is_two_em_wide_in_every_face(kit: Library) -> None:
    for role in ROLES:
        assert sum(kit.face(kit.key_of(role)).shape("——").advances) == 2000


def test_fangsong_says_who_stands_in(kit: Library) -> None:
    assert kit.stands_in_for("fangsong") == "fangsong"
    assert kit.stands_in_for("kai") == ""


def test_text_is_cut_where_another_face_steps_in(kit: Library) -> None:
    parts = kit.split("大\U0001f600国", "song-black")
    assert [(p.start, p.end, p.kind) for p in parts] == [(0, 1, "own"), (1, 2, "missing"), (2, 3, "own")]
    assert kit.face(parts[1].face).covers(GETA)
    assert kit.split("大国", "song-black")[0].end == 2


def test_a_variation_the_face_lacks_is_reported(kit: Library) -> None:
    assert [p.kind for p in kit.split("葛\U000e0105", "kai")] == ["variant-lost"]


def test_marks_and_selectors_stay_with_their_character() -> None:
    assert clusters("e\u0301葛\U000e0100中") == ((0, 2), (2, 4), (4, 5))


def test_a_subset_holds_the_glyphs_asked_for_and_no_more(kit: Library, repository: Path) -> None:
    face = kit.face("song")
    gids = face.shape("大同日报").gids
    made = subset(face, gids)
    assert set(made.gid_map) == {0, *gids}
    assert made.kind == "truetype"
    cut = hb.Font(hb.Face(made.data))
    assert {cut.get_glyph_h_advance(made.gid_map[gid]) for gid in gids} == {cut.face.upem}
    assert len(made.data) < 20_000
    assert subset(face, gids) == made


@pytest.mark.parametrize("key", ["song", "hei-700", "kai", "gothic"])
def test_a_face_that_is_cut_often_is_cut_into_the_same_bytes(key: str) -> None:
    seldom, often = load_faces().face(key), load_faces().face(key)
    wanted = [face_gids(seldom, number) for number in range(OFTEN + 3)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hb, "subset_preprocess", None)  # a face that is cut seldom does not ask for it
        made = [Cutter(seldom.raw).cut(seldom, frozenset((0, *gids))) for gids in wanted[:3]]
    assert [subset(often, gids) for gids in wanted][:3] == made
    assert often.cutter.source() is often.raw if key == "gothic" else often.cutter.source() is not often.raw
    often.cutter.made.clear()
    assert [subset(often, gids) for gids in wanted[:3]] == made


def face_gids(face: Face, number: int) -> list[int]:
    """Some glyphs of *face*, others for every *number*."""
    return list(range(number + 1, face.raw.glyph_count, 97))


def test_a_subset_of_a_variable_face_is_drawn_at_its_weight(kit: Library) -> None:
    gids = kit.face("hei-400").shape("大同日报").gids
    assert subset(kit.face("hei-400"), gids).data != subset(kit.face("hei-900"), gids).data


@pytest.mark.parametrize(
    "text",
    ["", "a: [", "roles: {}", "faces: {}\nroles: {song: {face: nothing}}", "faces: {x: {file: ../x.ttf}}\nroles: {}",
     "faces: {x: {file: a.ttf}}\nroles: {song: {face: x}}\nfallback: [kai]"],
)  # fmt: skip
def test_a_bad_manifest_is_reported(text: str) -> None:
    with pytest.raises(NoFace) as caught:
        read_manifest(text, "fonts.yaml")
    assert caught.value.findings[0].code == "font-manifest-bad"


def test_what_is_no_font_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"not a font at all" * 40)
    for name in ("a.ttf", "none.ttf"):
        with pytest.raises(NoFace) as caught:
            Face("a", tmp_path / name)
        assert caught.value.findings[0].code == "font-unreadable"


def test_an_unknown_role_is_reported(kit: Library) -> None:
    with pytest.raises(NoFace) as caught:
        kit.key_of("comic")
    assert caught.value.findings[0].code == "font-role-unknown"


HOUSE = """\
faces:
  baosong: {file: song.ttf, family: Bao Song, postscript: BaoSong-Regular}
roles:
  song: {face: baosong}
  mine: {face: baosong}
"""


def test_a_house_may_bring_faces_of_its_own(kit: Library, repository: Path, tmp_path: Path) -> None:
    base = read_manifest((repository / "fonts/fonts.yaml").read_text("utf-8"), "fonts.yaml")
    face = kit.face("song")
    made = subset_font(face, "大同日报，。〓")
    (tmp_path / "song.ttf").write_bytes(made)
    house = Library(read_manifest(HOUSE, "house/fonts.yaml", folder=str(tmp_path), base=base), repository / "fonts")
    assert house.key_of("song") == house.key_of("mine") == "baosong"
    assert house.face("baosong").postscript == "BaoSong-Regular"
    assert house.key_of("kai") == "kai"
    assert [(p.face, p.kind) for p in house.split("大国", "kai")] == [("kai", "own")]
    assert [(p.face, p.kind) for p in house.split("国", "song-bold")] == [("song-bold", "own")]


def subset_font(face: Face, text: str) -> bytes:
    """A small whole font with the characters of *text*, its tables kept."""
    import uharfbuzz as hb

    order = hb.SubsetInput()
    order.unicode_set.update(map(ord, text))
    data: bytes = hb.subset(face.raw, order).blob.data
    return data


def test_a_face_that_may_not_be_embedded_says_so(kit: Library, tmp_path: Path) -> None:
    face = kit.face("song")
    assert face.embedding.allowed
    data = bytearray(subset_font(face, "大同日报"))
    at = next(i for i in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16) if data[i : i + 4] == b"OS/2")
    table = int.from_bytes(data[at + 8 : at + 12], "big")
    data[table + 8 : table + 10] = (2).to_bytes(2, "big")
    (tmp_path / "a.ttf").write_bytes(bytes(data))
    assert not Face("a", tmp_path / "a.ttf").embedding.allowed
