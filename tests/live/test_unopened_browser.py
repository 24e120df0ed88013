"""A file that the desk reads and cannot edit, in a browser."""

from desk_browser import looked_at, waited
from test_workbench import GRAIN, SPEC


def test_a_file_that_cannot_be_edited_leaves_what_was_shown(tmp_path):
    """It is said, with what to do, and what is typed next goes where it is seen."""
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN)):
        (tmp_path / name).write_text(text, "utf-8")
    with looked_at(tmp_path / "issue.yaml", tmp_path / "out", 1440, 900) as desk:
        (desk.folder / "old").mkdir(exist_ok=True)
        (desk.folder / "old" / "grain.md").write_bytes("# 旧稿\n\n谷子熟了。\n".encode("gb18030"))
        waited(lambda: desk.js("return desk.source.files.some((one) => one.name === 'old/grain.md')"), "listed")
        names = desk.js("return [...document.querySelectorAll('#files [role=tab]')].map((one) => one.textContent)")
        assert "old/grain.md" in names, "two of one name say their folders"
        desk.js("desk.source.show('old/grain.md')")
        waited(lambda: desk.js("return desk.source.current") == "issue.yaml", "shown again")
        assert "另存为 UTF-8" in desk.one("#notices").text
        assert desk.typed() == SPEC
