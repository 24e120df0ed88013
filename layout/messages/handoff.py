"""Words for what a PDF says of itself and its pages, and for packages handed to the plant."""

from __future__ import annotations

from layout.messages.model import Message
from layout.messages.plates import of_pdf

_X = "Asked for by ISO 15930-7 (PDF/X-4) and 15930-4 (PDF/X-1a:2003)."
_RERUN = ("请重新导出 PDF。", "Export the PDF again.")

_SHEET: dict[str, Message] = {
    "preflight-no-trim": Message(
        "error", "没有 TrimBox，不知道裁到哪里。", "There is no TrimBox: nobody knows where to cut.",
        "导出时写明成品框。", "Export with a TrimBox.", _X,
    ),
    "preflight-trim-and-art": Message(
        "error", "同时有 TrimBox 和 ArtBox。", "There are both a TrimBox and an ArtBox.", "去掉 ArtBox。",
        "Drop the ArtBox.", _X,
    ),
    "preflight-boxes-nested": Message(
        "error", "{inner} 超出 {outer}。", "{inner} goes beyond {outer}.", "改正页面框：成品 ⊂ 出血 ⊂ 介质。",
        "Correct the boxes: trim within bleed within media.", _X,
    ),
    "preflight-bleed-small": Message(
        "warning", "出血只有 {have} mm，应有 {wanted} mm。", "The bleed is {have} mm; {wanted} mm are wanted.",
        "导出时加出血。", "Export with bleed.", "Without it a cut that is off shows a white edge.",
    ),
    "preflight-size-differs": Message(
        "error", "成品 {have} mm，版面文件要 {wanted} mm。", "The trim is {have} mm; the issue asks for {wanted} mm.",
        "核对是不是这一期的文件。", "Check that the file belongs to the issue.", "Plates are made for one size.",
    ),
    "preflight-bleed-differs": Message(
        "error", "出血 {have} mm，版面文件要 {wanted} mm。", "The bleed is {have} mm; the issue asks for {wanted} mm.",
        "核对是不是这一期的文件。", "Check that the file belongs to the issue.",
        "The issue says how much bleed there is.",
    ),
    "preflight-page-count": Message(
        "error", "有 {have} 页，应有 {wanted} 页。", "There are {have} pages; {wanted} are wanted.",
        "核对是不是这一期的文件。", "Check that the file belongs to the issue.", "Each page of an issue is a file.",
    ),
}  # fmt: skip

