"""Persons as a whole: one for another, a name turned about, another's office, and the place and day of a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import ANY_TITLE, FOLLOWS, PLACE_ENDS, ROLE_ENDS, is_common, is_name, kind_of, named_in
from layout.reading.passages import HEADLINES, LIKELY, SURE, IssueReading, Passage, remark
from layout.reading.places import province_of

RARE_SURNAMES: Final = frozenset(
    "晁糜桑籍习燕经商宓荀淳古利农况步戈杭乌苍束宰乜揭幸酆秋蓝党蒲嵇麦闵樊计隋麻鄂阙钮皮权祖郜尉桂海巩冉练门劳邰卞言鹿印"
    "宿怀邴封松井富巴弓牧山郗班仲伊暴戎符韶台索咸卓蒙阴胥闻莘贡逄姬郦雍璩寿通郏浦充慕茹宦艾鱼容慎庾暨居衡满弘国文禄东沃"
    "隆师勾融冷訾那沙养须丰巢蒯红盖益桓公殳钭郤夔厍毋"
)
"""Surnames that are words as well, or hardly met: taken for one behind a title, or where the name comes again.

Those that join words (后, 从, 都, 相) are left out: 毕业生后一直没有 names nobody.
"""

RARE_DOUBLES: Final = frozenset((
    "濮阳", "万俟", "淳于", "钟离", "申屠", "闻人", "澹台", "赫连", "太史", "轩辕", "百里", "东郭", "南宫", "西门",
    "公冶", "宗政", "鲜于", "拓跋", "独孤", "富察", "公羊", "单于", "太叔", "仲孙", "闾丘", "司空", "亓官", "司寇",
    "子车", "颛孙", "巫马", "公西", "漆雕", "乐正", "公良", "夹谷", "宰父", "谷梁", "段干", "羊舌", "微生", "梁丘",
    "左丘", "纳兰", "叶赫", "完颜", "范姜", "张简",
))  # fmt: skip

_FOLLOWS: Final = (
    rf"(?={FOLLOWS}|"
    "却|有|让|被|捧|坐|走|来|去|回|到|出|收|跟|独|手|病|身|刚|每|伴|交谈|布置|调研|道谢|通报|深|拉|没|不|这|那|获|撑|当|问|退|开|换|"
    "指挥|管|做|教|修|吹|打|挥|搬|记|登|伸|查|建议)"
)
"""What stands behind a name here: with verbs that end given names too, since such a name is looked for again."""
_NO_GIVEN: Final = frozenset("姐爷妈娘叔伯婶哥嫂爸奶总工队局处科长家氏老师某先女")
"""What stands behind a surname and is no given name: 王大爷, 李老师."""

LEAST_SAID: Final = 3
"""Times that a person is named in the text whom its head is about."""

Known = Mapping[str, tuple[int, bool]]
"""Names of a story: how often each stands in it, and whether somebody introduced it by a title."""


@cache
def _introduced() -> re.Pattern[str]:
    return regex(
        rf"(?:(?:{ANY_TITLE})|(?<=[\u4e00-\u9fff])[{ROLE_ENDS}])[ \u3000]?(?P<name>[\u4e00-\u9fff]{{2,4}}?){_FOLLOWS}"
    )


@cache
def _opening() -> re.Pattern[str]:
    return regex(rf"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{{3}}){_FOLLOWS}")


def _looks_so(word: str) -> bool:
    rare = len(word) in (2, 3) and word[0] in RARE_SURNAMES and not (len(word) == 2 and word[1] in _NO_GIVEN)
    rare = rare and not (len(word) == 2 and is_common(word) and kind_of(word) == "n")  # 居民
    return is_name(word) or rare or (len(word) in (3, 4) and word[:2] in RARE_DOUBLES)


def people_of(reading: IssueReading, slug: str, passages: Sequence[Passage]) -> Known:
    """The persons of a story that a title, a verb of saying, a byline or being named again shows to be such."""
    titled: dict[str, bool] = {}
    whole = "\n".join(one.text for one in passages)
    for passage in passages:
        for one in named_in(passage):
            titled[one[0]] = titled.get(one[0], False) or bool(one[1])
        for found in _introduced().finditer(passage.text):
            if _looks_so(found["name"]):
                titled[found["name"]] = True
        for found in _opening().finditer(passage.text):
            if _looks_so(found["name"]) and whole.count(found["name"]) >= LEAST_SAID:
                titled.setdefault(found["name"], False)
    story = reading.stories.get(slug)
    for name in story.byline.names if story and story.byline else ():
        if 2 <= len(name) <= 4 and name.isalpha():
            titled[name] = True
    return {name: (whole.count(name), shown) for name, shown in titled.items() if name in whole}


def people(reading: IssueReading, known: Mapping[str, Known]) -> Iterator[Finding]:
    """What is wrong with the persons of each story, who are *known*, and with what its dateline says."""
    for slug, passages in reading.by_story.items():
        yield from _instead_of_another(known[slug], passages)
        yield from _twice_in_a_row(known[slug], passages)
        yield from _of_one_office(passages)
        yield from _office_of_the_head(known[slug], passages)
        yield from _dateline(passages)


def _first(word: str, passages: Sequence[Passage]) -> tuple[Passage, tuple[int, int]]:
    passage = next(one for one in passages if word in one.text)
    start = passage.text.index(word)
    return passage, (start, start + len(word))


def _instead_of_another(known: Known, passages: Sequence[Passage]) -> Iterator[Finding]:
    """A head that names a person whom the text has once, and not the one whom the text is about."""
    heads = [one for one in passages if one.role in HEADLINES]
    copy = "\n".join(one.text for one in passages if one.is_copy)
    said = "\n".join(one.text for one in heads)
    story_names = [name for name in known if name in copy and len(name) > 1]
    in_head = [name for name in story_names if name in said]
    if len(in_head) != 1 or copy.count(in_head[0]) > 1 or _opens(in_head[0], copy):
        return
    writers = {name for one in passages if one.role == "byline" for name in known if name in one.text}
    told = "\n".join(one.text for one in passages if one.role not in (*HEADLINES, "byline", "credit"))
    times = {name: told.count(name) for name in story_names if name not in writers}
    about = max(times, key=lambda name: (times[name], name), default="")
    others = sorted(times.values(), reverse=True)[1:2]
    if not about or times[about] < LEAST_SAID or about[0] + about[-1] in said or (others and others[0] == times[about]):
        return
    yield remark("check-name", *_first(in_head[0], heads), LIKELY, said=in_head[0], right=about)


def _opens(name: str, copy: str) -> bool:
    """True where *name* stands in the first sentence: the head is about who opens the story."""
    return name in copy[: copy.find("。") + 1 or None]


def _twice_in_a_row(known: Known, passages: Sequence[Passage]) -> Iterator[Finding]:
    """One person named twice where two are listed, or as their own kin."""
    kin = "父亲|母亲|女儿|儿子|妻子|丈夫|徒弟|师傅|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶"
    for name in known:
        yield from _last_letter_twice(name, known, passages)
        joined = (f"、{name}", f"和{name}", f"与{name}", f"{name}的")
        twice = [one for one in passages if one.text.count(name) > 1 and any(map(one.text.__contains__, joined))]
        if not twice:  # a pattern of all that may follow a name takes milliseconds to make
            continue
        longer = "".join(rf"(?!{one[len(name) :]})" for one in known if one != name and one.startswith(name))
        ends = rf"{longer}(?:$|{_FOLLOWS})"
        pattern = re.compile(
            rf"{name}(?:（[^（）]{{1,4}}）)?[、和与]{name}(?![\u4e00-\u9fff]*的){ends}|{name}的(?:{kin})[^，。；]{{0,9}}{name}{ends}"
        )
        for passage in twice:
            for found in pattern.finditer(passage.text):
                yield remark("check-twice", passage, found.span(), SURE, said=found[0])


_TWO: Final = 2


def _last_letter_twice(name: str, known: Known, passages: Sequence[Passage]) -> Iterator[Finding]:
    """A name whose last letter was set twice: 乔振邦邦."""
    twice = name + name[-1]
    if known[name][0] < _TWO or len(name) <= _TWO or twice in known or name[-1] in PLACE_ENDS or not _looks_so(name):
        return
    stands = [one for one in passages if twice in one.text]
    if len(stands) == 1:
        at = stands[0].text.index(twice)
        yield remark("check-twice", stands[0], (at, at + len(twice)), LIKELY, said=name[-1])


LEADERS: Final = "书记|主席|市长|县长|区长|镇长|局长|院长|校长|厂长|馆长|台长|所长|站长|董事长|总经理|总工程师"
"""Who heads a body of which there is one, as alternatives of a pattern."""
HEADS_OF: Final = f"{LEADERS}|场长|团长|队长|乡长|村长|理事长|主任"
"""The same, and those of whom a text may have several."""


@cache
def _office() -> re.Pattern[str]:
    return regex(rf"(?P<office>{LEADERS})(?P<name>[\u4e00-\u9fff]{{2,4}}?){_FOLLOWS}")


_LONGEST_BODY: Final = 60
"""Characters before an office that are looked at for the body whose it is."""
_BEFORE_BODY: Final = regex("[说和与由是经对向到在的及请见陪来同了为会]")
"""Characters before the body whose office it is: 陪同调研的市政协主席."""


def _body(before: str) -> str:
    """The name of a body at the end of *before*: back to a mark, a verb or a particle."""
    run = re.split("[^\u4e00-\u9fff]", before)[-1]
    ends = [found.end() for found in _BEFORE_BODY.finditer(run)]
    return run[ends[-1] :] if ends else run


def _many(body: str, copy: str) -> bool:
    """True where more than one in *copy* may be called *body*."""
    if body[:1] in ("县", "区"):
        return len({*re.findall(rf"[\u4e00-\u9fff]{{2}}{body[0]}", copy)}) > 1
    return (
        len(body) < 2
        or (body[0] not in "省市" and len(body) < _OWN_NAME)
        or body[0] in "村乡镇街社校院厂店公企集该本各两我"
    )


_OWN_NAME: Final = 4
"""Characters of a body's name that has one of its own: 光明小学."""
_FORMER: Final = regex("[副原前新老]|时任|名誉|执行|接任|继任|分别|第一|代")


