"""Our plates beside Ghostscript's: which there are, the most ink on them, and where ink stands (so overprint).

    python tests/preflight/ghost.py                       every mutant and every sound page
    python tests/preflight/ghost.py FILE.pdf FOLDER …     these files

Prints a line for every page that differs, with what explains it where that is known; exit 1 when one is not explained.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pikepdf
from PIL import Image, ImageChops, ImageMath

from layout.findings import Unreadable
from layout.pdfreader.objects import inherited
from layout.preflight.check import checked
from layout.stylesheets.preflight import Limits

ROOT = Path(__file__).resolve().parents[2]
PRESS = ROOT / "styles/press/newsprint.icc"
DPI = 72
FINER = 3
"""How much finer plates are for the most ink; where ink stands is compared on the average of so many by so many."""
CELL = 12
"""Pixels over which plates are averaged before they are compared: edges are rounded differently by everyone."""
FAR = 28
"""Ink of 255 by which a cell may differ."""
SHARE = 0.002
"""Share of the cells that may differ more: hairlines, which one renderer widens and the other does not."""
INK = 2.0
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


class Seen(NamedTuple):
    """The plates of a page (0 none, 255 solid), and the most ink in per cent."""

    plates: Mapping[str, Image.Image]
    most: float
    inked: set[str]
    """The plates that carry ink."""


class Compared(NamedTuple):
    """What differs: plates only one has, ink in points, and plates on which ink stands elsewhere."""

    name: str
    plates: str = ""
    ink: str = ""
    elsewhere: str = ""

    @property
    def differs(self) -> bool:
        """True when anything does."""
        return bool(self.plates or self.ink or self.elsewhere)

    def told(self) -> str:
        """One line."""
        return " · ".join(part for part in (self.plates, self.ink, self.elsewhere) if part)


def ghosts(paths: Sequence[Path], folder: Path, dpi: int = DPI) -> list[Seen | None]:
    """Ghostscript's plates of the first page of every file; ``None`` for what it does not draw."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda one: _ghost(one[1], folder, f"{one[0]:04d}", dpi), enumerate(paths)))


def _ghost(path: Path, folder: Path, stem: str, dpi: int) -> Seen | None:
    words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", _box(path)]
    words += [f"-r{dpi * FINER}", "-dLastPage=1", "-dOverprint=/enable", "-dPrinted=true"]
    words += ["-dShowAnnots=false", "-dShowAcroForm=false"]  # notes and form fields are no part of a plate: errors
    words += [f"-sOutputICCProfile={PRESS}", f"-sDefaultCMYKProfile={PRESS}"]
    words += [f"--permit-file-read={PRESS}", f"-sOutputFile={folder / stem}.tif", str(path)]
    try:
        subprocess.run(words, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return None
    try:
        plates = _read(folder, stem)
    except OSError:  # it ended in the middle of a plate
        plates = {}
    for path in folder.glob(f"{stem}*.tif"):
        path.unlink()
    if not plates:
        return None
    smaller = {name: plate.reduce(FINER) for name, plate in plates.items()}
    return Seen(smaller, most_of(list(plates.values())), {name for name, one in plates.items() if one.getbbox()})


def _box(path: Path) -> str:
    """The box of the first page that preflight measures in: the trim, or all that is shown where there is none."""
    try:
        with pikepdf.open(path) as pdf:
            boxes = [box for box in ("Trim", "Art") if f"/{box}Box" in pdf.pages[0].obj]
            return f"-dUse{(*boxes, 'Crop')[0]}Box"
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, LookupError, AttributeError):
        return "-dUseTrimBox"


