"""What all parts of a document share: identifiers, swatches, faces and styles, each named once."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from layout.fonts.library import Library
from layout.page import BLACK, PAPER, Ink
from layout.spec.styles import TextStyle
from layout.units import Length

DOM = "8.0"
"""The form that is written: every InDesign since CS6 opens it."""

NONE = "Swatch/None"
_ALIGNED = {"justify": "LeftJustified", "left": "LeftAlign", "centre": "CenterAlign", "right": "RightAlign",
            "spread": "FullyJustified"}  # fmt: skip
_BARRED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), 65533)
"""Characters that XML cannot hold."""


def points(length: Length) -> str:
    """*length* in points, as short as it goes: 10500 millipoints are ``10.5``."""
    said = f"{length / 1000:.3f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def opened(name: str, **attributes: object) -> str:
    """The opening tag of an element with *attributes*."""
    said = "".join(f" {key}={quoteattr(plain(str(value)))}" for key, value in attributes.items())
    return f"<{name}{said}>"


def element(name: str, inner: str = "", **attributes: object) -> str:
    """An element with *attributes* and what is already XML *inner*."""
    tag = opened(name, **attributes)
    return f"{tag}{inner}</{name}>" if inner else f"{tag[:-1]}/>"


def plain(text: str) -> str:
    """*text* without what XML cannot hold."""
    return text.translate(_BARRED)


def words(text: str) -> str:
    """*text* as the content of a run."""
    return f"<Content>{escape(plain(text))}</Content>"


def family_of(postscript: str) -> tuple[str, str]:
    """Family and style of a face by its PostScript name."""
    family, _, style = postscript.partition("-")
    return family, style or "Regular"


class Book:
    """Names of a document's parts; asked in the order of its pages, so that the same issue has the same names."""

    def __init__(self, faces: Library, height: Length) -> None:
        """*height* is that of a page: a spread's origin is half of it down the page."""
        self._faces = faces
        self.onto = f"1 0 0 1 0 {points(-height // 2)}"
        """The transform from a page's corner to its spread."""
        self._count = 0
        self.inks: dict[Ink, str] = {BLACK: "Color/Black", PAPER: "Color/Paper"}
        self.fonts: dict[str, set[str]] = {}
        self.styles: dict[tuple[str, TextStyle], str] = {}
        self._roles: dict[str, str] = {}

    def new(self, kind: str) -> str:
        """An identifier that no other part has."""
        self._count += 1
        return f"{kind}{self._count}"

    def ink(self, ink: Ink | None) -> str:
        """The swatch of *ink*."""
        if ink is None:
            return NONE
        if ink not in self.inks:
            shares = " ".join(f"{letter}={share // 10}" for letter, share in zip("CMYK", ink.plates, strict=True))
            name = f"{ink.spot} {ink.share // 10}%" if ink.spot else shares
            self.inks[ink] = f"Color/{name}" if f"Color/{name}" not in self.inks.values() else f"Color/{self.new(name)}"
        return self.inks[ink]

    def font(self, key: str) -> tuple[str, str]:
        """Family and style of the face *key*, which will be listed."""
        family, style = family_of(self._faces.face(key).postscript)
        self.fonts.setdefault(family, set()).add(style)
        return family, style

    def key_of(self, style: TextStyle) -> str:
        """The face that *style* is set in."""
        return self._faces.key_of(style.face, style.weight, style.axes)

    def style(self, role: str, style: TextStyle) -> str:
        """The paragraph style of text with this *role* and *style*."""
        key = role, style
        if key not in self.styles:
            name = f"{role} {style.name}".strip()
            taken = set(self.styles.values())
            number = 2
            made = f"ParagraphStyle/{name}"
            while made in taken:
                made, number = f"ParagraphStyle/{name} {number}", number + 1
            self.styles[key] = made
            self.font(self.key_of(style))
        return self.styles[key]

    def role_style(self, role: str) -> str:
        """The paragraph style of single lines with this *role*, whose size and face stand in their runs."""
        return self._roles.setdefault(role, f"ParagraphStyle/{role}, single")

    def styles_part(self) -> str:
        """The root groups of character and paragraph styles."""
        none = element(
            "CharacterStyle", Self="CharacterStyle/$ID/[No character style]", Name="$ID/[No character style]"
        )
        strong = element("CharacterStyle", Self="CharacterStyle/strong", Name="strong", FontStyle="Bold")
        emphasis = element("CharacterStyle", Self="CharacterStyle/emphasis", Name="emphasis")
        characters = element("RootCharacterStyleGroup", none + strong + emphasis, Self="chars")
        plain_one = element("ParagraphStyle", Self="ParagraphStyle/$ID/[No paragraph style]",
                            Name="$ID/[No paragraph style]")  # fmt: skip
        made = "".join(self._style_element(name, style) for (_, style), name in self.styles.items())
        for name in self._roles.values():
            made += element("ParagraphStyle", Self=name, Name=name.partition("/")[2], Justification="LeftAlign")
        return characters + element("RootParagraphStyleGroup", plain_one + made, Self="paras")

    def _style_element(self, name: str, style: TextStyle) -> str:
        family, cut = self.font(self.key_of(style))
        indent = style.indent * style.size // 1000
        inner = element("Properties", element("AppliedFont", escape(family), type="string")
                        + element("Leading", points(style.leading), type="unit"))  # fmt: skip
        return element(
            "ParagraphStyle", inner, Self=name, Name=name.partition("/")[2], PointSize=points(style.size),
            FontStyle=cut, FirstLineIndent=points(indent), LeftIndent=points(max(0, -indent)),
            Justification=_ALIGNED.get(style.align, "LeftJustified"), FillColor=self.ink(style.ink),
            Tracking=style.tracking,
        )  # fmt: skip

    def fonts_part(self) -> str:
        """Families with their faces."""
        made = ""
        for family, cuts in self.fonts.items():
            faces = "".join(
                element("Font", Self=f"{family}n{cut}", FontFamily=family, Name=f"{family} {cut}",
                        PostScriptName=f"{family}-{cut}", FontStyleName=cut)
                for cut in sorted(cuts)
            )  # fmt: skip
            made += element("FontFamily", faces, Self=f"family {family}", Name=family)
        return made

    def inks_part(self) -> str:
        """Swatches: black, paper, none, and every ink of the pages."""
        made = element("Swatch", Self=NONE, Name="None", ColorEditable="false", Visible="true")
        for ink, name in self.inks.items():
            shares = " ".join(f"{share / 10:g}" for share in ink.plates)
            made += element("Color", Self=name, Name=name.partition("/")[2], Model="Spot" if ink.spot else "Process",
                            Space="CMYK", ColorValue=shares)  # fmt: skip
        return made
