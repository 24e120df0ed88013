"""Copy: raw dumps and story files become stories."""
