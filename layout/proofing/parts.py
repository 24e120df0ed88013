"""The account of every story's parts: each is on a page, in the rest that is saved, or named in a finding.

It is drawn up from the finished pages' marks, so that it holds whatever made them.  Letters are counted, not compared
in order: a line ends in a hyphen that the copy has not, marks change their width, and text goes on in other slots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final
from unicodedata import normalize

from layout.areas.regions import placed_stories
from layout.findings import Finding, Several, finding
from layout.galley.items import byline_text
from layout.galley.small_forms import own_mark
from layout.kept_answers import LastAnswers
from layout.page import GlyphRun, Mark
from layout.spec.model import Issue, Slot
from layout.stories.model import Story

PARTS: Final = {
    "rubric": "栏目 (rubric)", "kicker": "引题 (kicker)", "head": "标题 (head)", "deck": "副题 (deck)",
    "byline": "署名 (byline)", "dateline": "电头 (dateline)", "body": "正文 (body)",
    "signature": "文末署名 (signature)", "caption": "图片说明 (caption)", "credit": "摄影署名 (credit)",
    "jump": "转版 (jump line)",
}  # fmt: skip
"""Parts of a story by their key, in words that both languages' readers know."""

_ALONE: Final = {
    "rubric": ("rubric",), "kicker": ("kicker",), "head": ("head",), "deck": ("deck",),
    "caption": ("caption",), "credit": ("credit", "caption"),
}  # fmt: skip
"""Roles of marks that a part is printed in which does not run with the text."""

WORDS: Final = 16
_SEVERAL: Final = 3
"""Parts of one story that are each told of when they are lost."""


_Shown = Mapping[str, str]
"""What is shown of a story, by role."""


def unset_parts(
    issue: Issue, stories: Mapping[str, Story], shown: Sequence[Sequence[Mark]], rests: Sequence[Story],
    found: Iterable[Finding], known: LastAnswers | None = None,
) -> list[Finding]:  # fmt: skip
    """An error for every part of a placed story that is in none of the marks *shown* and in none of *rests*.

    A head of which the lines that the editor gave leave words out is a warning: he may mean it.

    The marks are those of pages, or of their slots.  *found* is what is reported already: a jump that a finding speaks
    of is not lost.  *known* has what was counted before.
    """
    known = LastAnswers() if known is None else known
    slots: dict[str, list[Slot]] = {}
    for slot in (slot for page in issue.pages for slot in page.slots):
        if slot.story in stories and slot.use in ("story", "picture", "table"):
            slots.setdefault(slot.story, []).append(slot)
    printed = [known.of(("printed", at), one, partial(_printed, one)) for at, one in enumerate(shown)]
    left = {rest.slug: rest for rest in rests}
    jumps = {one.story for one in found if one.code.startswith("jump")}
    made: list[Finding] = []
    for slug, here in slots.items():
        story, there = stories[slug], tuple(one[slug] for one in printed if slug in one)
        asked = story, here, there, left.get(slug)
        lost = [*known.of(("parts", slug), asked, partial(_lost, *asked))]
        if story.jump and not any("jump" in one for one in there) and slug not in (*jumps, *left):
            lost.append(("jump", story.jump.raw or f"第{story.jump.page}版"))
        apart = [part for part, _ in lost if part not in ("caption", "credit")]
        if len(apart) > 1 and all(slot.use == "picture" for slot in here):
            # One slip of the spec is one message, however many paragraphs it leaves out.
            parts = "、".join(PARTS[part] for part in dict.fromkeys(apart))
            chars = sum(len(text) for part, text in lost if part in apart)
            facts: dict[str, str | int] = {"slug": slug, "parts": parts, "chars": chars}
            made.append(finding("story-as-picture", here[0].where("story"), story=slug, **facts))
            lost = [one for one in lost if one[0] not in apart]
        made += _as_findings(lost, slug, here)
    return made


