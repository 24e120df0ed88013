"""What has to balance in a story: parts and their whole, and so many of each, where words leave no choice."""
