"""The characters of copy: bytes become lines, and every character its one form, each change counted."""
