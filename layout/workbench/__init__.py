"""An issue that is worked on: its texts and what changes them, what hands ask for, what is made of it each time."""
