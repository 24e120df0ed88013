/* What a page can do beyond being read: arrow keys and swipes turn leaves, spots and heads light each other, a search. */
"use strict";
(() => {
  const turn = (way) => { const to = document.querySelector(`a.turn[rel="${way}"]`); if (to) location.href = to.href; };
  const field = document.querySelector("#words");
  const found = document.querySelector(".found");

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "Escape") { close(); if (typing) event.target.blur(); return; }
    if (typing) return;
    if (event.key === "ArrowLeft") turn("prev");
    else if (event.key === "ArrowRight") turn("next");
    else if (event.key === "/") { event.preventDefault(); field.focus(); }
  });

  let from = null;
  document.addEventListener("touchstart", (event) => {
    const touch = event.changedTouches[0];
    from = event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!from || (window.visualViewport && window.visualViewport.scale > 1.05)) return;
    const touch = event.changedTouches[0];
    const across = touch.clientX - from.x, down = touch.clientY - from.y;
    if (Math.abs(across) > 70 && Math.abs(across) > 2.5 * Math.abs(down)) turn(across < 0 ? "next" : "prev");
    from = null;
  }, { passive: true });

  const all = [...document.querySelectorAll("[data-story]")];
  const light = (one, on) => all.forEach((other) => {
    if (other.dataset.story === one.dataset.story) other.classList.toggle("lit", on);
  });
  all.forEach((one) => {
    for (const [name, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]])
      one.addEventListener(name, () => light(one, on));
  });

  const close = () => { found.hidden = true; found.replaceChildren(); };
  const fold = (words) => words.normalize("NFKC").toLowerCase();
  const element = (name, words) => { const made = document.createElement(name); made.textContent = words; return made; };

  function excerpt(text, words) {
    const made = document.createElement("p");
    const folded = fold(text).length === text.length ? fold(text) : text.toLowerCase();
    const at = Math.max(0, folded.indexOf(words[0]));
    const start = Math.max(0, at - 24), end = Math.min(text.length, at + 72);
    const part = text.slice(start, end), low = folded.slice(start, end);
    let here = 0;
    if (start) made.append("…");
    while (here < part.length) {
      const hits = words.map((word) => [low.indexOf(word, here), word.length]).filter(([place]) => place >= 0);
      if (!hits.length) break;
      const [place, long] = hits.sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      made.append(part.slice(here, place), element("mark", part.slice(place, place + long)));
      here = place + long;
    }
    made.append(part.slice(here), end < text.length ? "…" : "");
    return made;
  }

  function filled(words, ...values) {  // each {} takes the next value
    return words.replace(/\{\}/g, () => values.shift());
  }

  function search(said) {
    const words = fold(said).split(/\s+/u).filter(Boolean);
    if (!words.length) return close();
    const hits = (window.EPAPER || []).map((one) => {
      const title = fold(one.t), text = fold(one.s);
      if (!words.every((word) => title.includes(word) || text.includes(word))) return null;
      const worth = words.reduce((sum, word) => sum + 20 * title.split(word).length + text.split(word).length, 0);
      return { one, worth };
    }).filter(Boolean).sort((a, b) => b.worth - a.worth);
    const list = document.createElement("ol");
    for (const { one } of hits) {
      const item = document.createElement("li"), link = element("a", one.t);
      link.href = one.u;
      item.append(link, ` ${filled(found.dataset.page, one.p.join("、"))}`, excerpt(one.s, words));
      list.append(item);
    }
    found.replaceChildren(element("h2", hits.length ? filled(found.dataset.hits, said, hits.length) : filled(found.dataset.none, said)), list);
    found.hidden = false;
  }

  const form = document.querySelector(".search");
  form.addEventListener("submit", (event) => { event.preventDefault(); search(field.value.trim()); });
  field.addEventListener("input", () => { if (!field.value.trim()) close(); });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { field.value = asked; search(asked.trim()); }
})();
