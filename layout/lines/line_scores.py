"""What a line may be by its looks alone.  Scores in tenths, read and tuned."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from layout.lines.captions import as_caption
from layout.lines.dump_style import DumpStyle
from layout.lines.items import HEADS_OR_ITEMS, chapter_of, is_speech, is_spoken, item_of
from layout.lines.rubrics import column_of, rubric
from layout.lines.shapes import LineShape
from layout.lines.signatures import gave_copy, gives_notice, is_closing_note, is_day, is_office, reaches
from layout.stories.model import Byline
from layout.stories.parts import (
    ASIDE,
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    FURNITURE,
    HEAD,
    HEAD_MORE,
    JUMP,
    KICKER,
    MORE,
    RUBRIC,
    SIGN,
    START,
    SUBHEAD,
    WIRE,
)
from layout.stories.people import is_person, wrote_too
from layout.stories.words import (
    CLOSERS,
    DECK_STARTS,
    DECK_WORDS,
    EDITORS_SIGNS,
    EVENT_ENDS,
    FORMULAS,
    HELPED,
    MARKERS,
    NEWS_VERBS,
    NOTICE_ENDS,
    READ_STARTS,
    RUBRICS,
    SALUTES,
    STANDING_ENDS,
    TIMES,
)


def scores_of(shape: LineShape, style: DumpStyle, row: bool = False) -> dict[str, int]:
    """The parts *shape* may be, each with what speaks for it by its looks alone."""
    if shape.furniture:
        aside = {} if shape.furniture == "folio" else {ASIDE: 60}
        return {FURNITURE: 60, START: -20, MORE: -20} | aside
    if not shape.text:
        return _pieces(shape)
    if shape.byline:
        return _byline(shape, shape.byline)
    if shape.opening:
        return {WIRE: 50, START: 0}
    if shape.text[0] in "—…" and (shape.text.replace(" ", "") in EDITORS_SIGNS or not shape.text.strip("…")):
        return {START: 50}
    if is_closing_note(shape.text):
        return {SIGN: 45, START: 10, DECK: 25}
    item = item_of(shape.text)
    made: dict[str, int] = {}
    if row or item in ("label", "hour") or reaches(shape.text):
        made = {START: 40, MORE: -30}
    elif is_spoken(shape.text, style.speakers) or _is_formula(shape.text):
        made = {START: 40, MORE: -10}
    elif _is_sentence(shape):
        made = _sentence(shape)
    elif shape.text[0] in "【〔" and shape.commas > 1 and not shape.text.endswith(("】", "〕")):
        made = {START: 40, MORE: -20}  # 【明日天气】多云转晴，10℃～22℃，偏北风2到3级
    elif is_bracketed(shape.text) and shape.text[1:-1] in RUBRICS:
        made = {RUBRIC: 60, HEAD: 20}
    elif is_bracketed(shape.text):
        made = {SIGN: 22, START: 10, DECK: 18, SUBHEAD: 0, HEAD: -5, MORE: -10, RUBRIC: -20}
    else:
        made = _headlike(shape, style)
        if is_speech(shape.text):
            made |= {HEAD: made[HEAD] - 15, SUBHEAD: made[SUBHEAD] - 20, START: 30, MORE: 0}
        if item in HEADS_OR_ITEMS:
            made[START] = 12  # below a head with copy under it, above one among items
        elif item == "number":
            made |= {part: made[part] - 25 for part in (HEAD, HEAD_MORE, DECK, KICKER, RUBRIC)}
            made[START] += 12
    seen = as_caption(shape)
    made |= {CAPTION: seen} if seen else {}
    if shape.name:
        made |= ({} if row else {BYLINE: 20}) | {SIGN: 25 if is_person(shape.text.lstrip("—- ")) else 8}
    elif is_day(shape.text) or gives_notice(shape.text):
        made |= {SIGN: 45, HEAD: -30, HEAD_MORE: -30, DECK: -30}
    elif is_office(shape):
        made[SIGN] = 28
    if shape.jump and HEAD in made:
        # 镇里建起两座冷库（下转A3版）: copy that goes on elsewhere, however few words of it are here
        made |= {part: made[part] - 30 for part in (HEAD, HEAD_MORE, SUBHEAD, DECK, RUBRIC) if part in made}
        made[START] = max(made.get(START, 0), 15)
    if shape.back and HEAD in made:
        made[HEAD] = max(made[HEAD], 20)
    return made


def _pieces(shape: LineShape) -> dict[str, int]:
    """A line that is nothing but a jump, a credit or a dateline."""
    if not (shape.jump or shape.back) and shape.credit and gave_copy(shape.credit):
        return {CREDIT: 30, SIGN: 35}  # （团市委 文/图）: under a caption there is no signature
    first = ((shape.jump or shape.back, JUMP, 80), (shape.credit, CREDIT, 60), (shape.opening, WIRE, 40))
    return next(({part: score} for seen, part, score in first if seen), {FURNITURE: 0})


def _byline(shape: LineShape, byline: Byline) -> dict[str, int]:
    """A line that says who wrote something, and perhaps who took pictures, too."""
    if shape.text[-1] in "）)" and shape.text[:-1].endswith(HELPED):
        return {SIGN: 60, BYLINE: 20}
    if byline.marker and not byline.role and shape.size <= _LABEL:
        # ●赞成 between paragraphs is a subhead, under a head or at the end of copy a pen name, ■話你知 a rubric
        named, titled = is_person(byline.names[0]), shape.text.endswith(STANDING_ENDS)
        return {BYLINE: 60, SIGN: 35} | ({} if named else {SUBHEAD: 55}) | ({RUBRIC: 60} if titled else {})
    made = {BYLINE: 60, SIGN: 45 if shape.credit else 35} | ({} if byline.names else {RUBRIC: 45})
    return made | ({CREDIT: 35 if wrote_too(shape.text) else 60} if shape.credit else {})


_LABEL: Final = 4  # characters of a sign and a label or a pen name behind it


def _sentence(shape: LineShape) -> dict[str, int]:
    """A line that is reported as copy is; a head may end in a colon or hold an exclamation."""
    made = {START: 25, MORE: 25}
    if shape.end == "comma" and shape.short:
        colon = shape.text[-1] in "：:" and shape.size <= 16
        made |= {HEAD: 10 if colon else -10, KICKER: 5 if colon else -10}
    elif is_call(shape):
        made |= {HEAD: 22, SUBHEAD: 0, START: 10, MORE: made[MORE] if shape.end == "stop" else 0}
    elif shape.size <= 36 and not any(mark in shape.text for mark in "。；;"):
        made[HEAD] = 0
    return made


def is_call(shape: LineShape) -> bool:
    """绝杀！主场一分险胜, 孩子磨蹭怎么办？: a short line of which every sentence calls or asks, but for the last.

    Behind a question a colon says who answers it: 房贷族松口气？专家：别急着追价.
    """
    if shape.size > _CALL or shape.end not in ("none", "stop"):
        return False
    if _CALLS.isdisjoint(shape.text):
        return False
    first = min((at for at in map(shape.text.find, "！？!?") if at >= 0), default=0)
    quoted = shape.text[-1] in "”」" and max(shape.text.rfind("“"), shape.text.rfind("「")) < first
    spoken = shape.text[0] in "“「" or quoted or shape.opened or shape.closes
    said = any(mark in shape.text for mark in "：:") and not 0 < first < max(map(shape.text.find, "：:"))
    if shape.text[-2:-1] in _TO_READERS:
        return False  # 评论区聊聊吧！
    return not any(mark in shape.text for mark in "。；;") and not (spoken or said) and shape.commas <= 1


_CALL: Final = 22
_CALLS: Final = frozenset("！？!?")

_TO_READERS: Final = frozenset("吧哦喔")
"""What a call ends with that speaks to readers at the end of copy."""


def _is_formula(text: str) -> bool:
    """编辑同志：, 特此公告: how a letter begins and how notices and letters end."""
    if text.startswith(FORMULAS) and len(text) <= _FORMULA:
        return True
    return text[-1] in "：:" and len(text) <= 16 and text[:-1].endswith(SALUTES)


_FORMULA: Final = 24
"""Characters of a formula and what it is about: 下期话题：孩子的压岁钱该归谁管."""


def is_bracketed(text: str) -> bool:
    """A line that is all in round brackets."""
    return text[:1] in ("（", "(") and text[-1] in "）)" and not any(mark in text[1:-1] for mark in "（(）)")


def _is_sentence(shape: LineShape) -> bool:
    """A sentence, or a piece of one: too long for a head, ended by a full stop, or by a comma."""
    if not shape.short or shape.end == "comma":
        return True
    if shape.end == "stop" and shape.commas >= _CLAUSES and shape.size > _CALL:
        return True  # 我今年一月辞职，三月底才入职，中间断了两个月，会不会清零？
    return shape.end == "stop" and shape.text.rstrip(CLOSERS + '" ')[-1:] not in ("！", "？", "!", "?", "…")


_CLAUSES: Final = 2


def _headlike(shape: LineShape, style: DumpStyle) -> dict[str, int]:
    """A short line without a sentence: a piece of a header, a subhead, or a piece of a paragraph."""
    text, size = shape.text, shape.size
    parts = text.split()
    listed = 8 * min(shape.commas - is_couplet(text), 3) + (15 if shape.lower else 0) + (15 if shape.closes else 0)
    head = 20 + (10 if 6 <= size <= 26 else 0) - (25 if size < 4 else 0) - (20 if size > 32 else 0) - listed
    if len(parts) > 1:
        head += 5
    made = {
        HEAD: head,
        HEAD_MORE: head - (14 if size <= 12 else 22),
        DECK: 10 - listed + deck_words(text) - (20 if size < 4 else 0),
        KICKER: -3 - listed + _kicker(text) - (10 if size > 32 else 0) - (_TRADITIONAL if style.traditional else 0),
        SUBHEAD: 18 - listed - (20 if size > 26 else 0) + (10 if _numbered(text) else 0),
        START: -8 if (shape.commas and not is_couplet(text)) or size > 26 else -12,
        MORE: 2 if shape.commas or shape.closes or shape.lower else -22,
        RUBRIC: rubric(text, size, parts) - listed,
    }
    if column_of(text):
        made |= {HEAD: made[HEAD] + 12, KICKER: made[KICKER] - 20, DECK: made[DECK] - 15, SUBHEAD: made[SUBHEAD] - 8}
    if shape.end == "dash" and shape.commas > is_couplet(text):
        made[START] = 20
    elif shape.end == "dash":
        made |= {KICKER: made[KICKER] + 30, HEAD: made[HEAD] - 15, DECK: made[DECK] - 15}
    whole = text.replace(" ", "")
    if text.endswith(NOTICE_ENDS) and (size <= 20 or "关于" in text):
        made[HEAD] += 25 if size <= 26 else 40
    if whole in NOTICE_ENDS:
        made |= {HEAD: 45, SUBHEAD: 0}
    if text.endswith(NEWS_VERBS) and size <= 32 and not _numbered(text):
        made |= {part: made[part] - 20 for part in (HEAD, HEAD_MORE, SUBHEAD)}
    if text[-1] == "号" and _number_of_paper().search(text):
        made[DECK] += 35
    if "第" in text and _round().search(text):
        made[KICKER] += 32
    if shape.commas and text.startswith(TIMES):
        made |= {part: made[part] - 25 for part in (HEAD, HEAD_MORE, DECK, SUBHEAD)} | {START: 5}
    if chapter_of(text):
        made |= {part: made[part] - 30 for part in (HEAD, HEAD_MORE, DECK, KICKER)} | {SUBHEAD: 35}
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) <= _SLOGAN and "“" not in text:
        made[KICKER] += 12
    if style.wrapped:
        made[MORE] += 15
        made[START] += 8 if shape.line.indent >= 2 else 0
        if size >= style.wrapped - 2:
            made = {part: look - (25 if part not in (START, MORE) else 0) for part, look in made.items()}
    if (style.indented and shape.line.indent == 2) or shape.line.indent == 4:
        made[START] += 8
    if text.startswith(("——摘自", "——选自", "——引自", "——据")):
        made |= {SIGN: 45, KICKER: -40, DECK: 0, SUBHEAD: -20}
    elif text.startswith(("——", "--")):
        made |= {KICKER: -30, HEAD: -10, SUBHEAD: -20, SIGN: 25 if shape.name else -20, START: 0}
    if _row(text, parts):
        made |= {START: 30, HEAD: -10, SUBHEAD: -10, DECK: -15, MORE: -20, KICKER: -20, HEAD_MORE: -20}
    return made


_TRADITIONAL: Final = 15
"""Against a kicker on pages of Hong Kong and Taiwan: of 28 headers of two lines there, none begins with one."""

_SLOGAN: Final = 5
_COUPLET: Final = (3, 11)


@lru_cache(maxsize=8192)
def is_couplet(text: str) -> bool:
    """交通先行，打通“大动脉”: two clauses of nearly one length, as heads and subheads have them."""
    halves = text.split("，" if "，" in text else ",")
    if any(map(str.isdigit, halves[0])):
        return False  # 本月25日起，…: a sentence
    if len(halves) != 2 or text[-1] in "：:、；" or any(mark in text for mark in "、；。") or text.startswith(TIMES):
        return False
    least, most = sorted(len(half.strip(CLOSERS + "“‘《（")) for half in halves)
    return _COUPLET[0] <= least and most <= _COUPLET[1] and most - least <= _COUPLET[0]


def _kicker(text: str) -> int:
    """What speaks for a kicker: words that say who spoke, what was held, from what to what."""
    if text.rstrip("：:").endswith(NEWS_VERBS):
        return 30
    if text[:1] == "从" and "到" in text[2:-2]:
        return 18
    return 14 if text.endswith(EVENT_ENDS) else 0


def deck_words(text: str) -> int:
    """What speaks for a deck: a dash in front, or words that say who was there and who spoke."""
    if text.startswith(("——", "--")):
        return 40
    if text.startswith(READ_STARTS):
        return 20
    return 10 if text.startswith(DECK_STARTS) or _of_decks().search(text) else 0


@cache
def _of_decks() -> re.Pattern[str]:
    return re.compile("|".join(DECK_WORDS))


@cache
def _round() -> re.Pattern[str]:
    """第九轮, 第十八届: what a kicker over sport and meetings ends with."""
    return re.compile(r"第[〇零一二三四五六七八九十百\d]{1,4}(?:轮|輪|届|屆|站|场|場|日|期)$")


@cache
def _number_of_paper() -> re.Pattern[str]:
    """云自然资告字〔2024〕15号: the number of an official paper."""
    return re.compile(r"[〔\[（(]\d{4}[〕\]）)]\s*第?\d+号$")


def _numbered(text: str) -> bool:
    return item_of(text) == "number"


def _row(text: str, parts: list[str]) -> bool:
    """A row of a table or of scores: three cells or more with figures in them."""
    if text[0] in MARKERS and len(text) > 2:
        return True
    digits = sum(map(str.isdigit, text))
    return (len(parts) >= 3 and digits >= 2) or (
        digits >= 2 and any(sign in text for sign in (":", "：", "比")) and digits * 3 >= len(text)
    )
