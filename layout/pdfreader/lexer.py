"""A content stream cut into instructions, one after another, so that a map of a million lines takes little room.

What nearly all content is made of (numbers and an operator, whole paths, plain strings shown) is read here by patterns;
everything else goes to qpdf, a stretch at a time, and so does all that follows an inline image, whose end only a reader
of the picture can find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

import pikepdf

from layout.pdfreader.inline_keys import said_once, settled_ends
from layout.value import NamedTuple

_W: Final = rb"[\x00\t\n\f\r ]"
_END: Final = rb"(?=[\x00\t\n\f\r /\[(<%]|\Z)"
_NAME: Final = rb"/[^\x00\t\n\f\r /()<>\[\]{}%#]++"
_NUMBERS: Final = rb"((?:[-+0-9.]++" + _W + rb"++)*+)"
_BLANK: Final = re.compile(_W + rb"*+")
_PLAIN: Final = re.compile(_W + rb"*+" + _NUMBERS + rb"([A-Za-z'\"*]++[01]?)" + _END)
_SEGMENT: Final = rb"(?:[-+0-9.]++" + _W + rb"++)*+(?:[mlcvyh]|re)" + _W + rb"++"
_SEGMENTS: Final = re.compile(rb"(?:" + _SEGMENT + rb")*+")
_PATH: Final = re.compile(rb"((?:" + _SEGMENT + rb")++)([sSFnbB]|[fbB]\*|f)" + _END)
_NUMBER: Final = rb"[-+]?+(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)" + _W + rb"++"
_TWO: Final = _NUMBER + _NUMBER
_DRAWN: Final = rb"(?:" + _TWO + rb"(?:[ml]|" + _TWO + rb"(?:re|[vy]|" + _TWO + rb"c))|h)" + _W + rb"++"
_SETS: Final = rb"(?:" + _NUMBER + rb"){1,4}+(?:rg|RG|[kKgGwJjM])" + _W + rb"++"
_NEXT_PATH: Final = re.compile(
    _W + rb"*+((?:" + _SETS + rb"){0,4}+)(" + _TWO + rb"(?:m|" + _TWO + rb"re)" + _W + rb"++(?:" + _DRAWN + rb")*+)"
    rb"([sSFbB]|[fbB]\*|f)" + _END
)
"""The next path of a map: colours and widths, few of them, a whole path and what paints it.

