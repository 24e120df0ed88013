"""Files that hold a table: CSV, Excel, web pages, Word, Markdown."""
