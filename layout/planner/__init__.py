"""Whole pages proposed from copy and a page's furniture, with reasons: what is proposed has been set, so it fits."""
