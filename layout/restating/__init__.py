"""Figures that a page states twice, in heads, captions and copy, in scores, rounds and tables, against each other."""
