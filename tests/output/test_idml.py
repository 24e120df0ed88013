"""Documents for InDesign: whole words, threads, places, and references that lead somewhere; opened by SimpleIDML.

No InDesign runs here.  What is held is what the format's description asks of a package: its kind first and unpacked,
names given once, references to what is there, and a story's frames in one chain.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

import pytest
from evening_head import evening_head
from PIL import Image
from simple_idml.idml import IDMLPackage

from layout.cli import main
from layout.composing import Composed, compose
from layout.galley.table_cells import with_minus
from layout.geometry import Point, Rect
from layout.idml.book import Book
from layout.idml.document import MIMETYPE, idml
from layout.idml.groups import groups_of
from layout.idml.items import artwork, picture
from layout.idml.stored import stored
from layout.idml.texts import set_apart
from layout.loading.contents import bytes_of
from layout.loading.load import Loaded, load
from layout.page import Artwork, GlyphRun, Ink, Page, Picture
from layout.pictures.model import PictureFacts
from layout.pictures.probe import probe
from layout.spec.placed import Ad, file_and_page

SAMPLES = ("datong", "evening", "weekend", "lancheng", "nanwan")
IDPKG = "{http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging}"


class Made(NamedTuple):
    """A sample made up, and its document."""

    loaded: Loaded
    composed: Composed
    data: bytes

    @property
    def parts(self) -> dict[str, Tree.Element]:
        """The parts of the package by name, read."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return {name: Tree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def made_of(loaded: Loaded, composed: Composed) -> bytes:
    return idml(composed, loaded.materials, lambda name: bytes_of(loaded.pictures, name))


def made_at(path: Path) -> Made:
    """The issue at *path* made up, and its document."""
    loaded = load(path)
    composed = compose(loaded.issue, loaded.materials)
    return Made(loaded, composed, made_of(loaded, composed))


@cache
def made_up(repository: Path, name: str) -> Made:
    """The sample issue *name*."""
    return made_at(repository / "seeds" / name / "issue.yaml")


@pytest.fixture(scope="module", params=SAMPLES)
def sample_of(request: pytest.FixtureRequest, repository: Path) -> Made:
    """Every sample issue."""
    return made_up(repository, request.param)


def texts(parts: dict[str, Tree.Element]) -> dict[str, str]:
    """The text of every story by its name."""
    stories = (one for name, part in parts.items() if name.startswith("Stories/") for one in part.iter("Story"))
    return {str(one.get("Self")): "".join(run.text or "" for run in one.iter("Content")) for one in stories}


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def frames(parts: dict[str, Tree.Element]) -> Iterator[tuple[int, Tree.Element]]:
    """Text frames with the number of their page, counted from 0."""
    spreads = [part for name, part in parts.items() if name.startswith("Spreads/")]
    for number, spread in enumerate(spreads):
        yield from ((number, one) for one in spread.iter("TextFrame"))


def box_of(item: Tree.Element) -> tuple[float, float, float, float]:
    """Left, top, right and foot of an item in points from its page's corner."""
    path = item.find("Properties/PathGeometry")
    assert path is not None
    spots = [tuple(map(float, str(one.get("Anchor")).split())) for one in path.iter("PathPointType")]
    xs, ys = [one[0] for one in spots], [one[1] for one in spots]
    return min(xs), min(ys), max(xs), max(ys)


