"""Press files read by eye: drawn by Ghostscript with its overprints, then read from the pixels by an OCR.

The OCR is the recogniser of PP-OCRv6 as the package ``rapidocr`` ships it (Apache-2.0, 21 MB, offline).  It is given
one line of type at a time and knows neither codes nor faces; where lines stand is taken from the account in
``report.json``, and a line that is not there is white paper, which reads as nothing.
"""

from __future__ import annotations

import importlib.util
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy
import onnxruntime
from PIL import Image, ImageChops
from plates import run
from readback import Glyph, ReadBack

DPI: Final = 200
"""Body type of 10.5 pt is 29 pixels high; at 150 and 300 dpi the same characters are read."""

HEIGHT: Final = 48
"""Pixels that the recogniser wants a line to be high."""

ALIKE: Final = frozenset(
    {("—", "一"), ("—", "-"), ("—", "―"), ("∶", ":"), ("~", "〜"), ("〇", "○"), ("〇", "O"), ("〇", "0"), ("·", "・"),
     ("•", "·"), ("′", "'"), ("″", '"'), ("'", "‘"), ('"', "“"), ("于", "於"), ("厘", "釐"), ("强", "強"), ("群", "羣")}
)  # fmt: skip
"""Pairs of what is printed and what the recogniser calls it.  The first are one shape at another height or length; the
last are forms of one character, which it learned from texts of both scripts: it calls 于 於 in whatever face."""

_STROKES: Final = re.compile(r"[—―]{2,}")
_LEADERS: Final = re.compile(r"[.…·⋯]{2,}|^[.…·⋯]+$")
"""Rows of dots and long dashes are lines, not letters: their length is not read."""

_UPRIGHT: Final = re.compile(r"[^\w]+")
"""In a vertical line only letters and figures are shown and compared: marks have other forms there, and corners of a
cell for their place; side by side with characters they read as 一 and 二."""


class SeenLine(NamedTuple):
    """A line of type: what the account *meant*, what the file *held* by its codes, what was *read* from the paper."""

    slot: str
    meant: str
    held: str
    read: str


def seen_lines(
    pdf: Path, page: Mapping[str, Any], folder: Path, roles: Iterable[str] = (), *, plates: str = "CMYK"
) -> list[SeenLine]:
    """The lines of *page*, one of an account, as *pdf* shows them on its *plates*; with *roles* only those of such."""
    paper, back = drawn(pdf, folder, plates), ReadBack(pdf.read_bytes())
    scale, beyond = DPI / 72_000, (paper.height - page["size"][1] * DPI / 72_000) / 2
    slots = ["", *(slot[0] for slot in page["slots"])]
    wanted = set(roles)
    made = []
    for slot, role, box, words, size in _lines_of(page):
        if wanted and role not in wanted:
            continue
        place = _Place(*(beyond + one * scale for one in (box[0], box[1], box[0] + box[2], box[1] + box[3])))
        em = size * scale
        loose = place.foot - place.top > 2.6 * em
        if loose:  # of what is set downward, or has glyphs off the line, the account leaves an em on every side
            place = _Place(place.left + em, place.top + em, place.right - em, place.foot - em)
        downward = loose and place.foot - place.top > place.right - place.left - 0.6 * em
        if not letters(words, downward=downward) or (downward and words.isascii()):
            continue  # marks alone; Latin on its side
        glyphs = _glyphs_of(place, back.glyphs, paper.height, em, downward=downward)
        strip = _side_by_side(paper, glyphs, em) if downward else paper.crop(_line_in(place, em))
        line = words, "".join(one.text for one in glyphs), read(strip)
        made.append(SeenLine(slots[slot + 1], *(letters(one, downward=downward) for one in line)))
    return made


def _lines_of(page: Mapping[str, Any]) -> Iterator[tuple[int, str, list[int], str, int]]:
    """Slot, role, box, words and size of every line of type, a number of a list together with its item."""
    last: tuple[int, str, list[int], str, int] | None = None
    for slot, kind, role, _, box, _, _, words, size in page["marks"]:
        # Ruby and the outline under type have roles of their own: the one is 4 pt, the other is drawn once more above.
        if kind != "type" or not words.strip() or "-" in role:
            continue
        if last and last[0] == slot and last[2][1] == box[1] and last[2][0] < box[0] < last[2][0] + last[2][2]:
            wide = [*last[2][:2], box[0] + box[2] - last[2][0], box[3]]
            last = slot, role, wide, last[3] + words, size
            continue
        if last:
            yield last
        last = slot, role, box, words, size
    if last:
        yield last


