/** The dump with story and role of every line in its margin, changed by click or key. */

import { either, say, spoken } from "./words.js";

/**
 * @typedef {[number, string, string, number, string, string[]]} Line  number, story, role, apart, text, doubts
 * @typedef {{file: string, marked: string, lines: Line[], stories: [string, string][], roles: [string, string][]}} Dump
 */

/** @type {Record<string, string>} keys that say what the line is */
const ROLE_KEYS = { t: "headline", k: "kicker", d: "deck", n: "byline", b: "body", m: "more", s: "subhead", c: "caption", p: "credit", f: "furniture" };
const OWNERLESS = ["furniture", "stray"];
const NOBODY = "—";

export class DumpPanel {
  /** @type {Dump | null} */
  #dump = null;
  /** @type {Map<number, {row: HTMLElement, state: string}>} */
  #rows = new Map();

  /**
   * @param {HTMLElement} panel
   * @param {(act: Record<string, any>) => void} act
   * @param {(place: {file: string, line: number, column: number}) => void} go
   */
  constructor(panel, act, go) {
    this.act = act;
    this.go = go;
    this.head = document.createElement("p");
    this.list = document.createElement("ol");
    this.head.className = "none";
    this.list.className = "dump";
    panel.append(this.head, this.list);
    this.list.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Show *dump*; only lines that changed are made anew. */
  show(/** @type {Dump} */ dump) {
    this.#dump = dump;
    this.head.textContent = say("dump-head", dump.marked || say("dump-hints"));
    const choices = JSON.stringify([dump.stories, dump.roles, spoken()]);
    const rows = dump.lines.map((line, at) => {
      const known = this.#rows.get(at);
      const state = JSON.stringify(line) + choices;
      if (known?.state === state) return known.row;
      const row = known?.row ?? document.createElement("li");
      const focused = /** @type {HTMLElement | null} */ (row.contains(document.activeElement) ? document.activeElement : null)?.dataset.part;
      this.#fill(row, line, dump, at);
      this.#rows.set(at, { row, state });
      if (focused) /** @type {HTMLElement | null} */ (row.querySelector(`[data-part=${focused}]`))?.focus();
      return row;
    });
    rows.forEach((row, at) => {
      if (this.list.children[at] !== row) this.list.insertBefore(row, this.list.children[at] ?? null);
    });
    while (this.list.children.length > rows.length) this.list.lastElementChild?.remove();
  }

  /** Say it in the language that is now spoken. */
  speak() {
    if (this.#dump) this.show(this.#dump);
  }

  #fill(/** @type {HTMLElement} */ row, /** @type {Line} */ line, /** @type {Dump} */ dump, /** @type {number} */ at) {
    const [number, story, role, , text, doubts] = line;
    const first = at === 0 || dump.lines[at - 1][1] !== story;
    row.className = [first ? "first" : "", doubts.length ? "doubtful" : "", OWNERLESS.includes(role) ? "aside" : "", role].filter(Boolean).join(" ");
    row.dataset.line = String(number);
    const stories = choice("story", `${number} ${say("dump-story")}`, [[NOBODY, NOBODY], ...dump.stories.map(([id, name]) => [id, `${id} ${name}`])], story || NOBODY);
    const roles = choice("role", `${number} ${say("dump-role")}`, dump.roles.map(([key, name]) => [key, either(name, key)]), role);
    const words = document.createElement("button");
    words.dataset.part = "words";
    words.textContent = text;
    words.title = say("dump-line", number);
    words.addEventListener("click", () => this.go({ file: dump.file, line: number, column: 1 }));
    stories.addEventListener("change", () => this.#say(line, stories.value, role));
    roles.addEventListener("change", () => this.#say(line, story, roles.value));
    row.replaceChildren(stories, roles, words);
    for (const doubt of doubts) {
      const note = document.createElement("p");
      note.textContent = doubt;
      row.append(note);
    }
  }

  /** Ask that *line* be *role* of *story*; the page tells what came of it. */
  #say(/** @type {Line} */ line, /** @type {string} */ story, /** @type {string} */ role) {
    const dump = /** @type {Dump} */ (this.#dump);
    const at = dump.lines.indexOf(line);
    const near = dump.lines.slice(0, at).findLast((one) => one[1])?.[1] ?? dump.stories[0]?.[0] ?? "";
    const nobody = story === NOBODY || !story;
    // Whoever gives a line that is nobody's to a story, or a role in one, means copy of the story above.
    if (nobody && !OWNERLESS.includes(role)) [story, role] = line[1] ? ["", "furniture"] : [near, role];
    else if (!nobody && OWNERLESS.includes(role)) [story, role] = line[1] ? ["", role] : [story, "body"];
    this.act({ act: "line", line: line[0], role, story: nobody && OWNERLESS.includes(role) ? "" : story });
    const row = this.#rows.get(at);
    if (row) row.state = ""; // what is refused shows again what it was
  }

  /** What was asked for was refused: show what is. */
  came() {
    if (this.#dump) this.show(this.#dump);
  }

  #key(/** @type {KeyboardEvent} */ event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.dataset.part !== "words" || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = /** @type {HTMLElement} */ (target.closest("li"));
    const at = [...this.list.children].indexOf(row);
    const dump = /** @type {Dump} */ (this.#dump);
    const line = dump.lines[at];
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const turn = { "[": -1, "]": 1 }[event.key];
    const role = ROLE_KEYS[event.key];
    if (by) /** @type {HTMLElement | null} */ (this.list.children[at + by]?.querySelector("[data-part=words]"))?.focus();
    else if (turn) {
      const ids = dump.stories.map(([id]) => id);
      const next = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(line[1]) + turn))];
      if (next && next !== line[1]) this.#say(line, next, line[2]);
    } else if (role && dump.roles.some(([key]) => key === role)) this.#say(line, OWNERLESS.includes(role) ? NOBODY : line[1], role);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function choice(/** @type {string} */ part, /** @type {string} */ name, /** @type {string[][]} */ options, /** @type {string} */ value) {
  const select = document.createElement("select");
  select.dataset.part = part;
  select.setAttribute("aria-label", name);
  if (!options.some(([key]) => key === value)) options = [...options, [value, value]];
  select.append(...options.map(([key, words]) => new Option(words, key, false, key === value)));
  return select;
}
