"""Stories as news agencies and content systems send them: NewsML-G2, NITF, CNML and ninjs, as lines of copy.

Head, kicker, deck, byline and dateline stand in fields of their own; the words are XHTML, which the reader of web pages
reads.  Entities are not resolved: a file that declares some is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from xml.etree import ElementTree

from layout.characters.source import SourceLine
from layout.documents.newsleft import left_out, said_in, said_in_json
from layout.documents.ninjs import MOST, from_json, story_of_json
from layout.findings import Finding, Place, finding
from layout.markup.html import html_lines
from layout.markup.marked_lines import MarkedLines
from layout.stories.parts import BYLINE, DECK, HEAD, KICKER, SIGN, START, SUBHEAD
from layout.stories.words import THE_END
from layout.value import NamedTuple

_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,40}:)?(newsItem|newsMessage|nitf|CNML)[\s>]")
_HEADS: Final = (KICKER, HEAD, DECK)


class _NewsFile(NamedTuple):
    """The fields of one story, its words as XHTML, and what is left out."""

    fields: tuple[tuple[str, str], ...]
    """(part, words) in the order in which they are read."""
    words: str
    dateline: str = ""
    signature: str = ""
    others: int = 0
    """Further stories of the file."""
    keywords: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    """(field, words) of all that the file says."""


def is_news_file(data: bytes, top: bytes) -> bool:
    """True for NewsML-G2, NITF, CNML and ninjs, by what stands at their *top*."""
    return bool(top[:1] == b"<" and _ROOT.search(top)) or bool(story_of_json(data, top))


def read_news_file(data: bytes, name: str) -> MarkedLines:
    """The lines of one story, each field settled as what it is.  A broken file gives an error."""
    top = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    item = story_of_json(data, top)
    if item:
        fields, words, dateline, keywords = from_json(item)
        return _lines(_NewsFile(fields, words, dateline, keywords=keywords, said=tuple(said_in_json(item))), name)
    if len(data) > MOST or b"<!ENTITY" in data:
        return MarkedLines((), {}, (finding("news-broken", Place(name), why="<!ENTITY>"),))
    try:
        root = ElementTree.fromstring(_text_of(data))
    except ElementTree.ParseError as error:
        line, column = error.position
        why = str(error).partition(": line")[0][:60]
        return MarkedLines((), {}, (finding("news-broken", Place(name, line, column + 1), why=why),))
    except (ValueError, LookupError) as error:
        return MarkedLines((), {}, (finding("news-broken", Place(name), why=str(error)[:60]),))
    try:
        said = tuple(said_in(root))
        return _lines(_READERS.get(_tag(root), _from_newsml)(root)._replace(said=said), name)
    except RecursionError:  # the standard library writes elements one in the other, each by a call
        return MarkedLines((), {}, (finding("news-broken", Place(name), why="depth"),))


_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"'](gb2312|gbk|gb18030|big5)[\"']", re.IGNORECASE)


def _text_of(data: bytes) -> str | bytes:
    """*data*; decoded where its declaration names an encoding that the parser does not know."""
    named = _ENCODING.match(data)
    return data.decode("big5hkscs" if named[1].lower() == b"big5" else "gb18030") if named else data


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (one for one in root.iter() if isinstance(one.tag, str) and _tag(one) == name)


def _text(element: ElementTree.Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _first(root: ElementTree.Element, name: str) -> str:
    return _text(next(_all(root, name), None))


def _as_html(element: ElementTree.Element) -> str:
    """*element* in markup without name spaces, which the reader of web pages does not know."""
    for media in list(_all(element, "media")):
        _with_taker(media)
    for one in element.iter():
        one.tag = _tag(one) if isinstance(one.tag, str) else one.tag
        one.tag = "figcaption" if one.get("class") == "caption" else one.tag
        one.tag = _OF_NITF.get(one.tag, one.tag) if isinstance(one.tag, str) else one.tag
        if one.tag == "media-reference":
            one.tag = "img"
            one.set("src", one.get("source", ""))
    return ElementTree.tostring(element, encoding="unicode", method="xml")


_OF_NITF: Final = {"media": "figure", "media-caption": "figcaption", "hl2": "h2", "block": "div"}
"""What elements of NITF are on a web page."""


def _with_taker(media: ElementTree.Element) -> None:
    """Put who took a picture, which NITF says beside its caption, behind the caption."""
    captions = [one for one in media if _tag(one) == "media-caption"]
    for one in [one for one in media if _tag(one) == "media-producer"]:
        words = _text(one)
        if captions and words and words not in _text(captions[-1]):
            last = captions[-1][-1] if len(captions[-1]) else captions[-1]
            last.text = f"{_text(last)} {words}"
            for below in list(last):
                last.remove(below)
            media.remove(one)


def _from_newsml(root: ElementTree.Element) -> _NewsFile:
    items = [root] if _tag(root) == "newsItem" else list(_all(root, "newsItem"))
    item = items[0] if items else root
    heads = [(one.get("role", ""), _text(one)) for one in _all(item, "headline")]
    plain = [words for role, words in heads if "kicker" not in role and "sub" not in role.lower()]
    fields = (
        *((KICKER, words) for role, words in heads if "kicker" in role),
        (HEAD, plain[0] if plain else ""),
        *((DECK, words) for role, words in heads if "sub" in role.lower()),
        (BYLINE, _first(item, "by")),
    )
    content = next(_all(item, "inlineXML"), None)
    nitf = next(_all(content, "nitf"), None) if content is not None else None
    if nitf is not None:
        return _over_nitf(_from_nitf(nitf), fields, item, len(items) - 1)
    words = next(iter(_all(content, "body")), content) if content is not None else None
    signature = ""
    for parent in list(words.iter()) if words is not None else ():
        for one in [one for one in parent if one.get("class") == "signature"]:
            signature = _text(one)
            parent.remove(one)
    plain_words = "".join(f"<p>{escape(line)}</p>\n" for line in _first(item, "inlineData").splitlines())
    html = _as_html(words) if words is not None else plain_words
    keywords = tuple(filter(None, map(_text, _all(item, "keyword"))))
    return _NewsFile(fields, html, _first(item, "dateline"), signature, len(items) - 1, keywords)


def _over_nitf(
    inner: _NewsFile, fields: tuple[tuple[str, str], ...], item: ElementTree.Element, others: int
) -> _NewsFile:
    """The story of *inner*, which NewsML carries as NITF; what *fields* say of it in their turn goes before."""
    told = {part for part, words in fields if words}
    parts = (*((part, words) for part, words in fields if words), *(one for one in inner.fields if one[0] not in told))
    keywords = (*inner.keywords, *filter(None, map(_text, _all(item, "keyword"))))
    ordered = tuple(sorted(parts, key=lambda one: (*_HEADS, BYLINE).index(one[0])))
    return inner._replace(
        fields=ordered, dateline=_first(item, "dateline") or inner.dateline, others=others, keywords=keywords
    )


def _from_nitf(root: ElementTree.Element) -> _NewsFile:
    head = next(_all(root, "body.head"), root)
    whole = next(_all(root, "body"), root)  # a note in the head has a content of its own
    content = next((one for one in whole if isinstance(one.tag, str) and _tag(one) == "body.content"), None)
    words = _as_html(content) if content is not None else ""
    fields = (
        (KICKER, _first(head, "kicker")), (HEAD, _first(head, "hl1") or _first(root, "title")),
        *((DECK, _text(one)) for heads in _all(head, "hedline") for one in _all(heads, "hl2")),
        (BYLINE, " ".join(" ".join(" ".join(one.itertext()) for one in _all(head, "byline")).split())),
    )  # fmt: skip
    keywords = tuple(one.get("key", "") for one in _all(root, "keyword") if one.get("key"))
    return _NewsFile(fields, words, _first(head, "dateline"), _first(root, "tagline"), keywords=keywords)


def _from_cnml(root: ElementTree.Element) -> _NewsFile:
    """The first story of a file of CNML (GB/T 20092): its titles, its creators, and the contents that are words."""
    items = list(_all(root, "Item"))
    item = items[0] if items else root
    parts: dict[str, list[str]] = {KICKER: [], HEAD: [], DECK: []}
    for titles in list(_all(item, "Titles"))[:1]:
        for one in titles:
            parts[_title_of(_tag(one).lower())] += [_text(one)] if _text(one) else []
    inside = {id(one) for content in _all(item, "ContentItem") for one in _all(content, "Creators")}
    names = " ".join(_names_of(one) for one in _all(item, "Creators") if id(one) not in inside).strip()
    made: list[str] = []
    for content in _all(item, "ContentItem"):
        href, caption = content.get("href", ""), _first(content, "Description") or _first(content, "Abstract")
        taken = " ".join(map(_names_of, _all(content, "Creators"))).strip()
        caption += f" {taken} 摄" if taken and taken not in caption else ""
        if any(value.endswith("ImageCIType") for value in content.attrib.values()) and href:
            made.append(f'<figure><img src="{escape(href)}"><figcaption>{escape(caption)}</figcaption></figure>')
        made += map(_words_of, _all(content, "DataContent"))
    fields = (
        *((part, words) for part in (KICKER, HEAD, DECK) for words in parts[part]),
        (BYLINE, names),
    )
    keywords = tuple(filter(None, map(_text, _all(item, "Keyword"))))
    return _NewsFile(fields, "".join(made), _first(item, "DateLine"), "", max(0, len(items) - 1), keywords)


def _names_of(creators: ElementTree.Element) -> str:
    return " ".join(filter(None, map(_text, _all(creators, "FullName"))))


def _title_of(name: str) -> str:
    """Which line of a head a title of CNML is by its *name*, in small letters."""
    if "sub" in name:
        return DECK
    return KICKER if name.startswith(("intro", "lead", "pre", "shoulder", "kicker")) else HEAD


def _words_of(content: ElementTree.Element) -> str:
    """*content* as markup: elements, markup that is written as text, or lines of plain text."""
    if len(content):
        return _as_html(content)
    text = content.text or ""
    if re.search(r"<(?:p|div|br|span|P|BR)\b", text):
        return text
    return "".join(f"<p>{escape(line.strip())}</p>\n" for line in text.splitlines() if line.strip())


_READERS: Final = {"nitf": _from_nitf, "CNML": _from_cnml}
"""By the name of the root; anything else is NewsML-G2."""


_SHOWN: Final = 40


def _bare(text: str) -> str:
    return "".join(text.split())


def _told(story: _NewsFile, dateline: str, end: Sequence[SourceLine], name: str) -> list[Finding]:
    """What of *story* is no copy: keywords, fields that go nowhere, the mark at its *end*, further stories."""
    carried = [*(words for _, words in story.fields), story.words, dateline, story.signature, *story.keywords]
    left = left_out(story.said, carried)
    found: list[Finding] = []
    if story.keywords or left:
        listed = ["、".join(story.keywords)[:_SHOWN]] if story.keywords else []
        listed += [f"{field} {words[:_SHOWN]}" for field, words in left]
        found.append(finding("page-furniture", Place(name), kind="field", text="; ".join(listed), lines=""))
    found += [finding("page-furniture", Place(name), kind="end", text=one.text, lines="") for one in end]
    if story.others:
        found.append(finding("news-more", Place(name), count=story.others))
    return found


def _lines(story: _NewsFile, name: str) -> MarkedLines:
    """The fields as lines, then the words, whose numbers go on from them."""
    made = html_lines(f"<html><body><article>{story.words}</article></body></html>", name)
    opening = _bare(made.lines[0].text) if made.lines else ""
    shown = [_bare(one.text) for one in (*made.lines[:1], *(caption.line for caption in made.captions))]
    top = [
        (part, words)
        for part, words in story.fields
        if words
        and not (part == BYLINE and _bare(words) in opening)
        # A picture without a head has the first words of its caption for a title.
        and not (part == HEAD and any(one.startswith(_bare(words).removesuffix("…")) for one in shown))
    ]
    by = len(top)
    lines = [SourceLine(number, words) for number, (_, words) in enumerate(top, 1)]
    body = [line._replace(number=by + at) for at, line in enumerate(made.lines, 1)]
    moved = {line.number: by + at for at, line in enumerate(made.lines, 1)}
    dateline = story.dateline
    if dateline and body and not _bare(body[0].text).startswith(_bare(dateline)):
        body[0] = body[0]._replace(text=f"{dateline}\u3000{body[0].text}")
    parts = {number: part for number, (part, _) in enumerate(top, 1)}
    # One file is one story: a heading in it is a subhead, and what is nothing else is copy.
    parts |= {moved[line.number]: START for line in made.lines}
    parts |= {moved[key]: SUBHEAD if part in _HEADS else part for key, part in made.parts.items() if key in moved}
    if story.signature:
        body.append(SourceLine(by + len(body) + 1, story.signature))
        parts[body[-1].number] = SIGN
    end = body[-1:] if body and body[-1].text in THE_END else []
    body = body[: len(body) - len(end)]
    parts = {number: part for number, part in parts.items() if not end or number != end[0].number}
    found = (*made.findings, *_told(story, dateline, end, name))
    return made._replace(
        lines=(*lines, *body), parts=parts, findings=found,
        spans={moved[key]: one for key, one in made.spans.items() if key in moved},
        structures={moved[key]: one for key, one in made.structures.items() if key in moved},
        doubtful=frozenset(moved[one] for one in made.doubtful if one in moved),
        captions=tuple(one._replace(under=moved.get(one.under, by)) for one in made.captions),
    )  # fmt: skip
