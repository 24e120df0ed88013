"""The files a house has once: style sheets, the table of cards, profiles of preflight; JSON Schema of them all."""
