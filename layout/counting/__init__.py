"""What the figures of a story make of each other: wholes, changes, shares, products, and heads against their text."""
