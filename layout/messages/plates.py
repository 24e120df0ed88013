"""Words for what makes plates other than the page looks: groups, layers, profiles, spot inks, fonts."""

from __future__ import annotations

from layout.messages.model import Message

_WORDS = {
    # what a colour is used for
    "text": "文字", "path": "路径", "picture": "图片", "shading": "渐变", "mask": "单色蒙版图",
    # transparency
    "page Group": "页面透明组", "Group": "透明组", "SMask": "软蒙版", "ca": "填色不透明度", "CA": "描边不透明度",
    "Multiply": "正片叠底", "Screen": "滤色", "Overlay": "叠加", "Darken": "变暗", "Lighten": "变亮",
    "ColorDodge": "颜色减淡", "ColorBurn": "颜色加深", "HardLight": "强光", "SoftLight": "柔光",
    "Difference": "差值", "Exclusion": "排除", "Hue": "色相", "Saturation": "饱和度", "Color": "颜色",
    "Luminosity": "明度",
    # what a press file does not have
    "EmbeddedFiles": "附带的文件", "PresSteps": "放映步骤", "TR": "传递函数", "Alternates": "替换图片",
    "Ref": "引用的外部页面", "PS": "PostScript 程序", "PostScript": "PostScript 程序", "PS XObject": "PostScript 程序",
    "OPI": "OPI 低分辨率替代图", "OCProperties": "图层", "XRef/ObjStm": "压缩的对象表", "JPXDecode": "JPEG 2000 图片",
    "# bit": "# 位图片", "Link": "链接", "Text": "便笺", "FreeText": "文本框批注", "Stamp": "图章",
    "Square": "方框批注",
    "Circle": "圆框批注", "Line": "直线批注", "Highlight": "荧光标记", "Underline": "下划线批注", "Ink": "手写批注",
    "Widget": "表单域", "FileAttachment": "附件", "Movie": "影片", "Sound": "声音", "PolyLine": "折线批注",
    "Polygon": "多边形批注", "StrikeOut": "删除线批注", "Squiggly": "波浪线批注", "Caret": "插入号批注",
    "Popup": "批注窗", "PrinterMark": "印刷标记", "TrapNet": "陷印网", "Watermark": "水印",
    "Redact": "涂黑标记", "RichMedia": "多媒体", "#D": "三维模型", "Projection": "投影批注",
    # actions
    "OpenAction": "打开文件时", "AA": "自动触发", "URI": "打开网址", "Launch": "启动程序", "GoToE": "打开附件",
    "SubmitForm": "提交表单", "ResetForm": "清空表单", "ImportData": "导入数据", "Hide": "隐藏对象",
    "Rendition": "播放影音", "SetOCGState": "开关图层", "Trans": "翻页效果", "Thread": "跳到文章",
    # colours
    "DeviceRGB": "RGB", "DeviceGray": "灰度", "DeviceCMYK": "CMYK", "ICC RGB": "带特性文件的 RGB",
    "ICC gray": "带特性文件的灰度", "ICC CMYK": "带特性文件的 CMYK", "ICC": "带特性文件的颜色",
    "CalRGB/CalGray": "校准 RGB 或灰度", "Lab": "Lab", "blend mode": "色相一类的混合",
    # what a file says of itself
    "StructTreeRoot": "没有结构树", "MarkInfo": "没有标明带标签", "Info": "文档信息", "CreationDate": "创建日期",
    "ModDate": "修改日期", "xmpMM:DocumentID": "文件编号", "xmpMM:VersionID": "版本号",
    "xmpMM:RenditionClass": "用途类别", "xmp:MetadataDate": "元数据日期",
    # fonts
    "Type1": "Type 1", "CIDFontType#": "中日韩字体 #", "MMType1": "Type 1",
    # screens
    "HT": "网点", "BG": "黑版生成", "BG#": "黑版生成", "UCR": "底色去除", "UCR#": "底色去除",
    # what cannot be measured or read
    "Type #": "Type # 字体", "knockout group": "挖空的透明组", "overprint in a blend mode": "混合模式里的叠印",
    "colour key": "颜色键蒙版",
    "SMaskInData #": "图片自带的蒙版 SMaskInData #", "no outlines": "没有字形轮廓",
    "damaged picture": "损坏的图片",
    "cut short": "残缺的图片", "points of a path": "路径的点数", "bytes of an instruction": "一条指令的长度",
    "operators": "操作的数量", "nested forms": "嵌套的层数", "cells of a pattern": "图案的格数", "# pages": "# 页",
    "a stream of # MiB": "# MiB 的数据流", "# plates": "# 块版",
    # faults
    "no page": "没有页", "damaged": "已损坏", "Unexpected end of stream": "内容没有写完",
    "no DescendantFonts": "没有后代字体",
    "no stream": "不是数据流", "no CMap": "不是 CMap", "a block without an end": "有一段没有结尾",
    "no code space": "没有编码范围", "no CID in its codes": "编码表里没有字形编号",
    "no hexadecimal UTF-#": "不是十六进制的 UTF-#", "empty": "空的",
    "no TrueType": "不是 TrueType", "no %! at its head": "开头没有 %!", "no eexec": "没有 eexec 段",
    "no glyphs": "没有字形", "no widths": "没有字宽", "# codes without a reading": "# 个编码没有对应的文字",
    "codes of another length": "编码长度不符", "W": "字宽表写错", "Widths": "字宽表写错",
    "loca and glyf do not agree": "loca 与 glyf 不符", "an outline is torn": "字形轮廓残缺",
    "no DestOutputProfile": "没有嵌入特性文件",
}  # fmt: skip
"""Words of the program in findings about a PDF."""

