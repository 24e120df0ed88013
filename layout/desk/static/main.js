/** The desk: who tells whom. */

import { Check } from "./check.js";
import { Comments } from "./comments.js";
import { DumpPanel } from "./dump.js";
import { takePictures } from "./drop.js";
import { Findings } from "./findings.js";
import { Fits } from "./fits.js";
import { Rulers } from "./grid.js";
import { Hands } from "./hands.js";
import { Link } from "./link.js";
import { Out } from "./out.js";
import { listUnplaced, PageList } from "./pagelist.js";
import { Pages } from "./pages.js";
import { Faces, Painter, Pictures } from "./paint.js";
import { painted } from "./painted.js";
import { keySheet, notice, split, tabs } from "./panes.js";
import { Proposals } from "./proposals.js";
import { slotBar, slotList } from "./slotbar.js";
import { Source } from "./source.js";
import { FULL, View } from "./view.js";
import { WordBox } from "./wordbox.js";
import { setFact, setText } from "./texts.js";
import { onLanguage, say, speak, spoken } from "./words.js";

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const nonce = document.querySelector("meta[name=nonce]")?.getAttribute("content") ?? "";

const link = new Link();
const pages = new Pages();
const faces = new Faces();
const pictures = new Pictures((url) => {
  view.pictureCame(url);
  list.redraw();
  proposals.redraw();
});
const view = new View(byId("stage"), byId("table"), pages, new Painter(faces, pictures));
const list = new PageList(byId("pages"), view);
const act = (/** @type {Record<string, any>} */ what) => source.copies.settle(() => link.send({ do: "act", ...what }));
const hands = new Hands(view, act, look);
const rulers = new Rulers(
  /** @type {HTMLCanvasElement} */ (byId("ruler-top")), /** @type {HTMLCanvasElement} */ (byId("ruler-left")), view,
  () => hands.slot?.slot ?? null,
);
const source = new Source({
  tabs: byId("files"), editor: byId("editor"), link, nonce, undo: () => back("undo"), redo: () => back("redo"), moved: tellSaving,
});
const showTab = tabs(/** @type {HTMLElement} */ (document.querySelector("#right > .tabs")), (panel) => link.send({ do: "dump", on: panel === "panel-dump" }));
const fits = new Fits(byId("panel-fits"), byId("fits-count"), { select: selectStory, go: goTo, act, choose });
const findings = new Findings(byId("panel-findings"), byId("findings-count"), leadTo, act);
const check = new Check(byId("panel-check"), byId("check-count"), leadTo, (message) => source.copies.settle(() => link.send(message)), act);
const dump = new DumpPanel(byId("panel-dump"), act, goTo);
const wordBox = new WordBox(view, (message) => source.copies.settle(() => link.send(message)), () => {
  opening = true;
  link.send(asked);
});
const comments = new Comments(byId("panel-comments"), view, (one, seen) => link.send({ do: "seen", id: one.id, seen }));
const proposals = new Proposals(
  /** @type {HTMLDialogElement} */ (byId("proposals")), view.painter, (message) => link.send(message), act,
);
const out = new Out(byId("make"), byId("runs"), link);
slotBar(byId("slot-bar"), hands, () => hands.slot && look(hands.slot.page, { slot: hands.slot.slot, character: null }, true));

/** @type {{ok: boolean, broken: any[], undo: boolean, redo: boolean, saved: boolean, saying: string, behind: boolean}} */
let state = { ok: true, broken: [], undo: false, redo: false, saved: true, saying: "", behind: false };
/** @type {{story: string, name: string, chars: number}[]} */
let unplaced = [];
/** @type {any[]} */
let last = []; // the findings that came last
let marking = 0; // timer: they are marked again in the source
/** @type {any} */
let hello = null;
/** @type {Record<string, any>} what was looked for last */
let asked = {};
let opening = false; // the place that is asked for is to be opened, not only lit
let greeted = false; // by the program that runs now
let proof = false; // colours are those of the press
let faultShown = ""; // what the banner shows
let faulty = 0; // timer: half a word is no fault yet
let saving = 0; // timer: saving that takes its time is told

