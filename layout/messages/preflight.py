"""Words for what is found in a PDF before it goes to press."""

from __future__ import annotations

from layout.messages.model import Message
from layout.messages.plates import of_pdf

_X = "Asked for by ISO 15930-7 (PDF/X-4) and 15930-4 (PDF/X-1a:2003)."
_RERUN = ("请重新导出 PDF。", "Export the PDF again.")

_FILE: dict[str, Message] = {
    "preflight-not-a-pdf": Message(
        "error", "{file} 不是 PDF。", "{file} is not a PDF.",
        "核对文件。", "Check the file.", "A PDF says so in its first kilobyte.",
    ),
    "preflight-damaged": Message(
        "error", "{file} 损坏或不完整，打不开（{why}）。",
        "{file} is damaged or cut short and cannot be opened ({why}).",
        "请重新传输或重新导出；不替印厂猜测残缺的文件。",
        "Send or export it again; a press must not guess at half a file.",
        "A reader that mends a file silently may print something else than its neighbour.",
    ),
    "preflight-locked": Message(
        "error", "{file} 要口令才能打开。", "{file} needs a password to be opened.",
        "请导出不加密的 PDF。", "Export a PDF without encryption.", _X,
    ),
    "preflight-too-much": Message(
        "error", "{file} 超出检查的限度（{what}），未检查完。", "{file} goes beyond the bounds of the check ({what}).",
        "可能是压缩炸弹或异常文件；请重新导出，多页文件请拆开。",
        "It may be a decompression bomb; export it again, split a file of many pages.",
        "Memory and time are bounded, so that no file can take the machine down.",
    ),
    "preflight-syntax": Message(
        "warning", "页面内容有写错的地方（{why}）。", "The content stream has a fault: {why}", *_RERUN,
        why="Readers differ in how they mend a fault, so pages may differ too.",
    ),
    "preflight-profile-unknown": Message(
        "error", "预检配置 {file} 不在这里；现有：{known}", "No preflight profile {file}; there are: {known}",
        "写自带配置的名字，或给出 .yaml 文件。", "Name one of these, or give a .yaml file.",
        "A profile names the press and its limits.",
    ),
    "preflight-encrypted": Message(
        "error", "文件加了密。", "The file is encrypted.", "请导出不加密的 PDF。", "Export without encryption.", _X,
    ),
    "preflight-javascript": Message(
        "error", "文件里有 JavaScript。", "The file contains JavaScript.", *_RERUN, why=_X,
    ),
    "preflight-action": Message(
        "error", "文件里有动作（{what}）。", "The file contains an action ({what}).", *_RERUN, why=_X,
    ),
    "preflight-form-fields": Message(
        "error", "文件里有表单域。", "The file contains form fields.", "请拼合表单后再导出。",
        "Flatten the form and export again.", _X,
    ),
    "preflight-annotation": Message(
        "error", "成品或出血范围内有批注或链接（{kind}，共 {count} 处）。",
        "An annotation ({kind}, {count} in all) lies within the bleed.",
        "付印文件不带链接和批注；数字报另出一个 PDF。", "Press files carry none; links belong in the e-paper PDF.", _X,
    ),
}  # fmt: skip