All numbers are such as every reader takes them, and as many as their operator wants: nothing is left to be looked at.
"""
_NAMED: Final = re.compile(rb"(" + _NAME + rb")" + _W + rb"*+" + _NUMBERS + rb"(gs|Do|cs|CS|sh|Tf|ri|BMC)" + _END)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f]*+)>" + _W + rb"*+Tj" + _END)
_STRING: Final = re.compile(rb"\(([^()\\\r]*+)\)" + _W + rb"*+Tj" + _END)
_SHOWN: Final = re.compile(
    rb"\[((?:[-+0-9.]++|" + _W + rb"++|<[0-9A-Fa-f]*+>|\([^()\\\r]*+\))*+)\]" + _W + rb"*+TJ" + _END
)
_PIECE: Final = re.compile(rb"<([0-9A-Fa-f]*+)>|\(([^()]*+)\)")
_MARK: Final = re.compile(
    rb"(/(?!OC[\x00\t\n\f\r /<])[A-Za-z]\w*+)" + _W + rb"*+<<[^<>()%]*+>>" + _W + rb"*+BDC" + _END
)
_TOKEN: Final = re.compile(
    rb"(?P<skip>" + _W + rb"++|%[^\r\n]*+)|<<|>>|[\[\]{}]|<[^<>]*+>|/[^\x00\t\n\f\r /()<>\[\]{}%]*+"
    rb"|(?P<open>\()|(?P<word>[^\x00\t\n\f\r /()<>\[\]{}%]++)"
)
_SKIPPED: Final = re.compile(rb"(?:" + _W + rb"++|%[^\r\n]*+)*+")
_PAREN: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_OPERANDS: Final = re.compile(rb"[-+.0-9]+|true|false|null")
_CLOSING: Final = {b"]": b"[", b">>": b"<<"}
MOST_PATH: Final = 8 << 20
"""Bytes of a path, half a million points: one that is longer is read without its numbers."""
_MOST_SET: Final = 200
"""Bytes of colours and widths before a path that are taken together with it."""
_MOST_TOGETHER: Final = 1024
"""Paths that are taken together."""
_LONGEST: Final = 1 << 16
"""Bytes that go to qpdf at once, about."""


MapPath: TypeAlias = tuple[bytes, bytes, bytes]
"""The colours and widths that are set before a whole path, the path, and the operator that paints it."""


class Said(NamedTuple):
    """One instruction: its operator *word*, its *operands*, and itself as it stands, *raw*.

    Names among the operands are ``str`` with their slash or pikepdf's, strings ``bytes`` or pikepdf's.  For a whole
    path *word* is what paints it and *path* how it is drawn.  *image* is an inline image.
    """

    word: str
    operands: Sequence[Any]
    raw: bytes
    path: bytes = b""
    image: Any = None
    paths: Sequence[MapPath] = ()
    """Many paths in place of one instruction, where :func:`instructions` was asked for such."""


def instructions(
    data: bytes, scratch: pikepdf.Pdf, fault: Callable[[str], None], *, in_paths: bool = False
) -> Iterator[Said]:
    """The instructions of *data* in order; *fault* is given what is wrong with its syntax.

    With *in_paths* paths that follow one come together, with the colours and widths between them: most of a map is
    such paths, and a word of Python for each would take longer than finding them.
    """
    data = settled_ends(data)
    at, size, apart, goes_on = 0, len(data), 0, False
    while at < size:
        if goes_on:
            paths, at = _paths(data, at)
            if paths:
                yield Said("", (), b"", paths=paths)
                continue
        found = _quick(data, at, apart)
        goes_on = in_paths and found is not None and found[0].path != b""
        if found is not None:
            said, at = found
            if at > apart and said.word in ("m", "re"):
                # A path that something else follows than what paints it, such as a clip: not to be tried at every part.
                rest = _SEGMENTS.match(data, _skipped(data, at))
                apart = rest.end() if rest else at
            yield said
            continue
        end = _slow_end(data, at)
        yield from _parsed(data[at:end], scratch, fault)
        at = end


def _paths(data: bytes, at: int) -> tuple[list[MapPath], int]:
    """The paths from *at* on, each with what is set just before it, and where the last of them ends."""
    made: list[MapPath] = []
    while len(made) < _MOST_TOGETHER and (found := _NEXT_PATH.match(data, at)):
        sets, path, word = found.groups()
        if len(path) > MOST_PATH or len(sets) > _MOST_SET:
            break
        made.append((sets, path, word))
        at = found.end()
    return made, at


def _quick(data: bytes, at: int, apart: int = 0) -> tuple[Said, int] | None:
    """The instruction at *at* and where it ends, if it is of a kind that a pattern reads; before *apart*, no path."""
    found = _PLAIN.match(data, at)
    if found is None:
        return _quick_other(data, _skipped(data, at))
    numbers, word = found.groups()
    try:
        if word in (b"m", b"re") and at >= apart:
            path = _PATH.match(data, found.start(1))
            if path is not None:
                points = numbers_of(path[1]) if len(path[1]) <= MOST_PATH else []
                return Said(path[2].decode("latin-1"), points, path[0], path[1]), path.end()
        if word in (b"BI", b"true", b"false", b"null"):
            return None
        operands = list(map(float, numbers.replace(b"\0", b" ").split())) if numbers else []
        return Said(word.decode("latin-1"), operands, data[found.start(1) : found.end()]), found.end()
    except ValueError:
        return None  # such as 1.2.3 or --5, of which qpdf makes what it can


def _quick_other(data: bytes, start: int) -> tuple[Said, int] | None:
    """As :func:`_quick`, for what begins at *start* with a name, a string or an array."""
    first = data[start : start + 1]
    if first == b"/":
        return _quick_name(data, start)
    return _quick_text(data, start, first) if first in (b"<", b"[", b"(") else None


def _skipped(data: bytes, at: int) -> int:
    found = _BLANK.match(data, at)
    return found.end() if found else at


_LETTERS: Final = bytes(32 if chr(i) in "mlcvyhre\0" else i for i in range(256))
"""Takes the operators out of a path."""


def numbers_of(path: bytes) -> list[float]:
    """All numbers of a *path*, in order."""
    return list(map(float, path.translate(_LETTERS).split()))


def _quick_name(data: bytes, at: int) -> tuple[Said, int] | None:
    found = _NAMED.match(data, at)
    try:
        if found is not None:
            name = found[1].decode("utf-8")
            operands = [name, *(float(one) for one in found[2].replace(b"\0", b" ").split())]
            return Said(found[3].decode("latin-1"), operands, found[0]), found.end()
        found = _MARK.match(data, at)
        if found is not None:
            return Said("BDC", [found[1].decode("utf-8"), None], found[0]), found.end()
    except ValueError:
        return None
    return None


def _quick_text(data: bytes, at: int, first: bytes) -> tuple[Said, int] | None:
    found = _SHOWN.match(data, at) if first == b"[" else (_HEX if first == b"<" else _STRING).match(data, at)
    if found is None:
        return None
    if first == b"[":
        shown = [_unhexed(one[1]) if one[1] is not None else one[2] for one in _PIECE.finditer(found[1])]
        return Said("TJ", [shown], found[0]), found.end()
    return Said("Tj", [_unhexed(found[1]) if first == b"<" else found[1]], found[0]), found.end()


def _unhexed(digits: bytes) -> bytes:
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("latin-1"))


def _slow_end(data: bytes, at: int) -> int:
    """The end of a stretch that patterns do not read: the next instruction that they do read begins there."""
    start = at
    while at < len(data):
        at = _instruction_end(data, at)
        if at - start > _LONGEST or _quick(data, at) is not None:
            return at
    return len(data)


def _instruction_end(data: bytes, at: int) -> int:
    """The end of the instruction at *at*, that of *data* where it has none or an inline image begins."""
    end, word = _next_operator(data, at)
    return end if word not in (b"", b"BI") else len(data)


def _next_operator(data: bytes, at: int, *, past_faults: bool = False) -> tuple[int, bytes]:
    """Where the first operator from *at* on ends that stands in no array or dictionary, and itself.

    The end of *data* and b"" where there is none, or something that is no token comes first; with *past_faults* only a
    string in hexadecimal without an end does that.
    """
    opened: list[bytes] = []
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found is None:
            if not past_faults or data[at : at + 1] == b"<":
                return len(data), b""
            at += 1
            continue
        at = found.end()
        word = found["word"]
        if found["open"]:
            at = _string_end(data, at)
        elif word is None:
            if found[0] in _CLOSING.values():
                opened.append(found[0])
            elif opened and _CLOSING.get(found[0]) == opened[-1]:
                opened.pop()
        elif not opened and not _OPERANDS.fullmatch(word):
            return at, word
    return len(data), b""


def _string_end(data: bytes, at: int) -> int:
    deep = 1
    for found in _PAREN.finditer(data, at):
        deep += {b"(": 1, b")": -1}.get(found[0], 0)
        if not deep:
            return found.end()
    return len(data)


def _without_words_in_arrays(data: bytes) -> bytes:
    """*data* without the operators that stand in arrays, which other readers skip; that of inline images as it is."""
    parts, at, kept, deep = [], 0, 0, 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        word = found["word"]
        if found["open"]:
            at = _string_end(data, at)
        elif word is None:
            deep = max(deep + {b"[": 1, b"]": -1}.get(found[0], 0), 0)
        elif word == b"ID" and not deep:
            break
        elif deep and not _OPERANDS.fullmatch(word):
            parts.append(data[kept : found.start()])
            kept = at
    return b"".join([*parts, data[kept:]])


def _whole(data: bytes) -> tuple[int, bool]:
    """Where the last whole instruction of *data* ends, and whether operands without an operator are left after it.

    Those make no instruction.  pikepdf would say so by a warning of Python, which only a filter for all threads of the
    process could take down; so it is not given them.
    """
    end, at, begun = 0, 0, False
    while at < len(data):
        at, word = _next_operator(data, at, past_faults=True)
        if not word:
            break
        if word == b"ID" and begun:
            after = data.rfind(b"EI") + 2  # which of several ends the picture, only its reader knows
            if after <= at:
                return end, True
            at = after
        begun = word == b"BI" or (begun and word != b"ID")
        end = end if begun else at
    return end, not _SKIPPED.fullmatch(data, end)


def _parsed(data: bytes, scratch: pikepdf.Pdf, fault: Callable[[str], None]) -> Iterator[Said]:
    end, is_torn = _whole(data)
    if is_torn:
        fault("Unexpected end of stream")
    plain = said_once(data[:end], fault)
    try:
        made = pikepdf.parse_content_stream(scratch.make_stream(plain))
    except (pikepdf.PdfError, TypeError) as damaged:
        fault(str(damaged))
        rest = _without_words_in_arrays(plain)
        if rest != plain:
            yield from _parsed(rest, scratch, fault)
        return
    for one in made:
        word = str(one.operator)
        image = one if word == "INLINE IMAGE" else None
        yield Said(word, list(one.operands), b"" if image else pikepdf.unparse_content_stream([one]), b"", image)
