"""Text and a measure become set lines; no page is known here."""
