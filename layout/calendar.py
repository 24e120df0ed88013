"""The dates of a flag: weekday and lunar date, computed from the day of issue.

The only module that knows borax, whose tables reach from 1900 to 2100.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from borax.calendars.lunardate import LunarDate

WEEKDAYS: Final = "一二三四五六日"


@lru_cache(maxsize=64)
def lunar_of(day: date) -> str:
    """The lunar date in the flag's form, such as 癸卯年十月初三; "" outside 1900–2100."""
    try:
        lunar = LunarDate.from_solar(day)
    except (ValueError, KeyError):
        return ""
    leap = "闰" if lunar.leap else ""
    return f"{lunar.gz_year}年{leap}{lunar.cn_month.removeprefix('闰')}月{lunar.cn_day}"
