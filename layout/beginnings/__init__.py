"""How an issue begins: the page that a newcomer is given, and an issue made from copy alone."""
