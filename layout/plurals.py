"""English words after the number one: messages are written for several of a thing, and one line is no “1 lines”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_NOUNS: Final = (
    "lines|characters|rows|legs|columns|pages|places|kinds|blanks|pieces|spaces|selectors|marks|pixels|bytes|files|cells"
    "|comments|signs|things|pictures|parts|stories|elements|items|values|times|codes|layers|settings|figures|errors|warnings"
    "|faults|colours|hairlines|boxes|seconds|shows"
)
_IRREGULAR: Final = {"boxes": "box", "stories": "story"}
_VERBS: Final = {
    "are": "is", "were": "was", "have": "has", "do": "does", "go": "goes", "stand": "stands",
    "take": "takes", "stay": "stays",
}  # fmt: skip
"""What is said of several, and of one; a verb that is not here is the same for both."""

_COUNTED: Final = re.compile(
    r"(?<!×)\{(\w+)\}(?: (?!em\b|has\b|uses\b|shows\b)[a-z-]+){0,2}? (" + _NOUNS + r")\b(?! and pictures| ×)"
)
_CLAUSE: Final = re.compile(r"(?:[^.:;,()]|\([^()]*\))*")
"""The rest of a clause, with what stands in it in brackets."""

_VERB: Final = re.compile(r"\([^()]*\)|\b(" + "|".join(_VERBS) + r")\b")


def sums_of(errors: int, warnings: int, language: str) -> str:
    """How many errors and warnings there are, as a summary ends."""
    if language.startswith("zh"):
        return f"{errors} 个错误，{warnings} 个警告"
    facts = {"errors": errors, "warnings": warnings}
    return of_one("{errors} errors, {warnings} warnings", facts).format(**facts)


def of_one(template: str, facts: Mapping[str, object]) -> str:
    """*template* with the noun after each number that is 1 in the singular, and the verb of its clause with it.

    >>> of_one("{lines} lines of slot {slot} do not go in", {"lines": 1, "slot": "lead"})
    '{lines} line of slot {slot} does not go in'
    >>> of_one("{lines} lines of slot {slot} do not go in", {"lines": 12, "slot": "lead"})
    '{lines} lines of slot {slot} do not go in'
    """
    at = 0
    while (match := _COUNTED.search(template, at)) is not None:
        at = match.end()
        if str(facts.get(match[1], "")) != "1":
            continue
        noun = _IRREGULAR.get(match[2], match[2][:-1])
        clause = _CLAUSE.match(template, at)
        assert clause is not None
        said = _VERB.sub(lambda verb: _VERBS.get(verb[1], verb[0]), clause[0])
        template = template[: match.start(2)] + noun + said + template[clause.end() :]
        at = match.start(2) + len(noun)
    return template
