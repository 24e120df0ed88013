"""Words for what is found in setting lines, and in tables, ruby and notes that are set."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "line-loose": Message(
        "warning",
        "字距太松（{gap} 字）：{text}",
        "a loose line ({gap} em between characters): {text}",
        "改动一两个字，或改栏宽、断句；多行都松，是栏太窄。",
        "Change a word, the measure or a break; where many lines are loose the leg is too narrow.",
        "White of more than 0.12 em between characters is plainly seen in a column or a caption; limits: gap sets it.",
    ),
    "words-apart": Message(
        "warning",
        "外文词距太宽（{gap} 字）：{text}",
        "words stand {gap} em apart: {text}",
        "改动字句，或改栏宽。",
        "Change a word or the measure.",
        "A line of Latin alone has only the blanks between its words to be filled with; three times a blank is a hole.",
    ),
    "word-alone": Message(
        "warning",
        "外文词、网址或数字独占一行，行末空 {gap} 字：{text}",
        "a word, address or figure alone on its line ends {gap} em before the margin: {text}",
        "改动字句，让它挨着汉字，或改栏宽。",
        "Change a word, so that Han stand beside it, or the measure.",
        "Letters are driven apart by a thirtieth of an em at most, so a line that has nothing else cannot be filled.",
    ),
    "line-relief": Message(
        "warning",
        "这一行违反避头尾或拆开了不可分的词：{text}",
        "a line edge breaks a rule of its own need: {text}",
        "改动文字或栏宽。",
        "Change the words or the measure.",
        "Without a lawful break the line is broken where it hurts least, and that is reported (clreq, line edges).",
    ),
    "line-runt": Message(
        "warning",
        "末行只有一个字：{text}",
        "the last line of a paragraph is a single character: {text}",
        "增删一两个字。",
        "Add or cut a word.",
        "A paragraph does not end with one character alone on its line.",
    ),
    "quotes-mixed": Message(
        "note",
        "《{slug}》里引号不统一：{kinds}",
        "story {slug} uses quotation marks of more than one kind: {kinds}",
        "统一成一种。",
        "Settle on one.",
        "Curly quotes are the mainland's, corner brackets those of Taiwan and Hong Kong.",
    ),
    "halfwidth-left": Message(
        "note",
        "《{slug}》里有半角标点“{mark}”（{count}处）：…{near}…",
        "half-width “{mark}” in Chinese text of {slug}, {count} in all: …{near}…",
        "改成全角。",
        "Make it full width.",
        "Half-width marks are narrower and lower than those of Chinese type.",
    ),
    "head-too-wide": Message(
        "error",
        "标题“{words}…”用最小字号 {size} 磅仍超出 {over} 磅",
        "the head “{words}…” is {over} pt too wide even at {size} pt, its smallest size",
        "断行（head: {{breaks: […]}}）、减小字号下限，或加宽版位。",
        "Break it (head: {{breaks: […]}}), lower its least size, or widen the slot.",
        "A head chooses its size between the bounds of its style; words are never squeezed to fit.",
    ),
    "head-word-cut": Message(
        "warning",
        "“{words}…”里有一个外文词比行长还宽，已在词中断开",
        "a Latin word of “{words}…” is wider than its line and was cut",
        "换一个短些的词、减小字号下限，或加宽版位。",
        "Take a shorter word, lower the least size, or widen the slot.",
        "Type never leaves its slot: what no size and no lawful break brings into the measure is cut, at the hyphens "
        "of its language where it has any.",
    ),
    "table-too-narrow": Message(
        "error",
        "《{slug}》的表格在这个栏宽里用 6 磅字也排不下（“{words}…”），数字被拆开或叠在一起",
        "the table of {slug} does not go into this measure even in 6 points (“{words}…”): figures are divided or run"
        " into each other",
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
    "caption-or-copy": Message(
        "note",
        "“{text}”读作《{slug}》的图片说明，也可能是正文第一段",
        "“{text}” was read as the caption of story {slug}; it may be its first paragraph",
        "是正文就在 hints 里用 assign（as: body）。",
        "If it is copy, assign it (as: body) in the hints.",
        "A short sentence between a head and a credit says what a picture shows, as a rule.",
    ),
    "subhead-or-head": Message(
        "note",
        "“{text}”读作稿中的小标题或短行，也可能另起一篇",
        "read as a subhead or a short line of a story, where another may begin: “{text}”",
        "另起一篇就在 hints 里用 assign（as: headline）。",
        "If a story begins there, assign it (as: headline) in the hints.",
        "Without bylines and blank lines a head and a subhead look alike.",
    ),
    "boundaries-in-doubt": Message(
        "note",
        "一篇从哪里起，看不准：“{text}”读作稿中的小标题或短行，也可能另起一篇；“{head}”读作标题，也可能是上一篇的小标题",
        "where stories begin is in doubt: “{text}” read as a subhead or a short line of a story, where another may "
        "begin; “{head}” read as a head, but perhaps a subhead of the story above",
        "在 hints 里用 assign 逐行写明（as: headline 或 subhead）。",
        "Assign each line (as: headline or subhead) in the hints.",
        "Without bylines and blank lines a head and a subhead look alike.",
    ),
    "head-or-subhead": Message(
        "note",
        "“{text}”读作标题，也可能是上一篇的小标题",
        "read as a head, but perhaps a subhead of the story above: “{text}”",
        "是小标题就在 hints 里用 assign（as: subhead）。",
        "If it is a subhead, assign it (as: subhead) in the hints.",
        "Without bylines and blank lines a head and a subhead look alike.",
    ),
    "ruby-not-set": Message(
        "warning",
        "“{words}”在原稿里注音“{ruby}”，标题和图说里不排注音，没有取",
        "“{words}” has the ruby “{ruby}” in the copy, which heads and captions do not set; it is left out",
        "要注就写进正文，或用括号。",
        "Give it in the text, or in brackets.",
        "Ruby is set in paragraphs; in a head it would need a line of its own.",
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
