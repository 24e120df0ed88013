"""Pages for the screen: any resolution and format, thumbnails, single stories cut out, tiles to zoom into."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from layout import files
from layout.areas.regions import FoundRegion, across, every_region, find, with_margin
from layout.commands.arguments import add_one_edition, add_overwrite, edition_of, out_of_range
from layout.composing import Composed, compose
from layout.console import language_of, show_findings
from layout.findings import BadSpec, Finding, Place, Severity, finding, worst
from layout.geometry import Rect
from layout.keys.kinds import length_in
from layout.loading.load import Loaded, load
from layout.loading.selection import chosen_pages, page_range, unknown_story
from layout.numbering import further
from layout.page import Page
from layout.pixels.preview import ImageSettings, cut_out, described, in_one_piece, picture, tiles
from layout.pixels.raster import RasterPage
from layout.publishing.kept_words import words_of
from layout.publishing.page_files import WantedFiles, make_page
from layout.publishing.press_condition import paper_of
from layout.publishing.reporting import reported
from layout.publishing.whole_run import preview_names, rules_of, spread_names
from layout.runs.staging import staged
from layout.runs.swap import finish
from layout.spec.model import Issue
from layout.units import Length, mm
from layout.value import NamedTuple

HELP = "Pages for the screen: previews, thumbnails, single stories, tiles.  版面小样：预览、缩略图、单稿截图、切块。"

FORMATS: Final = {"png": "png", "jpeg": "jpeg", "jpg": "jpeg", "webp": "webp"}
THUMBNAIL: Final = 320
_EDGE: Final = mm(0.3)
"""How much more than its slot is shown of a story: the outer half of a box's rule stands there."""

_WIDEST: Final = 30_000


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page preview``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--pages", default="", metavar="1-3,5", help="which pages, default all / 哪些版，默认全部")
    parser.add_argument(
        "--story", action="append", default=[], metavar="NAME",
        help="cut out a story: slot, slug or first words of its head; may be repeated / 只截这一篇：格、稿名或标题开头",
    )  # fmt: skip
    parser.add_argument("--margin", default="3mm", help="white kept round a story, default 3mm / 截图四周留白")
    parser.add_argument("--dpi", type=int, help="resolution, default 150 / 分辨率，默认 150")
    parser.add_argument("--width", type=int, help="width in pixels instead of --dpi / 以像素宽代替分辨率")
    parser.add_argument(
        "--thumbnail", type=int, nargs="?", const=THUMBNAIL, metavar="PX",
        help=f"small pictures of the pages, {THUMBNAIL} pixels wide / 缩略图",
    )  # fmt: skip
    parser.add_argument("--format", default="png", help="of png,jpeg,webp / 图片格式，可写几种")
    parser.add_argument("--paper", action="store_true", help="on the press's own paper / 带纸色")
    parser.add_argument("--quality", type=int, default=88, help="of JPEG and WebP, 1-100, default 88 / 图片质量")
    parser.add_argument("--tiles", action="store_true", help="cut pages into tiles to zoom into / 切成可放大的小块")
    add_one_edition(parser)
    add_overwrite(parser)
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")


class PreviewOrder(NamedTuple):
    """What is asked for: *scale* is (kind, amount), kind one of ``dpi``, ``width`` or ``thumb``."""

    looks: tuple[ImageSettings, ...]
    scale: tuple[str, int]
    pages: tuple[int, ...] | None
    tiles: bool


