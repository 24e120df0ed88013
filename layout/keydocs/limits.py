"""Words for the thresholds of the checks, which a stylesheet may give."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

LIMIT_KEYS: Final[dict[str, Words]] = {
    "gap": ("汉字间隙上限，千分之一字", "Widest gap between Han, in thousandths of an em"),
    "ppi": ("图片分辨率，低于此提示", "Wanted resolution of pictures, pixels per inch"),
    "ppi_least": ("图片分辨率，低于此不能付印", "Least resolution of pictures"),
    "wrap_chars": ("串文时一行至少几字，不足则空着",
                   "Fewest characters of a line beside a picture; fewer are left empty"),
    "wrap_white": ("串文与图片间至少空多少，千分之一字", "Least white beside a picture, in thousandths of an em"),
    "head_spare": ("标题可多占的行数", "Lines that a head may take over its own"),
    "tracking": ("调稿：正文字距可紧可松多少，千分之一字，默认 15",
                 "Copyfit: tracking of body either way, thousandths of its size, 15"),
    "subhead_less": ("调稿：每个小标题可少占的行数，默认 1", "Copyfit: rows that every subhead may give, 1"),
    "subhead_more": ("调稿：每个小标题可多占的行数，默认 1", "Copyfit: rows that every subhead may take, 1"),
    "head_less": ("调稿：标题可少占的行数，默认 1", "Copyfit: lines that a head may give, 1"),
    "picture_less": ("调稿：图片可减的行数，默认 3", "Copyfit: lines that a picture may give, 3"),
    "picture_more": ("调稿：图片可加的行数，默认 3", "Copyfit: lines that a picture may take, 3"),
    "jump_least": ("转版前后每边至少几行，默认 4", "Least lines of body on either side of a jump, 4"),
    "clash_least": ("碰题：标题都小于此字号（十分之一磅）的不算，简讯、分类广告本来一样，默认 180",
                    "Heads smaller than this, in tenths of a point, may be alike: those of briefs, 180"),
    "like_heads": ("碰题：字号相差不到千分之几算相近，默认 150",
                   "Heads whose sizes differ by less are alike, per mille, 150"),
    "heads_apart": ("并排标题间至少空小号字的千分之几，默认 700",
                    "Least white between heads side by side, per mille of the smaller size, 700"),
    "head_white": ("标题下最多空几行，默认 3", "Most lines of white under a head, 3"),
    "white": ("版面上最多空几行，默认 3", "Most lines of the page that may stand empty, 3"),
    "leg_short": ("栏尾最多空几行，默认 1", "Most lines that a leg may end higher than the others, 1"),
    "widow": ("孤行：段末一行不足栏宽的千分之几不可独在栏首，默认 500",
              "A last line filled less may not stand alone at a leg's head, per mille of the measure, 500"),
    "through": ("通线：栏距直通版面千分之几以上，默认 900",
                "A gutter through more of the page is reported, per mille, 900"),
    "abreast_lines": ("竖排：并排标题间不足几行算并题，默认 3",
                      "Set downward: heads side by side with fewer lines between them are abreast, 3"),
    "parted_lines": ("竖排：标题与正文间超过几行算题文分离，默认 3",
                     "Set downward: a head with more lines before its text is parted from it, 3"),
    "body_least": ("正文字号下限，十分之一点，默认 90", "Least size of body, tenths of a point, 90"),
}  # fmt: skip
