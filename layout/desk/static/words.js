/** Every word of the desk in Chinese and English. */

/** @type {Record<string, [string, string]>} key → [zh, en]; {0}, {1} are filled in by `say`. */
const WORDS = {
  "at-span": ["栏 {0} 行 {1} · {2} 栏 × {3} 行", "col {0} line {1} · {2} cols × {3} lines"],
  "break-head": ["断标题", "Break"],
  "break-head-key": ["在标题的字间点击，分行或并行 (B)", "Click between the characters of the head to break or join its lines (B)"],
  "break-head-on": ["在标题的字间点击：断开；点行末：并行。或用方向键选处、按 Enter。Esc 结束。", "Click between characters of the head to break there, at a line's end to join; or choose with the arrow keys, then Enter. Esc ends."],
  "broken": ["有错，版样停在上一次：", "A fault; the page is the last that could be made:"],
  "cancel": ["取消", "Cancel"],
  "cards": ["卡片", "Cards"],
  "check": ["读大样", "Check"],
  "check-again": ["再读一遍", "Read again"],
  "check-house": ["本报用词表", "the house’s lists"],
  "check-key": ["像值班编辑那样读一遍各版 (R)", "Read the pages as a duty editor does (R)"],
  "check-left": ["还有 {0} 处没有列出。", "{0} more are not listed."],
  "check-read": ["读一遍 (R)", "Read the pages (R)"],
  "check-reading": ["正在读各版……", "Reading the pages …"],
  "check-rule": ["依据：{0}", "By {0}"],
  "check-stale": ["读过以后版又改了，位置可能不准。", "The pages have changed since; places may be off."],
  "check-what": ["按一下才读：题文、图文、转版、数字、日期、人名、错别字、报头报脚。", "Read when you ask: heads against copy, captions, jumps, figures, days, names, characters, imprint."],
  "chars": ["{0} 字", "{0} chars"],
  "close": ["关闭", "Close"],
  "at-span-down": ["段 {0} 行 {1} · {2} 段 × {3} 行", "band {0} line {1} · {2} bands × {3} lines"],
  "band": ["段", "band"],
  "bands": ["段数", "bands"],
  "column": ["栏", "col"],
  "columns": ["栏数", "cols"],
  "cut": ["删 {1} 字可省 {0} 行", "Cut {1} characters to win {0} line(s)"],
  "cut-from": ["从“{0}”到“{1}”", "from “{0}” to “{1}”"],
  "cut-here": ["本段删 {0} 字少排一行；点一下，选出这几个字", "Cut {0} character(s) here and the paragraph has a line less; click to select them"],
  "cut-line": ["各段少一行：", "A line less:"],
  "cut-words": ["删 {0} 字“{1}”", "{0} chars “{1}”"],
  "dismiss": ["关闭此条", "Dismiss"],
  "comment-done": ["已办", "Seen to"],
  "comment-open": ["重开", "Open again"],
  "comment-send": ["写下批注", "Leave the comment"],
  "comment-words": ["批注", "A comment"],
  "comments": ["批注", "Comments"],
  "lost-share": ["连接断了，正在重连……", "Connecting again …"],
  "no-comments": ["还没有批注。看大样的人点版上的地方就能写。", "No comments yet. Who looks at the pages clicks a place to write one."],
  "not-signed": ["第 {0} 版还没有签发", "Page {0} is not signed"],
  "sign": ["签发本版", "Sign this page"],
  "signed-before": ["第 {0} 版 {1} {2} 签发后改过", "Page {0} was changed after {1} signed it, {2}"],
  "signed-by": ["第 {0} 版 {1} 已签发 {2}", "Page {0} signed by {1}, {2}"],
  "stage-share": ["版样。点一处写批注，回车在版中写", "The page. Click a place to comment on it; Enter comments on its middle"],
  "who": ["姓名", "Your name"],
  "who-first": ["先写姓名。", "Say who you are first."],
  "do-it": ["确定", "Do it"],
  "done": ["完成", "done"],
  "do-cut": ["就这样删", "Cut it"],
  "drop-own": ["作为这篇稿的配图", "As the story’s own picture"],
  "drop-shift": ["按住 Shift：作为这篇稿的配图", "Shift: as the story’s own picture"],
  "drop-here": ["放到版上", "Place on the page"],
  "dump": ["原稿", "Dump"],
  "dump-head": ["每行的稿名和角色；改动写进{0}。", "Story and role of every line; changes go into {0}."],
  "dump-hints": ["批注", "the hints"],
  "dump-line": ["第 {0} 行：点击到原稿；T K D N B M S C P F 定角色，[ ] 换稿", "Line {0}: click for the dump; T K D N B M S C P F say its role, [ ] its story"],
  "dump-role": ["行的角色", "role of the line"],
  "dump-story": ["行的稿件", "story of the line"],
  "epaper": ["数字报", "E-paper"],
  "error": ["错误", "Errors"],
  "failed": ["失败", "failed"],
  "cancelled": ["已取消", "cancelled"],
  "files": ["文件", "Files"],
  "findings": ["提示", "Findings"],
  "fits": ["调稿", "Copyfit"],
  "fit-exact": ["正好 {0} 行", "exact: {0} lines"],
  "fit-over": ["余 {0} 行 {1} 字", "over by {0} line(s), {1} chars"],
  "fit-page": ["整版", "Page"],
  "fit-page-key": ["整版显示 (0)", "Fit the page (0)"],
  "fit-room": ["版位 {0} 行 · 已排 {1} 行 · 每行 {2} 字", "room {0} · set {1} lines · {2} chars a line"],
  "fit-short": ["欠 {0} 行 {1} 字", "short by {0} line(s), {1} chars"],
  "fit-to-page": ["转第 {0} 版", "goes on on page {0}"],
  "fit-width": ["满宽", "Width"],
  "fit-width-key": ["按宽度显示 (W)", "Fit the width (W)"],
  "focus-handle": ["图片中心：拖动", "Focus of the picture: drag"],
  "go-there": ["去改", "Go there"],
  "grid": ["网格", "Grid"],
  "grid-key": ["显示网格 (G)", "Show the grid (G)"],
  "handoff": ["付印包", "Hand-off"],
  "help": ["快捷键", "Keys"],
  "help-key": ["快捷键 (?)", "Keys (?)"],
  "language-title": ["换成英文", "Switch to Chinese"],
  "legs": ["分栏", "legs"],
  "line": ["行", "line"],
  "lines": ["行数", "lines"],
  "lost": ["与程序的连接断了，正在重连……改动还在这里。程序重开后会自己接上；接不上，就用它给出的新地址。", "The program went away; connecting again … Your changes are still here. Once it is started again this page finds it; if not, open the address it gives."],
  "back": ["已重新连上。", "Connected again."],
  "none-selected": ["点一个版位：移动、改大小、分栏。", "Click a slot to move it, resize it, divide it."],
  "note": ["提醒", "Notes"],
  "nothing-found": ["没有问题。", "Nothing found."],
  "no-fits": ["版上还没有稿件。", "No story stands on the pages yet."],
  "none-unplaced": ["全部稿件都上版了。", "Every story is on a page."],
  "out": ["输出", "Output"],
  "pages": ["版面", "Pages"],
  "page": ["第 {0} 版", "Page {0}"],
  "page-picture": ["第 {0} 版 {1}，{2} 个版位；版位列表在后面", "Page {0} {1}, {2} slots; a list of them follows"],
  "page-view": ["版样", "The page"],
  "panels": ["源文、调稿、提示、读大样、原稿", "Source, copyfit, findings, check, dump"],
  "pdf": ["PDF", "PDF"],
  "png": ["PNG", "PNG"],
  "no-proposal": ["第 {0} 版拟不出方案。", "No proposal can be made for page {0}."],
  "proof": ["印色", "Press"],
  "proof-key": ["按付印的颜色和纸色显示 (P)", "Show the colours and the paper of the press (P)"],
  "proposal-take": ["方案 {0}：取用", "Proposal {0}: take it"],
  "proposals": ["拟版", "Proposals"],
  "advice-follow": ["照此再拟", "Propose it so"],
  "advice-cut": ["删去，再拟", "Cut it, and propose again"],
  "propose": ["拟版…", "Propose …"],
  "propose-title": ["请程序为这一版提几个方案", "Have the program propose this page"],
  "proposing": ["正在拟第 {0} 版……", "Proposing page {0} …"],
  "redo": ["重做 (Ctrl+Shift+Z)", "Redo (Ctrl+Shift+Z)"],
  "remove": ["撤下", "Remove"],
  "remove-key": ["从版上撤下 (Del)", "Take off the page (Del)"],
  "running": ["正在做", "running"],
  "behind": ["已保存 · 停手后重新拟版", "Saved · planned again when you pause"],
  "saved": ["已保存", "Saved"],
  "saving": ["正在保存……", "Saving …"],
  "slot-bar": ["选中的版位", "The selected slot"],
  "slots": ["这一版的版位", "Slots of this page"],
  "source": ["源文", "Source"],
  "spec": ["源文", "Spec"],
  "spec-key": ["到版面文件里的这一处 (Enter)", "To its place in the spec (Enter)"],
  "split-left": ["左栏宽度", "Width of the left pane"],
  "split-right": ["右栏宽度", "Width of the right pane"],
  "spread": ["对版", "Spread"],
  "spread-key": ["两版并排 (S)", "Two pages side by side (S)"],
  "stage": ["版样。方向键移动版位，Shift+方向键改大小", "The page. Arrows move a slot, shift+arrows resize it"],
  "divide": ["分开", "Divide"],
  "divide-key": ["分成左右两格，一篇未上版的稿放进第二格 (D)；Shift+D 分成上下", "Divide into two side by side, a story without a place in the second (D); Shift+D one over the other"],
  "crop": ["裁图", "Crop"],
  "crop-key": ["用方向键选裁图时保住哪里 (C)", "Choose with the arrow keys what of the picture is kept (C)"],
  "crop-on": ["方向键移动图片，Shift 走小步；也可以拖图上的十字。Esc 结束。", "Arrow keys move the picture in its frame, with Shift by small steps; or drag its cross. Esc ends."],
  "swap": ["对调", "Swap"],
  "swap-key": ["与另一个版位对调 (X)", "Change places with another slot (X)"],
  "swap-with": ["点要对调的版位，或用方向键选、按 Enter。Esc 取消。", "Click the slot to change places with, or choose it with the arrow keys, then Enter. Esc cancels."],
  "tools-edit": ["撤销和重做", "Undo and redo"],
  "tools-out": ["输出和设置", "Output and settings"],
  "tools-view": ["显示", "View"],
  "undo": ["撤销 (Ctrl+Z)", "Undo (Ctrl+Z)"],
  "unnamed": ["（无标题）", "(no headline)"],
  "unplaced": ["未上版的稿件", "Stories not placed"],
  "upload-failed": ["图片没有传上去，再试一次。", "The picture did not arrive; try again."],
  "what": ["写什么", "what it is"],
  "why": ["理由", "the reason"],
  "warning": ["警告", "Warnings"],
  "words-done": ["完成 (Ctrl+Enter)", "Done (Ctrl+Enter)"],
  "words-here": ["版上的这几句话，Esc 不改", "These words of the page; Esc leaves them as they were"],
  "zoom-full": ["实际大小 100% (F)", "Actual size, 100 % (F)"],
  "zoom-in": ["放大 (+)", "Zoom in (+)"],
  "zoom-out": ["缩小 (−)", "Zoom out (−)"],
};

