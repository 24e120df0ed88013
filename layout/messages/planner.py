"""Words for pages that are proposed, and for those that cannot be."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "plan-too-much": Message(
        "error",
        "第 {page} 版排不下：稿件至少要 {needs} 栏·行，空处只有 {free}",
        "page {page} cannot hold its copy: it takes {needs} columns × lines at least, {free} are free",
        "{advice}",
        "{advice_en}",
        "Copy is never left out in silence: what would have to give is said, and the page is made of what has room.",
    ),
    "plan-too-little": Message(
        "error",
        "第 {page} 版排不满：稿件至多能占 {needs} 栏·行，空处有 {free}",
        "page {page} cannot be filled: its copy takes {needs} columns × lines at most, {free} are free",
        "{advice}",
        "{advice_en}",
        "White that nothing fills is what a reader sees first.",
    ),
    "plan-no-cut": Message(
        "error",
        "第 {page} 版的空处分不开：稿件要 {needs} 栏·行，空处 {free}，没有一种分法能让各稿正好排满",
        "page {page}: no division of its {free} free columns × lines lets all stories ({needs} at least) stand level",
        "{advice}",
        "{advice_en}",
        "A division is taken only when every story fits where it stands.",
    ),
    "plan-white": Message(
        "warning",
        "第 {page} 版的稿件排不满，下面留白 {lines} 行",
        "page {page} is not filled by its copy: {lines} lines are left white at its foot",
        "再添约 {cells} 栏·行的稿件、图片或启事，或给它一格广告。",
        "Add copy, a picture, a notice or an advertisement of about {cells} columns × lines.",
        "What there is stands level, and all white stands together, where something can still be put.",
    ),
    "plan-empty": Message(
        "error",
        "第 {page} 版写了 plan，可没有稿件可排",
        "page {page} is to be planned, and there is no story for it",
        "检查 plan 里的 stories，或别的版是不是已经用了全部稿件。",
        "Look at stories under plan, or whether other pages have all the copy.",
        "A plan is made of the stories that no slot has.",
    ),
    "plan-too-many": Message(
        "warning",
        "第 {page} 版要排的稿件太多，只排前 {most} 篇；没排的：{left}",
        "page {page} has more stories than a page is planned with; the first {most} are, these are not: {left}",
        "在 plan 里写 stories，或者写 order 定轻重。",
        "Name its stories under plan, or their order.",
        "The ways of dividing a page double with every story.",
    ),
    "plan-unknown-story": Message(
        "error",
        "plan 里的“{name}”不是这一期的稿件",
        "plan names “{name}”, which is no story of this issue",
        "是不是“{near}”？",
        "Did you mean “{near}”?",
        "A wish for a story that is not there cannot be met.",
    ),
    "plan-no-form": Message(
        "error",
        "《{slug}》在第 {page} 版排不成：哪种栏数都放不下",
        "story {slug} cannot be set on page {page} at any width",
        "缩短标题或正文，或自己给它一格。",
        "Shorten its head or its text, or give it a slot yourself.",
        "A story that no width takes is left to the editor, by name.",
    ),
    "new-from": Message(
        "error",
        "--from 给了 {count} 个文件，要 1 到 {most} 个",
        "--from names {count} files, give 1 to {most}",
        "写稿件文件，如 --from copy.txt。",
        "Name files of copy, such as --from copy.txt.",
        "An issue is made from at least one file of copy.",
    ),
    "new-date": Message(
        "error",
        "稿件里没有完整的日期，不知道是哪一天的报",
        "no whole date stands in the copy, so the day of the issue is not known",
        "加上 --date 2024-05-01。",
        "Add --date 2024-05-01.",
        "The date of a paper is never taken from the clock.",
    ),
    "plan-ranked": Message(
        "note",
        "第 {page} 版按稿件顺序定了轻重：{order}",
        "page {page}: ranks follow the order of the copy: {order}",
        "想改就写 plan: {{lead: …, order: […]}}。",
        "To change them write plan: {{lead: …, order: […]}}.",
        "Who decides what leads should know that it was not decided.",
    ),
    "spec-plan-word": Message(
        "error",
        "plan 不认得“{said}”",
        "plan does not know “{said}”",
        "写 plan: auto，或 plan: {{lead: …}}。",
        "Write plan: auto, or plan: {{lead: …}}.",
        "A plan is automatic, or a map of wishes.",
    ),
}
