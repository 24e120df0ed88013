"""Pages of others taken in: lifted out of their files, checked, turned into the inks of the press by order."""
