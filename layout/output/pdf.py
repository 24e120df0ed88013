"""Pages as a PDF: CMYK, black type overprinting, boxes, subset fonts, exact text, tagged, for a named condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import md5
from typing import Final

from layout.fonts.library import Library
from layout.output.colours import SPACE, one_ink_space, picture_space, recoloured
from layout.output.file import File, Ref, Value, name, text
from layout.output.model import Make
from layout.output.program import LEVEL as FONT_LEVEL
from layout.output.program import FontProgram, programs_of
from layout.output.structure import add_structure
from layout.output.xmp import CLAIMS, PRODUCER, ClaimedStandards, plain, xmp
from layout.page import Edition, Page, Shown
from layout.pictures.model import PressPicture
from layout.streams.content import layer_name
from layout.streams.draw import LEVEL, Drawn, DrawnFace, DrawnPage, draw
from layout.streams.operands import KNOCKOUT, OVERPRINT, number

Pictures = Mapping[Shown, PressPicture]
"""Press pictures by what marks show of them."""

_PLAIN: Final = Make()


def pdf(pages: Sequence[Page], edition: Edition, faces: Library, pictures: Pictures, make: Make = _PLAIN) -> bytes:
    """*pages* of *edition* in one file.  The same pages give the same bytes; dates are those of the edition.

    The place of a picture that is not in *pictures* stays empty.
    """
    drawn = draw(pages, edition, faces, None, LEVEL if make.kept else 0)
    gids = {face.key: face.codes.gids for face in drawn.faces}
    return assemble(drawn, programs_of(faces, gids, FONT_LEVEL if make.kept else 0), pictures, make)


def assemble(drawn: Drawn, programs: Mapping[str, FontProgram], pictures: Pictures, make: Make = _PLAIN) -> bytes:
    """The file of pages that are drawn, with the font program of every face by its key, made as *make* says."""
    claims = _claims(drawn, make)
    file = File(claims.version)
    profile = _profile(file, make)
    shelf = _Shelf(file, make, profile, pictures)
    cid_set = claims.a[0] == "1"
    fonts = shelf.fonts(drawn.faces, programs, cid_set=cid_set)
    states: dict[str, Value] = {
        OVERPRINT: file.add({"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1}),
        KNOCKOUT: file.add({"Type": "/ExtGState", "OP": "false", "op": "false", "OPM": 0}),
    }
    shared: dict[str, Value] = {"Font": fonts, "ExtGState": states, "ProcSet": ["/PDF", "/Text", "/ImageB", "/ImageC"]}
    tree = file.reserve()
    pages = [(file.reserve(), page) for page in drawn.pages]
    links = _links(file, make, pages)
    for index, (ref, page) in enumerate(pages):
        content = recoloured(page.content, make, dict(page.spots))
        stream = file.stream(content, {"Filter": "/FlateDecode"}, packed=True)
        own: dict[str, Value] = {"StructParents": index}
        there = [annotation for annotation, on in links if on == ref]
        if there:
            own |= {"Annots": there, "Tabs": "/S"}
        resources: dict[str, Value] = {**shared, **shelf.resources(page, states)}
        if page.faces:
            resources["Font"] = shelf.fonts(page.faces, programs, cid_set=cid_set)
        file.add({**_page(page, tree), "Contents": stream, "Resources": resources, **own}, ref)
    file.add({"Type": "/Pages", "Kids": [ref for ref, _ in pages], "Count": len(pages)}, tree)
    root: dict[str, Value] = {"Type": "/Catalog", "Pages": tree}
    if make.words:
        root["StructTreeRoot"] = add_structure(file, drawn.elements, pages, links)
        root["MarkInfo"] = {"Marked": "true"}
    if profile:
        root["OutputIntents"] = _intents(file, make, profile, claims)
    if make.outline:
        from layout.output.screen import add_outline

        root["Outlines"] = add_outline(file, make.outline, pages)
    return _finish(file, root, drawn, claims)


def _claims(drawn: Drawn, make: Make) -> ClaimedStandards:
    """What the file claims: what its standard says, less what a placed page breaks."""
    files = [name for page in drawn.pages for _, name in page.artworks]
    if not files:
        return CLAIMS[make.standard]
    from layout.output.placing import claims_with  # few files have any

    return claims_with(CLAIMS[make.standard], files, make.artworks)


def _page(page: DrawnPage, tree: Ref) -> dict[str, Value]:
    """The page's boxes: the sheet is the trimmed page, the bleed round it, and room for marks round that."""
    slug, beyond, width, height = page.slug, page.beyond, page.width, page.height
    sheet = [number(0), number(0), number(width + 2 * beyond), number(height + 2 * beyond)]
    left, right = (number(beyond + edge) for edge in page.across)
    bleed = [left, number(slug), right, number(slug + height + 2 * page.bleed)]
    trim = [number(beyond), number(beyond), number(beyond + width), number(beyond + height)]
    return {"Type": "/Page", "Parent": tree, "MediaBox": sheet, "BleedBox": bleed, "TrimBox": trim}


