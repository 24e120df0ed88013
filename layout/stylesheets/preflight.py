"""A preflight profile: what one press takes, as a YAML file with a name and limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import length, number, whole, words, yes_no
from layout.keys.reading import Key, list_of, plain, record, shape, whole_file
from layout.trees.nodes import Map
from layout.units import Length, mm, pt
from layout.value import NamedTuple

RUBY: Final = 667
"""Least size of ruby, per mille of that of other type in its inks: it stands over characters that are read without
it, and the white between lines leaves it half their size at most."""


class Limits(NamedTuple):
    """What a press takes.  Ink is per cent of one solid, lengths are millipoints, pictures are in pixels per inch."""

    name: str
    standards: tuple[str, ...] = ("PDF/X-4", "PDF/X-1a:2003")
    ink_wanted: float = 220
    ink_most: float = 240
    """Total ink of any pixel inside the trim: what is recommended, and what is allowed."""
    ink_area: float = 15
    """Square millimetres that may be over either: type and rules that overprint a picture."""
    resolution: int = 200
    """Dots per inch at which the plates are drawn to measure it."""
    ppi_wanted: float = 170
    ppi_least: float = 100
    line_art_ppi: float = 600
    type_solid: Length = 6000
    type_tinted: Length = 8000
    type_several: Length = 10000
    """Least size of type in one solid ink, in a tint or two inks, in three inks and more or reversed."""
    rule_solid: Length = 250
    rule_several: Length = 1500
    black_most: float = 97
    """Black in a picture, per cent: more is solid black ink in large areas."""
    ink_mean: float = 0
    """Square millimetres over which total ink is averaged before it counts, 0 to count it by the pixel."""
    bleed: Length = 8504
    spots: tuple[str, ...] = ()
    """Spot inks allowed, ``*`` for any."""
    tags: bool = True
    """Tags, descriptions of pictures and a language are asked for."""


_INK = shape(
    "press-ink",
    Key("wanted", number(100, 400), field="ink_wanted"),
    Key("most", number(100, 400), field="ink_most"),
    Key("area", number(0, 1_000_000), field="ink_area"),
    Key("resolution", whole(36, 600)),
    Key("mean", number(0, 400), field="ink_mean"),
    make=plain(dict),
)
_PPI = number(1, 5000)
_PICTURES = shape(
    "press-pictures",
    Key("wanted", _PPI, field="ppi_wanted"),
    Key("least", _PPI, field="ppi_least"),
    Key("line_art", _PPI, field="line_art_ppi"),
    Key("black", number(50, 100), field="black_most"),
    make=plain(dict),
)
_SIZE = length(0, pt(100))
_TYPE = shape(
    "press-type",
    Key("solid", _SIZE, field="type_solid"),
    Key("tinted", _SIZE, field="type_tinted"),
    Key("several", _SIZE, field="type_several"),
    make=plain(dict),
)
_RULES = shape(
    "press-rules",
    Key("solid", _SIZE, field="rule_solid"),
    Key("several", _SIZE, field="rule_several"),
    make=plain(dict),
)


def _limits(reading: FileReading, values: dict[str, Any], node: Map) -> Limits | None:
    given = {key: value for key, value in values.items() if not isinstance(value, dict)}
    for group in (one for one in values.values() if isinstance(one, dict)):
        given |= group
    made = Limits(**given)
    for low, high in ((made.ink_wanted, made.ink_most), (made.ppi_least, made.ppi_wanted)):
        if low > high:
            return reading.fault("spec-out-of-range", node, text=f"{low:g}", least="0", most=f"{high:g}")
    return made


PREFLIGHT: Final = shape(
    "preflight",
    Key("name", words(80), required=True),
    Key("standards", list_of(words(40), 1, 10)),
    Key("ink", record(_INK)),
    Key("pictures", record(_PICTURES)),
    Key("type", record(_TYPE)),
    Key("rules", record(_RULES)),
    Key("bleed", length(0, mm(50))),
    Key("spots", list_of(words(80), 0, 40)),
    Key("tags", yes_no()),
    make=_limits,
)


def read_limits(text: str, file: str) -> Limits:
    """The profile in *text*; *file* names it in findings.  Raises :class:`BadSpec` with everything wrong with it."""
    from layout.trees.reader import read_tree  # the limits alone need no reader of files

    source, node = read_tree(text, file)
    return whole_file(PREFLIGHT, Limits, source, node)


def is_black_of_four(plates: Sequence[float]) -> bool:
    """True for a black or dark grey made of all inks (shares of a solid); a deep red, with hardly any cyan, is none."""
    return min(plates[:3]) > 0.25 and sum(plates) > 1.5
