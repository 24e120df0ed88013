"""From a path to everything that is read for an issue: spec, styles, copy, the kit's manifest, facts of pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from layout import files
from layout.findings import BadSpec, Finding, LayoutError, Place, Severity, Unreadable, finding
from layout.fonts.manifest import kit_manifest
from layout.fonts.model import Manifest
from layout.keys.checks import check, grid_faults
from layout.keys.issue import read_what_can_be
from layout.keys.page_files import Fetch
from layout.keys.reading import in_order
from layout.loading.bounded_copy import read_copy
from layout.loading.copy_names import NO_FILES, FilesOfSlots, files_of_slots, meant_instead, named_files, without_placed
from layout.loading.limits import limits_of_pages
from layout.loading.long_stories import held
from layout.loading.read_memory import ReadMemory
from layout.loading.styles import load_styles
from layout.pictures.model import PictureFacts
from layout.pictures.probe import probe
from layout.sources import Sources
from layout.spec.model import Area, CopySource, Issue, Slot
from layout.spec.press import Press, press_of
from layout.spec.styles import Stylesheet, has_spots
from layout.stories.hints import read_hints
from layout.stories.margins import read_margin
from layout.stories.model import Story


def read_sources(
    path: Path, roots: tuple[Path, ...] = (), kept: Path | None = None, memory: ReadMemory | None = None,
    edition: str = "",
) -> Sources:  # fmt: skip
    """Read the issue at *path*, or an *edition* of it; *kept* is the folder of what is kept from run to run.

    *memory* has what was read before, and changes nothing.  Raises :class:`LayoutError` when no page can be made of it.
    """
    path = Path(path)
    folder = path.resolve().parent
    known = memory or ReadMemory()
    known.begin()
    issue, faults = _spec(path, roots, known, edition)
    wrong: list[Finding] = [*faults]
    styles = load_styles(issue, folder, roots, wrong)
    if issue.ads:
        from layout.planner.waiting import with_waiting  # few issues have any

        issue, given = known.of(("ads", issue, styles.ads), partial(with_waiting, issue, dict(styles.ads)))
        wrong += given
    try:
        stories, found = load_copy(issue.copy, folder, roots, known, files_of_slots(issue, folder))
    except LayoutError as fault:
        # Without copy there is no page; what else is wrong is said at once.
        left = [one for one in fault.findings if one.code != "spec-no-copy" or not wrong]  # copy: was reported there
        raise BadSpec(*in_order([*wrong, *grid_faults(issue)]), *left) from None
    written = issue
    heads = [(one.slug, one.headline, one.caption) for one in stories]
    issue, faults = known.last.of("check", (written, styles, heads), lambda: check(written, styles, stories))
    if any(slot.table for page in issue.pages for slot in page.slots):
        issue, tabled, more = _with_tables(issue, stories, folder, roots)
        stories, faults = [*tabled], (*faults, *more)
    # What is wrong with the copy is often why the spec finds no story.
    found = [*(one for one in found if one.severity is Severity.ERROR), *in_order([*wrong, *faults]), *found]
    pictures, facts, missing = load_pictures(issue, stories, folder, roots, known)
    unplaced = _without_place(written, issue)
    missing += _in_files_of(unplaced, stories, folder, roots)
    kit = files.kit("fonts")
    manifest, skipped = house_manifest(load_manifest(kit), issue, folder, roots, styles)
    press = load_press(issue, styles, folder, roots, found)
    limits = limits_of_pages(press, folder, roots, found)
    if has_spots(styles):
        from layout.loading.spot_inks import held_to_plant

        styles, refused = held_to_plant(styles, press, folder, roots)
        missing += refused
    if any(one.drawing for one in facts.values()):
        from layout.loading.drawings import with_inks

        facts = with_inks(facts, press)
    if press.bleed >= 0:
        issue = issue._replace(sheet=issue.sheet._replace(bleed=press.bleed))
    every = tuple(dict.fromkeys((*found, *skipped, *missing)))
    sources = Sources(issue, styles, tuple(stories), manifest, kit, pictures, facts, every, press, limits=limits)
    if any(slot.ad for page in unplaced.pages for slot in page.slots):
        in_their_files = with_ads(sources._replace(issue=unplaced), folder, roots, kept, known).findings
        sources = sources._replace(findings=in_their_files)
    advertised = any(slot.ad for page in issue.pages for slot in page.slots)
    return with_ads(sources, folder, roots, kept, known) if advertised else sources


def _spec(path: Path, roots: tuple[Path, ...], known: ReadMemory, edition: str) -> tuple[Issue, tuple[Finding, ...]]:
    """The issue at *path*, or an *edition* of it, as far as it can be read, and what is wrong with it."""
    text = files.read_text(path)

    def read(fetch: Fetch) -> tuple[Issue, tuple[Finding, ...]]:
        return read_what_can_be(text, str(path), fetch, edition, known.pages_begun())

    return known.fetching(("issue", text, edition), page_fetch(path, roots), read)


def _in_files_of(unplaced: Issue, stories: list[Story], folder: Path, roots: tuple[Path, ...]) -> list[Finding]:
    """What is wrong with pictures and tables of slots that stand on no page."""
    found = load_pictures(unplaced, stories, folder, roots)[2]
    if any(slot.table and slot.table.file for page in unplaced.pages for slot in page.slots):
        found += _with_tables(unplaced, stories, folder, roots)[2]
    return found


def _with_tables(
    issue: Issue, stories: list[Story], folder: Path, roots: tuple[Path, ...]
) -> tuple[Issue, tuple[Story, ...], tuple[Finding, ...]]:
    """*issue* with the tables of its slots as stories, all stories, and what was found."""
    from layout.loading.table_files import with_tables  # few issues have any

    return with_tables(issue, stories, folder, roots)


def _without_place(written: Issue, made: Issue) -> Issue:
    """*written* with those slots only that stand on no page as it was *made*: what they name is looked for too."""
    standing = {slot.place for page in made.pages for slot in page.slots}
    pages = (page._replace(slots=tuple(one for one in page.slots if one.place not in standing), plan=None)
             for page in written.pages)  # fmt: skip
    return written._replace(pages=tuple(page for page in pages if page.slots))


def page_fetch(path: Path, roots: tuple[Path, ...]) -> Fetch:
    """What gets the files of pages that the issue at *path* names, from its folder or *roots*."""

    def fetch(name: str, place: Place) -> tuple[str, str]:
        found = files.inside(path.resolve().parent, name, place, roots)
        return files.read_text(found, place), str(path.parent / name)

    return fetch


def with_ads(
    sources: Sources, folder: Path, roots: tuple[Path, ...], kept: Path | None, memory: ReadMemory | None = None
) -> Sources:
    """*sources* with the advertisements of the issue, which are checked before they are let in."""
    from layout.loading import ads

    made = ads.load_ads(sources.issue, ads.Desk(folder, roots, sources.press, kept), memory)
    return sources._replace(
        pictures={**sources.pictures, **made.paths}, facts={**sources.facts, **made.facts},
        findings=(*sources.findings, *made.findings), artworks=made.artworks,
    )  # fmt: skip


def load_press(issue: Issue, styles: Stylesheet, folder: Path, roots: tuple[Path, ...], found: list[Finding]) -> Press:
    """What the style and the issue say of the press file, the plant's profile found and checked.

    *found* takes what is wrong with the profile; the kit's takes its place.
    """
    press = press_of(styles.press, issue.press)
    if not press.icc:
        return press
    from layout.pictures import profile as checks

    try:
        path = files.inside(folder, press.icc, press.place, roots)
        checks.read_profile(files.read(path, checks.MOST_BYTES, press.place), press.icc)
    except Unreadable as fault:
        found += [one._replace(place=press.place) for one in fault.findings]
        return press._replace(icc="")
    return press._replace(icc=str(path))


def load_copy(
    source: CopySource, folder: Path, roots: tuple[Path, ...], memory: ReadMemory | None = None,
    in_slots: FilesOfSlots = NO_FILES,
) -> tuple[list[Story], list[Finding]]:  # fmt: skip
    """The stories of a dump with its hints, or of story files; files *in_slots* are no copy for lying in its folder."""
    known = memory or ReadMemory()
    place = source.place or Place(str(folder))
    stories: list[Story] = []
    found: list[Finding] = []
    if source.dump:
        dump = files.inside(folder, source.dump, place, roots)
        hints = None
        if source.hints:
            try:
                path = files.inside(folder, source.hints, place, roots)
                text, name = files.read_text(path, place), source.hints
                hints = known.of(("hints", text, name), partial(read_hints, text, name))
            except LayoutError as fault:
                found += fault.findings
        margin = None
        if source.marked:
            try:
                path = files.inside(folder, source.marked, place, roots)
                margin, slips = read_margin(files.read_text(path, place), source.marked)
                found += slips
            except LayoutError as fault:
                found += fault.findings
        data = files.read(dump, files.MOST_COPY, place)
        key = "dump", data, source.dump, hints, None if margin is None else tuple(margin)
        copy = known.of(key, lambda: read_copy(data, source.dump, hints, margin, known.dump))
        stories += copy.stories
        found += copy.findings
    if source.stories or source.files:
        _add_story_files(source, folder, place, known, in_slots, stories, found)
    elif not source.dump:
        raise BadSpec(finding("spec-no-copy", place))
    return held(stories, found), found


def _add_story_files(
    source: CopySource, folder: Path, place: Place, known: ReadMemory, in_slots: FilesOfSlots,
    stories: list[Story], found: list[Finding],
) -> None:  # fmt: skip
    """Add the stories of the files that *source* names or matches to *stories*, and what was found to *found*.

    Files that are placed are none of them unless they are named as copy too.
    """
    from layout.loading.story_files import read_story_files  # a page whose copy is one dump needs nothing of it

    placed, shown = in_slots
    if source.stories:
        paths = files.matching(folder, source.stories, place)
        if not paths:
            raise Unreadable(finding("file-missing", place, file=source.stories))
        read, faults = read_story_files(without_placed(paths, placed), folder, known, shown)
        stories += read
        found += faults
    if source.files:
        paths = named_files(source.files, folder, place, found, placed)
        read, faults = read_story_files(paths, folder, known, shown)
        stories += read
        found += faults


def load_manifest(kit: Path) -> Manifest:
    """The manifest of the kit of faces in the folder *kit*."""
    path = kit / "fonts.yaml"
    return kit_manifest(files.read_text(path), str(path))


def house_manifest(
    kit: Manifest, issue: Issue, folder: Path, roots: tuple[Path, ...], styles: Stylesheet
) -> tuple[Manifest, list[Finding]]:
    """The kit with the house's own faces, a role for every face that *styles* name, and what is drawn for the issue."""

    def inside(named: str, place: Place) -> Path:
        return files.inside(folder, named, place, roots)

    wanted = {name for style in styles.text.values() for name in (style.face, style.latin) if name}
    entries = dict.fromkeys((*styles.fonts, *issue.fonts))
    if not entries and wanted <= kit.roles.keys() and not issue.glyphs:
        return kit, []
    from layout.loading import fontsearch as search

    manifest, found = search.house_faces(kit, entries, styles, inside, issue.where("fonts"))
    if issue.glyphs:
        try:
            manifest = search.with_drawn(manifest, issue.glyphs, inside)
        except LayoutError as fault:  # then 〓 stands for what should have been drawn
            found += fault.findings
    return manifest, found