_HEARD = {
    "Error: ": "字形数据读不出", "reads as no character": "有编码对应不到文字", "profile": "特性文件读不出",
    "password": "加了密", "/Encrypt": "加密信息写错", "xref": "对象目录缺失或写错", "trailer": "对象目录缺失或写错",
    "/Root": "对象目录缺失或写错", "number of objects": "对象目录缺失或写错", "Kids": "页面目录缺失或写错",
    "page tree": "页面目录缺失或写错", "/Pages": "页面目录缺失或写错", "stream": "有一段数据残缺或长度不符",
    "/Length": "有一段数据残缺或长度不符", "Resources": "资源表缺失或写错", "object": "有对象缺失或写错",
    "file is damaged": "文件结构有错", "": "有指令或数据写错",
}  # fmt: skip
"""What qpdf and the readers of fonts and profiles say, as it is said to people who sell and place advertisements."""


def of_pdf(messages: dict[str, Message]) -> dict[str, Message]:
    """*messages* about a PDF, which say in Chinese what the program and others say."""
    return {code: one._replace(words=_WORDS, heard=_HEARD) for code, one in messages.items()}


_RERUN = ("请重新导出 PDF。", "Export the PDF again.")
_GWG = "Asked for by GWG 2015 and 2022."

_PLATES: dict[str, Message] = {
    "preflight-mended": Message(
        "error", "文件结构有错，各家软件要先修补才打得开（{why}）。",
        "The file is faulty and every reader mends it in its own way before it opens ({why}).", *_RERUN,
        why="Readers that mend a file differently print different pages.",
    ),
    "preflight-blend-space": Message(
        "error", "透明效果按{space}混合（{count} 处），范围内的黑字会变成四色，叠印失效。",
        "Transparency is blended in {space} ({count} times): black type in it comes out in "
        "four inks, without overprint.",
        "把混合颜色空间改为 CMYK 再导出。", "Set the blending space to CMYK and export again.",
        "ISO 32000-1, 11.6.6: everything in such a group is turned into its colours first. " + _GWG,
    ),
    "preflight-overprint-isolated": Message(
        "warning", "叠印的黑字在隔离或挖空的透明组里（{count} 处），压不住下面的底色，会挖白。",
        "Overprinting black type stands in an isolated or knockout group ({count} times): it knocks out what is below.",
        "导出时不要隔离、挖空该组，或拼合透明。", "Export the group without isolation and knockout, or flatten it.",
        "ISO 32000-1, 11.4.5: an isolated group knows nothing of its ground.",
    ),
    "preflight-layers": Message(
        "warning", "文件有 {all} 个图层，其中 {off} 个关闭，另有 {choices} 套显示设置。",
        "The file has {all} layers, {off} of them off, and {choices} further settings of what is shown.",
        "只留要印的图层再导出。", "Export with the layers that are to be printed and no others.",
        "Whoever opens the file may print other layers.",
    ),
    "preflight-icc-broken": Message(
        "error", "颜色的特性文件损坏或与颜色不符（{why}）。", "A colour's ICC profile is damaged or unfit ({why}).",
        "换掉特性文件重新导出，或转为 CMYK。", "Export with another profile, or convert to CMYK.",
        "Every RIP takes something else in its place.",
    ),
    "preflight-spot-twice": Message(
        "error", "一种专色写了两样：“{one}”与“{other}”（{count} 处）。",
        "One spot ink stands in two ways: “{one}” and “{other}” ({count} times).",
        "合并色板，只用一个名字、一个替代色。", "Merge the swatches: one name, one alternate colour.",
        "Each name is a plate; names that differ by a letter are the commonest cause of a plate too many.",
    ),
    "preflight-halftone": Message(
        "warning", "文件自带网点、黑版或底色去除设置（{what}，{count} 处）。",
        "The file brings a screen, black generation or undercolour removal of its own ({what}, {count} times).",
        "导出时不要带网屏设置。", "Export without screening.", "Plants tune their own screens. " + _GWG,
    ),
    "preflight-type-white": Message(
        "warning", "白字下面没有墨（{count} 处），印出来看不见。",
        "White type with no ink under it ({count} times): nothing will be seen.",
        "删去，或核对底色。", "Take it away, or check its ground.", "It is often a leftover, or its ground was lost.",
    ),
    "preflight-black-in-picture": Message(
        "warning", "图片里黑版到 {black}%（{area} mm²），应不超过 {most}%。",
        "The black plate of a picture goes up to {black} % on {area} mm²; {most} % at most is wanted.",
        "按新闻纸特性文件重新分色。", "Separate it again by the newsprint profile.",
        "Solid black in a picture shows every scratch and sets off; pictures keep some paper (WAN-IFRA).",
    ),
    "preflight-lzw": Message(
        "warning", "用了 LZW 压缩（{count} 处）。", "LZW compression is used ({count} times).",
        "改用 Flate 或 JPEG 压缩再导出。", "Export with Flate or JPEG compression.",
        "PDF/X-1a and PDF/A do not allow it; old RIPs stumble over it.",
    ),
}  # fmt: skip

