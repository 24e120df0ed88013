"""An index that says in words of the text what stands under another head: its page and its figures."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, joined, printed

from layout.stories.model import Paragraph, Story

TEXT = (
    "记者昨天从口岸办获悉，六口岸合用一套系统以后，货车平均等候时间由52分钟降到31分钟，缩短21分钟。"
    "今年前五个月，六口岸进出货车38.4万辆次，司机说车等人的时候少了。"
)
STORY = Story("a", "news", ("沿边六口岸通关提速",), (Paragraph("p", TEXT),))
OTHER = Story("b", "news", ("老校长种下一片林",), (Paragraph("p", "山坡上的树都长高了，老校长每天都去看一看。" * 3),))
PAGE = printed("page", date(2026, 6, 9), {"a": STORY, "b": OTHER})


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("沿边六口岸货车等候缩短21分钟　　2版", []),
        ("沿边六口岸货车等候缩短12分钟　　2版", ["check-index-words"]),
        ("沿边六口岸货车等候缩短21分钟　　1版", ["check-index-page"]),
        ("沿边六口岸通关提速　　2版", []),
        ("明天全市多云　　1版", []),
    ],
)
def test_an_entry_is_of_the_story_whose_words_it_has(entry: str, codes: list[str]) -> None:
    assert [one.code for one in findings(joined(PAGE, (entry,)))] == codes
