/** The pages read as a duty editor reads them, when that is asked for: page by page, each finding with the rule it goes by (how sure it is stands in its words). */

import { actRow, findingButton } from "./findings.js";
import { say } from "./words.js";

/** @typedef {import("./findings.js").Finding & {sure: number, rule: string}} Remark */

export class Check {
  /** @type {{list: Remark[], left: number, words: string, stale: boolean} | null} */
  #told = null;
  #reading = false;

  /**
   * @param {HTMLElement} panel
   * @param {HTMLElement} count
   * @param {(finding: Remark) => void} lead
   * @param {(message: Record<string, any>) => void} send
   * @param {(act: Record<string, any>) => void} act
   */
  constructor(panel, count, lead, send, act) {
    this.panel = panel;
    this.count = count;
    this.lead = lead;
    this.send = send;
    this.act = act;
    this.read = document.createElement("button");
    this.said = document.createElement("p");
    this.list = document.createElement("div");
    this.read.id = "read-over";
    this.said.setAttribute("aria-live", "polite");
    this.read.addEventListener("click", () => this.ask());
    panel.append(this.read, this.said, this.list);
  }

  /** Have the pages read. */
  ask() {
    if (this.#reading) return;
    this.#reading = true;
    this.#say();
    this.send({ do: "check" });
  }

  /** Have them read again, if they have been: in another language. */
  again() {
    if (this.#told) this.ask();
  }

  /** What was found has come. */
  show(/** @type {{list: Remark[], left: number, words: string, stale: boolean}} */ message) {
    this.#told = message;
    this.#reading = false;
    this.speak();
  }

  /** The pages have changed: what was found is of the pages before. */
  changed() {
    if (!this.#told || this.#told.stale) return;
    this.#told.stale = true;
    this.#say();
  }

  /** The program is gone: what was asked for does not come. */
  lost() {
    this.#reading = false;
    this.#say();
  }

  /** Say it in the language that is now spoken. */
  speak() {
    const list = this.#told?.list ?? [];
    this.count.hidden = !list.length;
    this.count.textContent = String(list.length + (this.#told?.left ?? 0));
    const pages = [...new Set(list.map((one) => one.page))];
    this.list.replaceChildren(...pages.map((page) => this.#section(page, list.filter((one) => one.page === page))));
    this.#say();
  }

  #say() {
    const told = this.#told;
    this.read.textContent = say(told ? "check-again" : "check-read");
    this.read.disabled = this.#reading;
    const left = told?.left ? say("check-left", told.left) : "";
    const known = told ? [told.stale ? say("check-stale") : "", told.words, left] : [say("check-what")];
    this.said.textContent = this.#reading ? say("check-reading") : known.filter(Boolean).join("\n");
    this.said.className = told?.stale && !this.#reading ? "stale" : "";
  }

  #section(/** @type {number} */ page, /** @type {Remark[]} */ list) {
    const made = document.createElement("section");
    const head = document.createElement("h3");
    const items = document.createElement("ul");
    head.textContent = page ? `${say("page", page)} · ${list.length}` : String(list.length);
    items.append(...list.map((one) => this.#item(one)));
    made.className = "findings";
    made.append(head, items);
    return made;
  }

  #item(/** @type {Remark} */ one) {
    const item = document.createElement("li");
    const rule = one.rule && say("check-rule", one.rule === "house" ? say("check-house") : one.rule);
    item.className = one.severity;
    item.append(findingButton(one, this.lead, rule));
    if (one.acts?.length) item.append(actRow(one.acts, this.panel, (act) => this.#let(act), () => {}));
    return item;
  }

  /** Let a remark stand, and have the pages read again: those that the act makes are waited for. */
  #let(/** @type {Record<string, any>} */ act) {
    this.act(act);
    this.ask();
  }
}
