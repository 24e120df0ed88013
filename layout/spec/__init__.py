"""Issues and house styles as values: what an editor specified, with its place, nothing of how it is written."""
