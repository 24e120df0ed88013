/** The table with the pages on it: which are shown, zoom, pan, spread, grid, what is lit. */

import { Layer } from "./layer.js";
import { gridOf } from "./grid.js";
import { say } from "./words.js";

/** @typedef {import("./pages.js").Box} Box */
/** @typedef {import("./pages.js").Rect} Rect */
/** @typedef {import("./pages.js").Page} Page */
/** @typedef {{element: HTMLElement, over: HTMLElement, layer: Layer, left: number, top: number, page: Page}} Sheet */

export const FULL = 96 / 72 / 1000; // CSS pixels a millipoint at 100 %
const LEAST = 0.08;
const GREATEST = 16;
const STEP = 1.25;
const MARGIN = 28; // CSS pixels of the table around the pages
const SETTLED = 90; // ms without zooming after which pages are drawn sharp

export class View {
  scale = FULL;
  /** @type {"page" | "width" | ""} how the zoom follows the size of the window */
  fit = "page";
  spread = false;
  grid = false;
  current = 0;
  /** @type {Map<number, Sheet>} */
  #sheets = new Map();
  /** @type {Map<number, Box[] | null>} */
  #damage = new Map();
  #asked = 0;
  #laid = ""; // what the sheets were laid by, as far as pages have a say in it
  #stirred = false; // who listens is to be told when the pages are painted
  #settling = 0;
  #apart = 0; // CSS pixels between two fingers
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {{page: number, slot: string, rects: Rect[]}[]} */
  #lights = [];

