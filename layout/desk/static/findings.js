/** Findings as a list, the gravest first; each leads to its place. */

import { say } from "./words.js";

/**
 * @typedef {{code: string, severity: "error" | "warning" | "note", words: string, hint: string, file: string,
 *   line: number, column: number, page: number, slot: string, story: string, acts?: Suggestion[]}} Finding
 * @typedef {{words: string, act: Record<string, any>, asks: "" | "reason" | "words", value: string}} Suggestion
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
   * @param {(act: Record<string, any>) => void} act
   */
  constructor(panel, count, lead, act) {
    this.panel = panel;
    this.count = count;
    this.lead = lead;
    this.act = act;
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
    if (this.panel.querySelector("form")) return; // an answer is being written: what it is about stays
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
    item.append(findingButton(finding, this.lead));
    if (finding.acts?.length) item.append(actRow(finding.acts, this.panel, this.act, () => this.show(this.#list)));
    return item;
  }
}

/**
 * What settles a finding, as buttons; one that asks for something first opens a line to write it in, the only one of
 * *panel*, and *ended* is called when that is gone.
 */
export function actRow(
  /** @type {Suggestion[]} */ acts, /** @type {HTMLElement} */ panel, /** @type {(act: Record<string, any>) => void} */ act,
  /** @type {() => void} */ ended,
) {
  const row = document.createElement("div");
  row.className = "acts";
  for (const one of acts) {
    const button = document.createElement("button");
    button.textContent = one.words;
    button.addEventListener("click", () => (one.asks ? ask(row, button, one, { panel, act, ended }) : act(one.act)));
    row.append(button);
  }
  return row;
}

function ask(
  /** @type {HTMLElement} */ row, /** @type {HTMLElement} */ button, /** @type {Suggestion} */ one,
  /** @type {{panel: HTMLElement, act: (act: Record<string, any>) => void, ended: () => void}} */ to,
) {
  to.panel.querySelector(".acts form")?.remove();
  const form = document.createElement("form");
  const input = document.createElement("input");
  const done = document.createElement("button");
  input.value = one.value;
  input.maxLength = 200;
  input.required = true;
  input.placeholder = say(one.asks === "reason" ? "why" : "what");
  input.setAttribute("aria-label", `${one.words} ${input.placeholder}`);
  done.textContent = say("do-it");
  const end = () => {
    form.remove();
    to.ended();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = input.value.trim();
    if (!words) return;
    end();
    to.act({ ...one.act, words });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    end();
    button.focus();
  });
  form.append(input, done);
  row.append(form);
  input.focus();
}

/**
 * A finding that leads to its place; *more* is said of it besides.
 * @template {Finding} T
 */
export function findingButton(/** @type {T} */ finding, /** @type {(finding: T) => void} */ lead, more = "") {
  const button = document.createElement("button");
  const place = finding.file ? [finding.file, finding.line, finding.column].filter(Boolean).join(":") : "";
  const where = [place, finding.code].filter(Boolean).join(" · ");
  for (const [name, text] of [["words", finding.words], ["hint", finding.hint], ["rule", more], ["place", where]]) {
    if (!text) continue;
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    button.append(part);
  }
  button.addEventListener("click", () => lead(finding));
  return button;
}

function nothing() {
  const words = document.createElement("p");
  words.className = "none";
  words.textContent = say("nothing-found");
  return words;
}
