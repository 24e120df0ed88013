"""The issue as an EPUB 3: a cover, a table of contents by pages, a chapter a story."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from layout.epaper.model import Publication
from layout.epaper.site import environment


def epub(publication: Publication, templates: Mapping[str, str], images: Mapping[str, bytes], cover: str) -> bytes:
    """The book with the JPEGs *images* by name, of which *cover* is one.  Its times are those of the issue."""
    made = environment(publication, templates)

    def render(template: str, /, **values: object) -> bytes:
        return made.get_template(template).render(**values).encode()

    uuid = str(uuid5(NAMESPACE_URL, f"urn:newsml:{publication.paper}:{publication.id}"))
    parts: dict[str, bytes] = {
        "META-INF/container.xml": render("epub-container.xml"),
        "EPUB/package.opf": render("epub-package.opf", uuid=uuid, images=tuple(images), cover=cover),
        "EPUB/nav.xhtml": render("epub-nav.xhtml"),
        "EPUB/cover.xhtml": render("epub-cover.xhtml", cover=cover),
        "EPUB/book.css": templates["book.css"].encode(),
    }
    parts |= {f"EPUB/story-{one.slug}.xhtml": render("epub-story.xhtml", one=one) for one in publication.articles}
    parts |= {f"EPUB/img/{name}": data for name, data in images.items()}
    year, month, day = map(int, publication.date.split("-"))
    out = BytesIO()
    with ZipFile(out, "w") as book:
        # The first entry says what the file is, and stands there as it is.
        for name, data in (("mimetype", b"application/epub+zip"), *parts.items()):
            # A zip knows the years from 1980 to 2107.
            entry = ZipInfo(name, (min(max(year, 1980), 2107), month, day, 0, 0, 0))
            plain = name == "mimetype" or name.endswith(".jpg")
            entry.compress_type = ZIP_STORED if plain else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            book.writestr(entry, data)
    return out.getvalue()
