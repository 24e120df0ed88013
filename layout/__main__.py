"""``python -m layout`` is ``render-page``."""

from __future__ import annotations

from layout.cli import program

program()
