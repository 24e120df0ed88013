"""What has to balance: parts and their whole, so many of each, lives and lengths, each where the words leave no choice."""
