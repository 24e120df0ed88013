"""An issue for the screen (数字报): pages with hot-spots, whole stories, feeds, an EPUB.  Values in, files out."""
