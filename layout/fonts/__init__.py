"""Font files become faces that can be measured, shaped and subset."""
