/** The frame of the desk: panes that can be made wider, tabs, notices, the help sheet. */

import { either, KEYS, say } from "./words.js";

const LEAST = 120; // CSS pixels of a pane
const KEY_STEP = 16;
const SHOWN = 6000; // ms that a notice stays; one that warns stays twice as long

/** @typedef {{element: HTMLElement, property: string, way: 1 | -1, first: number, most: () => number}} Splitter */

/** Let a splitter change the width of its pane, by pointer and by key; the width is remembered. */
export function split(/** @type {Splitter} */ { element, property, way, first, most }) {
  const store = `desk-${property}`;
  let width = Number(localStorage.getItem(store)) || first;
  const set = (/** @type {number} */ wanted) => {
    width = Math.round(Math.max(LEAST, Math.min(most(), wanted)));
    document.body.style.setProperty(`--${property}`, `${width}px`);
    element.setAttribute("aria-valuenow", String(width));
    element.setAttribute("aria-valuemin", String(LEAST));
    element.setAttribute("aria-valuemax", String(Math.round(most())));
  };
  const keep = () => localStorage.setItem(store, String(width));
  element.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const [start, from] = [event.clientX, width];
    const move = (/** @type {PointerEvent} */ now) => set(from + way * (now.clientX - start));
    element.setPointerCapture(event.pointerId);
    element.addEventListener("pointermove", move);
    element.addEventListener("lostpointercapture", () => {
      element.removeEventListener("pointermove", move);
      keep();
    }, { once: true });
  });
  element.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    set(width + way * by);
    keep();
  });
  window.addEventListener("resize", () => set(width));
  set(width);
}

/**
 * Tabs as the pattern of WAI-ARIA has them: arrows go from one to the next; *shown* is told which panel is. Gives what
 * shows one by its number.
 */
export function tabs(/** @type {HTMLElement} */ list, /** @type {(panel: string) => void} */ shown = () => {}) {
  const every = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
  const show = (/** @type {number} */ at, focus = false) => {
    if (every[at].hidden) return;
    every.forEach((tab, index) => {
      const on = index === at;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = !on;
    });
    if (focus) every[at].focus();
    shown(every[at].getAttribute("aria-controls") ?? "");
  };
  every.forEach((tab, index) => {
    tab.addEventListener("click", () => show(index));
    tab.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const seen = every.filter((one) => !one.hidden);
      if (by) show(every.indexOf(seen[(seen.indexOf(tab) + by + seen.length) % seen.length]), true);
    });
  });
  return show;
}

/** Show *words* for a while. */
export function notice(/** @type {HTMLElement} */ list, /** @type {string} */ severity, /** @type {string} */ words) {
  const item = document.createElement("li");
  const text = document.createElement("span");
  const close = document.createElement("button");
  item.className = severity;
  text.textContent = words;
  close.textContent = "×";
  close.setAttribute("aria-label", say("dismiss"));
  close.addEventListener("click", () => item.remove());
  item.append(text, close);
  list.append(item);
  while (list.children.length > 4) list.firstElementChild?.remove();
  setTimeout(() => item.remove(), severity === "note" ? SHOWN : 2 * SHOWN);
  return item;
}

/** The sheet of keys, in the language that is spoken. */
export function keySheet(/** @type {HTMLElement} */ place) {
  const table = document.createElement("table");
  for (const [keys, zh, en] of KEYS) {
    const row = table.insertRow();
    const words = either(zh, en);
    const head = document.createElement("th");
    if (!keys) {
      head.colSpan = 2;
      head.scope = "colgroup";
      head.textContent = words;
      row.append(head);
      continue;
    }
    head.scope = "row";
    for (const [at, key] of keys.split(/ {2}/).entries()) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      head.append(...(at ? [" "] : []), cap);
    }
    row.append(head);
    row.insertCell().textContent = words;
  }
  place.replaceChildren(table);
}
