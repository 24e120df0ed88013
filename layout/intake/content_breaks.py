"""What in the content of somebody's page PDF/A-2 has no place for (ISO 19005-2, 6.1 and 6.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from layout.pdfreader.document import unpacked
from layout.pdfreader.lexer import Said, instructions
from layout.pdfreader.objects import objects_under

_WORDS: Final = """
b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l M m MP n q Q re RG rg ri
s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"
"""
_OPERATORS: Final = frozenset(_WORDS.split())
"""All that there are (ISO 32000-1, annex A): BX and EX excuse no other."""

_INTENTS: Final = frozenset(("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"))
_MOST_KEPT: Final = 28
"""Graphics states kept one in another (ISO 19005-2, 6.1.13)."""

_LIMITS: Final = (
    (re.compile(rb"/[^\x00\t\n\f\r /()<>\[\]{}%]{128,}"), "name > 127"),
    (re.compile(rb"\([^()]{32768,}|<[0-9A-Fa-f\s]{65536,}"), "string > 32767"),
)
_LONG: Final = re.compile(rb"(?<![\d.])\d{10,}(?![\d.])")
_MOST_WHOLE: Final = 2**31 - 1


def contents_under(resources: Any, most: int) -> Iterator[Any]:
    """Every stream with instructions that hangs on *resources*: forms, tiles of patterns, glyphs of Type 3."""
    for obj in objects_under((resources,), most):
        if isinstance(obj, pikepdf.Stream):
            if str(obj.get("/Subtype", "")) == "/Form" or int(obj.get("/PatternType", 0)) == 1:
                yield obj
        elif isinstance(obj, pikepdf.Dictionary) and isinstance(obj.get("/CharProcs"), pikepdf.Dictionary):
            yield from (one for one in obj.CharProcs.values() if isinstance(one, pikepdf.Stream))


def content_breaks(page: bytes, resources: Any, name: str, most: int) -> Iterator[str]:
    """What of the content *page*, and of what it uses, breaks PDF/A-2, in the words of PDF.

    Raises :class:`layout.findings.Unreadable` for a stream beyond bounds.
    """
    scratch = pikepdf.new()
    yield from _of_one(page, scratch)
    for stream in contents_under(resources, most):
        yield from _of_one(unpacked(stream, name), scratch)


def _of_one(data: bytes, scratch: pikepdf.Pdf) -> Iterator[str]:
    yield from (words for limit, words in _LIMITS if limit.search(data))
    long = _LONG.search(data) is not None  # it may stand in a string, where it is none
    faults: list[str] = []
    kept = 0
    for one in instructions(data, scratch, faults.append):
        if long and _beyond(one):
            yield "integer > 2³¹"
        if one.word == "q":
            kept += 1
            if kept == _MOST_KEPT + 1:
                yield f"q > {_MOST_KEPT}"
        elif one.word == "Q":
            kept -= 1
        elif one.image is not None:
            yield from _inline(one.image)
        elif one.word == "ri":
            if one.operands and str(one.operands[0]) not in _INTENTS:
                yield f"ri {str(one.operands[0])[:20]}"
        elif not one.path and one.word not in _OPERATORS:
            yield f"operator {one.word[:20]}"
    if faults:
        yield "syntax"


def _beyond(one: Said) -> bool:
    """True for an instruction with a whole number beyond what PDF/A-2 knows."""
    whole = [int(said) for said in _LONG.findall(one.path)]
    whole += [said for said in one.operands if isinstance(said, int)]
    return any(abs(said) > _MOST_WHOLE for said in whole)


def _inline(image: Any) -> Iterator[str]:
    said = image.obj if hasattr(image, "obj") else {}
    if bool(said.get("/Interpolate", said.get("/I", False))):
        yield "Interpolate"
    if "LZW" in str(said.get("/Filter", said.get("/F", ""))):
        yield "LZWDecode"


def odd_intent(said: Any) -> bool:
    """True for a rendering intent that is none of the four."""
    return said is not None and str(said) not in _INTENTS