def _profile(file: File, make: Make) -> Ref | None:
    """The intent's profile, once for all who name it."""
    if make.intent is None:
        return None
    more: dict[str, Value] = {"N": make.intent.inks, "Filter": "/FlateDecode"}
    if make.colours == "proof":
        more["Alternate"] = "/DeviceCMYK"
    return file.stream(make.intent.data, more, packed=True)


def _intents(file: File, make: Make, profile: Ref, claims: ClaimedStandards) -> list[Value]:
    """The output intents of PDF/X and PDF/A.  Both name one profile: PDF/A-2 allows no second."""
    assert make.intent is not None
    said = text(plain(make.intent.name))
    # "Custom" with words of one's own: the condition is in no registry.
    facts: dict[str, Value] = {
        "Type": "/OutputIntent", "OutputConditionIdentifier": "(Custom)", "OutputCondition": said, "Info": said,
        "DestOutputProfile": profile,
    }  # fmt: skip
    kinds = ["/GTS_PDFX"] if claims.x else []
    kinds += ["/GTS_PDFA1"] if claims.a[0] else []
    return [file.add({**facts, "S": kind}) for kind in kinds]


def _links(file: File, make: Make, pages: Sequence[tuple[Ref, DrawnPage]]) -> list[tuple[Ref, Ref]]:
    """Annotations of links, each with its page."""
    if not make.links:
        return []
    from layout.output.screen import add_link

    return [(add_link(file, link, pages, len(pages) + at), pages[link.page][0]) for at, link in enumerate(make.links)]


def _fonts(
    file: File, face: DrawnFace, program: FontProgram, put: Ref, *, cid_set: bool, readable: bool
) -> dict[str, Value]:
    """The fonts of a face by resource: one program, one set of widths, and the way back to text of every layer.

    *put* is where the program stands in the file; one that is not *readable* has no way back to text.
    """
    prefix = "".join(chr(65 + (program.checksum >> 5 * i) % 26) for i in range(6))
    base = name(f"{prefix}+{face.postscript}")
    codes = face.codes
    cids = [*map(program.gid_map.__getitem__, codes.gids)]
    numbered = range(1, len(cids) + 1)
    straight = cids == [*numbered]
    truetype = program.kind == "truetype"
    widths: list[Value] = []
    for first, several in codes.widths(face.advances, numbered if truetype else cids):
        widths += [first, several]
    # The CIDs there are: codes where a map leads to glyphs, else the glyphs of the program themselves.
    named = range(len(cids) + 1) if truetype and not straight else range(max(program.gid_map.values(), default=0) + 1)
    system: Value = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
    descendant: dict[str, Value] = {
        "Type": "/Font", "Subtype": "/CIDFontType2" if truetype else "/CIDFontType0", "BaseFont": base, "DW": 1000,
        "W": widths, "FontDescriptor": _descriptor(file, base, program, put, named if cid_set else None),
        "CIDSystemInfo": system,
    }  # fmt: skip
    encoding: Value = "/Identity-H"
    if truetype:
        descendant["CIDToGIDMap"] = "/Identity" if straight else file.stream(codes.glyph_numbers(program.gid_map))
    elif not straight:
        # A CFF program has no such map: the CMap of the font takes codes to its glyphs instead.
        encoding = file.stream(codes.to_cids(cids), {"Type": "/CMap", "CMapName": "/Codes", "CIDSystemInfo": system})
    one = file.add(descendant)
    font: dict[str, Value] = {
        "Type": "/Font", "Subtype": "/Type0", "BaseFont": base, "Encoding": encoding, "DescendantFonts": [one],
    }  # fmt: skip
    return {
        layer_name(face.name, layer): file.add(
            {**font, "ToUnicode": file.stream(codes.to_unicode(layer))} if readable else font
        )
        for layer in range(codes.layers)
    }


def _program(file: File, program: FontProgram) -> Ref:
    """A font program as a stream of the file."""
    truetype = program.kind == "truetype"
    more: dict[str, Value] = {"Length1": program.length} if truetype else {"Subtype": "/CIDFontType0C"}
    return file.stream(program.data, {**more, "Filter": "/FlateDecode"}, packed=True)


