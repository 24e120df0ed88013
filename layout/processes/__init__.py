"""A second process, and work on files of others at arm's length."""