def run(args: Namespace) -> int:
    """Write the previews; 0 clean or warnings, 1 error findings."""
    language = args.lang or language_of()
    order = order_of(args)
    _margin(args.margin, 1, 1)
    loaded = load(args.issue, tuple(args.root), args.out, edition_of(args))
    pages = chosen_pages(order.pages, tuple(page.number for page in loaded.issue.pages), loaded.findings)
    folded = (one.number for one in loaded.issue.pages if one.opens and further(one.number) in pages)
    chosen_stories(args.story, loaded.issue, loaded, (*pages, *folded))  # a wrong name is reported before any work
    grid = loaded.issue.grid
    margin = _margin(args.margin, grid.em, grid.leading)
    paper = paper_of(loaded.press) if args.paper else ()
    with words_of(args.out, loaded.materials.faces):
        composed = compose(loaded.issue, loaded.materials)
    cuts = chosen_stories(args.story, composed.issue, loaded, pages)
    found: list[Finding] = [*loaded.findings, *composed.edition.findings]
    folder: Path = args.out / loaded.issue.id
    names: list[str] = []
    with staged(folder) as staging:
        for page, name, numbers, wanted in _shown(composed, cuts):
            if numbers <= set(pages) and (wanted or not args.story):
                job = _PagePreviews(page, name, wanted, margin, order, staging.path("preview"), args.out, paper)
                names += (f"preview/{path.name}" for path in write_page(job, composed, loaded, found))
        known = (*loaded.materials.stories, *(slot.id for page in composed.issue.pages for slot in page.slots))
        withdrawn = finish(staging, rules_of(args, loaded, preview_names(names, composed.issue, known)))
    if not args.quiet and names:
        print("\n".join(str(folder / name) for name in names))
    said = reported(found, loaded.issue, loaded.materials.stories).findings
    shown = [one for one in said if one.severity > Severity.NOTE or one.code == "preview-tiled"]
    show_findings([*shown, *withdrawn], language, sys.stdout)
    return 1 if worst(found) is Severity.ERROR else 0


