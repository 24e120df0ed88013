"""What only shows when an issue, its style and its copy are held side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final, Protocol

from layout.findings import Finding, Place, finding
from layout.geometry import Rect, WritingMode, turned_rect
from layout.keys.extras import idle_keys
from layout.keys.file_reading import near
from layout.keys.reading import in_order
from layout.naming import named_by_opening
from layout.spec.jumps import jump_faults
from layout.spec.model import Area, Entry, Grid, Head, Issue, PageRule, PageSpec, Sheet, Slot
from layout.spec.nested_areas import hosts_of, shared, stretch_faults, with_insets, within_faults
from layout.spec.slot_sizes import along_lines, frame_of
from layout.spec.spread import across_fold, both_pages, far_page, spread_faults
from layout.spec.stand_ins import without_doubles
from layout.spec.styles import FURNITURE, KINDS, Stylesheet
from layout.units import in_mm, mm

_SHORTEST_OPENING: Final = 2


class Headed(Protocol):
    """What is wanted of a story here: the names that a slot may call it by."""

    @property
    def slug(self) -> str:
        """The story's short name."""

    @property
    def headline(self) -> tuple[str, ...]:
        """The lines of its head."""

    @property
    def caption(self) -> str:
        """The words under its picture."""


def check(issue: Issue, styles: Stylesheet, stories: Iterable[Headed]) -> tuple[Issue, tuple[Finding, ...]]:
    """Find what the issue names; give back the issue with slugs for stories, and what could not be found.

    In the issue given back every slot's story is a slug of *stories*, every style and rule is one of *styles* and
    every area lies on the grid; what cannot be so is left out or left to the default, each with a finding.
    """
    heads = {story.slug: "".join(story.headline) or story.caption for story in stories}
    found: list[Finding] = [*grid_faults(issue), *style_faults(styles)]
    pages = tuple(_page(page, page.grid or issue.grid, styles, heads, found) for page in without_doubles(issue.pages))
    found += [*_used_twice(pages), *jump_faults(pages), *idle_keys(issue.pages)]
    return issue._replace(pages=pages), in_order(found)


def grid_faults(issue: Issue) -> tuple[Finding, ...]:
    """What is wrong with the issue's own geometry and names: nothing else need be known."""
    found: list[Finding] = []
    sheet = issue.sheet
    found += _grid_room(issue.grid, sheet, issue.where("grid"))
    numbers: dict[int, Place] = {}
    ids: dict[str, Place] = {}
    for page in issue.pages:
        grid = page.grid or issue.grid
        if page.grid and (page.opens or not page.fold):
            found += _grid_room(page.grid, sheet, page.place)
        if page.number in numbers:
            found.append(finding("spec-page-twice", page.place, number=page.number, first=numbers[page.number].line))
        numbers.setdefault(page.number, page.place)
        if page.spread and not page.fold:
            found.append(finding("spec-spread-way", page.place, number=page.number))
        found += _page_geometry(page, sheet, grid, ids)
    return in_order(found)


def _grid_room(grid: Grid, sheet: Sheet, place: Place) -> Iterator[Finding]:
    """Whether *grid*, which is written at *place*, goes in the margins of *sheet*."""
    along = along_lines(sheet, grid)
    for code, wanted, given in (
        (
            "spec-grid-too-wide",
            grid.columns * grid.measure + (grid.columns - 1) * grid.gutter,
            along.width - along.margins.left - along.margins.right,
        ),
        ("spec-grid-too-deep", grid.lines * grid.leading, along.height - along.margins.top - along.margins.bottom),
    ):
        if wanted > given:
            yield finding(code, place, wanted=_mm(wanted), given=_mm(given))


def _page_geometry(page: PageSpec, sheet: Sheet, grid: Grid, ids: dict[str, Place]) -> list[Finding]:
    found: list[Finding] = []
    bleed = sheet.bleed
    parted = grid
    paper = Rect(-bleed, -bleed, sheet.width + 2 * bleed, sheet.height + 2 * bleed)
    found += within_faults(page, sheet, grid)
    if page.fold:
        found += spread_faults(page, sheet, grid)
        if page.opens:  # its slots may stand across the fold
            parted, grid = grid, both_pages(grid)
            left = min(0, far_page(sheet, page.fold)) - bleed
            paper = paper._replace(x=left, width=paper.width + sheet.width)
    for slot in page.slots:
        named = any(key == "id" for key, _ in slot.places)
        if named and slot.id in ids:
            found.append(finding("spec-id-twice", slot.where("id"), id=slot.id, first=ids[slot.id].line))
        if named:
            ids.setdefault(slot.id, slot.place)
        parts = [(one.place, one.area) for one in slot.stretches] or [(slot.where("span"), slot.area)]
        if slot.rect is None:
            found += [_off_grid(place, area, grid) for place, area in parts if _cut(area, grid) != area]
        elif not slot.rect.within(paper):
            found.append(
                finding("spec-off-sheet", slot.where("rect"), width=_mm(sheet.width), height=_mm(sheet.height))
            )
        elif slot.size != (0, 0) and not page.fold:
            found += _beyond_type(slot, slot.rect, sheet, grid)
        found += stretch_faults(slot)
        if slot.writing not in ("", grid.mode.value) and slot.use == "story" and _in_parts(slot, page, sheet, parted):
            found.append(finding("spec-writing-parts", slot.where("writing"), id=slot.id))
    found += [_off_grid(rule.place, rule.area, grid) for rule in page.rules if _cut(rule.area, grid) != rule.area]
    hosts = hosts_of(page)
    for one, other in combinations(page.slots, 2):
        if one.id not in hosts[other.id] and other.id not in hosts[one.id] and _overlap(one, other):
            found.append(finding("spec-overlap", other.where("at"), id=other.id, other=one.id, first=one.place.line))
    return found


