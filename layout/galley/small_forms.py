"""The small forms of a story's paragraphs: lists, verse, quotations, notes, interviews, initials, end marks.

What a paragraph is comes from the copy (its kind) or shows in its words: 问： and 答： in turn are an interview, a line
of asterisks parts two chapters, 编辑同志： opens a letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from layout.fonts.library import Library
from layout.galley.forms import Initial, ParagraphForm
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stories.model import Paragraph, Span, Story
from layout.typeset import Line, Piece, set_line
from layout.units import EM_ASCENT, Length

_LONGEST_BREAK: Final = 12
"""Characters of a line of marks that parts two chapters; most paragraphs are known by their length to be none."""

_LONGEST_LABEL: Final = 8
"""Characters of the name of one who speaks."""

LEAST_TURNS: Final = 2
"""Times that both the one who asks and the one who answers speak in an interview."""


def is_break(text: str) -> bool:
    """True for a line of marks alone (＊＊＊), or a number alone, that parts two chapters."""
    if len(text) > _LONGEST_BREAK:
        return False
    return bool(_chapter().match(text)) or (bool(_marks().match(text)) and not text.isspace())


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"[*＊◇◆○●☆★※~～\-—－·\s]{{1,{_LONGEST_BREAK}}}\Z")


@cache
def _chapter() -> re.Pattern[str]:
    return re.compile(r"(?:[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十]{1,3}[）)]|[IVX]{1,5}|\d{1,2})\Z")


def needs_no_head(story: Story) -> bool:
    """True for what a newspaper prints without a head.

    A lone picture; copy that goes on from another page; verse, quotations, lists, tables and notes alone; a brief of
    one paragraph that stands under its rubric; briefs that open with words in bold, which are their heads.
    """
    running = [one for one in story.body if one.kind == "p"]
    if story.kind == "photo" or not running or (story.jump and story.jump.direction == "from") or story.runs_on:
        return True
    bold = any(span.kind == "strong" and span.start == 0 for span in running[0].spans)
    return bold or (len(running) == 1 and bool(story.rubric))


def is_salutation(text: str) -> bool:
    """True for the words that a letter opens with (编辑同志：), which stand without an indent."""
    return text.endswith(("：", ":", ",")) and bool(_salutation().match(text))


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(
        r"[^。，！？；：:]{0,16}(?:同志|先生|女士|老师|编辑|编辑部|朋友|读者|报社|晚报|日报|您好|你好"
        r"|叔叔|阿姨|爷爷|奶奶|伯伯|哥哥|姐姐|爸爸|妈妈|师傅|医生|大夫|校长|局长|市长|主任|主编|总编|同学|乡亲)(?:们)?[：:]\Z"
        r"|Dear [^.?!;:]{1,40}[,:]\Z"
    )


LONGEST_SIGNATURE: Final = 24
"""Characters of the longest line that signs a letter: a place, what its writer is, a name."""


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"[\d〇一二三四五六七八九十年月日号 　]{2,14}\Z")


def signs_letter(body: Sequence[Paragraph], index: int) -> bool:
    """True for a line that signs the letter which *body* opens with, and for the day under it.

    It is short and has no mark at its end; after it the letter is over, or an answer follows: a boxed note, or a
    paragraph that begins with strong words (**编辑回音**).
    """
    text = body[index].text
    texts = [at for at, one in enumerate(body) if one.kind == "p"]
    if index <= texts[0] or not is_salutation(body[texts[0]].text):
        return False
    if len(text) > LONGEST_SIGNATURE or not (text[-1:].isalnum() or text[-1:] in "）)"):
        return False
    after = body[index + 1] if index + 1 < len(body) else None
    if after is None or after.kind == "aside" or any(one.kind == "strong" and not one.start for one in after.spans):
        return True
    return bool(_day().match(after.text)) and signs_letter(body, index + 1)


def with_speakers(body: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """*body* with who speaks made strong (问：, 答：) where two speak in turn."""
    labels = [_speaker(one.text) if one.kind == "p" else "" for one in body]
    often = [label for label, count in Counter(filter(None, labels)).items() if count >= LEAST_TURNS]
    spoken = [label for label in labels if label in often]
    turns = sum(one != other for one, other in pairwise(spoken))
    if len(often) < 2 or turns < 2 * LEAST_TURNS - 1:
        return body
    made = list(body)
    for at, label in enumerate(labels):
        if label in often:
            end = len(label) + 1
            spans = tuple(span for span in made[at].spans if span.start >= end)
            made[at] = made[at]._replace(spans=(Span(0, end, "strong"), *spans))
    return tuple(made)


def _speaker(text: str) -> str:
    """The name that *text* opens with before a colon; "" where there is none."""
    if not {"：", ":"} & set(text[: _LONGEST_LABEL + 1]):
        return ""
    match = _label().match(text)
    return match[1] if match else ""


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"([^\s。，！？；：:“”‘’（）()]{{1,{_LONGEST_LABEL}}})[：:]")


_MOST_CIRCLED: Final = 50
"""The highest number that there is a character for in a circle (U+2460, U+3251 and U+32B1 on)."""


def note_mark(label: str) -> str:
    """The mark of a note as it is printed: a number in a circle as far as there are such, other labels as they are.

    >>> note_mark("3"), note_mark("10"), note_mark("36"), note_mark("51"), note_mark("*")
    ('③', '⑩', '㊱', '51', '*')
    """
    number = int(label) if label.isascii() and label.isdigit() and len(label) < 3 and label[0] != "0" else 0
    if not 0 < number <= _MOST_CIRCLED:
        return label
    return chr(0x2460 + number - 1 if number <= 20 else 0x3251 + number - 21 if number <= 35 else 0x32B1 + number - 36)


def own_mark(note: Paragraph) -> int:
    """How many characters of a note's words say its mark once more, as documents have them: ①　不含附录.

    A number in figures is that only with a blank or a stop after it: a note may begin 1月1日.
    """
    for mark in (note_mark(note.label), note.label):
        rest = note.text[len(mark) :]
        if mark and note.text.startswith(mark) and (not mark.isascii() or rest[:1] in tuple(" \u3000.、")):
            return len(note.text) - len(rest.lstrip(" \u3000.、"))
    return 0


def without_front(paragraph: Paragraph, count: int) -> Paragraph:
    """*paragraph* without its first *count* characters, its spans moved with the rest."""
    spans = tuple(
        one._replace(start=max(0, one.start - count), end=one.end - count) for one in paragraph.spans if one.end > count
    )
    return paragraph._replace(text=paragraph.text[count:], spans=spans)


def label_of(paragraph: Paragraph) -> str:
    """The label that an item or a note has at its front, with the blank after it; empty where it has none (any more).

    A number in Chinese figures (一、) is part of its sentence as newspapers set it, and hangs nowhere.
    """
    if paragraph.kind == "note":
        return note_mark(paragraph.label)
    label = paragraph.label
    if not label or not paragraph.text.startswith(label) or re.match(r"[第（(]?[一二三四五六七八九十]", label):
        return ""
    return paragraph.text[: len(label) + (paragraph.text[len(label) : len(label) + 1] == " ")]


GAP: Final = 200
"""Least white between a label and the words that hang beside it, per mille of the size."""


def hanging(labels: Sequence[str], own: str, level: int, style: TextStyle, faces: Library) -> ParagraphForm:
    """The form of an item whose label is *own* in a list with *labels*: all words of the list begin on one line.

    The words stand whole halves of a character from the edge, so that Han under Han keeps its columns.
    """
    plain = style._replace(indent=0, tracking=0)
    widths = {label: set_line((Piece(label.strip(), plain),), plain, faces) for label in {*labels, own} if label}
    widest = max((line.width for line in widths.values()), default=0)
    half = style.size // 2
    hang = -(-(widest + style.size * GAP // 1000) // half) * half
    left = level * style.size + hang
    if not own:
        return ParagraphForm(left=left)
    line = widths[own]
    right = own[:1].isdecimal() or own[:1] in "(（"  # numbers end on one line, bullets begin on one
    return ParagraphForm(
        left=left, mark=line, mark_at=left - style.size * GAP // 1000 - line.width if right else left - hang
    )


def notes_at_front(body: Sequence[Paragraph]) -> int:
    """How many paragraphs of boxed notes (编者按) *body* begins with: they stand over the byline."""
    return next((at for at, one in enumerate(body) if not one.noted), 0)


def may_end(one: Paragraph) -> bool:
    """True for a paragraph that a story's end mark may stand behind: a boxed note comes after the end."""
    return one.kind in ("p", "item", "verse", "quote") and not one.boxed


