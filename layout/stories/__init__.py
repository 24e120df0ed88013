"""Stories: what a story is, what it is called in files, and what can be read from its words alone."""
