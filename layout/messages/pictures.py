"""Words for what is found in pictures and in press profiles."""

from __future__ import annotations

from layout.messages.model import Message

_PICTURE_HINT = (
    "请换一个能正常打开的文件，或从原图重新导出。",
    "Replace the file with one that opens, or export it again from the original.",
)
_PROFILE_HINT = (
    "请向印厂索取输出特性文件（ICC，类别 prtr，CMYK），或去掉 press.icc 改用自带的新闻纸特性文件。",
    "Ask the plant for its output profile (ICC, class prtr, CMYK), or drop press.icc for the built-in newsprint one.",
)

MESSAGES: dict[str, Message] = {
    "picture-missing": Message(
        "error", "找不到图片 {file}，版面上留空框。", "Picture {file} is not there; an empty frame holds its place.",
        "{near_zh}核对文件名和所在文件夹。", "{near_en}Check the file's name and folder.",
        "A page with a missing picture must not go to press; the frame keeps its room.",
    ),
    "picture-of-none": Message(
        "note",
        "稿件文件夹里有 {count} 幅图，没有一篇稿、一格用它：{listed}",
        "{count} pictures among the copy are no story's, and no slot shows them: {listed}",
        "图片与稿件文件同名，就是那篇的；也可以在稿件里写 picture，或在版面文件里写 picture。",
        "A picture with the name of a story's file is that story's; or name it in the story or in a slot (picture).",
        "What was sent with the copy is on the page or named here.",
    ),
    "picture-empty": Message(
        "error", "图片 {file} 是空文件（0 字节）。", "Picture {file} is an empty file (0 bytes).", *_PICTURE_HINT,
        why="An empty file is mostly a copy that broke off.",
    ),
    "picture-not-an-image": Message(
        "error", "{file} 不是能识别的图片。", "{file} is not a picture that can be recognised.",
        "可用格式：{formats}。", "Formats that can be read: {formats}.",
        "Formats that an outside program would have to run, such as EPS and WMF, are not taken.",
    ),
    "picture-unreadable": Message(
        "error", "图片 {file} 损坏或不完整，读不出来（{reason}）。",
        "Picture {file} is damaged or cut short and cannot be read ({reason}).", *_PICTURE_HINT,
        why="A picture that cannot be decoded whole is not printed in part.",
    ),
    "picture-too-large": Message(
        "error", "图片 {file} 有 {width}×{height} 像素，超过上限 {limit} 万像素，未解码。",
        "Picture {file} has {width}×{height} pixels, over the limit of {limit} × 10,000; it was not decoded.",
        "请先缩小：对开整版 300 ppi 也只需约 3000 万像素。",
        "Scale it down first: a whole broadsheet page at 300 ppi needs some 30 million pixels.",
        "Keeps a small file from unpacking into all of the memory.",
    ),
    "picture-crop-outside": Message(
        "error", "图片 {file} 的裁切框落在图外（图 {width}×{height}）。",
        "The crop of picture {file} lies outside it ({width}×{height} pixels).",
        "裁切以摆正后的像素计：左、上、右、下。",
        "Crops are in pixels of the upright picture: left, top, right, bottom.",
        why="A crop is in the picture's own pixels.",
    ),
    "picture-low-resolution": Message(
        "warning", "图片 {file} 在版上只有 {ppi} ppi，低于 {wanted} ppi。",
        "Picture {file} has only {ppi} ppi on the page, below {wanted}.",
        "缩小图框或换更大的图；程序不会偷偷插值放大。",
        "Make its box smaller or find a bigger picture; it is never enlarged silently.",
        "Newsprint is screened at 85 lpi and a photograph wants twice that.",
    ),
    "picture-too-coarse": Message(
        "error", "图片 {file} 在版上只有 {ppi} ppi，低于 {wanted} ppi，印出来会见马赛克。",
        "Picture {file} has only {ppi} ppi on the page, below {wanted}: it will print in visible blocks.",
        "换图，或把图框缩小。", "Change the picture or make its box smaller.",
        "Below some 100 ppi a pixel is larger than a halftone dot.",
    ),
    "picture-coarse-line-art": Message(
        "warning", "线条图 {file} 在版上 {ppi} ppi，低于 {wanted} ppi，边缘会起锯齿。",
        "Line art {file} has {ppi} ppi on the page, below {wanted}: its edges will show steps.",
        "线条图请用 600 ppi 以上的 1 位图。", "Supply line art at 600 ppi or more.",
        "One-bit art has no greys to soften an edge.",
    ),
    "picture-no-profile": Message(
        "note",
        "图片 {file} 没有嵌入色彩特性文件，按 sRGB 处理。",
        "Picture {file} carries no colour profile; it is taken as sRGB.",
        why="Most pictures without a profile are sRGB; a wrong guess shifts every colour.",
    ),
    "picture-profile-ignored": Message(
        "warning", "图片 {file} 嵌入的色彩特性文件损坏或与图不符，没有用：RGB 按 sRGB 处理，CMYK 不变。",
        "The colour profile inside picture {file} is damaged or does not fit it and is not used: RGB is taken as sRGB, "
        "CMYK is kept.",
        "颜色若有偏差，请从原图重新导出。", "If the colours look wrong, export the picture again.",
        why="A broken profile is worse than none.",
    ),
    "picture-cmyk-kept": Message(
        "note", "图片 {file} 已是 CMYK，分色保持不变。", "Picture {file} is CMYK already; its separation is kept.",
        "若为铜版纸分的色，请提供 RGB 原图。", "If it was separated for coated paper, supply the RGB original.",
        why="Inks that were separated already are not separated again; only their total is limited.",
    ),
    "picture-cmyk-converted": Message(
        "note", "图片 {file} 是按另一种印刷条件分的 CMYK，已照它所带的特性文件换算为本报的；单黑仍是单黑。",
        "Picture {file} is CMYK of another press; it was converted by its own profile, and black alone stays black.",
        "最好提供 RGB 原图，只分色一次。", "Best supply the RGB original, which is separated once only.",
        why="The same inks look otherwise on other paper; the profile in the file says how they were meant.",
    ),
    "picture-ink-held": Message(
        "note", "图片 {file} 的总墨量超过 {limit}%，已减 CMY、保 K，压到限内。",
        "Picture {file} had more than {limit} % total ink; C, M and Y were lowered to the limit, K kept.",
        why="Coldset newsprint takes some 220 % before it sets off and shows through (ISO 12647-3).",
    ),
    "profile-unreadable": Message(
        "error", "{file} 不是 ICC 特性文件（{reason}）。", "{file} is not an ICC profile ({reason}).", *_PROFILE_HINT,
        why="Colours are separated for one press and paper; its profile says how.",
    ),
    "profile-truncated": Message(
        "error", "特性文件 {file} 不完整：应有 {wanted} 字节，只有 {size} 字节。",
        "Profile {file} is cut short: {wanted} bytes wanted, {size} there.", *_PROFILE_HINT,
        why="A file shorter than its header says was cut off on its way.",
    ),
    "profile-too-large": Message(
        "error",
        "特性文件 {file} 有 {size} 字节，超过上限 {limit}。",
        "Profile {file} has {size} bytes, over the limit of {limit}.",
        *_PROFILE_HINT,
        why="Output profiles have at most a few megabytes.",
    ),
    "profile-wrong-class": Message(
        "error", "特性文件 {file} 的类别是 {found}，付印要用 prtr（输出设备）。",
        "Profile {file} is of class {found}; the press needs prtr (an output device).", *_PROFILE_HINT,
        "An output intent of PDF/X takes a profile of the output class only.",
    ),
    "profile-wrong-space": Message(
        "error", "特性文件 {file} 的色彩空间是 {found}，付印要用 CMYK。",
        "Profile {file} describes {found}; the press needs CMYK.", *_PROFILE_HINT,
        why="The press prints four inks, so its profile must be CMYK of class prtr.",
    ),
    "profile-incomplete": Message(
        "error",
        "特性文件 {file} 缺少 {tags}，不能分色。",
        "Profile {file} lacks {tags} and cannot separate colours.", *_PROFILE_HINT,
        why="Without these tables no colour can be converted.",
    ),
}  # fmt: skip
