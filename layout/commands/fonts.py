"""List faces and what they cover; with a text, who has its characters; with an issue, what it needs and lacks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from layout import files
from layout.composing import compose
from layout.console import cells, language_of, show_findings
from layout.findings import Finding, NoFace, Severity, worst
from layout.fonts.clusters import base_of
from layout.fonts.coverage import Tables, coverage_of, has_all, tables
from layout.fonts.face import Face
from layout.fonts.library import Library
from layout.loading.load import load, load_faces
from layout.page import Edition, GlyphRun

HELP = "List faces and what they cover; check a text or an issue.  列出字体和覆盖的字；查一段文字或一期缺什么字。"

_CODES = ("glyph-", "face-", "font-", "variant-", "emoji-", "private-")

_MOST_NAMED = 3
"""Faces of the machine that are named for a character nobody else has."""

_WORDS = {
    "zh": {
        "lacks": "缺 {}", "stands": "代 {}", "installable": "可嵌入", "editable": "可嵌入", "print": "可嵌入",
        "restricted": "不许嵌入", "bitmaps": "不许嵌入", "whole": "只许整套嵌入", "needs": "本期用 {} 字",
        "nobody": "字库里都没有: {}", "machine": "本机的 {} 有 {}，可写进 fonts:", "none": "本机的字体也没有 {}",
    },
    "en": {
        "lacks": "lacks {}", "stands": "stands in for {}", "installable": "embeds", "editable": "embeds",
        "print": "embeds", "restricted": "must not be embedded", "bitmaps": "must not be embedded",
        "whole": "embeds whole only", "needs": "the issue sets {} characters in it",
        "nobody": "in no face: {}", "machine": "{} on this machine has {}; name it under fonts:",
        "none": "no face of this machine has {} either",
    },
}  # fmt: skip


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page fonts``."""
    parser.add_argument("text", nargs="?", default="", help="characters to look for / 要查的字")
    parser.add_argument("--check", type=Path, metavar="ISSUE", help="page spec to check / 要查的版面文件")
    parser.add_argument("--system", action="store_true", help="the machine's faces too / 也列本机的字体")
    parser.add_argument("--lang", choices=("zh", "en"), help="language / 语言")


def run(args: Namespace) -> int:
    """Print one line a face; 1 when some character is in no face, or the issue lacks something."""
    language = args.lang or language_of()
    say = _WORDS[language]
    found: tuple[Finding, ...] = ()
    uses: dict[str, set[str]] = {}
    if args.check:
        faces, found, uses = checked(args.check)
    else:
        faces = load_faces()
    for line in listed(faces, args.text, language, uses):
        print(line)
    if args.system:
        for face in system_faces():
            print(_line(face.postscript, face, args.text, language))
    show_findings(found, language, sys.stdout)
    lacking = [c for c in dict.fromkeys(args.text) if not c.isspace() and nobody_has(faces, c)]
    if lacking:
        print(say["nobody"].format("  ".join(map(_pointed, lacking))), file=sys.stderr)
    lost = [one for one in found if one.code == "glyph-missing"]
    missing = [cluster for one in lost for key, value in one.facts if key == CLUSTER for cluster in str(value).split()]
    for line in on_the_machine([*lacking, *missing], language):
        print(line, file=sys.stderr)
    return 1 if lacking or worst(found) is Severity.ERROR else 0


CLUSTER = "character"
"""The fact of a finding that is the text it is about; blanks part the characters where it is about several."""


def checked(path: Path) -> tuple[Library, tuple[Finding, ...], dict[str, set[str]]]:
    """The faces of the issue at *path*, what is found about them when it is made up, and what is set in each."""
    loaded = load(path)
    composed = compose(loaded.issue, loaded.materials)
    every = dict.fromkeys((*loaded.findings, *composed.edition.findings))
    about_faces = tuple(one for one in every if one.code.startswith(_CODES))
    return loaded.materials.faces, about_faces, uses_of(composed.edition)


