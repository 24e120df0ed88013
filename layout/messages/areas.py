"""Words for what is found in areas of several rectangles and in what stands in them."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "spec-areas-overlap": Message(
        "error",
        "这一块和第 {first} 行的一块叠在一起", "this rectangle overlaps the one on line {first}",
        "移开或缩小其中一块。", "Move or shrink one of the two.", "The same lines would be set twice on one place.",
    ),
    "spec-chain-back": Message(
        "error",
        "这一块倒排在第 {first} 行那一块的左上方", "this rectangle stands back of the one on line {first}",
        "按阅读顺序写：下一块在前一块之下，或在它右边。",
        "Write them as they are read: the next below, or to the right.",
        "The eye goes down a leg and then to the right; it does not look for the rest of a story behind it.",
    ),
    "spec-off-sheet": Message(
        "error",
        "排到纸外：纸面 {width} × {height}", "it leaves the sheet of {width} × {height}",
        "改 rect。", "Change rect.", "A picture may bleed, but it cannot be larger than its page.",
    ),
    "spec-beyond-type": Message(
        "warning",
        "{id} 的{kind}边伸出版心 {over} 毫米", "{id} stands {over} mm beyond the type area at its {kind}",
        "改 size 或 at；snap: true 就近对齐网格。出血的要排到纸边。",
        "Change size or at; snap: true brings it to the grid. What bleeds goes to the edge of the sheet.",
        "The edges of a page's type line up; what ends in the margin looks like a slip.",
        words={"right side": "右", "left side": "左", "foot": "下"},
    ),
    "spec-within-what": Message(
        "error",
        "这一版没有格“{id}”可套", "no slot “{id}” on this page that it can stand in", "这一版可以套的格：{near}。",
        "Slots of the page that can hold it: {near}.",
        "Type of a story makes way for what stands in its area; on a picture, lines of furniture are printed.",
    ),
    "spec-within-loop": Message(
        "error",
        "{id} 套来套去套在自己里面", "{id} stands inside itself",
        "去掉一个 within。", "Take one within away.", "A box cannot hold the box that it stands in.",
    ),
    "spec-not-within": Message(
        "error",
        "{id} 伸出了 {host}（第 {first} 行）的版位", "{id} reaches out of {host} (line {first})",
        "改 at 或 span，或去掉 within。", "Change at or span, or take within away.",
        "What stands in a story lies wholly in its area.",
    ),
    "spec-insert-place": Message(
        "error",
        "图片的位置写 at 或 corner，只写一种", "a picture's place is either at or corner",
        "at: [栏, 行]；或 corner: 左上、右上、左下、右下。", "at: [column, line]; or corner: upper-left … lower-right.",
        "One place, given in one way.",
    ),
    "spec-unknown-head": Message(
        "error",
        "样式表的 heads 里没有标题样式“{name}”", "no head “{name}” in the stylesheet's heads",
        "是不是 {near}？", "Did you mean {near}?", "Heads of the library are named in the stylesheet under heads.",
    ),
    "caption-overset": Message(
        "error",
        "图片“{file}”的说明有 {lines} 行放不下", "{lines} lines of the caption of {file} do not go in",
        "加深图片的版位，或缩短说明。", "Make the picture's place deeper, or shorten the caption.",
        "A caption stands on the page's grid in the rows of its picture's place.",
    ),
    "inset-on-head": Message(
        "error",
        "{id} 压在《{slug}》的标题上", "{id} stands on the head of {slug}",
        "下移，或在 head 里写明 lines、columns。", "Move it down, or give the head its lines or columns.",
        "A head block occupies whole lines of the grid; what stands in a story stands below or beside it.",
    ),
}  # fmt: skip