_UNSEEN: Final = mm(0.5)
"""What a slot by its size may stand beyond the type area: sizes are booked in whole millimetres, grids are not."""


def _beyond_type(slot: Slot, rect: Rect, sheet: Sheet, grid: Grid) -> Iterator[Finding]:
    """The sides on which a slot given by its size leaves the type area and ends in the margin.

    One that goes to the edge of the sheet bleeds, and was meant so; one by ``rect`` says itself where it stands.
    """
    frame = frame_of(sheet, grid)
    frame = frame if grid.mode is WritingMode.HORIZONTAL else turned_rect(frame, sheet.width)
    for side, over, margin in (
        ("right side", rect.right - frame.right, sheet.width - frame.right),
        ("left side", frame.x - rect.x, frame.x),
        ("foot", rect.bottom - frame.bottom, sheet.height - frame.bottom),
    ):
        if _UNSEEN < over < margin:
            yield finding("spec-beyond-type", slot.where("size"), id=slot.id, kind=side, over=f"{over / mm(1):.1f}")


def _in_parts(slot: Slot, page: PageSpec, sheet: Sheet, grid: Grid) -> bool:
    """True for a slot of several rectangles, or one that a fold parts in two: pieces of the grid of its page."""
    return bool(slot.stretches) or (page.opens and across_fold(slot, sheet, grid))


def _off_grid(place: Place, area: Area, grid: Grid) -> Finding:
    return finding(
        "spec-off-grid", place, column=area.column + area.columns - 1, line=area.line + area.lines - 1,
        columns=grid.columns, lines=grid.lines, kind=grid.mode.column,
    )  # fmt: skip


def _overlap(one: Slot, other: Slot) -> bool:
    if one.rect and other.rect:
        return one.rect.overlaps(other.rect)
    if one.rect or other.rect:
        return False  # one in millimetres, one on the grid: the finished page is looked at for that
    mine, theirs = ([part.area for part in slot.stretches] or [slot.area] for slot in (one, other))
    return any(shared(a, b) for a in mine for b in theirs)


def _cut(area: Area, grid: Grid) -> Area:
    """What of *area* lies on the grid; no columns or no lines when nothing does."""
    columns = min(area.columns, grid.columns - area.column + 1)
    lines = min(area.lines, grid.lines - area.line + 1)
    return Area(area.column, area.line, max(columns, 0), max(lines, 0))


def _page(page: PageSpec, grid: Grid, styles: Stylesheet, heads: Mapping[str, str], found: list[Finding]) -> PageSpec:
    if page.opens:
        grid = both_pages(grid)
    slots = tuple(_slot(slot, grid, styles, heads, found) for slot in page.slots)
    rules: list[PageRule] = []
    for rule in page.rules:
        area = _cut(rule.area, grid)
        if rule.style not in styles.rules:
            found.append(_unknown("spec-unknown-rule", rule.word or rule.place, rule.style, styles.rules))
        elif area.columns and area.lines:
            rules.append(rule._replace(area=area))
    return with_insets(page._replace(slots=tuple(slot for slot in slots if slot is not None), rules=tuple(rules)))


