"""Words for what is found while making previews and cards."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "option-range": Message(
        "error", "{said} 不行：要 {least} 到 {most}（{what}）",
        "{said} will not do: give {least} to {most} ({what})",
        "改一下这个选项。", "Change the option.", "Options are checked before anything is read.",
    ),
    "option-pages": Message(
        "error", "页码范围看不懂：{said}", "not a range of pages: {said}",
        "写成 1-3,5 这样。", "Write it like 1-3,5.", "Options are checked before anything is read.",
    ),
    "page-unknown": Message(
        "error", "这一期没有第 {page} 版", "this issue has no page {page}",
        "有的版：{known}", "Pages there are: {known}",
        "A preview is drawn from the pages that the issue file makes up.",
    ),
    "preview-tiled": Message(
        "note", "第 {page} 版有 {width}×{height} 像素，切成了小块",
        "page {page} has {width}×{height} pixels and was cut into tiles",
        "用读 Deep Zoom 的看图器打开 {file}；要一张整图就降低 --dpi。",
        "Open {file} with a viewer of Deep Zoom; for one picture lower --dpi.",
        "A picture beyond 80 million pixels, or longer than its format can write down, is opened by few programs.",
    ),
    "preview-too-large": Message(
        "error", "{name} 有 {width}×{height} 像素，一个文件放不下",
        "{name} has {width}×{height} pixels, too many for a file",
        "降低 --dpi，或改用 png。", "Lower --dpi, or use png.",
        "A picture beyond 80 million pixels, or longer than its format can write down, is opened by few programs.",
    ),
    "card-bad-colour": Message(
        "error", "{key}：颜色写成 #RRGGBB，不是 {text}", "{key}: a colour is written #RRGGBB, not {text}",
        "例如 #b8141c。", "For instance #b8141c.", "Cards are for the screen; their colours are those of the screen.",
    ),
    "card-height-order": Message(
        "error", "{key}：高度的下限大于上限", "{key}: the least height is more than the greatest",
        "写成 [宽, [下限, 上限]]。", "Write [width, [least, greatest]].",
        "A card whose height may grow has two bounds.",
    ),
    "card-no-room": Message(
        "error", "{key}：安全区之内没有地方了", "{key}: the safe area leaves no room",
        "减小 safe。", "Make safe smaller.", "Text stands inside the safe area.",
    ),
    "card-none": Message(
        "error", "表里没有卡片", "the table has no card", "在 cards 下写尺寸。", "Give sizes under cards.",
        "Cards are made in the sizes of the table.",
    ),
    "card-head-too-deep": Message(
        "error", "卡片 {card}：标题最小也排不下", "card {card}: the head does not go in even at its smallest",
        "减小表中的 head.min，或缩短标题。", "Lower head.min in the table, or shorten the head.",
        "A head is never shrunk below what a phone shows.",
    ),
    "card-left-out": Message(
        "note", "卡片 {card} 没有 {what} 的地方", "card {card} has no room for the {what}",
        "替代文字里有；要排上就换大一点的卡片。", "The alternative text has it; a larger card has room.",
        "A card is a teaser: what it leaves out is named.",
    ),
    "card-unsafe": Message(
        "error", "卡片 {card}：“{words}”伸出安全区", "card {card}: “{words}” reaches out of the safe area",
        "加大表中的 safe 以内的地方，或减小字号。", "Make room inside safe in the table, or take the type down.",
        "What stands outside the safe area is cut off or covered by the platform.",
    ),
    "card-small-text": Message(
        "error", "卡片 {card}：“{words}”只有 {size} 像素，小于 {least}",
        "card {card}: “{words}” is {size} pixels, less than {least}",
        "加大表中的字号，或改 least。", "Raise the size in the table, or change least.",
        "A phone shows a card about 360 points wide; type below the floor cannot be read there.",
    ),
    "card-contrast": Message(
        "error", "卡片 {card}：“{words}”与底色的对比只有 {ratio}，要 4.5",
        "card {card}: the contrast of “{words}” to its ground is {ratio}, not 4.5",
        "改表中的颜色。", "Change the colours of the table.",
        "WCAG 2, success criterion 1.4.3: text has a contrast of at least 4.5 to 1. Type on a picture counts as none.",
    ),
    "card-overlap": Message(
        "error", "卡片 {card}：“{words}”压在“{others}”上", "card {card}: “{words}” stands on “{others}”",
        "减小表中的字号。", "Take the type of the table down.", "No type of a card touches another line.",
    ),
    "card-too-heavy": Message(
        "error", "卡片 {card} 有 {size} 字节，超过 {most}", "card {card} has {size} bytes, more than {most}",
        "平台不收；减小尺寸，或换一张图片。", "The platform refuses it; make it smaller or take another picture.",
        "Some platforms limit the size of a file.",
    ),
    "card-picture-coarse": Message(
        "warning", "卡片 {card}：图片 {file} 只有所需像素的 {share}%",
        "card {card}: the picture {file} has {share}% of the pixels wanted",
        "换一张大一点的图片。", "Take a larger picture.", "A picture brought up by more than a third looks soft.",
    ),
    "card-size-unknown": Message(
        "error", "没有这种卡片：{said}", "no such card: {said}", "可用：{known}", "Known: {known}",
        "Sizes have the names of the table, or the first part of several of them.",
    ),
    "epaper-no-site": Message(
        "note", "没有写数字报的网址，订阅源和站点地图里是相对地址",
        "the e-paper's address is not known: feeds and site map have relative ones",
        "在版面文件里写 epaper: {site: https://…}。", "Say epaper: {site: https://…} in the page spec.",
        "Readers of feeds, search engines and social networks want whole addresses.",
    ),
}  # fmt: skip
