"""Results of games: 甲队3比1乙队."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.stories.words import HAN


def result_of(text: str) -> str:
    """``score`` for two names and a figure each, ``result`` where an outcome follows (甲队3比1胜乙队), else ""."""
    match = _score().fullmatch(text)
    return "" if match is None else "result" if match["outcome"] else "score"


@cache
def _score() -> re.Pattern[str]:
    """甲队3比1乙队, 甲队 25∶21 乙队."""
    name = rf"(?:{HAN}|[A-Za-z·]){{2,12}}"
    result = r"\d{1,3}\s*(?:[:：∶比]|-)\s*\d{1,3}"
    outcome = rf"(?=(?P<outcome>{_OUTCOMES})?)"
    return re.compile(rf"{name}(?:[(（][^()（）]{{1,8}}[)）])?\s*{result}\s*{outcome}{name}[^。！？]{{0,24}}")


_OUTCOMES: Final = (
    r"[完险險大小轻輕惜逆连連]?[胜勝负負败敗]|[战戰逼]?平|[战戰]|力克|[击擊]|逆[转轉]|[横橫][扫掃]|不[敌敵]|[赢贏输輸]"
    r"|[轻輕]?取|[领領]先|落|淘汰|[晋晉][级級]|挺[进進]|[终終]|送|告|[复復]仇|[夺奪]|出[线線局]|重返"
)
"""What a result leads to, right after it."""
