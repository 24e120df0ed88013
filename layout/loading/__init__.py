"""From paths to values: an issue and all it names."""
