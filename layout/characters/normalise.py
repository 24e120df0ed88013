"""Characters and punctuation of copy brought to one form, every change counted.

Two steps.  :func:`clean` takes away what is no text (zero-width and control characters, HTML and wiki residue) and
puts the plain character for look-alikes of another block (康熙部首, compatibility ideographs).  :func:`normalise`
makes the punctuation of Chinese sentences full width (GB/T 15834) and leaves numbers, English and addresses alone.
Both may be applied again without changing anything more.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from layout.characters.addresses import ADDRESS, set_aside
from layout.characters.changes import Change
from layout.characters.markup_residue import WITH_LENGTH, plain_ideograph, strip_markup
from layout.characters.private_use import remapped
from layout.characters.radicals import characters
from layout.characters.white import without_loose_white
from layout.value import NamedTuple

_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_INVISIBLE: Final = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
_BLANKS: Final = (
    "\t\u3000\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\r\x0b\f"
)


class Cleaned(NamedTuple):
    """Text and what was changed in it."""

    text: str
    changes: tuple[Change, ...] = ()


@lru_cache(maxsize=8192)  # asked of every character of a dump several times, and copy is made of few
def is_han(char: str) -> bool:
    """True for an ideograph, 〇 and the iteration marks included."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\u3005" <= char <= "\u3007"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
    )


@cache
def _suspects() -> re.Pattern[str]:
    """Anything :func:`clean` may touch; most lines have none of it."""
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2e80-\u2fdf"
        "\ue78d-\ue864\uf900-\ufaff\ufe00-\ufe0f\ufe10-\ufe6f\ufeff\uff00-\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5d\uff61-\uffef"
        "\U0002f800-\U0002fa1f\\t\u3000&{}<>\\[\\]=|']|  "
    )


def clean(text: str) -> Cleaned:
    """*text* without what is no text, and with plain characters for look-alikes."""
    if not _suspects().search(text):
        return Cleaned(text)
    changes: list[Change] = []
    bare = strip_markup(text, changes)
    text = with_groups(bare)
    changes += [Change("width", "，", ",")] * (bare.count("，") - text.count("，"))
    made: list[str] = []
    for char in text:
        new, kind = _plain(char)
        if kind:
            changes.append(Change(kind, char, new))
        made.append(new)
    joined = with_points("".join(made))
    changes += [Change("width", "－", "−")] * (made.count("－") - joined.count("－"))
    while "  " in joined:
        joined = joined.replace("  ", " ")
    return Cleaned(joined.strip(" "), tuple(changes))


def with_groups(text: str) -> str:
    """*text*, as long, with plain commas between the thousands of a full-width number, １２，３４５元.

    What it counts stands behind it: figures of a list (１２，３４５，６) stay what they are.
    """
    if "，" not in text or not any(figure in text for figure in "０１２３４５６７８９"):
        return text
    return _groups().sub(lambda match: match.group().replace("，", ","), text)


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(r"(?<![０-９，．、])[０-９]{1,3}(?:，[０-９]{3})+(?=．[０-９]|[％‰℃㎡㎥\u4e00-\u9fff])")


def with_points(text: str) -> str:
    """*text*, as long, with a plain point in decimals that have a full-width one, and a minus before degrees."""
    if "－" in text:
        text = _minus().sub("\u2212", text)
    return _point().sub(".", text) if "．" in text else text


@cache
def _minus() -> re.Pattern[str]:
    """The full-width hyphen of －５℃; what stands before other figures may be a dash."""
    return re.compile(r"(?<![\dA-Za-z－])－(?=\d+(?:[.．]\d+)?[℃°%％‰])")


@cache
def _point() -> re.Pattern[str]:
    """The full-width point of a decimal (１．６３万), but not after the number of an item (１．２０２４年…)."""
    return re.compile(r"(?<=\d)．(?=\d)(?!(?<=^\d．)\d{4}年)(?!(?<=^\d\d．)\d{4}年)")


