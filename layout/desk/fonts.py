"""List faces and what they cover; with a text, who has its characters; with an issue, what it needs and lacks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from layout import files
from layout.desk.load import load, load_faces
from layout.desk.show import cells, language_of, show_findings
from layout.findings import Finding, Severity, worst
from layout.fonts.library import Library

HELP = "List faces and what they cover; check a text or an issue.  列出字体和覆盖的字；查一段文字或一期缺什么字。"

_CODES = ("glyph-", "face-", "font-", "variant-")


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page fonts``."""
    parser.add_argument("text", nargs="?", default="", help="characters to look for / 要查的字")
    parser.add_argument("--check", type=Path, metavar="ISSUE", help="page spec to check / 要查的版面文件")
    parser.add_argument("--system", action="store_true", help="the machine's faces too / 也列本机的字体")
    parser.add_argument("--lang", choices=("zh", "en"), help="language / 语言")


def run(args: Namespace) -> int:
    """Print one line a role; 1 when some character is in no face, or the issue lacks something."""
    language = args.lang or language_of()
    found: tuple[Finding, ...] = ()
    if args.check:
        faces, found = checked(args.check)
    else:
        faces = load_faces()
    for line in listed(faces, args.text, language):
        print(line)
    if args.system:
        for line in _system(args.text):
            print(line)
    show_findings(found, language, sys.stdout)
    lacking = [c for c in dict.fromkeys(args.text) if not c.isspace() and nobody_has(faces, c)]
    if lacking:
        points = "  ".join(f"{c} U+{ord(c):04X}" for c in lacking)
        print(f"字库里都没有: {points}" if language == "zh" else f"in no face: {points}", file=sys.stderr)
    return 1 if lacking or worst(found) is Severity.ERROR else 0


def checked(path: Path) -> tuple[Library, tuple[Finding, ...]]:
    """The faces of the issue at *path*, and what is found about them when it is made up."""
    from layout.compose import compose

    loaded = load(path)
    composed = compose(loaded.issue, loaded.materials)
    told = tuple(one for one in composed.edition.findings if one.code.startswith(_CODES))
    return loaded.materials.faces, told


def listed(faces: Library, text: str, language: str) -> list[str]:
    """Role, face, coverage, licence, and either the style it stands in for or the characters of *text* it lacks."""
    lines: list[str] = []
    lacks, stands = ("缺", "代") if language == "zh" else ("lacks", "stands in for")
    forbidden = "不许嵌入" if language == "zh" else "may not be embedded"
    for role in faces.roles():
        face = faces.face(faces.key_of(role))
        lacking = "".join(c for c in dict.fromkeys(text) if not c.isspace() and not face.covers(c))
        notes = [f"{lacks} {lacking}"] if lacking else []
        notes += [f"{stands} {faces.stands_in_for(role)}"] if faces.stands_in_for(role) else []
        notes += [] if face.may_be_embedded else [forbidden]
        licence = faces.licence_of(role)
        name = f"{role}{' ' * max(1, 12 - cells(role))}{face.postscript}"
        lines.append(f"{name:<40}{coverage(set(face.raw.unicodes)):<40}{licence:<10}{'; '.join(notes)}".rstrip())
    return lines


def coverage(has: set[int]) -> str:
    """How much of three lists a face has: GB 2312, the 8,105 of general use, the 27,533 ideographs of GB 18030."""
    told = []
    for name, wanted in tables().items():
        count = len(wanted & has)
        told.append(f"{name} " + ("100%" if count == len(wanted) else f"{count * 1000 // len(wanted) / 10:g}%"))
    return "  ".join(told)


@cache
def tables() -> dict[str, frozenset[int]]:
    """Ideographs of GB 2312, of the table of general use (通用规范汉字表), of GB 18030's two-byte and Ext A parts."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    gb2312 = frozenset(ord(char) for row in rows if len(char := row.decode("gb2312", "ignore")) == 1)
    general = frozenset(
        ord(char)
        for char in files.read_text(files.kit("fonts") / "tongyong-8105.txt")
        if char >= "\u3400" and char != "\u3000" and not "\uff00" <= char <= "\uffef"
    )
    whole = frozenset((*range(0x4E00, 0x9FA6), *range(0x3400, 0x4DB6)))
    return {"GB2312": gb2312, "8105": general, "GB18030": whole}


def _system(text: str) -> Iterable[str]:
    from layout.desk.fontsearch import named_faces, system_files

    for one in named_faces(system_files()):
        yield f"{one.file.postscript:<40}{one.file.family}  {Path(one.file.folder) / one.file.file}"


def nobody_has(faces: Library, character: str) -> bool:
    """True when no face has *character*."""
    return not any(faces.face(faces.key_of(role)).covers(character) for role in faces.roles())