const CALM = 300; // ms without a page until findings are marked again
const LONG = 250; // ms that an edit may take until the desk says that it is being saved
const HALF_WORD = 700; // ms that a fault must last before the banner tells of it

/** A click on the page: what made this?  A double click opens it. */
function look(/** @type {any} */ page, /** @type {any} */ found, /** @type {boolean} */ open) {
  const { slot, character } = found;
  if (!slot && !character) return;
  opening = open;
  view.light([]);
  asked = {
    do: "find", page: page.number, slot: slot?.id ?? "", story: character?.story ?? slot?.story ?? "",
    role: character?.role ?? "", part: character?.part ?? 0, offset: character?.offset ?? 0, what: character ? "source" : "spec",
  };
  const here = open && character?.story; // words are edited where they stand, where that can be
  if (open && !here) showTab(0);
  link.send(here ? { ...asked, do: "words" } : asked);
}

function goTo(/** @type {{file: string, line: number, column: number}} */ place) {
  showTab(0);
  source.go(place, true);
}

function choose(/** @type {import("./source.js").Cut} */ cut) {
  showTab(0);
  source.choose(cut);
}

function selectStory(/** @type {string} */ slot) {
  hands.select(slot, true);
  lightSlot(slot);
}

function lightSlot(/** @type {string} */ id) {
  const found = pages.find(id);
  if (found) view.light([{ page: found.page.number, slot: id, rects: found.slot.rects }]);
}

function leadTo(/** @type {any} */ finding) {
  if (finding.slot && pages.find(finding.slot)) selectStory(finding.slot);
  else if (finding.page) view.show(finding.page);
  if (finding.file) goTo(finding);
}

function back(/** @type {"undo" | "redo"} */ way) {
  source.copies.settle(() => link.send({ do: way }));
}

function tellSaving() {
  clearTimeout(saving);
  byId("saving").classList.toggle("told", Boolean(state.saying));
  setFact(byId("saving"), "title", state.saying);
  const tell = (/** @type {string} */ key) => setText(byId("saving"), state.saying || say(key));
  const kept = state.behind ? "behind" : "saved"; // a planned page stands by its old plan till the hand rests
  if (state.saved && source.copies.isSettled) tell(kept);
  else saving = window.setTimeout(() => tell("saving"), LONG); // a key is saved before anybody could read that it is not
}

/** The findings of the pages; a fault for which there are none stands in their place. */
function tellFindings() {
  if (!state.ok) return;
  findings.show(last);
  fits.offer(last);
  source.setFindings(last);
}

/** The banner over the page: the fault for which no page can be made, or that the program is gone. */
function drawBanner() {
  const banner = byId("banner");
  const fault = link.isUp && !state.ok ? state.broken[0] : null;
  banner.toggleAttribute("hidden", link.isUp ? state.ok : hello === null);
  banner.classList.toggle("lost", !link.isUp);
  const words = link.isUp ? [say("broken"), fault?.words ?? ""] : [say("lost")];
  const parts = words.filter(Boolean).map((text, index) => {
    const part = document.createElement(index ? "strong" : "span");
    part.textContent = part.title = text;
    return part;
  });
  /** @type {HTMLElement[]} */
  const buttons = [];
  if (fault?.file) {
    const button = document.createElement("button");
    button.textContent = `${say("go-there")} ${fault.file}:${fault.line}`;
    button.addEventListener("click", () => goTo(fault));
    buttons.push(button);
  }
  const key = JSON.stringify([words, fault?.line, link.isUp, say("go-there")]);
  if (key === faultShown) return;
  faultShown = key;
  banner.replaceChildren(...parts, ...buttons);
}

function drawUnplaced() {
  listUnplaced(byId("unplaced"), unplaced, (story, event) => hands.dragStory(story, event), (story) => hands.holdStory(story));
}

function drawTools() {
  setText(byId("zoom"), `${Math.round((100 * view.scale) / FULL)}%`);
  byId("fit-page").classList.toggle("on", view.fit === "page");
  byId("fit-width").classList.toggle("on", view.fit === "width");
  setFact(byId("spread"), "aria-pressed", String(view.spread));
  setFact(byId("proof"), "aria-pressed", String(proof));
  setFact(byId("grid"), "aria-pressed", String(view.grid));
  byId("undo").toggleAttribute("disabled", !state.undo);
  byId("redo").toggleAttribute("disabled", !state.redo);
}

