"""Make up an issue, check its press files, and put together what goes to the plant; nothing while an error stands."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from layout import files
from layout.commands.arguments import add_overwrite, out_of_range
from layout.commands.inspecting import report_values
from layout.composing import Composed, compose
from layout.console import as_json, language_of, show_findings
from layout.findings import BadSpec, Finding, Place, Severity, finding
from layout.keys.press import due_of
from layout.loading.limits import load_limits, plant_limits
from layout.loading.load import Loaded, load
from layout.numbering import further, plain
from layout.plant.editions import EditionSheet, PackageEdition
from layout.plant.job_form import order_form
from layout.plant.order import PlantOrder
from layout.plant.package import PackageJob, archive, explanation, job_sheet, sums
from layout.plant.page_digest import page_digest
from layout.plant.pages import PackagePage
from layout.plant.receipts import FORM, receipt_form
from layout.plant.revisions import PageChange, Sent, change_of
from layout.plant.sending import as_in_folder, asked_of, compared_with, folder_of, sent_before, show_receipts
from layout.plant.xjdf import xjdf
from layout.preflight.model import WantedGeometry
from layout.publishing.edition_files import EditionRun
from layout.publishing.kept_words import words_of
from layout.publishing.page_files import WantedFiles, make_page
from layout.publishing.press_condition import Condition, condition_of
from layout.publishing.reporting import reported
from layout.publishing.some_pages import numbers_asked, only, reported_of
from layout.publishing.whole_run import rules_of
from layout.runs.staging import staged
from layout.runs.swap import Rules, finish, recover
from layout.spec.file_names import name_of
from layout.spec.press import MOST_VERSIONS
from layout.stylesheets.preflight import Limits
from layout.value import NamedTuple
from layout.workbench.comments import Signature, read_comments

HELP = "Make the package for the plant: press PDFs, proofs, reports.  打付印包：PDF、校样、检查报告、作业单。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page handoff``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--profile", help="preflight profile, default press.plant / 预检配置，默认 press.plant")
    parser.add_argument("--force", action="store_true", help="make it although errors stand / 有错误也打包")
    parser.add_argument(
        "--signed", action="store_true", help="only pages that are signed as they are / 只收已签发、签后未改的版"
    )
    parser.add_argument("--dpi", type=int, default=150, help="resolution of proofs, default 150 / 校样分辨率")
    parser.add_argument(
        "--pages", default="", metavar="2,4-5", help="only these pages, default all / 只做哪些版，默认全部"
    )
    parser.add_argument("--due", help="when plates are made, default press.due / 付印时间")
    parser.add_argument("--copies", type=int, help="default press.copies / 印数")
    parser.add_argument("--signer", help="default press.signer / 签发人")
    parser.add_argument(
        "--version", type=int, metavar="N", help="how often it went to the plant, default press.version / 第几次送厂"
    )
    parser.add_argument(
        "--since", type=Path, metavar="PACKAGE", help="the package sent before, to compare with / 与上次送的包比较"
    )
    parser.add_argument(
        "--receipts", type=Path, nargs="+", metavar="FILE", help="only read what the plant wrote back / 只核对印厂回执"
    )
    add_overwrite(parser)
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")


class Sending(NamedTuple):
    """What is known of a package before its pages are made."""

    order: PlantOrder
    sent: Sent | None
    """The package before it."""
    signed: dict[int, tuple[Signature, bool]]


def run(args: Namespace) -> int:
    """Make the package; 1 when errors stand, and then there is none unless it is forced."""
    language = args.lang or language_of()
    due = _due(args)
    if args.receipts:
        return show_receipts(args, language)
    recover(args.out)
    if args.profile:
        load_limits(args.profile)  # a name that is wrong is said before any work
    materials = load(args.issue, tuple(args.root), args.out)
    limits = _limits(args, materials)
    materials = materials.held_to(limits)
    numbers = numbers_asked(args.pages, materials.issue, materials.findings)
    with words_of(args.out, materials.materials.faces):
        composed = only(compose(materials.issue, materials.materials), numbers)
    materials = materials._replace(findings=reported_of(materials.findings, materials.issue, numbers))
    condition = condition_of(materials.press, materials.artworks)
    order = asked_of(materials.press, args, due)
    sent, missed = sent_before(materials.issue.id, order.version, args.out, args.since)
    sending = Sending(order, sent, signatures_of(composed, materials, args.issue))
    sheets, found = made_pages(composed, materials, condition, limits, args, sending)
    found = [*missed, *found, *(unsigned(composed, sending.signed, args.issue) if args.signed else [])]
    editions = made_editions(composed, materials, limits, args, sending, sheets, found)
    made = composed.edition.findings
    if any(one.code == "preflight-ink-over" for one in found):
        made = tuple(one for one in made if one.code != "ink-over")  # the file is what counts: no ink is told twice
    every = (*materials.findings, *made, *found)
    every = reported(every, materials.issue, materials.materials.stories).findings
    errors = sum(one.severity is Severity.ERROR for one in every)
    show_findings([one for one in every if one.severity > Severity.NOTE], language, sys.stdout)
    if errors and not args.force:
        show_findings([finding("handoff-refused", Place(str(args.issue)), count=errors)], language, sys.stdout)
        return 1
    issue = materials.issue
    listed = tuple(as_in_folder(one, args.issue) for one in every)
    name = condition.make.intent.name if condition.make.intent else ""
    job = PackageJob(
        issue.id, issue.paper.name, issue.date, _program(), limits, condition.profile, name, sheets, listed, errors,
        compared_with(order, sent, sheets, whole=not args.pages), editions,
    )  # fmt: skip
    _end(job, args, rules_of(args, materials, lambda name: True), language)
    return 1 if errors else 0


def _due(args: Namespace) -> str:
    """When plates are made, as the arguments say.  Raises :class:`BadSpec` for what is wrong with any of them."""
    faults = out_of_range(args, ("dpi", 36, 600, "dpi"))
    faults += out_of_range(args, ("copies", 1, 10_000_000, "copies"), ("version", 1, MOST_VERSIONS, "package"))
    due = due_of(args.due) if args.due else ""
    if args.due and not due:
        faults.append(finding("press-due", Place("--due"), text=args.due[:40]))
    if faults:
        raise BadSpec(*faults)
    return due


def _end(job: PackageJob, args: Namespace, rules: Rules, language: str) -> None:
    """Write the package and say where it is, and what is to be known of it."""
    paths, withdrawn = write_package(job, args.out, rules)
    print("\n".join(map(str, paths)))
    show_findings(withdrawn, language, sys.stdout)
    if job.errors:
        show_findings([finding("handoff-forced", Place(str(args.issue)), count=job.errors)], language, sys.stdout)
    elif job.unready:
        unready = finding("handoff-unready", Place(str(args.issue)), count=len(job.unready))
        show_findings([unready], language, sys.stdout)


def signatures_of(composed: Composed, materials: Loaded, issue: Path) -> dict[int, tuple[Signature, bool]]:
    """Who signed each page, and whether it still is as it was signed."""
    signed = {one.page: one for one in read_comments(issue)[1]}
    return {
        page.number: (one, one.digest == page_digest(page, materials.pictures, materials.artworks))
        for page in composed.edition.pages
        if (one := signed.get(str(plain(page.number)))) is not None
    }


def unsigned(composed: Composed, signed: dict[int, tuple[Signature, bool]], issue: Path) -> list[Finding]:
    """Pages that nobody has signed, or that are others than were signed."""
    found: list[Finding] = []
    for page in composed.edition.pages:
        one, same = signed.get(page.number, (None, False))
        if one is None:
            found.append(finding("handoff-unsigned", Place(str(issue)), page=page.number))
        elif not same:
            at = one.at[:16].replace("T", " ")
            found.append(finding("handoff-signed-other", Place(str(issue)), page=page.number, who=one.who, at=at))
    return found


def _signed(known: tuple[Signature, bool] | None) -> str:
    """Who signed a page as it is, and when, for the job sheet."""
    return f"{known[0].who} {known[0].at[:16].replace('T', ' ')}" if known and known[1] else ""


def _limits(args: Namespace, materials: Loaded) -> Limits:
    """What the files are held to: the profile that is named, else that of the issue's plant."""
    if args.profile:
        return load_limits(args.profile)
    return plant_limits(materials.press, args.issue.resolve().parent, tuple(args.root))


