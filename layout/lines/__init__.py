"""One line of a dump by itself: what it looks like, what it may be, and what a whole dump is like."""
