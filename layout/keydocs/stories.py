"""What the keys of a story file, and of a file of hints to a dump, mean."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

COPY_SHAPES: Final[dict[str, Words]] = {
    "story": ("稿件文件开头的各项", "The fields at the head of a story file"),
    "hints": ("对原稿的批注文件", "A file of hints to a dump"),
    "hint": ("批注里的一条", "One hint about a line of a dump"),
}

COPY_KEYS: Final[dict[str, dict[str, Words]]] = {
    "story": {
        "slug": ("稿名：版位用它指明稿件；不写则用文件名",
                 "Slug, by which slots name the story; the file's name if not given"),
        "kind": ("种类：消息、通讯、评论、图片；不写则看内容",
                 "news, feature, commentary or photo; by its content if not given"),
        "headline": ("主题；几行写成列表", "The head; a list for several lines"),
        "rubric": ("栏目", "Rubric"),
        "kicker": ("引题（眉题、肩题）", "Kicker"),
        "deck": ("副题", "Deck"),
        "byline": ("署名，照印，如 本报记者 李明", "Byline as it is printed"),
        "marker": ("署名前的称谓，如 本报；一般由 byline 认出",
                   "What stands before the names; read from byline as a rule"),
        "role": ("身份，如 记者；一般由 byline 认出", "What they are, such as 记者; read from byline as a rule"),
        "names": ("姓名的列表；一般由 byline 认出", "The names, a list; read from byline as a rule"),
        "inline": ("署名排在正文开头的括号里：true 或 false",
                   "The byline stands inside the first paragraph: true or false"),
        "dateline": ("电头，照印，如 新华社北京11月14日电", "Dateline as it is printed"),
        "agency": ("电头里的通讯社；一般由 dateline 认出", "Its agency; read from dateline as a rule"),
        "place": ("电头里的地点；一般由 dateline 认出", "Its place; read from dateline as a rule"),
        "date": ("电头里的日期；一般由 dateline 认出", "Its date; read from dateline as a rule"),
        "signature": ("文末落款", "Signature at the end"),
        "picture": ("图片文件", "Picture file"),
        "caption": ("图片说明", "Caption of the picture"),
        "credit": ("摄影署名", "Who took the picture"),
        "jump": ("下转第几版", "Page on which the story goes on"),
        "jump_from": ("上接第几版", "Page from which the story comes"),
        "jump_words": ("转版的话，照印；不写则由程序填",
                       "Words of the jump line as printed; made by the program if not given"),
        "complete": ("稿件完整：true 或 false（false 是断在转版处）",
                     "The story is whole: true or false (it breaks off at a jump)"),
        "runs_on": ("第一段接着别的版：true 时不缩进",
                    "Its first paragraph goes on from another page and has no indent"),
        "section": ("属于哪个版：拟版时归到同名的版；不写则看栏目名和所在文件夹",
                    "Section whose planned page it belongs on; if not given its rubric or folder says so"),
        "rank": ("位次：拟版时按它定轻重，1 是头条；不写的排在写了的后面",
                 "Rank on a planned page, 1 for the lead; stories without one follow those that have one"),
    },
    "hints": {
        "stories": ("各篇的批注：按编号（a1）、标题开头几个字，或两者并写",
                    "What is settled of stories, by id (a1), by the first words of the head, or both"),
        "drop_lines": ("删去的行：[127, 128-130]", "Lines to leave out: [127, 128-130]"),
        "replace": ("改字：[{line, find, with}]", "Words to change: [{line, find, with}]"),
        "join": ("接成一段的两行：[[33, 35]]", "Pairs of lines that are one paragraph: [[33, 35]]"),
        "split": ("从哪几个字起另起一段：[{line, find}]", "Where a paragraph begins: [{line, find}]"),
        "assign": ("指定一行是什么、归哪一篇：[{line, as, story}]", "What a line is, and whose: [{line, as, story}]"),
    },
    "hint": {
        "line": ("行号，按编辑软件的数法；可写 4-13", "Line as an editor program numbers it; a range is 4-13"),
        "find": ("原稿上的字", "Words in the line"),
        "with": ("换成的字", "Words in their place"),
        "as": ("作为：headline、body、list 等", "What the line is: headline, body, list and so on"),
        "story": ("归入的稿件", "The story it belongs to"),
        "words": ("这一行里的字：行号变了就按它找",
                  "Words of the line, by which it is found when its number has changed"),
    },
}  # fmt: skip
