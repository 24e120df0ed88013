"""Page specs and house styles: YAML becomes typed values that know their place."""

from __future__ import annotations

from layout.spec.check import check, style_faults
from layout.spec.issue import read_issue
from layout.spec.sheet import read_styles

__all__ = ["check", "read_issue", "read_styles", "style_faults"]
