"""Words for what goes wrong with files."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "file-missing": Message(
        "error", "没有这个文件：{file}", "no such file: {file}",
        "检查文件名和所在文件夹；路径相对于版面文件。", "Check the name; paths are relative to the page spec.",
        "Every file that a page needs must be there before a page can be made.",
    ),
    "file-not-a-file": Message(
        "error", "{file} 是文件夹，不是文件", "{file} is not a file",
        "请给出文件本身。", "Name the file itself.", "Folders and devices are not read.",
    ),
    "file-too-big": Message(
        "error", "{file} 有 {size} 字节，超过上限 {most}", "{file} has {size} bytes, more than the limit of {most}",
        "确认给的是不是这个文件。", "Check that this is the file you mean.",
        "Input is bounded so that a wrong or hostile file cannot exhaust the machine.",
    ),
    "file-unreadable": Message(
        "error", "读不了 {file}：{why}", "cannot read {file}: {why}",
        "检查权限和磁盘。", "Check permissions and the disk.", "The system refused to read the file.",
    ),
    "file-unwritable": Message(
        "error", "写不了 {file}：{why}", "cannot write {file}: {why}",
        "检查输出文件夹的权限和磁盘空间。", "Check the output folder and free space.",
        "The system refused to write; the file is as it was before.",
    ),
    "file-not-utf8": Message(
        "error", "{file} 不是 UTF-8 文本", "{file} is not UTF-8 text",
        "请另存为 UTF-8。", "Save it as UTF-8.", "Specs and styles are UTF-8.",
    ),
    "file-gb18030": Message(
        "error", "{file} 不是 UTF-8，看起来是 GB18030（GBK）编码", "{file} is not UTF-8 but looks like GB18030 (GBK)",
        "请另存为 UTF-8；稿件文件可以是 GB18030，版面文件不行。",
        "Save it as UTF-8; raw copy may be GB18030, specs may not.", "Specs and styles are UTF-8.",
    ),
    "file-outside": Message(
        "error", "{file} 在版面文件夹之外", "{file} lies outside the issue's folder",
        "把文件放进版面文件夹，或用 --root 允许那个文件夹。", "Move it in, or allow its folder with --root.",
        "A spec may come from elsewhere; it must not read the rest of the disk.",
    ),
    "option-unknown": Message(
        "error", "选项的值不认识：{said}", "unknown value: {said}",
        "可用：{known}", "Known: {known}", "Options are checked before anything is read.",
    ),
}  # fmt: skip
