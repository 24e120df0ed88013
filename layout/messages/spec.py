"""Words for what is found in page specs."""

from __future__ import annotations

from layout.messages.model import COLUMNS, Message

_UNITS_ZH = "写成数字加单位：字、行、mm、cm、pt；或写字号：初号、小初、一号……八号。例如 1.5字、2行、16pt、五号。"
_UNITS_EN = "Write a number with a unit, 字 行 mm cm pt, or a size by name, 初号 … 八号: 1.5字, 2行, 16pt, 五号."
_NEAR_ZH = "是不是 {near}？"
_NEAR_EN = "Did you mean {near}?"
_BOUNDS = "Input is bounded so that no wrong or hostile file can exhaust the machine."


def _error(zh: str, en: str, zh_hint: str, en_hint: str, why: str, **words: str) -> Message:
    return Message("error", zh, en, zh_hint, en_hint, why, words)


_TEXT: dict[str, Message] = {
    "spec-syntax": _error(
        "YAML 写法有误：{why_zh}", "not valid YAML: {why_en}",
        "看这一行和上一行：缩进是否对齐，冒号后有没有空格，引号和括号是否成对。",
        "Look at this line and the one before: indents level, a space after each colon, quotes and brackets paired.",
        "The file must be one well-formed YAML document before any key of it can be read.",
    ),
    "spec-full-width": _error(
        "这里的“{mark}”是全角的，应写半角的“{plain}”", "“{mark}” is full-width here; write “{plain}”",
        "键后的冒号、列表的括号和逗号要用半角：key: value、[1, 2]、{{a: 1}}。",
        "Colons after keys and the brackets and commas of lists are ASCII: key: value, [1, 2], {{a: 1}}.",
        "YAML knows only ASCII punctuation; full-width marks are part of the words.",
    ),
    "spec-tab": _error(
        "缩进里有制表符", "a tab in the indent",
        "YAML 的缩进只能用空格。", "Indent with spaces only.", "YAML forbids tabs in indents.",
    ),
    "spec-character": _error(
        "不可见的控制字符 {code}", "control character {code}",
        "删掉它；多半是从别处粘贴带来的。", "Delete it; it probably came with a paste.",
        "Control characters, halves of surrogate pairs and byte order marks inside the text cannot be meant.",
    ),
    "spec-too-big": _error(
        "文件有 {size} 个字符，超过上限 {most}", "the file has {size} characters, more than the limit of {most}",
        "稿件放在稿件文件里，不要写进版面文件。", "Keep copy in story files, not in the spec.", _BOUNDS,
    ),
    "spec-too-many": _error(
        "内容超过 {most} 项", "more than {most} values",
        "分成几个版面文件。", "Split it into several specs.", _BOUNDS,
    ),
    "spec-too-deep": _error(
        "嵌套超过 {most} 层", "nested deeper than {most}",
        "版面文件只需六七层，检查括号和缩进。",
        "A spec needs six or seven levels; check brackets and indents.", _BOUNDS,
    ),
    "spec-alias-bomb": _error(
        "引用 *{name} 展开后超过 {most} 项", "alias *{name} expands to more than {most} values",
        "不要层层引用。", "Do not stack aliases upon aliases.", _BOUNDS,
    ),
    "spec-alias-loop": _error(
        "引用 *{name} 套着它自己", "alias *{name} stands inside itself",
        "把这一处写全。", "Write the value out here.", "An endless value cannot be read.",
    ),
    "spec-alias-unknown": _error(
        "没有 &{name} 可供 *{name} 引用", "alias *{name} without an anchor &{name} before it",
        "先用 &{name} 标出，再引用；要写星号请加引号。", "Mark the value with &{name} first, or quote the asterisk.",
        "An alias repeats a value anchored earlier in the file.",
    ),
    "spec-documents": _error(
        "一个文件里有两份文档（---）", "a second document (---) in one file",
        "一个文件只写一期。", "One file, one issue.", "What stands after the second --- would be ignored.",
    ),
    "spec-empty": _error(
        "文件是空的", "the file is empty", "用 render-page new 起一份。", "Start one with render-page new.",
        "An empty file says nothing of a page.",
    ),
    "spec-tag": _error(
        "不用标签 {tag}", "tags are not used: {tag}", "去掉感叹号开头的标签；要写感叹号请加引号。",
        "Take the tag away, or quote the exclamation mark.",
        "Values are read by their keys; a tag could only make them something else.",
    ),
    "spec-key-not-a-word": _error(
        "键不是一个词", "a key that is not a word",
        "键写成词，后跟冒号和空格。", "Write a word, a colon and a space.",
        "Lists, maps and nothing cannot name a value.",
    ),
    "spec-duplicate-key": _error(
        "{key} 写了两次（前一处在第 {first} 行）", "{key} is given twice (first on line {first})",
        "留一处。", "Keep one of the two.", "Of two values one would be dropped in silence.",
    ),
    "spec-unknown-key": _error(
        "不认识的键 {key}", "unknown key {key}", "{near_zh}", "{near_en}",
        "A misspelt key would otherwise be ignored in silence.",
    ),
    "spec-missing-key": _error(
        "缺 {key_zh}", "{key} is missing", "在这里补上 {key_zh}。",
        "Add {key} here.", "The page cannot be made without it.",
    ),
}  # fmt: skip

