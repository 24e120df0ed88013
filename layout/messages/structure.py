"""Words for structures of copy: tables, ruby, notes, what a document holds that no page shows."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "table-too-narrow": Message(
        "error",
        "《{slug}》的表格在这个栏宽里排不下（“{words}…”），各栏叠在一起",
        "the table of {slug} does not go into this measure (“{words}…”); its columns run into each other",
        "加宽版位，减少分栏，或删去一栏。",
        "Widen the slot, take fewer legs, or leave out a column.",
        "Figures and names are not divided, so a table has a least width.",
    ),
    "paragraph-interrupted": Message(
        "note",
        "“{text}”插在一段话中间，已移出，前后两截（{first}、{second} 行）接成一段：“…{near}|{next}…”",
        "“{text}” stood inside a paragraph and was taken out; the halves (lines {first} and {second}) are joined: "
        "“…{near} | {next}…”",
        "如果后半截另起一段，在 hints 里用 assign（as: body）指定。",
        "If a paragraph begins with the second half, assign it (as: body) in the hints.",
        "A caption or credit has a certain form; a line without a full stop above it goes on below.",
    ),
    "subhead-or-head": Message(
        "note",
        "“{text}”读作《{slug}》的小标题，也可能另起一篇",
        "“{text}” was read as a subhead of story {slug}; a story may begin there",
        "另起一篇就在 hints 里用 assign（as: headline）。",
        "If a story begins there, assign it (as: headline) in the hints.",
        "Without bylines and blank lines a head and a subhead look alike.",
    ),
    "head-or-subhead": Message(
        "note",
        "“{text}”读作《{slug}》的标题，也可能是上一篇的小标题",
        "“{text}” was read as the head of story {slug}; it may be a subhead of the story above",
        "是小标题就在 hints 里用 assign（as: subhead）。",
        "If it is a subhead, assign it (as: subhead) in the hints.",
        "Without bylines and blank lines a head and a subhead look alike.",
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