_PAGES: dict[str, Message] = {
    "preflight-rotated": Message(
        "warning", "页面带 {degrees}° 旋转标记。", "The page is turned by {degrees}° for viewers only.",
        "转正再导出。", "Turn it for good and export again.",
        "Imposition programs differ in whether they heed it. " + _GWG,
    ),
    "preflight-user-unit": Message(
        "error", "页面单位是 {unit} 点，不是 1 点（UserUnit）。",
        "The page's unit is {unit} points (UserUnit).", *_RERUN,
        why="Many RIPs take no notice of it and make plates of another size. " + _GWG,
    ),
    "preflight-sizes-unlike": Message(
        "warning", "本页 {have} mm，第一页 {first} mm，大小不一。", "This page is {have} mm, the first {first} mm.",
        "核对页面大小，或分开交付。", "Check the sizes, or send them as files of their own.", _GWG,
    ),
    "preflight-page-empty": Message(
        "warning", "这一页是空白的。", "The page is empty.", "核对是否漏了内容。", "See what is missing.", _GWG,
    ),
    "preflight-font-broken": Message(
        "error", "字体 {font} 的字形文件损坏（{why}）。", "The font program of {font} is damaged ({why}).",
        "重新安装字体后再导出。", "Install the font again and export.",
        "RIPs draw another face, boxes or nothing in its place.",
    ),
    "preflight-font-widths": Message(
        "warning", "字体 {font} 有 {codes} 个字的宽度与字形文件不符（最多差 {off}‰）。",
        "{codes} characters of font {font} have other widths than its program says (by up to {off} ‰).", *_RERUN,
        why="Where a RIP takes the program's widths lines come out otherwise. ISO 19005-2, 6.2.11.5",
    ),
    "preflight-tounicode": Message(
        "warning", "字体 {font} 的文字对照表（ToUnicode）有错：{why}", "The ToUnicode of font {font} is faulty: {why}",
        *_RERUN, why="Text cannot be searched, copied or checked; plates are not touched.",
    ),
    "fix-picture-left": Message(
        "warning", "RGB 图片（{size} 像素，{count} 幅）没有代改：只有逐条解开的大图才改得动，JPEG 等要整幅解开。",
        "{count} RGB pictures of {size} pixels were left: large ones are turned a strip at a time, and a JPEG and the "
        "like can only be unpacked whole.",
        "在图像软件里转成 CMYK，或缩到版上要用的大小。",
        "Turn it to CMYK in an image editor, or scale it to what the page needs.",
        "Unpacked whole in light and in inks, a picture of more than 24 million pixels takes more memory than a check "
        "may have.",
    ),
}  # fmt: skip

MESSAGES: dict[str, Message] = of_pdf({**_PLATES, **_PAGES})
