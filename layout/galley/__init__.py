"""Copy made ready for setting: the items of a story, not yet on a page (小样)."""
