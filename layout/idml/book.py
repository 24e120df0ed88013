"""What all parts of a document share: identifiers, swatches, faces and styles, each named once."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from layout.fonts.face import AXIS_TAG
from layout.fonts.library import WEIGHTS, Library
from layout.fonts.names import family_and_style
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
    said = "".join(f" {key}={quoteattr(storable(str(value)))}" for key, value in attributes.items())
    return f"<{name}{said}>"


def element(name: str, inner: str = "", **attributes: object) -> str:
    """An element with *attributes* and what is already XML *inner*."""
    tag = opened(name, **attributes)
    return f"{tag}{inner}</{name}>" if inner else f"{tag[:-1]}/>"


def storable(text: str) -> str:
    """*text* with U+FFFD for what XML cannot hold."""
    return text.translate(_BARRED)


def words(text: str) -> str:
    """*text* as the content of a run."""
    return f"<Content>{escape(storable(text))}</Content>"


class Book:
    """Names of a document's parts; asked in the order of its pages, so that the same issue has the same names."""

    def __init__(self, faces: Library, height: Length) -> None:
        """*height* is that of a page: a spread's origin is half of it down the page."""
        self._faces = faces
        self.onto = f"1 0 0 1 0 {points(-height // 2)}"
        """The transform from a page's corner to its spread."""
        self._count = 0
        self.inks: dict[Ink, str] = {BLACK: "Color/Black", PAPER: "Color/Paper"}
        self._spots: dict[str, tuple[str, Ink]] = {}
        self._families: dict[str, tuple[str, str]] = {}
        self.fonts: dict[str, dict[str, str]] = {}
        """Of every family the PostScript name of each style."""
        self.styles: dict[tuple[str, TextStyle], str] = {}
        self._roles: dict[str, str] = {}
        self._spans: dict[tuple[str, str, Length, Ink | None], str] = {}

    def new(self, kind: str) -> str:
        """An identifier that no other part has."""
        self._count += 1
        return f"{kind}{self._count}"

    def ink(self, ink: Ink | None) -> str:
        """The swatch of *ink*: of a share of a spot ink a tint of the one colour of that ink."""
        if ink is None:
            return NONE
        if ink not in self.inks:
            shares = " ".join(f"{letter}={share // 10}" for letter, share in zip("CMYK", ink.plates, strict=True))
            name = self._spot(ink) if ink.spot else self._free(f"Color/{shares}")
            self.inks[ink] = f"Tint/{ink.spot} {ink.share / 10:g}%" if ink.share < 1000 else name
        return self.inks[ink]

    def _spot(self, ink: Ink) -> str:
        """The one colour of a spot ink, of which one plate is made; it looks as its first mark says."""
        if ink.spot not in self._spots:
            self._spots[ink.spot] = self._free(f"Color/{ink.spot}"), ink
        return self._spots[ink.spot][0]

    def _free(self, name: str) -> str:
        """*name*, or one made of it where a swatch has that."""
        taken = {*self.inks.values(), *(one for one, _ in self._spots.values())}
        return self.new(name) if name in taken else name

    def font(self, key: str) -> tuple[str, str]:
        """Family and style of the face *key*, which will be listed."""
        if key not in self._families:
            face = self._faces.face(key)
            family, style = family_and_style(face.raw)
            family, style = family or face.postscript, style or "Regular"
            if face.weight:
                style = WEIGHTS.get(face.weight, f"w{face.weight}")
            style += "".join(f" {tag}{value}" for tag, value in face.axes if tag != AXIS_TAG)
            self._families[key] = family, style
            self.fonts.setdefault(family, {})[style] = face.postscript
        return self._families[key]

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

    def span(self, kinds: str, style: TextStyle, body: TextStyle) -> str:
        """The character style of words of these *kinds* in *style*, of which is said what is not as in *body*."""
        size, ink = (style.size if style.size != body.size else 0), (style.ink if style.ink != body.ink else None)
        key = kinds, self.key_of(style), size, ink
        if key not in self._spans:
            number = sum(one[0] == kinds for one in self._spans) + 1
            self._spans[key] = f"CharacterStyle/{kinds}{f' {number}' if number > 1 else ''}"
            self.font(key[1])
            self.ink(ink)
        return self._spans[key]

    def role_style(self, role: str) -> str:
        """The paragraph style of single lines with this *role*, whose size and face stand in their runs."""
        return self._roles.setdefault(role, f"ParagraphStyle/{role}, single")

    def styles_part(self) -> str:
        """The root groups of character and paragraph styles."""
        none = element(
            "CharacterStyle", Self="CharacterStyle/$ID/[No character style]", Name="$ID/[No character style]"
        )
        spans = "".join(self._span_element(name, *key[1:]) for key, name in self._spans.items())
        characters = element("RootCharacterStyleGroup", none + spans, Self="chars")
        plain_one = element("ParagraphStyle", Self="ParagraphStyle/$ID/[No paragraph style]",
                            Name="$ID/[No paragraph style]")  # fmt: skip
        made = "".join(self._style_element(name, style) for (_, style), name in self.styles.items())
        for name in self._roles.values():
            made += element("ParagraphStyle", Self=name, Name=name.partition("/")[2], Justification="LeftAlign")
        return characters + element("RootParagraphStyleGroup", plain_one + made, Self="paras")

    def _span_element(self, name: str, face: str, size: Length, ink: Ink | None) -> str:
        family, cut = self.font(face)
        more: dict[str, str] = {"PointSize": points(size)} if size else {}
        more |= {"FillColor": self.ink(ink)} if ink else {}
        font = element("Properties", element("AppliedFont", escape(family), type="string"))
        return element("CharacterStyle", font, Self=name, Name=name.partition("/")[2], FontStyle=cut, **more)

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
                        PostScriptName=cuts[cut], FontStyleName=cut)
                for cut in sorted(cuts)
            )  # fmt: skip
            made += element("FontFamily", faces, Self=f"family {family}", Name=family)
        return made

    def inks_part(self) -> str:
        """Swatches: black, paper, none, and every ink of the pages."""
        made = element("Swatch", Self=NONE, Name="None", ColorEditable="false", Visible="true")
        for spot, (name, ink) in self._spots.items():
            made += _colour(name, spot, ink, "Spot")
        for ink, name in self.inks.items():
            if not ink.spot:
                made += _colour(name, name.partition("/")[2], ink, "Process")
        tints = {name: ink for ink, name in self.inks.items() if ink.spot and ink.share < 1000}
        for name, ink in tints.items():
            made += element("Tint", Self=name, Name=name.partition("/")[2], TintValue=f"{ink.share / 10:g}",
                            BaseColor=self._spots[ink.spot][0])  # fmt: skip
        return made


def _colour(name: str, said: str, ink: Ink, model: str) -> str:
    shares = " ".join(f"{share / 10:g}" for share in ink.plates)
    return element("Color", Self=name, Name=said, Model=model, Space="CMYK", ColorValue=shares)
