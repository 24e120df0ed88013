"""What the keys of a story's setting in its slot mean: legs, head, rectangles of its area, pictures in it."""

from __future__ import annotations

from typing import Final

_IN_LIBRARY: Final[dict[str, tuple[str, str]]] = {
    "place": ("标题在文字的上、左、右", "Above the text, or to its left or right"),
    "mode": ("横排、竖排", "horizontal or vertical"),
    "lines": ("标题占几行，连引题、副题；在文字左右时不写则与文字同高",
              "Lines that it occupies, kicker and deck included; beside its text, all of them if not given"),
    "columns": ("标题占几栏，从左数；不写则通栏", "Base columns that it spans, from the left; all if not given"),
    "width": ("在文字左右时的宽度；竖题不写则按需要", "Width beside its text; a vertical head takes what it needs"),
    "size": ("主题字号，或 {max, min}", "Size of the head, or {max, min}"),
    "sizes": ("字号：任意，或只用有名的字号", "Any size, or only the named steps (号)"),
    "style": ("主题的文字样式", "Text style of the head"),
    "align": ("居左、居中、居右、均排；竖题从上数", "left, centre, right or spread; of a vertical head: from the top"),
    "stand": ("各行排在这块地方的上、中、下；不写则匀开",
              "Where its lines stand in the block: top, middle, bottom; spread over it if not given"),
    "order": ("竖题各行的次序：右起（不写即是）、左起",
              "Order of the lines of a vertical head: from-right (the default, as Chinese is read) or from-left"),
    "tint": ("底色：颜色名", "Ink of a tint behind it"),
    "ink": ("字的颜色：颜色名，反白用 white", "Ink of the type; white for a reverse"),
    "box": ("加框：框的样式名", "Box style round it"),
    "knock": ("压图时的字：反白、勾边", "Type on a picture: reverse (white) or outline"),
}  # fmt: skip

SETTING_KEYS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "legs": {
        "count": ("栏数；不写则一基本栏一栏", "Number of legs; one a base column if not given"),
        "fit": ("余数怎么办：绝对（整字等宽，栏距浮动）、自由（等宽）、相对（整字，宽窄不等）、自动（基本栏）",
                "What becomes of the remainder: absolute, free, relative, grid"),
        "gutter": ("栏距", "White between legs"),
        "rule": ("栏间加线", "A hairline in the gutters"),
    },
    "head": {
        "form": ("标题库里的哪一种，如 竖题；另写的各项盖过它",
                 "A head of the library, such as 竖题; what else is given goes over it"),
        **_IN_LIBRARY,
        "picture": ("题图：标题压在这张图片上", "A picture that the head stands on"),
        "focus": ("裁题图时保住的一点", "Point of that picture to keep when cropping"),
        "breaks": ("主题分行，一行一项", "The head's lines as you break them"),
    },
    "sizes": {"max": ("最大字号", "Largest"), "min": ("最小字号", "Smallest")},
    "head-form": _IN_LIBRARY,
    "area": {
        "at": ("左上角：[栏, 行]", "Upper left corner: [column, line]"),
        "span": ("大小：[栏数, 行数]", "Size: [columns, lines]"),
        "legs": ("这一块分几栏；不写则同整格", "Legs of this rectangle; those of the slot if not given"),
    },
    "frame": {
        "picture": ("图片文件", "Picture file"),
        "focus": ("裁图时保住的一点", "Point to keep when cropping"),
    },
    "insert": {
        "picture": ("图片文件，或一组图片的列表；不写则用稿件里的",
                    "Picture file, or a list of those of a group; that of its story if not given"),
        "rows": ("一组图片每行几张，如 [2, 1]", "Pictures in each row of a group, such as [2, 1]"),
        "story": ("图片的稿件：说明和署名在里面", "Story that has the caption and credit"),
        "at": ("左上角：[栏, 行]，从版心数起", "Upper left corner: [column, line] of the page"),
        "corner": ("放在稿件的哪一角：左上、右上、左下、右下；上角在 head.lines 之下",
                   "Corner of the story's area; an upper one is below head.lines"),
        "span": ("大小：[栏数, 行数]，连说明", "Size: [columns, lines], caption included"),
        "wrap": ("哪边串文：两边、左边、右边、宽边、不串",
                 "Where text may stand beside it: both, left, right, wider, none"),
        "crop": ("裁满，或全图", "Cover the box, or contain the whole"),
        "ink": ("只用这一种油墨印：颜色名", "The one ink that it is printed in"),
        "focus": ("裁图时保住的一点", "Point to keep when cropping"),
        "caption": ("图片说明", "Caption"),
        "credit": ("图片署名", "Credit"),
        "caption_at": ("说明排在图片的下、左、右，或无", "Where the caption stands: below, left, right, none"),
    },
}  # fmt: skip