def _plain(char: str) -> tuple[str, str]:
    """The plain form of *char* and the class of change, "" for none."""
    code = ord(char)
    if code < 0x7F:
        if code >= 0x20:
            return char, ""
        return (" ", "space") if char in _BLANKS else ("", "control")
    if char in _BLANKS:
        return " ", "space" if char != "\u3000" else ""
    if char in _INVISIBLE:
        return "", "zero-width"
    if code < 0xA0:
        return "", "control"
    if 0xFE03 <= code <= 0xFE0F:  # the first three pick forms of ideographs and marks (Unicode, standardized variants)
        return "", "variation"
    if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A or char in "％＋＝＠＃＆":
        return chr(code - 0xFEE0), "width"
    if 0x2E80 <= code <= 0x2FDF:
        new = characters(traditional=False).get(char, char)
        return new, "radical" if new != char else ""
    if 0xE78D <= code <= 0xE864:
        new = remapped().get(char, char)
        return new, "private" if new != char else ""
    if 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
        new = plain_ideograph(char)
        return new, "compatibility" if new != char else ""
    if 0xFE10 <= code <= 0xFE6F:
        new = WITH_LENGTH.get(char, char)
        return new, "width" if new != char else ""
    if 0xFF61 <= code <= 0xFFEF:
        return char, ""
    return char, ""


@lru_cache(maxsize=512)
def normalise(text: str) -> Cleaned:
    """Punctuation of Chinese sentences in full width; decimals, ranges, percent, times, English and URLs kept.

    A mark is judged by its company: the nearest character on either side that is neither blank nor a mark.  Marks
    themselves never count, so turning one changes nothing for the next and a second pass finds nothing to do.
    """
    if not _half().search(text):
        return Cleaned(text)
    changes: list[Change] = []
    made, marks = set_aside(text) if "." in text or "@" in text else (text, ())
    made = _longer_marks(made, changes)
    chars = list(made)
    _quotes(made, chars)
    _brackets(made, chars)
    settled = "".join(chars)
    for match in _turned().finditer(made):
        char, at = match[0], match.start()
        if char in _FULL:
            before, after = company(made, at)
            if not (before.isdigit() and after.isdigit()) and (is_chinese(before) or is_chinese(after)):
                chars[at] = _FULL[char]
        elif char == "." and _ends_sentence(settled, at):
            chars[at] = "．" if _is_decimal(settled, at) else "。"
        elif char == "－" and made[at - 1 : at].isdigit() and made[at + 1 : at + 2].isdigit():
            chars[at] = "-"
    changes += [Change("punctuation", old, new) for old, new in zip(made, chars, strict=True) if old != new]
    made = without_loose_white("".join(chars))
    if marks:
        first, *others = made.split(ADDRESS)
        made = first + "".join(f"{mark}{other}" for mark, other in zip(marks, others, strict=True))
    return Cleaned(made, tuple(changes))


@cache
def _turned() -> re.Pattern[str]:
    """Marks that are turned one by one, by their company."""
    return re.compile(f"[{re.escape(''.join(_FULL))}.－]")


_CLOSE: Final = 40
"""How far to look for company before doing it for the whole text at once."""
_MARKS: Final = frozenset(' ,;:?!()，；：？！（）。."-—…•‧・∙⋅·')


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"[,;:?!()\".－]|--|。。。|[•‧・∙⋅]| [，。、；：？！）》”]|[，。、；：（《“] ")


def company(text: str, at: int) -> tuple[str, str]:
    """The nearest characters before and after *at* that are neither blanks nor marks; "" where there is none."""
    before, after = at - 1, at + 1
    nearest = max(0, at - _CLOSE)
    while before >= nearest and text[before] in _MARKS:
        before -= 1
    furthest = min(len(text), at + _CLOSE)
    while after < furthest and text[after] in _MARKS:
        after += 1
    if (before < nearest and before >= 0) or (after == furthest < len(text)):
        return _far_company(text)[at]
    return text[before] if before >= 0 else "", text[after : after + 1]