def made_pages(
    composed: Composed,
    materials: Loaded,
    condition: Condition,
    limits: Limits,
    args: Namespace,
    sending: Sending,
    folder: str = "",
) -> tuple[tuple[PackagePage, ...], list[Finding]]:
    """Every page made, checked and proofed, with what was found; files are made aside until all of them are good.

    Pages are named by the version of the package and compared with the one before it, as *sending* has them; those of
    an edition stand in a *folder*.
    """
    from layout.preflight.check import checked
    from layout.preflight.plates_compared import SheetPlates, sheet_plates
    from layout.preflight.proof_image import proof

    def drawn(data: bytes, name: str) -> SheetPlates:
        return sheet_plates(data, name, condition.profile)

    issue, sent, version = materials.issue, sending.sent, sending.order.version
    sheets: list[PackagePage] = []
    found: list[Finding] = []
    with TemporaryDirectory() as scratch:
        for page in composed.edition.pages:
            name = name_of(materials.press.names, issue.paper.name, issue.date, page.number, version, issue.id)
            path, name = Path(scratch) / f"{name}.pdf", f"{folder}{name}"
            made = make_page(page, composed, materials, WantedFiles(args.out, path, False), None)
            data = files.read(path, files.MOST_PICTURE)
            wanted = WantedGeometry(page.width, page.height, page.bleed, folds=(page.fold,))
            done = checked(data, f"print/{name}.pdf", limits, condition.profile, wanted, dpi=args.dpi)
            shown = proof(done.plates[0], condition.profile, args.dpi)
            spec = next(one for one in composed.issue.pages if one.number == page.number)
            beside = further(page.number, 1 if spec.opens else -1) if spec.fold else 0
            sign = _signed(sending.signed.get(page.number))
            change = change_of(str(plain(page.number)), data, sent, drawn) if sent else None
            sheets.append(
                PackagePage(page.number, name, data, shown, done.report, page.fold, beside, spec.section, sign, change)
            )
            found += (*made.findings, *done.report.findings)
    return tuple(sheets), found


