"""Words for pages that are proposed, and for those that cannot be."""

from __future__ import annotations

from layout.messages.model import Message


def _faulty(zh: str, en: str, why: str = "What is advised was tried: the page was proposed again with it.") -> Message:
    """Of a page whose best proposal has faults, and what to do."""
    said = "第 {page} 版拟出的最好方案还有 {count} 处毛病", "the best proposal for page {page} has {count} faults"
    return Message("warning", *said, zh, en, why)


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
    "plan-mend-picture": _faulty(
        "《{slug}》的图片用 {size}（plan 里写 pictures），再拟就只有 {left} 处。",
        "Give the picture of {slug} the size {size} (pictures under plan): {left} are left.",
    ),
    "plan-mend-cut": _faulty(
        "《{slug}》删去末句（{chars} 字），再拟就只有 {left} 处。",
        "Cut the last sentence of {slug} ({chars} characters): {left} are left.",
    ),
    "plan-mend-jump": _faulty(
        "让《{slug}》下转第 {to} 版（plan 里写 jumps），再拟就只有 {left} 处。",
        "Let {slug} jump to page {to} (jumps under plan): {left} are left.",
    ),
    "plan-mend-out": _faulty(
        "撤下《{slug}》，或挪到别的版，再拟就只有 {left} 处。",
        "Leave {slug} out, or move it to another page: {left} are left.",
    ),
    "plan-mend-two": _faulty(
        "只改一样都不够；{one}，再{other}，两样都改就只有 {left} 处。",
        "No single change is enough; {one_en}, and {other_en}: {left} are left.",
        "Both together were tried: the page was proposed again with them.",
    ),
    "plan-poor": _faulty(
        "换图片大小、删一句、多转一篇、撤一篇，改一样两样都不够；把稿件分给两版，或自己调几格。",
        "Neither one change of those tried nor the best two are enough: spread the copy, or move some slots yourself.",
        "Larger pictures, sentences cut, more jumps and stories left out were tried, then the best of them by twos.",
    ),
    "plan-not-interlocked": Message(
        "warning",
        "第 {page} 版要求咬合，可没有一篇排成曲尺形能排满",
        "page {page} is to be interlocked, and no story in an L makes it up",
        "试试别的 order，或让一篇转版；现在按模块排。",
        "Try another order, or let a story jump; it is made of rectangles.",
        "An L is used only when its story fills it level and what stands in its notch does, too.",
    ),
    "plan-search-ended": Message(
        "note",
        "第 {page} 版的分法太多，没有全部找遍",
        "page {page} has more divisions than were looked at",
        "方案是找过的里最好的；想找得更遍，就把稿件分给两版，或让几篇先站定（keep）。",
        "The proposal is the best of those; to have more looked at give some stories a place or another page.",
        "A dozen stories have so many forms that nobody waits for the last of them.",
    ),
    "plan-section-unknown": Message(
        "warning",
        "稿件 {story} 写明属于“{name}”，没有一版叫这个版名（有：{known}）",
        "story {story} says section “{name}”, which no page is ({known})",
        "改稿件的版名（section），或给哪一版写上这个版名。",
        "Correct the section of the story, or give a page that section.",
        "It is shared out like a story of no section, and may come to any page.",
    ),
    "plan-empty": Message(
        "error",
        "第 {page} 版写了 plan，可没有稿件可排",
        "page {page} is to be planned, and there is no story for it",
        "检查 plan 里的 stories，或别的版是不是已经用了全部稿件。",
        "Look at stories under plan, or whether other pages have all the copy.",
        "A plan is made of the stories that no slot has.",
    ),
    "plan-all-placed": Message(
        "error",
        "第 {page} 版没有稿件可拟：{count} 篇稿件都已上版",
        "there is no story to propose page {page} with: {count} stories, each in a slot",
        "要重拟，先撤下几格；或在这一版写 plan，用 keep 列出要留的格，其余的重拟。",
        "Take some off their slots; or write plan: under the page, with the slots that stay under keep.",
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
    "ad-without-place": Message(
        "error",
        "广告“{id}”（{columns} 栏 × {lines} 行）没有版可放：看过第 {pages} 版",
        "the ad {id} ({columns} columns × {lines} lines) has no page: pages {pages} were looked at",
        "给它写 pages，给某一版写 plan，或者自己在 slots 里给它一格（同样的 id）。",
        "Name pages for it, write plan: under a page, or give it a slot of its own with this id.",
        "An ad that was sold is on a page, or somebody knows that it is not.",
    ),
    "ad-given-place": Message(
        "note",
        "广告“{id}”（{columns} 栏 × {lines} 行）放在第 {page} 版",
        "the ad {id} ({columns} columns × {lines} lines) stands on page {page}",
        "",
        "",
        "Where an ad stands is the ad desk's business, so it is said.",
    ),
    "ad-over-folio": Message(
        "warning",
        "第 {page} 版整版是广告“{id}”，报眉让位，这一版不排版次",
        "the ad {id} is as large as page {page}, which has no folio therefore",
        "报眉要排，就订得比版心浅：样式表 ads 里的整版减去报眉的行。",
        "To have a folio book less than the type area: its lines less those of the folio, under ads of the style.",
        "A page is told by its folio; of a page that is sold whole readers see none.",
    ),
    "spec-ad-extent": Message(
        "error",
        "广告“{id}”没有大小：写 span: [栏数, 行数]，或写 booked",
        "the ad {id} has no size: give it span: [columns, lines], or booked",
        "例：booked: 半版，或 span: [3, 30]。",
        "As booked: 半版, or span: [3, 30].",
        "What has no size has no place.",
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
        "想改就写 plan: {{lead: …, order: […]}}，或在稿件里写 rank: 1（位次）。",
        "To change them write plan: {{lead: …, order: […]}}, or rank: 1 into a story.",
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
