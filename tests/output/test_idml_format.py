"""What the published description of IDML asks of a package, held over every sample, and what breaks each of its rules.

The rules are those of the IDML File Format Specification for DOM 8.0: the package (its kind first and stored, the map
of its parts), references by ``Self``, attributes without which a part has no place, and pages as large as the sheet.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from test_idml import IDPKG, SAMPLES, Made, made_up

from layout.idml.document import MIMETYPE

REFERENCES: Final = (
    "ParentStory", "PreviousTextFrame", "NextTextFrame", "AppliedParagraphStyle", "AppliedCharacterStyle", "FillColor",
    "StrokeColor", "AppliedMaster", "ItemLayer", "ActiveLayer", "BaseColor", "AppliedTOCStyle", "StrokeType",
)  # fmt: skip
"""Attributes that name a part by its ``Self``."""
BUILT_IN: Final = frozenset(("n", "StrokeStyle/$ID/Solid", "StrokeStyle/$ID/Canned Dashed 3x2"))
"""Nothing, and what every document has without being told."""
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "Document": ("DOMVersion", "Self", "StoryList"),
    "Layer": ("Self", "Name"),
    "MasterSpread": ("Self", "Name", "NamePrefix", "BaseName", "PageCount", "ItemTransform"),
    "Spread": ("Self", "PageCount", "ItemTransform"),
    "Page": ("Self", "Name", "AppliedMaster", "GeometricBounds", "ItemTransform"),
    "TextFrame": ("Self", "ParentStory", "PreviousTextFrame", "NextTextFrame", "ContentType", "ItemTransform",
                  "ItemLayer"),
    "Rectangle": ("Self", "ContentType", "ItemTransform", "ItemLayer"),
    "GraphicLine": ("Self", "StrokeColor", "StrokeWeight", "ItemTransform", "ItemLayer"),
    "Polygon": ("Self", "FillColor", "ItemTransform"),
    "Story": ("Self", "AppliedTOCStyle"),
    "ParagraphStyleRange": ("AppliedParagraphStyle",),
    "CharacterStyleRange": ("AppliedCharacterStyle",),
    "ParagraphStyle": ("Self", "Name"), "CharacterStyle": ("Self", "Name"),
    "Color": ("Self", "Name", "Model", "Space", "ColorValue"),
    "Tint": ("Self", "Name", "TintValue", "BaseColor"),
    "FontFamily": ("Self", "Name"),
    "Font": ("Self", "FontFamily", "Name", "PostScriptName", "FontStyleName"),
    "GeometryPathType": ("PathOpen",),
    "PathPointType": ("Anchor", "LeftDirection", "RightDirection"),
    "Image": ("Self", "ItemTransform"), "PDF": ("Self", "ItemTransform"),
    "Link": ("Self", "LinkResourceURI", "StoredState"),
}  # fmt: skip
"""Attributes of each element without which it has no name or no place."""


class Package:
    """A package taken apart: its files in their order, its parts read."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.infos = package.infolist()
            self.files = {one.filename: package.read(one) for one in self.infos}
        self.parts = {name: Tree.fromstring(text) for name, text in self.files.items() if name.endswith(".xml")}
        self.map = self.parts["designmap.xml"]

    def every(self, *kinds: str) -> Iterator[Tree.Element]:
        """All elements of these *kinds*, or of all, none of them a wrapper of a part."""
        for part in self.parts.values():
            yield from (one for one in part.iter() if one.tag in kinds or (not kinds and "}" not in one.tag))


def of_the_package(package: Package, _made: Made) -> Iterator[str]:
    """The kind first, stored and exact; parts named once each in the map and there; stories listed."""
    first = package.infos[0]
    if (first.filename, first.compress_type, package.files["mimetype"]) != ("mimetype", 0, MIMETYPE.encode()):
        yield "mimetype"
    named = Counter(str(one.get("src")) for one in package.map if one.tag.startswith(IDPKG))
    kinds = {str(one.get("src")): one.tag.removeprefix(IDPKG) for one in package.map if one.tag.startswith(IDPKG)}
    for name, kind in kinds.items():
        if name in package.parts and package.parts[name].tag != IDPKG + kind:
            yield f"not a {kind}: {name}"
    inside = {name for name in package.parts if "/" in name and not name.startswith("META-INF/")}
    yield from (f"named twice: {name}" for name, often in named.items() if often > 1)
    yield from (f"not there: {name}" for name in named.keys() - inside)
    yield from (f"orphan: {name}" for name in inside - named.keys())
    stories = {str(one.get("Self")) for one in package.every("Story")}
    if {*str(package.map.get("StoryList")).split()} != stories:
        yield "StoryList"
    for name, part in package.parts.items():
        kind = name.rpartition("/")[2].partition("_")[0]
        wrapped = [str(one.get("Self")) for one in part] if kind in ("Story", "Spread") else []
        if any(name != f"{name.partition('/')[0]}/{kind}_{one}.xml" for one in wrapped):
            yield f"file of another name: {name}"


