"""Two versions of an issue: where they are read from, how their pages are shown beside each other."""
