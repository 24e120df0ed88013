"""No press file of random issues breaks what it claims; ``random_files.py`` runs the law over as many as one likes."""

from __future__ import annotations

import pytest
from random_files import Made, Press, breaches, conditions, file_of

CHUNKS = 8
EACH = 40
"""320 files in chunks that processes share; 5,000 by night."""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_file_breaks_what_it_claims(press: Press, chunk: int) -> None:
    known = conditions()
    broken = [
        f"seed {seed}: {one}"
        for seed in range(chunk * EACH, (chunk + 1) * EACH)
        for one in breaches(file_of(press, seed, known))
    ]
    assert broken == []


@pytest.mark.parametrize(
    ("seed", "old", "new", "seen"),
    [
        (1, b"/FontFile2", b"/FontFill2", "2u PDFA"),
        (1, b"/ToUnicode", b"/ToUnikode", "2u PDFA"),
        (1, b"/StructTreeRoot ", b"/StructTreeRoop ", "ua1 "),
        (1, b"/GTS_PDFX", b"/GTS_PDFY", "preflight preflight-no-intent"),
        (3, b"/FontFile2", b"/FontFill2", "1b PDFA"),
        (3, b"/Trapped", b"/Trapper", "preflight preflight-no-trapped"),
    ],
)
def test_the_law_can_be_broken(press: Press, seed: int, old: bytes, new: bytes, seen: str) -> None:
    made = file_of(press, seed, conditions())
    assert old in made.data and list(breaches(made)) == []
    spoilt = Made(made.standard, made.data.replace(old, new), made.condition)
    assert any(one.startswith(seen) for one in breaches(spoilt))
