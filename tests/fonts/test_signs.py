"""Signs: what an editor's copy has and a Chinese face lacks is set at its weight and size, and nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.fonts.subset import subset

ROLES = ("song", "song-bold", "song-black", "hei", "hei-bold", "hei-black")
STATIC = ("SongSigns-Regular", "SongSigns-Bold", "SongSigns-Black")
FACES = ("NotoSerifSC-Regular", "NotoSerifSCCut-Bold", "NotoSerifSCCut-Black")


@pytest.fixture(scope="module")
def kit(repository: Path) -> Library:
    folder = repository / "fonts"
    return Library(read_manifest((folder / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), folder)


def listed(repository: Path) -> list[str]:
    """The characters that the kit's description promises."""
    block = (repository / "fonts/README.md").read_text("utf-8").split("```signs")[1].split("```")[0]
    return sorted(set(block) - set(" \n"))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_sets_the_listed_characters_without_a_word(role: str, kit: Library, repository: Path) -> None:
    characters = listed(repository)
    assert len(characters) > 500
    told = {one: [part.kind for part in kit.split(one, role)] for one in characters}
    assert [one for one, kinds in told.items() if kinds != ["own"]] == []


@pytest.mark.parametrize(("role", "signs"), [("song-bold", "song-signs-bold"), ("hei-black", "hei-signs-black")])
def test_a_head_takes_its_signs_at_its_own_weight(role: str, signs: str, kit: Library) -> None:
    parts = kit.split("二氧化碳CO₂占⅖", role)
    assert [part.face for part in parts if part.face != kit.key_of(role)] == [signs, signs]
    assert {part.stroke for part in parts} == {0}


def test_another_kind_of_type_still_tells_that_it_borrows(kit: Library) -> None:
    assert [part.kind for part in kit.split("ₐ", "song")] == ["fallback"]
    assert [part.face for part in kit.split("₂⅖✔", "kai")] == ["kai", "signs"]


def height_and_black(font: TTFont, character: str) -> tuple[float, float]:
    """How high a glyph reaches and how much it blackens, in ems."""
    glyphs, name, upem = font.getGlyphSet(), font.getBestCmap()[ord(character)], font["head"].unitsPerEm
    bounds, area = BoundsPen(glyphs), AreaPen(glyphs)
    glyphs[name].draw(bounds)
    glyphs[name].draw(area)
    return bounds.bounds[3] / upem, abs(area.value) / upem**2


@pytest.mark.parametrize(("face", "signs"), list(zip(FACES, STATIC, strict=True)))
def test_signs_are_as_high_and_as_black_as_the_face_they_join(face: str, signs: str, repository: Path) -> None:
    # ł with its bar against l, ę against e: letters that differ by a small part only.
    with TTFont(repository / f"fonts/{face}.ttf") as mine, TTFont(repository / f"fonts/{signs}.ttf") as theirs:
        high, _ = height_and_black(mine, "l")
        other, _ = height_and_black(theirs, "ł")
        assert abs(high - other) < 0.02
        _, black = height_and_black(mine, "s")
        _, bold = height_and_black(theirs, "ş")
        assert 0.9 < bold / black < 1.35


def test_fractions_put_together_read_from_left_to_right(kit: Library) -> None:
    """⅖ is a 2, a bar and a 5: its numerator is that of ⅔, its width that of ⅓, and ⅒ is wider."""
    face = kit.face("song-signs")
    gids = {one: face.shape(one).gids[0] for one in "⅓⅔⅖⅒"}
    assert face.advance(gids["⅖"]) == face.advance(gids["⅓"]) < face.advance(gids["⅒"])
    made = subset(face, tuple(gids.values()))
    assert len(made.data) < 20_000 and set(made.gid_map) >= set(gids.values())


def test_reserved_names_are_not_used(repository: Path) -> None:
    for path in sorted((repository / "fonts").glob("*Signs-*.ttf")):
        with TTFont(path) as font:
            names = font["name"]
            for number in (1, 3, 4, 6, 16, 25):
                assert "Source" not in (names.getDebugName(number) or "")
            assert font["OS/2"].fsType == 0
