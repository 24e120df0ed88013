"""What the YAML parser complains of, as a finding in the editor's words: loaded only where there is a complaint."""

from __future__ import annotations

from typing import Final

import yaml

from layout.findings import Finding, Place, finding
from layout.trees.nodes import Source

PLAIN: Final = {"：": ":", "，": ",", "［": "[", "］": "]", "｛": "{", "｝": "}", "“": '"', "”": '"', "‘": "'",
                "’": "'",
                "＃": "#", "－": "-"}  # fmt: skip
"""Full-width punctuation that is typed by mistake where YAML wants its own."""

_PROBLEMS: Final = (
    ("could not find expected ':'", "这一行应是“键: 值”，却没有冒号，或冒号后没有空格"),
    ("mapping values are not allowed", "这里不能再写“键: 值”：多了一个冒号，或缩进不对"),
    ("did not find expected key", "这里应当是一个键：缩进没有对齐，或前面的引号、括号没有写完"),
    ("expected <block end>", "缩进没有对齐，或前面的引号、括号没有写完"),
    ("did not find expected '-' indicator", "列表的每一项都以“- ”开头，缩进要对齐"),
    ("',' or '}'", "花括号 { } 里缺逗号，或没有写完"),
    ("',' or ']'", "方括号 [ ] 里缺逗号，或没有写完"),
    ("unexpected end of stream", "引号没有写完"),
    ("unexpected document", "引号没有写完，就遇到了 --- 或 ..."),
    ("cannot start any token", "不能以这个字符开头，请给整个值加引号"),
    ("unknown escape character", "双引号里不认识的反斜杠写法；反斜杠本身写成 \\\\，或改用单引号"),
    ("hexdecimal number", "双引号里的 \\x、\\u 后面应是十六进制数"),
    ("node content", "这里缺一个值"),
    ("alphabetic or numeric character", "& 和 * 后面应当是名字；要写这两个字符请加引号"),
    ("comment or line break", "| 和 > 后面要换行"),
    ("<document start>", "前面的内容已经完了，这里多出一段；看缩进和括号"),
    ("block sequence entries are not allowed", "这里不能用“- ”开头的列表：另起一行，并缩进"),
    ("whitespace or line break", "这里要有空格或换行"),
    ("tag", "感叹号开头的是标签，这里不用；要写感叹号请加引号"),
    ("directive", "百分号开头的一行是指令，这里不用；要写百分号请加引号"),
    ("indentation", "缩进里有制表符，或比上一行浅"),
)  # fmt: skip
"""Words of the parser's complaints and what they mean to one who writes a spec."""


def syntax_fault(fault: yaml.YAMLError, source: Source) -> Finding:
    """The parser's complaint as a finding, with the usual cause named where it can be seen."""
    mark, opened = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    if mark is None or "quoted scalar" in str(getattr(fault, "context", "")):
        mark = opened or mark  # a quotation mark without its fellow is found out at the end of the file
    place = source.place(mark.line + 1, mark.column + 1) if mark else source.place(1, 1)
    indent = place.excerpt[: len(place.excerpt) - len(place.excerpt.lstrip())]
    if "\t" in indent or place.excerpt[place.column - 1 : place.column] == "\t":
        return finding("spec-tab", place)
    line = place.line - source.before
    for number in (line, line - 1):
        words = source.lines[number - 1] if 0 < number <= len(source.lines) else ""
        wide = [words.index(char) for char in "：［｛" if char in words]
        if wide and ": " not in words:
            at = min(wide)
            return finding("spec-full-width", source.place(number, at + 1), mark=words[at], plain=PLAIN[words[at]])
    problem = str(getattr(fault, "problem", None) or "cannot be read")
    context = str(getattr(fault, "context", None) or "")
    if "',' or" in problem and place.excerpt[place.column - 2 : place.column - 1] == "：":  # {at：[1, 1]}
        return finding("spec-full-width", source.place(line, place.column - 1), mark="：", plain=":")
    comma = _wide_comma(place.excerpt[: place.column]) if "',' or" in problem else 0
    if comma:
        return finding("spec-full-width", source.place(line, comma), mark="，", plain=",")
    meant = _seen(place, problem) or next((zh for words, zh in _PROBLEMS if words in problem), "读不下去")
    if opened is not None and "',' or" in problem and opened.line + 1 != line:
        number = opened.line + 1 + source.before
        meant += f"（从第 {number} 行的括号起）"
        context += f", opened on line {number}"
    return finding("spec-syntax", place, why_en=f"{problem} {context}".strip()[:160], why_zh=meant)


def _wide_comma(words: str) -> int:
    """The column of a full-width comma before what looks like a key, from 1; 0 where there is none."""
    at = words.rfind("，", 0, max(words.rfind(":"), 0))
    return at + 1 if at >= 0 and not set(words[at + 1 : words.rfind(":")]) & set(" ，。：") else 0


def _seen(place: Place, problem: str) -> str:
    """What the line itself shows, where the parser's complaint leads past it."""
    start = place.excerpt.lstrip()
    if start.startswith("-") and start[1:2] not in ("", " ", "-"):
        return "列表的“-”后面要有空格"
    if "',' or" in problem and place.excerpt[place.column - 1 : place.column + 1] == ": ":
        return "值里有冒号加空格，请给整个值加引号"
    return ""
