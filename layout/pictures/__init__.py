"""Image files become pictures of known size in press colours."""
