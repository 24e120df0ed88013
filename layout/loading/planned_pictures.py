"""Pictures of stories that no slot has: a page that is planned may give them one."""

from __future__ import annotations

from pathlib import Path

from layout.loading.drawings import with_inks
from layout.loading.load import Loaded
from layout.loading.sources import load_pictures
from layout.spec.wishes import PlanWishes


def with_story_pictures(loaded: Loaded, folder: Path, roots: tuple[Path, ...]) -> Loaded:
    """*loaded* with the pictures of stories that no slot has, as where every page had a plan."""
    pages = tuple(page._replace(plan=page.plan or PlanWishes()) for page in loaded.issue.pages)
    stories = list(loaded.materials.stories.values())
    paths, facts, _ = load_pictures(loaded.issue._replace(pages=pages), stories, folder, roots)
    facts = {name: one for name, one in facts.items() if name not in loaded.materials.pictures}
    if any(one.drawing for one in facts.values()):
        facts = with_inks(facts, loaded.press)
    materials = loaded.materials._replace(pictures={**loaded.materials.pictures, **facts})
    return loaded._replace(materials=materials, pictures={**paths, **loaded.pictures})
