"""What machines read of an e-paper: places of stories, the index of the search, feeds."""

from __future__ import annotations

import json
from urllib.parse import quote

from layout.epaper.model import Article, Leaf, Outline, Publication
from layout.numbering import plain
from layout.units import in_mm, in_pt


def story_file(slug: str) -> str:
    """The page of a story."""
    return f"story-{slug}.html"


def page_file(publication: Publication, number: int) -> str:
    """The page of a leaf: the first one is the e-paper's front door."""
    return "index.html" if number == publication.leaves[0].number else f"page-{number:02}.html"


def address(publication: Publication, file: str) -> str:
    """Where *file* is found on the web; a relative address while the site is not known."""
    return f"{publication.site.rstrip('/')}/{quote(file)}" if publication.site else quote(file)


def hotspots(publication: Publication) -> bytes:
    """``hotspots.json``: the outlines of every story in mm, pt and shares of the page, and what stands in them."""
    feed = {
        "issue": publication.id,
        "paper": publication.paper,
        "date": publication.date,
        "units": {"origin": "upper left corner of the trimmed page", "x": "right", "y": "down"},
        "pages": [_leaf(publication, leaf) for leaf in publication.leaves],
        "stories": [_story(publication, one, order) for order, one in enumerate(publication.articles, 1)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _leaf(publication: Publication, leaf: Leaf) -> dict[str, object]:
    return {
        "number": plain(leaf.number),
        "section": leaf.section,
        "page": page_file(publication, leaf.number),
        "width": {"mm": round(in_mm(leaf.width), 3), "pt": in_pt(leaf.width)},
        "height": {"mm": round(in_mm(leaf.height), 3), "pt": in_pt(leaf.height)},
        "spots": [
            {"story": spot.slug, "slot": spot.slot, "polygons": [_polygon(leaf, one) for one in spot.outlines]}
            for spot in leaf.spots
        ],
    }


def _polygon(leaf: Leaf, outline: Outline) -> dict[str, object]:
    return {
        "mm": [[round(in_mm(x), 3), round(in_mm(y), 3)] for x, y in outline],
        "pt": [[in_pt(x), in_pt(y)] for x, y in outline],
        "share": [[round(x / leaf.width, 6), round(y / leaf.height, 6)] for x, y in outline],
    }


def _story(publication: Publication, one: Article, order: int) -> dict[str, object]:
    return {
        "id": one.slug,
        "order": order,
        "kind": one.kind,
        "head": list(one.lines),
        "rubric": one.rubric,
        "kicker": one.kicker,
        "deck": one.deck,
        "byline": one.byline,
        "names": list(one.names),
        "dateline": one.dateline,
        "text": [block.text for block in one.blocks if block.text],
        "signature": one.signature,
        "pictures": [
            {"file": f"img/{shot.file}", "caption": shot.caption, "credit": shot.credit} for shot in one.shots
        ],
        "pages": [plain(number) for number in one.pages],
        "jumps": [{"from": plain(a), "to": plain(b)} for a, b in zip(one.pages, one.pages[1:], strict=False)],
        "page": story_file(one.slug),
    }


def search_data(publication: Publication) -> bytes:
    """The words of every story as a script: a page that is opened from a disk may fetch nothing, but it may load."""
    feed = [
        {"u": story_file(one.slug), "t": one.title, "p": [plain(number) for number in one.pages], "s": one.text}
        for one in publication.articles
    ]
    words = json.dumps(feed, ensure_ascii=False, separators=(",", ":"))
    # A script ends at the first "</", whatever it stands in; and line separators end a line of script.
    for sign, code in (("</", "<\\/"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        words = words.replace(sign, code)
    return f"window.EPAPER={words};\n".encode()


def json_feed(publication: Publication) -> bytes:
    """The stories as a JSON Feed 1.1."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{publication.paper} {publication.day}",
        "language": publication.language,
        "home_page_url": address(publication, "index.html"),
        "feed_url": address(publication, "feed.json"),
        "items": [_item(publication, one) for one in publication.articles],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(publication: Publication, one: Article) -> dict[str, object]:
    made: dict[str, object] = {
        "id": f"{publication.id}/{one.slug}",
        "url": address(publication, story_file(one.slug)),
        "title": one.title,
        "content_text": "\n\n".join(block.text for block in one.blocks if block.text) or one.summary,
        "summary": one.summary,
        "date_published": f"{publication.date}T00:00:00+08:00",
    }
    if one.shots:
        made["image"] = address(publication, f"img/{one.shots[0].file}")
    if one.names:
        made["authors"] = [{"name": name} for name in one.names]
    return made
