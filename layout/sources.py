"""What is read for an issue, as one value that can go from one process to another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from layout.findings import Finding
from layout.fonts.model import Manifest
from layout.pictures.model import PictureFacts
from layout.pictures.placed import PlacedPage
from layout.spec.model import Issue
from layout.spec.press import Press
from layout.spec.styles import Stylesheet
from layout.stories.model import Story
from layout.stylesheets.preflight import Limits
from layout.value import NamedTuple


class Sources(NamedTuple):
    """Everything read for an issue, and what was found on the way; *folder* is where the kit's font files are."""

    issue: Issue
    styles: Stylesheet
    stories: tuple[Story, ...]
    manifest: Manifest
    folder: Path
    pictures: dict[str, Path]
    facts: dict[str, PictureFacts]
    findings: tuple[Finding, ...]
    press: Press = Press()
    """How press files are made; its profile is a path that was checked."""
    artworks: Mapping[str, PlacedPage] = {}
    """Pages of others' files that may be placed, by the names that marks call them."""
    limits: Limits = Limits("newsprint")
    """What the plant's press takes."""
