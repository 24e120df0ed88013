"""Many issues in one run: what is to be made, by which processes, and what an earlier run has made already."""
