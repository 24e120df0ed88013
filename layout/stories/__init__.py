"""Copy: raw dumps and story files become stories."""

from __future__ import annotations

from layout.stories.dump import read_dump
from layout.stories.hints import Hints, read_hints
from layout.stories.model import Copy, Story
from layout.stories.storyfile import read_story, write_story

__all__ = ["Copy", "Hints", "Story", "read_dump", "read_hints", "read_story", "write_story"]
