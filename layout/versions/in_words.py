"""What changed in words, Chinese and English: on the screen, in the JSON and in the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from layout.comparing.model import Alteration
from layout.comparing.wording import WordChange
from layout.versions.difference import Difference, FitDifference
from layout.versions.zones import EditionDifference

KIND_WORDS: Final[dict[str, tuple[str, str]]] = {
    "page-new": ("新增一版", "new page"),
    "page-gone": ("去掉一版", "page gone"),
    "new": ("新上版", "new"),
    "gone": ("撤下", "gone"),
    "moved": ("移位", "moved"),
    "resized": ("改大小", "resized"),
    "text": ("改字", "text changed"),
    "head-resized": ("标题改字号或行数", "head resized"),
    "picture-exchanged": ("换图", "picture exchanged"),
    "picture-cropped": ("图片裁切改变", "picture cropped otherwise"),
    "picture-resized": ("图片改大小", "picture resized"),
    "picture-new": ("加图", "picture added"),
    "picture-gone": ("撤图", "picture gone"),
    "ad-exchanged": ("换广告", "advertisement exchanged"),
    "re-set": ("重排", "re-set"),
    "look": ("线条、底色、图形改变", "rules, tints or drawings changed"),
    "order": ("叠放次序改变", "printed in another order"),
    "press": ("印刷设定改变", "made for the press in another way"),
    "pixels": ("画面不同，清单里没有原因", "pixels differ for no reason in the list"),
}

ROLE_WORDS: Final[dict[str, str]] = {
    "flag": "报头", "folio": "报眉", "rubric": "栏目", "kicker": "引题", "head": "主题", "deck": "副题",
    "byline": "署名", "subhead": "小标题", "paragraph": "正文", "row": "表格", "signature": "文末署名",
    "jump": "转接", "picture": "图片", "caption": "图片说明", "credit": "图片署名", "ear": "报眼", "index": "导读",
    "credits": "责编", "notice": "启事", "ad": "广告", "code": "二维码", "quote": "摘句",
}  # fmt: skip

FIT_WORDS: Final[dict[str, str]] = {
    "room": "可排行", "set": "已排行", "over": "多", "short": "短", "taken": "调稿", "left_out": "余稿起于",
    "legs": "栏数", "chars_per_line": "每行字数",
}  # fmt: skip

_LONGEST: Final = 40
_MOST_SAID: Final = 6
"""Changes of words that are said of one text; the JSON has them all."""


def plate_names(letters: str) -> str:
    """The plates as they are called: ``K``, ``CMYK``, ``K+spot``."""
    process = letters.replace("S", "")
    return "+".join([*([process] if process else []), *(["spot"] if "S" in letters else [])])


def plates_said(done: Difference, language: str) -> Iterator[str]:
    """The plates that changed, and of which pages nobody knows them."""
    zh = language.startswith("zh")
    touched = plate_names(done.plates)
    if touched:
        yield f"要换的印版：{touched}" if zh else f"Plates that changed: {touched}"
    for page in done.unknown:
        yield (
            f"第 {page} 版画面不同，变的是哪几块印版不知道"
            if zh
            else f"Page {page}: pixels differ, on which plates is not known"
        )


def change_said(one: Alteration, language: str) -> str:
    """One change as a line."""
    zh = language.startswith("zh")
    kind = KIND_WORDS[one.kind][0 if zh else 1]
    parts = [_where(one, zh), f"{kind}{_of_role(one.role, zh)}"]
    said = (
        "；".join(map(_word_said, one.words[:_MOST_SAID])) if zh else "; ".join(map(_word_said, one.words[:_MOST_SAID]))
    )
    if len(one.words) > _MOST_SAID:
        said += f" … ({len(one.words)})"
    if not one.words and (one.before or one.after):
        said = _from_to(one, zh)
    plates = plate_names(one.plates)
    tail = (f"［{plates} 版］" if zh else f" [{plates}]") if plates else ""
    return f"{' '.join(part for part in parts if part)}{('：' if zh else ': ') + said if said else ''}{tail}"


def _of_role(role: str, zh: bool) -> str:
    names = [ROLE_WORDS.get(one, one) if zh else one for one in role.split()]
    if not names:
        return ""
    return f"（{'、'.join(names)}）" if zh else f" ({', '.join(names)})"


def _from_to(one: Alteration, zh: bool) -> str:
    if one.kind == "re-set":
        return f"{one.before} 行 → {one.after} 行" if zh else f"{one.before} lines → {one.after} lines"
    if one.kind == "pixels":
        return f"{one.after} 个像素" if zh else f"{one.after} pixels"
    return f"{one.before} → {one.after}"


def _where(one: Alteration, zh: bool) -> str:
    pages = [page for page in dict.fromkeys((one.page_before, one.page_after)) if page]
    page = " → ".join(f"第 {page} 版" if zh else f"page {page}" for page in pages)
    name = one.called[:_LONGEST] or one.story
    if one.slot and name and name != one.slot:
        return f"{page} {one.slot}{f'“{name}”' if zh else f' “{name}”'}"
    return f"{page} {one.slot or name}".strip()


def _word_said(one: WordChange) -> str:
    return f"{_short(one.before, tail=True)}[-{_short(one.old)}-]{{+{_short(one.new)}+}}{_short(one.after)}".replace(
        "[--]", ""
    ).replace("{++}", "")


def _short(words: str, *, tail: bool = False) -> str:
    words = words.replace("\n", "¶")
    return words if len(words) <= _LONGEST else (f"…{words[-_LONGEST:]}" if tail else f"{words[:_LONGEST]}…")


def fit_said(one: FitDifference, language: str) -> str:
    """The copyfit of a story before and after."""
    zh = language.startswith("zh")
    known = one.after or one.before
    assert known
    was, now = (dict(side.said) if side else {} for side in (one.before, one.after))
    parts = [
        f"{FIT_WORDS[name] if zh else name.replace('_', ' ')} {was.get(name, '') or '–'} → {now.get(name, '') or '–'}"
        for name in FIT_WORDS if was.get(name, "") != now.get(name, "")
    ]  # fmt: skip
    page = f"第 {known.page} 版" if zh else f"page {known.page}"
    called = f"“{known.head[:_LONGEST]}”" if known.head else ""
    return f"{page} {known.slot}{called}{'：' if zh else ': '}{('，' if zh else ', ').join(parts)}"


def lines_said(done: Difference, language: str) -> Iterator[str]:
    """All that changed, a line for each."""
    zh = language.startswith("zh")
    if done.is_same:
        yield "两个版本一样。" if zh else "The two are the same."
        return
    yield from _headed("版面" if zh else "Pages", [change_said(one, language) for one in done.changes], numbered=True)
    yield from _headed("调稿" if zh else "Copyfit", [fit_said(one, language) for one in done.fits])
    yield from _headed(
        "新出现的问题" if zh else "Findings that came", [f"{one.code}: {one.message}" for one in done.come]
    )
    yield from _headed(
        "已消除的问题" if zh else "Findings that went", [f"{one.code}: {one.message}" for one in done.gone]
    )
    yield from plates_said(done, language)


def edition_said(one: EditionDifference, language: str) -> str:
    """An edition by its name, and whether it is new or gone."""
    zh = language.startswith("zh")
    name = f"分版“{one.edition.called}”" if zh else f"edition “{one.edition.called}”"
    if one.done:
        return name
    state = ("新增", "new") if one.is_new else ("撤销", "gone")
    return f"{name}：{state[0]}" if zh else f"{name}: {state[1]}"


def editions_said(editions: Iterable[EditionDifference], language: str) -> Iterator[str]:
    """What changed of editions beside what changed of the base."""
    for one in editions:
        yield edition_said(one, language)
        yield from (f"  {line}" for line in lines_said(one.done, language)) if one.done else ()


def _headed(title: str, lines: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    known = list(lines)
    if known:
        yield f"{title} ({len(known)})"
        yield from (f"  {f'{at} ' if numbered else ''}{line}" for at, line in enumerate(known, 1))
