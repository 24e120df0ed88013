"""Words for the keys of advertisements, codes, spreads, and pages that stand in files of their own."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

AD_SHAPES: Final[dict[str, Words]] = {
    "waiting-ad": ("还没有版位的广告", "An advertisement that has no place yet"),
    "booked": ("广告订的大小", "The size that an advertiser has booked"),
    "table": ("一张表排成一格", "A table in a slot of its own"),
    "tab-stop": ("制表位", "A tab stop"),
    "spot-ink": ("专色：单独一块版的油墨", "A spot ink, which has a plate of its own"),
}

WAITING_KEYS: Final[dict[str, Words]] = {
    "id": ("广告的代号，放上版以后就是格的代号", "Name of the ad, and of its slot once it has one"),
    "span": ("[栏数, 行数]；不写就按 booked", "[columns, lines]; as booked if not given"),
    "pages": ("只准放在哪几版，如 [3, 5]；不写则在各待拟的版里找，头版除外",
              "Pages that it may stand on, such as [3, 5]; planned pages but the front page if not given"),
}  # fmt: skip

BOOKED_KEYS: Final[dict[str, Words]] = {
    "size": ("[宽, 高]，如 [350mm, 120mm]", "[width, height], such as [350mm, 120mm]"),
    "columns": ("占几栏", "Columns of the grid"),
    "lines": ("占几行", "Lines of the grid"),
}

SHARED_PAGE_KEYS: Final[dict[str, Words]] = {
    "spread": ("跨版：两版一起排，栏数加倍（左版 1 起，右版接着数）；竖排的从右版起，行接着数；number 写先读的一版",
               "A spread: two facing pages as one of twice the columns (downward: lines); number is the first one's"),
    "folio": ("本版排不排整期的报眉，默认排", "Whether the folio of the issue stands on it, yes if not given"),
}  # fmt: skip
"""Of a page: what it shares with others."""

AD_SIZES_WORDS: Final[Words] = (
    "广告规格，如 {半版: [100%, 50%], 报眼: [110mm, 9行]}；百分数是版心的，栏距算在内",
    "Trade sizes of ads, such as {半版: [100%, 50%], 报眼: [110mm, 9行]}; shares of the type area, gutters counted",
)

SPOT_KEYS: Final[dict[str, Words]] = {
    "spot": ("油墨的名字，如 PANTONE 185 C，与印厂的写法一致",
             "Name of the ink, such as PANTONE 185 C, as the plant writes it"),
    "as": ("在校样和屏幕上的样子：[C, M, Y, K]", "What it looks like on proofs and screens: [C, M, Y, K]"),
    "share": ("网点，百分数，默认 100", "Its tint in per cent, 100 if not given"),
}  # fmt: skip

TABLE_KEYS: Final[dict[str, Words]] = {
    "file": ("表格的文件；也可以简写成 table: 文件", "The file of the table; table: FILE says the same"),
    "sheet": ("工作簿里的哪一张：名字或第几张；不写则第一张没有隐藏的",
              "Sheet of a workbook, by name or number; the first that is shown if not given"),
    "number": ("文件或稿件里的第几张表", "Which table, of a file or story that has several"),
    "heads": ("前几行是栏目；不写则按文件，或按内容判断",
              "How many rows name the columns; as the file says, or shows, if not given"),
    "rules": ("线：三线（默认）、横线（每行）、全线（连竖线）、隔行底、无线",
              "Rules: three (the default), rows (under every row), full (between columns too), zebra, none"),
    "align": ("各列怎么对：[自动, 居左, 居中, 居右, 均排, 小数点]，从左数",
              "How each column stands: auto, left, centre, right, spread, point; from the left"),
    "pitch": ("行距；不写则在限度内撑满版位", "From row to row; what fills the slot, within bounds, if not given"),
}  # fmt: skip


_OF_ADS: Final = (
    "ink", "file", "file_page", "booked", "advertiser", "order_number", "label", "convert", "scale",
)  # fmt: skip

AD_SLOT_KEYS: Final[dict[str, Words]] = {
    "size": ("大小：[宽, 高]，毫米，与 at 合用代替 span",
             "Size in millimetres, [width, height], with at in place of span"),
    "snap": ("按毫米的版位吸附到最近的栏和行", "A place in millimetres is brought to the nearest columns and lines"),
    "ink": ("图片或图片广告只用这一种油墨印：颜色名，专色也可以；报眉、启事等的字色（压在图上写 white）",
            "The one ink of a picture, or ad that is one, a spot ink too; ink of furniture's type: white on a picture"),
    "link": ("二维码的内容，一般是网址；不写则是 story 在数字报里的网址",
             "What a code says, an address as a rule; that of its story in the e-paper if not given"),
    "file": ("广告的文件（PDF、SVG、图片），或表格的文件（.xlsx、.csv、.docx、.html、.md）",
             "An advertisement's file (PDF, SVG, picture), or a table's (.xlsx, .csv, .docx, .html, .md)"),
    "file_page": ("PDF 有几页时，用哪一页", "Which page, of a PDF that has several"),
    "booked": ("订的大小：样式表里的名字（通栏、半版……）、{size} 或 {columns, lines}；与版位、文件核对",
               "The size booked: a trade name, {size} or {columns, lines}; checked against slot and file"),
    "advertiser": ("广告主，写进 ads.json 和替代文字", "Who advertises: for ads.json and the words in place of the ad"),
    "order_number": ("合同号或订单号，写进 ads.json", "Number of the order, for ads.json"),
    "label": ("标“广告”二字，默认标；画面里已有的写 false",
              "Mark it 广告, yes if not given; false where the artwork says so itself"),
    "convert": ("准许把 RGB 和超墨量转成本厂的油墨，默认不准（拒收）",
                "May be turned into the press's inks where it is RGB or over-inked; it is refused if not given"),
    "table": ("表格：哪一张、几行栏目、什么线、怎么对齐", "A table: which one, its heads, rules and alignment"),
    "kicker": ("表格的引题", "Kicker of a table"),
    "source": ("表格下面的一行：资料来源、说明", "Line under a table: where its figures come from"),
    "scale": ("准许等比缩放到版位，默认不准", "May be scaled to its place, in its own proportions; not unless given"),
}  # fmt: skip

PLACED_KEYS: Final = {
    "booked": BOOKED_KEYS,
    "table": TABLE_KEYS,
    "waiting-ad": WAITING_KEYS | {key: words for key, words in AD_SLOT_KEYS.items() if key in _OF_ADS},
}
