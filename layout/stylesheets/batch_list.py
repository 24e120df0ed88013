"""A list of what a batch is to make: issues, each with what is to be made of it and where it goes."""

from __future__ import annotations

from typing import Any, Final

from layout.findings import Place
from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, words
from layout.keys.reading import Key, by_form, list_of, record, shape, whole_file
from layout.trees.nodes import Map, Source
from layout.value import NamedTuple

MAKES: Final = ("render", "preview", "cards", "epaper", "handoff")
"""What can be made of an issue, each by the command of its name."""

_WRITTEN: Final = {
    **{one: one for one in MAKES},
    "付印": "render", "预览": "preview", "卡片": "cards", "数字报": "epaper", "打包": "handoff",
}  # fmt: skip

_MAKES = list_of(choice(_WRITTEN), 1, len(MAKES))


class BatchEntry(NamedTuple):
    """A job as a list has it; what it does not say is as the command line says."""

    issue: str
    make: tuple[str, ...] = ()
    out: str = ""
    place: Place = Place("")


ENTRY: Final = shape(
    "batch-entry",
    Key("issue", words(), required=True),
    Key("make", _MAKES),
    Key("out", words()),
    make=lambda reading, values, node: BatchEntry(**values, place=reading.source.of(node)),
)


def _alone(reading: FileReading, node: Any) -> BatchEntry | None:  # noqa: ANN401 - a node
    said = words().read(reading, node)
    return None if said is None else BatchEntry(said, place=reading.source.of(node))


_WORDS = words()
BATCH: Final = shape(
    "batch",
    Key("batch", list_of(by_form(_WORDS._replace(read=_alone), mapping=record(ENTRY)), 1, 10_000), required=True),
    make=lambda reading, values, node: values["batch"],
)


LISTS: Final = ("batch", "整批")
"""The key that a list begins with."""


def read_batch(source: Source, tree: Map) -> tuple[BatchEntry, ...]:
    """The entries of the list that *tree* of *source* is.  Raises :class:`BadSpec` with everything wrong with it."""
    return tuple(whole_file(BATCH, tuple, source, tree))
