"""What a plant is asked for beside the files: copies, times, whom to ask, and the version of the package."""

from __future__ import annotations

from datetime import date
from typing import Any

from layout.spec.press import Press
from layout.value import NamedTuple


class PlantOrder(NamedTuple):
    """What stands on the job sheet and in no file: nought or nothing for what nobody said."""

    version: int = 1
    copies: int = 0
    due: str = ""
    """``2023-11-15 01:30``, or ``01:30`` on the day of the issue."""
    signer: str = ""
    contact: str = ""
    before: int = 0
    """The version that pages are compared with, 0 for none."""
    gone: tuple[str, ...] = ()
    """Pages of that version that are not in this one."""

    def due_iso(self, day: date) -> str:
        """The time as ISO 8601 has it, on the clock of the plant."""
        return self.due_words(day).replace(" ", "T") + ":00"

    def due_words(self, day: date) -> str:
        """The time with its day, which is that of the issue where none is said; empty for no time."""
        return self.due if " " in self.due or not self.due else f"{day.isoformat()} {self.due}"


def order_of(press: Press) -> PlantOrder:
    """What *press* says."""
    return PlantOrder(press.version, press.copies, press.due, press.signer, press.contact)


def colour_of(inked: tuple[str, ...]) -> str:
    """Black or colours, in the word of the trade."""
    return "黑白" if set(inked) <= {"Black"} else "彩色"


def order_values(order: PlantOrder, day: date) -> dict[str, Any]:
    """For ``job.yaml``: what was said of the job, and what changed since the package before."""
    made: dict[str, Any] = {"version": order.version}
    said = {"copies": order.copies, "signed_by": order.signer, "contact": order.contact}
    if order.due:
        made["due"] = order.due_iso(day)
    made |= {key: value for key, value in said.items() if value}
    if order.before:
        made["changed_since_version"] = order.before
        if order.gone:
            made["pages_gone"] = list(order.gone)
    return made
