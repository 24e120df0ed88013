"""A composed issue read over: what an editor would circle, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Final

from layout.findings import Finding, Place, finding
from layout.fitting.fitted import Fitted
from layout.fonts.library import Library
from layout.fonts.scripts import unset_script
from layout.galley.small_forms import needs_no_head
from layout.kept_answers import LastAnswers
from layout.page import GlyphRun, Page, Picture
from layout.proofing.line_lint import FEW, gathered, line_findings, widest_gap
from layout.proofing.parts import slot_with, unplaced
from layout.spec.model import Issue
from layout.spec.styles import Stylesheet
from layout.stories.model import Story
from layout.units import Length, in_pt
from layout.value import NamedTuple

WORDS: Final = 16
"""Characters of a story that a finding quotes."""
_OF_GLYPHS: Final = ("glyph-missing", "glyph-fallback")
HALF_WIDTH: Final = frozenset(",;:?!()")
"""Marks that Chinese sets in full width."""


def read_over(
    issue: Issue,
    stories: Mapping[str, Story],
    fits: tuple[Fitted, ...],
    styles: Stylesheet,
    faces: Library,
    pages: tuple[Page, ...],
    known: LastAnswers | None = None,
) -> list[Finding]:
    """Everything that is found only when the pages are made; *known* has what was found before."""
    known = LastAnswers() if known is None else known
    found: list[Finding] = []
    found += unplaced(issue, stories)
    found += _headless(fits)
    types = [known.of(("type of page", page.number), page, partial(_type_of, page)) for page in pages]
    for page, one in zip(pages, types, strict=True):
        found += _over_name(one, page.number, issue)
    found += _stand_ins(faces)
    found += _licences(types, faces)
    found += _blanks(faces)
    found += _in_heads(issue, stories, fits, faces)
    for done in fits:
        found += known.of(("read", done.slot.id), done, partial(_of_fit, done, styles))
    found += _resolution(pages, styles, issue, stories)
    return _glyphs_together(_scripts_once(found))


def _of_fit(done: Fitted, styles: Stylesheet) -> list[Finding]:
    """What is found in the copy of one slot alone."""
    found = [*_glyphs(done), *_lines(done, styles), *_marks(done)]
    if not done.story.body and not (done.story.kind == "photo" and (done.story.picture or done.story.caption)):
        found.append(finding("story-empty", done.slot.place, story=done.story.slug, slug=done.story.slug))
    return found


def _scripts_once(found: list[Finding]) -> list[Finding]:
    """*found* with each script that is not set reported once for a story, where it stands first."""
    reported: set[tuple[str, object]] = set()
    made: list[Finding] = []
    for one in found:
        key = (one.story, dict(one.facts)["script"]) if one.code == "script-unset" else None
        if key is None or key not in reported:
            made.append(one)
        if key:
            reported.add(key)
    return made


def _glyphs_together(found: list[Finding]) -> list[Finding]:
    """*found* with each character of a line of copy once, and more than :data:`FEW` of them as one finding.

    A line of phonetic signs borrows each of its letters, some of them five times: one look at the proof settles all.
    """
    alike: dict[tuple[object, ...], dict[str, Finding]] = {}
    for one in found:
        if one.code in _OF_GLYPHS:
            facts = dict(one.facts)
            key = (one.code, one.story, one.place, facts["face"])
            alike.setdefault(key, {}).setdefault(str(facts["character"]), one)
    kept: dict[Finding, Finding] = {}
    for characters in alike.values():
        first, *others = characters.values()
        if len(characters) <= FEW:
            kept.update((one, one) for one in (first, *others))
        else:
            points = " ".join(str(dict(one.facts)["points"]) for one in (first, *others))
            facts = {**dict(first.facts), "character": " ".join(characters), "points": points}
            kept[first] = first._replace(facts=tuple(facts.items()))
    return [kept.get(one, one) for one in found if one.code not in _OF_GLYPHS or one in kept]


def _headless(fits: tuple[Fitted, ...]) -> list[Finding]:
    """Stories that begin without a head where their style wants one; each is reported where its copy begins."""
    found: dict[str, Finding] = {}
    for done in fits:
        story = done.story
        if story.headline or done.slot.head.breaks or not done.look.head_lines or needs_no_head(story):
            continue
        words = next((one.text for one in story.body if one.text), "")[:WORDS]
        facts = {"slug": story.slug, "words": words}
        found.setdefault(story.slug, finding("missing-headline", story.place, story=story.slug, **facts))
    return [*found.values()]


def larger_than_name(page: Page, issue: Issue) -> list[Finding]:
    """A head of *page* set in larger type than the paper's name in its flag, measured on what is printed.

    Official counts of errors take it for one of form.  A name placed as a picture has no size of type to go by.
    """
    return _over_name(_type_of(page), page.number, issue)


class _PageType(NamedTuple):
    """The type on a page: its faces, the size of the paper's name, size and story of the largest head; 0 for none."""

    faces: Sequence[str]
    name: Length
    head: Length
    slug: str


