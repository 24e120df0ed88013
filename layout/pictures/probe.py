"""How large a picture is, from its header alone: make-up needs proportions, not pixels.

JPEG and PNG are read here, without decoding anything and without Pillow, whose import costs time.  How a picture is
turned is read here alone, so that make-up and conversion cannot disagree: from Exif, else from XMP.
"""

from __future__ import annotations

import struct

from layout.findings import Place, Unreadable, finding
from layout.pictures.headers import PNG_SIGNATURE, jpeg_facts, png_facts, refuse_slow, refuse_strips
from layout.pictures.model import PictureFacts, refuse_giant, refuse_unpacked


def probe(data: bytes, name: str) -> PictureFacts:
    """Facts of the picture in *data*; *name* is what findings call it.

    Raises :class:`Unreadable` (``picture-empty``, ``picture-not-an-image``, ``picture-unreadable``,
    ``picture-too-large``).  A header can be sound and the pixels behind it cut short: that shows when the
    picture is made for the press.
    """
    if not data:
        raise Unreadable(finding("picture-empty", Place(name), file=name))
    try:
        if data[:2] == b"\xff\xd8":
            facts = jpeg_facts(data)
            refuse_slow(data, facts)
        elif data[:8] == PNG_SIGNATURE:
            facts = png_facts(data)
        else:
            refuse_strips(data)
            from layout.pictures.decode import other_facts  # brings Pillow, which JPEG and PNG do without

            facts = other_facts(data, name)
    except (ValueError, IndexError, struct.error) as fault:
        reason = "cut short" if isinstance(fault, IndexError | struct.error) else str(fault)
        raise Unreadable(finding("picture-unreadable", Place(name), file=name, reason=reason)) from None
    refuse_giant(facts.width, facts.height, name)
    if facts.format != "JPEG":
        refuse_unpacked((facts.width, facts.height), facts.mode, name, len(data))
    return facts
