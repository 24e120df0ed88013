"""Infographics in SVG, read into shapes and words that know nothing of a page."""
