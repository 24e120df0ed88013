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


def test_a_remark_is_let_stand_for_a_reason_and_undone(folder, tmp_path):
    with looked_at(folder / "issue.yaml", tmp_path / "out", 1024, 768) as desk:
        waited(lambda: desk.js("return desk.pages.order.length > 0"), "pages")
        before = sorted(one.read_bytes() for one in folder.rglob("*.yaml"))
        desk.one("#stage").send_keys("r")
        waited(lambda: desk.js("return document.querySelectorAll('#panel-check .acts button').length > 0"), "a button")
        count = desk.js("return document.querySelectorAll('#panel-check li').length")
        desk.js("document.querySelector('#panel-check .acts button').click()")
        desk.one("#panel-check form input").send_keys("本报旧例", Keys.ENTER)
        left = "return document.querySelectorAll('#panel-check li').length"
        waited(lambda: desk.js(left) < count, "it is read again without the remark")
        after = [one.read_text("utf-8") for one in folder.rglob("*.yaml")]
        assert sum("本报旧例" in one for one in after) == 1
        assert sum(one.count("#") for one in after) == sum(one.decode().count("#") for one in before)
        desk.one("#stage").send_keys(Keys.CONTROL, "z")
        waited(lambda: sorted(one.read_bytes() for one in folder.rglob("*.yaml")) == before, "undone")


def test_the_margin_says_what_wins_a_line_and_selects_it(folder, tmp_path):
    with looked_at(folder / "issue.yaml", tmp_path / "out", 1024, 768) as desk:
        waited(lambda: desk.js("return desk.pages.order.length > 0"), "pages")
        desk.js("desk.source.show('copy/tram.md')")
        waited(lambda: desk.js("return document.querySelectorAll('.cm-cuts span').length > 0"), "figures in the margin")
        desk.js("document.querySelector('.cm-cuts span').click()")
        chosen = (
            "const s=desk.source.editor.state; return s.doc.sliceString(s.selection.main.from, s.selection.main.to)"
        )
        said = int(desk.one(".cm-cuts span").text.removeprefix("−"))
        waited(lambda: len(desk.js(chosen)) == said, "as many characters as it says")
        assert desk.faults() == []
