"""Values that a key of a spec may have in this issue: stories, styles, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.keys.issue import SIDES, USES
from layout.workbench.outcomes import MadePages, name_of


def values_of(made: MadePages | None) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By key, the values that there are, each with what it is."""
    found: dict[str, list[tuple[str, str]]] = {
        "use": [(one, meaning) for one, meaning in USES.items()],
        "side": [(one, meaning) for one, meaning in SIDES.items()],
    }
    if made is None:
        return found
    materials = made.loaded.materials
    styles = materials.styles
    found["story"] = [(slug, name_of(one)) for slug, one in materials.stories.items()]
    found["picture"] = [(name, f"{one.width} × {one.height}") for name, one in materials.pictures.items()]
    found["style"] = [(name, "") for name in styles.stories]
    found["box"] = [(name, "") for name in styles.boxes]
    found["tint"] = found["ink"] = [(name, "") for name in styles.inks]
    found["rule_above"] = found["rule_below"] = [(name, "") for name in styles.rules]
    return found