def _read(folder: Path, stem: str) -> dict[str, Image.Image]:
    made = {}
    for path in sorted(folder.glob(f"{stem}(*).tif")):
        with Image.open(path) as plate:
            name = re.sub(r"%([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), path.name[len(stem) + 1 : -5])
            made[name] = ImageChops.invert(plate.convert("L"))
    return made


def most_of(plates: Sequence[Image.Image]) -> float:
    """The heaviest pixel, in per cent."""
    total = ImageMath.lambda_eval(lambda a: a["p"] + 0, p=plates[0])
    for plate in plates[1:]:
        total = ImageMath.lambda_eval(lambda a: a["t"] + a["p"], t=total, p=plate)
    return float(total.getextrema()[1]) / 2.55


def ours(data: bytes, name: str, dpi: int = DPI) -> Seen:
    """What preflight says of the first page.  Raises :class:`Unreadable`."""
    limits = Limits("quick", resolution=dpi * FINER)
    done = checked(data, name, limits, PRESS.read_bytes(), dpi=dpi)
    ink = done.report.pages[0].ink
    assert ink is not None
    return Seen({plate: _upright(shown, data) for plate, shown in done.plates[0].items()}, ink.most, set(ink.inked))


def _upright(plate: Image.Image, data: bytes) -> Image.Image:
    """A plate as its page is looked at: ours lie as the sheet does, Ghostscript's as the page is turned."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        turned = int(inherited(pdf.pages[0].obj, "/Rotate") or 0) % 360
    return plate.rotate(-turned, expand=True) if turned and turned % 90 == 0 else plate


def compared(name: str, mine: Seen, other: Seen) -> Compared:
    """Both, one against the other."""
    # Ghostscript gives names of files, in which it puts what it likes for signs beyond ASCII.
    plates = [_plain(one) for one in (mine.inked, other.inked)]
    apart = f"plates {sorted(plates[0])} | {sorted(plates[1])}" if plates[0] != plates[1] else ""
    ink = f"ink {mine.most:.0f} | {other.most:.0f}" if abs(mine.most - other.most) > INK else ""
    off = []
    for plate in PROCESS:
        a, b = mine.plates[plate], other.plates.get(plate)
        if b is not None and (share := elsewhere(a, b)) > SHARE:
            off.append(f"{plate} {share:.1%}")
    return Compared(name, apart, ink, " ".join(off))


def _plain(names: set[str]) -> set[str]:
    return {name if name.isascii() else "?" for name in names}


def elsewhere(a: Image.Image, b: Image.Image) -> float:
    """The share of cells in which two plates have different amounts of ink."""
    size = max(1, a.width // CELL), max(1, a.height // CELL)
    small = [one.resize(size, Image.Resampling.BOX) for one in (a, b)]
    counts = ImageChops.difference(*small).histogram()
    return sum(counts[FAR:]) / sum(counts)


def compare(files: Mapping[str, bytes], folder: Path, dpi: int = DPI) -> list[Compared]:
    """Every file, by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for at, data in enumerate(files.values()):
        paths.append(folder / f"{at:04d}.pdf")
        paths[-1].write_bytes(data)
    found = []
    for name, data, other in zip(files, files.values(), ghosts(paths, folder / "gs", dpi), strict=True):
        try:
            mine = ours(data, name, dpi)
        except Unreadable as fault:
            found.append(Compared(name, f"refused: {fault.findings[0].message('en')[:90]}" if other else ""))
            continue
        found.append(compared(name, mine, other) if other else Compared(name, "not drawn by Ghostscript"))
    return found


SAMPLES = ("datong/issue.yaml", "evening/issue.yaml", "weekend/issue.yaml")


def samples(folder: Path) -> dict[str, bytes]:
    """Every page of the sample issues."""
    from layout.cli import main

    made = {}
    for one in SAMPLES:
        with redirect_stdout(io.StringIO()):
            main([str(ROOT / "seeds" / one), "--out", str(folder), "--only", "pdf", "--quiet"])
    for path in sorted(folder.rglob("*.pdf")):
        made[str(path.relative_to(folder))] = path.read_bytes()
    return made


def planted(folder: Path) -> dict[str, bytes]:
    """Every mutant as a file."""
    from ad_mutants import AD_MUTANTS
    from clean import clean_page
    from more_mutants import in_gbk
    from mutants import EITHER, X1A, spoilt
    from nested_pairs import NESTED
    from placed_pairs import PLACED
    from planted_pairs import FOR_X4

    with redirect_stderr(io.StringIO()):
        data = {standard: clean_page(folder / standard, standard).read_bytes() for standard in ("x-4", "x-1a")}
    both = [("x-4", name, one) for name, one in {**EITHER, **FOR_X4, **AD_MUTANTS, **PLACED, **NESTED}.items()]
    both += [("x-1a", f"x-1a {name}", one) for name, one in X1A.items()]
    return {name: in_gbk(spoilt(data[standard], one)) for standard, name, one in both}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", type=Path, nargs="*")
    given: list[Path] = parser.parse_args().pdf
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if given:
            paths = [one for path in given for one in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
            files = {str(path): path.read_bytes() for path in paths}
        else:
            files = {**samples(folder / "samples"), **planted(folder)}
        found = compare(files, folder / "files")
    unknown = 0
    for one in found:
        if one.differs:
            why = "" if given else EXPLAINED.get(one.name, "")
            unknown += not why
            print(f"{one.name}: {one.told()}" + (f"  [{why}]" if why else ""))
    print(f"{len(found)} pages, {sum(one.differs for one in found)} differ, {unknown} of them unexplained")
    return 1 if unknown else 0


_SUBSTITUTE = "the font's program is broken and reported: each renderer takes another face in its place"
_HIDDEN = "Ghostscript 10 does not work out expressions of layers (ISO 32000-1, 8.11.2.2): it shows what is hidden"
_WHOLE_PIXELS = "pdfium lays cells that end with their step side by side in whole pixels: tiles drift, ink is the same"
_SPOT_IN_TILES = "Ghostscript 10 ends in the middle of a plate where a spot ink is in a group in tiles"
_OWN_GREY = "grey of JPEG 2000 without a space: DeviceGray to pdfium, poppler and mupdf, managed grey to Ghostscript"
EXPLAINED: dict[str, str] = {
    "a program taken out": _SUBSTITUTE,
    "program cut short": _SUBSTITUTE,
    "program of garbage": _SUBSTITUTE,
    "program of nothing": _SUBSTITUTE,
    "a layer that is not printed": "Ghostscript 10 knows nothing of usage (ISO 32000-1, 8.11.4.4); a RIP prints",
    "register colour among inks": "All is forbidden in DeviceN and reported; Ghostscript takes the alternate colour",
    "codes to glyphs, faulty": "codes without a glyph, reported: each renderer draws something else for them",
    "expression of layers, sound": _HIDDEN,
    "any of two layers off, planted": "Ghostscript 10 hides what one layer that is off would show (8.11.2.2, AnyOff)",
    "a form on a layer, sound twin": "Ghostscript 10 shows a form whose own layer is off (8.11.3.3), poppler does not",
    "alternates of a picture, planted": "the alternate for printing, which is forbidden and reported, is printed",
    "a mask in a spot ink, in tiles, sound twin": _WHOLE_PIXELS,
    "a mask in an ink by DeviceN, sound twin": _WHOLE_PIXELS,
    "a palette of wavelets in grey": _OWN_GREY,
    "wavelets of 16 bits": _OWN_GREY,
    "an ink named in GBK among inks in a group in tiles": _SPOT_IN_TILES,
    "a spot ink of a palette in a group in tiles": _SPOT_IN_TILES,
    "white that overprints in a knockout group in a form": "Ghostscript 10 leaves out white that overprints, though it "
    "has a shape, which takes away what was before (ISO 32000-1, 11.4.6)",
    "wavelets multiplied by how far they are seen": "colours that are multiplied by it are reported as not measured",
    "black by another name": "one plate: Ghostscript calls its file BLACK0 since Black is there already",
}
"""Why a mutant's plates differ from Ghostscript's."""


if __name__ == "__main__":
    sys.exit(main())
