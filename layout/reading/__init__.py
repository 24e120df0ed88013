"""What stands on pages as a reader reads it: passages, words, persons and places, figures."""
