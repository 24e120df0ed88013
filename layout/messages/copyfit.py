"""Words for copyfit and jumps."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "jump-rest": Message(
        "note",
        "《{slug}》转 {lines} 行（{chars} 字）到第 {page} 版，从“{words}”起，余稿已存盘",
        "story {slug}: {lines} lines ({chars} characters) go on page {page}, from “{words}”; they are saved",
        "把 rest/ 里的稿件文件交给第 {page} 版。", "Hand the story file in rest/ to the editor of page {page}.",
        "The page it jumps to is not in this file, so the rest is kept as a story file that can be set there.",
    ),
    "jump-empty": Message(
        "warning",
        "《{slug}》前面已排完，第 {page} 版的续稿版位空着", "story {slug} ends before its slot on page {page}",
        "去掉这一格，或把前面的版位改小。", "Drop the slot, or make the ones before it shallower.",
        "A slot that continues a story is left empty when nothing of it is left.",
    ),
    "jump-leaves-few": Message(
        "warning",
        "《{slug}》转版，第 {page} 版上只有 {lines} 行，少于 {least} 行",
        "story {slug} jumps and leaves only {lines} lines on page {page}, fewer than {least}",
        "加深版位，或不转。", "Deepen the slot, or do not let it jump.",
        "A reader is not sent to another page for the sake of a few lines.",
    ),
    "jump-copy-differs": Message(
        "warning",
        "原稿写《{slug}》下转第 {said} 版，本期接在第 {page} 版，按后者排",
        "the copy says that story {slug} goes on page {said}, here it goes on page {page}, which is printed",
        "核对。", "Check which is right.", "Jump lines say where the story goes on in this issue.",
    ),
    "cut-proposed": Message(
        "note",
        "《{slug}》可删 {lines} 行（{chars} 字）：“{first}”至“{last}”（原稿第 {line} 行）",
        "story {slug} might lose {lines} lines ({chars} characters): “{first}” to “{last}” (line {line} of the copy)",
        "删不删由编辑定。", "An editor decides.",
        "A proposal only: the last passage that is long enough, never the first paragraph.",
    ),
    "group-uneven": Message(
        "warning",
        "《{slug}》不能和“{group}”组的其他稿件一样处理",
        "story {slug} cannot be treated like the others of group {group}",
        "调整版位，使各稿多少相近。", "Change the slots, so that the stories need about the same.",
        "Stories of one group have the same tracking and spare lines to their heads.",
    ),
    "body-too-small": Message(
        "warning",
        "《{slug}》正文 {size} 点，小于下限 {least} 点",
        "body of story {slug} is {size} pt, under the floor of {least} pt",
        "用大一些的正文字号。", "Use larger body type.", "A style says how small its body type may be at the least.",
    ),
    "spec-key-idle": Message(
        "error",
        "{key} 对用途为 {use} 的格不起作用", "{key} means nothing to a slot for {use}",
        "去掉 {key}，或改用途；on 只写在 every 里。", "Take {key} away, or change the use; on belongs under every.",
        "A key without effect would be ignored in silence.",
    ),
    "spec-jump-back": Message(
        "error",
        "第 {number} 版的《{name}》转到第 {page} 版，只能往后转",
        "story {name} on page {number} jumps to page {page}; it can only go forward",
        "改 jump。", "Change jump.", "A reader turns pages forward, and a chain that comes back would never end.",
    ),
    "spec-jump-loop": Message(
        "error",
        "《{name}》在第 {number} 版和第 {page} 版之间转来转去",
        "story {name} jumps from page {number} to {page} and back",
        "去掉一处 jump。", "Take one of the two away.", "A chain of jumps that comes back would never end.",
    ),
    "spec-jump-elsewhere": Message(
        "error",
        "第 {number} 版的《{name}》写转到第 {page} 版，但接在第 {after} 版",
        "story {name} on page {number} says page {page}, but its next slot is on page {after}",
        "改 jump，或挪版位。", "Change jump, or move the slot.",
        "The jump line says where the story goes on; without jump it is filled in.",
    ),
    "spec-jump-nowhere": Message(
        "error",
        "《{name}》转到第 {page} 版，那一版上没有它的版位",
        "story {name} jumps to page {page}, which has no slot for it",
        "在第 {page} 版给它一格，或改 jump。", "Give it a slot on page {page}, or change jump.",
        "The page is in this file, so a reader would find nothing there.",
    ),
}  # fmt: skip
