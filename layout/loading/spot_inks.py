"""Spot inks of a house style held against those that the plant has on its press."""

from __future__ import annotations

from pathlib import Path

from layout.findings import Finding, finding
from layout.loading.limits import plant_limits
from layout.page import Ink
from layout.spec.press import Press
from layout.spec.styles import Stylesheet, inks_in


def held_to_plant(
    styles: Stylesheet, press: Press, folder: Path, roots: tuple[Path, ...]
) -> tuple[Stylesheet, list[Finding]]:
    """*styles* with the four inks that it looks like in place of every spot ink that the plant does not have."""
    limits = plant_limits(press, folder, roots)
    names = dict.fromkeys(ink.spot for ink in inks_in(styles) if ink.spot)
    refused = {name for name in names if name not in limits.spots and "*" not in limits.spots}
    if not refused:
        return styles, []

    def held(ink: Ink) -> Ink:
        if ink.spot not in refused:
            return ink
        c, m, y, k = (plate * ink.share // 1000 for plate in ink.plates)
        return Ink(c, m, y, k)

    styles = styles._replace(
        inks={name: held(ink) for name, ink in styles.inks.items()},
        text={name: one._replace(ink=held(one.ink)) for name, one in styles.text.items()},
        rules={name: one._replace(ink=held(one.ink)) for name, one in styles.rules.items()},
        boxes={
            name: one if one.tint is None else one._replace(tint=held(one.tint)) for name, one in styles.boxes.items()
        },
    )
    has = "、".join(limits.spots) or "—"
    return styles, [finding("spot-refused", styles.place, ink=name, plant=limits.name, known=has) for name in names
                    if name in refused]  # fmt: skip
