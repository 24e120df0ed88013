"""Persons and places as a story names them: by which name, in which office, and whose they are."""