_VALUES: dict[str, Message] = {
    "spec-not-a-map": _error(
        "{key} 应当是“键: 值”", "{key} must be keys with values", "写成 {{键: 值}} 或逐行缩进。",
        "Write {{key: value}}, or keys on indented lines.", "Its parts have names of their own.",
    ),
    "spec-not-a-list": _error(
        "{key} 应当是列表", "{key} must be a list", "写成 [一, 二]，或每行以“- ”开头。",
        "Write [one, two], or lines that begin with “- ”.", "It takes several values in order.",
    ),
    "spec-not-a-value": _error(
        "{key} 应当是一个值，不是列表或“键: 值”", "{key} must be a single value, not a list or a map",
        "直接写值；文字里有冒号或括号请加引号。", "Write the value itself; quote words that hold colons or brackets.",
        "Only one value makes sense here.",
    ),
    "spec-nothing": _error(
        "{key} 后面是空的", "nothing after {key}", "写上值，或删去这个键。", "Give the value, or take the key away.",
        "An empty value may be a slip of the pen.",
    ),
    "spec-item-count": _error(
        "{key} 有 {count} 项，应有 {wanted} 项", "{key} has {count} items, wanted are {wanted}",
        "增减到这个数目；各项之间用半角逗号。", "Add or take away; commas stand between items.",
        "Positions are [column, line], spans [columns, lines].",
    ),
    "spec-text-length": _error(
        "{key} 有 {count} 个字，应在 {least} 到 {most} 之间",
        "{key} has {count} characters, wanted are {least} to {most}",
        "改到这个长度。", "Bring it to that length.", _BOUNDS,
    ),
    "spec-one-line": _error(
        "{key} 里有换行或制表符", "a line break or a tab in {key}", "写成一行。", "Write it on one line.",
        "It is set on one line, or names a file.",
    ),
    "spec-bad-name": _error(
        "{key} 不能用作名字", "{key} cannot be used as a name",
        "不超过 {most} 个字，不含 / \\ : * ? \" < > |，首尾没有点和空格，也不是 CON、AUX 等 Windows 的设备名。",
        "At most {most} characters, none of / \\ : * ? \" < > |, no dot or space at either end, "
        "no device of Windows such as CON or AUX.",
        "Names become names of files and folders.",
    ),
    "spec-not-a-number": _error(
        "“{text}”不是数", "“{text}” is not a number",
        "写半角数字，如 {meant}。", "Write a number in digits, such as {meant}.",
        "Infinity, NaN and exponents are no measures of a page.",
    ),
    "spec-not-whole": _error(
        "“{text}”不是整数", "“{text}” is not a whole number",
        "写半角整数，如 {meant}。", "Write a number in digits, such as {meant}.",
        "Columns, lines and pages are counted.",
    ),
    "spec-out-of-range": _error(
        "{key}：{text} 不在 {least} 到 {most} 之间", "{key}: {text} is not between {least} and {most}",
        "改到这个范围内；行、栏、版都从 1 数起。", "Bring it within; columns, lines and pages count from 1.",
        "Outside of it no page can be made.",
    ),
    "spec-bad-choice": _error(
        "{key} 不能是“{text}”", "{key} cannot be “{text}”",
        _NEAR_ZH, _NEAR_EN, "Only these words have a meaning here.",
    ),
    "spec-not-yes-no": _error(
        "{key}：“{text}”既不是“是”也不是“否”", "{key}: “{text}” is neither true nor false",
        "写 true 或 false（也可写 是、否）。", "Write true or false.", "A switch is on or off.",
    ),
    "spec-not-a-character": _error(
        "glyphs 的每个键是一个字，或一个字的描述序列",
        "each key under glyphs is one character, or a sequence describing one",
        "一个字一张图，如 𱁬: 𱁬.svg；没有码位的字写 ⿰方土 这样的序列。",
        "One drawing for each character, such as 𱁬: 𱁬.svg; one without a code point is written like ⿰方土.",
        "A drawn character stands for its code point wherever the copy has it.",
    ),
    "spec-bad-length": _error(
        "“{text}”不是长度", "“{text}” is not a length", "如 {meant}？" + _UNITS_ZH, "{meant}? " + _UNITS_EN,
        "Lengths carry their unit: 字 is the grid's body size, 行 its line.",
    ),
    "spec-bad-share": _error(
        "“{text}”不是本字号的几分之几", "“{text}” is not a share of the type's own size",
        "写成 2字、0.25字 或 5%。", "Write 2字, 0.25字 or 5%.", "It grows and shrinks with the type.",
    ),
    "spec-bad-date": _error(
        "“{text}”不是日期", "“{text}” is not a date", "写成 {meant}。", "Write {meant}.",
        "Year, month and day of the issue; the weekday and the lunar date follow from it.",
    ),
    "spec-no-such-day": _error(
        "没有 {text} 这一天", "there is no such day as {text}", "核对月份和日子。", "Check the month and the day.",
        "A month has 28 to 31 days, a year twelve months.",
    ),
    "spec-size-order": _error(
        "min 大于 max", "min is more than max",
        "max 写大字号，min 写小字号。", "max is the larger size, min the smaller.",
        "A head chooses its size between the two.",
    ),
    "spec-bad-sides": _error(
        "“{text}”不是边", "“{text}” does not name sides",
        "用 t（上）r（右）b（下）l（左）组成，如 tb。",
        "Use t, r, b, l, such as tb.", "The sides on which a box has its rule.",
    ),
    "spec-strokes": _error(
        "strokes 要以线开头、以线结尾", "strokes must begin and end with a stroke",
        "依次写线、空、线：[2pt, 1pt, 0.5pt]。", "Write stroke, white, stroke: [2pt, 1pt, 0.5pt].",
        "White at the end of a rule is not part of it.",
    ),
}  # fmt: skip

