"""The e-paper's files of text: HTML, scripts, feeds, NewsML-G2, from templates that escape what they are given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from functools import partial
from typing import Final, Protocol

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from layout.epaper.feeds import address, hotspots, json_feed, page_file, search_data, story_file
from layout.epaper.model import Publication
from layout.epaper.words import screen_words
from layout.spec.regional import regional
from layout.typeset.turning import stretches
from layout.units import Length, in_pt

CHINA: Final = timezone(timedelta(hours=8))
PLAIN: Final = ("epaper.css", "epaper.js")
"""Files that are as they are; every other one is a template."""


class Render(Protocol):
    """Fills the template so called."""

    def __call__(self, template: str, /, **values: object) -> bytes:
        """The file as UTF-8."""


def environment(publication: Publication, templates: Mapping[str, str]) -> Environment:
    """Templates that escape whatever they are given: copy is text, never markup."""
    region = regional(publication.language)
    made = Environment(
        loader=DictLoader(dict(templates)), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    made.globals.update(
        paper=publication,
        say=screen_words(publication.language),
        page_words=region.page_words,
        page_form=region.page_form([leaf.number for leaf in publication.leaves]),
        articles={one.slug: one for one in publication.articles},
        address=partial(address, publication),
        lined=_lined,
        page_file=partial(page_file, publication),
        story_file=story_file,
        points=_points,
        rfc_date=format_datetime(_day(publication)),
    )
    return made


def _lined(text: str, down: bool) -> Markup | str:
    """*text* as it stands in a line; in one that runs *down* figures share a cell and initials stand, as in print."""
    if not down:
        return text
    span = Markup('<span class="{}">{}</span>')
    classes = {"cell": "cell", "stack": "upright"}
    parts = ((part.text, classes.get(part.form)) for part in stretches(text))
    return Markup().join(span.format(kind, words) if kind else words for words, kind in parts)


def _day(publication: Publication) -> datetime:
    day = date.fromisoformat(publication.date)
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)


def _points(length: Length) -> str:
    return f"{in_pt(length):.2f}".rstrip("0").rstrip(".")


def site(publication: Publication, templates: Mapping[str, str], cards: Mapping[str, str]) -> dict[str, bytes]:
    """Every text file of the site by its name; *cards* are the pictures that links show, by slug or ``page:1``."""
    made = environment(publication, templates)

    def render(template: str, /, **values: object) -> bytes:
        return made.get_template(template).render(**values).encode()

    files: dict[str, bytes] = {name: templates[name].encode() for name in PLAIN}
    files |= {name: render(name) for name in ("theme.css", "icon.svg", "feed.xml")}
    files |= _leaves(publication, cards, render)
    files |= _stories(publication, cards, render)
    say = screen_words(publication.language)
    front = cards.get(f"page:{publication.leaves[0].number}", "")
    files["contents.html"] = render(
        "contents.html", file="contents.html", title=f"{say.contents} · {publication.paper} {publication.day}",
        summary="　".join(publication.facts), og_type="website", og_image=front, here=0, body_class="index",
    )  # fmt: skip
    pages = [name for name in files if name.endswith(".html")]
    files["sitemap.xml"] = render("sitemap.xml", files=pages)
    files["hotspots.json"] = hotspots(publication)
    files["feed.json"] = json_feed(publication)
    files["search-data.js"] = search_data(publication)
    return files


def _leaves(publication: Publication, cards: Mapping[str, str], render: Render) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    leaves, page_words = publication.leaves, regional(publication.language).page_words
    for index, leaf in enumerate(leaves):
        file = page_file(publication, leaf.number)
        name = f"P{leaf.number:02}"
        made[file] = render(
            "page.html", file=file, here=leaf.number, leaf=leaf, name=name, pdf=f"pdf/{name}.pdf",
            title=f"{publication.paper} {publication.day} {page_words(leaf.number)}",
            summary="　".join(publication.facts),
            og_type="website", og_image=cards.get(f"page:{leaf.number}", ""), body_class="leaf",
            before=leaves[index - 1] if index else None, after=leaves[index + 1] if index + 1 < len(leaves) else None,
        )  # fmt: skip
    return made


def _stories(publication: Publication, cards: Mapping[str, str], render: Render) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    articles = publication.articles
    for index, one in enumerate(articles):
        file = story_file(one.slug)
        made[file] = render(
            "story.html", file=file, here=one.pages[0], one=one, title=f"{one.title} · {publication.paper}",
            summary=one.summary, og_type="article", og_image=cards.get(one.slug, ""), body_class="read",
            before=articles[index - 1] if index else None,
            after=articles[index + 1] if index + 1 < len(articles) else None,
        )  # fmt: skip
        guid = f"urn:newsml:{publication.id}:{publication.date.replace('-', '')}:{one.slug}"
        made[f"newsml/{one.slug}.xml"] = render("newsml.xml", one=one, guid=guid)
    return made
