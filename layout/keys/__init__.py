"""The keys an editor may write in an issue: shapes, kinds of values, and what is wrong with what was written."""
