/** Hands on the page: select, drag, resize, drop; by pointer and by key.  The program does what is asked for. */

import { partners, ways } from "./aims.js";
import { brokenAt } from "./heads.js";
import { hit } from "./pages.js";
import { begun, kept, moved, rectOf, resized, same, stepped } from "./snap.js";
import { say } from "./words.js";

/** @typedef {import("./pages.js").Page} Page */
/** @typedef {import("./pages.js").Rect} Rect */
/** @typedef {import("./pages.js").Slot} Slot */
/** @typedef {import("./snap.js").Area} Area */
/** @typedef {import("./pagelist.js").Unplaced} Unplaced */
/** @typedef {{x: number, y: number}} Point */

const HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];
const SLACK = 4; // CSS pixels a pointer may stray before a click is a drag
const STEP = 0.05; // of its room that a key moves a picture in its frame
const PAUSE = 180; // ms after the last arrow key before the act is asked for: one act, one step to undo
const DROPPED = 2; // columns of a story that is put on the page
const HEAD = 5; // lines that its head may take
const EM = 0.7; // of the leading, in body type
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Hands {
  /** @type {string} id of the selected slot */
  selected = "";
  /** @type {"" | "swap" | "break" | "crop"} what the next click or key is for */
  mode = "";
  /** @type {(() => void) | null} ends the drag under way without an act */
  #drop = null;
  /** @type {{page: Page, area: Area, send: (area: Area) => void, story?: string} | null} moved by keys, not yet sent */
  #held = null;
  /** @type {{id: string, area: Area} | null} where a slot was asked to, until the pages show it */
  #asked = null;
  #timer = 0;
  #panning = false;
  #frames = ""; // what the frames were laid by
  /** @type {HTMLElement | null} what they lie on */
  #over = null;
  #ghost = document.createElement("div");
  #aim = -1; // which of what a mode may do is shown
  /** @type {[number, number] | null} */
  #focus = null; // of a picture, as keys have moved it
  #facts = document.createElement("output");
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {import("./view.js").View} view
   * @param {(act: Record<string, any>) => void} act     asks the program
   * @param {(page: Page, found: ReturnType<typeof hit>, open: boolean, point: Point) => void} look  a click: to the source
   */
  constructor(view, act, look) {
    this.view = view;
    this.act = act;
    this.look = look;
    this.#ghost.className = "ghost";
    this.#ghost.append(this.#facts);
    view.stage.addEventListener("pointerdown", (event) => this.#down(event));
    view.stage.addEventListener("dblclick", (event) => this.#open(event));
    view.stage.addEventListener("keydown", (event) => this.#key(event));
    view.stage.addEventListener("keyup", (event) => event.key === " " && this.#pan(false));
    view.onChange(() => this.#lay());
  }

  /** Call *listener* when another slot is selected, or the selected one or the mode has changed. */
  onSelect(/** @type {() => void} */ listener) {
    this.#listeners.add(listener);
  }

  /** The selected slot and its page. */
  get slot() {
    return this.selected ? this.view.pages.find(this.selected) : null;
  }

  /** Select a slot by id; "" deselects. */
  select(/** @type {string} */ id, /** @type {boolean} */ reveal = false) {
    if (id !== this.selected) this.mode = "";
    this.selected = id;
    const found = this.slot;
    if (found && reveal && found.slot.rects.length) this.view.reveal(found.page.number, found.slot.rects[0]);
    if (found && !this.view.shown.includes(found.page.number)) this.view.show(found.page.number);
    else if (found) this.view.current = found.page.number;
    this.changed();
  }

  /** Pages have come, or what was asked for was refused. */
  came() {
    this.#asked = null;
    this.changed();
  }

  /** Pages, mode or language have changed. */
  changed() {
    if (this.selected && !this.slot) this.selected = "";
    if (!this.#timer && !this.#held?.story) this.#release();
    this.#lay();
    for (const listener of this.#listeners) listener();
  }

  /** Take up a mode for the next click. */
  setMode(/** @type {"" | "swap" | "break" | "crop"} */ mode) {
    this.mode = this.mode === mode ? "" : mode;
    this.#aim = -1;
    this.#release();
    this.view.stage.focus({ preventScroll: true }); // where the next click or key goes
    this.changed();
  }

  /** Ask for an act on the selected slot. */
  ask(/** @type {string} */ act, /** @type {Record<string, any>} */ more = {}) {
    const found = this.slot;
    if (found) this.act({ act, page: found.page.number, slot: found.slot.id, ...more });
  }

  /** Give the selected slot another area of the grid. */
  lay(/** @type {Area} */ area) {
    const found = this.slot;
    const now = found && this.#areaOf(found.slot);
    if (!found || !now || same(now, area)) return;
    this.#asked = { id: found.slot.id, area };
    if (now.span.join() === area.span.join()) this.ask("move", { at: area.at });
    else this.ask("resize", area);
  }

  /** Begin to drag an unplaced story from its list. */
  dragStory(/** @type {Unplaced} */ one, /** @type {PointerEvent} */ event) {
    if (event.button) return;
    event.preventDefault();
    this.#track(event, (x, y) => {
      const on = this.view.pointAt(x, y);
      if (!on) return this.#hide();
      const area = begun(on.page.grid, on.x, on.y, spanOf(on.page, one));
      this.#show(on.page, area);
      return () => this.act({ act: "place", story: one.story, page: on.page.number, ...area });
    });
  }

  /** Hold an unplaced story over the page, to be moved by keys and put down with Enter. */
  holdStory(/** @type {Unplaced} */ one) {
    const page = this.view.pages.page(this.view.current);
    if (!page) return;
    this.select("");
    const send = (/** @type {Area} */ area) => this.act({ act: "place", story: one.story, page: page.number, ...area });
    this.#held = { page, area: kept(page.grid, { at: [1, 1], span: spanOf(page, one) }), send, story: one.story };
    this.#show(page, this.#held.area);
    this.view.stage.focus();
  }

  /** Give up what is under way. */
  cancel() {
    if (this.#drop || this.#held) {
      this.#drop?.();
      this.#release();
    } else if (this.mode) this.setMode("");
    else this.select("");
  }

  #down(/** @type {PointerEvent} */ event) {
    if (event.target === this.view.stage) return; // its scroll bars
    if (event.button === 1 || (event.button === 0 && this.#panning)) return this.#dragTable(event);
    if (event.button) return;
    if (!event.isPrimary) return this.#drop?.(); // a second finger zooms: what the first began is given up
    this.view.stage.dataset.by = "pointer"; // whoever points needs no frame round what has the keys
    this.view.stage.focus({ preventScroll: true });
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.dataset.handle) return this.#dragHandle(event, target.dataset.handle);
    if (target.classList.contains("focus")) return this.#dragFocus(event);
    const on = this.view.pointAt(event.clientX, event.clientY);
    if (!on) return event.pointerType === "touch" ? undefined : this.select("");
    const found = hit(on.page, on.x, on.y);
    if (this.mode === "crop") this.setMode("");
    if (this.mode) return this.#inMode(on, found);
    if (event.pointerType === "touch" && found.slot?.id !== this.selected) return this.#tap(event, on, found);
    this.select(found.slot?.id ?? "");
    if (event.detail > 1) return; // the second click of two opens the source
    this.#dragSlot(event, on, found);
  }

  /** A click while a mode is on. */
  #inMode(/** @type {{page: Page, x: number, y: number}} */ on, /** @type {ReturnType<typeof hit>} */ found) {
    if (this.mode === "swap") {
      if (found.slot && found.slot.id !== this.selected) this.ask("swap", { other: found.slot.id });
      return this.setMode("");
    }
    const slot = this.slot?.slot;
    const breaks = slot && brokenAt(on.page, slot, on.x, on.y);
    if (breaks) this.ask("headlines", { breaks });
  }

  /** A finger on what is not selected: it selects when it is lifted, unless it scrolled. */
  #tap(/** @type {PointerEvent} */ event, /** @type {{page: Page, x: number, y: number}} */ on, /** @type {ReturnType<typeof hit>} */ found) {
    const tap = () => {
      this.select(found.slot?.id ?? "");
      this.look(on.page, found, false, on);
    };
    this.#track(event, (_x, _y, strayed) => (strayed ? undefined : tap));
  }

  #dragSlot(/** @type {PointerEvent} */ event, /** @type {{page: Page, x: number, y: number}} */ on, /** @type {ReturnType<typeof hit>} */ found) {
    const { slot } = found;
    const area = slot && areaOf(slot);
    const start = { x: event.clientX, y: event.clientY };
    const click = () => this.look(on.page, found, false, on);
    this.#track(event, (x, y, strayed) => {
      if (!strayed || !slot || !area || !slot.can.includes("move")) return strayed ? undefined : click;
      const [left, top] = slot.rects[0];
      const next = moved(on.page.grid, area, left + (x - start.x) / this.view.scale, top + (y - start.y) / this.view.scale);
      this.#show(on.page, next);
      return () => this.lay(next);
    });
  }

  #dragHandle(/** @type {PointerEvent} */ event, /** @type {string} */ handle) {
    const found = this.slot;
    const area = found && areaOf(found.slot);
    if (!found || !area) return;
    this.#track(event, (x, y) => {
      const on = this.view.pointOn(found.page.number, x, y);
      if (!on) return undefined;
      const next = resized(found.page.grid, area, handle, on.x, on.y);
      this.#show(found.page, next);
      return () => this.lay(next);
    });
  }

  /** Drag a picture in its frame: what is shown of it is moved, and the ghost shows the picture as it will be cut. */
  #dragFocus(/** @type {PointerEvent} */ event) {
    const found = this.slot;
    const mark = found && pictureOf(found.page, found.slot);
    if (!found || !mark) return;
    const [, , , width, height, , [sx, sy, sw, sh], , [across, down]] = mark;
    const { scale } = this.view;
    const start = { x: event.clientX, y: event.clientY };
    this.#track(event, (x, y) => {
      const fx = share(sx - (((x - start.x) / scale) * sw) / width, across - sw);
      const fy = share(sy - (((y - start.y) / scale) * sh) / height, down - sh);
      this.#showFocus(found.page, mark, fx, fy);
      return () => this.ask("focus", { focus: [Number(fx.toFixed(3)), Number(fy.toFixed(3))] });
    });
  }

  #dragTable(/** @type {PointerEvent} */ event) {
    event.preventDefault();
    const { stage } = this.view;
    const { scrollLeft, scrollTop } = stage;
    const start = { x: event.clientX, y: event.clientY };
    this.#track(event, (x, y) => void stage.scrollTo(scrollLeft - (x - start.x), scrollTop - (y - start.y)));
  }

  /**
   * Follow a pointer until it is let go.  *follow* is told where it is and whether it has strayed from where it went
   * down, and gives what letting go there would do.
   * @param {PointerEvent} event
   * @param {(x: number, y: number, strayed: boolean) => (() => void) | undefined | void} follow
   */
  #track(event, follow) {
    const strayed = (/** @type {PointerEvent} */ now) => Math.hypot(now.clientX - event.clientX, now.clientY - event.clientY) > SLACK;
    let far = false;
    let letGo = follow(event.clientX, event.clientY, false);
    const move = (/** @type {PointerEvent} */ now) => {
      far ||= strayed(now);
      if (far) letGo = follow(now.clientX, now.clientY, true);
    };
    const up = () => {
      end();
      letGo?.();
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", end);
      this.#drop = null;
      this.#hide();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", end);
    this.#drop?.();
    this.#drop = end;
  }

  #open(/** @type {MouseEvent} */ event) {
    const on = this.view.pointAt(event.clientX, event.clientY);
    if (on && !this.mode) this.look(on.page, hit(on.page, on.x, on.y), true, on);
  }

  #key(/** @type {KeyboardEvent} */ event) {
    delete this.view.stage.dataset.by;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.handle(event)) event.preventDefault();
  }

  /** Do what a key on the page, or in the list of its slots, asks for; whether it asked for anything. */
  handle(/** @type {KeyboardEvent} */ event) {
    const { key } = event;
    if (key === "Escape") return this.cancel(), true;
    if (this.mode && this.#inModeByKey(event)) return true;
    if (key in ARROWS) return this.#arrow(ARROWS[key], event.shiftKey);
    if (key === "[" || key === "]") return this.#next(key === "]" ? 1 : -1), true;
    if (key === " ") return this.#pan(true), true;
    if (key === "Enter" && this.#held) return this.#send(), true;
    const slot = this.slot?.slot;
    if (!slot) return false;
    if (key === "Enter") return this.look(/** @type {any} */ (this.slot).page, { slot, character: null }, true, { x: 0, y: 0 }), true;
    if (/^[1-9]$/.test(key) && slot.can.includes("legs")) return this.ask("legs", { legs: Number(key) }), true;
    if (key === "b" && slot.can.includes("head")) return this.setMode("break"), true;
    if (key === "c" && slot.can.includes("focus")) return this.setMode("crop"), true;
    if (key === "x" && slot.can.includes("move")) return this.setMode("swap"), true;
    if (/^[dD]$/.test(key) && slot.can.includes("divide")) return this.ask("divide", { down: event.shiftKey }), true;
    if (key === "Delete") return this.ask("remove"), true;
    return false;
  }

  /** A key while a mode is on: arrows choose what a click would, Enter does it. */
  #inModeByKey(/** @type {KeyboardEvent} */ { key, shiftKey }) {
    const found = this.slot;
    if (!found) return false;
    if (this.mode === "crop") return key in ARROWS && this.#crop(ARROWS[key], shiftKey);
    const choices = this.mode === "swap" ? partners(found.page, found.slot) : ways(found.page, found.slot);
    if (key === "Enter") {
      const chosen = choices[this.#aim];
      if (!chosen) return true;
      this.ask(chosen.act, chosen.facts);
      if (this.mode === "swap") this.setMode("");
      return true;
    }
    const by = key in ARROWS ? ARROWS[key][0] + ARROWS[key][1] : { "[": -1, "]": 1 }[key];
    if (!by) return false;
    if (!choices.length) return true;
    this.#aim = this.#aim < 0 ? (by > 0 ? 0 : choices.length - 1) : (this.#aim + by + choices.length) % choices.length;
    this.#showRect(found.page, choices[this.#aim].rect, choices[this.#aim].words);
    return true;
  }

  /** Move what is kept of a picture by a key: a step, or with Shift a small one. */
  #crop(/** @type {[number, number]} */ [across, down], /** @type {boolean} */ small) {
    const found = this.slot;
    const mark = found && pictureOf(found.page, found.slot);
    if (!found || !mark) return false;
    const [, , , , , , [sx, sy, sw, sh], , [width, height]] = mark;
    const step = small ? STEP / 5 : STEP;
    const [fx, fy] = this.#focus ?? [share(sx, width - sw), share(sy, height - sh)];
    const next = /** @type {[number, number]} */ ([Math.max(0, Math.min(1, fx + across * step)), Math.max(0, Math.min(1, fy + down * step))]);
    this.#focus = next;
    this.#showFocus(found.page, mark, ...next);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#release();
      this.ask("focus", { focus: next.map((one) => Number(one.toFixed(3))) });
    }, PAUSE);
    return true;
  }

  /** Show the picture as it will be cut. */
  #showFocus(/** @type {Page} */ page, /** @type {any[]} */ mark, /** @type {number} */ fx, /** @type {number} */ fy) {
    const [, left, top, width, height, url, [, , sw, sh], , [across, down]] = mark;
    const image = document.createElement("img");
    image.src = url;
    image.alt = "";
    this.#showRect(page, [left, top, width, height], `${fx.toFixed(2)}, ${fy.toFixed(2)}`, image);
    const zoom = (width * this.view.scale) / sw; // CSS pixels a pixel of the source
    image.style.width = `${across * zoom}px`;
    image.style.left = `${-(across - sw) * fx * zoom}px`;
    image.style.top = `${-(down - sh) * fy * zoom}px`;
  }

  #arrow(/** @type {[number, number]} */ [across, down], /** @type {boolean} */ resize) {
    const found = this.slot;
    const area = found && this.#areaOf(found.slot);
    if (!this.#held) {
      if (!found || !area || !found.slot.can.includes(resize ? "resize" : "move")) return false;
      this.#held = { page: found.page, area, send: (next) => this.lay(next) };
    }
    this.#held.area = stepped(this.#held.page.grid, this.#held.area, across, down, resize);
    this.#show(this.#held.page, this.#held.area);
    clearTimeout(this.#timer);
    if (!this.#held.story) this.#timer = window.setTimeout(() => this.#send(), PAUSE);
    return true;
  }

  /** Where *slot* stands, or has been asked to: the next key goes on from there. */
  #areaOf(/** @type {Slot} */ slot) {
    return this.#asked?.id === slot.id ? this.#asked.area : areaOf(slot);
  }

  #send() {
    const held = this.#held;
    this.#release();
    held?.send(held.area);
  }

  #release() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#held = null;
    this.#focus = null;
    if (!this.#drop) this.#hide();
  }

  #next(/** @type {number} */ by) {
    const slots = this.view.pages.page(this.view.current)?.slots ?? [];
    if (!slots.length) return;
    const at = slots.findIndex((one) => one.id === this.selected);
    this.select(slots[at < 0 ? (by > 0 ? 0 : slots.length - 1) : (at + by + slots.length) % slots.length].id, true);
  }

  #pan(/** @type {boolean} */ on) {
    this.#panning = on;
    this.view.stage.classList.toggle("panning", on);
  }

  #show(/** @type {Page} */ page, /** @type {Area} */ area) {
    this.#showRect(page, rectOf(page.grid, area), say(page.grid.down ? "at-span-down" : "at-span", ...area.at, ...area.span));
  }

  #showRect(/** @type {Page} */ page, /** @type {Rect} */ rect, /** @type {string} */ words, /** @type {HTMLElement | null} */ within = null) {
    this.#facts.textContent = words;
    const frame = document.createElement("div");
    if (within) frame.append(within);
    this.#ghost.replaceChildren(frame, this.#facts);
    this.#ghost.classList.toggle("at-right", rect[0] > page.width / 2); // its words would run off the page
    this.view.put(this.#ghost, rect);
    this.view.over(page.number)?.append(this.#ghost);
  }

  #hide() {
    this.#ghost.remove();
  }

  /** Put frame and handles round the selected slot. */
  #lay() {
    const found = this.slot;
    const over = found && this.view.over(found.page.number);
    const picture = found?.slot.can.includes("focus") && (!this.mode || this.mode === "crop") ? pictureOf(found.page, found.slot) : null;
    const frames = JSON.stringify([found?.slot, found?.page.number, picture?.slice(1, 5), this.mode, this.view.scale, say("focus-handle")]);
    if (frames === this.#frames && over === this.#over) return; // most keys leave them
    [this.#frames, this.#over] = [frames, over];
    this.view.table.querySelectorAll(".selection, .focus").forEach((one) => one.remove());
    this.view.stage.classList.toggle("breaking", this.mode === "break");
    this.view.stage.classList.toggle("swapping", this.mode === "swap");
    if (!found || !over) return;
    const { slot } = found;
    for (const rect of slot.rects) {
      const frame = document.createElement("div");
      frame.className = "selection";
      this.view.put(frame, rect);
      if (areaOf(slot) && slot.can.includes("resize") && !this.mode) frame.append(...HANDLES.map(handleOf));
      over.append(frame);
    }
    if (picture) over.append(this.#focusOf(picture));
  }

  #focusOf(/** @type {any[]} */ [, x, y, width, height]) {
    const handle = document.createElement("div");
    handle.className = "focus";
    handle.title = say("focus-handle");
    handle.style.left = `${(x + width / 2) * this.view.scale}px`;
    handle.style.top = `${(y + height / 2) * this.view.scale}px`;
    return handle;
  }
}

