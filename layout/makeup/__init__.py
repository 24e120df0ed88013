"""Slots and lines become pages."""