def of_references(package: Package, _made: Made) -> Iterator[str]:
    """Names given once, and no reference to what is not there."""
    names = Counter(str(one.get("Self")) for one in package.every() if one.get("Self"))
    yield from (f"twice: {name}" for name, often in names.items() if often > 1)
    for one in package.every():
        for key in REFERENCES:
            value = one.get(key)
            if value is not None and value not in names and value not in BUILT_IN:
                yield f"{one.tag} {key}: {value}"
    faces = {(one.get("FontFamily"), one.get("FontStyleName")) for one in package.every("Font")}
    for one in package.every("CharacterStyleRange", "ParagraphStyle", "CharacterStyle"):
        font = one.findtext("Properties/AppliedFont")
        if font is not None and (font, one.get("FontStyle")) not in faces:
            yield f"face: {font} {one.get('FontStyle')}"


def of_attributes(package: Package, _made: Made) -> Iterator[str]:
    """Attributes that each element needs, and its properties before all else in it."""
    for one in package.every():
        yield from (f"{one.tag} without {key}" for key in NEEDED.get(one.tag, ()) if one.get(key) is None)
        if any(inner.tag == "Properties" for inner in one[1:]):
            yield f"{one.tag}: properties are not first"


def of_pages(package: Package, made: Made) -> Iterator[str]:
    """Pages of the edition in their order, as large as the sheet, and as many as the document says."""
    issue, pages = made.loaded.issue, made.composed.edition.pages
    sources = [str(one.get("src")) for one in package.map if one.tag == f"{IDPKG}Spread"]
    spreads = [one for name in sources if name in package.parts for one in package.parts[name].iter("Spread")]
    inside = [[*spread.iter("Page")] for spread in spreads]
    if [len(one) for one in inside] != [int(spread.get("PageCount", 0)) for spread in spreads]:
        yield "PageCount"
    names = [page.get("Name") for one in inside for page in one]
    if len(names) != len(pages) or len({*names}) != len(names):
        yield "pages"
    said = package.parts["Resources/Preferences.xml"].find("DocumentPreference")
    assert said is not None
    width, height = issue.sheet.width / 1000, issue.sheet.height / 1000
    if int(said.get("PagesPerDocument", 0)) != len(pages):
        yield "PagesPerDocument"
    if not _same((float(said.get("PageWidth", 0)), float(said.get("PageHeight", 0))), (width, height)):
        yield "PageWidth"
    for page in package.every("Page"):
        bounds = tuple(map(float, str(page.get("GeometricBounds")).split()))
        # The spread's origin is half way down the left edge.
        place = tuple(map(float, str(page.get("ItemTransform")).split()))
        if not _same(bounds, (0, 0, height, width)) or not _same(place, (1, 0, 0, 1, 0, -height / 2)):
            yield f"page {page.get('Name')}"


def _same(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """True for numbers that are the same but for how many places are written."""
    return len(one) == len(other) and all(abs(a - b) < 0.002 for a, b in zip(one, other, strict=True))


def of_links(package: Package, made: Made) -> Iterator[str]:
    """Pictures are in the document, and what is only linked is a file of the issue."""
    files = {one.name for one in Path(made.loaded.issue.place.file).parent.rglob("*")}
    stems = {Path(name).stem for name in files}
    for one in package.every("Image", "PDF"):
        link, held = one.find("Link"), one.findtext("Properties/Contents")
        if link is None:
            yield f"no link: {one.get('Self')}"
            continue
        if link.get("StoredState") == "Embedded" and not held:
            yield f"empty: {one.get('Self')}"
        name = unquote(str(link.get("LinkResourceURI"))).removeprefix("file:")
        # What is embedded may have been written anew, as a TIFF.
        if not (Path(name).stem in stems if held else name in files):
            yield f"no such file: {link.get('LinkResourceURI')}"


RULES: Final = (of_the_package, of_references, of_attributes, of_pages, of_links)


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest, repository: Path) -> Made:
    """Every sample issue."""
    return made_up(repository, request.param)