def broken(data: bytes) -> list[str]:
    """What of a package breaks the rules of the format."""
    said: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first = package.infolist()[0]
        if (first.filename, first.compress_type, package.read(first)) != ("mimetype", 0, MIMETYPE.encode()):
            said.append("mimetype")
        parts = {name: Tree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
    names: list[str] = [name for part in parts.values() for one in part.iter() if (name := one.get("Self"))]
    said += [f"twice: {name}" for name in {*names} if names.count(name) > 1]
    known = {*names, "n"}
    for one in (one for part in parts.values() for one in part.iter()):
        for key in ("ParentStory", "PreviousTextFrame", "NextTextFrame", "AppliedParagraphStyle", "FillColor",
                    "AppliedCharacterStyle", "StrokeColor", "AppliedMaster", "ItemLayer"):  # fmt: skip
            if (value := one.get(key)) is not None and value not in known:
                said.append(f"{key}: {value}")
    document = parts["designmap.xml"]
    listed = {one.get("src") for one in document if one.tag.startswith(IDPKG)}
    said += [f"not listed: {name}" for name in parts if name not in listed and "/" in name and "META" not in name]
    said += [f"not there: {name}" for name in listed if name not in parts]
    ends = {one.get("Self"): one for _, one in frames(parts)}
    for name, one in ends.items():
        after = ends.get(one.get("NextTextFrame"))
        if after is not None and (after.get("PreviousTextFrame"), after.get("ParentStory")) != (
            name, one.get("ParentStory"),
        ):  # fmt: skip
            said.append(f"chain: {name}")
    homeless = texts(parts).keys() - {one.get("ParentStory") for one in ends.values()}
    return [*said, *(f"in no frame: {name}" for name in homeless)]


def test_a_document_keeps_the_rules_of_its_format(sample_of) -> None:
    assert broken(sample_of.data) == []


def test_what_breaks_them_is_seen(sample_of) -> None:
    seen = []
    for old, new in ((b'ParentStory="', b'ParentStory="x'), (b'NextTextFrame="f', b'NextTextFrame="x'),
                     (b'Self="', b'Self="d" Was="')):  # fmt: skip
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(sample_of.data)) as package, zipfile.ZipFile(out, "w") as spoilt:
            for name in package.namelist():
                spoilt.writestr(
                    name, package.read(name).replace(old, new, 1) if name[:4] == "Spre" else package.read(name)
                )
        seen.append(bool(broken(out.getvalue())))
    assert seen == [True, True, True]


def test_the_same_issue_gives_the_same_bytes(sample_of) -> None:
    assert made_of(sample_of.loaded, compose(sample_of.loaded.issue, sample_of.loaded.materials)) == sample_of.data


def test_every_word_of_every_story_is_in_the_document(sample_of) -> None:
    known = [bare(one) for one in texts(sample_of.parts).values()]
    every = "\n".join(known)
    for story in {done.story.slug: done.story for done in sample_of.composed.fits}.values():
        # Figures of tables have a minus for their hyphen, as on the page.
        body = [
            bare("".join(with_minus(cell.text) for cell in part.cells) if part.kind == "row" else part.text)
            for part in story.body
            if part.kind != "picture"
        ]
        assert any(all(one in text for one in body) for text in known), story.slug
        said = [*story.headline, story.kicker, *story.deck]
        said += [story.byline.raw] if story.byline and not story.byline.inline else []
        assert [one for one in said if bare(one) not in every] == []


def type_of(page: Page) -> list[tuple[GlyphRun, str]]:
    """The runs of *page* that are read, each with its words; signs that stand beside the words are left out."""
    runs = [one for one in page.marks if isinstance(one, GlyphRun) and not one.drawn and not one.ruby]
    said = [(run, bare("".join(run.texts))) for run in runs]
    return [(run, words) for run, words in said if not any(sign in words for sign in "-•●■◆")]


def test_all_type_of_the_pages_is_in_a_text_of_the_document(sample_of) -> None:
    known = [bare(one) for one in texts(sample_of.parts).values()]
    pages = sample_of.composed.edition.pages
    assert [words for page in pages for _, words in type_of(page) if not any(words in one for one in known)] == []


def test_type_stands_in_a_frame_of_its_own_text(sample_of) -> None:
    parts = sample_of.parts
    known = {name: bare(text) for name, text in texts(parts).items()}
    placed = [(page, known[str(one.get("ParentStory"))], box_of(one)) for page, one in frames(parts)]
    for at, page in enumerate(sample_of.composed.edition.pages):
        for run, words in type_of(page):
            x, y = (run.origin.x + run.xs[0]) / 1000, (run.origin.y + (run.ys[0] if run.ys else 0)) / 1000
            size = run.size / 1000
            boxes = [box for number, text, box in placed if number == at and words in text]
            assert any(
                left - size <= x <= right + size and top - size <= y <= foot + size for left, top, right, foot in boxes
            ), (words, boxes)