_COLOUR: dict[str, Message] = {
    "preflight-rgb": Message(
        "error", "有 RGB 颜色（{use}，{count} 处）。", "DeviceRGB colour is used ({use}, {count} times).",
        "转为 CMYK：照片按新闻纸特性文件分色，文字用单黑。",
        "Convert to CMYK: photographs by the press profile, type to black alone.",
        "DeviceRGB has no meaning under a CMYK output intent.",
    ),
    "preflight-managed-colour": Message(
        "warning", "颜色要由印厂换算：{space}（{use}，{count} 处）。",
        "Colour in {space} ({use}, {count} times) is left for the plant to convert.",
        "改用不带特性文件的 CMYK 或灰度，颜色和叠印才由我们掌握。", "Use DeviceCMYK or DeviceGray to keep it in hand.",
        "PDF/X-4 allows managed colour; overprint mode 1 works for DeviceCMYK only. PDF/X-1a allows none.",
    ),
    "preflight-spot": Message(
        "error", "有专色“{ink}”，配置不允许。", "Spot ink “{ink}” is used, which the profile does not allow.",
        "转为四色，或在配置的 spots 里列出。", "Convert it to process inks, or list it under spots.",
        "A spot ink is a plate and a unit of the press more.",
    ),
    "preflight-registration-colour": Message(
        "error", "成品范围内有套版色（All，{count} 处）。",
        "Registration colour (All) inside the bleed, {count} times.",
        "黑字请用 K100。", "Use K100 for black.", "It prints on every plate: 400 % ink.",
    ),
    "preflight-black-of-four": Message(
        "error", "文字用四色黑（{ink}，{count} 处）。", "Type is black of four inks ({ink}, {count} times).",
        "黑字只用单黑 K100。", "Black type is K100 alone.",
        "A fraction of a millimetre out of register blurs type.",
    ),
    "preflight-white-overprints": Message(
        "error", "白色设了叠印（{use}，{count} 处），印出来会消失。",
        "White overprints ({use}, {count} times) and will not print at all.",
        "关掉这些对象的叠印，让白色镂空。", "Turn overprint off so that white knocks out.",
        "An overprinting colour of no ink leaves every plate as it is.",
    ),
    "preflight-black-knocks-out": Message(
        "warning", "单黑文字没有叠印（{space}，{count} 处）。",
        "Black type does not overprint ({space}, {count} times).",
        "黑字用 CMYK 的 K100 并勾选叠印（OP/op 为 true，OPM 为 1）。",
        "Use K100 in DeviceCMYK with OP and op true and OPM 1.",
        "Knocked-out black type shows white edges where register is off.",
    ),
    "preflight-overprint-mode": Message(
        "warning", "黑字叠印的方式不对（OPM 0，{count} 处），底色仍会被镂空。",
        "Black type overprints with OPM 0 ({count} times): what lies under it is knocked out all the same.",
        "把 OPM 设为 1。", "Set OPM to 1.", "At OPM 0 a component of nought is an ink too (ISO 32000-1, 8.6.7).",
    ),
    "preflight-ink-over": Message(
        "error", "总墨量 {ink}%，超过上限 {most}%（{area} mm²）。",
        "Total ink is {ink} %, over the limit of {most} % ({area} mm²).",
        "照片按新闻纸特性文件重新分色，色块减 CMY。",
        "Separate the picture by the press profile; take C, M and Y off tints.",
        "Coldset newsprint sets off and shows through.",
    ),
    "preflight-ink-high": Message(
        "warning", "总墨量 {ink}%，高于建议的 {wanted}%（{area} mm²）。",
        "Total ink is {ink} %, above the {wanted} % recommended ({area} mm²).",
        "尽量降到建议值。", "Bring it down if you can.", "ISO 12647-3:2013 recommends 220 % for coldset newspapers.",
    ),
    "preflight-unmeasured": Message(
        "warning", "总墨量没有量全：{what}不能分版。", "Total ink is not measured for all: no plates of {what}.",
        "请印厂核对，或把它栅格化为 CMYK。", "Ask the plant, or rasterise it to CMYK.",
        "What is not measured is said, never counted as no ink silently.",
    ),
}  # fmt: skip

