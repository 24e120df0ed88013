"""Pages as a press PDF: CMYK, black type overprinting, boxes, subset fonts, exact text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.fonts.library import Library
from layout.output.content import KNOCKOUT, OVERPRINT, layer_name, number
from layout.output.draw import Drawn, DrawnFace, DrawnPage, Imprint, draw, glyphs_of
from layout.output.file import File, Ref, Value, name, text
from layout.output.program import Program, programs_of
from layout.page import Edition, Page
from layout.pictures.model import PressPicture

PRODUCER: Final = "render-page"

Pictures = Mapping[tuple[str, tuple[int, int, int, int]], PressPicture]
"""Press pictures by image and crop, as a page's :class:`layout.page.Picture` names them."""


_BLACK_PLATE: Final[Value] = [
    "/Indexed",
    "/DeviceCMYK",
    255,
    f"<{bytes(b for k in range(255, -1, -1) for b in (0, 0, 0, k)).hex()}>",
]
"""Pixels of one ink, 255 for paper, as black of the four: grey would leave it to the plant which plates it goes to."""


def pdf(pages: Sequence[Page], edition: Edition, faces: Library, pictures: Pictures) -> bytes:
    """*pages* of *edition* in one file.  The same pages give the same bytes; dates are those of the edition.

    The place of a picture that is not in *pictures* stays empty.
    """
    return assemble(draw(pages, edition, faces), programs_of(faces, glyphs_of(pages)), pictures)