def test_a_story_runs_through_its_legs_and_on_to_the_page_that_it_jumps_to(repository: Path) -> None:
    loaded = load(repository / "seeds/evening/issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    parts = Made(loaded, composed, made_of(loaded, composed)).parts
    river = next(name for name, text in texts(parts).items() if "最后一段围挡从文昌桥下撤走" in text)
    chain = [(page, one) for page, one in frames(parts) if one.get("ParentStory") == river]
    assert sorted({page for page, _ in chain}) == [0, 1]
    assert chain[0][0] == 0
    assert [one.get("NextTextFrame") for _, one in chain] == [*(one.get("Self") for _, one in chain[1:]), "n"]
    legs = [len(done.room.heads) for done in composed.fits if done.story.slug == "river"]
    assert len(chain) >= sum(legs)


def test_pictures_are_cropped_as_on_the_page(sample_of) -> None:
    parts = sample_of.parts
    shown = [mark for page in sample_of.composed.edition.pages for mark in page.marks if isinstance(mark, Picture)]
    held = [one for part in parts.values() for one in part.iter("Rectangle") if one.find("Image") is not None]
    assert len(held) == len(shown)
    for mark, one in zip(shown, held, strict=True):
        image = one.find("Image")
        assert image is not None
        across, _, _, down, x, y = map(float, str(image.get("ItemTransform")).split())
        left, top, right, foot = mark.crop
        corners = (left * across + x, top * down + y, right * across + x, foot * down + y)
        assert corners == pytest.approx(box_of(one), abs=0.1)
        assert image.findtext("Properties/Contents") or ""


def orientation_of(parts: dict[str, Tree.Element]) -> dict[str, str]:
    """Which way the lines of every text run, by the text without its white."""
    known = texts(parts)
    return {
        bare(known[str(one.get("Self"))]): str(preference.get("StoryOrientation"))
        for part in parts.values()
        for one in part.iter("Story")
        if (preference := one.find("StoryPreference")) is not None
    }


@pytest.mark.parametrize(
    ("name", "words", "way"),
    [("nanwan", "山線公車", "Horizontal"), ("nanwan", "操場底下藏水庫", "Vertical"),
     ("weekend", "渡口", "Vertical"), ("weekend", "小满的雨", "Horizontal"), ("weekend", "清水周末", "Horizontal")],
)  # fmt: skip
def test_heads_and_flags_run_as_on_the_page(repository: Path, name: str, words: str, way: str) -> None:
    parts = made_up(repository, name).parts
    assert {seen for text, seen in orientation_of(parts).items() if text.startswith(words)} == {way}


@pytest.mark.parametrize(
    ("name", "slug", "way"),
    [("nanwan", "bus", "Horizontal"), ("nanwan", "light", "Vertical"), ("weekend", "poem", "Vertical"),
     ("weekend", "paper", "Horizontal")],
)  # fmt: skip
def test_lines_of_a_story_run_as_in_its_slot(repository: Path, name: str, slug: str, way: str) -> None:
    made = made_up(repository, name)
    body = bare(next(done.story for done in made.composed.fits if done.story.slug == slug).body[0].text)
    assert {seen for text, seen in orientation_of(made.parts).items() if body in text} == {way}


def test_a_story_set_the_other_way_has_its_frames_where_it_is_printed(repository: Path) -> None:
    for name, slug in (("nanwan", "bus"), ("weekend", "poem")):
        made = made_up(repository, name)
        done = next(one for one in made.composed.fits if one.story.slug == slug)
        ours = [key for key, text in texts(made.parts).items() if bare(done.story.body[0].text) in bare(text)]
        boxes = [box_of(one) for _, one in frames(made.parts) if one.get("ParentStory") in ours]
        slot = done.grid.on_page(done.rect)
        for left, top, right, foot in boxes:
            assert slot.x - 1 <= left * 1000 <= right * 1000 <= slot.right + 1
            assert slot.y - 1 <= top * 1000 <= foot * 1000 <= slot.bottom + 1


def test_lines_of_heads_stay_as_they_were_broken(repository: Path) -> None:
    for name, head in (("nanwan", "百年老燈再放光\u2028十八浬外見南灣"), ("nanwan", "山線公車\u2028週末加開八班"),
                       ("weekend", "水边\u2028造纸人")):  # fmt: skip
        assert head in texts(made_up(repository, name).parts).values()


def test_halves_of_a_line_have_a_frame_each(repository: Path) -> None:
    made = made_up(repository, "lancheng")
    known = texts(made.parts)
    index = next(key for key, text in known.items() if text == "养老条例再审")
    ((_, left),) = ((at, one) for at, one in frames(made.parts) if one.get("ParentStory") == index)
    page = {key for key, text in known.items() if text == "2版"}
    beside = [box_of(one) for _, one in frames(made.parts) if one.get("ParentStory") in page]
    assert [box for box in beside if box[0] > box_of(left)[2] and box[3] == box_of(left)[3]]
    assert "今日9版　零售价1.50元" in known.values()


def test_heads_downward_have_their_leading_and_tracking(repository: Path) -> None:
    made = made_up(repository, "nanwan")
    run = next(
        one
        for part in made.parts.values()
        for one in part.iter("CharacterStyleRange")
        if "十八浬外見南灣" in (one.findtext("Content") or "")
    )
    first, second = (
        one
        for one in made.composed.edition.pages[0].marks
        if isinstance(one, GlyphRun)
        and one.tag
        and (one.tag.story, one.tag.role) == ("light", "head")
        and not one.drawn
    )
    assert run.findtext("Properties/Leading") == f"{(first.origin.x - second.origin.x) / 1000:g}"
    spread = GlyphRun("f", 10_000, Point(0, 0), (1, 2, 3), (0, 0, 0), ("百", "年", "燈"), ys=(0, 12_500, 25_000))
    (group,) = groups_of([spread])
    assert (group.down, group.tracking) == (True, 250)


SMALL = f"""\
{evening_head("small", pages=2)}pages:
  - {{number: 1, slots: [{{id: a, story: a, at: [1, 1], span: [3, 40]}}]}}
  - {{number: 2, grid: {{columns: 4, chars: 15, gutter: 1.5字, lines: 66, body: 五号, leading: 15.5pt}}, slots: []}}
"""
"""An issue of one story, and of a page with a grid of its own."""


def test_runs_of_a_frame_set_apart_keep_their_own_look(repository: Path) -> None:
    def run(words: str, x: int, face: str, size: int) -> GlyphRun:
        xs = tuple(range(0, size * len(words), size))
        return GlyphRun(face, size, Point(x, 0), (1,) * len(words), xs, tuple(words))

    faces = made_up(repository, "evening").loaded.materials.faces
    song, black = faces.key_of("song"), faces.key_of("hei-black")
    figure = run("12", 10_000, black, 20_000)
    (group,) = groups_of((run("第", 0, song, 10_000), figure, run("版", 50_000, song, 10_000)))
    (paragraph,) = set_apart(Book(faces, 1_000_000), group)
    ranges = [*Tree.fromstring(paragraph).iter("CharacterStyleRange")]
    assert [(one.get("PointSize"), one.findtext("Content")) for one in ranges] == [
        ("10", "第"),
        ("20", "12"),
        ("10", "版"),
    ]
    families = [one.findtext("Properties/AppliedFont") for one in ranges]
    assert families[0] == families[2] != families[1]


def small(folder: Path, copy: str, issue: str = SMALL) -> Made:
    """The small *issue* with this *copy*."""
    (folder / "a.md").write_text(copy, "utf-8")
    (folder / "issue.yaml").write_text(issue, "utf-8")
    return made_at(folder / "issue.yaml")


def test_notes_have_the_mark_of_the_page(tmp_path: Path) -> None:
    made = small(tmp_path, "# 年报\n\n收入三亿元[^1]，支出二亿元。\n\n[^1]: 不含附录。\n")
    text = next(one for one in texts(made.parts).values() if "三亿元" in one)
    assert text == "收入三亿元①，支出二亿元。①不含附录。"


def test_a_page_with_its_own_grid_has_its_own_guides(tmp_path: Path) -> None:
    made = small(tmp_path, "# 年报\n\n收入三亿元。\n")
    pages = [one for name, part in made.parts.items() if name.startswith("Spreads/") for one in part.iter("Page")]
    said = [one.find("MarginPreference") for one in pages]
    assert [one.get("ColumnCount") for one in said if one is not None] == ["5", "4"]


def test_another_system_gives_the_same_bytes(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = made_up(repository, "weekend")
    monkeypatch.setattr(sys, "platform", "win32")
    assert made_of(made.loaded, made.composed) == made.data


def test_links_name_files_of_the_issue(repository: Path) -> None:
    made = made_up(repository, "lancheng")
    links = [link for part in made.parts.values() for one in part.iter("PDF") for link in one.iter("Link")]
    names = {unquote(str(one.get("LinkResourceURI")).removeprefix("file:")) for one in links}
    assert names
    assert [one for one in sorted(names) if not (repository / "seeds/lancheng" / one).is_file()] == []


def test_a_placed_page_is_named_with_its_page(repository: Path) -> None:
    book = Book(made_up(repository, "weekend").loaded.materials.faces, 1000)
    key = Ad("广告/半 版#1.pdf", page=3, convert=True).key
    mark = Artwork(Rect(0, 0, 9000, 9000), key, (9000, 9000), Rect(0, 0, 9000, 9000), "广告")
    made = Tree.fromstring(artwork(book, mark, *file_and_page(mark.file)))
    link, which = made.find("PDF/Link"), made.find("PDF/PDFAttribute")
    assert link is not None
    assert which is not None
    assert unquote(str(link.get("LinkResourceURI"))) == "file:半 版#1.pdf"
    assert str(link.get("LinkResourceURI")).isascii()
    assert (which.get("PageNumber"), which.get("PDFCrop")) == ("3", "CropTrim")


def test_a_spot_ink_has_one_plate_and_tints(repository: Path) -> None:
    book = Book(made_up(repository, "weekend").loaded.materials.faces, 1000)
    inks = [Ink(0, 910, 760, 0, "PANTONE 185 C", share) for share in (500, 1000, 200)]
    names = [book.ink(ink) for ink in [*inks, Ink(0, 0, 0, 500), Ink(0, 0, 0, 500, "Black")]]
    assert len({*names}) == 5
    swatches = Tree.fromstring(f"<all>{book.inks_part()}</all>")
    spots = [(one.get("Name"), one.get("ColorValue")) for one in swatches.iter("Color") if one.get("Model") == "Spot"]
    assert spots == [("PANTONE 185 C", "0 91 76 0"), ("Black", "0 0 0 50")]
    tints = [(one.get("TintValue"), one.get("BaseColor")) for one in swatches.iter("Tint")]
    assert tints == [("50", names[1]), ("20", names[1])]
    defined = {one.get("Self") for one in swatches}
    assert {*names} <= defined
    assert len(defined) == len(list(swatches))


def test_every_spot_ink_of_the_sample_is_one_colour(repository: Path) -> None:
    colours = [one for part in made_up(repository, "lancheng").parts.values() for one in part.iter("Color")]
    assert [one.get("Name") for one in colours if one.get("Model") == "Spot"] == ["PANTONE 185 C"]


def test_faces_are_named_as_programs_list_them(repository: Path) -> None:
    listed = {
        (one.get("FontFamily"), one.get("FontStyleName"), one.get("PostScriptName"))
        for part in made_up(repository, "lancheng").parts.values()
        for one in part.iter("Font")
    }
    assert ("Noto Serif SC", "Regular", "NotoSerifSC-Regular") in listed
    assert ("Noto Sans SC Cut", "Bold", "NotoSansSCCut-Bold") in listed


def test_every_face_that_is_used_is_listed(sample_of) -> None:
    parts = sample_of.parts
    listed = {(one.get("FontFamily"), one.get("FontStyleName")) for part in parts.values() for one in part.iter("Font")}
    used = {
        (one.findtext("Properties/AppliedFont"), one.get("FontStyle"))
        for part in parts.values()
        for kind in ("CharacterStyleRange", "ParagraphStyle", "CharacterStyle")
        for one in part.iter(kind)
        if one.find("Properties/AppliedFont") is not None
    }
    assert used <= listed


def test_strong_words_and_emphasis_have_the_faces_of_the_house(tmp_path: Path) -> None:
    made = small(tmp_path, "# 年报\n\n收入**三亿**元，支出*二亿*元，***结余***一亿元。\n")
    given = {one.get("Self"): one.findtext("Properties/AppliedFont") for part in made.parts.values()
             for one in part.iter("CharacterStyle")}  # fmt: skip
    face_of = {
        str(one.findtext("Content")): given.get(str(one.get("AppliedCharacterStyle")))
        for part in made.parts.values()
        for one in part.iter("CharacterStyleRange")
    }
    drawn = {
        "".join(run.texts): run.face.partition("-")[0]
        for run, words in type_of(made.composed.edition.pages[0])
        if words in ("三亿", "二亿", "结余")
    }
    families = {"hei": "Noto Sans SC Cut", "kai": "WenKai Cut"}
    assert {words: face_of[words] for words in drawn} == {words: families[face] for words, face in drawn.items()}
    assert {drawn["三亿"], drawn["二亿"]} == {"hei", "kai"}


def test_notes_in_two_rows_and_emphasis_are_set_by_the_program_that_opens_it(tmp_path: Path) -> None:
    made = small(tmp_path, "# 年报\n\n收入[不含附录]{warichu}三亿元，支出[必须]{dots}压缩。\n")
    runs = [one for part in made.parts.values() for one in part.iter("CharacterStyleRange")]
    by_words = {str(one.findtext("Content")): one for one in runs}
    assert (by_words["不含附录"].get("Warichu"), by_words["不含附录"].get("WarichuLines")) == ("true", "2")
    assert by_words["必须"].get("KentenKind") == "KentenSmallBlackCircle"
    assert by_words["必须"].get("KentenPosition") == "BelowLeft"


def picture_bytes(form: str, mode: str = "RGB", *, turned: int = 1) -> bytes:
    """A picture of 8 × 4 pixels, its left half dark."""
    image = Image.new(mode, (8, 4), "white")
    image.paste("black", (0, 0, 4, 4))
    exif = Image.Exif()
    exif[0x0112] = turned
    out = io.BytesIO()
    image.save(out, form, exif=exif, **({"lossless": True} if form == "WEBP" else {}))
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "turned", "one_ink", "seen"),
    [("JPEG", 1, False, ("JPEG", "RGB", (8, 4))), ("JPEG", 6, False, ("TIFF", "RGB", (4, 8))),
     ("WEBP", 1, False, ("TIFF", "RGB", (8, 4))), ("PNG", 1, True, ("TIFF", "L", (8, 4)))],
)  # fmt: skip
def test_pictures_go_in_as_they_are_seen(repository: Path, form: str, turned: int, *, one_ink: bool,
                                         seen: tuple[str, str, tuple[int, int]]) -> None:  # fmt: skip
    book = Book(made_up(repository, "weekend").loaded.materials.faces, 1000)
    data = picture_bytes(form, turned=turned)
    facts = probe(data, "a.x")
    red = Ink(0, 910, 760, 0)
    mark = Picture(Rect(0, 0, 9000, 9000), "a.x", (0, 0, facts.width, facts.height), "", ink=red if one_ink else None)
    image = Tree.fromstring(picture(book, mark, facts, data)).find("Image")
    assert image is not None
    held = Image.open(io.BytesIO(b64decode(image.findtext("Properties/Contents") or "")))
    assert (held.format, held.mode, held.size) == seen
    assert image.get("FillColor") == (book.ink(red) if one_ink else None)
    bounds = image.find("Properties/GraphicBounds")
    assert bounds is not None
    assert (bounds.get("Right"), bounds.get("Bottom")) == tuple(map(str, held.size))


