"""What the words of RTF that stand for characters are, and which codec its bytes are in."""

from __future__ import annotations

from typing import Final

SIGNS: Final = {
    "par": "\n", "sect": "\n", "line": "\n", "tab": "\t", "page": "\f", "column": "\n", "emdash": "—", "endash": "–",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
SYMBOLS: Final = {"~": "\xa0", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}

CODECS: Final = {
    936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 1252: "cp1252", 65001: "utf-8", 54936: "gb18030",
    10008: "gb18030", 10002: "big5hkscs", 1250: "cp1250", 1251: "cp1251", 437: "cp437", 0: "cp1252",
}  # fmt: skip
"""By the number of a code page."""

CHARSETS: Final = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "", 1: ""}
"""By the number of a face's set of characters; "" for that of the document."""

PLACES: Final = {
    "fonttbl": "fonttbl", "stylesheet": "stylesheet", "fldinst": "fldinst", "footnote": "note", "listtext": "listtext",
    "pntext": "listtext", "header": "around", "headerl": "around", "headerr": "around", "headerf": "around",
    "footer": "around", "footerl": "around", "footerr": "around", "footerf": "around", "field": "field",
    "upr": "upr",
}  # fmt: skip
"""Groups whose words go elsewhere than into the copy, or that are watched until they end."""

THROUGH: Final = frozenset(
    (
        "shptxt",
        "ud",
        "shpinst",
        "shppict",
        "fldrslt",
        "listtext",
        "fldinst",
        "cs",
        "do",
        "dptxbxtext",
        "moMath",
        "nesttableprops",
    )
)
"""Groups that a reader may pass over, and that hold copy."""

FIRST_WORDS: Final = frozenset(("b", "i", "f", "fs", "plain", "pard", "lang"))

SKIPPED: Final = frozenset(
    [
        "colortbl",
        "info",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "generator",
        "xmlnstbl",
        "mmathPr",
        "pgdsctbl",
        "filetbl",
        "revtbl",
        "private",
        "wgrffmtfilter",
        "pntxta",
        "pntxtb",
        "pnseclvl",
        "bkmkstart",
        "bkmkend",
        "nonshppict",
        "shprslt",
        "sp",
        "template",
        "operator",
        "comment",
        "title",
        "author",
        "company",
        "listname",
        "panose",
        "falt",
        "objdata",
        "objclass",
        "blipuid",
        "xe",
        "tc",
        "atrfstart",
        "atrfend",
        "atnid",
        "atnauthor",
        "atntime",
        "atnref",
        "atndate",
        "atnparent",
        "pict",
        "annotation",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "keywords",
        "subject",
        "category",
        "manager",
        "doccomm",
    ]
)
"""Groups whose words are none of the copy; pictures and comments among them are counted."""
