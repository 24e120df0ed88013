"""Years, ages and days of a story, against the calendar, the day of issue and each other."""
