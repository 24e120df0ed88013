"""A page that stands read as a duty editor reads it: what is printed against itself, the calendar and the rules."""
