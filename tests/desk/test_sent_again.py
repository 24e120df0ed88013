"""A package on its way: the job sheet, names of files, what changed since the package before, what the plant says."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

import pikepdf
import pytest
import yaml
from handed_issue import MEANT, handed, issue
from PIL import Image
from small_issue import DUMP, SPEC

from layout.numbering import PageNumber
from layout.plant.revisions import PageChange, Sent, SentPage, change_of
from layout.preflight.plates_compared import PlateChange, SheetPlates, compared
from layout.spec.file_names import PATTERN, fault_of, name_of

ORDER = """付印: {印数: 52000, 付印时间: 2023-11-15 01:30, 签发: 王建国, 联系人: 夜班编辑部 0352-1234567}
"""


TOLD = MEANT + ORDER


def job_of(path: Path, folder: str = "small-handoff") -> dict:  # type: ignore[type-arg]
    told: dict = yaml.safe_load((path.parent / "out" / folder / "job.yaml").read_text("utf-8"))  # type: ignore[type-arg]
    return told


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The spec of an issue whose first package was made."""
    path = issue(tmp_path_factory.mktemp("sent"), TOLD)
    assert handed(path) == 0
    return path


def test_the_sheet_says_what_the_plant_asks(sent: Path) -> None:
    sheet = (sent.parent / "out/small-handoff/作业单.html").read_text("utf-8")
    for said in ("小城日报", "2023年11月15日", "52,000 份", "2023-11-15 01:30", "王建国", "夜班编辑部 0352-1234567",
                 "彩色 1 版，黑白 0 版", "品红、黄、黑", "第 1 次送厂"):  # fmt: skip
        assert said in sheet, said
    assert "改动</th>" not in sheet and not re.findall(r'(?:src|href)="', sheet)
    job = job_of(sent)
    assert (job["version"], job["copies"], job["due"]) == (1, 52000, "2023-11-15T01:30:00")
    assert (job["signed_by"], job["contact"]) == ("王建国", "夜班编辑部 0352-1234567")


def test_arguments_stand_over_the_issue_and_times_that_are_none_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = issue(tmp_path, TOLD)
    assert handed(path, "--due", "02:15", "--copies", "100", "--signer", "李 明") == 0
    job = job_of(path)
    assert (job["due"], job["copies"], job["signed_by"]) == ("2023-11-15T02:15:00", 100, "李 明")
    assert handed(path, "--due", "25:00") == 2
    assert handed(path, "--version", "0") == 2
    assert "press-due" in capsys.readouterr().err
    assert handed(issue(tmp_path, MEANT + "press: {due: 半夜}\n")) == 1
    assert re.search(r"issue\.yaml:14:14: \S+ press-due", capsys.readouterr().out)


# --- names of files


def test_no_two_files_have_one_name() -> None:
    papers = ("小城日报", "小城晚报", "小城/日报", "小城 日报", "小城:日报", "A" * 40, "A" * 39 + "/")
    days = (date(2023, 11, 15), date(2023, 1, 15), date(2023, 11, 5))
    pages = (1, 2, 11, 12, PageNumber.of("A1"), PageNumber.of("特1"), PageNumber.of("特11"))
    every = [
        (paper, day, page, version) for paper in papers for day in days for page in pages for version in (1, 2, 12)
    ]
    names = {name_of(PATTERN, *one, "x") for one in every}
    assert len(names) == len(every)
    assert all(len(name.encode()) <= 200 and not set(name) & set('/\\:*?"<>| ') for name in names)
    # The name is as long as a disk takes, and what was cut off still tells names apart.
    long = {name_of("{paper}" * 9 + "{page}", "报" * 39 + sign, days[0], 1, 1, "x") for sign in "甲乙丙"}
    assert len(long) == 3 and all(len(name.encode()) <= 200 for name in long)


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [(PATTERN, ""), ("DT{日}P{版次}", ""), ("{id}.{page}", ""), ("{报名}-{日期}", "{page} 版次"),
     ("P{page}", "{date} 日期"), ("{date}/{page}", "/"), ("{date} {page}", " "), ("{date}{page}{印数}", "{印数}"),
     (".{date}{page}", "."), ("{date}{page}{", "{")],
)  # fmt: skip
def test_patterns_in_which_files_would_collide_or_that_no_disk_takes_are_refused(pattern: str, wrong: str) -> None:
    assert fault_of(pattern) == wrong