def test_a_picture_that_cannot_be_read_stays_as_it_is() -> None:
    facts = PictureFacts(8, 4, "RGB", "WEBP")
    assert stored(b"no picture", "a.webp", facts, one_ink=False) == (b"no picture", "a.webp")


def test_simple_idml_opens_it(sample_of, tmp_path: Path) -> None:
    path = tmp_path / "issue.idml"
    path.write_bytes(sample_of.data)
    with IDMLPackage(str(path)) as package:
        assert len(package.spreads) == len(sample_of.composed.edition.pages)
        assert len(package.stories) == len(texts(sample_of.parts))
        assert package.font_families
        assert package.style_groups


def test_the_command_writes_it_alone_and_keeps_it(repository: Path, tmp_path: Path) -> None:
    issue = str(repository / "seeds/weekend/issue.yaml")
    made: dict[str, Any] = {}
    for only in ("idml", "pdf"):
        assert main([issue, "--only", only, "--out", str(tmp_path), "--quiet"]) == 0
        made[only] = sorted(path.name for path in (tmp_path / "weekend-2024-05-18").iterdir() if path.name[0] != ".")
    assert made == {"idml": ["weekend-2024-05-18.idml"], "pdf": ["P01.pdf", "weekend-2024-05-18.idml"]}


def test_one_page_of_several_has_only_its_own_frames(repository: Path, tmp_path: Path) -> None:
    issue = str(repository / "seeds/evening/issue.yaml")
    assert main([issue, "--only", "idml", "--pages", "2", "--out", str(tmp_path), "--quiet"]) == 0
    data = (tmp_path / "evening-2024-05-17/evening-2024-05-17.idml").read_bytes()
    assert broken(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        said = Tree.fromstring(package.read("Resources/Preferences.xml")).find("DocumentPreference")
    assert said is not None and said.get("PagesPerDocument") == "1"