def _descriptor(file: File, base: str, program: FontProgram, put: Ref, cids: range | None) -> Ref:
    """The font descriptor of the program *put* into the file, with the set of its *cids*, which PDF/A-1 asks for."""
    cid_set: dict[str, Value] = {}
    if cids is not None:
        bits = (1 << len(cids)) - 1 << -len(cids) % 8
        cid_set["CIDSet"] = file.stream(bits.to_bytes((len(cids) + 7) // 8, "big"))
    return file.add({
        "Type": "/FontDescriptor", "FontName": base, "Flags": 4, "FontBBox": list(program.box), "ItalicAngle": 0,
        "Ascent": program.ascent, "Descent": program.descent, "CapHeight": 733, "StemV": 80,
        "FontFile2" if program.kind == "truetype" else "FontFile3": put, **cid_set,
    })  # fmt: skip


class _Shelf:
    """Font programs, pictures, placed pages and spot inks, each put into the file once for all places it is used."""

    def __init__(self, file: File, make: Make, profile: Ref | None, pictures: Pictures) -> None:
        self._file, self._make, self._profile, self._pictures = file, make, profile, pictures
        self._known: dict[str, Ref] = {}

    def fonts(
        self, faces: Sequence[DrawnFace], programs: Mapping[str, FontProgram], *, cid_set: bool
    ) -> dict[str, Value]:
        """The fonts of *faces* by resource, with the *programs* of these by their keys."""
        made: dict[str, Value] = {}
        for face in faces:
            program = programs[face.key]
            put = self._once(f"face {face.key}", partial(_program, self._file, program))
            made |= _fonts(self._file, face, program, put, cid_set=cid_set, readable=self._make.words)
        return made

    def resources(self, page: DrawnPage, states: Mapping[str, Value]) -> dict[str, Value]:
        """The colour spaces and the objects that *page* draws; *states* are those of graphics that every page has."""
        spots: dict[str, Value] = {}
        placed: dict[str, Value] = {}
        file, make = self._file, self._make
        if page.artworks or page.spots:
            from layout.output.placing import add_placed, add_spot  # few files have any

            if make.colours == "cmyk":
                spots = {name: self._once(f"spot {ink.spot}", partial(add_spot, file, ink)) for name, ink in page.spots}
            placed = {
                name: self._once(f"placed {key}", partial(add_placed, file, make.artworks.get(key), make))
                for name, key in page.artworks
            }
        planes = {ink.spot: spots[name] for name, ink in page.spots if spots}
        shown: dict[str, Value] = {name: self._image(key, planes) for name, key in page.images} | placed
        made: dict[str, Value] = {"XObject": shown} if shown else {}
        if make.colours == "proof" and self._profile:
            made["ColorSpace"] = {SPACE: ["/ICCBased", self._profile]}
        elif spots:
            made["ColorSpace"] = spots
        if page.shades or page.states:
            from layout.output.shades import ShadePrinter  # few pages have any

            printer = ShadePrinter(file, make, self._profile, planes)
            made["Pattern"] = {name: printer.pattern(one) for name, one in page.shades}
            made["ExtGState"] = {**states, **{name: printer.state(one) for name, one in page.states}}
        return made

    def _once(self, key: str, add: Callable[[], Ref]) -> Ref:
        if key not in self._known:
            self._known[key] = add()
        return self._known[key]

    def _image(self, key: Shown, planes: Mapping[str, Value]) -> Ref:
        """A picture as an image of the page; an empty form where there is none.  *planes* are spaces of spot inks."""
        picture, ink = self._pictures.get(key), key[2]
        if picture is None:
            return self._file.stream(b"", {"Type": "/XObject", "Subtype": "/Form", "BBox": [0, 0, 1, 1]})
        space = picture_space(picture, self._make, self._profile)
        decode: Sequence[int | str] | None = picture.decode
        if ink is not None and picture.mode == "L":
            space, decode = one_ink_space(picture, ink, planes.get(ink.spot), space)
        return self._once(f"{picture.key} {ink or ''}", lambda: _image(self._file, picture, space, decode))


def _image(file: File, picture: PressPicture, space: Value, decode: Sequence[int | str] | None) -> Ref:
    entries: dict[str, Value] = {
        "Type": "/XObject", "Subtype": "/Image", "Width": picture.width, "Height": picture.height,
        "BitsPerComponent": picture.bits, "ColorSpace": space, "Filter": f"/{picture.filter}",
    }  # fmt: skip
    if decode is not None:
        entries["Decode"] = list(decode)
    return file.stream(picture.data, entries, packed=True)


def _finish(file: File, root: dict[str, Value], drawn: Drawn, claims: ClaimedStandards) -> bytes:
    """Information, metadata, catalog, and the file's bytes."""
    imprint = drawn.imprint
    stamp = f"(D:{imprint.date.replace('-', '')}000000+08'00')"
    facts: dict[str, Value] = {
        "Title": text(plain(imprint.title)), "CreationDate": stamp, "ModDate": stamp, "Producer": text(PRODUCER),
        "Creator": text(PRODUCER), "Trapped": "/False",
    }  # fmt: skip
    if claims.x:
        facts["GTS_PDFXVersion"] = f"({claims.x})"
    digest = md5(usedforsecurity=False)
    for page in drawn.pages:
        digest.update(page.content)
    packet = xmp(imprint, claims, digest.hexdigest())
    metadata = file.stream(packet, {"Type": "/Metadata", "Subtype": "/XML"}, plain=True)
    shown: dict[str, Value] = {"DisplayDocTitle": "true"}
    if imprint.from_right:
        shown["Direction"] = "/R2L"
    more: dict[str, Value] = {"Lang": text(imprint.language), "Metadata": metadata, "ViewerPreferences": shown}
    return file.write(root=file.add(root | more), info=file.add(facts))