_CLAIM: dict[str, Message] = {
    "preflight-no-intent": Message(
        "error", "没有 PDF/X 输出意图。", "There is no GTS_PDFX output intent.",
        "导出时选定印刷条件。", "Choose the printing condition on export.", _X,
    ),
    "preflight-intent-profile": Message(
        "error", "输出意图的特性文件不能用：{why}", "The profile of the output intent is of no use: {why}",
        "换成类别 prtr 的 CMYK 特性文件。", "Use a CMYK profile of class prtr.", _X,
    ),
    "preflight-intents-differ": Message(
        "error", "PDF/X 与 PDF/A 输出意图的特性文件不同。", "The intents of PDF/X and PDF/A have different profiles.",
        "两者用同一个对象。", "Both must use one object.", "A file that means two printing conditions means none.",
    ),
    "preflight-no-standard": Message(
        "error", "没有声明是哪种 PDF/X。", "The file does not say which PDF/X it is.",
        "按 {wanted} 导出。", "Export as {wanted}.", _X,
    ),
    "preflight-standard-other": Message(
        "error", "声明的是 {have}，配置收 {wanted}。", "The file says it is {have}; the profile takes {wanted}.",
        "按 {wanted} 导出。", "Export as {wanted}.", "A plant sets its workflow for certain standards.",
    ),
    "preflight-claims-differ": Message(
        "error", "文档信息说是 {info}，XMP 说是 {xmp}。", "Info says {info}, XMP says {xmp}.", *_RERUN, why=_X,
    ),
    "preflight-version": Message(
        "error", "{standard} 限 PDF {most}，文件是 {have}。", "{standard} is PDF {most} at most; the file is {have}.",
        *_RERUN, why=_X,
    ),
    "preflight-no-id": Message("error", "没有文件 ID。", "The file has no ID.", *_RERUN, why=_X),
    "preflight-no-trapped": Message(
        "error", "没有写明是否做过陷印（Trapped）。", "It is not said whether the file is trapped.",
        "Info 里写 Trapped 为 True 或 False。", "Set Trapped in Info to True or False.", _X,
    ),
    "preflight-no-title": Message(
        "error", "没有标题（{where}）。", "There is no title in {where}.", "导出时写明标题。", "Export with a title.",
        _X,
    ),
    "preflight-title-differs": Message(
        "error", "文档信息和 XMP 的标题不同。", "The titles of Info and XMP differ.", *_RERUN, why=_X,
    ),
    "preflight-no-date": Message(
        "error", "没有{key}（{where}）。", "Date {key} is missing in {where}.", *_RERUN, why=_X,
    ),
    "preflight-date-differs": Message(
        "error", "文档信息和 XMP 的{key}不同。", "{key} of Info and XMP differ.", *_RERUN, why=_X,
    ),
    "preflight-no-xmp": Message("error", "没有 XMP 元数据。", "There is no XMP metadata.", *_RERUN, why=_X),
    "preflight-xmp-broken": Message("error", "XMP 元数据读不出来。", "The XMP cannot be read.", *_RERUN, why=_X),
    "preflight-no-xmp-key": Message("error", "XMP 缺少{key}。", "XMP lacks {key}.", *_RERUN, why=_X),
    "preflight-transparency": Message(
        "error", "{standard} 不许透明：{what}。", "{standard} has no transparency: {what}.",
        "拼合透明，或改按 PDF/X-4 导出。", "Flatten it, or export as PDF/X-4.", _X,
    ),
    "preflight-x1a-colour": Message(
        "error", "PDF/X-1a 只许 CMYK、灰和专色：{space}。", "PDF/X-1a has CMYK, gray and spot inks only: {space}.",
        "转为 CMYK，或改按 PDF/X-4 导出。", "Convert it, or export as PDF/X-4.", _X,
    ),
    "preflight-x1a-feature": Message(
        "error", "PDF/X-1a 不许有 {what}。", "PDF/X-1a has no {what}.", "改按 PDF/X-4 导出。", "Export as PDF/X-4.", _X,
    ),
    "preflight-untagged": Message(
        "warning", "没有标签（{what}）。", "The file is not tagged ({what}).", "导出带标签的 PDF。",
        "Export a tagged PDF.",
        "ISO 14289-1 (PDF/UA-1): without tags a reader for the blind has no order to read in.",
    ),
    "preflight-no-alt": Message(
        "warning", "有 {count} 个图没有替代文字。", "{count} figures have no description (Alt).",
        "写图片说明。", "Give the picture a caption or Alt.",
        "ISO 14289-1 (PDF/UA-1), 7.3: who cannot see a picture hears what it shows.",
    ),
    "preflight-no-language": Message(
        "warning", "没有写明语言。", "No language is given.", "目录里写 Lang。", "Set Lang in the catalogue.",
        "ISO 14289-1 (PDF/UA-1), 7.2: speech needs to know the language.",
    ),
    "handoff-unsigned": Message(
        "error", "第 {page} 版没有签发", "page {page} is not signed",
        "请值班负责人在看大样的网页上签发（render-page desk --share）。",
        "Have it signed on the page that is shared (render-page desk --share).",
        "With --signed only pages that somebody has answered for go to the plant.",
    ),
    "handoff-signed-other": Message(
        "error", "第 {page} 版 {who} {at} 签发后改过", "page {page} was changed after {who} signed it, {at}",
        "再看一遍，重新签发。", "Look at it again and sign it anew.",
        "A signature is for the page that was seen: its marks and the bytes of its pictures.",
    ),
    "diff-no-git": Message(
        "error", "要比对 {said}，这台机器上没有 git", "there is no git on this machine to read {said}",
        "装上 git；或把旧版取出来，给出它的文件夹。", "Install git, or give the folder of the older version.",
        "A revision is read by asking git; everything else is compared without it.",
    ),
    "diff-no-revision": Message(
        "error", "取不到 {said}：{why}", "{said} cannot be had: {why}",
        "写成 版本:文件，例如 HEAD~1:issue.yaml，在那个仓库里运行。",
        "Write REVISION:FILE, such as HEAD~1:issue.yaml, and call it inside of that repository.",
        "A file is taken from where the command was called, else from the top of the repository.",
    ),
    "diff-bad-report": Message(
        "error", "{file} 不是出版结果的报告：{why}", "{file} is no report of a run: {why}",
        "给出 render-page 写出的文件夹，或重新组版。", "Give a folder that render-page wrote, or make it up again.",
        "What is kept of a version has to be whole to be compared.",
    ),
    "diff-no-account": Message(
        "warning", "{file} 是早先的程序写出的，没有版面记录：各版至多比画面，说不出改了什么",
        "{file} is of an earlier program, with no account of its pages: pixels are compared, not what is printed",
        "用现在的程序把那一版重新组一次，就能逐项比。",
        "Make that version up again with this program to have what changed listed.",
        "A result keeps what stands where on its pages in report.json; results of earlier programs have none.",
    ),
    "diff-not-drawn": Message(
        "error", "{file} 画不出来：{why}", "{file} cannot be drawn: {why}",
        "看那个文件是不是本程序写出的 PDF。", "See whether the file is a PDF that this program wrote.",
        "Pages of results are drawn within bounds of size, memory and time.",
    ),
    "diff-no-file": Message(
        "warning", "第 {page} 版没有 PDF，比不了画面，只按记录比",
        "page {page} has no PDF: its account is compared, not its pixels",
        "组版时连 PDF 一起输出。", "Have the PDF made as well.",
        "Every changed pixel is held against the list of changes, where there are pixels.",
    ),
    "handoff-edition-unsigned": Message(
        "error", "分版 {edition} 的第 {page} 版没有签发", "page {page} of edition {edition} is not signed",
        "版面台只签基版；看过分版的校样后，不写 --signed 打包。",
        "The desk signs pages of the base; look at the edition's proofs and hand it over without --signed.",
        "With --signed only pages that somebody has answered for go to the plant.",
    ),
    "handoff-refused": Message(
        "error", "还有 {count} 个错误，没有打包。", "{count} errors stand; no package was made.",
        "改好再打包；确要照样交付，加 --force，作业单会写明。",
        "Put them right, or use --force: the job sheet will say so.", "A package is a promise to the plant.",
    ),
    "handoff-unready": Message(
        "warning", "版面还有 {count} 处没有排好，包已打，但写明尚未排好，不是定版。",
        "{count} things on the pages are not made up; the package says that it is not final.",
        "补稿、改版位；确是要这样印的，在那一格写 allow 和理由。",
        "Fill the white; where it is meant, allow it in the slot, with the reason.",
        "White where copy should be is not for the press, whatever preflight says of the file.",
    ),
    "handoff-forced": Message(
        "warning", "仍有 {count} 个错误，按 --force 照样打包，作业单已写明。",
        "The package was made by --force with {count} errors; the job sheet says so.",
        why="What is handed over with errors says so itself.",
    ),
}  # fmt: skip

