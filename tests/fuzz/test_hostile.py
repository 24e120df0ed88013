"""Files that want more than they are worth, as a whole command meets them."""

from __future__ import annotations

from pathlib import Path

import hostile_formats  # noqa: F401 - enters its cases
import pytest
from hostile_files import CASES

from layout.cli import main


@pytest.mark.parametrize(("name", "what"), [("ad: words", "operators"), ("ad: spots", "2004 plates")])
def test_an_ad_beyond_the_bounds_is_refused_by_name_and_its_page_is_made(
    name: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words, files = CASES[name]()
    for file, data in files.items():
        (tmp_path / file).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert main([*words.split(), "--lang", "en"]) == 1
    said = capsys.readouterr()
    told = said.out + said.err
    assert f"a.pdf: error preflight-too-much: a.pdf goes beyond the bounds of the check ({what})" in told
    assert "issue.yaml:13:25: error ad-refused" in told
    assert (tmp_path / "out/small/P01.errors.pdf").read_bytes().startswith(b"%PDF-")
