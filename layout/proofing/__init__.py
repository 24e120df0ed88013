"""What an editor would circle on a finished page."""
