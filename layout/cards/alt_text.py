"""What a card shows, in words: for the field that every platform has for it."""

from __future__ import annotations

from typing import Final

from layout.cards.column import CardStory, byline_of
from layout.cards.foot import foot_words
from layout.cards.parts import spaced
from layout.cards.words import CardWords
from layout.page import GlyphRun, Page

TEXT: Final = ("paragraph", "subhead", "signature")


def alt_of(item: CardStory, where: str, say: CardWords, page: Page, *, cut: bool) -> str:
    """The alternative text of the card *page*; *where* names the paper, the day and the page.

    Every line is ended, and every paragraph is a line: platforms run lines together.  Verse keeps its own ends.
    """
    story = item.story
    lines = [say.sentence("", where)]
    for label, text in (
        ("rubric", story.rubric), ("kicker", story.kicker), ("head", one_line(story.headline)), ("deck", story.deck),
    ):  # fmt: skip
        lines += [say.sentence(label, text)] if text else []
    if item.facts is not None:
        sentence = say.sentence("picture", story.caption or one_line(story.headline) or item.picture)
        credit = story.credit.raw if story.credit else ""
        lines.append(sentence + (say.between + say.sentence("", credit) if credit else ""))
    text = text_on(page, say)
    if text:
        lines.append(say.sentence("opening" if cut else "text", text))
    if byline_of(story):
        lines.append(say.author(byline_of(story)))
    if cut:
        rest = foot_words(item, say, cut=True)
        lines.append(say.sentence("", say.only.format(rest) if text else rest))
    return "\n".join(lines) + "\n"


def one_line(headline: tuple[str, ...]) -> str:
    """A head of several lines on one."""
    return "\u3000".join(map(spaced, headline))


def text_on(page: Page, say: CardWords) -> str:
    """The story's text on *page*, in order, a line for every paragraph and every subhead, which is ended."""
    made: dict[tuple[int, str], str] = {}
    for mark in page.marks:
        if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role in TEXT:
            key = mark.tag.part, mark.tag.role
            made[key] = made.get(key, "") + "".join(mark.texts)
    return "\n".join(say.sentence("", text) if role == "subhead" else text for (_, role), text in made.items())
