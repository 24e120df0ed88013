"""What changed as one page for people, both versions beside and over each other; it needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from layout.comparing.wording import WordChange
from layout.versions.difference import Difference, PageDifference
from layout.versions.in_words import change_said, edition_said, fit_said, plates_said
from layout.versions.version import FindingLine
from layout.versions.zones import EditionDifference, all_same

_LOOK: Final = """
:root { --ink: #1c1b1a; --soft: #6b6762; --line: #d9d4cb; --paper: #fbfaf7; --old: #c62828; --new: #1f4fd8; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1500px; margin: 0 auto; padding: 28px 24px 56px; }
h1, h2 { font-family: "Noto Serif SC", "Source Han Serif SC", SimSun, serif; line-height: 1.3; margin: 0; }
h1 { font-size: 28px; } h2 { font-size: 20px; border-bottom: 1px solid var(--line); padding-bottom: 6px; }
header { border-top: 4px solid var(--ink); border-bottom: 1px solid var(--ink); padding: 12px 0; }
header p { margin: 4px 0 0; color: var(--soft); } section { margin-top: 30px; }
ol, ul { margin: 12px 0; padding: 0; list-style: none; } li { padding: 6px 0; border-bottom: 1px solid var(--line); }
li b { display: inline-block; min-width: 22px; padding: 0 5px; margin-right: 8px; color: #fff; background: #d62020;
  border-radius: 3px; font-size: 12.5px; text-align: center; }
del { color: var(--old); background: #fdecea; } ins { color: var(--new); background: #e8eefc; text-decoration: none; }
small { color: var(--soft); } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; margin-top: 12px; }
figure { margin: 0; } figcaption { font-size: 13px; color: var(--soft); }
img { width: 100%; display: block; border: 1px solid var(--line); background: #fff; }
.over { position: relative; max-width: 1100px; } .over img + img { position: absolute; inset: 0; }
input[type=radio] { position: absolute; opacity: 0; } .views { margin-top: 12px; position: relative; }
.views > label { display: inline-block; padding: 2px 14px; border: 1px solid var(--line); cursor: pointer; }
.views > input:focus-visible + label { outline: 2px solid var(--new); }
.views > input:checked + label { background: var(--ink); color: #fff; }
.views > div { display: none; } .views > .side:checked ~ .pair { display: grid; }
.views > .laid:checked ~ .laid-over, .views > .fade:checked ~ .faded { display: block; margin-top: 12px; }
input[type=range] { width: 320px; vertical-align: middle; }
@media (max-width: 800px) { .pair { grid-template-columns: 1fr; } }
"""
_SCRIPT: Final = """
for (const one of document.querySelectorAll("input[type=range]"))
  one.addEventListener("input", () => {
    one.closest(".faded").querySelectorAll("img")[1].style.opacity = one.value / 100;
  });
"""
_MOST_WORDS: Final = 200
"""Changes of words that are shown of one text; the JSON has them all."""

_SAFE: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def shown_page(done: Difference, editions: Sequence[EditionDifference], language: str) -> bytes:
    """*done* as HTML with its pictures in it, in *language*; then *editions*, beside what changed of their base."""
    zh = language.startswith("zh")
    title = "版面比对" if zh else "What changed"
    state = ("两个版本一样" if zh else "The two are the same") if all_same(done, editions) else (
        f"{len(done.changes)} 处版面变动" if zh else f"{len(done.changes)} changes of pages")  # fmt: skip
    told = ("；" if zh else "; ").join((state, *plates_said(done, language)))
    versions = (
        _version("旧" if zh else "before", done.before.said, done.before.title)
        + "<br>"
        + _version("新" if zh else "after", done.after.said, done.after.title)
    )
    parts = [
        "<!doctype html>", f'<html lang="{"zh-Hans" if zh else "en"}">', '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)} {escape(done.after.title)}</title>", f"<style>{_LOOK}</style>", "<main>",
        f"<header><h1>{title}</h1>", f"<p>{versions}</p>", f"<p>{escape(told)}</p></header>",
    ]  # fmt: skip
    parts += _sections(done, language)
    for one in editions:
        name = escape(edition_said(one, language))
        changed = [escape(line) for line in plates_said(one.done, language)] if one.done else []
        parts.append(f"<header><h1>{name}</h1>{''.join(f'<p>{line}</p>' for line in changed)}</header>")
        parts += _sections(one.done, language) if one.done else []
    whole = "\n".join([*parts, "</main>", f"<script>{_SCRIPT}</script>", "</html>", ""])
    return whole.encode("utf-8", "backslashreplace")


def _sections(done: Difference, language: str) -> list[str]:
    """The pages, then what is told besides."""
    zh = language.startswith("zh")
    parts = [_page(page, done, language) for page in done.pages]
    numbers = {one.number for one in done.pages}
    others = [at for at in range(1, len(done.changes) + 1) if not _pages_of(done, at) & numbers]
    parts.append(_list("版面" if zh else "Pages", [_change(done, at, language) for at in others], "ol"))
    parts.append(_list("调稿" if zh else "Copyfit", [escape(fit_said(one, language)) for one in done.fits]))
    parts.append(_list("新出现的问题" if zh else "Findings that came", map(_finding, done.come)))
    parts.append(_list("已消除的问题" if zh else "Findings that went", map(_finding, done.gone)))
    return parts


def _version(word: str, said: str, title: str) -> str:
    return f"{word}: <code>{escape(said)}</code> {escape(title)}"


def _pages_of(done: Difference, number: int) -> set[str]:
    one = done.changes[number - 1]
    return {one.page_before, one.page_after, *(page for page, _ in (*one.boxes_before, *one.boxes_after))} - {""}


def _page(page: PageDifference, done: Difference, language: str) -> str:
    zh = language.startswith("zh")
    numbers = [at for at in range(1, len(done.changes) + 1) if page.number in _pages_of(done, at)]
    if not numbers:
        return ""
    title = f"第 {page.number} 版" if zh else f"Page {page.number}"
    listed = "".join(f"<li>{_change(done, at, language)}</li>" for at in numbers)
    return f"<section><h2>{escape(title)}</h2>{_views(page, zh=zh)}<ol>{listed}</ol></section>"


def _views(page: PageDifference, *, zh: bool) -> str:
    looks = page.looks
    if looks is None:
        return "<p><small>没有可画的 PDF</small></p>" if zh else "<p><small>There is no PDF to draw.</small></p>"
    old, new = ("旧", "新") if zh else ("before", "after")
    name = escape(page.file)
    names = ("并排", "叠印（旧红新蓝）", "渐变") if zh else ("side by side", "laid over (old red, new blue)", "fade")
    tabs = "".join(
        f'<input type="radio" name="v-{name}" id="{name}-{kind}" class="{kind}"{" checked" * (kind == "side")}>'
        f'<label for="{name}-{kind}">{word}</label>'
        for kind, word in zip(("side", "laid", "fade"), names, strict=True)
    )
    shown = [f'<img alt="{word} {name}" src="data:image/jpeg;base64,{data}">' for word, data in (
        (old, looks.old_shown), (new, looks.new_shown), (names[1], looks.both_shown))]  # fmt: skip
    counted = f"{looks.changed} 个像素不同" if zh else f"{looks.changed} pixels differ"
    return (
        f'<div class="views">{tabs}<div class="pair"><figure>{shown[0]}<figcaption>{old}</figcaption></figure>'
        f"<figure>{shown[1]}<figcaption>{new}</figcaption></figure></div>"
        f'<div class="laid-over"><figure class="over">{shown[2]}</figure></div>'
        f'<div class="faded"><p>{old} <input type="range" min="0" max="100" value="100" aria-label="{names[2]}">'
        f" {new}</p>"
        f'<div class="over">{shown[0]}{shown[1]}</div></div></div><p><small>{counted}</small></p>'
    )


def _change(done: Difference, number: int, language: str) -> str:
    """A change with its number, the words that became others below it."""
    one = done.changes[number - 1]
    said = escape(change_said(one._replace(words=()), language))
    words = "<br>".join(map(_word, one.words[:_MOST_WORDS]))
    return f"<b>{number}</b>{said}{f'<br>{words}' if words else ''}"


def _word(word: WordChange) -> str:
    parts = (word.before, f"<del>{escape(word.old)}</del><ins>{escape(word.new)}</ins>", word.after)
    return f"{escape(parts[0])}{parts[1]}{escape(parts[2])}".replace("\n", "¶")


def _list(title: str, items: Iterable[str], kind: str = "ul") -> str:
    known = "".join(f"<li>{one}</li>" for one in items)
    return f"<section><h2>{title}</h2><{kind}>{known}</{kind}></section>" if known else ""


def _finding(one: FindingLine) -> str:
    return f"<code>{escape(one.code)}</code> {escape(one.message)}"
