"""What was said of pages, pinned to places, and who signed them: lines of a file beside the issue, only added to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from layout import files
from layout.findings import LayoutError
from layout.value import NamedTuple
from layout.workbench import disk
from layout.workbench.acts import NONSENSE, Refused

MOST_FILE: Final = 4 << 20
MOST_WORDS: Final = 2000
MOST_NAME: Final = 40


class PageComment(NamedTuple):
    """*words* by *who*, pinned to a place of a *page* (millipoints of the trimmed page); *done* when it is seen to."""

    id: int
    page: str
    x: int
    y: int
    who: str
    at: str
    words: str
    done: bool = False


class Signature(NamedTuple):
    """Who signed a *page*, when, and the digest of the page that was seen."""

    page: str
    who: str
    at: str
    digest: str


def file_of(issue: Path) -> Path:
    """The file of comments of the *issue*."""
    return issue.with_name(f"{issue.stem}.comments.jsonl")


def read_comments(issue: Path) -> tuple[tuple[PageComment, ...], tuple[Signature, ...]]:
    """All comments of *issue* in their order, and the last signature of each page; other lines are passed over."""
    try:
        lines = files.read(file_of(issue), MOST_FILE).decode("utf-8", "replace").splitlines()
    except LayoutError:
        return (), ()
    comments: dict[int, PageComment] = {}
    signed: dict[str, Signature] = {}
    for line in lines:
        try:
            told = json.loads(line)
            if "done" in told:
                number = int(told["done"])
                comments[number] = comments[number]._replace(done=bool(told.get("seen", True)))
            elif "digest" in told:
                one = Signature(*(str(told[key]) for key in Signature._fields))
                signed[one.page] = one
            else:
                number = len(comments) + 1
                comments[number] = PageComment(
                    number, str(told["page"]), int(told["x"]), int(told["y"]), str(told["who"])[:MOST_NAME],
                    str(told["at"]), str(told["words"])[:MOST_WORDS],
                )  # fmt: skip
        except NONSENSE:
            continue
    return tuple(comments.values()), tuple(signed.values())


def add_comment(issue: Path, asked: Mapping[str, Any], pages: Iterable[str], at: str) -> None:
    """Add a comment that was *asked* for, made *at* a time.  Raises :class:`Refused`."""
    page, who, words = str(asked.get("page")), _name(asked), str(asked.get("words", "")).strip()
    if page not in pages or not words or len(words) > MOST_WORDS:
        raise Refused(f"批注写 1 到 {MOST_WORDS} 字", f"a comment has 1 to {MOST_WORDS} characters")
    x, y = (int(asked[key]) for key in ("x", "y"))
    _add(issue, {"page": page, "x": x, "y": y, "who": who, "at": at, "words": words})


def see_to(issue: Path, number: object, *, seen: bool) -> None:
    """Note that a comment was seen to, or was not.  Raises :class:`Refused`."""
    if not any(one.id == number for one in read_comments(issue)[0]):
        raise Refused("没有这条批注", "there is no such comment")
    _add(issue, {"done": number, "seen": seen})


def sign(issue: Path, asked: Mapping[str, Any], digest: str, at: str) -> None:
    """Sign a page, seen with *digest*, *at* a time.  Raises :class:`Refused`."""
    _add(issue, {"page": str(asked.get("page")), "who": _name(asked), "at": at, "digest": digest})


def _name(asked: Mapping[str, Any]) -> str:
    who = " ".join(str(asked.get("who", "")).split())
    if not who or len(who) > MOST_NAME:
        raise Refused("请写姓名", "say who you are")
    return who


def _add(issue: Path, told: Mapping[str, object]) -> None:
    path = file_of(issue)
    line = (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    if (path.stat().st_size if path.exists() else 0) + len(line) > MOST_FILE:
        raise Refused("批注文件满了", "the file of comments is full")
    disk.append(path, line)