def load_pictures(
    issue: Issue, stories: list[Story], folder: Path, roots: tuple[Path, ...], memory: ReadMemory | None = None
) -> tuple[dict[str, Path], dict[str, PictureFacts], list[Finding]]:
    """Size and kind of every picture named; one that is missing or broken is a finding, the page goes on.

    *memory* has what was read of them before.
    """
    memory = memory or ReadMemory()
    by_slug = {story.slug: story for story in stories}
    paths: dict[str, Path] = {}
    facts: dict[str, PictureFacts] = {}
    found: list[Finding] = []
    named = {slot.story for page in issue.pages for slot in page.slots}
    for page in issue.pages:
        wanted = tuple(
            Slot(story.slug, "picture", Area(0, 0, 0, 0), page.place, story=story.slug, picture=story.picture)
            for story in stories
            if page.plan is not None and story.picture and story.slug not in named
        )
        named |= {slot.story for slot in wanted}
        for slot in (*page.slots, *wanted):
            if slot.use != "picture" and not slot.head.picture:
                continue
            story, place = by_slug.get(slot.story), slot.where("picture" if slot.use == "picture" else "head")
            shown = [one.file for one in slot.frames] or [slot.picture or (story.picture if story else "")]
            names = shown if slot.use == "picture" else [slot.head.picture]
            if not names[0]:
                found.append(finding("picture-missing", place, story=slot.story, file=slot.id, near_zh="", near_en=""))
                continue
            for name in dict.fromkeys(names):
                try:
                    path = files.inside(folder, name, place, roots)
                    key = "picture", name, place, path, files.stamp(path)
                    facts[name], left = memory.of(key, partial(_facts_of, path, name, place))
                    found += left
                    if facts[name].drawing is None:
                        paths[name] = path
                except Unreadable as fault:
                    found += _as_picture_fault(fault, place, slot.story, name, folder)
    return paths, facts, found


def _facts_of(path: Path, name: str, place: Place) -> tuple[PictureFacts, tuple[Finding, ...]]:
    """Facts of the picture or the drawing at *path*.  Raises :class:`Unreadable`."""
    data = files.read(path, files.MOST_PICTURE, place)
    if not name.lower().endswith(".svg"):
        return probe(data, name), ()
    from layout.loading.drawings import drawing

    facts, left = drawing(data, name, place)
    return facts, tuple(left)


def _as_picture_fault(fault: Unreadable, place: Place, story: str, name: str, folder: Path) -> list[Finding]:
    if any(one.code == "file-missing" for one in fault.findings):
        return [finding("picture-missing", place, story=story, file=name, **meant_instead(folder, name))]
    return [one._replace(place=place, story=story) for one in fault.findings]
