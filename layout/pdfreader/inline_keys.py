"""Keys of inline images that are said twice: other readers take the last one, qpdf will not have the whole content."""

from __future__ import annotations

import re
from typing import Final

_KEYS: Final = {
    b"/BPC": b"/BitsPerComponent", b"/CS": b"/ColorSpace", b"/D": b"/Decode", b"/DP": b"/DecodeParms",
    b"/F": b"/Filter", b"/H": b"/Height", b"/IM": b"/ImageMask", b"/I": b"/Interpolate", b"/W": b"/Width",
}  # fmt: skip
"""Short names of keys (ISO 32000-1, table 93)."""
_W: Final = rb"[\x00\t\n\f\r ]"
_NAME: Final = rb"/[^\x00\t\n\f\r /()<>\[\]{}%]++"
_ATOM: Final = rb"(?:" + _NAME + rb"|[-+.\w]++|<[0-9A-Fa-f\s]*+>|\([^()\\]*+\))"
_VALUE: Final = (
    rb"(?:" + _ATOM + rb"|\[(?:" + _ATOM + rb"|" + _W + rb"++)*+\]|<<(?:" + _ATOM + rb"|" + _W + rb"++)*+>>)"
)
_PAIR: Final = re.compile(rb"(" + _NAME + rb")" + _W + rb"*+(" + _VALUE + rb")" + _W + rb"*+")
_IMAGE: Final = re.compile(
    rb"(?<![^\x00\t\n\f\r >\])}])BI" + _W + rb"*+((?:" + _PAIR.pattern + rb")++)(?=ID" + _W + rb")"
)


def said_once(content: bytes) -> bytes:
    """*content* in which every inline image says each of its keys once, as it says it last."""
    return _IMAGE.sub(_once, content) if b"BI" in content else content


def _once(found: re.Match[bytes]) -> bytes:
    pairs = [(_KEYS.get(key, key), value) for key, value in _PAIR.findall(found[1])]
    last = dict(pairs)
    if len(last) == len(pairs):
        return found[0]
    return b"BI " + b" ".join(key + b" " + value for key, value in last.items()) + b" "
