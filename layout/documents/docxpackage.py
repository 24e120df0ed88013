"""The archive of a Word document: its parts, and what leads from one to the other.

Opened by the rules of the package (ECMA-376, part 2) as far as copy needs them, and no further: programs write
documents with relations that lead nowhere, as templates or with macros, or in the strict form of the standard, and
their words are sound.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from layout.documents.docxtree import BrokenPartError, PartNode, tree_of
from layout.value import NamedTuple

MOST_MEMBERS: Final = 4000
MOST_UNPACKED: Final = 96 << 20
_USUAL: Final = "word/document.xml"
_BROKEN: Final = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError)


class TooLargeError(Exception):
    """The members of an archive come to more than is read; the argument is how many bytes."""


class _Relation(NamedTuple):
    """What a part leads to: of which kind, a part or an address."""

    kind: str
    target: str
    is_address: bool


class WordPackage:
    """A document's parts as they are asked for.  Raises :class:`BrokenPartError` and :class:`TooLargeError`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except _BROKEN as error:
            raise BrokenPartError(type(error).__name__) from None
        size = sum(one.file_size for one in members)
        if len(members) > MOST_MEMBERS or size > MOST_UNPACKED:
            raise TooLargeError(size)
        self._members = {one.filename.lower().lstrip("/"): one for one in members}
        self._main = self._main_part()
        self._relations = self._relations_of(self._main)

    def _main_part(self) -> str:
        """Where the words stand: Word has them in ``word/document.xml``, its web version in ``document2.xml``."""
        found = (one.target for one in self._relations_of("").values() if one.kind == "officeDocument")
        name = next((one for one in found if self.has(one)), _USUAL)
        if not self.has(name):
            raise BrokenPartError(_USUAL)
        return name

    def has(self, name: str) -> bool:
        """True when there is a part of that name; names of parts do not tell case apart."""
        return name.lower() in self._members

    def _tree(self, name: str) -> PartNode:
        try:
            return tree_of(self._archive.read(self._members[name.lower()]))
        except (*_BROKEN, RuntimeError, EOFError, zlib.error) as error:
            # A damaged member raises any of these; RuntimeError is one under a password.
            raise BrokenPartError(type(error).__name__) from None

    def _relations_of(self, part: str) -> dict[str, _Relation]:
        """What *part* ("" for the package) leads to, by id."""
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        made: dict[str, _Relation] = {}
        for one in self._tree(file).nodes if self.has(file) else ():
            target = one.get("Target")
            outside = one.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            made[one.get("Id")] = _Relation(one.get("Type").rpartition("/")[2], target, outside)
        return made

    def body(self) -> PartNode:
        """The body of the document."""
        found = self._tree(self._main).child("body")
        if found is None:
            raise BrokenPartError("body")
        return found

    def parts(self, kind: str) -> Iterator[PartNode]:
        """The roots of the parts of a *kind* (``styles``, ``numbering``, ``header`` …), of those that there are."""
        for name in dict.fromkeys(one.target for one in self._relations.values() if one.kind == kind):
            if self.has(name):
                yield self._tree(name)

    def part(self, kind: str) -> PartNode | None:
        """The root of the first part of a *kind*."""
        return next(self.parts(kind), None)

    def addresses(self) -> dict[str, str]:
        """Addresses that the document leads to, by the id of their relation."""
        return {key: one.target for key, one in self._relations.items() if one.is_address and one.kind == "hyperlink"}