def _shown(composed: Composed, cuts: list[FoundRegion]) -> Iterator[tuple[Page, str, set[int], list[FoundRegion]]]:
    """Every page, then every spread: itself, the name of its files, its numbers, what of *cuts* is cut out of it.

    What stands on both pages of a spread is cut out of the spread, in one piece.
    """
    wide: list[FoundRegion] = []
    spreads: list[tuple[Page, str, set[int], list[FoundRegion]]] = []
    for page, name in spread_names(composed):
        numbers = {page.number, further(page.number)}
        opens = next(one for one in composed.edition.pages if one.number == page.number)
        left, right = sorted(numbers, reverse=opens.fold == "right")
        whole = across(cuts, page.width // 2, left, right) if numbers <= {one.page for one in cuts} else []
        wide += (one for one in cuts if one.page in numbers and one.name in {two.name for two in whole})
        spreads.append((page, name, numbers, whole))
    for page in composed.edition.pages:
        alone = [one for one in cuts if one.page == page.number and one not in wide]
        yield page, f"P{page.number:02}", {page.number}, alone
    yield from spreads


def order_of(args: Namespace) -> PreviewOrder:
    """The options as values.  Raises :class:`BadSpec` with all that is wrong with them."""
    faults: list[Finding] = []
    given = [kind for kind in ("dpi", "width", "thumbnail") if getattr(args, kind) is not None]
    if len(given) > 1:
        said = " ".join(f"--{kind}" for kind in given)
        faults.append(finding("option-unknown", Place(f"--{given[1]}"), said=said, known=" | ".join(given)))
    faults += out_of_range(
        args,
        ("dpi", 18, 1200, "dpi"), ("width", 16, _WIDEST, "px"), ("thumbnail", 16, 2000, "px"), ("quality", 1, 100, "%"),
    )  # fmt: skip
    kinds = [part.strip().lower() for part in args.format.split(",") if part.strip()]
    unknown = [kind for kind in kinds if kind not in FORMATS]
    if unknown or not kinds:
        said = ", ".join(unknown) or args.format
        faults.append(finding("option-unknown", Place("--format"), said=said, known="png, jpeg, webp"))
    pages = None
    try:
        pages = page_range(args.pages)
    except BadSpec as fault:
        faults += fault.findings
    if faults:
        raise BadSpec(*faults)
    kind = given[0] if given else "dpi"
    looks = tuple(ImageSettings(one, args.quality) for one in dict.fromkeys(FORMATS[kind] for kind in kinds))
    return PreviewOrder(looks, (kind, getattr(args, kind) or 150), pages, args.tiles)


def chosen_stories(said: Sequence[str], issue: Issue, loaded: Loaded, pages: tuple[int, ...]) -> list[FoundRegion]:
    """Where the stories asked for stand in *issue*: as specified, or as made up from what was *loaded*.

    Raises :class:`BadSpec` for a name that is not on these pages.
    """
    here = [one for one in every_region(issue) if one.page in pages]
    stories = loaded.materials.stories
    made: list[FoundRegion] = []
    for name in dict.fromkeys(part.strip() for one in said for part in one.replace("，", ",").split(",")):
        spots = find(name, here, stories)
        if not spots:
            raise BadSpec(
                unknown_story(name, [one.slot for one in here] + [one.story for one in here if one.story], stories)
            )
        made += spots
    return made


def _margin(said: str, em: Length, line: Length) -> Length:
    found = length_in(said.strip(), em, line)
    if found is None or not 0 <= found <= mm(200):
        raise BadSpec(
            finding("option-range", Place("--margin"), said=said[:40], least="0", most="200mm", what="mm/pt/字/行")
        )
    return found


class _PagePreviews(NamedTuple):
    page: Page
    name: str
    cuts: list[FoundRegion]
    margin: Length
    order: PreviewOrder
    folder: Path
    out: Path
    paper: tuple[bytes, ...]


def write_page(job: _PagePreviews, composed: Composed, loaded: Loaded, found: list[Finding]) -> Iterator[Path]:
    """Write everything wanted of one page, and give each path as it is written; *found* takes what is found."""
    made = make_page(job.page, composed, loaded, WantedFiles(job.out, None, True), None)
    found += made.findings
    with RasterPage(made.proof, paper=job.paper) as sheet:
        kind, amount = job.order.scale
        dpi = amount if kind == "dpi" else amount * 72 / sheet.width
        size = sheet.pixels_at(dpi) if kind == "dpi" else (amount, max(1, round(sheet.height * dpi / 72)))
        for look in (one._replace(dpi=dpi) for one in job.order.looks):
            if job.cuts:
                yield from _cuts(sheet, size, look, job, found)
            else:
                small = "-thumb" if kind == "thumbnail" else ""
                yield from _whole(sheet, size, look, job.folder / f"{job.name}{small}", job, found)


def _cuts(
    sheet: RasterPage, size: tuple[int, int], look: ImageSettings, job: _PagePreviews, found: list[Finding]
) -> Iterator[Path]:
    """The stories asked for, each cut out with white round it."""
    trim = Rect(0, 0, job.page.width, job.page.height)
    for cut in job.cuts:
        path = job.folder / f"{job.name}-{cut.name}.{look.suffix}"
        part = _pixels(with_margin(cut.rect, job.margin, trim), job.page, size)
        width, height = part[2] - part[0], part[3] - part[1]
        if not in_one_piece((width, height), look):
            found.append(finding("preview-too-large", Place("--dpi"), name=path.name, width=width, height=height))
            continue
        shown = [_pixels(with_margin(one, _EDGE, trim), job.page, size) for one in cut.rects]
        files.write(path, cut_out(sheet, size, look, part, shown))
        yield path


def _whole(
    sheet: RasterPage, size: tuple[int, int], look: ImageSettings, path: Path, job: _PagePreviews, found: list[Finding]
) -> Iterator[Path]:
    """The page in one file, or as tiles when these are asked for or the page is large."""
    if not job.order.tiles and in_one_piece(size, look):
        file = path.with_name(f"{path.name}.{look.suffix}")
        files.write(file, picture(sheet, size, look))
        yield file
        return
    folder = path.with_name(f"{path.name}-{look.suffix}")
    beside = folder.with_name(f"{folder.name}.json")
    for name, data in tiles(sheet, size, look):
        files.write(folder / name, data)
    files.write(beside, described(size, look, folder.name))
    if not job.order.tiles:
        width, height = size
        page = job.page.number
        found.append(finding("preview-tiled", None, page=page, width=width, height=height, file=beside.name))
    yield beside


def _pixels(rect: Rect, page: Page, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """*rect* of the page in whole pixels of a picture of *size*, outward."""
    left, top = rect.x * size[0] // page.width, rect.y * size[1] // page.height
    right, bottom = -(-rect.right * size[0] // page.width), -(-rect.bottom * size[1] // page.height)
    return left, top, min(size[0], right), min(size[1], bottom)