_ISSUE: dict[str, Message] = {
    "spec-copy-source": _error(
        "copy 要么写 dump（可带 hints），要么写 stories，要么列出文件",
        "copy needs either dump (with hints) or stories, or is a list of files",
        "整版原稿用 dump，一稿一文件用 stories。", "dump for a raw page, stories for one file each.",
        "Copy comes from one of the two.",
    ),
    "spec-slot-empty": _error(
        "这一格没有写排什么", "the slot does not say what stands in it",
        "写 story、picture，或 use: flag / ear / index / notice / credits。",
        "Give story, picture, or use: flag / ear / index / notice / credits.", "Something must stand in every slot.",
    ),
    "spec-slot-place": _error(
        "这一格的位置用 at 和 span（或 size），或 areas，或 rect，只写一种",
        "a slot's place is at with span (or size), or areas, or rect",
        "at: [栏, 行] 加 span: [栏数, 行数] 或 size: [宽, 高]；areas: [{{at, span}}, …]；rect: [左, 上, 宽, 高]。",
        "at: [column, line] with span: [columns, lines] or size: [width, height]; areas: [{{at, span}}, …]; "
        "or rect: [x, y, width, height].",
        "One place, given in one way.",
    ),
    "spec-slot-lacks": _error(
        "use: {use} 却没有写 {what}", "use: {use} without a {what}", "补上 {what}。", "Add {what}.",
        "The slot would stay empty.",
    ),
    "spec-grid-too-wide": _error(
        "版心宽 {wanted}，纸面减去白边只有 {given}",
        "the type area is {wanted} wide; the sheet less its margins has {given}",
        "减栏数、每栏字数或栏距。", "Fewer columns, fewer characters or narrower gutters.",
        "Columns × characters × body size, and the gutters between, must fit on the sheet.",
    ),
    "spec-grid-too-deep": _error(
        "版心高 {wanted}，纸面减去白边只有 {given}",
        "the type area is {wanted} deep; the sheet less its margins has {given}",
        "减行数或行距。", "Fewer lines or less leading.", "Lines × leading must fit on the sheet.",
    ),
    "spec-page-twice": _error(
        "第 {number} 版写了两次（前一处在第 {first} 行）", "page {number} is given twice (first on line {first})",
        "改版次。", "Change the number.", "Every page has a number of its own.",
    ),
    "spec-spread-way": _error(
        "第 {number} 版是跨版，排式与本报不同", "page {number} is a spread that runs the other way than its paper",
        "拆成两版，或改成本报的排式。", "Make two pages of it, or set it as the paper is set.",
        "Its pages are numbered from one side and read from the other: its lines would begin on the later page.",
    ),
    "spec-writing-parts": _error(
        "{id} 由几块合成或跨着折缝，不能与本版排式不同",
        "{id} has several rectangles or crosses a fold: it cannot run the other way",
        "去掉 writing，或排成一块。", "Leave writing out, or give it one rectangle.",
        "Several rectangles are pieces of the grid of their page.",
    ),
    "spec-id-twice": _error(
        "两格都叫 {id}（前一格在第 {first} 行）", "two slots are called {id} (the first on line {first})",
        "改一个名字。", "Rename one of them.", "Reports and the preview name slots by their ids.",
    ),
    "spec-off-grid": _error(
        "排到第 {column} {kind}第 {line} 行，版心只有 {columns} {kind} {lines} 行",
        "it reaches {kind} {column}, line {line}; the type area ends with {kind} {columns}, line {lines}",
        "改 at 或 span；缩到版心内的部分照排。", "Change at or span; the part inside is made up.",
        "Nothing of a slot may lie outside the type area.",
        **COLUMNS,
    ),
    "spec-overlap": _error(
        "{id} 和 {other}（第 {first} 行）叠在一起", "{id} overlaps {other} (line {first})",
        "移开或缩小其中一格。", "Move or shrink one of the two.", "Two things cannot be printed on one place.",
    ),
    "spec-unknown-story": _error(
        "没有稿件“{name}”", "no story “{name}”", _NEAR_ZH, _NEAR_EN,
        "A slot names its story by the slug, or by the first words of its head.",
    ),
    "spec-story-unclear": _error(
        "“{name}”可以指几篇稿件：{slugs}", "“{name}” may be any of {slugs}", "多写几个字，或写稿名。",
        "Write more of the head, or the slug.", "The first words of a head must point at one story.",
    ),
    "spec-story-twice": _error(
        "稿件“{name}”在这一版排了两次（前一格在第 {first} 行）",
        "story “{name}” stands twice on the page (first on line {first})",
        "删去一格，或换一篇。", "Take one slot away, or give it another story.",
        "A reader would meet the same words twice.",
    ),
    "spec-unknown-style": _error(
        "没有样式“{name}”", "no style “{name}”", _NEAR_ZH, _NEAR_EN, "Slots are set in styles of the stylesheet.",
    ),
    "spec-unknown-rule": _error(
        "没有线“{name}”", "no rule “{name}”", _NEAR_ZH, _NEAR_EN, "Rules are named in the stylesheet under rules.",
    ),
    "spec-unknown-box": _error(
        "没有框“{name}”", "no box “{name}”", _NEAR_ZH, _NEAR_EN, "Boxes are named in the stylesheet under boxes.",
    ),
    "spec-unknown-ink": _error(
        "没有颜色“{name}”", "no ink “{name}”", _NEAR_ZH, _NEAR_EN, "Inks are named in the stylesheet under inks.",
    ),
}  # fmt: skip

_ALLOW: dict[str, Message] = {
    "spec-allow-unknown": _error(
        "没有叫“{name}”的问题", "no finding is called “{name}”", _NEAR_ZH, _NEAR_EN,
        "A finding is allowed by its code or its Chinese name, as explain lists them.",
    ),
    "spec-allow-error": _error(
        "“{name}”是错误，不能允许", "“{name}” is an error and cannot be allowed",
        "改好它；只有警告和提示可以允许。", "Mend it; only warnings and notes may be allowed.",
        "A page with an error must not go to press.",
    ),
    "spec-allow-reason": _error(
        "allow 里每个问题要写理由", "allow wants a reason for every finding",
        "写成 {{断版: 这一版上下是两个专题}}。", "Write {{page-cut: two special sections}}.",
        "Whoever reads the report must see why a finding was let stand.",
    ),
}  # fmt: skip

MESSAGES: dict[str, Message] = {**_TEXT, **_VALUES, **_ISSUE, **_ALLOW}
