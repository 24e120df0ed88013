"""The kit's faces of Taiwan, Hong Kong and Japan: one file, the forms of three regions, chosen by the language."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from layout.fonts.face import EM_BOX, Face
from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.fonts.subset import subset

ROLES = ("ming", "ming-black", "gothic")
FILES = {
    "ming": "NotoSerifCJKCut-Regular.otf",
    "ming-black": "NotoSerifCJKCut-Black.otf",
    "gothic": "NotoSansCJKCut-Bold.otf",
}
TAIWAN, HONG_KONG, JAPAN = "zh-Hant-TW", "zh-Hant-HK", "ja"


@pytest.fixture(scope="module")
def kit(repository: Path) -> Library:
    folder = repository / "fonts"
    return Library(read_manifest((folder / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), folder)


def gid(face: Face, character: str, language: str) -> int:
    (found,) = face.shape(character, language=language).gids
    return found


def encoded(name: str) -> set[str]:
    """The ideographs that a coded character set of Python's has."""
    every = map(chr, [*range(0x3400, 0xA000), *range(0x20000, 0x2FA20)])
    return {one for one in every if one.encode(name, "ignore")}


@pytest.mark.parametrize("role", ROLES)
def test_the_whole_of_hkscs_and_jis_is_there(kit: Library, role: str) -> None:
    face = kit.face(kit.key_of(role))
    for name, least in (("big5hkscs", 17_000), ("euc_jis_2004", 10_000)):
        wanted = encoded(name)
        assert len(wanted) > least
        assert not [one for one in wanted if not face.covers(one)]
    assert face.covers_all("髙﨑𠮷嘅咗啲喺冇佢哋堃喆峠働凪")


@pytest.mark.parametrize("role", ROLES)
def test_each_region_has_its_own_forms(kit: Library, role: str) -> None:
    face = kit.face(kit.key_of(role))
    assert len({gid(face, "直", language) for language in (TAIWAN, HONG_KONG, JAPAN)}) == 3
    assert gid(face, "骨", TAIWAN) != gid(face, "骨", JAPAN)
    assert gid(face, "令", TAIWAN) != gid(face, "令", JAPAN)
    assert gid(face, "角", HONG_KONG) == gid(face, "角", JAPAN)  # drawn alike everywhere
    # What Japan alone writes has its Japanese form in Chinese copy, too.
    assert len({gid(face, "峠", language) for language in (TAIWAN, HONG_KONG, JAPAN)}) == 1


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("mark", "、。，")
def test_stops_are_in_the_middle_in_taiwan_and_in_a_corner_in_japan(kit: Library, role: str, mark: str) -> None:
    face = kit.face(kit.key_of(role))
    middle, corner = (face.ink(gid(face, mark, language)) for language in (TAIWAN, JAPAN))
    assert abs((middle.left + middle.right) / 2 - 500) < 60
    assert (corner.left + corner.right) / 2 < 300
    down = face.shape("、", language=JAPAN, vertical=True)
    assert face.ink(down.gids[0]).right + down.xs[0] > 0  # from the middle of its cell: at the right
    assert face.vertical_form("「", JAPAN)
    assert face.has_vertical_metrics


def test_heads_are_heavier_than_text(kit: Library) -> None:
    text, head = (kit.face(kit.key_of(role)) for role in ROLES[:2])
    thin, thick = (one.ink(gid(one, "一", TAIWAN)) for one in (text, head))
    assert thick.top - thick.bottom > 1.4 * (thin.top - thin.bottom)


@pytest.mark.parametrize("role", ROLES)
def test_a_subset_holds_the_region_s_glyph(kit: Library, role: str) -> None:
    face = kit.face(kit.key_of(role))
    gids = face.shape("直骨令", language=JAPAN).gids
    made = subset(face, gids)
    assert made.kind.startswith("cff")
    cff = CFFFontSet()
    cff.decompile(io.BytesIO(made.data), None)
    cut = cff.topDictIndex[0].CharStrings
    assert len(cut) == 4
    for one in cut.values():
        one.draw(NullPen())
    assert {one.width for one in cut.values()} == {1000}


@pytest.mark.parametrize("role", ROLES)
def test_ink_is_what_another_reader_measures(kit: Library, repository: Path, role: str) -> None:
    """fontTools works out where curves turn; the box of their control points may be a tenth of an em wider."""
    face = kit.face(kit.key_of(role))
    text = "転永風女泳冰あるを、。「"
    with TTFont(repository / "fonts" / FILES[role], lazy=True) as font:
        glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
        for mark in text:
            number = gid(face, mark, JAPAN)
            pen = BoundsPen(glyphs)
            glyphs[order[number]].draw(pen)
            found = face.ink(number)
            # Within the em box the box of the control points does; what seems to reach out of it is measured.
            within = found.left >= 0 and found.right <= 1000 and found.bottom >= EM_BOX[1] and found.top <= EM_BOX[0]
            assert within or all(abs(a - b) <= 1 for a, b in zip(found, pen.bounds, strict=True)), mark
            assert pen.bounds[1] < EM_BOX[1] or found.bottom >= EM_BOX[1], mark
            assert pen.bounds[3] > EM_BOX[0] or found.top <= EM_BOX[0], mark
    assert face.ink(gid(face, "転", JAPAN)).right <= 1000
