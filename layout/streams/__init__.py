"""Content streams of our pages: marks as operators, the codes of glyphs, tags."""
