/** Whole pages that the planner proposes, as pictures with their scores; one click takes one. */

import { Pages } from "./pages.js";
import { say } from "./words.js";

const WIDE = 260; // CSS pixels of a proposal

export class Proposals {
  #pages = new Pages();
  #page = 0;
  /** @type {{page: number, pages: any[], why: string[]} | null} */
  #sent = null;

  /**
   * @param {HTMLDialogElement} sheet
   * @param {import("./paint.js").Painter} painter
   * @param {(message: Record<string, any>) => void} send
   * @param {(act: Record<string, any>) => void} act
   */
  constructor(sheet, painter, send, act) {
    this.sheet = sheet;
    this.painter = painter;
    this.send = send;
    this.act = act;
    this.place = /** @type {HTMLElement} */ (sheet.querySelector(".proposals"));
    this.said = /** @type {HTMLElement} */ (sheet.querySelector("p"));
    this.advice = /** @type {HTMLElement} */ (sheet.querySelector(".advice"));
  }

  /** Ask for proposals for a page. */
  ask(/** @type {number} */ page) {
    this.#page = page;
    this.sheet.showModal();
    this.#ask({ do: "propose", page });
  }

  #ask(/** @type {Record<string, any>} */ question) {
    this.#sent = null;
    this.place.replaceChildren();
    this.advice.hidden = true;
    this.said.textContent = say("proposing", this.#page);
    this.send(question);
  }

  /** What would mend the best page has come: in words, with a button where that can follow it. */
  advise(/** @type {{page: number, words: string, follow: Record<string, any> | null}} */ { page, words, follow }) {
    if (!this.sheet.open || page !== this.#page || !this.#sent) return;
    this.advice.replaceChildren(words);
    this.advice.hidden = false;
    if (!follow) return;
    const button = document.createElement("button");
    button.textContent = say(follow.act ? "advice-cut" : "advice-follow");
    button.addEventListener("click", () => {
      if (follow.act) this.act(follow);
      this.#ask(follow.act ? { do: "propose", page } : follow);
    });
    this.advice.append(button);
  }

  /** Proposals have come. */
  show(/** @type {{page: number, pages: any[], why: string[]}} */ message) {
    if (!this.sheet.open || message.page !== this.#page) return;
    this.#sent = message;
    this.#pages = new Pages();
    this.#pages.take({ order: message.pages.map((one) => one.number), pages: message.pages });
    this.said.textContent = message.pages.length ? message.why.join(" ") : [say("no-proposal", message.page), ...message.why].join("\n");
    this.place.replaceChildren(...message.pages.map((one) => this.#item(one)));
    /** @type {HTMLElement | null} */ (this.place.querySelector("button"))?.focus();
  }

  /** A picture has come: draw again. */
  redraw() {
    if (this.sheet.open && this.#sent) for (const one of this.#sent.pages) this.#draw(one.number);
  }

  #item(/** @type {any} */ one) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const canvas = document.createElement("canvas");
    const head = document.createElement("strong");
    const score = document.createElement("span");
    canvas.dataset.proposal = String(one.number);
    canvas.setAttribute("aria-hidden", "true");
    head.textContent = say("proposal-take", one.number);
    score.replaceChildren(...one.score.flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])));
    button.append(canvas, head, score);
    button.addEventListener("click", () => {
      this.sheet.close();
      this.act({ act: "take", page: this.#page, proposal: one.number - 1 });
    });
    item.append(button);
    requestAnimationFrame(() => this.#draw(one.number));
    return item;
  }

  #draw(/** @type {number} */ number) {
    const page = this.#pages.page(number);
    const canvas = /** @type {HTMLCanvasElement | null} */ (this.place.querySelector(`[data-proposal="${number}"]`));
    if (page && canvas) this.painter.small(canvas, page, WIDE);
  }
}