def test_a_pattern_names_the_files_and_a_wrong_one_is_shown_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = issue(tmp_path, MEANT + "press: {names: 'XCRB{day}A{page}'}\n")
    assert handed(path) == 0
    assert job_of(path)["pages"][0]["print"] == "print/XCRB20231115A01.pdf"
    assert handed(issue(tmp_path, MEANT + "press: {names: 'XCRB{day}'}\n")) == 1
    assert re.search(r"issue\.yaml:14:16: \S+ press-names", capsys.readouterr().out)


# --- for workflow systems

PUBLISHED = {
    "XJDF": {"Version", "JobID", "JobPartID", "Types", "DescriptiveName"},
    "GeneralID": {"IDUsage", "IDValue"},
    "ProductList": set(),
    "Product": {"Amount", "IsRoot", "ProductType", "DescriptiveName"},
    "ResourceSet": {"Name", "Usage"},
    "Resource": {"DescriptiveName"},
    "Part": {"Run", "ContactType"},
    "NodeInfo": {"LastEnd"},
    "Contact": set(),
    "ComChannel": {"ChannelType", "Locator"},
    "Company": {"OrganizationName"},
    "ColorantControl": {"ColorantOrder"},
    "RunList": {"NPage", "SourceTrimBox", "SourceBleedBox"},
    "FileSpec": {"URL", "MimeType", "FileSize", "CheckSum"},
}
"""Elements of CIP4's XJDF 2.1 that are used here, and attributes that its schema gives them."""
ORDERED = {"XJDF": ["GeneralID", "ProductList", "ResourceSet"], "Contact": ["ComChannel", "Company"]}


def test_the_sheet_for_workflow_systems_has_published_elements_and_the_files_that_are_there(sent: Path) -> None:
    folder = sent.parent / "out/small-handoff"
    root = Tree.fromstring((folder / "job.xjdf").read_bytes())
    for one in root.iter():
        space, _, name = one.tag[1:].partition("}")
        assert space == "http://www.CIP4.org/JDFSchema_2_0"
        assert set(one.attrib) <= PUBLISHED[name], name
        if name in ORDERED:
            kinds = [child.tag.partition("}")[2] for child in one]
            assert kinds == sorted(kinds, key=ORDERED[name].index)
        if name == "Resource":  # its parts, then one resource of the set's kind
            assert one[-1].tag.endswith("}RunList") or [child.tag for child in one][:-1] in ([], [f"{{{space}}}Part"])
    found = {one.tag.partition("}")[2]: one.attrib for one in root.iter()}
    assert set(found) == set(PUBLISHED)
    file = folder / unquote(found["FileSpec"]["URL"])
    assert sha256(file.read_bytes()).hexdigest() == found["FileSpec"]["CheckSum"]
    assert file.stat().st_size == int(found["FileSpec"]["FileSize"])
    assert found["ColorantControl"]["ColorantOrder"] == "Magenta Yellow Black"
    assert found["Product"]["Amount"] == "52000" and found["NodeInfo"]["LastEnd"] == "2023-11-15T01:30:00"


# --- what changed


def test_a_word_that_was_changed_is_a_new_black_plate_and_no_other(tmp_path: Path) -> None:
    path = issue(tmp_path, TOLD)
    assert handed(path) == 0
    before = (tmp_path / "out/small-handoff.zip").read_bytes()
    changed = issue(tmp_path, TOLD, dump=DUMP.replace("的", "之"))
    assert handed(changed, "--version", "2") == 0
    assert (tmp_path / "out/small-handoff.zip").read_bytes() == before, "what was sent stays"
    job = job_of(path, "small-handoff-v2")
    (page,) = job["pages"]
    assert (job["version"], job["changed_since_version"], page["change"]) == (2, 1, "changed")
    assert page["only_black"] is True and list(page["plates_changed"]) == ["Black"]
    assert page["plates_kept"] == ["Cyan", "Magenta", "Yellow"]
    left, top, right, bottom = page["plates_changed"]["Black"]
    assert 0 < left < right < 275 and 0 < top < bottom < 395
    assert page["print"].endswith("-V2.pdf")
    assert "只换黑版" in (tmp_path / "out/small-handoff-v2/作业单.html").read_text("utf-8")


