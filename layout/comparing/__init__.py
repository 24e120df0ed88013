"""Two accounts of pages laid against each other: what is on one and not on the other, in the words of the trade."""
