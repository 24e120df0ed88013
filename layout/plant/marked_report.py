"""What was found in a file of others as one page for people: its pages with the faults marked, its plates, in words."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from typing import Final

from layout.findings import Finding, Severity
from layout.pdfreader.spaces import PROCESS
from layout.plant.report_page import LOOK, WORDS
from layout.preflight.check import Checked, Plates
from layout.preflight.model import PageFacts
from layout.preflight.proof_image import black_over, plate_thumbnail, proof, thumbnail
from layout.preflight.report_words import file_words, limits_words, page_words, plate_called
from layout.stylesheets.preflight import Limits
from layout.units import MM_PER_POINT

DPI: Final = 96
_WIDE: Final = 1100
_PLATE: Final = 220
_NEAR: Final = 4
"""Millimetres within which marks would hide each other."""
_PLACE: Final = re.compile(r":(\d+)(?::(-?[\d.]+)mm,(-?[\d.]+)mm)?$")
_VIEW: Final = 900
"""Pixels across of a plate that is looked at by itself."""
_MORE: Final = """
.view { position: absolute; opacity: 0; pointer-events: none; }
.sheet img { display: none; } label { cursor: pointer; } .view:focus-visible ~ .sheet { outline: 2px solid var(--ink); }
.sheet { position: relative; margin: 0 0 14px; }
.sheet img { width: 100%; border: 1px solid var(--line); }
.mark { position: absolute; transform: translate(-50%, -50%); min-width: 22px; height: 22px; padding: 0 5px;
  font: 700 13px/20px sans-serif; text-align: center; color: #fff; background: var(--warn); border: 1px solid #fff;
  border-radius: 11px; }
.mark.bad { background: var(--bad); }
li .mark { position: static; display: inline-block; transform: none; margin-right: 6px; }
.plates { display: flex; flex-wrap: wrap; gap: 12px; margin: 14px 0; } .plates figure { margin: 0; width: 150px; }
.plates img { width: 100%; border: 1px solid var(--line); display: block; } .plates figcaption { font-size: 12.5px; }
.en { color: var(--soft); font-size: 13px; }
"""


def marked_report(done: Checked, limits: Limits) -> bytes:
    """The report on a file and the plates of its pages, as one page of HTML with its pictures in it.

    Marks stand where findings have a place; the numbers go through the whole file.
    """
    found = [one for one in done.report.findings if one.severity > Severity.NOTE]
    found.sort(key=lambda one: (_where(one)[0], -one.severity))
    numbered = list(enumerate(found, 1))
    title = f"{done.report.file} 付印前检查"
    most = 2 + max((len(plates) for plates in done.plates), default=0)
    parts = [
        "<!doctype html>", '<html lang="zh-Hans">', '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">', f"<title>{escape(title)}</title>",
        f"<style>{LOOK}{_MORE}{_chosen(most)}</style>", "<main>", _head(done, found, limits),
        _listed("全文件　The file", [(at, one) for at, one in numbered if not _where(one)[0]]),
    ]  # fmt: skip
    for page, plates in zip(done.report.pages, done.plates, strict=True):
        parts.append(_page(page, plates, done.profile, [one for one in numbered if _where(one[1])[0] == page.number]))
    return "\n".join([*parts, "</main>", "</html>", ""]).encode("utf-8", "backslashreplace")


def _where(one: Finding) -> tuple[int, float | None, float | None]:
    """The page of a finding, 0 for the file, and its place in mm from the trim's upper left corner if it has one."""
    found = _PLACE.search(one.place.file) if one.place else None
    if found is None:
        return 0, None, None
    return int(found[1]), *((float(found[2]), float(found[3])) if found[2] else (None, None))


def _head(done: Checked, found: Sequence[Finding], limits: Limits) -> str:
    errors = sum(one.severity is Severity.ERROR for one in found)
    counts = ((errors, "个错误"), (len(found) - errors, "个警告"))
    told = " · ".join(f"{count} {word}" for count, word in counts if count) or "通过"
    look = "bad" if errors else "warn" if found else "good"
    facts = "".join(f"<p>{escape(words)}</p>" for words in (file_words(done.report, "zh"), limits_words(limits, "zh")))
    return f'<header><div><h1>付印前检查</h1>{facts}</div><div class="verdict {look}">{told}</div></header>'


