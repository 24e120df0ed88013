"""YAML as trees of nodes that know their places: one reader, one set of limits for every file."""
