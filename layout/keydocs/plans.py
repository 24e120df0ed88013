"""What the keys of a planned page mean, in Chinese and English."""

from __future__ import annotations

from typing import Final

PLAN_SHAPES: Final = {"plan": ("自动拟版：想要什么", "Wishes for a page that is to be proposed")}

PLAN_KEYS: Final = {
    "lead": ("头条：稿名或标题开头几个字", "The lead, by slug or the first words of its head"),
    "order": ("按轻重排列的稿件，重的在前；没有写的按稿件顺序排在后面",
              "Stories by rank, the weightiest first; the others follow in the order of the copy"),
    "stories": ("这一版用哪些稿件；不写则是没有排上版的全部稿件",
                "Stories of this page; all that no slot has if not given"),
    "jumps": ("可以转版的稿件和转到的版：{a1: 2}", "Stories that may go on elsewhere, and where: {a1: 2}"),
    "pictures": ("图片要多大：{river: 大}，大、中、小", "How large pictures are wanted: small, medium, large"),
}  # fmt: skip
