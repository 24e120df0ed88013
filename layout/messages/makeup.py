"""Words for what is found while making up a page."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "overset": Message(
        "error",
        "《{slug}》多出 {lines} 行（{chars} 字），从“{words}”起没有排下",
        "story {slug} is {lines} lines ({chars} characters) over; left out from “{words}”",
        "加深版位、缩小标题、删稿，或转版（jump）；余稿已存盘。",
        "Deepen the slot, take the head down, cut, or jump the story; the rest is saved.",
        "Copy that did not go in is never dropped: it is kept as a story file beside the output.",
    ),
    "underset": Message(
        "warning",
        "《{slug}》短 {lines} 行（约 {chars} 字），版位下方留白",
        "story {slug} is {lines} lines ({chars} characters) short; white is left below it",
        "减小版位、加大标题，或补稿。", "Make the slot shallower, give the head more lines, or add copy.",
        "White under a story is as much a fault as overset; type is never stretched to hide it.",
    ),
    "legs-unlevel": Message(
        "warning",
        "《{slug}》各栏不齐，末栏短 {lines} 行", "legs of {slug} do not end level: the last is {lines} lines short",
        "改动一行标题占行或版位深度可以收齐。", "One line more or less of head or slot lets them end level.",
        "Legs of one story end on one line of the grid.",
    ),
    "flag-too-small": Message(
        "error",
        "报头“{slot}”放不下：{words}", "the flag {slot} is too small for its facts: {words}",
        "加宽、加深报头，或少写几项。", "Widen or deepen the flag, or say less in it.",
        "Date, numbers and publisher stand on two lines under the name, not smaller than 6 points.",
    ),
    "bleed-short": Message(
        "warning",
        "第 {page} 版：版位“{slot}”的图或底色离成品线只有 {gap} mm，没有到边",
        "page {page}: picture or tint of slot {slot} ends {gap} mm from the trim",
        "让它到成品线（程序会自己伸进出血），或退到 3 mm 以外。",
        "Take it to the trim (it then goes on into the bleed by itself), or keep it 3 mm away.",
        "Trimming may be off by 3 mm: what ends closer than that is cut, or leaves a sliver of white.",
    ),
    "legs-held": Message(
        "warning",
        "《{slug}》要分 {asked} 栏，版位只放得下 {made} 栏", "{slug} asks for {asked} legs; {made} go into its slot",
        "加宽版位，或减少栏数。", "Widen the slot, or ask for fewer legs.",
        "Legs stay inside the slot: with fit 自动 (grid) each is a column of the page, else 3 characters at least.",
    ),
    "head-too-deep": Message(
        "warning",
        "标题在 {lines} 行里放不下最小字号", "the head does not go into {lines} lines even at its smallest size",
        "增加占行，或减小标题字号下限。", "Give it more lines or lower the least size.",
        "A head block occupies whole lines of the grid (占行).",
    ),
    "weekday-wrong": Message(
        "error",
        "{date} 是{right}，版面文件写的是{said}", "{date} is {right}, but the spec says {said}",
        "改正 weekday，或去掉让程序推算。", "Correct weekday or leave it out.",
        "The flag's weekday is computed from the date.",
    ),
    "lunar-wrong": Message(
        "error",
        "{date} 农历是{right}，版面文件写的是{said}",
        "{date} is {right} by the lunar calendar, but the spec says {said}",
        "改正 lunar，或去掉让程序推算。", "Correct lunar or leave it out.",
        "The flag's lunar date is computed from the date.",
    ),
    "story-unplaced": Message(
        "error",
        "稿件“{slug}”（{words}）没有上版", "story {slug} ({words}) stands on no page",
        "给它一个版位，或在 hints 里去掉。", "Give it a slot, or drop it in the hints.",
        "Every story of the copy is on a page, in the saved rest, or named here.",
    ),
    "part-unset": Message(
        "error",
        "《{slug}》的{part}“{words}”没有上版，也不在余稿里",
        "the {part} of {slug}, “{words}”, stands on no page and in no rest",
        "给它版位：图片说明和摄影署名要一个图片格（picture），标题和正文要一个文章格；不用的，从稿件里删去。",
        "Give it a place (caption and credit: a picture slot; head and text: a story slot), or take it out.",
        "Every part of a story's copy is on a page, in the saved rest, or named here; counted on the finished page.",
    ),
    "story-empty": Message(
        "warning",
        "稿件“{slug}”没有正文", "story {slug} has no text",
        "补稿或换稿。", "Supply the copy or another story.", "A slot was given to a story without a body.",
    ),
    "caption-missing": Message(
        "warning",
        "图片“{file}”没有图片说明", "picture {file} has no caption",
        "在稿件里写 caption，或指明 story。", "Write a caption, or name the story that has it.",
        "A news picture carries a caption and a credit.",
    ),
    "credit-missing": Message(
        "warning",
        "图片“{file}”没有摄影署名", "picture {file} has no credit",
        "在稿件里写明作者。", "Name the photographer.", "A news picture carries a caption and a credit.",
    ),
    "text-too-wide": Message(
        "error",
        "“{words}”比版位宽 {over} 点", "“{words}” is {over} pt wider than its place",
        "缩短文字或加宽版位。", "Shorten it or widen the slot.",
        "Furniture text is set on one line and never squeezed.",
    ),
    "type-off-slot": Message(
        "error",
        "第 {page} 版：版位“{slot}”的文字“{words}”伸出版位 {over} mm",
        "page {page}: type of slot {slot}, “{words}”, reaches {over} mm past its place",
        "加宽、加深版位，缩短文字，或减小字号、栏数。",
        "Widen or deepen the slot, shorten the words, or take smaller type or fewer legs.",
        "All type stands inside its slot; measured by the ink of its glyphs on the finished page.",
    ),
    "type-off-page": Message(
        "error",
        "第 {page} 版：版位“{slot}”的文字“{words}”伸出成品线 {over} mm，会被裁掉",
        "page {page}: type of slot {slot}, “{words}”, reaches {over} mm past the trim and will be cut off",
        "加宽、加深版位，缩短文字，或减小字号、栏数。",
        "Widen or deepen the slot, shorten the words, or take smaller type or fewer legs.",
        "What stands beyond the trimmed edge is cut off; measured by the ink of its glyphs on the finished page.",
    ),
    "type-on-type": Message(
        "error",
        "第 {page} 版：版位“{one}”的“{words}”和“{other}”的“{under}”印在一起",
        "page {page}: “{words}” of slot {one} and “{under}” of {other} are printed on each other",
        "加深版位，减小字号，或加大行距。", "Deepen the slot, or take smaller type or more leading.",
        "No two lines of type touch; measured by the ink of their glyphs on the finished page.",
    ),
    "furniture-overset": Message(
        "error",
        "版位“{slot}”的文字有 {lines} 行放不下", "{lines} lines of slot {slot} do not go in",
        "加深版位或删行。", "Deepen the slot or cut.",
        "Lines of an ear, an index or a notice stand on the page's grid.",
    ),
    "field-unknown": Message(
        "warning",
        "{{{field}}} 不是可以填入的项", "{{{field}}} is no field that could be filled in",
        "可用的有 {known}。", "There are {known}.",
        "Words of furniture may name the page, its section, the date and so on in braces; others stay as written.",
    ),
    "index-no-page": Message(
        "warning",
        "导读：稿件“{slug}”（{words}）没有版次", "index: story {slug} ({words}) has no page",
        "给稿件版位，或写 page。", "Give the story a slot, or write its page.",
        "An entry of an index says on which page the story is read.",
    ),
    "index-page-differs": Message(
        "warning",
        "导读写《{slug}》在第 {said} 版，实际在第 {page} 版",
        "the index says page {said} for story {slug}, which is on page {page}",
        "改正 page，或去掉由程序填。", "Correct the page, or leave it to be filled in.",
        "Page numbers of an index are checked against where the stories are.",
    ),
    "flag-fact-missing": Message(
        "note",
        "报头缺少：{what}", "the flag lacks: {what}",
        "在 paper 里补上。", "Add it under paper.", "A flag names paper, date, CN number, issue number and pages.",
    ),
}  # fmt: skip
