"""Make ``data/linebreak.txt`` from Unicode's LineBreakTest.txt.

    python tests/typeset/linebreak_data.py /usr/share/unicode/auxiliary/LineBreakTest.txt

Kept are the cases that are made of characters a newspaper page can have: ideographs and kana, Latin letters, figures,
ASCII and CJK marks, blanks.  Left out are control and mandatory breaks, joiners and marks that combine, and scripts
with rules of their own (Hangul, Thai, Hebrew, the Indic scripts, emoji with modifiers).
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parent / "data/linebreak.txt"

HEAD = """\
# Cases of Unicode's LineBreakTest-{version}.txt that a newspaper page can have, in a form of our own.
# Each line: characters as code points, between them | where Unicode allows a line to end and . where it does not.
# Data of the Unicode Character Database: copyright 1991-2022 Unicode, Inc., under the Unicode licence,
# https://www.unicode.org/license.html .  Remade by linebreak_data.py.
"""


def is_ours(code: int) -> bool:
    """True for a character that can occur in mixed Chinese and Latin copy."""
    return (
        0x20 <= code < 0x7F
        or code in (0xA0, 0xA2, 0xA3, 0xA5, 0xA7, 0xB0, 0xB1, 0xB7, 0xD7, 0xF7)
        or 0x2010 <= code <= 0x2015
        or 0x2018 <= code <= 0x201F
        or code in (0x2025, 0x2026, 0x2030, 0x2032, 0x2033, 0x203C, 0x2044, 0x20AC, 0x2103, 0x2116, 0x22EF)
        or 0x3001 <= code <= 0x301F
        or 0x3040 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xFF01 <= code <= 0xFF9F
        or 0xFFE0 <= code <= 0xFFE6
    )


def main() -> None:
    """Write the data file."""
    version = "15.0.0"
    kept: dict[str, None] = {}
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        if line.startswith("# LineBreakTest-"):
            version = line.removeprefix("# LineBreakTest-").removesuffix(".txt")
        told = line.partition("#")[0].split()
        codes = [int(one, 16) for one in told[1::2]]
        if codes and all(map(is_ours, codes)):
            marks = ["|" if one == "÷" else "." for one in told[2:-1:2]]
            text = f"{codes[0]:X}" + "".join(f"{mark}{code:X}" for mark, code in zip(marks, codes[1:], strict=True))
            kept[text] = None
    TARGET.write_text(HEAD.format(version=version) + "\n".join(kept) + "\n", "utf-8")
    print(f"{len(kept)} cases")


if __name__ == "__main__":
    main()
