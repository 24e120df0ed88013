"""An issue made up and written out: what ``render`` does when everything is loaded."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from layout import files
from layout.comparing.account import account_of, as_text
from layout.composing import Composed, compose
from layout.console import as_json, cells
from layout.findings import Finding, Severity
from layout.loading.contents import contents_of, press_digest
from layout.loading.load import Loaded, received
from layout.numbering import plain
from layout.output.program import programs_of
from layout.page import Page, Picture, Shown
from layout.pictures.model import PressPicture
from layout.plurals import sums_of
from layout.processes.worker import MadePage, PageOrder, Rest, Worker
from layout.publishing.error_pages import ERRORS, at_their_slots, faulty_pages
from layout.publishing.kept_words import words_of
from layout.publishing.reporting import heads_of, reported
from layout.publishing.some_pages import numbers_asked, only, reported_of
from layout.publishing.whole_run import press_names, rules_of, spread_name
from layout.runs.manifest import WrittenFile
from layout.runs.staging import Staging, staged
from layout.runs.swap import digests, finish
from layout.spec.wishes import Allowance
from layout.streams.codes import codes_of, glyphs_of
from layout.streams.draw import draw
from layout.value import NamedTuple


class Produced(NamedTuple):
    """What a run made: the edition, the files written, everything found."""

    composed: Composed
    folder: Path
    written: list[Path]
    findings: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Allowance], ...] = ()
    """Findings that the spec lets stand; they do not count."""


def produce(args: Namespace, wanted: tuple[str, ...], worker: Worker | None, language: str) -> Produced:
    """Make up the issue of *args* and write what is *wanted* of it; *worker* reads and writes if there is one.

    Files of the last run are replaced when all of this one are there.
    """
    materials = received(worker, args.issue, tuple(args.root), args.out)
    issue = materials.issue
    numbers = numbers_asked(args.pages, materials.issue) if args.pages else None
    with words_of(args.out, materials.materials.faces):
        whole = composed = compose(materials.issue, materials.materials)
    if numbers is not None:
        composed = only(whole, numbers)
        materials = materials._replace(findings=reported_of(materials.findings, materials.issue, numbers))
    folder: Path = args.out / materials.issue.id
    with staged(folder) as staging:
        found = _write_pages(args, wanted, composed, materials, staging, worker)
        write_rests(composed, staging)
        if any(slot.ad for page in whole.issue.pages for slot in page.slots):
            found += write_ads(whole, composed, materials, staging)
        every = (*materials.findings, *composed.edition.findings, *found)
        said = reported(every, issue, materials.materials.stories)
        idle = () if args.pages else said.idle
        findings = (*said.findings, *idle)
        produced = Produced(composed, folder, _in_order(staging, folder), findings, said.allowed)
        known = digests(staging)
        if "report" in wanted:
            write_report(produced, staging, known, language, materials)
        withdrawn = finish(staging, rules_of(args, materials, press_names(wanted, issue, composed)), known)
    return produced._replace(findings=(*produced.findings, *withdrawn))


def _write_pages(
    args: Namespace, wanted: tuple[str, ...], composed: Composed, materials: Loaded, staging: Staging,
    worker: Worker | None,
) -> list[Finding]:  # fmt: skip
    """Write press files and previews; what is found in their pictures."""
    found: list[Finding] = []
    if not {"pdf", "png"} & set(wanted):
        return found
    paper: tuple[bytes, ...] = ()
    if args.paper and "png" in wanted:
        from layout.publishing.press_condition import paper_of

        paper = paper_of(materials.press)
    pages = composed.edition.pages
    known = [*materials.findings, *composed.edition.findings]
    faulty = faulty_pages(composed.issue, known)
    for page, name in (*((one, f"P{one.number:02}") for one in pages), *spread_names(composed)):
        path = staging.path(f"{name}{ERRORS if page.number in faulty else ''}.pdf") if "pdf" in wanted else None
        made = make_page(page, composed, materials, WantedFiles(args.out, path, "png" in wanted), worker)
        seen = at_their_slots(made.findings, composed.issue, materials.materials.stories)
        found += seen
        damaged = faulty_pages(composed.issue, seen) - faulty
        if damaged:  # seen only when the pixels were wanted: the file has its name already
            known += seen
            faulty |= damaged
            if path:
                path.replace(staging.path(f"{name}{ERRORS}.pdf"))
        if page.number in faulty and "png" in wanted:
            from layout.publishing.marked_proofs import with_error_marks  # a good page has nothing to mark

            marked = with_error_marks(page, composed.issue, known)
            made = make_page(marked, composed, materials, WantedFiles(args.out, None, True), worker)
        if "png" in wanted:
            from layout.pixels.png import png

            data = png(made.proof, dpi=args.dpi, paper=paper)
            files.write(staging.path(f"{name}.png"), data)
    if "pdf" in wanted and len(pages) > 1 and not args.pages:
        path = staging.path(whole_name(composed).removesuffix(".pdf") + f"{ERRORS if faulty else ''}.pdf")
        made = make_file(pages, composed, materials, WantedFiles(args.out, path, False), worker)
        found += at_their_slots(made.findings, composed.issue, materials.materials.stories)
    return found


def spread_names(composed: Composed) -> list[tuple[Page, str]]:
    """The spreads whole, each with the name of its files."""
    return [(one, spread_name(one.number)) for one in composed.spreads]


def _in_order(staging: Staging, folder: Path) -> list[Path]:
    """Where the files of *staging* go: pages, then the whole issue, then what did not fit."""
    return [
        folder / name
        for name in sorted(staging.names(), key=lambda name: (not name.startswith("P"), "/" in name, name))
    ]


def write_ads(whole: Composed, composed: Composed, materials: Loaded, staging: Staging) -> list[Finding]:
    """Write ``ads.json`` of the *whole* issue, and find what files of *composed* with ads can no longer claim."""
    from layout.publishing import ads_list as ads

    files.write(staging.path(ads.FILE), ads.as_json(ads.ads_of(whole, materials)))
    found: list[Finding] = ads.claim_findings(composed.edition.pages, materials.artworks, materials.press.standard)
    return found


def whole_name(composed: Composed) -> str:
    """The name of the file of the whole issue: the issue's id, unless a page has that name."""
    pages = {f"P{page.number:02}" for page in composed.edition.pages}
    stem = composed.edition.id
    return f"{stem}-issue.pdf" if stem in pages else f"{stem}.pdf"


