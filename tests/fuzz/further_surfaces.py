"""Further surfaces of campaign.py: what runs keep for the next one, faces of a house, ads, other forms of pictures."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final
from zlib import crc32

ROOT: Final = Path(__file__).resolve().parents[2]
Seeded = tuple[Callable[[bytes], object], tuple[bytes, ...], tuple[bytes, ...]]
"""A reader, sound files to begin with, and pieces that mean something in their form."""
JSON: Final = tuple(
    one.encode()
    for one in ("null", "{}", "[]", '""', "-1", "1e999", "NaN", "true", "[" * 5000, '{"a":' * 3000, '"\\ud800"', "../", "/etc/x", "\\u0000")
)  # fmt: skip


def kept_files(folder: Path) -> dict[str, Seeded]:
    """Files that runs keep: they lie in folders that others can write to."""
    from layout.batches import kept as batches
    from layout.batches.jobs import BatchJob
    from layout.findings import Place, finding
    from layout.loading import kept_ads
    from layout.pictures import cache
    from layout.pictures.model import PressPicture
    from layout.pictures.placed import Taken
    from layout.publishing import kept_words
    from layout.runs import journal, manifest

    picture = PressPicture(
        "k", 2, 2, "CMYK", b"0123456789abcdef", "FlateDecode", (1, 0), 900, (2, 2), ("picture-small",)
    )
    block = cache.pack(picture)
    head = block.index(b"\n", block.index(b"\n") + 1) + 1
    taken = Taken(None, (finding("ad-size-differs", Place("a", 1, 2), file="a"),), 2, ("Cyan",), 3.0)
    written = {"a/b.txt": manifest.WrittenFile(1, sha256(b"x").hexdigest())}
    orders = {
        "folder": "small",
        "put": {"a.txt": [1, "0" * 64, ""]},
        "gone": {"b.txt": [1, "1" * 64, ""]},
        "manifest": manifest.NAME,
    }
    words = {"by": kept_words._dictionary(), "read": {"今年粮食又丰收": [[2, 2, 1, 2], [2]]}}
    job = BatchJob(folder / "no.yaml", ("render",), folder / "out")
    entry = {"read": {"/a": "1"}, "names": "x", "written": {"/b": "2"}, "codes": [0, 0], "said": [["a", "b"]]}

    def sealed(data: bytes) -> object:
        """What has the sum that it should have, and comes from somebody else."""
        return cache.unpack(block[: len(cache._MAGIC)] + b"%08x\n" % crc32(data) + data)

    def at(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
        def reader(data: bytes) -> object:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return read(path)

        return reader

    def dumped(value: object) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode()

    return {
        "resealed picture": (sealed, (block[head:],), JSON),
        "kept picture": (cache.unpack, (block,), JSON),
        "kept ad": (kept_ads.unpacked, (kept_ads.packed(taken),), JSON),
        "kept words": (at(".words.json", kept_words._kept), (dumped(words),), JSON),
        "manifest of a run": (at("small/.m", lambda path: manifest.manifest_at(path, "small")), (manifest.manifest_bytes(written),), JSON),
        "journal of a run": (at(f".small.1-a.run/{journal.JOURNAL}", lambda path: journal.recovered(path.parent)), (dumped(orders),), JSON),
        "kept of a batch": (lambda data: batches.unchanged(_loaded(data), job), (dumped(entry),), JSON),
    }  # fmt: skip


def _loaded(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def faces_and_ads(yaml: tuple[bytes, ...], pdf: tuple[bytes, ...], papers: tuple[bytes, ...]) -> dict[str, Seeded]:
    """The list of a house's faces, and PDFs as advertisements: as they are, and turned into inks."""
    from layout.fonts.manifest import read_manifest
    from layout.intake.intake import Terms, take
    from layout.stylesheets.preflight import read_limits

    styles = ROOT / "styles"
    limits = read_limits(sorted((styles / "preflight").glob("*.yaml"))[0].read_text("utf-8"), "n.yaml")
    profile = (styles / "press/newsprint.icc").read_bytes()
    small = b"faces: {a: {file: a.ttf, axes: {wght: {min: 200, max: 900}}, joins: [x]}}\nroles:\n  song: {face: a, axes: {wght: 400}}\nfallback: [song]\n"

    def taken(*, convert: bool, standard: str) -> Callable[[bytes], object]:
        return lambda data: take(data, "a.pdf", 1, Terms(limits, profile, standard, convert))

    return {
        "list of faces": (lambda data: read_manifest(data.decode("utf-8", "replace"), "f.yaml"), (small, small), yaml),
        "advertisement": (taken(convert=False, standard="x-4"), papers, pdf),
        "advertisement to convert": (taken(convert=True, standard="x-1a"), papers, pdf),
    }


def rare_pictures(binary: tuple[bytes, ...]) -> dict[str, Seeded]:
    """Forms of pictures that few papers get."""
    from PIL import Image, features

    from layout.pictures.decode import other_facts, pixels

    small = Image.linear_gradient("L").resize((24, 18))

    def saved(kind: str, mode: str = "RGB", **how: object) -> bytes:
        out = io.BytesIO()
        small.convert(mode).save(out, kind, **how)
        return out.getvalue()

    psd = (
        b"8BPS\0\1"
        + bytes(6)
        + b"\0\3\0\0\0\x12\0\0\0\x18\0\x08\0\3"
        + bytes(12)
        + b"\0\0"
        + small.convert("RGB").tobytes()
    )
    seeds = [saved("TIFF", "CMYK"), saved("TIFF", "LAB"), saved("TIFF", "I;16"), saved("TIFF", "RGBA", compression="tiff_adobe_deflate"),
             saved("PNG", "LA"), saved("WEBP", "RGBA", lossless=True), saved("GIF", "P", save_all=True, append_images=[small] * 3), psd]  # fmt: skip
    seeds += [saved("AVIF")] if features.check("avif") else []

    def read(data: bytes) -> None:
        other_facts(data, "p")
        pixels(data, "p", (1, 1, 20, 15), (9, 9))

    return {"rare picture": (read, tuple(seeds), binary)}
