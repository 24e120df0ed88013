"""The desk: an issue before one's eyes while one works on it, in a browser on this machine."""
