"""An issue made up and written out: what ``render`` does when everything is loaded."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from layout import files
from layout.comparing.account import account_of, as_text
from layout.composing import Composed, compose
from layout.console import as_json, cells, planning_on
from layout.findings import Finding, Severity
from layout.loading.contents import bytes_of, contents_of, press_digest
from layout.loading.load import Loaded, received
from layout.page import Page
from layout.plurals import sums_of
from layout.publishing.copyfit_report import fit_in_words, report_of
from layout.publishing.error_pages import ERRORS, at_their_slots, faulty_pages
from layout.publishing.kept_words import words_of
from layout.publishing.page_files import WantedFiles, make_page, make_whole
from layout.publishing.reporting import gathered, heads_in, reported
from layout.publishing.some_pages import numbers_asked, only, reported_of
from layout.publishing.whole_run import press_names, put_in_place, spread_names, whole_name
from layout.runs.manifest import WrittenFile
from layout.runs.staging import Staging, staged
from layout.runs.swap import digests
from layout.spec.wishes import Allowance
from layout.stories.model import Story
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.processes.worker import Worker
    from layout.publishing.edition_files import EditionRun
    from layout.streams.draw import Drawn


class Produced(NamedTuple):
    """What a run made: the edition, the files written, everything found."""

    composed: Composed
    folder: Path
    written: list[Path]
    findings: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Allowance], ...] = ()
    """Findings that the spec lets stand; they do not count."""
    same: tuple[str, ...] = ()
    """Names of pages and spreads of an edition whose files are those of the base, byte for byte."""
    run: EditionRun | None = None
    """Of a base that is made for its editions: what they take over from it."""
    single: tuple[Finding, ...] = ()
    """*findings* before those that are told as one are gathered."""
    stories: Mapping[str, Story] = {}


def produce(
    args: Namespace, wanted: tuple[str, ...], worker: Worker | None, language: str, run: EditionRun | None = None,
    *, holds: bool = False,
) -> Produced:  # fmt: skip
    """Make up the issue of *args* and write what is *wanted* of it; *worker* reads and writes if there is one.

    Files of the last run are replaced when all of this one are there.  With a *run* it is the edition of *args*, and
    what its base has made is not made again.  A base that *holds* what it made has a run for its editions.
    """
    if run:
        materials = run.load(args.issue, tuple(args.root), args.out, args.edition)
    else:
        materials = received(worker, args.issue, tuple(args.root), args.out, told=planning_on(language))
    issue = materials.issue
    if holds and issue.zones.editions:
        run = _edition_run()
    numbers = numbers_asked(args.pages, materials.issue, materials.findings) if args.pages else None
    with words_of(args.out, materials.materials.faces):
        whole = composed = compose(materials.issue, materials.materials, run.memory if run else None)
    if numbers is not None:
        composed = only(whole, numbers)
        materials = materials._replace(findings=reported_of(materials.findings, materials.issue, numbers))
    folder: Path = args.out / materials.issue.id
    with staged(folder) as staging:
        pages = _PagesOfRun(args, wanted, composed, materials, staging, worker, run)
        found = pages.write()
        if worker:
            worker.dismiss()
        write_rests(composed, staging)
        found += _ads_listed(whole, composed, materials, staging)
        every = (*materials.findings, *composed.edition.findings, *found)
        said = reported(every, issue, materials.materials.stories)
        idle = () if args.pages else said.idle
        findings = (*said.findings, *idle)
        produced = Produced(composed, folder, _in_order(staging, folder), findings, said.allowed, tuple(pages.same))
        known = digests(staging)
        if "report" in wanted:
            write_report(produced, staging, known, language, materials)
        withdrawn = put_in_place(staging, args, materials, press_names(wanted, issue, composed), known)
    if run and holds:
        seen = {name: tuple(some) for name, some in pages.seen.items()}
        run.hold(composed, materials, pages.named, pages.faulty, folder, tuple(pages.known), seen, known, pages.drawn)
    kept = produced._replace(single=(*said.single, *idle, *withdrawn), stories=materials.materials.stories)
    return kept._replace(findings=(*produced.findings, *withdrawn), run=run if holds else None)


def produce_all(
    args: Namespace, wanted: tuple[str, ...], worker: Worker | None, language: str, *, every: bool
) -> tuple[Produced, ...]:
    """:func:`produce` the issue of *args*, then its editions, of which only what differs is made.

    Without *every* it is the edition of *args* alone, or the base, and a base is only made up to be compared with.
    """
    if args.edition:
        run = _edition_run()
        run.take(received(worker, args.issue, tuple(args.root), args.out), args.out)
        return (produce(args, wanted, None, language, run),)
    base = produce(args, wanted, worker, language, holds=every)
    made = [base._replace(run=None)]
    for one in base.composed.issue.zones.editions if base.run else ():
        args.edition = one.name
        made.append(produce(args, wanted, None, language, base.run))
    return tuple(made)


def found_in_all(everything: Sequence[Produced]) -> tuple[Finding, ...]:
    """What was found in an issue and its editions, each once: of a page that is the base's it is the base's."""
    if len(everything) == 1:
        return tuple(dict.fromkeys(everything[0].findings))
    stories = {slug: story for one in reversed(everything) for slug, story in one.stories.items()}
    return tuple(gathered([one for each in everything for one in each.single], stories))


def _edition_run() -> EditionRun:
    """A run of editions that has no base yet."""
    from layout.publishing.edition_files import EditionRun  # most issues have no editions

    return EditionRun()


class _PagesOfRun:
    """Press files and previews of a run: what is made for each page, and what was found in its pictures."""

    def __init__(
        self, args: Namespace, wanted: tuple[str, ...], composed: Composed, materials: Loaded, staging: Staging,
        worker: Worker | None, run: EditionRun | None,
    ) -> None:  # fmt: skip
        self.args, self.wanted, self.composed, self.materials = args, wanted, composed, materials
        self.staging, self.worker, self.run = staging, worker, run
        self.known = [*materials.findings, *composed.edition.findings]
        self.faulty = faulty_pages(composed.issue, self.known)
        self.named = {f"P{one.number:02}": one for one in composed.edition.pages}
        self.named |= {name: one for one, name in spread_names(composed)}
        self.seen: dict[str, list[Finding]] = {}
        self.same: list[str] = []
        self.drawn: dict[str, Drawn] = {}
        self._paper: tuple[bytes, ...] = ()

    def write(self) -> list[Finding]:
        """Write what is wanted of all pages; what is found in their pictures and on their plates."""
        args, composed = self.args, self.composed
        if "idml" in self.wanted:
            from layout.idml.document import idml  # few finish their pages elsewhere

            data = idml(composed, self.materials.materials, partial(bytes_of, self.materials.pictures))
            files.write(self.staging.path(f"{composed.issue.id}.idml"), data)
        if not {"pdf", "png"} & set(self.wanted):
            return []
        if args.paper and "png" in self.wanted:
            from layout.publishing.press_condition import paper_of

            self._paper = paper_of(self.materials.press)
        lacking = self.run.lacking(composed, self.materials) if self.run else []
        for name, page in self.named.items():
            same = self._is_same(page, name)
            if not (same and self._copied(page, name)):
                self._make(page, name)
            self.same += [name] if same else []
        found = [*lacking, *(one for some in self.seen.values() for one in some)]
        if "pdf" in self.wanted and len(composed.edition.pages) > 1 and not args.pages:
            bad = ERRORS if self.faulty else ""
            path = self.staging.path(whole_name(composed).removesuffix(".pdf") + f"{bad}.pdf")
            made = make_whole(composed, self.drawn, self.materials, WantedFiles(args.out, path, False), self.worker)
            found += at_their_slots(made.findings, composed.issue, self.materials.materials.stories)
        return found

    def _is_same(self, page: Page, name: str) -> bool:
        """True where the files of *page* are those of the base."""
        run, issue = self.run, self.composed.issue
        same = run is not None and run.is_same(name, page, self.composed, self.materials)
        return same and run is not None and run.is_marked_same(name, page, issue, self.known)

    def _copied(self, page: Page, name: str) -> bool:
        """Take the files called *name* from the base; ``False`` where they are not there and have to be made."""
        run = self.run
        assert run is not None
        assert run.base is not None
        taken = run.taken(name, page, [kind for kind in ("pdf", "png") if kind in self.wanted])
        if taken is None:
            return False
        for file, data in taken.items():
            files.write(self.staging.path(file), data)
        self.seen[name] = seen = [*run.base.seen.get(name, ())]
        if damaged := faulty_pages(self.composed.issue, seen) - self.faulty:
            self.known += seen
            self.faulty |= damaged
        if name in run.base.drawn:
            self.drawn[name] = run.base.drawn[name]
        return True

    def _make(self, page: Page, name: str) -> None:
        """Make the files of *page*."""
        args, wanted, composed = self.args, self.wanted, self.composed
        bad = ERRORS if page.number in self.faulty else ""
        path = self.staging.path(f"{name}{bad}.pdf") if "pdf" in wanted else None
        made = make_page(page, composed, self.materials, WantedFiles(args.out, path, "png" in wanted), self.worker)
        if made.drawn:
            self.drawn[name] = made.drawn
        seen = at_their_slots(made.findings, composed.issue, self.materials.materials.stories)
        damaged = faulty_pages(composed.issue, seen) - self.faulty
        if path and self.run:
            plates = self.run.plate_faults(name, page, files.read(path, files.MOST_PICTURE), self.materials)
            damaged |= {page.number} if plates else set()
            seen = [*seen, *plates]
        self.seen[name] = seen
        if damaged:  # seen only when the pixels were wanted: the file has its name already
            self.known += seen
            self.faulty |= damaged
            if path:
                path.replace(self.staging.path(f"{name}{ERRORS}.pdf"))
        if page.number in self.faulty and "png" in wanted:
            from layout.publishing.marked_proofs import with_error_marks  # a good page has nothing to mark

            marked = with_error_marks(page, composed.issue, self.known)
            made = make_page(marked, composed, self.materials, WantedFiles(args.out, None, True), self.worker)
        if "png" in wanted:
            from layout.pixels.png import png

            data = png(made.proof, dpi=args.dpi, paper=self._paper)
            files.write(self.staging.path(f"{name}.png"), data)


def _in_order(staging: Staging, folder: Path) -> list[Path]:
    """Where the files of *staging* go: pages, then the whole issue, then what did not fit."""
    return [
        folder / name
        for name in sorted(staging.names(), key=lambda name: (not name.startswith("P"), "/" in name, name))
    ]


def _ads_listed(whole: Composed, composed: Composed, materials: Loaded, staging: Staging) -> list[Finding]:
    """What is found in files of *composed* with ads, which are listed beside them; papers without ads have no list."""
    if not any(slot.ad for page in whole.issue.pages for slot in page.slots):
        return []
    from layout.publishing.ads_list import write_ads

    return write_ads(whole, composed, materials, staging)


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
    if materials.issue.zones.editions:
        from layout.publishing.edition_files import edition_report

        report |= edition_report(materials, produced.composed, produced.same)
    if produced.allowed:
        report["allowed"] = [
            {**as_json(one, language), "reason": rule.reason, "allowed_at": str(rule.place)}
            for one, rule in produced.allowed
        ]
    report["files"] = {name: {"bytes": one.size, "sha256": one.sha256} for name, one in known.items()}
    account = account_of(produced.composed, materials.materials, contents_of(materials), press_digest(materials))
    text = json.dumps(report, ensure_ascii=False, indent=1)[:-2] + f',\n "account": {as_text(account)}\n}}\n'
    files.write(staging.path("report.json"), text.encode("utf-8", "backslashreplace"))


def findings_as_json(found: tuple[Finding, ...], language: str) -> str:
    """The findings for ``--output-format json``."""
    text: str = json.dumps([as_json(one, language) for one in found], ensure_ascii=False, indent=1)
    return text


def summary(produced: Produced, language: str) -> str:
    """A few lines on the screen: what was made, how it fits."""
    found = produced.findings
    zh = language.startswith("zh")
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = sum(one.severity is Severity.WARNING for one in found)
    lines = [str(path) for path in produced.written]
    edition = produced.composed.issue.zones.edition
    if edition:
        from layout.publishing.edition_files import edition_in_words

        lines.append(edition_in_words(edition, produced.composed, produced.same, language))
    fits = produced.composed.fits
    names = heads_in(produced.composed.issue, (done.story for done in fits))
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
