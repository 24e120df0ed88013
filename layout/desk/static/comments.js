/** What others say of the pages: pins at the places, and a list. */

import { either, say } from "./words.js";

const PIN = 22; // CSS pixels

/**
 * @typedef {{id: number, page: string, x: number, y: number, who: string, at: string, words: string, done: boolean}} Comment
 * @typedef {{page: string, who: string, at: string, digest: string, current: boolean}} Signature
 */

export class Comments {
  /** @type {Comment[]} */
  list = [];
  /** @type {Signature[]} */
  signed = [];
  #shown = "";

  /**
   * @param {HTMLElement} panel
   * @param {import("./view.js").View} view
   * @param {((comment: Comment, seen: boolean) => void) | null} see  notes that one was seen to; null: it cannot be
   */
  constructor(panel, view, see) {
    this.panel = panel;
    this.view = view;
    this.see = see;
    view.onChange(() => this.#pins());
  }

  /** How many are still to be seen to. */
  get open() {
    return this.list.filter((one) => !one.done).length;
  }

  /** Comments have come. */
  show(/** @type {{list: Comment[], signed: Signature[]}} */ message) {
    this.list = message.list;
    this.signed = message.signed;
    this.speak();
  }

  /** Say it in the language that is now spoken. */
  speak() {
    const state = JSON.stringify([this.list, this.signed, say("comments")]);
    if (state === this.#shown) return;
    this.#shown = state;
    const signed = (this.see ? this.signed : []).map((one) => { // whoever signs has it beside the button
      const words = document.createElement("p");
      words.className = one.current ? "signed" : "signed stale";
      words.textContent = say(one.current ? "signed-by" : "signed-before", one.page, one.who, timeOf(one.at));
      return words;
    });
    const list = document.createElement("ol");
    list.className = "comments";
    list.append(...this.list.map((one) => this.#item(one)));
    const none = document.createElement("p");
    none.className = "none";
    none.textContent = say("no-comments");
    this.panel.replaceChildren(...signed, this.list.length ? list : none);
    this.#pins();
  }

  #item(/** @type {Comment} */ one) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const head = document.createElement("strong");
    const words = document.createElement("span");
    item.className = one.done ? "done" : "";
    head.textContent = `${one.id} ${one.who} · ${say("page", one.page)} · ${timeOf(one.at)}`;
    words.textContent = one.words;
    button.append(head, words);
    button.addEventListener("click", () => this.#go(one));
    item.append(button);
    if (!this.see) return item;
    const seen = document.createElement("button");
    seen.className = "seen";
    seen.textContent = say(one.done ? "comment-open" : "comment-done");
    seen.addEventListener("click", () => this.see?.(one, !one.done));
    item.append(seen);
    return item;
  }

  #go(/** @type {Comment} */ one) {
    this.view.show(Number(one.page));
    this.view.reveal(Number(one.page), [one.x, one.y, 1, 1]);
    this.#pins();
    const pin = this.view.over(Number(one.page))?.querySelector(`[data-comment="${one.id}"]`);
    pin?.classList.remove("called");
    requestAnimationFrame(() => pin?.classList.add("called"));
  }

  #pins() {
    this.view.table.querySelectorAll(".pin").forEach((pin) => pin.remove());
    for (const one of this.list) {
      const over = one.done ? null : this.view.over(Number(one.page));
      if (!over) continue;
      const pin = document.createElement("span");
      pin.className = "pin";
      pin.dataset.comment = String(one.id);
      pin.textContent = String(one.id);
      pin.title = `${one.who}${either("：", ": ")}${one.words}`;
      pin.style.left = `${one.x * this.view.scale - PIN / 2}px`;
      pin.style.top = `${one.y * this.view.scale - PIN}px`;
      over.append(pin);
    }
  }
}

/** Day and time, short. */
const timeOf = (/** @type {string} */ at) => at.slice(5, 16).replace("T", " ");
