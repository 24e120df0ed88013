/** What is selected, below the page: its place in figures, its legs, and what can be done with it. */

import { areaOf } from "./hands.js";
import { kept } from "./snap.js";
import { setFact } from "./texts.js";
import { either, say } from "./words.js";

/**
 * Keep the bar at the state of the hands.
 * @param {HTMLElement} bar
 * @param {import("./hands.js").Hands} hands
 * @param {() => void} toSpec
 */
export function slotBar(bar, hands, toSpec) {
  bar.addEventListener("submit", (event) => event.preventDefault());
  let shown = "";
  const draw = () => {
    const found = hands.slot;
    const state = JSON.stringify([found?.slot, hands.mode, say("legs")]);
    if (state === shown) return;
    shown = state;
    if (!found) return bar.replaceChildren(hint("none-selected")); // its room is kept: the page must not jump when one is selected
    const { slot, page } = found;
    const focused = bar.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : "";
    const fields = hands.mode ? [hint(MODES[hands.mode])] : [...places(slot, page, hands), ...legs(slot, hands)];
    bar.replaceChildren(title(slot), ...fields, ...buttons(slot, hands, toSpec));
    if (focused) /** @type {HTMLElement | null} */ (bar.querySelector(`[data-key="${focused}"]`))?.focus();
  };
  hands.onSelect(draw);
}

const MODES = { break: "break-head-on", swap: "swap-with", crop: "crop-on" };

/** @typedef {import("./pages.js").Slot} Slot */

function title(/** @type {Slot} */ slot) {
  const name = document.createElement("strong");
  name.textContent = slot.name || slot.id;
  name.title = `${slot.id} · ${slot.story || slot.use}`;
  return name;
}

/** Column, line, columns and lines as figures that can be changed. */
function places(/** @type {Slot} */ slot, /** @type {import("./pages.js").Page} */ page, /** @type {import("./hands.js").Hands} */ hands) {
  const area = areaOf(slot);
  if (!area) return [];
  const { down, columns: every, lines: rows } = page.grid;
  /** @type {[string, number, number, string][]} */
  const fields = [[down ? "band" : "column", area.at[0], every.length, "move"], ["line", area.at[1], rows.length, "move"], [down ? "bands" : "columns", area.span[0], every.length, "resize"], ["lines", area.span[1], rows.length, "resize"]];
  const inputs = fields.map(([key, value, most, act]) => figure(key, value, most, !slot.can.includes(act)));
  for (const { input } of inputs)
    input.addEventListener("change", () => {
      const [column, line, columns, lines] = inputs.map((one) => Math.round(Number(one.input.value)) || 1);
      hands.lay(kept(page.grid, { at: [column, line], span: [columns, lines] }));
    });
  return inputs.map((one) => one.label);
}

function figure(/** @type {string} */ key, /** @type {number} */ value, /** @type {number} */ most, /** @type {boolean} */ fixed) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "number";
  input.min = "1";
  input.max = String(most);
  input.value = String(value);
  input.disabled = fixed;
  input.dataset.key = key;
  label.append(say(key), input);
  return { label, input };
}

function legs(/** @type {Slot} */ slot, /** @type {import("./hands.js").Hands} */ hands) {
  if (!slot.can.includes("legs")) return [];
  const { label, input } = figure("legs", slot.legs || (slot.span ?? [1])[0], 9, false);
  input.addEventListener("change", () => hands.ask("legs", { legs: Math.max(1, Math.round(Number(input.value)) || 1) }));
  return [label];
}

function buttons(/** @type {Slot} */ slot, /** @type {import("./hands.js").Hands} */ hands, /** @type {() => void} */ toSpec) {
  /** @type {[string, boolean, () => void, string][]} */
  const every = [
    ["break-head", slot.can.includes("head"), () => hands.setMode("break"), "break"],
    ["crop", slot.can.includes("focus"), () => hands.setMode("crop"), "crop"],
    ["swap", slot.can.includes("move"), () => hands.setMode("swap"), "swap"],
    ["divide", slot.can.includes("divide"), () => hands.ask("divide"), ""],
    ["spec", true, toSpec, ""],
    ["remove", slot.use !== "flag", () => hands.ask("remove"), ""],
  ];
  return every.filter(([, can]) => can).map(([key, , press, mode]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.key = key;
    button.textContent = say(key);
    button.title = say(`${key}-key`);
    if (mode) button.setAttribute("aria-pressed", String(hands.mode === mode));
    button.addEventListener("click", press);
    return button;
  });
}

function hint(/** @type {string} */ key) {
  const words = document.createElement("p");
    words.textContent = say(key);
  return words;
}

/** The slots of the current page as buttons, for those who cannot see it; a key does what it does on the page. */
export function slotList(/** @type {HTMLElement} */ list, /** @type {import("./hands.js").Hands} */ hands) {
  list.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
    if (hands.handle(event)) event.preventDefault();
  });
  let shown = "";
  const draw = () => {
    const slots = hands.view.pages.page(hands.view.current)?.slots ?? [];
    const down = Boolean(hands.view.pages.page(hands.view.current)?.grid.down);
    const state = JSON.stringify(slots.map((slot) => [slot.id, slot.name, slot.at, slot.span])) + say("legs");
    if (state !== shown) {
      shown = state;
      const focused = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.slot : "";
      list.replaceChildren(...slots.map((slot) => entry(slot, hands, down)));
      if (focused) /** @type {HTMLElement | null} */ (list.querySelector(`[data-slot="${CSS.escape(focused)}"]`))?.focus();
    }
    for (const button of list.querySelectorAll("button"))
      setFact(button, "aria-pressed", String(button.dataset.slot === hands.selected));
  };
  hands.onSelect(draw);
  hands.view.onChange(draw);
}

function entry(/** @type {Slot} */ slot, /** @type {import("./hands.js").Hands} */ hands, /** @type {boolean} */ down) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const area = areaOf(slot);
  button.dataset.slot = slot.id;
  button.textContent = [slot.name || slot.id, area ? say(down ? "at-span-down" : "at-span", ...area.at, ...area.span) : ""].filter(Boolean).join(either("，", ", "));
  button.addEventListener("focus", () => hands.select(slot.id, true));
  button.addEventListener("click", () => hands.select(slot.id, true));
  item.append(button);
  return item;
}
