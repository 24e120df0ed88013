"""The Chinese names of what a type area is divided into, and of the way its lines run: of an issue, a page, a slot."""

from __future__ import annotations

from typing import Final

WAY: Final = {"排式": "writing", "书写方向": "writing"}
PAGE_GRID: Final = {
    "栏数": "columns", "段数": "columns", "每栏字数": "chars", "每段字数": "chars", "字数": "chars", "栏距": "gutter",
    "段距": "gutter", "行数": "lines",
}  # fmt: skip
GRID: Final = {**PAGE_GRID, "正文": "body", "正文字号": "body", "字号": "body", "行距": "leading"}
