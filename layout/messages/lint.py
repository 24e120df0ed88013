"""Words for what an editor would circle in the make-up of a page."""

from __future__ import annotations

from layout.messages.model import COLUMNS, Message

MESSAGES: dict[str, Message] = {
    "heads-clash": Message(
        "warning",
        "第 {page} 版碰题：《{one}》和《{other}》的标题字体、字号相近，并排在一起",
        "page {page}: the heads of {one} and {other} are alike and stand side by side",
        "错开一条，换字体、字号，或给一条加框。", "Move one, change its face or size, or put one in a box.",
        "碰题: heads alike in face and size (limit like_heads) on one level read as one.",
    ),
    "head-over-name": Message(
        "warning",
        "第 {page} 版《{slug}》的标题 {size} 点，大过报头的报名（{name} 点）",
        "page {page}: the head of {slug} is {size} points, larger than the name of the paper ({name} points)",
        "减小标题的字号上限或占行，或加宽、加深报头。",
        "Lower the head's greatest size or its lines, or make the flag wider or deeper.",
        "Official counts of errors take a head larger than the paper's name on its page for an error of form.",
    ),
    "heads-chimney": Message(
        "warning",
        "第 {page} 版煙突：《{one}》和《{other}》的标题上下相接",
        "page {page}: a chimney: the heads of {one} and {other} stand over each other",
        "错开行，或隔一段，或给一条加框，或改横题。",
        "Move one along the lines, leave a band between them, box one, or set one across.",
        "煙突: on a vertical page, heads of two stories one right under the other are read as one tall head.",
    ),
    "heads-abreast": Message(
        "warning",
        "第 {page} 版横並び：《{one}》和《{other}》的标题左右并排",
        "page {page}: the heads of {one} and {other} stand side by side",
        "换到别的段，改跨段数，或给一条加框。", "Let one begin in another band or take other bands, or box one.",
        "横並び, 門構え: heads side by side in the same bands, hardly a line of text between them, read as one.",
    ),
    "head-parted": Message(
        "warning",
        "第 {page} 版《{slug}》题文分家：正文不从标题旁边起",
        "page {page}: the text of {slug} does not begin beside its head",
        "把图片移到后面，或让标题挨着正文。", "Move the picture further on, or the head to its text.",
        "On a vertical page a story begins beside its head, or under a head set across, not beyond something else.",
    ),
    "text-leaps": Message(
        "warning",
        "《{slug}》飛び越し：正文在同一段里越过“{over}”接下去",
        "{slug} leaps over {over}: its text goes on in the same band beyond it",
        "把图片移到版位的一边，或占满整段。",
        "Move the picture to the edge of the slot, or through whole bands.",
        "飛び越し: who reads down a band takes a picture or head for its end.",
    ),
    "flows-meet": Message(
        "warning",
        "第 {page} 版両流れ：《{one}》和《{other}》的正文在同一段里并流，中间没有标题、线或框",
        "page {page}: the texts of {one} and {other} flow on side by side in one band with no head, rule or box"
        " between",
        "中间加一条线，或给一条加框，或让左边一条从标题起。",
        "Put a rule between them, box one, or let the left one begin there with its head.",
        "両流れ: two texts that both come from a band above and meet are read as one.",
    ),
    "paragraphs-part": Message(
        "warning",
        "第 {page} 版泣き別れ：《{one}》和《{other}》在同一段里都从段首起，读者不知上文接哪一条",
        "page {page}: {one} and {other} both go on with a new paragraph side by side; which of them the text above"
        " means is not seen",
        "改动一行，让段落跨过去，或中间加一条线。",
        "Change a line so that a paragraph goes over, or put a rule between them.",
        "泣き別れ: a paragraph that ends with its band leaves the reader without a thread to the next.",
    ),
    "bands-cut": Message(
        "warning",
        "第 {page} 版腹切り：第 {upper} 段和第 {lower} 段之间一道空白从右通到左",
        "page {page} is cut through between bands {upper} and {lower}, from edge to edge",
        "让一条标题、图片或框跨过去。", "Let a head, a picture or a box stand across it.",
        "腹切り: a gap between bands from edge to edge makes two pages of one; over an advertisement it does not"
        " count.",
    ),
    "heads-touch": Message(
        "warning",
        "第 {page} 版《{one}》和《{other}》的标题挨得太近", "page {page}: the heads of {one} and {other} nearly touch",
        "缩小一条，或居左居右错开。", "Make one smaller, or align them away from each other.",
        "Between two heads on one line stands at least heads_apart of the smaller size.",
    ),
    "head-over-white": Message(
        "warning",
        "《{slug}》标题下空 {lines} 行", "{lines} lines of white under the head of {slug}",
        "减少标题占行，或加大字号上限。", "Give the head fewer lines, or let it be larger.",
        "A head stands close to its text; more than head_white lines between them is a hole.",
    ),
    "line-alone-head": Message(
        "warning",
        "《{slug}》段末一行孤立在栏首：“{text}”",
        "the last line of a paragraph of {slug} stands alone at a leg's head: “{text}”",
        "改动一行：标题占行、版位深度，或允许调字距。",
        "Change a line: of the head, of the slot, or let tracking vary.",
        "孤行: a last line shorter than the limit widow does not stand at the head of a leg by itself.",
    ),
    "line-alone": Message(
        "note",
        "《{slug}》一段的一行与其余各行分在两栏：“{text}”",
        "one line of a paragraph of {slug} is parted from all its others: “{text}”",
        "改动一行：标题占行、版位深度，或允许调字距。",
        "Change a line: of the head, of the slot, or let tracking vary.",
        "Better not, but only a short last line at a leg's head (line-alone-head) is a fault.",
    ),
    "leg-short": Message(
        "warning",
        "《{slug}》第 {leg} 栏栏尾空 {lines} 行", "leg {leg} of {slug} ends {lines} lines higher than the others",
        "小标题或署名不能拆开：改动标题占行或版位深度。",
        "A subhead is not parted from its text: change the lines of the head or of the slot.",
        "Legs end level; a subhead that would stand at a leg's foot moves to the next and leaves white.",
    ),
    "page-gap": Message(
        "warning",
        "第 {page} 版第 {column} {kind}起 {columns} {kind}，从第 {line} 行起 {lines} 行没有排东西",
        "page {page}: nothing on {lines} lines from line {line}, {kind}s from {column}, {columns} of them",
        "补稿、加深版位，或用启事填上。", "Add a story, deepen a slot, or fill it with a notice.",
        "White of more lines than the limit white looks like something missing.",
        words=COLUMNS,
    ),
    "page-cut": Message(
        "warning",
        "第 {page} 版断版（{way}）：一道空白贯穿版面，在“{slot}”处",
        "page {page} is cut through ({way}): one gap from edge to edge, at {slot}",
        "让一条稿件跨过去。", "Let a story stand across it.",
        "断版: a gap from edge to edge makes two pages of one. Under flag or folio, or between a picture and its story,"
        " it does not count.",
    ),
    "gutter-through": Message(
        "warning",
        "第 {page} 版通线：第 {column} 栏右边的栏距直通版面 {share}%",
        "page {page}: the gutter right of column {column} runs through {share} % of the page",
        "用标题、图片或变栏打断。", "Break it with a head, a picture or bastard legs.",
        "通线: gutters aligned from top to bottom (limit through) tear a page into strips.",
    ),
    "slots-overlap": Message(
        "error",
        "第 {page} 版“{one}”和“{other}”压在一起", "page {page}: slots {one} and {other} cover each other",
        "挪开一格，或写 within。", "Move one, or write within.",
        "Two things in one place cannot both be read.",
    ),
    "allow-idle": Message(
        "note", "这里没有“{name}”可允许", "there is no “{name}” here to be allowed",
        "删去这一条 allow。", "Take this allowance away.",
        "An allowance that nothing needs any more would hide the next fault.",
    ),
}  # fmt: skip
