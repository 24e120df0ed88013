"""Why each finding is looked for, in Chinese, as the catalogue of :mod:`layout.messages` says it in English.

Only ``explain`` reads this room: a plain run needs no reasons.
"""

from __future__ import annotations

from typing import Final

from layout.reasons import copy, files, page, press, reviewing, spec, things

REASONS: Final[dict[str, str]] = {
    **copy.REASONS,
    **page.REASONS,
    **spec.REASONS,
    **files.REASONS,
    **things.REASONS,
    **press.REASONS,
    **reviewing.REASONS,
}
"""Code → the rule and where it comes from.  Every code of the catalogue is here, and no other."""

__all__ = ["REASONS"]
