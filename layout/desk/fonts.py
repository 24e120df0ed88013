"""List the faces of the kit, or say which of them can set a given text."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from layout.desk.load import load_faces
from layout.desk.show import cells, language_of
from layout.fonts.library import Library

HELP = "List the kit's faces; with a text, who has its characters.  列出字库；给出文字则查哪些字体有这些字。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page fonts``."""
    parser.add_argument("text", nargs="?", default="", help="characters to look for / 要查的字")
    parser.add_argument("--lang", choices=("zh", "en"), help="language / 语言")


def run(args: Namespace) -> int:
    """Print one line a role; 1 when some character is in no face of the kit."""
    faces = load_faces()
    language = args.lang or language_of()
    for line in listed(faces, args.text, language):
        print(line)
    lacking = [c for c in dict.fromkeys(args.text) if not c.isspace() and nobody_has(faces, c)]
    if lacking:
        points = "  ".join(f"{c} U+{ord(c):04X}" for c in lacking)
        print(f"字库里都没有: {points}" if language == "zh" else f"in no face: {points}", file=sys.stderr)
    return 1 if lacking else 0


def listed(faces: Library, text: str, language: str) -> list[str]:
    """Role, face, and either the style it stands in for or the characters of *text* that it lacks."""
    lines: list[str] = []
    lacks, stands = ("缺", "代") if language == "zh" else ("lacks", "stands in for")
    for role in faces.roles():
        face = faces.face(faces.key_of(role))
        lacking = "".join(c for c in dict.fromkeys(text) if not c.isspace() and not face.covers(c))
        notes = [f"{lacks} {lacking}"] if lacking else []
        notes += [f"{stands} {faces.stands_in_for(role)}"] if faces.stands_in_for(role) else []
        name = f"{role}{' ' * (12 - cells(role))}{face.postscript}"
        lines.append(f"{name:<44}{'; '.join(notes)}".rstrip())
    return lines


def nobody_has(faces: Library, character: str) -> bool:
    """True when no face of the kit has *character*."""
    return not any(faces.face(faces.key_of(role)).covers(character) for role in faces.roles())