_SENDING: dict[str, Message] = {
    "press-due": Message(
        "error", "“{text}”不是时间", "“{text}” is not a time", "写成 2023-11-15 01:30，或出版当天的 01:30。",
        "Write 2023-11-15 01:30, or 01:30 on the day of the issue.", "When plates are made; no clock is asked.",
    ),
    "press-names": Message(
        "error", "文件名的格式不对：{text}", "the pattern of file names is wrong: {text}",
        "要有 {{版次}}，还要有 {{日期}} 或 {{代号}}；其余用字母、数字、汉字和 - _ .。",
        "It wants {{page}}, and {{date}} or {{id}}; beside these letters, figures and - _ . only.",
        "Files of two pages, or of two days, must not have one name.",
    ),
    "handoff-no-before": Message(
        "warning", "这是第 {version} 次送厂，找不到以前送的包，没有比较改动。",
        "This is package {version}, and none before it is to be found: what changed is not said.",
        "用 --since 指出上次送的包。", "Name the package that was sent with --since.",
        "The plant wants to know which plates are to be made anew.",
    ),
    "handoff-package-unread": Message(
        "error", "{file} 不是本程序打的付印包，读不了（{why}）。",
        "{file} is no package of ours that can be read ({why}).",
        "指出包的文件夹或 zip；还没有打包就先打包。", "Name the folder or the zip of a package; make one first.",
        "A package is known by its job.yaml.",
    ),
    "handoff-receipt-unread": Message(
        "error", "回执 {file} 读不了：{why}", "receipt {file} cannot be read: {why}",
        "应是填好的 回执.yaml，或 sha256sum 的输出。", "It is 回执.yaml filled in, or the output of sha256sum.",
        "A receipt that is guessed at is none.",
    ),
    "handoff-receipt-older": Message(
        "error", "这是 {issue} 第 {version} 次送厂的回执，要的是第 {wanted} 次的。",
        "This is a receipt for package {version} of {issue}; package {wanted} is asked for.",
        "请印厂发来这一次的回执。", "Ask the plant for the one of this package.",
        "A receipt holds for what it was written for.",
    ),
    "handoff-receipt-other": Message(
        "error", "印厂收到的第 {page} 版与送出的 {file} 不同。",
        "The plant has another page {page} than {file}, which was sent.",
        "重新发送这一版。", "Send the page again.",
        "The sums of the bytes differ: a file was cut short, mixed up or changed.",
    ),
    "handoff-receipt-refused": Message(
        "error", "印厂退回第 {page} 版：{note}", "The plant sends page {page} back: {note}",
        "改好后以下一个版本送厂。", "Put it right and send it as the next version.",
        "What the plant does not take is not printed.",
    ),
    "handoff-receipt-missing": Message(
        "error", "第 {page} 版印厂没有回执。", "The plant says nothing of page {page}.",
        "打电话问印厂。", "Ask the plant.", "A page that nobody acknowledges may not be there.",
    ),
    "handoff-receipt-foreign": Message(
        "warning", "回执里的 {file} 不是这个包里的。", "{file} of the receipt is not in the package.",
        "核对是不是这一期的回执。", "Check that the receipt is for this issue.",
        "A file that nobody sent may be printed in another's place.",
    ),
    "handoff-receipt-word": Message(
        "warning", "第 {page} 版的回执“{text}”看不懂，不算。",
        "“{text}” of page {page} is not understood and does not count.",
        "写“收到”或“退回”。", "Write received or rejected.", "Only a plain yes is a receipt.",
    ),
}  # fmt: skip

