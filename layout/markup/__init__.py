"""What the markup of a document states of its lines: heads, tables, numbers, and web pages as such lines."""
