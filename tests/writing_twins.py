"""A small issue whose lines run across, and its twin whose lines run downward on the sheet turned by a quarter."""

from __future__ import annotations

ACROSS = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4, site: paper.example}
sheet: {size: [395mm, 275mm], margins: {top: 10mm, right: 12mm, bottom: 14mm, left: 16mm}}
grid: {columns: 8, chars: 12, gutter: 1字, lines: 44, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
"""
DOWN = ACROSS.replace(
    "{size: [395mm, 275mm], margins: {top: 10mm, right: 12mm, bottom: 14mm, left: 16mm}}",
    "{size: [275mm, 395mm], margins: {top: 16mm, right: 10mm, bottom: 12mm, left: 14mm}}",
).replace("style: daily", "style: daily\nwriting: vertical")
HAN = "今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。"
