"""Who made a page, and the words of an imprint."""

from __future__ import annotations

from layout.lines.furniture_words import FURNITURE_CREDITS, FURNITURE_LABELS, FURNITURE_STARTS, IMPRINT_STARTS


def is_made_by(text: str, bare: str) -> bool:
    """Who made a page, or the words of an imprint, but for a sentence.

    邮发代号13-66，各地邮局均可订阅。 is one of a notice to subscribers.
    """
    told = text[-1] == "。" and "，" in text and bare.startswith(IMPRINT_STARTS)
    reached = "@" in text or text.startswith(("电话", "热线", "電話", "熱線"))
    if reached and "。" not in text and any(f"{one}{mark}" in text for one in FURNITURE_CREDITS for mark in "：:/／"):
        return True  # 电话：0571-85310000 本版编辑：某某
    return not (told or "。" in bare[:30]) and (bare.startswith(FURNITURE_STARTS) or _labelled(bare))


def _labelled(text: str) -> bool:
    """校对：某某, 编辑丨某某, 审核 某某: a label of the page's credits and nothing but names after it."""
    named = text.startswith(FURNITURE_LABELS)
    label = next(one for one in FURNITURE_LABELS if text.startswith(one)) if named else ""
    rest = text[len(label) :]
    if not label or not rest:
        return text.strip(" -—") == "END"
    return rest[0] in ":：/／丨|｜" or (
        rest[0] == " " and len(rest) <= 40 and not any(mark in rest for mark in "，。！？")
    )