def _type_of(page: Page) -> _PageType:
    runs = [one for one in page.marks if isinstance(one, GlyphRun)]
    said = [(one.size, one.tag) for one in runs if one.tag is not None and not one.drawn]
    name = max((size for size, tag in said if tag.role == "flag" and not tag.part), default=0)
    heads = [(size, tag.story) for size, tag in said if tag.role == "head"]
    return _PageType([*dict.fromkeys(one.face for one in runs)], name, *max(heads, key=itemgetter(0), default=(0, "")))


def _over_name(made: _PageType, number: int, issue: Issue) -> list[Finding]:
    """:func:`larger_than_name` of the page with that *number*, on which such type was *made*."""
    size, slug, name = made.head, made.slug, made.name
    if not name or size <= name:
        return []
    slots = [slot for one in issue.pages for slot in one.slots if slot.story == slug and slot.use == "story"]
    here = next((one.slots for one in issue.pages if one.number == number), ())
    place = next((slot.place for slot in (*(one for one in slots if one in here), *slots)), None)
    facts: dict[str, str | int] = {
        "slug": slug,
        "page": number,
        "size": f"{in_pt(size):g}",
        "name": f"{in_pt(name):g}",
    }
    return [finding("head-over-name", place, story=slug, **facts)]


def _stand_ins(faces: Library) -> list[Finding]:
    """Styles of type that the kit does not have, each reported once."""
    return [
        finding("face-stands-in", None, wanted=wanted, face=faces.key_of(role))
        for role in faces.asked
        if (wanted := faces.stands_in_for(role))
    ]


def _licences(pages: Iterable[_PageType], faces: Library) -> list[Finding]:
    """Faces that may not go into a file, or not cut down, and whatever else is to be reported of faces."""
    used = dict.fromkeys(face for page in pages for face in page.faces)
    found: list[Finding] = []
    for face in map(faces.face, used):
        if not face.embedding.allowed:
            found.append(finding("font-embedding-forbidden", None, face=face.postscript))
        elif face.embedding.whole:
            found.append(finding("font-embedded-whole", None, face=face.postscript))
    return [*found, *faces.notes]


def _blanks(faces: Library) -> list[Finding]:
    """Characters that a face claims to have and shows nothing for."""
    return [
        finding("glyph-blank", None, face=face.postscript, character=one, points=f"U+{ord(one):04X}")
        for face in faces.opened()
        for one in face.blank
    ]


def _glyphs(done: Fitted) -> list[Finding]:
    found: list[Finding] = []
    for item in done.items:
        lines = done.story.body[item.index].lines if item.index >= 0 else ()
        place = done.story.place
        if place is not None and lines:
            place = Place(place.file, lines[0])
        for offset, cluster, kind, face in item.prepared.findings:
            found.append(_glyph(item.prepared.text, offset, cluster, kind, face, done.story.slug, place))
    return found


def _glyph(text: str, at: int, cluster: str, kind: str, face: str, slug: str, place: Place | None) -> Finding:
    code = {"missing": "glyph-missing", "fallback": "glyph-fallback"}.get(kind, kind)
    points = " ".join(f"U+{ord(c):04X}" for c in cluster)
    near = text[max(0, at - 6) : at + len(cluster) + 6]
    script = unset_script(cluster[0]) if code == "glyph-missing" else ""
    if script:
        return finding("script-unset", place, story=slug, slug=slug, script=script, near=near)
    return finding(code, place, story=slug, character=cluster, points=points, near=near, face=face, slug=slug)