/** @type {[string, string, string][]} keys of the help sheet: [keys, zh, en]; a row without keys is a heading. */
export const KEYS = [
  ["", "版样", "The page"],
  ["[  ]", "上一个、下一个版位", "Slot before, slot after"],
  ["← ↑ → ↓", "版位移一栏、一行；没有选中时滚动", "Move the slot by a column or line; scroll when none is selected"],
  ["Shift + ← ↑ → ↓", "版位改大小", "Resize the slot"],
  ["1 … 9", "分几栏", "Number of legs"],
  ["Enter", "到源文里的这一处", "To its place in the source"],
  ["B", "在标题字间断行：方向键选处，Enter 断", "Break the lines of the head: arrow keys choose, Enter breaks"],
  ["C", "裁图：方向键移动图片", "Crop the picture: arrow keys move it"],
  ["X", "与另一版位对调：方向键选，Enter 调", "Change places with another slot: arrow keys choose, Enter does it"],
  ["D  Shift+D", "分成左右、上下两格，未上版的稿放进第二格", "Divide side by side, one over the other; a story without a place in the second"],
  ["Delete", "从版上撤下", "Take off the page"],
  ["Esc", "取消；不再选中", "Cancel; deselect"],
  ["PageUp  PageDown", "上一版、下一版", "Page before, page after"],
  ["+  −  0  W  F", "放大、缩小、整版、满宽、100%", "Zoom in, out, page, width, 100 %"],
  ["Ctrl + 滚轮 wheel", "以鼠标处为中心缩放", "Zoom at the pointer"],
  ["空格 Space + 拖 drag", "平移", "Pan"],
  ["R", "读大样", "Read the pages over"],
  ["G  S  P", "网格、对版、印色", "Grid, spread, press colours"],
  ["双击 double click", "就地改这句话；别处：打开源文", "Edit these words here; elsewhere: open the source"],
  ["", "到处", "Everywhere"],
  ["Ctrl+Z  Ctrl+Shift+Z", "撤销、重做", "Undo, redo"],
  ["F6  Shift+F6", "到下一栏、上一栏", "To the next pane, the one before"],
  ["Alt + 1 2 3 4 5", "源文、调稿、提示、读大样、原稿", "Source, copyfit, findings, check, dump"],
  ["?", "这张表", "This sheet"],
  ["", "源文", "Source"],
  ["Ctrl+Space", "补全", "Complete"],
  ["Ctrl+F", "查找替换", "Find and replace"],
  ["F8  Shift+F8", "下一处、上一处问题", "Next, previous finding"],
  ["Esc Tab", "离开编辑区", "Leave the editor"],
  ["", "原稿的一行", "A line of the dump"],
  ["T K D N B M", "主题、引题、副题、署名、正文、接上", "Head, kicker, deck, byline, copy, copy that goes on"],
  ["S C P F", "小标题、图说、摄影、附件", "Subhead, caption, credit, furniture"],
  ["[  ]", "归上一稿、下一稿", "Of the story before, after"],
];

