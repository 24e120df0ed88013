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
}  # fmt: skip