def _as_findings(lost: Sequence[tuple[str, str]], slug: str, here: Sequence[Slot]) -> list[Finding]:
    """What is *lost* of the story *slug*, which stands in the slots *here*: each part, or several at once."""
    broken = next((slot for slot in here if slot.head.breaks), None)
    if len(lost) > _SEVERAL and not broken:  # one cause
        named = Several.of([PARTS[part] for part in dict.fromkeys(part for part, _ in lost)], len(PARTS))
        words = Several.of([text[:WORDS] for _, text in lost], _SEVERAL)
        return [finding("part-unset", here[0].place, story=slug, slug=slug, part=named, words=words)]
    made: list[Finding] = []
    for part, text in lost:
        if part == "head" and broken:
            lines = "／".join(broken.head.breaks)[:WORDS]
            made.append(finding("head-shortened", broken.where("head"), story=slug, lines=lines, words=text[:WORDS]))
        else:
            said = {"slug": slug, "part": PARTS[part], "words": text[:WORDS]}
            made.append(finding("part-unset", here[0].place, story=slug, **said))
    return made


def _printed(marks: Sequence[Mark]) -> dict[str, _Shown]:
    """What *marks* show of each story."""
    texts: dict[str, dict[str, list[str]]] = {}
    last, here = None, list[str]()
    for mark in marks:
        if isinstance(mark, GlyphRun) and mark.tag is not None and mark.tag.story and not mark.drawn:
            if mark.tag is not last:
                last = mark.tag
                here = texts.setdefault(last.story, {}).setdefault(last.role, [])
            here += mark.texts
    return {slug: {role: "".join(words) for role, words in by_role.items()} for slug, by_role in texts.items()}


def _lost(story: Story, slots: Sequence[Slot], there: Sequence[_Shown], rest: Story | None) -> list[tuple[str, str]]:
    """Parts of *story* but its jump line that is neither *there* nor in the *rest*, with their words.

    Nearly always all words stand there as the copy has them; letters are counted only where they do not.
    """
    texts = _texts_apart(story, slots)
    if rest is None and len(there) == 1 and _stand_whole(texts, _texts(story), there[0]):
        return []
    shown: dict[str, Counter[str]] = {}
    for one in there:
        for role, words in one.items():
            shown.setdefault(role, Counter()).update(_letters(words))
    return [*_apart(texts, shown), *_running(story, shown, rest)]


def _stand_whole(apart: Mapping[str, str], running: Iterable[tuple[str, str]], shown: _Shown) -> bool:
    """True where each part is found in what is *shown*, blanks aside, and those that run with the text one by one."""
    there = {role: "".join(words.split()) for role, words in shown.items()}
    if not all(
        any("".join(text.split()) in there.get(role, "") for role in _ALONE[part]) for part, text in apart.items()
    ):
        return False
    begun = {role: 0 for role in there if role not in _NOT_RUNNING}
    for _, text in running:
        words = "".join(text.split())
        for role, start in begun.items():
            at = there[role].find(words, start)
            if at >= 0:
                begun[role] = at + len(words)
                break
        else:
            return False
    return True


_NOT_RUNNING: Final = ("rubric", "kicker", "head", "deck", "caption", "jump")
"""Roles of marks in which nothing is printed that runs with the text."""


_NO_LETTERS: Final = dict.fromkeys(map(ord, "，；：？！（）"))
"""Marks of every line that have another form in Unicode and would each have a text gone over for it."""


def _letters(text: str) -> Counter[str]:
    """How often each letter and figure stands in *text*, whatever its width."""
    every = Counter(normalize("NFKC", text.translate(_NO_LETTERS)))
    return Counter({char: count for char, count in every.items() if char.isalnum()})


def _holds(there: Mapping[str, int], letters: Mapping[str, int]) -> bool:
    """True where all *letters* are *there*, as often."""
    return all(there.get(letter, 0) >= count for letter, count in letters.items())