def _page(page: PageFacts, plates: Plates, profile: bytes, found: Sequence[tuple[int, Finding]]) -> str:
    left, low, right, top = page.trim or page.media
    wide, high = (right - left) * MM_PER_POINT, (top - low) * MM_PER_POINT
    spots = (
        "" if len(plates) == len(PROCESS) else "<p>样张上没有专色，见各色版。 Spot inks are on their plates alone.</p>"
    )
    shown = proof(plates, profile, DPI)
    views = [
        ("jpeg", f"第 {page.number} 页", thumbnail(shown, _WIDE)),
        ("png", "黑叠在其他墨上之处", black_over(plates, _VIEW)),
        *(("png", name, plate_thumbnail(plate, _VIEW)) for name, plate in plates.items()),
    ]
    pictures = "".join(
        f'<img alt="{escape(words)}" src="data:image/{kind};base64,{b64encode(data).decode()}">'
        for kind, words, data in views
    )
    chosen = "".join(
        f'<input class="view" type="radio" name="view{page.number}" id="{_view(page, at)}"{"" if at else " checked"}>'
        for at in range(len(views))
    )
    drawn = _chooser(page, plates)
    return "".join((
        f"<section><h2>第 {page.number} 页　Page {page.number}</h2><p>{escape(page_words(page, 'zh'))}</p>",
        f'{chosen}<div class="sheet">{pictures}',
        f"{_marks(found, wide, high)}</div>{spots}",
        drawn,
        f"{_items(found)}</section>",
    ))  # fmt: skip


def _view(page: PageFacts, at: int) -> str:
    """The name of a way to look at a page: 0 is its proof, 1 where black stands on other inks, then its plates."""
    return f"p{page.number}v{at}"


def _chooser(page: PageFacts, plates: Plates) -> str:
    """Small pictures of the plates; which one is chosen is shown large, by style sheet alone."""
    words = (("样张 Proof", 0), ("黑叠在其他墨上之处（红）Black on other inks, red", 1))
    said = "　".join(f'<label for="{_view(page, at)}">▣ {escape(one)}</label>' for one, at in words)
    drawn = "".join(
        f'<label for="{_view(page, at)}">'
        f"{_plate(name, plate_thumbnail(plate, _PLATE), inked=plate.getbbox() is not None)}</label>"
        for at, (name, plate) in enumerate(plates.items(), 2)
    )
    return f'<p class="hint">点一下放大看 Click to look at: {said}</p><div class="plates">{drawn}</div>'


def _chosen(most: int) -> str:
    """Rules that show the picture of the way to look that is chosen."""
    return (
        ", ".join(f".view:nth-of-type({at}):checked ~ .sheet img:nth-of-type({at})" for at in range(1, most + 1))
        + " { display: block; }"
    )


def _marks(found: Sequence[tuple[int, Finding]], wide: float, high: float) -> str:
    """The numbers of findings at their places, those of one place together; what lies off the trim is at its edge."""
    places: dict[tuple[int, int], list[tuple[int, Finding]]] = {}
    for at, one in found:
        _, x, y = _where(one)
        if x is not None and y is not None:
            places.setdefault((round(x / _NEAR), round(y / _NEAR)), []).append((at, one))
    made = []
    for together in places.values():
        _, x, y = _where(together[0][1])
        across, down = (min(max((at or 0) / side * 100, 0), 100) for at, side in ((x, wide), (y, high)))
        look = _look(max((one for _, one in together), key=lambda one: one.severity))
        numbers = " ".join(str(at) for at, _ in together)
        made.append(f'<span class="mark {look}" style="left:{across:.2f}%;top:{down:.2f}%">{numbers}</span>')
    return "".join(made)


def _look(one: Finding) -> str:
    return "bad" if one.severity is Severity.ERROR else "warn"


def _plate(name: str, picture: bytes, *, inked: bool) -> str:
    word = plate_called(name, "zh")
    said = f"{word} {name}" if word != name else name
    empty = "" if inked else "（没有墨 no ink）"
    return (
        f'<figure><img alt="{escape(said)}" src="data:image/png;base64,{b64encode(picture).decode()}">'
        f"<figcaption>{escape(said)}{empty}</figcaption></figure>"
    )


def _listed(title: str, found: Sequence[tuple[int, Finding]]) -> str:
    return f"<section><h2>{title}</h2>{_items(found)}</section>" if found else ""


def _items(found: Sequence[tuple[int, Finding]]) -> str:
    if not found:
        return '<p class="good">没有问题。 <span class="en">Nothing found.</span></p>'
    return f'<ul class="found">{"".join(_item(at, one) for at, one in found)}</ul>'


def _item(number: int, one: Finding) -> str:
    """A finding in Chinese, in English below."""
    hint = f'<br><span class="hint">→ {escape(one.hint("zh"))}</span>' if one.hint("zh") else ""
    return (
        f'<li><span class="mark {_look(one)}">{number}</span>'
        f'<strong class="{_look(one)}">{WORDS[one.severity]}</strong> {escape(one.message("zh"))} '
        f'<code>{escape(one.code)}</code>{hint}<br><span class="en">{escape(one.message("en"))}</span></li>'
    )
