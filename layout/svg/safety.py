"""An SVG opened with nothing in it that runs, or leads out of the file."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree

from layout.findings import Place, Unreadable, finding

MOST_BYTES: Final = 4 << 20
MOST_ITEMS: Final = 20_000
"""Shapes and stretches of words of a drawing."""

_OUTSIDE: Final = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:", re.IGNORECASE)


def safe_root(data: bytes, name: str) -> ElementTree.Element:
    """The outermost element of the SVG in *data*; *name* is what findings call it.

    Raises :class:`Unreadable` (``svg-too-much``, ``svg-forbidden``, ``svg-unreadable`` where it is no UTF-8), and what
    parsers of XML raise.
    """
    place = Place(name)
    if len(data) > MOST_BYTES:
        raise Unreadable(finding("svg-too-much", place, file=name, what=f"{len(data) >> 20} MiB"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(finding("svg-unreadable", place, file=name, why="UTF-8")) from None
    text = re.sub(r"<!DOCTYPE[^\[>]*>", "", text, count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable(finding("svg-forbidden", place, file=name, what="ENTITY"))
    root = ElementTree.fromstring(text)
    if tag_of(root) != "svg":
        raise ValueError(tag_of(root))
    _refuse(root, name)
    return root


def tag_of(node: ElementTree.Element) -> str:
    """The name of *node*, without its namespace; empty for what is no element."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _refuse(root: ElementTree.Element, name: str) -> None:
    """Raise for what runs, or leads out of the file."""
    for count, node in enumerate(root.iter()):
        if count > MOST_ITEMS * 5:
            raise Unreadable(finding("svg-too-much", Place(name), file=name, what=f"{count} elements"))
        what = ""
        if tag_of(node) in ("script", "handler", "iframe"):
            what = tag_of(node)
        for key, value in node.attrib.items():
            short = key.rpartition("}")[2]
            if short.lower().startswith("on") or _OUTSIDE.search(value):
                what = short
            elif (
                short == "href" and not value.startswith("#") and tag_of(node) != "a" and not value.startswith("data:")
            ):
                what = f"href {value[:40]}"
        if tag_of(node) == "style" and _OUTSIDE.search("".join(node.itertext())):
            what = "@import / url()"
        if what:
            raise Unreadable(finding("svg-forbidden", Place(name), file=name, what=what))
