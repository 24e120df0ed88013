"""Words for what is found in fonts."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "glyph-missing": Message(
        "error",
        "《{slug}》有字库里都没有的字“{character}”（{points}）：…{near}…，以〓代",
        "no face has “{character}” ({points}) in {slug}: …{near}…; a geta 〓 stands for it",
        "换用有此字的字体（fonts: 或 fallback），或造字；不得付印。",
        "Name a face that has it (fonts:), or supply the glyph; the page must not go to press.",
        "A character is never dropped or replaced in silence; the compositor's 〓 marks the place of a missing sort.",
    ),
    "glyph-fallback": Message(
        "warning",
        "《{slug}》的“{character}”（{points}）本字体没有，借用 {face}：…{near}…",
        "“{character}” ({points}) in {slug} is not in its face and is borrowed from {face}: …{near}…",
        "看大样上这个字的笔画粗细是否相称。",
        "Check on the proof that its weight goes with its neighbours.",
        "Another face of the kit steps in for a rare character; a lighter one is thickened.",
    ),
    "variant-lost": Message(
        "warning",
        "《{slug}》的“{character}”（{points}）要求异体字形，{face} 没有：…{near}…",
        "“{character}” ({points}) in {slug} asks for a variant form that {face} does not have: …{near}…",
        "核对人名用字；必要时换字体。",
        "Check the name; use a face with the variant if it matters.",
        "A variation selector picks one form of a character, mostly in names.",
    ),
    "face-stands-in": Message(
        "note",
        "字库没有{wanted}，{face} 代用",
        "the kit has no {wanted}; {face} stands in for it",
        "把有使用权的字体放进 fonts: 文件夹。",
        "Put a licensed face into a folder named under fonts:.",
        "Open licences cover no good 仿宋 (fangsong) yet.",
    ),
    "font-embedding-forbidden": Message(
        "error",
        "字体 {face} 的授权标记不许嵌入文件",
        "the licence bits of {face} forbid embedding",
        "换一款字体，或向字体厂商取得嵌入授权的版本。",
        "Use another face, or get a version licensed for embedding.",
        "A press file must embed its fonts; the bits are those of the OpenType OS/2 table (fsType).",
    ),
    "font-manifest-bad": Message(
        "error",
        "字库清单看不懂：{what}",
        "the font manifest cannot be understood: {what}",
        "对照 fonts/fonts.yaml 改正。",
        "Compare with fonts/fonts.yaml.",
        "A manifest maps roles to faces and faces to files.",
    ),
    "font-unreadable": Message(
        "error",
        "字体文件 {file} 打不开或不是字体",
        "font file {file} is missing or is no font",
        "重新安装，或核对清单里的文件名。",
        "Install again, or check the file name in the manifest.",
        "Every face of the kit must be readable before a page can be made.",
    ),
    "font-without-characters": Message(
        "error",
        "字体文件 {file} 没有 Unicode 字符表",
        "font file {file} has no Unicode character map",
        "换一个版本，或用字体软件补上 cmap。",
        "Use another version, or have its cmap made.",
        "Without a Unicode cmap nothing says which glyph is which character.",
    ),
    "glyph-drawing-bad": Message(
        "error",
        "造字的图不能用（{why}）",
        "the drawing of this character cannot be used ({why})",
        "用只有路径的 SVG，写明 viewBox，字画在方框里。",
        "Use an SVG of plain paths with a viewBox, the character drawn in its square.",
        "A drawn character becomes a glyph of a font: outlines only, no text, no pictures, no references.",
    ),
    "glyph-blank": Message(
        "error",
        "字体 {face} 里“{character}”（{points}）是空的",
        "“{character}” ({points}) is blank in face {face}",
        "字体文件可能已损坏；换一个，不得付印。",
        "The font file may be damaged; replace it, the page must not go to press.",
        "A character that shows nothing would be lost in silence.",
    ),
    "font-role-unknown": Message(
        "error",
        "没有叫“{role}”的字体，现有：{known}",
        "there is no face “{role}”; there are {known}",
        "改样式里的 face；要用装在本机的字体，在 fonts: 里写 system。",
        "Change face in the style; write system under fonts: to use the faces of this machine.",
        "A text style names a role of the font manifest.",
    ),
}
