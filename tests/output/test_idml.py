"""Documents for InDesign: whole words, threads, places, and references that lead somewhere; opened by SimpleIDML.

No InDesign runs here.  What is held is what the format's description asks of a package: its kind first and unpacked,
names given once, references to what is there, and a story's frames in one chain.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as Tree

import pytest
from simple_idml.idml import IDMLPackage

from layout.cli import main
from layout.composing import Composed, compose
from layout.idml.document import MIMETYPE, idml
from layout.loading.contents import bytes_of
from layout.loading.load import Loaded, load
from layout.page import GlyphRun, Picture

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


@pytest.fixture(scope="module", params=SAMPLES)
def sample_of(request: pytest.FixtureRequest, repository: Path) -> Made:
    """Every sample issue."""
    loaded = load(repository / "seeds" / request.param / "issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    return Made(loaded, composed, made_of(loaded, composed))


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
        body = [bare(part.text) for part in story.body if part.kind != "picture"]
        assert any(all(one in text for one in body) for text in known), story.slug
        said = [*story.headline, story.kicker, *story.deck]
        said += [story.byline.raw] if story.byline and not story.byline.inline else []
        assert [one for one in said if bare(one) not in every] == []


def test_all_type_of_the_pages_is_in_the_document(sample_of) -> None:
    every = "".join(bare(one) for one in texts(sample_of.parts).values())
    lacking = [
        words
        for page in sample_of.composed.edition.pages
        for run in page.marks
        if isinstance(run, GlyphRun) and not run.drawn and not run.ruby
        for words in [bare("".join(run.texts))]
        if words not in every and not any(part in words for part in "-•●■◆")
    ]
    assert len(lacking) == 0, lacking


def test_type_stands_in_a_frame_of_its_page(sample_of) -> None:
    parts = sample_of.parts
    boxes: dict[int, list[tuple[float, float, float, float]]] = {}
    for page, one in frames(parts):
        boxes.setdefault(page, []).append(box_of(one))
    for at, page in enumerate(sample_of.composed.edition.pages):
        runs = [one for one in page.marks if isinstance(one, GlyphRun) and not one.drawn and not one.ruby]
        for run in runs:
            x, y = (run.origin.x + run.xs[0]) / 1000, (run.origin.y + (run.ys[0] if run.ys else 0)) / 1000
            size = run.size / 1000
            assert any(
                left - size <= x <= right + size and top - size <= y <= foot + size
                for left, top, right, foot in boxes[at]
            ), run.texts


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


def test_lines_run_downward_where_the_pages_do(repository: Path) -> None:
    for name, most in (("nanwan", True), ("weekend", False)):
        loaded = load(repository / "seeds" / name / "issue.yaml")
        parts = Made(loaded, composed := compose(loaded.issue, loaded.materials), made_of(loaded, composed)).parts
        down = {
            str(story.get("Self")): story.find("StoryPreference").get("StoryOrientation") == "Vertical"  # type: ignore[union-attr]
            for part in parts.values()
            for story in part.iter("Story")
        }
        long = {key for key, text in texts(parts).items() if len(text) > 150}
        assert {down[key] for key in long} == {most}


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
