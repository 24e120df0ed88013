"""The list of mutants that do what their module does: every entry has its line, and a reason."""

from __future__ import annotations

import pytest
import yaml
from mutate import EQUIVALENT, ROOMS, ROOT, equivalents, mutants, turned

LISTED = yaml.safe_load(EQUIVALENT.read_text("utf-8"))


@pytest.mark.parametrize("module", sorted(LISTED))
def test_what_is_listed_is_there_and_has_a_reason(module: str) -> None:
    assert module in ROOMS
    known = mutants((ROOT / module).read_text("utf-8"))
    assert len(equivalents(module, known)) == len(LISTED[module]) > 0
    assert all(set(one) == {"in", "line", "turn", "why"} and len(one["why"]) > 5 for one in LISTED[module])


def test_an_entry_whose_line_is_gone_is_refused() -> None:
    module = "layout/fitting/pour.py"
    other = (ROOT / module).read_text("utf-8").replace("if end not in nxt or", "if end not in nxt  or")
    with pytest.raises(SystemExit, match="has no _poured"):
        equivalents(module, mutants(other))


def test_the_tests_of_every_module_are_there() -> None:
    for module, (where, names) in ROOMS.items():
        assert (ROOT / module).is_file()
        assert names
        assert all((ROOT / where / f"{one}.py").is_file() for one in names.split())


def test_every_operator_is_turned_once_and_alone() -> None:
    source = "def f(a, b):\n    if a < 1 and b == 1:\n        return a + b * 2\n    return 1 - 1\n"
    made = mutants(source)
    assert sorted((one.line, one.turned) for one in made) == [
        (2, "1 -> 2"), (2, "1 -> 2 #2"), (2, "And -> Or"), (2, "Eq -> NotEq"), (2, "Lt -> LtE"), (2, "if -> if not"),
        (3, "2 -> 3"), (3, "Add -> Sub"), (3, "Mult -> FloorDiv"),
        (4, "1 -> 2"), (4, "1 -> 2 #2"), (4, "Sub -> Add"),
    ]  # fmt: skip
    assert len({turned(source, one.number) for one in made} - {source}) == len(made)
    assert {one.place for one in made} == {"f"}