def made_editions(
    composed: Composed, materials: Loaded, limits: Limits, args: Namespace, sending: Sending,
    sheets: tuple[PackagePage, ...], found: list[Finding],
) -> tuple[PackageEdition, ...]:  # fmt: skip
    """The editions of what is *composed*, pages that are not those of *sheets* made and compared with them.

    *found* takes what is found in them.
    """
    made: list[PackageEdition] = []
    if not materials.issue.zones.editions:
        return ()
    run = EditionRun()
    run.take(materials, args.out, composed, {f"P{one.number:02}": one.pdf for one in sheets})
    theirs = {one.number: one for one in sheets}
    for zone, here, loaded, faults in run.each(args.issue, tuple(args.root), args.out):
        found += faults
        pages: list[EditionSheet] = []
        condition = condition_of(loaded.press, loaded.artworks)
        for page in here.edition.pages:
            name = f"P{page.number:02}"
            if run.is_same(name, page, here, loaded):
                pages.append(EditionSheet(page.number, same_as=theirs[page.number].name))
                continue
            if args.signed:
                found.append(finding("handoff-edition-unsigned", zone.place, page=page.number, edition=zone.called))
            alone = here._replace(edition=here.edition._replace(pages=(page,)))
            unsent = sending._replace(sent=None, signed={})
            (one,), more = made_pages(alone, loaded, condition, limits, args, unsent, f"{zone.name}/")
            found += [*more, *run.plate_faults(name, page, one.pdf, loaded)]
            if page.number in theirs:
                one = one._replace(change=PageChange("changed", *run.change(name, page, one.pdf, loaded)))
            pages.append(EditionSheet(page.number, one))
        made.append(PackageEdition(zone.name, zone.title, zone.plates, tuple(pages)))
    return tuple(made)


def package_of(job: PackageJob) -> dict[str, bytes]:
    """Every file of the package by its name in it."""
    from layout.plant.report_page import report_page

    made = {f"print/{one.name}.pdf": one.pdf for one in job.every}
    made |= {f"proof/{one.name}.png": one.proof for one in job.every}
    made["preflight.json"] = _as_json(job)
    made["preflight.html"] = report_page(job)
    made["job.yaml"] = job_sheet(job)
    made["job.xjdf"] = xjdf(job)
    made["作业单.html"] = order_form(job)
    made[FORM] = receipt_form(job)
    made["说明.txt"] = explanation(job)
    made["SHA256SUMS"] = sums(made)
    return made


def write_package(job: PackageJob, out: Path, rules: Rules) -> tuple[tuple[Path, Path], list[Finding]]:
    """Write the package as a folder and as a zip, both or neither; the paths of both, and what is to be said of it."""
    name = folder_of(job.id, job.order.version)
    made = package_of(job)
    with staged(out / name, aside=True) as staging:
        for part, data in made.items():
            files.write(staging.path(part), data)
        files.write(staging.path(f"../{name}.zip"), archive(made, name, job.day))
        withdrawn = finish(staging, rules)
    return (out / name, out / f"{name}.zip"), withdrawn


def _as_json(job: PackageJob) -> bytes:
    listed = {
        "issue": job.id, "date": job.day.isoformat(), "errors": job.errors, "forced": job.forced,
        "files": [report_values(one.report, job.limits, "zh") for one in job.every],
        "findings": [as_json(one, "zh") for one in job.findings],
    }  # fmt: skip
    return json.dumps(listed, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def _program() -> str:
    try:
        return f"render-page {version('render-page')}"
    except PackageNotFoundError:
        return "render-page"


__all__ = ["HELP", "add_arguments", "run"]