def _in_heads(issue: Issue, stories: Mapping[str, Story], fits: tuple[Fitted, ...], faces: Library) -> list[Finding]:
    """Characters of heads, captions and furniture for which a face had to step in, each reported once."""
    running = {item.prepared.text for done in fits for item in done.items}
    found: dict[tuple[str, str, str, str], Finding] = {}
    for text, at, cluster, kind, face in faces.substituted:
        if text in running:
            continue
        story = next((one for one in stories.values() if _holds(one, text)), None)
        slot = None if story else slot_with(issue, text)
        slug = story.slug if story else slot.id if slot else issue.paper.name
        place = story.place if story else slot.place if slot else issue.place
        found.setdefault((cluster, kind, face, slug), _glyph(text, at, cluster, kind, face, slug, place))
    return list(found.values())


def _holds(story: Story, text: str) -> bool:
    """True when *text* is a piece of the head, caption or credit of *story*."""
    whole = (
        *story.headline,
        story.rubric,
        story.kicker,
        story.deck,
        story.caption,
        story.credit.raw if story.credit else "",
    )
    bare = "".join(text.split())
    return bool(bare) and bare in "".join("".join(whole).split())


def _lines(done: Fitted, styles: Stylesheet) -> list[Finding]:
    most = widest_gap(styles.limits)
    found: list[Finding] = []
    for placed in done.poured.placed:
        prepared = done.items[placed.item].prepared
        found += line_findings(placed.line, prepared, most, done.slot.place, done.story.slug)
    return gathered(found)


def _marks(done: Fitted) -> list[Finding]:
    """Quotation marks of two kinds in one story, and half-width marks left between Chinese."""
    texts = [item.prepared.text for item in done.items]
    whole = "\n".join(texts)
    found: list[Finding] = []
    kinds = [pair for pair in ("“”", "「」", '""') if any(mark in whole for mark in pair)]
    if len(kinds) > 1:
        found.append(
            finding("quotes-mixed", done.slot.place, story=done.story.slug, slug=done.story.slug, kinds=" ".join(kinds))
        )
    left = [(char, text, at) for text in texts if not HALF_WIDTH.isdisjoint(text) for at, char in enumerate(text)
            if char in HALF_WIDTH and _between_chinese(text, at)]  # fmt: skip
    if left:
        slug, (_, text, at) = done.story.slug, left[0]
        marks = " ".join(dict.fromkeys(char for char, _, _ in left))
        facts = {"slug": slug, "mark": marks, "near": text[max(0, at - 6) : at + 7]}
        found.append(finding("halfwidth-left", done.slot.place, story=slug, **facts, count=len(left)))
    return found


def _between_chinese(text: str, at: int) -> bool:
    """Han directly on one side and no Latin on the other: 是,的; not 25.5, 3:2, U.S."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return any("\u4e00" <= side <= "\u9fff" for side in (before, after) if side) and not any(
        side.isascii() and side.isalnum() for side in (before, after) if side
    )


def _resolution(
    pages: tuple[Page, ...], styles: Stylesheet, issue: Issue, stories: Mapping[str, Story]
) -> list[Finding]:
    found: list[Finding] = []
    warn, least = styles.limits.get("ppi", 170), styles.limits.get("ppi_least", 100)
    places = _picture_places(issue, stories)
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, Picture) and mark.rect.width > 0:
                ppi = round((mark.crop[2] - mark.crop[0]) * 72 / in_pt(mark.rect.width))
                if ppi < warn:
                    code = "picture-too-coarse" if ppi < least else "picture-low-resolution"
                    place = places.get((page.number, mark.image)) or places.get((0, mark.image), issue.place)
                    found.append(finding(code, place, file=mark.image, ppi=ppi, wanted=warn))
    return found


def _picture_places(issue: Issue, stories: Mapping[str, Story]) -> dict[tuple[int, str], Place]:
    """Where the slot of each picture stands in the spec, by page and file; under page 0 the first slot that has it."""
    made: dict[tuple[int, str], Place] = {}
    for page in issue.pages:
        for slot in page.slots:
            story = stories.get(slot.story)
            of_story = story.picture if story and slot.use == "picture" else ""
            files = [one.file for one in slot.frames] or [slot.picture or of_story]
            for file in (*files, slot.head.picture, slot.ad.file if slot.ad else ""):
                made.setdefault((page.number, file), slot.place)
                made.setdefault((0, file), slot.place)
    return made
