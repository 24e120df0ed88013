"""Pages as a press PDF: CMYK, black type overprinting, boxes, subset fonts, exact text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from zlib import crc32

from layout.fonts.library import Library
from layout.fonts.subset import Subset, subset
from layout.output.codes import Codes, codes_of
from layout.output.content import KNOCKOUT, OVERPRINT, Content, number
from layout.output.file import File, Ref, Value, text
from layout.page import Edition, Page
from layout.pictures.model import PressPicture

PRODUCER: Final = "render-page"

Pictures = Mapping[tuple[str, tuple[int, int, int, int]], PressPicture]
"""Press pictures by image and crop, as a page's :class:`layout.page.Picture` names them."""


def pdf(pages: Sequence[Page], edition: Edition, faces: Library, pictures: Pictures) -> bytes:
    """*pages* of *edition* in one file.  The same pages give the same bytes; dates are those of the edition."""
    file = File()
    codes = codes_of(pages)
    programs = {face: subset(faces.face(face), used.gids) for face, used in codes.items()}
    for face, used in codes.items():
        used.settle(programs[face].gid_map)
    names = {face: f"F{index}" for index, face in enumerate(codes, 1)}
    fonts: dict[str, Value] = {
        names[face]: _font(file, used, programs[face], faces.face(face).postscript) for face, used in codes.items()
    }
    states: dict[str, Value] = {
        OVERPRINT: file.add({"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1}),
        KNOCKOUT: file.add({"Type": "/ExtGState", "OP": "false", "op": "false", "OPM": 0}),
    }
    advances = {face: program.widths for face, program in programs.items()}
    images: dict[str, Ref] = {}
    tree = file.reserve()
    kids: list[Value] = []
    for page in pages:
        content = Content(page, names, codes, advances)
        stream = file.stream(content.draw(page, pictures))
        drawn: dict[str, Value] = {name: _image(file, pictures[key], images) for key, name in content.images.items()}
        resources: dict[str, Value] = {"Font": fonts, "ExtGState": states, "ProcSet": ["/PDF", "/Text", "/ImageC"]}
        if drawn:
            resources["XObject"] = drawn
        kids.append(file.add(_page(page, tree, stream, resources)))
    file.add({"Type": "/Pages", "Kids": kids, "Count": len(kids)}, tree)
    return _finish(file, tree, edition)


def _page(page: Page, tree: Ref, stream: Ref, resources: Mapping[str, Value]) -> dict[str, Value]:
    """The page's dictionary: the sheet is the trimmed page with its bleed round it."""
    bleed, width, height = page.bleed, page.width, page.height
    sheet = [number(0), number(0), number(width + 2 * bleed), number(height + 2 * bleed)]
    trim = [number(bleed), number(bleed), number(bleed + width), number(bleed + height)]
    return {
        "Type": "/Page", "Parent": tree, "MediaBox": sheet, "BleedBox": sheet, "TrimBox": trim, "Contents": stream,
        "Resources": resources,
    }  # fmt: skip


def _font(file: File, codes: Codes, program: Subset, postscript: str) -> Ref:
    """A Type0 font with its program, its widths and its way back to text."""
    prefix = "".join(chr(65 + (crc32(program.data) >> 5 * i) % 26) for i in range(6))
    name = f"/{prefix}+{postscript}"
    if program.kind == "truetype":
        stream = file.stream(program.data, {"Length1": len(program.data)})
        entry, kind = "FontFile2", "/CIDFontType2"
    else:
        stream = file.stream(program.data, {"Subtype": "/CIDFontType0C"})
        entry, kind = "FontFile3", "/CIDFontType0"
    descriptor = file.add({
        "Type": "/FontDescriptor", "FontName": name, "Flags": 4, "FontBBox": list(program.box), "ItalicAngle": 0,
        "Ascent": program.ascent, "Descent": program.descent, "CapHeight": 733, "StemV": 80, entry: stream,
    })  # fmt: skip
    widths: list[Value] = []
    for first, several in codes.widths(program):
        widths += [first, several]
    descendant: dict[str, Value] = {
        "Type": "/Font", "Subtype": kind, "BaseFont": name, "FontDescriptor": descriptor, "DW": 1000, "W": widths,
        "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
    }  # fmt: skip
    if program.kind == "truetype":
        plain = codes.is_plain
        descendant["CIDToGIDMap"] = "/Identity" if plain else file.stream(codes.glyph_numbers(program.gid_map))
    return file.add({
        "Type": "/Font", "Subtype": "/Type0", "BaseFont": name, "Encoding": "/Identity-H",
        "DescendantFonts": [file.add(descendant)], "ToUnicode": file.stream(codes.to_unicode()),
    })  # fmt: skip


def _image(file: File, picture: PressPicture, known: dict[str, Ref]) -> Ref:
    """A picture as an image of the page, once for all places it stands in."""
    if picture.key not in known:
        entries: dict[str, Value] = {
            "Type": "/XObject", "Subtype": "/Image", "Width": picture.width, "Height": picture.height,
            "BitsPerComponent": 8, "ColorSpace": "/DeviceCMYK" if picture.mode == "CMYK" else "/DeviceGray",
            "Filter": f"/{picture.filter}",
        }  # fmt: skip
        if picture.decode is not None:
            entries["Decode"] = list(picture.decode)
        known[picture.key] = file.stream(picture.data, entries, packed=True)
    return known[picture.key]


def _finish(file: File, tree: Ref, edition: Edition) -> bytes:
    """Catalog, information and the file's bytes."""
    day = edition.date
    stamp = f"(D:{day.replace('-', '')}000000+08'00')"
    info = file.add({
        "Title": text(edition.title), "CreationDate": stamp, "ModDate": stamp, "Producer": text(PRODUCER),
        "Creator": text(PRODUCER), "Trapped": "/False",
    })  # fmt: skip
    metadata = file.stream(_xmp(edition), {"Type": "/Metadata", "Subtype": "/XML"}, plain=True)
    root = file.add({
        "Type": "/Catalog", "Pages": tree, "Lang": text(edition.language), "Metadata": metadata,
        "ViewerPreferences": {"DisplayDocTitle": "true"},
    })  # fmt: skip
    return file.write(root=root, info=info)


def _xmp(edition: Edition) -> bytes:
    """The same facts as XMP."""
    title = edition.title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    stamp = f"{edition.date}T00:00:00+08:00"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{edition.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate><xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