def uses_of(edition: Edition) -> dict[str, set[str]]:
    """The texts that are set in each face, by its key."""
    found: dict[str, set[str]] = {}
    for page in edition.pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun):
                found.setdefault(mark.face, set()).update(text for text in mark.texts if text.strip())
    return found


def listed(faces: Library, text: str, language: str, uses: dict[str, set[str]] | None = None) -> list[str]:
    """A line for every role, then for what else the issue *uses*; of a face that cannot be read it says so."""
    lines: list[str] = []
    seen: set[str] = set()
    for role in faces.roles():
        key = faces.key_of(role)
        seen.add(key)
        try:
            lines.append(_line(role, faces.face(key), text, language, faces.licence_of(role), faces.stands_in_for(role),
                               len((uses or {}).get(key, ()))))  # fmt: skip
        except NoFace as fault:
            lines.append(f"{role:<12}{fault.findings[0].message(language)}")
    for key in sorted((uses or {}).keys() - seen):
        face = faces.face(key)
        lines.append(_line(key, face, text, language, needs=len((uses or {})[key])))
    return lines


def _line(
    role: str, face: Face, text: str, language: str, licence: str = "", stands: str = "", needs: int = 0
) -> str:  # fmt: skip
    """Role, face, coverage, licence, embedding, and what there is to say of it."""
    say = _WORDS[language]
    lacking = "".join(c for c in dict.fromkeys(text) if not c.isspace() and not face.covers(c))
    right = face.embedding
    notes = [say[right.level]]
    notes += [say["whole"]] if right.allowed and right.whole else []
    notes += [say["lacks"].format(lacking)] if lacking else []
    notes += [say["stands"].format(stands)] if stands else []
    notes += [say["needs"].format(needs)] if needs else []
    name = _cell(role, 12) + ("" if role == face.postscript else face.postscript)
    return f"{_cell(name, 36)}{_cell(coverage(face), 84)}{_cell(licence or face.licence or '?', 12)}{'; '.join(notes)}"


def _cell(words: str, width: int) -> str:
    return words + " " * max(1, width - cells(words))


def coverage(face: Face) -> str:
    """How much of the lists of characters *face* has, in tenths of a per cent rounded down."""
    shares = []
    for name, (has, of) in coverage_of(face, lists()).items():
        share = "100%" if has == of else f"{has * 1000 // of / 10:g}%"
        shares.append(_cell(f"{name} {share}", len(name) + 7))
    return "".join(shares).rstrip()


@cache
def lists() -> Tables:
    """The lists of characters that coverage is reported of."""
    return tables(files.read_text(files.kit("fonts") / "tongyong-8105.txt"))


def system_faces() -> Iterator[Face]:
    """The machine's faces, those that cannot be read left out."""
    from layout.loading.fontsearch import named_faces, system_files

    for one in named_faces(system_files()):
        file = one.file
        try:
            face = Face(file.name, Path(file.folder) / file.file, number=file.number, postscript=file.postscript)
        except NoFace:
            continue
        face.licence = file.licence
        yield face


def on_the_machine(lacking: Iterable[str], language: str) -> list[str]:
    """For each text that no face of the issue has, the faces of the machine that do."""
    wanted = list(dict.fromkeys(lacking))
    if not wanted:
        return []
    say, machine = _WORDS[language], list(system_faces())
    lines: list[str] = []
    for one in wanted:
        names = [face.postscript for face in machine if base_of(one) and has_all(face, base_of(one))][:_MOST_NAMED]
        pointed = _pointed(one)
        lines.append(say["machine"].format(", ".join(names), pointed) if names else say["none"].format(pointed))
    return lines


def _pointed(text: str) -> str:
    return f"{text} {' '.join(f'U+{ord(c):04X}' for c in text)}"


def nobody_has(faces: Library, character: str) -> bool:
    """True when no face has *character*."""
    return not any(faces.face(faces.key_of(role)).covers(character) for role in faces.roles())
