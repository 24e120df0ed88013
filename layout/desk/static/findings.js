/** Findings as a list, the gravest first; each leads to its place. */

import { say } from "./words.js";

/**
 * @typedef {{code: string, severity: "error" | "warning" | "note", words: string, hint: string, file: string,
 *   line: number, column: number, page: number, slot: string, story: string}} Finding
 */

const SEVERITIES = ["error", "warning", "note"];

export class Findings {
  /** @type {Finding[]} */
  #list = [];
  #shown = "";

  /**
   * @param {HTMLElement} panel
   * @param {HTMLElement} count
   * @param {(finding: Finding) => void} lead
   */
  constructor(panel, count, lead) {
    this.panel = panel;
    this.count = count;
    this.lead = lead;
  }

  /** Show *list*. */
  show(/** @type {Finding[]} */ list) {
    this.#list = list;
    const grave = list.filter((one) => one.severity !== "note").length;
    this.count.hidden = !grave;
    this.count.textContent = String(grave);
    this.count.className = list.some((one) => one.severity === "error") ? "grave" : "";
    const state = JSON.stringify(list) + say("error");
    if (state === this.#shown) return;
    this.#shown = state;
    const at = [...this.panel.querySelectorAll("button")].indexOf(/** @type {any} */ (document.activeElement));
    const sections = SEVERITIES.map((severity) => this.#section(severity)).filter((one) => one !== null);
    this.panel.replaceChildren(...(sections.length ? sections : [nothing()]));
    if (at >= 0) this.panel.querySelectorAll("button")[at]?.focus();
  }

  /** Say it in the language that is now spoken. */
  speak() {
    this.show(this.#list);
  }

  #section(/** @type {string} */ severity) {
    const list = this.#list.filter((one) => one.severity === severity);
    if (!list.length) return null;
    const section = document.createElement("section");
    const head = document.createElement("h3");
    const items = document.createElement("ul");
    head.textContent = `${say(severity)} ${list.length}`;
    section.className = `findings ${severity}`;
    items.append(...list.map((one) => this.#item(one)));
    section.append(head, items);
    return section;
  }

  #item(/** @type {Finding} */ finding) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const place = finding.file ? [finding.file, finding.line, finding.column].filter(Boolean).join(":") : "";
    for (const [name, text] of [["words", finding.words], ["hint", finding.hint], ["place", [place, finding.code].filter(Boolean).join(" · ")]]) {
      if (!text) continue;
      const part = document.createElement("span");
      part.className = name;
      part.textContent = text;
      button.append(part);
    }
    button.addEventListener("click", () => this.lead(finding));
    item.append(button);
    return item;
  }
}

function nothing() {
  const words = document.createElement("p");
  words.className = "none";
  words.textContent = say("nothing-found");
  return words;
}
