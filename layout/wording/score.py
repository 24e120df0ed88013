"""The official count: errors per ten thousand characters of a page's room, each with its weight.

《报纸编校差错率计算方法》 of 国新出发〔2020〕10号: the room counts, not the copy; news pictures count as four fifths of
theirs; errors in flag, folio, rubric and head count double; an error repeated counts three times at most; figures that
are not written by the standard count a tenth each, all of them together one at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from layout.findings import Finding
from layout.plurals import of_one
from layout.spec.model import Issue
from layout.value import NamedTuple

RATE: Final = 3
"""Errors per ten thousand characters, and errors of form, with which a newspaper still passes."""
_PICTURE: Final = Fraction(4, 5)
_MOST_SAME: Final = 3
_TENTHS: Final = frozenset(("check-number-form",))
_MARKS: Final = frozenset(("check-mark", "check-unpaired", "check-unit"))
_FREE: Final = frozenset(("check-word-form", "check-house-word", "check-house-order"))
"""What a house asks for, or a standard only recommends."""
_FORM_WEIGHTS: Final = {"form-name-small": 4}
_LOUD: Final = frozenset(("flag", "folio", "rubric", "kicker", "head", "deck"))

RULES: Final = {
    "check-number-form": "GB/T 15835—2011", "check-mark": "GB/T 15834—2011", "check-unpaired": "GB/T 15834—2011",
    "check-unit": "GB 3100—1993", "check-word-form": "GF 1001—2001", "check-character": "《现代汉语词典》",
    "check-house-name": "house", "check-house-word": "house", "check-house-order": "house",
    "check-province": "民政部行政区划",
}  # fmt: skip
_OFFICIAL: Final = "国新出发〔2020〕10号"


class Score(NamedTuple):
    """What was counted: *characters* of room, *errors* with their weights, *forms*."""

    characters: int
    errors: Fraction
    forms: Fraction

    @property
    def rate(self) -> Fraction:
        """Errors per ten thousand characters."""
        return self.errors * 10_000 / self.characters if self.characters else Fraction(0)

    @property
    def passes(self) -> bool:
        """True where the official limits are kept."""
        return self.rate <= RATE and self.forms <= RATE


def rule_of(code: str) -> str:
    """The standard, list or method that a finding goes by."""
    return RULES.get(code, _OFFICIAL)


def weight_of(one: Finding) -> Fraction:
    """What *one* counts for by itself."""
    if one.code in _FREE:
        return Fraction(0)
    if one.code.startswith("form-"):
        return Fraction(_FORM_WEIGHTS.get(one.code, 1))
    if one.code in _TENTHS or one.code in _MARKS:
        weight = Fraction(1, 10)
    else:
        said = str(dict(one.facts).get("said", ""))
        weight = Fraction(2 if one.code == "check-twice" and len(said) > 1 else 1)
    return weight * (2 if dict(one.facts).get("role") in _LOUD else 1)


def as_figure(value: Fraction | float) -> str:
    """A count as it is printed, with two decimals at the most."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def in_words(score: Score, found: int, language: str) -> str:
    """How much was *found*, and the official count."""
    facts = {
        "found": found, "errors": as_figure(score.errors), "rate": as_figure(score.rate),
        "forms": as_figure(score.forms), "characters": score.characters,
    }  # fmt: skip
    if language.startswith("zh"):
        words = "{found} 处；编校差错计 {errors} 个，版面 {characters} 字，差错率万分之 {rate}；形式差错计 {forms} 个"
        return words.format(**facts)
    words = (
        "{found} places; {errors} errors on {characters} characters of room, {rate} per 10,000; {forms} errors of form"
    )
    return of_one(words, facts).format(**facts)


def characters_of(issue: Issue, pages: Iterable[int] = ()) -> int:
    """The characters that the room of *pages* (all, where none are named) holds at the size of the body."""
    asked = set(pages)
    total = Fraction(0)
    for page in issue.pages:
        if asked and page.number not in asked:
            continue
        grid = page.grid or issue.grid
        whole = round(grid.columns * grid.chars * grid.lines)
        room = Fraction(whole)
        for slot in page.slots:
            cells = slot.area.columns * slot.area.lines
            if slot.use == "picture":
                room -= (1 - _PICTURE) * Fraction(whole * cells, max(1, grid.columns * grid.lines))
        total += max(room, Fraction(0))
    return round(total)


def scored(found: Sequence[Finding], issue: Issue, pages: Iterable[int] = ()) -> Score:
    """The count of *found* over *pages* of *issue*."""
    seen: Counter[tuple[str, object]] = Counter()
    errors = forms = numbers = Fraction(0)
    for one in found:
        key = (one.code, dict(one.facts).get("said"))
        seen[key] += 1
        if seen[key] > _MOST_SAME and key[1] is not None:
            continue
        if one.code.startswith("form-"):
            forms += weight_of(one)
        elif one.code in _TENTHS:
            numbers = min(Fraction(1), numbers + weight_of(one))
        else:
            errors += weight_of(one)
    return Score(characters_of(issue, pages), errors + numbers, forms)