def _slot(slot: Slot, grid: Grid, styles: Stylesheet, heads: Mapping[str, str], found: list[Finding]) -> Slot | None:
    """The slot with its names found, a crossed frame where its story is not; ``None`` when it lies off the page."""
    slot = _titled(slot)
    changes: dict[str, str] = {}
    tells_story = slot.use in ("story", "picture")
    style_names: Mapping[str, object] = styles.stories if tells_story else styles.text
    for key, code, known in (
        ("style", "spec-unknown-style", style_names),
        ("rule_above", "spec-unknown-rule", styles.rules),
        ("rule_below", "spec-unknown-rule", styles.rules),
        ("box", "spec-unknown-box", styles.boxes),
        ("tint", "spec-unknown-ink", styles.inks),
        ("ink", "spec-unknown-ink", styles.inks),
    ):
        value = getattr(slot, key)
        if value and value not in known:
            found.append(_unknown(code, slot.where(key), value, known))
            changes[key] = ""
    head = _head(slot, styles, found)
    if slot.story:
        slug = _find_story(slot, heads, found)
        changes["story"] = slug
        if not slug and slot.use in ("story", "table"):
            changes["use"] = "lacking"
    elif slot.use == "story":
        changes["use"] = "lacking"
    entries: list[Entry] = []
    for entry in slot.entries:
        named = slot._replace(story=entry.story, places=(("story", entry.place),))
        entries.append(entry._replace(story=_find_story(named, heads, found)))
    area = slot.area if slot.rect else _cut(slot.area, grid)
    if not slot.rect and not (area.columns and area.lines):
        return None
    stretches = tuple(
        one._replace(area=inside) for one in slot.stretches if (inside := _cut(one.area, grid)).columns and inside.lines
    )
    more = {"stretches": stretches, "entries": tuple(entries), **changes}
    return slot._replace(area=area, head=head, **more)  # type: ignore[arg-type]


def _titled(slot: Slot) -> Slot:
    """*slot* with the words after 标题 as its title where they can be nothing else: in a box without a story."""
    words = slot.head.form
    if not words or slot.title or slot.story or slot.use in ("story", "picture") or slot.head != Head(form=words):
        return slot
    return slot._replace(title=words, head=Head())


def _head(slot: Slot, styles: Stylesheet, found: list[Finding]) -> Head:
    """The slot's head less the names that the stylesheet does not have."""
    head = slot.head

    def where(word: str) -> Place:
        return dict(slot.places).get(f"head: {word}") or slot.where("head")

    if head.face and head.face not in styles.text:
        found.append(_unknown("spec-unknown-style", where(head.face), head.face, styles.text))
        head = head._replace(face="")
    if head.form and head.form not in dict(styles.heads):
        found.append(_unknown("spec-unknown-head", where(head.form), head.form, dict(styles.heads)))
        head = head._replace(form="")
    if head.box and head.box not in styles.boxes:
        found.append(_unknown("spec-unknown-box", where(head.box), head.box, styles.boxes))
        head = head._replace(box="")
    for ink in (head.tint, head.ink):
        if ink and ink not in styles.inks:
            found.append(_unknown("spec-unknown-ink", where(ink), ink, styles.inks))
            head = head._replace(tint="" if ink == head.tint else head.tint, ink="" if ink == head.ink else head.ink)
    return head


def _find_story(slot: Slot, heads: Mapping[str, str], found: list[Finding]) -> str:
    """The slug that the slot means: its own words, or the one story whose head opens with them; "" if none."""
    if slot.story in heads:
        return slot.story
    slugs = named_by_opening(slot.story, {slug: (head,) for slug, head in heads.items()}, _SHORTEST_OPENING)
    if len(slugs) == 1:
        return slugs[0]
    if slugs:
        place = slot.where("story")
        found.append(finding("spec-story-unclear", place, name=slot.story, slugs=" / ".join(slugs[:8])))
        return ""
    known = [name for slug, head in heads.items() for name in (slug, head[:20]) if name]
    found.append(_unknown("spec-unknown-story", slot.where("story"), slot.story, known))
    return ""


def _unknown(code: str, place: Place, name: str, known: Mapping[str, object] | list[str]) -> Finding:
    return finding(code, place, name=name[:60], near=near(name, known))


def _used_twice(pages: tuple[PageSpec, ...]) -> list[Finding]:
    found: list[Finding] = []
    for page in pages:
        seen: dict[str, Slot] = {}
        for slot in page.slots:
            if slot.use != "story":
                continue
            if slot.story in seen:
                first = seen[slot.story].place.line
                found.append(
                    finding("spec-story-twice", slot.where("story"), story=slot.story, name=slot.story, first=first)
                )
            seen.setdefault(slot.story, slot)
    return found


def style_faults(styles: Stylesheet) -> tuple[Finding, ...]:
    """Styles that every page counts on and the stylesheet lacks."""
    lacking = [("text", name) for name in FURNITURE if name not in styles.text]
    lacking += [("text", head.face) for _, head in styles.heads if head.face and head.face not in styles.text]
    lacking += [("boxes", head.box) for _, head in styles.heads if head.box and head.box not in styles.boxes]
    inks = [ink for _, head in styles.heads for ink in (head.tint, head.ink)]
    lacking += [("inks", ink) for ink in inks if ink and ink not in styles.inks]
    named = [style.head_form for style in styles.stories.values() if style.head_form]
    lacking += [("heads", name) for name in dict.fromkeys(named) if name not in dict(styles.heads)]
    lacking += [("stories", name) for name in KINDS if name not in styles.stories]
    return tuple(finding("style-missing", styles.place, section=section, name=name) for section, name in lacking)


def _mm(length: int) -> str:
    return f"{in_mm(length):.1f}mm"
