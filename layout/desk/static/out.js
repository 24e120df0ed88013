/** What is made of the issue from the desk: buttons, progress, cancel, and links to what was made. */

import { say } from "./words.js";

const WHATS = ["pdf", "png", "cards", "epaper", "handoff"];

/** @typedef {{id: number, what: string, state: string, line: string, files: {name: string, url: string}[]}} Run */

export class Out {
  /** @type {Map<number, {run: Run, item: HTMLElement}>} */
  #runs = new Map();

  /**
   * @param {HTMLElement} buttons
   * @param {HTMLElement} list
   * @param {import("./link.js").Link} link
   */
  constructor(buttons, list, link) {
    this.buttons = buttons;
    this.list = list;
    this.link = link;
    link.on("run", (run) => this.#show(run));
    this.speak();
  }

  /** Say it in the language that is now spoken. */
  speak() {
    this.buttons.replaceChildren(...WHATS.map((what) => this.#button(what)));
    for (const { run, item } of this.#runs.values()) this.#fill(item, run, [say(run.state), run.line].filter(Boolean).join(" · "));
  }

  #button(/** @type {string} */ what) {
    const button = document.createElement("button");
    button.textContent = say(what);
    button.addEventListener("click", () => this.link.send({ do: "make", what }));
    return button;
  }

  #show(/** @type {Run} */ run) {
    const known = this.#runs.get(run.id);
    const item = known?.item ?? document.createElement("li");
    if (!item.parentElement) this.list.prepend(item);
    this.#runs.set(run.id, { run, item });
    const words = [say(run.state), run.line].filter(Boolean).join(" · ");
    const line = item.querySelector("span");
    if (line && known?.run.state === run.state) return void (line.textContent = words); // its button keeps the keys
    this.#fill(item, run, words);
  }

  #fill(/** @type {HTMLElement} */ item, /** @type {Run} */ run, /** @type {string} */ words) {
    const name = document.createElement("strong");
    const line = document.createElement("span");
    name.textContent = say(run.what);
    line.textContent = words;
    item.className = run.state;
    item.replaceChildren(name, line, ...(run.state === "running" ? [this.#meter(), this.#cancel(run)] : (run.files ?? []).map(linkTo)));
  }

  #meter() {
    const meter = document.createElement("progress");
    meter.setAttribute("aria-label", say("running"));
    return meter;
  }

  #cancel(/** @type {Run} */ run) {
    const button = document.createElement("button");
    button.textContent = say("cancel");
    button.addEventListener("click", () => this.link.send({ do: "cancel", id: run.id }));
    return button;
  }
}

function linkTo(/** @type {{name: string, url: string}} */ file) {
  const anchor = document.createElement("a");
  const address = new URL(file.url, location.href);
  anchor.textContent = file.name;
  anchor.target = "_blank";
  anchor.rel = "noopener";
  if (address.origin === location.origin) anchor.href = address.href; // what was made is here and nowhere else
  return anchor;
}
