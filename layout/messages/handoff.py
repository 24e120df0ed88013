"""Words for what a PDF says of itself and its pages, and for packages handed to the plant."""

from __future__ import annotations

from layout.messages.model import Message

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
        "error", "没有 GTS_PDFX 输出意图。", "There is no GTS_PDFX output intent.",
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
        "error", "Info 说是 {info}，XMP 说是 {xmp}。", "Info says {info}, XMP says {xmp}.", *_RERUN, why=_X,
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
        "error", "Info 和 XMP 的标题不同。", "The titles of Info and XMP differ.", *_RERUN, why=_X,
    ),
    "preflight-no-date": Message(
        "error", "没有日期 {key}（{where}）。", "Date {key} is missing in {where}.", *_RERUN, why=_X,
    ),
    "preflight-date-differs": Message(
        "error", "Info 和 XMP 的 {key} 不同。", "{key} of Info and XMP differ.", *_RERUN, why=_X,
    ),
    "preflight-no-xmp": Message("error", "没有 XMP 元数据。", "There is no XMP metadata.", *_RERUN, why=_X),
    "preflight-xmp-broken": Message("error", "XMP 元数据读不出来。", "The XMP cannot be read.", *_RERUN, why=_X),
    "preflight-no-xmp-key": Message("error", "XMP 缺少 {key}。", "XMP lacks {key}.", *_RERUN, why=_X),
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
    "fixed-colour": Message(
        "note", "已照吩咐把 {count} 处 RGB 颜色、图片转为印刷四色。",
        "By order {count} colours and pictures in RGB were turned into the press's inks.",
        why="Neutral greys become black alone; all else goes through the press's profile.",
    ),
    "fixed-black": Message(
        "note", "已照吩咐把 {count} 处四色黑字改为单色黑。",
        "By order {count} shows of black type of four inks are in black alone.",
        why="Type of four inks is blurred wherever the plates are off by a hair.",
    ),
    "fixed-white": Message(
        "note", "已照吩咐取消 {count} 处白色的叠印。", "By order overprinting was taken off white {count} times.",
        why="White that overprints does not print at all.",
    ),
    "fixed-hairline": Message(
        "note", "已照吩咐把 {count} 条极细线加粗到配置的下限。",
        "By order {count} hairlines are as wide as the profile wants rules at least.",
        why="A device draws a hairline as fine as it can; a plate does not hold it.",
    ),
    "fixed-boxes": Message(
        "note", "已照吩咐改正 {count} 个页面框。", "By order {count} boxes of pages were put right.",
        why="Trim within bleed within media; no ArtBox beside a TrimBox. Check that the cut is where it should be.",
    ),
    "fixed-rotate": Message(
        "note", "已照吩咐把 {count} 页转正。", "By order {count} pages that were to be turned are turned.",
        why="Some systems look at /Rotate and some do not.",
    ),
    "fixed-unlocked": Message(
        "note", "改过的文件去掉了加密。", "The file that was made is not encrypted any more.",
        why="No press takes an encrypted file.",
    ),
    "fixed-looks": Message(
        "note", "改后第 {page} 页有 {share}% 的面积看上去与原来不同，请对照校样。",
        "{share} % of page {page} looks different from the page that was sent: compare the proofs.",
        why="Measured on proofs of both through the press's profile.",
    ),
    "fixed-nothing": Message(
        "note", "没有可以代改的地方，没有写新文件。", "There was nothing to put right; no file was written.",
        why="What cannot be put right without the design is left to whoever made the page.",
    ),
    "fix-onto-itself": Message(
        "error", "--fix 的文件就是要查的文件，原稿不能覆盖。",
        "--fix names the file that is checked: what was sent is never written over.",
        "换一个文件名。", "Choose another name.", "The file that was sent is the sender's word.",
    ),
    "watch-folders": Message(
        "error", "--watch 要三个不同的文件夹：来稿（须已存在）、--ok 和 --bad。",
        "--watch wants three folders that differ: one for what comes, which is there, --ok and --bad.",
        "例：--watch 来稿 --ok 通过 --bad 退回", "For instance --watch in --ok good --bad bad",
        "A file goes from the first to one of the others in one step.",
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

MESSAGES: dict[str, Message] = {**_SHEET, **_CLAIM}
