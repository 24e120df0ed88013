"""The grid of a page and the areas on it: measure and depth only."""
