"""What every key of the files an editor writes means: its name in Chinese, a sentence in both languages."""
