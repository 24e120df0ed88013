"""What an editor does around a page."""
