"""``python -m layout`` is ``render-page``."""

from __future__ import annotations

import sys

from layout.cli import main

sys.exit(main())
