/** Pictures dropped on the page: kept beside the issue, and set where they were dropped. */

import { hit } from "./pages.js";
import { rectOf, shaped } from "./snap.js";
import { either, say } from "./words.js";

const COLUMNS = 2; // of a picture that is dropped
const BANDS = 3; // the same on a vertical page, whose bands are shorter
const SHAPE = 2 / 3; // height by width, before it is known

/**
 * Take pictures that are dropped on the stage of *view*.
 * @param {import("./view.js").View} view
 * @param {(act: Record<string, any>) => void} act
 * @param {(severity: string, words: string) => void} tell
 */
export function takePictures(view, act, tell) {
  const ghost = document.createElement("div");
  const told = document.createElement("output"); // what letting go here does
  ghost.className = "ghost";
  ghost.append(told);
  const areaAt = (/** @type {{page: import("./pages.js").Page, x: number, y: number}} */ { page, x, y }, /** @type {number} */ shape) => {
    const { down, columns } = page.grid;
    return shaped(page.grid, x, y, Math.min(down ? BANDS : COLUMNS, columns.length), shape);
  };
  view.stage.addEventListener("dragover", (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    const on = view.pointAt(event.clientX, event.clientY);
    if (!on) return ghost.remove();
    const slot = hit(on.page, on.x, on.y).slot;
    told.textContent = slot?.story ? say(event.shiftKey ? "drop-own" : "drop-shift") : "";
    told.hidden = !slot?.story;
    view.put(ghost, rectOf(on.page.grid, areaAt(on, SHAPE)));
    view.over(on.page.number)?.append(ghost);
  });
  view.stage.addEventListener("dragleave", () => ghost.remove());
  view.stage.addEventListener("drop", async (event) => {
    event.preventDefault();
    ghost.remove();
    const on = view.pointAt(event.clientX, event.clientY);
    const file = event.dataTransfer?.files[0];
    const own = event.shiftKey;
    if (!on || !file) return;
    const { slot } = hit(on.page, on.x, on.y);
    const name = await keep(file, tell);
    if (!name) return;
    act({ act: "picture", picture: name, page: on.page.number, slot: slot?.id ?? "", own: own && Boolean(slot?.story), ...areaAt(on, await shapeOf(file)) });
  });
  // Beside the page a file would be opened by the browser, and the desk be gone.
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
}

/** Have *file* kept beside the issue; the name that it has there, "" where it is not taken. */
async function keep(/** @type {File} */ file, /** @type {(severity: string, words: string) => void} */ tell) {
  try {
    const answer = await fetch(`./upload?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
    const said = await answer.json();
    if (answer.ok) return /** @type {string} */ (said.name);
    tell("warning", either(said.zh, said.en));
  } catch {
    tell("error", say("upload-failed"));
  }
  return "";
}

/** Height by width of a picture; the usual shape for one that the browser does not read. */
async function shapeOf(/** @type {File} */ file) {
  try {
    const seen = await createImageBitmap(file);
    return seen.height / seen.width;
  } catch {
    return SHAPE;
  }
}