def opening_of(body: Sequence[Paragraph], index: int) -> int:
    """The paragraph that opens the boxed note which paragraph *index* is part of."""
    while index and not body[index].opens_note and body[index - 1].noted:
        index -= 1
    return index


_OPENERS: Final = "“‘「『《〈\"'"


def initial_words(text: str) -> str:
    """The letter that a large initial takes from *text*, with a quotation mark before it; empty where there is none."""
    quoted = len(text) - len(text.lstrip(_OPENERS))
    words = text[: quoted + 1]
    return words if quoted < 2 and words[quoted:].isalpha() else ""


CAPITAL: Final = 700
"""Height of a Latin capital, per mille of its size, where its face does not say."""


def initial_of(words: str, rows: int, style: TextStyle, body: TextStyle, faces: Library) -> Initial:
    """*words* as an initial beside *rows* rows of *body*.

    Han fills their em boxes; a capital reaches from the first row's capitals to the last row's baseline.
    """
    rows = max(2, rows - (len(words) > 1))  # a mark before it takes room along the line
    deep = (rows - 1) * body.leading
    if words[-1:] < "\u2e80":
        height = _capital(style, faces)
        size = body.size + deep * 1000 // height
        line = _drawn(words, style, size, faces)
        return Initial(line, rows, line.width + body.size * 150 // 1000, 0)
    size = body.size + deep
    line = _drawn(words, style, size, faces)
    width = -(-(line.width + body.size * 150 // 1000) // body.size) * body.size
    return Initial(line, rows, width, (1000 - EM_ASCENT) * (body.size - size) // 1000)


def _drawn(words: str, style: TextStyle, size: Length, faces: Library) -> Line:
    large = style._replace(size=size, smallest=0, indent=0, tracking=0, latin_size=1000, latin_shift=0)
    return set_line((Piece(words, large),), large, faces)


def _capital(style: TextStyle, faces: Library) -> int:
    """Height of a capital H in *style*'s face, per mille of its size."""
    run = next(iter(_drawn("H", style, 1_000_000, faces).runs), None)
    top = faces.face(run.face).ink(run.gids[0]).top if run and run.gids else 0
    return top if top > 0 else CAPITAL


def side_style(
    role: str, look: StoryStyle, styles: Stylesheet, *, face: str = "", align: str = "", indent: int = -1,
    size: Length = 0, weight: int = 0,
) -> TextStyle:  # fmt: skip
    """The text style that *look* names for *role*; else its body with what is usual for such a role."""
    name = dict(look.roles).get(role, "")
    if name in styles.text:
        return styles.text[name]
    body = styles.text[look.role("body")]
    return body._replace(
        face=face or body.face, align=align or body.align, indent=body.indent if indent < 0 else indent,
        size=size or body.size, weight=weight or body.weight,
    )  # fmt: skip