  /**
   * @param {HTMLElement} stage  scrolls
   * @param {HTMLElement} table  is scrolled
   * @param {import("./pages.js").Pages} pages
   * @param {import("./paint.js").Painter} painter
   */
  constructor(stage, table, pages, painter) {
    this.stage = stage;
    this.table = table;
    this.pages = pages;
    this.painter = painter;
    stage.addEventListener("scroll", () => this.#stir());
    stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    stage.addEventListener("touchstart", (event) => this.#pinch(event), { passive: false });
    stage.addEventListener("touchmove", (event) => this.#pinch(event), { passive: false });
    new ResizeObserver(() => this.#resized()).observe(stage);
    this.#watchDensity();
  }

  /** Call *listener* when zoom, pages, or what of them is in sight has changed. */
  onChange(/** @type {() => void} */ listener) {
    this.#listeners.add(listener);
  }

  /** Pages have come; *damage* says what is to be drawn again of each. */
  changed(/** @type {Map<number, Box[] | null>} */ damage) {
    if (!this.pages.page(this.current)) this.current = this.pages.order[0] ?? 0;
    for (const [number, sheet] of this.#sheets) sheet.page = this.pages.page(number) ?? sheet.page;
    if (this.#laid !== this.#layout()) { // most keys leave it: what is laid anew is drawn anew
      this.#lay();
      this.#refit();
      this.#stirred = true;
    }
    for (const [number, boxes] of damage) this.#damaged(number, boxes);
    this.#ask();
  }

  /** A picture has come: draw the marks that show it. */
  pictureCame(/** @type {string} */ url) {
    for (const { page } of this.#sheets.values())
      for (const marks of page.marks.values())
        for (const { mark, box } of marks)
          if (mark[5] === url || mark[6] === url) this.#damaged(page.number, [box]);
    this.#ask();
  }

  /** The numbers of the pages that are shown, from left to right. */
  get shown() {
    if (!this.spread) return this.current ? [this.current] : [];
    const even = this.current % 2 ? this.current - 1 : this.current;
    const facing = this.pages.fromRight ? [even + 1, even] : [even, even + 1];
    const pair = facing.filter((number) => this.pages.page(number));
    return pair.length ? pair : [this.current];
  }

  /** Show page *number*. */
  show(/** @type {number} */ number) {
    if (!this.pages.page(number) || number === this.current) return;
    const had = this.shown.join();
    this.current = number;
    if (had !== this.shown.join()) {
      this.#lay();
      this.#refit();
      if (!this.fit) this.stage.scrollTo(0, 0);
    }
    this.#tell();
    this.#ask();
  }

  /** The page before or after the current one. */
  turn(/** @type {number} */ by) {
    const at = this.pages.order.indexOf(this.current) + by;
    if (at >= 0 && at < this.pages.order.length) this.show(this.pages.order[at]);
  }

  /** Two pages side by side, or one. */
  setSpread(/** @type {boolean} */ on) {
    this.spread = on;
    this.#lay();
    this.#refit();
    this.#tell();
    this.#ask();
  }

  /** Show the grid, or not. */
  setGrid(/** @type {boolean} */ on) {
    this.grid = on;
    this.table.classList.toggle("with-grid", on);
    this.#lay();
    this.#tell();
  }

  /** Fit the whole page, or its width, into the stage; also when the window changes. */
  setFit(/** @type {"page" | "width"} */ fit) {
    this.fit = fit;
    this.#refit();
    this.#tell();
    this.#ask();
  }

  /** Zoom by a factor; the point (of the window) under *at* stays. */
  zoomBy(/** @type {number} */ factor, /** @type {{x: number, y: number} | undefined} */ at = undefined) {
    this.fit = "";
    this.#zoom(this.scale * factor, at);
  }

  /** One step nearer (1) or farther (-1). */
  step(/** @type {number} */ way) {
    this.zoomBy(STEP ** way);
  }

  /** 100 %: a page as large as it will be printed. */
  full() {
    this.fit = "";
    this.#zoom(FULL, undefined);
  }

  /** What stands under a point of the window: a page and the point on it; null on the bare table. */
  pointAt(/** @type {number} */ clientX, /** @type {number} */ clientY) {
    for (const sheet of this.#sheets.values()) {
      const bounds = sheet.element.getBoundingClientRect();
      const x = (clientX - bounds.left) / this.scale;
      const y = (clientY - bounds.top) / this.scale;
      if (x >= 0 && y >= 0 && x <= sheet.page.width && y <= sheet.page.height) return { page: sheet.page, x, y };
    }
    return null;
  }

  /** The point of *page* under a point of the window, also beyond its edges. */
  pointOn(/** @type {number} */ page, /** @type {number} */ clientX, /** @type {number} */ clientY) {
    const bounds = this.#sheets.get(page)?.element.getBoundingClientRect();
    return bounds ? { x: (clientX - bounds.left) / this.scale, y: (clientY - bounds.top) / this.scale } : null;
  }

  /** The layer over a page for what is laid on it; null when the page is not shown. */
  over(/** @type {number} */ page) {
    return this.#sheets.get(page)?.over ?? null;
  }

  /** Where a page's sheet lies in the stage as it is scrolled: its upper left corner, CSS pixels. */
  cornerOf(/** @type {number} */ page) {
    const sheet = this.#sheets.get(page);
    return sheet ? { x: sheet.left - this.stage.scrollLeft, y: sheet.top - this.stage.scrollTop } : null;
  }

  /** Put *element* over *rect* of its page. */
  put(/** @type {HTMLElement} */ element, /** @type {Rect} */ [x, y, width, height]) {
    element.style.left = `${x * this.scale}px`;
    element.style.top = `${y * this.scale}px`;
    element.style.width = `${width * this.scale}px`;
    element.style.height = `${height * this.scale}px`;
  }

  /** Light places of pages. */
  light(/** @type {{page: number, slot: string, rects: Rect[]}[]} */ marks) {
    this.#lights = marks;
    this.#layLights();
  }

  /** Bring *rect* of a page into sight, if it is not. */
  reveal(/** @type {number} */ number, /** @type {Rect} */ [x, y, width, height]) {
    this.show(number);
    const sheet = this.#sheets.get(number);
    if (!sheet) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.stage;
    const left = sheet.left + x * this.scale;
    const top = sheet.top + y * this.scale;
    const seenAcross = left + width * this.scale > scrollLeft + 8 && left < scrollLeft + clientWidth - 8;
    const seenDown = top + height * this.scale > scrollTop + 8 && top < scrollTop + clientHeight - 8;
    if (seenAcross && seenDown) return;
    this.stage.scrollTo({
      left: left + (width * this.scale) / 2 - clientWidth / 2,
      top: height * this.scale > clientHeight ? top - 24 : top + (height * this.scale) / 2 - clientHeight / 2,
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  }

  /** Sheets for the pages that are shown, where they belong at this zoom. */
  #lay() {
    const shown = this.shown;
    for (const [number, sheet] of this.#sheets) {
      if (shown.includes(number)) continue;
      sheet.element.remove();
      this.#sheets.delete(number);
    }
    const pages = /** @type {Page[]} */ (shown.map((number) => this.pages.page(number)).filter(Boolean));
    const across = pages.reduce((sum, page) => sum + page.width * this.scale, 0);
    const down = Math.max(0, ...pages.map((page) => page.height * this.scale));
    const width = Math.max(across + 2 * MARGIN, this.stage.clientWidth);
    const height = Math.max(down + 2 * MARGIN, this.stage.clientHeight);
    this.table.style.width = `${Math.floor(width)}px`;
    this.table.style.height = `${Math.floor(height)}px`;
    let left = Math.round((width - across) / 2);
    const top = Math.round((height - down) / 2);
    for (const page of pages) {
      this.#laySheet(page, left, top);
      left += page.width * this.scale;
    }
    this.#layLights();
    this.#laid = this.#layout();
  }

  /** All that sheets are laid by and the pages decide. */
  #layout() {
    const pages = this.shown.map((number) => this.pages.page(number));
    return JSON.stringify(pages.map((page) => page && [page.number, page.width, page.height, nameOf(page), page.grid]));
  }

  #laySheet(/** @type {Page} */ page, /** @type {number} */ left, /** @type {number} */ top) {
    const sheet = this.#sheets.get(page.number) ?? this.#newSheet(page);
    sheet.page = page;
    sheet.left = left;
    sheet.top = top;
    sheet.element.style.left = `${left}px`;
    sheet.element.style.top = `${top}px`;
    sheet.element.style.width = `${page.width * this.scale}px`;
    sheet.element.style.height = `${page.height * this.scale}px`;
    sheet.layer.name(nameOf(page));
    sheet.layer.lay(this.scale);
    sheet.element.querySelector(".grid")?.remove();
    if (this.grid) sheet.element.insertBefore(gridOf(page), sheet.over);
  }

  #newSheet(/** @type {Page} */ page) {
    const element = document.createElement("div");
    element.className = "sheet";
    element.dataset.page = String(page.number);
    const over = document.createElement("div");
    over.className = "overlay";
    element.append(over);
    this.table.append(element);
    const sheet = { element, over, layer: new Layer(this.painter, element), left: 0, top: 0, page };
    this.#sheets.set(page.number, sheet);
    this.#damage.set(page.number, null);
    return sheet;
  }

  #layLights() {
    for (const { over, page } of this.#sheets.values()) {
      over.querySelectorAll(".light").forEach((one) => one.remove());
      for (const light of this.#lights.filter((one) => one.page === page.number))
        for (const rect of light.rects) {
          const element = document.createElement("div");
          element.className = "light";
          this.put(element, rect);
          over.prepend(element);
        }
    }
  }

  #damaged(/** @type {number} */ number, /** @type {Box[] | null} */ boxes) {
    const known = this.#damage.get(number);
    if (boxes === null || known === null) this.#damage.set(number, null);
    else this.#damage.set(number, [...(known ?? []), ...boxes]);
  }

  /** What is in sight has moved, or how it is laid: paint, and tell who listens. */
  #stir() {
    this.#stirred = true;
    this.#ask();
  }

  #ask() {
    if (!this.#asked) this.#asked = requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    this.#asked = 0;
    for (const sheet of this.#sheets.values()) {
      if (this.#settling) sheet.layer.lay(this.scale);
      else {
        const known = this.#damage.get(sheet.page.number);
        sheet.layer.show(sheet.page, this.scale, this.#sight(sheet), known === undefined ? [] : known);
        this.#damage.delete(sheet.page.number);
      }
    }
    if (this.#stirred) this.#tell();
    this.#stirred = false;
  }

  /** What of a sheet is in sight, on its page. @returns {Box} */
  #sight(/** @type {Sheet} */ sheet) {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.stage;
    const [x, y] = [(scrollLeft - sheet.left) / this.scale, (scrollTop - sheet.top) / this.scale];
    return [x, y, x + clientWidth / this.scale, y + clientHeight / this.scale];
  }

  #zoom(/** @type {number} */ scale, /** @type {{x: number, y: number} | undefined} */ at) {
    const next = Math.min(GREATEST * FULL, Math.max(LEAST * FULL, scale));
    const bounds = this.stage.getBoundingClientRect();
    const x = at ? at.x - bounds.left : this.stage.clientWidth / 2;
    const y = at ? at.y - bounds.top : this.stage.clientHeight / 2;
    const sheet = this.#sheets.get(this.current);
    const onX = sheet ? (this.stage.scrollLeft + x - sheet.left) / this.scale : 0;
    const onY = sheet ? (this.stage.scrollTop + y - sheet.top) / this.scale : 0;
    this.scale = next;
    this.#lay();
    if (sheet) this.stage.scrollTo(sheet.left + onX * next - x, sheet.top + onY * next - y);
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      this.#settling = 0;
      this.#ask();
    }, SETTLED);
    this.#tell();
    this.#ask();
  }

  #refit() {
    if (!this.fit) return;
    const pages = /** @type {Page[]} */ (this.shown.map((number) => this.pages.page(number)).filter(Boolean));
    if (!pages.length) return;
    const across = pages.reduce((sum, page) => sum + page.width, 0);
    const down = Math.max(...pages.map((page) => page.height));
    const wide = (this.stage.offsetWidth - 2 * MARGIN - (this.fit === "width" ? 16 : 0)) / across;
    const high = (this.stage.offsetHeight - 2 * MARGIN) / down;
    this.scale = Math.max(LEAST * FULL, this.fit === "width" ? wide : Math.min(wide, high));
    this.#lay();
  }

  #resized() {
    this.#refit();
    this.#lay();
    this.#stir();
  }

  #wheel(/** @type {WheelEvent} */ event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.zoomBy(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) / 300), { x: event.clientX, y: event.clientY });
  }

  /** Two fingers zoom about the point between them; one finger scrolls, as everywhere. */
  #pinch(/** @type {TouchEvent} */ event) {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    const [one, other] = event.touches;
    const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const middle = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
    if (event.type === "touchmove" && this.#apart > 0) this.zoomBy(apart / this.#apart, middle);
    this.#apart = apart;
  }

  /** Draw anew when the window comes to a screen of another density. */
  #watchDensity() {
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", () => {
      this.#stir();
      this.#watchDensity();
    }, { once: true });
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** What a page is called by those who cannot see it. */
const nameOf = (/** @type {Page} */ page) => say("page-picture", page.label, page.section, page.slots.length);
