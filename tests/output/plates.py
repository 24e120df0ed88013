"""Programs of other houses that look at a press file: validators, Ghostscript's plates, poppler, qpdf."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import page as validator
import pytest
from PIL import Image, ImageChops


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """A program's output; where it is not installed the test is left out, but never in CI, which installs it."""
    if not shutil.which(str(words[0])) and not os.environ.get("CI"):
        pytest.skip(f"needs {words[0]} (Debian: ghostscript, poppler-utils, mupdf-tools, qpdf)")
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False, timeout=300)


def failures(data: bytes, profile: str) -> set[str]:
    """Rules of a *profile* (``2u``, ``1b``, ``ua1``) that *data* breaks, as page-validation finds them."""
    report = validator.validate_pdf_bytes(data, profile=profile).to_dict()
    return set(re.findall(r"PDF[A-Z0-9-]+-\d{3}", str(report["failures"])))


class Plates(NamedTuple):
    """What Ghostscript makes of a page, trimmed: a picture of every plate by its name, 255 for a solid."""

    plates: dict[str, Image.Image]

    @property
    def heaviest(self) -> float:
        """The most ink of any place, in per cent."""
        total = None
        for plate in self.plates.values():
            total = _sum(total, plate)
        assert total is not None
        return float(total.getextrema()[1]) / 2.55  # type: ignore[arg-type]  # one plate has one pair


def _sum(total: Image.Image | None, plate: Image.Image) -> Image.Image:
    wide = plate.convert("I")
    if total is None:
        return wide
    from PIL import ImageMath

    added: Image.Image = ImageMath.lambda_eval(lambda a: a["x"] + a["y"], x=total, y=wide)
    return added


def plates(pdf: Path, folder: Path, *, dpi: int = 100, overprint: bool = True) -> Plates:
    """The plates of a file of one page."""
    folder.mkdir(parents=True, exist_ok=True)
    done = run(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}", "-dUseTrimBox",
        f"-dOverprint=/{'enable' if overprint else 'disable'}", f"-sOutputFile={folder / 'p.tif'}", pdf,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = {}
    for path in sorted(folder.glob("p(*).tif")):
        with Image.open(path) as image:
            made[path.name[2:-5]] = ImageChops.invert(image.convert("L"))
    return Plates(made)
