"""Words for what is found in Word documents and web pages."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "docx-broken": Message(
        "error",
        "Word 文件打不开（{why}）",
        "the Word document cannot be opened ({why})",
        "用 Word 或 WPS 打开另存一次，或存成纯文本。",
        "Open and save it again in a word processor, or save it as plain text.",
        "A .docx is a zip archive with word/document.xml in it.",
    ),
    "doc-old": Message(
        "error",
        "这是旧的 .doc 格式，读不了",
        "this is an old .doc file, which cannot be read",
        "另存为 .docx 或纯文本。",
        "Save it as .docx or plain text.",
        "The format before Word 2007 is closed; any word processor converts it.",
    ),
    "docx-deleted": Message(
        "note",
        "修订中删去的 {count} 字没有取：“{words}…”",
        "{count} characters deleted in tracked changes are left out: “{words}…”",
        why="Deleted words of a tracked change are no longer copy; inserted ones are.",
    ),
    "html-cut": Message(
        "warning",
        "网页从这里起的 {count} 字没有取：有标签、注释或脚本没有结束",
        "{count} characters of the web page from here on are left out: a tag, a comment or a script never ends",
        "从网页上重新复制，或另存为纯文本。",
        "Copy it anew from the page, or save it as plain text.",
        "A browser shows nothing of what follows either.",
    ),
    "copy-kind": Message(
        "error",
        "{kind} 文件读不了，没有取",
        "a {kind} file cannot be read as copy and is left out",
        "用 Word 或 WPS 打开，另存为 .docx 或纯文本。",
        "Open it in a word processor and save it as .docx or plain text.",
        "Its source would otherwise be set as copy.",
    ),
    "copy-hidden": Message(
        "note",
        "隐藏的 {count} 字没有取：“{words}…”",
        "{count} hidden characters are left out: “{words}…”",
        "要登就在原稿里取消隐藏。",
        "Show them in the document if they are to be printed.",
        "Hidden words are notes of the writer or of a web page, not copy.",
    ),
    "copy-struck": Message(
        "warning",
        "划掉的 {count} 字没有取：“{words}…”",
        "{count} characters that are struck out are left out: “{words}…”",
        "要登就在原稿里去掉删除线。",
        "Take the line away in the document if they are to be printed.",
        "What an editor struck out is not copy.",
    ),
    "docx-comments": Message(
        "note",
        "Word 文件里有 {count} 条批注，没有取",
        "{count} comments in the Word document are not taken",
        why="Comments are said to the writer, not to the reader.",
    ),
    "docx-signs": Message(
        "warning",
        "{count} 个符号字体里的符号不认识，排成〓：{listed}",
        "{count} signs of a symbol font are not known and stand as 〓: {listed}",
        "查原稿，用 replace 换成通用字符。",
        "Look them up and replace them.",
        "Signs of such fonts have no character of their own.",
    ),
    "docx-pictures": Message(
        "note",
        "Word 文件里有 {count} 幅图，没有取",
        "{count} pictures in the Word document are not taken",
        "图片另存成文件，在 hints 或版面文件里写 picture。",
        "Save the pictures as files and name them in the hints or the page spec.",
        "Pictures in a word processor are often scaled down; the press needs the originals.",
    ),
    "html-left-out": Message(
        "note",
        "正文以外的 {count} 字没有取：“{words}…”",
        "{count} characters outside the article are left out: “{words}…”",
        "如果是正文，改存成纯文本再读。",
        "If that is copy, save the page as plain text.",
        "Navigation, forms, footers and lists of other stories are no copy.",
    ),
    "copy-picture": Message(
        "note",
        "稿里标了一幅图，没有取：{listed}",
        "a picture is marked in the copy and not taken: {listed}",
        "要用就在 hints 里写 picture。",
        "If it is to be printed, name it in the hints (picture).",
        "The marks of a picture are no words of the story.",
    ),
    "html-pictures": Message(
        "note",
        "网页里有 {count} 幅图，没有取：{listed}",
        "{count} pictures of the page are not taken: {listed}",
        "用图片原件。",
        "Use the originals.",
        "Pictures on web pages are too small for print, and nothing is fetched from the network.",
    ),
}
