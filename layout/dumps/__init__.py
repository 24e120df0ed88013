"""Raw dumps of a page become stories: the parts of lines, groups, paragraphs, and doubts about them."""