_EDITION: dict[str, Message] = {
    "edition-unknown": Message(
        "error", "没有叫“{said}”的分版（有 {known}）", "there is no edition “{said}” (there are {known})",
        "写 editions 里的代号，或 base（基版）。", "Give the name of one under editions, or base.",
        "A run that makes another edition than was meant would print the wrong paper.",
    ),
    "edition-name-taken": Message(
        "error", "代号“{name}”已经用了", "the name “{name}” is taken", "另起一个；base 是基版自己。",
        "Give it another; base is the issue itself.",
        "Editions are told apart by their names, and so are their folders.",
    ),
    "edition-slot-unknown": Message(
        "error", "没有可改的格“{slot}”", "there is no slot “{slot}” to change",
        "您想写的是 {near}？整版换掉的版不能再逐格改。",
        "Did you mean {near}? Slots of a page that is another altogether cannot be changed as well.",
        "What an edition changes of a slot that is not there would be lost without a word.",
    ),
    "edition-page-number": Message(
        "error", "分版的第 {page} 版对不上（有 {known}）",
        "page {page} of the edition is not there (there are {known})",
        "键是版次，换上的版也要是这一版次。", "The key is the number of the page; the page in its place has the same.",
        "A page under a wrong number would stand in the place of another.",
    ),
    "edition-plates": Message(
        "error", "分版 {edition} 只许换黑版，第 {page} 版的 {plates} 也变了（{where}）",
        "edition {edition} may change black plates only; on page {page} {plates} changed as well ({where})",
        "彩色的部分改回基版的样子，或不写 plates: black。",
        "Put what is in colour back as in the base, or leave out plates: black.",
        "A plant that was promised one plate makes one: the others would print the base's.",
    ),
    "edition-plates-pages": Message(
        "error", "分版 {edition} 只许换黑版，第 {page} 版却不是两版都有、大小一样",
        "edition {edition} may change black plates only, but page {page} is not in both, of one size",
        "版数、开本和基版一样，才能只换黑版。", "Pages and sizes must be those of the base.",
        "A plate can be changed only where there is one.",
    ),
}  # fmt: skip

MESSAGES: dict[str, Message] = {**of_pdf({**_SHEET, **_CLAIM}), **_SENDING, **_EDITION}
