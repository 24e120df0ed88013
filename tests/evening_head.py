"""The front of a small spec in the evening paper's sheet and grid; a test adds its own pages and slots."""

from __future__ import annotations


def evening_head(name: str, *, pages: int = 1, style: str = "evening") -> str:
    """The keys of the issue *name* up to its pages, with the copy of story files beside it."""
    return f"""\
id: {name}
date: 2024-05-17
paper: {{name: 清水晚报, cn: CN 00-0000, number: 1, pages: {pages}}}
sheet: {{size: 四开, bleed: 3mm, margins: 12mm}}
grid: {{columns: 5, chars: 12, gutter: 1.5字, lines: 66, body: 五号, leading: 15.5pt}}
style: {style}
copy: {{stories: '*.md'}}
"""
