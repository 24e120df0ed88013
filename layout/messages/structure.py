"""Words for structures of copy: tables, ruby, notes, what a document holds that no page shows."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "table-as-rows": Message(
        "warning",
        "《{slug}》有表格，逐行排成段落，没有排成表（“{words}…”）",
        "story {slug} has a table; its rows are set as paragraphs (“{words}…”)",
        "核对各行是否看得明白。",
        "Check that the rows can be read.",
        "Every cell is on the page, but its columns do not stand in line.",
    ),
    "ruby-not-set": Message(
        "warning",
        "“{base}”的注音“{ruby}”没有排出",
        "“{ruby}” beside “{base}” is not set",
        "要注音就写在括号里：{base}（{ruby}）。",
        "Write it in brackets after its word if it is to be printed.",
        "What stands beside a word is kept in the story file; the page sets the word alone.",
    ),
    "script-not-set": Message(
        "warning",
        "“{words}”在原稿里是上标或下标，排成了平的",
        "“{words}” is raised or lowered in the copy and was set on the line",
        "核对意思有没有变。",
        "Check that it still means the same.",
        "Figures and signs have raised characters of their own; other words have not.",
    ),
}