def _of_one_office(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Two persons of one text with an office that one holds: 市政协主席甲, 市政协主席乙.

    Nothing is said of a body without a name of its own where there are many such: 村党支部, 区教育局 of two districts.
    """
    held: dict[str, str] = {}
    copy = "\n".join(one.text for one in passages if one.is_copy)
    for passage in passages:
        if not passage.is_copy:
            continue
        for found in _office().finditer(passage.text):
            body = _body(passage.text[max(0, found.start() - _LONGEST_BODY) : found.start()])
            if _FORMER.search(body) or not _looks_so(found["name"]) or _many(body, copy):
                continue
            office = body + found["office"]
            first = held.setdefault(office, found["name"])
            if first != found["name"]:
                span = found.start("office"), found.end("name")
                yield remark("check-title", passage, span, LIKELY, said=found["office"] + found["name"],
                             right=found["office"] + first)  # fmt: skip


def _office_of_the_head(known: Known, passages: Sequence[Passage]) -> Iterator[Finding]:
    """An office in a head that the text gives its holder nowhere, and another in its place."""
    copy = "\n".join(one.text for one in passages if one.is_copy)
    for head in passages:
        if head.role not in HEADLINES:
            continue
        for name in (one for one in known if one in head.text):
            said = re.search(rf"(?:{LEADERS}){name}", head.text)
            theirs = re.search(rf"(?:{LEADERS}){name}", copy)
            if said and theirs and said[0].removesuffix(name) not in copy:
                yield remark("check-title", head, said.span(), LIKELY, said=said[0], right=theirs[0])


_DATELINE: Final = regex(
    r"^(?:本报|新华社|中新社)(?P<place>[\u4e00-\u9fff]{2,4}?)(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[电讯]"
)
_MUNICIPALITIES: Final = ("北京", "上海", "天津", "重庆")
_DONE: Final = "闭幕|落幕|结束|收官"
"""Verbs of what is over: what is held, opened or begun may yet come."""
_TO_COME: Final = regex(r"[将拟]|定于|定在|计划|预计|明[天日]|后天|有望|推迟|延")


def _is_to_come(text: str, at: int) -> bool:
    """True where the sentence has said before *at* that it tells what is to come."""
    return bool(_TO_COME.search(text, max(text.rfind("。", 0, at), 0), at))


@cache
def _cities() -> frozenset[str]:
    return frozenset((*province_of(), *_MUNICIPALITIES))


@cache
def _held_in() -> re.Pattern[str]:
    """在上海闭幕: in which city something was held."""
    cities = "|".join(sorted(_cities(), key=lambda city: (-len(city), city)))
    return regex(rf"(?<=在)(?P<city>{cities})市?(?:{_DONE})")


def _dateline(passages: Sequence[Passage]) -> Iterator[Finding]:
    """A place or a day in the first sentence that the dateline before it does not bear out."""
    for passage in passages:
        line = _DATELINE.match(passage.text) if passage.is_copy and not passage.part else None
        if line is None:
            continue
        sentence = passage.text[: passage.text.find("。") + 1 or None]
        for found in _held_in().finditer(sentence):
            place = line["place"]
            if _is_to_come(sentence, found.start()):
                continue
            if found["city"] not in place and place not in found["city"] and place in _cities():
                yield remark("check-dateline", passage, found.span("city"), LIKELY, said=found["city"], right=place)
        for found in _bare_day().finditer(passage.text, line.end()):
            if 0 < int(found["day"]) - int(line["day"]) <= 3 and not _is_to_come(passage.text, found.start()):
                right = f"{line['month']}月{line['day']}日"
                yield remark(
                    "check-dateline", passage, found.span("day"), LIKELY, said=f"{found['day']}日", right=right
                )


@cache
def _bare_day() -> re.Pattern[str]:
    """A day without its month on which something was done."""
    return regex(rf"(?<![0-9月至到—])(?P<day>[0-9]{{1,2}})日(?:晚|上午|下午)?(?:在[^，。]{{2,8}})?(?:{_DONE})")