link.on("hello", (message) => {
  hello = message;
  byId("title").textContent = document.title = message.title;
  if (message.language !== spoken()) speak(message.language);
  if (proof && !greeted) link.send({ do: "proof", on: true }); // the program was started anew
  greeted = true;
  source.setFiles(message.files, message.issue);
  byId("tab-dump").hidden = !message.dump;
  if (!byId("panel-dump").hidden) link.send({ do: "dump", on: true });
});
link.on("faces", (message) => faces.take(message));
link.on("pages", (message) => {
  const damage = pages.take(message);
  if (view.painter.paper !== message.paper) for (const number of pages.order) damage.set(number, null);
  view.painter.paper = message.paper;
  view.changed(damage);
  list.changed(damage.keys());
  if (damage.size) check.changed();
  hands.came();
  clearTimeout(marking);
  marking = window.setTimeout(() => state.ok && source.setFindings(last), CALM); // one's place may have been typed over
});
link.on("findings", (message) => { // only where they are others than before, as all that is said of the pages
  last = message.list;
  painted("findings", tellFindings);
});
link.on("fits", (message) => {
  painted("fits", () => fits.show(message.list));
  if (JSON.stringify(message.unplaced) === JSON.stringify(unplaced)) return; // a story may be under the hand
  unplaced = message.unplaced;
  drawUnplaced();
});
link.on("cuts", (message) => {
  source.setCuts(message.list);
  fits.price(message.list);
});
link.on("state", (message) => {
  const mended = message.ok && !state.ok;
  state = message;
  clearTimeout(faulty);
  if (mended) tellFindings(); // the fault stood in their place
  if (state.ok || !byId("banner").hidden) drawBanner();
  else faulty = window.setTimeout(drawBanner, HALF_WORD);
  drawTools();
  tellSaving();
  if (!state.ok) {
    source.setFindings(state.broken);
    findings.show(state.broken);
  }
});
link.on("check", (message) => check.show(message));
link.on("dump", (message) => dump.show(message));
link.on("comments", (message) => {
  comments.show(message);
  byId("tab-comments").hidden = !(message.list.length || message.signed.length);
  byId("comments-count").hidden = !comments.open;
  byId("comments-count").textContent = String(comments.open);
});
link.on("proposals", (message) => proposals.show(message));
link.on("advice", (message) => proposals.advise(message));
link.on("words", (message) => {
  opening = false;
  wordBox.open(message);
});
link.on("worded", (message) => wordBox.written(message));
link.on("place", (message) => {
  if (opening) showTab(0);
  source.go(message, opening);
  opening = false;
});
link.on("lights", (message) => {
  // A key of the spec has no place of its own: its whole slot is lit.
  const marks = message.marks.map((/** @type {any} */ one) => (one.rects.length ? one : { ...one, rects: pages.find(one.slot)?.slot.rects ?? [] }));
  view.light(marks);
  if (marks[0]?.rects.length) view.reveal(marks[0].page, marks[0].rects[0]);
});
link.on("said", (message) => {
  notice(byId("notices"), message.severity, message.words);
  hands.came();
  wordBox.refused();
  dump.came();
});
link.on("up", () => {
  if (hello) notice(byId("notices"), "note", say("back"));
  drawBanner();
});
link.on("down", () => {
  check.lost();
  greeted = false;
  drawBanner();
});

view.onChange(() => {
  drawTools();
  rulers.draw();
});
hands.onSelect(() => {
  fits.mark(hands.selected);
  rulers.follow();
});
onLanguage(() => {
  for (const one of [source, fits, findings, check, comments, dump, out]) one.speak();
  keySheet(byId("help-keys"));
  byId("language").textContent = spoken() === "zh" ? "EN" : "中文";
  byId("language").lang = spoken() === "zh" ? "en" : "zh";
  drawUnplaced();
  list.changed([]);
  hands.changed();
  drawBanner();
  tellSaving();
});

