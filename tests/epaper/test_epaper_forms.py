"""Small forms and tables of a story in the e-paper: each with the element that HTML has for it, cell by cell."""

from __future__ import annotations

from layout.epaper.gather import Sizes, article_of
from layout.stories.storyfile import read_story

COPY = """---
slug: x
headline: [积分榜]
---

::: 编者按
联赛过半。
:::

比分[^1]如下：

- 南港胜
- 平川负

| 队 | 主场{across=2} |
| 北山{down=2} | 3 | 1 |
| 0 | |

| 另一张 | 表 |

{verse}清水一条河
{verse}两岸都是家

[^1]: 据组委会。
"""


def test_every_form_is_one_block_with_all_its_words() -> None:
    story, _ = read_story(COPY, "x.md")
    blocks = article_of(story, (1,), (), Sizes({})).blocks
    assert [one.kind for one in blocks] == ["aside", "p", "list", "table", "table", "verse", "notes"]
    aside, text, items, table, other, verse, notes = blocks
    assert (aside.label, aside.text) == ("编者按", "编者按\n联赛过半。")
    assert [(run.text, run.kind) for run in text.runs] == [("比分", ""), ("1", "note"), ("如下：", "")]
    assert [row[0].text for row in items.rows] == ["·南港胜", "·平川负"]
    assert [[(cell.text, cell.across, cell.down) for cell in row] for row in table.rows] == [
        [("队", 1, 1), ("主场", 2, 1)],
        [("北山", 1, 2), ("3", 1, 1), ("1", 1, 1)],
        [("0", 1, 1), ("", 1, 1)],
    ]
    assert other.text == "另一张\u3000表"
    assert verse.text == "清水一条河\n两岸都是家"
    assert notes.text == "1据组委会。"