def assemble(drawn: Drawn, programs: Mapping[str, Program], pictures: Pictures) -> bytes:
    """The file of pages that are drawn, with the font program of every face by its key."""
    file = File()
    fonts: dict[str, Value] = {}
    for face in drawn.faces:
        fonts |= _fonts(file, face, programs[face.key])
    states: dict[str, Value] = {
        OVERPRINT: file.add({"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1}),
        KNOCKOUT: file.add({"Type": "/ExtGState", "OP": "false", "op": "false", "OPM": 0}),
    }
    images: dict[str, Ref] = {}
    tree = file.reserve()
    kids: list[Value] = []
    for page in drawn.pages:
        stream = file.stream(page.content, {"Filter": "/FlateDecode"}, packed=True)
        shown: dict[str, Value] = {name: _image(file, pictures.get(key), images) for name, key in page.images}
        resources: dict[str, Value] = {"Font": fonts, "ExtGState": states, "ProcSet": ["/PDF", "/Text", "/ImageC"]}
        if shown:
            resources["XObject"] = shown
        kids.append(file.add(_page(page, tree, stream, resources)))
    file.add({"Type": "/Pages", "Kids": kids, "Count": len(kids)}, tree)
    return _finish(file, tree, drawn.imprint)


def _page(page: DrawnPage, tree: Ref, stream: Ref, resources: Mapping[str, Value]) -> dict[str, Value]:
    """The page's dictionary: the sheet is the trimmed page with its bleed round it."""
    bleed, width, height = page.bleed, page.width, page.height
    sheet = [number(0), number(0), number(width + 2 * bleed), number(height + 2 * bleed)]
    trim = [number(bleed), number(bleed), number(bleed + width), number(bleed + height)]
    return {
        "Type": "/Page", "Parent": tree, "MediaBox": sheet, "BleedBox": sheet, "TrimBox": trim, "Contents": stream,
        "Resources": resources,
    }  # fmt: skip


def _fonts(file: File, face: DrawnFace, program: Program) -> dict[str, Value]:
    """The fonts of a face by resource: one program, one set of widths, and the way back to text of every layer."""
    prefix = "".join(chr(65 + (program.checksum >> 5 * i) % 26) for i in range(6))
    base = name(f"{prefix}+{face.postscript}")
    codes = face.codes
    cids = dict(enumerate((program.gid_map[gid] for gid in codes.gids), 1))
    straight = all(code == cid for code, cid in cids.items())
    truetype = program.kind == "truetype"
    widths: list[Value] = []
    for first, several in codes.widths(face.advances, {code: code for code in cids} if truetype else cids):
        widths += [first, several]
    system: Value = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
    descendant: dict[str, Value] = {
        "Type": "/Font", "Subtype": "/CIDFontType2" if truetype else "/CIDFontType0", "BaseFont": base, "DW": 1000,
        "W": widths, "FontDescriptor": _descriptor(file, base, program), "CIDSystemInfo": system,
    }  # fmt: skip
    encoding: Value = "/Identity-H"
    if truetype:
        descendant["CIDToGIDMap"] = "/Identity" if straight else file.stream(codes.glyph_numbers(program.gid_map))
    elif not straight:
        # A CFF program has no such map: the CMap of the font takes codes to its glyphs instead.
        encoding = file.stream(codes.to_cids(cids), {"Type": "/CMap", "CMapName": "/Codes", "CIDSystemInfo": system})
    one = file.add(descendant)
    return {
        layer_name(face.name, layer): file.add({
            "Type": "/Font", "Subtype": "/Type0", "BaseFont": base, "Encoding": encoding, "DescendantFonts": [one],
            "ToUnicode": file.stream(codes.to_unicode(layer)),
        })
        for layer in range(codes.layers)
    }  # fmt: skip


def _descriptor(file: File, base: str, program: Program) -> Ref:
    """The font descriptor with the program."""
    truetype = program.kind == "truetype"
    more: dict[str, Value] = {"Length1": program.length} if truetype else {"Subtype": "/CIDFontType0C"}
    return file.add({
        "Type": "/FontDescriptor", "FontName": base, "Flags": 4, "FontBBox": list(program.box), "ItalicAngle": 0,
        "Ascent": program.ascent, "Descent": program.descent, "CapHeight": 733, "StemV": 80,
        "FontFile2" if truetype else "FontFile3": file.stream(
            program.data, {**more, "Filter": "/FlateDecode"}, packed=True
        ),
    })  # fmt: skip


def _image(file: File, picture: PressPicture | None, known: dict[str, Ref]) -> Ref:
    """A picture as an image of the page, once for all places it stands in; an empty form where there is none."""
    if picture is None:
        return file.stream(b"", {"Type": "/XObject", "Subtype": "/Form", "BBox": [0, 0, 1, 1]})
    if picture.key not in known:
        entries: dict[str, Value] = {
            "Type": "/XObject", "Subtype": "/Image", "Width": picture.width, "Height": picture.height,
            "BitsPerComponent": 8, "ColorSpace": "/DeviceCMYK" if picture.mode == "CMYK" else _BLACK_PLATE,
            "Filter": f"/{picture.filter}",
        }  # fmt: skip
        if picture.decode is not None:
            entries["Decode"] = list(picture.decode)
        known[picture.key] = file.stream(picture.data, entries, packed=True)
    return known[picture.key]


def _finish(file: File, tree: Ref, imprint: Imprint) -> bytes:
    """Catalog, information and the file's bytes."""
    day = imprint.date
    stamp = f"(D:{day.replace('-', '')}000000+08'00')"
    info = file.add({
        "Title": text(_told(imprint.title)), "CreationDate": stamp, "ModDate": stamp, "Producer": text(PRODUCER),
        "Creator": text(PRODUCER), "Trapped": "/False",
    })  # fmt: skip
    metadata = file.stream(_xmp(imprint), {"Type": "/Metadata", "Subtype": "/XML"}, plain=True)
    root = file.add({
        "Type": "/Catalog", "Pages": tree, "Lang": text(imprint.language), "Metadata": metadata,
        "ViewerPreferences": {"DisplayDocTitle": "true"},
    })  # fmt: skip
    return file.write(root=root, info=info)


def _xmp(imprint: Imprint) -> bytes:
    """The same facts as XMP."""
    title, language = (
        _told(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for words in (imprint.title, imprint.language)
    )
    stamp = f"{imprint.date}T00:00:00+08:00"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate><xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _told(words: str) -> str:
    """*words* with a U+FFFD for what XML has no place for, so that both accounts of the file say the same."""
    return "".join(
        "\ufffd" if c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c
        for c in words
    )
