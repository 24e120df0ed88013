"""PDFs of one small page written operator by operator, and Ghostscript's plates of them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[2]
PROFILE = (ROOT / "styles/press/newsprint.icc").read_bytes()

Resources = Callable[[pikepdf.Pdf], Any]


def paper(content: bytes | str, resources: Resources | None = None, **entries: Any) -> bytes:
    """A page of 100 × 100 points with *content*."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(100, 100))
    page = document.pages[0].obj
    page.TrimBox = page.MediaBox
    page.Resources = resources(document) if resources else Dictionary()
    page.Contents = document.make_stream(content.encode() if isinstance(content, str) else content)
    for key, value in entries.items():
        page[f"/{key}"] = value
    return saved(document)


def saved(document: pikepdf.Pdf, **how: Any) -> bytes:
    """The document's bytes, always the same."""
    out = io.BytesIO()
    document.save(out, deterministic_id=not how, **how)
    return out.getvalue()


def stream(document: pikepdf.Pdf, data: bytes, **entries: Any) -> Any:
    made = document.make_stream(data)
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def image(document: pikepdf.Pdf, space: Any, data: bytes, **entries: Any) -> Any:
    """An image of two pixels by two."""
    told = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8}
    if space is not None:
        told["ColorSpace"] = space
    return stream(document, data, **{**told, **entries})


def same_plates(one: Mapping[str, Image.Image], other: Mapping[str, Image.Image]) -> bool:
    """Whether two pages have the same plates, in one order, with the same ink to the last pixel."""
    return [(ink, plate.tobytes()) for ink, plate in one.items()] == [
        (ink, plate.tobytes()) for ink, plate in other.items()
    ]


def ghost_plates(pdf: Path, folder: Path, dpi: int = 72) -> dict[str, Image.Image]:
    """What Ghostscript puts on every plate of a file of one page: 0 none, 255 solid."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-dUseTrimBox", f"-r{dpi}"]
    subprocess.run([*words, f"-sOutputFile={folder / 'p.tif'}", str(pdf)], check=True, capture_output=True, timeout=120)
    made = {}
    for path in sorted(folder.glob("p(*).tif")):
        with Image.open(path) as plate:
            made[path.name[2:-5]] = ImageChops.invert(plate.convert("L"))
    return made


def heaviest(plates: dict[str, Image.Image]) -> float:
    """The most ink of any pixel, in per cent."""
    names = list(plates)
    width, height = plates[names[0]].size
    data = [plates[name].tobytes() for name in names]
    assert all(len(one) == width * height for one in data)
    return max(map(sum, zip(*data, strict=True))) / 2.55


def cyan_to_black(document: pikepdf.Pdf) -> Any:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0.4, 0, 0.2], C1=[0, 1, 0, 1], N=1)


def separation(document: pikepdf.Pdf, name: str) -> Any:
    turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.5, 1, 0], N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, turn])
