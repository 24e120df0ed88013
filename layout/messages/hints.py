"""Words for what is found in hints and in story files."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    # Hints
    "hint-no-match": Message(
        "error",
        "hints 里的这一条在原稿里找不到：{what}",
        "this hint finds nothing in the dump: {what}",
        "核对行号和文字；原稿可能换过。",
        "Check line and words; the dump may have changed.",
        "A hint that no longer fits would otherwise be lost in silence.",
    ),
    "hint-no-story": Message(
        "error",
        "没有叫“{key}”的稿件，现有：{known}",
        "there is no story “{key}”; there are {known}",
        "用稿名或标题开头几个字。",
        "Use a slug or the first words of a head.",
        "Hints name stories by slug or head.",
    ),
    "hint-replaced": Message(
        "note",
        "按 hints 改了《{slug}》的 {key}，原有的不用：{old}",
        "the hints set {key} of story {slug}; what stood there is not used: {old}",
        why="Words of copy that give way to a hint are reported.",
    ),
    "hint-slug-taken": Message(
        "error",
        "稿名“{slug}”重了",
        "slug “{slug}” is taken",
        "换一个稿名。",
        "Choose another.",
        "A slug names one story.",
    ),
    "hints-key": Message(
        "error",
        "没有“{key}”这一项，可用：{known}",
        "there is no key “{key}”; there are {known}",
        why="An unknown key is a slip that would otherwise do nothing.",
    ),
    "hints-twice": Message("error", "“{key}”写了两次", "“{key}” stands twice", why="Only one of them could count."),
    "hints-type": Message(
        "error",
        "“{key}”的写法应为 {wanted}",
        "“{key}” is to be written as {wanted}",
        why="See the form of a hints file.",
    ),
    "hints-missing": Message("error", "缺少“{key}”", "“{key}” is missing", why="Without it the hint says nothing."),
    "hints-value": Message(
        "error",
        "“{said}”不行，可用：{known}",
        "“{said}” will not do; use {known}",
        why="The key takes a few values only.",
    ),
    # Marked dumps
    "marked-no-bar": Message(
        "error",
        "标注稿里没有竖线 │ 的行没有用，从这里起共 {rows} 行",
        "lines of the marked file without a bar │ are not used; from here on there are {rows}",
        "左边写稿名和角色，竖线后面是原稿。",
        "Story and role stand left of the bar, the copy right of it.",
        "Without the bar nobody can tell the margin from the copy.",
    ),
    "marked-role": Message(
        "error",
        "看不懂“{said}”，这一行照程序自己的读法；角色有：{known}",
        "“{said}” cannot be understood, and the line is read as without it; the roles are: {known}",
        "写成 a3 正文 这样：稿名、角色。",
        "Write a slug and a role: a3 body.",
        "A line belongs to one story in one role, or to none (— 附件).",
    ),
    "marked-gone": Message(
        "error",
        "标注稿里的这一行原稿里没有：{words}",
        "the dump has no such line as this one of the marked file: {words}",
        "原稿换过就重新标注；要改字用 hints 的 replace。",
        "If the dump has changed, mark it anew; words are changed by replace in the hints.",
        "The margin says what a line is, not what it says.",
    ),
    "marked-new": Message(
        "warning",
        "原稿的这一行标注稿里没有，照程序自己的读法：{words}",
        "the marked file lacks this line of the dump, which is read as without it: {words}",
        "补进标注稿。",
        "Put it into the marked file.",
        "A line that came later has no margin yet.",
    ),
    "marked-not-followed": Message(
        "warning",
        "标注为“{said}”，却只能读作“{read}”：{words}",
        "marked as “{said}” but read as “{read}”: {words}",
        "看这一行的写法；要改字用 hints 的 replace。",
        "See the form of the line; words are changed by replace in the hints.",
        "A byline has a name in it, a jump line a page.",
    ),
    "marked-and-hints": Message(
        "error",
        "有标注稿时，hints 里的 drop_lines、join、split、assign 不用",
        "beside a marked file, drop_lines, join, split and assign of the hints are not used",
        "改在标注稿里写；hints 只留 stories 和 replace。",
        "Say it in the marked file; the hints keep stories and replace.",
        "What a line is may be said in one place only.",
    ),
    # Story files
    "story-file-open": Message(
        "error",
        "开头的 --- 没有配对的 ---",
        "the front matter that begins with --- never ends",
        "在各项之后补一行 ---。",
        "Add a line --- after the fields.",
        "Fields stand between two lines of ---.",
    ),
    "story-file-key": Message(
        "error",
        "稿件没有“{key}”这一项，它的内容没有排；可用：{known}",
        "a story has no “{key}”, and what it says is not set; there are {known}",
        why="An unknown key is a slip that would otherwise do nothing.",
    ),
    "story-file-value": Message(
        "error",
        "“{key}”的值看不懂，当作没写",
        "the value of “{key}” cannot be understood and was left out",
        "写 {wanted}。",
        "Write {wanted}.",
        why="A field is one value; only headline may be a list.",
    ),
    "story-slug-bad": Message(
        "warning",
        "稿名“{slug}”不能用，改用文件名",
        "slug “{slug}” cannot be used; the file's name is taken",
        "稿名用字母、汉字、数字、- 和 _。",
        "Letters, figures, - and _ only.",
        "A slug names files and slots.",
    ),
}
