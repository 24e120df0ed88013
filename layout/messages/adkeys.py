"""Words for the keys of advertisements, codes, spreads, and pages that stand in files of their own."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

AD_SHAPES: Final[dict[str, Words]] = {
    "booked": ("广告订的大小", "The size that an advertiser has booked"),
}

BOOKED_KEYS: Final[dict[str, Words]] = {
    "size": ("[宽, 高]，如 [350mm, 120mm]", "[width, height], such as [350mm, 120mm]"),
    "columns": ("占几栏", "Columns of the grid"),
    "lines": ("占几行", "Lines of the grid"),
}

AD_SLOT_KEYS: Final[dict[str, Words]] = {
    "file": ("广告的文件：PDF、SVG 或图片", "An advertisement's file: PDF, SVG or picture"),
    "file_page": ("PDF 有几页时，用哪一页", "Which page, of a PDF that has several"),
    "booked": ("订的大小：样式表里的名字（通栏、半版……）、{size} 或 {columns, lines}；与版位、文件核对",
               "The size booked: a name of the style's (通栏, 半版 …), {size} or {columns, lines}; checked against the slot "
               "and the file"),
    "advertiser": ("广告主，写进 ads.json 和替代文字", "Who advertises: for ads.json and the words in place of the ad"),
    "order_number": ("合同号或订单号，写进 ads.json", "Number of the order, for ads.json"),
    "label": ("标“广告”二字，默认标；画面里已有的写 false",
              "Mark it 广告, yes if not given; false where the artwork says so itself"),
    "convert": ("准许把 RGB 和超墨量转成本厂的油墨，默认不准（拒收）",
                "May be turned into the press's inks where it is RGB or over-inked; it is refused if not given"),
    "scale": ("准许等比缩放到版位，默认不准", "May be scaled to its place, in its own proportions; not unless given"),
}  # fmt: skip