def put_off_the_trim(folder: Path) -> None:
    """Give the page of the package in *folder*, as it was sent, a square of cyan that is cut off."""
    job: dict = yaml.safe_load((folder / "job.yaml").read_text("utf-8"))  # type: ignore[type-arg]
    (page,) = job["pages"]
    with pikepdf.open(folder / page["print"], allow_overwriting_input=True) as document:
        left, bottom = (float(one) for one in document.pages[0].TrimBox[:2])
        assert left > 12 < bottom
        document.pages[0].contents_add(b"q 1 0 0 0 k 2 2 10 10 re f Q")
        document.save(folder / page["print"])
    page["sha256"] = sha256((folder / page["print"]).read_bytes()).hexdigest()
    (folder / "job.yaml").write_text(yaml.safe_dump(job, allow_unicode=True), "utf-8")


@pytest.mark.parametrize(("off", "plates"), [(False, ["Black"]), (True, ["Cyan", "Black"])])
def test_ink_off_the_trim_is_on_a_plate_that_is_made_anew(off: bool, plates: list[str], tmp_path: Path) -> None:
    marked = MEANT + "press: {印数: 52000, 签发: 王建国, marks: crop}\n"
    path = issue(tmp_path, marked)
    assert handed(path) == 0
    if off:
        put_off_the_trim(tmp_path / "out/small-handoff")
    changed = issue(tmp_path, marked, dump=DUMP.replace("的", "之"))
    assert handed(changed, "--version", "2", "--since", str(tmp_path / "out/small-handoff")) == 0
    (page,) = job_of(path, "small-handoff-v2")["pages"]
    assert list(page["plates_changed"]) == plates
    assert page["only_black"] is not off and ("Cyan" in page["plates_kept"]) is not off
    left, top, right, bottom = page["plates_changed"]["Black"]
    assert 0 < left < right < 275 and 0 < top < bottom < 395


def test_a_page_that_stayed_is_the_same_and_one_that_is_gone_is_called(tmp_path: Path) -> None:
    page = SPEC[SPEC.index("  - number: 1") :]
    two = MEANT + page.replace("number: 1", "number: 2").replace("id: lead", "id: more")
    path = issue(tmp_path, two)
    handed(path, "--force")
    assert handed(issue(tmp_path, TOLD), "--version", "3", "--since", str(tmp_path / "out/small-handoff.zip")) == 0
    job = job_of(path, "small-handoff-v3")
    assert job["pages_gone"] == ["2"] and job["changed_since_version"] == 1
    assert job["pages"][0]["改动"] in ("未改", "文件有改动，各色版未变")
    handed(issue(tmp_path, two), "--force", "--version", "4")
    assert [one["change"] for one in job_of(path, "small-handoff-v4")["pages"]][1] == "new"


def test_a_second_version_without_a_first_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = issue(tmp_path, TOLD)
    assert handed(path, "--version", "2") == 0
    assert "handoff-no-before" in capsys.readouterr().out
    assert "changed_since_version" not in job_of(path, "small-handoff-v2")
    assert handed(path, "--since", str(tmp_path)) == 2
    (tmp_path / "no.zip").write_bytes(b"PK no zip")
    assert handed(path, "--since", str(tmp_path / "no.zip")) == 2
    assert "handoff-package-unread" in capsys.readouterr().err


def test_plates_are_compared_to_the_byte_and_one_without_ink_is_as_good_as_none() -> None:
    def plate(*dots: tuple[int, int]) -> Image.Image:
        made = Image.new("L", (72, 144))
        for dot in dots:
            made.putpixel(dot, 1)
        return made

    def change_between(before: dict[str, Image.Image], now: dict[str, Image.Image]) -> PageChange:
        return PageChange("changed", *compared(before, SheetPlates(now, 25.4)))

    change = change_between(
        {"Cyan": plate(), "Black": plate((3, 4)), "Red": plate((1, 1)), "Old": plate()},
        {"Cyan": plate(), "Black": plate((3, 4), (10, 20)), "Red": plate((1, 1)), "New": plate((71, 143))},
    )
    assert {one.plate: one.box for one in change.plates} == {
        "Black": (3.5, 7.1, 3.9, 7.4), "New": (25.0, 50.4, 25.4, 50.8),
    }  # fmt: skip
    assert set(change.kept) == {"Cyan", "Red", "Old"} and not change.only_black
    assert change_between({"Black": plate()}, {"Black": Image.new("L", (9, 9))}).plates[0].box is None