_FINE: dict[str, Message] = {
    "preflight-type-solid": Message(
        "warning", "单色实地文字最小 {size} pt，应不小于 {least} pt（{count} 处）。",
        "Type in one solid ink is as small as {size} pt; at least {least} pt wanted ({count} times).",
        "加大字号。", "Enlarge it.", "Finer strokes break up on newsprint.",
    ),
    "preflight-type-tinted": Message(
        "warning", "加网文字最小 {size} pt，应不小于 {least} pt（{count} 处）。",
        "Tinted type is as small as {size} pt; at least {least} pt wanted ({count} times).",
        "加大字号，或改用实地。", "Enlarge it, or use a solid.", "The screen eats the edges of small type.",
    ),
    "preflight-type-several": Message(
        "warning", "多色文字最小 {size} pt，应不小于 {least} pt（{count} 处）。",
        "Type in several inks is as small as {size} pt; at least {least} pt wanted ({count} times).",
        "小字只用一种墨。", "Set small type in one ink.",
        "Small type in several inks needs better register than a web has.",
    ),
    "preflight-type-reversed": Message(
        "warning", "反白文字最小 {size} pt，应不小于 {least} pt（{count} 处）。",
        "Reversed type is as small as {size} pt; at least {least} pt wanted ({count} times).",
        "加大字号或用黑体。", "Enlarge it, or use a bolder face.", "Ink spreads into the white of small letters.",
    ),
    "preflight-hairline": Message(
        "error", "线条只有 {width} pt，应不细于 {least} pt（{count} 处）。",
        "A rule is only {width} pt; at least {least} pt wanted ({count} times).",
        "加粗线条；0 pt 是设备能画的最细线，制版机上几乎看不见。",
        "Make it thicker; 0 pt is the thinnest line a device can draw, all but nothing on a platesetter.",
        "Hairlines vanish on the plate.",
    ),
    "preflight-rule-several": Message(
        "warning", "多色或反白线条只有 {width} pt，应不细于 {least} pt（{count} 处）。",
        "A rule in several inks or reversed is only {width} pt; at least {least} pt wanted ({count} times).",
        "加粗，或只用一种墨。", "Make it thicker, or use one ink.",
        "Thin rules in several inks show every fault of register.",
    ),
    "preflight-ppi-low": Message(
        "error", "图片只有 {ppi} ppi，不得低于 {wanted} ppi（{size} 像素）。",
        "A picture has only {ppi} ppi; {wanted} ppi is the least ({size} pixels).",
        "换图或缩小图框。", "Change the picture or make its box smaller.", "Below some 100 ppi pixels are seen.",
    ),
    "preflight-ppi-below": Message(
        "warning", "图片 {ppi} ppi，低于 {wanted} ppi（{size} 像素）。",
        "A picture has {ppi} ppi, below {wanted} ppi ({size} pixels).",
        "换更大的图。", "Find a bigger picture.", "85 lpi newsprint wants twice as many pixels to the inch.",
    ),
    "preflight-line-art-ppi": Message(
        "warning", "1 位线条图 {ppi} ppi，低于 {wanted} ppi（{size} 像素）。",
        "One-bit line art has {ppi} ppi, below {wanted} ppi ({size} pixels).",
        "线条图请用 600 ppi 以上。", "Supply line art at 600 ppi or more.", "No greys soften its edges.",
    ),
    "preflight-font-missing": Message(
        "error", "文字没有字体资源（{count} 处）。", "Type is shown without a font ({count} times).", *_RERUN,
        why="Every reader would choose another face.",
    ),
    "preflight-font-not-embedded": Message(
        "error", "字体 {font}（{kind}）没有嵌入。", "Font {font} ({kind}) is not embedded.",
        "导出时嵌入全部字体。", "Embed all fonts on export.", _X,
    ),
    "preflight-font-not-subset": Message(
        "note", "字体 {font} 整个嵌入，没有取子集。", "Font {font} is embedded whole, not as a subset.",
        why="Whole fonts make large files and may be against a licence.",
    ),
    "preflight-font-type3": Message(
        "warning", "字体 {font} 是 Type 3，字形是图形指令。", "Font {font} is Type 3: its glyphs are drawing programs.",
        "换成 TrueType 或 OpenType 字体。", "Use a TrueType or OpenType face.", "No hinting, and colours of its own.",
    ),
    "preflight-notdef": Message(
        "error", "字体 {font} 缺字（{codes} 个编码），印出来是空框或空白（.notdef）。",
        "Font {font} shows .notdef for characters it lacks ({codes} codes).",
        "换一个有这些字的字体。", "Use a face that has them.",
        "A .notdef is an empty box or nothing: a character is lost.",
    ),
    "preflight-foreign-content": Message(
        "error", "有付印文件不许有的内容：{what}。", "Content that a press file must not have: {what}.", *_RERUN,
        why=_X,
    ),
}  # fmt: skip

MESSAGES: dict[str, Message] = of_pdf({**_FILE, **_COLOUR, **_FINE})
