"""Ctrl+K: find any action, person, family or day, and do it."""