def test_a_box_is_measured_on_the_page_however_coarse_its_plates_are_drawn(tmp_path: Path) -> None:
    for scale in (1, 2, 6):
        blank, now = (Image.new("L", (100 * scale, 140 * scale)) for _ in range(2))
        now.paste(255, (50 * scale, 70 * scale, 60 * scale, 80 * scale))
        (tmp_path / "P01.pdf").write_bytes(b"the file before")
        sent = Sent(tmp_path, "small", 1, (SentPage("1", "P01.pdf", "another"),))
        plates = {b"the file before": blank, b"this one": now}
        drawn = lambda data, name, known=plates: SheetPlates({"Black": known[data]}, 400)  # noqa: E731
        change = change_of("1", b"this one", sent, drawn)
        assert change.plates == (PlateChange("Black", (200.0, 280.0, 240.0, 320.0)),)
        assert change.plates[0].where == "x 200–240, y 280–320 mm"


def test_a_plate_of_another_size_is_another_wherever_its_ink_stands() -> None:
    before, now = Image.new("L", (72, 144)), Image.new("L", (72, 150))
    now.putpixel((3, 149), 255)
    assert compared({"Cyan": before}, SheetPlates({"Cyan": now}, 25.4)) == ((PlateChange("Cyan"),), ())
    assert compared({"Cyan": now}, SheetPlates({"Cyan": before}, 25.4)) == ((PlateChange("Cyan"),), ())
    assert PlateChange("Cyan").where == ""


# --- what the plant says


def receipt(sent: Path, folder: Path, **said: str) -> Path:
    """The form of the package, filled in."""
    form = yaml.safe_load((sent.parent / "out/small-handoff/回执.yaml").read_text("utf-8"))
    form |= {"received": "2023-11-15 01:12", "by": "赵师傅"}
    form["pages"][0] |= said
    folder.mkdir(exist_ok=True)
    (folder / "回执.yaml").write_text(yaml.safe_dump(form, allow_unicode=True), "utf-8")
    return folder / "回执.yaml"


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        ({"status": "收到"}, 0, "第 1 版 印厂已收到 赵师傅 2023-11-15 01:12"),
        ({"status": "退回", "note": "缺 黄版"}, 1, "缺 黄版"),
        ({"status": ""}, 1, "handoff-receipt-missing"),
        ({"status": "大概"}, 1, "handoff-receipt-word"),
        ({"status": "收到", "sha256": "0" * 64}, 1, "handoff-receipt-other"),
        ({"status": "收到", "file": "print/x.pdf", "page": "7"}, 1, "handoff-receipt-foreign"),
    ],
)
def test_a_form_that_comes_back_is_read(
    said: dict[str, str], code: int, told: str, sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handed(sent, "--receipts", str(receipt(sent, tmp_path, **said))) == code
    assert told in capsys.readouterr().out


def test_sums_that_the_plant_took_are_a_receipt_for_the_bytes(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_ = sent.parent / "out/small-handoff/print"
    names = sorted(path.name for path in print_.iterdir())
    sums = subprocess.run(["sha256sum", *names], cwd=print_, capture_output=True, check=True).stdout
    (tmp_path / "got.txt").write_bytes(sums)
    assert handed(sent, "--receipts", str(tmp_path / "got.txt")) == 0
    assert "校验一致" in capsys.readouterr().out
    (tmp_path / "cut.txt").write_bytes(b"f" * 64 + sums[64:])
    # The last word on a page counts, whichever way it goes.
    assert handed(sent, "--receipts", str(tmp_path / "got.txt"), str(tmp_path / "cut.txt")) == 1
    assert handed(sent, "--receipts", str(tmp_path / "cut.txt"), str(tmp_path / "got.txt")) == 0


def test_what_is_no_receipt_or_one_for_another_package_is_called(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("a.txt", "all is well\n"), ("b.yaml", "pages: [\n"), ("c.yaml", "- 1\n"), ("d.yaml", "")):
        (tmp_path / name).write_text(text, "utf-8")
        assert handed(sent, "--receipts", str(tmp_path / name)) == 2, name
    said = capsys.readouterr().err
    assert said.count("handoff-receipt-unread") == 4 and "a.txt:1" in said and "b.yaml:2" in said
    other = receipt(sent, tmp_path / "other", status="收到")
    other.write_text(other.read_text("utf-8").replace("version: 1", "version: 2"), "utf-8")
    assert handed(sent, "--receipts", str(other)) == 1
    assert "handoff-receipt-older" in capsys.readouterr().out
    assert handed(issue(tmp_path / "unsent", TOLD), "--receipts", str(other)) == 2