/** Which share of its *room* is before *at*; the middle where there is none. */
const share = (/** @type {number} */ at, /** @type {number} */ room) => (room > 0 ? Math.max(0, Math.min(1, at / room)) : 0.5);

function handleOf(/** @type {string} */ side) {
  const handle = document.createElement("div");
  handle.className = `handle ${side}`;
  handle.dataset.handle = side;
  return handle;
}

/** The area of the grid that *slot* stands on; null when it is none. @returns {Area | null} */
export const areaOf = (/** @type {Slot} */ slot) => (slot.at && slot.span ? { at: slot.at, span: slot.span } : null);

/** Columns and lines that a story will take, roughly: its head, and its characters in lines. @returns {[number, number]} */
function spanOf(/** @type {Page} */ { grid }, /** @type {Unplaced} */ { chars }) {
  const columns = Math.min(DROPPED, grid.columns.length);
  const aLine = Math.max(1, Math.round(grid.columns[0][1] / (EM * grid.line)));
  return [columns, Math.min(grid.lines.length, HEAD + Math.ceil(chars / (columns * aLine)))];
}

/** The largest picture of a slot. */
function pictureOf(/** @type {Page} */ page, /** @type {Slot} */ slot) {
  const size = (/** @type {any} */ { box }) => (box[2] - box[0]) * (box[3] - box[1]);
  const pictures = (page.marks.get(slot.id) ?? []).filter(({ mark }) => mark[0] === "p").sort((a, b) => size(b) - size(a));
  return pictures[0]?.mark ?? null;
}

