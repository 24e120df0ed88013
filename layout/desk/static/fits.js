/** Copyfit: for each story room, what is set, what is over or short, as a bar and in words. */

import { setText } from "./texts.js";
import { say } from "./words.js";

/**
 * @typedef {{slot: string, story: string, name: string, page: number, room: number, set: number, over: number,
 *   short: number, chars: number, over_chars: number, to_page: number, remedies: string,
 *   cut: null | {lines: number, chars: number, first: string, last: string, file: string, line: number}}} Fit
 */

const MOST_PRICES = 8; // cuts that are shown of a story: an editor reads no more of them
const SHOWN = 5; // characters that a button quotes of what it would cut

export class Fits {
  /** @type {Fit[]} */
  #fits = [];
  /** @type {Map<string, {item: HTMLElement, state: string}>} */
  #items = new Map();
  /** @type {import("./source.js").Cut[]} what wins a line in each paragraph */
  #prices = [];
  #selected = "";
  /** @type {Map<string, Record<string, any>>} cuts that were tried and hold, by slot */
  #cuts = new Map();

  /**
   * @param {HTMLElement} panel
   * @param {HTMLElement} count
   * @param {{select: (slot: string) => void, go: (place: {file: string, line: number, column: number}) => void,
   *   act: (act: Record<string, any>) => void, choose: (cut: import("./source.js").Cut) => void}} to
   */
  constructor(panel, count, to) {
    this.list = document.createElement("ul");
    this.list.className = "fits";
    panel.append(this.list);
    this.count = count;
    this.to = to;
  }

  /** Show *fits*; only what has changed is made anew. */
  show(/** @type {Fit[]} */ fits) {
    this.#fits = fits;
    const off = fits.filter((one) => one.over > 0).length;
    this.count.toggleAttribute("hidden", !off);
    setText(this.count, String(off));
    for (const [slot, { item }] of this.#items) {
      if (fits.some((one) => one.slot === slot)) continue;
      item.remove();
      this.#items.delete(slot);
    }
    this.list.querySelector(".none")?.remove();
    if (!fits.length) this.list.append(none());
    let before = null;
    for (const fit of fits) {
      const item = this.#item(fit);
      if (item.previousElementSibling !== before || item.parentElement !== this.list)
        this.list.insertBefore(item, before ? /** @type {HTMLElement} */ (before).nextSibling : this.list.firstChild);
      before = item;
      item.classList.toggle("selected", fit.slot === this.#selected);
    }
  }

  /** Offer the cuts that *findings* have been tried to be settled with. */
  offer(/** @type {{acts?: {act: Record<string, any>}[]}[]} */ findings) {
    const acts = findings.flatMap((one) => one.acts ?? []).map((one) => one.act).filter((act) => act.act === "cut");
    this.#cuts = new Map(acts.map((act) => [act.slot, act]));
    this.show(this.#fits);
  }

  /** Show what wins a line in each paragraph of the selected story. */
  price(/** @type {import("./source.js").Cut[]} */ cuts) {
    this.#prices = cuts;
    this.show(this.#fits);
  }

  /** Say it in the language that is now spoken. */
  speak() {
    for (const known of this.#items.values()) known.state = "";
    this.show(this.#fits);
  }

  /** Mark the story of the selected slot. */
  mark(/** @type {string} */ slot) {
    if (slot === this.#selected) return;
    this.#selected = slot;
    this.show(this.#fits);
  }

  #item(/** @type {Fit} */ fit) {
    const act = this.#cuts.get(fit.slot);
    const prices = fit.slot === this.#selected ? this.#prices.filter((one) => one.slot === fit.slot) : [];
    const state = JSON.stringify([fit, act, prices]);
    const known = this.#items.get(fit.slot);
    if (known && known.state === state) return known.item;
    const item = known?.item ?? document.createElement("li");
    const focused = item.contains(document.activeElement);
    item.replaceChildren(this.#button(fit), ...(fit.cut ? [this.#cut(fit.cut)] : []), ...(act ? [this.#doCut(act)] : []), ...(prices.length ? [this.#priced(prices)] : []));
    if (focused) item.querySelector("button")?.focus();
    this.#items.set(fit.slot, { item, state });
    return item;
  }

  #button(/** @type {Fit} */ fit) {
    const button = document.createElement("button");
    button.className = fit.over ? "over" : fit.short ? "short" : "exact";
    button.append(
      words("strong", fit.name || fit.story),
      words("span", verdict(fit), "verdict"),
      bar(fit),
      words("small", [say("page", fit.page), say("fit-room", fit.room, fit.set, fit.chars), fit.to_page ? say("fit-to-page", fit.to_page) : "", fit.remedies].filter(Boolean).join(" · ")),
    );
    button.addEventListener("click", () => this.to.select(fit.slot));
    return button;
  }

  #doCut(/** @type {Record<string, any>} */ act) {
    const button = words("button", say("do-cut"), "do-cut");
    button.addEventListener("click", () => this.to.act(act));
    return button;
  }

  /** What wins a line: the least cuts as buttons, each of which selects its words in the source. */
  #priced(/** @type {import("./source.js").Cut[]} */ cuts) {
    const row = document.createElement("div");
    row.className = "prices";
    row.append(words("span", say("cut-line")));
    const least = cuts.map((one) => ({ one, count: [...one.words].length })).sort((a, b) => a.count - b.count || a.one.part - b.one.part);
    for (const { one, count } of least.slice(0, MOST_PRICES)) {
      const end = [...one.words].slice(-SHOWN).join("");
      const button = words("button", say("cut-words", count, count > SHOWN ? `…${end}` : end));
      button.title = say("cut-here", count);
      button.addEventListener("click", () => this.to.choose(one));
      row.append(button);
    }
    return row;
  }

  #cut(/** @type {NonNullable<Fit["cut"]>} */ cut) {
    const button = document.createElement("button");
    button.className = "cut";
    button.append(words("span", say("cut", cut.lines, cut.chars)));
    if (cut.first && cut.first !== "…") button.append(" ", words("small", say("cut-from", cut.first, cut.last)));
    button.addEventListener("click", () => this.to.go({ file: cut.file, line: cut.line, column: 1 }));
    return button;
  }
}

/** Over, short or exact, in lines and characters. */
function verdict(/** @type {Fit} */ fit) {
  if (fit.over) return say("fit-over", fit.over, fit.over_chars);
  return fit.short ? say("fit-short", fit.short, fit.short * fit.chars) : say("fit-exact", fit.set);
}

/** Room as the whole length, what is set in it, and what is over beyond a mark at its end. */
function bar(/** @type {Fit} */ fit) {
  const frame = document.createElement("span");
  frame.className = "bar";
  frame.setAttribute("aria-hidden", "true");
  const whole = Math.max(fit.room, fit.set + fit.over, fit.room + fit.over, 1);
  const set = document.createElement("i");
  set.className = "set";
  set.style.width = `${(100 * Math.min(fit.set, fit.room)) / whole}%`;
  frame.append(set);
  if (!fit.over) return frame;
  const over = document.createElement("i");
  over.className = "beyond";
  over.style.left = `${(100 * fit.room) / whole}%`;
  over.style.width = `${(100 * fit.over) / whole}%`;
  frame.append(over);
  return frame;
}

function words(/** @type {string} */ kind, /** @type {string} */ text, /** @type {string} */ name = "") {
  const element = document.createElement(kind);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}

function none() {
  const item = document.createElement("li");
  item.className = "none";
  item.textContent = say("no-fits");
  return item;
}
