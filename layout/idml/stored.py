"""Pictures as they go into the document: as they were handed in, or turned, greyed and written anew."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from layout.findings import LayoutError
from layout.pictures.model import PictureFacts

_READ_BY_ALL: Final = frozenset(("JPEG", "PNG", "TIFF", "PSD"))
"""Formats that every InDesign which opens the document can show."""


def stored(data: bytes, name: str, facts: PictureFacts, *, one_ink: bool) -> tuple[bytes, str]:
    """The bytes of the picture *name* as a document can hold them, and the name of such a file.

    One that lies on its side, is in a format that InDesign may not know, or is printed in one ink becomes a TIFF
    without loss: upright, in *one_ink* grey.  Others, and those that cannot be read, stay as they are.
    """
    if facts.exif_orientation == 1 and facts.format in _READ_BY_ALL and not one_ink:
        return data, name
    from layout.pictures.decode import pixels  # these bring Pillow
    from layout.pictures.separate import greyed

    try:
        source = pixels(data, name, None, None)
    except LayoutError:
        return data, name
    image, profile = source.image, source.embedded
    if one_ink and image.mode != "L":
        image, profile = greyed(image, profile), b""
    out = BytesIO()
    image.save(out, "TIFF", compression="tiff_adobe_deflate", icc_profile=profile or None)
    return out.getvalue(), f"{name.rpartition('.')[0] or name}.tif"
