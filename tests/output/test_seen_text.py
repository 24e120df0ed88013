"""The samples' press files read from the paper: nothing of ours draws them, and nothing of ours reads them.

In scope is all type that stands in lines across or down.  Not read: ruby (4 pt), Latin on its side, marks of vertical
lines (see ``seen``), type in pictures and in pages of others.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from presswork import EDITION, KIT, set_in, sheet
from seen import SeenLine, account, apart, letters, seen_lines

from layout.cli import main
from layout.geometry import Rect
from layout.output.pdf import pdf
from layout.page import PAPER, Ink, Tint

MOST = 0.005
"""Share of characters that may be read otherwise."""


@pytest.fixture(scope="module")
def made(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The result of a sample issue, made once."""
    kept: dict[str, Path] = {}

    def make(issue: str) -> Path:
        if issue not in kept:
            out = tmp_path_factory.mktemp("seen")
            assert main([str(repository / "seeds" / issue), "--out", str(out), "--only", "pdf,report", "--quiet"]) == 0
            kept[issue] = next(one.parent for one in out.glob("*/report.json"))
        return kept[issue]

    return make


def page_of(folder: Path, file: str) -> dict[str, Any]:
    """A page of the account kept in *folder*."""
    (page,) = (one for one in account(folder)["pages"] if one["file"] == file)
    return page  # type: ignore[no-any-return]


def otherwise(lines: Sequence[SeenLine], *, held: bool = False) -> float:
    """The share of characters of *lines* that were read otherwise than they were meant, or *held* by codes."""
    said = [(one.held if held else one.meant, one.read) for one in lines]
    return sum(apart(*one) for one in said) / max(1, sum(len(one) for one, _ in said))


def told(lines: Sequence[SeenLine]) -> str:
    """The lines that were read otherwise, by slot."""
    return "\n".join(str(one) for one in lines if apart(one.meant, one.read) or apart(one.held, one.read))


@pytest.mark.parametrize(
    ("issue", "file", "least"),
    [
        ("datong/issue.yaml", "P01", 4400),
        ("weekend/issue.yaml", "P01", 1700),
        ("evening/issue.yaml", "P01", 1100),
        ("lancheng/issue.yaml", "P02", 1700),
        ("nanwan/issue.yaml", "P01", 2600),
    ],
)
def test_what_is_printed_reads_as_it_was_meant_and_as_its_codes_say(made, tmp_path, issue, file, least) -> None:
    folder = made(issue)
    lines = seen_lines(folder / f"{file}.pdf", page_of(folder, file), tmp_path)
    assert sum(len(one.meant) for one in lines) >= least
    assert otherwise(lines) <= MOST, told(lines)
    assert otherwise(lines, held=True) <= MOST, told(lines)


def spoilt(press: Path, out: Path, spoil: Callable[[pikepdf.Pdf], None]) -> Path:
    """A copy of the file *press* as *spoil* leaves it."""
    with pikepdf.open(io.BytesIO(press.read_bytes())) as document:
        spoil(document)
        document.save(out / "spoilt.pdf")
    return out / "spoilt.pdf"


def fonts_of(document: pikepdf.Pdf) -> list[Any]:
    """The fonts of the first page."""
    return list(document.pages[0].obj.Resources.Font.values())


def read_otherwise(document: pikepdf.Pdf) -> None:
    """Every code reads as the one after it."""
    for font in fonts_of(document):
        words = re.findall(rb"<([0-9A-F]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
        shifted = zip(words, [*words[1:], words[0]], strict=True)
        body = b"\n".join(b"<%s> <%s>" % (code, text) for (code, _), (_, text) in shifted)
        font.ToUnicode.write(
            b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap"
            % (len(words), body)
        )


def drawn_otherwise(document: pikepdf.Pdf) -> None:
    """Every code draws the glyph after its own, as when a subset is cut in another order."""
    for font in fonts_of(document):
        order = b"".join((code + 1).to_bytes(2, "big") for code in range(4000))
        font.DescendantFonts[0].CIDToGIDMap = document.make_stream(order)


def turned_about(document: pikepdf.Pdf) -> None:
    """The first two codes of every string of type change places."""
    content = document.pages[0].obj.Contents
    content.write(re.sub(rb"<([0-9A-F]{4})([0-9A-F]{4})", rb"<\2\1", content.read_bytes()))


@pytest.mark.parametrize(
    ("spoil", "meant", "held"),
    [(read_otherwise, False, True), (drawn_otherwise, True, True), (turned_about, True, False)],
)
def test_what_is_read_otherwise_drawn_otherwise_or_in_another_order_is_seen(made, tmp_path, spoil, meant, held) -> None:
    folder = made("weekend/issue.yaml")
    page = page_of(folder, "P01")
    lines = seen_lines(
        spoilt(folder / "P01.pdf", tmp_path, spoil), page, tmp_path, ("head", "deck", "byline", "caption")
    )
    assert len(lines) > 5
    assert (otherwise(lines) > 0.1, otherwise(lines, held=True) > 0.1) == (meant, held)


def with_states(**states: bool) -> Callable[[pikepdf.Pdf], None]:
    """Puts what the named states say of overprinting as given."""

    def spoil(document: pikepdf.Pdf) -> None:
        for name, over in states.items():
            state = document.pages[0].obj.Resources.ExtGState[f"/{name}"]
            state.OP, state.op, state.OPM = over, over, int(over)

    return spoil


def test_white_type_that_overprints_is_seen_to_be_gone(tmp_path) -> None:
    words, tint = "清水河今晚亮灯", Tint(Rect(10_000, 30_000, 200_000, 60_000), Ink(0, 1000, 1000, 0))
    run = set_in(KIT.face(KIT.key_of("hei-black")), words, size=20_000)._replace(ink=PAPER)
    press = tmp_path / "reversed.pdf"
    press.write_bytes(pdf((sheet(tint, run),), EDITION, KIT, {}))
    line = [-1, "type", "head", 0, [18_000, 40_000, 144_000, 26_400], "", "", words, 20_000]
    page = {"size": [300_000, 200_000], "slots": [], "marks": [line]}
    assert [one.read for one in seen_lines(press, page, tmp_path)] == [words]
    gone = seen_lines(spoilt(press, tmp_path, with_states(Knock=True)), page, tmp_path)
    assert [(one.held, one.read) for one in gone] == [(words, "")]


def test_black_type_on_a_tint_leaves_no_holes_in_the_plates_of_colour(made, tmp_path) -> None:
    folder = made("lancheng/issue.yaml")
    tinted = page_of(folder, "P02")
    slots = {one[0] for one in tinted["marks"] if one[1] == "tint"}
    tinted["marks"] = [one for one in tinted["marks"] if one[0] in slots and one[2] == "paragraph"][:12]
    assert len(tinted["marks"]) == 12
    press = folder / "P02.pdf"
    assert "".join(one.read for one in seen_lines(press, tinted, tmp_path, plates="CMY")) == ""
    cut = seen_lines(spoilt(press, tmp_path, with_states(Over=False)), tinted, tmp_path, plates="CMY")
    assert otherwise(cut) <= 0.1


def test_characters_are_counted_by_what_must_be_done_to_them() -> None:
    assert [apart(*one) for one in [("大同", "大同"), ("大同", "太同"), ("大同", "同"), ("", "大"), ("大", "")]] == [
        0, 1, 1, 1, 1,
    ]  # fmt: skip
    assert apart("于是——", "於是——") == 0
    assert apart("於是", "于是") == 1
    assert letters("（今日）　８ 版……——") == "(今日)8版—"
    assert letters("「看見了，很亮」24", downward=True) == "看見了很亮24"
