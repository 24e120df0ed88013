"""What stands at the ends of copy: datelines and jump lines.  Each is read from text, never guessed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.characters.normalise import is_han
from layout.stories.model import Byline, Dateline, Jump
from layout.stories.people import is_person, people_of
from layout.stories.words import HAN
from layout.value import NamedTuple

_BLANKS: Final = " \t\u3000"
_COLON: Final = re.compile(r"[:：]\s*")
_NUMERALS: Final = "〇一二三四五六七八九十"


class Opening(NamedTuple):
    """The dateline and inline byline a paragraph opens with; ``text[end:]`` is what remains."""

    dateline: Dateline
    byline: Byline | None
    end: int


@cache
def _wire() -> re.Pattern[str]:
    agency = r"(?:新[华華]社|中[新央]社|中新[网網]|中国新闻网|[人新光][民华明][网網]|央[视視][网網新]?闻?|法新社|路透社|美[联聯]社|塔斯社|共同社|韩联社|本[报報台刊网網])"
    named = rf"{HAN}{{2,8}}(?=[讯訊]\s*[(（]?\s*(?:{HAN}{{2,4}})?[记記]者)"  # 晚报讯（记者 某某）, 南都讯 记者 某某
    agency = rf"(?:{agency}|{HAN}{{2,6}}[社报報网網]|{named})"
    date = r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日)"
    inside = r"[(（](?P<inside>[^()（）]{2,40})[)）]"
    return re.compile(
        rf"(?:据|據|綜合|综合)?\s*(?P<agency>{agency})\s*(?P<lead>[记記]者\s*{HAN}{{2,3}}(?={HAN}{{2,}}|\s))?\s*"
        rf"(?P<place>(?:{HAN}|[、·／/ ]){{0,14}}?)\s*(?:{inside})?\s*(?P<date>{date})?\s*(?:专|綜合|综合|消息)?\s*"
        rf"(?P<kind>[电電](?!话|子|脑|影|视|力|話|視|网|商|器|动)|(?<![快简短通资音])[讯訊](?!员|員|息|号|问|录)|综合消息|综合报道|消息(?=[(（ \u3000:：]))\s*"
    )


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"[【〔\[［](?P<inner>[^【】〔〕\[\]［］]{2,30})[】〕\]］]\s*")


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(
        r"[(（](?P<a>[^()（）]{2,60})[)）]\s*[:：]?\s*|(?P<b>(?:本报)?(?:[记記]者|通讯员)[^，。,.:：;；]{2,24}?)(?:[报報][道導]|[:：])\s*[:：]?\s*"
    )


_SENT: Final = frozenset("电電讯訊消综綜")
"""One of these stands in each dateline: 电, 讯, 消息, 综合."""


def opening_of(text: str) -> Opening | None:
    """The dateline at the head of *text*: 新华社北京11月14日电, 本报讯（记者 某某）, 【本报讯】, 〔記者某某／台北報導〕."""
    lead = text[:12]
    if lead[:1] in ("【", "〔", "[", "［"):
        return _bracketed(text)
    if lead[:1] in ("(", "（"):
        return _parenthesised(text)
    if _SENT.isdisjoint(text[:60]):
        return None
    match = _wire().match(text[:90])
    if not match:
        return None
    agency, place, date = match["agency"], match["place"] or "", match["date"] or ""
    if match["kind"] in "电電" and not date and not place and not agency.endswith(("社", "网", "網")):
        return None
    end = match.end()
    raw = text[:end].rstrip()
    seen = match["inside"] or (match["lead"] or "")
    byline = _inline_byline(seen) if seen else None
    if byline is None:
        after = _inline().match(text, end)
        if after:
            byline = _inline_byline(after["a"] or after["b"], after.group().rstrip())
            if byline:
                end = after.end()
        else:
            byline, end = _bare_byline(text, end)
    colon = _COLON.match(text, end)  # 本报讯：… is printed like any other
    end = colon.end() if colon else end
    return Opening(Dateline(raw, agency, place.strip(), date), byline, end)


def _bare_byline(text: str, start: int) -> tuple[Byline | None, int]:
    """南都讯 记者 某某 通讯员 某某 …: who wrote it without brackets, each name between blanks; and where copy begins."""
    end, last = start, ""
    for word in _word().finditer(text, start, start + _BARE):
        role = bool(_bare_role().fullmatch(word["word"]))
        named = last == "role" or (last == "name" and is_person(word["word"]))
        if not role and not (named and 2 <= len(word["word"]) <= _LONGEST_NAME and all(map(is_han, word["word"]))):
            break
        if not role and end == start and not is_person(word["word"]):
            break  # 记者 从: nobody's name
        last = "role" if role else "name"
        end = end if role else word.end()
    byline = _inline_byline(text[start:end]) if end > start else None
    return (byline, end) if byline else (None, start)


_BARE: Final = 40
_LONGEST_NAME: Final = 4


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\s*(?P<word>[^\s，。、：:；;]+)(?=\s|$)\s*")


@cache
def _bare_role() -> re.Pattern[str]:
    return re.compile(r"(?:实习|見習|见习|特约|全媒体)?(?:[记記]者|通[讯訊][员員])")


def _inline_byline(seen: str, raw: str = "") -> Byline | None:
    seen = seen.strip(_BLANKS)
    people = people_of(seen)
    names = tuple(name for _, name in people if name)
    if not names or not people[0][0]:
        return None
    raw = raw.rstrip(_BLANKS)
    # 記者某某報道：… is no byline without its colon; behind brackets it says nothing.
    told = raw.replace(":", "：") if raw[:1] not in ("(", "（") else raw.rstrip(":： ")
    return Byline(told or seen, "", people[0][0], names, inline=True)


def _bracketed(text: str) -> Opening | None:
    match = _bracket().match(text)
    if not match:
        return None
    inner = match["inner"].strip()
    if inner.endswith(("讯", "訊", "电", "電", "消息")):
        seen = opening_of(inner) if inner[0] not in "【〔[［" else None
        line = seen.dateline if seen else Dateline("", inner.removesuffix("讯").removesuffix("訊"))
        byline = seen.byline if seen else None
        end = match.end()
        after = _inline().match(text, end) if byline is None else None
        if after:
            byline = _inline_byline(after["a"] or after["b"], after.group().rstrip())
            end = after.end() if byline else end
        return Opening(line._replace(raw=match.group().strip()), byline, end)
    report = _reported().match(text)
    if report and not report["role"] and any(mark in inner for mark in "／/"):
        byline = _inline_byline(f"記者{report['names']}", "")
        return Opening(Dateline(report.group().strip(), "", report["place"] or ""), byline, report.end())
    if inner.endswith(("報導", "报道", "報道")) and ("記者" in inner or "记者" in inner):
        names = re.split(r"[／/]", inner)
        byline = _inline_byline(names[0], "")
        place = names[1][:-2].strip() if len(names) > 1 else ""
        return Opening(Dateline(match.group().strip(), "", place), byline, match.end())
    return None


def _parenthesised(text: str) -> Opening | None:
    """（中央社記者某某台北14日電）."""
    report = _reported().match(text)
    if report and report.end() < len(text):
        byline = _inline_byline(f"{report['role'] or '記者'}{report['names']}", report.group().strip())
        return Opening(Dateline(report.group().strip(), "", report["place"] or ""), byline, report.end())
    match = re.match(r"[(（](?P<inner>[^()（）]{4,40}[电電讯訊])[)）]\s*", text)
    if match and (match.end() == len(text) or match["inner"].startswith(("均", "以上"))):
        return None  # the source of what stands above
    seen = opening_of(match["inner"]) if match else None
    if not match or not seen or seen.end < len(match["inner"]):
        return None
    return Opening(seen.dateline._replace(raw=match.group().strip()), seen.byline, match.end())


@cache
def _reported() -> re.Pattern[str]:
    """（記者某某高雄報導）, 【某某／嘉義報導】: who reports from where, in brackets of any kind."""
    names = rf"(?P<names>{HAN}{{2,3}}(?:[、]{HAN}{{2,3}})*)"
    return re.compile(
        rf"[(（【〔\[](?:本[报報])?(?P<role>[记記]者)?{names}[／/]?(?P<place>{HAN}{{2,6}}?)(?:專題|专题|連線|綜合)?(?:報導|報道|报道)[)）】〕\]]\s*"
    )


@cache
def _jump() -> re.Pattern[str]:
    return re.compile(
        r"[(（【\[▶►→]*\s*(?P<way>下转|下轉|上接|紧接|緊接|续接|转|轉|接|续|詳見|详见)\s*(?:今日|本[报報])?\s*第?\s*"
        r"(?P<page>[A-Za-z特]?\d{1,3}|[〇一二三四五六七八九十]{1,3})\s*版(?P<more>续|續)?[^()（）。]{0,16}?\s*[)）】\]→▶►]*"
    )


@cache
def _continued() -> re.Pattern[str]:
    return re.compile(r"[(（]?\s*第?(?P<page>[A-Za-z特]?\d{1,3}|[〇一二三四五六七八九十]{1,3})\s*版\s*[续續]\s*[)）]?$")


@cache
def _japanese() -> re.Pattern[str]:
    return re.compile(
        r"[(（【]?\s*(?P<page>[A-Za-z特]?[0-9０-９]{1,3})\s*面"
        r"(?P<way>[にへ](?:続く|つづく)|から(?:の)?(?:続き|続く|つづき|つづく)|へ)\s*[)）】]?"
    )


def _japanese_jump(match: re.Match[str] | None) -> Jump | None:
    if match is None:
        return None
    return Jump("from" if match["way"].startswith("から") else "to", page_number(match["page"]), match.group().strip())


def jump_at_end(text: str) -> tuple[Jump, int] | None:
    """A jump line at the end of *text* and where it begins; a whole line may be one, begin then is 0."""
    if "面" in text[-12:]:
        for match in _japanese().finditer(text, max(0, len(text) - 16)):
            alone = match.start() == 0 or match.group()[0] in "(（【"
            # 詳しくは2面へ sends the reader elsewhere; where へ stands alone the line goes on there.
            jump = _japanese_jump(match) if match.end() == len(text) and (alone or match["way"] != "へ") else None
            if jump:
                return jump, match.start()
    if "版" not in text[-24:]:
        return None
    start = max(0, len(text) - 40)
    for match in _jump().finditer(text, start):
        if match.end() != len(text):
            continue
        if (
            match["way"] in ("转", "轉", "接", "续", "詳見", "详见")
            and match.group()[0] not in "(（【[▶►→"
            and match.start()
        ):
            continue
        if match["way"] in ("詳見", "详见") and match.start() == 0 and len(text) > 12:
            continue
        direction = "from" if match["way"] in ("上接", "紧接", "緊接", "续接", "接", "续") else "to"
        return Jump(direction, page_number(match["page"]), match.group().strip()), match.start()
    whole = _continued().match(text)
    return (Jump("from", page_number(whole["page"]), text), 0) if whole else None


def jump_at_start(text: str) -> tuple[Jump, int] | None:
    """上接第N版, N面から続く at the head of *text* and where the copy goes on."""
    if "面から" in text[:12]:
        found = _japanese().match(text)
        jump = _japanese_jump(found)
        return (jump, found.end()) if found and jump and jump.direction == "from" else None
    if text[:1] not in ("(", "（", "上", "紧", "緊", "接", "【", "[", "▶", "►") or "版" not in text[:20]:
        return None
    match = _jump().match(text)
    if not match or match["way"] not in ("上接", "紧接", "緊接", "续接", "接"):
        return None
    return Jump("from", page_number(match["page"]), match.group().strip()), match.end()


def page_number(seen: str) -> int:
    """The number of a page in Arabic (a section's letter left out) or Chinese numerals up to 99; 0 if it is none."""
    digits = "".join(char for char in seen if char.isdigit())
    if digits:
        return int(digits)
    value = 0
    for char in seen:
        if char == "十":
            value = (value or 1) * 10
        elif char in _NUMERALS:
            value += _NUMERALS.index(char)
        else:
            return 0
    return value
