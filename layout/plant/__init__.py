"""The package for the plant."""
