/** The left pane: pages as small pictures, and stories that stand on none of them. */

import { setFact, setText } from "./texts.js";
import { say } from "./words.js";

/** @typedef {import("./pages.js").Page} Page */
/** @typedef {{story: string, name: string, chars: number}} Unplaced */

const WIDE = 92; // CSS pixels of a small picture
const CALM = 400; // ms without another change until it is drawn

export class PageList {
  /** @type {Map<number, {item: HTMLElement, button: HTMLButtonElement, canvas: HTMLCanvasElement, words: HTMLElement}>} */
  #entries = new Map();
  #stale = new Set();
  #asked = 0;

  /**
   * @param {HTMLElement} list
   * @param {import("./view.js").View} view
   */
  constructor(list, view) {
    this.list = list;
    this.view = view;
    view.onChange(() => this.mark());
  }

  /** Pages have come. */
  changed(/** @type {Iterable<number>} */ numbers) {
    const { order } = this.view.pages;
    for (const [number, entry] of this.#entries) {
      if (order.includes(number)) continue;
      entry.item.remove();
      this.#entries.delete(number);
    }
    const pages = this.view.pages.all();
    for (const page of pages) {
      const { button, words } = this.#entries.get(page.number) ?? this.#add(page.number);
      setText(words, `${page.label} ${page.section}`);
      setFact(button, "aria-label", `${say("page", page.label)} ${page.section}`);
    }
    const items = pages.map((page) => this.#entries.get(page.number)?.item);
    if (items.some((item, at) => item !== this.list.children[at])) this.list.append(...(/** @type {HTMLElement[]} */ (items)));
    for (const number of numbers) this.#stale.add(number);
    this.mark();
    this.#ask();
  }

  /** Draw the small pictures of pages that show *url*, or all. */
  redraw() {
    for (const number of this.#entries.keys()) this.#stale.add(number);
    this.#ask();
  }

  /** Mark the pages that are shown. */
  mark() {
    const shown = this.view.shown;
    for (const [number, { button }] of this.#entries) {
      setFact(button, "aria-current", number === this.view.current ? "page" : "");
      button.classList.toggle("shown", shown.includes(number));
    }
  }

  #add(/** @type {number} */ number) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const canvas = document.createElement("canvas");
    const words = document.createElement("span");
    canvas.setAttribute("aria-hidden", "true");
    button.append(canvas, words);
    button.addEventListener("click", () => this.view.show(number));
    item.append(button);
    const entry = { item, button, canvas, words };
    this.#entries.set(number, entry);
    this.#stale.add(number);
    return entry;
  }

  /** Small pictures wait until nobody types. */
  #ask() {
    clearTimeout(this.#asked);
    this.#asked = window.setTimeout(() => this.#paint(), CALM);
  }

  #paint() {
    for (const number of this.#stale) {
      const page = this.view.pages.page(number);
      const entry = this.#entries.get(number);
      if (page && entry) this.view.painter.small(entry.canvas, page, WIDE);
    }
    this.#stale.clear();
  }
}

/**
 * The stories that stand on no page: each may be dragged onto one, or put with its button.
 * @param {HTMLElement} list
 * @param {Unplaced[]} stories
 * @param {(story: Unplaced, event: PointerEvent) => void} drag
 * @param {(story: Unplaced) => void} press
 */
export function listUnplaced(list, stories, drag, press) {
  list.replaceChildren();
  if (!stories.length) {
    const none = document.createElement("li");
    none.className = "none";
    none.textContent = say("none-unplaced");
    list.append(none);
  }
  for (const one of stories) {
    const { story, name, chars } = one;
    const item = document.createElement("li");
    const button = document.createElement("button");
    const head = document.createElement("span");
    const size = document.createElement("small");
    head.textContent = name || story;
    size.textContent = say("chars", chars);
    button.title = say("drop-here");
    button.append(head, size);
    button.addEventListener("pointerdown", (event) => drag(one, event));
    button.addEventListener("click", (event) => event.detail === 0 && press(one)); // 0: from the keyboard
    item.append(button);
    list.append(item);
  }
}
