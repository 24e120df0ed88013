"""Words and figures as copy has them: what a number says, how words and idioms are miswritten.  No page."""
