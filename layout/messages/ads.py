"""Words for what is found in advertisements and other things that are placed and not set."""

from __future__ import annotations

from layout.messages.model import Message

_LAW = "Somebody pays for it: an ad is never cropped, and never scaled without a word; the plant's limits are its own."

MESSAGES: dict[str, Message] = {
    "ad-missing": Message(
        "error",
        "广告文件“{file}”没有找到，版位留空框", "the ad {file} is not there; its place has an empty frame",
        "{near_zh}补上文件，或改 file。", "{near_en}Supply the file, or correct file.", _LAW,
    ),
    "ad-refused": Message(
        "error",
        "广告“{file}”不合印厂要求，没有上版（{count} 处，见前）",
        "the ad {file} does not keep the plant's limits and is not on the page ({count} faults, see before)",
        "请广告公司改文件；只是 RGB 或超墨量的，可写 convert: true 转换。",
        "Have the file corrected; where it is only RGB or over-inked, convert: true has it converted.",
        "A file that would stop the press, or print otherwise than its owner saw it, is not placed.",
    ),
    "ad-converted": Message(
        "warning",
        "广告“{file}”按 convert 转成了印刷油墨，颜色请与客户核对",
        "the ad {file} was converted into the press's inks, as convert orders; have its colours approved",
        "", "", "A conversion changes colours: whoever pays for them should see them.",
    ),
    "ad-kind": Message(
        "error",
        "广告“{file}”是 {kind}，不能直接上版", "the ad {file} is {kind}, which cannot be placed",
        "请存成 PDF（PDF/X-4）。", "Have it saved as PDF (PDF/X-4).",
        "EPS and office files are programs or have no fixed look; PDF is what is exchanged.",
    ),
    "ad-no-pdf": Message(
        "error",
        "广告“{file}”（{size} 字节）名叫 PDF，内容不是 PDF，没有上版",
        "the ad {file} ({size} bytes) is called a PDF and is none; it is not on the page",
        "多半没有传完，或改了文件名：请广告公司重新导出 PDF（PDF/X-4）再传。",
        "It was cut short on its way, or renamed: have it exported as PDF (PDF/X-4) and sent again.",
        "A name says what a file should be, its first bytes what it is.",
    ),
    "ad-which-page": Message(
        "error",
        "广告“{file}”有 {pages} 页，没有写用哪一页，先用了第 1 页",
        "the ad {file} has {pages} pages and none is named; the first is used",
        "写 file_page: 2 之类。", "Write file_page: 2 or the like.",
        "Which page of a file was booked is for the editor to say.",
    ),
    "ad-no-such-page": Message(
        "error",
        "广告“{file}”没有第 {page} 页（共 {pages} 页）", "the ad {file} has no page {page} (it has {pages})",
        "改 file_page。", "Correct file_page.", "Which page of a file was booked is for the editor to say.",
    ),
    "ad-hidden-layers": Message(
        "error",
        "广告“{file}”有关闭的图层，无法知道印哪些", "the ad {file} has layers that are switched off",
        "请广告公司合并图层再存。", "Have the layers merged before it is saved.",
        "Layers print or not as a viewer is set; a press file has no such choice.",
    ),
    "ad-notes-left-out": Message(
        "warning",
        "广告“{file}”上的批注或表单（{kind} 等 {count} 处）没有上版",
        "notes or form fields on the ad {file} ({count}, {kind} the first) are not on the page",
        "要印的内容请做进画面。", "What is to be printed belongs into the artwork.",
        "Annotations lie over a page and are no part of its artwork.",
    ),
    "ad-not-for-x1a": Message(
        "error",
        "广告“{file}”有透明或 ICC 颜色，PDF/X-1a 里不能有",
        "the ad {file} has transparency or managed colour, which PDF/X-1a has not",
        "改用 standard: x-4，或请广告公司另存为 PDF/X-1a。", "Use standard: x-4, or have it saved as PDF/X-1a.",
        "ISO 15930-4 knows neither transparency nor managed colour.",
    ),
    "ad-size-differs": Message(
        "error",
        "广告“{file}”{have} 毫米，版位 {want} 毫米；按比例缩到 {percent}% 放入，请换文件或版位",
        "the ad {file} is {have} mm, its place {want} mm; it is shown at {percent} %: another file or place is needed",
        "确认可以缩放时写 scale: true。", "Where it may be scaled, write scale: true.", _LAW,
    ),
    "ad-smaller": Message(
        "warning",
        "广告“{file}”{have} 毫米，比版位（{want} 毫米）小，居中放置，四周留白",
        "the ad {file} is {have} mm, smaller than its place ({want} mm); it stands in the middle with white round it",
        "改版位大小，或写 scale: true。", "Change the slot, or write scale: true.", _LAW,
    ),
    "ad-scaled": Message(
        "note",
        "广告“{file}”按 scale 缩放到 {percent}%（原 {have} 毫米）",
        "the ad {file} is scaled to {percent} % (from {have} mm), as scale orders", "", "", _LAW,
    ),
    "ad-not-as-booked": Message(
        "error",
        "“{advertiser}”订的是{booked}（{want} 毫米），版位是 {have} 毫米",
        "{advertiser} booked {booked} ({want} mm), but the slot is {have} mm",
        "改 span 或 rect，或改 booked。", "Change span or rect, or booked.",
        "An ad is paid for by its size: what is booked is what stands on the page, within a millimetre and a half.",
    ),
    "ad-trade-unknown": Message(
        "error",
        "样式表里没有广告规格“{name}”", "the style has no ad size called {name}",
        "有 {known}；在样式表 ads 里可以添加。", "There are {known}; more go into ads of the style.",
        "Trade names of sizes differ from paper to paper, so they stand in the house style.",
    ),
    "ad-rgb-picture": Message(
        "error",
        "广告图片“{file}”是 RGB，没有上版", "the picture {file} of an ad is RGB and is not on the page",
        "请广告公司转成 CMYK，或写 convert: true 转换。", "Have it made CMYK, or write convert: true.",
        "Converting colours that somebody pays for is done by order only.",
    ),
    "ad-ink-of-pdf": Message(
        "warning",
        "ink 对 PDF 广告“{file}”不起作用：PDF 用它自己的油墨印",
        "ink does nothing to the ad {file}: a PDF is printed in inks of its own",
        "请广告公司把文件做成这一种油墨，或给图片、SVG。",
        "Have the file made in that ink, or use a picture or an SVG.",
        "A PDF stays what it is; only pictures and drawings can be printed from one plate.",
    ),
    "ad-over-ink": Message(
        "error",
        "广告图片“{file}”总墨量 {ink}%，超过印厂的 {most}%，没有上版",
        "the picture {file} of an ad has {ink} % of ink, the plant takes {most} %; it is not on the page",
        "请广告公司减墨，或写 convert: true 减 CMY、保 K。",
        "Have its ink reduced, or write convert: true: C, M and Y give way, K is kept.",
        "Colours that somebody pays for are changed by order only.",
    ),
    "ad-picture-scaled": Message(
        "note",
        "广告图片“{file}”按自己的分辨率是 {have} 毫米，版位 {want} 毫米，放成 {percent}%",
        "the picture {file} of an ad is {have} mm as its file says, its place {want} mm; it is shown at {percent} %",
        "", "", _LAW,
    ),
    "ad-no-printing": Message(
        "warning",
        "广告“{file}”的权限设置不许印刷，仍按原样上版",
        "the ad {file} forbids printing in its settings; it is placed all the same",
        "请广告公司给不加密的文件。", "Ask for a file that is not encrypted.",
        "PDF/X allows no encryption; whether the paper may print the file is for its owner to say.",
    ),
    "ad-claims-less": Message(
        "note",
        "广告“{file}”的{what}不合存档或无障碍的标准，第 {page} 版的付印文件不再声明 {standards}，仍是 {kept}"
        "（技术名：{why}）",
        "the ad {file} does not keep what archives or screen readers ask of {what}: the press file of page {page} no"
        " longer claims {standards}, it still is {kept} (in terms of PDF: {why})",
        "印刷不受影响；要保留声明，把括号里的技术名转给广告公司，请他们重新导出：嵌入全部字体并带文字映射。",
        "It prints all the same; to keep the claim, send what stands in brackets to whoever made the ad, and have it"
        " exported anew, its fonts embedded with a way back to text.",
        "A file claims only what all that is in it keeps; PDF/A and PDF/UA ask more than the press does.",
        words={"fonts": "字体", "pictures": "图片", "colours": "颜色设置", "drawing": "画面指令"},
    ),
    "code-no-link": Message(
        "error",
        "二维码“{id}”没有内容", "the code {id} says nothing",
        "写 link；或写 story，并在 epaper 里写 site。", "Write link; or a story, and the site under epaper.",
        "A code leads somewhere.",
    ),
    "code-too-long": Message(
        "error",
        "二维码的内容太长（{size} 字节，上限 {most}）", "a code would say too much ({size} bytes, at most {most})",
        "换成短网址。", "Give a shorter address.",
        "The more a code says the finer it is, and newsprint holds only so fine a pattern.",
    ),
    "code-too-small": Message(
        "error",
        "二维码“{id}”边长 {have} 毫米，印在新闻纸上扫不出来，至少要 {want} 毫米",
        "the code {id}, {have} mm across, cannot be scanned from newsprint; it needs {want} mm",
        "加大版位，或换短网址。", "Make the slot larger, or the address shorter.",
        "A module of less than 0.4 mm fills in on newsprint.",
    ),
    "spot-refused": Message(
        "error",
        "印厂没有专色“{ink}”（配置 {plant} 的 spots：{known}），先按四色印",
        "the plant has no ink {ink} (spots of the profile {plant}: {known}); four inks stand for it",
        "在印厂的配置 spots 里写上，或改用四色。", "Name it in spots of the plant's profile, or use four inks.",
        "A spot ink is a plate and a unit of the press of its own.",
    ),
    "spec-bad-page-number": Message(
        "error",
        "版次 {text} 看不懂，应如 3、A1、特1", "the page number {text} is none such as 3, A1 or 特1",
        "写 {meant}。", "Write {meant}.",
        "A page is numbered in the paper, or in its section with the section's letter before it.",
    ),
    "spec-page-apart": Message(
        "error",
        "这里不能另起文件：{file}", "no other file can be named here: {file}",
        "把这一版写在这里，或写在这一期的版面文件里。", "Write the page out here, or name it in the issue.",
        "Pages in files of their own are named by the issue, and stand beside it.",
    ),
    "svg-forbidden": Message(
        "error",
        "SVG“{file}”里有 {what}：脚本、外部链接和实体不能上版",
        "the SVG {file} has {what}: scripts, links out of the file and entities are not placed",
        "在画图软件里去掉，图片改为嵌入。", "Take it out in the drawing program.",
        "A drawing that runs something, or fetches something, shows who knows what when it is printed.",
    ),
    "svg-unreadable": Message(
        "error",
        "SVG“{file}”读不懂（{why}）", "the SVG {file} cannot be read ({why})",
        "请重新导出为普通 SVG。", "Export it again as plain SVG.",
        "Line art is placed as shapes, so it must be read whole.",
    ),
    "svg-too-much": Message(
        "error",
        "SVG“{file}”太大（{what}）", "the SVG {file} is beyond all bounds ({what})",
        "简化图形，或改用 PDF。", "Simplify it, or use a PDF.", "Memory and time for files of others are bounded.",
    ),
    "svg-left-out": Message(
        "warning",
        "SVG“{file}”里的 {what} 没有画",
        "of the SVG {file} is not drawn: {what}",
        "在画图软件里展开为路径，或改用 PDF。", "Expand it to paths in the drawing program, or use a PDF.",
        "What is not printed is named: nobody should find it missing in the paper.",
    ),
    "spread-not-even": Message(
        "error",
        "跨版从第 {number} 版起，不是双数版", "a spread begins on page {number}, which is no even page",
        "改 number。", "Correct number.", "Two pages that face each other are an even one and the odd one after it.",
    ),
    "spread-furniture": Message(
        "error",
        "“{id}”（{use}）横跨折缝，文字会断在折缝里", "{id} ({use}) stands across the fold, which would cut its words",
        "放在一边。", "Put it on one side.", "No type stands in a fold: it cannot be read there.",
    ),
    "focus-in-fold": Message(
        "warning",
        "图片“{id}”的焦点落在折缝上", "the focus of the picture {id} lies in the fold",
        "左右移动版位，或改 focus。", "Move the slot, or the focus.", "A face in the fold is folded.",
    ),
    "spec-ad-booked": Message(
        "error",
        "booked 要么写规格名，要么写 {{size: [宽, 高]}}，要么写 {{columns, lines}}",
        "booked is a trade name, {{size: [width, height]}}, or {{columns, lines}}",
        "例：booked: 通栏，或 booked: {{size: [120mm, 80mm]}}。",
        "As booked: 通栏, or booked: {{size: [120mm, 80mm]}}.",
        "A booking has one size.",
    ),
    "spec-ad-side": Message(
        "error",
        "广告规格的边长 {text} 看不懂，应如 120mm 或 50%（版心的一半）",
        "the side {text} of an ad size is neither a length such as 120mm nor a share such as 50 %",
        "例：[100%, 50%] 或 [120mm, 9行]，先宽后高。", "As [100%, 50%] or [120mm, 9行], the width first.",
        "Sizes of ads are given in millimetres, lines, or as a share of the type area.",
    ),
    "spec-key-idle-ad": Message(
        "error",
        "{key} 只用于广告（use: ad），这一格是 {use}", "{key} is for advertisements (use: ad); this slot is {use}",
        "不是广告就删去这一项，是广告就写 use: ad。", "Remove the key, or say use: ad.",
        "Keys that nothing heeds are mistakes.",
    ),
    "spec-key-idle-table": Message(
        "error",
        "{key} 只用于表格（use: table），这一格是 {use}", "{key} is for tables (use: table); this slot is {use}",
        "不是表格就删去这一项，是表格就写 use: table。", "Remove the key, or say use: table.",
        "Keys that nothing heeds are mistakes.",
    ),
    "spec-table-source": Message(
        "error",
        "表格要写 file 或 story，只写一样", "a table wants a file or a story, one of the two",
        "file: 表.xlsx（或 .csv .docx .html .md），或 story: 稿名。",
        "file: table.xlsx (.csv, .docx, .html, .md), or story: SLUG.",
        "The rows come from one place.",
    ),
    "fixed-colour": Message(
        "note", "已照吩咐把 {count} 处 RGB 颜色、图片转为印刷四色（再现意图：{what}）。",
        "By order RGB was turned into the press's inks in {count} places (rendering intent: {what}).",
        why="Neutral greys become black alone; all else goes through the press's profile by the intent that the file "
        "names there (ISO 32000-1, 8.6.5.8), relative colorimetric where it names none.",
        words={"relative colorimetric": "相对比色", "perceptual": "可感知", "saturation": "饱和度优先",
               "absolute colorimetric": "绝对比色"},
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
        "note", "已照吩咐把 {count} 页转正。", "By order {count} pages were turned upright.",
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
}  # fmt: skip
