"""Who is named in a line: lists of people with what they are, and bylines."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.characters.normalise import is_han
from layout.stories.model import Byline
from layout.stories.words import DOUBLE_SURNAMES, HAN, MARKERS, NOT_NAMES, RUBRIC_ENDS, RUBRICS, SURNAMES

_BLANKS: Final = " \t\u3000"


@cache
def _role() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:本[报報刊网網台]|{HAN}{{2,6}}[社报報网網台])?{HAN}{{0,4}}?"
        rf"(?:特约|特約|实习|實習|见习|首席|驻{HAN}{{2,5}})?(?:全媒体|融媒体|融媒)?"
        r"(?:记者|記者|通讯员|通訊員|评论员|評論員|特派员|摄影师|撰稿人|实习生|见习生|观察员)|作者|读者|网友|撰文|口述|讲述|文字|摄影|采写|整理|编译|编辑|通讯员|文/图|图/文|文图|文|图)"
        r"\s*[:：/／|｜]?\s*"
    )


def people_of(text: str) -> tuple[tuple[str, str], ...]:
    """(role, name) of everyone named in *text*, () when it is not a list of people.

    A name is two to four ideographs, a transliteration with dots, or one ideograph, a blank and another.
    """
    words = re.split(r"[\s、，,；;]+", text.strip(_BLANKS))
    made: list[tuple[str, str]] = []
    role = ""
    waiting = ""
    for word in words:
        if not word:
            continue
        if waiting and len(word) == 1:
            made.append((role, waiting + word))  # 刘 文: 文 is no role here
            waiting = ""
            continue
        word, role_seen = _without_role(word)
        if not role_seen and ("/" in word or "／" in word):
            word = _behind().sub("", word)
        if role_seen:
            if waiting:
                return ()
            role = role_seen
            if not word:
                continue
        if waiting:
            return ()
        if len(word) == 1 and is_han(word):
            waiting = word
        elif _is_name(word):
            made.append((role, word))
        else:
            return ()
    if waiting:
        return ()
    return tuple(made) or (((role, ""),) if role else ())


@cache
def _behind() -> re.Pattern[str]:
    """柯量/图: what somebody did, behind the name."""
    return re.compile(
        r"(?<=[\u4e00-\u9fff]{2})[/／](?:文[/／]?图|图[/／]?文|文|图|摄影|摄|绘|供图|撰文|文字|采写|整理)$"
    )


def _without_role(word: str) -> tuple[str, str]:
    """*word* without the roles it begins with (文/本报记者王某某), and the last of them."""
    role = ""
    while word:
        match = _role().match(word)
        if not match or (len(match.group()) == 1 and match.group() != word):
            break
        role_seen, rest = match.group().strip(" \t:：/／|｜"), word[match.end() :]
        glued = rest and match.group()[-1] == role_seen[-1]
        if (
            glued
            and not role_seen.endswith(("记者", "記者", "通讯员", "通訊員"))
            and not (is_person(rest) or rest[:2] in DOUBLE_SURNAMES)
        ):
            break  # 图片新闻, 文字改革: a word that begins like a role
        word, role = rest, role_seen
    return word, role


def _is_name(word: str) -> bool:
    if not 2 <= len(word) <= 14 or word in NOT_NAMES:
        return False
    parts = word.replace("•", "·").split("·")
    if not all(part and all(map(is_han, part)) for part in parts):
        return False
    return len(parts) > 1 or len(word) <= 4


def _is_full_name(word: str) -> bool:
    """True for a name that is known as one without a blank or a colon before it."""
    return any(is_person(one) or one[:2] in DOUBLE_SURNAMES or "·" in one for one in re.split(r"[、，,；;]+", word)[:1])


def is_person(word: str) -> bool:
    """True for two or three ideographs that begin with a surname; blanks inside are ignored."""
    word = word.replace(" ", "").replace("\u3000", "")
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and word[-1] not in "了的吗呢吧" and all(map(is_han, word))


def is_unnamed(word: str) -> bool:
    """一旅客, 陈先生, 通讯组: somebody who signs without a name, or with half of one."""
    if word.endswith(_COURTESIES):
        return len(word) > 2 and word[0] in SURNAMES
    return word in _WRITERS or (word[0] == "一" and 2 < len(word) <= 4)


_COURTESIES: Final = ("先生", "女士", "小姐", "太太", "同学", "同學", "大爷", "阿姨")
_WRITERS: Final = ("通讯组", "报道组", "宣传组", "写作组", "记者站")


def byline_of(text: str) -> Byline | None:
    """A line that says who wrote it: □本报记者 某某, （记者 某某 通讯员 某某）, 文/某某."""
    if len(text) > 60 or text[-1:] in "。！？，；" or text.replace(" ", "") in RUBRICS:
        return None
    inner = text.strip(_BLANKS).replace("／", "/")
    inner = inner.lstrip("—-").strip(_BLANKS) if "评论员" in inner or "評論員" in inner else inner
    marker = inner[0] if inner and inner[0] in MARKERS else ""
    inner = inner[len(marker) :].strip(_BLANKS)
    if inner[:1] in ("(", "（") and (written := _genre().fullmatch(inner)) and is_person(written["name"]):
        return Byline(text, marker, written["genre"], (written["name"].replace(" ", ""),))
    if inner[:1] in ("(", "（", "【", "〔", "["):
        if inner[-1:] not in (")", "）", "】", "〕", "]"):
            return None
        inner = inner[1:-1].strip(_BLANKS)
        if inner.startswith(_WHO_THEY_ARE):
            return None
    for tail in _DONE if inner.endswith(_DONE) else ():
        if inner.endswith(tail) and len(inner) > len(tail) + 2:
            inner = inner[: -len(tail)].rstrip(_BLANKS + "/")
            if "/" in inner:
                inner = inner.split("/")[0].strip()
            if tail in _BOTH and is_person(inner.replace(" ", "")):
                return Byline(text, marker, tail, (inner.replace(" ", ""),))
            if tail in ("报道", "報導", "報道") and _reported().fullmatch(inner):
                return Byline(text, marker, inner[:2], (inner[2:],))
            break
    known = _known_form(inner)
    if known:
        return Byline(text, marker, *known)
    match = _role().match(inner)
    if not match or not inner:
        return _marked_names(text, marker, inner) if marker else None
    if match.end() == len(inner):
        return Byline(text, marker, inner.strip(" :：/／"), ()) if len(match.group()) >= 4 or marker else None
    first = inner.split()[0]
    name, role = _without_role(first)
    if not role or (name and first[: -len(name)].endswith(role) and not _is_full_name(name)):
        return _marked_names(text, marker, inner) if marker else None
    people = people_of(inner)
    if not people:
        return None
    names = tuple(name for _, name in people if name)
    return Byline(text, marker, people[0][0], names) if names else None


@cache
def _genre() -> re.Pattern[str]:
    """（散文） 某某: what it is, and who wrote it."""
    genre = "散文|小说|小小说|诗歌|诗|组诗|杂文|随笔|寓言|童话|故事|报告文学|小說|詩"
    return re.compile(rf"[（(](?P<genre>{genre})[）)][ \u3000]*(?P<name>{HAN}[ \u3000]?{HAN}{{1,2}})")


@cache
def _reported() -> re.Pattern[str]:
    """記者某某 before ／某地報導: whatever the surname is."""
    return re.compile(rf"(?:记者|記者){HAN}{{2,3}}")


_BOTH: Final = (
    "文/图", "图/文", "文图", "文/摄", "摄/文", "文并摄", "文、摄", "文 摄", "文、图", "图、文", "摄、文",
    "文/圖", "圖/文", "文圖", "文/攝", "攝/文", "文並攝", "文、攝", "文 攝", "文、圖", "圖、文", "攝、文",
)  # fmt: skip
"""Behind a name alone: who wrote and took or drew."""

_DONE: Final = (*_BOTH, "摄影报道", "报道", "整理", "報導", "報道", "專訪", "专访")
"""What a byline may end with that says what somebody did."""


def wrote_too(text: str) -> bool:
    """True where *text* says of who took a picture that they wrote, too: 某某 文/摄."""
    return text.rstrip("）) ").endswith(_BOTH) or (
        "文" in text and bool(_wrote_and_took().fullmatch(text.strip("（()） ")))
    )


_WHO_THEY_ARE: Final = ("作者为", "作者系", "作者是", "作者单位", "作者分别", "本文作者")
"""（作者为本报某分社记者）: a note under a story says what its writers are, and names nobody."""


def _known_form(inner: str) -> tuple[str, tuple[str, ...]] | None:
    """Role and names of a learner with their school, of who wrote a book, or of a writer with what they are."""
    if not 0 < len(inner) <= _LONGEST_FORM:
        return None
    if ("班" in inner or any(one in inner for one in _SCHOOLS)) and any(mark in inner[-5:] for mark in " ：:"):
        school = _school().fullmatch(inner)
        if school and is_person(school["name"]):
            return school["role"].strip(), (school["name"],)
    if inner[0] in "文图圖撰" and (told := _told_by().fullmatch(inner)):
        return told["role"], (told["name"],)
    if inner.startswith(("文/", "文:", "文：", "文｜", "文|", "图文/")):
        writer = _writer().fullmatch(inner)
        if writer and (is_person(writer["name"]) or writer["name"].endswith(("先生", "女士", "小姐"))):
            return writer["role"], (writer["name"],)
    both = (
        _both().fullmatch(inner)
        if inner[0] in "文撰採采" and ("图" in inner or "圖" in inner or "攝" in inner)
        else None
    )
    if both:
        return both["role"] or "文", (both["name"].replace(" ", ""),)
    if (
        inner[-1] in "摄影攝图圖"
        and (pair := _wrote_and_took().fullmatch(inner))
        and (wrote := people_of(pair["a"]))
        and (took := people_of(pair["b"]))
    ):
        names = tuple(name for _, name in (*wrote, *took) if name)
        return (wrote[0][0] or "文", names) if len(names) >= len(wrote) + len(took) else None
    book = _book().fullmatch(inner) if "著" in inner or "编" in inner or "編" in inner else None
    if book:
        return book["role"], (book["name"],)
    name, _, rest = inner.partition("（")
    if (
        rest[-1:] == "）"
        and "（" not in rest
        and is_person(name)
        and ("/" in rest or _place_and_calling().fullmatch(rest))
    ):
        return rest[:-1], (name,)
    return None


_LONGEST_FORM: Final = 40


@cache
def _writer() -> re.Pattern[str]:
    """文/长沙湾居民 某先生, 文/皮肤科医师 某某: what a writer is, a blank, and the name."""
    return re.compile(rf"(?:图)?文\s*[/:：|｜]\s*(?P<role>{HAN}{{2,12}})\s+(?P<name>{HAN}{{2,4}})")


@cache
def _told_by() -> re.Pattern[str]:
    """文／家庭醫學科醫師某某, 文、圖：某某, 文：某某（家長）: whatever a writer is called or is."""
    return re.compile(
        rf"(?P<role>(?:文字?|撰文)(?:\s*[、及/]\s*(?:图|圖|摄影?|攝影?))?|图文|圖文)\s*[/:：|｜丨]\s*(?P<name>{HAN}{{2,14}})"
        rf"(?:（{HAN}{{2,14}}）)?"
    )


@cache
def _place_and_calling() -> re.Pattern[str]:
    """彰化縣，退休護理師）: behind a name, where its bearer lives and what they do."""
    return re.compile(rf"{HAN}{{2,6}}[，、]{HAN}{{0,8}}[師师員员生者長长民工主授手]）")


@cache
def _both() -> re.Pattern[str]:
    """文：本报记者 某某 图：受访者提供: who wrote and, behind the name, where the pictures are from."""
    name = rf"(?P<role>{HAN}{{0,8}}(?:记者|記者|通讯员|通訊員))?\s*(?P<name>{HAN}{{2,4}}|{HAN} {HAN})"
    return re.compile(
        rf"(?:文|撰文|採訪|采访)\s*[:：/|｜]\s*{name}\s+(?:图|圖|摄影|攝影|图片|圖片)\s*[:：/|｜]\s*\S{{2,14}}"
    )


@cache
def _wrote_and_took() -> re.Pattern[str]:
    """本报记者 某某 文 某某 摄: who wrote, and who took the pictures."""
    return re.compile(r"(?P<a>\S.{1,30}?)\s*[文撰]\s*[/／、]?\s*(?P<b>\S.{1,16}?)\s*(?:摄影?|攝影?|图|圖)")


@cache
def _book() -> re.Pattern[str]:
    """某某 著 某某出版社: under the title of a book, who wrote it and who published it."""
    translated = rf"(?:\s*{HAN}{{2,4}}\s*[译譯])?"
    return re.compile(
        rf"(?:[〔［\[（(]{HAN}{{1,3}}[〕］\]）)]\s*)?(?P<name>(?:{HAN}|·){{2,14}})\s+(?P<role>著|编著|主编|编|著绘|編著|主編)"
        rf"{translated}(?:\s+{HAN}{{2,10}}(?:出版社|出版公司|书店|书局|書店|書局|出版))?"
    )


_SCHOOLS: Final = ("小学", "中学", "学校", "小學", "中學", "學校", "大学", "学院")


@cache
def _school() -> re.Pattern[str]:
    """城关小学五（2）班 佟乐乐, 初三（4）班 某某: a school, a class or both, and who learns there."""
    group = rf"(?:{HAN}|[（()）\d·.])"
    return re.compile(
        rf"(?P<role>{HAN}{{1,14}}(?:{'|'.join(_SCHOOLS)}){group}{{0,12}}|{group}{{2,12}}班)[ ：:]+(?P<name>{HAN}{{2,4}})"
    )


def _marked_names(text: str, marker: str, inner: str) -> Byline | None:
    if inner in RUBRICS or inner.endswith(RUBRIC_ENDS):
        return None
    people = people_of(inner) if len(inner) <= 20 else ()
    if people and all(is_person(name) or len(name) <= 3 for _, name in people):
        return Byline(text, marker, "", tuple(name for _, name in people))
    return None
