"""What is made of an issue, written out: press files, previews, cards, the e-paper."""