@lru_cache(maxsize=1)
def _far_company(text: str) -> tuple[tuple[str, str], ...]:
    """What :func:`company` says of every place, for text with long runs of marks, found in two passes."""
    befores, afters = [""], [""]
    for char in text:
        befores.append(befores[-1] if char in _MARKS else char)
    for char in reversed(text):
        afters.append(afters[-1] if char in _MARKS else char)
    return tuple(zip(befores, reversed(afters[:-1]), strict=False))


def is_chinese(char: str) -> bool:
    """True for what only stands in Chinese text: ideographs, book-title marks, curly quotes, 、."""
    return bool(char) and (is_han(char) or "\u3001" <= char <= "\u301f" or char in "“”‘’％")


def _ends_sentence(text: str, at: int) -> bool:
    """A lone full stop after an ideograph and before another, a closing mark or the end."""
    before = text[at - 1] if at else " "
    if not is_han(before) and before not in "”’」』》）%％℃":
        return False
    after = text[at + 1 :].lstrip(" ")[:1]
    return not after or is_han(after) or after in '”’」』》“‘《（）)("'


def _is_decimal(text: str, at: int) -> bool:
    """True for the point of 十二.六, right between numerals; 一 begins sentences too, and has a unit after it here."""
    return bool(_between_numerals().match(text, max(0, at - 1)))


@cache
def _between_numerals() -> re.Pattern[str]:
    numeral = "〇零二三四五六七八九"
    return re.compile(rf"[{numeral}一十百千]\.(?:[{numeral}]|一(?=[{numeral}一公个個百千万萬亿億米元吨噸倍度％%]))")


def _brackets(text: str, chars: list[str]) -> None:
    """Round brackets in pairs: both full width where Chinese stands inside or touches them."""
    opened: list[int] = []
    for match in _round().finditer(text):
        char, at = match[0], match.start()
        if char in "(（":
            opened.append(at)
        else:
            start = opened.pop() if opened else at
            full = is_chinese(company(text, at)[0]) if char == text[start] == ")" else _chinese_pair(text, start, at)
            if full:
                chars[start], chars[at] = "（" if start != at else "）", "）"
    for at in opened:
        if any(map(is_chinese, company(text, at))):
            chars[at] = "（"


@cache
def _round() -> re.Pattern[str]:
    return re.compile("[(（)）]")


def _chinese_pair(text: str, start: int, end: int) -> bool:
    if (text[start], text[end]) != ("(", ")"):
        return True
    if is_chinese(company(text, start)[0]) or is_chinese(company(text, end)[1]):
        return True
    return any(map(is_han, text[start + 1 : min(end, start + 80)]))


def _quotes(text: str, chars: list[str]) -> None:
    """Straight double quotes in pairs become “ ”, where the pair has Chinese in or before it."""
    if not text.count('"') or text.count('"') % 2:
        return
    places = [at for at, char in enumerate(text) if char == '"']
    for start, end in zip(places[::2], places[1::2], strict=True):
        if is_chinese(company(text, start)[0]) or any(map(is_han, text[start + 1 : end])):
            chars[start], chars[end] = "“", "”"


def _longer_marks(text: str, changes: list[Change]) -> str:
    """Marks of several characters: ... and 。。。 become ……, -- becomes ——; dots of names become ·."""
    if not _long().search(text):
        return text

    def put(match: re.Match[str]) -> str:
        old = match.group()
        sides = company(text, match.start())[0], company(text, match.end() - 1)[1]
        if old[0] in "•‧・∙⋅":
            new = "·" if all(map(is_han, (side or " " for side in sides))) else old
        elif any(map(is_chinese, sides)):
            new = "——" if old[0] == "-" else "……"
        else:
            new = old
        if new != old:
            changes.append(Change("punctuation", old, new))
        return new

    return _long().sub(put, text)


@cache
def _long() -> re.Pattern[str]:
    return re.compile(r"\.{3,}|。{3,}|--+|[•‧・∙⋅]")
