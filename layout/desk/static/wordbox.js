/** A head or a paragraph edited where it stands on the page: a box over it with its words as they are written. */

import { say } from "./words.js";

const PAUSE = 400; // ms without a key after which what was typed is written
const LEAST = 260; // CSS pixels of width
const ROOM = 12;

/** @typedef {{file: string, start: number, raw: string, words: string, form: string, page: number, rects: [number, number, number, number][]}} Words */

export class WordBox {
  /** @type {Words | null} */
  #of = null;
  #sent = ""; // the words as they were sent last
  #waits = false; // for the answer to what was sent
  #timer = 0;
  #composing = false; // an input method is at a word
  #box = document.createElement("div");
  #area = document.createElement("textarea");

  /**
   * @param {import("./view.js").View} view
   * @param {(message: Record<string, any>) => void} send
   * @param {(words: Words) => void} toSource
   */
  constructor(view, send, toSource) {
    this.view = view;
    this.send = send;
    const bar = document.createElement("div");
    this.done = document.createElement("button");
    this.source = document.createElement("button");
    this.#box.className = "word-box";
    bar.append(this.source, this.done);
    this.#box.append(this.#area, bar);
    this.#area.addEventListener("input", () => this.#typed());
    this.#area.addEventListener("compositionstart", () => (this.#composing = true));
    this.#area.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#typed();
    });
    this.#area.addEventListener("keydown", (event) => this.#key(event));
    this.#box.addEventListener("pointerdown", (event) => event.stopPropagation());
    this.#box.addEventListener("dblclick", (event) => event.stopPropagation());
    this.#box.addEventListener("focusout", (event) => {
      if (!this.#box.contains(/** @type {Node | null} */ (event.relatedTarget)) && document.hasFocus()) this.close();
    });
    this.done.addEventListener("click", () => this.close());
    this.source.addEventListener("click", () => {
      const words = this.#of;
      this.close();
      if (words) toSource(words);
    });
    view.onChange(() => this.#lay());
  }

  /** Open the box over *words*. */
  open(/** @type {Words} */ words) {
    this.close();
    this.#of = words;
    this.#sent = this.#area.value = words.words;
    this.#waits = false;
    this.#area.setAttribute("aria-label", say("words-here"));
    this.done.textContent = say("words-done");
    this.source.textContent = say("source");
    this.#lay();
    this.#grow();
    this.#area.focus();
  }

  /** What was sent was written: *raw* stands there now. */
  written(/** @type {{file: string, raw: string}} */ message) {
    if (!this.#of || message.file !== this.#of.file) return;
    this.#of.raw = message.raw;
    this.#waits = false;
    if (this.#area.value !== this.#sent) this.#typed();
  }

  /** What was sent was refused, or the pages are others. */
  refused() {
    this.#waits = false;
  }

  /** Write what was typed and close. */
  close() {
    if (!this.#of) return;
    this.#write();
    this.#of = null;
    clearTimeout(this.#timer);
    this.#box.remove();
  }

  #typed() {
    this.#grow();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#write(), PAUSE);
  }

  /** Send what was typed; never while an input method composes. */
  #write() {
    if (!this.#of || this.#composing || this.#waits || this.#area.value === this.#sent) return;
    const { file, start, raw, form } = this.#of;
    this.#sent = this.#area.value;
    this.#waits = true;
    this.send({ do: "reword", file, start, raw, form, words: this.#sent.toWellFormed() });
  }

  #key(/** @type {KeyboardEvent} */ event) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape" && this.#of) {
      this.#area.value = this.#of.words; // as it was when the box was opened
      this.close();
      this.view.stage.focus();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.close();
      this.view.stage.focus();
    }
  }

  #grow() {
    this.#area.style.height = "auto";
    this.#area.style.height = `${Math.min(this.#area.scrollHeight + 2, 360)}px`;
  }

  /** Over the first of the places that the words stand at. */
  #lay() {
    const over = this.#of && this.view.over(this.#of.page);
    const rect = this.#of?.rects[0];
    if (!over || !rect) return;
    const { scale } = this.view;
    const page = /** @type {import("./pages.js").Page} */ (this.view.pages.page(this.#of?.page ?? 0));
    const right = Math.max(...(this.#of?.rects ?? []).map(([x, , width]) => x + width));
    const width = Math.max(LEAST, (right - rect[0]) * scale + ROOM);
    const left = Math.max(0, Math.min(rect[0] * scale - ROOM / 2, page.width * scale - width));
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${Math.max(0, rect[1] * scale - ROOM / 2)}px`;
    this.#box.style.width = `${width}px`;
    if (this.#box.parentElement !== over) over.append(this.#box);
  }
}
