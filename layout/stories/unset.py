"""What a story holds that no page shows as it is meant: raised and lowered words of subheads, which are set plain."""

from __future__ import annotations

from layout.findings import Finding, Place, finding
from layout.stories.model import Paragraph, Story

_SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def as_script(text: str, kind: str) -> str:
    """*text* in raised (``sup``) or lowered (``sub``) characters of its own; "" where it has none."""
    table = _SUPERSCRIPTS if kind == "sup" else _SUBSCRIPTS
    return text.translate(table) if text and all(ord(char) in table for char in text) else ""


def unset_of(story: Story) -> list[Finding]:
    """A finding for each raised or lowered word of *story* that is set as plain words."""
    found: list[Finding] = []
    for paragraph in story.body:
        if paragraph.kind != "subhead":
            continue
        for span in paragraph.spans:
            if span.kind in ("sup", "sub"):
                words = paragraph.text[span.start : span.end]
                found.append(_about("script-not-set", story, paragraph, words=words[:20]))
    return found


def _about(code: str, story: Story, paragraph: Paragraph, /, **facts: str) -> Finding:
    place = story.place or Place(story.slug)
    line = paragraph.lines[0] if paragraph.lines else place.line
    return finding(
        code, place._replace(line=line, excerpt=paragraph.text[:60]), story=story.slug, slug=story.slug, **facts
    )
