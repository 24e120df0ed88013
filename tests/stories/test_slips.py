"""Slips that words alone betray, each with a twin that is right."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump

CASES = [  # code, wrong, right
    ("marks-unpaired", "他说：“今年收成很好，大家都高兴。", "他说：“今年收成很好，大家都高兴。”"),
    ("marks-unpaired", "会议（扩大会议于昨天上午召开。", "会议（扩大）会议于昨天上午召开。"),
    ("date-impossible", "会议将于2月30日举行。", "会议将于2月29日举行。"),
    ("date-impossible", "会议将于13月1日举行。", "会议将于12月1日举行。"),
    ("date-impossible", "2023年2月29日，大会开幕。", "2024年2月29日，大会开幕。"),
    ("date-weekday", "2023年11月15日（星期四）上午，大会开幕。", "2023年11月15日（星期三）上午，大会开幕。"),
    ("private-use", "村民王\ue000在田里干活。", "村民王某在田里干活。"),
]


def codes(text: str) -> list[str]:
    dump = f"今年粮食又丰收\n\n□本报记者 某某\n\n{text}\n\n记者在田间看到，收割机来回穿梭，谷子堆成了小山。\n"
    return [one.code for one in read_dump(dump.encode(), "a.txt").findings]


@pytest.mark.parametrize(("code", "wrong", "right"), CASES)
def test_a_slip_is_told_and_what_is_right_is_not(code: str, wrong: str, right: str) -> None:
    assert code in codes(wrong)
    assert code not in codes(right)


def test_a_speech_over_paragraphs_opens_its_quotes_at_each() -> None:
    speech = "他说：“今年收成很好。\n\n“明年会更好，请大家放心，我们一定把粮食种好，把日子过好，把村子建设得更好。”"
    assert "marks-unpaired" not in codes(speech)