class WantedFiles(NamedTuple):
    """Where a PDF goes (``None``: nowhere), whether a proof is wanted for a preview, and where runs keep pictures."""

    out: Path
    path: Path | None
    proof: bool


def make_page(
    page: Page, composed: Composed, materials: Loaded, wanted: WantedFiles, worker: Worker | None
) -> MadePage:
    """The PDF of one page, see :func:`make_file`."""
    return make_file((page,), composed, materials, wanted, worker)


def make_file(
    pages: tuple[Page, ...], composed: Composed, materials: Loaded, wanted: WantedFiles, worker: Worker | None
) -> MadePage:
    """The PDF of *pages* made and written; press pictures are kept from one file and one run to the next."""
    faces, edition, press = materials.materials.faces, composed.edition, materials.press
    marks = [mark for page in pages for mark in page.marks if isinstance(mark, Picture)]
    if press.marks != "none":
        from layout.streams.printermarks import with_marks as marked

        pages = tuple(marked(page, edition, faces, press.marks) for page in pages)
    codes = codes_of(pages)
    order = PageOrder(marks, materials.pictures, wanted.out / ".pictures", glyphs_of(codes))
    if worker:
        # The face with the most glyphs takes as long to cut as the others with the pictures: it is cut here.
        most = max(order.glyphs, key=lambda key: len(order.glyphs[key]), default="")
        here = {key: gids for key, gids in order.glyphs.items() if key == most}
        there = {key: gids for key, gids in order.glyphs.items() if key != most}
        worker.send(order._replace(glyphs=there))
        drawn = draw(pages, edition, faces, codes)
        worker.send(Rest(drawn, programs_of(faces, here), wanted.path, wanted.proof))
        made = worker.made()
        if made is not None:
            return made
    from layout.publishing import press_condition as press_files

    condition = press_files.condition_of(press, materials.artworks)
    pictures: dict[Shown, PressPicture] = {}
    found: list[Finding] = []
    if marks:
        from layout.publishing.press_pictures import convert

        pictures, found = convert(marks, order.paths, order.cache, press, condition.profile)
    programs = programs_of(faces, order.glyphs)
    rest = Rest(draw(pages, edition, faces, codes), programs, wanted.path, wanted.proof)
    return MadePage(press_files.put(rest, programs, pictures, condition, order.cache), found)


