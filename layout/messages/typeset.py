"""Words for what is found in setting lines."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "line-loose": Message(
        "warning",
        "字距太松（{gap} 字）：{text}",
        "a loose line ({gap} em between characters): {text}",
        "改动一两个字，或改栏宽、断句。",
        "Change a word, the measure or a break.",
        "White of more than 0.12 em between characters is plainly seen in a newspaper column.",
    ),
    "line-relief": Message(
        "warning",
        "这一行违反避头尾或拆开了不可分的词：{text}",
        "a line edge breaks a rule of its own need: {text}",
        "改动文字或栏宽。",
        "Change the words or the measure.",
        "When no lawful break exists the line is broken where it hurts least, and that is told (clreq, line edges).",
    ),
    "head-too-wide": Message(
        "error",
        "标题“{words}…”用最小字号 {size} 磅仍超出 {over} 磅",
        "the head “{words}…” is {over} pt too wide even at {size} pt, its smallest size",
        "断行（head: {{breaks: […]}}）、减小字号下限，或加宽版位。",
        "Break it (head: {{breaks: […]}}), lower its least size, or widen the slot.",
        "A head chooses its size between the bounds of its style; words are never squeezed to fit.",
    ),
}