/** @type {Record<string, () => void>} what each button of the bar does */
const BUTTONS = {
  "undo": () => back("undo"),
  "redo": () => back("redo"),
  "zoom-in": () => view.step(1),
  "zoom-out": () => view.step(-1),
  "zoom": () => view.full(),
  "fit-page": () => view.setFit("page"),
  "fit-width": () => view.setFit("width"),
  "spread": () => view.setSpread(!view.spread),
  "grid": () => view.setGrid(!view.grid),
  "proof": () => {
    proof = !proof;
    link.send({ do: "proof", on: proof });
    drawTools();
  },
  "language": () => {
    const next = spoken() === "zh" ? "en" : "zh";
    speak(next);
    link.send({ do: "language", language: next });
    check.again();
  },
  "propose": () => proposals.ask(view.current),
  "help": () => {
    const sheet = /** @type {HTMLDialogElement} */ (byId("help-sheet"));
    sheet.showModal();
    sheet.scrollTop = 0; // the browser has gone to its button, at the foot
  },
  "out": () => {
    const panel = byId("runs-panel");
    panel.hidden = !panel.hidden;
    byId("out").setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) panel.querySelector("button")?.focus();
  },
};
for (const [id, press] of Object.entries(BUTTONS)) byId(id).addEventListener("click", press);

/** @type {Record<string, () => void>} single keys that hold where nothing is typed */
const KEYS = {
  "+": BUTTONS["zoom-in"], "=": BUTTONS["zoom-in"], "-": BUTTONS["zoom-out"], "0": BUTTONS["fit-page"],
  "w": BUTTONS["fit-width"], "f": BUTTONS["zoom"], "g": BUTTONS["grid"], "s": BUTTONS["spread"], "p": BUTTONS["proof"], "?": BUTTONS["help"],
  "r": () => {
    showTab(TABS.indexOf("check"));
    check.ask();
  },
  "PageUp": () => view.turn(-1), "PageDown": () => view.turn(1),
};
const TABS = ["source", "fits", "findings", "check", "comments", "dump"]; // as they stand
const ALT_TABS = ["source", "fits", "findings", "check", "dump"]; // by their keys: in the order they stand in
const PANES = ["pages", "stage", "editor"];

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.matches("input, textarea, select, [contenteditable], [contenteditable] *");
  if (event.defaultPrevented || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
    event.preventDefault();
    back(event.shiftKey ? "redo" : "undo");
  } else if (event.key === "F6") {
    event.preventDefault();
    nextPane(event.shiftKey ? -1 : 1);
  } else if (event.altKey && /^[1-5]$/.test(event.key)) {
    event.preventDefault();
    showTab(TABS.indexOf(ALT_TABS[Number(event.key) - 1]), true);
  } else if (event.key === "Escape" && !byId("runs-panel").hidden) {
    BUTTONS.out();
    byId("out").focus();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  } else if (event.key === "Escape") hands.cancel();
});

function nextPane(/** @type {number} */ by) {
  const here = PANES.findIndex((id) => byId(id).closest("nav, section")?.contains(document.activeElement));
  const next = PANES[(here + by + PANES.length) % PANES.length];
  if (next === "editor") showTab(0);
  const inside = next === "stage" ? byId("stage") : byId(next).querySelector(next === "pages" ? "[aria-current]" : ".cm-content");
  /** @type {HTMLElement | null} */ (inside)?.focus();
}

slotList(byId("slots"), hands);
takePictures(view, act, (severity, words) => notice(byId("notices"), severity, words));
split({ element: byId("split-left"), property: "left", way: 1, first: innerWidth < 1200 ? 128 : 152, most: () => innerWidth * 0.3 });
split({ element: byId("split-right"), property: "right", way: -1, first: Math.round(innerWidth * 0.34), most: () => innerWidth * 0.6 });
speak(document.documentElement.lang.startsWith("zh") ? "zh" : "en");
drawTools();
link.open();

/** The parts of this desk, for those who test it or look into it. */
export const desk = { link, pages, view, hands, source, proposals };
