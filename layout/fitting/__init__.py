"""What stands where: lines through rows of legs, heads, remedies, what is over or short."""
