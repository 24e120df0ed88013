"""The duty editor's findings as an editor at the desk sees and follows them."""

from __future__ import annotations

from desk_browser import Keys, looked_at, waited
from test_read_over import folder as folder


def test_a_key_has_the_pages_read_and_a_click_leads_to_the_words(folder, tmp_path):
    with looked_at(folder / "issue.yaml", tmp_path / "out", 1024, 768) as desk:
        waited(lambda: desk.js("return desk.pages.order.length > 0"), "pages")
        desk.one("#stage").send_keys("r")
        waited(lambda: desk.js("return document.querySelectorAll('#panel-check li').length > 0"), "findings")
        assert desk.faults() == []
        assert "《现代汉语词典》" in desk.one("#panel-check .rule").text
        desk.js("[...document.querySelectorAll('#panel-check button')].find(b=>b.textContent.includes('按装')).click()")
        typed = "const s=desk.source.editor?.state; return s?.doc.sliceString(s.selection.main.from).slice(0,2)"
        waited(lambda: desk.js(typed) == "按装", "the cursor at the words")
        waited(lambda: desk.js("return document.querySelectorAll('.light').length > 0"), "lit on the page")
        desk.one(".cm-content").send_keys(Keys.DELETE)
        old = "return Boolean(document.querySelector('#panel-check p.stale'))"
        waited(lambda: desk.js(old), "it is said to be old")
