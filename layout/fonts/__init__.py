"""Font files become faces that can be measured, shaped and cut down for a document."""