class _Place(NamedTuple):
    """A box in pixels."""

    left: float
    top: float
    right: float
    foot: float


def _glyphs_of(place: _Place, glyphs: Iterable[Glyph], height: int, em: float, *, downward: bool) -> list[Glyph]:
    """The glyphs of the line in *place*, where the account reckons 1 em above and 0.32 below a baseline."""
    to = DPI / 72
    made = []
    for one in glyphs:
        x, y = one.x * to, height - one.y * to
        if downward:
            inside = -0.3 * em < x - place.left < em and place.top < y < place.foot
        else:
            inside = place.left <= x <= place.right and abs(place.foot - 0.32 * em - y) < 0.55 * em
        if inside and abs(one.size * to - em) < 0.3 * em:
            made.append(one)
    return made


def _line_in(place: _Place, em: float) -> tuple[int, int, int, int]:
    base = place.foot - em * 0.32
    return int(place.left), int(base - em * 0.95), int(place.right) + 1, int(base + em * 0.2)


def _side_by_side(paper: Image.Image, glyphs: Sequence[Glyph], em: float) -> Image.Image:
    """Characters that stand below each other in one line; of two in a cell each ends where the next begins."""
    cells = []
    for one, after in zip(glyphs, [*glyphs[1:], None], strict=True):
        if not letters(one.text, downward=True):
            continue
        x, y = one.x * DPI / 72, paper.height - one.y * DPI / 72
        beside = after is not None and after.y == one.y and after.x > one.x
        end = after.x * DPI / 72 if after and beside else x + em
        cells.append(paper.crop((round(x), int(y - em * 0.9), round(end), int(y - em * 0.9) + round(em * 1.05))))
    strip = Image.new("L", (max(1, sum(one.width for one in cells)), round(em * 1.05)), 255)
    at = 0
    for cell in cells:
        strip.paste(cell, (at, 0))
        at += cell.width
    return strip


def drawn(pdf: Path, folder: Path, plates: str = "CMYK") -> Image.Image:
    """The sheet in grey as its *plates* print it, overprints and all."""
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / f"{pdf.stem}.tif"
    done = run(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", "-sCompression=none", "-dOverprint=/enable",
        f"-r{DPI}", f"-sOutputFile={out}", pdf,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with Image.open(out) as image:
        assert image.mode == "CMYK"
        if plates == "CMYK":
            return image.convert("L")
        inks = [one for letter, one in zip("CMYK", image.split(), strict=True) if letter in plates]
        paper = inks[0]
        for ink in inks[1:]:
            paper = ImageChops.add(paper, ink)
        return ImageChops.invert(paper)


@cache
def _recogniser() -> tuple[onnxruntime.InferenceSession, list[str]]:
    spec = importlib.util.find_spec("rapidocr")
    assert spec and spec.origin
    (model,) = (Path(spec.origin).parent / "models").glob("*rec*.onnx")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    known = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return session, ["", *known, " "]


def read(line: Image.Image) -> str:
    """What the recogniser makes of a picture of one line."""
    session, alphabet = _recogniser()
    width = max(line.width * HEIGHT // line.height, HEIGHT // 3)
    pixels = numpy.asarray(line.convert("RGB").resize((width, HEIGHT), Image.Resampling.BILINEAR), numpy.float32)
    given = (pixels / 127.5 - 1).transpose(2, 0, 1)[None]
    (scores,) = session.run(None, {session.get_inputs()[0].name: given})
    best = scores[0].argmax(1).tolist()
    # One character is seen in several places side by side; a blank stands between two that are the same.
    return "".join(alphabet[one] for one, before in zip(best, [0, *best], strict=False) if one != before)


def letters(words: str, *, downward: bool = False) -> str:
    """*words* as they are compared: without blanks, full-width marks as the ASCII that looks so."""
    plain = _STROKES.sub("—", unicodedata.normalize("NFKC", "".join(words.split())))
    return _UPRIGHT.sub("", plain) if downward else _LEADERS.sub("", plain)


def apart(meant: str, seen: str) -> int:
    """How many characters must be put in, left out or exchanged to make *meant* of *seen*."""
    if meant == seen:
        return 0
    row = list(range(len(seen) + 1))
    for i, one in enumerate(meant, 1):
        corner, row[0] = row[0], i
        for j, other in enumerate(seen, 1):
            same = one == other or (one, other) in ALIKE
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (not same))
    return row[-1]


def account(folder: Path) -> dict[str, Any]:
    """The account that a run left in *folder*."""
    kept: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))["account"]
    return kept