def _texts_apart(story: Story, slots: Sequence[Slot]) -> dict[str, str]:
    """The words of parts that stand apart from the text; none of those that a slot has other words for."""
    texts = {
        "rubric": story.rubric,
        "kicker": story.kicker,
        "head": "" if any(_is_other_head(slot, story) for slot in slots) else "".join(story.headline),
        "deck": story.deck,
        "caption": "" if any(slot.caption for slot in slots) else story.caption,
        "credit": "" if any(slot.credit for slot in slots) or story.credit is None else story.credit.raw,
    }
    if any(slot.use == "picture" for slot in slots) and all(
        slot.caption_at == "none" for slot in slots if slot.use == "picture"
    ):
        texts["caption"] = texts["credit"] = ""
    return texts


def _apart(texts: Mapping[str, str], shown: Mapping[str, Counter[str]]) -> list[tuple[str, str]]:
    """Which of *texts*, that stand apart, are not printed."""
    lost: list[tuple[str, str]] = []
    for part, text in texts.items():
        there: Counter[str] = Counter()
        for role in _ALONE[part]:
            there.update(shown.get(role, ()))
        if not _holds(there, _letters(text)):
            lost.append((part, text))
    return lost


def _is_other_head(slot: Slot, story: Story) -> bool:
    """True where the lines that the editor gave are a head of his own, and not some of the words of the story's."""
    return bool(slot.head.breaks) and not _holds(_letters("".join(story.headline)), _letters("".join(slot.head.breaks)))


def _running(story: Story, shown: Mapping[str, Counter[str]], rest: Story | None) -> list[tuple[str, str]]:
    """Parts that run with the text, of which the pages and the rest do not hold every letter."""
    there: Counter[str] = Counter()
    for role, letters in shown.items():
        if role not in _NOT_RUNNING:
            there.update(letters)
    for _, text in _texts(rest) if rest is not None else ():
        there.update(_letters(text))
    parts = [*_texts(story)]
    if _holds(there, _letters("\n".join(text for _, text in parts))):
        return []  # as nearly always, and counted at once
    lost: list[tuple[str, str]] = []
    for part, text in parts:
        wanted = _letters(text)
        if not _holds(there, wanted):
            # What there is of it is not taken off: it would be missed by paragraphs after it that are all there.
            lost.append((part, text))
            continue
        there.subtract(wanted)
    return lost


def _texts(story: Story) -> Iterable[tuple[str, str]]:
    """The parts of *story* that run with its text, the body paragraph by paragraph."""
    if story.byline:
        yield "byline", byline_text(story)
    if story.dateline:
        yield "dateline", story.dateline.raw
    for paragraph in story.body:
        if paragraph.kind != "picture":
            titled = paragraph.kind in ("aside", "note") and not paragraph.text.startswith(paragraph.label)
            titled = titled and not (paragraph.kind == "note" and own_mark(paragraph))
            yield "body", paragraph.label + paragraph.text if titled else paragraph.text
    if story.signature:
        yield "signature", story.signature


def slot_with(issue: Issue, text: str) -> Slot | None:
    """The slot whose own words *text* is."""
    slots = (slot for page in issue.pages for slot in page.slots)
    return next((one for one in slots if text in (one.caption, one.credit, one.title, *one.text)), None)


def unplaced(issue: Issue, stories: Mapping[str, Story]) -> list[Finding]:
    """Those of *stories* that stand on no page of *issue*."""
    placed = placed_stories(issue, stories)
    found: list[Finding] = []
    for story in (one for slug, one in stories.items() if slug not in placed):
        words = _opening("".join(story.headline) or (story.body[0].text if story.body else story.caption))
        # Only a dump has hints, to leave a story out; one of a file of its own goes with that.
        of_dump = issue.copy.dump and (story.place is None or story.place.file == issue.copy.dump)
        what = "name its lines under drop_lines of the hints" if of_dump else "take its file out of the copy"
        facts = {"slug": story.slug, "words": words, "what": what}
        found.append(finding("story-unplaced", story.place, story=story.slug, **facts))
    return found


def _opening(words: str) -> str:
    return words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
