"""Runs that are whole: the files of one run stand in their folder together, or those of the last run do."""
