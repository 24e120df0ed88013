"""Words for what is found in stylesheets, and in where an issue and its copy are to be found."""

from __future__ import annotations

from layout.messages.model import Message

_NEAR_ZH = "是不是 {near}？"
_NEAR_EN = "Did you mean {near}?"


def _error(zh: str, en: str, zh_hint: str, en_hint: str, why: str) -> Message:
    return Message("error", zh, en, zh_hint, en_hint, why)


MESSAGES: dict[str, Message] = {
    "new-exists": _error(
        "{file} 已经有了", "{file} is there already", "换一个文件夹。", "Choose another folder.",
        "A new issue never writes over an old one.",
    ),
    "style-not-found": _error(
        "没有样式表“{name}”", "no stylesheet “{name}”", _NEAR_ZH, _NEAR_EN,
        "A style is one of the kit's by name, or a YAML file beside the issue.",
    ),
    "spec-no-copy": _error(
        "没有写稿件从哪里来", "the spec does not say where the copy is",
        "写 copy: {{dump: 原稿文件}} 或 copy: {{stories: stories/*.md}}。",
        "Write copy: {{dump: FILE}} or copy: {{stories: stories/*.md}}.", "Without copy there is nothing to print.",
    ),
    "style-unknown-parent": _error(
        "没有可继承的样式“{name}”", "no style “{name}” to inherit from", _NEAR_ZH, _NEAR_EN,
        "from names a style of the same kind in the stylesheet.",
    ),
    "spec-bad-address": _error(
        "不是网址：{text}", "not an address: {text}",
        "写 https:// 开头的网址；前后期也可写相对路径，如 ../2024-05-16/index.html。",
        "Give one with https://; for the issues beside this one a relative way will do, ../2024-05-16/index.html.",
        "Whatever stands here becomes a link, so nothing but web addresses is taken.",
    ),
    "style-loop": _error(
        "样式继承绕回了自己：{name}", "the line of parents comes back on itself: {name}",
        "去掉其中一个 from。", "Take one from away.", "A style cannot be its own ancestor.",
    ),
    "style-incomplete": _error(
        "样式 {name} 缺 {lacking}", "style {name} lacks {lacking}",
        "补上，或用 from 继承。", "Add it, or inherit it with from.",
        "What a style needs must come from itself or from a parent.",
    ),
    "style-missing": _error(
        "样式表的 {section} 里缺 {name}", "the stylesheet lacks {name} under {section}", "补上。", "Add it.",
        "The page's furniture, and the stories of slots that name no style, are set in it.",
    ),
    "style-bad-ink": _error(
        "“{text}”不是颜色", "“{text}” is not an ink", "写成 [C, M, Y, K] 百分数，或 K80。",
        "Write [C, M, Y, K] in per cent, or K80.", "Inks are amounts of the four plates.",
    ),
    "style-unknown-ink": _error(
        "没有颜色“{name}”", "no ink “{name}”", _NEAR_ZH, _NEAR_EN, "Inks are named under inks, or written as K80.",
    ),
    "style-unknown-rule": _error(
        "没有线“{name}”", "no rule “{name}”", _NEAR_ZH, _NEAR_EN, "Rules are named under rules.",
    ),
    "style-unknown-box": _error(
        "没有框“{name}”", "no box “{name}”", _NEAR_ZH, _NEAR_EN, "Boxes are named under boxes.",
    ),
    "style-unknown-text": _error(
        "没有文字样式“{name}”", "no text style “{name}”", _NEAR_ZH, _NEAR_EN, "Text styles are named under text.",
    ),
}  # fmt: skip