@pytest.mark.parametrize("rule", RULES)
def test_samples_keep_the_rules_of_the_format(sample, rule) -> None:
    assert [*rule(Package(sample.data), sample)] == []


def spoilt(data: bytes, start: str, old: bytes, new: bytes) -> bytes:
    """The package with *new* for the first *old* in the first part whose name has *start*, in the order it had."""
    out, done = io.BytesIO(), False
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        for info in package.infolist():
            text = package.read(info)
            if start in info.filename and old in text and not done:
                text, done = text.replace(old, new, 1), True
            made.writestr(info, text)
    assert done, (start, old)
    return out.getvalue()


@pytest.mark.parametrize(
    ("rule", "start", "old", "new"),
    [
        (of_the_package, "mimetype", b"application", b"Application"),
        (of_the_package, "designmap", b'<idPkg:Spread src="Spreads/', b'<idPkg:Spread src="Spreads/x'),
        (of_the_package, "designmap", b"<idPkg:Story ", b"<idPkg:Tale "),
        (of_the_package, "designmap", b'StoryList="story', b'StoryList="x'),
        (of_the_package, "Stories/", b'Self="', b'Self="x'),
        (of_references, "Spreads/Spread", b'ItemLayer="', b'ItemLayer="x'),
        (of_references, "Spreads/Spread", b'FillColor="', b'FillColor="x'),
        (of_references, "Spreads/Spread", b'StrokeType="', b'StrokeType="x'),
        (of_references, "Spreads/Spread", b'AppliedMaster="', b'AppliedMaster="x'),
        (of_references, "Stories/", b'AppliedParagraphStyle="', b'AppliedParagraphStyle="x'),
        (of_references, "Stories/", b'FontStyle="', b'FontStyle="x'),
        (of_attributes, "Spreads/Spread", b'<Page Self="', b'<Page Was="'),
        (of_attributes, "Spreads/Spread", b" GeometricBounds=", b" Bounds="),
        (of_attributes, "Spreads/Spread", b" ContentType=", b" Kind="),
        (of_attributes, "Spreads/Spread", b'<Rectangle Self="', b'<Rectangle Was="'),
        (of_attributes, "Spreads/Spread", b"<Properties><PathGeometry>", b"<A/><Properties><PathGeometry>"),
        (of_attributes, "Stories/", b" AppliedTOCStyle=", b" Style="),
        (of_attributes, "Stories/", b" AppliedParagraphStyle=", b" Style="),
        (of_attributes, "Stories/", b" AppliedCharacterStyle=", b" Style="),
        (of_pages, "Spreads/Spread", b'GeometricBounds="0 0 ', b'GeometricBounds="0 0 1'),
        (of_pages, "Spreads/Spread", b'PageCount="1"', b'PageCount="2"'),
        (of_pages, "Preferences", b'PagesPerDocument="', b'PagesPerDocument="1'),
        (of_pages, "Preferences", b'PageWidth="', b'PageWidth="1'),
        (of_links, "Spreads/Spread", b"<Link ", b"<Chain "),
        (of_links, "Spreads/Spread", b'LinkResourceURI="file:', b'LinkResourceURI="file:x'),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_seen(repository: Path, rule, start: str, old: bytes, new: bytes) -> None:
    data, made = b"", None
    for name in SAMPLES:
        made = made_up(repository, name)
        if any(old in text for file, text in Package(made.data).files.items() if start in file):
            data = spoilt(made.data, start, old, new)
            break
    assert made is not None and data, "no sample has such a part"
    assert [*rule(Package(data), made)]


def test_a_kind_that_is_packed_or_not_first_is_seen(repository: Path) -> None:
    made = made_up(repository, SAMPLES[0])
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        files = {one.filename: package.read(one) for one in package.infolist()}
    for names, kind in (([*files], zipfile.ZIP_DEFLATED), ([*files][::-1], zipfile.ZIP_STORED)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as again:
            for name in names:
                again.writestr(name, files[name], compress_type=kind)
        assert [*of_the_package(Package(out.getvalue()), made)] == ["mimetype"]
