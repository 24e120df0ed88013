/** The pages to be read: comments pinned to places, and pages signed.  Nothing else can be done here. */

import { Comments } from "./comments.js";
import { Link } from "./link.js";
import { PageList } from "./pagelist.js";
import { Pages } from "./pages.js";
import { Faces, Painter, Pictures } from "./paint.js";
import { notice } from "./panes.js";
import { onLanguage, say, speak, spoken } from "./words.js";
import { View } from "./view.js";

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const who = /** @type {HTMLInputElement} */ (byId("who"));

const link = new Link();
const pages = new Pages();
const faces = new Faces();
const pictures = new Pictures((url) => {
  view.pictureCame(url);
  list.redraw();
});
const view = new View(byId("stage"), byId("table"), pages, new Painter(faces, pictures));
const list = new PageList(byId("pages"), view);
const comments = new Comments(byId("panel-comments"), view, null);
const form = document.createElement("form");
const words = document.createElement("textarea");
const send = document.createElement("button");
/** @type {{page: number, x: number, y: number} | null} where the comment that is being written belongs */
let at = null;
let began = { x: 0, y: 0 };

form.className = "word-box";
words.maxLength = 2000;
words.rows = 3;
const row = document.createElement("div");
row.append(send);
form.append(words, row);

/** Open the form at a point of a page. */
function ask(/** @type {{page: import("./pages.js").Page, x: number, y: number}} */ on) {
  at = { page: on.page.number, x: Math.round(on.x), y: Math.round(on.y) };
  words.value = "";
  lay();
  words.focus();
}

function lay() {
  const over = at && view.over(at.page);
  const page = at && pages.page(at.page);
  if (!at || !over || !page) return void form.remove();
  form.style.left = `${Math.max(0, Math.min(at.x * view.scale, page.width * view.scale - 260))}px`;
  form.style.top = `${Math.max(0, Math.min(at.y * view.scale + 4, page.height * view.scale - 110))}px`;
  form.style.width = "260px";
  if (form.parentElement !== over) over.append(form);
}

function close() {
  at = null;
  form.remove();
}

/** The name of who looks; asked for where it is not known. */
function name() {
  const said = who.value.trim();
  if (!said) {
    notice(byId("notices"), "warning", say("who-first"));
    who.focus();
  }
  localStorage.setItem("who", said);
  return said;
}

function tellSigned() {
  const one = comments.signed.find(({ page }) => page === String(view.current));
  byId("signed").textContent = one ? say(one.current ? "signed-by" : "signed-before", one.page, one.who, one.at.slice(5, 16).replace("T", " ")) : say("not-signed", view.current);
  byId("signed").className = one?.current ? "signed" : "signed stale";
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const said = words.value.trim();
  if (!said || !at || !name()) return;
  link.send({ do: "comment", ...at, page: String(at.page), who: who.value.trim(), words: said });
  close();
});
form.addEventListener("pointerdown", (event) => event.stopPropagation());
words.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape") close();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
view.stage.addEventListener("pointerdown", (event) => (began = { x: event.clientX, y: event.clientY }));
view.stage.addEventListener("click", (event) => {
  const on = view.pointAt(event.clientX, event.clientY);
  if (form.contains(/** @type {Node} */ (event.target)) || Math.hypot(event.clientX - began.x, event.clientY - began.y) > 4) return;
  if (on && !words.value.trim()) ask(on);
});
view.stage.addEventListener("keydown", (event) => {
  const page = pages.page(view.current);
  if (event.key !== "Enter" || event.target !== view.stage || !page) return;
  event.preventDefault();
  ask({ page, x: page.width / 2, y: page.height / 3 });
});
byId("sign").addEventListener("submit", (event) => {
  event.preventDefault();
  if (name()) link.send({ do: "sign", page: String(view.current), who: who.value.trim() });
});
view.onChange(() => {
  lay();
  tellSigned();
});

link.on("hello", (message) => {
  byId("title").textContent = document.title = message.title;
  if (message.language !== spoken() && !localStorage.getItem("language")) speak(message.language);
});
link.on("faces", (message) => faces.take(message));
link.on("pages", (message) => {
  const damage = pages.take(message);
  view.changed(damage);
  list.changed(damage.keys());
});
link.on("comments", (message) => {
  comments.show(message);
  tellSigned();
});
link.on("said", (message) => notice(byId("notices"), message.severity, message.words));
link.on("down", () => (byId("saving").textContent = say("lost-share")));
link.on("up", () => (byId("saving").textContent = ""));
onLanguage(() => {
  comments.speak();
  send.textContent = say("comment-send");
  words.setAttribute("aria-label", say("comment-words"));
  words.placeholder = say("comment-words");
  byId("language").textContent = spoken() === "zh" ? "EN" : "中文";
  byId("language").lang = spoken() === "zh" ? "en" : "zh";
  list.changed([]);
  tellSigned();
});

/** @type {Record<string, () => void>} */
const BUTTONS = {
  "zoom-in": () => view.step(1),
  "zoom-out": () => view.step(-1),
  "fit-page": () => view.setFit("page"),
  "fit-width": () => view.setFit("width"),
  "language": () => {
    const next = spoken() === "zh" ? "en" : "zh";
    localStorage.setItem("language", next);
    speak(next);
  },
};
for (const [id, press] of Object.entries(BUTTONS)) byId(id).addEventListener("click", press);
who.value = localStorage.getItem("who") ?? "";
speak(localStorage.getItem("language") === "en" ? "en" : "zh");
link.open();
