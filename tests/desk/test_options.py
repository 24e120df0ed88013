"""Values that no option can have: a clear error in both languages, exit 2, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_issue import DUMP, SPEC

from layout.cli import main

NOWHERE = ("nan", "inf", "-1")
WRONG = [
    *(("render issue.yaml --dpi", said) for said in ("0", "-5", "1201", "9999999999", "1e3", "三百", "")),
    *(("render issue.yaml --only", said) for said in ("gif", ",", "", "pdf;png")),
    *(("preview issue.yaml --dpi", said) for said in ("0", "x")),
    *(("handoff issue.yaml --dpi", said) for said in ("0", "601", "x")),
    *(("plan issue.yaml --proposals", said) for said in ("0", "99999999999", "x")),
    *(("plan issue.yaml --take", said) for said in ("0", "9")),
    *(("plan issue.yaml --dpi", said) for said in ("1", "x")),
    *(("watch issue.yaml --once --every", said) for said in (*NOWHERE, "x")),
    *(("watch issue.yaml --once --limit", said) for said in (*NOWHERE, "0")),
    *(("watch issue.yaml --once --dpi", said) for said in ("0", "1201", "x")),
    *(("batch issue.yaml --jobs", said) for said in ("-1", "99999", "x")),
    *(("batch issue.yaml --limit", said) for said in (*NOWHERE, "0", "x")),
    *(("batch issue.yaml --memory", said) for said in ("-1", "x", "99999999999999")),
    *(("batch issue.yaml --make", said) for said in ("", ",", "pdf")),
    *(("preflight a.pdf --timeout", said) for said in ("0", "-1", "1.5", "999999999")),
    *(("preflight a.pdf --every", said) for said in (*NOWHERE, "x")),
    *(("preflight a.pdf --profile", said) for said in ("none", "none.yaml", "")),
    *(("preflight a.pdf --fix out.pdf --fixes", said) for said in ("none", "")),
    *(("new made --from page.txt --paper x --date", said) for said in (
        "nonsense", "2024-02-30", "2024-13-01", "99999-01-01", "2024", "０", "2024-05-01 10:00", "'")),
    ("new made --paper", "小城日报"), ("new made --date", "2024-05-01"), ("new made --from", "none.txt"),
    *(("cards issue.yaml --size", said) for said in ("none", ",")),
    *((f"{name} issue.yaml --lang", "fr") for name in ("render", "cards", "epaper", "handoff", "plan", "batch")),
    ("parse page.txt --format", "xml"), ("parse page.txt --hints", "none.yaml"),
    ("parse page.txt --read-marked", "none"),
    ("schema --style --nonsense", "x"), ("fonts --issue", "none.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_a_value_that_will_not_do_is_an_error_in_both_languages_and_nothing_is_made(
    words: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "page.txt").write_text(DUMP, "utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.6")
    before = sorted(tmp_path.iterdir())
    shown = set()
    for language in ("zh", "en"):
        lang = [] if "--lang" in words else ["--lang", language]
        assert main([*words.split(), said, *lang]) == 2
        told = capsys.readouterr()
        assert "error" in told.err + told.out or "错误" in told.err + told.out
        assert "Traceback" not in told.err and "program-" not in told.err
        shown.add(told.err + told.out)
    assert len(shown) == (1 if "--lang" in words else 2)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("said", ["2024-05-01", "2024年5月1日", "2024/5/1", "2024.5.1"])
def test_a_date_is_taken_as_editors_write_it(said: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(DUMP, "utf-8")
    made = tmp_path / "made"
    words = ["new", str(made), "--from", str(tmp_path / "page.txt"), "--paper", "小城日报"]
    assert main([*words, "--date", said]) in (0, 1)
    assert "date: 2024-05-01" in (made / "issue.yaml").read_text("utf-8")