def write_rests(composed: Composed, staging: Staging) -> None:
    """Save what did not go in as story files; those of an earlier run that fit by now are withdrawn."""
    for story in composed.rests:
        from layout.stories.storyfile import write_story

        text = write_story(story)
        files.write(staging.path(f"rest/{story.slug}.md"), text.encode())


def write_report(
    produced: Produced, staging: Staging, known: Mapping[str, WrittenFile], language: str, materials: Loaded
) -> None:
    """Write ``report.json``: the digest of every other file of the run, and the account of its pages."""
    report = report_of(produced.composed, produced.findings, language)
    if produced.allowed:
        report["allowed"] = [
            {**as_json(one, language), "reason": rule.reason, "allowed_at": str(rule.place)}
            for one, rule in produced.allowed
        ]
    report["files"] = {name: {"bytes": one.size, "sha256": one.sha256} for name, one in known.items()}
    account = account_of(
        produced.composed, materials.materials, contents_of(materials), press_digest(materials)
    )  # fmt: skip
    text = json.dumps(report, ensure_ascii=False, indent=1)[:-2] + f',\n "account": {as_text(account)}\n}}\n'
    files.write(staging.path("report.json"), text.encode("utf-8", "backslashreplace"))


def findings_as_json(found: tuple[Finding, ...], language: str) -> str:
    """The findings for ``--output-format json``."""
    text: str = json.dumps([as_json(one, language) for one in found], ensure_ascii=False, indent=1)
    return text


def report_of(composed: Composed, found: tuple[Finding, ...], language: str) -> dict[str, object]:
    """The report as plain values: copyfit of every story, then the findings."""
    edition = composed.edition
    from layout.publishing.copyfit_report import fit_as_json, table_as_json

    return {
        "id": edition.id,
        "title": edition.title,
        "date": edition.date,
        "pages": [plain(page.number) for page in edition.pages],
        "stories": [fit_as_json(done) for done in composed.fits],
        **({"tables": [table_as_json(done) for done in composed.tables]} if composed.tables else {}),
        "findings": [as_json(one, language) for one in found],
    }


def summary(produced: Produced, language: str) -> str:
    """A few lines on the screen: what was made, how it fits."""
    found = produced.findings
    zh = language.startswith("zh")
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = sum(one.severity is Severity.WARNING for one in found)
    lines = [str(path) for path in produced.written]
    from layout.publishing.copyfit_report import fit_in_words

    fits = produced.composed.fits
    names = heads_of(done.story for done in fits) if produced.composed.issue.copy.dump else {}
    called = [names.get(done.story.slug, done.story.slug) for done in fits]
    widest = max(map(cells, called), default=0) + 1
    lines += [
        fit_in_words(done, language, name + " " * (widest - cells(name)))
        for done, name in zip(fits, called, strict=True)
    ]
    total = sums_of(errors, warnings, language)
    count = len(produced.allowed)
    if count:
        total += f"；允许 {count} 处" if zh else f"; {count} allowed"
    lines.append(total)
    return "\n".join(lines)
