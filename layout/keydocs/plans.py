"""What the keys of a planned page mean, in Chinese and English."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

PLAN_SHAPES: Final = {
    "plan": ("自动拟版：想要什么", "Wishes for a page that is to be proposed"),
    "taste": ("拟版的偏好", "What is liked of pages that are proposed"),
}

WAITING_ADS: Final[Words] = (
    "还没有版位的广告；拟版时放到各版下端靠外，版上有同样 id 的格就不再放",
    "Ads without a place: they get one at the foot of planned pages, unless a slot has the same id",
)

PLAN_KEYS: Final = {
    "lead": ("头条：稿名或标题开头几个字", "The lead, by slug or the first words of its head"),
    "order": ("按轻重排列的稿件，重的在前；没有写的按稿件的位次、顺序排在后面",
              "Stories by rank, the weightiest first; the others follow by their own ranks, then as the copy goes"),
    "stories": ("这一版用哪些稿件；不写则是没有排上版的全部稿件",
                "Stories of this page; all that no slot has if not given"),
    "jumps": ("可以转版的稿件和转到的版：{a1: 2}", "Stories that may go on elsewhere, and where: {a1: 2}"),
    "pictures": ("图片要多大：{river: 大}，大、中、小",
                 "How large pictures are wanted: {river: large}; small, medium or large"),
    "shape": ("模块（块块方正，默认）或咬合（至少一篇排成曲尺形，别的稿件嵌进去）",
              "block (rectangles, the default), or interlock: a story at least in an L round others"),
    "keep": ("照原样留着的格（按 id 或稿名），版上其余稿件重新拟；不写就都留着",
             "Slots that stay while the page's other stories are planned anew, by id or story; all if not given"),
}  # fmt: skip

TASTE_KEYS: Final[dict[str, Words]] = {
    "below": ("轻重：排在较轻的稿件之下，每差一级记多少，默认 30",
              "Rank: a story under a lesser one, for each step between them, 30"),
    "right": ("轻重：排在较轻的稿件右边，每差一级记多少，默认 6",
              "Rank: a story right of a lesser one, for each step, 6"),
    "larger": ("轻重：标题比头条的大，默认 30", "Rank: a head larger than the lead's, 30"),
    "parted": ("轻重：一条线横贯大半个版，默认 90", "Rank: a rule from edge to edge of more than half a page, 90"),
    "clash": ("毛病：碰题，默认 1", "Faults: heads of one style side by side, 1"),
    "across": ("毛病：断版，默认 1", "Faults: a bare gap across the page, 1"),
    "gap": ("常规：上下之间每多空一行，默认 8", "Shape: each line of white beyond one between two things, 8"),
    "pictures": ("毛病：图片相邻，默认 1；0 是随它", "Faults: a picture beside or over a picture, 1; 0 lets them"),
    "interlock": ("大于 0：版面没有另写 shape 的都咬合，默认 0",
                  "Over 0: every page that does not say its shape is interlocked, 0"),
    "head": ("常规：标题四周多空、字号该大而小的每一行，默认 3；多空的逐行加重",
             "Shape: each line of white too much round a head, the second twice, or of type too small, 3"),
    "short": ("常规：标题不到半栏宽，每短一成，默认 2",
              "Shape: each tenth of the measure that a head lacks to half, 2"),
    "leg": ("常规：栏太长、太短的每一行，默认 2", "Shape: each line that a leg is too long or too short, 2"),
    "leg_least": ("一栏至少几行，默认 4", "Fewest lines of a leg, 4"),
    "leg_most": ("一栏至多几行，默认 62", "Most lines of a leg, 62"),
    "bastard": ("常规：破栏，默认 6", "Shape: legs that leave the page's columns, 6"),
    "wide": ("常规：比这类稿件通常的宽，默认 12", "Shape: a story wider than its like usually are, 12"),
    "remedy": ("常规：每用一种调稿手段，默认 2", "Shape: every remedy of copyfit, 2"),
    "jump": ("常规：转版，默认 40", "Shape: a jump, 40"),
    "crop": ("常规：图片裁去、加深的每一行，默认 2", "Shape: each line that a picture is cropped by, 2"),
    "crop_most": ("图片至多裁去几成，千分数，默认 250", "Most of a picture's depth that is cropped, per mille, 250"),
    "brief": ("不足多少字的算简讯，默认 160", "Fewer characters make a brief, 160"),
    "lead_least": ("头条至少占版宽的千分之几，默认 500", "Least width of the lead, per mille of the page, 500"),
    "lead_most": ("头条至多占版宽的千分之几，默认 800", "Most width of the lead, 800"),
    "second_least": ("二至四条至少占的版宽，默认 250", "Least width of the second to the fourth, 250"),
    "second_most": ("二至四条至多占的版宽，默认 590", "Most width of the second to the fourth, 590"),
    "third_least": ("其余稿件至少占的版宽，默认 120", "Least width of the others, 120"),
    "third_most": ("其余稿件至多占的版宽，默认 450", "Most width of the others, 450"),
    "brief_least": ("简讯至少占的版宽，默认 120", "Least width of a brief, 120"),
    "brief_most": ("简讯至多占的版宽，默认 300", "Most width of a brief, 300"),
    "comment_least": ("评论至少占的版宽，默认 250", "Least width of a commentary, 250"),
    "comment_most": ("评论至多占的版宽，默认 300", "Most width of a commentary, 300"),
}  # fmt: skip