/** @type {"zh" | "en"} */
let language = "zh";
/** @type {Set<() => void>} */
const listeners = new Set();

/** The words of *key*, with *facts* in their places. */
export function say(/** @type {string} */ key, /** @type {(string | number)[]} */ ...facts) {
  const pair = WORDS[key];
  const words = pair ? pair[language === "zh" ? 0 : 1] : key;
  return words.replace(/\{(\d)\}/g, (_, n) => String(facts[Number(n)] ?? ""));
}

/** One of two words, by the language that is spoken. */
export const either = (/** @type {string} */ zh, /** @type {string} */ en) => (language === "zh" ? zh : en);

/** The language that is spoken: `zh` or `en`. */
export const spoken = () => language;

/** Speak *next* and have everybody say their words anew. */
export function speak(/** @type {"zh" | "en"} */ next) {
  language = next;
  document.documentElement.lang = next === "zh" ? "zh-Hans" : "en";
  fill(document);
  for (const listener of listeners) listener();
}

/** Call *listener* whenever another language is spoken. */
export const onLanguage = (/** @type {() => void} */ listener) => listeners.add(listener);

/** Fill words into what stands under *root*: `data-say` its text, `data-title` its tip and name, `data-name` its name. */
export function fill(/** @type {ParentNode} */ root) {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-say]")))
    one.textContent = say(one.dataset.say ?? "");
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-title]"))) {
    one.title = say(one.dataset.title ?? "");
    if (!one.dataset.say) one.setAttribute("aria-label", one.title);
  }
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-name]")))
    one.setAttribute("aria-label", say(one.dataset.name ?? ""));
}
